public import SelarasText

/// Text of one language to train on, a sentence or phrase a line.
public struct TrainingText: Sendable {
  /// The language of every line.
  public var language: LanguageTag
  /// What the model's provenance calls it: a file's name.
  public var name: String
  /// The lines in UTF-8, each ended by a line feed.
  public var bytes: [UInt8]

  /// Makes a text of a file's bytes.
  public init(language: LanguageTag, name: String, bytes: [UInt8]) {
    self.language = language
    self.name = name
    self.bytes = bytes
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
  var provenance = ""

  init(_ texts: [TrainingText]) throws(IdentificationError) {
    let texts = texts.sorted { ($0.language.rawValue, $0.name) < ($1.language.rawValue, $1.name) }
    for text in texts where labels.last != text.language { labels.append(text.language) }
    guard labels.count > 1 else { throw .unusableData("fewer than two languages") }
    scripts = [UInt32](repeating: 0, count: labels.count)
    var reader = FeatureReader(bits: [Int](repeating: -1, count: LetterScript.allCases.count))
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: LetterScript.allCases.count), count: labels.count)
    var label = 0
    for text in texts {
      if labels[label] != text.language { label += 1 }
      let base = bytes.count
      bytes += text.bytes
      if bytes.last != 0x0A { bytes.append(0x0A) }
      var start = base
      var number = 0
      for end in base..<bytes.count where bytes[end] == 0x0A {
        if let script = TrainingSet.mainScript(of: bytes.span, start, end, with: &reader) {
          counts[label][Int(script.rawValue)] += 1
          let line = Line(start: start, end: end, label: label)
          number += 1
          if number % TrainingSet.heldOutStride == 0 {
            heldOut.append(line)
          } else {
            lines.append(line)
          }
        }
        start = end + 1
      }
      provenance +=
        "\(text.name)\t\(text.language)\t\(number) lines\t\(text.bytes.count) bytes\t"
        + "sha256 \(SHA256.hexadecimal(of: text.bytes.span))\n"
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

  /// The script of most bytes of letters, `nil` without letters.
  private static func mainScript(
    of text: Span<UInt8>, _ start: Int, _ end: Int, with reader: inout FeatureReader
  ) -> LetterScript? {
    var bytes = [Int](repeating: 0, count: LetterScript.allCases.count)
    reader.restart(at: start)
    while reader.next(in: text, end: end) {
      bytes[Int(reader.script.rawValue)] += reader.letterBytes
    }
    guard let most = bytes.max(), most > 0, let raw = bytes.firstIndex(of: most) else { return nil }
    return LetterScript(rawValue: UInt8(raw))
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2714064.2660195).
struct TrainingRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// A number in 0..<`bound`.
  mutating func next(below bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
