internal import SelarasText

/// Reads TMX 1.1 to 1.4b, levels 1 and 2, in any encoding that it declares.
public struct TMXReader: UnitReader {
  private let reader: XMLReader
  private let languages: UnitLanguages
  private var sourceLanguage: String?
  private var isInBody = false
  /// Units of an entry that holds several translations in one language.
  private var waiting: [ReadUnit] = []
  /// What of the file's head is kept for the way back, by name.
  public private(set) var header: [String: String] = [:]

  /// Begins to read.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - languages: Which of a unit's languages are source and target; by default the source is the
  ///     file's `srclang`, the target what comes first beside it.
  /// - Throws: ``MemoryError`` where the file is no XML at all.
  public init(_ bytes: @escaping ByteSource, languages: UnitLanguages) throws(MemoryError) {
    reader = try XMLReader(bytes, attempt: "reading TMX")
    self.languages = languages
  }

  /// The next unit; `nil` at the end.
  ///
  /// - Throws: ``MemoryError`` with the line, where the file is at fault.
  public mutating func next() throws(MemoryError) -> ReadUnit? {
    if !waiting.isEmpty { return waiting.removeFirst() }
    if !isInBody { try readHead() }
    while let node = try reader.next() {
      guard case .start(let name, let isEmpty) = node else { continue }
      if name == "tu" { return try readUnit(isEmpty: isEmpty) }
    }
    return nil
  }

  private mutating func readHead() throws(MemoryError) {
    var hasRoot = false
    while let node = try reader.next() {
      guard case .start(let name, let isEmpty) = node else { continue }
      if !hasRoot {
        guard name == "tmx" else { throw reader.error("the root element is \(name), not tmx") }
        hasRoot = true
      } else if name == "header" {
        let attributes = reader.attributes()
        sourceLanguage = attributes.value("srclang")
        let children = try SegmentXML.read(reader, isEmpty: isEmpty)
        for attribute in attributes { header["tmx.\(attribute.type)"] = attribute.value }
        if !children.source.isBlank { header["tmx"] = children.source }
      } else if name == "body" {
        isInBody = true
        return
      }
    }
    isInBody = true
  }

  private mutating func readUnit(isEmpty: Bool) throws(MemoryError) -> ReadUnit {
    let line = reader.line
    let attributes = reader.attributes()
    var properties: [MemoryUnit.Property] = []
    var notes: [MemoryUnit.Note] = []
    var variants: [MemoryUnit.Variant] = []
    var blank: String?
    children: while !isEmpty, let node = try reader.next() {
      switch node {
      case .end(let name) where name == "tu": break children
      case .start("prop", let isEmpty):
        properties.append(try property(isEmpty: isEmpty))
      case .start("note", let isEmpty): notes.append(try note(isEmpty: isEmpty))
      case .start("tuv", let isEmpty):
        guard let variant = try readVariant(isEmpty: isEmpty) else {
          blank = "a variant without a language"
          continue
        }
        if variant.text.isBlank {
          blank = "empty text in \(variant.language)"
        } else {
          variants.append(variant)
        }
      default: continue
      }
    }
    guard variants.count > 1 else {
      return .skipped(line: line, reason: blank ?? "fewer than two languages")
    }
    let units = arranged(
      variants, source: attributes.value("srclang") ?? sourceLanguage
    ).map { variants in
      var unit = MemoryUnit(source: variants[0], target: variants[1])
      unit.variants = variants
      unit.identifier = attributes.value("tuid")
      unit.attributes = attributes.filter { attribute in
        // The writer says it again wherever the file's own does not hold.
        TMXBody.unitAttributes.contains(attribute.type)
          && !(attribute.type == "srclang"
            && MemoryLanguage.family(of: attribute.value)
              == MemoryLanguage.family(of: variants[0].language))
      }
      unit.properties = properties
      unit.notes = notes
      UnitProperties.take(&unit)
      return ReadUnit.unit(unit, line: line)
    }
    waiting = Array(units.dropFirst())
    return units[0]
  }

