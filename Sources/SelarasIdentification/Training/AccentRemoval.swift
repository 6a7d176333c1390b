/// Takes the accents from letters, as many people type, so that a model knows such text, too.
struct AccentRemoval {
  private static let limit: UInt32 = 0x800
  /// The block of letters with two accents, as Vietnamese has them.
  private static let additional: Range<UInt32> = 0x1E00..<0x1F00

  /// Letters of up to two bytes without their accents, then those of ``additional``; zero where
  /// they have none.
  private let plain: [UInt8]

  init() {
    plain = (0..<AccentRemoval.limit + UInt32(AccentRemoval.additional.count)).map { place in
      let code =
        place < AccentRemoval.limit
        ? place : place - AccentRemoval.limit + AccentRemoval.additional.lowerBound
      return Unicode.Scalar(code).map(AccentRemoval.plain) ?? 0
    }
  }

  /// The letter of ASCII in the name of a letter with an accent, such as `LATIN SMALL LETTER E WITH
  /// ACUTE`; zero without one.
  private static func plain(_ scalar: Unicode.Scalar) -> UInt8 {
    guard scalar.value >= 0x80, let name = scalar.properties.name else { return 0 }
    for (start, isSmall) in [("LATIN SMALL LETTER ", true), ("LATIN CAPITAL LETTER ", false)]
    where name.hasPrefix(start) {
      let rest = name.utf8.dropFirst(start.utf8.count)
      guard let letter = rest.first, rest.dropFirst().starts(with: " WITH ".utf8) else { return 0 }
      return isSmall ? letter | 0x20 : letter
    }
    return 0
  }

  /// Appends the line `range` of `bytes` without accents to `bytes`, and a line feed.
  ///
  /// - Returns: Where it stands; `nil` for a line without any, and then nothing is appended.
  func append(_ range: Range<Int>, to bytes: inout [UInt8]) -> Range<Int>? {
    let start = bytes.count
    var isChanged = false
    var position = range.lowerBound
    while position < range.upperBound {
      var length = 1
      while position + length < range.upperBound, bytes[position + length] & 0xC0 == 0x80 {
        length += 1
      }
      let letter = plain(at: position, length, in: bytes.span)
      if letter != 0 {
        bytes.append(letter)
        isChanged = true
      } else {
        // One by one: a slice would make the array copy itself.
        for place in position..<position + length { bytes.append(bytes[place]) }
      }
      position += length
    }
    guard isChanged else {
      bytes.removeSubrange(start...)
      return nil
    }
    bytes.append(0x0A)
    return start..<bytes.count - 1
  }

  /// The letter of so many bytes without its accent, zero if it has none.
  private func plain(at position: Int, _ length: Int, in bytes: Span<UInt8>) -> UInt8 {
    var place = UInt32(bytes[position])
    switch length {
    case 2: place = (place & 0x1F) << 6 | UInt32(bytes[position + 1]) & 0x3F
    case 3:
      let middle = UInt32(bytes[position + 1]) & 0x3F
      let code = (place & 0xF) << 12 | middle << 6 | UInt32(bytes[position + 2]) & 0x3F
      guard AccentRemoval.additional.contains(code) else { return 0 }
      place = AccentRemoval.limit + code - AccentRemoval.additional.lowerBound
    default: return 0
    }
    return place < plain.count ? plain[Int(place)] : 0
  }
}
