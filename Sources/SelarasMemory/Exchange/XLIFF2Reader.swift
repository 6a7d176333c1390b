internal import SelarasText

/// Reads XLIFF 2.0 and 2.1.
public struct XLIFF2Reader: UnitReader {
  private let reader: XMLReader
  private let languages: UnitLanguages
  private var tags: (source: String, target: String) = ("", "")
  private var file: MemoryUnit.Property?
  /// The unit at hand: its name, its notes, what its codes stand for.
  private var identifier: String?
  private var notes: [MemoryUnit.Note] = []
  private var data: [MemoryUnit.Property] = []
  private var metadata: [MemoryUnit.Property] = []
  private var number = 0
  private var hasRoot = false

  /// Begins to read.
  public init(_ bytes: @escaping ByteSource, languages: UnitLanguages) throws(MemoryError) {
    reader = try XMLReader(bytes, attempt: "reading XLIFF")
    self.languages = languages
  }

  /// The next unit; `nil` at the end.
  ///
  /// - Throws: ``MemoryError`` with the line, where the file is at fault.
  public mutating func next() throws(MemoryError) -> ReadUnit? {
    while let node = try reader.next() {
      guard case .start(let name, let isEmpty) = node else { continue }
      if !hasRoot {
        guard name == "xliff" else { throw reader.error("the root element is \(name), not xliff") }
        hasRoot = true
        let attributes = reader.attributes()
        guard let source = attributes.value("srcLang") ?? languages.source?.rawValue else {
          throw reader.error("no srcLang, and none was given")
        }
        tags = (source, attributes.value("trgLang") ?? languages.target?.rawValue ?? "und")
        continue
      }
      switch name {
      case "file":
        file = reader.attributes().value("original").map {
          .init(type: "xliff:original", value: $0)
        }
        notes = []
      case "unit":
        let attributes = reader.attributes()
        identifier = attributes.value("name") ?? attributes.value("id")
        notes = []
        metadata = []
        data = []
        number = 0
      case "note":
        notes.append(.init(text: try SegmentXML.read(reader, isEmpty: isEmpty).text))
      case "data":
        let id = reader.attributes().value("id") ?? ""
        let content = try SegmentXML.read(reader, isEmpty: isEmpty)
        data.append(.init(type: "xliff2:data:\(id)", value: content.text))
      case "meta":
        let type = reader.attributes().value("type") ?? ""
        metadata.append(
          .init(type: type, value: try SegmentXML.read(reader, isEmpty: isEmpty).text))
      case "ignorable": _ = try SegmentXML.read(reader, isEmpty: isEmpty)
      case "segment": return try readSegment(isEmpty: isEmpty)
      default: continue
      }
    }
    return nil
  }

  private mutating func readSegment(isEmpty: Bool) throws(MemoryError) -> ReadUnit {
    let line = reader.line
    let attributes = reader.attributes()
    var source = SegmentXML()
    var target = SegmentXML()
    number += 1
    children: while !isEmpty, let node = try reader.next() {
      switch node {
      case .end("segment"): break children
      case .start("source", let isEmpty): source = try SegmentXML.read(reader, isEmpty: isEmpty)
      case .start("target", let isEmpty): target = try SegmentXML.read(reader, isEmpty: isEmpty)
      case .start(_, let isEmpty): _ = try SegmentXML.read(reader, isEmpty: isEmpty)
      default: continue
      }
    }
    if source.text.isBlank || target.text.isBlank {
      return .skipped(line: line, reason: source.text.isBlank ? "empty source" : "no target")
    }
    var unit = MemoryUnit(
      source: .init(language: tags.source, text: source.text, markup: source.markup(.xliff2)),
      target: .init(language: tags.target, text: target.text, markup: target.markup(.xliff2)))
    unit.identifier = identifier.map { number > 1 ? "\($0).\(number)" : $0 }
    for name in ["state", "subState"] {
      if let value = attributes.value(name) {
        unit.properties.append(.init(type: "xliff2:\(name)", value: value))
      }
    }
    if attributes.value("state") == "final" { unit.status = .accepted }
    if unit.source.markup != nil || unit.target.markup != nil { unit.properties += data }
    if let file { unit.properties.append(file) }
    unit.properties += metadata
    unit.notes = notes
    UnitProperties.take(&unit)
    return .unit(unit, line: line)
  }
}
