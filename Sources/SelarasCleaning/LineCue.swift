internal import SelarasText

/// What a line's own words say of whether pages put it round their articles.
struct LineCue: Hashable {
  /// Log odds, in nats, that the line is furniture; 0 where its words say nothing.
  ///
  /// Set by hand: about 2 for what may stand in an article too, ``certain`` for what may not.
  private(set) var evidence: Float = 0
  /// Whether it leads from a card of a feed to its text, or says what a feed says under one.
  private(set) var isCard = false
  /// Whether it stands on a menu or a button.
  private(set) var isMenu = false
  /// Whether it is no more than the name of a button, which a manual may have as a heading.
  private(set) var isButton = false
  /// Whether it speaks of what is pressed and chosen, as manuals do.
  private(set) var isManual = false

  /// Whether it tells what somebody said, or quotes it.
  private(set) var isReport = false
  /// Whether it speaks of its page, or to its reader.
  private(set) var isAside = false

  /// The log odds of what can be nothing else.
  static let certain: Float = 6
  /// The log odds of what is seldom anything else.
  static let strong: Float = 4
  /// The log odds of who did what for the page, enough beside furniture and too little between
  /// paragraphs; and of what has two notions of a notice.
  private static let role: Float = 3.2
  private static let notice: Float = 2.5
  /// The log odds from which a line's own words speak.
  static let weak: Float = 2
  /// The greatest count of letters of a line that is read.
  private static let longest = 1200
  /// Letters of a line in which two notions and an aside make a notice.
  private static let brief = 100
  /// The notices that call on the reader to do something.
  private static let calls: Set<Int> = Set(
    [LinePhrases.Notice.app, .social, .comments, .membership, .correction, .sponsors, .origin]
      .map(\.rawValue))
  /// Letters for each notion of a notice; more, and it speaks of something else.
  private static let lettersPerNotion = 70

  init() {}

  /// Reads a line.
  ///
  /// - Complexity: O(*n*) in bytes.
  init(_ line: String, letters: Int) {
    guard letters <= Self.longest, line.utf8.count < 4 * Self.longest else { return }
    let folded = Furniture.folded(line)
    guard !folded.isEmpty else { return }
    if letters <= 90 { readWhole(folded, letters) }
    if evidence < Self.certain { readNotions(folded, letters, TextLines.startsClause(line)) }
  }

  /// Whether a line that is the name of a button heads what a manual says of it.
  static func isHeading(_ index: Int, _ cues: [LineCue], _ profiles: [TextProfile]) -> Bool {
    let next = index + 1
    return cues[index].isButton && next < cues.count && cues[next].isManual
      && cues[next].evidence < weak && profiles[next].isEnded
  }

  // MARK: Phrases

  private static let trie: PhraseTrie = {
    var phrases: [(phrase: String, use: PhraseTrie.Uses)] = []
    func add(_ list: String, _ use: PhraseTrie.Uses) {
      phrases += LinePhrases.phrases(list).map { ($0, use) }
    }
    for language in LinePhrases.languages {
      add(language.menus, .menu)
      add(language.buttons, .button)
      add(language.stamps, .stamp)
      add(language.roles, .role)
      add(language.cards, .card)
      add(language.credits, .credit)
      add(language.fillers, .filler)
      add(language.pages, .page)
      add(language.readers, .reader)
      add(language.reports, .report)
      add(language.controls, .control)
      for notions in language.notices.values { for notion in notions { add(notion, .notion) } }
    }
    for language in Furniture.languages {
      phrases += language.parts.map { ($0, .button) }
      phrases += language.fillers.map { ($0, .filler) }
    }
    return PhraseTrie(phrases)
  }()

