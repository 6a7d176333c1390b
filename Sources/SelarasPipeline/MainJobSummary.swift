public import SelarasText

/// What a run did, in numbers.
public struct MainJobSummary: Hashable, Sendable {
  /// Documents written.
  public internal(set) var documents = 0
  /// Records that could not be used.
  public internal(set) var skipped = 0
  /// Records that an earlier run of the same folder had done already.
  public internal(set) var resumed = 0
  /// Documents whose id another one before had too.
  public internal(set) var repeatedIDs = 0
  /// Bytes of all records.
  public internal(set) var bytesRead = 0
  /// Bytes of text left.
  public internal(set) var bytesKept = 0
  /// Ill-formed sequences that became U+FFFD.
  public internal(set) var replacements = 0
  /// Pieces that cleaning took out.
  public internal(set) var removals = 0
  /// Repeats inside documents.
  public internal(set) var repeats = 0
  /// Clusters of two documents or more.
  public internal(set) var clusters = 0
  /// Documents that are not the kept one of their cluster.
  public internal(set) var duplicates = 0
  /// Passages in the source language.
  public internal(set) var sourcePassages = 0
  /// Passages in the target language.
  public internal(set) var targetPassages = 0
  /// Passages in other languages.
  public internal(set) var otherPassages = 0
  /// Phrases embedded in passages.
  public internal(set) var embedded = 0
  /// Documents that were aligned because their names belong together, counted in pairs.
  public internal(set) var alignedDocuments = 0
  /// Pairs in `pairs.tsv` and `pairs.tmx`.
  public internal(set) var pairs = 0
  /// Pairs in `pairs.jsonl` only, for their low confidence.
  public internal(set) var candidates = 0
  /// Pairs that the translation memory did not have; `nil` where none was asked for.
  public internal(set) var remembered: Int?
  /// Characters that XML cannot hold, left out of `pairs.tmx`.
  public internal(set) var droppedCharacters = 0

  mutating func add(_ counts: PageCounts) {
    documents += 1
    bytesRead += counts.bytesRead
    bytesKept += counts.bytesKept
    replacements += counts.replacements
    removals += counts.removals
    repeats += counts.repeats
    sourcePassages += counts.sourcePassages
    targetPassages += counts.targetPassages
    otherPassages += counts.otherPassages
    embedded += counts.embedded
  }

  /// The numbers that a person wants to see, zeros of little interest left out.
  ///
  /// - Parameters:
  ///   - source: The source language, for the labels.
  ///   - target: The target language.
  /// - Returns: Labels and values, in the order in which they are read.
  public func table(
    source: LanguageTag, target: LanguageTag
  ) -> [(label: String, value: String)] {
    var rows: [(String, String)] = [("documents", "\(documents)")]
    func row(_ label: String, _ number: Int) { if number > 0 { rows.append((label, "\(number)")) } }
    row("skipped", skipped)
    row("ids that stand twice", repeatedIDs)
    rows.append(("text kept", "\(bytesKept) of \(bytesRead) bytes"))
    row("ill-formed sequences replaced", replacements)
    row("pieces of furniture removed", removals)
    rows.append(("repeats inside documents", "\(repeats)"))
    rows.append(("duplicate documents", "\(duplicates) in \(clusters) clusters"))
    rows.append(
      (
        "passages",
        "\(sourcePassages) \(source), \(targetPassages) \(target), \(otherPassages) other"
      ))
    row("embedded phrases", embedded)
    row("documents aligned in pairs", alignedDocuments)
    rows.append(("sentence pairs", "\(pairs)"))
    rows.append(("candidates too uncertain", "\(candidates)"))
    if let remembered { rows.append(("new in the memory", "\(remembered)")) }
    row("characters that XML cannot hold", droppedCharacters)
    return rows
  }
}
