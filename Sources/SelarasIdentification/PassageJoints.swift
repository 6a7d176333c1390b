internal import SelarasText

/// Neighbouring atoms of one language, on their way to a passage.
struct PassageStretch {
  /// The state of the path.
  var state: Int
  /// The numbers of its atoms.
  var atoms: Range<Int>
  /// Where the passage begins and ends.
  var start = 0
  var end = 0

  init(state: Int, atoms: Range<Int>) {
    self.state = state
    self.atoms = atoms
  }
}

/// Decides where, between two letters, one passage ends and the next begins.
enum PassageJoints {
  static func place(_ stretches: inout [PassageStretch], atoms: [PassageAtom], text: Span<UInt8>) {
    for i in stretches.indices.dropFirst() {
      let gap =
        atoms[stretches[i].atoms.lowerBound - 1].end..<atoms[stretches[i].atoms.lowerBound].start
      stretches[i].start = joint(in: gap, of: text)
      stretches[i - 1].end = stretches[i].start
    }
    stretches[stretches.count - 1].end = text.count
    guard stretches.count > 2 else { return }
    for i in 1..<stretches.count - 1 where stretches[i - 1].state == stretches[i + 1].state {
      let first = stretches[i].atoms.lowerBound
      let last = stretches[i].atoms.upperBound - 1
      guard
        let quotation = quotation(
          before: atoms[first - 1].end..<atoms[first].start,
          after: atoms[last].end..<atoms[last + 1].start, of: text)
      else { continue }
      stretches[i].start = quotation.lowerBound
      stretches[i - 1].end = quotation.lowerBound
      stretches[i].end = quotation.upperBound
      stretches[i + 1].start = quotation.upperBound
    }
  }

  /// The joint inside a gap without letters.
  ///
  /// After the last line feed, else after the end of a sentence and the space behind it; else what
  /// touches the letters that follow goes with them: digits, opening marks, signs.
  private static func joint(in gap: Range<Int>, of text: Span<UInt8>) -> Int {
    var afterLine: Int?
    var afterSentence: Int?
    var afterMark = gap.lowerBound
    var isAfterSentence = false
    var position = gap.lowerBound
    while position < gap.upperBound {
      let (value, length) = text.scalar(at: position)
      let next = position + length
      let strength = Marks.strength(of: value, in: text, at: position, length: length)
      // A straight quotation mark closes what stands right before it.
      let closes =
        Marks.isClosing(value)
        || value == 0x22 && (position == gap.lowerBound || isAfterSentence) && next < gap.upperBound
      if strength == .line { afterLine = next }
      if strength == .sentence {
        isAfterSentence = true
        afterSentence = next
      } else if isAfterSentence, Marks.isSpace(value) || closes {
        afterSentence = next
      } else {
        isAfterSentence = false
      }
      if strength == .comma || strength == .sentence || Marks.isSpace(value) || closes {
        afterMark = next
      }
      position = next
    }
    return afterLine ?? afterSentence ?? afterMark
  }

  /// The inside of the quotation marks that enclose a stretch, if such do.
  private static func quotation(
    before: Range<Int>, after: Range<Int>, of text: Span<UInt8>
  ) -> Range<Int>? {
    var opened: (closing: UInt32, inside: Int)?
    var position = before.lowerBound
    while position < before.upperBound {
      let (value, length) = text.scalar(at: position)
      position += length
      if let closing = Marks.closing(of: value) {
        opened = (closing, position)
      } else if Marks.isSpace(value) {
        opened = nil
      }
    }
    guard let opened else { return nil }
    position = after.lowerBound
    while position < after.upperBound {
      let (value, length) = text.scalar(at: position)
      if value == opened.closing { return opened.inside..<position }
      if value == 0x0A { return nil }
      position += length
    }
    return nil
  }
}
