internal import SelarasText

extension Folding {
  /// Hashes the folded tokens of `text`, and keeps nothing else of them.
  ///
  /// Letters of ASCII are taken eight at a time, a Han character by one look at a table; the rest
  /// goes the way of ``fold(_:into:)``.
  ///
  /// - Parameters:
  ///   - text: UTF-8; ill-formed bytes separate tokens.
  ///   - tokens: Receives, from `start` on, ``TokenHash/quickHash(of:)`` of each token, the lowest
  ///     bit replaced by its ``FoldedToken/weight`` less one; it is made longer where it is too
  ///     short, never shorter.
  ///   - start: Where in `tokens` the first one goes.
  /// - Returns: The end of what was written to `tokens`.
  /// - Complexity: O(*n*); nothing is allocated once `tokens` is as long as the text.
  public func hash(_ text: Span<UInt8>, into tokens: inout [UInt64], from start: Int) -> Int {
    // No token is shorter than a byte, and one more place is written than is used.
    let room = start + text.count + 1
    if tokens.count < room {
      tokens.append(contentsOf: repeatElement(0, count: room - tokens.count))
    }
    return unsafe tokens.withUnsafeMutableBufferPointer { output in
      guard let base = output.baseAddress else { return start }
      var writer = unsafe TokenWriter(output: base, count: start)
      unsafe text.withUnsafeBytes { unsafe hash($0, text, to: &writer) }
      return unsafe writer.count
    }
  }

  private func hash(
    _ bytes: UnsafeRawBufferPointer, _ text: Span<UInt8>, to writer: inout TokenWriter
  ) {
    let plainHan = table.plainHan.span
    let end = bytes.count
    // Where eight bytes can still be read at once.
    let last = end &- 8
    var position = 0
    while position < end {
      let byte = unsafe bytes[position]
      if byte < 0x80 {
        if position > last {
          let folded = table.ascii[Int(byte)]
          if folded == 0 {
            unsafe writer.close()
          } else {
            unsafe writer.open(word: 1)
            unsafe writer.hasher.append(UInt64(folded), 1)
          }
          position &+= 1
          continue
        }
        // The condition above keeps the eight bytes inside the text.
        let chunk = unsafe UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        let length = ASCIIWord.length(chunk)
        if length == 0 {
          unsafe writer.close()
          position &+= 1
          continue
        }
        let lower = chunk | 0x2020_2020_2020_2020
        if length == 8 {
          unsafe writer.open(word: 1)
          unsafe writer.hasher.append(lower, 8)
          position &+= 8
          continue
        }
        let bits = UInt64(truncatingIfNeeded: length) &* 8
        let word = lower & ~(~0 &<< bits)
        // What is ASCII and no letter ends the word; nothing else is to be done about it.
        let isWhole = chunk &>> bits & 0x80 == 0
        position &+= length &+ (isWhole ? 1 : 0)
        if isWhole, unsafe !writer.isOpen {
          unsafe writer.write(QuickTokenHasher(word, bits: bits).value | 1)
          continue
        }
        unsafe writer.open(word: 1)
        unsafe writer.hasher.append(word, length)
        if isWhole { unsafe writer.close() }
        continue
      }
      let han = unsafe Folding.plainHan(bytes, position, plainHan)
      if han != 0 {
        unsafe writer.close()
        var hasher = QuickTokenHasher(Folding.encoded(han), bits: 24)
        position &+= 3
        // A mark may follow each, but it is a Han character again nearly always.
        while true {
          let next = unsafe Folding.plainHan(bytes, position, plainHan)
          if next == 0 { break }
          unsafe writer.write(hasher.value & ~1)
          hasher = QuickTokenHasher(Folding.encoded(next), bits: 24)
          position &+= 3
        }
        unsafe writer.begin(word: 0, hasher)
        continue
      }
      let (scalar, length) = text.scalar(at: position)
      let entry = table[scalar]
      switch FoldingTable.Class(rawValue: entry & 3) ?? .separator {
      case .separator: unsafe writer.close()
      case .letter:
        unsafe writer.open(word: 1)
        unsafe table.append(entry, of: text, position, length, to: &writer.hasher)
      case .character:
        unsafe writer.close()
        unsafe writer.begin(word: 0, QuickTokenHasher())
        unsafe table.append(entry, of: text, position, length, to: &writer.hasher)
      case .mark:
        if unsafe writer.isOpen {
          unsafe table.append(entry, of: text, position, length, to: &writer.hasher)
        }
      }
      position &+= length
    }
    unsafe writer.close()
  }

