internal import SelarasText

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Reads JSON Lines: objects with `source` and `target`, as `run`, `mine` and `memory export` write
/// them.
public struct JSONLinesReader: UnitReader {
  private var lines: TextLineReader
  private let languages: (source: String, target: String)

  /// Makes a reader.
  public init(_ bytes: @escaping ByteSource, languages: UnitLanguages) {
    lines = TextLineReader(bytes, attempt: "reading JSON Lines")
    self.languages = languages.orDefault
  }

  /// The next unit; `nil` at the end.
  ///
  /// - Throws: ``MemoryError`` with the line, where the file is at fault.
  public mutating func next() throws(MemoryError) -> ReadUnit? {
    while let line = try lines.nextBytes() {
      if line.allSatisfy({ $0 <= 0x20 }) { continue }
      let record: UnitRecord
      do {
        record = try JSONDecoder().decode(UnitRecord.self, from: Data(line))
      } catch {
        return .skipped(
          line: lines.line, reason: "no object with the texts source and target")
      }
      let unit = record.unit(languages)
      if unit.source.text.isBlank || unit.target.text.isBlank {
        return .skipped(
          line: lines.line, reason: unit.source.text.isBlank ? "empty source" : "empty target")
      }
      return .unit(unit, line: lines.line)
    }
    return nil
  }
}

/// A unit as a line of JSON.
struct UnitRecord: Codable {
  struct Variant: Codable {
    var language: String
    var text: String
    var markup: Markup?
    var attributes: [MemoryUnit.Property]?
    var properties: [MemoryUnit.Property]?
    var notes: [MemoryUnit.Note]?

    init(_ variant: MemoryUnit.Variant) {
      func some<Element>(_ list: [Element]) -> [Element]? { list.isEmpty ? nil : list }
      language = variant.language
      text = variant.text
      markup = variant.markup
      attributes = some(variant.attributes)
      properties = some(variant.properties)
      notes = some(variant.notes)
    }

    var variant: MemoryUnit.Variant {
      var variant = MemoryUnit.Variant(language: language, text: text, markup: markup)
      variant.attributes = attributes ?? []
      variant.properties = properties ?? []
      variant.notes = notes ?? []
      return variant
    }
  }

  var source: String
  var target: String
  var sourceLanguage: String?
  var targetLanguage: String?
  var confidence: Double?
  var status: String?
  var id: String?
  var sourceDocument: String?
  var sourceRange: [Int]?
  var targetDocument: String?
  var targetRange: [Int]?
  var attributes: [MemoryUnit.Property]?
  var properties: [MemoryUnit.Property]?
  var notes: [MemoryUnit.Note]?
  /// All variants, where one of them has more than a text, or there are more than two.
  var variants: [Variant]?

  init(_ unit: MemoryUnit) {
    func some<Element>(_ list: [Element]) -> [Element]? { list.isEmpty ? nil : list }
    source = unit.source.text
    target = unit.target.text
    sourceLanguage = unit.source.language
    targetLanguage = unit.target.language
    confidence = unit.confidence.flatMap { $0.isFinite ? $0 : nil }
    status = unit.status == .aligned ? nil : "\(unit.status)"
    id = unit.identifier
    sourceDocument = unit.origin.sourceDocument
    targetDocument = unit.origin.targetDocument
    sourceRange = unit.origin.sourceRange.map { [$0.start, $0.end] }
    targetRange = unit.origin.targetRange.map { [$0.start, $0.end] }
    attributes = some(unit.attributes)
    properties = some(unit.properties)
    notes = some(unit.notes)
    let isPlain = unit.variants.allSatisfy {
      $0.markup == nil && $0.attributes.isEmpty && $0.properties.isEmpty && $0.notes.isEmpty
    }
    variants = isPlain && unit.variants.count == 2 ? nil : unit.variants.map(Variant.init)
  }

  /// The unit; its languages by default those of the caller.
  func unit(_ languages: (source: String, target: String)) -> MemoryUnit {
    var unit = MemoryUnit(
      source: .init(language: sourceLanguage ?? languages.source, text: source),
      target: .init(language: targetLanguage ?? languages.target, text: target))
    if let variants, variants.count > 1 { unit.variants = variants.map(\.variant) }
    unit.confidence = confidence.flatMap { (0...1).contains($0) ? $0 : nil }
    unit.status = MemoryUnit.Status.allCases.first { "\($0)" == status } ?? .aligned
    unit.identifier = id
    unit.origin.sourceDocument = sourceDocument
    unit.origin.targetDocument = targetDocument
    unit.origin.sourceRange = sourceRange.flatMap(UnitRecord.range)
    unit.origin.targetRange = targetRange.flatMap(UnitRecord.range)
    unit.attributes = attributes ?? []
    unit.properties = properties ?? []
    unit.notes = notes ?? []
    return unit
  }

  private static func range(_ numbers: [Int]) -> TextRange? {
    guard numbers.count == 2, 0 <= numbers[0], numbers[0] <= numbers[1] else { return nil }
    return TextRange(numbers[0], numbers[1])
  }
}
