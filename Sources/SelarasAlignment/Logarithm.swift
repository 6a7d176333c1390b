#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The two functions that scores need of the mathematics library.
enum Logarithm {
  /// The natural logarithm; a number below any that occurs for zero.
  static func natural(_ x: Double) -> Double { x > 0 ? log(x) : -1000 }

  /// The natural logarithm of a number above zero, to within 0.0001.
  ///
  /// The exponent, and a polynomial of the mantissa.
  @inline(__always)
  static func fast(_ x: Float) -> Float {
    let bits = x.bitPattern
    let exponent = Float(Int32(truncatingIfNeeded: bits >> 23) &- 127)
    let t = Float(bitPattern: bits & 0x7F_FFFF | 0x3F80_0000) - 1
    let polynomial =
      t
      * (0.999_397 + t * (-0.491_216 + t * (0.287_932 + t * (-0.134_741 + t * 0.031_795))))
    return exponent * 0.693_147_2 + polynomial
  }

  /// The logarithm of the sum of two numbers given by their logarithms.
  @inline(__always)
  static func sum(_ x: Float, _ y: Float) -> Float {
    let greater = max(x, y)
    let distance = greater - min(x, y)
    // Also where both are minus infinity, for the distance is no number then.
    if !(distance < 15) { return greater }
    return greater + LogarithmTable.shared[distance]
  }

  /// A probability from its logarithm, which rounding may have put above zero.
  @inline(__always)
  static func probability(ofLogarithm x: Float) -> Float {
    x < -16 ? 0 : min(1, Float(exp(Double(x))))
  }

  /// *e* to the power of `x`.
  static func exponential(_ x: Double) -> Double { exp(x) }

  /// `x` to the power of `exponent`.
  static func power(_ x: Double, _ exponent: Int) -> Double { pow(x, Double(exponent)) }

  /// The inverse of the logistic function: probability to log odds.
  static func logOdds(_ probability: Double) -> Double { natural(probability / (1 - probability)) }

  /// The logistic function: log odds to probability.
  static func probability(logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}

/// log(1 + exp(-*d*)) for *d* from 0 to 15, in steps of 1/64.
private struct LogarithmTable {
  static let shared = LogarithmTable()

  private let values: [Float] = (0...961).map {
    Float(Logarithm.natural(1 + Logarithm.exponential(-Double($0) / 64)))
  }

  @inline(__always)
  subscript(distance: Float) -> Float {
    let place = distance * 64
    let index = Int(place)
    let rest = place - Float(index)
    return values[index] + rest * (values[index + 1] - values[index])
  }
}
