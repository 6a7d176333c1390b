/// How much of a document is in each language, as its sentences tell one by one.
///
/// A single sentence of Indonesian may look like Malay; a page of them does not. So every sentence
/// is weighed twice more with what the whole said before (two rounds of expectation
/// maximisation for the shares of a mixture).
struct DocumentPrior {
  /// The share of each label among the letters of its own kind of script, 0...1.
  private(set) var shares: [Float]
  /// The labels that the document may be in, the commonest first.
  private(set) var languages: [Int] = []

  /// So many languages at most are weighed against each other.
  private static let mostLanguages = 8
  /// How hard two of ``languages`` are to tell apart in this document, 0...1, by rows.
  private(set) var confusability: [Float] = []

  private static let rounds = 3
  /// A language less probable than this in every stretch, given its share, is not weighed.
  private static let leastPeak: Float = 0.02

  /// What every label gets without any text.
  static let floor: Float = 0.002

  /// Estimates the shares of a document's languages from its stretches, by a model of so many
  /// labels.
  init(stretches: DocumentStretches, labelCount: Int) {
    shares = [Float](repeating: 0, count: labelCount)
    estimate(from: stretches)
  }

  private mutating func estimate(from document: DocumentStretches) {
    var mass = [Float](repeating: 0, count: shares.count)
    var peaks = mass
    var kinds: [Float] = [0, 0]
    var isIdeographic = [Bool](repeating: false, count: shares.count)
    for round in 0..<DocumentPrior.rounds {
      for i in mass.indices { mass[i] = 0 }
      kinds = [0, 0]
      for stretch in document.stretches {
        var total: Float = 0
        document.forEachLikely(in: stretch) { label, probability in
          total += probability * (round == 0 ? 1 : shares[label])
        }
        guard total > 0 else { continue }
        kinds[stretch.isIdeographic ? 1 : 0] += stretch.weight
        document.forEachLikely(in: stretch) { label, probability in
          let posterior = probability * (round == 0 ? 1 : shares[label]) / total
          isIdeographic[label] = stretch.isIdeographic
          mass[label] += stretch.weight * posterior
          if round == DocumentPrior.rounds - 1 { peaks[label] = max(peaks[label], posterior) }
        }
      }
      for label in shares.indices {
        let kind = kinds[isIdeographic[label] ? 1 : 0]
        shares[label] = kind > 0 ? max(DocumentPrior.floor, mass[label] / kind) : 0
      }
    }
    let byMass = shares.indices.filter { mass[$0] > 0 }
      .sorted { mass[$0] != mass[$1] ? mass[$0] > mass[$1] : $0 < $1 }
    let likely = byMass.filter { peaks[$0] > DocumentPrior.leastPeak }
    languages = Array((likely.isEmpty ? byMass : likely).prefix(DocumentPrior.mostLanguages))
    compare(in: document)
  }

  /// Measures by how much the stretches tell each two languages apart: the mean distance of their
  /// log-probabilities, as a share of the longest that is kept.
  private mutating func compare(in document: DocumentStretches) {
    let count = languages.count
    let floor = Exponential.log(DocumentStretches.leastProbability)
    var position = [Int](repeating: -1, count: shares.count)
    for (number, label) in languages.enumerated() { position[label] = number }
    var weights = [Float](repeating: 0, count: count * count)
    var distances = weights
    var logs = [Float](repeating: 0, count: count)
    var isLikely = [Bool](repeating: false, count: count)
    for stretch in document.stretches {
      for i in 0..<count {
        logs[i] = floor
        isLikely[i] = false
      }
      document.forEachLikely(in: stretch) { label, probability in
        guard position[label] >= 0 else { return }
        logs[position[label]] = Exponential.log(probability)
        isLikely[position[label]] = true
      }
      for i in 0..<count where isLikely[i] {
        for j in 0..<count where j != i {
          let distance = stretch.weight * abs(logs[i] - logs[j])
          // A stretch that only one of two languages is likely in counts for both, once.
          weights[i * count + j] += stretch.weight
          distances[i * count + j] += distance
          if !isLikely[j] {
            weights[j * count + i] += stretch.weight
            distances[j * count + i] += distance
          }
        }
      }
    }
    confusability = (0..<count * count).map {
      weights[$0] > 0 ? max(0, 1 + distances[$0] / weights[$0] / floor) : 0
    }
  }
}
