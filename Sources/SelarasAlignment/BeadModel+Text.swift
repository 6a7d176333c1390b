internal import CModels

extension BeadModel {
  /// The model that the toolkit carries, for any languages.
  public static let shipped: BeadModel = {
    let file = unsafe cmodels_aligner()
    let bytes = unsafe Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count)))
    // A test reads the file; a broken one would leave the weights of the beginning.
    return (try? BeadModel(text: String(decoding: bytes, as: UTF8.self))) ?? BeadModel()
  }()

  /// The model that the toolkit carries for documents that teach themselves, for any languages.
  public static let shippedLearnt: BeadModel = {
    let file = unsafe cmodels_aligner_learnt()
    let bytes = unsafe Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count)))
    return (try? BeadModel(text: String(decoding: bytes, as: UTF8.self))) ?? BeadModel()
  }()

  /// The weights as text: a name and a number a line, separated by a tab.
  public var text: String {
    zip(BeadModel.names, parameters).map { "\($0)\t\($1)\n" }.joined()
  }

  /// Reads weights from text; lines that begin with `#` are passed over.
  ///
  /// - Throws: At the first line that names no weight or has no number; where weights are missing.
  public init(text: String) throws(AlignmentError) {
    self.init()
    var parameters = parameters
    var missing = Set(parameters.indices)
    for (number, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      if line.isEmpty || line.first == 0x23 { continue }
      let fields = Substring(line).split(separator: "\t")
      guard fields.count == 2, let place = BeadModel.names.firstIndex(of: String(fields[0])),
        let weight = Float(fields[1]), weight.isFinite
      else {
        throw AlignmentError(
          "a line has the name of a weight and a number, separated by a tab", line: number + 1)
      }
      parameters[place] = weight
      missing.remove(place)
    }
    guard missing.isEmpty else { throw AlignmentError("weights are missing") }
    self.parameters = parameters
  }
}
