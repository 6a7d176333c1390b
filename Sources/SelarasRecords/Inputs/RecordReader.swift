/// One step of reading: a record, or something that had to be skipped.
public enum InputItem: Sendable {
  /// A record.
  case record(RawRecord)
  /// What had to be skipped, and why.
  case problem(InputProblem)
}

/// How large a record may be.
public struct RecordLimits: Hashable, Sendable {
  /// The longest line of JSON Lines, in bytes.
  public var line: Int
  /// The largest page or text, in bytes after decompression.
  public var page: Int

  /// Makes limits, 1 GiB each unless said otherwise.
  public init(line: Int = 1 << 30, page: Int = 1 << 30) {
    self.line = line
    self.page = page
  }
}

/// Reads all inputs one after the other, record by record.
///
/// One file is open at a time, and no more than the record in hand is in memory. Problems come in
/// their place among the records; reading goes on after them.
///
///     var reader = RecordReader(InputFiles.list(arguments))
///     while let item = reader.next() {
///       switch item {
///       case .record(let record): print(try record.parse().document.id)
///       case .problem(let problem): warn("\(problem)")
///       }
///     }
public struct RecordReader: ~Copyable {
  private let files: [InputFile]
  private let kind: InputKind?
  private let limits: RecordLimits
  private var problems: [InputProblem]
  private var nextFile = 0
  private var current: FileReader?

  /// How many bytes of the inputs, as they lie on the disk, have been read; for a progress display.
  public var bytesRead: Int { finishedBytes + (current?.bytesRead ?? 0) }
  private var finishedBytes = 0

  /// Makes a reader of the inputs on a command line; what could not be listed comes first.
  ///
  /// What each input holds is detected where `kind` is `nil`.
  public init(_ inputs: InputFiles, kind: InputKind? = nil, limits: RecordLimits = .init()) {
    files = inputs.files
    problems = inputs.problems.reversed()
    self.kind = kind
    self.limits = limits
  }

  /// Makes a reader of files.
  ///
  /// What each input holds is detected where `kind` is `nil`.
  public init(_ files: [InputFile], kind: InputKind? = nil, limits: RecordLimits = .init()) {
    self.files = files
    problems = []
    self.kind = kind
    self.limits = limits
  }

  /// The next record or problem; `nil` at the end.
  public mutating func next() -> InputItem? {
    if let problem = problems.popLast() { return .problem(problem) }
    while true {
      if let current {
        if let item = current.next() { return item }
        finishedBytes += current.bytesRead
        self.current = nil
      }
      guard nextFile < files.count else { return nil }
      let file = files[nextFile]
      nextFile += 1
      do throws(RecordsError) {
        current = FileReader(file, try ByteStream(file), kind: kind, limits: limits)
      } catch {
        return .problem(InputProblem(error))
      }
    }
  }
}
