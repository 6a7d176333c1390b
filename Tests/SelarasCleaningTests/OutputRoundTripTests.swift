import SelarasCleaning
import SelarasText
import Testing

/// What Markdown and XML say is read back by readers that know nothing of their writers.
@Suite struct `Markdown and XML can be read back` {
  private struct Piece: Equatable {
    var kind: Block.Kind
    var level: Int?
    var text: String
    var links: [String] = []
  }

  private static let words = [
    "ikan", "*", "_a_", "#", "##", "1.", "2)", "-", "+", "=", "===", ">", "<b>", "&amp;", "&", "|",
    "`x`", "```", "~~~", "[a](b)", "![", "\\", "\\*", "$1", "漁船", "，", "「好」", "http://a.b", "--",
    "Judul", "\"q\"", "'", "]", ")", "(", "!", ":", "1986. A", "]]>", "<!--", "a|b",
  ]

  private func document(_ generator: inout some RandomNumberGenerator) -> Document {
    var text = ""
    var blocks: [Block] = []
    var links: [Link] = []
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      let kind = Block.Kind.allCases.randomElement(using: &generator) ?? .paragraph
      if !text.isEmpty { text += "\n" }
      let start = text.utf8.count
      let count = Int.random(in: 1...6, using: &generator)
      let separator = kind == .tableRow ? "\t" : kind == .code ? "\n  " : " "
      for number in 0..<count {
        if number > 0 { text += separator }
        let from = text.utf8.count
        text += Self.words.randomElement(using: &generator) ?? ""
        if kind != .code, kind != .tableRow, Int.random(in: 0..<4, using: &generator) == 0 {
          links.append(Link(range: TextRange(from, text.utf8.count), url: "/x?a=1&b=(\(number))_*"))
        }
      }
      let level: Int? =
        switch kind {
        case .heading: Int.random(in: 1...6, using: &generator)
        case .listItem: Int.random(in: 1...5, using: &generator)
        default: nil
        }
      blocks.append(Block(kind: kind, level: level, range: TextRange(start, text.utf8.count)))
    }
    var document = Document(id: "a \"<b>&", text: text)
    document.title = "T & <i> # *x* #"
    document.blocks = blocks
    document.links = links
    return document
  }

  private func pieces(_ document: Document) -> [Piece] {
    (document.blocks ?? []).map { block in
      Piece(
        kind: block.kind, level: block.level, text: String(document.text[block.range]),
        links: (document.links ?? []).filter {
          block.range.start <= $0.range.start && $0.range.end <= block.range.end
        }.map(\.url))
    }
  }

  @Test(arguments: 0..<60)
  func `kinds, levels, texts and links survive`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed)
    for _ in 0..<10 {
      let document = document(&generator)
      let expected = pieces(document)
      var xml = XMLReader(CleanedOutput.xml(document))
      #expect(xml.title() == document.title)
      var found: [Piece] = []
      while let block = xml.next() {
        found.append(
          Piece(
            kind: try #require(Block.Kind(rawValue: block.kind)), level: block.level,
            text: block.text, links: block.links))
      }
      #expect(found == expected)
      var markdown = MarkdownReader(CleanedOutput.markdown(document))
      #expect(markdown.title == document.title)
      #expect(
        markdown.blocks().map {
          Piece(kind: $0.kind, level: $0.level, text: $0.text, links: $0.links)
        }
          == expected)
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood, 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// Reads as much XML as the writer may write.
private struct XMLReader {
  private var rest: Substring
  init(_ xml: String) { rest = xml[...] }

  private static func plain(_ text: Substring) -> String {
    var output = ""
    var rest = text
    while let first = rest.first {
      if first == "&", let end = rest.firstIndex(of: ";") {
        let names = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#13": "\r"]
        output += names[String(rest[rest.index(after: rest.startIndex)..<end])] ?? "?"
        rest = rest[rest.index(after: end)...]
      } else {
        output.append(first)
        rest = rest.dropFirst()
      }
    }
    return output
  }

  private mutating func take(until mark: String) -> Substring? {
    var index = rest.startIndex
    while index < rest.endIndex {
      if rest[index...].hasPrefix(mark) {
        let found = rest[..<index]
        rest = rest[index...].dropFirst(mark.count)
        return found
      }
      index = rest.index(after: index)
    }
    return nil
  }

  mutating func title() -> String? {
    guard take(until: "<title>") != nil else { return nil }
    return take(until: "</title>").map(Self.plain)
  }

