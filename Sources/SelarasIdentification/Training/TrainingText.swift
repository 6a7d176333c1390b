public import SelarasText

/// Text of one language to train on.
public struct TrainingText: Sendable {
  /// What the lines of a text are.
  public enum Kind: String, Sendable {
    /// Sentences or phrases, as they are written.
    case lines
    /// Words with their frequencies, `word TAB frequency`, the frequency in any unit.
    ///
    /// Lines of one to eight words are drawn from them. They tell the languages that have such
    /// words from each other and say nothing of other languages.
    case words
    /// Phrases that tell the languages that have such phrases from each other, and say nothing of
    /// other languages.
    case phrases
  }

  /// The language of every line.
  public var language: LanguageTag
  /// What the model's provenance calls it: a file's name.
  public var name: String
  /// What the lines are.
  public var kind: Kind
  /// How many times as often as others the lines are seen, or drawn.
  public var weight: Int
  /// The lines in UTF-8, each ended by a line feed.
  public var bytes: [UInt8]

  /// Makes a text of a file's bytes.
  public init(
    language: LanguageTag, name: String, kind: Kind = .lines, weight: Int = 1, bytes: [UInt8]
  ) {
    precondition(weight > 0, "a text is seen once or more")
    self.language = language
    self.name = name
    self.kind = kind
    self.weight = weight
    self.bytes = bytes
  }

  /// Makes a text of a file, whose language and kind are in its name: `id.txt`, `id.words.tsv`,
  /// `zh-Hant.phrases.txt`.
  public init(name: String, weight: Int = 1, bytes: [UInt8]) {
    let parts = name.split(separator: ".")
    let kind = parts.dropFirst().first.flatMap { Kind(rawValue: String($0)) } ?? .lines
    self.init(
      language: LanguageTag(parts.first.map(String.init) ?? name), name: name, kind: kind,
      weight: weight, bytes: bytes)
  }

  /// Makes a text of lines.
  public init(language: LanguageTag, lines: [String]) {
    self.init(
      language: language, name: "\(language).txt", bytes: lines.flatMap { Array($0.utf8) + [0x0A] })
  }
}

/// The lines of all training texts, and which scripts their languages use.
struct TrainingSet {
  struct Line {
    var start: Int
    var end: Int
    var label: Int
    var kind = TrainingText.Kind.lines
    /// How often it is seen; nil where that depends on how many lines its language has.
    var repeats: Int?
  }

  /// A language counts as written in a script if at least this share of its lines is mostly in it:
  /// lines that were left in English, and names, lie below.
  private static let leastShare = 0.12
  /// Each of so many lines is kept from training, to calibrate by.
  static let heldOutStride = 40

  var labels: [LanguageTag] = []
  var bytes: [UInt8] = []
  var lines: [Line] = []
  /// Lines that training does not see.
  var heldOut: [Line] = []
  /// For each label the scripts that it is written in, as bits by raw values.
  var scripts: [UInt32] = []
  /// For each label whether there are words of it, and phrases.
  private(set) var hasWords: [Bool]
  private(set) var hasPhrases: [Bool]
  var provenance = ""

