internal import SelarasText
internal import SelarasUnicode

/// A text as lookups compare it: the code points of its canonical composition.
struct MatchText {
  /// The code points.
  private(set) var scalars: [UInt32] = []
  /// The bytes that the narrowest code takes: 1, 2 or 4.
  private(set) var width = 1

  init() {}

  init(_ text: String) { read(text) }

  /// Makes this the text, keeping the memory.
  mutating func read(_ text: String) {
    if !decode(text), let composed = try? NormalForm.nfc.applied(to: text) {
      _ = decode(composed)
    }
  }

  /// Decodes; `false` where the text may not be composed as it stands.
  private mutating func decode(_ text: String) -> Bool {
    scalars.removeAll(keepingCapacity: true)
    let bytes = text.utf8.span
    var position = 0
    var isComposed = true
    width = 1
    while position < bytes.count {
      let lead = bytes[position]
      if lead < 0x80 {
        scalars.append(UInt32(lead))
        position += 1
        continue
      }
      let (scalar, length) = bytes.scalar(at: position)
      scalars.append(scalar)
      position += length
      if scalar >= 0x300, isComposed { isComposed = MatchText.staysComposed(scalar) }
      if scalar > 0xFFFF {
        width = 4
      } else if width == 1, UInt8.code(of: scalar) == nil {
        width = 2
      }
    }
    return isComposed
  }

  /// Whether a code point changes neither itself nor others in composition.
  ///
  /// Only what is frequent; all others are left to ICU. Below U+0300 nothing does (UAX 15, NFC quick
  /// check).
  private static func staysComposed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2010...0x2027, 0x2030...0x205E, 0x3001...0x3029, 0x3030...0x3098, 0x309D...0x312F,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xFF01...0xFFEF, 0x1F000...0x1FAFF, 0x20000...0x2EBE0:
      true
    default: false
    }
  }
}
