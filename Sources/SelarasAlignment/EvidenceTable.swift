/// Logarithms of smoothed likelihood ratios, looked up by the ratio's leading bits.
///
/// A term that the other side makes `r` times as likely as it is by itself has the likelihood
/// λ + (1 - λ)r where λ of the terms are made by nothing. Four λ are looked up at once.
struct EvidenceTable {
  /// The four λ.
  static let smoothing = SIMD4<Float>(0.3, 0.6, 0.85, 0.97)
  /// Mantissa bits that tell ratios apart: each step is at most one sixteenth.
  private static let mantissaBits: UInt32 = 4
  /// Ratios below 2^-12 are as good as none.
  private static let lowest: UInt32 = (127 - 12) << mantissaBits
  /// Ratios above 2^14 are taken for that.
  private static let steps: UInt32 = 26 << mantissaBits

  static let shared = EvidenceTable()

  private let values: [SIMD4<Float>]

  private init() {
    values = (0...EvidenceTable.steps).map { step in
      var ratio = 0.0
      if step > 0 {
        let bits = (EvidenceTable.lowest + step) << (23 - EvidenceTable.mantissaBits)
        // The middle of the step.
        ratio = Double(Float(bitPattern: bits + 1 << (22 - EvidenceTable.mantissaBits)))
      }
      var logarithms = SIMD4<Float>()
      for k in 0..<4 {
        let smoothing = Double(EvidenceTable.smoothing[k])
        logarithms[k] = Float(Logarithm.natural(smoothing + (1 - smoothing) * ratio))
      }
      return logarithms
    }
  }

  /// The four logarithms of a ratio, which is not negative.
  @inline(__always)
  subscript(ratio: Float) -> SIMD4<Float> {
    let leading = ratio.bitPattern >> (23 - EvidenceTable.mantissaBits)
    if leading <= EvidenceTable.lowest { return values[0] }
    return values[Int(min(leading - EvidenceTable.lowest, EvidenceTable.steps))]
  }
}
