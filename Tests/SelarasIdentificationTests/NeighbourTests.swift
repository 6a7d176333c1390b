import Foundation
import SelarasText
import Testing

@testable import SelarasIdentification

/// Languages that the model takes for each other, inside one document.
@Suite struct `Passages of languages that are easily confused` {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Corpora/parallel-articles").standardizedFileURL

  private static func files(ending suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(suffix) }.sorted()
  }

  private static func text(_ file: String) throws -> String {
    try String(contentsOf: folder.appending(path: file), encoding: .utf8)
  }

  private static func lines(_ file: String) throws -> [Substring] {
    try text(file).split(separator: "\n")
  }

  private static func paragraphs(of text: String) -> [Block] {
    var blocks: [Block] = []
    var start = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let end = start + line.utf8.count
      if end > start { blocks.append(Block(kind: .paragraph, range: TextRange(start, end))) }
      start = end + 1
    }
    return blocks
  }

  @Test(arguments: ["id", "zh-Hant"])
  func `an article in one language is one passage`(tag: String) throws {
    var identifier = LanguageIdentifier()
    let files = try Self.files(ending: ".\(tag).txt")
    #expect(files.count == 16)
    for file in files {
      let text = try Self.text(file)
      let joined = text.replacing("\n", with: " ")
      for (form, blocks) in [(text, nil), (text, Self.paragraphs(of: text)), (joined, nil)] {
        let passages = identifier.passages(of: form.utf8.span, blocks: blocks)
        #expect(passages.map(\.language.rawValue) == [tag], "\(file)")
      }
    }
  }

  @Test func `any six lines of an article are one passage`() throws {
    var identifier = LanguageIdentifier()
    for file in try Self.files(ending: ".id.txt") {
      let lines = try Self.lines(file)
      for start in stride(from: 0, through: max(0, lines.count - 6), by: 2) {
        let text = lines[start..<min(start + 6, lines.count)].joined(separator: "\n")
        let passages = identifier.passages(of: text.utf8.span, blocks: nil)
        #expect(passages.map(\.language.rawValue) == ["id"], "\(file), line \(start + 1)")
      }
    }
  }

  @Test func `articles whose sentences alternate are in two languages, not three`() throws {
    var identifier = LanguageIdentifier()
    for file in try Self.files(ending: ".id.sentences") {
      let first = try Self.lines(file)
      let second = try Self.lines(file.replacing(".id.", with: ".zh-Hant."))
      for separator in ["\n", " "] {
        let text = zip(first, second).map { $0 + separator + $1 }.joined(separator: separator)
        let languages = identifier.passages(of: text.utf8.span, blocks: nil).map(\.language)
        #expect(Set(languages) == [LanguageTag("id"), LanguageTag("zh-Hant")], "\(file)")
      }
    }
  }

  private static let indonesian = """
    Ketua yayasan mengatakan bahwa kantor baru itu akan dibuka bulan depan karena uang sudah cukup.
    Dia juga bilang bisa saja jadwalnya berubah, tergantung cuaca dan jumlah karyawan yang datang.

    """
  private static let malay = """
    Pejabat itu dibuka pada hari Isnin dan awak boleh cuba lagi esok kerana kakitangan sudah balik.
    Syarikat kereta api memberitahu bahawa perkhidmatan bas percuma disediakan kepada penumpang.

    """

  @Test func `whole paragraphs of the neighbour are passages`() {
    var identifier = LanguageIdentifier()
    let text = Self.indonesian + Self.malay + Self.indonesian
    let passages = identifier.passages(of: text.utf8.span, blocks: nil)
    #expect(passages.map(\.language.rawValue) == ["id", "ms", "id"])
    #expect(
      passages.map { String(text[$0.range]) } == [Self.indonesian, Self.malay, Self.indonesian])
  }

  @Test func `confusability is symmetric, and high for neighbours only`() throws {
    let model = LanguageModel.shipped
    let text = Array(
      (try Self.text("museum-exhibition.id.txt") + "\nThe office will open next month.\n").utf8)
    var atoms: [PassageAtom] = []
    var reader = AtomReader()
    while let atom = reader.next(in: text.span, blocks: nil) { atoms.append(atom) }
    var scorer = LanguageScorer(model: model)
    let document = DocumentStretches(atoms: atoms, text: text.span, scorer: &scorer)
    let prior = DocumentPrior(stretches: document, labelCount: model.labels.count)
    let count = prior.languages.count
    #expect(prior.confusability.count == count * count)
    for i in 0..<count {
      for j in 0..<count {
        let value = prior.confusability[i * count + j]
        #expect(value >= 0 && value <= 1)
        #expect(abs(value - prior.confusability[j * count + i]) < 1e-5)
      }
    }
    func place(_ tag: String) throws -> Int {
      try #require(prior.languages.firstIndex { model.labels[$0].rawValue == tag })
    }
    let (id, ms, en) = (try place("id"), try place("ms"), try place("en"))
    #expect(prior.confusability[id * count + ms] > prior.confusability[id * count + en] + 0.1)
  }
}

@Suite struct `Quotations and phrases at the edges` {
  private func passages(_ text: String) -> [String] {
    var identifier = LanguageIdentifier()
    return identifier.passages(of: text.utf8.span, blocks: nil)
      .map { "\($0.language): \(text[$0.range])" }
  }

