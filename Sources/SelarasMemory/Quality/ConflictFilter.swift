/// Tells units whose source has another translation already.
///
/// For ``QualityRule/conflict`` on units that are still to be added: of several translations of one
/// source the first stays.
public struct ConflictFilter: Sendable {
  /// The hash of the target of each source, by the hash of languages and source.
  private var targets: [UInt64: UInt64] = [:]

  /// Makes a filter that knows the units of a memory.
  ///
  /// - Complexity: O(*n*) time, some 40 bytes of memory for each of *n* units.
  public init(_ memory: TranslationMemory) throws(MemoryError) {
    var targets: [UInt64: UInt64] = [:]
    try memory.forEachUnit { _, unit in
      let (source, target) = ConflictFilter.hashes(of: unit)
      if targets[source] == nil { targets[source] = target }
    }
    self.targets = targets
  }

  /// Whether the source of a unit has another translation; a unit that has not is remembered.
  public mutating func conflicts(_ unit: MemoryUnit) -> Bool {
    let (source, target) = ConflictFilter.hashes(of: unit)
    guard let known = targets[source] else {
      targets[source] = target
      return false
    }
    return known != target
  }

  private static func hashes(of unit: MemoryUnit) -> (source: UInt64, target: UInt64) {
    var source = TextHash()
    source.add(unit.source.language)
    source.add(unit.target.language)
    source.add(unit.source.text)
    var target = TextHash()
    target.add(unit.target.text)
    return (source.value, target.value)
  }
}
