import CRivals
import SelarasSegmentation
import SelarasText

/// Boundaries and statuses of words in UTF-8: `Segmenter(.word)` against ICU's own loop.
///
/// All contestants keep the end and the status of every segment. ICU keeps UTF-16 offsets except
/// over UText; they are turned into bytes for the comparison after the clock has stopped.
enum Tokenise {
  /// The benchmarks, by their texts.
  static let benchmarks = [
    Benchmark(
      name: "tokenise/zh-Hant/large", text: { try $0.monolingual("zh-Hant") }, contestants: words),
    Benchmark(name: "tokenise/id/large", text: { try $0.monolingual("id") }, contestants: words),
    Benchmark(name: "tokenise/mixed/large", text: { try $0.mixed() }, contestants: words),
  ]

  @Sendable
  private static func words(of text: [UInt8]) throws -> [any Contestant] {
    let rivals = try ICUWords.Input.allCases.map { try ICUWords(reading: $0, text: text) }
    return [try SegmenterWords(text: text)] + rivals
  }
}

private final class SegmenterWords: Contestant {
  let name = "selaras"
  private let text: [UInt8]
  private var segmenter: Segmenter
  private var segments: [Segment] = []

  init(text: [UInt8]) throws {
    self.text = text
    segmenter = try Segmenter(.word)
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

private final class ICUWords: Contestant {
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
  private let text: [UInt8]
  private let words: OpaquePointer
  private var units: [UInt16]
  private var ends: [Int32]
  private var statuses: [Int32]
  private var count: Int32 = 0

  var name: String { input.rawValue }

  init(reading input: Input, text: [UInt8]) throws {
    guard let words = crivals_words_open("root") else {
      throw Failure(description: "ICU cannot open a word iterator")
    }
    self.words = words
    self.input = input
    self.text = text
    units = Array(String(decoding: text, as: UTF8.self).utf16)
    let room = input == .utext ? text.count : units.count
    ends = [Int32](repeating: 0, count: room)
    statuses = ends
    if input == .converted { units = [UInt16](repeating: 0, count: text.count) }
  }

  deinit { crivals_words_close(words) }

  func run() throws {
    count =
      switch input {
      case .utf16: crivals_words_of_utf16(words, units, Int32(units.count), &ends, &statuses)
      case .converted:
        crivals_words_of_utf8(words, text, Int32(text.count), &units, &ends, &statuses)
      case .utext: crivals_words_of_utext(words, text, Int32(text.count), &ends, &statuses)
      }
    if count < 0 { throw Failure(description: "\(name) failed") }
  }

  func outcome() -> Outcome {
    var hash = SequenceHash()
    var byte = 0
    var unit = 0
    for i in 0..<Int(count) {
      let end = Int(ends[i])
      if input == .utext {
        byte = end
      } else {
        while unit < end {
          let lead = text[byte]
          byte += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
          unit += lead < 0xF0 ? 1 : 2
        }
      }
      hash.mix(byte)
      hash.mix(Int(statuses[i]))
    }
    return Outcome(count: Int(count), hash: hash.hexadecimal)
  }
}
