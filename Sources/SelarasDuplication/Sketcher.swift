internal import SelarasSegmentation

/// Makes the sketches of documents; one for each worker, for it keeps its buffers.
///
///     var sketcher = Sketcher()
///     let one = sketcher.sketch(of: "Harga emas turun lagi.".utf8.span)
///     let other = sketcher.sketch(of: "HARGA EMAS, turun lagi!".utf8.span)
///     one.identity == other.identity   // true
public struct Sketcher: ~Copyable {
  /// What this sketcher was made with.
  public let options: SketchOptions
  private let folding = Folding()
  private var tokens: [UInt64] = []
  private var shingles: ShingleHashes
  /// Fingerprints in the upper halves; in the lower ones the weight of what stands before.
  private var sample: [UInt64] = []
  /// Those of the sample that may be kept, sorted.
  private var sorter = SampleSorter()

  /// Makes a sketcher.
  public init(options: SketchOptions = .init()) {
    self.options = options
    shingles = ShingleHashes(weight: options.shingleWeight)
  }

  /// Sketches one document.
  ///
  /// - Parameter text: UTF-8; ill-formed bytes separate tokens.
  /// - Returns: A sketch of at most ``SketchOptions/capacity`` fingerprints.
  /// - Complexity: O(*n*) time; memory does not grow with the text.
  public mutating func sketch(of text: Span<UInt8>) -> Sketch {
    var level = 0
    var weight = 0
    var identity: UInt64 = 0
    // What the tokens before the next shingle weigh, and how many tokens wait for it to end.
    var begun = 0
    var waiting = 0
    sample.removeAll(keepingCapacity: true)
    // Taken out of `self` for the time, since a span of it would bar all else.
    var tokens: [UInt64] = []
    swap(&tokens, &self.tokens)
    var start = 0
    while start < text.count {
      let end = Stretches.end(in: text, from: start, to: text.count)
      let count = folding.hash(text.extracting(start..<end), into: &tokens, from: waiting)
      let done: Int
      do {
        let hashes = tokens.span
        for i in waiting..<count {
          weight += Int(truncatingIfNeeded: hashes[i] & 1) + 1
          identity = identity &* 0xD129_0B2D_9C5C_A5C5 &+ hashes[i]
        }
        done = append(hashes, count, level, &begun)
      }
      waiting = count - done
      for i in 0..<waiting { tokens[i] = tokens[done + i] }
      // A long text is thinned on the way, so that the sample does not grow with it.
      if sample.count >= 1 << 14 { thin(&level) }
      start = end
    }
    if sample.isEmpty, level == 0, waiting > 0 {
      sample.append(UInt64(shingles.fingerprint(ofAll: waiting, in: tokens)) << 32)
    }
    swap(&tokens, &self.tokens)
    thin(&level)
    let whole = max(1, weight)
    return Sketch(
      fingerprints: sample.map { UInt32(truncatingIfNeeded: $0 >> 32) },
      places: sample.map {
        UInt8(min(255, Int(truncatingIfNeeded: $0 & 0xFFFF_FFFF) * 256 / whole))
      },
      level: level, weight: weight,
      identity: TokenHash.mix(identity ^ UInt64(truncatingIfNeeded: weight)))
  }

  /// Samples the shingles that end among the tokens at hand.
  ///
  /// - Returns: How many tokens begin a shingle that has ended.
  private mutating func append(
    _ hashes: Span<UInt64>, _ count: Int, _ level: Int, _ begun: inout Int
  ) -> Int {
    let limit = level < 32 ? UInt32.max >> UInt32(level) : 0
    shingles.restart()
    while let shingle = shingles.next(hashes, count) {
      if shingle.fingerprint <= limit {
        sample.append(
          UInt64(shingle.fingerprint) << 32 | UInt64(UInt32(truncatingIfNeeded: begun)))
      }
      begun += Int(truncatingIfNeeded: shingle.fingerprint & 1) + 1
    }
    return shingles.first
  }

  /// Leaves each fingerprint once, and halves the threshold until they fit.
  private mutating func thin(_ level: inout Int) {
    // How many there are under each threshold, each counted as often as it stands.
    var counts = [34 of Int](repeating: 0)
    for element in sample { counts[min(32, element.leadingZeroBitCount)] += 1 }
    for i in (0..<33).reversed() { counts[i] += counts[i + 1] }
    // From the lowest that may do: where each stood once, the one before would leave too many.
    var trial = level
    while trial < 32, counts[trial + 1] > options.capacity { trial += 1 }
    while true {
      sorter.sort(sample, under: trial)
      if trial == level || sorter.sorted.count > options.capacity { break }
      trial -= 1
    }
    var kept = sorter.sorted.count
    while kept > options.capacity {
      trial += 1
      let limit = trial < 32 ? UInt64(UInt32.max >> UInt32(trial)) : 0
      while kept > 0, sorter.sorted[kept - 1] >> 32 > limit { kept -= 1 }
    }
    level = trial
    sample.removeAll(keepingCapacity: true)
    sample.append(contentsOf: sorter.sorted[..<kept])
  }
}

/// Sorts the lower part of a sample and leaves each fingerprint once.
private struct SampleSorter {
  private(set) var sorted: [UInt64] = []
  private var picked: [UInt64] = []
  private var places = [257 of Int](repeating: 0)

  /// Replaces ``sorted`` by the elements under a threshold, of those with one fingerprint the least.
  ///
  /// - Complexity: O(*n*) for hashes: they are scattered by the highest eight bits that vary, and
  ///   those that fall together are sorted by the standard library.
  mutating func sort(_ sample: [UInt64], under level: Int) {
    let limit = level < 32 ? UInt64(UInt32.max >> UInt32(level)) : 0
    let shift = UInt64(32 + max(0, 24 - level))
    for i in 0..<257 { places[i] = 0 }
    picked.removeAll(keepingCapacity: true)
    for element in sample where element >> 32 <= limit {
      picked.append(element)
      places[min(255, Int(truncatingIfNeeded: element >> shift)) + 1] += 1
    }
    for i in 1..<257 { places[i] += places[i - 1] }
    sorted.removeAll(keepingCapacity: true)
    sorted.append(contentsOf: picked)
    for element in picked {
      let bucket = min(255, Int(truncatingIfNeeded: element >> shift))
      sorted[places[bucket]] = element
      places[bucket] += 1
    }
    // Now each place is the end of its bucket.
    var start = 0
    for bucket in 0..<256 {
      let end = places[bucket]
      if end - start > 32 {
        sorted[start..<end].sort()
      } else if end - start > 1 {
        for i in start + 1..<end {
          let moved = sorted[i]
          var place = i
          while place > start, sorted[place - 1] > moved {
            sorted[place] = sorted[place - 1]
            place -= 1
          }
          sorted[place] = moved
        }
      }
      start = end
    }
    var kept = 0
    for i in sorted.indices where i == 0 || sorted[i] >> 32 != sorted[kept - 1] >> 32 {
      sorted[kept] = sorted[i]
      kept += 1
    }
    sorted.removeSubrange(kept...)
  }
}
