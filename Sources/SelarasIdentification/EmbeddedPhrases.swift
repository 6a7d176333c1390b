internal import SelarasText

/// Finds the names, terms and quotations of other scripts or languages inside a passage.
///
/// A phrase is what stands between two marks that belong together, or words that follow each other
/// without a mark. Its language is named where the phrase can tell: characters always can; a brand
/// or a name of two words in letters that many languages use cannot, and is listed with its script
/// alone.
enum EmbeddedPhrases {
  /// So many words of a script that many languages use tell which of them it is.
  private static let tellingWords = 3
  /// A longer quotation of the passage's own script is a passage of its own, or none.
  private static let longestQuotation = 40
  /// So many characters of Han or kana a quotation needs to be told from the text round it.
  private static let tellingCharacters = 6

  /// What is known of a passage.
  struct Host {
    /// The label of its language.
    var language: Int
    /// Where it stands.
    var range: TextRange
    /// Its atoms.
    var atoms: ArraySlice<PassageAtom>
  }

  static func find(
    in host: Host, of text: Span<UInt8>, expected: ExpectedLanguages,
    scorer: inout LanguageScorer
  ) -> [Passage.Embedded] {
    var result: [Passage.Embedded] = []
    let atoms = host.atoms
    var first = atoms.startIndex
    while first < atoms.endIndex {
      let atom = atoms[first]
      let isOwn = isOwn(atom, in: host, scorer.model)
      var last = first
      if atom.boundary >= .quotation,
        let end = endOfQuotation(from: first, in: host, of: text, scorer.model)
      {
        let isQuoted =
          !isOwn
          || isForeign(first...end, in: host, of: text, expected, scorer: &scorer)
        if isQuoted { last = end }
        if isQuoted, isOwn {
          result.append(
            phrase(
              first...end, in: host, of: text, expected, scorer: &scorer,
              isTelling: true))
        }
      }
      if !isOwn {
        while last + 1 < atoms.endIndex, belongsTogether(atoms[last], atoms[last + 1], of: text) {
          last += 1
        }
        result.append(
          phrase(
            first...last, in: host, of: text, expected, scorer: &scorer,
            isTelling: isTelling(atoms[first...last], of: text, scorer.model)))
      }
      first = last + 1
    }
    return result
  }

  /// Whether the atom is of a script of the passage's language, or no word at all.
  private static func isOwn(_ atom: PassageAtom, in host: Host, _ model: LanguageModel) -> Bool {
    atom.script == .other || atom.isAddress || model.isWritten(host.language, in: atom.script)
  }

  /// Whether atoms can tell their language.
  private static func isTelling(
    _ atoms: ArraySlice<PassageAtom>, of text: Span<UInt8>, _ model: LanguageModel
  ) -> Bool {
    guard let first = atoms.first else { return false }
    if first.script.isIdeographic || !model.isShared(first.script) { return true }
    // Parts of a word that an apostrophe or a dot divides are one.
    var words = 1
    for (left, right) in zip(atoms, atoms.dropFirst())
    where Marks.holdsSpace(in: left.end..<right.start, of: text) {
      words += 1
    }
    return words >= tellingWords
  }

  private static func phrase(
    _ place: ClosedRange<Int>, in host: Host, of text: Span<UInt8>, _ expected: ExpectedLanguages,
    scorer: inout LanguageScorer, isTelling: Bool
  ) -> Passage.Embedded {
    let (start, end) = (host.atoms[place.lowerBound].start, host.atoms[place.upperBound].end)
    var language = LanguageTag.undetermined
    if isTelling {
      scorer.score(text, from: start, to: end)
      if scorer.normalise() != nil,
        scorer.tellScripts(by: ChineseVariants.shared.counts(in: text, from: start, to: end))
          != nil,
        let label = expected.likeliest(of: scorer.probabilities)?.label
      {
        language = scorer.model.labels[label]
      }
    }
    return Passage.Embedded(
      range: TextRange(start, end), script: iso(of: host.atoms[place]), language: language)
  }

  /// The last atom before the mark that closes what is open before `first`, if it closes in the
  /// same block and everything up to it is of the same kind as the first atom.
  private static func endOfQuotation(
    from first: Int, in host: Host, of text: Span<UInt8>, _ model: LanguageModel
  ) -> Int? {
    let atoms = host.atoms
    let before = first > atoms.startIndex ? atoms[first - 1].end : host.range.start
    guard let closing = Marks.bracket(openIn: before..<atoms[first].start, of: text) else {
      return nil
    }
    let isOwn = isOwn(atoms[first], in: host, model)
    // The marks before the first atom may be those round a smaller part.
    var last = first
    while true {
      let end = last + 1 < atoms.endIndex ? atoms[last + 1].start : host.range.end
      if Marks.holds(closing, in: atoms[last].end..<end, of: text) { return last }
      guard last + 1 < atoms.endIndex, last - first < longestQuotation,
        atoms[last + 1].boundary < .line,
        atoms[last + 1].script.isIdeographic == atoms[first].script.isIdeographic,
        self.isOwn(atoms[last + 1], in: host, model) == isOwn
      else { return nil }
      last += 1
    }
  }

  /// Whether a quotation in a script of the passage is in another language.
  private static func isForeign(
    _ place: ClosedRange<Int>, in host: Host, of text: Span<UInt8>, _ expected: ExpectedLanguages,
    scorer: inout LanguageScorer
  ) -> Bool {
    let atoms = host.atoms[place]
    guard let first = atoms.first, let last = atoms.last, !first.isAddress else { return false }
    let isLong =
      first.script.isIdeographic
      ? atoms.reduce(0) { $0 + $1.letterCount } >= tellingCharacters
      : atoms.count >= tellingWords
    guard isLong else { return false }
    scorer.score(text, from: first.start, to: last.end)
    guard scorer.normalise() != nil else { return false }
    return expected.isForeign(scorer.probabilities, to: host.language)
  }

  private static func iso(of atoms: ArraySlice<PassageAtom>) -> Script {
    // Japanese with any kana in it is told by them; pure Han is Han.
    if atoms.contains(where: { $0.script == .kana }) { return .katakana }
    return atoms.first?.script.script ?? .common
  }

  /// Whether two neighbouring atoms are parts of one phrase.
  private static func belongsTogether(
    _ left: PassageAtom, _ right: PassageAtom, of text: Span<UInt8>
  ) -> Bool {
    if right.isAddress { return false }
    if left.script.isIdeographic {
      guard right.script.isIdeographic else { return false }
      var position = left.end
      while position < right.start {
        let (value, length) = text.scalar(at: position)
        switch value {
        // Middle dots, full-width punctuation but the enumeration comma, digits.
        case 0xB7, 0x30FB, 0x2027, 0xFF0C, 0x3002, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F, 0x30...0x39:
          break
        default: return false
        }
        position += length
      }
      return true
    }
    guard left.script == right.script, right.boundary == .none else { return false }
    return right.start - left.end <= 2
  }
}
