import Foundation
import SelarasCleaning
import SelarasText
import Testing

/// The blocks of a document as text, kind first.
func lines(_ document: Document) -> [String] {
  (document.blocks ?? []).map {
    "\($0.kind.rawValue)\($0.level.map(String.init) ?? ""): \(document.text[$0.range])"
  }
}

@Suite struct `Cleaning scraped text` {
  let cleaner = TextCleaner()
  let paragraph =
    "Pelabuhan kecil di teluk itu kembali ramai sejak musim angin timur berakhir, dan perahu "
    + "nelayan berlabuh berjejer sampai ke ujung dermaga. Ikan dijual langsung di atas geladak."
  let second =
    "Kepala pelabuhan mengatakan jumlah perahu yang singgah naik dua kali lipat dibandingkan "
    + "dengan tahun lalu. Ia berharap dermaga baru selesai sebelum musim barat datang lagi."

  private func removed(_ document: Document, _ reason: Removal.Reason) -> [String] {
    (document.removed ?? []).filter { $0.reason == reason }.map(\.text)
  }

  @Test(arguments: ["Login", "x", "Lihat Asli\nBagikan"])
  func `a record of a line or two keeps what it says`(text: String) {
    let document = TextCleaner().clean(text: text, id: "a").document
    #expect(document.text == text)
  }

  @Test func `an empty text gives an empty document`() {
    for text in ["", "\n\n", " \t\r\n", "\u{FEFF}"] {
      let document = cleaner.clean(text: text, id: "a").document
      #expect(document.text.isEmpty)
      #expect(document.blocks == [])
      #expect(document.removed == [])
    }
  }

  @Test func `furniture goes and is listed`() {
    let text = """
      \(paragraph)
      Lihat Asli
      Baca juga: Harga Ikan Naik di Tiga Pasar
      分享到：Facebook LINE
      Halaman 2 dari 5
      第 2 頁，共 5 頁
      \(second)
      """
    let document = cleaner.clean(text: text, id: "a").document
    #expect(document.text == "\(paragraph)\n\(second)")
    #expect(document.removed?.count == 5)
  }

  @Test func `lines that a site has everywhere go`() {
    let banner = "Koran Pagi Nusantara, harian warga pesisir"
    let text = "\(paragraph)\n\(banner)\n\(second)"
    #expect(cleaner.clean(text: text, id: "a").document.text == text)
    let hash = CleaningOptions.hash(ofLine: "KORAN pagi  Nusantara, harian warga pesisir")
    let taught = TextCleaner(options: CleaningOptions(siteLines: [hash]))
    #expect(taught.clean(text: text, id: "a").document.text == "\(paragraph)\n\(second)")
  }

  @Test func `damaged letters are mended`() {
    let text = "CafÃ© â€œterbaikâ€\u{9D} ramai.\n\(paragraph)"
    let cleaned = cleaner.clean(text: text, id: "a")
    #expect(cleaned.document.text.hasPrefix("Café “terbaik” ramai."))
    #expect(cleaned.flags == ["mended"])
  }

  @Test func `lines that only mention furniture stay`() {
    let kept = [
      "Ia meminta warga melihat asli dokumen itu di kantor desa, bukan salinannya yang beredar.",
      "本文作者分享了他在山上開設書店的經驗，並且回答讀者提出的各種問題，一共寫了三千字。",
      "Facebook membuka kantor baru di Jakarta pada hari Senin, kata juru bicara perusahaan itu.",
    ]
    let document = cleaner.clean(text: ([paragraph] + kept).joined(separator: "\n"), id: "a")
      .document
    #expect(document.text == ([paragraph] + kept).joined(separator: "\n"))
  }

