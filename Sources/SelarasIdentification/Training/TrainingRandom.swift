/// SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2714064.2660195).
struct TrainingRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// A number in 0..<`bound`.
  mutating func next(below bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Whether something that happens with a probability of `share` happens now.
  mutating func happens(_ share: Double) -> Bool {
    Double(next(below: 1 << 20)) < share * Double(1 << 20)
  }
}
