#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// What a page's JSON-LD says of it (schema.org).
struct LinkedData {
  var headline: String?
  var authors: [String] = []
  var date: String?
  var site: String?
  var url: String?
  /// The address of its picture.
  var image: String?
  var licence: String?
  var language: String?
  /// Whether it names a type of page where readers write: a discussion, questions and answers.
  var isForum = false
  /// Whether it names an article of some kind.
  var isArticle = false
  /// The body, where the page gives it.
  var body: String?
  /// Other texts that it gives: of products, posts, answers, entries.
  var texts: [String] = []
  /// Those of them that are what a page is for: of a product, a recipe, a post, an answer.
  var ownTexts: [String] = []
  /// The kinds of page that it names, as bits: article 1, product 2, forum 4, a list or collection 8.
  var kinds = 0

  /// The longest script that is read, in bytes.
  static let greatestSize = 2 << 20

  /// The most bytes of ``texts``.
  private static let greatestTexts = 256 << 10
  private var textBytes = 0

  /// Reads one script's content; what is no JSON is passed over.
  mutating func read(_ script: [UInt8]) {
    guard script.count <= Self.greatestSize, Self.depth(of: script) < 200 else { return }
    let json = try? JSONDecoder().decode(LinkedValue.self, from: Data(Self.repaired(script)))
    guard let json else { return }
    // Questions that a page answers itself make no forum of it.
    var queue = [(value: json, isAnswered: false)]
    var next = 0
    while next < queue.count, next < 2000 {
      let (item, isAnswered) = queue[next]
      next += 1
      switch item {
      case .list(let list): queue += list.map { ($0, isAnswered) }
      case .object(let object):
        let isAnswered = isAnswered || Self.strings(object["@type"]).contains("FAQPage")
        read(object, isAnswered: isAnswered)
        for key in Self.holders {
          if let inner = object[key] { queue.append((inner, isAnswered)) }
        }
      case .text, .other: break
      }
    }
  }

  /// The keys whose values are read too.
  private static let holders = [
    "@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "acceptedAnswer",
    "suggestedAnswer", "comment", "review", "hasPart",
  ]

  /// The types whose descriptions and texts are what their page is for.
  private static let ownTypes: Set<String> = [
    "Product", "ProductGroup", "Recipe", "JobPosting", "Event", "Course", "Book", "Movie",
    "DiscussionForumPosting", "Question", "Answer", "SoftwareApplication", "HowTo", "FAQPage",
    "QAPage", "Service",
  ]

  private mutating func takeTexts(_ object: [String: LinkedValue]) {
    let isOwn = Self.strings(object["@type"]).contains(where: Self.ownTypes.contains)
    for key in ["description", "text", "reviewBody", "abstract"] {
      for text in Self.strings(object[key]) where text.utf8.count >= 40 {
        guard textBytes + text.utf8.count <= Self.greatestTexts else { return }
        textBytes += text.utf8.count
        texts.append(text)
        if isOwn, key == "description" || key == "text" { ownTexts.append(text) }
      }
    }
  }

  private mutating func read(_ object: [String: LinkedValue], isAnswered: Bool) {
    takeTexts(object)
    let types = Self.strings(object["@type"])
    func isOne(of names: [String]) -> Bool { types.contains(where: names.contains) }
    if isOne(of: ["DiscussionForumPosting", "QAPage"]) { isForum = true }
    if isOne(of: ["Question"]), !isAnswered { isForum = true }
    if isOne(of: ["WebSite", "Organization", "NewsMediaOrganization"]) {
      site = site ?? Self.strings(object["name"]).first
    }
    if isForum { kinds |= 4 }
    if isOne(of: ["Product", "ProductGroup"]) { kinds |= 2 }
    if isOne(of: ["CollectionPage", "ItemList", "SearchResultsPage"]) { kinds |= 8 }
    licence = licence ?? Self.address(object["license"])
    language = language ?? Self.strings(object["inLanguage"]).first
    if isOne(of: ["Product", "ProductGroup"]) { image = image ?? Self.address(object["image"]) }
    let isPosting = types.contains { $0.hasSuffix("Article") || $0.hasSuffix("Posting") }
    guard isPosting || isOne(of: ["Report", "Review", "Recipe", "Question"]) else { return }
    if isPosting {
      isArticle = true
      kinds |= 1
    }
    image = image ?? Self.address(object["image"])
    headline = headline ?? Self.strings(object["headline"]).first
    date = date ?? Self.strings(object["datePublished"]).first
    url = url ?? Self.strings(object["url"]).first
    body = body ?? Self.strings(object["articleBody"]).first
    if authors.isEmpty {
      for author in object["author"]?.items ?? [] {
        switch author {
        case .text(let name): authors.append(name)
        case .object(let person): authors += Self.strings(person["name"])
        case .list, .other: break
        }
      }
    }
    if case .object(let publisher) = object["publisher"] {
      site = Self.strings(publisher["name"]).first ?? site
    }
  }

  /// An address that stands by itself, or in an object.
  private static func address(_ value: LinkedValue?) -> String? {
    for item in value?.items ?? [] {
      switch item {
      case .text(let text) where !text.isEmpty: return text
      case .object(let object):
        if let text = strings(object["url"]).first ?? strings(object["@id"]).first { return text }
      case .text, .list, .other: break
      }
    }
    return nil
  }

  private static func strings(_ value: LinkedValue?) -> [String] {
    if case .text("") = value { return [] }
    return (value?.items ?? []).compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// Line breaks inside strings are JSON's most common fault on pages.
  private static func repaired(_ script: [UInt8]) -> [UInt8] {
    script.map { $0 < 0x20 ? 0x20 : $0 }
  }

  /// How deeply brackets are nested, quotation marks ignored: a bound for the reader's recursion.
  private static func depth(of script: [UInt8]) -> Int {
    var depth = 0
    var deepest = 0
    for byte in script {
      if byte == 0x5B || byte == 0x7B { depth += 1 }
      if byte == 0x5D || byte == 0x7D { depth -= 1 }
      deepest = max(deepest, depth)
    }
    return deepest
  }
}

/// A value of JSON, as far as it matters here.
private enum LinkedValue: Decodable {
  case text(String)
  case list([LinkedValue])
  case object([String: LinkedValue])
  /// A number, a truth value or nothing.
  case other

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let object = try? value.decode([String: LinkedValue].self) {
      self = .object(object)
    } else if let list = try? value.decode([LinkedValue].self) {
      self = .list(list)
    } else {
      self = .other
    }
  }

  /// The members of a list; a single value is a list of one.
  var items: [LinkedValue] { if case .list(let items) = self { items } else { [self] } }
}