  /// What the Han character at a position becomes, or zero where none of the plain ones is there.
  @inline(__always)
  private static func plainHan(
    _ bytes: UnsafeRawBufferPointer, _ position: Int, _ table: Span<UInt16>
  ) -> UInt16 {
    guard position &+ 3 <= bytes.count else { return 0 }
    // The condition above keeps the three bytes inside the text.
    let (first, second, third) = unsafe (
      UInt32(bytes[position]), UInt32(bytes[position &+ 1]), UInt32(bytes[position &+ 2])
    )
    guard first & 0xF0 == 0xE0, second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return 0 }
    let scalar = (first & 0x0F) &<< 12 | (second & 0x3F) &<< 6 | third & 0x3F
    let place = Int(truncatingIfNeeded: scalar &- FoldingTable.firstPlainHan)
    return place < table.count ? (unsafe table[unchecked: place]) : 0
  }

  /// A code point of three bytes in UTF-8, the first byte lowest.
  @inline(__always)
  private static func encoded(_ scalar: UInt16) -> UInt64 {
    let scalar = UInt64(scalar)
    return 0x8080E0 | scalar &>> 12 | (scalar &>> 6 & 0x3F) &<< 8 | (scalar & 0x3F) &<< 16
  }
}

/// Where the hashes go, and the token that is being read.
@unsafe private struct TokenWriter {
  let output: UnsafeMutablePointer<UInt64>
  var count: Int
  var hasher = QuickTokenHasher()
  private(set) var isOpen = false
  private var word: UInt64 = 1

  @inline(__always)
  init(output: UnsafeMutablePointer<UInt64>, count: Int) {
    unsafe self.output = output
    unsafe self.count = count
  }

  @inline(__always)
  mutating func write(_ hash: UInt64) {
    unsafe output[count] = hash
    unsafe count &+= 1
  }

  /// Ends the token, if one is open; one without bytes is none.
  @inline(__always)
  mutating func close() {
    guard unsafe isOpen else { return }
    unsafe output[count] = hasher.value & ~1 | word
    unsafe count &+= hasher.isEmpty ? 0 : 1
    unsafe begin(word: 1, QuickTokenHasher())
    unsafe isOpen = false
  }

  /// Begins a token where none is open.
  @inline(__always)
  mutating func begin(word: UInt64, _ hasher: QuickTokenHasher) {
    unsafe self.word = word
    unsafe self.hasher = hasher
    unsafe isOpen = true
  }

  /// Goes on with an open word, or begins one.
  @inline(__always)
  mutating func open(word: UInt64) {
    if unsafe isOpen, unsafe self.word == word { return }
    unsafe close()
    unsafe begin(word: word, QuickTokenHasher())
  }
}

/// Letters and digits of ASCII in eight bytes at once.
private enum ASCIIWord {
  /// How many bytes, from the lowest on, are letters or digits.
  ///
  /// Ranges are tested in all bytes by one addition that carries into their highest bits (Warren,
  /// "Hacker's Delight", second edition, section 2-18).
  @inline(__always)
  static func length(_ chunk: UInt64) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    let low = chunk & ~tops
    let folded = low | ones &* 0x20
    let letters = (folded &+ ones &* (0x80 - 0x61)) & ~(folded &+ ones &* (0x80 - 0x7B))
    let digits = (low &+ ones &* (0x80 - 0x30)) & ~(low &+ ones &* (0x80 - 0x3A))
    return (~((letters | digits) & ~chunk) & tops).trailingZeroBitCount / 8
  }
}
