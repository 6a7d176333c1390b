public import SelarasText

/// Writes units as one of the exchange formats.
///
/// Bytes go to the sink as they come about; memory does not grow with the file. A writer whose sink
/// failed has left a hole in the file: every later call throws the same error.
public final class ExchangeWriter {
  /// Takes the bytes of a file, in order.
  ///
  /// The span is good during the call only.
  public typealias Sink = (Span<UInt8>) throws -> Void

  private let body: any ExchangeBody

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - format: Any but `moses`, which is two files, and `mo`, which is read only.
  ///   - source: The language of the sources.
  ///   - target: The language of the targets.
  ///   - header: What a reader kept of such a file's head.
  ///   - toolVersion: The version of the program that writes.
  ///   - sink: Takes the bytes.
  /// - Throws: ``MemoryError`` where the format is not one written file.
  public convenience init(
    _ format: ExchangeFormat, source: LanguageTag, target: LanguageTag,
    header: [String: String] = [:], toolVersion: String, sink: @escaping Sink
  ) throws(MemoryError) {
    let body: any ExchangeBody
    switch format {
    case .tmx:
      body = try TMXBody(
        source: source, target: target, header: header, toolVersion: toolVersion, sink: sink)
    case .xliff: body = try XLIFFBody(sink)
    case .xliff2: body = try XLIFF2Body(source: source, target: target, sink)
    case .tbx: body = try TBXBody(sink)
    case .tsv: body = TSVBody(ByteSinkBuffer("writing TSV", sink))
    case .csv:
      body = try CSVBody(ByteSinkBuffer("writing CSV", sink))
    case .po:
      body = try POBody(
        target: target, header: header["po"], ByteSinkBuffer("writing PO", sink))
    case .jsonl: body = JSONLinesBody(ByteSinkBuffer("writing JSON Lines", sink))
    case .moses, .mo:
      throw MemoryError("writing \(format.rawValue)", reason: "it is not one file, or read only")
    }
    self.init(body)
  }

  /// Begins a pair of files of lines that belong together.
  public convenience init(mosesSource source: @escaping Sink, target: @escaping Sink) {
    self.init(
      MosesBody(
        ByteSinkBuffer("writing Moses pairs", source), ByteSinkBuffer("writing Moses pairs", target)
      ))
  }

  private init(_ body: any ExchangeBody) { self.body = body }

  /// How many characters were left out because XML 1.0 cannot hold them.
  public var droppedCharacters: Int { body.droppedCharacters }

  /// Writes a unit.
  public func append(_ unit: MemoryUnit) throws(MemoryError) { try body.append(unit) }

  /// Ends the file and hands its last bytes to the sink.
  public func finish() throws(MemoryError) { try body.finish() }
}

/// What a format does.
protocol ExchangeBody: AnyObject {
  var droppedCharacters: Int { get }
  func append(_ unit: MemoryUnit) throws(MemoryError)
  func finish() throws(MemoryError)
}

extension ExchangeBody {
  var droppedCharacters: Int { 0 }
}

/// Bytes on their way to a sink, some 64 KiB at a time.
final class ByteSinkBuffer {
  private let attempt: String
  private let sink: ExchangeWriter.Sink
  private var bytes: [UInt8] = []
  private var failure: MemoryError?

  init(_ attempt: String, _ sink: @escaping ExchangeWriter.Sink) {
    self.attempt = attempt
    self.sink = sink
  }

  func write(_ text: String) throws(MemoryError) {
    bytes.append(contentsOf: text.utf8)
    if bytes.count > 1 << 16 { try flush() }
  }

  func write(_ more: [UInt8]) throws(MemoryError) {
    bytes += more
    if bytes.count > 1 << 16 { try flush() }
  }

  func flush() throws(MemoryError) {
    if let failure { throw failure }
    do { try sink(bytes.span) } catch {
      let error = MemoryError(attempt, underlying: error)
      failure = error
      throw error
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
