internal import SelarasText

/// What a page's head and marked elements say of it.
struct PageHead {
  var title: String?
  var authors: [String] = []
  var date: String?
  var site: String?
  var url: String?
  /// Whether readers' posts are what the page is for.
  var isForum = false
  /// The node of the heading that is the title.
  var titleNode: Int?
  /// The article's body as JSON-LD gives it.
  var body: String?
  /// Other texts that JSON-LD gives: what is said of products, posts, answers.
  var linkedTexts: [String] = []
  /// Those of them that are what the page is for.
  var ownTexts: [String] = []
  /// What the head says of the page, where it is more than a few words.
  var description: String?
  /// The kinds of page that JSON-LD and Open Graph name, as bits: article, product, forum, a list.
  var kinds = 0

  /// The language that it declares.
  private(set) var language: String?
  /// The address of its picture.
  private(set) var image: String?
  private(set) var licence: String?
  /// Where what is known was found.
  private(set) var sources: [PageMetadata.Field: PageMetadata.Source] = [:]

  /// The most `meta` elements that are read: pages of people have fewer than a hundred.
  private static let greatestMetas = 5000
  private var metaCount = 0
  private var metas: [String: String] = [:]
  private var metaSources: [String: PageMetadata.Source] = [:]
  private var elementTitle: String?
  private var headings: [(node: Int, text: String)] = []
  private var entryTitles: [(node: Int, text: String)] = []
  private var times: [String] = []
  private var namedHeadline: String?
  private var rootLanguage: String?
  private var named = PageAuthors()
  /// Who elements called `author` or `byline` name, where nothing better is known.
  private(set) var calledAuthors: [String] = []

  init(_ tree: HTMLTree, url given: String?) {
    var linked = LinkedData()
    collect(tree, &linked)
    if !tree.nodes.isEmpty { rootLanguage = tree.value(of: .lang, at: 0) }
    site = choose(
      .site, [known("og:site_name"), (linked.site, .linkedData), known("application-name")])
    let openGraph = metas["og:title"] != nil ? known("og:title") : known("twitter:title")
    chooseTitle([(linked.headline, .linkedData), openGraph, (namedHeadline, .microdata)])
    chooseAuthors(linked)
    chooseDate(linked, given)
    language = choose(
      .language, [(linked.language, .linkedData), known("og:locale"), (rootLanguage, .head)])?
      .split(separator: "_").joined(separator: "-")
    image = choose(
      .image,
      [(linked.image, .linkedData)] + Self.imageNames.map(known))
    licence = choose(
      .licence,
      [(linked.licence, .linkedData)] + Self.licenceNames.map(known))
    let place = ((url ?? "") + " " + (given ?? "")).lowercased()
    let software = (metas["generator"] ?? "").lowercased()
    isForum =
      linked.isForum
      || ["phpbb", "discourse", "vbulletin", "xenforo", "mybb", "smf"].contains {
        software.holds($0)
      }
      || [
        "/forum", "/thread", "/topic", "viewtopic", "showthread", "/questions/", "/comments/",
        "/discussion", "//forum", "//community", "//discuss",
      ].contains { place.holds($0) }
    // On a page where many write, the first began it.
    if isForum {
      authors = Array(authors.prefix(1))
    }
    body = linked.body
    linkedTexts = linked.texts
    ownTexts = linked.ownTexts
    description = [metas["og:description"], metas["description"]].lazy.compactMap { $0 }
      .first { $0.utf8.count >= 40 }
    let openGraphKind = metas["og:type"]?.lowercased() ?? ""
    kinds = linked.kinds
    if openGraphKind.holds("article") { kinds |= 16 }
    if openGraphKind.holds("product") { kinds |= 32 }
    if openGraphKind == "website" { kinds |= 64 }
  }

  /// What the head says under a name, and where.
  private func known(_ name: String) -> (String?, PageMetadata.Source) {
    assert(Self.isRead(name.utf8.span))
    return (metas[name], metaSources[name] ?? .head)
  }

  /// Takes the first of what several sources say.
  private mutating func choose(
    _ field: PageMetadata.Field, _ values: [(String?, PageMetadata.Source)]
  ) -> String? {
    for (value, source) in values {
      guard let value, !value.isEmpty, value.utf8.count < 4096 else { continue }
      sources[field] = source
      return value
    }
    return nil
  }

