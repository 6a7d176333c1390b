internal import SelarasText

/// Finds who wrote a page by the names of its elements.
///
/// `rel=author`, `itemprop=author`, then class tokens `author` and `byline`; what stands in a comment
/// or a list of comments does not count.
struct PageAuthors {
  /// Those that an element says outright.
  private(set) var marked: [String] = []
  /// Those of elements called `author` or `byline`.
  private(set) var called: [String] = []

  private static let author: UInt16 = 1
  private static let other: UInt16 = 2
  /// Tokens of class names by their hashes.
  private let tokens = Self.tokens
  private var known = ValueMemo()
  private static let tokens = FlatTable(
    ["author", "byline"].map { (UInt64(hash($0)), author) }
      + [
        "comment", "comments", "reply", "bio", "avatar", "box", "widget", "related", "more", "date",
      ]
      .map { (UInt64(hash($0)), other) })

  /// The greatest count of nodes of an element that holds a name.
  private static let greatestSize = 24

  /// Reads an element.
  mutating func read(_ tree: HTMLTree, _ node: Int) {
    guard marked.count < 6, called.count < 3, tree.hasAttributes(node),
      tree.end(node) - node <= Self.greatestSize
    else { return }
    if Self.isAuthor(tree, .rel, node) || Self.isAuthor(tree, .itemprop, node) {
      if let name = Self.cleaned(Self.name(tree, node)) { marked.append(name) }
      return
    }
    guard let range = tree.range(of: .class, at: node), range.count < 256 else { return }
    let found = known.bits(of: range, in: tree.text.span) { value in
      var found: UInt16 = 0
      NodeNames.forEachToken(in: value) { found |= tokens[UInt64($0)] }
      return found
    }
    guard found == Self.author, let name = Self.cleaned(tree.folded(under: node, limit: 120)) else {
      return
    }
    called.append(name)
  }

  /// The text of `itemprop=name` inside, or all of it.
  private static func name(_ tree: HTMLTree, _ node: Int) -> String {
    for inner in node..<tree.end(node)
    where tree.hasAttributes(inner) && tree.value(of: .itemprop, at: inner) == "name" {
      if tree.tag(inner) == .meta { return tree.value(of: .content, at: inner) ?? "" }
      return tree.folded(under: inner, limit: 120)
    }
    return tree.folded(under: node, limit: 120)
  }

  private static func isAuthor(
    _ tree: HTMLTree, _ attribute: HTMLTree.Attribute, _ node: Int
  ) -> Bool {
    guard let range = tree.range(of: attribute, at: node), range.count == 6 else { return false }
    return tree.text[range].elementsEqual("author".utf8)
  }

  private static func hash(_ name: String) -> UInt32 {
    name.utf8.reduce(TokenHash.seed, TokenHash.mixed)
  }

  /// A name without what introduces it and what is put behind it; `nil` where it is none.
  static func cleaned(_ text: String) -> String? {
    var name = text.trimmingEdges()
    for _ in 0..<2 {
      let folded = Furniture.fold(name)
      for mark in ["written by", "posted by", "author", "by", "oleh", "penulis", "作者", "文"]
      where folded.hasPrefix(mark) {
        let rest = name.dropFirst(mark.count)
        guard let next = rest.first, next == " " || next == ":" || next == "：" else { continue }
        name = String(rest.drop { " :：".contains($0) })
        break
      }
    }
    if let stop = name.firstIndex(where: { "|·•⋅/(,，｜–—".contains($0) }) {
      name = String(name[..<stop]).trimmingEdges()
    }
    if let stop = name.range(ofASCII: " - ") { name = String(name[..<stop]).trimmingEdges() }
    let words = name.split(separator: " ")
    guard !words.isEmpty, words.count <= 5, name.count <= 50, name.count >= 2,
      !name.contains("@"), !name.contains("http"), !name.contains(":")
    else { return nil }
    let folded = Furniture.fold(name)
    if ["admin", "editor", "staff", "author", "view", "more", "all posts", "follow"].contains(
      where: {
        folded == $0 || folded.hasPrefix($0 + " ")
      })
    {
      return nil
    }
    // A person's name has a capital or is written without them; figures are counts of posts.
    if words.count > 1, words.contains(where: { $0.allSatisfy(\.isNumber) }) { return nil }
    return name
  }
}

extension String {
  /// Where an ASCII string stands first.
  fileprivate func range(ofASCII part: String) -> String.Index? {
    var index = utf8.startIndex
    while index < utf8.endIndex {
      if utf8[index...].starts(with: part.utf8) { return index }
      utf8.formIndex(after: &index)
    }
    return nil
  }
}
