/// The simplest of files for translation units: `source TAB target TAB confidence`, a unit a line.
///
/// The format has no escapes: a tab inside a text becomes a space, and so does every line break
/// that Unicode knows (UAX 14, classes BK, CR, LF and NL), since readers differ in which of them end
/// a line. CR LF becomes one space. An unknown confidence leaves the third field empty.
public enum PairsTSV {
  /// Appends the line of one unit, with its line feed.
  ///
  /// - Complexity: O(*n*).
  public static func appendLine(of unit: TranslationUnit, to buffer: inout [UInt8]) {
    appendField(unit.source.utf8.span, to: &buffer)
    buffer.append(UInt8(ascii: "\t"))
    appendField(unit.target.utf8.span, to: &buffer)
    buffer.append(UInt8(ascii: "\t"))
    if let confidence = unit.writtenConfidence { buffer.append(contentsOf: confidence.utf8) }
    buffer.append(UInt8(ascii: "\n"))
  }

  /// The text as a field.
  static func field(_ text: String) -> [UInt8] {
    var field: [UInt8] = []
    appendField(text.utf8.span, to: &field)
    return field
  }

  private static func appendField(_ field: Span<UInt8>, to buffer: inout [UInt8]) {
    var position = 0
    while position < field.count {
      let length = lengthOfBreak(in: field, at: position)
      if length > 0 {
        buffer.append(UInt8(ascii: " "))
        position += length
      } else {
        buffer.append(field[position])
        position += 1
      }
    }
  }

  /// The bytes of the tab or line break at `position`; 0 where there is none.
  private static func lengthOfBreak(in field: Span<UInt8>, at position: Int) -> Int {
    let left = field.count - position
    switch field[position] {
    case 0x0D: return left > 1 && field[position + 1] == 0x0A ? 2 : 1
    case 0x09...0x0C: return 1
    // U+0085
    case 0xC2: return left > 1 && field[position + 1] == 0x85 ? 2 : 0
    // U+2028 and U+2029
    case 0xE2:
      return left > 2 && field[position + 1] == 0x80 && field[position + 2] & 0xFE == 0xA8 ? 3 : 0
    default: return 0
    }
  }
}
