public import SelarasText

/// Writes translation units as TMX 1.4b, the exchange format that every translation tool reads.
///
/// The file is valid by LISA's `tmx14.dtd`, and the same for the same units: it holds a date only
/// if it is given one. Bytes go to the sink as they come about, some 32 KiB at a time, so that
/// a file of any size takes the same small memory.
///
///     var tmx = try TMXWriter(
///       source: LanguageTag("zh-Hant"), target: LanguageTag("id"),
///       creationTool: "selaras", toolVersion: "1.0", sink: { bytes in try file.write(bytes) })
///     try tmx.append(TranslationUnit(source: "今天下雨。", target: "Hari ini hujan."))
///     try tmx.finish()
///
/// A writer whose sink failed has left a hole in the file: every later call throws the same error.
public struct TMXWriter: ~Copyable {
  /// The language of the units' sources.
  public let source: LanguageTag
  /// The language of the units' targets.
  public let target: LanguageTag
  /// How many units were written.
  public private(set) var count = 0
  private var xml: XMLWriter
  private var isFinished = false

  /// How many characters were left out because XML 1.0 cannot hold them: U+0001, U+FFFE and their
  /// like, which real texts hold and which make every reader refuse the whole file.
  public var droppedCharacters: Int { xml.droppedCharacters }

  /// Begins a file with its header.
  ///
  /// - Parameters:
  ///   - source: The language of the units' sources.
  ///   - target: The language of the units' targets.
  ///   - creationTool: The name of the program that writes.
  ///   - toolVersion: Its version.
  ///   - creationDate: In UTC, as TMX wants it: `20251231T235959Z`.
  ///   - sink: Takes the bytes of the file, in order. The span is good during the call only.
  /// - Throws: ``MemoryError`` where libxml2 has no memory.
  public init(
    source: LanguageTag, target: LanguageTag, creationTool: String, toolVersion: String,
    creationDate: String? = nil, sink: @escaping (Span<UInt8>) throws -> Void
  ) throws(MemoryError) {
    var xml = try XMLWriter("writing TMX", sink: sink)
    try xml.startDocument(type: "tmx", systemIdentifier: "tmx14.dtd")
    try xml.start("tmx")
    try xml.attribute("version", "1.4")
    try xml.start("header")
    try xml.attribute("creationtool", creationTool)
    try xml.attribute("creationtoolversion", toolVersion)
    try xml.attribute("segtype", "sentence")
    try xml.attribute("o-tmf", creationTool)
    try xml.attribute("adminlang", "en")
    try xml.attribute("srclang", source.rawValue)
    try xml.attribute("datatype", "plaintext")
    if let creationDate { try xml.attribute("creationdate", creationDate) }
    try xml.end()
    try xml.start("body")
    self.source = source
    self.target = target
    self.xml = xml
  }

  /// Writes a unit.
  ///
  /// Confidence, documents and ranges become properties of the unit: `x-confidence`,
  /// `x-source-document`, `x-source-range` and so on, ranges as records have them, `[0, 311]`.
  ///
  /// - Precondition: The file is not finished.
  /// - Complexity: O(*n*) time, O(1) memory.
  public mutating func append(_ unit: borrowing TranslationUnit) throws(MemoryError) {
    precondition(!isFinished, "a finished file takes no more units")
    try xml.start("tu")
    try xml.attribute("tuid", unit.stableIdentifier(source: source, target: target))
    try property("x-confidence", unit.writtenConfidence)
    try property("x-source-document", unit.sourceDocument)
    try property("x-source-range", unit.sourceRange?.description)
    try property("x-target-document", unit.targetDocument)
    try property("x-target-range", unit.targetRange?.description)
    try variant(source, unit.source)
    try variant(target, unit.target)
    try xml.end()
    count += 1
  }

  /// Ends the file and hands its last bytes to the sink.
  ///
  /// - Precondition: The file is not finished.
  public mutating func finish() throws(MemoryError) {
    precondition(!isFinished, "a file is finished once")
    try xml.endDocument()
    isFinished = true
  }

  private mutating func property(_ type: String, _ value: String?) throws(MemoryError) {
    if let value { try xml.element("prop", type: type, text: value) }
  }

  private mutating func variant(_ language: LanguageTag, _ text: String) throws(MemoryError) {
    try xml.start("tuv")
    try xml.attribute("xml:lang", language.rawValue)
    try xml.element("seg", text: text)
    try xml.end()
  }
}
