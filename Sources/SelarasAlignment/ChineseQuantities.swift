/// How Chinese spells numbers, dates and units: 三百五十萬, 二〇二三年, 百分之五, 公里.
enum ChineseQuantities {
  /// What a character says of a number.
  enum Sign: Equatable, Sendable {
    case digit(UInt64)
    /// A power of ten.
    case power(Int)
    /// 點 between a number's whole and its decimals.
    case point
    /// 分 and 之, which part a denominator from its numerator.
    case part
    case of
    case half
    /// What a half is of, where it is no part of a word: 年 and 天 of 半年 and 半天.
    case counted
    case year
    case month
    case day
    /// 民 and 國, before years counted from 1912.
    case people
    case state

    /// Whether the character can stand in a number.
    var isNumeral: Bool {
      switch self {
      case .digit, .power: true
      default: false
      }
    }
  }

  /// By the hash of the folded character.
  static let signs: HashedValues<Sign> = {
    var signs = HashedValues<Sign>()
    for (value, characters) in [
      "零〇○", "一壹", "二兩貳", "三參", "四", "五", "六", "七", "八", "九",
    ].enumerated() {
      signs.add(eachOf: characters, .digit(UInt64(value)))
    }
    for (characters, power) in [("十", 1), ("百", 2), ("千", 3), ("萬", 4), ("億", 8), ("兆", 12)] {
      signs.add(eachOf: characters, .power(power))
    }
    for (characters, sign) in [
      ("點", .point), ("分", .part), ("之", .of), ("半", .half), ("數天個小", .counted), ("年", .year),
      ("月", .month),
      ("日號", .day), ("民", .people), ("國", .state),
    ] as [(String, Sign)] {
      signs.add(eachOf: characters, sign)
    }
    return signs
  }()

  /// By the hashes of the characters, joined.
  static let units: HashedValues<MeasureUnit> = {
    var units = HashedValues<MeasureUnit>()
    for (names, unit) in [
      ("公里 千米", .kilometre), ("公尺 米", .metre), ("公分 厘米", .centimetre),
      ("公釐 毫米", .millimetre), ("英里 英哩 哩", .mile), ("英尺 英呎 呎", .foot), ("英寸 英吋 吋", .inch),
      ("公斤 千克", .kilogram), ("公克 克", .gram), ("毫克", .milligram), ("公噸 噸", .tonne), ("磅", .pound),
      ("公升 升", .litre), ("毫升", .millilitre), ("公頃", .hectare), ("度 攝氏", .degree),
      ("瓦", .watt), ("千瓦", .kilowatt), ("兆瓦 百萬瓦", .megawatt), ("伏特", .volt), ("赫茲", .hertz),
      ("兆赫", .megahertz), ("美元 美金", .dollar), ("新台幣 台幣", .taiwanDollar),
      ("印尼盾 盾", .rupiah), ("令吉 林吉特", .ringgit), ("人民幣 元人民幣", .yuan), ("日圓 日元", .yen),
      ("歐元", .euro), ("韓元 韓圜", .won), ("英鎊", .sterling),
    ] as [(String, MeasureUnit)] {
      units.add(names, unit)
    }
    return units
  }()
  /// No name of a unit has more characters.
  static let longestUnit = 3

  /// Years before the first of the Republic's.
  static let yearsBeforeRepublic: UInt64 = 1911

  /// The number that characters spell; `nil` where they spell none, or one past 10^18.
  static func number(_ numerals: some Sequence<Sign?>) -> UInt64? {
    var total: UInt64 = 0
    var section: UInt64 = 0
    var digits: UInt64 = 0
    var sawDigit = false
    for numeral in numerals {
      switch numeral {
      case .digit(let value)?:
        guard digits < 100_000_000_000_000_000 else { return nil }
        digits = digits * 10 + value
        sawDigit = true
      case .power(let power)?:
        let unit = powersOfTen[power]
        let factor = sawDigit ? digits : unit < 10_000 ? 1 : 0
        let (part, overflow) =
          unit < 10_000
          ? factor.multipliedReportingOverflow(by: unit)
          : (section &+ factor).multipliedReportingOverflow(by: unit)
        guard !overflow, part < 1 << 60, section < 1 << 60, total < 1 << 60 else { return nil }
        if unit < 10_000 {
          section += part
        } else {
          total += part
          section = 0
        }
        digits = 0
        sawDigit = false
      default: return nil
      }
    }
    guard section < 1 << 60, total < 1 << 60 else { return nil }
    return total + section + digits
  }

  private static let powersOfTen: [UInt64] = (0...12).map { power in
    (0..<power).reduce(1) { number, _ in number * 10 }
  }
}
