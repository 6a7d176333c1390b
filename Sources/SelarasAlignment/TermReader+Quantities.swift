internal import SelarasSegmentation
internal import SelarasText

/// Numbers in digits, in words and in Chinese characters, fractions, percentages, units.
///
/// What means the same gives the same term, however it is written: 三千二百萬, 32 juta and
/// 32.000.000; 百分之五, lima persen and 5 %.
extension TermReader {
  func isNumber(_ token: FoldedToken) -> Bool {
    token.kind == .word && token.folded.allSatisfy { (0x30...0x39).contains(folded.bytes[$0]) }
  }

  /// Whether a number may begin with a token, whose first byte is given.
  func beginsNumber(_ token: FoldedToken, _ byte: UInt8) -> Bool {
    if token.kind == .character { return signs[token.hash] != nil }
    if (0x30...0x39).contains(byte) { return true }
    return switch words[token.hash] {
    case .digit?, .sum?, .onePower?, .month?, .unit?: true
    default: false
    }
  }

  /// Whether a token stands no more than a space after the one before it.
  func isClose(_ i: Int) -> Bool {
    i > 0 && i < folded.tokens.count
      && folded.tokens[i].source.start - folded.tokens[i - 1].source.end <= 1
  }

  /// What a character says, where it stands close to the token before it.
  func sign(at i: Int) -> ChineseQuantities.Sign? {
    guard isClose(i), folded.tokens[i].kind == .character else { return nil }
    return signs[folded.tokens[i].hash]
  }

  /// What a word says, where it stands close to the token before it.
  func word(at i: Int) -> QuantityWord? {
    guard isClose(i), folded.tokens[i].kind == .word else { return nil }
    return words[folded.tokens[i].hash]
  }

  // MARK: Digits

  /// Reads a number with its separators and the power of ten after it; returns the token after it.
  ///
  /// `1.000` and `1,000` are both a thousand: groups of three after the first are taken for
  /// thousands in every language, since a text does not say whose comma it uses.
  mutating func readNumber(
    from first: Int, of bytes: Span<UInt8>, into terms: inout [UInt64]
  ) -> Int {
    let tokens = folded.tokens
    func separator(before i: Int) -> UInt8? {
      guard i < tokens.count, isNumber(tokens[i]),
        tokens[i].source.start == tokens[i - 1].source.end + 1
      else { return nil }
      return bytes[tokens[i].source.start - 1]
    }
    func decimalSeparator(before i: Int) -> UInt8? {
      separator(before: i).flatMap { $0 == 0x2E || $0 == 0x2C ? $0 : nil }
    }
    digits = Array(folded.bytes[tokens[first].folded])
    if let mark = separator(before: first + 1), separator(before: first + 2) == mark {
      readNumericDate(from: first, separator: mark, into: &terms)
    }
    if separator(before: first + 1) == UInt8(ascii: "/"), separator(before: first + 2) == nil,
      first == 0 || separator(before: first) == nil
    {
      appendFraction(
        value(of: tokens[first].folded), value(of: tokens[first + 1].folded), into: &terms)
    }
    var scale = 0
    var i = first + 1
    let mark = decimalSeparator(before: i)
    if digits.count <= 3 {
      while let mark, decimalSeparator(before: i) == mark, tokens[i].folded.count == 3 {
        digits += folded.bytes[tokens[i].folded]
        i += 1
      }
    }
    if decimalSeparator(before: i) != nil, decimalSeparator(before: i + 1) == nil {
      digits += folded.bytes[tokens[i].folded]
      scale -= tokens[i].folded.count
      i += 1
    }
    let isPlain = i == first + 1
    let plain = isPlain ? value(of: tokens[first].folded) : nil
    var next = i
    while case .power(let power)? = sign(at: next) {
      scale += power
      next += 1
    }
    if next == i, case .power(let power)? = word(at: next) {
      scale += power
      next += 1
    }
    if isPlain, scale >= 4 { next = readRest(scale: &scale, from: next) }
    appendNumber(scale: scale, into: &terms)
    readUnit(at: next, into: &terms)
    if let plain, next == i { noteDate(plain, first: first, next: i, into: &terms) }
    return i
  }

