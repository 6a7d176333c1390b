/// Indonesian months, days and their short forms in lower case; currencies as they are written.
extension LanguageWords {
  static let indonesian = LanguageWords(
    currencies: ["Rp", "RM", "IDR", "MYR", "SGD", "USD", "EUR", "AUD", "JPY", "CNY", "TWD", "HKD"],
    calendar: [
      "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
      "oktober", "november", "desember", "jan", "feb", "mar", "apr", "jun", "jul", "agu", "agt",
      "ags", "sep", "sept", "okt", "nov", "des", "senin", "selasa", "rabu", "kamis", "jumat",
      "sabtu", "minggu", "ahad",
    ])
}
