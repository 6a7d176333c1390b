import Foundation
import Testing

@testable import SelarasDuplication

@Suite struct `An index on disk` {
  /// A folder that goes with the test.
  struct Scratch: ~Copyable {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("selaras-index-\(UUID().uuidString)").path

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func bytes(_ name: String) throws -> [UInt8] {
      Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
    }

    func write(_ bytes: [UInt8], to name: String) throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
    }
  }

  func pages(seed: UInt64, count: Int) -> [String] {
    var texts = Texts(seed: seed)
    var pages: [String] = []
    while pages.count < count {
      let body = texts.body(4)
      pages.append(body.joined(separator: "\n"))
      if texts.number(below: 2) == 0 { pages.append(pages[texts.number(below: pages.count)]) }
      pages.append(body.map { texts.edited($0, every: 10) }.joined(separator: "\n"))
      pages.append(pages.count % 5 == 0 ? "" : texts.line(words: 3))
    }
    return pages
  }

  func documents(_ pages: ArraySlice<String>) -> DuplicateIndex {
    var sketcher = Sketcher()
    var index = DuplicateIndex()
    for i in pages.indices {
      index.insert(sketcher.sketch(of: pages[i].utf8.span), id: "d\(i)", cleanliness: 0)
    }
    return index
  }

  @Test func `many sittings make the index that one makes`() throws {
    let pages = pages(seed: 61, count: 100)
    let one = Scratch()
    let many = Scratch()
    var index = try SketchIndex(folder: one.path)
    try index.commit(try index.compare(documents(pages[...])))
    #expect(index.count == pages.count)
    for start in stride(from: 0, to: pages.count, by: 11) {
      var index = try SketchIndex(folder: many.path)
      #expect(index.count == start)
      let part = pages[start..<min(start + 11, pages.count)]
      try index.commit(try index.compare(documents(part)))
    }
    #expect(try one.bytes("documents") == many.bytes("documents"))
    #expect(try one.bytes("documents").count < 400 * pages.count)
  }

  @Test func `what it answers is what is found among all together`() throws {
    let pages = pages(seed: 62, count: 120)
    let folder = Scratch()
    var index = try SketchIndex(folder: folder.path)
    let half = pages.count / 2
    try index.commit(try index.compare(documents(pages[..<half])))
    let answer = try index.compare(documents(pages[half...]))
    var found: Set<[String]> = []
    answer.forEachPair { one, other, _ in found.insert([one, other]) }
    let result = documents(pages[...]).resolve()
    let expected = result.pairs.filter { $0.right >= half }
      .map { [result.id(of: $0.left), result.id(of: $0.right)] }
    #expect(found == Set(expected))
    for i in half..<pages.count {
      #expect(answer.keeper(of: i - half) == result.id(of: result.keeper(of: i)))
      #expect(answer.isKept(i - half) == (result.keeper(of: i) == i))
    }
  }

  @Test func `what it holds already is answered as it was, and not added again`() throws {
    let pages = pages(seed: 63, count: 60)
    let folder = Scratch()
    var index = try SketchIndex(folder: folder.path)
    let first = try index.compare(documents(pages[...]))
    try index.commit(first)
    let bytes = try folder.bytes("documents")
    let again = try index.compare(documents(pages[...]))
    try index.commit(again)
    #expect(try folder.bytes("documents") == bytes)
    for i in pages.indices {
      #expect(first.keeper(of: i) == again.keeper(of: i))
      #expect(first.isKept(i) == again.isKept(i))
    }
  }

  @Test func `what stands behind the last commit does not count`() throws {
    let pages = pages(seed: 64, count: 40)
    let folder = Scratch()
    do {
      var index = try SketchIndex(folder: folder.path)
      try index.commit(try index.compare(documents(pages[..<20])))
    }
    let whole = try folder.bytes("documents")
    try folder.write(whole + [1, 2, 3], to: "documents")
    try folder.write(try folder.bytes("answers") + [9, 9], to: "answers")
    try folder.write([0x53], to: "commit.tmp")
    do {
      var index = try SketchIndex(folder: folder.path)
      #expect(index.count == 20)
      try index.commit(try index.compare(documents(pages[20...])))
    }
    #expect(try Array(folder.bytes("documents").prefix(whole.count)) == whole)
    #expect(try SketchIndex(folder: folder.path).count == pages.count)
  }

  @Test func `an index that is cut short, damaged or foreign is refused`() throws {
    let pages = pages(seed: 65, count: 20)
    let folder = Scratch()
    do {
      var index = try SketchIndex(folder: folder.path)
      try index.commit(try index.compare(documents(pages[...])))
    }
    let documentBytes = try folder.bytes("documents")
    let commit = try folder.bytes("commit")
    func opens() -> Bool { (try? SketchIndex(folder: folder.path)) != nil }
    try folder.write(Array(documentBytes.dropLast()), to: "documents")
    #expect(!opens())
    try folder.write(Array("another file altogether".utf8), to: "documents")
    #expect(!opens())
    try folder.write(documentBytes, to: "documents")
    #expect(opens())
    for i in commit.indices {
      var damaged = commit
      damaged[i] ^= 4
      try folder.write(damaged, to: "commit")
      #expect(!opens())
    }
    try folder.write(commit, to: "commit")
    // Records that are damaged are found when they are read, without a trap.
    var texts = Texts(seed: 66)
    for _ in 0..<200 {
      var damaged = documentBytes
      for _ in 0..<3 {
        damaged[16 + texts.number(below: damaged.count - 16)] = UInt8(texts.number(below: 256))
      }
      try folder.write(damaged, to: "documents")
      let index = try SketchIndex(folder: folder.path)
      _ = try? index.compare(documents(pages[...]))
    }
    let other = Scratch()
    try other.write(Array("notes".utf8), to: "documents")
    #expect(throws: DuplicationError.self) { _ = try SketchIndex(folder: other.path) }
  }

  @Test func `indexes are merged, and are in use by one at a time`() throws {
    let pages = pages(seed: 67, count: 60)
    let left = Scratch()
    let right = Scratch()
    let all = Scratch()
    var index = try SketchIndex(folder: left.path)
    try index.commit(try index.compare(documents(pages[..<30])))
    #expect(throws: DuplicationError.self) { _ = try SketchIndex(folder: left.path) }
    do {
      var other = try SketchIndex(folder: right.path)
      try other.commit(try other.compare(documents(pages[30...])))
      try index.merge(other, options: DuplicateOptions())
    }
    var whole = try SketchIndex(folder: all.path)
    try whole.commit(try whole.compare(documents(pages[...])))
    #expect(try left.bytes("documents") == all.bytes("documents"))
  }
}
