import SelarasCleaning
import Testing

@Suite struct `Cleaning scraped text` {
  @Test func `an empty text gives an empty document`() {
    #expect(TextCleaner().clean(text: "", id: "a").document.text.isEmpty)
  }
}