  /// The notions of each phrase of a notice by the phrase's number: 16 bits for each kind of notice.
  private static let notions: [Int: [(notice: Int, notion: Int)]] = {
    var notions: [Int: [(notice: Int, notion: Int)]] = [:]
    for language in LinePhrases.languages {
      for (notice, lists) in language.notices.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        for (notion, list) in lists.enumerated() {
          for phrase in LinePhrases.phrases(list) {
            let bytes = Array(phrase.utf8)
            var number: Int?
            trie.forEachMatch(in: bytes.span, at: 0) { end, _, phrase in
              if end == bytes.count { number = phrase }
            }
            if let number { notions[number, default: []].append((notice.rawValue, notion)) }
          }
        }
      }
    }
    return notions
  }()

  // MARK: Lines that are nothing but furniture

  /// Reads what the line is as a whole: the entries of a menu, a role and a name, a link, a count.
  private mutating func readWhole(_ folded: [UInt8], _ letters: Int) {
    Self.trie.forEachMatch(in: folded.span, at: 0) { end, uses, _ in
      if uses.contains(.card), end == folded.count { isCard = true }
    }
    if isCard { evidence = Self.certain }
    readParts(folded)
    if evidence < Self.role, letters <= 80, Self.startsWithRole(folded) {
      let last = folded.last ?? 0
      let isEnded = last == 0x3F || last == 0x21 || Self.endsSentence(folded)
      evidence = isEnded && letters > 24 ? 0.5 : Self.role
    }
    if evidence < Self.role, letters <= 44, Self.endsWithRole(folded) { evidence = Self.role }
    if evidence < Self.weak, Self.isAddress(folded) { evidence = Self.weak }
  }

  /// Whether nothing but phrases of menus, counts and signs stands there.
  private mutating func readParts(_ folded: [UInt8]) {
    var position = 0
    var menus = 0
    var buttons = 0
    var stamps = 0
    var digits = 0
    while position < folded.count {
      var longest = position
      var use: PhraseTrie.Uses = []
      Self.trie.forEachMatch(in: folded.span, at: position) { end, uses, _ in
        guard !uses.isDisjoint(with: [.menu, .button, .filler, .stamp]) else { return }
        longest = end
        use = uses
      }
      if longest > position {
        if use.contains(.stamp) { stamps += 1 }
        if use.contains(.button) { buttons += 1 } else if use.contains(.menu) { menus += 1 }
        position = longest
        continue
      }
      let (value, length) = folded.span.scalar(at: position)
      if (0x30...0x39).contains(value) { digits += 1 }
      if Unicode.Scalar(value)?.properties.isAlphabetic ?? false { return }
      position += length
    }
    if stamps > 0, digits > 0 {
      evidence = Self.certain
      return
    }
    guard menus + buttons > 0 else {
      // Nothing but figures and signs: a counter, a pager, stars.
      if evidence < 0.5 { evidence = 0.5 }
      return
    }
    isMenu = true
    isButton = menus == 0 && buttons == 1 && digits == 0
    evidence = max(
      evidence, buttons > 0 ? Self.strong : min(Self.strong, Self.weak + Float(menus - 1)))
    if buttons + menus > 2 { evidence = Self.certain }
  }

  /// Whether it opens with who did what for the page, and little follows.
  private static func startsWithRole(_ folded: [UInt8]) -> Bool {
    var start = 0
    while start < folded.count {
      let (value, length) = folded.span.scalar(at: start)
      guard !(Unicode.Scalar(value)?.properties.isAlphabetic ?? false), value != 0x23,
        !(0x30...0x39).contains(value)
      else { break }
      start += length
    }
    var starts = false
    trie.forEachMatch(in: folded.span, at: start) { end, uses, _ in
      guard uses.contains(.role) else { return }
      let next = folded[end...].first { $0 != 0x20 }
      // A colon, a bar, a slash, a bracket or nothing.
      if next == nil || [0x3A, 0x7C, 0x2F, 0x29].contains(next) { starts = true }
    }
    return starts
  }

  /// Whether it ends in who did what for the page: `林育萱 採訪報導`.
  private static func endsWithRole(_ folded: [UInt8]) -> Bool {
    var ends = false
    for start in folded.indices.dropFirst() where folded[start - 1] == 0x20 {
      trie.forEachMatch(in: folded.span, at: start) { end, uses, _ in
        if uses.contains(.credit), end == folded.count { ends = true }
      }
    }
    return ends
  }

  private static func endsSentence(_ folded: [UInt8]) -> Bool {
    folded.last == 0x2E || folded.suffix(3).elementsEqual([0xE3, 0x80, 0x82])
  }

  /// Whether it is one address, one name of an account, or marks of topics.
  private static func isAddress(_ folded: [UInt8]) -> Bool {
    let words = folded.split(separator: 0x20)
    if words.allSatisfy({ $0.count > 1 && ($0.first == 0x23 || $0.first == 0x40) }) { return true }
    guard words.count == 1 else { return false }
    let text = String(decoding: folded, as: UTF8.self)
    return text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("www.")
      || text.utf8.contains(0x40) && text.utf8.contains(0x2E)
  }

  // MARK: Notices

  private static let quotes = ["「", "“"].map { Array($0.utf8) }

  private static func holds(_ folded: [UInt8], _ sign: [UInt8]) -> Bool {
    guard let first = sign.first, folded.count >= sign.count else { return false }
    return folded.indices.dropLast(sign.count - 1).contains {
      folded[$0] == first && folded[$0...].starts(with: sign)
    }
  }

  /// Reads the notions that come together in it.
  private mutating func readNotions(_ folded: [UInt8], _ letters: Int, _ isClause: Bool) {
    var found = [UInt16](repeating: 0, count: LinePhrases.Notice.allCases.count)
    var speaks: PhraseTrie.Uses = []
    for start in folded.indices where PhraseTrie.isWordEnd(folded.span, start) {
      Self.trie.forEachMatch(in: folded.span, at: start) { _, uses, phrase in
        speaks.formUnion(uses)
        guard uses.contains(.notion) else { return }
        for (notice, notion) in Self.notions[phrase] ?? [] { found[notice] |= 1 << UInt16(notion) }
      }
    }
    isManual = speaks.contains(.control)
    isAside =
      !speaks.isDisjoint(with: [.page, .reader]) && !speaks.contains(.report)
    let isQuoted = folded.contains(0x22) || Self.quotes.contains { Self.holds(folded, $0) }
    isReport = speaks.contains(.report) || isQuoted && (isManual || letters > 60)
    // Laws forbid, permit and warn as notices do.
    if isClause { return }
    let asides = (speaks.contains(.page) ? 1 : 0) + (speaks.contains(.reader) ? 1 : 0)
    for (notice, bits) in found.enumerated() {
      let core = bits.nonzeroBitCount
      // Whose a picture is stands in its caption too.
      let isCredit = notice == LinePhrases.Notice.credit.rawValue
      let score = isCredit ? core : core + asides
      guard core >= 2, letters <= Self.lettersPerNotion * score else { continue }
      // Manuals tell how to get an app, too; and who quotes a notice writes of it.
      let isReport = self.isReport || isManual && notice == LinePhrases.Notice.app.rawValue
      // What laws forbid, they do not say of themselves.
      let isWhole = core > 3 || core == 3 && notice != LinePhrases.Notice.rights.rawValue
      // The words of calls are those of any text: the longer the line, the more of them it takes.
      let isCall = Self.calls.contains(notice)
      let isBrief = letters <= Self.brief || core >= (isCall ? 4 : 3)
      let isStrong = score >= 3 && (asides > 0 || isWhole) && isBrief && !isReport
      evidence = max(evidence, isStrong ? Self.strong : isReport ? 0.5 : Self.notice)
      if score >= 4, isStrong, !isReport {
        evidence = Self.certain
        isCard = isCard || notice == LinePhrases.Notice.disclaimer.rawValue
      }
    }
  }
}

extension PhraseTrie.Uses {
  fileprivate static let menu = Self(rawValue: 64)
  fileprivate static let button = Self(rawValue: 128)
  fileprivate static let role = Self(rawValue: 256)
  fileprivate static let card = Self(rawValue: 512)
  fileprivate static let page = Self(rawValue: 1024)
  fileprivate static let reader = Self(rawValue: 2048)
  fileprivate static let report = Self(rawValue: 4096)
  fileprivate static let control = Self(rawValue: 8192)
  fileprivate static let notion = Self(rawValue: 16384)
  fileprivate static let stamp = Self(rawValue: 32768)
  // What these two mark are no lines of their own, and no openings of sentences.
  fileprivate static let credit = Self.opening
}
