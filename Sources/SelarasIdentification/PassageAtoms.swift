internal import SelarasText

/// A word, or a run of characters of a script without spaces: what passages are made of.
struct PassageAtom {
  /// Where its letters stand.
  var start: Int
  var end: Int
  var letterCount: Int
  var script: LetterScript
  /// What stands between the atom before and this one.
  var boundary: BoundaryStrength
  /// Its characters that only Traditional or only Simplified Chinese is written with.
  var variants = ChineseVariants.Counts()
  /// Whether it stands in a block of code.
  var isCode = false
  /// Whether it is an address of the web or of mail, which is in no language.
  var isAddress = false
  /// Whether its first letter is a capital although no sentence begins here, as in names.
  var isName = false
  /// Whether it begins what frames a quotation of another kind of script, or that quotation.
  var isFrame = false
  /// Whether a full-width comma, full stop or bracket stands before it.
  var followsWideMark = false
}

/// Cuts a text into atoms.
struct AtomReader {
  /// A longer run is cut, so that no atom spans two languages for long.
  private static let longest = 48

  private let letters = LetterTable.shared
  private let variants = ChineseVariants.shared
  private var position = 0
  private var block = 0
  /// Whether the last atom's letters are all capitals.
  private var isCapital = false

  /// The next atom, `nil` at the end of the text; `blocks` are in order, if they are known.
  mutating func next(in text: Span<UInt8>, blocks: [Block]?) -> PassageAtom? {
    var boundary = BoundaryStrength.none
    var followsWideMark = false
    while position < text.count {
      let (value, length) = text.scalar(at: position)
      let script = script(of: value)
      if script != .none, script != .mark {
        let wasCapital = isCapital && boundary < .quotation
        var atom = atom(in: text, script: script, after: boundary, blocks: blocks)
        // Words among words all in capitals are no names for that.
        atom.isName =
          boundary < .sentence && letters[value] & 0xFF_FFFF != value && !(isCapital && wasCapital)
        atom.followsWideMark = followsWideMark
        return atom
      }
      if value == 0x3C || value == 0x26, let markup = MarkupResidue.end(in: text, from: position) {
        if markup.isBlock { boundary = .line }
        position = markup.end
        continue
      }
      followsWideMark = followsWideMark || Marks.isWide(value)
      boundary = max(boundary, Marks.strength(of: value, in: text, at: position, length: length))
      position += length
    }
    return nil
  }

  private func script(of value: UInt32) -> LetterScript {
    LetterScript(rawValue: UInt8(truncatingIfNeeded: letters[value] >> 24)) ?? .other
  }

  private mutating func atom(
    in text: Span<UInt8>, script: LetterScript, after boundary: BoundaryStrength, blocks: [Block]?
  ) -> PassageAtom {
    var atom = PassageAtom(
      start: position, end: position, letterCount: 0, script: script, boundary: boundary)
    isCapital = true
    if script == .latin, let end = AtomReader.endOfAddress(in: text, from: position) {
      atom.isAddress = true
      isCapital = false
      atom.letterCount = end - position
      position = end
    } else {
      while position < text.count, atom.letterCount < AtomReader.longest {
        let (value, length) = text.scalar(at: position)
        let entry = letters[value]
        let own = LetterScript(rawValue: UInt8(truncatingIfNeeded: entry >> 24)) ?? .other
        // Japanese mixes its scripts inside a word.
        guard own == script || own == .mark || own.isIdeographic && script.isIdeographic else {
          break
        }
        if own == .kana { atom.script = .kana }
        if own == .han { variants.count(value, in: &atom.variants) }
        if entry & 0xFF_FFFF == value, own != .mark { isCapital = false }
        position += length
        atom.letterCount += 1
      }
    }
    atom.end = position
    if let blocks {
      while block < blocks.count, blocks[block].range.end <= atom.start { block += 1 }
      atom.isCode =
        block < blocks.count && blocks[block].kind == .code
        && blocks[block].range.contains(atom.start)
    }
    return atom
  }
}

extension AtomReader {
  /// The end of an address that begins with the letters at `start`; `nil` where none does.
  ///
  /// Addresses are a scheme and `://`, `www.`, or a name with `@` inside; they end before a space,
  /// a character beyond ASCII, a quotation mark or bracket, and before a full stop that ends a
  /// sentence.
  private static func endOfAddress(in text: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    var isAddress = false
    while position < text.count {
      let byte = text[position]
      guard byte > 0x20, byte < 0x7F else { break }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ")"),
        UInt8(ascii: "]"), UInt8(ascii: "`"):
        return isAddress ? trimmed(start..<position, of: text) : nil
      case UInt8(ascii: "@"):
        isAddress = isAddress || position > start
      case UInt8(ascii: ":"):
        let isScheme =
          position + 2 < text.count && text[position + 1] == UInt8(ascii: "/")
          && text[position + 2] == UInt8(ascii: "/")
        isAddress = isAddress || isScheme
      case UInt8(ascii: "."):
        let isWeb =
          position == start + 3 && text[start] | 0x20 == UInt8(ascii: "w")
          && text[start + 1] | 0x20 == UInt8(ascii: "w")
          && text[start + 2] | 0x20 == UInt8(ascii: "w")
        isAddress = isAddress || isWeb
      default: break
      }
      // What has no sign of an address within a host name's length is none.
      if !isAddress, position - start > 64 { return nil }
      position += 1
    }
    return isAddress ? trimmed(start..<position, of: text) : nil
  }

  private static func trimmed(_ range: Range<Int>, of text: Span<UInt8>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound + 1, Marks.isFinal(text[end - 1]) { end -= 1 }
    return end
  }
}