  @Test func `a headline between furniture and a repeated body becomes the title`() {
    let text = """
      \(paragraph)
      Dermaga Baru
      \(second)
      Lihat Asli
      Halaman ini mungkin berisi konten pihak ketiga dan tidak dianggap sebagai nasihat keuangan.
      Musim Timur Berakhir, Pelabuhan Kecil Kembali Ramai
      \(paragraph)
      Dermaga Baru
      \(second)
      """
    let document = cleaner.clean(text: text, id: "a").document
    #expect(document.title == "Musim Timur Berakhir, Pelabuhan Kecil Kembali Ramai")
    #expect(
      lines(document) == [
        "paragraph: \(paragraph)", "heading2: Dermaga Baru", "paragraph: \(second)",
        "paragraph: \(paragraph)", "heading2: Dermaga Baru", "paragraph: \(second)",
      ])
    #expect(removed(document, .title) == ["Musim Timur Berakhir, Pelabuhan Kecil Kembali Ramai"])
    #expect(removed(document, .boilerplate).count == 2)
  }

  @Test func `the copy may differ a little`() {
    let edited = paragraph.split(separator: "kembali ramai").joined(separator: "ramai lagi")
    let text = "\(paragraph)\n\(second)\nPelabuhan Kecil Kembali Ramai\n\(edited)\n\(second)"
    let document = cleaner.clean(text: text, id: "a").document
    #expect(document.title == "Pelabuhan Kecil Kembali Ramai")
  }

  @Test func `a headline, a byline and a trail of places stand before the body`() {
    let text = """
      首頁 > 生活 > 地方
      港口重新熱鬧起來 漁船停滿碼頭
      記者王小明／基隆報導
      2025/08/24 14:30
      東風季節結束以後，海灣裡的小港口又熱鬧了起來，漁船一艘接一艘停到碼頭的盡頭，剛捕上來的魚就在甲板上賣。港務長說，今年靠港的船是去年的兩倍。
      """
    let document = cleaner.clean(text: text, id: "a").document
    #expect(document.title == "港口重新熱鬧起來 漁船停滿碼頭")
    #expect(document.author == ["王小明"])
    #expect(document.date == "2025-08-24")
    #expect(document.blocks?.count == 1)
  }

  @Test func `hard-wrapped lines are joined, Chinese ones without a space`() {
    let latin = """
      The harbour in the small bay has been busy again since the
      season of the east wind ended, and boats lie side by side
      along the whole length of the quay. Fish is sold straight
      from the deck every morning before the sun is up.

      The harbour master says that twice as many boats as last
      year call at the port. He hopes that the new quay will be
      finished before the season of the west wind comes again.
      """
    #expect(cleaner.clean(text: latin, id: "a").document.blocks?.count == 2)
    let chinese = """
      東風季節結束以後海灣裡的小港口又熱鬧了
      起來，漁船一艘接一艘停到碼頭的盡頭，剛
      捕上來的魚就在甲板上賣，港務長說今年靠
      港的船是去年的兩倍。
      """
    #expect(cleaner.clean(text: chinese, id: "a").document.text.contains("熱鬧了起來"))
  }

  @Test func `bulleted and labelled lines are list items`() {
    let text = """
      \(paragraph)
      Tiga hal yang berubah
      Biaya: turun sepuluh persen untuk semua perahu kecil
      Jadwal: dermaga dibuka mulai pukul empat pagi
      Bahan bakar: tersedia di kedua ujung dermaga
      \(second)
      • satu
      2. dua
      """
    let kinds = cleaner.clean(text: text, id: "a").document.blocks?.map(\.kind)
    #expect(
      kinds == [
        .paragraph, .heading, .listItem, .listItem, .listItem, .paragraph, .listItem, .listItem,
      ])
  }

  @Test func `blocks cover the text and whatever is removed was in the input`() {
    var generator = SystemRandomNumberGenerator()
    let parts = [
      paragraph, second, "Lihat Asli", "Judul", "", "分享", "• a", "x: y", "\u{0}\u{1}", ".",
    ]
    for _ in 0..<300 {
      let text = (0..<12).map { _ in parts.randomElement(using: &generator) ?? "" }
        .joined(separator: "\n")
      let document = cleaner.clean(text: text, id: "a").document
      let blocks = (document.blocks ?? []).map { String(document.text[$0.range]) }
      #expect(blocks.joined(separator: "\n") == document.text)
      for removal in document.removed ?? [] { #expect(text.contains(removal.text)) }
    }
  }

  static let seed = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/data/seed/000_1711ad7f7b3f2517.txt").standardized

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: seed.path), "needs the first page scraped"))
  func `the first page comes out as it should`() throws {
    let text = try String(contentsOf: Self.seed, encoding: .utf8)
    let input = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let document = cleaner.clean(text: text, id: "a").document
    #expect(document.title == input[19])
    #expect(document.text == (input[..<17] + input[20..<37]).joined(separator: "\n"))
    #expect(removed(document, .boilerplate) == [input[17], input[18]])
    let headings = document.blocks?.indices.filter { document.blocks?[$0].kind == .heading }
    #expect(headings == [1, 5, 8, 13, 18, 22, 25, 30])
  }
}
