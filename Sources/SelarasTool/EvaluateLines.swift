internal import Selaras

/// How well lines of furniture are told from lines of articles in text without tags.
struct LineTally {
  private var furniture = 0
  private var removed = 0
  private var content = 0
  private var lost = 0

  /// Counts the lines of one page.
  ///
  /// A line counts as gone where `document` lists it as removed, for another reason than being the
  /// headline, as often as it stands in the text.
  mutating func add(_ lines: GoldLines, _ document: Document) {
    var gone: [String: Int] = [:]
    for removal in document.removed ?? [] where removal.reason != .title {
      gone[removal.text, default: 0] += 1
    }
    for (text, isContent) in zip(lines.texts, lines.isContent) {
      let isGone = gone[text, default: 0] > 0
      if isGone { gone[text, default: 0] -= 1 }
      switch isContent {
      case true?:
        content += 1
        if isGone { lost += 1 }
      case false?:
        furniture += 1
        if isGone { removed += 1 }
      case nil: break
      }
    }
  }

  /// The tally as a line of a table, shares in percent.
  fileprivate func row(_ name: String) -> [String] {
    func percent(_ part: Int, _ whole: Int) -> String {
      whole == 0
        ? "-" : JSONWriter.short((Double(part) / Double(whole) * 10_000).rounded() / 100)
    }
    return [
      name, "\(furniture)", percent(removed, furniture), "\(content)", percent(lost, content),
    ]
  }
}

/// The tallies of all pages and of each type.
struct LineTallies {
  private var tallies: [(name: String, tally: LineTally)] = [("all", LineTally())]

  /// Counts the lines of one page.
  mutating func add(_ lines: GoldLines, _ document: Document, _ type: String?) {
    tallies[0].tally.add(lines, document)
    guard let type else { return }
    let place = tallies.firstIndex { $0.name == type } ?? tallies.count
    if place == tallies.count { tallies.append((type, LineTally())) }
    tallies[place].tally.add(lines, document)
  }

  /// The tallies as a table.
  var table: String {
    let header = ["lines", "furniture", "removed", "article", "lost"]
    let rows = [header] + tallies.map { $0.tally.row($0.name) }
    return rows.map { $0.joined(separator: "\t") + "\n" }.joined()
  }
}
