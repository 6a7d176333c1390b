public import SelarasText

/// An entry of a translation memory: one content in two languages or more, with all that files
/// carry about it.
public struct MemoryUnit: Hashable, Sendable {
  /// A named value of a kind that files are free to choose: TMX's `prop`.
  public struct Property: Hashable, Sendable, Codable {
    /// What the value is, such as `x-domain`.
    public var type: String
    /// The value.
    public var value: String

    /// Makes a property.
    public init(type: String, value: String) {
      self.type = type
      self.value = value
    }
  }

  /// A remark for people.
  public struct Note: Hashable, Sendable, Codable {
    /// The remark.
    public var text: String
    /// The language in which it is written, as the file names it.
    public var language: String?

    /// Makes a note.
    public init(text: String, language: String? = nil) {
      self.text = text
      self.language = language
    }
  }

  /// The content in one language.
  public struct Variant: Hashable, Sendable {
    /// The language tag as the file wrote it.
    public var language: String
    /// The text, without tags.
    public var text: String
    /// The text with its inline tags, where it has any.
    public var markup: Markup?
    /// Attributes of the variant alone, such as `creationid`.
    public var attributes: [Property] = []
    /// Properties of the variant alone.
    public var properties: [Property] = []
    /// Notes on the variant alone.
    public var notes: [Note] = []

    /// Makes a variant.
    public init(language: String, text: String, markup: Markup? = nil) {
      self.language = language
      self.text = text
      self.markup = markup
    }
  }

  /// What has become of a unit.
  public enum Status: Int, Sendable, CaseIterable {
    /// Found by a program, or read from a file.
    case aligned = 0
    /// Found good by a person.
    case accepted = 1
    /// Found bad by a person.
    case rejected = 2
    /// Changed by a person.
    case edited = 3
  }

  /// Where the two sides stand.
  public struct Origin: Hashable, Sendable {
    /// The document of the source.
    public var sourceDocument: String?
    /// The document of the target.
    public var targetDocument: String?
    /// Where the source stands in its document's text.
    public var sourceRange: TextRange?
    /// Where the target stands in its document's text.
    public var targetRange: TextRange?

    /// Makes an origin of which nothing is known.
    public init() {}
  }

  /// The source, the target, and further languages.
  ///
  /// Two at least.
  public var variants: [Variant]
  /// The name that the file gives the unit.
  public var identifier: String?
  /// TMX's attributes of the unit, such as `creationdate`.
  public var attributes: [Property] = []
  /// Properties of the unit.
  public var properties: [Property] = []
  /// Notes on the unit.
  public var notes: [Note] = []
  /// What has become of it.
  public var status = Status.aligned
  /// The probability, 0...1, that one side translates the other; `nil` where nobody judged.
  public var confidence: Double?
  /// Where it comes from, as far as the file says.
  public var origin = Origin()

  /// Makes a unit of a source and a target.
  public init(source: Variant, target: Variant) {
    variants = [source, target]
  }

  /// Makes a unit of two plain texts.
  public init(_ unit: TranslationUnit, source: LanguageTag, target: LanguageTag) {
    variants = [
      Variant(language: source.rawValue, text: unit.source),
      Variant(language: target.rawValue, text: unit.target),
    ]
    confidence = unit.confidence
    origin.sourceDocument = unit.sourceDocument
    origin.targetDocument = unit.targetDocument
    origin.sourceRange = unit.sourceRange
    origin.targetRange = unit.targetRange
  }

  /// The first variant.
  public var source: Variant { variants[0] }
  /// The second variant.
  public var target: Variant { variants[1] }

  /// The two sides as a plain unit.
  public var plain: TranslationUnit {
    TranslationUnit(
      source: source.text, target: target.text, confidence: confidence,
      sourceDocument: origin.sourceDocument, sourceRange: origin.sourceRange,
      targetDocument: origin.targetDocument, targetRange: origin.targetRange)
  }
}

/// A text with inline tags, as the XML that a file has between the tags of its segment.
public struct Markup: Hashable, Sendable, Codable {
  /// Whose tags they are.
  public enum Dialect: String, Sendable, Codable {
    case tmx
    case xliff
    case xliff2
  }

  /// Whose tags they are.
  public var dialect: Dialect
  /// Well-formed XML: escaped text and tags.
  public var xml: String

  /// Makes a text with tags.
  public init(dialect: Dialect, xml: String) {
    self.dialect = dialect
    self.xml = xml
  }
}

extension MemoryUnit {
  /// The unit with its texts in two languages first.
  ///
  /// - Parameters:
  ///   - source: The language of the source; `nil` for what it is.
  ///   - target: The language of the target; `nil` for what it is.
  /// - Returns: `nil` where it has no such texts.
  public func arranged(source: LanguageTag?, target: LanguageTag?) -> MemoryUnit? {
    if source == nil, target == nil { return self }
    func place(_ tag: LanguageTag?, usual: Int, besides other: Int?) -> Int? {
      guard let tag else {
        return other == usual ? variants.indices.first { $0 != other } : usual
      }
      let family = MemoryLanguage.family(of: tag.rawValue)
      return variants.indices.first {
        $0 != other
          && MemoryLanguage.matches(MemoryLanguage.family(of: variants[$0].language), family)
      }
    }
    guard let first = place(source, usual: 0, besides: nil),
      let second = place(target, usual: 1, besides: first)
    else { return nil }
    var unit = self
    unit.variants = [variants[first], variants[second]]
    for index in variants.indices where index != first && index != second {
      unit.variants.append(variants[index])
    }
    if first != 0 || second != 1 {
      swap(&unit.origin.sourceDocument, &unit.origin.targetDocument)
      swap(&unit.origin.sourceRange, &unit.origin.targetRange)
    }
    return unit
  }
}
