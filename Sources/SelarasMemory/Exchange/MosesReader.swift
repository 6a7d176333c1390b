/// Reads two files of lines that belong together, as Moses and most tools for machine translation do.
public struct MosesReader: UnitReader {
  private var sources: TextLineReader
  private var targets: TextLineReader
  private let languages: (source: String, target: String)

  /// Makes a reader of two files.
  public init(
    source: @escaping ByteSource, target: @escaping ByteSource, languages: UnitLanguages
  ) {
    sources = TextLineReader(source, attempt: "reading Moses pairs")
    targets = TextLineReader(target, attempt: "reading Moses pairs")
    self.languages = languages.orDefault
  }

  /// The next unit; `nil` at the end.
  ///
  /// - Throws: ``MemoryError`` with the line, where the file is at fault.
  public mutating func next() throws(MemoryError) -> ReadUnit? {
    let source = try sources.next()
    let target = try targets.next()
    if source == nil, target == nil { return nil }
    guard let source, let target else {
      let longer = source == nil ? "target" : "source"
      let line = max(sources.line, targets.line)
      throw MemoryError(
        "reading Moses pairs", reason: "only the \(longer) has this line: nothing pairs", line: line
      )
    }
    if source.isBlank || target.isBlank {
      return .skipped(
        line: sources.line, reason: source.isBlank ? "empty source" : "empty target")
    }
    return .unit(
      MemoryUnit(
        source: .init(language: languages.source, text: source),
        target: .init(language: languages.target, text: target)), line: sources.line)
  }
}
