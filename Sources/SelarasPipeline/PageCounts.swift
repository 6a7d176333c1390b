/// What is counted of one document for the summary.
struct PageCounts: Hashable, Sendable {
  /// Bytes of the record as it was read.
  var bytesRead = 0
  /// Bytes of the text that was left.
  var bytesKept = 0
  /// Ill-formed sequences that became U+FFFD.
  var replacements = 0
  /// Pieces that cleaning took out.
  var removals = 0
  /// Repeats found, cut or marked.
  var repeats = 0
  /// Passages in the source language.
  var sourcePassages = 0
  /// Passages in the target language.
  var targetPassages = 0
  /// Passages in any other language.
  var otherPassages = 0
  /// Phrases embedded in passages.
  var embedded = 0

  /// All counts in a fixed order, as they are kept on disk.
  var fields: [Int] {
    [
      bytesRead, bytesKept, replacements, removals, repeats, sourcePassages, targetPassages,
      otherPassages, embedded,
    ]
  }

  init() {}

  init?(fields: [Int]) {
    guard fields.count == 9 else { return nil }
    bytesRead = fields[0]
    bytesKept = fields[1]
    replacements = fields[2]
    removals = fields[3]
    repeats = fields[4]
    sourcePassages = fields[5]
    targetPassages = fields[6]
    otherPassages = fields[7]
    embedded = fields[8]
  }

  static func += (sum: inout PageCounts, more: PageCounts) {
    sum = PageCounts(fields: zip(sum.fields, more.fields).map { $0 + $1 }) ?? sum
  }

  /// How much of what was read is worth keeping, 0...1: the cleanest copy of a page has least to
  /// take out.
  var cleanliness: Double {
    bytesRead == 0 ? 0 : min(1, Double(bytesKept) / Double(bytesRead))
  }
}