  /// Reads what follows a power of ten: 2000萬 of 3億2000萬; returns the token after it.
  private mutating func readRest(scale: inout Int, from next: Int) -> Int {
    guard next < folded.tokens.count, isNumber(folded.tokens[next]),
      folded.tokens[next].source.start == folded.tokens[next - 1].source.end,
      folded.tokens[next - 1].kind == .character,
      case .power(let power)? = sign(at: next + 1), power >= 3, power < scale
    else { return next }
    let rest = folded.bytes[folded.tokens[next].folded]
    guard rest.count <= scale - power else { return next }
    digits += [UInt8](repeating: 0x30, count: scale - power - rest.count) + rest
    scale = power
    return next + 2
  }

  /// The value of digits; `nil` where there are more than eight.
  private func value(of range: Range<Int>) -> UInt64? {
    range.count > 8 ? nil : folded.bytes[range].reduce(0) { $0 * 10 + UInt64($1 & 0x0F) }
  }

  private mutating func readNumericDate(
    from first: Int, separator: UInt8, into terms: inout [UInt64]
  ) {
    guard "-/.".utf8.contains(separator), let one = value(of: folded.tokens[first].folded),
      let two = value(of: folded.tokens[first + 1].folded),
      let three = value(of: folded.tokens[first + 2].folded)
    else { return }
    if folded.tokens[first].folded.count == 4 {
      appendDate(year: one, month: two, day: three, into: &terms)
    } else if folded.tokens[first + 2].folded.count == 4 {
      appendDate(year: three, month: two, day: one, into: &terms)
    }
  }

  // MARK: Words

  /// Reads what begins with a word that says something of quantities.
  mutating func readQuantity(_ word: QuantityWord, at i: Int, into terms: inout [UInt64]) {
    switch word {
    case .percent: appendMark(TermReader.percent, into: &terms)
    case .half: appendNumber("5", scale: -1, into: &terms)
    case .part(let denominator): appendFraction(1, denominator, into: &terms)
    case .month(let month): appendMonth(month, into: &terms)
    case .unit(let unit):
      if isClose(i + 1), isNumber(folded.tokens[i + 1]) { appendUnit(unit, into: &terms) }
    case .digit, .sum, .onePower: readSpelled(from: i, into: &terms)
    case .teen, .power, .point, .denominator: break
    }
  }

  private mutating func readSpelled(from first: Int, into terms: inout [UInt64]) {
    var number = SpelledNumber()
    var i = first
    while let word = i == first ? words[folded.tokens[i].hash] : word(at: i), number.take(word) {
      i += 1
    }
    spelledEnd = i
    let next = word(at: i)
    if case .denominator(let denominator)? = next, number.words == 1 {
      appendFraction(number.whole, denominator, into: &terms)
      return
    }
    readUnit(at: i, into: &terms)
    // What one short word says by itself is left to the lexicon.
    guard number.words > 1 || number.whole >= 10 || next == .percent else { return }
    digits = Array(String(number.whole).utf8) + number.decimals
    appendNumber(scale: number.power - number.decimals.count, into: &terms)
    if number.decimals.isEmpty { noteDate(number.whole, first: first, next: i, into: &terms) }
  }

  // MARK: Chinese characters

  /// Reads the numbers of a run of characters.
  mutating func readNumerals(_ run: Range<Int>, into terms: inout [UInt64]) {
    var i = run.lowerBound
    while i < run.upperBound {
      switch sign(in: run, at: i) {
      case .digit?, .power?: i = readNumeral(from: i, in: run, into: &terms)
      case .half?:
        if sign(in: run, at: i - 1) == .digit(1) || isCounted(sign(in: run, at: i + 1)) {
          appendNumber("5", scale: -1, into: &terms)
        }
        i += 1
      default: i += 1
      }
    }
  }

  private func isCounted(_ sign: ChineseQuantities.Sign?) -> Bool {
    switch sign {
    case .counted?, .year?, .month?, .day?: true
    default: false
    }
  }

  private func sign(in run: Range<Int>, at i: Int) -> ChineseQuantities.Sign? {
    run.contains(i) ? signs[folded.tokens[i].hash] : nil
  }

  private func endOfNumeral(from first: Int, in run: Range<Int>) -> Int {
    var end = first
    while sign(in: run, at: end)?.isNumeral == true { end += 1 }
    return end
  }

  private func number(_ range: Range<Int>) -> UInt64? {
    range.isEmpty || range.count > 16
      ? nil : ChineseQuantities.number(range.lazy.map { signs[folded.tokens[$0].hash] })
  }

