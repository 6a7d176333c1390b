internal import SelarasText

/// XLIFF 1.2, valid by its strict schema; what else a unit has is carried by contexts.
final class XLIFFBody: ExchangeBody {
  private var xml: XMLWriter
  /// The file element that is open: languages and original.
  private var file: [String]?
  private var number = 0

  init(_ sink: @escaping ExchangeWriter.Sink) throws(MemoryError) {
    var xml = try XMLWriter("writing XLIFF", sink: sink)
    try xml.startDocument()
    try xml.start("xliff")
    try xml.attribute("version", "1.2")
    try xml.attribute("xmlns", "urn:oasis:names:tc:xliff:document:1.2")
    self.xml = xml
  }

  var droppedCharacters: Int { xml.droppedCharacters }

  func append(_ unit: MemoryUnit) throws(MemoryError) {
    let original = unit.properties.value("xliff:original") ?? "selaras"
    try open([unit.source.language, unit.target.language, original])
    number += 1
    try xml.start("trans-unit")
    try xml.attribute("id", "\(number)")
    if let identifier = unit.identifier { try xml.attribute("resname", identifier) }
    if let approved = unit.properties.value("xliff:approved")
      ?? (unit.status == .accepted ? "yes" : nil)
    {
      try xml.attribute("approved", approved)
    }
    try xml.attribute("xml:space", "preserve")
    try text("source", unit.source)
    try xml.start("target")
    for name in ["state", "state-qualifier"] {
      if let value = unit.properties.value("xliff:\(name)") { try xml.attribute(name, value) }
    }
    try content(unit.target)
    try xml.end()
    let properties =
      UnitProperties.given(unit).filter { !$0.type.hasPrefix("xliff:") }
      + unit.attributes.map { .init(type: "tmx:\($0.type)", value: $0.value) }
    if !properties.isEmpty {
      try xml.start("context-group")
      // The schema wants names that differ within a file.
      try xml.attribute("name", "\(XLIFFContext.group):\(number)")
      for property in properties {
        try xml.start("context")
        try xml.attribute("context-type", XLIFFContext.type(of: property))
        try xml.text(property.value)
        try xml.end()
      }
      try xml.end()
    }
    for note in unit.notes {
      try xml.start("note")
      if let language = note.language { try xml.attribute("xml:lang", language) }
      try xml.text(note.text)
      try xml.end()
    }
    try xml.end()
  }

  func finish() throws(MemoryError) {
    // The schema wants one file at least.
    if file == nil { try open(["und", "und", "selaras"]) }
    try xml.endDocument()
  }

  private func open(_ wanted: [String]) throws(MemoryError) {
    if file == wanted { return }
    if file != nil {
      try xml.end()
      try xml.end()
    }
    file = wanted
    number = 0
    try xml.start("file")
    try xml.attribute("original", wanted[2])
    // The schema knows no underscores in tags.
    try xml.attribute("source-language", wanted[0].replacing("_", with: "-"))
    try xml.attribute("target-language", wanted[1].replacing("_", with: "-"))
    try xml.attribute("datatype", "plaintext")
    try xml.start("body")
  }

  private func text(_ name: String, _ variant: MemoryUnit.Variant) throws(MemoryError) {
    try xml.start(name)
    try content(variant)
    try xml.end()
  }

  private func content(_ variant: MemoryUnit.Variant) throws(MemoryError) {
    if let markup = variant.markup {
      try xml.raw(markup.xml(as: .xliff))
    } else {
      try xml.text(variant.text)
    }
  }
}

/// XLIFF 2.1, valid by its core and metadata schemas.
final class XLIFF2Body: ExchangeBody {
  private var xml: XMLWriter
  private var original: String?
  private var files = 0
  private var number = 0

  init(
    source: LanguageTag, target: LanguageTag, _ sink: @escaping ExchangeWriter.Sink
  ) throws(MemoryError) {
    var xml = try XMLWriter("writing XLIFF", sink: sink)
    try xml.startDocument()
    try xml.start("xliff")
    try xml.attribute("xmlns", "urn:oasis:names:tc:xliff:document:2.0")
    try xml.attribute("xmlns:mda", "urn:oasis:names:tc:xliff:metadata:2.0")
    try xml.attribute("version", "2.1")
    try xml.attribute("srcLang", source.rawValue)
    try xml.attribute("trgLang", target.rawValue)
    self.xml = xml
  }

  var droppedCharacters: Int { xml.droppedCharacters }

