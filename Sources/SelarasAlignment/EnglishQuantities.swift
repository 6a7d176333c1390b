/// How English spells numbers, months and units.
enum EnglishQuantities {
  static let words: [(String, QuantityWord)] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    .enumerated().map { ($1, .digit(UInt64($0))) }
    + [
      "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
      "nineteen",
    ].enumerated().map { ($1, .sum(UInt64($0 + 11))) }
    + ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    .enumerated().map { ($1, .sum(UInt64($0 * 10 + 20))) }
    + [
      ("ten", .onePower(1)), ("hundred", .power(2)), ("thousand", .power(3)),
      ("million", .power(6)), ("billion", .power(9)), ("trillion", .power(12)),
      ("half", .half), ("percent", .percent),
      ("january", .month(1)), ("february", .month(2)), ("march", .month(3)), ("april", .month(4)),
      ("june", .month(6)), ("july", .month(7)), ("august", .month(8)), ("september", .month(9)),
      ("october", .month(10)), ("november", .month(11)), ("december", .month(12)),
      ("kilometers kilometre kilometres", .unit(.kilometre)),
      ("meters metre metres", .unit(.metre)),
      ("miles mile", .unit(.mile)), ("feet foot", .unit(.foot)), ("inches inch", .unit(.inch)),
      ("kilograms", .unit(.kilogram)), ("grams", .unit(.gram)),
      ("milligram milligrams", .unit(.milligram)),
      ("tons tonnes", .unit(.tonne)), ("pounds", .unit(.pound)),
      ("liters litre litres", .unit(.litre)), ("milliliters millilitres", .unit(.millilitre)),
      ("hectare hectares", .unit(.hectare)), ("degree degrees", .unit(.degree)),
      ("watts", .unit(.watt)), ("kilowatts", .unit(.kilowatt)), ("megawatts", .unit(.megawatt)),
      ("volts", .unit(.volt)), ("dollar dollars", .unit(.dollar)), ("euros", .unit(.euro)),
    ]
}
