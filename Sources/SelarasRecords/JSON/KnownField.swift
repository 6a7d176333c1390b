/// The fields of a record that the toolkit knows, in the order in which they are written.
enum KnownField: String, CaseIterable {
  case id
  case url
  case title
  case author
  case date
  case site
  case pageType
  case text
  case blocks
  case passages
  case repeats
  case removed
  case language
  case confidence
  case cluster
  case similarity
  case html
}
