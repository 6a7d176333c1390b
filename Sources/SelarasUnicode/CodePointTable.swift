internal import CICU

/// A value for every code point, looked up in two steps.
///
/// Blocks of 64 code points with equal values are stored once.
public struct CodePointTable: Sendable {
  private var blocks: [UInt16]
  private var values: [UInt16]

  /// The value of `codePoint`; that of U+FFFD for numbers past U+10FFFF.
  ///
  /// - Complexity: O(1).
  public subscript(codePoint: UInt32) -> UInt16 {
    let c = Int(codePoint <= 0x10FFFF ? codePoint : 0xFFFD)
    return values[Int(blocks[c >> 6]) << 6 | c & 63]
  }

  /// Makes a table of the values that `value` gives.
  ///
  /// - Complexity: 1,114,112 calls of `value`.
  public init(_ value: (UInt32) -> UInt16) {
    self.init(flat: (0...0x10FFFF).map { value(UInt32($0)) })
  }

  /// Reads the values of one of ICU's enumerated properties, such as `gc` or `sc`.
  public init(property: String) throws(UnicodeError) {
    var flat = [UInt16](repeating: 0, count: 0x110000)
    try CodePointTable.forEachRange(of: property) { start, end, value in
      for c in Int(start)...Int(end) { flat[c] = UInt16(truncatingIfNeeded: value) }
    }
    self.init(flat: flat)
  }

  init(flat: [UInt16]) {
    var seen: [ArraySlice<UInt16>: UInt16] = [:]
    blocks = []
    values = []
    for start in stride(from: 0, to: flat.count, by: 64) {
      let block = flat[start..<start + 64]
      if let index = seen[block] {
        blocks.append(index)
      } else {
        let index = UInt16(values.count >> 6)
        seen[block] = index
        values += block
        blocks.append(index)
      }
    }
  }

  /// Calls `body` for each range of code points, in order, that share a value of the property.
  static func forEachRange(
    of property: String, _ body: (_ start: UInt32, _ end: UInt32, _ value: UInt32) -> Void
  ) throws(UnicodeError) {
    var error: Int32 = 0
    unsafe RangeSink.run(report: body) { context, sink in
      unsafe cicu_property_ranges(cicu_property_named(property), context, sink, &error)
    }
    guard error <= 0 else { throw UnicodeError("reading the property \(property)", code: error) }
  }
}

/// Carries a closure that takes ranges of code points through a C function.
enum RangeSink {
  /// Calls `body` with what a C function needs in order to report ranges to `report`.
  static func run(
    report: (_ start: UInt32, _ end: UInt32, _ value: UInt32) -> Void,
    _ body: (UnsafeMutableRawPointer, cicu_range_sink) -> Void
  ) {
    withoutActuallyEscaping(report) { report in
      var sink = report
      unsafe withUnsafeMutablePointer(to: &sink) { context in
        unsafe body(UnsafeMutableRawPointer(context)) { context, start, end, value in
          let sink = unsafe context.assumingMemoryBound(
            to: ((UInt32, UInt32, UInt32) -> Void).self)
          unsafe sink.pointee(start, end, value)
        }
      }
    }
  }
}
