// Writes the table of letters of language identification: `make-letters FILE`.
//
// For each code point below U+3000, in 32 bits little-endian: its lower case in the low 24 bits, above
// them the number of its script as `LetterScript` of SelarasIdentification numbers them; zero for
// what is no letter. From the Unicode properties of Swift's standard library.
import Foundation

/// The order of `LetterScript`.
private enum LetterScript: UInt32 {
  case none, latin, han, kana, hangul, cyrillic, greek, arabic
  case hebrew, devanagari, bengali, gurmukhi, gujarati, tamil, telugu, kannada
  case malayalam, sinhala, thai, lao, khmer, myanmar, georgian, armenian
  case other, mark
}

/// The script of a letter or mark below U+3000, by its block (Unicode 15, Blocks.txt).
private func script(below code: UInt32, isMark: Bool) -> LetterScript {
  switch code {
  case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF: .mark
  case 0x00AA...0x02AF, 0x1D00...0x1D7F, 0x1E00...0x1EFF, 0x2C60...0x2C7F: .latin
  case 0x0370...0x03FF, 0x1F00...0x1FFF: .greek
  case 0x0400...0x052F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF: .cyrillic
  case 0x0530...0x058F: .armenian
  case 0x0590...0x05FF: .hebrew
  case 0x0600...0x06FF, 0x0750...0x077F, 0x0870...0x08FF: .arabic
  case 0x0900...0x097F: .devanagari
  case 0x0980...0x09FF: .bengali
  case 0x0A00...0x0A7F: .gurmukhi
  case 0x0A80...0x0AFF: .gujarati
  case 0x0B80...0x0BFF: .tamil
  case 0x0C00...0x0C7F: .telugu
  case 0x0C80...0x0CFF: .kannada
  case 0x0D00...0x0D7F: .malayalam
  case 0x0D80...0x0DFF: .sinhala
  case 0x0E00...0x0E7F: .thai
  case 0x0E80...0x0EFF: .lao
  case 0x1000...0x109F: .myanmar
  case 0x10A0...0x10FF, 0x1C90...0x1CBF, 0x2D00...0x2D2F: .georgian
  case 0x1100...0x11FF: .hangul
  case 0x1780...0x17FF, 0x19E0...0x19FF: .khmer
  // Modifier letters, letter-like symbols and enclosed letters say nothing of a language.
  case 0x02B0...0x02FF, 0x2070...0x209C, 0x2100...0x24FF: .none
  default: isMark ? .mark : .other
  }
}

private func entry(of code: UInt32) -> UInt32 {
  guard let scalar = Unicode.Scalar(code) else { return 0 }
  if code < 0x80 {
    let isLetter = (0x61...0x7A).contains(code | 0x20)
    return isLetter ? LetterScript.latin.rawValue << 24 | code | 0x20 : 0
  }
  let properties = scalar.properties
  let isMark =
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: false
    }
  guard properties.isAlphabetic || isMark else { return 0 }
  var lower = code
  if properties.changesWhenLowercased {
    lower = properties.lowercaseMapping.unicodeScalars.first?.value ?? code
  }
  return script(below: code, isMark: isMark).rawValue << 24 | lower
}

guard CommandLine.arguments.count == 2 else {
  FileHandle.standardError.write(Data("usage: make-letters FILE\n".utf8))
  exit(64)
}
var bytes: [UInt8] = []
for code in 0..<UInt32(0x3000) {
  let entry = entry(of: code)
  for shift in [0, 8, 16, 24] as [UInt32] {
    bytes.append(UInt8(truncatingIfNeeded: entry >> shift))
  }
}
try Data(bytes).write(to: URL(filePath: CommandLine.arguments[1]))
