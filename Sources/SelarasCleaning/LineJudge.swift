internal import SelarasText

/// Lets the model speak of lines, and the lines of each other: what is all but surely furniture goes,
/// and what a phrase alone speaks against stays where the model is sure of it.
struct LineJudge {
  private let model: LineModel
  private let favour: CleaningOptions.Favour?
  private let features: LineFeatures
  private let cues: [LineCue]

  /// The fewest lines among which the model can tell one from another.
  private static let fewest = 8
  /// Letters of the shortest sentence that a phrase alone does not condemn.
  private static let shortestSentence = 24

  init(
    _ model: LineModel, favour: CleaningOptions.Favour?, _ features: LineFeatures, _ cues: [LineCue]
  ) {
    self.model = model
    self.favour = favour
    self.features = features
    self.cues = cues
  }

  /// The probability of content below which a line goes, when in doubt it stays.
  private var leastContent: Float {
    switch favour {
    case nil: 0.02
    case .precision: 0.2
    case .recall: 0.005
    }
  }

  /// How likely a line is to be furniture that goes for what stands beside it.
  private var leastFurniture: Float {
    switch favour {
    case nil: 0.9
    case .precision: 0.7
    case .recall: 0.98
    }
  }

  /// The reasons that speak against sentences by a phrase alone: what stands beside them has a word
  /// too.
  static func doubted(
    _ features: LineFeatures, _ cues: [LineCue], _ recurs: [Bool]
  ) -> [Removal.Reason?] {
    cues.indices.map { index in
      let profile = features.profiles[index]
      let isSentence = profile.isEnded && profile.letters >= shortestSentence
      return isSentence && cues[index].evidence < LineCue.strong && !recurs[index]
        ? features.furniture[index] : nil
    }
  }

  /// Judges lines.
  ///
  /// - Parameters:
  ///   - lines: The lines.
  ///   - doubted: What ``doubted(_:_:_:)`` gives.
  ///   - terms: What share of each line's words the running text has.
  ///   - common: Which lines are often met where no sites are known.
  ///   - card: The headline, which is not judged.
  ///   - reasons: What is known of the lines before, and then what comes of it.
  /// - Returns: The probability that each line is content.
  /// - Complexity: O(*n*).
  func judge(
    _ lines: [String], _ doubted: [Removal.Reason?], _ terms: [Float], _ common: [Bool],
    _ card: HeadlineCard,
    _ reasons: inout [Removal.Reason?]
  ) -> [Float] {
    let speaks = lines.count >= Self.fewest && lines.count <= LineModel.greatest
    let logOdds = speaks ? model.logOdds(features) : nil
    let scores = logOdds?.map(Logistic.probability)
    var isTitle = lines.map { _ in false }
    for index in card.lines { isTitle[index] = true }
    let evidence = LineEvidence(
      lines, features.profiles, cues, reasons: reasons, isTitle: isTitle,
      isDoubted: doubted.map { $0 != nil }, terms: terms, isCommon: common, scores: logOdds,
      weight: features.isBlind ? 0.25 : 1)
    let furniture = LineRuns(evidence.values).furniture
    let isSure = evidence.hasBody && !outnumbers(furniture, reasons)
    if !isSure {
      for index in lines.indices where !cues[index].isReport {
        reasons[index] = reasons[index] ?? doubted[index]
      }
    }
    // Without its words there is more doubt of a line.
    let least = features.isBlind ? leastContent / 2 : leastContent
    for index in lines.indices where !isTitle[index] {
      let isLikely = isSure && furniture[index] >= leastFurniture
      // Where the model knows the words, it may forbid what a run of lines suggests.
      let isAllowed = features.isBlind || (scores?[index] ?? 0) < leastContent * 2.5
      if isAllowed, isLikely || cues[index].evidence >= LineCue.certain {
        reasons[index] = reasons[index] ?? (cues[index].isMenu ? .navigation : .boilerplate)
      }
      guard let scores else { continue }
      let isDoubtful = !isSure && !TextLines.startsClause(lines[index])
      if scores[index] < least, isDoubtful || furniture[index] > 0.7 {
        reasons[index] = reasons[index] ?? .boilerplate
      } else if scores[index] > 0.9, cues[index].evidence < LineCue.weak {
        reasons[index] = nil
      }
    }
    // The chain speaks of what it took, the model of all else.
    return lines.indices.map { index in
      let chained = isSure ? 1 - furniture[index] : 1
      return min(scores?[index] ?? 1, chained)
    }
  }

  /// Whether more sentences would go for what they and their neighbours seem to say than stay: then
  /// the text is about what notices are about.
  private func outnumbers(_ furniture: [Float], _ reasons: [Removal.Reason?]) -> Bool {
    var balance = 0
    for index in furniture.indices where reasons[index] == nil {
      let profile = features.profiles[index]
      guard profile.isEnded, profile.letters >= Self.shortestSentence else { continue }
      if furniture[index] < leastFurniture {
        balance -= 1
      } else if cues[index].evidence < LineCue.strong {
        balance += 1
      }
    }
    return balance > 0
  }
}
