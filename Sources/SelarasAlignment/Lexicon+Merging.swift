extension Lexicon {
  /// The lexicon with what pairs of texts teach besides, such as a translation memory's.
  ///
  /// A link that both know has the greater of the two probabilities.
  ///
  /// - Parameter pairs: Source and target, as the lexicon is read.
  /// - Returns: The same lexicon where the pairs link nothing.
  /// - Complexity: That of training on the pairs.
  public func learning(from pairs: [(source: String, target: String)]) -> Lexicon {
    var options = LexiconTrainer.Options()
    // In a large memory what stands together once does so by chance.
    options.minimumCount = pairs.count > 2000 ? 2 : 1
    let weighted = pairs.map { pair in
      isMirrored
        ? (source: pair.target, target: pair.source, weight: 1.0)
        : (source: pair.source, target: pair.target, weight: 1.0)
    }
    let (bytes, _) = LexiconTrainer(options).train(pairs: weighted)
    // Pairs that link nothing teach nothing.
    guard let learnt = try? Lexicon(bytes: bytes) else { return self }
    var merged = self.count == 0 ? learnt : merged(with: learnt)
    merged.isMirrored = isMirrored
    return merged
  }

  private func merged(with other: Lexicon) -> Lexicon {
    var merged = Lexicon()
    let sources = LexiconMerge(first, other.first, most: Int.max)
    let targets = LexiconMerge(second, other.second, most: LexiconFile.mostTerms)
    (merged.first, merged.second) = (sources.side, targets.side)
    merged.lengthRatio = lengthRatio
    for places in sources.places {
      var row: [UInt16: (forward: UInt8, backward: UInt8)] = [:]
      for (lexicon, place, numbers) in [
        (self, places.0, targets.ofFirst), (other, places.1, targets.ofSecond),
      ] where place >= 0 {
        for link in Int(lexicon.starts[place])..<Int(lexicon.starts[place + 1]) {
          let number = numbers[Int(lexicon.linked[link])]
          if number < 0 { continue }
          // These are negative logarithms.
          let known = row[UInt16(number)] ?? (UInt8.max, UInt8.max)
          row[UInt16(number)] = (
            min(known.forward, lexicon.forward[link]), min(known.backward, lexicon.backward[link])
          )
        }
      }
      for (number, weights) in row.sorted(by: { $0.key < $1.key }) {
        merged.linked.append(number)
        merged.forward.append(weights.forward)
        merged.backward.append(weights.backward)
      }
      merged.starts.append(UInt32(merged.linked.count))
    }
    return merged
  }
}

/// The terms of two lexicons' sides in one row.
private struct LexiconMerge {
  var side = Lexicon.Side()
  /// Of each term, its numbers in both, -1 where it is not there.
  var places: [(Int, Int)] = []
  /// The new number of each old one, -1 where there was no room.
  var ofFirst: [Int]
  var ofSecond: [Int]

  init(_ one: Lexicon.Side, _ other: Lexicon.Side, most: Int) {
    ofFirst = [Int](repeating: -1, count: one.keys.count)
    ofSecond = [Int](repeating: -1, count: other.keys.count)
    var (i, j) = (0, 0)
    while i < one.keys.count || j < other.keys.count {
      let isSecond =
        j < other.keys.count && (i == one.keys.count || other.keys[j] < one.keys[i])
      if isSecond {
        // The first's terms all have room.
        if side.keys.count + (one.keys.count - i) < most {
          ofSecond[j] = side.keys.count
          side.keys.append(other.keys[j])
          side.rarity.append(other.rarity[j])
          places.append((-1, j))
        }
        j += 1
        continue
      }
      let isBoth = j < other.keys.count && other.keys[j] == one.keys[i]
      ofFirst[i] = side.keys.count
      if isBoth { ofSecond[j] = side.keys.count }
      side.keys.append(one.keys[i])
      side.rarity.append(one.rarity[i])
      places.append((i, isBoth ? j : -1))
      i += 1
      if isBoth { j += 1 }
    }
  }
}
