/// Gathers a segment's plain text and, where it has tags, its XML.
///
/// What stands in `bpt`, `ept`, `it`, `ph` and `ut` is code of the original document, no text; `hi`,
/// `g`, `pc` and `mrk` keep theirs.
struct SegmentXML {
  private static let opaque: Set<String> = ["bpt", "ept", "it", "ph", "ut", "sub"]

  /// The text outside codes.
  private(set) var text = ""
  private var xml = ""
  private var hasTags = false
  private var opaqueDepth = 0
  private var depth = 0

  init() {}

  /// The text with its tags; `nil` where it has none.
  func markup(_ dialect: Markup.Dialect) -> Markup? {
    hasTags ? Markup(dialect: dialect, xml: xml) : nil
  }

  /// Whether the end that comes next is not one of the segment's own tags.
  var isClosed: Bool { depth == 0 }

  mutating func start(
    _ name: String, qualified: String, attributes: [MemoryUnit.Property], isEmpty: Bool
  ) {
    hasTags = true
    xml += "<\(qualified)"
    for attribute in attributes {
      xml += " \(attribute.type)=\""
      SegmentXML.escape(attribute.value, isAttribute: true, to: &xml)
      xml += "\""
    }
    xml += isEmpty ? "/>" : ">"
    guard !isEmpty else { return }
    depth += 1
    if opaqueDepth > 0 || SegmentXML.opaque.contains(name) { opaqueDepth += 1 }
  }

  mutating func end(qualified: String) {
    depth -= 1
    if opaqueDepth > 0 { opaqueDepth -= 1 }
    xml += "</\(qualified)>"
  }

  mutating func append(_ content: String) {
    if opaqueDepth == 0 { text += content }
    SegmentXML.escape(content, isAttribute: false, to: &xml)
  }

  /// Appends text so that it stands in XML for itself.
  static func escape(_ text: String, isAttribute: Bool, to xml: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": xml += "&amp;"
      case "<": xml += "&lt;"
      case ">": xml += "&gt;"
      case "\"" where isAttribute: xml += "&quot;"
      case "\n" where isAttribute: xml += "&#10;"
      case "\t" where isAttribute: xml += "&#9;"
      case "\r": xml += "&#13;"
      default: xml.unicodeScalars.append(scalar)
      }
    }
  }

  /// Reads the content of the element at which a reader stands, up to its end.
  static func read(_ reader: XMLReader, isEmpty: Bool) throws(MemoryError) -> SegmentXML {
    var content = SegmentXML()
    if isEmpty { return content }
    while let node = try reader.next() {
      switch node {
      case .text(let text): content.append(text)
      case .start(let name, let isEmpty):
        let qualified = reader.qualifiedName
        content.start(
          name, qualified: qualified, attributes: reader.attributes(), isEmpty: isEmpty)
      case .end:
        if content.isClosed { return content }
        content.end(qualified: reader.qualifiedName)
      }
    }
    throw reader.error("the file ends in the middle of an element")
  }

  /// The XML of the content, tags or none.
  var source: String { xml }
}
