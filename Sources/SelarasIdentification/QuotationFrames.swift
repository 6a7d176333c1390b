internal import SelarasText

/// Finds blocks that tell in one kind of script what is quoted in another: a head, a quotation in
/// marks, and more of the head's kind behind it.
///
/// A head of two characters says too little for a passage of its own. That the block goes on in its
/// kind behind the quotation says that it is no name but the frame of the quotation. Only where the
/// quotation outweighs its frame is anything marked: else the block is its frame's anyway.
enum QuotationFrames {
  /// Marks the heads and what follows their quotations.
  ///
  /// - Complexity: O(*n*).
  static func mark(_ atoms: inout [PassageAtom], of text: Span<UInt8>) {
    var start = 0
    while start < atoms.count {
      var end = start + 1
      var isQuoting = false
      while end < atoms.count, atoms[end].boundary < .line {
        isQuoting = isQuoting || atoms[end].boundary >= .quotation
        end += 1
      }
      if isQuoting { markBlock(start..<end, of: &atoms, text: text) }
      start = end
    }
  }

  private static func markBlock(
    _ block: Range<Int>, of atoms: inout [PassageAtom], text: Span<UInt8>
  ) {
    let isIdeographic = atoms[block.lowerBound].script.isIdeographic
    var joints: [Int] = []
    var closing: UInt32?
    // Letter bytes of the frame and of what it quotes: a frame that outweighs that needs no help.
    var sizes = (frame: atoms[block.lowerBound].end - atoms[block.lowerBound].start, quoted: 0)
    for i in block.dropFirst() {
      let gap = atoms[i - 1].end..<atoms[i].start
      if let mark = closing, Marks.holds(mark, in: gap, of: text) {
        closing = nil
        joints.append(i)
      } else if closing == nil, atoms[i].boundary >= .quotation,
        let mark = Marks.quotation(openIn: gap, of: text)
      {
        closing = mark
        joints.append(i)
      }
      // Inside the marks everything is of the other kind, outside nothing.
      guard (atoms[i].script.isIdeographic == isIdeographic) == (closing == nil) else { return }
      if closing == nil {
        sizes.frame += atoms[i].end - atoms[i].start
      } else {
        sizes.quoted += atoms[i].end - atoms[i].start
      }
    }
    guard closing == nil, sizes.quoted > sizes.frame else { return }
    atoms[block.lowerBound].isFrame = true
    for joint in joints { atoms[joint].isFrame = true }
  }
}
