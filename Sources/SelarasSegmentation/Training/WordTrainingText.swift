public import SelarasText

/// Text whose words are known, to train a word model on.
public struct WordTrainingText: Sendable {
  /// A text and where its words stand, in order; blanks belong to none.
  public struct Document: Sendable {
    /// The text in UTF-8.
    public var text: [UInt8]
    /// Its words, in bytes.
    public var words: [TextRange]

    /// Makes a document.
    public init(text: [UInt8], words: [TextRange]) {
      self.text = text
      self.words = words
    }
  }

  /// What the model's provenance calls it: a file's name.
  public var name: String
  /// How many bytes the file has.
  public var size: Int
  /// The SHA-256 of the file, in hexadecimal digits.
  public var sha256: String
  /// Its documents.
  public var documents: [Document]

  /// Makes a text.
  public init(name: String, size: Int, sha256: String, documents: [Document]) {
    self.name = name
    self.size = size
    self.sha256 = sha256
    self.documents = documents
  }

  /// The line by which a model names this text.
  var provenance: String {
    let words = documents.reduce(0) { $0 + $1.words.count }
    return "\(name)\t\(documents.count) documents\t\(words) words\t\(size) bytes\t"
      + "sha256 \(sha256)\n"
  }
}
