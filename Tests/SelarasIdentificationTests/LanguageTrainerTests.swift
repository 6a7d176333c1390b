import SelarasText
import Testing

@testable import SelarasIdentification

@Suite struct `Training language models` {
  private static let texts = [
    TrainingText(
      language: LanguageTag("id"),
      lines: (0..<120).map { "baris nomor \($0) ini tidak ada bedanya dengan yang lain" }),
    TrainingText(
      language: LanguageTag("en"),
      lines: (0..<120).map { "line number \($0) is not different from the other ones" }),
    TrainingText(
      language: LanguageTag("el"), lines: (0..<120).map { "γραμμή \($0) χωρίς διαφορά" }),
  ]

  private static func trainer(seed: UInt64 = 1) -> LanguageTrainer {
    var options = LanguageTrainer.Options()
    options.seed = seed
    options.bits = 12
    options.smallBits = 10
    return LanguageTrainer(options: options)
  }

  @Test func `a trained model names its languages`() throws {
    let (bytes, report) = try Self.trainer().train(Self.texts)
    let model = try LanguageModel(bytes: bytes)
    #expect(model.labels.map(\.rawValue) == ["el", "en", "id"])
    #expect(report.accuracy > 0.9)
    #expect(report.trainingLosses.count == LanguageTrainer.Options().epochs)
    var identifier = LanguageIdentifier(model: model)
    #expect(identifier.identify("baris yang lain".utf8.span).language == LanguageTag("id"))
    #expect(identifier.identify("the other line".utf8.span).language == LanguageTag("en"))
    #expect(identifier.identify("διαφορά".utf8.span).language == LanguageTag("el"))
  }

  @Test func `the same data and seed give the same bytes, in whatever order`() throws {
    let first = try Self.trainer().train(Self.texts).model
    #expect(try Self.trainer().train(Self.texts.reversed()).model == first)
    #expect(try Self.trainer(seed: 2).train(Self.texts).model != first)
  }

  @Test func `a model says what it was made of`() throws {
    let text = TrainingText(language: LanguageTag("id"), name: "abc.txt", bytes: Array("abc".utf8))
    let model = try LanguageModel(bytes: try Self.trainer().train(Self.texts + [text]).model)
    #expect(
      model.provenance.contains(
        "abc.txt\tid\t1 lines\t3 bytes\t"
          + "sha256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
  }

  @Test func `the kind of a text is in its name`() {
    func kind(_ name: String) -> TrainingText.Kind { TrainingText(name: name, bytes: []).kind }
    #expect(kind("id.txt") == .lines && kind("id.formal.txt") == .lines)
    #expect(kind("id.words.tsv") == .words && kind("zh-Hant.phrases.txt") == .phrases)
    #expect(TrainingText(name: "zh-Hant.phrases.txt", bytes: []).language.rawValue == "zh-Hant")
  }

  @Test func `words tell the languages that have words apart`() throws {
    let words = [("id", "selasa\t0.5\nrabu\t0.25\n"), ("en", "tuesday\t2\nwednesday\t1\n")].map {
      TrainingText(name: "\($0).words.tsv", bytes: Array($1.utf8))
    }
    let (bytes, _) = try Self.trainer().train(Self.texts + words)
    let model = try LanguageModel(bytes: bytes)
    #expect(model.provenance.contains("en.words.tsv\ten\t2 words\t"))
    var identifier = LanguageIdentifier(model: model)
    #expect(identifier.identify("rabu selasa".utf8.span).language == LanguageTag("id"))
    #expect(identifier.identify("wednesday".utf8.span).language == LanguageTag("en"))
    for bad in ["selasa", "selasa\tx", "selasa\t-1", "\t1", ""] {
      let text = TrainingText(name: "id.words.tsv", bytes: Array(bad.utf8))
      #expect(throws: IdentificationError.self) {
        try Self.trainer().train(Self.texts + [text])
      }
    }
  }

