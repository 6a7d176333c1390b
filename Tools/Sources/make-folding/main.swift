// Writes the folding table: `swift run --package-path Tools make-folding FILE`.
//
// The file's format is described at `FoldingTable` in SelarasSegmentation. Everything in it comes
// from the installed ICU: NFKC_Casefold, NFD, general categories, scripts, and the two
// transliterators between Traditional and Simplified Chinese.

import Foundation
import SelarasText
import SelarasUnicode

enum Class: UInt16 {
  case separator = 0
  case letter = 1
  case character = 2
  case mark = 3
}

let properties = ScriptProperties.shared
let categories = try CodePointTable(property: "gc")
let charactersOnTheirOwn: Set<Script> = [
  .han, .hiragana, .katakana, Script("Bopo"), Script("Thai"), Script("Laoo"), Script("Khmr"),
  Script("Mymr"),
]

/// The class of a code point by itself, from its general category (numbers as in ICU's uchar.h).
@MainActor func plainClass(_ c: UInt32) -> Class {
  switch categories[c] {
  case 1...5, 9...11:  // letters, numbers
    charactersOnTheirOwn.contains(properties.script(of: c)) ? .character : .letter
  case 6...8: .mark  // marks
  default: .separator
  }
}

// Han characters that ICU exchanges for one another fall in one class.
var parent: [UInt32: UInt32] = [:]
@MainActor func representative(_ c: UInt32) -> UInt32 {
  var c = c
  while let up = parent[c], up != c { c = up }
  return c
}
let han = (0x3400...0x3FFFF as ClosedRange<UInt32>).filter {
  properties.script(of: $0) == .han && Unicode.Scalar($0) != nil
}
for name in ["Traditional-Simplified", "Simplified-Traditional"] {
  let transliterator = try Transliterator(name)
  for c in han {
    guard let scalar = Unicode.Scalar(c) else { continue }
    let other = Array(try transliterator.apply(to: String(scalar)).unicodeScalars)
    guard other.count == 1, other[0].value != c else { continue }
    let (a, b) = (representative(c), representative(other[0].value))
    // The lowest code point stands for the class, so that the result does not depend on order.
    if a != b { parent[max(a, b)] = min(a, b) }
  }
}

var mappings: [[UInt8]] = []
var numbers: [[UInt8]: UInt16] = [:]
var flat = [UInt16](repeating: 0, count: 0x110000)
for c in UInt32(0)...0x10FFFF {
  guard let scalar = Unicode.Scalar(c), categories[c] != 0 else { continue }
  let original = String(scalar)
  let isHangul = (0xAC00...0xD7A3).contains(c)
  var folded = try NormalForm.nfkcCaseFold.applied(to: original)
  if !isHangul { folded = try NormalForm.nfd.applied(to: folded) }
  let scalars = folded.unicodeScalars.map { representative($0.value) }
  folded = String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
  let kind: Class
  if let first = scalars.first {
    // A compatibility character such as ㎏ counts as what it becomes.
    kind = plainClass(first)
  } else {
    kind = .mark
  }
  var number: UInt16 = 0
  if Array(folded.utf8) != Array(original.utf8), kind != .separator {
    // Spaces inside a mapping, as in ㈱, would end up inside a token.
    let bytes = folded.utf8.filter { $0 > 0x20 }
    if let known = numbers[bytes] {
      number = known
    } else {
      mappings.append(bytes)
      number = UInt16(mappings.count)
      numbers[bytes] = number
    }
  }
  flat[Int(c)] = number << 2 | kind.rawValue
}

var groups: [UInt16] = []
var blocks: [[UInt16]] = []
var blockNumbers: [[UInt16]: UInt16] = [:]
for start in stride(from: 0, to: flat.count, by: 64) {
  let block = Array(flat[start..<start + 64])
  if blockNumbers[block] == nil {
    blockNumbers[block] = UInt16(blocks.count)
    blocks.append(block)
  }
  groups.append(blockNumbers[block] ?? 0)
}

var file = Data()
@MainActor func write<Number: FixedWidthInteger>(_ number: Number) {
  file.append(contentsOf: withUnsafeBytes(of: number.littleEndian, Array.init))
}
write(UInt32(blocks.count))
write(UInt32(mappings.count))
for group in groups { write(group) }
for block in blocks { for entry in block { write(entry) } }
var start: UInt32 = 0
for mapping in mappings {
  write(start)
  start += UInt32(mapping.count)
}
write(start)
for mapping in mappings { file.append(contentsOf: mapping) }
let path = CommandLine.arguments.dropFirst().first ?? "Sources/CModels/folding.bin"
try file.write(to: URL(fileURLWithPath: path))
print(
  "\(path): \(file.count) bytes, \(blocks.count) blocks, \(mappings.count) mappings, "
    + "\(parent.count) Han variants, ICU \(UnicodeLibrary.version)")
