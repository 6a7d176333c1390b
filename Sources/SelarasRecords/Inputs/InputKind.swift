/// What an input holds.
public enum InputKind: String, Sendable, CaseIterable {
  /// One web page.
  case html
  /// One plain text.
  case text
  /// JSON Lines: a JSON object on every line.
  case jsonl
  /// A web archive (ISO 28500): many pages.
  case warc

  /// How many bytes ``detect(_:suffix:)`` likes to see.
  public static let sampleSize = 1 << 16

  /// Tells what an input holds by its first bytes.
  ///
  /// A web archive, a page that begins with its document type or `<html>`, and a whole first line
  /// that is a JSON object are taken for what they are. Where the bytes leave it open, the suffix
  /// of the file's name decides; without one, a leading tag makes a page, `{"` JSON Lines, and
  /// everything else is text. UTF-16 is seen through, with and without a byte order mark.
  ///
  /// - Parameters:
  ///   - bytes: The first bytes after decompression, ``sampleSize`` of them if there are as many.
  ///   - suffix: The file's suffix, in lower case and without a compression's.
  /// - Returns: A kind for any bytes whatever.
  /// - Complexity: O(*n*).
  public static func detect(_ bytes: ArraySlice<UInt8>, suffix: String? = nil) -> InputKind {
    let sample = Sample(bytes)
    if sample.begins(with: "WARC/") { return .warc }
    if sample.isPage { return .html }
    let hint = suffix.flatMap { suffixes[$0] }
    if sample.firstLineIsObject, hint != .html { return .jsonl }
    if let hint { return hint }
    if sample.looksLikePage { return .html }
    return sample.looksLikeObject ? .jsonl : .text
  }

  private static let suffixes: [String: InputKind] = [
    "html": .html, "htm": .html, "xhtml": .html, "xht": .html, "shtml": .html, "php": .html,
    "asp": .html, "aspx": .html, "jsp": .html, "txt": .text, "text": .text, "md": .text,
    "jsonl": .jsonl, "ndjson": .jsonl, "json": .jsonl, "warc": .warc,
  ]
}

/// The start of an input as ASCII: the mark and leading space gone, of UTF-16 only the half that
/// counts.
private struct Sample {
  private var bytes: [UInt8]
  private var isWhole: Bool

  init(_ start: ArraySlice<UInt8>) {
    isWhole = start.count < InputKind.sampleSize
    if let utf16 = UTF16Order(start) {
      var units: [UInt8] = []
      var position = start.startIndex + (utf16.hasMark ? 2 : 0)
      while position + 1 < start.endIndex {
        let (high, low) = utf16.isBigEndian ? (position, position + 1) : (position + 1, position)
        units.append(start[high] == 0 ? start[low] : 0xFF)
        position += 2
      }
      bytes = units
    } else {
      bytes = Array(start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start)
    }
    bytes.removeFirst(bytes.prefix(while: isSpace).count)
  }

  /// Whether the bytes begin with `prefix`, which is in lower case; the bytes' case is ignored.
  func begins(with prefix: String, at position: Int = 0) -> Bool {
    let prefix = prefix.utf8
    guard bytes.count - position >= prefix.count else { return false }
    return zip(bytes[position...], prefix).allSatisfy { lowercase($0) == lowercase($1) }
  }

  /// A document type or root element, after comments and processing instructions.
  var isPage: Bool {
    var position = 0
    while position < bytes.count, bytes[position] == UInt8(ascii: "<") {
      if begins(with: "<!doctype html", at: position) || begins(with: "<html", at: position) {
        return true
      }
      let end: [UInt8]
      if begins(with: "<!--", at: position) {
        end = Array("-->".utf8)
      } else if begins(with: "<?", at: position) {
        end = Array("?>".utf8)
      } else {
        return false
      }
      var next = position + 2
      while next < bytes.count, !bytes[next...].starts(with: end) { next += 1 }
      position = min(next + end.count, bytes.count)
      position += bytes[position...].prefix(while: isSpace).count
    }
    return false
  }

  /// A tag at the start, or a page's skeleton somewhere in the first kilobytes.
  var looksLikePage: Bool {
    if bytes.first == UInt8(ascii: "<") {
      let tags = [
        "!", "?xml", "head", "body", "meta", "title", "div", "p", "article", "section", "main",
        "table", "ul", "ol", "h1", "h2", "h3", "script", "style", "link", "span", "a", "img", "br",
        "b", "i", "strong", "em", "font", "center", "header", "nav", "form", "blockquote", "pre",
        "figure", "hr",
      ]
      for tag in tags where begins(with: tag, at: 1) {
        let after = 1 + tag.utf8.count
        guard after < bytes.count, isLetterOrDigit(bytes[after]) else { return true }
        if tag == "!" { return true }
      }
    }
    let start = bytes.prefix(4096)
    for position in start.indices where start[position] == UInt8(ascii: "<") {
      for tag in ["<html", "<head>", "<body", "</p>", "</div>", "<!doctype html"]
      where begins(with: tag, at: position) {
        return true
      }
    }
    return false
  }

  /// A whole first line that is a JSON object.
  var firstLineIsObject: Bool {
    guard bytes.first == UInt8(ascii: "{") else { return false }
    guard let lineFeed = bytes.firstIndex(of: 0x0A) else {
      return isWhole ? isObject(bytes) : looksLikeObject
    }
    return isObject(Array(bytes[..<lineFeed]))
  }

  private func isObject(_ line: [UInt8]) -> Bool {
    var scanner = JSONScanner(line)
    do throws(JSONFault) {
      _ = try scanner.wholeObject()
      return true
    } catch {
      return false
    }
  }

  /// `{` and the quotation mark of a key.
  var looksLikeObject: Bool {
    guard bytes.first == UInt8(ascii: "{") else { return false }
    let next = bytes.dropFirst().first { !isSpace($0) }
    return next == UInt8(ascii: "\"")
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

private func lowercase(_ byte: UInt8) -> UInt8 {
  (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (0x61...0x7A).contains(lowercase(byte)) || (0x30...0x39).contains(byte)
}

/// The byte order of UTF-16, where bytes are that.
struct UTF16Order {
  let isBigEndian: Bool
  let hasMark: Bool

  /// Looks for a byte order mark, or for a NUL in every other byte.
  init?(_ bytes: ArraySlice<UInt8>) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      isBigEndian = bytes.first == 0xFE
      hasMark = true
      return
    }
    let sample = bytes.prefix(1024)
    var evenNULs = 0
    var oddNULs = 0
    for (offset, byte) in sample.enumerated() where byte == 0 {
      if offset % 2 == 0 { evenNULs += 1 } else { oddNULs += 1 }
    }
    guard sample.count >= 4, (evenNULs + oddNULs) * 3 > sample.count,
      min(evenNULs, oddNULs) * 4 < max(evenNULs, oddNULs)
    else { return nil }
    isBigEndian = evenNULs > oddNULs
    hasMark = false
  }
}
