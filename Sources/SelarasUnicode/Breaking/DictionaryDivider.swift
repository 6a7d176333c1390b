internal import SelarasText

/// Divides a match of the rules where ICU's break dictionaries do.
///
/// What ICU's `populateDictionary` does: it looks for the first character of a dictionary category,
/// gives the run of characters that its engine handles to that engine, and goes on behind the run.
/// All the parts of a match take the match's status.
@safe
struct DictionaryDivider: ~Copyable {
  var ideographs = IdeographDivider()
  /// ICU's word iterator for Thai, Lao, Khmer and Burmese, opened at its first use.
  private var iterator: BreakIterator?
  private var bytes: [UInt8] = []
  private var parts: SegmentList = []

  /// ICU's dictionary of words, and whether U+4E00 to U+9FFF have nothing particular; read when the
  /// first character of a dictionary comes.
  private(set) var dictionary: IdeographDictionary.View?
  private(set) var hasPlainIdeographs = false
  private var isReady = false

  init() {}

  /// Reads what is shared by all dividers.
  @inline(__always)
  mutating func prepare() {
    if isReady { return }
    isReady = true
    unsafe dictionary = IdeographDictionary.sharedView
    hasPlainIdeographs = unsafe dictionary != nil && DictionaryKinds.shared.hasPlainIdeographs
  }

  /// Emits the parts of the match `[start, end)`; `first` is the first of the categories that
  /// dictionaries divide.
  @unsafe mutating func divide(
    _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int, categories: CategoryTable.View,
    from first: Int, status: Int32, into sink: inout SegmentSink
  ) throws(UnicodeError) {
    prepare()
    let kinds = unsafe DictionaryKinds.shared.table.view
    var last = start
    var position = start
    while position < end {
      let (category, length) = unsafe categories.lookUp(text, position, end)
      guard Int(category) >= first else {
        position += length
        continue
      }
      let (kind, _) = unsafe kinds.lookUp(text, position, end)
      var stop = position
      if kind & DictionaryKinds.engine == DictionaryKinds.none {
        let script = unsafe DictionaryKinds.script(text, position, end)
        while stop < end, unsafe DictionaryKinds.script(text, stop, end) == script {
          stop += unsafe categories.lookUp(text, stop, end).length
        }
      } else {
        var odd = false
        while stop < end {
          let (other, length) = unsafe kinds.lookUp(text, stop, end)
          guard (other ^ kind) & DictionaryKinds.engine == 0 else { break }
          odd = odd || other & DictionaryKinds.odd != 0
          stop += length
        }
        if kind & DictionaryKinds.engine == DictionaryKinds.ideographs,
          let dictionary = unsafe dictionary
        {
          unsafe try ideographs.divide(
            text, position, stop, odd: odd, last: &last, status: status, dictionary: dictionary,
            into: &sink)
        } else if stop - position >= 12 {
          unsafe try askICU(text, position, stop, last: &last, status: status, into: &sink)
        }
      }
      position = stop
    }
    sink.emit(end, status)
  }

  /// Whether four characters of a script that ICU divides stand at `start`.
  ///
  /// ICU's engines leave runs of fewer than four UTF-16 units whole.
  @unsafe func wantsICU(_ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start >= 12 else { return false }
    let kinds = unsafe DictionaryKinds.shared.table.view
    for position in stride(from: start, to: start + 12, by: 3) {
      let kind = unsafe kinds.lookUp(text, position, end).value & DictionaryKinds.engine
      if kind <= DictionaryKinds.ideographs { return false }
    }
    return true
  }

  /// Lets ICU divide a run of one of the scripts whose engines are not rebuilt here, or any run of a
  /// dictionary that has not the form known here.
  ///
  /// The engine sees nothing but the run. A letter before it makes the rules take the whole as one
  /// match, whatever mark the run begins with, and is not the engine's concern.
  @unsafe private mutating func askICU(
    _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int, last: inout Int, status: Int32,
    into sink: inout SegmentSink
  ) throws(UnicodeError) {
    if iterator == nil { iterator = try BreakIterator(.word, locale: .undetermined) }
    bytes.removeAll(keepingCapacity: true)
    bytes.append(UInt8(ascii: "a"))
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text + start, count: end - start))
    var found: SegmentList = []
    swap(&found, &parts)
    defer { swap(&found, &parts) }
    found.removeAll(keepingCapacity: true)
    let run = bytes
    try iterator?.appendSegments(of: run.span, to: &found)
    for part in found where part.range.end < run.count {
      let boundary = start + part.range.end - 1
      sink.emit(boundary, status)
      last = boundary
    }
  }
}
