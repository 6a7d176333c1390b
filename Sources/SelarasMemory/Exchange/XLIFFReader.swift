internal import SelarasText

/// Reads XLIFF 1.0 to 1.2.
public struct XLIFFReader: UnitReader {
  private let reader: XMLReader
  private let languages: UnitLanguages
  private var tags: (source: String, target: String) = ("", "")
  private var file: MemoryUnit.Property?
  private var waiting: [ReadUnit] = []
  private var hasRoot = false

  /// Begins to read.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - languages: What to take for the languages that the file leaves out.
  /// - Throws: ``MemoryError`` where the file is no XML at all.
  public init(_ bytes: @escaping ByteSource, languages: UnitLanguages) throws(MemoryError) {
    reader = try XMLReader(bytes, attempt: "reading XLIFF")
    self.languages = languages
  }

  /// The next unit; `nil` at the end.
  ///
  /// - Throws: ``MemoryError`` with the line, where the file is at fault.
  public mutating func next() throws(MemoryError) -> ReadUnit? {
    if !waiting.isEmpty { return waiting.removeFirst() }
    while let node = try reader.next() {
      guard case .start(let name, let isEmpty) = node else { continue }
      if !hasRoot {
        guard name == "xliff" else { throw reader.error("the root element is \(name), not xliff") }
        hasRoot = true
      }
      switch name {
      case "file": try takeFile()
      case "trans-unit":
        let units = try readUnit(isEmpty: isEmpty)
        waiting = Array(units.dropFirst())
        return units[0]
      default: continue
      }
    }
    return nil
  }

  private mutating func takeFile() throws(MemoryError) {
    let attributes = reader.attributes()
    guard
      let source = attributes.value("source-language") ?? languages.source?.rawValue
    else {
      throw reader.error("no source-language, and none was given")
    }
    tags = (
      source, attributes.value("target-language") ?? languages.target?.rawValue ?? "und"
    )
    file = attributes.value("original").map { .init(type: "xliff:original", value: $0) }
  }

  private mutating func readUnit(isEmpty: Bool) throws(MemoryError) -> [ReadUnit] {
    let line = reader.line
    let attributes = reader.attributes()
    var source: [Piece] = []
    var segments: [Piece] = []
    var target: [Piece] = []
    var properties: [MemoryUnit.Property] = []
    var notes: [MemoryUnit.Note] = []
    children: while !isEmpty, let node = try reader.next() {
      switch node {
      case .end("trans-unit"): break children
      case .start("source", let isEmpty): source = try pieces(isEmpty: isEmpty)
      case .start("seg-source", let isEmpty): segments = try pieces(isEmpty: isEmpty)
      case .start("target", let isEmpty):
        for name in ["state", "state-qualifier"] {
          if let value = reader.attributes().value(name) {
            properties.append(.init(type: "xliff:\(name)", value: value))
          }
        }
        target = try pieces(isEmpty: isEmpty)
      case .start("note", let isEmpty):
        let language = reader.attributes().value("xml:lang")
        notes.append(
          .init(text: try SegmentXML.read(reader, isEmpty: isEmpty).text, language: language))
      case .start("prop-group", _): continue
      case .start("prop", let isEmpty):
        let type = reader.attributes().value("prop-type") ?? ""
        properties.append(
          .init(type: type, value: try SegmentXML.read(reader, isEmpty: isEmpty).text))
      case .start("context-group", _) where isOurs(reader.attributes().value("name")): continue
      case .start("context", let isEmpty):
        let type = reader.attributes().value("context-type") ?? ""
        properties.append(
          XLIFFContext.property(
            type: type, value: try SegmentXML.read(reader, isEmpty: isEmpty).text))
      // Suggestions and contexts of other tools, and what is not XLIFF's.
      case .start(_, let isEmpty): _ = try SegmentXML.read(reader, isEmpty: isEmpty)
      default: continue
      }
    }
    if attributes.value("translate") == "no" {
      return [.skipped(line: line, reason: "not to be translated")]
    }
    if let approved = attributes.value("approved") {
      properties.append(.init(type: "xliff:approved", value: approved))
    }
    if let file { properties.append(file) }
    if segments.count < 2 || target.count < 2 {
      segments = [Piece.joined(source)]
      target = [Piece.joined(target)]
    }
    var result: [ReadUnit] = []
    for piece in segments {
      guard let other = target.first(where: { $0.name == piece.name }), !piece.text.isBlank,
        !other.text.isBlank
      else {
        result.append(
          .skipped(line: line, reason: piece.text.isBlank ? "empty source" : "no target"))
        continue
      }
      var unit = MemoryUnit(
        source: .init(language: tags.source, text: piece.text, markup: piece.markup),
        target: .init(language: tags.target, text: other.text, markup: other.markup))
      unit.identifier = (attributes.value("resname") ?? attributes.value("id")).map {
        segments.count > 1 ? "\($0).\(piece.name)" : $0
      }
      unit.properties = properties
      unit.notes = notes
      UnitProperties.take(&unit)
      if attributes.value("approved") == "yes" { unit.status = .accepted }
      result.append(.unit(unit, line: line))
    }
    return result.isEmpty ? [.skipped(line: line, reason: "no source")] : result
  }

  private func isOurs(_ name: String?) -> Bool { name?.hasPrefix(XLIFFContext.group) ?? false }

  /// A text, or one of the segments that it is divided into.
  private struct Piece {
    var name = ""
    var text = ""
    var xml = ""
    var hasTags = false

    var markup: Markup? { hasTags ? Markup(dialect: .xliff, xml: xml) : nil }

    static func joined(_ pieces: [Piece]) -> Piece {
      var all = Piece()
      for piece in pieces {
        all.text += piece.text
        all.xml += piece.xml
        all.hasTags = all.hasTags || piece.hasTags
      }
      return all
    }
  }

  /// The content of the element at hand, cut at its `mrk` of type `seg`.
  ///
  /// What stands between such marks is in no piece, unless there are none.
  private func pieces(isEmpty: Bool) throws(MemoryError) -> [Piece] {
    var marked: [Piece] = []
    var rest = SegmentXML()
    if isEmpty { return [] }
    while let node = try reader.next() {
      switch node {
      case .text(let text): rest.append(text)
      case .start("mrk", let isEmpty) where rest.isClosed:
        let qualified = reader.qualifiedName
        let attributes = reader.attributes()
        if attributes.value("mtype") == "seg" {
          let content = try SegmentXML.read(reader, isEmpty: isEmpty)
          marked.append(
            Piece(
              name: attributes.value("mid") ?? "", text: content.text, xml: content.source,
              hasTags: content.markup(.xliff) != nil))
        } else {
          rest.start("mrk", qualified: qualified, attributes: attributes, isEmpty: isEmpty)
        }
      case .start(let name, let isEmpty):
        let qualified = reader.qualifiedName
        rest.start(name, qualified: qualified, attributes: reader.attributes(), isEmpty: isEmpty)
      case .end:
        if rest.isClosed {
          if !marked.isEmpty { return marked }
          return [
            Piece(text: rest.text, xml: rest.source, hasTags: rest.markup(.xliff) != nil)
          ]
        }
        rest.end(qualified: reader.qualifiedName)
      }
    }
    throw reader.error("the file ends in the middle of a unit")
  }
}
