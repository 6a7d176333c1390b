internal import SelarasText

extension CleanedOutput.Piece {
  /// Takes the links and images that stand in the block off the document's.
  mutating func take(_ links: inout ArraySlice<Link>, _ images: inout ArraySlice<Image>) {
    let range = block.range
    while let link = links.first, link.range.start < range.end {
      links.removeFirst()
      guard link.range.start >= range.start + (self.links.last?.range.end ?? 0),
        link.range.end <= range.end, !link.range.isEmpty,
        isEdge(link.range.start - range.start), isEdge(link.range.end - range.start)
      else { continue }
      self.links.append(
        Link(
          range: TextRange(link.range.start - range.start, link.range.end - range.start),
          url: link.url))
    }
    while let image = images.first, image.position <= range.end {
      images.removeFirst()
      guard image.position >= range.start, isEdge(image.position - range.start) else { continue }
      self.images.append(
        Image(
          position: image.position - range.start, url: image.url, alternative: image.alternative))
    }
  }

  /// Whether no character lies across the position.
  private func isEdge(_ position: Int) -> Bool {
    guard position < text.utf8.count else { return position == text.utf8.count }
    return text.utf8.span[position] & 0xC0 != 0x80
  }

  /// A part of a block's text.
  enum Part {
    case text(String)
    case link(String, url: String)
    case image(Image)
  }

  /// The text, cut where links and images begin and end; an image inside a link stands before it.
  var parts: [Part] {
    if links.isEmpty, images.isEmpty { return [.text(text)] }
    var parts: [Part] = []
    var position = 0
    var images = images[...]
    func take(until end: Int) {
      if position < end { parts.append(.text(String(text[TextRange(position, end)]))) }
      position = end
    }
    for link in links {
      while let image = images.first, image.position < link.range.end {
        images.removeFirst()
        take(until: max(position, min(image.position, link.range.start)))
        parts.append(.image(image))
      }
      take(until: link.range.start)
      parts.append(.link(String(text[link.range]), url: link.url))
      position = link.range.end
    }
    for image in images {
      take(until: image.position)
      parts.append(.image(image))
    }
    take(until: text.utf8.count)
    return parts
  }
}

/// The signs of Markdown and XML.
enum Markup {
  /// The deepest list that is written as deep as it is.
  static let deepest = 32

  /// A block's text in CommonMark, on one line.
  static func inline(_ piece: CleanedOutput.Piece) -> String {
    var output = ""
    let isHeading = piece.block.kind == .heading
    for part in piece.parts {
      switch part {
      case .text(let text): output += escaped(text, output.isEmpty, isHeading)
      case .link(let text, let url):
        output += "[\(escaped(text, false, isHeading))](\(target(url)))"
      case .image(let image): output += Markup.image(image)
      }
    }
    return output
  }

  /// A heading's text.
  static func heading(_ text: String) -> String { escaped(text, true, true) }

  /// The cells of a row.
  static func cells(_ piece: CleanedOutput.Piece) -> [String] {
    var cells = [""]
    for part in piece.parts {
      switch part {
      case .text(let text):
        for (number, cell) in text.split(separator: "\t", omittingEmptySubsequences: false)
          .enumerated()
        {
          if number > 0 { cells.append("") }
          cells[cells.count - 1] += escaped(String(cell), cells[cells.count - 1].isEmpty, false)
        }
      case .link(let text, let url) where !text.contains("\t"):
        cells[cells.count - 1] += "[\(escaped(text, false, false))](\(target(url)))"
      case .link(let text, _):
        for (number, cell) in text.split(separator: "\t", omittingEmptySubsequences: false)
          .enumerated()
        {
          if number > 0 { cells.append("") }
          cells[cells.count - 1] += escaped(String(cell), cells[cells.count - 1].isEmpty, false)
        }
      case .image(let image): cells[cells.count - 1] += Markup.image(image)
      }
    }
    return cells
  }

  /// An image.
  static func image(_ image: Image) -> String {
    "![\(escaped(image.alternative, false, false))](\(target(image.url)))"
  }

  /// An address between angle brackets, where spaces and brackets may stand.
  private static func target(_ url: String) -> String {
    var output = String.UnicodeScalarView()
    output.append("<")
    for scalar in url.unicodeScalars where scalar.value >= 0x20 && scalar.value != 0x7F {
      if "\\<>&*_`|".unicodeScalars.contains(scalar) { output.append("\\") }
      output.append(scalar)
    }
    output.append(">")
    return String(output)
  }

  /// Escapes what CommonMark would read as markup; `isStart` at the start of a line.
  private static func escaped(_ text: String, _ isStart: Bool, _ isHeading: Bool) -> String {
    var output = String.UnicodeScalarView()
    var isStart = isStart
    var onlyDigits = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "$": output.append("\\")
      // Signs at the end of a heading would be read as its frame.
      case "#": if isStart || isHeading { output.append("\\") }
      case "+", "-", "=": if isStart { output.append("\\") }
      case ".", ")": if onlyDigits { output.append("\\") }
      default: break
      }
      if scalar == "\n" || scalar == "\r" || scalar == "\t" {
        output.append(" ")
        isStart = scalar != "\t"
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

  /// A block's text in XML.
  static func xml(_ piece: CleanedOutput.Piece) -> String {
    var output = ""
    for part in piece.parts {
      switch part {
      case .text(let text): output += entity(text)
      case .link(let text, let url): output += "<a href=\"\(entity(url))\">\(entity(text))</a>"
      case .image(let image):
        output += "<img src=\"\(entity(image.url))\" alt=\"\(entity(image.alternative))\"/>"
      }
    }
    return output
  }

  /// XML 1.0 (fifth edition), production 2 for the characters and 14 for the escapes.
  static func entity(_ text: String) -> String {
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
