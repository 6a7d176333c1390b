internal import SelarasText

/// A model while it is being made: its shape, and its weights once they are quantised.
struct ModelDraft {
  struct Table {
    var script: LetterScript
    var labels: [Int]
    var bits: Int
    var width: Int
    /// Where the table begins among all weights.
    var start: Int
    var scale: Float = 1
  }

  let set: TrainingSet
  private(set) var tables: [Table] = []
  /// How many weights all tables have.
  private(set) var weightCount = 0
  var temperature: (base: Float, growth: Float) = (0, 0)
  private var quantised: [UInt8] = []

  init(set: TrainingSet, options: LanguageTrainer.Options) {
    self.set = set
    for script in LetterScript.allCases where script != .other && script != .mark {
      let labels = set.labels.indices.filter { set.scripts[$0] & 1 << UInt32(script.rawValue) != 0 }
      guard !labels.isEmpty else { continue }
      let bits =
        labels.count == 1
        ? 0
        : labels.count > 8
          ? options.bits
          : script == .han ? options.smallBits + 1 : options.smallBits
      // Eight weights at a time, forty-eight where there are many.
      let width = (labels.count + 1 + 7) / 8 * 8
      tables.append(
        Table(script: script, labels: labels, bits: bits, width: width, start: weightCount))
      weightCount += width << bits
    }
  }

  /// What a ``FeatureReader`` needs to know.
  var bitsByScript: [Int] {
    var bits = [Int](repeating: -1, count: LetterScript.allCases.count)
    for table in tables where table.bits > 0 { bits[Int(table.script.rawValue)] = table.bits }
    return bits
  }

  /// The greatest weight that keeps its size; one in ten thousand is clipped.
  private static let kept = 0.9999

  /// Turns weights into steps of one 127th of the greatest that is kept, table by table.
  mutating func quantise(_ weights: [Float]) {
    quantised = [UInt8](repeating: LanguageModel.zeroWeight, count: weightCount)
    for number in tables.indices {
      let table = tables[number]
      let range = table.start..<table.start + table.width << table.bits
      let sizes = weights[range].lazy.map(abs).filter { $0 > 0 }.sorted()
      guard !sizes.isEmpty else { continue }
      let limit = sizes[min(sizes.count - 1, Int(Double(sizes.count) * ModelDraft.kept))]
      let scale = limit / 127
      tables[number].scale = scale
      for i in range {
        let steps = max(-127, min(127, (weights[i] / scale).rounded()))
        quantised[i] = UInt8(Int(LanguageModel.zeroWeight) + Int(steps))
      }
    }
  }

  /// The file.
  func bytes(provenance: String) -> [UInt8] {
    var head: [UInt8] = []
    func append(_ number: UInt32) {
      for shift in [0, 8, 16, 24] as [UInt32] {
        head.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    func append(_ string: String) {
      append(UInt32(string.utf8.count))
      head += string.utf8
    }
    func appendHead(from offset: Int) {
      append(provenance)
      append(temperature.base.bitPattern)
      append(temperature.growth.bitPattern)
      append(UInt32(set.labels.count))
      for (label, tag) in set.labels.enumerated() {
        append(tag.rawValue)
        append(set.scripts[label])
      }
      append(UInt32(tables.count))
      var offset = offset
      for table in tables {
        for number in [Int(table.script.rawValue), table.bits, table.width] {
          append(UInt32(number))
        }
        append(table.scale.bitPattern)
        append(UInt32(offset))
        append(UInt32(table.labels.count))
        for label in table.labels { append(UInt32(label)) }
        offset += ModelDraft.aligned(table.width << table.bits)
      }
    }
    // The offsets have the same size whatever they are: written once to learn where rows begin.
    appendHead(from: 0)
    let start = ModelDraft.aligned(LanguageModel.headerSize + head.count)
    head.removeAll()
    appendHead(from: start)
    var body = head
    body += [UInt8](repeating: 0, count: start - LanguageModel.headerSize - head.count)
    for table in tables {
      body += quantised[table.start..<table.start + table.width << table.bits]
      while (body.count + LanguageModel.headerSize) % 64 != 0 { body.append(0) }
    }
    head = LanguageModel.magic
    append(LanguageModel.version)
    append(UInt32(truncatingIfNeeded: body.count))
    append(UInt32(truncatingIfNeeded: body.count >> 32))
    let checksum = LanguageModel.checksum(of: body.span)
    append(UInt32(truncatingIfNeeded: checksum))
    append(UInt32(truncatingIfNeeded: checksum >> 32))
    return head + body
  }

  private static func aligned(_ offset: Int) -> Int { (offset + 63) / 64 * 64 }
}
