/// When a way to go faster that did not go far is worth another trial.
///
/// Each trial that fails doubles the wait for the next one, so that text for which it is of no use
/// costs next to nothing; one that goes far ends the wait.
struct Trial {
  /// A trial that passes fewer bytes has failed.
  let least: Int
  /// The wait after the first failure, and the longest one, in bytes.
  let (shortest, longest): (Int, Int)
  /// Where the next one is due.
  var next: Int
  private var wait = 0

  init(from start: Int, least: Int, wait: ClosedRange<Int>) {
    self.least = least
    (shortest, longest) = (wait.lowerBound, wait.upperBound)
    next = start
  }

  /// Sets when the next one is due after one that passed so many bytes up to `position`.
  @inline(__always)
  mutating func record(_ passed: Int, to position: Int) {
    wait = passed < least ? min(2 &* wait &+ shortest, longest) : 0
    next = position &+ wait
  }
}
