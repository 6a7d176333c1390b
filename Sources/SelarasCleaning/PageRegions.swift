/// The kinds of element that a block stands in, however far above.
struct PageRegions: OptionSet, Hashable {
  let rawValue: UInt32

  static let article = PageRegions(rawValue: 1 << 0)
  static let main = PageRegions(rawValue: 1 << 1)
  static let navigation = PageRegions(rawValue: 1 << 2)
  static let footer = PageRegions(rawValue: 1 << 3)
  static let aside = PageRegions(rawValue: 1 << 4)
  static let header = PageRegions(rawValue: 1 << 5)
  static let form = PageRegions(rawValue: 1 << 6)
  static let table = PageRegions(rawValue: 1 << 7)
  static let figure = PageRegions(rawValue: 1 << 8)
  static let section = PageRegions(rawValue: 1 << 9)
  static let control = PageRegions(rawValue: 1 << 10)
  static let dialog = PageRegions(rawValue: 1 << 11)
  static let list = PageRegions(rawValue: 1 << 12)
  static let quote = PageRegions(rawValue: 1 << 13)
  static let details = PageRegions(rawValue: 1 << 14)
  /// Read only where scripts are not run; some forum software keeps every post there.
  static let noscript = PageRegions(rawValue: 1 << 15)
  /// Marked so that a browser does not show it.
  static let undisplayed = PageRegions(rawValue: 1 << 16)

  /// What a browser would not show.
  static let hidden: PageRegions = [.noscript, .undisplayed]
  static let count = 17

  /// The region that an element of this kind opens.
  init(_ tag: HTMLTree.Tag) {
    switch tag {
    case .article: self = .article
    case .main: self = .main
    case .nav: self = .navigation
    case .footer: self = .footer
    case .aside: self = .aside
    case .header, .hgroup: self = .header
    case .form, .fieldset: self = .form
    case .table: self = .table
    case .figure: self = .figure
    case .section: self = .section
    case .button, .select, .option, .optgroup, .label, .legend: self = .control
    case .dialog: self = .dialog
    case .ul, .ol, .dl, .menu, .dir: self = .list
    case .blockquote: self = .quote
    case .details, .summary: self = .details
    case .noscript: self = .noscript
    default: self = []
    }
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }
}
