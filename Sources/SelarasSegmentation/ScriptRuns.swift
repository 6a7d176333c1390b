public import SelarasText
internal import SelarasUnicode

/// Cuts text into stretches of one script (UAX 24, section 5).
///
/// Common and inherited characters go with what stands before them, and at the start of the text
/// with what follows; a closing bracket goes with the script in which its partner was opened. A
/// character that several scripts share (Script_Extensions) stays in the run if the run's script
/// is one of them.
enum ScriptRuns {
  /// More open brackets than this are not remembered: real text nests a few deep.
  private static let deepest = 64

  static func append(of text: Span<UInt8>, to segments: inout [Segment]) {
    let properties = ScriptProperties.shared
    var start = 0
    var script: Script?
    var open: [(closing: UInt32, script: Script?)] = []
    var position = 0
    while position < text.count {
      let (scalar, length) = text.scalar(at: position)
      var own: Script? = properties.script(of: scalar)
      if own == .common || own == .inherited {
        let users = properties.extensions(of: scalar)
        own = users.isEmpty || script.map(users.contains) == true ? nil : users.first
        if own == .common || own == .inherited { own = nil }
      }
      if own == nil, let partner = properties.pairedBracket(of: scalar) {
        if let last = open.lastIndex(where: { $0.closing == scalar }) {
          own = open[last].script
          open.removeSubrange(last...)
        } else if open.count < deepest {
          open.append((partner, script))
        }
      }
      if let own, own != script {
        if script != nil {
          segments.append(segment(start, position, script))
          start = position
        } else {
          // What stood before the first script belongs to it, brackets too.
          for i in open.indices where open[i].script == nil { open[i].script = own }
        }
        script = own
      }
      position += length
    }
    if start < position { segments.append(segment(start, position, script)) }
  }

  private static func segment(_ start: Int, _ end: Int, _ script: Script?) -> Segment {
    Segment(
      range: TextRange(start, end), status: Int32(bitPattern: (script ?? .common).code))
  }
}

extension Segment {
  /// The script of a segment that the unit ``Segmenter/Unit/script`` gave.
  public var script: Script { Script(packed: UInt32(bitPattern: status)) }
}