  /// Reads a numeral with its decimals, or a fraction; returns the token after it.
  private mutating func readNumeral(
    from first: Int, in run: Range<Int>, into terms: inout [UInt64]
  ) -> Int {
    let end = endOfNumeral(from: first, in: run)
    guard let whole = number(first..<end) else { return end }
    if sign(in: run, at: end) == .part, sign(in: run, at: end + 1) == .of {
      let numerator = end + 2..<endOfNumeral(from: end + 2, in: run)
      if end - first == 1, whole == 100 {
        appendMark(TermReader.percent, into: &terms)
        if let value = number(numerator) {
          digits = Array(String(value).utf8)
          appendDecimals(from: numerator.upperBound, in: run, into: &terms)
        }
      } else if let value = number(numerator) {
        appendFraction(value, whole, into: &terms)
      }
      return max(end + 2, numerator.upperBound)
    }
    digits = Array(String(whole).utf8)
    if sign(in: run, at: end) == .point, case .digit? = sign(in: run, at: end + 1) {
      return appendDecimals(from: end, in: run, into: &terms)
    }
    let sawUnit = readUnit(at: end, into: &terms)
    if end - first >= 2 || sawUnit { appendNumber(scale: 0, into: &terms) }
    noteDate(whole, first: first, next: end, into: &terms)
    return end
  }

  /// Appends `digits` with the decimals that follow, if any do, and the powers of ten after them.
  @discardableResult
  private mutating func appendDecimals(
    from end: Int, in run: Range<Int>, into terms: inout [UInt64]
  ) -> Int {
    var scale = 0
    var i = end
    if sign(in: run, at: i) == .point {
      i += 1
      while case .digit(let digit)? = sign(in: run, at: i), scale > -16 {
        digits.append(UInt8(digit) + 0x30)
        scale -= 1
        i += 1
      }
      while case .power(let power)? = sign(in: run, at: i), scale < 64 {
        scale += power
        i += 1
      }
    }
    appendNumber(scale: scale, into: &terms)
    readUnit(at: i, into: &terms)
    return i
  }

  // MARK: Terms

  /// Appends the unit that stands at a token close to a number, if one does.
  @discardableResult
  private func readUnit(at i: Int, into terms: inout [UInt64]) -> Bool {
    guard isClose(i) else { return false }
    if case .unit(let unit)? = word(at: i) {
      appendUnit(unit, into: &terms)
      return true
    }
    guard folded.tokens[i].kind == .character else { return false }
    var longest: MeasureUnit?
    var hash: UInt64 = 0
    for k in i..<min(folded.tokens.count, i + ChineseQuantities.longestUnit) {
      let token = folded.tokens[k]
      guard token.kind == .character, k == i || isClose(k) else { break }
      hash = k == i ? token.hash : HashedValues<MeasureUnit>.join(hash, token.hash)
      if let unit = units[hash] { longest = unit }
    }
    if let longest { appendUnit(longest, into: &terms) }
    return longest != nil
  }

  private func appendUnit(_ unit: MeasureUnit, into terms: inout [UInt64]) {
    if unit == .dollar { appendMark(TermReader.dollar, into: &terms) }
    terms.append(TermReader.term(TokenHash.mix(unit.rawValue ^ Space.unit.rawValue), .mark))
  }

  private func appendFraction(
    _ numerator: UInt64?, _ denominator: UInt64?, into terms: inout [UInt64]
  ) {
    guard let numerator, let denominator, numerator > 0, denominator > 1 else { return }
    let hash = TokenHash.mix((numerator << 32 | denominator) ^ Space.fraction.rawValue)
    terms.append(TermReader.term(hash, .number))
  }

  mutating func appendNumber(_ text: String, scale: Int, into terms: inout [UInt64]) {
    digits = Array(text.utf8)
    appendNumber(scale: scale, into: &terms)
  }

  /// Appends the number that `digits` spells, times ten to the `scale`.
  mutating func appendNumber(scale: Int, into terms: inout [UInt64]) {
    var scale = scale
    var digits = digits[...]
    while digits.count > 1, digits.first == 0x30 { digits.removeFirst() }
    while digits.count > 1, digits.last == 0x30 {
      digits.removeLast()
      scale += 1
    }
    if digits.first == 0x30 { scale = 0 }
    let hash = TokenHash.hash(of: digits.span)
    let number = TokenHash.mix(hash &+ UInt64(bitPattern: Int64(scale)) ^ Space.number.rawValue)
    terms.append(TermReader.term(number, .number))
  }
}
