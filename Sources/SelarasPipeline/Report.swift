internal import SelarasMemory
internal import SelarasText

/// The page that a person looks at after a run: articles with their passages coloured by language,
/// what was taken out folded away, pairs side by side.
///
/// One self-contained file without scripts; it follows the reader's light or dark scheme.
struct Report: Sendable {
  /// A document with what a run found in it.
  struct Entry: Sendable {
    var document: Document
    var pairs: [TranslationUnit] = []
  }

  /// The numbers at the top, label and value.
  var summary: [(label: String, value: String)]
  /// Pairs below this confidence are shown apart, as candidates.
  var minimumConfidence: Double
  /// The documents shown.
  var entries: [Entry]
  /// How many more had something to see.
  var hidden: Int
  /// Colours go by this order: the pair's languages, then others as they come up.
  private var languages: [LanguageTag]

  init(
    summary: [(label: String, value: String)], minimumConfidence: Double, entries: [Entry],
    hidden: Int, languages: [LanguageTag]
  ) {
    var languages = languages
    self.summary = summary
    self.minimumConfidence = minimumConfidence
    self.entries = entries
    self.hidden = hidden
    for entry in entries {
      for passage in entry.document.passages ?? [] {
        if !languages.contains(passage.language) { languages.append(passage.language) }
        for phrase in passage.embedded
        where phrase.language != .undetermined && !languages.contains(phrase.language) {
          languages.append(phrase.language)
        }
      }
    }
    self.languages = languages
  }

