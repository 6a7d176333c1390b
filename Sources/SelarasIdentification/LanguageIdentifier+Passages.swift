public import SelarasText

extension LanguageIdentifier {
  /// Splits a text into passages of one language.
  ///
  /// A paragraph, a sentence or a whole clause of another language is a passage of its own; a name,
  /// a term or a short quotation is listed in ``Passage/embedded`` of the passage that it stands
  /// in. White space and punctuation between passages belong to the one before, opening brackets
  /// and quotation marks to what follows; those around a quoted clause to the passage that encloses
  /// it. Blocks of code are `und`, and so is a text without letters. See <doc:Passages>.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - blocks: The blocks of the text, in order; `nil` where only line feeds are known.
  /// - Returns: Passages that cover the text from 0 to its end, neighbours of different languages;
  ///   none for an empty text.
  /// - Complexity: O(*n*).
  public mutating func passages(of text: Span<UInt8>, blocks: [Block]?) -> [Passage] {
    passages(of: text, blocks: blocks, costs: PassageCosts())
  }

  mutating func passages(
    of text: Span<UInt8>, blocks: [Block]?, costs: PassageCosts
  ) -> [Passage] {
    guard !text.isEmpty else { return [] }
    var atoms: [PassageAtom] = []
    var reader = AtomReader()
    while let atom = reader.next(in: text, blocks: blocks) { atoms.append(atom) }
    QuotationFrames.mark(&atoms, of: text)
    let prior = DocumentPrior(atoms: atoms, text: text, scorer: &scorer, allowed: allowed)
    guard !prior.languages.isEmpty else {
      return [Passage(language: .undetermined, range: TextRange(0, text.count), confidence: 0)]
    }
    let path = PassagePath(
      atoms: atoms, text: text, languages: prior.languages, prior: prior, scorer: &scorer,
      costs: costs)
    var stretches = LanguageIdentifier.stretches(of: path)
    PassageJoints.place(&stretches, atoms: atoms, text: text)
    let expected = expectedLanguages(in: stretches, atoms: atoms, prior: prior)
    return stretches.map { stretch in
      passage(stretch, atoms: atoms, text: text, prior: prior, expected: expected)
    }
  }

  /// Neighbouring atoms of one state.
  private static func stretches(of path: PassagePath) -> [PassageStretch] {
    var result: [PassageStretch] = []
    for (number, state) in path.states.enumerated() {
      if let last = result.last, last.state == Int(state) {
        result[result.count - 1].atoms = last.atoms.lowerBound..<number + 1
      } else {
        result.append(PassageStretch(state: Int(state), atoms: number..<number + 1))
      }
    }
    return result
  }

  /// What phrases inside the passages are likely in, by the letters that passages have in the
  /// scripts of their own languages.
  private func expectedLanguages(
    in stretches: [PassageStretch], atoms: [PassageAtom], prior: DocumentPrior
  ) -> ExpectedLanguages {
    var bytes = [Int](repeating: 0, count: model.labels.count)
    for stretch in stretches where stretch.state < prior.languages.count {
      let label = prior.languages[stretch.state]
      for atom in atoms[stretch.atoms] where model.isWritten(label, in: atom.script) {
        bytes[label] += atom.end - atom.start
      }
    }
    return ExpectedLanguages(passageBytes: bytes, prior: prior, model: model)
  }

  private mutating func passage(
    _ stretch: PassageStretch, atoms: [PassageAtom], text: Span<UInt8>, prior: DocumentPrior,
    expected: ExpectedLanguages
  ) -> Passage {
    let range = TextRange(stretch.start, stretch.end)
    guard stretch.state < prior.languages.count else {
      return Passage(language: .undetermined, range: range, confidence: 0)
    }
    let label = prior.languages[stretch.state]
    let confidence = confidence(in: label, of: atoms[stretch.atoms], text: text, prior: prior)
    let embedded = EmbeddedPhrases.find(
      in: atoms[stretch.atoms], range: range, of: text, language: label, expected: expected,
      scorer: &scorer, allowed: allowed)
    return Passage(
      language: model.labels[label], range: range, confidence: confidence, embedded: embedded)
  }

  /// The probability that the atoms of the language's own scripts are in it, weighed with what the
  /// document holds besides.
  private mutating func confidence(
    in label: Int, of atoms: ArraySlice<PassageAtom>, text: Span<UInt8>, prior: DocumentPrior
  ) -> Double {
    scorer.begin()
    var first = atoms.startIndex
    while first < atoms.endIndex {
      let isOwn = model.isWritten(label, in: atoms[first].script)
      var end = first + 1
      while end < atoms.endIndex, model.isWritten(label, in: atoms[end].script) == isOwn {
        end += 1
      }
      if isOwn { scorer.add(text, from: atoms[first].start, to: atoms[end - 1].end) }
      first = end
    }
    guard scorer.normalise(allowed: allowed) != nil else { return 0 }
    var total: Float = 0
    for (other, probability) in scorer.probabilities.enumerated() {
      total += probability * max(DocumentPrior.floor, prior.shares[other])
    }
    let own = scorer.probabilities[label] * max(DocumentPrior.floor, prior.shares[label])
    return total > 0 ? Double(own / total) : 0
  }
}
