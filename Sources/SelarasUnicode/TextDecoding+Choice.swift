internal import SelarasText

// Which encoding bytes are in that are no UTF-8: what was declared, what ICU's detector says, and how
// much what comes out looks like text.
extension TextDecoding {
  /// The encodings of East Asian text that are tried whatever was declared.
  private static let eastAsian = ["Big5", "GB18030", "EUC-TW"]
  /// How many bytes of the sample are tried.
  private static let trial = 16_384
  /// The fewest ideographs, and the fewest different common ones, that say anything.
  private static let fewest = 8

  /// How much decoded text looks like text.
  struct Plausibility {
    /// Ideographs, kana and hangul.
    var letters = 0
    /// Those of them that every text is full of.
    var common = 0
    /// The different ones of those.
    private var kinds: Set<UInt32> = []
    /// What hardly stands in any text, ill-formed sequences among it.
    var odd = 0

    /// The share of common letters, less that of odd ones; real text has more than a third.
    var value: Double {
      guard letters >= fewest, kinds.count >= fewest else { return 0 }
      return (Double(common) - 2 * Double(odd)) / Double(letters)
    }

    init(_ text: String) {
      for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x4E00...0x9FFF:
          letters += 1
          if TextDecoding.commonIdeographs.contains(scalar.value) {
            common += 1
            kinds.insert(scalar.value)
          }
        case 0x3041...0x3096, 0x30A1...0x30FA, 0xAC00...0xD7A3:
          letters += 1
          common += 1
          kinds.insert(scalar.value)
        case 0x3400...0x4DBF, 0x20000...0x3FFFF: letters += 1
        case 0x80...0x9F, 0xE000...0xF8FF, 0xFF61...0xFF9F, 0xFFFD, 0x2500...0x257F: odd += 1
        default: break
        }
      }
    }
  }

  /// Whether bytes are UTF-8 with a fault here and there: ten sequences of several bytes for each
  /// ill-formed one.
  static func isMostlyUTF8(_ bytes: Span<UInt8>) -> Bool {
    var good = 0
    var bad = 0
    var position = 0
    while position < bytes.count {
      if bytes[position] < 0x80 {
        position += 1
        continue
      }
      let (scalar, length) = bytes.scalar(at: position)
      if scalar == 0xFFFD, length < 3 || bytes[position] != 0xEF { bad += 1 } else { good += 1 }
      position += length
    }
    return good >= 3 && good >= 10 * bad
  }

  /// The encoding whose reading of the sample is Chinese beyond doubt, where the one that was declared
  /// or detected reads it as less.
  ///
  /// - Parameters:
  ///   - sample: Text without tags.
  ///   - taken: The encoding that would be taken otherwise.
  /// - Returns: `nil` where that one stands.
  static func better(_ sample: [UInt8], than taken: String?) -> String? {
    let trial = Array(sample.prefix(Self.trial))
    func value(_ encoding: String) -> Double {
      // The cut may fall inside a character; that is one odd character of many.
      guard let decoded = try? decode(trial, as: encoding) else { return -1 }
      return Plausibility(decoded.text).value
    }
    let own = taken.map(value) ?? 0
    if own >= 0.25 { return nil }
    var best: (encoding: String, value: Double)?
    for encoding in eastAsian where encoding != taken {
      let found = value(encoding)
      if found > best?.value ?? 0 { best = (encoding, found) }
    }
    guard let best, best.value >= 0.25, best.value >= own + 0.15 else { return nil }
    return best.encoding
  }

  /// Ideographs of which running Chinese text is half made, Traditional and Simplified.
  fileprivate static let commonIdeographs = Set(
    """
    的一是不了在人有我他這这個个們们中來来上大為为和國国地到以說说時时要就出會会可也你對对生能而子那得于於著下自之年過过\
    發发後后作裡里用道行所然家種种事成方多經经麼么去法學学如都同現现當当沒没動动面起看定天分還还進进好小部其些主樣样理\
    心她本前開开但因只從从想實实日軍军者意無无力它與与長长把機机十民第公此已工使情明性知全三又關关點点正業业外將将兩两高\
    間间由問问很最重並并物手應应戰战向頭头文體体政美相見见被利什二等產产或新己制身果加西斯月話话合回特代內内信表化老給\
    给世位次度門门任常先海通教兒儿東东聲声提立及比員员解水名真論论處处走義义各入幾几口認认條条平系氣气題题活爾尔更別别\
    打女變变四神總总何電电數数安少報报才結结反受目太量再感建務务做接必場场件計计管期市直德資资命山金指克許许統统區区保\
    至隊队形社便空決决治展馬马科司五基眼書书非則则聽听白卻却界達达光放強强即像難难且權权思王象完設设式色路記记南品住告\
    類类求據据程北邊边死張张該该交規规萬万取拉格望覺觉術术領领共確确傳传師师觀观清今切院讓让識识候帶带導导爭争運运
    """.unicodeScalars.map(\.value))
}
