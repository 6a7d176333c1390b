/// A number spelled in words, as they come: `dua ratus tiga puluh lima`, `three million`.
struct SpelledNumber {
  private var total: UInt64 = 0
  /// What is counted below a thousand, or will be multiplied by one.
  private var section: UInt64 = 0
  private var digits: UInt64?
  private var isInDecimals = false
  private var isClosed = false
  private(set) var decimals: [UInt8] = []
  /// The power of ten after the decimals.
  private(set) var power = 0
  /// How many words have been taken.
  private(set) var words = 0

  /// The number's whole.
  var whole: UInt64 { total &+ section &+ (digits ?? 0) }

  /// Takes the next word; `false` where it does not go on with the number.
  mutating func take(_ word: QuantityWord) -> Bool {
    guard !isClosed, accept(word) else { return false }
    words += 1
    return true
  }

  private mutating func accept(_ word: QuantityWord) -> Bool {
    switch word {
    case .digit(let digit):
      if isInDecimals {
        guard decimals.count < 16 else { return false }
        decimals.append(UInt8(digit) + 0x30)
      } else if let tens = digits {
        guard tens >= 20, tens % 10 == 0 else { return false }
        digits = tens + digit
      } else {
        digits = digit
      }
    case .sum(let sum):
      guard digits == nil, !isInDecimals else { return false }
      digits = sum
    case .teen:
      guard let digit = digits, (1...9).contains(digit), !isInDecimals else { return false }
      digits = digit + 10
    case .onePower(let power):
      guard digits == nil, !isInDecimals else { return false }
      return multiply(1, by: power)
    case .power(let power):
      if isInDecimals {
        guard power >= 3, !decimals.isEmpty else { return false }
        self.power = power
        isClosed = true
        return true
      }
      guard let factor = digits ?? (power >= 3 && section > 0 ? 0 : nil) else { return false }
      digits = nil
      return multiply(factor, by: power)
    case .point:
      guard !isInDecimals, words > 0 else { return false }
      isInDecimals = true
    default: return false
    }
    return true
  }

  private mutating func multiply(_ factor: UInt64, by power: Int) -> Bool {
    let unit = (0..<power).reduce(1 as UInt64) { number, _ in number * 10 }
    guard section < 1_000_000, factor < 1000, total < 1 << 60 else { return false }
    if power < 3 {
      section += factor * unit
    } else {
      total += (section + factor) * unit
      section = 0
    }
    return true
  }
}
