import Foundation
import SelarasText
import SelarasUnicode
import Testing

/// The automaton beside ICU's own iterator.
private struct Pair: ~Copyable {
  private var automaton: BreakAutomaton
  private var iterator: BreakIterator

  init(_ unit: BreakIterator.Unit, _ locale: String) throws {
    let tag: LanguageTag = locale == "root" ? .undetermined : LanguageTag(locale)
    let rules = try Pair.open(unit, tag)
    let icu = try BreakIterator(unit, locale: tag)
    automaton = rules
    iterator = icu
  }

  private static func open(
    _ unit: BreakIterator.Unit, _ tag: LanguageTag
  ) throws -> BreakAutomaton {
    if let automaton = try BreakAutomaton(unit, locale: tag) { return automaton }
    throw UnknownRules()
  }

  /// Reports the first difference between what the two say of a text.
  mutating func expectEqual(_ text: [UInt8], _ comment: String) throws {
    var ours: SegmentList = []
    var theirs: SegmentList = []
    try automaton.appendSegments(of: text.span, to: &ours)
    try iterator.appendSegments(of: text.span, to: &theirs)
    if ours == theirs { return }
    let first = zip(ours, theirs).prefix { $0 == $1 }.count
    let start = first < theirs.count ? theirs[first].range.start : 0
    let around = text[max(0, start - 20)..<min(text.count, start + 40)]
    Issue.record(
      """
      \(comment): \(ours[min(first, ours.count)...].prefix(3)) is not \
      \(theirs[min(first, theirs.count)...].prefix(3)) in "\(String(decoding: around, as: UTF8.self))"
      """)
  }
}

/// The installed ICU keeps its rules in a form that the automaton does not know.
private struct UnknownRules: Error {}

@Suite struct BreakAutomata {
  static let locales = ["root", "zh", "zh-Hant", "id", "ja", "th", "en", "el", "fi", "sv"]

  /// Fixed seeds and one that is new in every run.
  @Test(arguments: BreakIterator.Unit.allCases, locales)
  func `boundaries and statuses of random text are ICU's`(
    unit: BreakIterator.Unit, locale: String
  ) throws {
    var pair = try Pair(unit, locale)
    for seed in [1, 2, 3, UInt64.random(in: 0...(.max))] {
      var random = RandomText(seed: seed)
      for size in [1, 7, 100, 40_000] {
        try pair.expectEqual(random.bytes(size), "\(unit) \(locale) seed \(seed)")
      }
    }
  }

  @Test(arguments: BreakIterator.Unit.allCases)
  func `every code point alone and between letters is ICU's`(unit: BreakIterator.Unit) throws {
    var pair = try Pair(unit, "root")
    var text: [UInt8] = []
    for c in stride(from: UInt32(0), through: 0x10FFFF, by: 1) {
      // Every assigned plane in full, of the rest a sample.
      guard c < 0x33480 || c % 97 == 0 || 0xE0000..<0xE0200 ~= c else { continue }
      guard let scalar = Unicode.Scalar(c) else { continue }
      text += Array("a\(Character(scalar))b \(Character(scalar))".utf8)
      if text.count > 100_000 {
        try pair.expectEqual(text, "\(unit) before U+\(String(c, radix: 16))")
        text.removeAll(keepingCapacity: true)
      }
    }
    try pair.expectEqual(text, "\(unit)")
  }

  private static let pieces = [
    "a", " ", "a ", "word, ", "1", "1,", "a.", ".", "'", "_", "\r", "\n", "\r\n", "a\u{301}",
    "\u{301}", "中", "中文", "。", "ア", "ー", "ﾊ", "ﾞ", "゛", "か\u{3099}", "豈", "\u{20000}", "한",
    "ไ", "ภาษาไทย", "ກ", "မ", "ក", "😀", "👨‍👩‍👧", "🇮", "中a", "中 ", "é", "Ж", "a。", "a. 1 ",
    "\u{AD}", "\u{200D}", "A. B. ", "kata. Kata ", "\"Ya.\" ", "a\u{FFFD}", "3.5 ",
  ]

  /// Texts of one kind of character, which take one path of the code through and through.
  @Test(arguments: BreakIterator.Unit.allCases)
  func `repeated texts are ICU's`(unit: BreakIterator.Unit) throws {
    var pair = try Pair(unit, "root")
    for piece in BreakAutomata.pieces {
      for count in [1, 2, 3, 5, 16, 31, 64, 300] {
        let text = Array(String(repeating: piece, count: count).utf8)
        try pair.expectEqual(text, "\(unit) \(piece) x \(count)")
        try pair.expectEqual(text + Array("é".utf8), "\(unit) \(piece) x \(count) é")
        try pair.expectEqual(Array("x".utf8) + text, "\(unit) x \(piece) x \(count)")
      }
    }
  }

