public import SelarasText

/// Trains language models.
///
/// The same texts and options give the same bytes, on every machine: one thread, its own random
/// numbers, no function of the C library.
///
///     let trainer = LanguageTrainer()
///     let (model, report) = try trainer.train([
///       TrainingText(language: LanguageTag("id"), lines: ["selamat pagi"]),
///       TrainingText(language: LanguageTag("ms"), lines: ["selamat tengah hari"]),
///     ])
public struct LanguageTrainer: Sendable {
  /// How to train.
  public struct Options: Hashable, Sendable {
    /// Where the random numbers begin.
    public var seed: UInt64 = 1
    /// The logarithm, to base two, of the rows of a table of more than eight languages.
    public var bits = 17
    /// The same for tables of at most eight languages; Han has one more.
    public var smallBits = 15
    /// How often each line is seen.
    public var epochs = 3
    /// The step width of AdaGrad.
    public var rate: Float = 0.5
    /// The share of lines that are cut at random, so that short texts are known too.
    public var cutShare = 0.667
    /// The bytes of a cut.
    public var cutBytes = 6...65
    /// The share of lines of other scripts that get a few Han characters, as of a name, inside.
    public var nameShare = 0.06
    /// The share of lines that are seen once more without their accents, if they have any.
    public var plainShare = 0.05
    /// Lines of a language with fewer than these are seen more often.
    public var fullLines = 3000
    /// How many times as often at most.
    public var mostRepeats = 3
    /// How many lines are drawn from the words of a language.
    public var wordLines = 8000

    /// Makes the options that the shipped model was trained with.
    public init() {}
  }

  /// How many lines of a language were rightly named.
  public struct Share: Hashable, Sendable {
    /// The lines.
    public var lines = 0
    /// Those rightly named.
    public var right = 0
    /// The share of lines, 0...1, that is right.
    public var accuracy: Double { lines > 0 ? Double(right) / Double(lines) : 0 }
  }

  /// What came of a training.
  public struct Report: Hashable, Sendable {
    /// How many lines were trained on.
    public var lines = 0
    /// How many were kept aside to calibrate by.
    public var heldOutLines = 0
    /// The share, 0...1, of those, cut likewise, whose language the model names.
    public var accuracy = 0.0
    /// For each language how many lines were kept aside, and the share of them, 0...1, that the
    /// model names rightly.
    public var accuracies: [(language: LanguageTag, share: Share)] {
      languages.indices.map { (languages[$0], shares[$0]) }
    }
    var languages: [LanguageTag] = []
    var shares: [Share] = []
    /// Their mean negative log likelihood after calibration, in nats.
    public var loss = 0.0
    /// The mean negative log likelihood in training, one for each epoch, in nats.
    public var trainingLosses: [Double] = []
    /// The scripts whose features are weighed, with the languages that share them.
    public var tables: [(script: Script, languages: [LanguageTag])] {
      tableScripts.indices.map { (tableScripts[$0], tableLanguages[$0]) }
    }
    var tableScripts: [Script] = []
    var tableLanguages: [[LanguageTag]] = []
  }

  /// How to train.
  public var options: Options

  /// Makes a trainer.
  public init(options: Options = Options()) { self.options = options }

  /// Trains a model.
  ///
  /// - Parameters:
  ///   - texts: Of two languages or more; several texts may be of one language.
  ///   - progress: Called now and then with the share, 0...1, that is done.
  /// - Throws: ``IdentificationError/unusableData(_:)``.
  /// - Returns: The bytes of the model, for ``LanguageModel/init(bytes:)``, and how it went.
  /// - Complexity: O(epochs × bytes); memory for the texts once more.
  public func train(
    _ texts: [TrainingText], progress: (Double) -> Void = { _ in }
  ) throws(IdentificationError) -> (model: [UInt8], report: Report) {
    precondition(
      (1...24).contains(options.bits) && (1...23).contains(options.smallBits),
      "a table has 2 to 2^24 rows")
    precondition(options.cutBytes.lowerBound > 0, "a cut has bytes")
    let set = try TrainingSet(texts, options: options)
    let sampler = TrainingSampler(options: options, set: set)
    var draft = ModelDraft(set: set, options: options)
    var random = TrainingRandom(seed: options.seed)
    var report = Report()
    report.lines = set.lines.count
    report.heldOutLines = set.heldOut.count
    report.tableScripts = draft.tables.map(\.script.script)
    report.tableLanguages = draft.tables.map { $0.labels.map { set.labels[$0] } }
    var order = schedule(of: set)
    var optimizer = AdaGrad(draft: draft, labelCount: set.labels.count, rate: options.rate)
    for epoch in 0..<options.epochs {
      for i in stride(from: order.count - 1, to: 0, by: -1) {
        order.swapAt(i, random.next(below: i + 1))
      }
      var loss = 0.0
      var seen = 0
      // The steps shrink towards the end, so that the last lines seen do not weigh most.
      for (position, number) in order.enumerated() {
        var line = sampler.cut(set.lines[Int(number)], of: set, with: &random)
        sampler.insertName(into: &line, of: set, with: &random)
        if let nats = optimizer.learn(line, of: set) {
          loss += Double(nats)
          seen += 1
        }
        if position & 0x3FFF == 0 {
          let done = Double(epoch) + Double(position) / Double(order.count)
          progress(done / Double(options.epochs))
          optimizer.decay = 1 - 0.9 * Float(done / Double(options.epochs))
        }
      }
      report.trainingLosses.append(loss / Double(max(1, seen)))
    }
    draft.quantise(optimizer.weights)
    let calibration = try Calibration(
      draft: draft, samples: set.heldOut.map { sampler.cut($0, of: set, with: &random) }, of: set)
    draft.temperature = calibration.temperature
    report.accuracy = calibration.accuracy
    report.loss = calibration.loss
    report.languages = set.labels
    report.shares = calibration.shares
    progress(1)
    return (draft.bytes(provenance: set.provenance), report)
  }

  /// The lines by number, those of small languages several times.
  private func schedule(of set: TrainingSet) -> [Int32] {
    var counts = [Int](repeating: 0, count: set.labels.count)
    for line in set.lines { counts[line.label] += 1 }
    var order: [Int32] = []
    for (number, line) in set.lines.enumerated() {
      let wanted = (options.fullLines + counts[line.label] - 1) / counts[line.label]
      for _ in 0..<(line.repeats ?? max(1, min(options.mostRepeats, wanted))) {
        order.append(Int32(number))
      }
    }
    return order
  }
}
