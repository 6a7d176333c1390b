import SelarasText
import Testing

@Suite struct `Language tags` {
  @Test(arguments: [
    ("ZH-hant-tw", "zh-Hant-TW"), ("id_ID", "id-ID"), ("EN", "en"), ("", "und"),
    ("sl-ROZAJ", "sl-rozaj"),
  ])
  func `take their recommended case`(written: String, expected: String) {
    #expect(LanguageTag(written).rawValue == expected)
  }

  @Test func `know which languages need no space between lines`() {
    #expect(LanguageTag("zh-Hant").isWrittenWithoutSpaces)
    #expect(!LanguageTag("id").isWrittenWithoutSpaces)
  }
}
