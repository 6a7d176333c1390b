/// Remembers what was found out about the values of attributes in one page's text: half of all classes
/// have just stood in the same list.
///
/// A table of 512 places by count, start and end of the value; a hit is compared as a whole.
struct ValueMemo {
  private struct Entry {
    var start = 0
    var count = -1
    var bits: UInt16 = 0
  }

  private var entries = [Entry](repeating: Entry(), count: 512)

  /// What `read` says of a value, asked only where it is not remembered.
  ///
  /// - Parameters:
  ///   - range: Where the value stands in `text`, which must be the same at each call.
  ///   - text: The page's text.
  ///   - read: The same for the same bytes.
  /// - Returns: What it said of these bytes, now or before.
  mutating func bits(
    of range: Range<Int>, in text: Span<UInt8>, _ read: (Span<UInt8>) -> UInt16
  ) -> UInt16 {
    let value = text.extracting(range)
    let first = Self.word(value, 0)
    let last = Self.word(value, max(0, value.count - 8))
    let mixed = (first ^ (last &<< 7) ^ UInt64(value.count)) &* 0x9E37_79B9_7F4A_7C15
    let slot = Int(mixed >> 55)
    let entry = entries[slot]
    if entry.count == value.count,
      Self.areEqual(value, text.extracting(entry.start..<entry.start + entry.count))
    {
      return entry.bits
    }
    let bits = read(value)
    entries[slot] = Entry(start: range.lowerBound, count: range.count, bits: bits)
    return bits
  }

  private static func areEqual(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
    var place = 0
    while place + 8 <= first.count {
      if word(first, place) != word(second, place) { return false }
      place += 8
    }
    let last = max(0, first.count - 8)
    return word(first, last) == word(second, last)
  }

  /// Eight bytes of a span, or all that it has.
  private static func word(_ bytes: Span<UInt8>, _ place: Int) -> UInt64 {
    if bytes.count < 8 {
      var word: UInt64 = 0
      for index in bytes.indices { word = word << 8 | UInt64(bytes[index]) }
      return word
    }
    precondition(place >= 0 && place + 8 <= bytes.count)
    return unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
  }
}
