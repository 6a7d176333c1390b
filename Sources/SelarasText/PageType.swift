/// What a page is for.
///
/// The types of WCXB (Foley, "WCXB: a multi-type web content extraction benchmark", 2026).
public enum PageType: String, CaseIterable, Hashable, Sendable {
  /// News, posts of blogs, essays: running text of one author or desk.
  case article
  /// What a company or an office offers.
  case service
  /// One thing for sale.
  case product
  /// Many things for sale or to look at.
  case collection
  /// Readers' posts, questions and answers.
  case forum
  /// Cards, links or entries that lead elsewhere.
  case listing
  /// Manuals and references.
  case documentation
}
