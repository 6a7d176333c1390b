/// Words that a user wants kept whole, in any script.
///
///     let lexicon = WordLexicon(words: ["祖克柏", "千問"])
///     var segmenter = try Segmenter(.word, style: .refined, lexicon: lexicon)
public struct WordLexicon: Sendable {
  /// No words.
  public static let empty = WordLexicon(words: [String]())

  /// Longer entries are left out: a look-up stays bounded.
  public static let longestEntry = 256

  /// How many words there are.
  public private(set) var count = 0

  /// A trie of bytes: each edge, a node and a byte, leads to a node; bit 31 marks a word's end.
  private var edges: [UInt64: UInt32] = [:]
  /// Bit set for each byte that a word begins with.
  private var beginnings = [Bool](repeating: false, count: 256)

  private static let wordEnd: UInt32 = 1 << 31

  /// Makes a lexicon of words; empty ones and those longer than ``longestEntry`` bytes are left out.
  ///
  /// - Complexity: O(bytes).
  public init(words: some Sequence<String>) {
    var nodes: UInt32 = 1
    for word in words {
      let bytes = Array(word.utf8)
      guard !bytes.isEmpty, bytes.count <= WordLexicon.longestEntry, nodes < 1 << 30 else {
        continue
      }
      beginnings[Int(bytes[0])] = true
      var node: UInt32 = 0
      for (i, byte) in bytes.enumerated() {
        let key = WordLexicon.key(node, byte)
        var next = edges[key] ?? nodes
        if next == nodes { nodes += 1 }
        if i == bytes.count - 1 {
          if next & WordLexicon.wordEnd == 0 { count += 1 }
          next |= WordLexicon.wordEnd
        }
        edges[key] = next
        node = next & ~WordLexicon.wordEnd
      }
    }
  }

  /// Reads a lexicon file: one word a line, in UTF-8.
  ///
  /// What follows a tab is ignored, and so are blanks around the word, empty lines and a byte order
  /// mark.
  public init(file: String) {
    self.init(
      words: file.split(whereSeparator: \.isNewline).map { line in
        var word = line.prefix { $0 != "\t" }.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        while word.last?.isWhitespace == true { word.removeLast() }
        return String(word)
      })
  }

  /// Whether there are no words.
  public var isEmpty: Bool { count == 0 }

  /// Calls `body` with the end of each word that begins at `start`, the shortest first.
  ///
  /// - Complexity: O(the longest entry).
  func forEachWord(in text: Span<UInt8>, at start: Int, _ body: (Int) -> Void) {
    guard beginnings[Int(text[start])] else { return }
    var node: UInt32 = 0
    var position = start
    while position < text.count, let next = edges[WordLexicon.key(node, text[position])] {
      position += 1
      if next & WordLexicon.wordEnd != 0 { body(position) }
      node = next & ~WordLexicon.wordEnd
    }
  }

  private static func key(_ node: UInt32, _ byte: UInt8) -> UInt64 {
    UInt64(node) << 8 | UInt64(byte)
  }
}
