/// What a word says of a number, a date or a measure.
///
/// Each language has its words in a file of its own; they are all tried on any text, since a text
/// often quotes another language's.
enum QuantityWord: Equatable, Sendable {
  /// A digit: `lima`, `five`.
  case digit(UInt64)
  /// A number from eleven on that needs no other word: `sebelas`, `twenty`.
  case sum(UInt64)
  /// Adds ten to the digit before it: `belas`.
  case teen
  /// A power of ten that multiplies what stands before it: `puluh`, `million`.
  case power(Int)
  /// One power of ten: `seratus`.
  case onePower(Int)
  /// Parts a number's whole from its decimals: `koma`.
  case point
  /// A half: `setengah`.
  case half
  /// A fraction with the numerator one: `sepertiga` is three.
  case part(UInt64)
  /// The denominator of what stands before it: `pertiga` is three.
  case denominator(UInt64)
  /// Percent: `persen`.
  case percent
  /// A month of the year, from one: `Desember`.
  case month(UInt64)
  /// A unit of measure or a currency.
  case unit(MeasureUnit)

  /// The words of all languages.
  static let words: HashedValues<QuantityWord> = {
    var words = HashedValues<QuantityWord>()
    for (names, unit) in MeasureUnit.symbols { words.add(names, .unit(unit)) }
    for (names, word) in EnglishQuantities.words { words.add(names, word) }
    for (names, word) in IndonesianQuantities.words { words.add(names, word) }
    return words
  }()
}

/// A unit of measure or a currency, whatever it is called.
enum MeasureUnit: UInt64, Sendable {
  case kilometre = 1
  case metre, centimetre, millimetre, mile, foot, inch
  case kilogram, gram, milligram, tonne, pound
  case litre, millilitre, hectare, degree
  case watt, kilowatt, megawatt, volt, hertz, megahertz, gigahertz
  case dollar, taiwanDollar, rupiah, ringgit, yuan, yen, euro, won, sterling

  /// The signs that all languages share; words of one letter are left to the lexicon.
  static let symbols: [(String, MeasureUnit)] = [
    ("km", .kilometre), ("cm", .centimetre), ("mm", .millimetre), ("kg", .kilogram),
    ("mg", .milligram), ("ml", .millilitre), ("ha", .hectare), ("kw", .kilowatt),
    ("mw", .megawatt), ("hz", .hertz), ("mhz", .megahertz), ("ghz", .gigahertz),
    ("usd", .dollar), ("twd nt", .taiwanDollar), ("idr rp", .rupiah), ("myr rm", .ringgit),
    ("cny rmb", .yuan), ("jpy", .yen), ("eur", .euro), ("krw", .won), ("gbp", .sterling),
  ]
}