  private func embedded(_ text: String) -> [String] {
    var identifier = LanguageIdentifier()
    return identifier.passages(of: text.utf8.span, blocks: nil).flatMap(\.embedded)
      .map { "\($0.language): \(text[$0.range])" }
  }

  @Test func `the short frame of a long quotation begins its own passage`() {
    let before = "Pagi ini kami tiba di kota setelah perjalanan panjang dari desa.\n"
    let quotation = "Saya sangat senang bisa kembali ke kampung halaman saya tahun ini,"
    let after = "Lalu kami makan bersama di rumah paman."
    #expect(
      passages(before + "他說：「" + quotation + "」然後笑了。\n" + after) == [
        "id: \(before)", "zh-Hant: 他說：「", "id: \(quotation)", "zh-Hant: 」然後笑了。\n", "id: \(after)",
      ])
  }

  @Test(arguments: [
    "祖克柏 masih menyatakan hal itu, dan semua orang setuju dengan dia.",
    "祖克柏, pendiri perusahaan itu, masih menyatakan hal itu.",
    "「祖克柏」 adalah nama orang dalam bahasa Mandarin yang terkenal.",
  ])
  func `a name that begins a block belongs to the block`(block: String) {
    let english = "The company published its results this morning in the capital.\n"
    #expect(passages(english + block) == ["en: \(english)", "id: \(block)"])
  }

  @Test func `a quotation shorter than its frame stays embedded`() {
    let text = "Menurut laporan, kata “我們明天再說吧” diucapkan oleh ketua."
    #expect(passages(text) == ["id: \(text)"])
    #expect(embedded(text) == ["zh-Hant: 我們明天再說吧"])
  }

  @Test func `frames that never close or never end are split lawfully`() {
    for text in ["他說：「Saya", "「「「「", "「Saya」", "a：「中」b：「中", "他：「a」他：「b」\n「"] {
      #expect(passages(text + String(repeating: "「a", count: 2000)).isEmpty == false)
    }
  }

  @Test(arguments: [
    "根據中央統計局（Badan Pusat Statistik）的資料，今年第一季經濟成長百分之五。",
    "根據中央統計局（Badan Pusat Statistik）的資料，今年第一季經濟成長百分之五。\n"
      + "Pertumbuhan ekonomi tahun ini lebih tinggi daripada tahun lalu karena ekspor naik.",
  ])
  func `a phrase too short to tell is in the language that is to be expected`(text: String) {
    #expect(embedded(text) == ["id: Badan Pusat Statistik"])
  }

  @Test func `a phrase is expected in the neighbour that the document has`() {
    let malay =
      "Pejabat itu dibuka pada hari Isnin dan awak boleh cuba lagi esok kerana kakitangan sudah "
      + "balik.\nSyarikat memberitahu bahawa perkhidmatan bas percuma disediakan kepada penumpang.\n"
    let text = malay + "根據中央統計局（Badan Pusat Statistik）的資料，今年第一季經濟成長百分之五。"
    #expect(embedded(text) == ["ms: Badan Pusat Statistik"])
  }

  @Test func `English inside Chinese is English`() {
    #expect(embedded("他最喜歡的書是《The Art of War》，已經讀過三遍了。") == ["en: The Art of War"])
  }
}

@Suite struct `Tags that the model knows by another name` {
  @Test(arguments: [
    ("zh-Hant", ["zh-Hant"]), ("zh-TW", ["zh-Hant"]), ("zh-HK", ["zh-Hant"]),
    ("zh-MO", ["zh-Hant"]), ("zh-CN", ["zh-Hans"]), ("zh-SG", ["zh-Hans"]),
    ("zh", ["zh-Hans", "zh-Hant"]), ("ZH_hant_tw", ["zh-Hant"]), ("zh-Hans-HK", ["zh-Hans"]),
    ("cmn-TW", ["zh-Hant"]), ("zh-yue-HK", ["yue"]), ("yue-Hant-HK", ["yue"]), ("id-ID", ["id"]),
    ("in", ["id"]), ("ms-MY", ["ms"]), ("zsm", ["ms"]), ("en-GB-oxendict", ["en"]),
    ("fil-PH", ["tl"]), ("xx", []), ("", []), ("und", []), ("zh-Latn", []),
  ])
  func `labels fall back`(tag: String, labels: [String]) {
    let model = LanguageModel.shipped
    #expect(model.labels(for: LanguageTag(tag)).map(\.rawValue) == labels)
    #expect(model.label(for: LanguageTag(tag))?.rawValue == labels.first)
  }

  @Test func `every label stands for itself`() {
    for label in LanguageModel.shipped.labels {
      #expect(LanguageModel.shipped.labels(for: label) == [label])
    }
  }

  @Test func `a closed set may name regions`() {
    let identifier = LanguageIdentifier(languages: ["zh-TW", "id-ID"].map { LanguageTag($0) })
    #expect(identifier.languages.map(\.rawValue) == ["id", "zh-Hant"])
    let chinese = LanguageIdentifier(languages: [LanguageTag("zh")])
    #expect(chinese.languages.map(\.rawValue) == ["zh-Hans", "zh-Hant"])
    #expect(LanguageIdentifier(languages: []).languages.isEmpty)
  }
}
