extension TextRange {
  /// The smallest range that holds all of some ranges, which come in order; `nil` for none.
  public static func hull(of ranges: some BidirectionalCollection<TextRange>) -> TextRange? {
    guard let first = ranges.first, let last = ranges.last else { return nil }
    return TextRange(first.start, max(first.start, last.end))
  }
}

extension LanguageTag {
  /// Sentences that stand together, as the language joins them: Chinese without a space.
  public func joined(_ sentences: some Sequence<String>) -> String {
    sentences.joined(separator: isWrittenWithoutSpaces ? "" : " ")
  }
}
