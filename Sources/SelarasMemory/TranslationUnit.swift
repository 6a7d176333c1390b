public import SelarasText

/// A text and its translation, with what is known of where they came from.
///
/// The languages are those of the file or memory that holds the unit.
public struct TranslationUnit: Hashable, Sendable {
  /// The text.
  public var source: String
  /// Its translation.
  public var target: String
  /// The probability, 0...1, that one translates the other; `nil` where nobody judged.
  public var confidence: Double?
  /// The `id` of the document in which the source stands.
  public var sourceDocument: String?
  /// The `id` of the document in which the target stands.
  public var targetDocument: String?
  /// Where the source stands in its document's text.
  public var sourceRange: TextRange?
  /// Where the target stands in its document's text.
  public var targetRange: TextRange?

  /// Makes a unit.
  public init(
    source: String, target: String, confidence: Double? = nil,
    sourceDocument: String? = nil, sourceRange: TextRange? = nil,
    targetDocument: String? = nil, targetRange: TextRange? = nil
  ) {
    self.source = source
    self.target = target
    self.confidence = confidence
    self.sourceDocument = sourceDocument
    self.sourceRange = sourceRange
    self.targetDocument = targetDocument
    self.targetRange = targetRange
  }
}

extension TranslationUnit {
  /// The confidence as files carry it: rounded to four decimals.
  ///
  /// So the last bits of an addition do not change a file. `nil` for none and for what is no number.
  var writtenConfidence: String? {
    guard let confidence, confidence.isFinite else { return nil }
    return String((min(max(confidence, 0), 1) * 10_000).rounded() / 10_000)
  }

  /// A name for the unit that is the same in every run: 16 hexadecimal digits.
  ///
  /// It is a hash of the languages, the texts and where they stand; equal units have equal names.
  ///
  /// FNV-1a, 64 bits (Fowler, Noll and Vo; parameters from
  /// <http://www.isthe.com/chongo/tech/comp/fnv/>). Among a million units two share a name with
  /// a probability of about 3 in 10^8.
  func stableIdentifier(source sourceTag: LanguageTag, target targetTag: LanguageTag) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ field: String) {
      for byte in field.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      // No byte of UTF-8 is 0xFF: fields cannot run into each other.
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    mix(sourceTag.rawValue)
    mix(targetTag.rawValue)
    mix(source)
    mix(target)
    mix(sourceDocument ?? "")
    mix(sourceRange?.description ?? "")
    mix(targetDocument ?? "")
    mix(targetRange?.description ?? "")
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