  /// The variants with source and target first, as many units as one language has variants.
  private func arranged(
    _ variants: [MemoryUnit.Variant], source: String?
  ) -> [[MemoryUnit.Variant]] {
    let families = variants.map { MemoryLanguage.family(of: $0.language) }
    func place(_ tag: String?, besides other: Int? = nil) -> Int? {
      guard let tag else { return nil }
      let family = MemoryLanguage.family(of: tag)
      return families.indices.first {
        $0 != other && MemoryLanguage.matches(families[$0], family)
      }
    }
    let asked = place(languages.source?.rawValue)
    let source = asked ?? place(source) ?? 0
    let target =
      place(languages.target?.rawValue, besides: source)
      ?? variants.indices.first { $0 != source && families[$0] != families[source] }
      ?? (source == 0 ? 1 : 0)
    var first = [variants[source], variants[target]]
    var taken = Set([families[source], families[target]])
    var others: [[MemoryUnit.Variant]] = []
    for index in variants.indices where index != source && index != target {
      if taken.insert(families[index]).inserted {
        first.append(variants[index])
      } else if families[index] == families[source] {
        others.append([variants[index], variants[target]])
      } else {
        others.append([variants[source], variants[index]])
      }
    }
    return [first] + others
  }

  private func readVariant(isEmpty: Bool) throws(MemoryError) -> MemoryUnit.Variant? {
    var attributes = reader.attributes()
    let language = attributes.value("xml:lang") ?? attributes.value("lang") ?? ""
    attributes.removeAll { !TMXBody.variantAttributes.contains($0.type) }
    var variant = MemoryUnit.Variant(language: language, text: "")
    variant.attributes = attributes
    children: while !isEmpty, let node = try reader.next() {
      switch node {
      case .end(let name) where name == "tuv": break children
      case .start("prop", let isEmpty):
        variant.properties.append(try property(isEmpty: isEmpty))
      case .start("note", let isEmpty): variant.notes.append(try note(isEmpty: isEmpty))
      case .start("seg", let isEmpty):
        let content = try SegmentXML.read(reader, isEmpty: isEmpty)
        variant.text = content.text
        variant.markup = content.markup(.tmx)
      default: continue
      }
    }
    return language.isEmpty ? nil : variant
  }

  private func property(isEmpty: Bool) throws(MemoryError) -> MemoryUnit.Property {
    let type = reader.attributes().value("type") ?? ""
    return .init(type: type, value: try SegmentXML.read(reader, isEmpty: isEmpty).text)
  }

  private func note(isEmpty: Bool) throws(MemoryError) -> MemoryUnit.Note {
    let attributes = reader.attributes()
    return .init(
      text: try SegmentXML.read(reader, isEmpty: isEmpty).text,
      language: attributes.value("xml:lang") ?? attributes.value("lang"))
  }
}

/// The properties under which files of ours carry what a unit has fields for.
enum UnitProperties {
  /// Moves such properties into the unit's fields.
  static func take(_ unit: inout MemoryUnit) {
    func take(_ type: String) -> String? {
      guard let place = unit.properties.firstIndex(where: { $0.type == type }) else { return nil }
      return unit.properties.remove(at: place).value
    }
    if unit.properties.isEmpty { return }
    if let value = unit.properties.value("x-confidence"), let number = Double(value),
      (0...1).contains(number)
    {
      unit.confidence = number
      _ = take("x-confidence")
    }
    if let value = unit.properties.value("x-status"),
      let status = MemoryUnit.Status.allCases.first(where: { "\($0)" == value })
    {
      unit.status = status
      _ = take("x-status")
    }
    let attributes = unit.properties.filter { $0.type.hasPrefix("tmx:") }
    if !attributes.isEmpty {
      unit.properties.removeAll { $0.type.hasPrefix("tmx:") }
      unit.attributes += attributes.map {
        .init(type: String($0.type.dropFirst(4)), value: $0.value)
      }
    }
    unit.origin.sourceDocument = take("x-source-document")
    unit.origin.targetDocument = take("x-target-document")
    unit.origin.sourceRange = take("x-source-range").flatMap(range)
    unit.origin.targetRange = take("x-target-range").flatMap(range)
  }

  /// A range as records have it: `[0, 311]`.
  private static func range(_ text: String) -> TextRange? {
    let numbers = text.split { $0 == "[" || $0 == "]" || $0 == "," || $0 == " " }.map { Int($0) }
    guard numbers.count == 2, let start = numbers[0], let end = numbers[1], 0 <= start, start <= end
    else { return nil }
    return TextRange(start, end)
  }
}
