/// The tokens of elements' names: class, id and role, split at every sign that is no letter and at
/// each change to upper case.
struct NodeNames {
  private let tree: HTMLTree

  init(_ tree: HTMLTree) { self.tree = tree }

  /// A hash of the element's kind and class and of those of the two above.
  func signature(_ node: Int) -> UInt32 {
    var hash = TokenHash.seed
    var here: Int? = node
    for _ in 0..<3 {
      guard let current = here else { break }
      hash = TokenHash.mixed(hash, tree.tag(current).rawValue)
      if tree.hasAttributes(current), let range = tree.range(of: .class, at: current) {
        for byte in tree.text.span.extracting(range.prefix(64)).indices {
          hash = TokenHash.mixed(hash, tree.text[range.lowerBound + byte])
        }
      }
      here = tree.parent(current)
    }
    return hash
  }

  /// The attributes that name an element.
  static let attributes = [HTMLTree.Attribute.class, .id, .role, .itemprop]

  /// The hash that stands for a kind of element.
  static func token(of tag: HTMLTree.Tag) -> UInt32 {
    TokenHash.mixed(UInt32(tag.rawValue) | 0x100)
  }

  /// Hands on the hash of each token of an element's names, and of its kind.
  func forEachToken(of node: Int, _ body: (UInt32) -> Void) {
    body(Self.token(of: tree.tag(node)))
    guard tree.hasAttributes(node) else { return }
    for attribute in Self.attributes {
      guard let range = tree.range(of: attribute, at: node) else { continue }
      Self.forEachToken(in: tree.text.span.extracting(range.prefix(256)), body)
    }
  }

  static func forEachToken(in value: Span<UInt8>, _ body: (UInt32) -> Void) {
    var hash = TokenHash.seed
    var length = 0
    var previousIsLower = false
    for index in value.indices {
      let byte = value[index]
      let isUpper = byte >= 0x41 && byte <= 0x5A
      let lower = isUpper ? byte | 0x20 : byte
      let isLetter = lower >= 0x61 && lower <= 0x7A || byte >= 0x80
      if length > 0, !isLetter || isUpper && previousIsLower {
        if length > 1 { body(hash) }
        hash = TokenHash.seed
        length = 0
      }
      if isLetter {
        hash = TokenHash.mixed(hash, lower)
        length += 1
      }
      previousIsLower = isLetter && !isUpper
    }
    if length > 1 { body(hash) }
  }
}
