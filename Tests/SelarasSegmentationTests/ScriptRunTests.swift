import SelarasSegmentation
import SelarasText
import SelarasUnicode
import Testing

@Suite struct `Script runs` {
  /// The definition, character by character (UAX 24, section 5).
  private func naiveRuns(_ text: Span<UInt8>) -> SegmentList {
    let properties = ScriptProperties.shared
    var result: SegmentList = []
    var start = 0
    var script: Script?
    var open: [(closing: UInt32, script: Script?)] = []
    var position = 0
    func add(_ end: Int) {
      let status = Int32(bitPattern: (script ?? .common).code)
      result.append(Segment(range: TextRange(start, end), status: status))
      start = end
    }
    while position < text.count {
      let (scalar, length) = text.scalar(at: position)
      var own: Script? = properties.script(of: scalar)
      if own == .common || own == .inherited {
        let users = properties.extensions(of: scalar)
        own = users.isEmpty || script.map(users.contains) == true ? nil : users.first
        if own == .common || own == .inherited { own = nil }
      }
      if own == nil, let partner = properties.pairedBracket(of: scalar) {
        if let last = open.lastIndex(where: { $0.closing == scalar }) {
          own = open[last].script
          open.removeSubrange(last...)
        } else if open.count < 64 {
          open.append((partner, script))
        }
      }
      if let own, own != script {
        if script != nil {
          add(position)
        } else {
          for i in open.indices where open[i].script == nil { open[i].script = own }
        }
        script = own
      }
      position += length
    }
    if start < position { add(position) }
    return result
  }

  @Test func `are those of the definition`() throws {
    var segmenter = try Segmenter(.script)
    let scalars = Array(
      "aZé 1.,([{)]}(((中文字體「」『』。，ー・あアｱ한ЖяΩ\u{301}\u{3099}\u{AD}\u{200D}〱〆ไก॥९।\u{FFFD}<>⟨⟩\n"
        .unicodeScalars)
    var segments: SegmentList = []
    for _ in 0..<3000 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0...20) {
        let scalar = scalars[Int.random(in: scalars.indices)]
        let piece = Array(String(Character(scalar)).utf8)
        for _ in 0..<Int.random(in: 1...9) { text += piece }
        if Int.random(in: 0..<20) == 0 { text.append(UInt8.random(in: 0x80...0xFF)) }
      }
      try segmenter.segments(of: text.span, into: &segments)
      #expect(segments == naiveRuns(text.span), "\(text)")
    }
  }
}
