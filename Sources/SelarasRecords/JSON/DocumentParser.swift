internal import SelarasText

/// Makes a document of one line of JSON.
///
/// Known fields become the document's own; all others, and known ones of the wrong type, stay as
/// they are, byte for byte. Of two fields of one name the last counts.
struct DocumentParser {
  /// Why a line is no usable record.
  struct Refusal: Error {
    let reason: String
  }

  var scanner: JSONScanner
  var text: JSONText

  init(_ line: [UInt8]) {
    scanner = JSONScanner(line)
    text = JSONText(line)
  }

  /// Parses the line.
  ///
  /// A record without an id gets `fallbackID`; with `keepsHTML`, the field `html` also stays among
  /// the unknown ones.
  mutating func parse(
    fallbackID: String, keepsHTML: Bool
  ) throws(Refusal) -> (document: Document, html: String?) {
    let members: [JSONMember]
    do throws(JSONFault) {
      members = try scanner.wholeObject()
    } catch {
      throw Refusal(reason: "not valid JSON: \(error.reason) (byte \(error.byte + 1))")
    }
    var known = [Int?](repeating: nil, count: KnownField.allCases.count)
    var isUnknown = [Bool](repeating: false, count: members.count)
    for (index, member) in members.enumerated() {
      if let field = field(of: member.key) {
        known[field.order] = index
      } else {
        isUnknown[index] = true
      }
    }
    func value(_ field: KnownField) -> JSONSlice? {
      known[field.order].map { members[$0].value }
    }

    var document = Document(id: fallbackID, text: "")
    if let slice = value(.text), slice.kind != .null {
      guard slice.kind == .string else { throw Refusal(reason: "\"text\" is not a string") }
      document.text = text.string(slice)
    } else if value(.html)?.kind != .string {
      throw Refusal(reason: "the record has neither \"text\" nor \"html\"")
    }
    var html: String?
    for field in KnownField.allCases where field != .text {
      guard let index = known[field.order] else { continue }
      let slice = members[index].value
      let isTaken: Bool
      if field == .html {
        html = slice.kind == .string ? text.string(slice) : nil
        isTaken = html != nil && !keepsHTML
      } else {
        isTaken = try take(field, slice, into: &document)
      }
      isUnknown[index] = !isTaken
    }
    keepUnknown(members, where: isUnknown, in: &document)
    return (document, html)
  }

  /// The known field of that name, escapes in the name resolved.
  private mutating func field(of key: JSONSlice) -> KnownField? {
    // No known name is longer than 10 bytes, nor six times that when every letter is escaped.
    guard key.range.count <= 62 else { return nil }
    return KnownField(rawValue: text.string(key))
  }

  /// Keeps the unknown fields in order, the last of each name in the place of the first.
  private mutating func keepUnknown(
    _ members: [JSONMember], where isUnknown: [Bool], in document: inout Document
  ) {
    var places: [String: Int] = [:]
    for (index, member) in members.enumerated() where isUnknown[index] {
      let field = Document.UnknownField(
        name: text.rawKey(member.key), json: text.raw(member.value))
      let place = document.unknownFields.count
      if let earlier = places.updateValue(place, forKey: field.name) {
        places[field.name] = earlier
        document.unknownFields[earlier] = field
      } else {
        document.unknownFields.append(field)
      }
    }
  }

  /// Puts a known field into the document.
  ///
  /// - Returns: Whether its value has the right type.
  private mutating func take(
    _ field: KnownField, _ slice: JSONSlice, into document: inout Document
  ) throws(Refusal) -> Bool {
    switch field {
    case .id:
      guard slice.kind == .string || slice.kind == .number else { return false }
      document.id = slice.kind == .string ? text.string(slice) : text.raw(slice)
      return true
    case .url: return take(slice, into: &document.url)
    case .title: return take(slice, into: &document.title)
    case .date: return take(slice, into: &document.date)
    case .site: return take(slice, into: &document.site)
    case .cluster: return take(slice, into: &document.cluster)
    case .confidence: document.confidence = text.double(slice)
    case .similarity: document.similarity = text.double(slice)
    case .language:
      guard slice.kind == .string else { return false }
      document.language = LanguageTag(text.string(slice))
      return true
    case .pageType:
      guard slice.kind == .string, let type = PageType(rawValue: text.string(slice)) else {
        return false
      }
      document.pageType = type
      return true
    case .author: document.author = authors(slice)
    case .blocks: document.blocks = try list(field, slice, document, Self.block)
    case .passages: document.passages = try list(field, slice, document, Self.passage)
    case .repeats: document.repeats = try list(field, slice, document, Self.repetition)
    case .removed: document.removed = try list(field, slice, document, Self.removal)
    case .text, .html: return true
    }
    return switch field {
    case .confidence: document.confidence != nil
    case .similarity: document.similarity != nil
    case .author: document.author != nil
    case .blocks: document.blocks != nil
    case .passages: document.passages != nil
    case .repeats: document.repeats != nil
    default: document.removed != nil
    }
  }

  private mutating func take(_ slice: JSONSlice, into string: inout String?) -> Bool {
    guard slice.kind == .string else { return false }
    string = text.string(slice)
    return true
  }

  private mutating func authors(_ slice: JSONSlice) -> [String]? {
    if slice.kind == .string { return [text.string(slice)] }
    guard slice.kind == .array else { return nil }
    var authors: [String] = []
    for element in scanner.elements(of: slice) {
      guard element.kind == .string else { return nil }
      authors.append(text.string(element))
    }
    return authors
  }
}

extension KnownField {
  /// The field's place among the known ones.
  fileprivate var order: Int {
    switch self {
    case .id: 0
    case .url: 1
    case .title: 2
    case .author: 3
    case .date: 4
    case .site: 5
    case .pageType: 6
    case .text: 7
    case .blocks: 8
    case .passages: 9
    case .repeats: 10
    case .removed: 11
    case .language: 12
    case .confidence: 13
    case .cluster: 14
    case .similarity: 15
    case .html: 16
    }
  }
}