  @Test func `data of one language or without letters are refused`() {
    #expect(throws: IdentificationError.unusableData("fewer than two languages")) {
      try LanguageTrainer().train([Self.texts[0]])
    }
    #expect(throws: IdentificationError.unusableData("no letters in the text of xx")) {
      try LanguageTrainer().train(
        Self.texts + [TrainingText(language: LanguageTag("xx"), lines: ["1", "2"])])
    }
  }

  @Test func `damaged models are refused without a trap`() throws {
    let bytes = try Self.trainer().train(Self.texts).model
    #expect(throws: IdentificationError.notALanguageModel) { try LanguageModel(bytes: []) }
    #expect(throws: IdentificationError.notALanguageModel) {
      try LanguageModel(bytes: [UInt8](repeating: 0, count: 100))
    }
    for length in stride(from: 0, to: bytes.count, by: 97) {
      #expect(throws: IdentificationError.self) {
        try LanguageModel(bytes: Array(bytes[..<length]))
      }
    }
    for position in stride(from: 0, to: bytes.count, by: 61) {
      var damaged = bytes
      damaged[position] ^= 0x41
      #expect(throws: IdentificationError.self) { try LanguageModel(bytes: damaged) }
    }
    var newer = bytes
    newer[8] = 9
    #expect(throws: IdentificationError.unknownVersion(9)) { try LanguageModel(bytes: newer) }
  }

  @Test func `a wrong head with a right checksum is refused without a trap`() throws {
    let bytes = try Self.trainer().train(Self.texts).model
    for position in LanguageModel.headerSize..<LanguageModel.headerSize + 700 {
      var changed = bytes
      changed[position] = 0xFF
      let sum = LanguageModel.checksum(of: changed.span.extracting(LanguageModel.headerSize...))
      for i in 0..<8 { changed[20 + i] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * i)) }
      if let model = try? LanguageModel(bytes: changed) {
        var identifier = LanguageIdentifier(model: model)
        _ = identifier.identify("baris γραμμή line".utf8.span)
      }
    }
  }

  @Test func `the shipped model is whole, and small enough`() throws {
    let bytes = LanguageModel.shipped.storage.withBytes { span in
      unsafe span.withUnsafeBufferPointer { unsafe Array($0) }
    }
    #expect(bytes.count <= 8_000_000)
    let model = try LanguageModel(bytes: bytes)
    #expect(model.labels == LanguageModel.shipped.labels)
    #expect(model.labels.count == 79)
    #expect(model.provenance == LanguageModel.shipped.provenance)
    #expect(model.provenance.split(separator: "\n").count == 122)
  }
}

@Suite struct `The parts of language models` {
  @Test func `exponential and logarithm are right to six digits`() {
    // Sums of the series that define them, in double precision.
    func exp(_ x: Double) -> Double {
      var (sum, term) = (1.0, 1.0)
      for n in 1..<60 {
        term *= x / 1024 / Double(n)
        sum += term
      }
      for _ in 0..<10 { sum *= sum }
      return sum
    }
    for x in stride(from: Float(-80), through: 80, by: 0.37) {
      let expected = exp(Double(x))
      #expect(abs(Double(Exponential.exp(x)) - expected) <= 2e-6 * expected)
      if abs(x) < 40 {
        #expect(abs(Exponential.log(Float(expected)) - x) <= 2e-6 * max(1, abs(x)))
      }
    }
    #expect(Exponential.exp(-1000) == 0)
  }

  @Test func `letters know their script and lower case`() {
    let table = LetterTable.shared
    for (upper, lower, script) in [
      ("A", "a", LetterScript.latin), ("Ế", "ế", .latin), ("Ж", "ж", .cyrillic), ("Ω", "ω", .greek),
      ("祖", "祖", .han), ("カ", "カ", .kana), ("ａ", "a", .latin),
    ] {
      let entry = upper.unicodeScalars.first.map { table[$0.value] } ?? 0
      #expect(entry & 0xFF_FFFF == lower.unicodeScalars.first?.value)
      #expect(entry >> 24 == UInt32(script.rawValue))
    }
    for mark in ["1", " ", "。", "「", "@", "€", "😀"] {
      #expect(mark.unicodeScalars.first.map { table[$0.value] } == 0)
    }
  }

  @Test func `the table of letters has the lower cases and letters of Unicode`() {
    let table = LetterTable.shared
    var differences = 0
    for code in UInt32(0x80)..<0x3000 {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let entry = table[code]
      let properties = scalar.properties
      // The standard library may know a later Unicode than the table.
      if entry == 0 || entry & 0xFF_FFFF != code {
        let lower = properties.lowercaseMapping.unicodeScalars.first?.value ?? code
        if entry != 0 && entry & 0xFF_FFFF != lower { differences += 1 }
        continue
      }
      let isLetter =
        properties.isAlphabetic || properties.generalCategory == .nonspacingMark
        || properties.generalCategory == .spacingMark
      if !isLetter { differences += 1 }
    }
    #expect(differences == 0)
  }

  @Test func `eight exponentials are those of each`() {
    let values: SIMD8<Float> = [-.infinity, -90, -20.5, -1, 0, 0.1, 20, .nan]
    let results = Exponential.exp(values)
    for lane in 0..<8 { #expect(results[lane] == Exponential.exp(values[lane])) }
    #expect(results[0] == 0 && results[1] == 0 && results[7] == 0 && results[4] == 1)
  }

  @Test func `accents are taken from letters, and lines without any are left`() {
    let accents = AccentRemoval()
    func plain(_ line: String) -> String? {
      var bytes = Array(line.utf8)
      return accents.append(0..<bytes.count, to: &bytes).map {
        String(decoding: bytes[$0], as: UTF8.self)
      }
    }
    #expect(plain("Tôi không biết, Đà Nẵng") == "Toi khong biet, Da Nang")
    #expect(plain("Weiß, Ærø Müller") == "Weiß, Æro Muller")
    #expect(plain("Saya tidak tahu") == nil && plain("不知道 Ω ж") == nil && plain("") == nil)
  }
}
