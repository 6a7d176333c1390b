/// Where results go.
public protocol ByteSink: ~Copyable {
  /// Takes bytes; they may stay in a buffer until ``flush()`` or ``finish()``.
  mutating func write(_ bytes: [UInt8]) throws(RecordsError)

  /// Hands on what is in the buffer.
  mutating func flush() throws(RecordsError)

  /// Ends the output; nothing may be written afterwards.
  mutating func finish() throws(RecordsError)
}

extension ByteSink where Self: ~Copyable {
  /// Writes a text in UTF-8.
  public mutating func write(_ text: String) throws(RecordsError) { try write(Array(text.utf8)) }
}
