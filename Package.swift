// swift-tools-version: 6.2
import PackageDescription

/// The settings under which every Swift target of the house is compiled.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A library of the house.
///
/// Its floor decides what may stand in `arrows`: floors below, never neighbours.
func library(_ name: String, arrows: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: arrows, swiftSettings: house)
}

/// The tests of one target, which may use whatever their subject may.
func tests(_ subject: String, also: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(subject)Tests", dependencies: [.init(stringLiteral: subject)] + also,
    swiftSettings: house)
}

let package = Package(
  name: "selaras",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "SelarasText", targets: ["SelarasText"]),
    .library(name: "SelarasUnicode", targets: ["SelarasUnicode"]),
    .library(name: "SelarasSegmentation", targets: ["SelarasSegmentation"]),
    .library(name: "SelarasMemory", targets: ["SelarasMemory"]),
    .library(name: "SelarasRecords", targets: ["SelarasRecords"]),
    .library(name: "SelarasIdentification", targets: ["SelarasIdentification"]),
    .library(name: "SelarasDuplication", targets: ["SelarasDuplication"]),
    .library(name: "SelarasCleaning", targets: ["SelarasCleaning"]),
    .library(name: "SelarasAlignment", targets: ["SelarasAlignment"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Floor 1
    library("SelarasText"),

    // Floor 2
    library("SelarasUnicode", arrows: ["SelarasText", "CICU"]),

    // Floor 3
    library("SelarasSegmentation", arrows: ["SelarasText", "SelarasUnicode", "CModels"]),
    library("SelarasRecords", arrows: ["SelarasText", "SelarasUnicode", "CZlib", "CZstd"]),

    // Floor 6
    library(
      "SelarasPipeline",
      arrows: ["SelarasText", "SelarasUnicode", "SelarasSegmentation", "SelarasMemory"]),
    // Floor 5
    library("SelarasMemory", arrows: ["SelarasText", "CXML"]),

    // Floor 4
    library(
      "SelarasIdentification", arrows: ["SelarasText", "SelarasSegmentation", "CModels"]),

    // Floor 4
    library("SelarasDuplication", arrows: ["SelarasText", "SelarasSegmentation"]),

    library("SelarasCleaning", arrows: ["SelarasText", "SelarasUnicode", "CHTML", "CModels"]),

    // Floor 5
    library(
      "SelarasAlignment", arrows: ["SelarasText", "SelarasSegmentation", "CModels"]),

    // Floor 0: one shim per C library.
    .target(
      name: "CICU",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .target(name: "CHTML", linkerSettings: [.linkedLibrary("modest")]),
    .target(name: "CModels"),
    .target(name: "CXML", dependencies: ["CXMLPaths"], linkerSettings: [.linkedLibrary("xml2")]),
    // Only the include path of libxml2, for CXML.
    .systemLibrary(
      name: "CXMLPaths", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),

    // Tests
    tests("SelarasText"),
    tests("SelarasUnicode", also: ["SelarasText"]),
    tests("SelarasSegmentation", also: ["SelarasText", "SelarasUnicode"]),
    tests("SelarasPipeline", also: ["SelarasText", "SelarasMemory"]),
    tests("SelarasMemory", also: ["SelarasText"]),
    tests("SelarasRecords", also: ["SelarasText", "CZlib", "CZstd"]),
    tests("SelarasIdentification", also: ["SelarasText"]),
    tests("SelarasDuplication", also: ["SelarasText", "SelarasSegmentation"]),
    tests("SelarasCleaning", also: ["SelarasText", "SelarasUnicode", "CHTML"]),
    tests("SelarasAlignment", also: ["SelarasText", "SelarasSegmentation"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x,
  cxxLanguageStandard: .cxx17
)
