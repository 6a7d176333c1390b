public import SelarasUnicode

/// What text suffers on its way from a writer to a reader, to measure what identification loses.
public enum TextNoise: String, CaseIterable, Sendable {
  /// Every letter is a capital.
  case upper
  /// Marks of punctuation are gone.
  case unpunctuated
  /// Letters of Latin, Greek and Cyrillic script lack their accents.
  case unaccented
  /// Five letters in a hundred are misread, as scanning does: `rn` for `m`, `0` for `o`.
  case misread
  /// Five letters in a hundred are exchanged with the next one, left out, or doubled.
  case mistyped
  /// One space in ten is gone, and two letters in a hundred have a space behind them.
  case misspaced
  /// Tags and character references of HTML stand between the words.
  case markup
  /// One or two addresses, numbers, hash tags or emoji stand between the words.
  case debris

  /// The letters and digits that a letter is taken for.
  private static let shapes: [Character: [String]] = [
    "l": ["1", "I"], "i": ["l", "1"], "o": ["0", "c"], "O": ["0"], "e": ["c"], "c": ["e"],
    "a": ["o"], "n": ["ri"], "m": ["rn"], "h": ["b"], "b": ["h"], "u": ["v"], "v": ["u"],
    "t": ["f"], "f": ["t"], "s": ["5"], "g": ["q"], "y": ["v"], "r": ["n"], "d": ["cl"],
  ]
  private static let pieces = [
    "https://www.example.com/news/2021/05/article.html?utm_source=feed", "contact.us@example.com",
    "www.site-name.org/page", "@user_7", "example.net/read/4711", "#1234", "😀👍", "12:30",
    "+62 812-3456-789", "RT",
  ]

  /// The line with noise.
  ///
  /// - Parameters:
  ///   - line: A line without line feeds.
  ///   - seed: The same seed and line give the same noise.
  /// - Returns: A line; an empty one for punctuation without it.
  /// - Throws: ``UnicodeError`` where ICU cannot take accents off.
  /// - Complexity: O(*n*).
  public func applied(to line: String, seed: UInt64) throws(UnicodeError) -> String {
    var random = NoiseRandom(state: seed)
    switch self {
    case .upper: return line.uppercased()
    case .unpunctuated:
      return String(String.UnicodeScalarView(line.unicodeScalars.filter { !isPunctuation($0) }))
    case .unaccented: return try unaccented(line)
    case .misread: return misread(line, &random)
    case .mistyped: return mistyped(line, &random)
    case .misspaced: return misspaced(line, &random)
    case .markup: return markup(line, &random)
    case .debris:
      var words = line.split(separator: " ", omittingEmptySubsequences: false)
      for _ in 0...random.below(2) {
        let piece = TextNoise.pieces[random.below(TextNoise.pieces.count)]
        words.insert(piece[...], at: random.below(words.count + 1))
      }
      return words.joined(separator: " ")
    }
  }

  private func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  private func unaccented(_ line: String) throws(UnicodeError) -> String {
    var result = String.UnicodeScalarView()
    for scalar in try NormalForm.nfd.applied(to: line).unicodeScalars {
      switch scalar.value {
      // Marks of the scripts that have accents; letters with a stroke do not fall apart.
      case 0x300...0x36F: continue
      case 0x111: result.append("d")
      case 0x110: result.append("D")
      case 0x142: result.append("l")
      case 0x141: result.append("L")
      default: result.append(scalar)
      }
    }
    return try NormalForm.nfc.applied(to: String(result))
  }

  private func misread(_ line: String, _ random: inout NoiseRandom) -> String {
    let characters = Array(line)
    var result = ""
    for character in characters {
      guard character.isLetter, random.below(20) == 0 else {
        result.append(character)
        continue
      }
      if let shapes = TextNoise.shapes[character], random.below(3) > 0 {
        result += shapes[random.below(shapes.count)]
      } else if character.isASCII {
        result.unicodeScalars.append(Unicode.Scalar(UInt8(0x61 + random.below(26))))
      } else {
        result.append(characters[random.below(characters.count)])
      }
    }
    return result
  }

  private func mistyped(_ line: String, _ random: inout NoiseRandom) -> String {
    var characters = Array(line)
    var result = ""
    var i = 0
    while i < characters.count {
      if characters[i].isLetter, i + 1 < characters.count, random.below(20) == 0 {
        switch random.below(3) {
        case 0: characters.swapAt(i, i + 1)
        case 1: i += 1
        default: result.append(characters[i])
        }
      }
      result.append(characters[i])
      i += 1
    }
    return result
  }

  private func misspaced(_ line: String, _ random: inout NoiseRandom) -> String {
    var result = ""
    for character in line {
      if character == " " {
        if random.below(10) > 0 { result.append(character) }
      } else {
        result.append(character)
        if character.isLetter, random.below(50) == 0 { result.append(" ") }
      }
    }
    return result
  }

  private func markup(_ line: String, _ random: inout NoiseRandom) -> String {
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map { word in
      switch random.below(50) {
      case 0..<4: "<b>\(word)</b>"
      case 4..<7: "\(word)&nbsp;"
      case 7..<9: "<a href=\"/node/\(random.below(9999))\" class=\"link\">\(word)</a>"
      case 9..<11: "\(word)<br />"
      default: String(word)
      }
    }
    return "<p class=\"text\">" + words.joined(separator: " ")
      + (random.below(3) > 0 ? "</p>" : "</div>")
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2714064.2660195).
private struct NoiseRandom {
  var state: UInt64

  /// A number in 0..<`bound`.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: (z ^ z >> 31).multipliedFullWidth(by: UInt64(bound)).high)
  }
}
