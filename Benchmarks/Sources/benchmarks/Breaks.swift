import CRivals
import SelarasSegmentation
import SelarasText

/// Boundaries and statuses in UTF-8: `Segmenter` against ICU's own loop.
///
/// All contestants keep the end and the status of every segment. ICU keeps UTF-16 offsets except
/// over UText; they are turned into bytes for the comparison after the clock has stopped.
enum Breaks {
  /// The units and what their benchmarks are called.
  private static let units: [(name: String, unit: Segmenter.Unit)] = [
    ("tokenise", .word), ("graphemes", .grapheme), ("sentences", .sentence), ("lines", .line),
    ("script-runs", .script),
  ]

  /// Every unit on the texts of the project, then on texts made to be slow.
  static let benchmarks = usual + hostile

  private static let usual = units.flatMap { name, unit in
    ["zh-Hant", "id", "mixed"].map { text in
      Benchmark(
        name: "\(name)/\(text)/large",
        text: { try text == "mixed" ? $0.mixed() : $0.monolingual(text) },
        contestants: { try contestants(unit, text: $0) })
    }
  }

  private static let hostile = HostileText.allCases.flatMap { text in
    units.filter { $0.unit != .script }.map { name, unit in
      Benchmark(
        name: "hostile/\(text.rawValue)/\(name)",
        text: { text.text(of: $0.size / 5) },
        contestants: { try contestants(unit, text: $0) })
    }
  }

  private static func contestants(
    _ unit: Segmenter.Unit, text: [UInt8]
  ) throws -> [any Contestant] {
    let ours = try SegmenterBreaks(unit, text: text)
    let type: crivals_unit
    switch unit {
    case .grapheme: type = .grapheme
    case .word: type = .word
    case .line: type = .line
    case .sentence: type = .sentence
    // ICU has no loop over these.
    case .script, .paragraph: return [ours]
    }
    let room = ICURoom(text: text)
    return [ours]
      + (try ICUBreaks.Input.allCases.map { try ICUBreaks(type, reading: $0, in: room) })
  }
}

private final class SegmenterBreaks: Contestant {
  let name = "selaras"
  private let text: [UInt8]
  private var segmenter: Segmenter
  private var segments: SegmentList = []

  init(_ unit: Segmenter.Unit, text: [UInt8]) throws {
    self.text = text
    segmenter = try Segmenter(unit)
  }

  func run() throws {
    let text = text
    try segmenter.segments(of: text.span, into: &segments)
  }

  func outcome() -> Outcome {
    var hash = SequenceHash()
    for segment in segments {
      hash.mix(segment.range.end)
      hash.mix(Int(segment.status))
    }
    return Outcome(count: segments.count, hash: hash.hexadecimal)
  }
}

/// A text for ICU, and the room for what it finds there; one after the other uses it.
private final class ICURoom {
  let text: [UInt8]
  /// The text in UTF-16, and where each unit's character starts in `text`.
  let units: [UInt16]
  let offsets: [Int32]
  /// Where a contestant converts the text to.
  var converted: [UInt16]
  var ends: [Int32]
  var statuses: [Int32]

  init(text: [UInt8]) {
    var units = [UInt16](repeating: 0, count: text.count)
    var offsets = [Int32](repeating: 0, count: text.count + 1)
    let count = crivals_utf16(text, Int32(text.count), &units, &offsets)
    self.text = text
    self.units = Array(units.prefix(Int(count)))
    self.offsets = Array(offsets.prefix(Int(count) + 1))
    converted = units
    ends = [Int32](repeating: 0, count: text.count)
    statuses = ends
  }
}

private final class ICUBreaks: Contestant {
  enum Input: String, CaseIterable {
    /// UTF-16 that lies ready.
    case utf16 = "icu-utf16"
    /// UTF-8 that is converted to UTF-16 first.
    case converted = "icu-utf8-converted"
    /// UTF-8 read in place.
    case utext = "icu-utf8-utext"
  }

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  private let input: Input
  private let room: ICURoom
  private let breaks: OpaquePointer
  private var count: Int32 = 0

  var name: String { input.rawValue }

  init(_ unit: crivals_unit, reading input: Input, in room: ICURoom) throws {
    guard let breaks = crivals_breaks_open(unit, "root") else {
      throw Failure(description: "ICU cannot open an iterator")
    }
    self.breaks = breaks
    self.input = input
    self.room = room
  }

  deinit { crivals_breaks_close(breaks) }

  func run() throws {
    let size = Int32(room.text.count)
    count =
      switch input {
      case .utf16:
        crivals_breaks_of_utf16(
          breaks, room.units, Int32(room.units.count), &room.ends, &room.statuses)
      case .converted:
        crivals_breaks_of_utf8(
          breaks, room.text, size, &room.converted, &room.ends, &room.statuses)
      case .utext:
        crivals_breaks_of_utext(breaks, room.text, size, &room.ends, &room.statuses)
      }
    if count < 0 { throw Failure(description: "\(name) failed") }
  }

  func outcome() -> Outcome {
    var hash = SequenceHash()
    for i in 0..<Int(count) {
      let end = Int(room.ends[i])
      hash.mix(input == .utext ? end : Int(room.offsets[end]))
      hash.mix(Int(room.statuses[i]))
    }
    return Outcome(count: Int(count), hash: hash.hexadecimal)
  }
}