  init(
    _ texts: [TrainingText], options: LanguageTrainer.Options
  ) throws(IdentificationError) {
    let texts = texts.sorted { ($0.language.rawValue, $0.name) < ($1.language.rawValue, $1.name) }
    for text in texts where labels.last != text.language { labels.append(text.language) }
    guard labels.count > 1 else { throw .unusableData("fewer than two languages") }
    scripts = [UInt32](repeating: 0, count: labels.count)
    hasWords = [Bool](repeating: false, count: labels.count)
    hasPhrases = hasWords
    var reader = FeatureReader(bits: [Int](repeating: -1, count: LetterScript.allCases.count))
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: LetterScript.allCases.count), count: labels.count)
    var random = TrainingRandom(seed: options.seed ^ 0x5741_4C41_5349_4B41)
    let accents = AccentRemoval()
    var label = 0
    for text in texts {
      if labels[label] != text.language { label += 1 }
      var number = 0
      switch text.kind {
      case .words:
        hasWords[label] = true
        let list = try WordList(text)
        number = list.count
        for _ in 0..<options.wordLines * text.weight {
          let start = bytes.count
          list.appendLine(to: &bytes, with: &random)
          lines.append(
            Line(start: start, end: bytes.count - 1, label: label, kind: .words, repeats: 1))
        }
      case .lines, .phrases:
        if text.kind == .phrases { hasPhrases[label] = true }
        let start = bytes.count
        bytes += text.bytes
        if bytes.last != 0x0A { bytes.append(0x0A) }
        let first = lines.count
        number = addLines(from: start, of: text, label: label, counts: &counts, with: &reader)
        if text.kind == .lines, text.weight == 1 {
          addPlain(first..<lines.count, without: accents, share: options.plainShare, with: &random)
        }
      }
      provenance +=
        "\(text.name)\t\(text.language)\t\(number) \(text.kind.rawValue)\t"
        + "\(text.bytes.count) bytes\tsha256 \(SHA256.hexadecimal(of: text.bytes.span))\n"
    }
    for (label, counts) in counts.enumerated() {
      let total = counts.reduce(0, +)
      guard total > 0 else { throw .unusableData("no letters in the text of \(labels[label])") }
      for (raw, count) in counts.enumerated()
      where Double(count) >= TrainingSet.leastShare * Double(total) {
        scripts[label] |= 1 << UInt32(raw)
      }
    }
  }

  /// Adds the lines of `text`, which stand from `start` on.
  ///
  /// - Returns: How many they are.
  private mutating func addLines(
    from base: Int, of text: TrainingText, label: Int, counts: inout [[Int]],
    with reader: inout FeatureReader
  ) -> Int {
    var start = base
    var number = 0
    for end in base..<bytes.count where bytes[end] == 0x0A {
      defer { start = end + 1 }
      guard let script = TrainingSet.mainScript(of: bytes.span, start, end, with: &reader)
      else { continue }
      number += 1
      var line = Line(start: start, end: end, label: label, kind: text.kind)
      if text.kind == .phrases || text.weight > 1 { line.repeats = text.weight }
      if text.kind == .lines {
        counts[label][Int(script.rawValue)] += 1
        if number % TrainingSet.heldOutStride == 0 {
          heldOut.append(line)
          continue
        }
      }
      lines.append(line)
    }
    return number
  }

  /// Adds copies of some of the lines without their accents.
  private mutating func addPlain(
    _ numbers: Range<Int>, without accents: AccentRemoval, share: Double,
    with random: inout TrainingRandom
  ) {
    for number in numbers where random.happens(share) {
      var line = lines[number]
      guard let range = accents.append(line.start..<line.end, to: &bytes) else { continue }
      (line.start, line.end) = (range.lowerBound, range.upperBound)
      lines.append(line)
    }
  }

  /// Whether lines of a kind can tell the label from others.
  @inline(__always)
  func isJudged(_ label: Int, by kind: TrainingText.Kind) -> Bool {
    switch kind {
    case .lines: true
    case .words: hasWords[label]
    case .phrases: hasPhrases[label]
    }
  }

  /// The script of most bytes of letters, `nil` without letters.
  private static func mainScript(
    of text: Span<UInt8>, _ start: Int, _ end: Int, with reader: inout FeatureReader
  ) -> LetterScript? {
    var bytes = [Int](repeating: 0, count: LetterScript.allCases.count)
    reader.restart(at: start)
    while reader.next(in: text, end: end) {
      bytes[reader.script] += reader.letterBytes
    }
    guard let most = bytes.max(), most > 0, let raw = bytes.firstIndex(of: most) else { return nil }
    return LetterScript(rawValue: UInt8(raw))
  }
}
