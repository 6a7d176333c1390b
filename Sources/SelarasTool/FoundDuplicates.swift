internal import Selaras
internal import SelarasEvaluation

/// What results say of duplicates and repeats: lines of pairs, and records.
struct FoundDuplicates {
  private(set) var pairs: [(String, String)] = []
  /// For each document the one that is kept for it.
  private(set) var keepers: [String: String] = [:]
  private(set) var repeats: RepeatEvaluation
  private(set) var hasPairs = false
  private(set) var hasClusters = false
  private(set) var hasRepeats = false

  init(_ gold: GoldDuplicates) { repeats = RepeatEvaluation(gold: gold) }

  /// Whether there is anything to be scored.
  var saysAnything: Bool { hasPairs || hasClusters || hasRepeats }

  /// Reads a file of results; a line that is neither a pair nor a record is said and passed over.
  mutating func read(_ file: InputFile, console: Console) throws {
    var stream = try ByteStream(file)
    var number = 0
    while let (bytes, _) = try stream.readLine() {
      number += 1
      if bytes.allSatisfy({ $0 <= 0x20 }) { continue }
      do throws(InputProblem) {
        try read(line: bytes, file: file, number: number)
      } catch {
        console.say("\(error)")
      }
    }
    // Nothing named is a result, too.
    if number == 0 { hasPairs = true }
  }

  /// Reads a pair or a record.
  mutating func read(
    line: [UInt8], file: InputFile = .standardInput, number: Int = 0
  ) throws(InputProblem) {
    guard line.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else {
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard fields.count >= 2 else {
        throw InputProblem(
          file: file.name, line: number, reason: "neither ID TAB ID nor a record")
      }
      hasPairs = true
      pairs.append((fields[0], fields[1]))
      return
    }
    let record = RawRecord(file: file, line: number, content: .line, bytes: line)
    let document = try record.parse().document
    keepers[document.id] = document.cluster ?? document.id
    if document.cluster != nil { hasClusters = true }
    guard document.repeats != nil else { return }
    hasRepeats = true
    repeats.add(document)
  }
}

/// The scores of results as a table.
struct DuplicateTable {
  private let gold: GoldDuplicates
  private let found: FoundDuplicates

  init(_ gold: GoldDuplicates, _ found: FoundDuplicates) {
    self.gold = gold
    self.found = found
  }

  var text: String {
    var parts: [[String]] = []
    let evaluation = DuplicateEvaluation(gold: gold)
    if gold.hasPairs, found.hasPairs {
      parts.append(Self.rows("pairs", evaluation.score(pairs: found.pairs)))
    }
    if gold.hasPairs, found.hasClusters {
      let score = evaluation.score(keepers: found.keepers)
      parts.append(Self.rows("pairs in clusters", score.pairs))
      parts.append([
        "clusters\tlargest\tlargest in gold\tdropped\tdrop precision\tdrop recall",
        "\(score.clusters)\t\(score.largest)\t\(gold.largestGroup)\t\(score.dropped)\t"
          + "\(Self.percent(score.dropPrecision))\t\(Self.percent(score.dropRecall))",
      ])
    }
    if gold.hasRepeats, found.hasRepeats {
      var repeats = found.repeats
      parts.append(Self.rows(repeats.finish()))
    }
    if parts.isEmpty { parts.append(["nothing of what the gold speaks of is in the results"]) }
    return parts.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private static func rows(
    _ name: String, _ score: DuplicateEvaluation.PairScore
  ) -> [String] {
    var rows = ["\(name)\tnamed\twrong\tprecision\trecall\tf1"]
    for (tier, counts) in [("core", score.core), ("all", score.all)] where counts.wanted > 0 {
      rows.append(
        "\(tier)\t\(score.named)\t\(score.wrong)\t\(percent(score.precision))\t"
          + "\(percent(counts.recall))\t\(percent(score.f1(counts)))")
    }
    if score.all.wanted == 0 {
      rows.append("all\t\(score.named)\t\(score.wrong)\t\(percent(score.precision))\t-\t-")
    }
    guard !score.kinds.isEmpty else { return rows }
    rows += ["", "kind\tpairs\trecall"]
    for (kind, counts) in score.kinds.sorted(by: { $0.key < $1.key }) {
      rows.append("\(kind)\t\(counts.wanted)\t\(percent(counts.recall))")
    }
    return rows
  }

  private static func rows(_ score: RepeatEvaluation.Score) -> [String] {
    var rows = [
      "repeats\tprecision\trecall\tf1\texact\tpages\tfalse pages",
      "characters\t\(percent(score.precision))\t\(percent(score.recall))\t"
        + "\(percent(score.f1))\t\(percent(score.exact))\t\(score.pages)\t\(score.falsePages)",
    ]
    guard !score.kinds.isEmpty else { return rows }
    rows += ["", "kind\trepeats\tfound\texact"]
    for (name, kind) in score.kinds.sorted(by: { $0.key < $1.key }) {
      let total = Double(kind.wanted)
      rows.append(
        "\(name)\t\(kind.wanted)\t\(percent(Double(kind.found) / total))\t"
          + percent(Double(kind.exact) / total))
    }
    return rows
  }

  private static func percent(_ share: Double) -> String {
    JSONWriter.short((share * 10_000).rounded() / 100)
  }
}
