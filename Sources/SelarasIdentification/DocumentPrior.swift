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
  /// What every label gets without any text.
  static let floor: Float = 0.002

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
    for (label, probability) in scorer.probabilities.enumerated() where probability > 0.001 {
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
  }
}
