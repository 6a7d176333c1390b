/// Beads as a file lists them, a bead a line: `[0, 1]:[0]`, with or without a confidence after it.
///
/// The numbers are those of segments, from zero; an empty side is `[]`. Vecalign's format.
public struct GoldBeads: Sendable {
  /// The beads, in the order of the file.
  public let beads: [(source: [Int], target: [Int], confidence: Double?)]

  /// Reads a file; blank lines are passed over.
  ///
  /// - Parameters:
  ///   - name: What the file is called in errors.
  ///   - bytes: Its content.
  /// - Throws: ``EvaluationError/badGold(file:line:reason:)`` at the first line that is no bead.
  public init(name: String, bytes: [UInt8]) throws(EvaluationError) {
    var beads: [(source: [Int], target: [Int], confidence: Double?)] = []
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let kept = line.filter { $0 > 0x20 }
      if kept.isEmpty { continue }
      let fields = String(decoding: kept, as: UTF8.self)
        .split(separator: ":", omittingEmptySubsequences: false)
      guard (2...3).contains(fields.count), let source = GoldBeads.numbers(fields[0]),
        let target = GoldBeads.numbers(fields[1])
      else {
        throw .badGold(file: name, line: number + 1, reason: "not a bead such as [0, 1]:[0]")
      }
      // Vecalign prints a cost in the third place: a number above one is no probability.
      let confidence = fields.count == 3 ? Double(fields[2]) : nil
      beads.append((source, target, confidence.flatMap { (0...1).contains($0) ? $0 : nil }))
    }
    self.beads = beads
  }

  private static func numbers(_ field: Substring) -> [Int]? {
    guard field.first == "[", field.last == "]", field.count >= 2 else { return nil }
    var numbers: [Int] = []
    for part in field.dropFirst().dropLast().split(separator: ",") {
      guard let number = Int(part), number >= 0 else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}
