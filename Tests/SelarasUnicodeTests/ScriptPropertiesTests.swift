import SelarasText
import SelarasUnicode
import Testing

@Suite struct `Script properties` {
  @Test func `name the script of each code point`() {
    let properties = ScriptProperties.shared
    #expect(properties.script(of: 0x7956) == .han)
    #expect(properties.script(of: 0x41) == .latin)
    #expect(properties.script(of: 0x3002) == .common)
    #expect(properties.script(of: 0x301) == .inherited)
  }

  @Test func `know who shares the ideographic full stop`() {
    #expect(ScriptProperties.shared.extensions(of: 0x3002).contains(.han))
    #expect(ScriptProperties.shared.extensions(of: 0x20).isEmpty)
  }

  @Test func `pair brackets`() {
    #expect(ScriptProperties.shared.pairedBracket(of: 0x300C) == 0x300D)
    #expect(ScriptProperties.shared.pairedBracket(of: 0x41) == nil)
  }
}
