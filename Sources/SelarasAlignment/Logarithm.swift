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

  /// *e* to the power of `x`.
  static func exponential(_ x: Double) -> Double { exp(x) }

  /// The inverse of the logistic function: probability to log odds.
  static func logOdds(_ probability: Double) -> Double { natural(probability / (1 - probability)) }

  /// The logistic function: log odds to probability.
  static func probability(logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}
