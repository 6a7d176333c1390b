internal import SelarasText
internal import SelarasUnicode

/// Cuts a byte source into lines of text, whatever its encoding.
///
/// UTF-8 is taken as it comes; a file that begins with the mark of UTF-16 is turned into UTF-8 piece
/// by piece. The mark itself is left out. Ill-formed bytes become U+FFFD.
struct TextLineReader {
  private let source: ByteSource
  private let attempt: String
  private var pending: [UInt8] = []
  private var position = 0
  private var isAtStart = true
  private var hasEnded = false
  /// The bytes of a UTF-16 unit, the higher one's place first.
  private var wide: (high: Int, low: Int)?
  /// Bytes of UTF-16 that wait for their other half.
  private var odd: [UInt8] = []
  /// The number of lines handed out.
  private(set) var line = 0
  /// Whether the line handed out last ended with CR LF.
  private(set) var endedWithReturn = false

  init(_ source: @escaping ByteSource, attempt: String) {
    self.source = source
    self.attempt = attempt
  }

  /// The next line without its LF, or CR LF.
  mutating func next() throws(MemoryError) -> String? {
    guard let bytes = try nextBytes() else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The next line's bytes without LF, or CR LF.
  mutating func nextBytes() throws(MemoryError) -> ArraySlice<UInt8>? {
    var searched = position
    while true {
      if let end = pending[searched...].firstIndex(of: 0x0A) {
        defer { position = end + 1 }
        line += 1
        endedWithReturn = end > position && pending[end - 1] == 0x0D
        return pending[position..<(endedWithReturn ? end - 1 : end)]
      }
      if hasEnded {
        guard position < pending.count else { return nil }
        defer { position = pending.count }
        line += 1
        endedWithReturn = pending.last == 0x0D
        return pending[position..<(endedWithReturn ? pending.count - 1 : pending.count)]
      }
      pending.removeSubrange(..<position)
      position = 0
      searched = pending.count
      try fill()
    }
  }

  private mutating func fill() throws(MemoryError) {
    var piece: [UInt8]
    do {
      piece = try source()
      // A mark must be seen whole.
      while isAtStart, !piece.isEmpty, piece.count < 4 {
        let more = try source()
        if more.isEmpty { break }
        piece += more
      }
    } catch {
      throw MemoryError(attempt, underlying: error)
    }
    if isAtStart {
      isAtStart = false
      if piece.starts(with: [0xEF, 0xBB, 0xBF]) {
        piece.removeFirst(3)
        if piece.isEmpty { return try fill() }
      } else if piece.starts(with: [0xFF, 0xFE]) {
        wide = (1, 0)
        piece.removeFirst(2)
      } else if piece.starts(with: [0xFE, 0xFF]) {
        wide = (0, 1)
        piece.removeFirst(2)
      }
    }
    if piece.isEmpty { hasEnded = true }
    guard let wide else {
      pending += piece
      return
    }
    odd += piece
    var units: [UInt16] = []
    var place = 0
    while place + 1 < odd.count {
      units.append(UInt16(odd[place + wide.high]) << 8 | UInt16(odd[place + wide.low]))
      place += 2
    }
    // A pair of surrogates is not torn.
    if !hasEnded, let last = units.last, last & 0xFC00 == 0xD800 {
      units.removeLast()
      place -= 2
    }
    odd.removeSubrange(..<place)
    pending += Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
