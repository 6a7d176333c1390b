import Foundation
import SelarasRecords
import TestSupport
import Testing

@Suite struct Output {
  @Test func `a file is there as a whole`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "a")
    var file = try AtomicFile(path)
    let large = [UInt8](repeating: 0x78, count: 600_000)
    try file.write("satu\n")
    try file.write(large)
    try file.write("dua\n")
    #expect(try folder.read("a") == Array("old".utf8))
    try file.finish()
    #expect(try folder.read("a") == Array("satu\n".utf8) + large + Array("dua\n".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
  }

  @Test func `or not at all`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a")
    do {
      var file = try AtomicFile(folder.at("a"))
      try file.write("new")
      try file.flush()
    }
    #expect(try folder.read("a") == Array("old".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
  }

  @Test func `a link's file is replaced, its permissions kept`() throws {
    let folder = try TemporaryFolder()
    let target = try folder.write("old", to: "real/a")
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: target)
    try files.createSymbolicLink(atPath: folder.at("link"), withDestinationPath: target)
    var file = try AtomicFile(folder.at("link"))
    try file.write("new")
    try file.finish()
    #expect(try folder.read("real/a") == Array("new".utf8))
    #expect(try files.destinationOfSymbolicLink(atPath: folder.at("link")) == target)
    let mode = try files.attributesOfItem(atPath: target)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `a device is written to, never replaced`() throws {
    var file = try OutputFile("/dev/null")
    try file.write("x")
    try file.finish()
    var status = stat()
    #expect(unsafe stat("/dev/null", &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func `what cannot be written says why`() throws {
    let folder = try TemporaryFolder()
    let missing = #expect(throws: RecordsError.self) {
      _ = try AtomicFile(folder.at("none/a")).path
    }
    #expect(missing?.kind == .unwritable)
    #expect(missing?.code == ENOENT)
    #expect(throws: RecordsError.self) { _ = try AtomicFile(folder.path).path }
    let full = #expect(throws: RecordsError.self) {
      var file = try AtomicFile("/dev/full")
      try file.write("x")
      try file.finish()
    }
    #expect(full?.code == ENOSPC)
    #expect(full?.description == "/dev/full: no space left on device")
  }
}

@Suite struct `Standard output` {
  @Test func `reports that its reader has gone`() async {
    await #expect(processExitsWith: .exitCode(7)) {
      var ends: [Int32] = [0, 0]
      _ = unsafe pipe(&ends)
      _ = dup2(ends[1], 1)
      _ = close(ends[0])
      StandardOutput.ignoreClosedPipes()
      var output = try OutputFile("-")
      try output.write("x")
      do throws(RecordsError) {
        try output.finish()
      } catch {
        exit(error.kind == .closedPipe ? 7 : 1)
      }
    }
  }
}
