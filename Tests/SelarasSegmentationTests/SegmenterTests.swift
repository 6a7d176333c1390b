import SelarasSegmentation
import SelarasText
import Testing

@Suite struct Segmenters {
  /// Every unit in both styles, on texts that hold a bit of everything.
  @Test(arguments: Segmenter.Unit.allCases, Segmenter.Style.allCases)
  func `give contiguous segments that cover the text`(
    unit: Segmenter.Unit, style: Segmenter.Style
  ) throws {
    var segmenter = try Segmenter(unit, locale: LanguageTag("id"), style: style)
    var segments: SegmentList = []
    var texts: [[UInt8]] = [
      "", "a", "\n\n", "dr. Sari (「祖克柏」) anak-anak.\r\nไทย 👩‍👩‍👧 e\u{301}\u{0}", "」。.”",
    ].map { Array($0.utf8) }
    for _ in 0..<50 { texts.append((0..<300).map { _ in UInt8.random(in: 0...255) }) }
    for text in texts {
      try segmenter.segments(of: text.span, into: &segments)
      var position = 0
      for segment in segments {
        #expect(segment.range.start == position)
        #expect(!segment.range.isEmpty)
        position = segment.range.end
      }
      #expect(position == text.count)
    }
  }

  @Test func `words carry ICU's statuses`() throws {
    var segmenter = try Segmenter(.word)
    let segments = try segmenter.segments(of: "Qwen 3 通義。")
    #expect(segments.map(\.status) == [200, 0, 100, 0, 400, 0])
  }

  @Test func `a text longer than a stretch is cut as if it were one`() throws {
    var segmenter = try Segmenter(.sentence)
    let line = "Satu kalimat. Dua kalimat.\n"
    let count = (3 << 20) / line.utf8.count
    let segments = try segmenter.segments(of: String(repeating: line, count: count))
    #expect(segments.count == 2 * count)
  }

  @Test(arguments: [
    ("Menurut dr. Sari, ini aman. Benar?", ["Menurut dr. Sari, ini aman. ", "Benar?"]),
    ("PT Maju Tbk. naik. Lalu turun.", ["PT Maju Tbk. naik. ", "Lalu turun."]),
    ("B. J. Habibie datang. Ia pulang.", ["B. J. Habibie datang. ", "Ia pulang."]),
    ("他說：「好。」然後走了。", ["他說：「好。」", "然後走了。"]),
    ("他來了。「好。」", ["他來了。", "「好。」"]),
  ])
  func `refined sentences know abbreviations and brackets`(text: String, expected: [String]) throws
  {
    var segmenter = try Segmenter(.sentence, locale: LanguageTag("id"), style: .refined)
    #expect(try segmenter.segments(of: text).map { String(text[$0.range]) } == expected)
  }

  @Test func `refined words keep reduplication and abbreviations whole`() throws {
    var segmenter = try Segmenter(.word, locale: LanguageTag("id"), style: .refined)
    let text = "anak-anak dr. Sari"
    let words = try segmenter.segments(of: text).map { String(text[$0.range]) }
    #expect(words == ["anak-anak", " ", "dr.", " ", "Sari"])
  }

  @Test func `script runs keep brackets and shared marks together`() throws {
    var segmenter = try Segmenter(.script)
    let text = "lalu (祖克柏) bilang"
    let runs = try segmenter.segments(of: text)
    #expect(runs.map { String(text[$0.range]) } == ["lalu (", "祖克柏", ") bilang"])
    #expect(runs.map(\.script) == [.latin, .han, .latin])
  }

  @Test(arguments: Segmenter.Unit.allCases)
  func `walk a string in pieces that make it up`(unit: Segmenter.Unit) throws {
    let text = "Apa kabar, 祖克柏? 👩‍👩‍👧 cafe\u{301}\r\nBaris dua."
    var segmenter = try Segmenter(unit)
    let segments = try text.segments(by: unit)
    #expect(segments.map { String($0.text) }.joined() == text)
    #expect(
      try segments.map { Segment(range: $0.range, status: $0.status) }
        == Array(segmenter.segments(of: text)))
    for segment in segments { #expect(segment.text.utf8.count == segment.range.count) }
    #expect(try "".segments(by: unit).count == 0)
  }
}
