// Writes the characters that only Traditional or only Simplified Chinese is written with:
// `swift run --package-path Tools make-variants TRADITIONAL SIMPLIFIED FILE`.
//
// A character that ICU's transliterators change is of the script that they change it from. Those
// that text of the other script has as well, such as 著 and 干, are left out: TRADITIONAL and
// SIMPLIFIED are texts that tell which.

import Foundation
import SelarasUnicode

/// A character is left out that is this common in the other script, as a share of its own, and
/// occurs this often there in a million characters.
let mostShare = 0.02
let mostOften = 1.5

func frequencies(of path: String) throws -> [Unicode.Scalar: Double] {
  var counts: [Unicode.Scalar: Double] = [:]
  var total = 0.0
  for scalar in try String(contentsOfFile: path, encoding: .utf8).unicodeScalars
  where (0x3400...0x9FFF).contains(scalar.value) {
    counts[scalar, default: 0] += 1
    total += 1
  }
  return counts.mapValues { $0 / total * 1e6 }
}

func characters(
  changedBy name: String, own: [Unicode.Scalar: Double], other: [Unicode.Scalar: Double]
) throws -> [Unicode.Scalar] {
  let transliterator = try Transliterator(name)
  return try (0x3400...0x9FFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter {
    let here = own[$0] ?? 0
    let there = other[$0] ?? 0
    return try transliterator.apply(to: String($0)) != String($0)
      && (there <= mostOften || there <= mostShare * here)
  }
}

func lines(of characters: [Unicode.Scalar]) -> String {
  stride(from: 0, to: characters.count, by: 32).map { start in
    "    " + String(String.UnicodeScalarView(characters[start..<min(start + 32, characters.count)]))
  }.joined(separator: "\\\n")
}

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 3, let traditional = arguments.first, let file = arguments.last else {
  FileHandle.standardError.write(Data("usage: make-variants TRADITIONAL SIMPLIFIED FILE\n".utf8))
  exit(64)
}
let inTraditional = try frequencies(of: traditional)
let inSimplified = try frequencies(of: arguments[arguments.startIndex + 1])
let ofTraditional = try characters(
  changedBy: "Traditional-Simplified", own: inTraditional, other: inSimplified)
let ofSimplified = try characters(
  changedBy: "Simplified-Traditional", own: inSimplified, other: inTraditional)
let shared = Set(ofTraditional).intersection(ofSimplified)
let text = """
  // Made by make-variants of Tools from ICU's transliterators. Not to be edited.

  /// The characters that only Traditional or only Simplified Chinese is written with.
  enum ChineseVariantTable {
    static let traditional = \"""
  \(lines(of: ofTraditional.filter { !shared.contains($0) }))
      \"""
    static let simplified = \"""
  \(lines(of: ofSimplified.filter { !shared.contains($0) }))
      \"""
  }

  """
try Data(text.utf8).write(to: URL(filePath: file))
