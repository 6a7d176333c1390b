public import SelarasText

/// Learns the weights by which bead paths are scored, from pairs in document order.
///
/// Documents with known beads are made of the pairs, noise of several strengths is put in, and the
/// likelihood of their true paths is maximised (Adam; Kingma and Ba, 2015). The result depends on
/// the pairs, their order, the lexicon and the seed alone. See <doc:SegmentAlignment>.
public struct AlignerTrainer: Sendable {
  /// How weights are learnt.
  public struct Options: Hashable, Sendable {
    /// Where the random numbers begin.
    public var seed: UInt64 = 1
    /// Pairs of a text that are learnt from at most, that one kind of text does not outweigh all.
    public var mostPairs = 1000
    /// Pairs a document.
    public var documentSize = 100
    /// Steps of the ascent.
    public var steps = 150
    /// How strongly weights are pulled towards zero: texts are punctuated more freely than those
    /// that are learnt from.
    public var decay = 1e-4
    /// How far, in segments, the lattices stray from the true path.
    public var margin = 8

    /// Whether the documents are to teach themselves, without a lexicon: weights for
    /// ``AlignmentOptions/learntModel``.
    public var teachesItself = false

    /// Makes options with their defaults.
    public init() {}
  }

  /// Translators join and part whole sentences more often than the noise does.
  private static let joining: Float = 0.2

  /// Pairs a document, one after the other, of documents that teach themselves: the longer they
  /// are, the more they learn.
  private static let sizes = [100, 300, 1000]

  private let options: Options
  /// The lexicon, and the same without the links of a part of its terms: as if texts were
  /// translated the more freely.
  private let lexicons: [Lexicon]
  private let languages: (source: LanguageTag, target: LanguageTag)
  private var samples: [BeadSample] = []
  private var texts: UInt64 = 0
  /// Documents whose true path could not be scored.
  public private(set) var skipped = 0

  /// Makes a trainer; the lexicon must not have been learnt from the pairs.
  public init(
    lexicon: Lexicon, source: LanguageTag, target: LanguageTag, options: Options = Options()
  ) {
    self.options = options
    lexicons = [0, 0.15, 0.3].map { lexicon.thinned(by: $0) }
    languages = (source, target)
  }

  /// Adds the pairs of one text, in order; those beyond ``Options/mostPairs`` are left out.
  public mutating func add(_ text: [(source: String, target: String)]) {
    let pairs = Array(text.prefix(options.mostPairs))
    texts += 1
    for (level, factor) in [0.5, 1, 1.7].enumerated() {
      var noise = BeadNoise(
        source: languages.source, target: languages.target, odds: BeadNoise.Odds().scaled(factor),
        seed: options.seed &+ texts &* 16 &+ UInt64(level))
      let size =
        options.teachesItself
        ? AlignerTrainer.sizes[(level + Int(texts)) % AlignerTrainer.sizes.count]
        : options.documentSize
      for start in stride(from: 0, to: pairs.count, by: size) {
        let piece = pairs[start..<min(pairs.count, start + size)]
        if piece.count < 20 { continue }
        let document = noise.document(of: piece, pool: pairs)
        add(document)
        if level > 0 { add(noise.paragraphs(of: document)) }
        let blocks = noise.blocks(of: piece)
        add(noise.document(of: blocks[...], pool: pairs))
      }
    }
  }

  private mutating func add(_ document: BeadNoise.Document) {
    var terms = TermDocument(
      source: document.source, target: document.target,
      lexicon: options.teachesItself
        ? .empty : lexicons[(samples.count + skipped) % lexicons.count])
    if options.teachesItself {
      // What is being learnt must not depend on what was learnt before.
      var plain = AlignmentOptions()
      plain.learntModel = plain.model
      var search = BeadSearch(terms, plain)
      _ = search.beads()
      terms = search.document
    }
    if let sample = BeadSample(
      terms, beads: document.beads, model: BeadModel(), margin: options.margin)
    {
      samples.append(sample)
    } else {
      skipped += 1
    }
  }

  /// How many documents are learnt from.
  public var documents: Int { samples.count }

  /// Learns the weights.
  ///
  /// - Parameter report: Called now and then with the step and the loss, in nats a bead.
  /// - Returns: The model, which depends on nothing but what was added.
  /// - Complexity: Half a minute of one core for ten thousand pairs.
  public func train(report: (Int, Double) -> Void = { _, _ in }) -> BeadModel {
    var model = BeadModel()
    var parameters = model.parameters
    var mean = [Double](repeating: 0, count: parameters.count)
    var square = mean
    for step in 1...options.steps {
      model.parameters = parameters
      var gradient = [Float](repeating: 0, count: parameters.count)
      var loss = 0.0
      var beads = 0
      for sample in samples {
        let part = sample.addGradient(of: model, to: &gradient)
        loss += part.loss
        beads += part.beads
      }
      if step == 1 || step % 10 == 0 { report(step, loss / Double(max(1, beads))) }
      // The rate falls off, so that the last steps settle.
      let rate = 0.15 * (1 - 0.9 * Double(step) / Double(options.steps))
      for k in parameters.indices {
        let slope =
          Double(gradient[k]) / Double(max(1, beads)) + options.decay * Double(parameters[k])
        mean[k] = 0.9 * mean[k] + 0.1 * slope
        square[k] = 0.99 * square[k] + 0.01 * slope * slope
        let (first, second) = (
          mean[k] / (1 - Logarithm.power(0.9, step)), square[k] / (1 - Logarithm.power(0.99, step))
        )
        parameters[k] -= Float(rate * first / (second.squareRoot() + 1e-8))
      }
    }
    model.parameters = parameters
    model.features[BeadModel.Feature.innerFinal.rawValue] += AlignerTrainer.joining
    return model
  }
}

extension Lexicon {
  /// The same lexicon without the links of a share of its first language's terms.
  func thinned(by share: Double) -> Lexicon {
    var thinned = self
    (thinned.starts, thinned.linked, thinned.forward, thinned.backward) = ([0], [], [], [])
    for term in first.keys.indices {
      // Keys are hashes already; another multiple draws a part of them by their upper bits.
      let draw = Double(first.keys[term] &* 0x9E37_79B1) / Double(UInt32.max)
      if draw >= share {
        let links = Int(starts[term])..<Int(starts[term + 1])
        thinned.linked += linked[links]
        thinned.forward += forward[links]
        thinned.backward += backward[links]
      }
      thinned.starts.append(UInt32(thinned.linked.count))
    }
    return thinned
  }
}
