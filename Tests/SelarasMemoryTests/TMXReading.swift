import Foundation
import FoundationXML
import SelarasMemory
import SelarasText

/// A file and what was left out of it.
struct WrittenTMX {
  var bytes: [UInt8] = []
  var droppedCharacters = 0
  /// The most bytes that the sink got at a time.
  var largestPiece = 0
}

/// Writes units from Traditional Chinese to Indonesian.
func write(_ units: [TranslationUnit], date: String? = nil) throws -> WrittenTMX {
  final class Collector { var written = WrittenTMX() }
  let collector = Collector()
  var writer = try TMXWriter(
    source: LanguageTag("zh-Hant"), target: LanguageTag("id"), creationTool: "selaras <tests>",
    toolVersion: "1 & 2", creationDate: date,
    sink: { bytes in
      for i in bytes.indices { collector.written.bytes.append(bytes[i]) }
      collector.written.largestPiece = max(collector.written.largestPiece, bytes.count)
    })
  for unit in units { try writer.append(unit) }
  try writer.finish()
  collector.written.droppedCharacters = writer.droppedCharacters
  return collector.written
}

/// A unit as Foundation's parser reads it back.
struct ReadUnit: Equatable {
  var identifier: String?
  var properties: [String: String] = [:]
  var languages: [String] = []
  var segments: [String] = []
}

/// Reads TMX with Foundation's parser.
final class TMXReading: NSObject, XMLParserDelegate {
  private(set) var header: [String: String] = [:]
  private(set) var units: [ReadUnit] = []
  private var text = ""
  private var propertyType = ""

  init(_ bytes: [UInt8]) throws {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    text = ""
    switch name {
    case "header": header = attributes
    case "tu": units.append(ReadUnit(identifier: attributes["tuid"]))
    case "prop": propertyType = attributes["type"] ?? ""
    case "tuv": units[units.count - 1].languages.append(attributes["xml:lang"] ?? "")
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    switch name {
    case "prop": units[units.count - 1].properties[propertyType] = text
    case "seg": units[units.count - 1].segments.append(text)
    default: break
    }
  }
}
