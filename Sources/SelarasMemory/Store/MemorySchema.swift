internal import GRDB

/// The tables of a memory.
enum MemorySchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("units") { database in
      try database.execute(
        sql: """
          CREATE TABLE property(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
          CREATE TABLE language(
            id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE, family TEXT NOT NULL);
          CREATE TABLE document(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
          CREATE TABLE unit(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key INTEGER NOT NULL,
            sourceLanguage INTEGER NOT NULL REFERENCES language(id),
            targetLanguage INTEGER NOT NULL REFERENCES language(id),
            source TEXT NOT NULL,
            target TEXT NOT NULL,
            status INTEGER NOT NULL DEFAULT 0,
            flags INTEGER NOT NULL DEFAULT 0,
            confidence REAL,
            author TEXT,
            created INTEGER,
            changed INTEGER,
            extra TEXT);
          CREATE INDEX unitKey ON unit(key);
          CREATE TABLE variant(
            id INTEGER PRIMARY KEY,
            unit INTEGER NOT NULL REFERENCES unit(id) ON DELETE CASCADE,
            language INTEGER NOT NULL REFERENCES language(id),
            text TEXT NOT NULL);
          CREATE INDEX variantUnit ON variant(unit);
          CREATE TABLE origin(
            document INTEGER NOT NULL REFERENCES document(id),
            position INTEGER NOT NULL,
            unit INTEGER NOT NULL REFERENCES unit(id) ON DELETE CASCADE,
            sourceDocument INTEGER REFERENCES document(id),
            targetDocument INTEGER REFERENCES document(id),
            sourceStart INTEGER, sourceEnd INTEGER,
            targetStart INTEGER, targetEnd INTEGER,
            confidence REAL,
            PRIMARY KEY(document, position)) WITHOUT ROWID;
          CREATE INDEX originUnit ON origin(unit);
          -- What lookups read: see "Lookup" in the documentation.
          CREATE TABLE segment(
            id INTEGER PRIMARY KEY AUTOINCREMENT, first INTEGER NOT NULL, last INTEGER NOT NULL);
          CREATE TABLE chunk(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            segment INTEGER NOT NULL REFERENCES segment(id) ON DELETE CASCADE,
            family TEXT NOT NULL,
            width INTEGER NOT NULL,
            shortest INTEGER NOT NULL,
            longest INTEGER NOT NULL,
            count INTEGER NOT NULL,
            lengths BLOB NOT NULL,
            units BLOB NOT NULL,
            filter BLOB NOT NULL,
            codes BLOB NOT NULL);
          CREATE INDEX chunkSegment ON chunk(segment);
          CREATE TABLE deleted(unit INTEGER PRIMARY KEY);
          """)
    }
    // What lookups read is made anew: letters have four bits there, in texts of any width.
    migrator.registerMigration("planes of four", foreignKeyChecks: .immediate) { database in
      try database.execute(
        sql: """
          DELETE FROM segment;
          ALTER TABLE chunk ADD COLUMN planes INTEGER NOT NULL DEFAULT 0;
          """)
    }
    // SQLite walks through a row's blobs up to the one that is asked for: what a lookup does not need
    // stands in a row of its own.
    migrator.registerMigration("columns apart", foreignKeyChecks: .immediate) { database in
      try database.execute(
        sql: """
          DELETE FROM segment;
          ALTER TABLE chunk DROP COLUMN filter;
          ALTER TABLE chunk DROP COLUMN codes;
          CREATE TABLE chunkFilter(
            chunk INTEGER PRIMARY KEY REFERENCES chunk(id) ON DELETE CASCADE, data BLOB NOT NULL);
          CREATE TABLE chunkCodes(
            chunk INTEGER PRIMARY KEY REFERENCES chunk(id) ON DELETE CASCADE, data BLOB NOT NULL);
          """)
      while try SegmentBuilder.advance(database, atLeast: 1) {}
    }
    return migrator
  }
}
