extension LinePhrases {
  /// What comes together in the standing notices of Indonesian pages.
  static let indonesianNotices: [Notice: [String]] = [
    .rights: [
      """
      hak cipta, hak kekayaan intelektual, copyright, dilindungi undang-undang, \
      dilindungi oleh undang-undang, seluruh isi, semua isi, segala materi, segala isi, \
      segala bentuk, materi berupa, milik penerbit, merupakan milik, milik perusahaan, \
      hak penerbit, isi situs, isi artikel, isi laman, sebagian atau seluruh, \
      seluruh materi, seluruh konten, semua konten, setiap konten, foto dan tulisan, \
      konten milik
      """,
      """
      dilarang, tidak boleh, tidak diperbolehkan, tidak diperkenankan, tidak diizinkan, \
      dilarang keras, jangan menyalin, mohon tidak, larangan
      """,
      """
      memperbanyak, perbanyakan, mengutip, menggandakannya, menyalinnya, memperbanyaknya, \
      pemakaian ulang, penggunaan ulang, menjiplak, plagiasi, mengambil ulang, \
      memakai ulang, kutip, menyalin, salin, menggandakan, digandakan, menyebarluaskan, \
      menyebarkan, disebarluaskan, mendistribusikan, menerbitkan ulang, mempublikasikan, \
      mempublikasikan ulang, menayangkan, menayangkan ulang, memuat ulang, memuat kembali, \
      dikutip, disalin, diperbanyak, dipublikasikan ulang, diterbitkan ulang, reproduksi, \
      mereproduksi, crawling, mengambil konten, menggunakan konten, menggunakan foto, \
      pengindeksan, pengutipan, penggandaan, republikasi, copy paste, tayang ulang, \
      mengalihkan
      """,
      """
      tanpa izin, tanpa seizin, tanpa ijin, tanpa persetujuan, izin tertulis, \
      persetujuan tertulis, tanpa menyebut, tanpa mencantumkan, mencantumkan sumber, \
      menyebutkan sumber, seizin, atas izin
      """,
      """
      dituntut, tuntutan hukum, pelanggaran hukum, melanggar hukum, melanggar undang-undang, \
      pelanggaran, sanksi hukum, diproses hukum, jalur hukum, pelanggaran hak, sesuai hukum, \
      sesuai undang-undang, sesuai peraturan, all rights reserved
      """,
    ],
    .translation: [
      "diterjemahkan, terjemahan, penerjemahan, menerjemahkan, alih bahasa, dialihbahasakan",
      """
      otomatis, secara otomatis, oleh mesin, mesin penerjemah, terjemahan mesin, bantuan ai, \
      oleh ai, kecerdasan buatan, oleh sistem, dengan ai, alat terjemahan, google translate
      """,
      """
      jika ada perbedaan, bila ada perbedaan, jika terdapat perbedaan, \
      apabila terdapat perbedaan, bila terdapat perbedaan, ketidaksesuaian, perbedaan makna, \
      versi asli, teks asli, naskah asli, artikel asli, bahasa asli, versi bahasa inggris, \
      versi bahasa indonesia, yang berlaku, menjadi acuan, rujuk, merujuk, \
      mungkin tidak akurat, mungkin kurang tepat, mungkin mengandung, kualitas terjemahan, \
      keakuratan
      """,
      "disunting, penyuntingan, ditinjau, ditelaah, diperiksa, diperiksa ulang, penyunting, editor",
    ],
    .newsletter: [
      """
      berlangganan, langganan, dapatkan, daftarkan, daftar, mendaftar, terima, \
      daftarkan diri, jangan lewatkan, jadilah yang pertama, isi alamat, masukkan alamat, \
      masukkan email, ikuti
      """,
      """
      surel, email, e-mail, buletin, nawala, newsletter, kotak masuk, inbox, pos-el, \
      lewat email, melalui email, warta mingguan, ringkasan berita
      """,
      """
      setiap hari, setiap pagi, setiap minggu, setiap pekan, tiap hari, tiap pagi, \
      tiap minggu, tiap pekan, mingguan, harian, berita pilihan, berita terbaru, \
      kabar terbaru, artikel terbaru, berita penting, artikel pilihan, resep baru, \
      tulisan terbaru, info terbaru, update terbaru
      """,
      """
      gratis, secara gratis, cuma-cuma, berhenti berlangganan, berhenti kapan saja, \
      kapan saja, diskon, langsung di, langsung ke
      """,
    ],
    .risk: [
      """
      perdagangan, trading, aset kripto, mata uang kripto, kripto, cryptocurrency, \
      investasi, berinvestasi, aset digital, saham, nilai investasi, harga aset, koin, \
      token, mata uang digital, reksa dana, forex, derivatif, transaksi
      """,
      """
      berisiko tinggi, penuh risiko, berisiko, risiko tinggi, risiko, peringatan risiko, \
      mengandung risiko, memiliki risiko, tingkat risiko
      """,
      """
      kehilangan, kerugian, rugi, merugi, fluktuasi, fluktuatif, naik turun, turun tajam, \
      berubah tajam, berubah cepat, berkurang, hilang seluruhnya, tidak kembali, \
      memperoleh kembali, uang yang anda, uang anda, dana yang anda, volatil, volatilitas, \
      sangat bergejolak, seluruh modal, siap hilang, modal anda, dana anda
      """,
      """
      pastikan anda, pertimbangkan, memahami risiko, pahami, nilai risikonya, \
      menilai sendiri, bijak, hati-hati, berhati-hati, sebelum bertransaksi, \
      sebelum berinvestasi, sebelum membeli, riset sendiri, sebelum mengambil keputusan, \
      kemampuan finansial, kondisi keuangan anda, toleransi risiko
      """,
      "kinerja masa lalu, kinerja historis, imbal hasil, tidak menjamin hasil, prospektus",
    ],
    .disclaimer: [
      """
      tujuan informasi, keperluan informasi, bersifat informatif, pengetahuan umum, \
      informasi semata, sebagai pengetahuan, semata-mata, wawasan umum, bahan bacaan, \
      sebagai informasi, informasi umum, tujuan edukasi, keperluan edukasi, \
      bersifat edukatif, tujuan pendidikan, sebagai referensi, hanya untuk referensi, \
      sekadar informasi, hanya informasi
      """,
      """
      bukan nasihat, bukan saran, bukan rekomendasi, bukan ajakan, bukan merupakan, \
      dijadikan dasar, dijadikan acuan, dijadikan patokan, tidak dapat menggantikan, \
      tidak bisa menggantikan, bukan pengganti, tidak untuk menggantikan, \
      bukan sebagai pengganti, bukan anjuran, nasihat keuangan, nasihat investasi, \
      saran investasi, saran keuangan, rekomendasi investasi, nasihat hukum, nasihat medis, \
      saran medis, nasihat profesional, ajakan membeli, ajakan untuk membeli, \
      tidak menggantikan, pengganti saran, pengganti nasihat, pengganti konsultasi, \
      tidak boleh dianggap, tidak dimaksudkan, tidak dianggap sebagai
      """,
      """
      tidak bertanggung jawab, tidak bertanggungjawab, di luar tanggung jawab, \
      tanggung jawab penulis, tanggung jawab pembaca, tidak menanggung, \
      tidak memikul tanggung jawab, di luar kewenangan, tanggung jawab pengguna, \
      sepenuhnya tanggung jawab, tidak menjamin, tanpa jaminan, tidak memberi jaminan
      """,
      """
      tidak mewakili, tidak mencerminkan, tidak selalu mencerminkan, \
      belum tentu mencerminkan
      """,
      "pihak ketiga, pihak lain, oleh pengguna, kiriman pengguna, situs luar, penyedia konten",
      """
      konsultasikan, konsultasi dengan, hubungi dokter, tenaga medis, tenaga kesehatan, \
      temui dokter, ke dokter, periksakan, periksakan diri, pemeriksaan langsung, \
      pemeriksaan dokter, tanyakan kepada dokter, dokter anda, penasihat keuangan, ahlinya, \
      profesional kesehatan, diagnosis dan pengobatan
      """,
      """
      keputusan investasi, segala keputusan, mengambil keputusan, keputusan keuangan, \
      risiko sendiri, di tangan pembaca, di tangan anda, keputusan anda, \
      keuntungan maupun kerugian, kerugian yang timbul, kerugian apa pun, akibat penggunaan, \
      nilai risikonya
      """,
      "penafian, disclaimer, sanggahan, lihat penafian, pernyataan penyangkalan",
      """
      pendapat pribadi, pandangan pribadi, opini pribadi, pandangan penulis, pendapat penulis, sikap \
      redaksi, pandangan redaksi, pandangan platform, bukan pandangan, pihak luar, atas nama pribadi
      """,
    ],
    .app: [
      """
      unduh, mengunduh, lewat aplikasi, di aplikasi, melalui aplikasi, pakai aplikasi, \
      ngobrol, download, instal, pasang, pindai, scan, dapatkan, buka di
      """,
      """
      aplikasi, aplikasinya, app, google play, play store, app store, playstore, appstore, \
      kode qr, qr, android, ios
      """,
      "gratis, di mana saja, kapan saja, lebih cepat, lebih nyaman, notifikasi, di ponsel, sekarang",
    ],
    .social: [
      """
      ikuti, follow, gabung, bergabung, bergabunglah, gabunglah, subscribe, langganan, \
      dapatkan, simak, temukan, cek, kunjungi, pantau, jangan ketinggalan, like, klik, \
      pilih saluran
      """,
      """
      instagram, facebook, twitter, tiktok, youtube, telegram, whatsapp, whatsapp channel, \
      google news, saluran whatsapp, grup telegram, grup whatsapp, grup, kanal, saluran, \
      akun, media sosial, medsos, threads, fanpage, kanal-kanal, ponselmu, ponsel anda, \
      genggaman, kanal kami, media sosial kami, saluran kami, discord
      """,
      """
      berita terbaru, berita terkini, berita pilihan, kabar terbaru, breaking news, update, \
      info terbaru, perkembangan berita, berita lainnya, artikel lainnya, artikel menarik, \
      artikel lain, konten menarik, pembaruan, share
      """,
    ],
    .comments: [
      "komentar, berkomentar, mengomentari, tanggapan, balasan, membalas, balas",
      """
      masuk, login, daftar, mendaftar, harus masuk, tidak akan dipublikasikan, disetujui, \
      persetujuan admin, nama dan email, untuk komentar, wajib diisi, wajib ditandai, \
      ruas yang wajib, akun, peramban ini, alamat email, kirim, kebijakan
      """,
      """
      berhak menghapus, menghapus komentar, dihapus, sara, ujaran kebencian, kata kasar, \
      di luar tanggung jawab, sopan, santun, spam, moderasi, dimoderasi
      """,
    ],
    .privacy: [
      "kuki, cookie, cookies, data pribadi, data anda, data komentar",
      """
      menggunakan, memakai, menyetujui, setuju, persetujuan, kami gunakan, diproses, \
      pelajari bagaimana
      """,
      """
      kebijakan privasi, melanjutkan, lanjut menjelajah, pengalaman, pengalaman anda, \
      pengalaman terbaik, ketentuan penggunaan, pengaturan kuki, iklan yang relevan, \
      menganalisis lalu lintas
      """,
    ],
    .membership: [
      """
      pelanggan, berlangganan, langganan, anggota premium, gabung plus, tanpa iklan, donasi, \
      dukung, dukungan anda, traktir, sawer, premium, member, artikel gratis, keanggotaan
      """,
      """
      khusus, lanjutkan membaca, membaca selengkapnya, akses penuh, akses tanpa batas, \
      buka artikel, sudah berlangganan, untuk membaca, gabung sekarang, jurnalisme, \
      media independen, kerja jurnalistik, penulis, kopi, kami terus, baca tanpa iklan, \
      bebas iklan, anda sedang membaca, baca artikel ini, konten berbayar, terkunci
      """,
      "mulai rp, per bulan, per tahun, bulan ini, sebulan, gratis, tersisa, hanya rp",
    ],
    .correction: [
      """
      kesalahan, salah ketik, keliru, kekeliruan, kesalahan penulisan, masukan, saran, \
      kritik, pertanyaan, keluhan, koreksi, ralat, hak jawab
      """,
      """
      hubungi kami, hubungi, laporkan, beri tahu kami, sampaikan, kirim ke, kirim surel, \
      kirim email, kirimkan ke, kami terbuka, melalui email, alamat redaksi
      """,
    ],
    .credit: [
      """
      foto, (foto, foto:, gambar, ilustrasi, ilustrasi:, ilustrasi., tangkapan layar, \
      keterangan foto
      """,
      """
      dok., dok, dokumentasi, istimewa, ist, sumber:, sumber foto, shutterstock, \
      getty images, unsplash, pexels, pixabay, freepik, (foto:, [foto, /dok, kredit, ist., \
      humas
      """,
    ],
    .sponsors: [
      """
      iklan, sponsor, disponsori, tautan afiliasi, afiliasi, konten berbayar, advertorial, \
      artikel kerja sama, kerja sama, berbayar, link afiliasi
      """,
      """
      komisi, tanpa biaya tambahan, mendukung kami, membantu kami, dibayar, gulir, scroll, \
      lanjut membaca, lanjutkan membaca, ke bawah, di bawah ini, matikan pemblokir, \
      pemblokir iklan, pasang
      """,
    ],
    .origin: [
      """
      telah tayang, sudah tayang, pertama kali tayang, pertama kali terbit, \
      pertama kali dimuat, telah terbit, pernah dimuat, dimuat di, disadur, dikutip dari, \
      dilansir dari, diterbitkan ulang, tayang di
      """,
      "dengan judul, di laman, edisi, aslinya, rubrik, sumber asli, naskah asli, judul",
    ],
  ]
}
