import SelarasCleaning
import SelarasText
import Testing

@Suite struct `Telling furniture from lines of text` {
  private let body = [
    "Sebanyak 120 petani di pesisir mulai menanam padi yang tahan air asin di sawah mereka.",
    "Bibit dibagikan gratis untuk musim tanam pertama saja, musim berikutnya petani membeli sendiri.",
    "Ketua kelompok tani berharap hasilnya mencapai empat ton untuk setiap hektare sawah.",
  ]
  private let chinese = [
    "封閉一年的老橋今天清晨重新開放，第一批過橋的是趕著上學的中學生，橋面改鋪了防滑鋼板。",
    "里長說，過去一年居民得繞路八公里，早餐店的生意少了三成，現在總算可以鬆一口氣。",
  ]

  private func text(_ lines: [String]) -> Document {
    TextCleaner().clean(text: lines.joined(separator: "\n"), id: "a").document
  }

  @Test func `menus at the head and the foot go, in both languages`() {
    let indonesian = text(
      ["Beranda", "Nasional", "Ekonomi"] + body
        + ["Terkini", "Harga Gabah Turun Menjelang Panen", "Redaksi", "Kebijakan Privasi"])
    #expect(indonesian.text == body.joined(separator: "\n"))
    let other = text(["即時", "政治", "財經"] + chinese + ["熱門新聞", "記者", "服務條款", "聯絡我們"])
    #expect(other.text == chinese.joined(separator: "\n"))
  }

  @Test func `a heading before a paragraph stays, be it the name of a section`() {
    let lines = [body[0], "Ekonomi", body[1], "Pasar", body[2]]
    #expect(text(lines).text == lines.joined(separator: "\n"))
  }

  @Test func `names of buttons that a manual explains stay`() {
    let lines = [
      "Bab ini menjelaskan laporan bulanan dan cara mengirimnya kepada pengguna lain di kantor.",
      "Bagikan",
      "Tombol ini mengirim laporan kepada pengguna lain, yang tidak dapat mengubah isinya.",
      "Cetak",
      "Tombol ini membuka dialog pencetak; atur ukuran kertas sebelum mencetak laporan yang panjang.",
    ]
    #expect(text(lines).text == lines.joined(separator: "\n"))
  }

  @Test func `clauses of laws stay, whatever they forbid and however often they recur`() {
    let lines = [
      "Pasal 3", "(1) Setiap orang wajib memilah sampah di sumbernya masing-masing.",
      "c. sebelah selatan berbatasan dengan tempat penampungan sementara, Kecamatan Timur",
      "Pasal 4", "Cukup jelas.", "Pasal 5",
      "Dilarang memperbanyak kunci tempat penampungan tanpa izin tertulis dari kepala dinas.",
      "Pasal 6", "Cukup jelas.",
    ]
    #expect(text(lines).text == lines.joined(separator: "\n"))
  }

  @Test func `a text that is about notices stays`() {
    let lines = [
      "許多人以為註明出處就可以轉載新聞，其實不然，法律規定未經授權重製他人著作可能要負責任。",
      "律師指出，單純傳達事實的新聞報導不受保護，但是多數報導都加入了記者自己的評論與取捨。",
      "如果只是分享連結，並沒有重製內容，一般來說不會構成侵權，讀者不必過度擔心。",
    ]
    #expect(text(lines).text == lines.joined(separator: "\n"))
  }

  @Test func `a poem stays whole`() {
    let lines = ["月台的燈", "一盞一盞", "熄了", "我坐在長椅上", "等一個", "沒有說要來的人"]
    #expect(text(lines).text == lines.joined(separator: "\n"))
  }

  @Test func `the headline on a card is found without a copy of the body`() {
    let document = text(
      [body[0], "Lihat Asli", "Petani Pesisir Menanam Padi Tahan Air Asin", body[1], body[2]])
    #expect(document.title == "Petani Pesisir Menanam Padi Tahan Air Asin")
    #expect(document.text == body.joined(separator: "\n"))
  }

  @Test func `a card's headline needs no words of the body where the body comes again`() {
    let document = text(
      [body[0], body[1], "Lihat Asli", "Kabar Gembira dari Utara", body[2], body[1]])
    #expect(document.title == "Kabar Gembira dari Utara")
  }

  @Test func `lines often met speak against a line, and condemn none`() {
    let line = "Salam hangat dari dapur kecil"
    let hash = CleaningOptions.hash(ofCommon: CleaningOptions.hash(ofLine: line))
    let cleaner = TextCleaner(options: CleaningOptions(siteLines: [hash]))
    let between = [body[0], line, body[1]].joined(separator: "\n")
    #expect(cleaner.clean(text: between, id: "a").document.text == between)
    let foot = (body + [line, "Kebijakan Privasi"]).joined(separator: "\n")
    #expect(cleaner.clean(text: foot, id: "a").document.text == body.joined(separator: "\n"))
  }

  @Test func `the headline is told from a slogan by the words that the body takes up`() {
    let document = text(
      ["Kabar Banua", "Cepat dan Tepercaya", "Lebih Dekat dengan Warga"]
        + ["Petani Pesisir Menanam Padi Tahan Air Asin"] + body)
    #expect(document.title == "Petani Pesisir Menanam Padi Tahan Air Asin")
  }

  @Test func `many lines before a body take linear time`() {
    let menu = (0..<100_000).map { "Kota Nomor \($0 % 5000)" }
    let document = text(menu + body)
    #expect(document.text.hasSuffix(body[2]))
  }
}
