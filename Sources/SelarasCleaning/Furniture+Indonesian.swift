extension Furniture.Phrases {
  /// Indonesian.
  static let indonesian = Furniture.Phrases(
    openings: [
      "bagikan ke", "bagikan artikel", "bagikan berita", "lihat asli", "gulir ke bawah",
      "scroll untuk", "gulir untuk", "ikuti saluran", "ikuti kami", "ikuti berita",
      "ikuti akun", "follow akun", "dapatkan update", "dapatkan berita", "dapatkan ringkasan",
      "hak cipta", "masuk untuk", "login untuk", "daftar untuk", "silakan masuk",
      "silakan login", "unduh aplikasi", "download aplikasi", "kirim tulisan",
      "artikel ini telah tayang",
      "artikel ini sudah tayang", "baca selengkapnya", "selengkapnya di", "klik di sini",
      "simak berita", "cek berita dan artikel", "tonton juga video", "simak video",
      "tulis komentar",
      "kirim komentar", "langganan majalah", "berlangganan mulai", "versi cetak",
      "halaman ini dicetak",
      "dicetak dari", "diposting oleh", "diberdayakan oleh", "situs ini memakai kuki",
      "situs ini menggunakan cookie", "pilihan editor", "lanjutkan membaca", "lanjut ke halaman",
      "kembali ke atas", "kirimkan ini lewat", "editor:", "penulis:", "reporter:", "sumber:",
      "pewarta:", "foto:", "temukan lebih banyak",
    ],
    labels: [
      "baca juga", "lihat juga", "baca selanjutnya", "simak juga", "tonton juga", "baca lagi",
      "artikel terkait", "berita terkait", "penafian", "disclaimer", "bagikan", "tag", "tags",
      "label", "topik", "kata kunci", "kategori", "sebelumnya", "selanjutnya", "terkait",
      "pilihan redaksi", "berita lainnya", "iklan", "topik terkait",
    ],
    parts: [
      "bagikan", "bagikan ke", "bagi", "masuk", "daftar", "daftar akun", "keluar", "beranda",
      "salin tautan", "salin", "tautan", "cetak", "kirim", "suka", "simpan", "komentar", "halaman",
      "selanjutnya", "sebelumnya", "berikutnya", "lihat asli", "lihat juga", "lihat semua",
      "lihat lainnya", "muat lainnya", "lewati iklan", "iklan", "langganan", "berlangganan",
      "selengkapnya", "tutup", "menu", "cari", "surel", "versi cetak", "tampilkan semua",
      "baca juga", "terpopuler", "terbaru", "setuju", "balas", "laporkan", "ikuti", "unduh",
    ],
    fillers: ["ke", "dari", "atau", "dan", "di", "ini", "lewat", "via", "artikel", "berita"],
    sections: [
      "baca juga", "artikel terkait", "berita terkait", "terkait", "artikel lainnya",
      "berita lainnya", "rekomendasi", "rekomendasi untuk anda", "untuk anda", "terpopuler",
      "berita terpopuler", "paling populer", "populer", "terbaru", "berita terbaru", "terkini",
      "pilihan editor", "pilihan redaksi", "video pilihan", "tentang penulis", "bagikan",
      "bagikan artikel ini", "ikuti kami", "langganan", "buletin", "tag", "label", "kategori",
      "arsip", "arsip blog", "pengikut", "lencana", "lihat juga", "jangan lewatkan", "daftar isi",
      "baca selanjutnya", "lebih banyak", "topik terkait", "kata kunci", "simak juga",
    ],
    comments: [
      "komentar", "tanggapan", "komentar pembaca", "tulis komentar", "tinggalkan komentar",
      "kolom komentar", "tinggalkan balasan", "beri komentar", "diskusi",
      "masuk untuk menulis komentar",
    ],
    disclaimers: [
      "pihak ketiga", "pihak lain", "tujuan informasi", "sebagai informasi umum",
      "nasihat keuangan", "nasihat profesional", "saran investasi", "saran keuangan",
      "tidak bertanggung jawab", "tidak boleh dianggap", "tidak dianggap sebagai", "tidak menjamin",
      "tidak mewakili", "tidak mencerminkan", "tidak selalu mencerminkan", "belum tentu sejalan",
      "bukan pernyataan", "bukan merupakan", "bukan nasihat", "bukan ajakan", "kerugian apa pun",
      "kerugian yang timbul", "sumber luar", "lihat penafian", "baca ketentuan", "risiko sendiri",
      "dukungan terhadap", "pandangan redaksi", "keputusan investasi", "tanggung jawab pembaca",
    ],
    selfReferences: [
      "halaman ini", "situs ini", "artikel ini", "tulisan ini", "konten ini", "laporan ini",
      "informasi ini", "isi halaman", "konten di", "penafian", "materi ini",
    ],
    bylines: ["oleh", "penulis:", "ditulis oleh", "laporan", "reporter:"],
    months: [
      "januari|jan", "februari|feb|pebruari", "maret|mar", "april|apr", "mei", "juni|jun",
      "juli|jul", "agustus|agu|agt|ags", "september|sep|sept", "oktober|okt",
      "november|nov|nopember", "desember|des",
    ],
    containerTokens: [
      ("komentar komen tanggapan", .comments),
      (
        """
        bagikan bagi iklan terkait rekomendasi terpopuler nawala berlangganan langganan kuki \
        lainnya unduh
        """, .furniture
      ),
      ("navigasi remah", .navigation),
      ("isi artikel berita", .content),
      ("penulis waktu", .about),
    ])
}
