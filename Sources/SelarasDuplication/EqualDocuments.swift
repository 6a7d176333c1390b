/// Documents grouped by equality after folding, so that a page that stands in a collection a
/// million times is compared once.
struct EqualDocuments {
  /// All documents that are not empty, those of a group one after the other, the kept one first;
  /// groups in the order in which documents are kept.
  let members: [UInt32]
  /// Where each group begins in ``members``, and the end of the last one.
  let starts: [Int]
  /// The first document of each group.
  let leaders: [UInt32]

  init(of documents: SketchStore, keep: DuplicateOptions.Keep) {
    var order = (0..<documents.count).compactMap {
      documents.weights[$0] > 0 ? UInt32(truncatingIfNeeded: $0) : nil
    }
    /// Whether a document is kept rather than another; ties are broken by content and name before
    /// place, so that the order of the input does not matter but where the rule is `first`.
    func precedes(_ left: Int, _ right: Int) -> Bool {
      if keep == .cleanest, documents.cleanliness[left] != documents.cleanliness[right] {
        return documents.cleanliness[left] > documents.cleanliness[right]
      }
      if keep != .first {
        if documents.weights[left] != documents.weights[right] {
          return documents.weights[left] > documents.weights[right]
        }
        if documents.identities[left] != documents.identities[right] {
          return documents.identities[left] < documents.identities[right]
        }
        let (name, other) = (documents.name(of: left), documents.name(of: right))
        if name != other { return name.lexicographicallyPrecedes(other) }
      }
      return left < right
    }
    order.sort { left, right in
      let (left, right) = (Int(left), Int(right))
      let (one, other) = (documents.identities[left], documents.identities[right])
      return one != other ? one < other : precedes(left, right)
    }
    var groups: [Range<Int>] = []
    var start = 0
    for i in order.indices
    where i + 1 == order.count
      || documents.identities[Int(order[i])] != documents.identities[Int(order[i + 1])]
    {
      groups.append(start..<i + 1)
      start = i + 1
    }
    groups.sort { precedes(Int(order[$0.lowerBound]), Int(order[$1.lowerBound])) }
    var members: [UInt32] = []
    var starts = [0]
    members.reserveCapacity(order.count)
    for group in groups {
      members.append(contentsOf: order[group])
      starts.append(members.count)
    }
    self.members = members
    self.starts = starts
    leaders = groups.map { order[$0.lowerBound] }
  }

  var count: Int { leaders.count }

  func members(of group: Int) -> ArraySlice<UInt32> { members[starts[group]..<starts[group + 1]] }
}
