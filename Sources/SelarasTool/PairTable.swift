internal import Selaras

/// A table of pairs: tabs between columns, a pair a line.
struct PairTable {
  /// More common sources of a pair than this say no more than this many.
  private static let mostCounted = 3.0

  /// The file.
  let path: String
  private let weight: Double
  private let weightColumn: String?
  private let source: LanguageTag
  private let target: LanguageTag

  /// Reads an argument: `FILE`, `FILE=WEIGHT` or `FILE=WEIGHT*COLUMN`.
  init?(_ argument: String, source: LanguageTag, target: LanguageTag) {
    self.source = source
    self.target = target
    let parts = argument.split(separator: "=", maxSplits: 1)
    path = parts.first.map(String.init) ?? ""
    guard parts.count == 2 else {
      weight = 1
      weightColumn = nil
      return
    }
    let factors = parts[1].split(separator: "*", maxSplits: 1)
    guard let number = factors.first.flatMap({ Double($0) }), number > 0, number.isFinite else {
      return nil
    }
    weight = number
    weightColumn = factors.count == 2 ? String(factors[1]) : nil
  }

  /// Appends the table's pairs.
  ///
  /// - Throws: ``Failure`` at the first line that has too few columns.
  func read(
    _ bytes: [UInt8], into pairs: inout [(source: String, target: String, weight: Double)]
  ) throws(Failure) {
    var columns = (source: 0, target: 1)
    var counts: Int?
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.elementsEqual([0x0D]) { continue }
      let fields = String(decoding: line, as: UTF8.self)
        .split(separator: "\t", omittingEmptySubsequences: false)
      if number == 1, let named = header(fields) {
        columns = named
        counts = weightColumn.flatMap { name in fields.firstIndex { $0 == name } }
        if let weightColumn, counts == nil {
          throw Failure(.unusableInput, "\(path):1: there is no column \(weightColumn)")
        }
        continue
      }
      guard fields.count > max(columns.source, columns.target) else {
        throw Failure(
          .unusableInput, "\(path):\(number): \(fields.count) columns, where a pair needs more")
      }
      var pairWeight = weight
      if let counts, counts < fields.count {
        pairWeight *= min(PairTable.mostCounted, Double(fields[counts]) ?? 1)
      }
      pairs.append((String(fields[columns.source]), String(fields[columns.target]), pairWeight))
    }
  }

  /// The columns that a first line names, if it names both languages.
  private func header(_ fields: [Substring]) -> (source: Int, target: Int)? {
    func column(_ language: LanguageTag) -> Int? {
      fields.firstIndex { $0 == language.rawValue || $0 == language.language }
    }
    guard let source = column(source), let target = column(target) else { return nil }
    return (source, target)
  }
}
