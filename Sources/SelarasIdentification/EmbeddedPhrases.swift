internal import SelarasText

/// Finds the names, terms and quotations of other scripts inside a passage.
enum EmbeddedPhrases {
  /// Latin words inside Chinese or Japanese are ordinary (brands, units, code): only so many
  /// together are a phrase.
  private static let leastWords = 3

  static func find(
    in atoms: ArraySlice<PassageAtom>, range: TextRange, of text: Span<UInt8>, language: Int,
    expected: ExpectedLanguages, scorer: inout LanguageScorer, allowed: [Bool]
  ) -> [Passage.Embedded] {
    var result: [Passage.Embedded] = []
    let isIdeographic = scorer.model.isIdeographic(language)
    var first = atoms.startIndex
    while first < atoms.endIndex {
      let script = atoms[first].script
      let isOwn =
        script == .other || scorer.model.isWritten(language, in: script)
      var last = first
      defer { first = last + 1 }
      if isOwn {
        if let quoted = quotation(
          at: first, in: atoms, range: range, of: text, language: language, expected: expected,
          scorer: &scorer, allowed: allowed)
        {
          last = quoted.last
          result.append(quoted.phrase)
        }
        continue
      }
      while last + 1 < atoms.endIndex, belongsTogether(atoms[last], atoms[last + 1], of: text) {
        last += 1
      }
      if isIdeographic, script == .latin, last - first + 1 < leastWords { continue }
      scorer.score(text, from: atoms[first].start, to: atoms[last].end)
      guard scorer.normalise(allowed: allowed) != nil else { continue }
      guard let label = expected.likeliest(of: scorer.probabilities)?.label else { continue }
      result.append(
        Passage.Embedded(
          range: TextRange(atoms[first].start, atoms[last].end),
          script: iso(of: atoms[first...last]),
          language: scorer.model.labels[label]))
    }
    return result
  }

  /// A longer quotation is a passage of its own, or none.
  private static let longestQuotation = 40
  /// So sure a quotation's language must be, if it shares the passage's script.
  private static let leastProbability: Float = 0.9

  /// A quotation of another language of the same script that begins with an atom.
  private static func quotation(
    at first: Int, in atoms: ArraySlice<PassageAtom>, range: TextRange, of text: Span<UInt8>,
    language: Int, expected: ExpectedLanguages, scorer: inout LanguageScorer, allowed: [Bool]
  ) -> (last: Int, phrase: Passage.Embedded)? {
    guard atoms[first].boundary >= .quotation else { return nil }
    let before = first > atoms.startIndex ? atoms[first - 1].end : range.start
    guard let closing = Marks.quotation(openIn: before..<atoms[first].start, of: text) else {
      return nil
    }
    var last = first
    while true {
      let end = last + 1 < atoms.endIndex ? atoms[last + 1].start : range.end
      if Marks.holds(closing, in: atoms[last].end..<end, of: text) { break }
      guard last + 1 < atoms.endIndex, last - first < longestQuotation,
        atoms[last + 1].boundary < .line,
        atoms[last + 1].script.isIdeographic == atoms[first].script.isIdeographic
      else { return nil }
      last += 1
    }
    let isLong = atoms[first].script.isIdeographic || last - first + 1 >= leastWords
    guard isLong else { return nil }
    scorer.score(text, from: atoms[first].start, to: atoms[last].end)
    guard scorer.normalise(allowed: allowed) != nil,
      let (label, share) = expected.likeliest(of: scorer.probabilities),
      label != language, share >= leastProbability
    else { return nil }
    let phrase = Passage.Embedded(
      range: TextRange(atoms[first].start, atoms[last].end), script: iso(of: atoms[first...last]),
      language: scorer.model.labels[label])
    return (last, phrase)
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
