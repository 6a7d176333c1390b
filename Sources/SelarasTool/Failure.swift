#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Why a command ends without having done its work, with the exit code that says so.
struct Failure: Error {
  /// What each means is promised to scripts; the numbers are those of BSD's sysexits where there is one.
  enum Code: Int32 {
    case someSkipped = 1
    case unusableInput = 65
    case inputNotFound = 66
    case ourFault = 70
    case cannotCreate = 73
    case cannotWrite = 74
    case interrupted = 130
  }

  let code: Code
  /// One line for standard error; `nil` where all has been said.
  let message: String?

  init(_ code: Code, _ message: String? = nil) {
    self.code = code
    self.message = message
  }

  /// Ends the process with an exit code.
  static func leave(_ code: Int32) -> Never { exit(code) }
}
