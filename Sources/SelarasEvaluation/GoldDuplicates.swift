public import SelarasText

/// What is known of the duplicates and the repeats of a collection.
///
/// Pairs are those of a table, or all of one `cluster` of gold records. Repeats are those of a table
/// or of records. Tables are told by their fields:
///
/// | fields | what |
/// |---|---|
/// | id, id, kind, tier, cluster (the last three may lack) | a pair; tier is `core`, `wide` or `ignore` |
/// | id, start, end, source start, source end, kind (may lack) | a repeat, in bytes of the text |
/// | id | a page of a template: pairs among them are neither right nor wrong |
public struct GoldDuplicates: Sendable {
  /// A pair that is to be found.
  public struct Pair: Hashable, Sendable {
    /// How the copy was made.
    public var kind: String
    /// Whether it is one that nobody would dispute.
    public var isCore: Bool
  }

  /// A stretch that repeats another of its page.
  public struct Copy: Hashable, Sendable {
    /// Where it stands.
    public var range: TextRange
    /// How it was made.
    public var kind: String
  }

  /// The pairs to be found.
  private(set) var pairs: [PairOfNames: Pair] = [:]
  /// Those that are neither right nor wrong.
  private(set) var ignored: Set<PairOfNames> = []
  /// The group of each document that is in a pair to be found.
  private(set) var groups: [String: String] = [:]
  private(set) var templates: Set<String> = []
  /// The repeats of each page that has any.
  private(set) var copies: [String: [Copy]] = [:]
  private(set) var texts: [String: [UInt8]] = [:]
  /// The kept document of each gold record that names one, last of it those that share it.
  private var clusters: [String: [String]] = [:]

  /// Whether anything is known of pairs.
  public var hasPairs: Bool { !pairs.isEmpty || !ignored.isEmpty || !templates.isEmpty }
  /// Whether anything is known of repeats, if only that there are none.
  public private(set) var hasRepeats = false
  /// Whether nothing is known at all.
  public var isEmpty: Bool { !hasPairs && !hasRepeats }
  /// The documents of the largest group.
  public var largestGroup: Int {
    var sizes: [String: Int] = [:]
    for group in groups.values { sizes[group, default: 0] += 1 }
    return sizes.values.max() ?? 0
  }

  /// Makes one that knows nothing.
  public init() {}

  /// Whether a page is known to repeat itself.
  public func repeats(_ id: String) -> Bool { copies[id] != nil }

  /// Adds a table.
  ///
  /// - Parameters:
  ///   - name: What errors call it.
  ///   - bytes: Its content: lines of fields with tabs between.
  /// - Throws: ``EvaluationError/badGold(file:line:reason:)`` at the first line that is none of the
  ///   three.
  public mutating func add(table name: String, bytes: [UInt8]) throws(EvaluationError) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      if text.allSatisfy(\.isWhitespace) { continue }
      let fields = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if let reason = add(fields) { throw .badGold(file: name, line: number + 1, reason: reason) }
    }
  }

  /// Adds the fields of a line.
  ///
  /// - Returns: What is wrong with them.
  private mutating func add(_ fields: [String]) -> String? {
    if fields.count == 1 {
      templates.insert(fields[0])
      return nil
    }
    if fields.count >= 5, let start = Int(fields[1]), let end = Int(fields[2]),
      Int(fields[3]) != nil, Int(fields[4]) != nil
    {
      guard 0 <= start, start <= end else { return "not a range: \(start) to \(end)" }
      let kind = fields.count > 5 ? fields[5] : "repeat"
      copies[fields[0], default: []].append(Copy(range: TextRange(start, end), kind: kind))
      hasRepeats = true
      return nil
    }
    let tier = fields.count > 3 ? fields[3] : "core"
    guard ["core", "wide", "ignore"].contains(tier) else {
      return "not a pair, a repeat or an id: tier \(tier)"
    }
    guard fields[0] != fields[1] else { return "a document is no pair with itself" }
    let names = PairOfNames(fields[0], fields[1])
    if tier == "ignore" {
      ignored.insert(names)
      return nil
    }
    let kind = fields.count > 2 && !fields[2].isEmpty ? fields[2] : "pair"
    pairs[names] = Pair(kind: kind, isCore: tier == "core")
    let group = fields.count > 4 ? fields[4] : names.first
    groups[names.first] = group
    groups[names.second] = group
    return nil
  }

  /// Adds a gold record: its text, its repeats, and the cluster that it is in.
  public mutating func add(_ document: Document) {
    if let repeats = document.repeats {
      hasRepeats = true
      texts[document.id] = Array(document.text.utf8)
      for found in repeats {
        copies[document.id, default: []].append(Copy(range: found.range, kind: "repeat"))
      }
    }
    guard let cluster = document.cluster else { return }
    for other in clusters[cluster] ?? [] where other != document.id {
      pairs[PairOfNames(other, document.id)] = Pair(kind: "cluster", isCore: true)
      groups[other] = cluster
      groups[document.id] = cluster
    }
    clusters[cluster, default: []].append(document.id)
  }

  /// Whether a pair that is named is right or wrong at all.
  func judges(_ pair: PairOfNames) -> Bool {
    if pairs[pair] != nil { return true }
    if ignored.contains(pair) { return false }
    return !(templates.contains(pair.first) && templates.contains(pair.second))
  }
}

/// Two names, in either order.
struct PairOfNames: Hashable, Sendable {
  let first: String
  let second: String

  init(_ one: String, _ other: String) {
    (first, second) = one < other ? (one, other) : (other, one)
  }
}
