internal import SelarasText

/// Joins pieces of text, white space and line breaks folded as a page's reader sees them.
///
/// A run of white space is one space. One that holds a line break vanishes between two characters
/// of scripts that write no spaces, since the break was only the editor's. Ideographic spaces that
/// stand alone are kept inside a line and dropped at its ends.
struct WhitespaceFolder {
  private enum Pending { case nothing, space, lineBreak, ideographic }

  private(set) var bytes: [UInt8] = []
  private var pending = Pending.nothing
  private var lastIsWide = false

  /// Whether nothing but white space has come.
  var isEmpty: Bool { bytes.isEmpty }

  /// Appends text.
  mutating func append(_ source: Span<UInt8>) {
    var position = 0
    while position < source.count {
      let byte = source[position]
      if byte > 0x20, byte < 0x7F {
        settle(nextIsWide: false)
        let end = Self.wordsEnd(source, position)
        unsafe source.extracting(position..<end).withUnsafeBufferPointer { words in
          unsafe bytes.append(contentsOf: words)
        }
        lastIsWide = false
        position = end
        continue
      }
      if byte <= 0x20 {
        position += 1
        switch byte {
        case 0x0A...0x0D: pending = .lineBreak
        case 0x20, 0x09: widen(to: .space)
        default: break
        }
        continue
      }
      let (value, length) = source.scalar(at: position)
      switch value {
      case 0x85, 0x2028, 0x2029: pending = .lineBreak
      case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: widen(to: .space)
      case 0x3000: if pending == .nothing { pending = .ideographic }
      // Zero-width spaces, marks of byte order and control characters show nothing.
      case 0x200B, 0xFEFF, 0x7F...0x9F: break
      default:
        let wide = Self.isWide(value)
        settle(nextIsWide: wide)
        // An ill-formed byte cannot be copied as it stands.
        if value == 0xFFFD {
          bytes += [0xEF, 0xBF, 0xBD]
        } else {
          for offset in 0..<length { bytes.append(source[position + offset]) }
        }
        lastIsWide = wide
      }
      position += length
    }
  }

  /// Where signs of ASCII end that stand without white space or with single spaces between.
  private static func wordsEnd(_ source: Span<UInt8>, _ start: Int) -> Int {
    var position = start + 1
    while position < source.count {
      if source[position] == 0x20, position + 1 < source.count { position += 1 }
      guard source[position] > 0x20, source[position] < 0x7F else {
        return source[position - 1] == 0x20 ? position - 1 : position
      }
      position += 1
    }
    return position
  }

  /// Notes the edge of an element: a line break for `br`, nothing for inline markup.
  mutating func append(break isBreak: Bool) {
    if isBreak { pending = .lineBreak }
  }

  /// Notes the edge of something that stands apart, such as a cell's paragraph.
  mutating func appendSpace() { widen(to: .space) }

  /// Appends a tab that parts two cells of a row.
  mutating func appendTab() {
    pending = .nothing
    bytes.append(0x09)
    lastIsWide = true
  }

  /// Takes the text and begins anew.
  mutating func take() -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    bytes.removeAll(keepingCapacity: true)
    pending = .nothing
    lastIsWide = false
    return text
  }

  private mutating func widen(to kind: Pending) {
    if pending == .nothing || pending == .ideographic { pending = kind }
  }

  private mutating func settle(nextIsWide: Bool) {
    guard pending != .nothing else { return }
    defer { pending = .nothing }
    guard !bytes.isEmpty, bytes.last != 0x09 else { return }
    switch pending {
    case .lineBreak where lastIsWide && nextIsWide: break
    case .ideographic: bytes += [0xE3, 0x80, 0x80]
    default: bytes.append(0x20)
    }
  }

  /// Whether the character belongs to the scripts that are written without spaces: Han, kana,
  /// bopomofo, their punctuation, and full-width forms.
  static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x2E80...0x2FFF, 0x3001...0x312F, 0x3190...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
