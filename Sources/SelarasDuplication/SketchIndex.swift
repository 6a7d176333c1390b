internal import SelarasSegmentation

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The sketches of a growing collection, in a folder on disk.
///
/// Three files. `documents` holds a record for each document, one after the other, in the order in
/// which they came; `answers` holds for each, in eight bytes, the number of its cluster's kept
/// document and how alike the two are (a 32-bit float), as they were when it came. Both only grow.
/// `commit` says how much of them counts: it is written anew beside its name, synced, and renamed,
/// after the two were synced. A process that is killed at any moment leaves the last commit; what
/// stands behind it is cut off by the next. The documents of two indexes that took the same in
/// the same order are the same bytes, in however many sittings.
///
///     var index = try SketchIndex(folder: "known")
///     let answer = try index.compare(today)      // a DuplicateIndex of today's documents
///     try index.commit(answer)
///
/// A sitting reads `documents` twice from front to back, by memory map, and keeps in memory what
/// shares something with its own documents.
public struct SketchIndex: ~Copyable {
  /// The folder.
  public let folder: String
  /// How many documents are in it.
  public private(set) var count: Int
  /// How many bytes of `documents` count.
  private(set) var documentBytes: Int
  /// A hash of them, gone on with by each commit.
  private var checksum: UInt64
  private let lock: IndexFile

  static let headerSize = 16
  static let answerSize = 8
  private static let commitSize = 48
  private static let version: UInt32 = 2

  var documentsPath: String { folder + "/documents" }
  private var answersPath: String { folder + "/answers" }
  private var commitPath: String { folder + "/commit" }

  /// Opens the index of a folder, which is made where it is not there.
  ///
  /// - Parameters:
  ///   - folder: Where it lies; nobody else may have it open for writing.
  ///   - sketches: How its documents are sketched, which cannot change.
  /// - Throws: Where the folder holds something else, an index of another version or other
  ///   options, less than was committed, or is in use.
  public init(folder: String, sketches: SketchOptions = .init()) throws(DuplicationError) {
    let made = unsafe mkdir(folder, 0o777)
    guard made == 0 || errno == EEXIST else { throw .cannotOpen(path: folder, code: errno) }
    let lock = try IndexFile(folder + "/lock", flags: O_RDWR | O_CREAT)
    guard flock(lock.number, LOCK_EX | LOCK_NB) == 0 else {
      throw .malformedIndex(path: folder, reason: "another process is writing to it")
    }
    let state = try SketchIndex.state(of: folder, header: SketchIndex.header(sketches))
    self.folder = folder
    self.lock = lock
    count = state.count
    documentBytes = state.documentBytes
    checksum = state.checksum
  }

  private typealias State = (count: Int, documentBytes: Int, checksum: UInt64)

  /// Reads what was committed; begins the files where nothing was.
  private static func state(of folder: String, header: [UInt8]) throws(DuplicationError) -> State {
    guard let commit = try IndexFile.contents(of: folder + "/commit") else {
      // Nothing was ever committed; what a killed process left is begun anew. But a folder with
      // other things in it is not ours.
      for name in ["/documents", "/answers"] {
        let path = folder + name
        if let begun = try IndexFile.contents(of: path, most: SketchIndex.headerSize),
          begun != Array(header.prefix(begun.count))
        {
          throw .malformedIndex(path: path, reason: "it is no index of duplicates")
        }
        let file = try IndexFile(path, flags: O_RDWR | O_CREAT)
        try file.write(header, at: 0)
      }
      return (0, SketchIndex.headerSize, TokenHash.hash(of: header.span))
    }
    let numbers = SketchIndex.numbers(of: commit)
    guard commit.count == SketchIndex.commitSize, Array(commit.prefix(8)) == Array("SELARASC".utf8)
    else { throw .malformedIndex(path: folder + "/commit", reason: "it is no index of duplicates") }
    guard UInt32(truncatingIfNeeded: numbers[1]) == SketchIndex.version else {
      throw .malformedIndex(
        path: folder + "/commit",
        reason: "its format is version \(UInt32(truncatingIfNeeded: numbers[1]))")
    }
    guard TokenHash.hash(of: Array(commit.prefix(40)).span) == numbers[5],
      numbers[2] < UInt64(UInt32.max), numbers[3] < UInt64(Int.max)
    else { throw .malformedIndex(path: folder + "/commit", reason: "it is damaged") }
    let state = State(Int(numbers[2]), Int(numbers[3]), numbers[4])
    for (name, least) in [
      ("/documents", state.documentBytes),
      ("/answers", SketchIndex.headerSize + SketchIndex.answerSize * state.count),
    ] {
      let path = folder + name
      let begun = try IndexFile.contents(of: path, most: SketchIndex.headerSize)
      guard let begun, begun.prefix(8) == header.prefix(8) else {
        throw .malformedIndex(path: path, reason: "it is no index of duplicates")
      }
      guard begun == header else {
        throw .malformedIndex(path: path, reason: "its documents are sketched otherwise")
      }
      _ = try MappedFile(path: path, committed: least)
    }
    return state
  }

