/// A number for a character: the fewer bytes, the more texts a lookup reads in a moment.
protocol TextCode: FixedWidthInteger, UnsignedInteger, BitwiseCopyable, Sendable {
  /// The code of a code point; `nil` where this width has none.
  static func code(of scalar: UInt32) -> Self?
  /// The code point of a code.
  var scalar: UInt32 { get }
}

extension UInt8: TextCode {
  /// Windows-1252 without what it leaves open: what Latin texts are nearly always written with.
  static func code(of scalar: UInt32) -> UInt8? {
    if scalar < 0x80 || (0xA0...0xFF).contains(scalar) { return UInt8(scalar) }
    guard scalar <= 0x2122, let place = UInt8.special.firstIndex(of: UInt16(scalar)) else {
      return nil
    }
    return 0x80 + UInt8(place)
  }

  var scalar: UInt32 {
    (0x80..<0xA0).contains(self) ? UInt32(UInt8.special[Int(self) - 0x80]) : UInt32(self)
  }

  private static let special: [UInt16] = [
    0x20AC, 0xFFFF, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFF, 0x017D, 0xFFFF, 0xFFFF, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFF, 0x017E, 0x0178,
  ]
}

extension UInt16: TextCode {
  static func code(of scalar: UInt32) -> UInt16? { UInt16(exactly: scalar) }
  var scalar: UInt32 { UInt32(self) }
}

extension UInt32: TextCode {
  static func code(of scalar: UInt32) -> UInt32? { scalar }
  var scalar: UInt32 { self }
}
