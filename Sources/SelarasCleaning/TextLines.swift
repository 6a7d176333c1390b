internal import SelarasText

/// The lines of scraped text, and what kind of block each is by itself.
enum TextLines {
  /// Cuts text into blocks of one line each.
  ///
  /// Where lines are wrapped by hand, which shows in most of them ending near one width without a
  /// sentence's end, those between two blank lines are one block.
  ///
  /// - Complexity: O(*n*).
  static func blocks(of text: String) -> [String] {
    let lines = text.utf8.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A || $0 == 0x0D || $0 == 0x0C })
    let isWrapped = isHardWrapped(lines.map { Substring($0) })
    var blocks: [String] = []
    var folder = WhitespaceFolder()
    func take(_ folder: inout WhitespaceFolder) {
      let line = folder.take()
      if !line.isEmpty { blocks.append(line) }
    }
    for line in lines {
      let isBlank = line.allSatisfy { $0 <= 0x20 }
      if isBlank || !isWrapped || startsItem(Substring(line)) { take(&folder) }
      if isBlank { continue }
      folder.append(Substring(line).utf8.span)
      folder.append(break: true)
    }
    take(&folder)
    return blocks
  }

  /// Whether lines were broken by width.
  private static func isHardWrapped(_ lines: [Substring]) -> Bool {
    var widths: [Int] = []
    var runs = 0
    var open = 0
    var inside = 0
    for index in lines.indices.dropLast() {
      let width = lines[index].utf8.count
      guard width > 1, lines[index + 1].utf8.contains(where: { $0 > 0x20 }) else { continue }
      inside += 1
      widths.append(width)
      if let last = lines[index].unicodeScalars.last(where: { !$0.properties.isWhitespace }),
        !isFinal(last)
      {
        open += 1
      }
      runs += 1
    }
    guard inside >= 3, open * 10 >= runs * 6 else { return false }
    widths.sort()
    let middle = widths[widths.count / 2]
    let widest = widths[widths.count * 95 / 100]
    // Wide characters take three bytes: 40 of them a line is the most that people wrap at.
    guard (30...130).contains(middle), widest <= middle * 3 / 2 + 6 else { return false }
    if lines.contains(where: { $0.utf8.count > middle * 2 + 20 }) { return false }
    return widths.filter { $0 * 10 >= middle * 8 }.count * 10 >= widths.count * 7
  }

  /// Whether the character ends a sentence.
  static func isFinal(_ scalar: Unicode.Scalar) -> Bool {
    ".。!！?？…;；:：」』”\"’)）".unicodeScalars.contains(scalar)
  }

  /// Whether the line's last character ends a sentence, a heading's question mark not counted.
  static func endsSentence(_ line: String) -> Bool {
    guard let last = line.unicodeScalars.last else { return false }
    return ".。…;；,，、:：」』”".unicodeScalars.contains(last)
  }

  /// Whether the line ends in a question or a shout.
  static func asks(_ line: String) -> Bool {
    guard let last = line.unicodeScalars.last else { return false }
    return "?？!！".unicodeScalars.contains(last)
  }

  /// Whether the line starts with a bullet or a number of its own.
  static func startsItem(_ line: Substring) -> Bool {
    let scalars = line.unicodeScalars.drop { $0.properties.isWhitespace }
    guard let first = scalars.first else { return false }
    let second = scalars.dropFirst().first
    if "•·▪◦‣●○■□◆–*-".unicodeScalars.contains(first) {
      return "•▪◦‣●○■□◆".unicodeScalars.contains(first) || second?.properties.isWhitespace == true
    }
    let digits = scalars.prefix { ("0"..."9").contains($0) }
    guard (1...2).contains(digits.count) else { return false }
    let after = scalars.dropFirst(digits.count)
    guard let sign = after.first, ".)、．）".unicodeScalars.contains(sign) else { return false }
    return sign == "、" || sign == "．" || sign == "）"
      || after.dropFirst().first?.properties.isWhitespace == true
  }

  /// Whether the line starts as the clauses of laws do: `a.`, `(1)`, `一、`, `Pasal 3`, `第 3 條`.
  static func startsClause(_ line: String) -> Bool {
    let folded = Furniture.fold(String(line.unicodeScalars.prefix(16)))
    let bytes = Array(folded.utf8)
    guard let first = bytes.first else { return false }
    if first == UInt8(ascii: "(") {
      return bytes.dropFirst().prefix(4).contains(UInt8(ascii: ")"))
    }
    if PhraseTrie.isLetter(first), bytes.count > 2 {
      if bytes[1] == UInt8(ascii: ".") || bytes[1] == UInt8(ascii: ")") { return bytes[2] == 0x20 }
    }
    if folded.hasPrefix("pasal ") || folded.hasPrefix("ayat (") || folded.hasPrefix("bab ") {
      return true
    }
    let scalars = folded.unicodeScalars
    if scalars.first == "第" { return scalars.contains { "條条章節节編编".unicodeScalars.contains($0) } }
    let numerals = scalars.prefix { "一二三四五六七八九十(".unicodeScalars.contains($0) }
    guard (1...4).contains(numerals.count) else { return false }
    return scalars.dropFirst(numerals.count).first.map { "、)".unicodeScalars.contains($0) } ?? false
  }

  /// Whether the line reads `label: text`, without a sentence's end.
  static func isLabelled(_ line: String) -> Bool {
    guard !endsSentence(line), line.count < 400,
      let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" })
    else { return false }
    let label = line[..<colon].count
    return label >= 2 && label <= 70 && line.index(after: colon) < line.endIndex
      && line[line.index(after: colon)...].contains { $0.isLetter }
  }

  /// Whether the line is a trail of places: `Home > News > Sport`.
  static func isBreadcrumb(_ line: String) -> Bool {
    guard line.count <= 90, !endsSentence(line) else { return false }
    for (separator, least) in [(" > ", 2), (" › ", 2), (" » ", 2), (" / ", 3), ("＞", 2)] {
      let parts = line.split(separator: separator)
      if parts.count >= least, parts.allSatisfy({ $0.count <= 24 && $0.count >= 1 }) { return true }
    }
    return false
  }
}
