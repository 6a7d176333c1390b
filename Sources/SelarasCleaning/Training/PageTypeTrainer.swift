internal import SelarasText

/// Learns what pages are for, one type against the others at a time.
struct PageTypeTrainer {
  private var values: [Float] = []
  private var types: [PageType?] = []

  /// The fewest pages of known type that are learnt from.
  private static let fewest = 50
  private static let options = TreeTrainer.Options(
    trees: 60, leaves: 8, rate: 0.1, rowShare: 0.7, columnShare: 0.25, leastWeight: 1)

  /// Adds a page by the means of its blocks' numbers.
  mutating func add(_ row: [Float], _ type: PageType?) {
    values += row
    types.append(type)
  }

  /// A model of all pages, and what models without each part say of its pages.
  func train(parts: Int) -> (model: PageTypeModel, held: [[Float]]) {
    let known = types.indices.filter { types[$0] != nil }
    guard known.count >= Self.fewest else {
      let none = PageTypeModel()
      return (none, types.map { _ in none.probabilities([]) })
    }
    let width = PageTypeModel.width
    let matrix = BinnedMatrix(values, width: width)
    func model(without part: Int?) -> PageTypeModel {
      let rows = known.filter { part != $0 % parts }.map { Int32($0) }
      var model = PageTypeModel()
      for (number, type) in PageTypeModel.types.enumerated() {
        var trainer = TreeTrainer(
          matrix, labels: types.map { $0 == type ? 1 : 0 },
          weights: types.map { $0 == nil ? 0 : 1 }, seed: UInt64(100 + number), Self.options)
        model.ensembles.append(trainer.train(on: rows))
      }
      return model
    }
    let models = (0..<parts).map { model(without: $0) }
    let held = types.indices.map { page in
      models[page % parts].probabilities(Array(values[page * width..<(page + 1) * width]))
    }
    return (model(without: nil), held)
  }
}
