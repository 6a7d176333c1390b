internal import CZstd

/// Zstandard's streaming decompressor (RFC 8878).
@safe
struct ZstdDecoder: ~Copyable {
  private let context: OpaquePointer

  /// Opens a decompressor; `nil` where there is no memory for one.
  init?() {
    guard let context = unsafe ZSTD_createDCtx() else { return nil }
    // Files made with `zstd --long=31` are legal; the window is only as large as the frame asks.
    _ = unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, 31)
    unsafe self.context = context
  }

  deinit { _ = unsafe ZSTD_freeDCtx(context) }

  /// Whether bytes begin with a frame, or with one to be skipped (which `pzstd` writes).
  static func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
      || (bytes.first.map { $0 & 0xF0 == 0x50 } ?? false)
        && bytes.dropFirst().starts(with: [0x2A, 0x4D, 0x18])
  }

  /// Decompresses from `input[source]` into `output[target]`, as far as the two allow.
  func decode(
    _ input: [UInt8], _ source: Range<Int>, into output: inout [UInt8], _ target: Range<Int>
  ) -> DecodingStep {
    var from = unsafe ZSTD_inBuffer(src: nil, size: source.count, pos: 0)
    var to = unsafe ZSTD_outBuffer(dst: nil, size: target.count, pos: 0)
    let code = unsafe input.withUnsafeBytes { inBytes in
      unsafe output.withUnsafeMutableBytes { outBytes -> Int in
        unsafe from.src = unsafe inBytes.baseAddress.map { unsafe $0 + source.lowerBound }
        unsafe to.dst = unsafe outBytes.baseAddress.map { unsafe $0 + target.lowerBound }
        return unsafe ZSTD_decompressStream(context, &to, &from)
      }
    }
    let state: DecodingStep.State
    if ZSTD_isError(code) != 0 {
      let reason = unsafe String(cString: ZSTD_getErrorName(code))
      state = .failed(
        reason: reason.prefix(1).lowercased() + reason.dropFirst(),
        code: Int32(truncatingIfNeeded: -code))
    } else {
      state = code == 0 ? .finished : .inside
    }
    return unsafe DecodingStep(consumed: from.pos, produced: to.pos, state: state)
  }
}
