import SelarasText
import Testing

@Suite struct `Text ranges` {
  @Test func `slice a string by bytes`() {
    let text = "lalu,祖克柏 bilang"
    #expect(text[TextRange(5, 14)] == "祖克柏")
    #expect(text[TextRange(0, 0)].isEmpty)
    #expect(text[TextRange(0, text.utf8.count)] == text)
  }

  @Test func `overlap only where they share a byte`() {
    #expect(TextRange(0, 3).overlaps(TextRange(2, 4)))
    #expect(!TextRange(0, 3).overlaps(TextRange(3, 4)))
    #expect(!TextRange(2, 2).overlaps(TextRange(2, 2)))
  }

  @Test func `refuse to run backwards`() async {
    await #expect(processExitsWith: .failure) { _ = TextRange(3, 2) }
  }
}

@Suite struct Scripts {
  @Test func `keep their four letters`() {
    #expect(Script.han.description == "Hani")
    #expect(Script(letters: "Latn") == .latin)
    #expect(Script(letters: "mess") != .latin)
    #expect(Script(letters: "漢") == .unknown)
  }
}
