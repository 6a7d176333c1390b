extension LanguageModel {
  /// Whether the language is written in Han or kana.
  func isIdeographic(_ label: Int) -> Bool {
    let both: UInt32 =
      1 << UInt32(LetterScript.han.rawValue) | 1 << UInt32(LetterScript.kana.rawValue)
    return scripts[label] & both != 0
  }

  /// Whether several languages of the model are written in the script.
  func isShared(_ script: LetterScript) -> Bool {
    tables.contains { $0.script == script && $0.labels.count > 1 }
  }

  /// Whether the language is written in the script; Japanese in Han, too, and Chinese with kana.
  func isWritten(_ label: Int, in script: LetterScript) -> Bool {
    script.isIdeographic ? isIdeographic(label) : scripts[label] & 1 << UInt32(script.rawValue) != 0
  }
}
