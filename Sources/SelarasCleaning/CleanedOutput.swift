public import SelarasText

/// Writes a cleaned document as plain text, Markdown or XML.
public enum CleanedOutput {
  /// The title, if there is one, and the text, one block a line.
  public static func text(_ document: Document) -> String {
    var lines: [String] = []
    if let title = document.title { lines.append(title) }
    if !document.text.isEmpty { lines.append(document.text) }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  /// CommonMark, tables as GitHub writes them; what would be markup is escaped.
  public static func markdown(_ document: Document) -> String {
    var output = document.title.map { "# \(escaped($0))\n" } ?? ""
    var previous: Block.Kind?
    for (block, text) in pieces(document) {
      let continues =
        previous == block.kind && (block.kind == .listItem || block.kind == .tableRow)
      if !output.isEmpty, !continues { output += "\n" }
      switch block.kind {
      case .heading:
        let level = min(6, max(1, block.level ?? 2))
        output += String(repeating: "#", count: level) + " " + escaped(text) + "\n"
      case .paragraph: output += escaped(text) + "\n"
      case .listItem:
        let depth = min(8, max(1, block.level ?? 1))
        output += String(repeating: "  ", count: depth - 1) + "- " + escaped(text) + "\n"
      case .quote: output += "> " + escaped(text) + "\n"
      case .caption: output += "*" + escaped(text) + "*\n"
      case .code:
        let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
        output += fence + "\n" + text + "\n" + fence + "\n"
      case .tableRow:
        let cells = text.split(separator: "\t", omittingEmptySubsequences: false)
          .map { escaped(String($0)) }
        output += "| " + cells.joined(separator: " | ") + " |\n"
        if !continues {
          output += "|" + String(repeating: " --- |", count: cells.count) + "\n"
        }
      }
      previous = block.kind
    }
    return output
  }

  /// A small XML of its own: `document` with `title`, `author`, `date`, `site`, `url` and `block`.
  ///
  /// Characters that XML 1.0 forbids are left out.
  public static func xml(_ document: Document) -> String {
    var output =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document id=\"\(entity(document.id))\">\n"
    func element(_ name: String, _ value: String?) {
      if let value { output += "  <\(name)>\(entity(value))</\(name)>\n" }
    }
    element("title", document.title)
    for author in document.author ?? [] { element("author", author) }
    element("date", document.date)
    element("site", document.site)
    element("url", document.url)
    for (block, text) in pieces(document) {
      let level = block.level.map { " level=\"\($0)\"" } ?? ""
      let space = block.kind == .code ? " xml:space=\"preserve\"" : ""
      output +=
        "  <block kind=\"\(block.kind.rawValue)\"\(level)\(space)>\(entity(text))</block>\n"
    }
    return output + "</document>\n"
  }

  /// The document's blocks with their texts; without blocks, its lines as paragraphs.
  private static func pieces(_ document: Document) -> [(Block, String)] {
    if let blocks = document.blocks {
      var pieces: [(Block, String)] = []
      var index = document.text.utf8.startIndex
      var position = 0
      for block in blocks.sorted(by: { $0.range < $1.range }) {
        // Ranges that do not fit the text, or lie over each other, are another's mistake.
        guard block.range.start >= position else { continue }
        guard
          let start = document.text.utf8.index(
            index, offsetBy: block.range.start - position, limitedBy: document.text.utf8.endIndex),
          let end = document.text.utf8.index(
            start, offsetBy: block.range.count, limitedBy: document.text.utf8.endIndex)
        else { break }
        pieces.append((block, String(document.text[start..<end])))
        index = end
        position = block.range.end
      }
      return pieces
    }
    var position = 0
    return document.text.split(separator: "\n", omittingEmptySubsequences: false).compactMap {
      let range = TextRange(position, position + $0.utf8.count)
      position = range.end + 1
      return $0.isEmpty ? nil : (Block(kind: .paragraph, range: range), String($0))
    }
  }

  private static func longestRun(of character: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for letter in text {
      run = letter == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// Escapes what CommonMark would read as markup.
  private static func escaped(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    var isStart = true
    var onlyDigits = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "$": output.append("\\")
      case "#", "+", "-", "=": if isStart { output.append("\\") }
      case ".", ")": if onlyDigits { output.append("\\") }
      default: break
      }
      if scalar == "\n" || scalar == "\t" {
        output.append(" ")
        isStart = scalar == "\n"
        onlyDigits = false
        continue
      }
      output.append(scalar)
      let isDigit = ("0"..."9").contains(scalar)
      onlyDigits = isDigit && (isStart || onlyDigits)
      isStart = false
    }
    return String(output)
  }

  /// XML 1.0 (fifth edition), production 2 for the characters and 14 for the escapes.
  private static func entity(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: output.append(contentsOf: "&amp;".unicodeScalars)
      case 0x3C: output.append(contentsOf: "&lt;".unicodeScalars)
      case 0x3E: output.append(contentsOf: "&gt;".unicodeScalars)
      case 0x22: output.append(contentsOf: "&quot;".unicodeScalars)
      // A carriage return as it stands would be read as a line feed.
      case 0x0D: output.append(contentsOf: "&#13;".unicodeScalars)
      case 0x09, 0x0A, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: output.append(scalar)
      default: break
      }
    }
    return String(output)
  }
}
