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
  private var folded = FoldedText()
  private var shingler: Shingler
  private var sample: [UInt32] = []
  // What sorting needs.
  private var scattered: [UInt32] = []
  private var places = [257 of Int](repeating: 0)

  /// Makes a sketcher.
  public init(options: SketchOptions = .init()) {
    self.options = options
    shingler = Shingler(weight: options.shingleWeight)
  }

  /// Sketches one document.
  ///
  /// - Parameter text: UTF-8; ill-formed bytes separate tokens.
  /// - Returns: A sketch of at most ``SketchOptions/capacity`` fingerprints.
  /// - Complexity: O(*n*) time; memory does not grow with the text.
  public mutating func sketch(of text: Span<UInt8>) -> Sketch {
    var level = 0
    var limit = UInt32.max
    var weight = 0
    var identity: UInt64 = 0
    var finished = false
    shingler.reset()
    sample.removeAll(keepingCapacity: true)
    var start = 0
    while start < text.count {
      let end = Stretches.end(in: text, from: start, to: text.count)
      folding.fold(text.extracting(start..<end), into: &folded)
      let array = folded.tokens
      let tokens = array.span
      for i in tokens.indices {
        let token = tokens[i]
        weight += token.weight
        identity = identity &* 0xD129_0B2D_9C5C_A5C5 &+ token.hash
        shingler.push(token)
        while let shingle = shingler.next() {
          finished = true
          let fingerprint = Sketcher.fingerprint(of: shingle)
          if fingerprint > limit { continue }
          sample.append(fingerprint)
          if sample.count >= 8 * options.capacity + 64 { thin(&level, &limit) }
        }
      }
      start = end
    }
    if !finished, let shingle = shingler.rest() {
      sample.append(Sketcher.fingerprint(of: shingle))
    }
    thin(&level, &limit)
    return Sketch(
      fingerprints: Array(sample), level: level, weight: weight,
      identity: TokenHash.mix(identity ^ UInt64(truncatingIfNeeded: weight)))
  }

  @inline(__always)
  private static func fingerprint(of shingle: Shingler.Shingle) -> UInt32 {
    UInt32(truncatingIfNeeded: shingle.hash >> 32) & ~1
      | UInt32(truncatingIfNeeded: shingle.weight - 1)
  }

  /// Sorts the sample: by the highest eight bits that vary, which scatters hashes evenly, then by
  /// insertion.
  private mutating func sortSample(_ level: Int) {
    let shift = UInt32(max(0, 24 - level))
    for i in places.indices { places[i] = 0 }
    for fingerprint in sample { places[min(255, Int(fingerprint >> shift)) + 1] += 1 }
    for i in 1..<257 { places[i] += places[i - 1] }
    scattered.removeAll(keepingCapacity: true)
    scattered.append(contentsOf: sample)
    for fingerprint in sample {
      let bucket = min(255, Int(fingerprint >> shift))
      scattered[places[bucket]] = fingerprint
      places[bucket] += 1
    }
    for i in scattered.indices.dropFirst() {
      let moved = scattered[i]
      var place = i
      while place > 0, scattered[place - 1] > moved {
        scattered[place] = scattered[place - 1]
        place -= 1
      }
      scattered[place] = moved
    }
    swap(&sample, &scattered)
  }

  /// Leaves each fingerprint once, and lowers the threshold until they fit.
  private mutating func thin(_ level: inout Int, _ limit: inout UInt32) {
    sortSample(level)
    var kept = 0
    for i in sample.indices where i == 0 || sample[i] != sample[kept - 1] {
      sample[kept] = sample[i]
      kept += 1
    }
    while kept > options.capacity {
      level += 1
      limit = level < 32 ? UInt32.max >> UInt32(level) : 0
      while kept > 0, sample[kept - 1] > limit { kept -= 1 }
    }
    sample.removeSubrange(kept...)
  }
}
