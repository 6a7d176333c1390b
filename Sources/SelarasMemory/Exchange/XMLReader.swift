internal import CXML

/// libxml2's streaming reader over a byte source.
///
/// Nothing outside the document is opened: no subset is loaded, no external entity is read. A short
/// entity of the document's own is put in place; others are an error.
@safe
final class XMLReader {
  /// What the reader stands at.
  enum Node {
    case start(name: String, isEmpty: Bool)
    case end(name: String)
    case text(String)
  }

  /// Where libxml2's callback gets its bytes.
  private final class Feed {
    let source: ByteSource
    var piece: [UInt8] = []
    var position = 0
    var failure: (any Error)?
    /// Whether nothing has come.
    var isEmpty = true

    init(_ source: @escaping ByteSource) { self.source = source }

    func take(into buffer: UnsafeMutablePointer<UInt8>, count: Int) -> Int {
      if position == piece.count {
        do { piece = try source() } catch {
          failure = error
          return -1
        }
        position = 0
      }
      let taken = min(count, piece.count - position)
      for i in 0..<taken { unsafe buffer[i] = piece[position + i] }
      position += taken
      if taken > 0 { isEmpty = false }
      return taken
    }
  }

  let attempt: String
  private let feed: Feed
  private let reader: OpaquePointer
  private var hasEnded = false

  init(_ source: @escaping ByteSource, attempt: String) throws(MemoryError) {
    let feed = Feed(source)
    let context = unsafe Unmanaged.passUnretained(feed).toOpaque()
    guard
      let reader = unsafe cxml_reader_open(
        { context, buffer, count in
          let feed = unsafe Unmanaged<Feed>.fromOpaque(context).takeUnretainedValue()
          return unsafe Int32(feed.take(into: buffer, count: Int(count)))
        }, context)
    else {
      // The first bytes are asked for at once.
      throw MemoryError(
        attempt, reason: "it cannot be read", line: 1, underlying: feed.failure)
    }
    unsafe self.reader = reader
    self.feed = feed
    self.attempt = attempt
  }

  deinit { unsafe cxml_reader_close(reader) }

  /// The line of the node at which the reader stands, from 1.
  var line: Int { unsafe Int(cxml_reader_line(reader)) }

  /// The next element, end or text; `nil` at the end of the document.
  func next() throws(MemoryError) -> Node? {
    while !hasEnded {
      let state = unsafe cxml_reader_next(reader)
      if state < 0 { throw fault() }
      if state == 0 {
        hasEnded = true
        break
      }
      switch unsafe cxml_reader_kind(reader) {
      case Int32(CXML_START):
        return unsafe .start(
          name: string(cxml_reader_local_name(reader)), isEmpty: cxml_reader_is_empty(reader) == 1)
      case Int32(CXML_END): return unsafe .end(name: string(cxml_reader_local_name(reader)))
      case Int32(CXML_TEXT): return unsafe .text(string(cxml_reader_value(reader)))
      case Int32(CXML_ENTITY):
        guard let text = unsafe cxml_reader_replacement(reader) else {
          throw unsafe error("the entity &\(string(cxml_reader_name(reader))); is refused")
        }
        return unsafe .text(string(text))
      default: continue
      }
    }
    return nil
  }

  /// The name of the element at which the reader stands, with its prefix.
  var qualifiedName: String { unsafe string(cxml_reader_name(reader)) }

  /// The attributes of the element at which the reader stands, with their prefixes.
  func attributes() -> [MemoryUnit.Property] {
    var attributes: [MemoryUnit.Property] = []
    while unsafe cxml_reader_next_attribute(reader) == 1 {
      unsafe attributes.append(
        .init(type: string(cxml_reader_name(reader)), value: string(cxml_reader_value(reader))))
    }
    return attributes
  }

  /// An error at the reader's place.
  func error(_ reason: String) -> MemoryError {
    MemoryError(attempt, reason: reason, line: line)
  }

  private func fault() -> MemoryError {
    hasEnded = true
    if feed.isEmpty { return MemoryError(attempt, reason: "the file is empty", line: 1) }
    if let failure = feed.failure { return MemoryError(attempt, underlying: failure) }
    var line: Int64 = 0
    let code = unsafe cxml_reader_error(reader, &line)
    return unsafe MemoryError(
      attempt, code: code, reason: string(cxml_reader_error_message(reader)),
      line: max(1, Int(line)))
  }

  private func string(_ text: UnsafePointer<CChar>?) -> String {
    guard let text = unsafe text else { return "" }
    return unsafe String(cString: text)
  }
}

extension [MemoryUnit.Property] {
  /// The value of the first property or attribute of a name.
  func value(_ name: String) -> String? { first { $0.type == name }?.value }
}
