internal import SelarasSegmentation

/// Counts on how many documents of its site each line stands: one pass, bounded memory.
///
/// The lines of all sites share one table, that of Misra and Gries ("Finding repeated elements",
/// 1982, doi:10.1016/0167-6423(82)90012-0). Where it is full, every count falls by their median
/// (Anderson et al., "A high-performance algorithm for identifying frequent items in data streams",
/// 2017, doi:10.1145/3131365.3131407), which empties half of it. So no count is ever too high, and
/// after *n* lines none is too low by more than 2 *n* / ``capacity``: ``lost`` says by how much.
///
///     var counter = SiteLineCounter()
///     for page in pages { counter.insert(lines: page.lines, site: page.site) }
///     counter.recurring.contains(hash)
public struct SiteLineCounter: Sendable {
  /// How many lines and sites are remembered at most, 24 bytes each, twice that while it fills.
  public let capacity: Int
  /// By how much a count may be too low.
  public private(set) var lost = 0

  /// A line recurs that stands on one document in so many.
  private static let share = 5
  /// So many documents are added to a site's, for a few prove nothing.
  private static let margin = 15
  /// The letters that a document brings at least unless it is a copy of another.
  private static let newLetters = 40

  private struct Entry {
    var key: UInt64 = 0
    var site: UInt64 = 0
    /// On how many documents; zero where the place is free.
    var count: UInt32 = 0
  }

  private var entries = [Entry](repeating: Entry(), count: 1 << 10)
  private var used = 0

  /// Makes a counter that remembers so many lines.
  public init(capacity: Int = 1 << 19) {
    precondition(capacity >= 2, "a counter remembers something")
    self.capacity = capacity
  }

  /// Counts the lines of one document; one that it has twice counts once.
  ///
  /// A document that brings next to nothing new is a copy of others of its site, and its lines do
  /// not recur for that: it is not counted.
  ///
  /// - Parameters:
  ///   - lines: For each line a hash that differs between sites too, and how many letters it has;
  ///     those without letters are passed over.
  ///   - site: A hash of the site's name.
  /// - Complexity: O(*n*) expected time, amortised.
  public mutating func insert(lines: [(hash: UInt64, letters: Int)], site: UInt64) {
    var new = 0
    var keys: [UInt64] = []
    var known: Set<UInt64> = []
    for line in lines where line.letters > 0 && known.insert(line.hash).inserted {
      keys.append(line.hash)
      if count(of: line.hash) == 0 { new += line.letters }
    }
    guard new >= SiteLineCounter.newLetters else { return }
    add(SiteLineCounter.key(ofSite: site), site: site)
    for key in keys { add(key, site: site) }
  }

  /// The lines that recur: they stand on at least four documents of their site, and on more than a
  /// fifth of them.
  ///
  /// On *d* documents of a site a line recurs from (*d* + 15) / 5 on: on all of four or five, on 7
  /// of 20, 23 of 100, 203 of 1,000.
  ///
  /// - Complexity: O(*n*) in ``capacity``.
  public var recurring: Set<UInt64> {
    var result: Set<UInt64> = []
    for entry in entries where entry.count >= 4 {
      let siteKey = SiteLineCounter.key(ofSite: entry.site)
      if entry.key == siteKey { continue }
      let documents = count(of: siteKey) + lost
      if Int(entry.count) * SiteLineCounter.share >= documents + SiteLineCounter.margin {
        result.insert(entry.key)
      }
    }
    return result
  }

  /// The lines that many documents have of collections that name no sites: at least twelve, and one
  /// in 250.
  ///
  /// That is no proof as for a site's own, which all its pages have: laws say "Cukup jelas." as often.
  ///
  /// - Parameter sites: The hashes of what stands for such collections' sites.
  /// - Returns: The lines by their hashes, those that ``recurring`` has among them.
  /// - Complexity: O(*n*) in ``capacity``.
  public func common(ofSites sites: Set<UInt64>) -> Set<UInt64> {
    var result: Set<UInt64> = []
    for entry in entries where entry.count >= 12 && sites.contains(entry.site) {
      let siteKey = SiteLineCounter.key(ofSite: entry.site)
      if entry.key != siteKey, Int(entry.count) * 250 >= count(of: siteKey) + lost {
        result.insert(entry.key)
      }
    }
    return result
  }

  /// How many documents of a site were counted, less ``lost`` at the most.
  public func documents(ofSite site: UInt64) -> Int {
    count(of: SiteLineCounter.key(ofSite: site))
  }

  /// On how many of the documents counted a line stands, less ``lost`` at the most.
  public func count(of line: UInt64) -> Int { Int(entries[place(of: line)].count) }

  /// A site's documents are counted like a line that each of them has.
  private static func key(ofSite site: UInt64) -> UInt64 { TokenHash.mix(~site) }

  /// The place of a key, or the free one where it would stand.
  private func place(of key: UInt64) -> Int {
    let mask = entries.count - 1
    var place = Int(truncatingIfNeeded: TokenHash.mix(key)) & mask
    while entries[place].count > 0, entries[place].key != key { place = (place + 1) & mask }
    return place
  }

  private mutating func add(_ key: UInt64, site: UInt64) {
    var place = place(of: key)
    if entries[place].count == 0 {
      if used == capacity { fall() }
      if 2 * used >= entries.count { rebuild(size: 2 * entries.count, less: 0) }
      place = self.place(of: key)
      entries[place] = Entry(key: key, site: site)
      used += 1
    }
    entries[place].count += entries[place].count == .max ? 0 : 1
  }

  /// Lowers all counts by their median.
  private mutating func fall() {
    let counts = entries.lazy.filter { $0.count > 0 }.map(\.count).sorted()
    let median = counts[counts.count / 2]
    lost += Int(median)
    rebuild(size: entries.count, less: median)
  }

  private mutating func rebuild(size: Int, less: UInt32) {
    let old = entries
    entries = [Entry](repeating: Entry(), count: size)
    used = 0
    for var entry in old where entry.count > less {
      entry.count -= less
      entries[place(of: entry.key)] = entry
      used += 1
    }
  }
}
