/// Which links of a model are worth their bytes, and the lexicon made of them.
struct LexiconPruning {
  private var kept: [(source: Int32, target: Int32, forward: Float, backward: Float)] = []

  /// Keeps the links above the threshold, the best of each term on either side, and of those as
  /// many as the file has room for.
  init(_ model: ModelOne, mostLinks: Int, threshold: Float, mostBytes: Int) {
    var worth: [(worth: Float, source: Int32, link: Int)] = []
    for source in 0..<model.starts.count - 1 {
      for link in model.starts[source]..<model.starts[source + 1] {
        let (forward, backward) = (model.forward[link], model.backward[link])
        if max(forward, backward) < threshold { continue }
        worth.append((forward + backward, Int32(source), link))
      }
    }
    worth.sort { ($0.worth, $1.link) > ($1.worth, $0.link) }
    var sourceLinks = [Int](repeating: 0, count: model.sourceFrequency.count)
    var targetLinks = [Int](repeating: 0, count: model.targetFrequency.count)
    var size = LexiconFile.headerSize
    var secondTerms = 0
    for (_, source, link) in worth {
      let target = Int(model.linked[link])
      // The best links of a term are kept whatever their partner has already.
      if sourceLinks[Int(source)] >= mostLinks { continue }
      if targetLinks[target] >= mostLinks * 4 { continue }
      if targetLinks[target] == 0, secondTerms == LexiconFile.mostTerms { continue }
      let bytes = 4 + (sourceLinks[Int(source)] == 0 ? 6 : 0) + (targetLinks[target] == 0 ? 5 : 0)
      if size + bytes > mostBytes { break }
      size += bytes
      if targetLinks[target] == 0 { secondTerms += 1 }
      sourceLinks[Int(source)] += 1
      targetLinks[target] += 1
      kept.append((source, Int32(target), model.forward[link], model.backward[link]))
    }
  }

  /// The lexicon of the links that were kept, its terms sorted by their keys.
  func lexicon(of model: ModelOne, _ first: [UInt64], _ second: [UInt64]) -> Lexicon {
    var lexicon = Lexicon()
    let firstNumbers: [Int32: Int]
    let secondNumbers: [Int32: Int]
    (lexicon.first, firstNumbers) = LexiconPruning.side(
      of: Set(kept.map(\.source)), first, model.sourceFrequency)
    (lexicon.second, secondNumbers) = LexiconPruning.side(
      of: Set(kept.map(\.target)), second, model.targetFrequency)
    var links: [(first: Int, second: Int, forward: Float, backward: Float)] = []
    for link in kept {
      if let a = firstNumbers[link.source], let b = secondNumbers[link.target] {
        links.append((a, b, link.forward, link.backward))
      }
    }
    links.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    lexicon.starts = [UInt32](repeating: 0, count: lexicon.first.keys.count + 1)
    for link in links {
      lexicon.starts[link.first + 1] += 1
      lexicon.linked.append(UInt16(link.second))
      lexicon.forward.append(Lexicon.quantised(Double(link.forward)))
      lexicon.backward.append(Lexicon.quantised(Double(link.backward)))
    }
    for i in 0..<lexicon.first.keys.count { lexicon.starts[i + 1] += lexicon.starts[i] }
    return lexicon
  }

  /// The terms that have a link, by key; of two terms with one key the more frequent stays.
  private static func side(
    of used: Set<Int32>, _ terms: [UInt64], _ frequency: [Float]
  ) -> (Lexicon.Side, [Int32: Int]) {
    let sorted = used.map { (key: UInt32(truncatingIfNeeded: terms[Int($0)] >> 32), number: $0) }
      .sorted {
        $0.key != $1.key
          ? $0.key < $1.key
          : (frequency[Int($0.number)], $1.number) > (frequency[Int($1.number)], $0.number)
      }
    var side = Lexicon.Side()
    var numbers: [Int32: Int] = [:]
    for (key, number) in sorted where side.keys.last != key {
      numbers[number] = side.keys.count
      side.keys.append(key)
      side.rarity.append(Lexicon.quantised(Double(frequency[Int(number)])))
    }
    return (side, numbers)
  }
}
