/// One input: a file, or standard input.
///
/// Kept small, since a list may name millions: the path is stored once, and its names are parts
/// of it.
public struct InputFile: Hashable, Sendable {
  /// Where it is opened; `-` for standard input.
  public let path: String
  /// The byte of ``path`` at which the relative name begins.
  private let relativeStart: Int
  /// An id and a prefix other than those that come from the name alone.
  private var ownID: String?
  private var ownPrefix: String?
  /// Whether it holds what came on standard input.
  private var isCopy = false

  /// Makes an input whose ids come from its name alone.
  ///
  /// ``InputFiles/list(_:)`` gives ids that differ between the inputs of a list.
  ///
  /// - Parameters:
  ///   - path: Where it is opened; `-` for standard input.
  ///   - relativeName: Its name for ids, with which `path` ends; the last component of `path`
  ///     where that is `nil`.
  public init(path: String, relativeName: String? = nil) {
    self.path = path
    let relative = relativeName?.utf8.count ?? path.split(separator: "/").last?.utf8.count ?? 0
    relativeStart = max(0, path.utf8.count - relative)
  }

  /// What messages call it.
  public var name: String { isFromStandardInput ? "stdin" : path }

  /// Its path relative to the folder that was named, or its file name when it was named itself.
  public var relativeName: String {
    guard !isFromStandardInput else { return name }
    return String(path.utf8.dropFirst(relativeStart)) ?? path
  }

  /// The `id` of the page or text in it.
  public var pageID: String {
    get { ownID ?? InputFile.stem(of: relativeName) }
    set { ownID = newValue }
  }

  /// What stands before the colon in the `id` of a record that has none: `NAME:LINE`.
  public var recordPrefix: String {
    get { ownPrefix ?? relativeName }
    set { ownPrefix = newValue }
  }

  /// Standard input.
  public static let standardInput = InputFile(path: "-")

  /// Whether it is standard input.
  public var isStandardInput: Bool { path == "-" }

  /// Whether it is standard input, or a file that holds what came there.
  var isFromStandardInput: Bool { isStandardInput || isCopy }

  /// A file that holds what came on standard input, under whose name it goes.
  static func copyOfStandardInput(at path: String) -> InputFile {
    var file = InputFile(path: path)
    file.isCopy = true
    return file
  }

  /// Its size in bytes as it lies on the disk; `nil` where nobody knows, as of a pipe.
  public var size: Int? {
    guard !isStandardInput, let status = FileStatus(path: path), status.kind == .regular else {
      return nil
    }
    return status.size
  }

  /// The last suffix of the name, a compression's left aside, in lower case: `html` of
  /// `a.zh.HTML.gz`.
  public var suffix: String? {
    let name = Self.withoutCompression(relativeName)
    return Self.suffixStart(of: name).map { name[name.index(after: $0)...].lowercased() }
  }

  /// The name without its last suffix and a compression's: `a.zh` of `a.zh.html.gz`.
  static func stem(of name: String) -> String {
    let name = withoutCompression(name)
    return suffixStart(of: name).map { String(name[..<$0]) } ?? name
  }

  private static func withoutCompression(_ name: String) -> String {
    guard let dot = suffixStart(of: name) else { return name }
    switch name[dot...].lowercased() {
    case ".gz", ".gzip", ".zst", ".zstd": return String(name[..<dot])
    default: return name
    }
  }

  /// The dot of the last suffix.
  ///
  /// A dot at the start of a name hides the file, and one before a
  /// space ends a sentence: neither begins a suffix.
  private static func suffixStart(of name: String) -> String.Index? {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let after = name.utf8[name.utf8.index(after: dot)...]
    guard !after.isEmpty, dot != name.startIndex,
      name.utf8[name.utf8.index(before: dot)] != UInt8(ascii: "/"),
      !after.contains(where: { $0 == UInt8(ascii: "/") || $0 <= 0x20 })
    else { return nil }
    return dot
  }
}
