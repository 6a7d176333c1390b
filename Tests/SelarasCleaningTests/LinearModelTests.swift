import SelarasText
import Testing

@testable import SelarasCleaning

@Suite struct `The linear model of names and words` {
  private static let prose =
    "Fish is sold straight from the deck in the morning, and by noon the quay is empty again."

  private static func page(_ number: Int) -> GoldPage {
    // Digits are all alike to the model: only a word of its own tells a page from the next.
    let boat = String(repeating: Character(Unicode.Scalar(UInt8(97 + number % 26))), count: 4)
    let body = (0..<4).map { "\(prose) Part \($0) of \(number), the boat \(boat)." }
    let links = (0..<4).map { "<li class=link-item><a href=/\($0)>More \($0)</a></li>" }.joined()
    let page = """
      <html><body><nav class="site-menu">Menu of harbour \(number)</nav>
      <div class="storyBody"><h2>The quay</h2>\(body.map { "<p>\($0)</p>" }.joined())</div>
      <div class="related"><h2>More of the same</h2><ul>\(links)</ul></div></body></html>
      """
    return GoldPage(id: "\(number)", bytes: Array(page.utf8), text: body.joined(separator: "\n"))
  }

  private static func training(_ numbers: Range<Int>) throws -> [TrainingPage] {
    var trainer = CleanerTrainer()
    for number in numbers { try trainer.add(page(number)) }
    return trainer.pages
  }

  private static func rows(_ page: TrainingPage, _ model: LinearModel) -> [[Float]] {
    var scores = LinearScores(
      page.reading.tree, page.reading.blocks, page.features.profiles, model)
    return page.labels.indices.map { index in
      var row: [Float] = []
      scores.append(index, to: &row)
      return row
    }
  }

  @Test func `scores are the sums of the weights of all tokens`() throws {
    var random = TrainingRandom(3)
    var model = LinearModel()
    for slot in model.names.indices {
      model.names[slot] = Int8(truncatingIfNeeded: random.next())
      model.words[slot] = Int8(truncatingIfNeeded: random.next())
    }
    model.base = -0.25
    let page = try Self.training(0..<1)[0]
    let tree = page.reading.tree
    let names = NodeNames(tree)
    for (index, row) in Self.rows(page, model).enumerated() {
      var (ofNames, ofWords, ofHeading, count) = (0, 0, 0, 0)
      var node: Int? = page.reading.blocks[index].owner
      var step = 0
      while let here = node, step < 24 {
        names.forEachToken(of: here) {
          ofNames += Int(model.names[LinearModel.nameSlot($0, min(6, step))])
          count += 1
        }
        node = tree.parent(here)
        step += 1
      }
      let tokens = page.features.profiles[index].tokens
      for (place, token) in tokens.enumerated() {
        var slots = [LinearModel.wordSlot(token, .any)]
        if place < 2 { slots.append(LinearModel.wordSlot(token, place == 0 ? .first : .second)) }
        if place > 0 {
          slots.append(LinearModel.wordSlot(token ^ (tokens[place - 1] &* 31), .pair))
        }
        for slot in slots { ofWords += Int(model.words[slot]) }
        count += slots.count
      }
      let blocks = page.reading.blocks
      if blocks[index].kind != .heading,
        let above = blocks[..<index].lastIndex(where: { $0.kind == .heading })
      {
        for token in page.features.profiles[above].tokens.prefix(8) {
          ofHeading += Int(model.words[LinearModel.wordSlot(token, .heading)])
          count += 1
        }
      }
      let share = 1 / (32 * Float(count).squareRoot())
      let wanted = [
        -0.25 + Float(ofNames + ofWords + ofHeading) * share, Float(ofNames) * share,
        Float(ofWords) * share, Float(ofHeading) * share,
      ]
      #expect(zip(row, wanted).allSatisfy { abs($0 - $1) < 1e-3 }, "\(row) \(wanted)")
    }
  }

  @Test func `what is learnt from some pages tells the blocks of others apart`() throws {
    let (whole, held) = LinearTrainer(try Self.training(0..<20)).train(parts: 4)
    #expect(held.count == 4)
    #expect(held[0].names != held[1].names || held[0].words != held[1].words)
    let other = try Self.training(20..<21)[0]
    for model in [whole] + held {
      for (row, label) in zip(Self.rows(other, model), other.labels) {
        #expect((row[0] > 0) == (label >= 0.5))
      }
    }
  }

  @Test func `a heading stands above what follows it up to the next`() {
    func block(_ kind: Block.Kind) -> PageBlock {
      PageBlock(kind: kind, level: nil, text: "", node: 0, owner: 0)
    }
    let kinds: [Block.Kind] = [.paragraph, .heading, .paragraph, .listItem, .heading, .quote]
    #expect(LinearModel.headings(of: kinds.map(block)) == [nil, nil, 1, 1, nil, 4])
    #expect(LinearModel.headings(of: []) == [])
  }
}
