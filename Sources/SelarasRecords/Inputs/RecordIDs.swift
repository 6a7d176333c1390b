/// Gives every input of a list ids of its own.
///
/// A page's id is its relative name without suffixes. Those that would be equal keep their
/// suffixes; what is still equal (files of the same name from two folders) takes the whole path,
/// and the same path named again a number.
enum RecordIDs {
  static func assign(to files: inout [InputFile]) {
    let inputs = files
    let pages = exceptions(inputs.count, levels: 3) { file, level in
      switch level {
      case 0: InputFile.stem(of: inputs[file].relativeName)
      case 1: inputs[file].relativeName
      default: inputs[file].name
      }
    }
    for (file, id) in pages { files[file].pageID = id }
    let prefixes = exceptions(inputs.count, levels: 2) { file, level in
      level == 0 ? inputs[file].relativeName : inputs[file].name
    }
    for (file, prefix) in prefixes { files[file].recordPrefix = prefix }
  }

  /// Chooses for every row the shortest of its names that no other row has.
  ///
  /// - Parameters:
  ///   - count: How many rows there are.
  ///   - levels: How many names each has.
  ///   - name: A row's name of a level, the shortest at level 0.
  /// - Returns: The names of those rows that cannot have their shortest: of most lists, none.
  /// - Complexity: O(*n*) for each name of a row.
  private static func exceptions(
    _ count: Int, levels: Int, name: (_ row: Int, _ level: Int) -> String
  ) -> [Int: String] {
    // A list of millions hardly ever has two of one name: their hashes tell, in little memory.
    var hashes: Set<Int> = []
    if (0..<count).allSatisfy({ hashes.insert(name($0, 0).hashValue).inserted }) { return [:] }
    hashes = []
    var chosen = [Int](repeating: 0, count: count)
    // Every round that changes something raises a level: at most rows x names, in practice few.
    var isChanged = true
    while isChanged {
      var byName: [String: [Int]] = [:]
      for row in 0..<count { byName[name(row, chosen[row]), default: []].append(row) }
      isChanged = false
      for members in byName.values where members.count > 1 {
        let lowest = members.lazy.map { chosen[$0] }.min() ?? 0
        for row in members where chosen[row] == lowest && lowest + 1 < levels {
          chosen[row] += 1
          isChanged = true
        }
      }
    }
    var taken: Set<String> = []
    var copies: [String: Int] = [:]
    var result: [Int: String] = [:]
    for row in 0..<count {
      var own = name(row, chosen[row])
      let plain = own
      while !taken.insert(own).inserted {
        copies[plain, default: 1] += 1
        own = "\(plain)#\(copies[plain, default: 1])"
      }
      if own != name(row, 0) { result[row] = own }
    }
    return result
  }
}
