import Foundation
import Selaras
import Testing

/// The corpora of the repository.
enum Corpus {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Corpora")

  /// The pages of `scraped-pages` with their gold.
  static func pages() throws -> [GoldPage] {
    let gold = try String(
      contentsOf: folder.appendingPathComponent("scraped-pages/gold.jsonl"), encoding: .utf8)
    return try gold.split(separator: "\n").map {
      try JSONDecoder().decode(GoldPage.self, from: Data($0.utf8))
    }
  }

  /// The names of the articles of `parallel-articles`.
  static func articles() throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: folder.appendingPathComponent("parallel-articles").path
    ).filter { $0.hasSuffix(".sentences.beads") }.map { String($0.dropLast(16)) }.sorted()
  }

  /// The lines of a file of `parallel-articles`.
  static func lines(_ file: String) throws -> [String] {
    try String(
      contentsOf: folder.appendingPathComponent("parallel-articles/\(file)"), encoding: .utf8
    ).split(separator: "\n").map(String.init)
  }

  /// The least that each step must reach, by corpus and measure.
  static func floor(_ measure: String) throws -> Double {
    let data = try Data(contentsOf: folder.appendingPathComponent("floors.json"))
    let floors = try JSONDecoder().decode([String: Double].self, from: data)
    return try #require(floors[measure], "floors.json has no \(measure)")
  }
}

/// One page's gold, as `Corpora/scraped-pages/README.md` describes it.
struct GoldPage: Decodable {
  struct GoldBlock: Decodable {
    var kind: String
    var level: Int?
    var range: [Int]
  }
  struct GoldEmbedded: Decodable {
    var range: [Int]
    var script: String
    var language: String
  }
  struct GoldPassage: Decodable {
    var language: String
    var range: [Int]
    var embedded: [GoldEmbedded]?
  }
  struct GoldRepeat: Decodable {
    var range: [Int]
    var of: [Int]
  }

  var id: String
  var file: String
  var title: String?
  var author: [String]?
  var date: String?
  var text: String
  var blocks: [GoldBlock]
  var passages: [GoldPassage]
  var repeats: [GoldRepeat]
  var removed: [String]

  /// The page as it was scraped.
  func bytes() throws -> [UInt8] {
    Array(
      try Data(contentsOf: Corpus.folder.appendingPathComponent("scraped-pages/\(file)")))
  }

  /// The gold blocks as the toolkit has them.
  var textBlocks: [Block] {
    blocks.map {
      Block(
        kind: Block.Kind(rawValue: $0.kind) ?? .paragraph, level: $0.level,
        range: TextRange($0.range[0], $0.range[1]))
    }
  }
}

/// Counts of what was found, what was asked for, and what of it was right.
struct Score {
  var found = 0.0
  var asked = 0.0
  /// How many of those found are right.
  var right = 0.0
  /// How many of those asked for were found; the same number unless the two count apart.
  var rightAsked = 0.0

  var precision: Double { found == 0 ? 1 : right / found }
  var recall: Double { asked == 0 ? 1 : rightAsked / asked }
  var f1: Double {
    precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }

  /// Counts two sets of things, each right only where it is in both.
  mutating func add<Thing: Hashable>(found: [Thing], asked: [Thing]) {
    self.found += Double(found.count)
    self.asked += Double(asked.count)
    let both = Double(Set(found).intersection(asked).count)
    right += both
    rightAsked += both
  }

  /// Counts two bags of shingles of four characters, white space left out.
  mutating func addShingles(found: String, asked: String) {
    func shingles(_ text: String) -> [ArraySlice<Character>: Int] {
      let characters = Array(text.filter { !$0.isWhitespace })
      guard characters.count >= 4 else { return [:] }
      return Dictionary(
        (0...characters.count - 4).map { (characters[$0..<$0 + 4], 1) }, uniquingKeysWith: +)
    }
    let left = shingles(found)
    let right = shingles(asked)
    self.found += Double(left.values.reduce(0, +))
    self.asked += Double(right.values.reduce(0, +))
    let both = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
    self.right += Double(both)
    rightAsked += Double(both)
  }
}
