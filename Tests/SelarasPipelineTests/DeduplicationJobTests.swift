import Foundation
import SelarasPipeline
import SelarasRecords
import TestSupport
import Testing

@Suite struct `Deduplication jobs` {
  private let sentence = [
    "Pemerintah kota membuka pasar baru di tepi sungai pada hari Senin yang cerah.",
    "Para pedagang menyambutnya dengan gembira karena tempatnya lebih luas dan bersih.",
    "Wali kota berjanji bahwa sewa kios tidak akan naik selama tiga tahun ke depan.",
  ]

  private func run(
    _ lines: [String], _ change: (inout DeduplicationJob.Options) -> Void = { _ in }
  ) async throws -> (output: String, summary: DeduplicationJob.Summary) {
    let folder = try TemporaryFolder()
    let path = try folder.write(lines.joined(separator: "\n"), to: "in.jsonl")
    var options = DeduplicationJob.Options()
    options.jobs = 2
    change(&options)
    var output: [UInt8] = []
    let summary = try await DeduplicationJob(options: options).run(
      InputFiles.list([path]), output: { output += $0 }, onProgress: { _, _ in },
      onProblem: { _ in }, isStopRequested: { false })
    return (String(decoding: output, as: UTF8.self), summary)
  }

  private func record(_ id: String, _ text: String) -> String {
    #"{"id": "\#(id)", "text": "\#(text)"}"#
  }

  @Test func `mark duplicates and leave the others alone`() async throws {
    let body = sentence.joined(separator: " ")
    let (output, summary) = try await run([
      record("a", body), record("b", body), record("c", "Sesuatu yang lain."), "{broken",
    ])
    #expect(summary.documents == 3)
    #expect(summary.duplicates == 1)
    #expect(summary.skipped == 1)
    let clusters = output.split(separator: "\n").map { $0.contains(#""cluster":"a""#) }
    #expect(clusters == [true, true, false])
  }

  @Test func `cut repeats out of what they keep, in one long line too`() async throws {
    // Longer than any paragraph, without a line feed, no sentence like another.
    var numbers = SplitMix(seed: 1)
    let body = (0..<60).map { _ in
      let words = (0..<12).map { _ in
        String(UInt32.random(in: .min ... .max, using: &numbers), radix: 36)
      }
      return "Kata " + words.joined(separator: " ") + "."
    }.joined(separator: " ")
    let (output, summary) = try await run([record("a", body + " " + body)]) { $0.drops = true }
    #expect(summary.repeats == 1)
    #expect(output.contains("\"reason\":\"repeat\",\"text\":\"Kata "))
    let text = try #require(output.components(separatedBy: "\"removed\"").first)
    #expect(text.components(separatedBy: String(body.prefix(40))).count == 2, "one copy is left")
  }

  @Test func `know what an index holds`() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("selaras-known-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let body = sentence.joined(separator: " ")
    let first = try await run([record("a", body), record("b", "Sesuatu yang lain.")]) {
      $0.index = folder
    }
    #expect(first.summary.duplicates == 0)
    for _ in 0..<2 {
      let second = try await run([record("c", body), record("d", "Yang ketiga, sama sekali baru.")])
      {
        $0.index = folder
        $0.drops = true
      }
      #expect(second.summary.duplicates == 1)
      #expect(second.output.contains(#""id":"d""#) && !second.output.contains(#""id":"c""#))
    }
    let pairs = try await run([record("e", body)]) {
      $0.index = folder
      $0.leavesIndex = true
      $0.writesPairs = true
      $0.within = false
    }
    #expect(Set(pairs.output.split(separator: "\n")) == ["a\te\t1.0", "c\te\t1.0"])
  }

  @Test func `compare paragraphs`() async throws {
    let lines = [
      record("a", sentence[0] + "\\n" + sentence[1]),
      record("b", sentence[2] + "\\n" + sentence[0]),
    ]
    let pairs = try await run(lines) {
      $0.comparesParagraphs = true
      $0.within = false
      $0.writesPairs = true
    }
    #expect(pairs.output == "a#0\tb#1\t1.0\n")
    let marked = try await run(lines) {
      $0.comparesParagraphs = true
      $0.within = false
    }
    let start = sentence[2].utf8.count + 1
    let range = "\(start),\(start + sentence[0].utf8.count)"
    #expect(marked.output.contains(#""paragraphs":[{"range":[\#(range)],"cluster":"a#0""#))
    let kept = try await run(lines) {
      $0.comparesParagraphs = true
      $0.within = false
      $0.drops = true
    }
    #expect(kept.output.contains(#""id":"b","text":"\#(sentence[2])","removed""#))
  }

  @Test func `refuse pairs of nothing`() async {
    await #expect(processExitsWith: .failure) {
      var options = DeduplicationJob.Options()
      options.across = false
      options.writesPairs = true
      _ = DeduplicationJob(options: options)
    }
  }
}
