public import SelarasText

/// ICU's break rules, run over UTF-8 without ICU.
///
/// Reads the compiled rules of ICU's iterator for a unit and a locale, and runs the same automaton
/// over bytes. Boundaries and statuses are those of ``BreakIterator``, whose tests this one is held
/// to; the article <doc:RunningICURules> tells how and why. One per worker.
@safe
public struct BreakAutomaton: ~Copyable {
  let tables: BreakTables
  var sink = SegmentSink()
  /// Where each look-ahead rule's boundary would stand, as ICU's iterator keeps it.
  var marks: [Int]
  var divider = DictionaryDivider()
  var stretchEnds = StretchEnds()
  private let unit: BreakIterator.Unit
  private let locale: LanguageTag
  /// ICU's own iterator for the same rules, opened at its first use.
  private var iterator: BreakIterator?

  /// Reads the rules of a unit and locale.
  ///
  /// - Returns: `nil` where the installed ICU keeps its rules in a form that is not known here, or
  ///   where the tag asks for more than a locale (`-u-` extensions): ``BreakIterator`` does those.
  /// - Throws: ``UnicodeError`` where ICU's data are not to be had.
  public init?(_ unit: BreakIterator.Unit, locale: LanguageTag) throws(UnicodeError) {
    let name = locale == .undetermined ? "root" : locale.rawValue
    guard !name.contains("-u-"), !name.contains("@") else { return nil }
    guard let rules = try BreakRules(unit, locale: name) else { return nil }
    guard let tables = try BreakTables(rules) else { return nil }
    marks = [Int](repeating: -1, count: tables.lookAheadCount)
    self.tables = tables
    self.unit = unit
    self.locale = locale
  }

  /// Appends the segments of `text` to `segments`: contiguous, from 0 to the end.
  ///
  /// - Parameters:
  ///   - text: UTF-8 of any length; ill-formed bytes count as U+FFFD and keep their offsets.
  ///   - base: What is added to every offset: where the last segment ends.
  ///   - segments: Where they go.
  /// - Throws: ``UnicodeError`` where ICU's dictionaries are not to be had.
  /// - Complexity: O(*n*).
  public mutating func appendSegments(
    of text: Span<UInt8>, base: Int = 0, to segments: inout SegmentList
  ) throws(UnicodeError) {
    swap(&sink.segments, &segments)
    defer { swap(&sink.segments, &segments) }
    sink.base = base
    var failure: UnicodeError?
    unsafe text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, bytes.count > 0 else { return }
      do throws(UnicodeError) {
        unsafe try run(base, bytes.count)
      } catch {
        failure = error
      }
    }
    sink.flush()
    if let failure { throw failure }
  }

  /// Runs one match to its end, with all that ICU's rules can hold, and emits its segments.
  ///
  /// It began at `start`; `row` is the row reached before `position`: the first, or one where a
  /// boundary may stand. Returns where the match ended and the next one begins.
  @inline(never)
  @unsafe mutating func finish(
    _ text: UnsafePointer<UInt8>, _ end: Int, row: Int, position: Int, start: Int,
    sawDictionary: Bool = false
  ) throws(UnicodeError) -> Int {
    let categories = unsafe tables.categories.view
    var row = row
    var position = position
    var result = position
    var status = unsafe tables.statuses[row >> tables.shift]
    var sawDictionary = sawDictionary
    while true {
      var category = BreakRules.endOfText
      var after = position
      if position < end {
        let (value, length) = unsafe categories.lookUp(text, position, end)
        category = Int(value)
        after += length
        if category >= tables.firstDictionaryCategory { sawDictionary = true }
      }
      row = unsafe Int(tables.next[row | category])
      let state = row >> tables.shift
      let accepting = unsafe Int(tables.accepting[state])
      if accepting == 1 {
        result = after
        status = unsafe tables.statuses[state]
      } else if accepting > 1, marks[accepting] > start {
        result = marks[accepting]
        status = unsafe tables.statuses[state]
        break
      }
      let mark = unsafe Int(tables.lookAhead[state])
      if mark > 1 { marks[mark] = after }
      if row == tables.stop || position == end { break }
      position = after
    }
    if result == start {
      // Rules that match nothing: ICU takes one character.
      result = start + (unsafe categories.lookUp(text, start, end).length)
      status = tables.defaultStatus
    }
    if !sawDictionary {
      sink.emit(result, status)
    } else {
      unsafe try divider.divide(
        text, start, result, categories: categories,
        from: tables.firstDictionaryCategory, status: status, into: &sink)
    }
    return result
  }

  /// Lets ICU cut the rest of the line from a boundary on; returns where the line ends.
  ///
  /// Rules begin anew at each boundary, and a line feed is one in every unit and locale, so that
  /// what ICU sees is enough. `nil` where the line is so long that runs had better go one by one.
  @inline(never)
  @unsafe mutating func askICU(
    _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) throws(UnicodeError) -> Int? {
    let limit = min(end, start + 1 << 16)
    var line = start
    while line < limit, unsafe text[line] != 0x0A { line += 1 }
    if line < limit { line += 1 } else if limit < end { return nil }
    if iterator == nil { iterator = try BreakIterator(unit, locale: locale) }
    sink.flush()
    var found: SegmentList = []
    swap(&found, &sink.segments)
    defer { swap(&found, &sink.segments) }
    let rest = unsafe UnsafeBufferPointer(start: text + start, count: line - start)
    let base = sink.base + start
    unsafe try iterator?.appendSegments(of: rest.span, base: base, to: &found)
    return line
  }
}
