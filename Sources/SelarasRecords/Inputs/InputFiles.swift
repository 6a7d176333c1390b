#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The inputs that a command line names.
///
///     let inputs = InputFiles.list(["pages/", "extra.jsonl.gz"])
///     inputs.files.map(\.pageID)   // ["a.zh", "deep/b", "extra"]
public struct InputFiles: Sendable {
  /// The files, in the order of the arguments, folders in the order of their names.
  public private(set) var files: [InputFile] = []
  /// What was named and is not there, and folders that could not be read.
  public private(set) var problems: [InputProblem] = []

  /// Lists the inputs: files, folders with all that is in them, `-` for standard input.
  ///
  /// A folder is walked in the order of names (by bytes). Hidden files and what is no file (a
  /// socket, a pipe) are left out; a folder that links lead to twice is walked once.
  ///
  /// An empty list of arguments means standard input.
  public static func list(_ arguments: [String]) -> InputFiles {
    var inputs = InputFiles()
    for argument in arguments.isEmpty ? ["-"] : arguments {
      if argument == "-" {
        inputs.files.append(.standardInput)
        continue
      }
      guard let status = FileStatus(path: argument) else {
        let code = errno
        let isMissing = code == ENOENT || code == ENOTDIR
        inputs.problems.append(
          InputProblem(isMissing ? .missing : .file, file: argument, reason: systemMessage(code)))
        continue
      }
      if status.kind == .folder {
        inputs.walk(argument, identity: status.identity)
      } else {
        inputs.files.append(InputFile(path: argument))
      }
    }
    RecordIDs.assign(to: &inputs.files)
    return inputs
  }

  /// Puts what comes on standard input, if it is among the inputs, into a file, so that it can be
  /// read more than once.
  ///
  /// - Parameter path: The file, which is made; whoever calls removes it in the end.
  /// - Throws: ``RecordsError`` where one cannot be read or the other not be written.
  /// - Complexity: O(*n*) time; half a megabyte of memory.
  public mutating func keepStandardInput(at path: String) throws(RecordsError) {
    guard let number = files.firstIndex(where: \.isStandardInput) else { return }
    guard let copy = try WorkFile(locking: path) else { throw .writing(path, code: EWOULDBLOCK) }
    var stream = try ByteStream(.standardInput)
    var bytes: [UInt8] = []
    while try stream.read(into: &bytes) > 0 {
      try copy.append(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    let (id, prefix) = (files[number].pageID, files[number].recordPrefix)
    files[number] = .copyOfStandardInput(at: path)
    (files[number].pageID, files[number].recordPrefix) = (id, prefix)
  }

  private mutating func walk(_ folder: String, identity: FileStatus.Identity) {
    let root = folder.hasSuffix("/") ? folder : folder + "/"
    var walked: Set = [identity]
    // The next path to visit is the last; nothing recurses, however deep the folders are.
    var waiting: [String] = []
    func push(_ prefix: String) {
      let path = root + prefix
      guard let names = entries(of: path) else { return }
      for name in names.reversed() { waiting.append(prefix + name) }
    }
    push("")
    while let relative = waiting.popLast() {
      let path = root + relative
      guard let status = FileStatus(path: path) else {
        problems.append(InputProblem(.file, file: path, reason: systemMessage(errno)))
        continue
      }
      switch status.kind {
      case .regular: files.append(InputFile(path: path, relativeName: relative))
      case .folder: if walked.insert(status.identity).inserted { push(relative + "/") }
      case .other: continue
      }
    }
  }

  /// The names in a folder that are not hidden, in order.
  private mutating func entries(of path: String) -> [String]? {
    guard let folder = unsafe opendir(path) else {
      problems.append(InputProblem(.file, file: path, reason: systemMessage(errno)))
      return nil
    }
    defer { unsafe closedir(folder) }
    var names: [[UInt8]] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe Array(bytes.prefix { $0 != 0 })
      }
      if name.first != UInt8(ascii: ".") { names.append(name) }
    }
    names.sort { $0.lexicographicallyPrecedes($1) }
    var result: [String] = []
    result.reserveCapacity(names.count)
    for bytes in names {
      if let name = String(validating: bytes, as: UTF8.self) {
        result.append(name)
      } else {
        let shown = path + String(decoding: bytes, as: UTF8.self)
        problems.append(
          InputProblem(.file, file: shown, reason: "the file's name is not well-formed UTF-8"))
      }
    }
    return result
  }
}
