extension Lexicon {
  /// Reads a table of word pairs: source, target and, if there is one, a weight above zero,
  /// separated by tabs, one pair a line.
  ///
  /// Blank lines and lines that begin with `#` are passed over. The pairs are learnt from as from
  /// very short translations, so that a phrase of several words links each of them.
  ///
  /// - Throws: At the first line with fewer than two fields, or with a weight that is no number; where there is
  ///   no pair at all.
  public init(tsv: String) throws(AlignmentError) {
    var pairs: [(source: String, target: String, weight: Double)] = []
    // Split as bytes: a carriage return and a line feed are one Character.
    let lines = tsv.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, bytes) in lines.enumerated() {
      let line = Substring(bytes.last == 0x0D ? bytes.dropLast() : bytes)
      if SegmentAligner.isEmpty(String(line)) || bytes.first == 0x23 { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 2 else {
        throw AlignmentError(
          "a line has a source and a target, separated by a tab", line: number + 1)
      }
      var weight = 1.0
      if fields.count > 2, !fields[2].isEmpty {
        guard let value = Double(fields[2]), value > 0, value.isFinite else {
          throw AlignmentError("a weight is a number above zero", line: number + 1)
        }
        weight = value
      }
      pairs.append((String(fields[0]), String(fields[1]), weight))
    }
    if pairs.isEmpty { throw AlignmentError("the table of words has no pairs") }
    var options = LexiconTrainer.Options()
    options.minimumCount = 1
    let (bytes, _) = LexiconTrainer(options).train(pairs: pairs)
    try self.init(bytes: bytes)
  }
}
