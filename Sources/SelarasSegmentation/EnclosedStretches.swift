internal import SelarasText

/// The stretches of a text between quotation marks or round brackets, inside which no sentence
/// ends: `"Saya lelah. Saya pulang," katanya.` is one sentence.
///
/// A stretch has both its marks in one line, and is not longer than ``longestQuotation`` or
/// ``longestBracket``: a long speech is cut into its sentences, and a mark without its partner does
/// no harm.
struct EnclosedStretches: Sendable {
  /// Bytes between quotation marks.
  static let longestQuotation = 400
  /// Bytes between brackets.
  static let longestBracket = 200

  /// Open brackets that are remembered: real text nests a few deep.
  private static let deepest = 8

  private var stretches: [TextRange] = []
  /// The stretch looked at last: questions come in text order.
  private var next = 0

  /// Finds the stretches of a text.
  ///
  /// - Complexity: O(*n*).
  mutating func find(in text: Span<UInt8>) {
    stretches.removeAll(keepingCapacity: true)
    next = 0
    var quotation = Opened()
    var brackets: [Opened] = []
    var position = 0
    while position < text.count {
      let byte = text[position]
      switch byte {
      case 0x0A, 0x0D:
        quotation = Opened()
        brackets.removeAll(keepingCapacity: true)
        position += 1
      case UInt8(ascii: "\""):
        noteStraight(at: position, of: text, &quotation)
        position += 1
      case UInt8(ascii: "("):
        open(0x29, at: position, &brackets)
        position += 1
      case UInt8(ascii: ")"):
        close(0x29, at: position, &brackets)
        position += 1
      case 0xE2, 0xE3, 0xEF:
        let (scalar, length) = text.scalar(at: position)
        switch scalar {
        case 0x201C: quotation = Opened(closing: 0x201D, start: position)
        case 0x300C where quotation.closing != 0x300F:
          quotation = Opened(closing: 0x300D, start: position)
        case 0x300E where quotation.closing != 0x300D:
          quotation = Opened(closing: 0x300F, start: position)
        case 0xFF08: open(0xFF09, at: position, &brackets)
        case 0x201D, 0x300D, 0x300F:
          note(scalar, at: position, &quotation)
        case 0xFF09: close(0xFF09, at: position, &brackets)
        default: break
        }
        position += length
      default: position += 1
      }
    }
    stretches.sort()
  }

  /// Whether a position is inside a stretch; positions must be asked for in order.
  mutating func contains(_ position: Int) -> Bool {
    while next < stretches.count, stretches[next].end <= position { next += 1 }
    return next < stretches.count && stretches[next].start < position
  }

  private struct Opened {
    var closing: UInt32 = 0
    var start = 0
  }

  private mutating func note(_ scalar: UInt32, at position: Int, _ opened: inout Opened) {
    guard opened.closing == scalar else { return }
    if position - opened.start <= EnclosedStretches.longestQuotation {
      stretches.append(TextRange(opened.start, position))
    }
    opened = Opened()
  }

  private func open(_ closing: UInt32, at position: Int, _ brackets: inout [Opened]) {
    if brackets.count == EnclosedStretches.deepest { brackets.removeFirst() }
    brackets.append(Opened(closing: closing, start: position))
  }

  private mutating func close(_ closing: UInt32, at position: Int, _ brackets: inout [Opened]) {
    guard let last = brackets.lastIndex(where: { $0.closing == closing }) else { return }
    if position - brackets[last].start <= EnclosedStretches.longestBracket {
      stretches.append(TextRange(brackets[last].start, position))
    }
    brackets.removeSubrange(last...)
  }

  /// A straight mark opens before a letter and behind a space, and closes behind a letter.
  private mutating func noteStraight(
    at position: Int, of text: Span<UInt8>, _ opened: inout Opened
  ) {
    let before = text.scalar(before: position)?.value ?? 0x20
    let after = position + 1 < text.count ? text.scalar(at: position + 1).value : 0x20
    let mayOpen =
      (Punctuation.isSpace(before) || before == 0x28 || before == 0x2D || before == 0x2014)
      && !Punctuation.isSpace(after)
    if opened.closing == 0x22, !mayOpen {
      note(0x22, at: position, &opened)
    } else if mayOpen {
      opened = Opened(closing: 0x22, start: position)
    }
  }
}
