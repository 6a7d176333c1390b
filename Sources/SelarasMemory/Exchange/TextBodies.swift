internal import SelarasText

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// `source TAB target TAB confidence`.
final class TSVBody: ExchangeBody {
  private let out: ByteSinkBuffer

  init(_ out: ByteSinkBuffer) { self.out = out }

  func append(_ unit: MemoryUnit) throws(MemoryError) {
    var line: [UInt8] = []
    PairsTSV.appendLine(of: unit.plain, to: &line)
    try out.write(line)
  }

  func finish() throws(MemoryError) { try out.flush() }
}

/// RFC 4180, the languages beside the texts, and no cell that a spreadsheet would run.
///
/// All cells are in quotes: readers that guess the dialect then guess right.
final class CSVBody: ExchangeBody {
  private let out: ByteSinkBuffer

  init(_ out: ByteSinkBuffer) throws(MemoryError) {
    self.out = out
    try write(["source", "target", "source-language", "target-language"])
  }

  func append(_ unit: MemoryUnit) throws(MemoryError) {
    try write(
      [unit.source.text, unit.target.text].map(Formula.escaped)
        + [unit.source.language, unit.target.language])
  }

  func finish() throws(MemoryError) { try out.flush() }

  private func write(_ cells: [String]) throws(MemoryError) {
    let quoted = cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
    try out.write(quoted.joined(separator: ",") + "\r\n")
  }
}

/// Two files of lines.
///
/// The format has no escapes: line breaks and tabs inside a text become spaces.
final class MosesBody: ExchangeBody {
  private let source: ByteSinkBuffer
  private let target: ByteSinkBuffer

  init(_ source: ByteSinkBuffer, _ target: ByteSinkBuffer) {
    self.source = source
    self.target = target
  }

  func append(_ unit: MemoryUnit) throws(MemoryError) {
    try source.write(PairsTSV.field(unit.source.text) + [0x0A])
    try target.write(PairsTSV.field(unit.target.text) + [0x0A])
  }

  func finish() throws(MemoryError) {
    try source.flush()
    try target.flush()
  }
}

/// An object a line.
final class JSONLinesBody: ExchangeBody {
  private let out: ByteSinkBuffer
  private let encoder = JSONEncoder()

  init(_ out: ByteSinkBuffer) {
    self.out = out
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  func append(_ unit: MemoryUnit) throws(MemoryError) {
    let json: Data
    do { json = try encoder.encode(UnitRecord(unit)) } catch {
      throw MemoryError("writing JSON Lines", underlying: error)
    }
    try out.write(Array(json) + [0x0A])
  }

  func finish() throws(MemoryError) { try out.flush() }
}

/// gettext's catalogues.
///
/// A catalogue has each message once: of two units with one source and context the second gets
/// a context of its own.
final class POBody: ExchangeBody {
  private let out: ByteSinkBuffer
  private var seen: Set<Int> = []
  private var clashes = 0

  init(
    target: LanguageTag, header: String?, _ out: ByteSinkBuffer
  ) throws(MemoryError) {
    self.out = out
    var lines = (header ?? "").split(separator: "\n").map(String.init)
    // What is written is UTF-8, whatever was read.
    lines.removeAll { $0.lowercased().hasPrefix("content-type:") }
    if !lines.contains(where: { $0.lowercased().hasPrefix("language:") }) {
      lines.append("Language: \(target.rawValue.replacing("-", with: "_"))")
    }
    lines.append("Content-Type: text/plain; charset=UTF-8")
    if !lines.contains(where: { $0.lowercased().hasPrefix("content-transfer-encoding:") }) {
      lines.append("Content-Transfer-Encoding: 8bit")
    }
    try out.write("msgid \"\"\nmsgstr \"\"\n")
    for line in lines { try out.write("\(POBody.quoted(line + "\n"))\n") }
  }

  func append(_ unit: MemoryUnit) throws(MemoryError) {
    var fields: [String: String] = [:]
    var entry = "\n"
    for note in unit.notes {
      for line in note.text.split(whereSeparator: \.isNewline) { entry += "# \(line)\n" }
    }
    for property in unit.properties {
      guard property.type.hasPrefix("po:") else { continue }
      let name = String(property.type.dropFirst(3))
      let line = property.value.replacing("\n", with: " ")
      switch name {
      case "reference": entry += "#: \(line)\n"
      case "extracted": entry += "#. \(line)\n"
      case "flags": entry += "#, \(line)\n"
      case "previous": entry += "#| \(line)\n"
      default: fields[name] = property.value
      }
    }
    var context = fields["msgctxt"]
    if !seen.insert("\(context ?? "")\u{4}\(unit.source.text)".hashValue).inserted {
      clashes += 1
      context = "\(context ?? "") (\(clashes))"
    }
    if let context { entry += "msgctxt \(POBody.string(context))\n" }
    entry += "msgid \(POBody.string(unit.source.text))\n"
    if let plural = fields["msgid_plural"] {
      entry += "msgid_plural \(POBody.string(plural))\n"
      entry += "msgstr[0] \(POBody.string(unit.target.text))\n"
      var number = 1
      while let form = fields["msgstr[\(number)]"] {
        entry += "msgstr[\(number)] \(POBody.string(form))\n"
        number += 1
      }
    } else {
      entry += "msgstr \(POBody.string(unit.target.text))\n"
    }
    try out.write(entry)
  }

  func finish() throws(MemoryError) { try out.flush() }

  /// A string, a line for each line of the text where it has several.
  private static func string(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.contains("\n") else { return quoted(text) }
    var lines: [String] = []
    var line = ""
    for scalar in scalars {
      line.unicodeScalars.append(scalar)
      if scalar == "\n" {
        lines.append(quoted(line))
        line = ""
      }
    }
    if !line.isEmpty { lines.append(quoted(line)) }
    return lines.count == 1 ? lines[0] : "\"\"\n" + lines.joined(separator: "\n")
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