  mutating func next() -> (kind: String, level: Int?, text: String, links: [String])? {
    guard take(until: "<block kind=\"") != nil, let kind = take(until: "\""),
      let attributes = take(until: ">"), var content = take(until: "</block>")
    else { return nil }
    let level = attributes.split(separator: "\"").dropFirst().first.flatMap { Int($0) }
    var text = ""
    var links: [String] = []
    while let open = content.firstIndex(of: "<") {
      text += Self.plain(content[..<open])
      content = content[open...]
      if content.hasPrefix("<a href=\"") {
        content = content.dropFirst(9)
        let end = content.firstIndex(of: "\"") ?? content.endIndex
        links.append(Self.plain(content[..<end]))
      }
      let close = content.firstIndex(of: ">") ?? content.endIndex
      content = content[close...].dropFirst()
    }
    text += Self.plain(content)
    return (String(kind), attributes.contains("level=") ? level : nil, text, links)
  }
}

/// Reads as much CommonMark as the writer may write: a line a block, but for code.
private struct MarkdownReader {
  private var lines: [Substring]
  let title: String?

  init(_ markdown: String) {
    lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    title = lines.first.map { Self.inline($0.dropFirst(2)).text }
    lines.removeFirst()
  }

  /// Backslashes before signs, and links whose addresses stand between angle brackets.
  private static func inline(_ line: Substring) -> (text: String, links: [String]) {
    var text = ""
    var links: [String] = []
    var rest = line
    while let first = rest.first {
      if first == "\\" {
        rest = rest.dropFirst()
        if let next = rest.first { text.append(next) }
      } else if first == "]" {
        var url = ""
        rest = rest.dropFirst(3)
        while let letter = rest.first, letter != ">" {
          if letter == "\\" { rest = rest.dropFirst() }
          if let next = rest.first { url.append(next) }
          rest = rest.dropFirst()
        }
        rest = rest.dropFirst()
        links.append(url)
      } else if first != "[" {
        text.append(first)
      }
      rest = rest.dropFirst()
    }
    return (text, links)
  }

  mutating func blocks() -> [(kind: Block.Kind, level: Int?, text: String, links: [String])] {
    var blocks: [(kind: Block.Kind, level: Int?, text: String, links: [String])] = []
    var index = 0
    func add(_ kind: Block.Kind, _ level: Int?, _ line: Substring) {
      let (text, links) = Self.inline(line)
      blocks.append((kind, level, text, links))
    }
    while index < lines.count {
      let line = lines[index]
      index += 1
      let marks = line.prefix { $0 == "#" }.count
      let indent = line.prefix { $0 == " " }.count
      if line.isEmpty || line.hasPrefix("| ---") || line.hasPrefix("|---") {
        continue
      } else if line.hasPrefix("```") {
        let fence = line
        var code: [Substring] = []
        while lines[index] != fence {
          code.append(lines[index])
          index += 1
        }
        index += 1
        blocks.append((.code, nil, code.joined(separator: "\n"), []))
      } else if (1...6).contains(marks), line.dropFirst(marks).hasPrefix(" ") {
        add(.heading, marks, line.dropFirst(marks + 1))
      } else if line.dropFirst(indent).hasPrefix("- ") {
        var depth = indent / 2
        var rest = line.dropFirst(indent)
        while rest.hasPrefix("- ") {
          depth += 1
          rest = rest.dropFirst(2)
        }
        add(.listItem, depth, rest)
      } else if line.hasPrefix("> ") {
        add(.quote, nil, line.dropFirst(2))
      } else if line.hasPrefix("| ") {
        let cells = row(line).map { Self.inline($0).text }
        let last = cells.lastIndex { !$0.isEmpty } ?? 0
        blocks.append((.tableRow, nil, cells[...last].joined(separator: "\t"), []))
      } else if line.hasPrefix("*"), line.hasSuffix("*") {
        add(.caption, nil, line.dropFirst().dropLast())
      } else {
        add(.paragraph, nil, line)
      }
    }
    return blocks
  }

  /// The cells between bars that no backslash stands before.
  private func row(_ line: Substring) -> [Substring] {
    var cells: [Substring] = []
    var start = line.index(line.startIndex, offsetBy: 2)
    var index = start
    while index < line.endIndex {
      if line[index] == "\\" {
        index = line.index(index, offsetBy: 2)
        continue
      }
      if line[index] == "|" {
        cells.append(line[start..<line.index(before: index)])
        start = line.index(index, offsetBy: 2, limitedBy: line.endIndex) ?? line.endIndex
      }
      index = line.index(after: index)
    }
    return cells
  }
}