  /// `SELARASX`, the version (32 bits), the shingles' weight (a byte), nothing (a byte), and the
  /// capacity (16 bits).
  private static func header(_ options: SketchOptions) -> [UInt8] {
    var bytes = Array("SELARASX".utf8)
    append(UInt64(version), 4, to: &bytes)
    append(UInt64(options.shingleWeight), 2, to: &bytes)
    append(UInt64(min(65_535, options.capacity)), 2, to: &bytes)
    return bytes
  }

  static func append(_ number: UInt64, _ count: Int, to bytes: inout [UInt8]) {
    for i in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * i))) }
  }

  private static func numbers(of bytes: [UInt8]) -> [UInt64] {
    stride(from: 0, to: commitSize, by: 8).map { start in
      (0..<8).reversed().reduce(UInt64(0)) {
        $0 << 8 | UInt64(start + $1 < bytes.count ? bytes[start + $1] : 0)
      }
    }
  }

  /// Reads all records from front to back.
  func forEachRecord(
    _ body: (Int, Int, borrowing IndexRecord, Span<UInt8>) -> Void
  ) throws(DuplicationError) {
    let path = documentsPath
    let count = count
    try MappedFile(path: path, committed: documentBytes).read {
      (bytes: Span<UInt8>) throws(DuplicationError) in
      var position = SketchIndex.headerSize
      var record = IndexRecord()
      for number in 0..<count {
        let start = position
        try record.read(bytes, at: &position, path: path)
        body(number, start, record, bytes)
      }
      guard position == bytes.count else {
        throw .malformedIndex(path: path, reason: "it holds more than its documents")
      }
    }
  }

  /// What was answered for a document: its cluster's kept one, and how alike they are.
  func answers(
    of numbers: [Int]
  ) throws(DuplicationError) -> [(keeper: Int, similarity: Float)] {
    let file = try MappedFile(
      path: answersPath, committed: SketchIndex.headerSize + SketchIndex.answerSize * count)
    return file.read { bytes in
      numbers.map { number in
        let start = SketchIndex.headerSize + SketchIndex.answerSize * number
        func word(_ offset: Int) -> UInt32 {
          (0..<4).reversed().reduce(0) { $0 << 8 | UInt32(bytes[start + offset + $1]) }
        }
        return (Int(word(0)), Float(bitPattern: word(4)))
      }
    }
  }

  /// The names of documents, by their numbers and where their records begin near by.
  ///
  /// - Parameters:
  ///   - numbers: Rising, each once.
  ///   - starts: Where every 1024th record begins.
  /// - Returns: The names, in the order of the numbers.
  /// - Throws: Where the file cannot be read or is damaged.
  func names(of numbers: [Int], starts: [Int]) throws(DuplicationError) -> [String] {
    let path = documentsPath
    return try MappedFile(path: path, committed: documentBytes).read {
      (bytes: Span<UInt8>) throws(DuplicationError) in
      var names: [String] = []
      var record = IndexRecord()
      for number in numbers {
        var position = starts[number >> 10]
        for _ in 0..<number & 1023 {
          let length = try SketchFile.number(bytes, at: &position)
          position += Int(length)
        }
        try record.read(bytes, at: &position, path: path)
        names.append(record.name(in: bytes))
      }
      return names
    }
  }

  /// Adds the new documents of an answer, with what was answered for them.
  ///
  /// What was there before is not touched: where this fails, or the process is killed, the index
  /// is as it was.
  ///
  /// - Parameter answer: Of this index, with nothing committed since.
  /// - Throws: Where a file cannot be written.
  public mutating func commit(_ answer: consuming IndexAnswer) throws(DuplicationError) {
    precondition(answer.base == count, "an answer is committed to the index that gave it")
    let new = answer.newRecords
    guard new.count > 0 else { return }
    let documents = try IndexFile(documentsPath, flags: O_RDWR)
    try documents.cut(to: documentBytes)
    try documents.write(new.bytes, at: documentBytes)
    try documents.sync()
    let answers = try IndexFile(answersPath, flags: O_RDWR)
    let answerBytes = SketchIndex.headerSize + SketchIndex.answerSize * count
    try answers.cut(to: answerBytes)
    try answers.write(new.answers, at: answerBytes)
    try answers.sync()
    checksum = TokenHash.mix(checksum ^ TokenHash.hash(of: new.bytes.span))
    count += new.count
    documentBytes += new.bytes.count
    var commit = Array("SELARASC".utf8)
    SketchIndex.append(UInt64(SketchIndex.version), 8, to: &commit)
    SketchIndex.append(UInt64(count), 8, to: &commit)
    SketchIndex.append(UInt64(documentBytes), 8, to: &commit)
    SketchIndex.append(checksum, 8, to: &commit)
    SketchIndex.append(TokenHash.hash(of: commit.span), 8, to: &commit)
    let temporary = commitPath + ".tmp"
    let file = try IndexFile(temporary, flags: O_RDWR | O_CREAT | O_TRUNC)
    try file.write(commit, at: 0)
    try file.sync()
    guard unsafe rename(temporary, commitPath) == 0 else {
      throw .cannotWrite(path: commitPath, code: errno)
    }
    // The name itself lies on the disk when the folder does; some file systems refuse.
    if let itself = try? IndexFile(folder, flags: O_RDONLY) { _ = fsync(itself.number) }
  }
}
