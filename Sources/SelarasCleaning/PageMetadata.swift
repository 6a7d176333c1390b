/// What a page's head and marked elements say of it.
struct PageMetadata {
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
  /// What the head says of the page, where it is more than a few words.
  var description: String?
  /// The kinds of page that JSON-LD and Open Graph name, as bits: article, product, forum, a list.
  var kinds = 0

  private var metas: [String: String] = [:]
  private var elementTitle: String?
  private var headings: [(node: Int, text: String)] = []
  private var entryTitles: [(node: Int, text: String)] = []
  private var times: [String] = []
  private var named = PageAuthors()
  /// Who elements called `author` or `byline` name, where nothing better is known.
  private(set) var calledAuthors: [String] = []

  init(_ tree: HTMLTree, url given: String?) {
    var linked = LinkedData()
    collect(tree, &linked)
    let openGraph = metas["og:title"] ?? metas["twitter:title"]
    site = metas["og:site_name"] ?? linked.site ?? metas["application-name"]
    chooseTitle(linked: linked.headline, openGraph: openGraph)
    authors = linked.authors
    for key in [
      "author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author",
    ] where authors.isEmpty {
      if let value = metas[key], !value.contains("://") { authors = Byline.split(value) }
    }
    if authors.isEmpty { authors = named.marked }
    authors = Self.unique(authors.map { Self.plain($0) }.filter { !$0.isEmpty && $0.count < 80 })
    calledAuthors = Array(named.called.prefix(1))
    let dates =
      [linked.date]
      + [
        "article:published_time", "og:published_time", "datepublished", "date", "dc.date",
        "dc.date.issued", "dcterms.created", "dcterms.date", "publishdate", "pubdate",
        "publish-date", "parsely-pub-date", "sailthru.date", "article:published",
      ].map { metas[$0] } + times.map(Optional.some)
      + ["article:modified_time", "og:updated_time", "datemodified", "last-modified"].map {
        metas[$0]
      }
    url = metas["canonical"] ?? metas["og:url"] ?? given ?? linked.url
    // Machines give the day of Greenwich, addresses that of the site.
    date =
      url.flatMap(PageDate.day(inAddress:))
      ?? dates.lazy.compactMap { $0.flatMap(PageDate.day(of:)) }.first
    let place = (url ?? "") + " " + (given ?? "")
    let software = (metas["generator"] ?? "").lowercased()
    isForum =
      linked.isForum
      || ["phpbb", "discourse", "vbulletin", "xenforo", "mybb", "smf"].contains {
        software.contains($0)
      }
      || [
        "/forum", "/thread", "/topic", "viewtopic", "showthread", "/questions/", "/comments/",
        "/discussion", "//forum", "//community", "//discuss",
      ].contains { place.lowercased().contains($0) }
    // On a page where many write, the first began it.
    if isForum {
      authors = Array(authors.prefix(1))
    }
    body = linked.body
    linkedTexts = linked.texts
    description = [metas["og:description"], metas["description"]].lazy.compactMap { $0 }
      .first { $0.utf8.count >= 40 }
    let openGraphKind = metas["og:type"]?.lowercased() ?? ""
    kinds = linked.kinds
    if openGraphKind.contains("article") { kinds |= 16 }
    if openGraphKind.contains("product") { kinds |= 32 }
    if openGraphKind == "website" { kinds |= 64 }
  }

  private mutating func collect(_ tree: HTMLTree, _ linked: inout LinkedData) {
    var node = 0
    while node < tree.nodes.count {
      switch tree.tag(node) {
      case .meta: readMeta(tree, node)
      case .link:
        if tree.value(of: .rel, at: node)?.lowercased() == "canonical" {
          metas["canonical"] = tree.value(of: .href, at: node)
        }
      case .title where elementTitle == nil:
        elementTitle = tree.folded(under: node, limit: 1000)
      case .script:
        if tree.value(of: .type, at: node)?.lowercased().hasPrefix("application/ld+json") == true {
          for child in node + 1..<max(node + 1, tree.end(node)) where tree.tag(child) == .text {
            linked.read(Array(tree.text[tree.textRange(child)]))
          }
        }
        node = max(node, tree.end(node) - 1)
      case .h1 where headings.count < 20:
        headings.append((node, tree.folded(under: node, limit: 1000)))
      case .h2, .h3: readEntryTitle(tree, node)
      case .time:
        if times.count < 8 {
          let value = tree.value(of: .datetime, at: node)
          times.append(value ?? tree.folded(under: node, limit: 200))
        }
      case .a, .other, .div, .p, .address, .li, .strong, .b: named.read(tree, node)
      default: break
      }
      node += 1
    }
  }

