extension LinePhrases {
  /// Indonesian.
  static let indonesian = LinePhrases(
    menus: """
      nasional, internasional, daerah, regional, nusantara, metropolitan, megapolitan, politik, hukum, \
      hukum & kriminal, kriminal, peristiwa, pemerintahan, parlemen, pemilu, pilkada, ekonomi, bisnis, \
      ekonomi & bisnis, ekonomi bisnis, keuangan, finansial, pasar, pasar modal, bursa, saham, \
      obligasi, reksa dana, komoditas, emas, valas, kurs, kurs rupiah, pajak, perbankan, asuransi, \
      industri, properti, energi, umkm, wirausaha, kripto, aset kripto, mata uang kripto, blockchain, \
      bitcoin, ethereum, altcoin, analisis, analisis pasar, riset, data, infografik, infografis, \
      grafik, \
      olahraga, sepak bola, sepakbola, bola, bulu tangkis, bulutangkis, basket, motogp, formula 1, liga \
      indonesia, liga inggris, klasemen, jadwal, jadwal pertandingan, skor, hasil pertandingan, raket, \
      teknologi, tekno, sains, internet, gawai, gadget, aplikasi, gim, game, otomotif, mobil, motor, \
      pendidikan, edukasi, kampus, sekolah, kesehatan, sehat, gaya hidup, lifestyle, hiburan, selebritas, \
      seleb, artis, film, musik, buku, seni, budaya, sastra, tradisi, sejarah, religi, islami, \
      khazanah, wisata, jalan-jalan, perjalanan, kuliner, resep, resep masakan, makanan, mode, \
      kecantikan, keluarga, ibu & anak, parenting, zodiak, ramalan, cuaca, lingkungan, opini, kolom, \
      editorial, tajuk, tajuk rencana, surat pembaca, wawancara, sosok, profil, profil desa, tokoh, \
      cerita, esai, feature, foto, galeri, galeri foto, foto-foto, video, siniar, podcast, streaming, \
      siaran langsung, live, tv, radio, fokus, fokus berita, sorotan, liputan khusus, laporan khusus, \
      edisi khusus, cek fakta, hoaks, hoax, berita, artikel, pengumuman, agenda, kegiatan, layanan, \
      informasi, informasi publik, publikasi, unduhan, dokumen, regulasi, statistik, pengaduan, ppid, \
      berita utama, headline, beranda, terkini, terbaru, terpopuler, populer, viral, trending, tren, \
      sedang tren, topik, topik hangat, topik pilihan, pilihan, unggulan, rekomendasi, rekomendasi untuk \
      anda, pilihan untukmu, pilihan editor, terkait, berita terkait, berita terkini, berita populer, \
      berita pilihan, berita foto, berita video, kabar terbaru, artikel terbaru, artikel populer, artikel \
      terpopuler, artikel terkait, artikel lainnya, artikel sebelumnya, artikel selanjutnya, indeks, \
      indeks berita, arsip, arsip blog, kategori, kategori lainnya, semua kategori, label, tag, tag \
      populer, kata kunci, edisi, majalah, koran, produk, produk serupa, produk terkait, produk lainnya, \
      harga, harga bitcoin, harga kripto, harga emas, konverter, kalkulator, promo, diskon, voucher, \
      deskripsi, spesifikasi, ulasan, ulasan pembeli, rating, komunitas, forum, diskusi, thread serupa, \
      topik serupa, anggota, anggota baru, anggota senior, moderator, pengguna, penulis, kontributor, \
      editor, redaktur, reporter, pewarta, wartawan, fotografer, penerjemah, redaksi, tim redaksi, \
      administrator, admin, penerbit, sumber, referensi, daftar pustaka, lampiran, tautan, tautan \
      terkait, tautan penting, situs terkait, mitra, media partner, partner, jaringan, jaringan media, \
      statistik pengunjung, pengunjung, pengunjung online, hari ini, kemarin, minggu ini, bulan ini, \
      total, total pengunjung, jajak pendapat, polling, kuis, teka-teki, lowongan, lowongan kerja, karier, \
      karir, bahasa, bahasa indonesia, bahasa inggris, indonesia, mode gelap, mode terang, daftar isi, \
      menu utama, menit baca, menit membaca, waktu baca, dibaca, kali dibaca, dilihat, kali dilihat, \
      tayangan, pengikut, mengikuti, suka, komentar, balasan, pesan, poin, penonton, x ditonton, ditonton, \
      rb, ribu, jt, juta, kali, jam lalu, jam yang lalu, menit lalu, menit yang lalu, hari lalu, hari yang \
      lalu, minggu lalu, baru saja, oleh, diterbitkan, diperbarui, terakhir diperbarui, dipublikasikan, \
      porsi, pencarian, hasil pencarian, sedang dibaca, baca nanti, video pilihan, video terkini, \
      video lainnya, resep lainnya, resep terkait, topik lainnya, untuk anda, untukmu, lihat terjemahan, \
      teks asli, terjemahan, media sosial, ikuti kami, temukan kami, tentang, bantuan, biaya, acara, \
      statuta, kontak kami, alamat, telepon, jam layanan, jam buka, tanya dokter, tanya jawab, faq, \
      visi dan misi, visi misi, struktur organisasi, peta lokasi, wartakan, dana, gabung
      """,
    buttons: """
      tentang kami, mengenai kami, mengenai saya, tentang saya, hubungi kami, kontak, kontak redaksi, \
      kebijakan privasi, kebijakan data pribadi, kebijakan kuki, kebijakan cookie, kebijakan komentar, \
      kebijakan pengembalian, kebijakan editorial, syarat dan ketentuan, syarat & ketentuan, syarat \
      penggunaan, ketentuan penggunaan, ketentuan layanan, ketentuan umum penggunaan, persyaratan \
      layanan, pedoman media siber, pedoman siber, pedoman pemberitaan, pedoman komunitas, aturan forum, \
      kode etik, kode etik jurnalistik, peta situs, info iklan, pasang iklan, pemasangan iklan, beriklan, \
      iklan baris, tarif iklan, media kit, pusat bantuan, layanan pelanggan, cara berlangganan, masuk / \
      daftar, masuk/daftar, daftar sekarang, daftar gratis, masuk dengan google, masuk dengan facebook, \
      lupa kata sandi, lupa kata sandi?, akun saya, profil saya, lihat profil lengkapku, keranjang, \
      keranjang belanja, tambah ke keranjang, tambahkan ke keranjang, beli sekarang, tambahkan ke \
      wishlist, favorit saya, checkout, metode pembayaran, lacak pesanan, tulis ulasan, lihat ulasan, \
      pembeli juga membeli, baru dilihat, terakhir dilihat, stok tersedia, gratis ongkir, simpan resep, \
      simpan resep ini, cetak resep, cetak halaman, cetak artikel, langsung ke resep, lompat ke resep, \
      lompat ke konten, lompat ke konten utama, lewati ke konten, lewati ke konten utama, langsung ke \
      konten, langsung ke isi, loncat ke konten, navigasi pos, navigasi, posting komentar, kirim \
      komentar, tambahkan komentar, tulis komentar, tulis komentarmu, tinggalkan komentar, jadilah yang \
      pertama berkomentar, belum ada komentar, lihat semua komentar, muat komentar, batalkan balasan, \
      posting lebih baru, posting lama, postingan lama, postingan lebih baru, halaman utama, halaman \
      depan, halaman berikutnya, halaman selanjutnya, halaman sebelumnya, lihat semua, lihat semua \
      berita, lihat selengkapnya, lihat lebih banyak, lihat lainnya, tampilkan lebih banyak, \
      tampilkan lebih sedikit, tampilkan, sembunyikan, muat lebih banyak, muat lainnya, selengkapnya, \
      baca selengkapnya, baca lebih lanjut, baca lainnya, baca artikel asli, lihat asli, lihat sumber, \
      buka tautan, salin tautan, salin link, bagikan, bagikan ini, bagikan artikel, bagikan artikel ini, \
      bagikan berita ini, bagikan di facebook, bagikan ke facebook, bagikan ke whatsapp, bagikan ke x, \
      berbagi, berbagi ke facebook, berbagi ke x, kirimkan ini lewat email, blogthis!, blogthis, laporkan, \
      laporkan konten, laporkan masalah, ikuti, ikuti penulis, berhenti mengikuti, berlangganan \
      sekarang, langganan sekarang, mulai berlangganan, sudah berlangganan? masuk, unduh sekarang, \
      unduh pdf, unduh aplikasi, dengarkan artikel, dengarkan berita, putar video, perbesar gambar, \
      lihat foto, lihat galeri, ubah ukuran huruf, perbesar teks, perkecil teks, ukuran huruf, kirim \
      tulisan, kirim artikel, ganti bahasa, pilih bahasa, apakah halaman ini bermanfaat?, apakah \
      artikel ini membantu?, apakah artikel ini bermanfaat?, ya, kembali, kembali ke daftar, kembali ke \
      beranda, suka memuat..., memuat..., memuat, sedang memuat, tunggu sebentar, urutkan, urutkan: \
      terbaru, kutip, edisi cetak, e-paper, epaper, versi desktop, versi seluler, tanya kami, chat \
      dengan dokter, belanja sekarang, pesan sekarang, cek harga, hubungi penjual, beri nilai, terima \
      semua, tolak semua, setelan kuki, batal, gabung sekarang, bergabung, bergabung dengan komunitas, \
      lihat hasil, sebelumnya, berikutnya, repost, sematkan, pin, hadiah, karier di sini, peluang karier
      """,
    stamps: """
      jam lalu, jam yang lalu, menit lalu, menit yang lalu, hari lalu, hari yang lalu, minggu lalu, minggu \
      yang lalu, bulan lalu, bulan yang lalu, detik yang lalu, menit baca, menit membaca, kali dibaca, \
      kali dilihat, kali ditonton, tayangan, pengikut, suka, komentar, tanggapan, balasan, dibagikan, \
      ulasan, pembaca
      """,
    roles: """
      penulis, editor, reporter, wartawan, pewarta, redaktur, penyunting, penyelaras bahasa, fotografer, \
      juru foto, kontributor, teks dan foto, teks, foto, ilustrasi, ilustrator, laporan, sumber, \
      sumber artikel, sumber berita, sumber foto, sumber gambar, penerjemah, ditulis oleh, diposting \
      oleh, diposkan oleh, diposkan pada, diunggah oleh, dipublikasikan oleh, dipublikasikan, \
      dipublikasi, diterbitkan, diterbitkan pada, diperbarui, terakhir diperbarui, diupdate, tanggal, \
      tanggal terbit, tanggal mulai, terakhir diedit, ditinjau oleh, ditinjau secara medis oleh, \
      disunting oleh, waktu baca, lama baca, dibaca, dilihat, kategori, label, tag, tags, kata kunci, \
      topik, baca juga, lihat juga, simak juga, tonton juga, baca, pilihan editor, pilihan redaksi, \
      menarik dibaca, selanjutnya, sebelumnya, berikutnya, artikel sebelumnya, artikel selanjutnya, \
      keterangan foto, kredit foto, gambas, karya, hits, pesan, thread starter, lokasi, telp, telp., \
      telepon, faks, alamat, jam layanan, hotline, total, hari ini, kemarin, porsi, copyright, langganan, \
      terakhir disunting, anda di sini, bagikan, bagikan ini, berbagi, temukan kami di, ikuti kami, \
      jangan lewatkan, urutkan, url, sku, dikutip dari, disadur dari, kompilasi oleh, artikel asli
      """,
    cards: """
      lihat asli, lihat teks asli, tampilkan asli, lihat postingan asli, baca artikel asli, lihat \
      sumber asli, buka artikel asli, baca versi asli, teks asli, lihat terjemahan
      """,
    fillers: "dan, atau, di, ke, dari, pada, untuk, oleh, hari, ini, menit, jam, bulan, yang",
    notices: [
      .rights: [
        """
        hak cipta, hak kekayaan intelektual, copyright, dilindungi undang-undang, dilindungi oleh \
        undang-undang, seluruh isi, semua isi, isi situs, isi artikel, isi laman, sebagian atau seluruh, \
        seluruh materi, seluruh konten, semua konten, setiap konten, foto dan tulisan, konten milik
        """,
        """
        dilarang, tidak boleh, tidak diperbolehkan, tidak diperkenankan, tidak diizinkan, dilarang keras, \
        jangan menyalin, mohon tidak, larangan
        """,
        """
        memperbanyak, perbanyakan, mengutip, kutip, menyalin, salin, menggandakan, digandakan, \
        menyebarluaskan, menyebarkan, disebarluaskan, mendistribusikan, menerbitkan ulang, \
        mempublikasikan, mempublikasikan ulang, menayangkan, menayangkan ulang, memuat ulang, memuat \
        kembali, dikutip, disalin, diperbanyak, dipublikasikan ulang, diterbitkan ulang, reproduksi, \
        mereproduksi, crawling, mengambil konten, menggunakan konten, menggunakan foto, pengindeksan, \
        pengutipan, penggandaan, republikasi, copy paste, tayang ulang, mengalihkan
        """,
        """
        tanpa izin, tanpa seizin, tanpa ijin, tanpa persetujuan, izin tertulis, persetujuan tertulis, \
        tanpa menyebut, tanpa mencantumkan, mencantumkan sumber, menyebutkan sumber, seizin, atas izin
        """,
        """
        dituntut, tuntutan hukum, sanksi hukum, diproses hukum, jalur hukum, pelanggaran hak, sesuai \
        hukum, sesuai undang-undang, sesuai peraturan, all rights reserved
        """,
      ],
      .translation: [
        "diterjemahkan, terjemahan, penerjemahan, menerjemahkan, alih bahasa, dialihbahasakan",
        """
        otomatis, secara otomatis, oleh mesin, mesin penerjemah, terjemahan mesin, bantuan ai, oleh \
        ai, kecerdasan buatan, oleh sistem, google translate
        """,
        """
        jika ada perbedaan, bila ada perbedaan, jika terdapat perbedaan, apabila terdapat perbedaan, bila \
        terdapat perbedaan, ketidaksesuaian, perbedaan makna, versi asli, teks asli, naskah asli, artikel \
        asli, bahasa asli, versi bahasa inggris, versi bahasa indonesia, yang berlaku, menjadi acuan, \
        rujuk, merujuk, mungkin tidak akurat, mungkin kurang tepat, mungkin mengandung, kualitas \
        terjemahan, keakuratan
        """,
        "disunting, penyuntingan, ditinjau, ditelaah, diperiksa, diperiksa ulang, penyunting, editor",
      ],
      .newsletter: [
        """
        berlangganan, langganan, dapatkan, daftarkan, daftar, mendaftar, terima, daftarkan diri, jangan \
        lewatkan, jadilah yang pertama, isi alamat, masukkan alamat, masukkan email, ikuti
        """,
        """
        surel, email, e-mail, buletin, nawala, newsletter, kotak masuk, inbox, pos-el, lewat email, \
        melalui email, warta mingguan, ringkasan berita
        """,
        """
        setiap hari, setiap pagi, setiap minggu, setiap pekan, tiap hari, tiap pagi, tiap minggu, tiap \
        pekan, mingguan, harian, berita pilihan, berita terbaru, kabar terbaru, artikel terbaru, berita \
        penting, artikel pilihan, resep baru, tulisan terbaru, info terbaru, update terbaru
        """,
        """
        gratis, secara gratis, cuma-cuma, berhenti berlangganan, berhenti kapan saja, kapan saja, \
        diskon, langsung di, langsung ke
        """,
      ],
      .risk: [
        """
        perdagangan, trading, aset kripto, mata uang kripto, kripto, cryptocurrency, investasi, \
        berinvestasi, aset digital, saham, reksa dana, forex, derivatif, transaksi
        """,
        """
        berisiko tinggi, berisiko, risiko tinggi, risiko, peringatan risiko, mengandung risiko, memiliki \
        risiko, tingkat risiko
        """,
        """
        kehilangan, kerugian, rugi, merugi, fluktuasi, fluktuatif, volatil, volatilitas, sangat \
        bergejolak, seluruh modal, modal anda, dana anda
        """,
        """
        pastikan anda, pertimbangkan, memahami risiko, pahami, nilai risikonya, menilai sendiri, \
        bijak, hati-hati, berhati-hati, sebelum bertransaksi, sebelum berinvestasi, sebelum membeli, \
        riset sendiri, sebelum mengambil keputusan, kemampuan finansial, kondisi keuangan anda, \
        toleransi risiko
        """,
        "kinerja masa lalu, kinerja historis, imbal hasil, tidak menjamin hasil, prospektus",
      ],
      .disclaimer: [
        """
        tujuan informasi, keperluan informasi, bersifat informatif, sebagai informasi, informasi umum, \
        tujuan edukasi, keperluan edukasi, bersifat edukatif, tujuan pendidikan, sebagai referensi, \
        hanya untuk referensi, sekadar informasi, hanya informasi
        """,
        """
        bukan nasihat, bukan saran, bukan rekomendasi, bukan ajakan, bukan merupakan, bukan anjuran, \
        nasihat keuangan, nasihat investasi, saran investasi, saran keuangan, rekomendasi investasi, \
        nasihat hukum, nasihat medis, saran medis, nasihat profesional, ajakan membeli, ajakan untuk \
        membeli, tidak menggantikan, pengganti saran, pengganti nasihat, pengganti konsultasi, tidak \
        boleh dianggap, tidak dimaksudkan, tidak dianggap sebagai
        """,
        """
        tidak bertanggung jawab, tidak bertanggungjawab, di luar tanggung jawab, tanggung jawab penulis, \
        tanggung jawab pembaca, tanggung jawab pengguna, sepenuhnya tanggung jawab, tidak menjamin, \
        tanpa jaminan, tidak memberi jaminan
        """,
        """
        tidak mewakili, tidak mencerminkan, tidak selalu mencerminkan, belum tentu mencerminkan, \
        pendapat pribadi, pandangan pribadi, opini pribadi, pandangan penulis, pendapat penulis, sikap \
        redaksi, pandangan redaksi, pandangan platform, bukan pandangan
        """,
        "pihak ketiga, pihak lain, oleh pengguna, kiriman pengguna, situs luar, penyedia konten",
        """
        konsultasikan, konsultasi dengan, hubungi dokter, tenaga medis, tenaga kesehatan, penasihat \
        keuangan, ahlinya, profesional kesehatan, diagnosis dan pengobatan
        """,
        """
        keputusan investasi, segala keputusan, risiko sendiri, di tangan pembaca, di tangan anda, \
        keputusan anda, keuntungan maupun kerugian, kerugian yang timbul, kerugian apa pun, akibat \
        penggunaan, nilai risikonya
        """,
        "penafian, disclaimer, sanggahan, lihat penafian, pernyataan penyangkalan",
      ],
      .app: [
        """
        unduh, mengunduh, download, instal, pasang, pindai, scan, dapatkan, buka di
        """,
        """
        aplikasi, aplikasinya, app, google play, play store, app store, playstore, appstore, kode qr, \
        qr, android, ios
        """,
        "gratis, di mana saja, kapan saja, lebih cepat, lebih nyaman, notifikasi, di ponsel, sekarang",
      ],
      .social: [
        """
        ikuti, follow, gabung, bergabung, bergabunglah, gabunglah, subscribe, langganan, dapatkan, \
        simak, temukan, cek, like, klik, pilih saluran
        """,
        """
        instagram, facebook, twitter, tiktok, youtube, telegram, whatsapp, whatsapp channel, google \
        news, saluran whatsapp, grup telegram, grup whatsapp, grup, kanal, saluran, akun, media sosial, \
        medsos, threads, fanpage, discord
        """,
        """
        berita terbaru, berita terkini, berita pilihan, kabar terbaru, breaking news, update, info \
        terbaru, perkembangan berita, berita lainnya, artikel lainnya, artikel menarik, artikel lain, \
        konten menarik, pembaruan, share
        """,
      ],
      .comments: [
        "komentar, berkomentar, mengomentari, tanggapan, balasan, membalas, balas",
        """
        masuk, login, daftar, mendaftar, harus masuk, tidak akan dipublikasikan, wajib diisi, wajib \
        ditandai, ruas yang wajib, akun, peramban ini, alamat email, kirim, kebijakan
        """,
        """
        berhak menghapus, menghapus komentar, dihapus, sara, ujaran kebencian, kata kasar, di luar \
        tanggung jawab, sopan, santun, spam, moderasi, dimoderasi
        """,
      ],
      .privacy: [
        "kuki, cookie, cookies, data pribadi, data anda, data komentar",
        """
        menggunakan, memakai, menyetujui, setuju, persetujuan, kami gunakan, diproses, pelajari bagaimana
        """,
        """
        kebijakan privasi, melanjutkan, lanjut menjelajah, pengalaman, pengalaman anda, pengalaman \
        terbaik, ketentuan penggunaan, pengaturan kuki, iklan yang relevan, menganalisis lalu lintas
        """,
      ],
      .membership: [
        """
        pelanggan, berlangganan, langganan, anggota premium, premium, member, artikel gratis, keanggotaan
        """,
        """
        khusus, lanjutkan membaca, membaca selengkapnya, akses penuh, akses tanpa batas, buka artikel, \
        sudah berlangganan, untuk membaca, baca tanpa iklan, bebas iklan, anda sedang membaca, \
        baca artikel ini, konten berbayar, terkunci
        """,
        "mulai rp, per bulan, per tahun, bulan ini, sebulan, gratis, tersisa, hanya rp",
      ],
      .correction: [
        """
        kesalahan, salah ketik, keliru, kekeliruan, kesalahan penulisan, masukan, saran, kritik, \
        pertanyaan, keluhan, koreksi, ralat, hak jawab
        """,
        """
        hubungi kami, hubungi, laporkan, beri tahu kami, sampaikan, kirim ke, kirim surel, kirim email, \
        kirimkan ke, kami terbuka, melalui email, alamat redaksi
        """,
      ],
      .credit: [
        """
        foto, (foto, foto:, gambar, ilustrasi, ilustrasi:, ilustrasi., tangkapan layar, keterangan foto
        """,
        """
        dok., dok, dokumentasi, istimewa, ist, sumber:, sumber foto, shutterstock, getty images, \
        unsplash, pexels, pixabay, freepik, (foto:, [foto, /dok, kredit, ist., humas
        """,
      ],
      .sponsors: [
        """
        iklan, sponsor, disponsori, tautan afiliasi, afiliasi, konten berbayar, advertorial, \
        artikel kerja sama, kerja sama, berbayar, link afiliasi
        """,
        """
        komisi, tanpa biaya tambahan, mendukung kami, membantu kami, dibayar, gulir, scroll, lanjut \
        membaca, lanjutkan membaca, ke bawah, di bawah ini, matikan pemblokir, pemblokir iklan, pasang
        """,
      ],
      .origin: [
        """
        telah tayang, sudah tayang, pertama kali tayang, pertama kali terbit, pertama kali dimuat, \
        telah terbit, pernah dimuat, dimuat di, disadur, dikutip dari, dilansir dari, diterbitkan ulang, \
        tayang di
        """,
        "dengan judul, di laman, edisi, rubrik, sumber asli, naskah asli, judul",
      ],
    ],
    pages: """
      situs ini, laman ini, halaman ini, artikel ini, berita ini, tulisan ini, konten ini, blog ini, \
      web ini, website ini, portal ini, majalah ini, materi ini, informasi ini, laporan ini, platform \
      ini, layanan ini, kami, redaksi, di situs, konten di, isi artikel, isi laman, seluruh isi, isi \
      majalah, pengelola, penerbit
      """,
    readers: "anda, kamu, pembaca, kalian, pengguna, investor, silakan, silahkan, mohon, harap",
    reports: """
      kata, ujar, ujarnya, katanya, tutur, tuturnya, menurut, jelas, jelasnya, ungkap, ungkapnya, \
      ucap, ucapnya, menyebut, menyatakan, mengatakan, menegaskan, menjelaskan, mengungkapkan, imbuh, \
      sambung, saya, ia, mereka, “
      """,
    controls: """
      tombol, klik, pilih menu, menu, dialog, jendela, kotak dialog, opsi, setelan, pengaturan, bilah, \
      kata sandi, isi nama, tekan
      """)
}