  /// The whole page.
  func html() -> String {
    var page = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Selaras report</title>
      <style>\(Report.style)</style>
      </head>
      <body>
      <header><h1>Selaras <small>report</small></h1>
      <dl class="summary">
      """
    for (label, value) in summary {
      page += "<div><dt>\(escaped(label))</dt><dd>\(escaped(value))</dd></div>"
    }
    page += "</dl>\n<p class=\"legend\">"
    for language in languages {
      page += "<span class=\"\(colour(of: language))\">\(escaped(language.rawValue))</span> "
    }
    page += "underlined: a phrase of another language inside a sentence</p>\n</header>\n<main>\n"
    for entry in entries { page += html(of: entry) }
    if entries.isEmpty { page += "<p class=\"note\">Nothing to see.</p>\n" }
    if hidden > 0 {
      page += "<p class=\"note\">\(hidden) more documents are in documents.jsonl.</p>\n"
    }
    return page + "</main>\n</body>\n</html>\n"
  }

  private func html(of entry: Entry) -> String {
    let document = entry.document
    var section = "<section>\n<p class=\"id\">\(escaped(document.id))"
    for part in [document.site, document.date] {
      if let part { section += " · \(escaped(part))" }
    }
    if let author = document.author, !author.isEmpty {
      section += " · \(escaped(author.joined(separator: ", ")))"
    }
    section += "</p>\n<h2>\(escaped(document.title ?? document.id))</h2>\n"
    if let cluster = document.cluster, cluster != document.id {
      section +=
        "<p class=\"note\">Duplicate of \(escaped(cluster))"
        + (document.similarity.map { " (\(percent($0)))" } ?? "") + "</p>\n"
    }
    section += "<article>\n\(article(of: document))</article>\n"
    section += removals(of: document)
    section += table(
      entry.pairs.filter { ($0.confidence ?? 0) >= minimumConfidence }, "Pairs", open: true)
    section += table(
      entry.pairs.filter { ($0.confidence ?? 0) < minimumConfidence },
      "Candidates, too uncertain to keep",
      open: false)
    return section + "</section>\n"
  }

  private func removals(of document: Document) -> String {
    var html = ""
    for removal in document.removed ?? [] where removal.reason == .repeat {
      let share = removal.similarity.map { ", \(percent($0)) the same" } ?? ""
      html += "<details><summary>Repeat cut out\(share)</summary>\n<div class=\"removed repeat\">"
      html += "\(escaped(removal.text))</div></details>\n"
    }
    let removed = document.removed?.filter { $0.reason != .repeat } ?? []
    guard !removed.isEmpty else { return html }
    html += "<details><summary>Taken out: \(removed.count)</summary>\n<ul class=\"removed\">\n"
    for removal in removed {
      html += "<li><b>\(removal.reason.rawValue)</b>"
      // A comment section can be longer than the article.
      let shown = removal.text.prefix(600)
      html +=
        " <span>\(escaped(shown))\(shown.endIndex < removal.text.endIndex ? " …" : "")</span></li>\n"
    }
    return html + "</ul></details>\n"
  }

  private func table(_ pairs: [TranslationUnit], _ caption: String, open: Bool) -> String {
    guard !pairs.isEmpty else { return "" }
    var html =
      "<details\(open ? " open" : "")><summary>\(caption): \(pairs.count)</summary>\n<table>\n"
    if let partner = pairs.first?.targetDocument, partner != pairs.first?.sourceDocument {
      html += "<caption>\(escaped(partner))</caption>\n"
    }
    for pair in pairs {
      html +=
        "<tr><td>\(escaped(pair.source))</td><td>\(escaped(pair.target))</td>"
        + "<td class=\"confidence\"><meter min=\"0\" max=\"1\" value=\"\(twoDigits(pair.confidence ?? 0))\">"
        + "</meter> \(twoDigits(pair.confidence ?? 0))</td></tr>\n"
    }
    return html + "</table></details>\n"
  }

  // MARK: Text

  /// A stretch of one colour.
  private struct Mark {
    var range: TextRange
    var language: LanguageTag
    var isEmbedded = false
  }

  private func article(of document: Document) -> String {
    let text = document.text
    let blocks =
      document.blocks
      ?? [Block(kind: .paragraph, range: TextRange(0, text.utf8.count))].filter {
        !$0.range.isEmpty
      }
    let marks = marks(of: document)
    var html = ""
    var first = 0
    var repeats = (document.repeats ?? [])[...]
    var isInRepeat = false
    for block in blocks {
      if isInRepeat, let copy = repeats.first, block.range.start >= copy.range.end {
        html += "</details>\n"
        isInRepeat = false
        repeats.removeFirst()
      }
      if !isInRepeat, let copy = repeats.first, copy.range.contains(block.range) {
        html += "<details><summary>Repeat, \(percent(copy.similarity)) the same</summary>\n"
        isInRepeat = true
      }
      while first < marks.count, marks[first].range.end <= block.range.start { first += 1 }
      let (open, close) = tags(of: block)
      html += open + coloured(block.range, of: text, by: marks[first...]) + close + "\n"
    }
    return isInRepeat ? html + "</details>\n" : html
  }

  /// Stretches of one colour, in order; embedded phrases apart from the passages round them.
  private func marks(of document: Document) -> [Mark] {
    var marks: [Mark] = []
    for passage in document.passages ?? [] {
      let own = passage.language
      var position = passage.range.start
      for phrase in passage.embedded where phrase.range.start >= position {
        marks.append(Mark(range: TextRange(position, phrase.range.start), language: own))
        // A name that is in no language has the colour of its sentence.
        let language = phrase.language == .undetermined ? own : phrase.language
        marks.append(Mark(range: phrase.range, language: language, isEmbedded: true))
        position = phrase.range.end
      }
      if position < passage.range.end {
        marks.append(Mark(range: TextRange(position, passage.range.end), language: own))
      }
    }
    return marks.filter { !$0.range.isEmpty }
  }

  private func coloured(
    _ range: TextRange, of text: String, by marks: ArraySlice<Mark>
  ) -> String {
    var html = ""
    var position = range.start
    for mark in marks {
      guard mark.range.start < range.end else { break }
      let piece = TextRange(max(position, mark.range.start), min(mark.range.end, range.end))
      if position < piece.start { html += escaped(text[TextRange(position, piece.start)]) }
      let colour = colour(of: mark.language) + (mark.isEmbedded ? " embedded" : "")
      let language = escaped(mark.language.rawValue)
      html += "<span class=\"\(colour)\" lang=\"\(language)\">\(escaped(text[piece]))</span>"
      position = piece.end
    }
    if position < range.end { html += escaped(text[TextRange(position, range.end)]) }
    return html
  }

  private func tags(of block: Block) -> (open: String, close: String) {
    switch block.kind {
    case .heading: ("<h3>", "</h3>")
    case .paragraph: ("<p>", "</p>")
    case .listItem: ("<p class=\"item level\(min(block.level ?? 1, 4))\">", "</p>")
    case .quote: ("<blockquote>", "</blockquote>")
    case .tableRow: ("<p class=\"row\">", "</p>")
    case .code: ("<pre>", "</pre>")
    case .caption: ("<p class=\"caption\">", "</p>")
    }
  }

  private func colour(of language: LanguageTag) -> String {
    languages.firstIndex(of: language).map { "language\($0 % 6)" } ?? ""
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  private func twoDigits(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  private func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
