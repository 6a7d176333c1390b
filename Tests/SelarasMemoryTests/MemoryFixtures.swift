import Foundation
import SelarasMemory
import SelarasText
import TestSupport

/// A byte source over an array, in pieces of a size.
func byteSource(_ bytes: [UInt8], piece: Int = 1000) -> ByteSource {
  var rest = bytes[...]
  return {
    let next = Array(rest.prefix(piece))
    rest = rest.dropFirst(piece)
    return next
  }
}

/// All that a file holds.
func readAll(
  _ format: ExchangeFormat, _ bytes: [UInt8], piece: Int = 1000,
  languages: UnitLanguages = UnitLanguages()
) throws -> (units: [MemoryUnit], skipped: [Int], header: [String: String]) {
  var reader = try format.reader(byteSource(bytes, piece: piece), languages: languages)
  var units: [MemoryUnit] = []
  var skipped: [Int] = []
  while let item = try reader.next() {
    switch item {
    case .unit(let unit, _): units.append(unit)
    case .skipped(let line, _): skipped.append(line)
    }
  }
  return (units, skipped, reader.header)
}

/// The units as a file.
func writeAll(
  _ format: ExchangeFormat, _ units: [MemoryUnit], header: [String: String] = [:]
) throws -> (bytes: [UInt8], dropped: Int) {
  final class Collector { var bytes: [UInt8] = [] }
  let collector = Collector()
  let writer = try ExchangeWriter(
    format, source: LanguageTag("zh-Hant"), target: LanguageTag("id"), header: header,
    toolVersion: "1", sink: { span in for i in span.indices { collector.bytes.append(span[i]) } })
  for unit in units { try writer.append(unit) }
  try writer.finish()
  return (collector.bytes, writer.droppedCharacters)
}

func unit(_ source: String, _ target: String) -> MemoryUnit {
  MemoryUnit(
    TranslationUnit(source: source, target: target), source: LanguageTag("zh-Hant"),
    target: LanguageTag("id"))
}

/// Units of made-up words: many that are like each other, and many that are not.
func madeUpUnits(_ count: Int, seed: UInt64) -> [MemoryUnit] {
  var random = SplitMix(seed: seed)
  func next(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
  let words = (0..<60).map { _ in
    String((0..<(2 + next(6))).map { _ in Character(Unicode.Scalar(UInt8(97 + next(26)))) })
  }
  var units: [MemoryUnit] = []
  for index in 0..<count {
    var source = ""
    for _ in 0..<(3 + next(40)) {
      source.unicodeScalars.append(Unicode.Scalar(UInt32(0x4E00 + next(300))) ?? "一")
    }
    if next(20) == 0 { source += "😀" }
    var target = (0..<(2 + next(25))).map { _ in words[next(60)] }.joined(separator: " ")
    if next(15) == 0 { target += " 漢" }
    if next(4) == 0, let old = units.last {
      source = old.source.text + "。"
      target = old.target.text + "!"
    }
    units.append(unit("\(source)\(index)", "\(target) \(index)"))
  }
  return units
}

/// The naive distance of Levenshtein over code points.
func naiveDistance(_ left: String, _ right: String) -> Int {
  let (a, b) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
  var row = Array(0...b.count)
  for i in 0..<a.count {
    var diagonal = row[0]
    row[0] = i + 1
    for j in 0..<b.count {
      let cost = min(diagonal + (a[i] == b[j] ? 0 : 1), row[j] + 1, row[j + 1] + 1)
      diagonal = row[j + 1]
      row[j + 1] = cost
    }
  }
  return row[b.count]
}
