internal import SelarasText

/// A small number for every code point, looked up straight from its UTF-8 bytes.
///
/// Code points of one or two bytes have a direct table of 2 KiB. Those of three and four bytes go
/// through one index of their leading bits (everything but the last byte) to blocks of 64; equal
/// blocks are stored once. Leading bits that no well-formed sequence has (surrogates, overlong
/// forms) are marked in the index, so that looking up also validates.
@safe
struct CategoryTable: ~Copyable, Sendable {
  // The memory is written by `init` alone and freed by `deinit`: readers may share it.
  /// Values of U+0000 to U+07FF.
  nonisolated(unsafe) let direct: UnsafeMutablePointer<UInt8>
  /// For the code point's bits above the lowest six: which block, or ``illFormed``.
  nonisolated(unsafe) let index: UnsafeMutablePointer<UInt16>
  /// Values, 64 a block.
  nonisolated(unsafe) let blocks: UnsafeMutablePointer<UInt8>
  /// How many blocks there are.
  let blockCount: Int
  /// The numbers of the blocks of U+0000 to U+07FF, which the index has no room for.
  let lowBlocks: [Int]
  /// The value of U+FFFD, which ill-formed sequences take.
  let replacement: UInt8

  static let illFormed = UInt16.max

  /// Makes a table from ranges that cover all code points in order.
  ///
  /// - Complexity: O(number of ranges + 17,408 blocks).
  init(
    _ forEach: (_ range: (_ start: UInt32, _ end: UInt32, _ value: UInt8) -> Void)
      throws(UnicodeError) -> Void
  ) throws(UnicodeError) {
    var construction = Construction()
    try forEach { construction.add($0, $1, $2) }
    construction.finish()
    self.init(construction)
  }

  /// Makes a table of 1,114,112 values.
  init(flat: [UInt8]) {
    precondition(flat.count == 0x11_0000, "one value for every code point")
    var construction = Construction()
    var start = 0
    for c in 1...flat.count where c == flat.count || flat[c] != flat[start] {
      construction.add(UInt32(start), UInt32(c - 1), flat[start])
      start = c
    }
    construction.finish()
    self.init(construction)
  }

  private init(_ construction: Construction) {
    unsafe direct = CategoryTable.memory(construction.direct)
    unsafe index = CategoryTable.memory(construction.index)
    unsafe blocks = CategoryTable.memory(construction.blocks)
    blockCount = construction.blocks.count >> 6
    lowBlocks = construction.lowBlocks
    let block = Int(construction.index[0xFFFD >> 6])
    replacement = construction.blocks[block << 6 | 0xFFFD & 63]
  }

  private static func memory<T>(_ values: [T]) -> UnsafeMutablePointer<T> {
    let memory = UnsafeMutablePointer<T>.allocate(capacity: values.count)
    for i in values.indices { unsafe (memory + i).initialize(to: values[i]) }
    return unsafe memory
  }

  /// The one value of all code points of a range of whole blocks past U+07FF, if there is one.
  func uniformValue(of range: ClosedRange<Int>) -> UInt8? {
    let block = unsafe index[range.lowerBound >> 6]
    for c in stride(from: range.lowerBound, through: range.upperBound, by: 64)
    where unsafe index[c >> 6] != block { return nil }
    let value = unsafe blocks[Int(block) << 6]
    for i in 1..<64 where unsafe blocks[Int(block) << 6 | i] != value { return nil }
    return value
  }

  /// What is known of a table while its ranges come in.
  private struct Construction {
    var direct = [UInt8](repeating: 0, count: 0x800)
    var index = [UInt16](repeating: 0, count: 0x11_0000 >> 6)
    var blocks: [UInt8] = []
    var lowBlocks: [Int] = []
    private var block = [UInt8](repeating: 0, count: 64)
    /// The blocks by their hash.
    private var numbers: [UInt64: [UInt16]] = [:]
    /// By value: the block that has it throughout, where there is one.
    private var uniform = [UInt16](repeating: CategoryTable.illFormed, count: 256)

    mutating func add(_ start: UInt32, _ end: UInt32, _ value: UInt8) {
      var c = Int(start)
      let last = Int(end)
      if c < 0x800 { for i in c...min(last, 0x7FF) { direct[i] = value } }
      while c <= last {
        if c & 63 == 0, c + 63 <= last {
          let number = uniformBlock(value)
          let whole = c >> 6..<(last + 1) >> 6
          for i in whole { index[i] = number }
          c = whole.upperBound << 6
        } else {
          block[c & 63] = value
          if c & 63 == 63 { index[c >> 6] = intern(block) }
          c += 1
        }
      }
    }

