/// What the lines say that pages of one language put round their articles, as scrapers bring them
/// home: without tags, one entry of a menu a line.
///
/// Lists are parted by commas, and folded: lower case, half-width, single spaces.
struct LinePhrases: Sendable {
  /// What a notice is for.
  enum Notice: Int, CaseIterable, Sendable {
    /// Who may copy the text.
    case rights
    /// That a machine translated it.
    case translation
    /// A call to subscribe to letters.
    case newsletter
    /// That one may lose money.
    case risk
    /// What the page does not answer for.
    case disclaimer
    /// A call to install an app.
    case app
    /// A call to follow, or to join a group.
    case social
    /// Who may comment, and how.
    case comments
    /// What a site keeps of its readers.
    case privacy
    /// What only those who pay may read.
    case membership
    /// Whom to tell of errors.
    case correction
    /// Whose picture it is.
    case credit
    /// What is paid for, and by whom.
    case sponsors
    /// Where the text stood first.
    case origin
  }

  /// Names of sections and lists, and counters, that stand alone on a line, but may head a paragraph
  /// too.
  var menus = ""
  /// What stands alone on a line for no other end than to be pressed.
  var buttons = ""
  /// What stands beside a figure that counts, or says how long ago: `3 hours ago`.
  var stamps = ""
  /// What a line begins with that names a part in the making of the page: `editor: Sari`.
  var roles = ""
  /// What a line ends with that says what the person named before did for the page.
  var credits = ""
  /// What leads from a card of a feed to its text.
  var cards = ""
  /// Words that may stand between others of these.
  var fillers = ""
  /// The notions of each kind of notice; several of one kind make a notice.
  var notices: [Notice: [String]] = [:]
  /// How a page speaks of itself.
  var pages = ""
  /// How it speaks to its reader.
  var readers = ""
  /// Words by which an article tells what somebody said.
  var reports = ""
  /// Words of a manual: what is pressed and chosen.
  var controls = ""

  /// The languages known; a new one needs its file and its place here.
  static let languages: [LinePhrases] = [.english, .indonesian, .chinese]

  /// The phrases of a list.
  static func phrases(_ list: String) -> [String] {
    list.split(separator: ",").map { phrase in
      phrase.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }.filter { !$0.isEmpty }
  }
}
