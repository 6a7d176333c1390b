/// Gives every input of a list ids of its own.
///
/// A page's id is its relative name without suffixes. Those that would be equal keep their
/// suffixes; what is still equal (files of the same name from two folders) takes the whole path,
/// and the same path named again a number.
enum RecordIDs {
  static func assign(to files: inout [InputFile]) {
    let pages = distinct(
      files.map { [InputFile.stem(of: $0.relativeName), $0.relativeName, $0.name] })
    let prefixes = distinct(files.map { [$0.relativeName, $0.name] })
    for index in files.indices {
      files[index].pageID = pages[index]
      files[index].recordPrefix = prefixes[index]
    }
  }

  /// Chooses for every row the shortest of its names that no other row has.
  ///
  /// Each row holds the same number of names for one file, shortest first.
  ///
  /// - Complexity: O(*n*) for each name of a row.
  private static func distinct(_ rows: [[String]]) -> [String] {
    var levels = [Int](repeating: 0, count: rows.count)
    // Every round that changes something raises a level: at most rows x names, in practice few.
    var crowded = Set(rows.indices)
    while !crowded.isEmpty {
      var byName: [String: [Int]] = [:]
      for (row, level) in levels.enumerated() { byName[rows[row][level], default: []].append(row) }
      crowded = []
      for members in byName.values where members.count > 1 {
        let lowest = members.lazy.map { levels[$0] }.min() ?? 0
        for row in members where levels[row] == lowest && lowest + 1 < rows[row].count {
          levels[row] += 1
          crowded.insert(row)
        }
      }
    }
    var taken: Set<String> = []
    var copies: [String: Int] = [:]
    return rows.indices.map { row in
      let name = rows[row][levels[row]]
      if taken.insert(name).inserted { return name }
      while true {
        copies[name, default: 1] += 1
        let numbered = "\(name)#\(copies[name, default: 1])"
        if taken.insert(numbered).inserted { return numbered }
      }
    }
  }
}
