/// Texts made up from a seed: the same for the same seed.
struct Texts {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func number(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: (state >> 33) % UInt64(limit))
  }

  mutating func word() -> String {
    let syllables = ["ba", "ka", "ri", "tu", "me", "so", "ndu", "ngi", "la", "pe", "wa", "ju"]
    return (0..<2 + number(below: 3)).map { _ in syllables[number(below: 12)] }.joined()
  }

  mutating func words(_ count: Int) -> [String] { (0..<count).map { _ in word() } }

  mutating func line(words count: Int) -> String { words(count).joined(separator: " ") + "." }

  mutating func han(_ count: Int) -> String {
    var result = ""
    for _ in 0..<count {
      if let scalar = Unicode.Scalar(UInt32(0x4E00 + number(below: 3000))) {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "。"
  }

  /// Paragraphs in both scripts.
  mutating func body(_ count: Int) -> [String] {
    (0..<count).map {
      $0 % 3 == 2 ? han(40 + number(below: 40)) : line(words: 20 + number(below: 30))
    }
  }

  /// The same words, about one in `every` of them another; Han stays as it is.
  mutating func edited(_ line: String, every: Int) -> String {
    if !line.contains(" ") { return line }
    return line.split(separator: " ").map { number(below: every) == 0 ? word() : String($0) }
      .joined(separator: " ")
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: number(below: 256)) }
  }
}