  /// All texts of a few characters of the kinds that the bulk paths treat apart.
  @Test(arguments: BreakIterator.Unit.allCases, ["root", "fi", "el"])
  func `all short texts of ASCII kinds are ICU's`(
    unit: BreakIterator.Unit, locale: String
  ) throws {
    var pair = try Pair(unit, locale)
    let kinds = Array("aZ1 .,':-_\r\n(\"é中".unicodeScalars)
    // Padding before and behind puts each text at another place of the blocks.
    for length in 1...3 {
      var text: [UInt8] = []
      for number in 0..<Int(pow(Double(kinds.count), Double(length))) {
        var rest = number
        for _ in 0..<length {
          text += Array(String(Character(kinds[rest % kinds.count])).utf8)
          rest /= kinds.count
        }
        text += Array(repeating: UInt8(ascii: number % 2 == 0 ? "x" : " "), count: 3 + number % 67)
      }
      try pair.expectEqual(text, "\(unit) \(locale) length \(length)")
    }
  }

  /// Long stretches of one kind with something else at their ends, so that these lie at every place of
  /// the blocks in which such stretches are skipped.
  @Test(arguments: BreakIterator.Unit.allCases, ["root", "id", "el", "th"])
  func `texts of long stretches are ICU's`(unit: BreakIterator.Unit, locale: String) throws {
    var pair = try Pair(unit, locale)
    let stretches = [
      "a", "ab, ", "é", "слово", "a\u{301}\u{323}", "\u{915}\u{94D}", "中", "か", "é中a", "1", "א",
      "\u{308}", "x\u{200D}", "ไ", "한", "\u{1D400}", "b\u{AD}",
    ].map { Array($0.utf8) }
    let ends =
      [
        ". ", ".", "。", "\n", "\r", "\u{2029}", "！」", " ", "\u{FFFD}", "A. ", ". 1 a", "\u{301}",
        "-",
        "\u{85}", "“", "\u{200B}",
      ].map { Array($0.utf8) } + [
        [0x80], [0xC3], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0xC0, 0x80], [0xFF],
      ]
    let lengths = [0, 1, 2, 30, 60, 62, 63, 64, 65, 66, 96, 128, 250, 256, 258, 1000, 4090, 4096]
    for _ in 0..<60 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 1...6) {
        let stretch = stretches.randomElement() ?? []
        let length = (lengths.randomElement() ?? 0) + Int.random(in: 0...3)
        let first = text.count
        while text.count < first + length { text += stretch }
        text += ends.randomElement() ?? []
      }
      try pair.expectEqual(text, "\(unit) \(locale)")
    }
  }

  /// A few kinds of characters in no order, so that nothing is skipped and every step counts.
  @Test(arguments: BreakIterator.Unit.allCases, ["root", "id", "el", "th"])
  func `texts of few short pieces are ICU's`(unit: BreakIterator.Unit, locale: String) throws {
    var pair = try Pair(unit, locale)
    let pieces =
      BreakAutomata.pieces.map { Array($0.utf8) } + [
        [0x80], [0xC3], [0xC0, 0x80], [0xE4, 0xB8], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
        [0xF0, 0x9F, 0x98], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xFF],
        Array("“".utf8), Array("”".utf8), Array("(".utf8), Array(")".utf8), Array("?! ".utf8),
        Array("\u{2028}".utf8), Array("\u{85}".utf8), Array("क्ष".utf8), Array("א\u{5B8}".utf8),
      ]
    for _ in 0..<60 {
      let few = (0..<Int.random(in: 2...8)).map { _ in pieces.randomElement() ?? [] }
      var text: [UInt8] = []
      let size = Int.random(in: 60...6000)
      while text.count < size { text += few.randomElement() ?? [] }
      try pair.expectEqual(text, "\(unit) \(locale) of \(few)")
    }
  }

  /// What is stepped through in blocks of 64 bytes ends with each of their bytes at times.
  @Test(arguments: BreakIterator.Unit.allCases)
  func `texts that end with a long character are ICU's`(unit: BreakIterator.Unit) throws {
    var pair = try Pair(unit, "root")
    let pieces = ["क्ष", "ア", "”", "👨‍👩‍👧"].map { Array($0.utf8) }
    var state: UInt32 = 1
    for count in 30..<1230 {
      var text: [UInt8] = []
      for _ in 0..<(30 + count % 300) {
        state = state &* 1_664_525 &+ 1_013_904_223
        text += pieces[Int(state >> 30)]
      }
      try pair.expectEqual(text + pieces[3], "\(unit) \(count)")
    }
  }

  private static let unicodeData = "/usr/share/unicode/auxiliary"

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: unicodeData), "needs Debian's unicode-data"),
    arguments: [
      (BreakIterator.Unit.grapheme, "Grapheme"), (.word, "Word"), (.sentence, "Sentence"),
      (.line, "Line"),
    ])
  func `boundaries of Unicode's break tests are ICU's`(
    unit: BreakIterator.Unit, name: String
  ) throws {
    var pair = try Pair(unit, "root")
    let path = "\(BreakAutomata.unicodeData)/\(name)BreakTest.txt"
    var count = 0
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let codes = line.prefix { $0 != "#" }.split(whereSeparator: { "÷× \t".contains($0) })
      guard !codes.isEmpty else { continue }
      let scalars = codes.map { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}" }
      let text = scalars.flatMap { Array(String(Character($0)).utf8) }
      try pair.expectEqual(text, "\(name): \(line)")
      count += 1
    }
    #expect(count > 500)
  }

  @Test func `a tag with keywords is left to ICU`() throws {
    let automaton = try BreakAutomaton(.line, locale: LanguageTag("ja-u-lw-phrase"))
    let isNone = automaton == nil
    #expect(isNone)
  }
}
