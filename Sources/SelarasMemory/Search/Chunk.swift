/// Texts of one family and width, in order of their lengths, as columns.
final class Chunk {
  /// The row of the table; `nil` for a chunk that is in memory only.
  let row: Int?
  /// The bytes of a code.
  let width: Int
  /// Whether its filter is letter planes: its texts are in scripts of few characters.
  let hasPlanes: Bool
  /// The length of the shortest text, in characters.
  let shortest: Int
  /// The length of the longest text.
  let longest: Int
  /// How many texts there are.
  let count: Int
  /// The characters of each text, rising.
  var lengths: [UInt32] = []
  /// The unit of each text.
  var units: [Int64] = []
  /// Letter planes or signatures.
  var filter: [UInt64] = []
  /// The codes of all texts, one after another.
  var codes: [UInt8] = []
  var wideCodes: [UInt16] = []
  var widestCodes: [UInt32] = []
  /// Where each text begins among the codes, and where the last one ends.
  private(set) var starts: [Int] = []
  /// The groups whose planes stand side by side.
  private(set) var groups: [Group] = []
  /// The words of all planes.
  private(set) var planeWords = 0
  private(set) var hasColumns = false
  var hasFilter = false
  var hasCodes = false
  /// How many texts were wanted while the codes were not here.
  var looks = 0

  /// So many texts are looked at in their units before all codes are read.
  static let mostLooks = 16

  /// Texts whose planes stand side by side.
  struct Group {
    let texts: Range<Int>
    /// Where its planes begin.
    let start: Int
    /// Few texts, or long ones, have none.
    let hasPlanes: Bool
  }

  /// At most so many texts are in a chunk, and about so many characters.
  static let mostTexts = 8192
  static let mostCodes = 1 << 22

  init(row: Int?, width: Int, hasPlanes: Bool, shortest: Int, longest: Int, count: Int) {
    self.row = row
    self.width = width
    self.hasPlanes = hasPlanes
    self.shortest = shortest
    self.longest = longest
    self.count = count
  }

  /// Works out what is not stored, once lengths, units and filter are there.
  func finishColumns() {
    hasColumns = true
    starts.reserveCapacity(count + 1)
    var start = 0
    for length in lengths {
      starts.append(start)
      start += Int(length)
    }
    starts.append(start)
    guard hasPlanes else { return }
    var first = 0
    while first < count {
      let most = LetterPlanes.longestBeside(Int(lengths[first]))
      var end = min(first + LetterPlanes.fewest, count)
      while end < min(first + LetterPlanes.lanes, count), lengths[end] <= most { end += 1 }
      // What is left over would be measured text by text.
      if count - end < LetterPlanes.fewest, count - first <= LetterPlanes.lanes,
        Int(lengths[count - 1]) <= LetterPlanes.longest
      {
        end = count
      }
      let words = LetterPlanes.words(count: end - first, longest: Int(lengths[end - 1]))
      groups.append(Group(texts: first..<end, start: planeWords, hasPlanes: words > 0))
      planeWords += words
      first = end
    }
  }

  /// The words of a signature.
  var signatureWords: Int { Signature.words(longest: longest) }

  /// The texts whose lengths are in a range.
  func texts(ofLengths range: ClosedRange<Int>) -> Range<Int> {
    func first(atLeast length: Int) -> Int {
      var low = 0
      var high = count
      while low < high {
        let middle = (low + high) / 2
        if Int(lengths[middle]) < length { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let start = first(atLeast: range.lowerBound)
    return start..<max(start, first(atLeast: range.upperBound + 1))
  }
}
