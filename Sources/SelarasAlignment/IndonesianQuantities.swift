/// How Indonesian and Malay spell numbers, months and units.
enum IndonesianQuantities {
  static let words: [(String, QuantityWord)] =
    [
      "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    ].enumerated().map { ($1, .digit(UInt64($0))) }
    + [
      ("lapan", .digit(8)), ("belas", .teen), ("sebelas", .sum(11)),
      ("puluh", .power(1)), ("ratus", .power(2)), ("ribu", .power(3)), ("juta", .power(6)),
      ("miliar milyar", .power(9)), ("triliun", .power(12)),
      ("sepuluh", .onePower(1)), ("seratus", .onePower(2)), ("seribu", .onePower(3)),
      ("sejuta", .onePower(6)), ("koma", .point), ("setengah separuh separo", .half),
      ("sepertiga", .part(3)), ("seperempat", .part(4)), ("seperlima", .part(5)),
      ("sepersepuluh", .part(10)), ("pertiga", .denominator(3)), ("perempat", .denominator(4)),
      ("perlima", .denominator(5)), ("perenam", .denominator(6)), ("perdelapan", .denominator(8)),
      ("persepuluh", .denominator(10)), ("persen", .percent),
      ("januari", .month(1)), ("februari pebruari", .month(2)), ("maret", .month(3)),
      ("mei", .month(5)), ("juni jun", .month(6)), ("juli julai", .month(7)),
      ("agustus ogos", .month(8)), ("oktober", .month(10)), ("nopember", .month(11)),
      ("desember disember", .month(12)),
      ("kilometer", .unit(.kilometre)), ("meter", .unit(.metre)),
      ("sentimeter", .unit(.centimetre)), ("milimeter", .unit(.millimetre)),
      ("mil", .unit(.mile)), ("inci", .unit(.inch)), ("kilo kilogram", .unit(.kilogram)),
      ("gram", .unit(.gram)), ("miligram", .unit(.milligram)), ("ton", .unit(.tonne)),
      ("pon", .unit(.pound)), ("liter", .unit(.litre)), ("mililiter", .unit(.millilitre)),
      ("hektar hektare", .unit(.hectare)), ("derajat", .unit(.degree)), ("watt", .unit(.watt)),
      ("kilowatt", .unit(.kilowatt)), ("megawatt", .unit(.megawatt)), ("volt", .unit(.volt)),
      ("dolar", .unit(.dollar)), ("rupiah", .unit(.rupiah)), ("ringgit", .unit(.ringgit)),
      ("yuan", .unit(.yuan)), ("yen", .unit(.yen)), ("euro", .unit(.euro)), ("won", .unit(.won)),
    ]
}
