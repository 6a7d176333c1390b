/// Characters of Chinese that numbers and dates are made of, Traditional and Simplified.
enum ChineseCharacters {
  /// Digits and powers of ten.
  static let numerals = "〇零一二三四五六七八九十百千萬億兩万亿两"
  /// Units of dates and clock times.
  static let timeUnits = "年月日時分秒时"
}
