public import SelarasText
internal import SelarasUnicode

/// Trains a ``WordModel`` on text whose words are known.
///
/// A support vector machine with squared hinge loss, trained by dual coordinate descent (Hsieh,
/// Chang, Lin, Keerthi and Sundararajan, "A dual coordinate descent method for large-scale linear
/// SVM", 2008, doi:10.1145/1390156.1390208, algorithm 1). The same data and options give the same
/// bytes on every machine with the same ICU.
public struct WordTrainer: Sendable {
  /// The knobs of training.
  public struct Options: Sendable {
    /// The logarithm of the number of weights, to base two; 1...24.
    public var bits = 17
    /// The price of a wrong gap, *C* of the paper: higher fits the data closer.
    public var cost = 0.3
    /// How often every gap is visited at most.
    public var passes = 60
    /// Bits of the dictionary's filter for each word.
    public var bitsPerWord = 24
    /// The order in which gaps are visited follows from it.
    public var seed: UInt64 = 1

    /// The options by which the shipped model was trained.
    public init() {}
  }

  /// The knobs.
  public var options: Options

  /// Makes a trainer.
  public init(options: Options = Options()) { self.options = options }

  /// Trains a model.
  ///
  /// - Parameters:
  ///   - texts: At least one with a gap between two Han characters.
  ///   - locale: The language by whose rules ICU cuts the text first.
  /// - Returns: The model, whose ``WordModel/provenance`` names the texts.
  /// - Throws: ``SegmentationError/unusableData(_:)`` for words out of order or outside their text,
  ///   for too little text, and where ICU's data are not to be had.
  /// - Complexity: O(gaps × passes).
  public func train(
    on texts: [WordTrainingText], locale: LanguageTag = LanguageTag("zh-Hant")
  ) throws(SegmentationError) -> WordModel {
    precondition((1...WordModel.mostBits).contains(options.bits), "1...24 bits of weights")
    let dictionary: [UInt64]
    var gaps = LabelledGaps(bits: options.bits)
    do throws(UnicodeError) {
      dictionary = try WordTrainer.dictionaryKeys()
    } catch {
      throw .unusableData("\(error)")
    }
    let words = WordFilter(keys: dictionary, bitsPerWord: options.bitsPerWord)
    for text in texts { try gaps.append(text, locale: locale, words: words) }
    guard gaps.count > 0 else { throw .unusableData("no two Han characters side by side") }
    let weights = descend(gaps)
    let greatest = weights.reduce(0) { max($0, abs($1)) }
    let scale = greatest > 0 ? 127 / greatest : 0
    return WordModel(
      provenance: texts.map(\.provenance).joined()
        + "cjdict of ICU \(UnicodeLibrary.version)\t\(dictionary.count) words\n",
      bits: options.bits,
      weights: weights.map { Int8(($0 * scale).rounded()) }, words: words)
  }

  /// The keys of the dictionary's words of 2...7 Han characters, variants folded together.
  private static func dictionaryKeys() throws(UnicodeError) -> [UInt64] {
    let characters = HanCharacters.shared
    var keys: Set<UInt64> = []
    try IdeographWords.visit { word in
      guard (2...HanRun.longestWord).contains(word.count),
        word.allSatisfy({ HanCharacters.isHan(UInt32($0)) })
      else { return }
      let codes = word.lazy.map { characters.view(of: UInt32($0)).code }
      keys.insert(WordFilter.key(HanRun.hash(of: codes), length: word.count))
    }
    return keys.sorted()
  }

  /// The weights that the descent ends with.
  private func descend(_ gaps: LabelledGaps) -> [Double] {
    var weights = [Double](repeating: 0, count: 1 << options.bits)
    var alphas = [Double](repeating: 0, count: gaps.count)
    let diagonal = 1 / (2 * options.cost)
    var order = Array(0..<gaps.count)
    for pass in 0..<options.passes {
      let salt = TokenHash.mix(options.seed &+ UInt64(pass) &* 0x9E37_79B9_7F4A_7C15)
      order = order.map { ($0, TokenHash.mix(salt ^ UInt64($0))) }.sorted { $0.1 < $1.1 }.map(\.0)
      var worst = 0.0
      for gap in order {
        let features = gaps.features(of: gap)
        let label = gaps.labels[gap] ? 1.0 : -1.0
        var sum = 0.0
        for feature in features { sum += weights[Int(feature)] }
        let gradient = label * sum - 1 + diagonal * alphas[gap]
        let projected = alphas[gap] == 0 ? min(gradient, 0) : gradient
        worst = max(worst, abs(projected))
        guard abs(projected) > 1e-12 else { continue }
        let old = alphas[gap]
        alphas[gap] = max(old - gradient / (gaps.norms[gap] + diagonal), 0)
        let step = (alphas[gap] - old) * label
        for feature in features { weights[Int(feature)] += step }
      }
      if worst < 0.01 { break }
    }
    return weights
  }
}
