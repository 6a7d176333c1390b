#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// What few units have, kept as JSON beside the columns that all have.
struct UnitExtra: Codable {
  struct Variant: Codable {
    var markup: Markup?
    var attributes: [MemoryUnit.Property]?
    var properties: [MemoryUnit.Property]?
    var notes: [MemoryUnit.Note]?

    var isEmpty: Bool {
      markup == nil && attributes == nil && properties == nil && notes == nil
    }
  }

  var identifier: String?
  var attributes: [MemoryUnit.Property]?
  var properties: [MemoryUnit.Property]?
  var notes: [MemoryUnit.Note]?
  /// As many as the unit has variants; `nil` where none has anything.
  var variants: [Variant]?

  init(_ unit: MemoryUnit) {
    func some<Element>(_ list: [Element]) -> [Element]? { list.isEmpty ? nil : list }
    identifier = unit.identifier
    attributes = some(unit.attributes)
    properties = some(unit.properties)
    notes = some(unit.notes)
    let variants = unit.variants.map { variant in
      Variant(
        markup: variant.markup, attributes: some(variant.attributes),
        properties: some(variant.properties), notes: some(variant.notes))
    }
    self.variants = variants.allSatisfy(\.isEmpty) ? nil : variants
  }

  /// The extra of a unit as JSON; `nil` where it has none.
  static func json(of unit: MemoryUnit) throws -> String? {
    let extra = UnitExtra(unit)
    if extra.identifier == nil, extra.attributes == nil, extra.properties == nil,
      extra.notes == nil, extra.variants == nil
    {
      return nil
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(extra), as: UTF8.self)
  }

  /// Gives a unit what its JSON holds.
  static func apply(_ json: String, to unit: inout MemoryUnit) throws {
    let extra = try JSONDecoder().decode(UnitExtra.self, from: Data(json.utf8))
    unit.identifier = extra.identifier
    unit.attributes = extra.attributes ?? []
    unit.properties = extra.properties ?? []
    unit.notes = extra.notes ?? []
    for (index, variant) in (extra.variants ?? []).enumerated()
    where unit.variants.indices.contains(index) {
      unit.variants[index].markup = variant.markup
      unit.variants[index].attributes = variant.attributes ?? []
      unit.variants[index].properties = variant.properties ?? []
      unit.variants[index].notes = variant.notes ?? []
    }
  }
}
