import Selaras

/// Writes segments as lines of `start TAB end TAB status`, many millions a second.
///
/// Segments follow each other, so that a start has nearly always just been written as an end; and
/// an end seldom differs from the one before in more than its last four digits. So the digits
/// above those are kept as they stand in the text, sixteen bytes that are copied at once, and the
/// last four come from a table of pairs.
struct OffsetLines: Sendable {
  /// An offset as text: what stands before the last four digits, then these.
  private struct Digits {
    /// The number.
    var value = -1
    /// The smallest number with the same leading digits.
    var group = -10_000
    var leading = SIMD16<UInt8>(repeating: 0)
    var leadingCount = 0
    /// The last four digits, the first one lowest.
    var trailing: UInt32 = 0
  }

  private var last = Digits()
  /// The two digits of 0 to 99, the first one lower.
  private let pairs: [UInt16]
  /// What ends a line, by the status: a tabulator, the digits and a line feed, in the highest byte
  /// their number.
  private let tails: [UInt64]

  /// Lines longer than this do not exist: two offsets of at most 19 digits and a status of 11.
  private static let longestLine = 64
  /// So many segments are written before the room for more is made.
  private static let batch = 4096

  init() {
    pairs = (0..<100).map { (number: UInt16) in
      let (tens, ones) = (number / 10, number % 10)
      return 0x3030 + tens + ones << 8
    }
    tails = (0..<1000).map(OffsetLines.tail)
  }

  private static func tail(_ status: UInt64) -> UInt64 {
    // From the last byte to the first, each pushing those behind it up.
    var tail: UInt64 = 0x0A
    var count: UInt64 = 2
    var rest = status
    repeat {
      tail = tail << 8 | (0x30 + rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    return tail << 8 | 0x09 | count << 56
  }

  /// Appends the lines of `segments`, whose offsets count from `base`.
  mutating func append(_ segments: Slice<SegmentList>, base: Int, to out: inout [UInt8]) {
    var rest = segments
    while !rest.isEmpty {
      let some = rest.prefix(OffsetLines.batch)
      rest = rest.dropFirst(OffsetLines.batch)
      let room = some.count * OffsetLines.longestLine
      // What is written goes past the end of a line, and the next line over it.
      out.append(addingCapacity: room) { span in
        unsafe span.withUnsafeMutableBufferPointer { bytes, count in
          guard let first = bytes.baseAddress else { return }
          let start = unsafe UnsafeMutableRawPointer(first + count)
          count += unsafe write(some, base: base, at: start)
        }
      }
    }
  }

  /// Writes the lines; returns how many bytes they are.
  @unsafe private mutating func write(
    _ segments: Slice<SegmentList>, base: Int, at start: UnsafeMutableRawPointer
  ) -> Int {
    var digits = last
    var at = unsafe start
    unsafe pairs.withUnsafeBufferPointer { pairs in
      unsafe tails.withUnsafeBufferPointer { tails in
        for segment in segments {
          let (from, to) = (base &+ segment.range.start, base &+ segment.range.end)
          if from != digits.value { unsafe OffsetLines.read(from, pairs, into: &digits) }
          unsafe at = OffsetLines.put(digits, at)
          unsafe at.storeBytes(of: 0x09, as: UInt8.self)
          unsafe at += 1
          unsafe OffsetLines.read(to, pairs, into: &digits)
          unsafe at = OffsetLines.put(digits, at)
          let status = Int(segment.status)
          if tails.indices.contains(status) {
            let tail = unsafe tails[status]
            unsafe at.storeBytes(of: tail.littleEndian, as: UInt64.self)
            unsafe at += Int(tail &>> 56)
          } else {
            for byte in "\t\(status)\n".utf8 {
              unsafe at.storeBytes(of: byte, as: UInt8.self)
              unsafe at += 1
            }
          }
        }
      }
    }
    last = digits
    return unsafe at - start
  }

  /// Makes `digits` those of `number`.
  @inline(__always)
  @unsafe private static func read(
    _ number: Int, _ pairs: UnsafeBufferPointer<UInt16>, into digits: inout Digits
  ) {
    if UInt(bitPattern: number &- digits.group) >= 10_000 || number < 10_000 {
      lead(number, into: &digits)
    }
    digits.value = number
    if number < 10_000 { return }
    let low = UInt32(truncatingIfNeeded: number &- digits.group)
    // A hundredth, by its reciprocal: exact below 43,699.
    let high = (low &* 5243) &>> 19
    let left = unsafe pairs[Int(high)]
    let right = unsafe pairs[Int(low &- high &* 100)]
    digits.trailing = UInt32(left) | UInt32(right) &<< 16
  }

  /// Finds the leading digits; for numbers of up to four digits those are all.
  @inline(never)
  private static func lead(_ number: Int, into digits: inout Digits) {
    digits.group = number < 10_000 ? -10_000 : number - number % 10_000
    var leading = SIMD16<UInt8>(repeating: 0)
    let text = String(number < 10_000 ? number : number / 10_000).utf8
    for (i, byte) in text.enumerated() { leading[i] = byte }
    digits.leading = leading
    digits.leadingCount = text.count
  }

  @inline(__always)
  @unsafe private static func put(
    _ digits: Digits, _ at: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    unsafe at.storeBytes(of: digits.leading, as: SIMD16<UInt8>.self)
    let next = unsafe at + digits.leadingCount
    if digits.value < 10_000 { return unsafe next }
    unsafe next.storeBytes(of: digits.trailing.littleEndian, as: UInt32.self)
    return unsafe next + 4
  }
}
