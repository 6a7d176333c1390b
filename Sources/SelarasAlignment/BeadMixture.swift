/// The likelihood of a text beside another, mixed over how freely it may be translated.
///
/// Each term of one side is made by the other side with probability 1 - λ, by itself with λ. One λ
/// holds for a whole bead, and nobody knows which: four are tried, and their likelihoods averaged.
/// So a pair without anything in common costs little (λ near one explains it), while a literal
/// translation earns all that λ near zero gives.
struct BeadMixture {
  /// The four λ.
  static let smoothing = SIMD4<Float>(0.4, 0.6, 0.9, 0.98)
  private static let rest = SIMD4<Float>(repeating: 1) - smoothing
  private static let logarithms = SIMD4<Float>(
    -0.916_290_7, -0.510_825_6, -0.105_360_5, -0.020_202_7)

  /// Mantissas of the products so far, and their exponents: logarithms are taken once, at the end.
  private var product = SIMD4<Float>(repeating: 1)
  private var exponent = SIMD4<Int32>(repeating: 0)
  private var pending = 0
  private var absent = 0

  init() {}

  /// Counts a term that the other side makes `ratio` times as likely as it is by itself.
  @inline(__always)
  mutating func add(_ ratio: Float) {
    if ratio == 0 {
      absent += 1
      return
    }
    product *= BeadMixture.smoothing + BeadMixture.rest * ratio
    pending += 1
    // 10^4 to the 6th, and the mantissa, stay below the greatest float.
    if pending == 6 { carry() }
  }

  private mutating func carry() {
    let bits = SIMD4<UInt32>(
      product[0].bitPattern, product[1].bitPattern, product[2].bitPattern, product[3].bitPattern)
    exponent &+= SIMD4<Int32>(truncatingIfNeeded: bits &>> 23) &- 127
    let mantissa = bits & 0x7F_FFFF | 0x3F80_0000
    for k in 0..<4 { product[k] = Float(bitPattern: mantissa[k]) }
    pending = 0
  }

  /// The logarithm of the mean of the four likelihoods, each to the power of `weight`.
  mutating func logarithm(weight: Float) -> Float {
    carry()
    var best = -Float.infinity
    var logs = SIMD4<Float>()
    for k in 0..<4 {
      let value =
        Float(exponent[k]) * 0.693_147_2 + Float(Logarithm.natural(Double(product[k])))
        + Float(absent) * BeadMixture.logarithms[k]
      logs[k] = value * weight
      best = max(best, logs[k])
    }
    var sum = 0.0
    for k in 0..<4 { sum += Logarithm.exponential(Double(logs[k] - best)) }
    return best + Float(Logarithm.natural(sum / 4))
  }
}

/// The evidence of two lengths.
enum LengthModel {
  /// How much likelier the lengths are for a translation than for two unrelated texts, as a
  /// logarithm, never below -5.
  ///
  /// The logarithm of the ratio is taken for normal, as in Gale and Church, "A program for aligning
  /// sentences in bilingual corpora", 1993, with a variance that falls with the length; unrelated
  /// texts have a deviation of one nat.
  static func logarithm(source: Float, target: Float, ratio: Float) -> Float {
    let distance = Logarithm.fast(target + 4) - Logarithm.fast(source + 4) - ratio
    let variance = 0.01 + 2 / (min(source, target) + 4)
    let square = distance * distance
    return max(-5, -0.5 * (square / variance + Logarithm.fast(variance) - square))
  }
}
