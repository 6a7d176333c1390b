internal import ArgumentParser
internal import Selaras

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// When to colour what goes to a terminal.
enum ColorChoice: String, Choice {
  case auto
  case always
  case never
}

/// Standard error: warnings, progress and the closing summary, never results.
struct Console: Sendable {
  let isTerminal: Bool
  let colors: Bool

  init(color: ColorChoice) {
    isTerminal = StandardError.isTerminal
    switch color {
    case .always: colors = true
    case .never: colors = false
    case .auto:
      let environment = ProcessInfo.processInfo.environment
      colors =
        isTerminal && environment["NO_COLOR", default: ""].isEmpty
        && environment["TERM"] != "dumb"
    }
  }

  /// How a piece of text is set off.
  enum Style: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case yellow = "33"
  }

  /// The text in a style, if this console has any.
  func styled(_ text: String, _ style: Style) -> String {
    colors ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// Writes a line; a failing standard error is nobody's business.
  func say(_ line: String) { write(line + "\n") }

  func write(_ text: String) {
    StandardError.write(text)
  }
}