  private mutating func chooseAuthors(_ linked: LinkedData) {
    authors = linked.authors
    var source = PageMetadata.Source.linkedData
    for key in Self.authorNames where authors.isEmpty {
      let (value, found) = known(key)
      if let value, !value.contains("://") {
        authors = Byline.split(value)
        source = found
      }
    }
    if authors.isEmpty {
      authors = named.marked
      source = .microdata
    }
    authors = Self.unique(authors.map { Self.plain($0) }.filter { !$0.isEmpty && $0.count < 80 })
    calledAuthors = Array(named.called.prefix(1))
    if !authors.isEmpty { sources[.author] = source }
  }

  private mutating func chooseDate(_ linked: LinkedData, _ given: String?) {
    let before: [(String?, PageMetadata.Source)] =
      [(linked.date, .linkedData)] + Self.dateNames.map(known)
    let after = Self.changeNames.map(known)
    url = metas["canonical"] ?? metas["og:url"] ?? given ?? linked.url
    // Machines give the day of Greenwich, addresses that of the site.
    if let day = url.flatMap(PageDate.day(inAddress:)) {
      date = day
      sources[.date] = .address
      return
    }
    for (value, source) in before + times.map({ ($0, .page) }) + after {
      guard let day = value.flatMap(PageDate.day(of:)) else { continue }
      date = day
      sources[.date] = source
      return
    }
  }

  private mutating func collect(_ tree: HTMLTree, _ linked: inout LinkedData) {
    var node = 0
    while node < tree.nodes.count {
      switch tree.tag(node) {
      case .meta where metaCount < Self.greatestMetas:
        metaCount += 1
        readMeta(tree, node)
      case .link:
        readLink(tree, node)
      case .title where elementTitle == nil:
        elementTitle = tree.folded(under: node, limit: 1000)
      case .script:
        if let range = tree.range(of: .type, at: node),
          tree.text.span.extracting(range).opens(with: "application/ld+json")
        {
          for child in node + 1..<max(node + 1, tree.end(node)) where tree.tag(child) == .text {
            linked.read(Array(tree.text[tree.textRange(child)]))
          }
        }
        node = max(node, tree.end(node) - 1)
      case .h1 where headings.count < 20:
        headings.append((node, tree.folded(under: node, limit: 1000)))
        readProperty(tree, node)
      case .h2, .h3:
        readEntryTitle(tree, node)
        readProperty(tree, node)
      case .time:
        if times.count < 8 {
          let value = tree.value(of: .datetime, at: node)
          times.append(value ?? tree.folded(under: node, limit: 200))
        }
      case .a, .other, .div, .p, .address, .li, .strong, .b:
        guard tree.hasAttributes(node) else { break }
        named.read(tree, node)
        readProperty(tree, node)
      default: break
      }
      node += 1
    }
  }

  private mutating func readLink(_ tree: HTMLTree, _ node: Int) {
    guard let range = tree.range(of: .rel, at: node) else { return }
    let relation = tree.text.span.extracting(range)
    if relation.isWord("canonical") { metas["canonical"] = tree.value(of: .href, at: node) }
    for (name, isNamed) in [
      ("image_src", relation.isWord("image_src")), ("license", relation.isWord("license")),
    ] where isNamed && metas[name] == nil {
      metas[name] = tree.value(of: .href, at: node)
    }
  }

  private mutating func readMeta(_ tree: HTMLTree, _ node: Int) {
    guard let range = tree.range(of: .content, at: node), !range.isEmpty else { return }
    for attribute in [HTMLTree.Attribute.property, .name, .itemprop] {
      guard let place = tree.range(of: attribute, at: node),
        Self.isRead(tree.text.span.extracting(place))
      else { continue }
      let name = String(decoding: tree.text[place], as: UTF8.self).lowercased()
      if metas[name] == nil {
        metas[name] = Self.plain(String(decoding: tree.text[range], as: UTF8.self))
        let isOpenGraph = ["og:", "article:", "product:", "book:"].contains(where: name.hasPrefix)
        metaSources[name] = isOpenGraph ? .openGraph : attribute == .itemprop ? .microdata : .head
      }
    }
  }

  /// Reads an element that microdata or its relation names: the headline, the licence.
  private mutating func readProperty(_ tree: HTMLTree, _ node: Int) {
    if let range = tree.range(of: .itemprop, at: node), range.count >= 7 {
      let name = tree.text[range]
      if name.elementsEqual("headline".utf8) {
        namedHeadline = namedHeadline ?? tree.folded(under: node, limit: 1000)
      } else if name.elementsEqual("license".utf8) {
        takeLicence(tree, node)
      }
    }
    if tree.tag(node) == .a, let range = tree.range(of: .rel, at: node), range.count == 7,
      tree.text[range].elementsEqual("license".utf8)
    {
      takeLicence(tree, node)
    }
  }

