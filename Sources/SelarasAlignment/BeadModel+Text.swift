internal import CModels

extension BeadModel {
  /// The model that the toolkit carries, for any languages.
  public static let shipped: BeadModel = {
    // A test reads the file; a broken one would leave the weights of the beginning.
    (try? BeadModel(text: unsafe WeightText.text(of: cmodels_aligner()))) ?? BeadModel()
  }()

  /// The model that the toolkit carries for documents that teach themselves, for any languages.
  public static let shippedLearnt: BeadModel = {
    (try? BeadModel(text: unsafe WeightText.text(of: cmodels_aligner_learnt()))) ?? BeadModel()
  }()

  /// The weights as text: a name and a number a line, separated by a tab.
  public var text: String { WeightText.text(BeadModel.names, parameters) }

  /// Reads weights from text; lines that begin with `#` are passed over.
  ///
  /// - Throws: At the first line that names no weight or has no number; where weights are missing.
  public init(text: String) throws(AlignmentError) {
    self.init()
    parameters = try WeightText.parameters(text, names: BeadModel.names)
  }
}
