internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Ctrl-C: the first one asks the work to stop after the record in hand, the second one ends it.
enum Interruption {
  private static let count = Atomic<Int>(0)
  private static let nothing = unsafe open("/dev/null", O_RDONLY)

  /// Whether somebody asked to stop.
  static var isRequested: Bool { count.load(ordering: .relaxed) > 0 }

  /// Begins to listen, and makes a closed pipe an error of the write instead of a signal.
  static func listen() {
    signal(SIGPIPE, SIG_IGN)
    // Opened here, since the handler may not.
    _ = nothing
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in
        // Only what is allowed in a signal handler: an atomic addition, leaving at once, and
        // putting an empty file in the place of standard input, so that a read that waits for a
        // pipe comes to its end.
        if Interruption.count.add(1, ordering: .relaxed).newValue > 1 { _exit(130) }
        dup2(Interruption.nothing, 0)
      }
    }
  }
}