/// The marks that matter between passages.
enum Marks {
  static func isSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x3000: true
    default: false
    }
  }

  /// Marks that end a sentence.
  static func isTerminal(_ value: UInt32) -> Bool {
    switch value {
    // . ! ? and the same of Chinese, full-width forms and ellipsis, Arabic and Devanagari.
    case 0x2E, 0x21, 0x3F, 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0xFF61, 0x2026, 0x061F, 0x06D4, 0x0964:
      true
    default: false
    }
  }

  /// Commas and the like.
  static func isComma(_ value: UInt32) -> Bool {
    switch value {
    case 0x2C, 0x3A, 0x3B, 0xFF0C, 0x3001, 0xFF1A, 0xFF1B, 0x2014, 0x2013, 0x060C: true
    default: false
    }
  }

  /// Punctuation of Chinese and Japanese: full-width forms and corner brackets.
  static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x3001...0x3003, 0x3008...0x3011, 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F:
      true
    default: false
    }
  }

  /// The mark that closes what `value` opens.
  static func closing(of value: UInt32) -> UInt32? {
    switch value {
    case 0x28: 0x29
    case 0x5B: 0x5D
    case 0x201C: 0x201D
    case 0x2018: 0x2019
    case 0x22: 0x22
    case 0xAB: 0xBB
    case 0x300A, 0x3008, 0x300C, 0x300E, 0x3010, 0x3014: value + 1
    case 0xFF08: 0xFF09
    case 0xFF3B: 0xFF3D
    default: nil
    }
  }

  static func isClosing(_ value: UInt32) -> Bool {
    switch value {
    case 0x29, 0x5D, 0x201D, 0x2019, 0xBB, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0xFF09,
      0xFF3D:
      true
    default: false
    }
  }

  /// The mark that closes the last quotation mark opened in a gap without letters, unless a space
  /// follows it.
  static func quotation(openIn gap: Range<Int>, of text: Span<UInt8>) -> UInt32? {
    opening(in: gap, of: text) { $0 != 0x28 && $0 != 0x5B && $0 != 0xFF08 }
  }

  /// Whether a gap holds a mark.
  static func holds(_ mark: UInt32, in gap: Range<Int>, of text: Span<UInt8>) -> Bool {
    var position = gap.lowerBound
    while position < gap.upperBound {
      let (value, length) = text.scalar(at: position)
      if value == mark { return true }
      position += length
    }
    return false
  }

  /// The mark that closes the last quotation mark or bracket opened in a gap without letters,
  /// unless a space follows it.
  static func bracket(openIn gap: Range<Int>, of text: Span<UInt8>) -> UInt32? {
    opening(in: gap, of: text) { _ in true }
  }

  /// What closes the last opening mark in a gap that is asked for, unless a space follows it.
  private static func opening(
    in gap: Range<Int>, of text: Span<UInt8>, where isAskedFor: (UInt32) -> Bool
  ) -> UInt32? {
    var opened: UInt32?
    var position = gap.lowerBound
    while position < gap.upperBound {
      let (value, length) = text.scalar(at: position)
      position += length
      if isSpace(value) {
        opened = nil
      } else if let closing = closing(of: value), isAskedFor(value) {
        opened = closing
      }
    }
    return opened
  }

  /// Whether a gap holds a space.
  static func holdsSpace(in gap: Range<Int>, of text: Span<UInt8>) -> Bool {
    var position = gap.lowerBound
    while position < gap.upperBound {
      let (value, length) = text.scalar(at: position)
      if isSpace(value) { return true }
      position += length
    }
    return false
  }

  /// Marks of ASCII that end a sentence or a part of it.
  static func isFinal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x27: true
    default: false
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// What a mark at `position` divides.
  ///
  /// A full stop or comma between digits divides nothing.
  static func strength(
    of value: UInt32, in text: Span<UInt8>, at position: Int, length: Int
  ) -> BoundaryStrength {
    if value == 0x0A || value == 0x0D || value == 0x2028 || value == 0x2029 { return .line }
    if isTerminal(value) || isComma(value) {
      let next = position + length
      let isInNumber =
        value < 0x80 && position > 0 && next < text.count && isDigit(text[position - 1])
        && isDigit(text[next])
      if isInNumber { return .none }
      return isTerminal(value) ? .sentence : .comma
    }
    return closing(of: value) != nil || isClosing(value) ? .quotation : .none
  }
}
