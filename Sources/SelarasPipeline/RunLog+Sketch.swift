internal import SelarasDuplication

extension RunLog.Page {
  /// The page's sketch; `nil` where none was made.
  var decodedSketch: Sketch? {
    guard !sketch.isEmpty else { return nil }
    var position = 0
    // The bytes stand behind a checksum: they are what was written.
    return try? SketchFile.read(sketch.span, at: &position)
  }

  /// A sketch as it is kept on disk.
  static func encoded(_ sketch: Sketch) -> [UInt8] {
    var bytes: [UInt8] = []
    SketchFile.append(sketch, to: &bytes)
    return bytes
  }
}
