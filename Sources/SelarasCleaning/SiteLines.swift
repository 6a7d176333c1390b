internal import SelarasText

/// The lines of a document, by which those are found that stand all over its site.
public struct SiteLineList: Hashable, Sendable {
  /// The site's name.
  public let site: String
  /// For each line its hash, as ``CleaningOptions/hash(ofLine:site:)`` makes it, and its letters and
  /// digits, an ideograph counting two.
  public let hashes: [UInt64]
  /// The letters of each line.
  public let letters: [Int]

  init(_ lines: [String], site: String) {
    let lines = lines.filter { $0.utf8.count < SiteLineChoice.longest }
    self.site = site
    hashes = lines.map { CleaningOptions.hash(ofLine: $0, site: site) }
    letters = lines.map { TextCounts($0.utf8.span).letters }
  }
}

/// How sites are told apart.
public enum SiteName {
  /// The site of an address: its host in lower case, without `www.` and port.
  ///
  /// - Returns: `nil` where the address has no host.
  public static func of(_ address: String?) -> String? {
    guard let bytes = address?.utf8, let start = host(of: bytes) else { return nil }
    var name = bytes[start...].prefix { !"/?#\\".utf8.contains($0) }
    if let at = name.lastIndex(of: UInt8(ascii: "@")) { name = name[name.index(after: at)...] }
    let plain = name.prefix { $0 != UInt8(ascii: ":") }
    let host = String(Substring(plain)).lowercased()
    let short = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    return short.isEmpty ? nil : short
  }

  /// Whether a name is that of a folder, which stands for a site where nothing else is known.
  public static func isFolder(_ name: String) -> Bool { name.isEmpty || name.hasSuffix("/") }

  private static func host(of address: String.UTF8View) -> String.Index? {
    guard let colon = address.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let rest = address[address.index(after: colon)...]
    guard rest.starts(with: "//".utf8) else { return nil }
    return address.index(colon, offsetBy: 3)
  }
}

/// Which lines of a document go because its site has them everywhere.
///
/// When in doubt a line stays: what recurs may be content too.
struct SiteLineChoice {
  /// Bytes; longer lines are not looked up.
  static let longest = 6000
  /// A line of no more letters that stands by itself may be a heading of the site's articles.
  private static let heading = 24
  /// Where fewer letters would stay, all lines do.
  private static let rest = 40

  private let known: Set<UInt64>
  private let site: String

  init(_ known: Set<UInt64>, site: String) {
    self.known = known
    self.site = site
  }

  /// Which lines of scraped text are often met in collections that name no sites.
  ///
  /// - Returns: As many as there are lines.
  func common(among lines: [String]) -> [Bool] {
    guard !known.isEmpty else { return lines.map { _ in false } }
    return lines.map { line in
      guard line.utf8.count < SiteLineChoice.longest else { return false }
      let hash = CleaningOptions.hash(ofLine: line, site: site)
      return known.contains(CleaningOptions.hash(ofCommon: hash))
    }
  }

  /// Which lines of scraped text recur, and are no headings.
  ///
  /// - Returns: As many as there are lines.
  func recurring(among lines: [String], letters: [Int]) -> [Bool] {
    guard !known.isEmpty else { return lines.map { _ in false } }
    return withoutHeadings(lines, letters) { _ in true }
  }

  /// Which blocks of a page recur, and are neither headings, nor rows of a table, nor code.
  ///
  /// - Returns: As many as there are blocks.
  func recurring(among blocks: [PageBlock]) -> [Bool] {
    guard !known.isEmpty else { return blocks.map { _ in false } }
    var recurs = withoutHeadings(blocks.map(\.text), blocks.map(\.letters)) {
      blocks[$0].kind == .heading
    }
    for (index, block) in blocks.enumerated() where block.kind == .tableRow || block.kind == .code {
      recurs[index] = false
    }
    return recurs
  }

  /// Which lines recur, but for those that look like headings.
  ///
  /// `mayBeHeading` says whether a short line may be one for all else that is known.
  private func withoutHeadings(
    _ lines: [String], _ letters: [Int], mayBeHeading: (Int) -> Bool
  ) -> [Bool] {
    var copies: [UInt64: Int] = [:]
    let hashes = lines.map { line -> UInt64? in
      guard line.utf8.count < SiteLineChoice.longest else { return nil }
      let hash = CleaningOptions.hash(ofLine: line, site: site)
      let isKnown = known.contains(hash) || known.contains(CleaningOptions.hash(ofLine: line))
      guard isKnown else { return nil }
      copies[hash, default: 0] += 1
      return hash
    }
    return lines.indices.map { index in
      guard let hash = hashes[index] else { return false }
      // Furniture stands in runs, at the ends, or again and again.
      let isBetween =
        index > 0 && index + 1 < lines.count && hashes[index - 1] == nil && hashes[index + 1] == nil
      let isHeading =
        isBetween && copies[hash] == 1 && letters[index] <= SiteLineChoice.heading
        && letters[index + 1] > letters[index] && mayBeHeading(index)
      return !isHeading
    }
  }

  /// Which of the lines that recur go: none where next to nothing would stay.
  ///
  /// - Parameters:
  ///   - recurs: Which lines recur.
  ///   - kept: Which would stay but for that.
  ///   - letters: How many letters each has.
  /// - Returns: As many as there are lines.
  static func spared(_ recurs: [Bool], kept: [Bool], letters: [Int]) -> [Bool] {
    guard recurs.contains(true) else { return recurs }
    var left = 0
    for index in recurs.indices where kept[index] && !recurs[index] { left += letters[index] }
    return left >= rest ? recurs : recurs.map { _ in false }
  }
}
