/// What is shown to the model of one line.
struct TrainingLine {
  var label: Int
  /// What the line is.
  var kind: TrainingText.Kind
  /// The piece of the line.
  var range: Range<Int>
  /// Characters from elsewhere, and the place inside the range where they are read.
  var name: (place: Int, range: Range<Int>)?
}

/// Cuts lines, so that short texts are known too, and puts names of another script into them.
struct TrainingSampler {
  let options: LanguageTrainer.Options
  /// The lines of languages that are written in Han.
  private let hanLines: [TrainingSet.Line]
  /// For each label whether it is written in Han or kana.
  private let isIdeographic: [Bool]

  init(options: LanguageTrainer.Options, set: TrainingSet) {
    self.options = options
    let han: UInt32 = 1 << UInt32(LetterScript.han.rawValue)
    let kana: UInt32 = 1 << UInt32(LetterScript.kana.rawValue)
    isIdeographic = set.scripts.map { $0 & (han | kana) != 0 }
    hanLines = set.lines.filter { $0.kind == .lines && set.scripts[$0.label] & han != 0 }
  }

  /// The line, or a random piece of it that begins and ends between characters.
  func cut(
    _ line: TrainingSet.Line, of set: TrainingSet, with random: inout TrainingRandom
  ) -> TrainingLine {
    let whole = TrainingLine(
      label: line.label, kind: line.kind, range: line.start..<line.end)
    guard random.happens(options.cutShare) else { return whole }
    let length = options.cutBytes.lowerBound + random.next(below: options.cutBytes.count)
    guard line.end - line.start > length else { return whole }
    var start = line.start + random.next(below: line.end - line.start - length)
    var end = start + length
    while start > line.start, set.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    while end < line.end, set.bytes[end] & 0xC0 == 0x80 { end += 1 }
    return TrainingLine(label: line.label, kind: line.kind, range: start..<end)
  }

  /// Puts two to four Han characters into some of the lines of other scripts.
  ///
  /// Sentences of Indonesian with a Chinese name in them are common where this model is used, and
  /// hardly occur in the training texts; without this a name of three characters outweighs ten
  /// words.
  func insertName(
    into line: inout TrainingLine, of set: TrainingSet, with random: inout TrainingRandom
  ) {
    guard !isIdeographic[line.label], !hanLines.isEmpty, line.range.count > 30,
      random.happens(options.nameShare)
    else { return }
    let other = hanLines[random.next(below: hanLines.count)]
    var start = other.start + random.next(below: other.end - other.start)
    while start < other.end, set.bytes[start] & 0xF0 != 0xE0 { start += 1 }
    let end = min(start + 3 * (2 + random.next(below: 3)), other.end)
    var place = line.range.lowerBound + random.next(below: line.range.count)
    while place < line.range.upperBound, set.bytes[place] != 0x20 { place += 1 }
    guard start < end else { return }
    line.name = (place, start..<end)
  }
}
