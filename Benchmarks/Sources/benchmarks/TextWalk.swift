/// Makes much text out of little, without saying the same sentence twice.
///
/// The articles are one long row of tokens: words, numbers, and single characters of everything
/// else. A walk copies it token by token, and now and then goes on at another place where the last
/// two tokens stand as well: after the same two Han characters, or the same word and its space. So
/// locally the text reads like the articles, with their frequencies of words and characters, while
/// whole sentences are new. Numbers become other numbers of the same length, and capitalised words
/// inside a sentence, which are names for the most part, become others of them. Brackets and
/// quotation marks may lose their partners.
///
/// The same paragraphs and seed give the same text on every machine.
struct TextWalk {
  private enum Kind { case word, name, number, lineEnd, other }

  private var tokens: [ArraySlice<UInt8>] = []
  private var kinds: [Kind] = []
  /// For each token, the group of places where it and the one before it stand.
  private var groupOf: [Int] = []
  private var groups: [[Int]] = []
  private var starts: [Int] = []
  private var names: [Int] = []
  private var generator: SplitMix64

  /// One step in so many goes on elsewhere, where it can.
  private static let jump: UInt64 = 4
  /// Paragraphs are cut off here, in bytes, should a walk go round in circles.
  private static let longestParagraph = 4096

  init(_ paragraphs: [String], seed: UInt64) {
    generator = SplitMix64(state: seed)
    for paragraph in paragraphs { append(Array(paragraph.utf8)) }
    var numbers: [[ArraySlice<UInt8>]: Int] = [:]
    for i in tokens.indices {
      let key = Array(tokens[max(0, i - 1)...i])
      let group = numbers[key] ?? groups.count
      if group == groups.count {
        numbers[key] = group
        groups.append([])
      }
      groups[group].append(i)
      groupOf.append(group)
    }
  }

  private mutating func append(_ bytes: [UInt8]) {
    starts.append(tokens.count)
    var position = 0
    var beginsSentence = true
    while position < bytes.count {
      var end = position + Self.length(bytes[position])
      var kind = Kind.other
      if Self.isLetter(bytes[position]) {
        while end < bytes.count, Self.isLetter(bytes[end]) { end += Self.length(bytes[end]) }
        let isCapital = (0x41...0x5A).contains(bytes[position])
        kind = isCapital && !beginsSentence ? .name : .word
        beginsSentence = false
      } else if Self.isDigit(bytes[position]) {
        while end < bytes.count, Self.isDigit(bytes[end]) { end += 1 }
        kind = .number
        beginsSentence = false
      } else if ".?!\"".utf8.contains(bytes[position]) || bytes[position] == 0xE2 {
        beginsSentence = true
      }
      if kind == .name { names.append(tokens.count) }
      tokens.append(bytes[position..<min(end, bytes.count)])
      kinds.append(kind)
      position = end
    }
    tokens.append([0x0A])
    kinds.append(.lineEnd)
  }

  /// Appends one paragraph and its line feed; `embed` puts a foreign phrase in here and there.
  mutating func appendParagraph(to text: inout [UInt8], embed: ((inout [UInt8]) -> Void)? = nil) {
    let start = text.count
    var place = starts[generator.below(starts.count)]
    while kinds[place] != .lineEnd, text.count - start < Self.longestParagraph {
      appendToken(at: place, to: &text)
      if let embed, generator.below(80) == 0, kinds[place] != .number { embed(&text) }
      let group = groups[groupOf[place]]
      if group.count > 1, generator.next() % Self.jump == 0 {
        place = group[generator.below(group.count)]
      }
      place += 1
    }
    text.append(0x0A)
  }

  /// Appends a few tokens from anywhere, to stand inside text of another language.
  mutating func appendPhrase(to text: inout [UInt8]) {
    var place = starts[generator.below(starts.count)]
    for _ in 0..<2 + generator.below(3) where kinds[place] != .lineEnd {
      appendToken(at: place, to: &text)
      place += 1
    }
  }

  private mutating func appendToken(at place: Int, to text: inout [UInt8]) {
    switch kinds[place] {
    case .number:
      for (i, digit) in tokens[place].enumerated() {
        // A leading zero stays one, and no other becomes one.
        let isFirst = i == 0
        if isFirst, digit == 0x30 {
          text.append(0x30)
        } else {
          text.append(UInt8(0x30 + (isFirst ? 1 + generator.below(9) : generator.below(10))))
        }
      }
    case .name: text += tokens[names[generator.below(names.count)]]
    case .word, .lineEnd, .other: text += tokens[place]
    }
  }

  private static func length(_ lead: UInt8) -> Int {
    lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether a character that starts with this byte is an ASCII letter or one of U+00C0...U+024F.
  private static func isLetter(_ lead: UInt8) -> Bool {
    (0x41...0x5A).contains(lead) || (0x61...0x7A).contains(lead) || (0xC3...0xC9).contains(lead)
  }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014,
/// doi:10.1145/2660193.2660195.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number in `0..<limit`, as even as 64 bits allow.
  mutating func below(_ limit: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(limit)).high)
  }
}
