/// Where and when a document was published.
public struct DocumentPlace: Hashable, Sendable {
  /// The site's name; `nil` where it is not known.
  public var site: String?
  /// The days since some day that is the same for all documents; `nil` where it is not known.
  public var day: Int?

  /// Makes a place.
  public init(site: String? = nil, day: Int? = nil) {
    self.site = site
    self.day = day
  }

  /// Makes a place, with the day of a date in ISO 8601: `2025-12-11`, `2025-12-11T08:00:00Z`.
  public init(site: String?, date: String?) {
    self.site = site
    day = date.flatMap(DocumentPlace.day)
  }

  /// The day of a date of the Gregorian calendar, 1970-01-01 being zero.
  ///
  /// Howard Hinnant, "chrono-compatible low-level date algorithms", 2013, `days_from_civil`.
  private static func day(of date: String) -> Int? {
    let parts = date.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
