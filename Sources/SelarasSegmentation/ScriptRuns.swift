public import SelarasText

/// Cuts text into stretches of one script (UAX 24, section 5).
///
/// Common and inherited characters go with what stands before them, and at the start of the text
/// with what follows; a closing bracket goes with the script in which its partner was opened. A
/// character that several scripts share (Script_Extensions) stays in the run if the run's script
/// is one of them.
enum ScriptRuns {
  /// More open brackets than this are not remembered: real text nests a few deep.
  private static let deepest = 64

  static func append(of text: Span<UInt8>, to segments: inout SegmentList) {
    let table = ScriptProfiles.shared
    let none = ScriptProfiles.none
    var start = 0
    var script = none
    var open: [(closing: UInt32, script: Int)] = []
    var position = 0
    while position < text.count {
      // What cannot change the run is skipped: most of a text.
      if script == table.latin {
        position = endOfPlainASCII(text, position)
      } else if script == table.han {
        position = endOfIdeographs(text, position)
      }
      guard position < text.count else { break }
      let (scalar, length) = text.scalar(at: position)
      let profile = table.profile(of: scalar)
      var own = profile.own
      if own == none, !profile.isShared(by: script) { own = profile.first }
      if own == none, profile.partner != 0 {
        if let last = open.lastIndex(where: { $0.closing == scalar }) {
          own = open[last].script
          open.removeSubrange(last...)
        } else if open.count < deepest {
          open.append((profile.partner, script))
        }
      }
      if own != none, own != script {
        if script != none {
          segments.append(segment(start, position, table.scripts[script]))
          start = position
        } else {
          // What stood before the first script belongs to it, brackets too.
          for i in open.indices where open[i].script == none { open[i].script = own }
        }
        script = own
      }
      position += length
    }
    if start < text.count {
      segments.append(segment(start, text.count, script == none ? nil : table.scripts[script]))
    }
  }

  /// Where the first byte from `position` on stands that is a bracket or not ASCII.
  ///
  /// In a run of Latin all others belong to it.
  private static func endOfPlainASCII(_ text: Span<UInt8>, _ position: Int) -> Int {
    unsafe text.withUnsafeBytes { bytes in
      var position = position
      // Brackets differ in nothing but their last bit (parentheses) or the two above it.
      func isBracket(_ byte: UInt8) -> Bool {
        byte & 0xFE == 0x28 || byte & 0xDF == 0x5B || byte & 0xDF == 0x5D
      }
      let ones: UInt64 = 0x0101_0101_0101_0101
      let highs: UInt64 = 0x8080_8080_8080_8080
      func zeroes(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }
      while bytes.count &- position >= 8 {
        let word = unsafe UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        let folded = word & (ones &* 0xDF)
        let found =
          word & highs | zeroes(word & (ones &* 0xFE) ^ (ones &* 0x28))
          | zeroes(folded ^ (ones &* 0x5B)) | zeroes(folded ^ (ones &* 0x5D))
        if found != 0 { return position &+ found.trailingZeroBitCount / 8 }
        position &+= 8
      }
      while position < bytes.count, unsafe bytes[position] < 0x80 && !isBracket(bytes[position]) {
        position &+= 1
      }
      return position
    }
  }

  /// Where the first character from `position` on stands that is none of U+4E00 to U+9FFF.
  ///
  /// In a run of Han those belong to it.
  private static func endOfIdeographs(_ text: Span<UInt8>, _ position: Int) -> Int {
    unsafe text.withUnsafeBufferPointer { bytes in
      var position = position
      while bytes.count &- position >= 3 {
        let first = unsafe UInt32(bytes[position])
        let second = unsafe UInt32(bytes[position &+ 1])
        let third = unsafe UInt32(bytes[position &+ 2])
        let point = (first & 0xF) << 12 | (second & 0x3F) << 6
        guard point &- 0x4E00 <= 0x51C0, first & 0xF0 == 0xE0, second & 0xC0 == 0x80,
          third & 0xC0 == 0x80
        else { break }
        position &+= 3
      }
      return position
    }
  }

  private static func segment(_ start: Int, _ end: Int, _ script: Script?) -> Segment {
    Segment(
      range: TextRange(start, end), status: Int32(bitPattern: (script ?? .common).code))
  }
}

extension Segment {
  /// The script of a segment that the unit ``Segmenter/Unit/script`` gave.
  public var script: Script { Script(packed: UInt32(bitPattern: status)) }
}
