internal import SelarasText

extension HTMLTree {
  /// The links of a block, their places counted from its start.
  ///
  /// Addresses that lead nowhere else are left out: places of the same page, and scripts.
  func links(of block: PageBlock, _ marks: PageMarks) -> [Link] {
    marks.anchors.compactMap { range, node in
      guard block.kind != .code, let url = address(.href, at: node), !url.hasPrefix("#"),
        !url.lowercased().hasPrefix("javascript:"), range.end <= block.text.utf8.count
      else { return nil }
      return Link(range: range, url: url)
    }
  }

  /// The images of a block, their places counted from its start.
  ///
  /// A placeholder gives way to the address that a script would put there.
  func images(of block: PageBlock, _ marks: PageMarks) -> [Image] {
    var images: [Image] = []
    for (position, node) in marks.images {
      let addresses = [address(.src, at: node), address(.dataSrc, at: node)].compactMap { $0 }
      guard let url = addresses.first(where: { !$0.hasPrefix("data:") }), images.last?.url != url
      else { continue }
      var folder = WhitespaceFolder()
      folder.append((value(of: .alt, at: node) ?? "").utf8.span)
      images.append(
        Image(
          position: min(position, block.text.utf8.count), url: url, alternative: folder.take()))
    }
    return images
  }

  /// An address without the white space that HTML drops (WHATWG URL, section 4.4).
  private func address(_ attribute: Attribute, at node: Int) -> String? {
    guard let value = value(of: attribute, at: node) else { return nil }
    let address = value.trimmingEdges().filter { !$0.isNewline && $0 != "\t" }
    return address.isEmpty ? nil : address
  }
}
