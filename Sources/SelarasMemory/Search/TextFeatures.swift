internal import SelarasUnicode

/// What of a query is compared apart from its characters.
struct TextFeatures {
  private let text: String
  private let numbers: [String]
  private let tags: [String]
  private let folded: String

  init(_ text: String) {
    self.text = text
    numbers = TextFeatures.numbers(in: text)
    tags = TextFeatures.tags(in: text)
    folded = TextFeatures.folded(text)
  }

  /// What lowers the rank of a unit.
  func penalties(for sides: UnitSides) -> Set<FuzzyMatch.Penalty> {
    var penalties: Set<FuzzyMatch.Penalty> = []
    if sides.status == .rejected { penalties.insert(.rejected) }
    if sides.source == text { return penalties }
    if TextFeatures.numbers(in: sides.source) != numbers { penalties.insert(.numbers) }
    if TextFeatures.tags(in: sides.source) != tags { penalties.insert(.tags) }
    if TextFeatures.folded(sides.source) == folded { penalties.insert(.form) }
    return penalties
  }

  /// The runs of digits, in order of their text.
  static func numbers(in text: String) -> [String] {
    var numbers: [String] = []
    var run = ""
    for scalar in text.unicodeScalars {
      if let value = scalar.properties.numericType == .decimal
        ? scalar.properties.numericValue : nil
      {
        run += String(Int(value))
      } else if !run.isEmpty {
        numbers.append(run)
        run = ""
      }
    }
    if !run.isEmpty { numbers.append(run) }
    return numbers.sorted()
  }

  /// What looks like a tag or placeholder: `<b>`, `{0}`, `%s`.
  static func tags(in text: String) -> [String] {
    var tags: [String] = []
    let bytes = Array(text.utf8)
    var i = 0
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "<") || bytes[i] == UInt8(ascii: "{") {
        let close = bytes[i] == UInt8(ascii: "<") ? UInt8(ascii: ">") : UInt8(ascii: "}")
        if let end = bytes[i...].prefix(200).firstIndex(of: close), end > i + 1,
          bytes[i + 1] != 0x20
        {
          tags.append(String(decoding: bytes[i...end], as: UTF8.self))
          i = end
        }
      } else if bytes[i] == UInt8(ascii: "%"), i + 1 < bytes.count,
        "sd@".utf8.contains(bytes[i + 1])
      {
        tags.append(String(decoding: bytes[i...(i + 1)], as: UTF8.self))
        i += 1
      }
      i += 1
    }
    return tags.sorted()
  }

  private static func folded(_ text: String) -> String {
    (try? NormalForm.nfkcCaseFold.applied(to: text)) ?? text.lowercased()
  }
}
