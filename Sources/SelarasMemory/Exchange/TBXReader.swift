internal import SelarasText

/// Reads glossaries in TBX: ISO 30042:2008 (`martif`) and 2019 (`tbx`).
///
/// The languages are the file's, unless both of a caller's are given and the file has not the two:
/// Translate Toolkit names them `en` and `xx` whatever they are.
public struct TBXReader: UnitReader {
  private let reader: XMLReader
  private let languages: UnitLanguages
  private var hasRoot = false
  private var waiting: [ReadUnit] = []

  /// Begins to read.
  public init(_ bytes: @escaping ByteSource, languages: UnitLanguages) throws(MemoryError) {
    reader = try XMLReader(bytes, attempt: "reading TBX")
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
        guard name == "martif" || name == "tbx" else {
          throw reader.error("the root element is \(name), not martif or tbx")
        }
        hasRoot = true
      }
      if name == "termEntry" || name == "conceptEntry" {
        let units = try readEntry(isEmpty: isEmpty)
        waiting = Array(units.dropFirst())
        return units[0]
      }
    }
    return nil
  }

  private func readEntry(isEmpty: Bool) throws(MemoryError) -> [ReadUnit] {
    let line = reader.line
    let identifier = reader.attributes().value("id")
    var terms: [MemoryUnit.Variant] = []
    var properties: [MemoryUnit.Property] = []
    var language = ""
    var depth = 0
    while !isEmpty, let node = try reader.next() {
      switch node {
      case .end(let name):
        if name == "termEntry" || name == "conceptEntry" {
          return units(terms, identifier, line, properties)
        }
        depth -= 1
      case .start("langSet", let isEmpty), .start("langSec", let isEmpty):
        language = reader.attributes().value("xml:lang") ?? ""
        if !isEmpty { depth += 1 }
      case .start("term", let isEmpty):
        let text = try SegmentXML.read(reader, isEmpty: isEmpty).text
        if !text.isBlank, !language.isEmpty { terms.append(.init(language: language, text: text)) }
      case .start("descrip", let isEmpty):
        let type = reader.attributes().value("type") ?? ""
        let value = try SegmentXML.read(reader, isEmpty: isEmpty).text
        properties.append(.init(type: "tbx:\(type)", value: value))
      case .start(_, let isEmpty): if !isEmpty { depth += 1 }
      default: continue
      }
    }
    return [.skipped(line: line, reason: "an empty entry")]
  }

  private func units(
    _ terms: [MemoryUnit.Variant], _ identifier: String?, _ line: Int,
    _ properties: [MemoryUnit.Property]
  ) -> [ReadUnit] {
    var terms = terms
    func has(_ tag: String) -> Bool {
      terms.contains {
        MemoryLanguage.matches(
          MemoryLanguage.family(of: $0.language), MemoryLanguage.family(of: tag))
      }
    }
    var order: [String] = []
    for term in terms where !order.contains(term.language) { order.append(term.language) }
    if let source = languages.source?.rawValue, let target = languages.target?.rawValue,
      order.count == 2, !has(source) || !has(target)
    {
      for index in terms.indices {
        terms[index].language = terms[index].language == order[0] ? source : target
      }
      order = [source, target]
    }
    guard order.count > 1 else {
      return [.skipped(line: line, reason: "fewer than two languages")]
    }
    if let source = languages.source?.rawValue,
      let place = order.firstIndex(where: {
        MemoryLanguage.matches(MemoryLanguage.family(of: $0), MemoryLanguage.family(of: source))
      })
    {
      order.insert(order.remove(at: place), at: 0)
    }
    let sources = terms.filter { $0.language == order[0] }
    var result: [ReadUnit] = []
    for source in sources {
      for target in terms where target.language == order[1] {
        var unit = MemoryUnit(source: source, target: target)
        unit.identifier = identifier
        unit.properties = properties
        UnitProperties.take(&unit)
        result.append(.unit(unit, line: line))
      }
    }
    return result
  }
}
