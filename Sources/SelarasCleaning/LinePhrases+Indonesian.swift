extension LinePhrases {
  /// Indonesian.
  static let indonesian = LinePhrases(
    menus: """
      nasional, internasional, humaniora, metro, megaswara, sumatera, jawa, kalimantan, \
      sulawesi, papua, bali, nusa tenggara, maluku, dunia, asia, eropa, timur tengah, \
      investigasi, interaktif, ragam, aneka, serba-serbi, gagasan, kilas, sekilas, lintas, \
      lipsus, interes, humor, ramadan, haji, mudik, visual, visual interaktif, arsip foto, \
      kanal, rubrik, jelajah, properti & arsitektur, rumah, tren sosial, hobi, fotografi, \
      hewan, tanaman, kuliner & resep, daerah, regional, nusantara, metropolitan, megapolitan, \
      politik, hukum, hukum & kriminal, kriminal, peristiwa, pemerintahan, parlemen, pemilu, \
      pilkada, ekonomi, bisnis, ekonomi & bisnis, ekonomi bisnis, keuangan, finansial, pasar, \
      pasar modal, bursa, saham, obligasi, reksa dana, komoditas, emas, valas, kurs, \
      kurs rupiah, pajak, perbankan, asuransi, industri, properti, energi, umkm, wirausaha, \
      kripto, aset kripto, mata uang kripto, blockchain, bitcoin, ethereum, altcoin, analisis, \
      analisis pasar, riset, data, infografik, infografis, grafik, olahraga, sepak bola, \
      sepakbola, bola, bulu tangkis, bulutangkis, basket, motogp, formula 1, liga indonesia, \
      liga inggris, klasemen, jadwal, jadwal pertandingan, skor, hasil pertandingan, raket, \
      teknologi, tekno, sains, internet, gawai, gadget, aplikasi, gim, game, otomotif, mobil, \
      motor, pendidikan, edukasi, kampus, sekolah, kesehatan, sehat, gaya hidup, lifestyle, \
      hiburan, selebritas, seleb, artis, film, musik, buku, seni, budaya, sastra, tradisi, \
      sejarah, religi, islami, khazanah, wisata, jalan-jalan, perjalanan, kuliner, resep, \
      resep masakan, makanan, mode, kecantikan, keluarga, ibu & anak, parenting, zodiak, \
      ramalan, cuaca, lingkungan, opini, kolom, editorial, tajuk, tajuk rencana, \
      surat pembaca, wawancara, sosok, profil, profil desa, tokoh, cerita, esai, feature, \
      foto, galeri, galeri foto, foto-foto, video, siniar, podcast, streaming, \
      siaran langsung, live, tv, radio, fokus, fokus berita, sorotan, liputan khusus, \
      laporan khusus, edisi khusus, cek fakta, hoaks, hoax, berita, artikel, pengumuman, \
      agenda, kegiatan, layanan, informasi, informasi publik, publikasi, unduhan, dokumen, \
      regulasi, statistik, pengaduan, ppid, berita utama, headline, beranda, terkini, terbaru, \
      terpopuler, populer, viral, trending, tren, sedang tren, topik, topik hangat, \
      topik pilihan, pilihan, unggulan, rekomendasi, rekomendasi untuk anda, pilihan untukmu, \
      pilihan editor, terkait, berita terkait, berita terkini, berita populer, berita pilihan, \
      berita foto, berita video, kabar terbaru, artikel terbaru, artikel populer, \
      artikel terpopuler, artikel terkait, artikel lainnya, artikel sebelumnya, \
      artikel selanjutnya, indeks, indeks berita, arsip, arsip blog, kategori, \
      kategori lainnya, semua kategori, label, tag, tag populer, kata kunci, edisi, majalah, \
      koran, produk, produk serupa, produk terkait, produk lainnya, harga, harga bitcoin, \
      harga kripto, harga emas, konverter, kalkulator, promo, diskon, flash sale, \
      official store, detail, detail produk, info penting, informasi produk, varian, warna, \
      ukuran, stok, berat, kondisi, kategori produk, etalase, semua etalase, subtotal, jumlah, \
      catatan, ongkos kirim, pengiriman, estimasi, garansi, retur, merek, penjual, toko, chat, \
      diskusi produk, terjual, ulasan pilihan, pilihan lainnya untukmu, lainnya di toko ini, \
      kamu mungkin suka, voucher, deskripsi, spesifikasi, ulasan, ulasan pembeli, rating, \
      komunitas, forum, diskusi, obrolan, tanya, jawaban, pertanyaan, peringkat, lencana, \
      hadiah, misi, acara komunitas, panduan, tutorial, pemula, menengah, lanjutan, glosarium, \
      kamus, akademi, belajar, kelas, kursus, sertifikat, webinar, pelatihan, thread serupa, \
      topik serupa, anggota, anggota baru, anggota senior, moderator, pengguna, penulis, \
      kontributor, editor, redaktur, reporter, pewarta, wartawan, fotografer, penerjemah, \
      redaksi, tim redaksi, administrator, admin, penerbit, sumber, referensi, daftar pustaka, \
      lampiran, tautan, tautan terkait, tautan penting, situs terkait, mitra, media partner, \
      partner, jaringan, jaringan media, statistik pengunjung, pengunjung, pengunjung online, \
      hari ini, kemarin, minggu ini, bulan ini, total, total pengunjung, jajak pendapat, \
      polling, kuis, teka-teki, lowongan, lowongan kerja, karier, karir, bahasa, \
      bahasa indonesia, bahasa inggris, indonesia, mode gelap, mode terang, daftar isi, \
      menu utama, menit baca, menit membaca, waktu baca, dibaca, kali dibaca, dilihat, \
      kali dilihat, tayangan, pengikut, mengikuti, suka, komentar, balasan, pesan, poin, \
      penonton, x ditonton, ditonton, rb, ribu, jt, juta, kali, jam lalu, jam yang lalu, \
      menit lalu, menit yang lalu, hari lalu, hari yang lalu, minggu lalu, baru saja, oleh, \
      diterbitkan, diperbarui, terakhir diperbarui, dipublikasikan, porsi, pencarian, \
      hasil pencarian, sedang dibaca, baca nanti, video pilihan, video terkini, video lainnya, \
      resep lainnya, resep terkait, topik lainnya, untuk anda, untukmu, lihat terjemahan, \
      teks asli, terjemahan, media sosial, ikuti kami, temukan kami, tentang, bantuan, biaya, \
      acara, statuta, kontak kami, alamat, telepon, jam layanan, jam buka, tanya dokter, \
      tanya jawab, faq, sering ditanyakan, apakah ini membantu, dibantu, membantu, \
      tidak membantu, sangat membantu, visi dan misi, lembaga, lembaga desa, \
      pemerintahan desa, aparatur, aparatur desa, perangkat desa, potensi desa, peta desa, \
      peta situs web, sinergi program, jadwal ibadah, jadwal kegiatan, produk hukum, \
      laporan keuangan, transparansi, transparansi anggaran, data desa, login admin, \
      buku tamu, saran, kotak saran, maklumat pelayanan, standar pelayanan, survei, \
      survei kepuasan, galeri kegiatan, nama, nama lengkap, email, surel, alamat email, \
      situs web, website, no. hp, nomor hp, nomor telepon, isi komentar, kode di atas, \
      kode verifikasi, captcha, visi misi, struktur organisasi, peta lokasi, wartakan, dana, \
      gabung
      """,
    buttons: """
      tentang kami, mengenai kami, mengenai saya, tentang saya, hubungi kami, kontak, \
      layanan pengaduan, saran dan kritik, bantuan & dukungan, berita duka, karir & magang, \
      cara beriklan, tarif berlangganan, baca tanpa iklan, gabung plus, gabung plus sekarang, \
      beli langsung, masukkan keranjang, hubungi toko, ikuti toko, kunjungi toko, buat akun, \
      daftar akun, verifikasi akun, unduh dokumen, unduh lampiran, lihat lampiran, lihat peta, \
      lihat di peta, lihat semua ulasan, lihat foto, lihat video, lihat galeri foto, \
      atur jumlah dan catatan, ke atas, oke, lanjut, lanjutkan, mengerti, saya setuju, \
      izinkan, nanti saja, lewati, zoom-in, zoom-out, perbesar, perkecil, \
      sembunyikan komentar, bagikan postingan, bagikan utas, kirim pesan, kirim masukan, \
      beri masukan, tulis tanggapan, beri tanggapan, bookmark, kontak redaksi, \
      kebijakan privasi, kebijakan data pribadi, kebijakan kuki, kebijakan cookie, \
      kebijakan komentar, kebijakan pengembalian, kebijakan editorial, syarat dan ketentuan, \
      syarat & ketentuan, syarat penggunaan, ketentuan penggunaan, ketentuan layanan, \
      ketentuan umum penggunaan, persyaratan layanan, pedoman media siber, pedoman siber, \
      pedoman pemberitaan, pedoman komunitas, aturan forum, kode etik, kode etik jurnalistik, \
      peta situs, info iklan, pasang iklan, pemasangan iklan, beriklan, iklan baris, \
      tarif iklan, media kit, pusat bantuan, layanan pelanggan, cara berlangganan, \
      masuk / daftar, masuk/daftar, daftar sekarang, daftar gratis, masuk dengan google, \
      masuk dengan facebook, lupa kata sandi, lupa kata sandi?, akun saya, profil saya, \
      lihat profil lengkapku, keranjang, keranjang belanja, tambah ke keranjang, \
      tambahkan ke keranjang, beli sekarang, tambahkan ke wishlist, favorit saya, checkout, \
      metode pembayaran, lacak pesanan, tulis ulasan, lihat ulasan, pembeli juga membeli, \
      baru dilihat, terakhir dilihat, stok tersedia, gratis ongkir, simpan resep, \
      simpan resep ini, cetak resep, cetak halaman, cetak artikel, langsung ke resep, \
      lompat ke resep, lompat ke konten, lompat ke konten utama, lewati ke konten, \
      lewati ke konten utama, langsung ke konten, langsung ke isi, loncat ke konten, \
      navigasi pos, navigasi, posting komentar, kirim komentar, tambahkan komentar, \
      tulis komentar, tulis komentarmu, tinggalkan komentar, jadilah yang pertama berkomentar, \
      belum ada komentar, lihat semua komentar, muat komentar, batalkan balasan, \
      posting lebih baru, posting lama, postingan lama, postingan lebih baru, halaman utama, \
      halaman depan, halaman berikutnya, halaman selanjutnya, halaman sebelumnya, lihat semua, \
      lihat semua berita, lihat selengkapnya, lihat lebih banyak, lihat lainnya, \
      tampilkan lebih banyak, tampilkan lebih sedikit, tampilkan, sembunyikan, \
      muat lebih banyak, muat lainnya, selengkapnya, baca selengkapnya, baca lebih lanjut, \
      baca lainnya, baca artikel asli, lihat asli, lihat sumber, buka tautan, salin tautan, \
      salin link, bagikan, bagikan ini, bagikan artikel, bagikan artikel ini, \
      bagikan berita ini, bagikan di facebook, bagikan ke facebook, bagikan ke whatsapp, \
      bagikan ke x, berbagi, berbagi ke facebook, berbagi ke x, kirimkan ini lewat email, \
      blogthis!, blogthis, laporkan, laporkan konten, laporkan masalah, ikuti, ikuti penulis, \
      berhenti mengikuti, berlangganan sekarang, langganan sekarang, mulai berlangganan, \
      sudah berlangganan? masuk, unduh sekarang, unduh pdf, unduh aplikasi, dengarkan artikel, \
      dengarkan berita, putar video, perbesar gambar, lihat galeri, ubah ukuran huruf, \
      perbesar teks, perkecil teks, ukuran huruf, kirim tulisan, kirim artikel, ganti bahasa, \
      pilih bahasa, apakah halaman ini bermanfaat?, apakah artikel ini membantu?, \
      apakah artikel ini bermanfaat?, ya, kembali, kembali ke daftar, kembali ke beranda, \
      suka memuat..., memuat..., memuat, sedang memuat, tunggu sebentar, urutkan, \
      urutkan: terbaru, kutip, edisi cetak, e-paper, epaper, versi desktop, versi seluler, \
      tanya kami, chat dengan dokter, belanja sekarang, pesan sekarang, cek harga, \
      hubungi penjual, beri nilai, terima semua, tolak semua, setelan kuki, batal, \
      gabung sekarang, bergabung, bergabung dengan komunitas, lihat hasil, sebelumnya, \
      berikutnya, repost, sematkan, pin, hadiah, karier di sini, peluang karier
      """,
    stamps: """
      jam lalu, jam yang lalu, menit lalu, menit yang lalu, hari lalu, hari yang lalu, \
      minggu lalu, minggu yang lalu, bulan lalu, bulan yang lalu, detik yang lalu, menit baca, \
      menit membaca, kali dibaca, kali dilihat, kali ditonton, tayangan, pengikut, suka, \
      komentar, tanggapan, balasan, dibagikan, ulasan, pembaca
      """,
    roles: """
      penulis, editor, reporter, wartawan, pewarta, redaktur, penyunting, penyelaras bahasa, \
      fotografer, juru foto, kontributor, teks dan foto, teks, foto, ilustrasi, ilustrator, \
      laporan, sumber, sumber artikel, sumber berita, sumber foto, sumber gambar, penerjemah, \
      ditulis oleh, diposting oleh, diposkan oleh, diposkan pada, diunggah oleh, \
      dipublikasikan oleh, dipublikasikan, dipublikasi, diterbitkan, diterbitkan pada, \
      diperbarui, terakhir diperbarui, diupdate, tanggal, tanggal terbit, tanggal mulai, \
      terakhir diedit, ditinjau oleh, ditinjau secara medis oleh, disunting oleh, waktu baca, \
      lama baca, dibaca, dilihat, kategori, label, tag, tags, kata kunci, topik, baca juga, \
      lihat juga, simak juga, tonton juga, baca, pilihan editor, pilihan redaksi, \
      menarik dibaca, selanjutnya, sebelumnya, berikutnya, artikel sebelumnya, \
      artikel selanjutnya, keterangan foto, kredit foto, gambas, karya, hits, pesan, \
      thread starter, lokasi, telp, telp., telepon, faks, alamat, jam layanan, hotline, total, \
      hari ini, kemarin, porsi, copyright, langganan, terakhir disunting, anda di sini, \
      bagikan, bagikan ini, berbagi, temukan kami di, ikuti kami, jangan lewatkan, urutkan, \
      url, sku, dikutip dari, disadur dari, kompilasi oleh, artikel asli
      """,
    credits: "melaporkan, untuk kabar, kontributor, fotografer, penerjemah",
    cards: """
      lihat asli, lihat teks asli, tampilkan asli, lihat postingan asli, baca artikel asli, \
      lihat sumber asli, buka artikel asli, baca versi asli, teks asli, lihat terjemahan
      """,
    fillers: "dan, atau, di, ke, dari, pada, untuk, oleh, hari, ini, menit, jam, bulan, yang",
    notices: indonesianNotices,
    pages: """
      situs ini, laman ini, halaman ini, artikel ini, berita ini, tulisan ini, konten ini, \
      blog ini, web ini, website ini, portal ini, majalah ini, materi ini, informasi ini, \
      laporan ini, platform ini, layanan ini, kami, redaksi, di situs, konten di, isi artikel, \
      isi laman, seluruh isi, isi majalah, pengelola, penerbit
      """,
    readers:
      "anda, kamu, pembaca, menurutmu, milikmu, temanmu, ponselmu, kepadamu, kalian, pengguna, investor, silakan, silahkan, mohon, harap",
    reports: """
      hingga berita ini, sampai berita ini, saat berita ini, ketika berita ini, kata, ujar, ujarnya, katanya, tutur, tuturnya, menurut, jelas, jelasnya, ungkap, \
      ungkapnya, ucap, ucapnya, menyebut, menyatakan, mengatakan, menegaskan, menjelaskan, \
      mengungkapkan, imbuh, sambung, saya, ia, mereka
      """,
    controls: """
      tombol, klik, pilih menu, menu, dialog, jendela, kotak dialog, opsi, setelan, \
      pengaturan, bilah, kata sandi, isi nama, tekan
      """)
}
