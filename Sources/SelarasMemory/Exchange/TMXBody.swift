internal import SelarasText

/// TMX with all that units carry.
final class TMXBody: ExchangeBody {
  /// The header's attributes, in the order of the grammar, and whether it must have them.
  private static let headerAttributes = [
    "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype",
    "o-encoding", "creationdate", "creationid", "changedate", "changeid",
  ]
  static let unitAttributes: Set<String> = [
    "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool", "creationtoolversion",
    "creationdate", "creationid", "changedate", "segtype", "changeid", "o-tmf", "srclang",
  ]
  static let variantAttributes = unitAttributes.subtracting(["segtype", "srclang"])

  private var xml: XMLWriter
  private let source: LanguageTag

  init(
    source: LanguageTag, target: LanguageTag, header: [String: String], toolVersion: String,
    sink: @escaping ExchangeWriter.Sink
  ) throws(MemoryError) {
    self.source = source
    var xml = try XMLWriter("writing TMX", sink: sink)
    try xml.startDocument(type: "tmx", systemIdentifier: "tmx14.dtd")
    try xml.start("tmx")
    try xml.attribute("version", "1.4")
    try xml.start("header")
    var values = [
      "creationtool": "selaras", "creationtoolversion": toolVersion, "segtype": "sentence",
      "o-tmf": "selaras", "adminlang": "en", "srclang": source.rawValue, "datatype": "plaintext",
    ]
    for name in ["o-encoding", "creationdate", "creationid", "changedate", "changeid"] {
      values[name] = header["tmx.\(name)"]
    }
    for name in TMXBody.headerAttributes {
      if let value = values[name] { try xml.attribute(name, value) }
    }
    if let children = header["tmx"] { try xml.raw(children) }
    try xml.end()
    try xml.start("body")
    self.xml = xml
  }

  var droppedCharacters: Int { xml.droppedCharacters }

  func append(_ unit: MemoryUnit) throws(MemoryError) {
    try xml.start("tu")
    if let identifier = unit.identifier { try xml.attribute("tuid", identifier) }
    var attributes = unit.attributes
    // It names the tag of a variant to the letter, but for case.
    if unit.attributes.value("srclang") == nil,
      unit.source.language.lowercased() != source.rawValue.lowercased()
    {
      attributes.append(.init(type: "srclang", value: unit.source.language))
    }
    for attribute in attributes where TMXBody.unitAttributes.contains(attribute.type) {
      try xml.attribute(attribute.type, attribute.value)
    }
    for note in unit.notes { try write(note) }
    for property in UnitProperties.given(unit) { try write(property) }
    for variant in unit.variants {
      try xml.start("tuv")
      try xml.attribute("xml:lang", variant.language)
      for attribute in variant.attributes
      where TMXBody.variantAttributes.contains(attribute.type) {
        try xml.attribute(attribute.type, attribute.value)
      }
      for note in variant.notes { try write(note) }
      for property in variant.properties { try write(property) }
      try xml.start("seg")
      if let markup = variant.markup {
        try xml.raw(markup.xml(as: .tmx))
      } else {
        try xml.text(variant.text)
      }
      try xml.end()
      try xml.end()
    }
    try xml.end()
  }

  func finish() throws(MemoryError) { try xml.endDocument() }

  private func write(_ note: MemoryUnit.Note) throws(MemoryError) {
    try xml.start("note")
    if let language = note.language { try xml.attribute("xml:lang", language) }
    try xml.text(note.text)
    try xml.end()
  }

  private func write(_ property: MemoryUnit.Property) throws(MemoryError) {
    try xml.element("prop", type: property.type, text: property.value)
  }
}

extension UnitProperties {
  /// A unit's properties, with those that stand for its fields.
  static func given(_ unit: MemoryUnit) -> [MemoryUnit.Property] {
    var all = unit.properties
    func add(_ type: String, _ value: String?) {
      if let value { all.append(.init(type: type, value: value)) }
    }
    add("x-confidence", unit.plain.writtenConfidence)
    if unit.status != .aligned { add("x-status", "\(unit.status)") }
    add("x-source-document", unit.origin.sourceDocument)
    add("x-source-range", unit.origin.sourceRange?.description)
    add("x-target-document", unit.origin.targetDocument)
    add("x-target-range", unit.origin.targetRange?.description)
    return all
  }
}
