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
    let document = DocumentStretches(atoms: atoms, text: text, scorer: &scorer)
    let prior = DocumentPrior(stretches: document, labelCount: model.labels.count)
    guard !prior.languages.isEmpty else {
      return [Passage(language: .undetermined, range: TextRange(0, text.count), confidence: 0)]
    }
    let evidence = PassageEvidence(
      atoms: atoms, text: text, document: document, languages: prior.languages, scorer: &scorer,
      costs: costs)
    let path = PassagePath(atoms: atoms, evidence: evidence, prior: prior, costs: costs)
    var stretches = LanguageIdentifier.stretches(of: path)
    PassageJoints.place(&stretches, atoms: atoms, text: text)
    let expected = expectedLanguages(in: stretches, atoms: atoms, prior: prior)
    return stretches.map { stretch in
      passage(
        stretch, atoms: atoms, text: text, prior: prior, evidence: evidence, expected: expected)
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
    evidence: PassageEvidence, expected: ExpectedLanguages
  ) -> Passage {
    let range = TextRange(stretch.start, stretch.end)
    guard stretch.state < prior.languages.count else {
      return Passage(language: .undetermined, range: range, confidence: 0)
    }
    let label = prior.languages[stretch.state]
    let confidence = evidence.probability(
      of: stretch.state, in: stretch.atoms, atoms: atoms,
      shares: prior.languages.map { max(DocumentPrior.floor, prior.shares[$0]) }, model: model)
    let embedded = EmbeddedPhrases.find(
      in: EmbeddedPhrases.Host(language: label, range: range, atoms: atoms[stretch.atoms]),
      of: text, expected: expected, scorer: &scorer)
    return Passage(
      language: model.labels[label], range: range, confidence: confidence, embedded: embedded)
  }
}
