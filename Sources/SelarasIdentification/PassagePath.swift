/// The cheapest way to give each atom a language.
///
/// A Viterbi search (Viterbi 1967, doi:10.1109/TIT.1967.1054010): atoms earn what they say for a
/// language, changes cost by what stands at the joint and by how rare the new language is in the
/// document. One state more, the last, is for code.
struct PassagePath {
  /// The state of each atom, an index into `languages`, or their count for code.
  private(set) var states: [UInt8] = []

  init(
    atoms: [PassageAtom], evidence: PassageEvidence, prior: DocumentPrior, costs: PassageCosts
  ) {
    let languages = prior.languages
    let count = languages.count + 1
    let entry = PassagePath.entries(languages, prior: prior, costs: costs)
    let apart = PassagePath.distances(count: languages.count, prior: prior, costs: costs)
    var totals = entry.map { -$0 }
    var entered = totals
    var gains = [Float](repeating: 0, count: count)
    var origins: [UInt8] = []
    origins.reserveCapacity(atoms.count * count)
    for (number, atom) in atoms.enumerated() {
      evidence.weigh(number, atom, costs: costs, gains: &gains)
      var highest = totals[0]
      for total in totals { highest = max(highest, total) }
      var change = costs.change[atom.boundary.rawValue]
      if atom.isFrame {
        change = min(change, costs.frameChange)
        for state in languages.indices where evidence.isWritten(state, in: atom.script) {
          gains[state] += costs.frameGain
        }
      }
      for state in 0..<count {
        var best = state
        var value = totals[state]
        // Most states are not worth entering even from the best one.
        if number > 0, value < highest - change - entry[state] {
          for other in 0..<count {
            let arrival = totals[other] - apart[other * count + state] - change - entry[state]
            if arrival > value { (best, value) = (other, arrival) }
          }
        }
        origins.append(UInt8(best))
        // Relative to the best, so that sums stay small however long the text is.
        entered[state] = value - highest + gains[state]
      }
      swap(&totals, &entered)
    }
    states = [UInt8](repeating: 0, count: atoms.count)
    guard !atoms.isEmpty else { return }
    var state = 0
    for other in 1..<count where totals[other] > totals[state] { state = other }
    for number in stride(from: atoms.count - 1, through: 0, by: -1) {
      states[number] = UInt8(state)
      state = Int(origins[number * count + state])
    }
  }

  /// What each state costs to enter, by how rare its language is in the document.
  private static func entries(
    _ languages: [Int], prior: DocumentPrior, costs: PassageCosts
  ) -> [Float] {
    let logs = languages.map { Exponential.log(prior.shares[$0]) }
    var result = logs.map { -costs.priorWeight * $0 } + [0]
    for i in languages.indices {
      var highest: Float = 0
      for j in languages.indices where j != i && logs[j] > logs[i] {
        let excess = prior.confusability[j * languages.count + i] - costs.leastConfusability
        highest = max(highest, costs.neighbourWeight * max(0, excess) * (logs[j] - logs[i]))
      }
      result[i] += highest
    }
    return result
  }

  /// What a change between two states costs besides, by rows.
  private static func distances(
    count: Int, prior: DocumentPrior, costs: PassageCosts
  ) -> [Float] {
    var result = [Float](repeating: 0, count: (count + 1) * (count + 1))
    for i in 0..<count {
      for j in 0..<count where i != j {
        let excess = prior.confusability[i * count + j] - costs.leastConfusability
        result[i * (count + 1) + j] = costs.neighbourPrice * max(0, excess)
      }
    }
    return result
  }
}
