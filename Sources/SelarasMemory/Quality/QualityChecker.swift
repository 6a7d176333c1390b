internal import SelarasIdentification
internal import SelarasText

/// Checks units by rules, one unit at a time.
///
/// Each rule errs on the side of silence: a finding is worth a look.
public struct QualityChecker: ~Copyable {
  private var identifier: LanguageIdentifier?
  private let rules: Set<QualityRule>

  /// Makes a checker of some rules; ``QualityRule/conflict`` is no matter of one unit and is left out.
  public init(rules: Set<QualityRule> = Set(QualityRule.allCases)) {
    self.rules = rules
    identifier = rules.contains(.language) ? LanguageIdentifier() : nil
  }

  /// The rules that a unit breaks.
  public mutating func findings(in unit: MemoryUnit) -> [QualityFinding] {
    var findings: [QualityFinding] = []
    let source = unit.source.text
    let target = unit.target.text
    func check(_ rule: QualityRule, _ test: () -> String?) {
      guard rules.contains(rule), let detail = test() else { return }
      findings.append(QualityFinding(rule: rule, detail: detail))
    }
    check(.numbers) {
      QualityChecker.difference(Numerals.all(in: source), Numerals.all(in: target))
    }
    check(.addresses) {
      QualityChecker.difference(QualityChecker.addresses(source), QualityChecker.addresses(target))
    }
    check(.brackets) { Brackets.fault(source, target) }
    check(.tags) {
      QualityChecker.difference(QualityChecker.tags(unit.source), QualityChecker.tags(unit.target))
    }
    let families = (
      MemoryLanguage.family(of: unit.source.language),
      MemoryLanguage.family(of: unit.target.language)
    )
    if families.0.language != families.1.language {
      let likeness = QualityChecker.likeness(source, target)
      check(.untranslated) { likeness == 100 ? "both sides are the same" : nil }
      check(.nearlyIdentical) {
        likeness >= 80 && likeness < 100 ? "the sides are \(likeness) % alike" : nil
      }
    }
    check(.length) { QualityChecker.lengthFault(source, target) }
    check(.punctuation) { Punctuation.fault(source, target) }
    if rules.contains(.language) {
      for (text, family) in [(source, families.0), (target, families.1)] {
        if let other = language(of: text, otherThan: family) {
          findings.append(QualityFinding(rule: .language, detail: "\(other), not \(family)"))
        }
      }
    }
    return findings
  }

  /// Languages that short texts do not tell apart.
  private static let alike: [Set<Substring>] = [
    ["id", "ms", "jv", "su", "min", "ban", "bug", "ace"]
  ]

  /// The language of a text, where it is surely another.
  private mutating func language(of text: String, otherThan family: LanguageTag) -> LanguageTag? {
    let letters = text.unicodeScalars.filter(\.properties.isAlphabetic).count
    let bytes = text.utf8.span
    // A script that is another's tells sooner than words do.
    guard family != .undetermined, letters >= (text.utf8.count >= 2 * letters ? 6 : 20),
      let found = identifier?.identify(bytes), found.confidence >= 0.95,
      found.language != .undetermined
    else { return nil }
    let (left, right) = (found.language.language, family.language)
    if left == right || QualityChecker.alike.contains(where: { $0.isSuperset(of: [left, right]) }) {
      return nil
    }
    return found.language
  }

  /// What one list has and the other has not; `nil` where they are the same.
  private static func difference(_ left: [String], _ right: [String]) -> String? {
    if left == right { return nil }
    var rest = right
    var missing: [String] = []
    for item in left {
      if let place = rest.firstIndex(of: item) {
        rest.remove(at: place)
      } else {
        missing.append(item)
      }
    }
    if missing.isEmpty, rest.isEmpty { return nil }
    var parts: [String] = []
    if !missing.isEmpty { parts.append("source alone: \(missing.joined(separator: " "))") }
    if !rest.isEmpty { parts.append("target alone: \(rest.joined(separator: " "))") }
    return parts.joined(separator: "; ")
  }

  private static func tags(_ variant: MemoryUnit.Variant) -> [String] {
    guard let markup = variant.markup else { return TextFeatures.tags(in: variant.text) }
    return MarkupTag.tags(of: markup.xml).compactMap { tag in
      if case .start(let name, _, _, _) = tag { name } else { nil }
    }.sorted()
  }

  /// Web and mail addresses.
  static func addresses(_ text: String) -> [String] {
    let pieces = text.split { character in
      character.isWhitespace || !character.isASCII || "\"<>()[]{}|\\^`".contains(character)
    }
    return pieces.compactMap { piece -> String? in
      var piece = piece
      while let last = piece.last, ".,;:!?'".contains(last) { piece.removeLast() }
      if let start = piece.firstRange(of: "http://") ?? piece.firstRange(of: "https://") {
        return String(piece[start.lowerBound...])
      }
      if piece.hasPrefix("www.") { return String(piece) }
      let parts = piece.split(separator: "@", omittingEmptySubsequences: false)
      let isMail = parts.count == 2 && !parts[0].isEmpty && parts[1].dropFirst().contains(".")
      return isMail ? String(piece) : nil
    }.sorted()
  }

