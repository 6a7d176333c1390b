internal import SelarasText
internal import SelarasUnicode

/// Turns text that was already scraped off a page into a clean document.
///
/// Each line is a block; lines of furniture go, the headline becomes the title, and short lines
/// between paragraphs become headings. A body that the text says twice stays twice. Rules speak first,
/// then a model that has learnt from English lines, and in other languages asks no words.
public struct TextCleaner: Sendable {
  private let options: CleaningOptions
  private let model: CleanerModel

  /// Makes a cleaner.
  public init(options: CleaningOptions = .init(), model: CleanerModel = .shipped) {
    self.options = options
    self.model = model
  }

  /// Cleans one text.
  ///
  /// - Parameters:
  ///   - text: One block a line, blocks parted by blank lines, or lines wrapped by hand.
  ///   - site: The name of the site that it comes from.
  ///   - id: The record's name.
  /// - Returns: The document; its encoding is UTF-8, and nothing was replaced.
  /// - Complexity: O(*n*) for a text without near copies; each long line that might begin one is
  ///   compared with the first.
  public func clean(text: String, site: String = "", id: String) -> CleanedDocument {
    let (lines, isMended) = Self.lines(text)
    let letters = lines.map { TextCounts($0.utf8.span).letters }
    let choice = SiteLineChoice(options.siteLines, site: site)
    let recurs = choice.recurring(among: lines, letters: letters)
    let features = LineFeatures(lines, model.tokens, recurs: recurs)
    let cues = zip(lines, letters).map { LineCue($0, letters: $1) }
    let isHeading = lines.indices.map { LineCue.isHeading($0, cues, features.profiles) }
    let doubted = LineJudge.doubted(features, cues, recurs)
    var reasons = lines.indices.map {
      isHeading[$0] || doubted[$0] != nil ? nil : features.furniture[$0]
    }
    var bylines: [Byline] = []
    judgeHead(lines, letters, &reasons, &bylines)
    judgeSections(lines, letters, isHeading, &reasons)
    let terms = LineTerms.shares(of: lines, letters, reasons, cues)
    let card = HeadlineCard(
      lines,
      isFurniture: lines.indices.map { reasons[$0] != nil || cues[$0].evidence >= LineCue.weak },
      letters: letters, isCard: cues.map(\.isCard), terms: terms)
    let scores = LineJudge(model.lines, favour: options.favour, features, cues)
      .judge(lines, doubted, terms, choice.common(among: lines), card, &reasons)
    let going = SiteLineChoice.spared(
      recurs, kept: lines.indices.map { reasons[$0] == nil || recurs[$0] }, letters: letters)
    for index in lines.indices where recurs[index] {
      reasons[index] = Furniture.reason(against: lines[index], recurs: going[index])
    }
    for index in card.lines { reasons[index] = .title }
    // A line or three with nothing beside them are no page: what looks like furniture may be all
    // that the record says.
    if lines.count <= 3, reasons.allSatisfy({ $0 != nil && $0 != .title }) {
      reasons = lines.map { _ in nil }
    }
    let kinds = kinds(lines, letters, reasons)
    var writer = DocumentWriter(keepsRemoved: options.keepsRemoved)
    var judgements: [BlockJudgement] = []
    for index in lines.indices {
      let score = scores[index]
      if let reason = reasons[index] {
        writer.remove(lines[index], reason, max(1 - score, Self.ruleAlone))
      } else {
        writer.append(lines[index], kinds[index])
      }
      if options.explains {
        judgements.append(
          BlockJudgement(
            text: lines[index], kind: kinds[index].kind,
            probability: Double(score), reason: reasons[index]))
      }
    }
    var document = writer.document(id: id)
    document.title = card.lines.first.map { lines[$0] }
    document.author = bylines.first { !$0.authors.isEmpty }?.authors
    document.date = bylines.lazy.compactMap(\.date).first
    return CleanedDocument(
      document: document, encoding: "UTF-8", replacements: 0,
      flags: isMended ? ["mended"] : [], judgements: judgements)
  }

  /// The lines of a text by which those are found that stand all over its site.
  ///
  /// - Complexity: O(*n*).
  public func lines(of text: String, site: String) -> SiteLineList {
    SiteLineList(Self.lines(text).lines, site: site)
  }

  private static func lines(_ text: String) -> (lines: [String], isMended: Bool) {
    let mended = Mojibake.mended(text)
    let read = mended ?? text
    let text =
      read.unicodeScalars.first == "\u{FEFF}" ? String(read.unicodeScalars.dropFirst()) : read
    return (TextLines.blocks(of: text), mended != nil)
  }

  /// How likely a line that only rules speak of is no content.
  private static let ruleAlone: Float = 0.9

  /// Bylines, dates and trails of places stand before the first paragraph.
  private func judgeHead(
    _ lines: [String], _ letters: [Int], _ reasons: inout [Removal.Reason?],
    _ bylines: inout [Byline]
  ) {
    for index in lines.indices.prefix(12) {
      if HeadlineCard.isLong(lines[index], letters[index]), reasons[index] == nil { return }
      if let byline = Byline(lines[index]) {
        bylines.append(byline)
        if reasons[index] == nil { reasons[index] = .boilerplate }
      } else if reasons[index] == nil, TextLines.isBreadcrumb(lines[index]) {
        reasons[index] = .navigation
      }
    }
  }

  /// After a heading such as "Related articles", short lines go until the next paragraph.
  private func judgeSections(
    _ lines: [String], _ letters: [Int], _ isHeading: [Bool], _ reasons: inout [Removal.Reason?]
  ) {
    var section: Removal.Reason?
    for index in lines.indices {
      if !isHeading[index], let opened = Furniture.section(lines[index]) {
        // A heading that a paragraph follows may be an article's own.
        let next = index + 1 < lines.count ? letters[index + 1] : 0
        if next < 200 {
          section = opened
          if reasons[index] == nil { reasons[index] = opened }
        }
        continue
      }
      guard let reason = section else { continue }
      let isShort = letters[index] < 160 && !TextLines.endsSentence(lines[index])
      if isShort, reason == .comment || letters[index] >= 16 {
        if reasons[index] == nil { reasons[index] = reason }
      } else {
        section = nil
      }
    }
  }

  private func kinds(
    _ lines: [String], _ letters: [Int], _ reasons: [Removal.Reason?]
  ) -> [(kind: Block.Kind, level: Int?)] {
    var kinds = [(kind: Block.Kind, level: Int?)](
      repeating: (.paragraph, nil), count: lines.count)
    let kept = lines.indices.filter { reasons[$0] == nil }
    // Three or more labelled lines without stops in a row are a list.
    var run: [Int] = []
    func endRun() {
      if run.count >= 3 { for index in run { kinds[index] = (.listItem, 1) } }
      run = []
    }
    for index in kept {
      if TextLines.startsItem(lines[index][...]) {
        kinds[index] = (.listItem, 1)
      } else if TextLines.isLabelled(lines[index]) {
        run.append(index)
        continue
      }
      endRun()
    }
    endRun()
    for (position, index) in kept.enumerated() where kinds[index].kind == .paragraph {
      guard letters[index] >= 3, letters[index] <= 140, !TextLines.endsSentence(lines[index]),
        position + 1 < kept.count
      else { continue }
      let next = kept[position + 1]
      let isLead = letters[next] >= 2 * letters[index] || kinds[next].kind == .listItem
      if isLead, letters[next] > 60 || kinds[next].kind == .listItem {
        kinds[index] = (.heading, 2)
      }
    }
    return kinds
  }
}
