internal import ArgumentParser
internal import Selaras

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The command line: it reads options, calls the library, prints.
@main
struct SelarasCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "selaras",
    abstract:
      "Cleans scraped articles, tells their languages apart, finds repeats, aligns sentences.",
    discussion: """
      Results go to standard output or --output-file; progress, warnings and summaries to standard \
      error. Exit codes: 0 all well, 1 some input was skipped, 64 usage, 65 unusable input, \
      66 input not found, 73 and 74 output cannot be written, 70 our fault, 130 stopped by Ctrl-C.
      """,
    version: Version.description,
    subcommands: [
      RunCommand.self, CleanCommand.self, SegmentCommand.self, IdentifyCommand.self,
      DedupCommand.self, AlignCommand.self, MineCommand.self, MatchCommand.self,
      TrainCommand.self, EvaluateCommand.self, StageCommand.self, MemoryCommand.self,
    ])

  /// Runs the command that was asked for and ends with the code that its outcome has.
  @MainActor
  static func main() async {
    Interruption.listen()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      if let message = failure.message { Console(color: .never).say("selaras: \(message)") }
      Failure.leave(failure.code.rawValue)
    } catch let error as RecordsError {
      // Whoever read the output has seen enough.
      if error.kind == .closedPipe { Failure.leave(0) }
      Console(color: .never).say("selaras: \(error)")
      Failure.leave(exitCode(of: error).rawValue)
    } catch let error as PipelineError {
      Console(color: .never).say("selaras: \(error)")
      Failure.leave(exitCode(of: error).rawValue)
    } catch let error as DuplicationError {
      Console(color: .never).say("selaras: \(error)")
      Failure.leave(exitCode(of: error).rawValue)
    } catch let error where isLibraryError(error) {
      Console(color: .never).say("selaras: \(error)")
      Failure.leave(Failure.Code.ourFault.rawValue)
    } catch {
      exit(withError: error)
    }
  }

  private static func exitCode(of error: RecordsError) -> Failure.Code {
    switch error.kind {
    case .notFound: .inputNotFound
    case .unreadable, .corrupt: .unusableInput
    case .unwritable:
      // What could be made and then not be filled is a failure of writing.
      [ENOSPC, EDQUOT, EIO, EFBIG].contains(error.code) ? .cannotWrite : .cannotCreate
    case .closedPipe: .cannotWrite
    }
  }

  private static func exitCode(of error: PipelineError) -> Failure.Code {
    switch error {
    case .inUse, .cannotMake: .cannotCreate
    case .cannotWrite: .cannotWrite
    }
  }

  private static func exitCode(of error: DuplicationError) -> Failure.Code {
    switch error {
    case .malformedSketch, .malformedIndex: .unusableInput
    case .cannotOpen: .cannotCreate
    case .cannotWrite: .cannotWrite
    }
  }

  /// Whether an error is one of the libraries', not of the parser of the command line.
  private static func isLibraryError(_ error: any Error) -> Bool {
    error is UnicodeError || error is CleaningError || error is MemoryError
      || error is SegmentationError || error is IdentificationError || error is AlignmentError
      || error is CocoaError
  }
}

/// The version of the tool.
enum Version {
  static let number = "0.1.0"

  /// The version with that of ICU, and whether the installed ICU's rules are run by ourselves.
  static var description: String {
    // Opening a segmenter takes a millisecond, which no other command should pay.
    var engine = ""
    if CommandLine.arguments.contains("--version") {
      let segmenter = try? Segmenter(.word)
      if segmenter?.isCompiled != true { engine = ", its rules by its own iterators" }
    }
    return "selaras \(number) (ICU \(UnicodeLibrary.version)\(engine))"
  }
}
