internal import Selaras

/// Beads side by side as a page: coloured by confidence, the words that speak for them marked.
///
/// One self-contained file without scripts; it follows the reader's light or dark scheme.
struct BeadPage {
  /// A bead as it is shown.
  struct Row {
    var source: String
    var target: String
    /// The numbers of the segments, such as `3, 4`.
    var sourceNumbers: String
    var targetNumbers: String
    var confidence: Double
    var isMoved = false
    /// `nil` where a side is empty.
    var explanation: BeadExplanation?
  }

  let names: (source: String, target: String)
  let languages: (source: LanguageTag, target: LanguageTag)
  let rows: [Row]

  /// Words beyond so many share their marks' rules, as pages would grow without end.
  private static let mostMarks = 48

  /// What stands before the rows.
  var head: String {
    let both = rows.filter { $0.explanation != nil }
    let sure = both.count { $0.confidence >= 0.9 }
    let doubtful = both.count { $0.confidence < 0.5 }
    var rules = ""
    for k in 0..<BeadPage.mostMarks {
      rules += ".bead:has(.w\(k):hover) .w\(k)\(k + 1 < BeadPage.mostMarks ? "," : "")"
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(BeadPage.escaped("\(names.source) – \(names.target)"))</title>
      <style>\(BeadPage.style)
      \(rules) { background: var(--mark); outline: 2px solid var(--mark); }</style>
      </head>
      <body>
      <header><h1>Selaras <small>alignment</small></h1>
      <dl class="summary">
      <div><dt>beads with both sides</dt><dd>\(both.count)</dd></div>
      <div><dt>of confidence 0.9 or more</dt><dd>\(sure)</dd></div>
      <div><dt>below 0.5</dt><dd>\(doubtful)</dd></div>
      <div><dt>without a counterpart</dt><dd>\(rows.count - both.count)</dd></div>
      </dl>
      <p class="legend">confidence
      <span style="--c: 0">0</span><span style="--c: 50">0.5</span><span style="--c: 100">1</span>
      underlined: words that speak for the bead; point at one to see its partner</p></header>
      <main>
      <div class="names"><b lang="en">\(BeadPage.escaped(names.source))</b><i></i>\
      <b lang="en">\(BeadPage.escaped(names.target))</b></div>

      """
  }

  /// What stands after the rows.
  var tail: String { "</main>\n</body>\n</html>\n" }

  /// A row.
  func html(of row: Row) -> String {
    let percent = Int((row.confidence * 100).rounded())
    let words = (row.explanation?.words ?? []).enumerated()
    let sides = (
      BeadPage.marked(
        row.source,
        words.map { ($1.source, $0, BeadPage.partner(row.target, $1.target, $1.reason)) }),
      BeadPage.marked(
        row.target,
        words.map { ($1.target, $0, BeadPage.partner(row.source, $1.source, $1.reason)) })
    )
    var reasons = ""
    if let explanation = row.explanation {
      func share(_ number: Double) -> String { "\(Int((number * 100).rounded())) %" }
      reasons =
        " title=\"said in the target too: \(share(explanation.sourceCoverage)) of the source; "
        + "in the source too: \(share(explanation.targetCoverage)) of the target; "
        + "lengths: \(JSONWriter.short((explanation.length * 10).rounded() / 10)) nats\""
    }
    let kind = row.explanation == nil ? "bead alone" : row.isMoved ? "bead moved" : "bead"
    return """
      <div class="\(kind)" style="--c: \(percent)">\
      <p lang="\(BeadPage.escaped(languages.source.rawValue))" dir="auto" \
      data-n="\(row.sourceNumbers)">\(sides.0)</p>\
      <i\(reasons)>\(BeadPage.decimal(percent))</i>\
      <p lang="\(BeadPage.escaped(languages.target.rawValue))" dir="auto" \
      data-n="\(row.targetNumbers)">\(sides.1)</p></div>

      """
  }

  private static func decimal(_ percent: Int) -> String {
    percent >= 100 ? "1.00" : "0.\(percent < 10 ? "0" : "")\(percent)"
  }

  /// The words at a place, and why they go with those of the other side.
  private static func partner(
    _ text: String, _ range: TextRange, _ reason: BeadExplanation.Reason
  ) -> String {
    let words = String(decoding: Array(text.utf8)[range.start..<range.end], as: UTF8.self)
    return switch reason {
    case .lexicon, .mark: words
    case .identity: "\(words) (the same)"
    case .number: "\(words) (the same number or date)"
    case .name: "\(words) (a name in the other script)"
    }
  }

  /// A text with its words marked; no two places overlap.
  private static func marked(
    _ text: String, _ words: [(range: TextRange, mark: Int, partner: String)]
  ) -> String {
    let bytes = Array(text.utf8)
    var html = ""
    var done = 0
    func append(to end: Int) {
      html += escaped(String(decoding: bytes[done..<end], as: UTF8.self))
      done = end
    }
    for word in words.sorted(by: { $0.range.start < $1.range.start }) {
      append(to: word.range.start)
      let mark = word.mark % mostMarks
      html += "<u class=\"w\(mark)\" title=\"\(escaped(word.partner))\">"
      append(to: word.range.end)
      html += "</u>"
    }
    append(to: bytes.count)
    return html
  }

  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // Control characters have no place in a page.
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}"..."\u{9F}":
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static let style = """
    :root { color-scheme: light dark; --ink: #1d2329; --paper: #fbfaf7; --line: #dcd8cf;
      --soft: #6c7178; --mark: #ffd75e; --low: #f6c9bd; --high: #d9efd3; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6e3dc; --paper: #16181b;
      --line: #34383d; --soft: #9aa0a7; --mark: #7a5d00; --low: #5a2a20; --high: #1f3d1b; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.25rem 4rem; background: var(--paper);
      color: var(--ink); font: 16px/1.6 "Noto Sans", "Helvetica Neue", Arial, "DejaVu Sans",
      "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", sans-serif; }
    h1 { font-size: 1.7rem; margin: 0 0 .75rem; } h1 small { color: var(--soft); font-weight: 400; }
    .summary { display: flex; flex-wrap: wrap; gap: .5rem 1.75rem; margin: 0 0 1rem; }
    .summary dt { color: var(--soft); font-size: .8rem; } .summary dd { margin: 0; font-weight: 600; }
    .legend { color: var(--soft); font-size: .85rem; } .legend span { padding: .1rem .6rem;
      color: var(--ink); }
    .legend span, .bead { background: color-mix(in oklab, var(--high) calc(var(--c) * 1%),
      var(--low)); }
    .bead, .names { display: grid; grid-template-columns: 1fr 3.2rem 1fr; gap: 0 1rem;
      padding: .55rem .9rem; margin: .3rem 0; border-radius: .4rem; }
    .bead p { margin: 0; overflow-wrap: anywhere; } .bead p::before { content: attr(data-n);
      color: var(--soft); font-size: .7rem; margin-inline-end: .5rem; }
    .bead i { font-style: normal; text-align: center; font-variant-numeric: tabular-nums;
      color: var(--soft); font-size: .85rem; align-self: center; cursor: help; }
    .moved { border-inline-start: 4px double var(--soft); }
    .alone { background: none; border: 1px dashed var(--line); }
    u { text-decoration: underline dotted 1px; text-underline-offset: 3px; border-radius: .2rem; }
    .bead:hover u { text-decoration-style: solid; text-decoration-thickness: 2px; }
    u:hover { background: var(--mark); outline: 2px solid var(--mark); }
    .names { color: var(--soft); font-size: .85rem; }
    @media (max-width: 40rem) { .bead, .names { grid-template-columns: 1fr; gap: .4rem; }
      .bead i { text-align: start; } }
    @media print { .bead { break-inside: avoid; } }
    """
}