  private mutating func readMeta(_ tree: HTMLTree, _ node: Int) {
    guard let content = tree.value(of: .content, at: node), !content.isEmpty else { return }
    for attribute in [HTMLTree.Attribute.property, .name, .itemprop] {
      guard let name = tree.value(of: attribute, at: node)?.lowercased() else { continue }
      if metas[name] == nil { metas[name] = Self.plain(content) }
    }
  }

  private mutating func readEntryTitle(_ tree: HTMLTree, _ node: Int) {
    guard entryTitles.count < 20, let name = tree.value(of: .class, at: node)?.lowercased() else {
      return
    }
    if name.contains("entry-title") || name.contains("post-title") {
      entryTitles.append((node, tree.folded(under: node, limit: 1000)))
    }
  }

  /// Takes the headline that most sources agree on.
  ///
  /// What JSON-LD and Open Graph name wins where a heading or the title element says it too; then
  /// the heading that the title element begins with; then whatever there is.
  private mutating func chooseTitle(linked: String?, openGraph: String?) {
    let element = elementTitle.flatMap { $0.isEmpty ? nil : $0 }
    let known = [linked, openGraph].compactMap { $0.map(Self.plain) }.filter { !$0.isEmpty }
    let folds = (entryTitles + headings).filter { !$0.text.isEmpty }
    func heading(_ title: String) -> (node: Int, text: String)? {
      let folded = Furniture.fold(title)
      return folds.first { Furniture.fold($0.text) == folded }
        ?? folds.first { Self.begins(title, with: $0.text) || Self.begins($0.text, with: title) }
    }
    for candidate in known {
      if let found = heading(candidate) {
        (title, titleNode) = (found.text, found.node)
        return
      }
    }
    if let element {
      let folded = Furniture.fold(element)
      let within = folds.filter {
        $0.text.count >= 4 && folded.contains(Furniture.fold($0.text))
      }
      // A site's name is a heading too; the headline is the longer.
      if let found = within.max(by: { $0.text.count < $1.text.count }) {
        (title, titleNode) = (found.text, found.node)
        return
      }
    }
    if let candidate = known.first {
      title = withoutSite(candidate)
    } else if headings.count == 1, let only = headings.first, !only.text.isEmpty {
      (title, titleNode) = (only.text, only.node)
    } else if let element {
      title = withoutSite(element)
    } else if let first = folds.first {
      (title, titleNode) = (first.text, first.node)
    }
  }

  private static func begins(_ text: String, with prefix: String) -> Bool {
    let (text, prefix) = (Furniture.fold(text), Furniture.fold(prefix))
    return prefix.count >= 8 && text.hasPrefix(prefix) && prefix.count * 2 >= text.count
  }

  /// Cuts the site's name off the end of a title element's text, or off its start.
  func withoutSite(_ text: String) -> String {
    for separator in [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", "｜", "--", "_", " / "] {
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
    if text.contains("&") {
      for (name, sign) in [
        ("&amp;", "&"), ("&quot;", "\""), ("&#039;", "'"), ("&#39;", "'"), ("&#8217;", "’"),
        ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&#8211;", "–"), ("&#8220;", "“"),
        ("&#8221;", "”"), ("&#8216;", "‘"), ("&ndash;", "–"),
      ] {
        text = text.split(separator: name, omittingEmptySubsequences: false).joined(separator: sign)
      }
    }
    var folder = WhitespaceFolder()
    folder.append(text.utf8.span)
    return folder.take()
  }
}
