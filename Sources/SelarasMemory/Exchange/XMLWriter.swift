internal import CXML
internal import SelarasText

/// libxml2's text writer, handed on to a sink piece by piece.
///
/// What has to be escaped libxml2 escapes. What XML 1.0 forbids altogether (production 2, `Char`:
/// the controls but tab, line feed and carriage return, U+FFFE and U+FFFF) has no escape either; it
/// is dropped and counted. Memory stays within a few pieces, whatever the length of a text.
@safe
struct XMLWriter: ~Copyable {
  /// Takes the bytes of the file, in order.
  typealias Sink = (Span<UInt8>) throws -> Void

  /// How many forbidden characters were left out.
  private(set) var droppedCharacters = 0

  private let writer: OpaquePointer
  private let attempt: String
  private let sink: Sink
  /// One piece of text on its way to libxml2, ended by a NUL.
  private var piece: [CChar] = []
  /// What stopped the writer.
  ///
  /// The file has a hole from there on, so nothing more goes into it.
  private var failure: MemoryError?

  /// The bytes of text that are handed to libxml2 at a time, and the bytes of XML that are kept
  /// before the sink gets them.
  private static let pieceSize: Int = 1 << 15

  /// Opens a writer whose errors say that `attempt` was being done.
  init(_ attempt: String, sink: @escaping Sink) throws(MemoryError) {
    guard let writer = unsafe cxml_writer_open() else { throw MemoryError(attempt, code: 2) }
    unsafe self.writer = writer
    self.attempt = attempt
    self.sink = sink
    piece.reserveCapacity(XMLWriter.pieceSize + 4)
  }

  deinit { unsafe cxml_writer_close(writer) }

  /// Writes the XML declaration and the document type.
  mutating func startDocument(type: String, systemIdentifier: String) throws(MemoryError) {
    try unsafe perform { writer, _ in
      unsafe cxml_writer_start_document(writer, type, systemIdentifier)
    }
  }

  /// Writes the XML declaration.
  mutating func startDocument() throws(MemoryError) {
    try unsafe perform { writer, _ in unsafe cxml_writer_start_plain_document(writer) }
  }

  /// Writes the XML declaration and a document type that has a public identifier.
  mutating func startDocument(
    type: String, publicIdentifier: String, systemIdentifier: String
  ) throws(MemoryError) {
    try unsafe perform { writer, _ in
      unsafe cxml_writer_start_public_document(writer, type, publicIdentifier, systemIdentifier)
    }
  }

  /// Opens an element.
  mutating func start(_ name: String) throws(MemoryError) {
    try unsafe perform { writer, _ in unsafe cxml_writer_start_element(writer, name) }
  }

  /// Gives an attribute to the element that was opened last.
  mutating func attribute(_ name: String, _ value: String) throws(MemoryError) {
    piece.removeAll(keepingCapacity: true)
    let bytes = value.utf8.span
    var position = 0
    while position < bytes.count { position = takeCharacter(of: bytes, at: position) }
    piece.append(0)
    try unsafe perform { writer, piece in unsafe cxml_writer_attribute(writer, name, piece) }
  }

  /// Writes text into the open element.
  ///
  /// - Complexity: O(*n*) time, O(1) memory.
  mutating func text(_ text: String) throws(MemoryError) { try write(text, isRaw: false) }

  /// Writes XML that is well-formed as it stands into the open element.
  mutating func raw(_ xml: String) throws(MemoryError) { try write(xml, isRaw: true) }

  private mutating func write(_ text: String, isRaw: Bool) throws(MemoryError) {
    let bytes = text.utf8.span
    var position = 0
    while position < bytes.count {
      piece.removeAll(keepingCapacity: true)
      while position < bytes.count, piece.count < XMLWriter.pieceSize {
        position = takeCharacter(of: bytes, at: position)
      }
      piece.append(0)
      try unsafe perform { writer, piece in
        unsafe isRaw ? cxml_writer_raw(writer, piece) : cxml_writer_text(writer, piece)
      }
      try handOn(atLeast: XMLWriter.pieceSize)
    }
  }

  /// Closes the element that was opened last.
  mutating func end() throws(MemoryError) {
    try unsafe perform { writer, _ in unsafe cxml_writer_end_element(writer) }
    try handOn(atLeast: XMLWriter.pieceSize)
  }

  /// Writes an element that holds nothing but text.
  mutating func element(
    _ name: String, type: String? = nil, text content: String
  ) throws(MemoryError) {
    try start(name)
    if let type { try attribute("type", type) }
    try text(content)
    try end()
  }

  /// Closes all elements and hands the last bytes to the sink.
  mutating func endDocument() throws(MemoryError) {
    try unsafe perform { writer, _ in unsafe cxml_writer_end_document(writer) }
    try handOn(atLeast: 1)
  }

  /// Appends the character at `position` to the piece, or counts it; returns where it ends.
  private mutating func takeCharacter(of bytes: Span<UInt8>, at position: Int) -> Int {
    let lead = bytes[position]
    if lead < 0x80 {
      if lead >= 0x20 || lead == 0x09 || lead == 0x0A || lead == 0x0D {
        piece.append(CChar(bitPattern: lead))
      } else {
        droppedCharacters += 1
      }
      return position + 1
    }
    let (value, length) = bytes.scalar(at: position)
    if value == 0xFFFE || value == 0xFFFF {
      droppedCharacters += 1
    } else {
      for offset in 0..<length { piece.append(CChar(bitPattern: bytes[position + offset])) }
    }
    return position + length
  }

  /// Calls libxml2 with the writer and the piece, unless something failed before.
  private mutating func perform(
    _ call: (OpaquePointer, [CChar]) -> Int32
  ) throws(MemoryError) {
    if let failure { throw failure }
    let code = unsafe call(writer, piece)
    guard code != 0 else { return }
    let error = MemoryError(attempt, code: code)
    failure = error
    throw error
  }

  private mutating func handOn(atLeast least: Int) throws(MemoryError) {
    var count: Int64 = 0
    guard let bytes = unsafe cxml_writer_pending(writer, &count), count >= Int64(least) else {
      return
    }
    let pending = unsafe UnsafeBufferPointer(start: bytes, count: Int(count))
    do {
      try unsafe sink(Span(_unsafeElements: pending))
    } catch {
      let error = MemoryError(attempt, underlying: error)
      failure = error
      throw error
    }
    unsafe cxml_writer_discard_pending(writer)
  }
}
