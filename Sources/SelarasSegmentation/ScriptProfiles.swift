internal import SelarasText
internal import SelarasUnicode

/// What a script run asks of each code point, gathered in one table.
struct ScriptProfiles: Sendable {
  /// The table, built at its first use.
  static let shared = ScriptProfiles()

  /// What the code points of one kind do to a run.
  struct Profile: Hashable, Sendable {
    /// The number of their script; ``none`` for those that are common or inherited.
    var own: Int
    /// Where `own` is ``none``: the first of the scripts that share them, if any.
    var first: Int
    /// Where `own` is ``none``: the numbers of all the scripts that share them, one bit each.
    var users: SIMD4<UInt64>
    /// The bracket that closes or opens what this one opens or closes; 0 for anything else.
    var partner: UInt32

    /// Whether the script of this number is one of those that share them.
    @inline(__always)
    func isShared(by script: Int) -> Bool {
      script >= 0 && users[script &>> 6] &>> UInt64(script & 63) & 1 != 0
    }
  }

  static let none = -1

  /// Scripts by their numbers.
  let scripts: [Script]
  let profiles: [Profile]
  private let table: CodePointTable
  let latin: Int
  let han: Int

  /// The profile of a code point.
  @inline(__always)
  func profile(of codePoint: UInt32) -> Profile { profiles[Int(table[codePoint])] }

  private init() {
    let properties = ScriptProperties.shared
    var scripts: [Script] = [.latin, .han]
    var numbers: [Script: Int] = [.latin: 0, .han: 1]
    func number(_ script: Script) -> Int {
      if let known = numbers[script] { return known }
      // A bit for each: no version of Unicode has more than 256 scripts.
      let new = min(scripts.count, 255)
      scripts.append(script)
      numbers[script] = new
      return new
    }
    var profiles: [Profile] = []
    var known: [Profile: UInt16] = [:]
    var last: (script: Script, value: UInt16)?
    let table = CodePointTable { c in
      let script = properties.script(of: c)
      // Neighbours mostly have one script.
      if let last, last.script == script { return last.value }
      var profile = Profile(
        own: ScriptProfiles.none, first: ScriptProfiles.none, users: .zero, partner: 0)
      let isShared = script == .common || script == .inherited
      if isShared {
        let users = properties.extensions(of: c)
        for user in users {
          let bit = number(user)
          profile.users[bit >> 6] |= 1 << UInt64(bit & 63)
        }
        if let first = users.first, first != .common, first != .inherited {
          profile.first = number(first)
        }
        profile.partner = properties.pairedBracket(of: c) ?? 0
      } else {
        profile.own = number(script)
      }
      let value = known[profile] ?? UInt16(profiles.count)
      if known.updateValue(value, forKey: profile) == nil { profiles.append(profile) }
      last = isShared ? nil : (script, value)
      return value
    }
    self.table = table
    self.profiles = profiles
    self.scripts = scripts
    latin = 0
    han = 1
  }
}