    /// Takes blocks that no well-formed sequence reaches out of the index.
    mutating func finish() {
      lowBlocks = index[0..<0x20].map(Int.init)
      for i in [0..<0x20, 0x360..<0x380].joined() { index[i] = CategoryTable.illFormed }
    }

    private mutating func uniformBlock(_ value: UInt8) -> UInt16 {
      if uniform[Int(value)] == CategoryTable.illFormed {
        uniform[Int(value)] = intern([UInt8](repeating: value, count: 64))
      }
      return uniform[Int(value)]
    }

    private mutating func intern(_ values: [UInt8]) -> UInt16 {
      // FNV-1a: a few hundred blocks are told apart, and this table is made at every start.
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for value in values { hash = (hash ^ UInt64(value)) &* 0x100_0000_01B3 }
      for number in numbers[hash, default: []]
      where blocks[Int(number) << 6..<(Int(number) + 1) << 6].elementsEqual(values) {
        return number
      }
      let number = UInt16(blocks.count >> 6)
      blocks += values
      numbers[hash, default: []].append(number)
      return number
    }
  }

  deinit {
    unsafe direct.deallocate()
    unsafe index.deallocate()
    unsafe blocks.deallocate()
  }

  /// The table's addresses, for loops that keep them in registers.
  ///
  /// Valid as long as the table lives.
  @unsafe struct View {
    let direct: UnsafePointer<UInt8>
    let index: UnsafePointer<UInt16>
    let blocks: UnsafePointer<UInt8>
    let replacement: UInt8
  }

  @unsafe var view: View {
    unsafe View(
      direct: UnsafePointer(direct), index: UnsafePointer(index), blocks: UnsafePointer(blocks),
      replacement: replacement)
  }
}

extension CategoryTable.View {
  /// The value of one code point.
  @unsafe func value(of codePoint: UInt32) -> UInt8 {
    let c = Int(codePoint)
    if c < 0x800 { return unsafe direct[c] }
    return unsafe blocks[Int(index[c >> 6]) << 6 | c & 63]
  }

  /// The value of the code point at `position`, and how many bytes it takes.
  ///
  /// Ill-formed bytes have the value of U+FFFD, one for each maximal subpart.
  @inline(__always)
  @unsafe func lookUp(
    _ text: UnsafePointer<UInt8>, _ position: Int, _ end: Int
  ) -> (value: UInt8, length: Int) {
    let lead = unsafe Int(text[position])
    if lead < 0x80 { return unsafe (direct[lead], 1) }
    if lead >= 0xE0, lead < 0xF0, end &- position >= 3 {
      let second = unsafe Int(text[position &+ 1])
      let third = unsafe Int(text[position &+ 2])
      if second & 0xC0 == 0x80, third & 0xC0 == 0x80 {
        let block = unsafe index[(lead & 0xF) << 6 | second & 0x3F]
        if block != CategoryTable.illFormed {
          return unsafe (blocks[Int(block) << 6 | third & 0x3F], 3)
        }
      }
    } else if lead >= 0xC2, lead < 0xE0, end &- position >= 2 {
      let second = unsafe Int(text[position &+ 1])
      if second & 0xC0 == 0x80 {
        return unsafe (direct[(lead & 0x1F) << 6 | second & 0x3F], 2)
      }
    }
    return unsafe rare(text, position, end)
  }

  @inline(never)
  @unsafe private func rare(
    _ text: UnsafePointer<UInt8>, _ position: Int, _ end: Int
  ) -> (value: UInt8, length: Int) {
    let lead = unsafe Int(text[position])
    let left = end &- position
    if lead < 0xE0 || lead > 0xF4 || left < 2 { return unsafe (replacement, 1) }
    // No overlong forms, surrogates, or values past U+10FFFF.
    let second = unsafe Int(text[position &+ 1])
    let lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    if second < lowest || second > highest { return unsafe (replacement, 1) }
    if lead < 0xF0 || left < 3 { return unsafe (replacement, 2) }
    let third = unsafe Int(text[position &+ 2])
    if third & 0xC0 != 0x80 { return unsafe (replacement, 2) }
    if left < 4 { return unsafe (replacement, 3) }
    let fourth = unsafe Int(text[position &+ 3])
    if fourth & 0xC0 != 0x80 { return unsafe (replacement, 3) }
    let high = (lead & 7) &<< 12 | (second & 0x3F) &<< 6 | third & 0x3F
    return unsafe (blocks[Int(index[high]) &<< 6 | fourth & 0x3F], 4)
  }
}