  func append(_ unit: MemoryUnit) throws(MemoryError) {
    try open(unit.properties.value("xliff:original") ?? "selaras")
    number += 1
    try xml.start("unit")
    try xml.attribute("id", "u\(number)")
    if let identifier = unit.identifier { try xml.attribute("name", identifier) }
    let codes = unit.properties.filter { $0.type.hasPrefix("xliff2:data:") }
    let properties =
      UnitProperties.given(unit).filter { !$0.type.hasPrefix("xliff") }
      + unit.attributes.map { .init(type: "tmx:\($0.type)", value: $0.value) }
    if !properties.isEmpty {
      try xml.start("mda:metadata")
      try xml.start("mda:metaGroup")
      for property in properties {
        try xml.start("mda:meta")
        try xml.attribute("type", property.type)
        try xml.text(property.value)
        try xml.end()
      }
      try xml.end()
      try xml.end()
    }
    if !unit.notes.isEmpty {
      try xml.start("notes")
      for note in unit.notes { try xml.element("note", text: note.text) }
      try xml.end()
    }
    if !codes.isEmpty {
      try xml.start("originalData")
      for code in codes {
        try xml.start("data")
        try xml.attribute("id", String(code.type.dropFirst("xliff2:data:".count)))
        try xml.text(code.value)
        try xml.end()
      }
      try xml.end()
    }
    try xml.start("segment")
    let state = unit.properties.value("xliff2:state") ?? (unit.status == .accepted ? "final" : nil)
    if let state { try xml.attribute("state", state) }
    if let value = unit.properties.value("xliff2:subState"), state != nil {
      try xml.attribute("subState", value)
    }
    try text("source", unit.source)
    try text("target", unit.target)
    try xml.end()
    try xml.end()
  }

  func finish() throws(MemoryError) {
    if original == nil {
      // The schema wants one file with one unit at least.
      try open("selaras")
      try xml.start("unit")
      try xml.attribute("id", "u0")
      try xml.start("segment")
      try xml.element("source", text: "")
      try xml.end()
      try xml.end()
    }
    try xml.endDocument()
  }

  private func open(_ wanted: String) throws(MemoryError) {
    if original == wanted { return }
    if original != nil { try xml.end() }
    original = wanted
    files += 1
    number = 0
    try xml.start("file")
    try xml.attribute("id", "f\(files)")
    try xml.attribute("original", wanted)
  }

  private func text(_ name: String, _ variant: MemoryUnit.Variant) throws(MemoryError) {
    try xml.start(name)
    try xml.attribute("xml:space", "preserve")
    if let markup = variant.markup {
      try xml.raw(markup.xml(as: .xliff2))
    } else {
      try xml.text(variant.text)
    }
    try xml.end()
  }
}

/// TBX, ISO 30042:2008, valid by its core grammar.
final class TBXBody: ExchangeBody {
  private var xml: XMLWriter
  private var number = 0

  init(_ sink: @escaping ExchangeWriter.Sink) throws(MemoryError) {
    var xml = try XMLWriter("writing TBX", sink: sink)
    try xml.startDocument(
      type: "martif", publicIdentifier: "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN",
      systemIdentifier: "TBXcdv04.dtd")
    try xml.start("martif")
    try xml.attribute("type", "TBX")
    try xml.attribute("xml:lang", "en")
    try xml.start("martifHeader")
    try xml.start("fileDesc")
    try xml.start("sourceDesc")
    try xml.element("p", text: "selaras")
    try xml.end()
    try xml.end()
    try xml.end()
    try xml.start("text")
    try xml.start("body")
    self.xml = xml
  }

  var droppedCharacters: Int { xml.droppedCharacters }

  func append(_ unit: MemoryUnit) throws(MemoryError) {
    number += 1
    try xml.start("termEntry")
    try xml.attribute("id", "c\(number)")
    for property in UnitProperties.given(unit) {
      try xml.start("descrip")
      try xml.attribute(
        "type",
        property.type.hasPrefix("tbx:") ? String(property.type.dropFirst(4)) : property.type)
      try xml.text(property.value)
      try xml.end()
    }
    for variant in unit.variants {
      try xml.start("langSet")
      try xml.attribute("xml:lang", variant.language)
      try xml.start("tig")
      try xml.element("term", text: variant.text)
      try xml.end()
      try xml.end()
    }
    try xml.end()
  }

  func finish() throws(MemoryError) { try xml.endDocument() }
}
