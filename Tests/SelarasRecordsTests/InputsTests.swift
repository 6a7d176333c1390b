import Foundation
import SelarasRecords
import TestSupport
import Testing

@Suite struct Inputs {
  @Test func `folders are walked in the order of names, hidden files left out`() throws {
    let folder = try TemporaryFolder()
    for name in ["b.html", "a/z.html", "a/2.html", "c.html", ".hidden", ".git/x", "a.html"] {
      try folder.write("", to: name)
    }
    let inputs = InputFiles.list([folder.path])
    #expect(
      inputs.files.map(\.relativeName) == ["a/2.html", "a/z.html", "a.html", "b.html", "c.html"])
    #expect(inputs.files.map(\.pageID) == ["a/2", "a/z", "a", "b", "c"])
    #expect(inputs.problems.isEmpty)
    #expect(inputs.files.allSatisfy { FileManager.default.fileExists(atPath: $0.path) })
    #expect(
      InputFiles.list([folder.path + "/"]).files.map(\.pageID) == ["a/2", "a/z", "a", "b", "c"])
  }

  @Test func `links that lead in a circle end`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a/x.txt")
    let files = FileManager.default
    try files.createSymbolicLink(atPath: folder.at("a/up"), withDestinationPath: folder.path)
    try files.createSymbolicLink(atPath: folder.at("self"), withDestinationPath: "self")
    try files.createSymbolicLink(atPath: folder.at("gone"), withDestinationPath: "nowhere")
    let inputs = InputFiles.list([folder.path])
    #expect(inputs.files.map(\.relativeName) == ["a/x.txt"])
    #expect(inputs.problems.map(\.kind) == [.file, .file])
  }

  @Test func `a very deep folder is walked`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: String(repeating: "d/", count: 800) + "x.txt")
    #expect(InputFiles.list([folder.path]).files.count == 1)
  }

  @Test func `what was named and is not there is missing`() throws {
    let inputs = InputFiles.list(["/no/such/file.html"])
    #expect(inputs.files.isEmpty)
    #expect(inputs.problems.map(\.kind) == [.missing])
    #expect(
      inputs.problems.first?.description == "/no/such/file.html: no such file or directory")
  }

  @Test func `nothing or a dash is standard input`() {
    for arguments in [[], ["-"]] {
      let file = InputFiles.list(arguments).files.first
      #expect(file?.isStandardInput == true)
      #expect(file?.pageID == "stdin")
    }
  }

  @Test(
    arguments: [
      ("a.zh.html.gz", "a.zh", "html"), ("a.txt.ZST", "a", "txt"), ("README", "README", nil),
      ("d.x/file", "d.x/file", nil), (".html", ".html", nil), ("d/.env", "d/.env", nil),
      ("a. kata", "a. kata", nil), ("a.", "a.", nil), ("中文.html", "中文", "html"), ("", "", nil),
    ] as [(String, String, String?)])
  func `an id leaves the suffixes out`(name: String, id: String, suffix: String?) {
    let file = InputFile(path: "/data/" + name, relativeName: name)
    #expect(file.pageID == id)
    #expect(file.suffix == suffix)
  }

  @Test func `ids that would be equal keep their suffixes`() throws {
    let folder = try TemporaryFolder()
    let names = ["a.html", "a.txt", "a.html.html", "b.html", "b.html.gz", "c.txt"]
    for name in names { try folder.write("", to: name) }
    let files = InputFiles.list([folder.path]).files
    let ids = Dictionary(uniqueKeysWithValues: files.map { ($0.relativeName, $0.pageID) })
    #expect(
      ids == [
        "a.html": "a.html", "a.txt": "a.txt", "a.html.html": "a.html.html", "b.html": "b.html",
        "b.html.gz": "b.html.gz", "c.txt": "c",
      ])
  }

  @Test func `files of one name from two folders, or named twice, have ids of their own`() throws {
    let folder = try TemporaryFolder()
    let one = try folder.write("", to: "1/a.jsonl")
    let two = try folder.write("", to: "2/a.jsonl")
    let files = InputFiles.list([one, two, two]).files
    #expect(files.map(\.pageID) == [one, two, two + "#2"])
    #expect(files.map(\.recordPrefix) == [one, two, two + "#2"])
  }
}

@Suite struct `Kinds of input` {
  private func kind(_ bytes: some Sequence<UInt8>, _ suffix: String? = nil) -> InputKind {
    InputKind.detect(Array(bytes)[...], suffix: suffix)
  }

  @Test(
    arguments: [
      ("<!DOCTYPE html><p>x", nil, .html), ("\n <HTML lang=id>", "txt", .html),
      ("<?xml version='1.0'?>\n<!-- c -->\n<html>", nil, .html), ("<div>x</div>", nil, .html),
      ("<div>x</div>", "txt", .text), ("<3 cinta", nil, .text), ("halo <b>x</b>", "html", .html),
      ("x <html><body>", nil, .html), ("{\"id\": 1}\n", "txt", .jsonl),
      ("{\"id\": 1}", nil, .jsonl),
      ("{\"id\": \n", nil, .jsonl), ("{satu}", nil, .text), ("{satu}", "jsonl", .jsonl),
      ("{\"id\": 1}", "html", .html), ("WARC/1.0\r\n", "html", .warc), ("WARC adalah", nil, .text),
      ("", nil, .text), ("", "html", .html), ("", "jsonl", .jsonl), ("中文", nil, .text),
    ] as [(String, String?, InputKind)])
  func `are told by the bytes, in doubt by the suffix`(
    text: String, suffix: String?, expected: InputKind
  ) {
    #expect(kind(text.utf8, suffix) == expected)
    #expect(kind([0xEF, 0xBB, 0xBF] + text.utf8, suffix) == expected)
  }

  @Test func `are told in UTF-16, with and without a mark`() {
    for text in ["<!doctype html><p>中文</p>", "{\"text\": \"中\"}\n"] {
      let expected: InputKind = text.hasPrefix("<") ? .html : .jsonl
      let little = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
      #expect(kind([0xFF, 0xFE] + little) == expected)
      #expect(kind([0xFE, 0xFF] + big) == expected)
      #expect(kind(little) == expected)
      #expect(kind(big) == expected)
    }
  }

  @Test func `are told of random bytes without a trap`() {
    for length in [0, 1, 2, 3, 5, 100, 3000] {
      for lead in ["", "<", "{", "<!--", "<?"] {
        let noise = (0..<length).map { _ in UInt8.random(in: 0...255) }
        _ = kind(Array(lead.utf8) + noise)
      }
    }
  }
}
