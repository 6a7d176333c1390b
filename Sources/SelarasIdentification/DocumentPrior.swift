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

  /// What every label gets without any text.
  static let floor: Float = 0.002

  /// Labels less probable in a stretch are not kept.
  private static let leastProbability: Float = 0.001

  /// The probabilities of one stretch.
  private struct Stretch {
    var isIdeographic: Bool
    var weight: Float
    /// The likely labels and their probabilities.
    var labels: [(label: Int, probability: Float)]
  }

  /// Measures the atoms' stretches: of one kind of script, ended by the end of a sentence or a
  /// quotation mark.
  init(
    atoms: [PassageAtom], text: Span<UInt8>, scorer: inout LanguageScorer, allowed: [Bool]
  ) {
    shares = [Float](repeating: 0, count: scorer.model.labels.count)
    var stretches: [Stretch] = []
    var start = 0
    while start < atoms.count {
      var end = start + 1
      while end < atoms.count, atoms[end].boundary < .quotation,
        atoms[end].script.isIdeographic == atoms[start].script.isIdeographic,
        atoms[end].isCode == atoms[start].isCode
      {
        end += 1
      }
      if !atoms[start].isCode {
        DocumentPrior.append(
          atoms[start].start..<atoms[end - 1].end, isIdeographic: atoms[start].script.isIdeographic,
          of: text, scorer: &scorer, allowed: allowed, to: &stretches)
      }
      start = end
    }
    estimate(from: stretches)
  }

  private static func append(
    _ range: Range<Int>, isIdeographic: Bool, of text: Span<UInt8>,
    scorer: inout LanguageScorer, allowed: [Bool], to stretches: inout [Stretch]
  ) {
    scorer.score(text, from: range.lowerBound, to: range.upperBound)
    guard scorer.normalise(allowed: allowed) != nil else { return }
    var labels: [(label: Int, probability: Float)] = []
    for (label, probability) in scorer.probabilities.enumerated()
    where probability > leastProbability {
      labels.append((label, probability))
    }
    stretches.append(
      Stretch(isIdeographic: isIdeographic, weight: Float(scorer.letterBytes), labels: labels))
  }

  private mutating func estimate(from stretches: [Stretch]) {
    var mass = [Float](repeating: 0, count: shares.count)
    var kinds: [Float] = [0, 0]
    var isIdeographic = [Bool](repeating: false, count: shares.count)
    for round in 0..<3 {
      for i in mass.indices { mass[i] = 0 }
      kinds = [0, 0]
      for stretch in stretches {
        var total: Float = 0
        for (label, probability) in stretch.labels {
          total += probability * (round == 0 ? 1 : shares[label])
        }
        guard total > 0 else { continue }
        kinds[stretch.isIdeographic ? 1 : 0] += stretch.weight
        for (label, probability) in stretch.labels {
          isIdeographic[label] = stretch.isIdeographic
          mass[label] +=
            stretch.weight * probability * (round == 0 ? 1 : shares[label]) / total
        }
      }
      for label in shares.indices {
        let kind = kinds[isIdeographic[label] ? 1 : 0]
        shares[label] = kind > 0 ? max(DocumentPrior.floor, mass[label] / kind) : 0
      }
    }
    languages = Array(
      shares.indices.filter { mass[$0] > 0 }
        .sorted { mass[$0] != mass[$1] ? mass[$0] > mass[$1] : $0 < $1 }
        .prefix(DocumentPrior.mostLanguages))
    compare(in: stretches)
  }

  /// Measures by how much the stretches tell each two languages apart: the mean distance of their
  /// log-probabilities, as a share of the longest that is kept.
  private mutating func compare(in stretches: [Stretch]) {
    let count = languages.count
    let floor = Exponential.log(DocumentPrior.leastProbability)
    var position = [Int](repeating: -1, count: shares.count)
    for (number, label) in languages.enumerated() { position[label] = number }
    var weights = [Float](repeating: 0, count: count * count)
    var distances = weights
    var logs = [Float](repeating: 0, count: count)
    var isLikely = [Bool](repeating: false, count: count)
    for stretch in stretches {
      for i in 0..<count {
        logs[i] = floor
        isLikely[i] = false
      }
      for (label, probability) in stretch.labels where position[label] >= 0 {
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
