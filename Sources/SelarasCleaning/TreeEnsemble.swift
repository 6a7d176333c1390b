internal import SelarasText

/// Boosted decision trees: the sum of what each says of a row of numbers, in nats of log-odds.
///
/// Friedman, "Greedy function approximation: a gradient boosting machine", 2001,
/// doi:10.1214/aos/1013203451. The nodes of all trees lie in one array; the left child of a node is
/// the next one.
struct TreeEnsemble: Sendable {
  struct Node: Sendable {
    /// A row whose number is at most this goes left; in a leaf, the tree's value.
    var threshold: Float
    /// The number that is asked; ``leaf`` in a leaf.
    var feature: UInt16
    /// How many nodes further the right child stands.
    var right: UInt16

    var isLeaf: Bool { feature == TreeEnsemble.leaf }
  }

  static let leaf = UInt16.max

  var nodes: [Node] = []
  /// Where each tree begins.
  var roots: [Int32] = []
  /// The value before any tree.
  var base: Float = 0

  /// The value of a row.
  ///
  /// - Complexity: O(*t* *d*) for *t* trees of depth *d*.
  func value(_ row: Span<Float>) -> Float {
    let nodes = nodes.span
    var sum = base
    for root in roots {
      var place = Int(root)
      while true {
        let node = nodes[place]
        if node.isLeaf {
          sum += node.threshold
          break
        }
        place += row[Int(node.feature)] <= node.threshold ? 1 : Int(node.right)
      }
    }
    return sum
  }
}

/// The logistic function and its inverse, without a mathematics library.
enum Logistic {
  /// 1 / (1 + e^-x), within 2e-4: the rational form of e^x with halved arguments.
  static func probability(_ value: Float) -> Float {
    let bounded = min(16, max(-16, value))
    return 1 / (1 + exponential(-bounded))
  }

  static func exponential(_ value: Float) -> Float {
    // e^x = 2^k e^r with |r| <= ln 2 / 2, and e^r by Taylor's sum to the sixth power.
    let k = (value * 1.442_695_04).rounded()
    let r = value - k * 0.693_147_18
    var sum: Float = 1
    for power in [Float(6), 5, 4, 3, 2, 1] { sum = 1 + sum * r / power }
    return Float(sign: .plus, exponent: Int(k), significand: sum)
  }

  /// The natural logarithm of a positive number.
  static func logarithm(_ value: Float) -> Float {
    // ln(m 2^k) with m in [2/3, 4/3), and ln m = 2 artanh((m - 1) / (m + 1)).
    var exponent = Float(value.exponent)
    var significand = value.significand
    if significand > 4 / 3 {
      significand /= 2
      exponent += 1
    }
    let t = (significand - 1) / (significand + 1)
    let square = t * t
    var sum: Float = 0
    for power in [Float(9), 7, 5, 3] { sum = (sum + 1 / power) * square }
    return exponent * 0.693_147_18 + 2 * t * (1 + sum)
  }
}
