internal import CICU
internal import SelarasText

/// Which of ICU's dictionary engines handles a character.
///
/// The sets are those of ICU's `dictbe.cpp`: Han, Hiragana, Katakana and the marks U+30FC, U+FF70,
/// U+FF9E and U+FF9F; and of Thai, Lao, Burmese and Khmer the characters of the line-breaking
/// class SA.
final class DictionaryKinds: Sendable {
  /// Built at its first use, by the first text that holds a dictionary's character.
  static let shared = DictionaryKinds()

  /// The bits that name the engine.
  static let engine: UInt8 = 7
  /// No engine: ICU steps over the run of the character's script.
  static let none: UInt8 = 0
  /// Chinese and Japanese.
  static let ideographs: UInt8 = 1
  /// A character that NFKC may change, or one of four bytes.
  static let odd: UInt8 = 8

  let table: CategoryTable
  /// Whether U+4E00 to U+9FFF are all of them the CJK engine's, and stay as they are under NFKC.
  let hasPlainIdeographs: Bool
  private let scripts: CategoryTable

  private init() {
    var kinds = [UInt8](repeating: 0, count: 0x11_0000)
    var scripts = kinds
    var context = kinds
    var changed = kinds
    do throws(UnicodeError) {
      try CodePointTable.forEachRange(of: "lb") { start, end, value in
        guard value == 24 else { return }  // U_LB_COMPLEX_CONTEXT
        for c in Int(start)...Int(end) { context[c] = 1 }
      }
      try CodePointTable.forEachRange(of: "sc") { start, end, value in
        // ICU's script numbers are below 256, and few of them meet in dictionary categories.
        for c in Int(start)...Int(end) { scripts[c] = UInt8(truncatingIfNeeded: value) }
        let code = Script(packed: cicu_script_code(Int32(bitPattern: value)))
        if code == .han || code == .hiragana || code == .katakana {
          for c in Int(start)...Int(end) { kinds[c] = DictionaryKinds.ideographs }
        }
        guard let engine = DictionaryKinds.southeast.firstIndex(of: code) else { return }
        for c in Int(start)...Int(end) where context[c] == 1 { kinds[c] = UInt8(engine + 2) }
      }
      try CodePointTable.forEachRange(of: "NFKC_QC") { start, end, value in
        guard value != 1 else { return }  // UNORM_YES
        for c in Int(start)...Int(end) { changed[c] = 1 }
      }
      try CodePointTable.forEachRange(of: "ccc") { start, end, value in
        guard value != 0 else { return }
        for c in Int(start)...Int(end) { changed[c] = 1 }
      }
    } catch {
      // These properties are compiled into the library: without them ICU is not usable at all.
      preconditionFailure("\(error)")
    }
    for c in [0x30FC, 0xFF70, 0xFF9E, 0xFF9F] { kinds[c] = DictionaryKinds.ideographs }
    for c in 0..<0x11_0000 where changed[c] == 1 || c > 0xFFFF { kinds[c] |= DictionaryKinds.odd }
    hasPlainIdeographs = kinds[0x4E00...0x9FFF].allSatisfy { $0 == DictionaryKinds.ideographs }
    table = CategoryTable(flat: kinds)
    self.scripts = CategoryTable(flat: scripts)
  }

  private static let southeast = ["Thai", "Laoo", "Khmr", "Mymr"].map { Script(letters: $0) }

  /// The number of the script of the character at `position`.
  @unsafe static func script(_ text: UnsafePointer<UInt8>, _ position: Int, _ end: Int) -> UInt8 {
    unsafe shared.scripts.view.lookUp(text, position, end).value
  }
}
