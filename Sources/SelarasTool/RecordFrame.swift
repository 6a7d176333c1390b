internal import Selaras

/// What stands round and between the results of several records.
struct RecordFrame {
  /// The forms of output that need something there.
  enum Form {
    /// Each result speaks for itself, as a line of JSON Lines does.
    case none
    /// A form feed between documents of running text.
    case text
    /// One document is a file of XML of its own; several share the root `documents`.
    case xml
  }

  private static let declaration = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

  private let form: Form
  private var records = 0
  /// The first document, until it is known whether it is the only one.
  private var first: [UInt8] = []

  init(_ form: Form) { self.form = form }

  /// Writes a result, with what belongs before it.
  mutating func write(_ bytes: [UInt8], to output: inout OutputFile) throws {
    defer { records += 1 }
    switch form {
    case .none: try output.write(bytes)
    case .text:
      if records > 0 { try output.write([0x0C, 0x0A]) }
      try output.write(bytes)
    case .xml:
      if records == 0 {
        first = bytes
      } else {
        if records == 1 {
          try output.write(Self.declaration + Array("<documents>\n".utf8))
          try output.write(Self.content(of: first))
        }
        try output.write(Self.content(of: bytes))
      }
    }
  }

  /// Writes what belongs after the last result.
  func end(_ output: inout OutputFile) throws {
    guard form == .xml else { return }
    try output.write(records == 1 ? first : records > 1 ? Array("</documents>\n".utf8) : [])
  }

  private static func content(of document: [UInt8]) -> [UInt8] {
    document.starts(with: declaration) ? Array(document.dropFirst(declaration.count)) : document
  }
}
