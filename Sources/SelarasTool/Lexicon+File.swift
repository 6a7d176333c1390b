internal import Selaras

extension Lexicon {
  /// Reads a lexicon file, or a table of word pairs.
  init(file bytes: [UInt8], name: String) throws(Failure) {
    do throws(AlignmentError) {
      // A table is text; a lexicon file begins with its name and soon has a NUL.
      if bytes.prefix(64).contains(0) {
        try self.init(bytes: bytes)
      } else {
        try self.init(tsv: String(decoding: bytes, as: UTF8.self))
      }
    } catch {
      let place = error.line.map { ":\($0)" } ?? ""
      throw Failure(.unusableInput, "\(name)\(place): \(error.reason)")
    }
  }
}
