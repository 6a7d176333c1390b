internal import SelarasRecords

/// Why a job cannot begin or go on.
public enum PipelineError: Error, Hashable, Sendable {
  /// Another run is writing to the same folder.
  case inUse(path: String)
  /// A file or folder cannot be made.
  case cannotMake(path: String, reason: String)
  /// A file cannot be written to the end, or read back.
  case cannotWrite(path: String, reason: String)

  /// Runs what works on a file, and gives its errors the file's name.
  static func onFile<Result: ~Copyable>(
    _ path: String, _ work: () throws -> Result
  ) throws(PipelineError) -> Result {
    do {
      return try work()
    } catch let error as PipelineError {
      throw error
    } catch let error as RecordsError {
      throw .cannotWrite(path: path, reason: error.reason)
    } catch {
      throw .cannotWrite(path: path, reason: "\(error)")
    }
  }
}

extension PipelineError: CustomStringConvertible {
  /// What is wrong, and where.
  public var description: String {
    switch self {
    case .inUse(let path): "\(path): another run is writing here"
    case .cannotMake(let path, let reason), .cannotWrite(let path, let reason):
      "\(path): \(reason)"
    }
  }
}
