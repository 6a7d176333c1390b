internal import SelarasText
internal import SelarasUnicode

/// The gaps of training texts: their features, and whether a word ends there.
struct LabelledGaps {
  private let bits: Int
  /// ``WordFeatures/count`` numbers for each gap.
  private var numbers: [UInt32] = []
  private(set) var labels: [Bool] = []
  /// The squared length of each gap's vector: a feature that two others share a place with counts
  /// as often as it occurs.
  private(set) var norms: [Double] = []

  init(bits: Int) { self.bits = bits }

  var count: Int { labels.count }

  func features(of gap: Int) -> ArraySlice<UInt32> {
    numbers[gap * WordFeatures.count..<(gap + 1) * WordFeatures.count]
  }

  mutating func append(
    _ text: WordTrainingText, locale: LanguageTag, words: WordFilter
  ) throws(SegmentationError) {
    var segments: SegmentList = []
    var reader = HanRunReader()
    for (number, document) in text.documents.enumerated() {
      do throws(UnicodeError) {
        var segmenter = try Segmenter(.word, locale: locale)
        try segmenter.segments(of: document.text.span, into: &segments)
      } catch {
        throw .unusableData("\(error)")
      }
      var inside = [Bool](repeating: false, count: document.text.count + 1)
      var end = 0
      for word in document.words {
        guard end <= word.start, word.end <= document.text.count else {
          throw .unusableData("\(text.name): words of document \(number + 1) at byte \(word.start)")
        }
        end = word.end
        for position in word.start..<word.end where position > word.start {
          inside[position] = true
        }
      }
      var next = 0
      while next < segments.count {
        let first = next
        if reader.read(from: &next, of: segments, document.text.span, words: words) {
          for i in stride(from: 1, to: reader.run.count, by: 1) where reader.run.isOpen(i) {
            append(reader.run, i, !inside[reader.run.starts[i]])
          }
        }
        if next == first { next += 1 }
      }
    }
  }

  private mutating func append(_ run: borrowing HanRun, _ i: Int, _ label: Bool) {
    let first = numbers.count
    WordFeatures.forEach(of: run, at: i, bits: bits) { numbers.append(UInt32($0)) }
    labels.append(label)
    var norm = 0.0
    for a in first..<numbers.count {
      for b in first..<numbers.count where numbers[a] == numbers[b] { norm += 1 }
    }
    norms.append(norm)
  }
}
