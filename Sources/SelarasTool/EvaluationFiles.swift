internal import Selaras
internal import SelarasEvaluation

/// The files of gold or of results that arguments stand for.
func evaluationFiles(_ paths: [String], suffix: String) throws -> [String] {
  let inputs = InputFiles.list(paths)
  if let problem = inputs.problems.first {
    throw Failure(problem.kind == .missing ? .inputNotFound : .unusableInput, "\(problem)")
  }
  let named = Set(paths)
  let files = inputs.files.map(\.path).filter { named.contains($0) || $0.hasSuffix(suffix) }
  if files.isEmpty {
    throw Failure(.unusableInput, "no file \(suffix) in \(paths.joined(separator: " "))")
  }
  return files
}

/// The text in a language that stands beside a file of gold: NAME.id beside NAME.gold.
func textBeside(_ gold: String, _ language: LanguageTag) throws -> TextSide {
  let base = gold.hasSuffix(".gold") ? String(gold.dropLast(5)) : gold
  for tag in [language.rawValue, language.language] {
    let files = InputFiles.list(["\(base).\(tag)"])
    if files.problems.isEmpty, let file = files.files.first {
      return try TextSide(path: file.path, kind: nil)
    }
  }
  throw Failure(.inputNotFound, "\(base).\(language.language): no such file")
}

/// A share as a percentage with up to two decimals.
func percent(_ share: Double) -> String { JSONWriter.short((share * 10_000).rounded() / 100) }

/// How far confidences are true, by tenths; what was judged names a column.
func reliabilityTable(_ reliability: Reliability, of what: String) -> String {
  var text = "\nconfidence\t\(what)\tmean\taccuracy\n"
  for (i, bin) in reliability.bins.enumerated() where bin.answers > 0 {
    text +=
      "\(i * 10)-\(i * 10 + 10)\t\(bin.answers)\t\(percent(bin.confidence))\t"
      + "\(percent(bin.accuracy))\n"
  }
  return text
}
