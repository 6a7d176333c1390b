/// Properties as XLIFF 1.2's contexts of a unit, which its strict schema knows too.
///
/// Types that are not the schema's begin with `x-` and hold no white space; ours are that, and what
/// they may not hold is written as URIs do.
enum XLIFFContext {
  /// How the names of groups begin whose contexts are our properties.
  static let group = "selaras:properties"

  /// The type of the context that carries a property.
  static func type(of property: MemoryUnit.Property) -> String {
    // A type is at least one character long: what follows a bare % is nothing.
    if property.type.isEmpty { return "x-%" }
    var type = "x-"
    for scalar in property.type.unicodeScalars {
      guard scalar == "%" || scalar.properties.isWhitespace || scalar.value < 0x20 else {
        type.unicodeScalars.append(scalar)
        continue
      }
      for byte in String(scalar).utf8 {
        type += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return type
  }

  /// The property that a context of our group carries.
  static func property(type: String, value: String) -> MemoryUnit.Property {
    let bytes = Array(type.utf8.dropFirst(2))
    var plain: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "%") {
        let digits = String(decoding: bytes[(place + 1)...].prefix(2), as: UTF8.self)
        if let byte = UInt8(digits, radix: 16) { plain.append(byte) }
        place += 3
      } else {
        plain.append(bytes[place])
        place += 1
      }
    }
    return MemoryUnit.Property(type: String(decoding: plain, as: UTF8.self), value: value)
  }
}
