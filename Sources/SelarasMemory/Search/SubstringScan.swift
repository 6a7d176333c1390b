internal import CDistance

/// One text on its way through the chunks that may hold it.
struct SubstringScan {
  /// The two cases of each character.
  private let cases: [(lower: UInt32, upper: UInt32)]
  /// A bit for each unit that holds the text, at its number.
  private(set) var found: [UInt64] = []

  init(_ text: [UInt32]) {
    cases = text.map { scalar in
      guard let letter = Unicode.Scalar(scalar) else { return (scalar, scalar) }
      func single(_ mapping: String) -> UInt32 {
        let scalars = mapping.unicodeScalars
        return scalars.count == 1 ? scalars.first?.value ?? scalar : scalar
      }
      return (
        single(letter.properties.lowercaseMapping), single(letter.properties.uppercaseMapping)
      )
    }
  }

  /// Finds the texts of a chunk that hold the text.
  ///
  /// - Complexity: O(*n*), at 64 characters in a few nanoseconds where it is rare.
  mutating func scan(_ chunk: Chunk, _ index: SearchIndex) throws {
    guard chunk.longest >= cases.count else { return }
    try index.loadColumns(chunk)
    try index.loadCodes(chunk)
    switch chunk.width {
    case 1: unsafe search(chunk.codes, chunk) { unsafe cdistance_find8($0, $1, $2, $3, $4, $5) }
    case 2:
      unsafe search(chunk.wideCodes, chunk) { unsafe cdistance_find16($0, $1, $2, $3, $4, $5) }
    default:
      unsafe search(chunk.widestCodes, chunk) { codes, blocks, first, last, distance, found in
        for block in 0..<Int(blocks) {
          var bits: UInt64 = 0
          for place in 0..<64 {
            let (code, end) = unsafe (
              codes[block * 64 + place], codes[block * 64 + place + Int(distance)]
            )
            if unsafe (code == first[0] || code == first[1])
              && (end == last[0] || end == last[1])
            {
              bits |= 1 << UInt64(place)
            }
          }
          unsafe found[block] = bits
        }
      }
    }
  }

  private typealias Find<Code> = (
    UnsafePointer<Code>, Int64, UnsafePointer<Code>, UnsafePointer<Code>, Int64,
    UnsafeMutablePointer<UInt64>
  ) -> Void

  private mutating func search<Code: TextCode>(
    _ codes: [Code], _ chunk: Chunk, find: Find<Code>
  ) {
    var pattern: [(Code, Code)] = []
    for pair in cases {
      let lower = Code.code(of: pair.lower)
      let upper = Code.code(of: pair.upper)
      guard let one = lower ?? upper else { return }
      pattern.append((one, upper ?? one))
    }
    let length = pattern.count
    guard codes.count >= length else { return }
    let (first, last) = (pattern[0], pattern[length - 1])
    let places = codes.count - length + 1
    var blocks = [UInt64](repeating: .max, count: (places + 63) / 64)
    // The last places are looked at one by one.
    let whole = max(0, codes.count - length + 1) / 64
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe blocks.withUnsafeMutableBufferPointer { found in
        guard let codes = codes.baseAddress, let found = found.baseAddress else { return }
        unsafe find(
          codes, Int64(whole), [first.0, first.1], [last.0, last.1], Int64(length - 1), found)
      }
    }
    if whole < blocks.count { blocks[whole] = (1 << UInt64(places & 63)) - 1 }
    let starts = chunk.starts
    let units = chunk.units
    var text = 0
    /// No place before this one is looked at: its text has been found.
    var next = 0
    for (block, var bits) in blocks.enumerated() where bits != 0 {
      let place = block * 64
      if place + 64 <= next { continue }
      if place < next { bits &= .max << UInt64(next - place) }
      while bits != 0 {
        let hit = place + bits.trailingZeroBitCount
        bits &= bits - 1
        if hit < next { continue }
        while starts[text + 1] <= hit { text += 1 }
        guard hit + length <= starts[text + 1], matches(codes, at: hit, pattern) else { continue }
        next = starts[text + 1]
        mark(units[text])
      }
    }
  }

  private func matches<Code: TextCode>(
    _ codes: [Code], at start: Int, _ pattern: [(Code, Code)]
  ) -> Bool {
    for (offset, pair) in pattern.enumerated() {
      let code = codes[start + offset]
      if code != pair.0, code != pair.1 { return false }
    }
    return true
  }

  private mutating func mark(_ unit: Int64) {
    let word = Int(unit >> 6)
    if word >= found.count {
      found.append(
        contentsOf: repeatElement(0, count: max(word + 1 - found.count, found.count)))
    }
    found[word] |= 1 << UInt64(unit & 63)
  }

  /// Forgets units that are gone.
  mutating func remove(_ units: Set<Int64>) {
    for unit in units where Int(unit >> 6) < found.count {
      found[Int(unit >> 6)] &= ~(1 << UInt64(unit & 63))
    }
  }
}
