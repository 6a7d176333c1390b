/// The names under which heads say what is read, in lower case, the best first.
extension PageHead {
  static let imageNames = [
    "og:image:secure_url", "og:image", "og:image:url", "image", "twitter:image", "image_src",
  ]
  static let licenceNames = [
    "license", "dcterms.license", "dc.rights", "dcterms.rights", "rights", "copyright",
  ]
  static let authorNames = [
    "author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author",
  ]
  static let dateNames = [
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "publishdate", "pubdate",
    "publish-date", "parsely-pub-date", "sailthru.date", "article:published",
  ]
  static let changeNames = [
    "article:modified_time", "og:updated_time", "datemodified", "last-modified",
  ]
  private static let otherNames = [
    "og:site_name", "application-name", "og:title", "twitter:title", "og:locale", "generator",
    "og:description", "description", "og:type", "canonical", "og:url",
  ]

  /// All of them by their hashes.
  private static let names = FlatTable(
    (imageNames + licenceNames + authorNames + dateNames + changeNames + otherNames)
      .map { (ByteHash.of($0.utf8), 1) })

  /// Whether what a head says under a name is read.
  static func isRead(_ name: Span<UInt8>) -> Bool {
    var hash = ByteHash.seed
    for index in name.indices {
      let byte = name[index]
      // Signs beyond ASCII may be small letters of ASCII in another case.
      if byte >= 0x80 { return true }
      hash = ByteHash.mixed(hash, byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    return names[hash] != 0
  }
}
