import Foundation

/// The articles of the repository's `Corpora`, from which the benchmarks' texts are made.
struct Corpora {
  /// Nothing to make a text from.
  struct Missing: Error, CustomStringConvertible {
    var description: String
  }

  /// The lines of all files of a language, by its tag; those of pages that mix languages by `mul`.
  private var lines: [String: [String]] = [:]

  /// Reads every `*.TAG.txt` below a folder, and every other `*.txt` in a folder `pages`, in the
  /// order of their paths.
  init(folder: URL) throws {
    let manager = FileManager.default
    guard manager.fileExists(atPath: folder.path),
      let names = manager.enumerator(atPath: folder.path)
    else { throw Missing(description: "\(folder.path): no such folder") }
    let paths = names.compactMap { $0 as? String }.filter { $0.hasSuffix(".txt") }.sorted()
    for path in paths {
      let parts = path.split(separator: "/")
      let suffixes = (parts.last ?? "").split(separator: ".").dropFirst().dropLast()
      let isPage = parts.dropLast().last == "pages"
      guard let tag = suffixes.last.map(String.init) ?? (isPage ? "mul" : nil) else { continue }
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      lines[tag, default: []] += text.split(whereSeparator: \.isNewline).map(String.init)
    }
  }

  /// The lines of a language, a paragraph each.
  func paragraphs(_ tag: String) throws -> [String] {
    guard let found = lines[tag], !found.isEmpty else {
      throw Missing(description: "no text for \"\(tag)\" in Corpora")
    }
    return found
  }
}
