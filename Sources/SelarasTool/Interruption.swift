internal import Foundation
internal import Synchronization

/// Ctrl-C: the first one asks the work to stop after the record in hand, the second one ends it.
enum Interruption {
  private static let count = Atomic<Int>(0)

  /// Whether somebody asked to stop.
  static var isRequested: Bool { count.load(ordering: .relaxed) > 0 }

  /// Begins to listen, and makes a closed pipe an error of the write instead of a signal.
  static func listen() {
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in
        // Only what is allowed in a signal handler: an atomic addition, and leaving at once.
        if Interruption.count.add(1, ordering: .relaxed).newValue > 1 { _exit(130) }
      }
    }
  }
}
