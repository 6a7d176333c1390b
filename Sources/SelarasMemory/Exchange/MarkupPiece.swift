/// A piece of a text with tags, whatever dialect they were in.
enum MarkupPiece: Hashable {
  /// Text, as XML has it.
  case text(String)
  /// The start of a code that has an end: its number, and what stood in the original.
  case open(Int, String)
  /// The end of such a code.
  case close(Int, String)
  /// A code by itself.
  case single(Int, String)
  /// The start of a stretch that somebody marked.
  case mark
  /// Its end.
  case unmark
}

extension Markup {
  /// The text in another dialect: XML to stand in its segments.
  ///
  /// What the dialect itself wrote comes back letter by letter. Elsewhere codes become the dialect's
  /// codes, with what stood in the original, or the foreign tag itself, as their content.
  func xml(as other: Dialect) -> String {
    if other == dialect { return xml }
    var result = ""
    func content(_ code: String) -> String {
      var escaped = ""
      SegmentXML.escape(code, isAttribute: other == .xliff2, to: &escaped)
      return escaped
    }
    for piece in pieces {
      switch (piece, other) {
      case (.text(let text), _): result += text
      case (.open(let id, let code), .tmx): result += "<bpt i=\"\(id)\">\(content(code))</bpt>"
      case (.close(let id, let code), .tmx): result += "<ept i=\"\(id)\">\(content(code))</ept>"
      case (.single(let id, let code), .tmx): result += "<ph x=\"\(id)\">\(content(code))</ph>"
      case (.mark, .tmx): result += "<hi>"
      case (.unmark, .tmx): result += "</hi>"
      case (.open(let id, let code), .xliff):
        result += "<bpt id=\"\(id)\">\(content(code))</bpt>"
      case (.close(let id, let code), .xliff):
        result += "<ept id=\"\(id)\">\(content(code))</ept>"
      case (.single(let id, let code), .xliff):
        result += "<ph id=\"\(id)\">\(content(code))</ph>"
      case (.mark, .xliff): result += "<mrk mtype=\"x-hi\">"
      case (.unmark, .xliff), (.unmark, .xliff2): result += "</mrk>"
      case (.open(let id, let code), .xliff2):
        result += "<ph id=\"o\(id)\" disp=\"\(content(code))\"/>"
      case (.close(let id, let code), .xliff2):
        result += "<ph id=\"c\(id)\" disp=\"\(content(code))\"/>"
      case (.single(let id, let code), .xliff2):
        result += "<ph id=\"s\(id)\" disp=\"\(content(code))\"/>"
      case (.mark, .xliff2): result += "<mrk id=\"m\(result.utf8.count)\">"
      }
    }
    return result
  }

  /// The pieces of the text.
  private var pieces: [MarkupPiece] {
    var pieces: [MarkupPiece] = []
    var numbers: [String: Int] = [:]
    var used = 0
    /// The open elements: a name, its number, its tag.
    var open: [(name: String, number: Int)] = []
    /// What is gathered of a code's content, and how deep it is.
    var code: (name: String, number: Int, content: String, depth: Int)?
    func number(_ name: String) -> Int {
      if let known = numbers[name] { return known }
      used += 1
      numbers[name] = used
      return used
    }
    for tag in MarkupTag.tags(of: xml) {
      if var gathered = code {
        switch tag {
        case .text(let text): gathered.content += MarkupTag.unescaped(text)
        case .start(_, _, false, _): gathered.depth += 1
        case .start: break
        case .end: gathered.depth -= 1
        }
        code = gathered
        if gathered.depth == 0 {
          code = nil
          switch gathered.name {
          case "bpt": pieces.append(.open(gathered.number, gathered.content))
          case "ept": pieces.append(.close(gathered.number, gathered.content))
          default: pieces.append(.single(gathered.number, gathered.content))
          }
        }
        continue
      }
      switch tag {
      case .text(let text): pieces.append(.text(text))
      case .start(let name, let attributes, let isEmpty, let source):
        switch name {
        case "bpt", "ept", "it", "ph", "ut":
          let isPaired = name == "bpt" || name == "ept"
          let id = attributes.value("i") ?? attributes.value("rid") ?? attributes.value("id")
          let place = isPaired ? number("pair \(id ?? "")") : number("single \(used)")
          if isEmpty {
            pieces.append(name == "bpt" ? .open(place, source) : .single(place, source))
          } else {
            code = (name, place, "", 1)
          }
        case "hi", "mrk":
          pieces.append(.mark)
          if isEmpty { pieces.append(.unmark) } else { open.append((name, 0)) }
        default:
          let place = number("tag \(used)")
          if isEmpty {
            pieces.append(.single(place, source))
          } else {
            pieces.append(.open(place, source))
            open.append((name, place))
          }
        }
      case .end:
        guard let element = open.popLast() else { continue }
        pieces.append(
          element.number == 0 ? .unmark : .close(element.number, "</\(element.name)>"))
      }
    }
    return pieces
  }
}

/// A tag, or the text between tags, of XML that a reader of ours wrote.
enum MarkupTag {
  case text(String)
  case start(name: String, attributes: [MemoryUnit.Property], isEmpty: Bool, source: String)
  case end(name: String)

  /// The tags of well-formed XML without comments, instructions and the like.
  static func tags(of xml: String) -> [MarkupTag] {
    var tags: [MarkupTag] = []
    var rest = Substring(xml)
    while !rest.isEmpty {
      guard let start = rest.utf8.firstIndex(of: UInt8(ascii: "<")) else {
        tags.append(.text(String(rest)))
        break
      }
      if start > rest.startIndex { tags.append(.text(String(rest[..<start]))) }
      guard let end = rest[start...].utf8.firstIndex(of: UInt8(ascii: ">")) else { break }
      let source = rest[start...end]
      var inner = source.dropFirst().dropLast()
      rest = rest[rest.utf8.index(after: end)...]
      if inner.hasPrefix("/") {
        tags.append(.end(name: String(inner.dropFirst())))
        continue
      }
      let isEmpty = inner.hasSuffix("/")
      if isEmpty { inner = inner.dropLast() }
      let name = inner.prefix { $0 != " " }
      tags.append(
        .start(
          name: String(name), attributes: attributes(inner.dropFirst(name.count)),
          isEmpty: isEmpty, source: String(source)))
    }
    return tags
  }

  private static func attributes(_ text: Substring) -> [MemoryUnit.Property] {
    var attributes: [MemoryUnit.Property] = []
    var rest = text
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].filter { $0 != " " }
      let value = rest[equals...].dropFirst(2).prefix { $0 != "\"" }
      attributes.append(.init(type: name, value: unescaped(String(value))))
      guard value.endIndex < rest.endIndex else { break }
      rest = rest[rest.index(after: value.endIndex)...]
    }
    return attributes
  }

  /// The text that escaped text stands for.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      let name = rest[start...].dropFirst().prefix { $0 != ";" }
      switch name {
      case "amp": result += "&"
      case "lt": result += "<"
      case "gt": result += ">"
      case "quot": result += "\""
      default:
        if name.hasPrefix("#"), let number = UInt32(name.dropFirst()),
          let scalar = Unicode.Scalar(number)
        {
          result.unicodeScalars.append(scalar)
        }
      }
      rest = rest[name.endIndex...].dropFirst()
    }
    return result + rest
  }
}
