internal import SelarasText

/// What stands for and against each line before its neighbours are asked.
struct LineEvidence {
  /// Log odds that each line is furniture.
  private(set) var values: [Float] = []
  /// The log odds of a sentence that a phrase alone speaks against.
  private static let doubted: Float = 4.5
  /// What a line's being met often says of it; a menu's name needs more than that between paragraphs,
  /// where it may be a heading that many articles have.
  private static let common: Float = 2
  /// The fewest letters of a sentence that makes a body.
  static let shortestBody = 40
  /// Whether there is running text among the lines, against which others can be told.
  let hasBody: Bool

  /// - Parameters:
  ///   - lines: The lines.
  ///   - profiles: What is counted in each.
  ///   - cues: What its words say.
  ///   - reasons: Why some are furniture for what else is known.
  ///   - isTitle: Which are the headline, and say nothing.
  ///   - isDoubted: Which are sentences that a phrase alone speaks against.
  ///   - terms: What share of each line's words the running text has.
  ///   - isCommon: Which are often met where no sites are known.
  ///   - scores: The log odds of content that the model gives, where it speaks.
  ///   - weight: What share of them is believed.
  init(
    _ lines: [String], _ profiles: [TextProfile], _ cues: [LineCue], reasons: [Removal.Reason?],
    isTitle: [Bool], isDoubted: [Bool], terms: [Float], isCommon: [Bool], scores: [Float]?,
    weight: Float
  ) {
    let shape = lines.indices.map { Self.shape(lines[$0], profiles[$0], cues[$0]) }
    let isBody = lines.indices.map { index in
      let letters = profiles[index].letters
      return reasons[index] == nil && !isDoubted[index] && cues[index].evidence < LineCue.weak
        && letters >= Self.shortestBody
        && (profiles[index].isEnded || letters >= 200 || TextLines.startsClause(lines[index]))
    }
    hasBody = isBody.contains(true)
    let first = isBody.firstIndex(of: true) ?? 0
    // What speaks of its page or to its reader may stand behind the last sentence.
    let isAnchor = lines.indices.map { index in
      isBody[index] && profiles[index].letters >= 200
        || reasons[index] == nil && cues[index].evidence < LineCue.weak && !cues[index].isAside
          && shape[index] <= -2 && Self.endsStatement(lines[index])
    }
    let last = isAnchor.lastIndex(of: true) ?? isBody.lastIndex(of: true) ?? 0
    let lastLong = lines.indices.last { isBody[$0] && profiles[$0].letters >= 200 } ?? 0
    // Beside what is seldom anything else, short lines outside the paragraphs are likely furniture.
    func isStrong(_ index: Int) -> Bool {
      !isTitle[index] && (reasons[index] != nil || cues[index].evidence >= LineCue.strong)
    }
    let headIsKnown = lines.indices.prefix(first).contains(where: isStrong)
    let footIsKnown = lines.indices.dropFirst(last + 1).contains(where: isStrong)
    var isCommented = false
    for index in lines.indices {
      if reasons[index] == .comment, index > lastLong { isCommented = true }
      if isTitle[index] || reasons[index] != nil {
        values.append(isTitle[index] ? 1.5 : LineRuns.given)
        continue
      }
      let cue = cues[index]
      if isDoubted[index] {
        values.append(cues[index].isReport ? Self.doubted - 2.5 : Self.doubted)
        continue
      }
      var value = cue.evidence + shape[index]
      // A question above its answer.
      if cue.evidence < LineCue.certain, index + 1 < lines.count, TextLines.asks(lines[index]),
        profiles[index + 1].isEnded, cues[index + 1].evidence < LineCue.certain
      {
        value = min(value, -1)
      }
      if index > last, cue.isAside, cue.evidence < LineCue.weak, profiles[index].letters < 200 {
        value = max(value, -1.5)
      }
      if isCommented {
        value = max(value, 0.5)
      } else if cue.evidence < LineCue.weak {
        // Between paragraphs there is less furniture than round them.
        if index > first, index < last {
          value -= 0.8
        } else if index > last ? footIsKnown : headIsKnown {
          value += Self.outside(lines[index], profiles[index])
        }
        value -= 1.5 * terms[index]
        // A short line above a paragraph may be its heading.
        if index + 1 < lines.count, isBody[index + 1], profiles[index].letters >= 4 { value -= 1 }
      }
      if LineCue.isHeading(index, cues, profiles) {
        value = -2
      } else if cue.isMenu, cue.evidence >= LineCue.strong, !Self.isTakenUp(index, lines, profiles)
      {
        value = LineRuns.given
      }
      if isCommon[index], !TextLines.startsClause(lines[index]) {
        // Laws say the same again and again; a page speaks of itself so.
        let isCertain = cue.evidence > 0 && cue.isAside || cue.evidence >= LineCue.strong
        value = isCertain ? LineRuns.given : value + Self.common
      }
      if let scores { value -= min(3, max(-3, weight * scores[index])) }
      values.append(value)
    }
  }

  private static func endsStatement(_ line: String) -> Bool {
    line.utf8.last == UInt8(ascii: ".") || line.unicodeScalars.last == "。"
  }

  /// What a short line's standing outside the paragraphs says.
  private static func outside(_ line: String, _ profile: TextProfile) -> Float {
    guard profile.letters <= 80, !profile.isEnded || TextLines.asks(line),
      !TextLines.isLabelled(line), !TextLines.startsItem(line[...]),
      !TextLines.startsClause(line)
    else { return 0 }
    return profile.letters <= 48 ? 1.6 : 1
  }

  /// Whether the sentence below a line has most of its words, as that below a heading may.
  private static func isTakenUp(
    _ index: Int, _ lines: [String], _ profiles: [TextProfile]
  ) -> Bool {
    guard index + 1 < lines.count, profiles[index + 1].isEnded else { return false }
    var terms = LineTerms()
    terms.insert(lines[index + 1])
    return terms.share(of: lines[index]) > 0.5
  }

  /// What its length and its end say; less where its words make it a notice.
  private static func shape(_ line: String, _ profile: TextProfile, _ cue: LineCue) -> Float {
    if cue.evidence >= LineCue.strong { return 0 }
    var value: Float
    let letters = profile.letters
    if profile.isEnded {
      value =
        letters >= 200 ? -6.5 : letters >= 70 ? -5 : letters >= 40 ? -3.5 : letters >= 24 ? -2 : -1
    } else {
      value = letters >= 200 ? -4 : letters >= 140 ? -2.5 : letters >= 70 ? -0.8 : -0.1
    }
    if TextLines.startsItem(line[...]) || TextLines.startsClause(line) { return value - 2 }
    guard cue.evidence >= LineCue.weak else { return value }
    return profile.isEnded && !cue.isAside ? -1 : 0
  }
}
