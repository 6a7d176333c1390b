internal import Foundation

/// What a page's JSON-LD says of it (schema.org).
struct LinkedData {
  var headline: String?
  var authors: [String] = []
  var date: String?
  var site: String?
  var url: String?
  /// Whether it names a type of page where readers write: a discussion, questions and answers.
  var isForum = false
  /// Whether it names an article of some kind.
  var isArticle = false
  /// The body, where the page gives it.
  var body: String?

  /// The longest script that is read, in bytes.
  static let greatestSize = 2 << 20

  /// Reads one script's content; what is no JSON is passed over.
  mutating func read(_ script: [UInt8]) {
    guard script.count <= Self.greatestSize, Self.depth(of: script) < 200 else { return }
    guard let json = try? JSONSerialization.jsonObject(with: Data(Self.repaired(script))) else {
      return
    }
    var queue: [Any] = [json]
    var next = 0
    while next < queue.count, next < 2000 {
      let item = queue[next]
      next += 1
      if let list = item as? [Any] {
        queue += list
      } else if let object = item as? [String: Any] {
        read(object)
        for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement"] {
          if let inner = object[key] { queue.append(inner) }
        }
      }
    }
  }

  private mutating func read(_ object: [String: Any]) {
    let types = Self.strings(object["@type"])
    func isOne(of names: [String]) -> Bool { types.contains(where: names.contains) }
    if isOne(of: ["DiscussionForumPosting", "QAPage", "Question"]) { isForum = true }
    if isOne(of: ["WebSite", "Organization", "NewsMediaOrganization"]) {
      site = site ?? Self.strings(object["name"]).first
    }
    let isPosting = types.contains { $0.hasSuffix("Article") || $0.hasSuffix("Posting") }
    guard isPosting || isOne(of: ["Report", "Review", "Recipe", "Question"]) else { return }
    if isPosting { isArticle = true }
    headline = headline ?? Self.strings(object["headline"]).first
    date = date ?? Self.strings(object["datePublished"]).first
    url = url ?? Self.strings(object["url"]).first
    body = body ?? Self.strings(object["articleBody"]).first
    if authors.isEmpty {
      let given = (object["author"] as? [Any]) ?? object["author"].map { [$0] } ?? []
      for author in given {
        if let name = author as? String { authors.append(name) }
        if let person = author as? [String: Any] { authors += Self.strings(person["name"]) }
      }
    }
    if let publisher = object["publisher"] as? [String: Any] {
      site = Self.strings(publisher["name"]).first ?? site
    }
  }

  private static func strings(_ value: Any?) -> [String] {
    if let text = value as? String { return text.isEmpty ? [] : [text] }
    return (value as? [Any])?.compactMap { $0 as? String } ?? []
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