  private mutating func takeLicence(_ tree: HTMLTree, _ node: Int) {
    guard metas["license"] == nil else { return }
    metas["license"] =
      tree.value(of: .href, at: node) ?? tree.folded(under: node, limit: 400)
    metaSources["license"] = .microdata
  }

  private mutating func readEntryTitle(_ tree: HTMLTree, _ node: Int) {
    guard entryTitles.count < 20, let range = tree.range(of: .class, at: node), range.count >= 10
    else { return }
    let name = tree.text.span.extracting(range)
    for start in name.indices
    where name.opens(with: "entry-title", at: start) || name.opens(with: "post-title", at: start) {
      entryTitles.append((node, tree.folded(under: node, limit: 1000)))
      return
    }
  }

  /// Takes the headline that most sources agree on.
  ///
  /// What JSON-LD and Open Graph name wins where a heading or the title element says it too; then
  /// the heading that the title element begins with; then whatever there is.
  private mutating func chooseTitle(_ said: [(String?, PageMetadata.Source)]) {
    let element = elementTitle.flatMap { $0.isEmpty ? nil : $0 }
    let known = said.compactMap { value, source in value.map { (Self.plain($0), source) } }
      .filter { !$0.0.isEmpty }
    let folds = (entryTitles + headings).filter { !$0.text.isEmpty }
    func heading(_ title: String) -> (node: Int, text: String)? {
      let folded = Furniture.fold(title)
      return folds.first { Furniture.fold($0.text) == folded }
        ?? folds.first { Self.begins(title, with: $0.text) || Self.begins($0.text, with: title) }
    }
    sources[.title] = .page
    for (candidate, source) in known {
      if let found = heading(candidate) {
        (title, titleNode) = (found.text, found.node)
        sources[.title] = source
        return
      }
    }
    if let element {
      let folded = Furniture.fold(element)
      let within = folds.filter {
        $0.text.count >= 4 && folded.holds(Furniture.fold($0.text))
      }
      // A site's name is a heading too; the headline is the longer.
      if let found = within.max(by: { $0.text.count < $1.text.count }) {
        (title, titleNode) = (found.text, found.node)
        return
      }
    }
    if let (candidate, source) = known.first {
      title = withoutSite(candidate)
      sources[.title] = source
    } else if headings.count == 1, let only = headings.first, !only.text.isEmpty {
      (title, titleNode) = (only.text, only.node)
    } else if let element {
      title = withoutSite(element)
      sources[.title] = .head
    } else if let first = folds.first {
      (title, titleNode) = (first.text, first.node)
    } else {
      sources[.title] = nil
    }
  }

  /// What the document says of itself beside its text.
  var facts: PageMetadata {
    var facts = PageMetadata()
    facts.language = language
    facts.canonical = metas["canonical"]
    facts.image = image
    facts.licence = licence
    facts.sources = sources
    if facts.canonical != nil { facts.sources[.canonical] = .head }
    return facts
  }

  private static func begins(_ text: String, with prefix: String) -> Bool {
    let (text, prefix) = (Furniture.fold(text), Furniture.fold(prefix))
    return prefix.count >= 8 && text.hasPrefix(prefix) && prefix.count * 2 >= text.count
  }

  /// Cuts the site's name off the end of a title element's text, or off its start.
  func withoutSite(_ text: String) -> String {
    for separator in [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", "｜", "--", "_", " / "] {
      guard text.holds(separator) else { continue }
      let parts = text.split(separator: separator, omittingEmptySubsequences: true)
      guard parts.count >= 2, let first = parts.first, let last = parts.last else { continue }
      if let site, Furniture.fold(String(first)) == Furniture.fold(site) {
        return String(text.dropFirst(first.count + separator.count)).trimmingEdges()
      }
      if separator == "_" || separator == " / ", last.count > 15 { continue }
      if last.count * 2 <= text.count {
        return String(text.dropLast(last.count + separator.count)).trimmingEdges()
      }
    }
    return text
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// A value from an attribute or from JSON, its white space folded and common references read.
  static func plain(_ text: String) -> String {
    var text = text
    if text.utf8.contains(0x26) {
      for (name, sign) in [
        ("&amp;", "&"), ("&quot;", "\""), ("&#039;", "'"), ("&#39;", "'"), ("&#8217;", "’"),
        ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&#8211;", "–"), ("&#8220;", "“"),
        ("&#8221;", "”"), ("&#8216;", "‘"), ("&ndash;", "–"),
      ] where text.holds(name) {
        text = text.split(separator: name, omittingEmptySubsequences: false).joined(separator: sign)
      }
    }
    var folder = WhitespaceFolder()
    folder.append(text.utf8.span)
    return folder.take()
  }
}
