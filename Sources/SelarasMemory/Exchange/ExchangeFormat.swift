/// The kinds of files that translators exchange.
public enum ExchangeFormat: String, Sendable, CaseIterable {
  /// Translation Memory eXchange 1.4b.
  case tmx
  /// XLIFF 1.2.
  case xliff
  /// XLIFF 2.1.
  case xliff2
  /// `source TAB target TAB confidence`.
  case tsv
  /// Comma-separated values, RFC 4180.
  case csv
  /// Two files of lines that belong together.
  case moses
  /// gettext's catalogues of messages.
  case po
  /// gettext's compiled catalogues; read only.
  case mo
  /// TermBase eXchange, ISO 30042:2008.
  case tbx
  /// JSON Lines: an object a line.
  case jsonl

  /// What a file holds, by its first bytes and, where those do not tell, its name.
  ///
  /// - Parameters:
  ///   - name: The name of the file, without a compression's suffix.
  ///   - head: Its first bytes, some thousand at best.
  /// - Returns: `nil` for two-file formats and for what nobody knows.
  public static func detect(name: String, head: [UInt8]) -> ExchangeFormat? {
    if head.starts(with: [0xDE, 0x12, 0x04, 0x95]) || head.starts(with: [0x95, 0x04, 0x12, 0xDE]) {
      return .mo
    }
    let suffix = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    // Bytes of UTF-16 in Latin letters are those letters with zeros between.
    let text = String(decoding: head.prefix(4096).filter { $0 != 0 }, as: UTF8.self)
    // What spreadsheets call Unicode text: tabs, and quotes as in CSV.
    if text.contains("\t"), head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]),
      !text.contains("<")
    {
      return .csv
    }
    if text.contains("<tmx") { return .tmx }
    if text.contains("<xliff") {
      return text.contains("xliff:document:2") || text.contains("srcLang=") ? .xliff2 : .xliff
    }
    if text.contains("<martif") || text.contains("<tbx") { return .tbx }
    switch suffix {
    case "tmx": return .tmx
    case "xlf", "xliff", "sdlxliff", "mqxliff": return .xliff
    case "tbx": return .tbx
    case "po", "pot": return .po
    case "csv": return .csv
    case "jsonl", "ndjson", "json": return .jsonl
    case "tsv", "tab": return .tsv
    case "mo", "gmo": return .mo
    default: break
    }
    if text.contains("msgid \"") { return .po }
    if text.drop(while: \.isWhitespace).first == "{" { return .jsonl }
    if text.contains("\t") { return .tsv }
    return nil
  }

  /// Opens a file of one of the formats that are one file.
  ///
  /// - Parameters:
  ///   - bytes: The file's bytes.
  ///   - languages: What the caller knows of its languages.
  /// - Returns: A reader that stands before the first unit.
  /// - Throws: ``MemoryError`` where the file's head is at fault.
  public func reader(
    _ bytes: @escaping ByteSource, languages: UnitLanguages = UnitLanguages()
  ) throws(MemoryError) -> any UnitReader {
    switch self {
    case .tmx: return try TMXReader(bytes, languages: languages)
    case .xliff: return try XLIFFReader(bytes, languages: languages)
    case .xliff2: return try XLIFF2Reader(bytes, languages: languages)
    case .tbx: return try TBXReader(bytes, languages: languages)
    case .tsv: return TSVReader(bytes, languages: languages)
    case .csv: return CSVReader(bytes, languages: languages)
    case .po: return POReader(bytes, languages: languages)
    case .mo: return try MOReader(bytes, languages: languages)
    case .jsonl: return JSONLinesReader(bytes, languages: languages)
    case .moses:
      throw MemoryError("reading Moses pairs", reason: "a pair of files is needed")
    }
  }
}
