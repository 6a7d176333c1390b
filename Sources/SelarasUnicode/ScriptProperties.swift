internal import CICU
public import SelarasText

/// Which scripts a code point belongs to (UAX 24), and how brackets pair.
public struct ScriptProperties: Sendable {
  /// The tables, read from ICU at their first use.
  public static let shared = ScriptProperties()

  /// Small numbers for scripts; the table's values index it.
  private let scripts: [Script]
  private let table: CodePointTable
  private let extensions: [UInt32: [Script]]
  private let brackets: [UInt32: UInt32]

  private init() {
    var numbers: [UInt32: UInt16] = [:]
    var scripts: [Script] = []
    var flat = [UInt16](repeating: 0, count: 0x110000)
    var shared: [ClosedRange<UInt32>] = []
    do throws(UnicodeError) {
      try CodePointTable.forEachRange(of: "sc") { start, end, value in
        let script = Script(packed: cicu_script_code(Int32(bitPattern: value)))
        let number = numbers[value] ?? UInt16(scripts.count)
        if numbers.updateValue(number, forKey: value) == nil { scripts.append(script) }
        for c in Int(start)...Int(end) { flat[c] = number }
        if script == .common || script == .inherited { shared.append(start...end) }
      }
      var extensions: [UInt32: [Script]] = [:]
      var brackets: [UInt32: UInt32] = [:]
      var codes = [Int32](repeating: 0, count: 64)
      for range in shared {
        for c in range {
          var error: Int32 = 0
          let count = unsafe cicu_script_extensions(c, &codes, 64, &error)
          if count > 1 || flat[Int(c)] != numbers[UInt32(bitPattern: codes[0])] {
            extensions[c] = codes[0..<Int(count)].map {
              Script(packed: cicu_script_code($0))
            }
          }
        }
      }
      try CodePointTable.forEachRange(of: "bpt") { start, end, value in
        guard value != 0 else { return }
        for c in start...end { brackets[c] = cicu_paired_bracket(c) }
      }
      self.extensions = extensions
      self.brackets = brackets
    } catch {
      // These properties are compiled into the library: without them ICU is not usable at all.
      preconditionFailure("\(error)")
    }
    self.scripts = scripts
    table = CodePointTable(flat: flat)
  }

  /// The script of a code point, `Zyyy` and `Zinh` included.
  ///
  /// - Complexity: O(1).
  public func script(of codePoint: UInt32) -> Script { scripts[Int(table[codePoint])] }

  /// All the scripts that use a code point which is common or inherited by itself; empty where
  /// Unicode names none.
  public func extensions(of codePoint: UInt32) -> [Script] { extensions[codePoint] ?? [] }

  /// The bracket that closes or opens what this one opens or closes.
  public func pairedBracket(of codePoint: UInt32) -> UInt32? { brackets[codePoint] }
}
