internal import GRDB

extension TranslationMemory {
  /// Checks all units, keeps what is found as their flags, and hands out each finding.
  ///
  /// - Parameters:
  ///   - rules: What is checked.
  ///   - body: Gets a unit with what it breaks.
  /// - Returns: How many units were checked.
  /// - Throws: ``MemoryError`` where the memory cannot be read or written, or `body` threw.
  public func check(
    _ rules: Set<QualityRule>, _ body: (_ id: Int, MemoryUnit, [QualityFinding]) throws -> Void
  ) throws(MemoryError) -> Int {
    let conflicts = rules.contains(.conflict) ? try conflictingUnits() : []
    var checker = QualityChecker(rules: rules)
    var flags: [(id: Int, flags: Int)] = []
    var count = 0
    try forEachUnit { id, unit in
      count += 1
      var findings = checker.findings(in: unit)
      if conflicts.contains(id) {
        findings.append(
          QualityFinding(rule: .conflict, detail: "the source has several translations"))
      }
      if findings.isEmpty { return }
      flags.append((id, findings.reduce(0) { $0 | $1.rule.bit }))
      try body(id, unit, findings)
    }
    try memoryErrors("keeping flags") {
      try queue.write { database in
        try database.execute(sql: "UPDATE unit SET flags = 0 WHERE flags <> 0")
        let update = try RawStatement(database, "UPDATE unit SET flags = ? WHERE id = ?")
        for unit in flags {
          update.bind(unit.flags, at: 1)
          update.bind(unit.id, at: 2)
          try update.run()
        }
      }
    }
    return count
  }

  /// The units whose source has several translations into one language.
  public func conflictingUnits() throws(MemoryError) -> Set<Int> {
    try memoryErrors("reading the memory \(path)") {
      try queue.read {
        Set(
          try Int.fetchAll(
            $0,
            sql: """
              SELECT u.id FROM unit u JOIN (
                SELECT source, sourceLanguage, targetLanguage FROM unit
                GROUP BY source, sourceLanguage, targetLanguage
                HAVING count(DISTINCT target) > 1) c
              ON u.source = c.source AND u.sourceLanguage = c.sourceLanguage
                AND u.targetLanguage = c.targetLanguage
              """))
      }
    }
  }

  /// What a memory holds, in numbers, by name.
  public func statistics() throws(MemoryError) -> [(name: String, value: Int)] {
    try memoryErrors("reading the memory \(path)") {
      try queue.read { database in
        func number(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
        var result = [
          ("units", try number("SELECT count(*) FROM unit")),
          ("origins", try number("SELECT count(*) FROM origin")),
          ("documents", try number("SELECT count(*) FROM document")),
          (
            "bytes of text",
            try number(
              """
              SELECT coalesce(sum(length(CAST(source AS BLOB)) + length(CAST(target AS BLOB))), 0)
              FROM unit
              """)
          ),
          (
            "bytes of the file",
            try number("PRAGMA page_count") * number("PRAGMA page_size")
          ),
          (
            "units not in the index",
            try number(
              "SELECT count(*) FROM unit WHERE id > (SELECT coalesce(max(last), 0) FROM segment)")
          ),
        ]
        for row in try Row.fetchAll(
          database,
          sql: """
            SELECT s.tag || ' > ' || t.tag AS name, count(*) AS value FROM unit
            JOIN language s ON s.id = sourceLanguage JOIN language t ON t.id = targetLanguage
            GROUP BY 1 ORDER BY 2 DESC, 1
            """)
        {
          result.append((row["name"], row["value"]))
        }
        for status in MemoryUnit.Status.allCases {
          let count = try number(
            "SELECT count(*) FROM unit WHERE status = \(status.rawValue)")
          if count > 0 { result.append(("\(status)", count)) }
        }
        return result
      }
    }
  }
}
