internal import SelarasCleaning
internal import SelarasIdentification
public import SelarasMemory
public import SelarasRecords
public import SelarasText
internal import SelarasUnicode

/// A document after every step that needs no other document.
public struct AnalysedDocument: Sendable {
  /// The document: cleaned, its repeats cut or marked, its passages named.
  public var document: Document
  /// Sentences of it that may translate each other, best first.
  public var pairs: [TranslationUnit]
  /// How many ill-formed sequences of bytes became U+FFFD.
  public var replacements: Int
  /// How many repeats there were.
  public var repeats: Int
}

/// Takes one document through cleaning, repeats, passages and the mining of pairs.
///
/// One for each worker: it keeps the parsers, iterators and buffers of all steps.
public struct DocumentAnalysis: ~Copyable {
  private let options: MainJobOptions
  private var preparation: DocumentPreparation
  private var repeats: RepeatSearch
  private var identifier: LanguageIdentifier
  private var miner: PassageMiner

  /// Makes an analysis.
  ///
  /// - Throws: The error of a C library that has no memory or no data.
  public init(options: MainJobOptions) throws {
    let preparation = try DocumentPreparation(options: options.cleaning)
    let miner = try PassageMiner(
      source: options.source, target: options.target, lexicon: options.lexicon)
    let repeats = try RepeatSearch()
    self.options = options
    self.preparation = preparation
    self.miner = miner
    self.repeats = repeats
    identifier = LanguageIdentifier(model: options.model)
  }

  /// Analyses a record.
  ///
  /// - Throws: ``SelarasRecords/InputProblem`` for a record that cannot be used.
  /// - Complexity: O(*n*) but for mining, which compares the sentences of one language with those
  ///   of the other that share a word with them.
  public mutating func analyse(_ record: RawRecord) throws -> AnalysedDocument {
    let prepared = try preparation.document(of: record)
    var document = prepared.document
    document.repeats = try repeats.repeats(in: document)
    let repeatCount = document.repeats?.count ?? 0
    if !options.keepsRepeats { document.cutRepeats() }
    document.passages = identifier.passages(of: document.text.utf8.span, blocks: document.blocks)
    let pairs = try miner.pairs(in: document)
    return AnalysedDocument(
      document: document, pairs: pairs, replacements: prepared.replacements, repeats: repeatCount)
  }
}
