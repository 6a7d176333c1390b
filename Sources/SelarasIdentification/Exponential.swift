/// The exponential and the logarithm in plain arithmetic, so that the same data give the same
/// model whatever C library is below.
///
/// Both reduce the argument by powers of two and sum a series; the relative error is below 1e-6.
enum Exponential {
  /// *e* to the power of `x`; zero below -87, the largest number above 88.
  @inline(__always)
  static func exp(_ x: Float) -> Float {
    x > 88 ? .greatestFiniteMagnitude : exp(SIMD8(repeating: x))[0]
  }

  /// *e* to the power of each of eight numbers of at most 88; zero below -87 and for what is no
  /// number.
  @inline(__always)
  static func exp(_ x: SIMD8<Float>) -> SIMD8<Float> {
    // Past 2^23 a number has no fraction: adding 1.5 * 2^23 rounds, and leaves the powers of two in
    // the low bits.
    let shifted = x * 1.442_695 + 12_582_912
    let powers = shifted - 12_582_912
    // ln 2 in two parts (Cody and Waite), so that the difference keeps its digits.
    let rest = (x - powers * 0.693_359_375) + powers * 2.121_944_4e-4
    var sum = SIMD8<Float>(repeating: 1 / 720)
    sum = sum * rest + 1 / 120
    sum = sum * rest + 1 / 24
    sum = sum * rest + 1 / 6
    sum = sum * rest + 0.5
    sum = sum * rest + 1
    sum = sum * rest + 1
    // The exponent of a power of two, -126...127, in its place.
    let exponents = (unsafe unsafeBitCast(shifted, to: SIMD8<UInt32>.self) &+ 127) &<< 23
    let result = sum * (unsafe unsafeBitCast(exponents, to: SIMD8<Float>.self))
    return result.replacing(with: 0, where: .!(x .>= -87))
  }

  /// The natural logarithm of a positive number.
  static func log(_ x: Float) -> Float {
    precondition(x > 0, "the logarithm is of positive numbers")
    var exponent = Float(x.exponent)
    var fraction = x.significand
    if fraction > 1.414_213_6 {
      fraction /= 2
      exponent += 1
    }
    // ln f = 2 artanh((f - 1) / (f + 1)).
    let t = (fraction - 1) / (fraction + 1)
    let square = t * t
    let series = 1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square / 9)))
    return exponent * 0.693_147_2 + 2 * t * series
  }
}