  /// How alike two texts are, in percent; 0 where lengths alone tell, or nothing could be translated.
  private static func likeness(_ source: String, _ target: String) -> Int {
    let letters = source.unicodeScalars.filter(\.properties.isAlphabetic).count
    guard letters >= 4 else { return 0 }
    if source == target { return 100 }
    let (left, right) = (MatchText(source).scalars, MatchText(target).scalars)
    let longer = max(left.count, right.count)
    guard longer >= 10, min(left.count, right.count) * 10 >= longer * 8 else { return 0 }
    var distance = EditDistance<UInt32>(left)
    guard let edits = distance.distance(to: right.span, limit: longer / 5) else { return 0 }
    return 100 * (longer - edits) / longer
  }

  /// The length of a text in Latin letters: an ideograph is worth about three.
  private static func weight(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ((0x2E80...0x3FFFF).contains($1.value) ? 3 : 1) }
  }

  private static func lengthFault(_ source: String, _ target: String) -> String? {
    let (left, right) = (weight(source), weight(target))
    // Short texts are of any length.
    guard abs(left - right) > 30 else { return nil }
    guard left > 3 * right || right > 3 * left else { return nil }
    return left > right ? "the target is far too short" : "the target is far too long"
  }
}

/// Numbers in digits, as two languages can be compared by.
enum Numerals {
  /// The numbers, without the marks that languages put between digits, rising.
  ///
  /// Months and multiples of myriads are left out: 3 月 is Maret, and 3 萬 is 30,000.
  static func all(in text: String) -> [String] {
    var numbers: [String] = []
    var run = ""
    var separator: Unicode.Scalar?
    func flush(before next: Unicode.Scalar?) {
      if !run.isEmpty, next.map({ !"月萬万億亿兆千百".unicodeScalars.contains($0) }) ?? true {
        numbers.append(run)
      }
      run = ""
      separator = nil
    }
    for scalar in text.unicodeScalars {
      if let digit = scalar.properties.generalCategory == .decimalNumber
        ? scalar.properties.numericValue : nil
      {
        run += String(Int(digit))
        separator = nil
      } else if !run.isEmpty, separator == nil, ".,".unicodeScalars.contains(scalar) {
        separator = scalar
      } else if !run.isEmpty, scalar != " " || separator != nil {
        flush(before: scalar)
      } else if !run.isEmpty {
        // A space may stand before 月.
        separator = scalar
      }
    }
    flush(before: nil)
    return numbers.sorted()
  }
}

/// Brackets and their faults.
enum Brackets {
  private static let pairs: [(open: Character, close: Character)] = [
    ("(", ")"), ("（", "）"), ("[", "]"), ("{", "}"), ("「", "」"), ("『", "』"), ("《", "》"), ("【", "】"),
  ]

  /// What is wrong; `nil` for nothing.
  static func fault(_ source: String, _ target: String) -> String? {
    for (name, text) in [("source", source), ("target", target)] {
      // Lists have items such as a) and 1).
      for pair in pairs {
        let opened = text.count { $0 == pair.open }
        let closed = text.count { $0 == pair.close }
        if opened > closed { return "\(pair.open) is not closed in the \(name)" }
        if closed > opened, pair.open != "(", pair.open != "（" {
          return "\(pair.close) without its beginning in the \(name)"
        }
      }
    }
    func round(_ text: String) -> Int { text.count { $0 == "(" || $0 == "（" } }
    if (round(source) == 0) != (round(target) == 0) { return "only one side has brackets" }
    return nil
  }
}

/// Marks and their faults.
enum Punctuation {
  private static let finals: [Character: Character] = [
    "。": ".", "．": ".", ".": ".", "！": "!", "!": "!", "？": "?", "?": "?", "…": "…", "：": ":",
    ":": ":",
  ]

  /// What is wrong; `nil` for nothing.
  static func fault(_ source: String, _ target: String) -> String? {
    for (name, text) in [("source", source), ("target", target)] {
      var last: Character = " "
      for character in text {
        if character == last, "，、；,;。：".contains(character) {
          return "\(character) is repeated in the \(name)"
        }
        last = character
      }
    }
    let (left, right) = (final(source), final(target))
    guard left != right else { return nil }
    if let left, right == nil { return "the target lacks the mark at the end, \(left)" }
    if let right, left == nil { return "the source lacks the mark at the end, \(right)" }
    return nil
  }

  private static func final(_ text: String) -> Character? {
    let end = text.reversed().first { !$0.isWhitespace && !"\"'”’」』）)》".contains($0) }
    return end.flatMap { finals[$0] }
  }
}
