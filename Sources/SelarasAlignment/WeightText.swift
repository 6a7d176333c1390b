internal import CModels

/// Named weights as text: a name and a number a line, separated by a tab.
enum WeightText {
  /// The text of weights.
  static func text<Weight: LosslessStringConvertible>(
    _ names: [String], _ weights: [Weight]
  ) -> String {
    zip(names, weights).map { "\($0)\t\($1)\n" }.joined()
  }

  /// The text of an embedded file.
  static func text(of file: cmodels_file) -> String {
    unsafe String(
      decoding: UnsafeBufferPointer(start: file.bytes, count: Int(file.count)), as: UTF8.self)
  }

  /// Reads weights; lines that begin with `#` are passed over.
  ///
  /// - Returns: The weights in the order of the names.
  /// - Throws: At the first line that names no weight or has no number; where weights are missing.
  static func parameters<Weight: BinaryFloatingPoint & LosslessStringConvertible>(
    _ text: String, names: [String]
  ) throws(AlignmentError) -> [Weight] {
    var parameters = [Weight?](repeating: nil, count: names.count)
    for (number, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      if line.isEmpty || line.first == 0x23 { continue }
      let fields = Substring(line).split(separator: "\t")
      guard fields.count == 2, let place = names.firstIndex(of: String(fields[0])),
        let weight = Weight(String(fields[1])), weight.isFinite
      else {
        throw AlignmentError(
          "a line has the name of a weight and a number, separated by a tab", line: number + 1)
      }
      parameters[place] = weight
    }
    let known = parameters.compactMap(\.self)
    guard known.count == names.count else { throw AlignmentError("weights are missing") }
    return known
  }
}
