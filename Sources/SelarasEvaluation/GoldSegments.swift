public import SelarasSegmentation
public import SelarasText

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A gold file of words and sentences.
///
/// JSON Lines: each line an object with `id`, `language`, `text`, `sentences` and `words`; the last
/// two are lists of `[start, end)` in UTF-8 bytes of `text`, in order. Other fields are ignored.
public struct GoldSegments: Sendable {
  /// One document.
  public struct Document: Sendable {
    /// Its name.
    public var id: String
    /// Its language.
    public var language: LanguageTag
    /// Its text in UTF-8.
    public var text: [UInt8]
    /// Its sentences, in order.
    public var sentences: [TextRange]
    /// Its words, in order; blanks belong to none.
    public var words: [TextRange]
  }

  /// The file's name.
  public let name: String
  /// How many bytes the file has.
  public let size: Int
  /// The SHA-256 of the file.
  public let sha256: String
  /// Its documents, in order.
  public let documents: [Document]

  /// Reads a gold file.
  ///
  /// - Parameters:
  ///   - name: What errors and models call it.
  ///   - bytes: Its content.
  /// - Throws: ``EvaluationError/badGold(file:line:reason:)`` for a line that is no such object, or
  ///   whose ranges are out of order or outside the text;
  ///   ``EvaluationError/emptyGold(file:)`` without documents.
  public init(name: String, bytes: [UInt8]) throws(EvaluationError) {
    var documents: [Document] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    where !line.allSatisfy({ $0 <= 0x20 }) {
      documents.append(try GoldSegments.document(Data(line), name, number + 1))
    }
    guard !documents.isEmpty else { throw .emptyGold(file: name) }
    self.name = name
    size = bytes.count
    sha256 = SHA256.hexadecimal(of: bytes.span)
    self.documents = documents
  }

  private struct Record: Decodable {
    var id: String
    var language: String
    var text: String
    var sentences: [[Int]]
    var words: [[Int]]
  }

  private static func document(
    _ line: Data, _ name: String, _ number: Int
  ) throws(EvaluationError) -> Document {
    let record: Record
    do {
      record = try JSONDecoder().decode(Record.self, from: line)
    } catch {
      throw .badGold(file: name, line: number, reason: "not a gold record: \(error)")
    }
    let text = Array(record.text.utf8)
    func ranges(_ pairs: [[Int]], _ what: String) throws(EvaluationError) -> [TextRange] {
      var end = 0
      var ranges: [TextRange] = []
      for pair in pairs {
        guard pair.count == 2, end <= pair[0], pair[0] < pair[1], pair[1] <= text.count else {
          throw .badGold(file: name, line: number, reason: "\(what): \(pair)")
        }
        end = pair[1]
        ranges.append(TextRange(pair[0], pair[1]))
      }
      return ranges
    }
    return Document(
      id: record.id, language: LanguageTag(record.language), text: text,
      sentences: try ranges(record.sentences, "sentences"), words: try ranges(record.words, "words")
    )
  }
}

extension GoldSegments {
  /// The file as a word model's trainer takes it; without the documents whose number, counted from
  /// zero, `isLeftOut` names.
  public func trainingText(where isLeftOut: (Int) -> Bool = { _ in false }) -> WordTrainingText {
    WordTrainingText(
      name: name, size: size, sha256: sha256,
      documents: documents.enumerated().filter { !isLeftOut($0.offset) }.map {
        .init(text: $0.element.text, words: $0.element.words)
      })
  }
}
