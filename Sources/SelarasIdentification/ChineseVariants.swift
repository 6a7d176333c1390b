internal import SelarasText

/// Tells Traditional from Simplified Chinese by the characters that only one of them is written
/// with.
///
/// A model of whole texts learns as well what its Traditional and Simplified training texts are
/// about, and takes a sentence of news without a single telling character for the script that news
/// was in. So what the model says between the two is damped and limited here, and the characters
/// decide: a text without any is told by a low confidence.
struct ChineseVariants: Sendable {
  /// How much of the model's difference between the scripts counts, and the most, in nats.
  static let damping: Float = 0.3
  static let mostOfModel: Float = 1
  /// What a character says that only one script is written with, and the most that many say.
  static let weight: Float = 3
  static let most: Float = 12

  /// How many characters a text has that only one of the scripts is written with.
  struct Counts {
    /// Of Traditional.
    var traditional: Int32 = 0
    /// Of Simplified.
    var simplified: Int32 = 0

    /// Nats for Traditional against Simplified.
    var difference: Float {
      let sum = ChineseVariants.weight * Float(traditional - simplified)
      return max(-ChineseVariants.most, min(ChineseVariants.most, sum))
    }

    static func += (left: inout Self, right: Self) {
      left.traditional += right.traditional
      left.simplified += right.simplified
    }
  }

  private static let first: UInt32 = 0x3400
  private static let last: UInt32 = 0x9FFF

  /// Which script a character is of, two bits for each from U+3400 on: 1 Traditional, 2 Simplified.
  private let table: [UInt8]

  static let shared = ChineseVariants()

  private init() {
    var table = [UInt8](repeating: 0, count: Int(ChineseVariants.last - ChineseVariants.first) + 1)
    for (text, kind) in [
      (ChineseVariantTable.traditional, UInt8(1)), (ChineseVariantTable.simplified, 2),
    ] {
      for scalar in text.unicodeScalars {
        table[Int(scalar.value - ChineseVariants.first)] = kind
      }
    }
    self.table = table
  }

  /// Counts a code point if it tells.
  @inline(__always)
  func count(_ code: UInt32, in counts: inout Counts) {
    guard code >= ChineseVariants.first, code <= ChineseVariants.last else { return }
    switch table[Int(code - ChineseVariants.first)] {
    case 1: counts.traditional += 1
    case 2: counts.simplified += 1
    default: break
    }
  }

  /// Counts the characters of a part of a text.
  func counts(in text: Span<UInt8>, from start: Int, to end: Int) -> Counts {
    var result = Counts()
    var position = start
    while position < end {
      if text[position] < 0xE3 {
        position += 1
        continue
      }
      let (value, length) = text.scalar(at: position)
      count(value, in: &result)
      position += length
    }
    return result
  }
}

/// The labels of a model that Chinese scripts tell apart.
struct ChineseLabels {
  /// Labels of what is written in Traditional characters: `zh-Hant`, `yue`.
  let traditional: [Int]
  /// Labels of what is written in Simplified characters: `zh-Hans`.
  let simplified: [Int]

  /// Finds them among labels, by their numbers there.
  init(_ labels: [LanguageTag]) {
    traditional = labels.indices.filter { ["zh-Hant", "yue"].contains(labels[$0].rawValue) }
    simplified = labels.indices.filter { labels[$0].rawValue == "zh-Hans" }
  }

  /// Whether there is anything to tell.
  var isEmpty: Bool { traditional.isEmpty || simplified.isEmpty }

  /// What is added to log-probabilities of the two scripts, so that the characters decide between
  /// them.
  ///
  /// - Parameters:
  ///   - difference: The model's nats for Traditional against Simplified.
  ///   - counts: The characters that tell.
  /// - Returns: Nats for the labels of either script. What the model said for both together
  ///   stands, but for what speaks against a script.
  func correction(
    of difference: Float, by counts: ChineseVariants.Counts
  ) -> (traditional: Float, simplified: Float) {
    let damped = max(
      -ChineseVariants.mostOfModel,
      min(ChineseVariants.mostOfModel, ChineseVariants.damping * difference))
    let evidence = counts.difference
    // The script that the model finds less likely comes nearer to the other.
    var result: (traditional: Float, simplified: Float) =
      difference > 0 ? (0, difference - damped) : (damped - difference, 0)
    if evidence > 0 { result.simplified -= evidence } else { result.traditional += evidence }
    return result
  }

  /// Lets the characters decide between the probabilities of the two scripts.
  func correct(_ probabilities: inout [Float], by counts: ChineseVariants.Counts) {
    guard !isEmpty else { return }
    var sums: (traditional: Float, simplified: Float) = (1e-6, 1e-6)
    for label in traditional { sums.traditional += probabilities[label] }
    for label in simplified { sums.simplified += probabilities[label] }
    let difference = Exponential.log(sums.traditional / sums.simplified)
    let nats = correction(of: difference, by: counts)
    let factors = (Exponential.exp(nats.traditional), Exponential.exp(nats.simplified))
    for label in traditional { probabilities[label] *= factors.0 }
    for label in simplified { probabilities[label] *= factors.1 }
    let total = probabilities.reduce(0, +)
    guard total > 0 else { return }
    for label in probabilities.indices { probabilities[label] /= total }
  }
}
