import CZlib
import CZstd

/// One gzip member that holds `bytes`.
func gzipped(_ bytes: [UInt8]) -> [UInt8] {
  var stream = unsafe z_stream()
  let size = unsafe Int32(MemoryLayout<z_stream>.size)
  let code = unsafe deflateInit2_(
    &stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
  precondition(code == Z_OK)
  defer { unsafe deflateEnd(&stream) }
  var input = bytes
  var output = [UInt8](repeating: 0, count: Int(unsafe deflateBound(&stream, UInt(bytes.count))))
  let inputCount = input.count
  let outputCount = output.count
  unsafe input.withUnsafeMutableBufferPointer { from in
    unsafe output.withUnsafeMutableBufferPointer { to in
      unsafe stream.next_in = from.baseAddress
      unsafe stream.avail_in = UInt32(inputCount)
      unsafe stream.next_out = to.baseAddress
      unsafe stream.avail_out = UInt32(outputCount)
      let end = unsafe deflate(&stream, Z_FINISH)
      precondition(end == Z_STREAM_END)
    }
  }
  return Array(output.prefix(outputCount - Int(unsafe stream.avail_out)))
}

/// One Zstandard frame that holds `bytes`.
func zstandard(_ bytes: [UInt8]) -> [UInt8] {
  var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
  let room = output.count
  let count = unsafe output.withUnsafeMutableBytes { to in
    unsafe bytes.withUnsafeBytes { from in
      unsafe ZSTD_compress(to.baseAddress, room, from.baseAddress, from.count, 3)
    }
  }
  precondition(ZSTD_isError(count) == 0)
  return Array(output.prefix(count))
}
