internal import SelarasText

/// What an element's names say of what it holds.
///
/// Class, id and role are split into tokens at every sign that is no letter and at each change to
/// upper case; whole tokens are looked up, never parts, since `post` in `postcode` or `comment` in
/// `commentary` empty pages that are fine.
struct ContainerCues: OptionSet, Hashable {
  let rawValue: UInt16

  /// Menus, breadcrumbs, page numbers.
  static let navigation = ContainerCues(rawValue: 1)
  /// What readers wrote below.
  static let comments = ContainerCues(rawValue: 2)
  /// Share bars, related pages, advertisements, sign-ups.
  static let furniture = ContainerCues(rawValue: 4)
  /// The body of an article, a post, an entry.
  static let content = ContainerCues(rawValue: 8)
  /// The page is one where many people write.
  static let forum = ContainerCues(rawValue: 16)
  /// Byline, date, tags: about the text, not of it.
  static let about = ContainerCues(rawValue: 32)

  /// The cues in a value of `class`, `id` or `role`.
  static func reading(_ value: Span<UInt8>) -> ContainerCues {
    var cues: ContainerCues = []
    var hash = ByteHash.seed
    var length = 0
    var wholeHash = ByteHash.seed
    var previousIsLower = false
    let tokens = tokens
    let wholes = wholes
    for index in 0...value.count {
      let byte = index < value.count ? value[index] : 0x20
      let isUpper = byte >= 0x41 && byte <= 0x5A
      let lower = isUpper ? byte | 0x20 : byte
      let isLetter = lower >= 0x61 && lower <= 0x7A || byte >= 0x80
      if length > 0, !isLetter || isUpper && previousIsLower {
        cues.formUnion(ContainerCues(rawValue: tokens[hash]))
        hash = ByteHash.seed
        length = 0
      }
      if byte <= 0x20 {
        cues.formUnion(ContainerCues(rawValue: wholes[wholeHash]))
        wholeHash = ByteHash.seed
      } else {
        wholeHash = ByteHash.mixed(wholeHash, byte == 0x5F ? 0x2D : lower)
      }
      if isLetter {
        hash = ByteHash.mixed(hash, lower)
        length += 1
      }
      previousIsLower = isLetter && !isUpper
    }
    return cues
  }

  private static func table(_ lists: [(String, ContainerCues)]) -> FlatTable {
    FlatTable(
      lists.flatMap { names, cue in
        names.split(separator: " ").map { (ByteHash.of($0.utf8), cue.rawValue) }
      })
  }

  private static let tokens = table(
    [
      (
        """
        nav navbar navigation menu submenu breadcrumb breadcrumbs crumbs pagination pager toc skip \
        sitemap topbar masthead tabs dropdown menubar
        """, .navigation
      ),
      ("comment comments commentlist respond disqus reply replies comentarios", .comments),
      (
        """
        share sharing shares sharebar sharedaddy addtoany social socials related recommended \
        recommendation recommendations recirc promo promotion promoted sponsor sponsored sponsors \
        advert adverts advertisement advertising adsbygoogle ads ad banner cookie cookies consent \
        gdpr newsletter newsletters subscribe subscription signup signin login register popup modal \
        overlay sidebar footer widgetarea widgets popular trending outbrain taboola teaser teasers \
        copyright disclaimer paywall ticker toolbar poll polling readmore morefrom rating ratings \
        jp-relatedposts search searchform donate donation print feedback follow
        """, .furniture
      ),
      ("entry article story content post", .content),
      ("forum forums thread topic viewtopic phpbb vbulletin xenforo discourse discussion", .forum),
      ("byline meta metadata dateline timestamp posted", .about),
    ] + Furniture.containerTokens)

  private static let wholes = table([
    (
      """
      tags tag-list taglist tag-links tags-links post-tags entry-tags article-tags tag-cloud \
      author-box author-bio about-author authorbox post-author-box entry-footer post-footer \
      article-footer also-read read-more see-also page-numbers prev-next post-navigation \
      related-posts relatedposts
      """, .furniture
    ),
    (
      """
      entry-content post-content article-content article-body articlebody post-body story-body \
      entry-body content-body body-content td-post-content post-entry main-content maincontent \
      article-text post-text
      """, .content
    ),
    ("site-header page-header-nav global-header global-nav main-nav", .navigation),
    ("tag tags label labels kicker category", .about),
  ])
}
