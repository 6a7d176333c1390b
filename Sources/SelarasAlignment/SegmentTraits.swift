internal import SelarasText

/// What a segment shows of its shape, whatever its language.
///
/// Aligned texts are punctuated alike: a segment that breaks off at a comma goes on in the next,
/// and two sentences in one segment have two full stops.
struct SegmentTraits: Equatable {
  /// How a segment ends.
  enum Ending: UInt8, CaseIterable {
    /// Without a mark, as headings do.
    case open
    /// With a mark that ends sentences.
    case final
    /// With a comma, a semicolon or the like.
    case clause
    /// With a colon.
    case colon
  }

  /// How the segment ends, quotation marks and brackets apart.
  var ending = Ending.open
  /// Whether its first letter is a small one.
  var startsSmall = false
  /// How many sentences its marks end.
  var finals: UInt16 = 0
  /// How many clauses its marks end within sentences.
  var clauses: UInt16 = 0

  init() {}

  /// Reads the traits of a text.
  ///
  /// - Complexity: O(*n*).
  init(of text: Span<UInt8>) {
    var position = 0
    var sawLetter = false
    /// The class of the last mark, while nothing but quotes and brackets has followed.
    var last = Ending.open
    while position < text.count {
      let byte = text[position]
      if byte < 0x80 {
        position += 1
        switch byte {
        case 0x61...0x7A, 0x41...0x5A:
          if !sawLetter { startsSmall = byte >= 0x61 }
          sawLetter = true
          last = .open
        case 0x30...0x39:
          sawLetter = true
          last = .open
        case 0x21, 0x3F: end(.final, &last)
        case 0x2E:
          // A full stop inside a number or a name such as `example.org` ends nothing.
          let next = position < text.count ? text[position] : 0x20
          if next <= 0x29 || next == 0x2E || next == 0x5D || next >= 0x80 { end(.final, &last) }
        case 0x2C:
          let next = position < text.count ? text[position] : 0x20
          if next <= 0x29 || next >= 0x80 { end(.clause, &last) }
        case 0x3B: end(.clause, &last)
        case 0x3A:
          let next = position < text.count ? text[position] : 0x20
          if next <= 0x29 || next >= 0x80 { end(.colon, &last) }
        case 0x22, 0x27, 0x28, 0x29, 0x2A, 0x5B, 0x5D, 0x5F, 0x60, 0...0x20: break
        default: last = .open
        }
        continue
      }
      let (scalar, length) = text.scalar(at: position)
      position += length
      switch scalar {
      case 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0xFF61, 0x2026, 0x0964, 0x06D4, 0x061F, 0x203C...0x2049:
        end(.final, &last)
      case 0xFF0C, 0x3001, 0xFF1B, 0xFF64, 0x060C, 0x061B: end(.clause, &last)
      case 0xFF1A: end(.colon, &last)
      case 0x2018...0x201F, 0x300A...0x3011, 0x3014...0x301F, 0xFF08, 0xFF09, 0x3000, 0xA0, 0xAB,
        0xBB, 0xFEFF, 0x200B...0x200F:
        break
      default:
        sawLetter = true
        last = .open
      }
    }
    ending = last
  }

  private mutating func end(_ kind: Ending, _ last: inout Ending) {
    // An ellipsis, or a question mark beside an exclamation mark, ends one sentence.
    switch kind {
    case .final: if last != .final { finals &+= finals < .max ? 1 : 0 }
    case .clause, .colon: clauses &+= clauses < .max ? 1 : 0
    case .open: break
    }
    last = kind
  }
}
