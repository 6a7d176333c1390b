public import SelarasText

/// What an exchange file holds next.
public enum ReadUnit: Sendable {
  /// A unit, and the line on which it begins.
  case unit(MemoryUnit, line: Int)
  /// Something that is no usable unit, the line on which it begins, and why.
  case skipped(line: Int, reason: String)
}

/// Reads an exchange file unit by unit, in memory that does not grow with the file.
public protocol UnitReader {
  /// The next unit; `nil` at the end.
  ///
  /// - Throws: ``MemoryError`` with the line, where the file is at fault; nothing follows.
  mutating func next() throws(MemoryError) -> ReadUnit?

  /// What of the file's head is kept for the way back, by name.
  var header: [String: String] { get }
}

extension UnitReader {
  /// Nothing.
  public var header: [String: String] { [:] }
}

/// Where a reader gets the bytes of a file: a piece at each call, an empty one at the end.
public typealias ByteSource = () throws -> [UInt8]

/// The languages that a caller gives for a file.
public struct UnitLanguages: Hashable, Sendable {
  /// The language of the sources; `nil` for that of the file.
  public var source: LanguageTag?
  /// The language of the targets; `nil` for that of the file.
  public var target: LanguageTag?

  /// Makes a choice.
  public init(source: LanguageTag? = nil, target: LanguageTag? = nil) {
    self.source = source
    self.target = target
  }

  /// What files without languages are taken to hold.
  var orDefault: (source: String, target: String) {
    (source?.rawValue ?? "zh-Hant", target?.rawValue ?? "id")
  }
}

extension String {
  /// Whether there is nothing but white space.
  var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
