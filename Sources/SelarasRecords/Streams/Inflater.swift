internal import CZlib

/// What one call of a decompressor did.
struct DecodingStep {
  /// Where the decompressor stands afterwards.
  enum State {
    /// Inside a member or frame.
    case inside
    /// At the end of one, where another may follow.
    case finished
    /// The input is damaged.
    case failed(reason: String, code: Int32)
  }

  var consumed: Int
  var produced: Int
  var state: State
}

/// zlib's decompressor, for gzip and for the `deflate` of HTTP.
@safe
struct Inflater: ~Copyable {
  /// How the compressed data is wrapped; the values are zlib's window bits.
  enum Wrapping: Int32 {
    /// gzip (RFC 1952).
    case gzip = 31
    /// zlib (RFC 1950).
    case zlib = 15
    /// Nothing (RFC 1951).
    case raw = -15
  }

  // zlib points from its state back to this struct: it may not move.
  private let stream: UnsafeMutablePointer<z_stream>

  /// Opens a decompressor; `nil` where there is no memory for one.
  init?(_ wrapping: Wrapping) {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: unsafe z_stream())
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    guard unsafe inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, size) == Z_OK else {
      unsafe stream.deallocate()
      return nil
    }
    unsafe self.stream = stream
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Makes ready for the next member.
  func reset() { unsafe inflateReset(stream) }

  /// Decompresses from `input[source]` into `output[target]`, as far as the two allow.
  func decode(
    _ input: [UInt8], _ source: Range<Int>, into output: inout [UInt8], _ target: Range<Int>
  ) -> DecodingStep {
    // zlib counts in 32 bits.
    let available = min(source.count, 1 << 30)
    let room = min(target.count, 1 << 30)
    let code = unsafe input.withUnsafeBufferPointer { from in
      unsafe output.withUnsafeMutableBufferPointer { to -> Int32 in
        guard let to = to.baseAddress else { return Z_BUF_ERROR }
        // zlib's next_in is not const, though it is only read.
        unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: from.baseAddress)
          .map { unsafe $0 + source.lowerBound }
        unsafe stream.pointee.avail_in = UInt32(available)
        unsafe stream.pointee.next_out = unsafe to + target.lowerBound
        unsafe stream.pointee.avail_out = UInt32(room)
        return unsafe inflate(stream, Z_NO_FLUSH)
      }
    }
    let state: DecodingStep.State
    switch code {
    case Z_OK, Z_BUF_ERROR: state = .inside
    case Z_STREAM_END: state = .finished
    default:
      let message = unsafe stream.pointee.msg.map { unsafe String(cString: $0) }
      state = .failed(reason: message ?? "zlib error \(code)", code: code)
    }
    return DecodingStep(
      consumed: available - Int(unsafe stream.pointee.avail_in),
      produced: room - Int(unsafe stream.pointee.avail_out), state: state)
  }

  /// Decompresses a whole buffer; several members one after the other count as one.
  ///
  /// - Returns: `nil` where the data is damaged, cut short or larger than `limit` bytes.
  func decodeAll(_ input: [UInt8], limit: Int) -> [UInt8]? {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var position = 0
    while true {
      let step = decode(input, position..<input.count, into: &buffer, 0..<buffer.count)
      position += step.consumed
      result.append(contentsOf: buffer[0..<step.produced])
      guard result.count <= limit else { return nil }
      switch step.state {
      case .failed: return nil
      case .inside where step.consumed == 0 && step.produced == 0: return nil
      case .inside: continue
      case .finished:
        guard position < input.count, input[position] == 0x1F else { return result }
        reset()
      }
    }
  }
}
