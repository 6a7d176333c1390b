internal import Selaras

/// The pairs of a translation memory in two languages, whatever file it is.
struct MemoryPairs {
  private(set) var pairs: [(source: String, target: String)] = []

  /// Reads a memory's own file, or an exchange file.
  ///
  /// - Throws: ``Failure`` where it cannot be read, or holds no pair of the languages.
  init(path: String, source: LanguageTag, target: LanguageTag) throws {
    var stream = try ByteStream(InputFile(path: path))
    let isMemory = Array(stream.peek(16)).starts(with: Array("SQLite format 3".utf8))
    do {
      if isMemory {
        let memory = try TranslationMemory(path: path)
        var found: [(source: String, target: String)] = []
        try memory.forEachUnit { _, unit in
          guard unit.status != .rejected,
            let unit = unit.arranged(source: source, target: target)
          else { return }
          found.append((unit.source.text, unit.target.text))
        }
        pairs = found
        try memory.close()
      } else {
        let languages = UnitLanguages(source: source, target: target)
        var reader = try ImportSource([path], format: nil, languages: languages).open().reader
        while let next = try reader.next() {
          guard case .unit(let unit, _) = next,
            let unit = unit.arranged(source: source, target: target)
          else { continue }
          pairs.append((unit.source.text, unit.target.text))
        }
      }
    } catch let error as MemoryError {
      let place = error.line.map { ":\($0)" } ?? ""
      throw Failure(.unusableInput, "\(path)\(place): \(error.problem)")
    }
    if pairs.isEmpty {
      throw Failure(.unusableInput, "\(path): no pair of \(source) and \(target)")
    }
  }
}
