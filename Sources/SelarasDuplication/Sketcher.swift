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
  private let shingles: ShingleHashes
  private var tokens: [UInt64] = []
  private var sample: SketchSample

  /// Makes a sketcher.
  public init(options: SketchOptions = .init()) { self.init(options: options, variant: 0) }

  /// Makes a sketcher that takes another sample of the shingles, to learn from the same documents
  /// more than once; only sketches of one variant can be compared.
  public init(options: SketchOptions = .init(), variant: Int) {
    self.options = options
    shingles = ShingleHashes(weight: options.shingleWeight, variant: variant)
    sample = SketchSample(capacity: options.capacity)
  }

  /// Sketches one document.
  ///
  /// - Parameter text: UTF-8; ill-formed bytes separate tokens.
  /// - Returns: A sketch of at most ``SketchOptions/capacity`` fingerprints.
  /// - Complexity: O(*n*) time; memory does not grow with the text.
  public mutating func sketch(of text: Span<UInt8>) -> Sketch {
    var weight = 0
    var identity: UInt64 = 0
    // What the tokens before the next shingle weigh, and how many tokens wait for it to end.
    var begun = 0
    var waiting = 0
    var count = 0
    sample.begin(level: 0)
    // Taken out of `self` for the time, since a span of it would bar all else.
    var tokens: [UInt64] = []
    swap(&tokens, &self.tokens)
    var start = 0
    while start < text.count {
      let end = Stretches.end(in: text, from: start, to: text.count)
      count = folding.hash(text.extracting(start..<end), into: &tokens, from: waiting)
      let done: Int
      do {
        let hashes = tokens.span
        for i in waiting..<count {
          let token = hashes[i]
          weight &+= Int(truncatingIfNeeded: token & 1) &+ 1
          identity = identity &* 0xD129_0B2D_9C5C_A5C5 &+ token
        }
        // Of a text in hand as a whole it is known how far the threshold must fall at least,
        // unless it repeats itself.
        if start == 0, end == text.count { sample.begin(level: sample.level(expecting: count)) }
        done = sample.append(shingles, of: hashes, count, begun: &begun)
      }
      waiting = count - done
      for i in 0..<waiting { tokens[i] = tokens[done + i] }
      start = end
    }
    if sample.isEmpty, sample.level == 0, waiting > 0 {
      let shingle = shingles.shingle(ofAll: waiting, in: tokens)
      sample.append(shingle.fingerprint)
    }
    let isEnough = sample.finish()
    if !isEnough {
      // The tokens begin with those that wait, which stand at their end as well.
      sample.begin(level: 0)
      var begun = 0
      _ = folding.hash(text, into: &tokens, from: 0)
      _ = sample.append(shingles, of: tokens.span, count, begun: &begun)
      _ = sample.finish()
    }
    swap(&tokens, &self.tokens)
    return sample.sketch(
      weight: weight, identity: TokenHash.mix(identity ^ UInt64(truncatingIfNeeded: weight)))
  }
}
