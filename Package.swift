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
func library(
  _ name: String, arrows: [Target.Dependency] = [], linking: [LinkerSetting] = []
) -> Target {
  .target(name: name, dependencies: arrows, swiftSettings: house, linkerSettings: linking)
}

/// A C library from its archive, which Debian's packages have.
///
/// Each shared one would cost every start of the tool a fifth of a millisecond.
func archive(_ name: String) -> [LinkerSetting] {
  [
    .linkedLibrary(":lib\(name).a", .when(platforms: [.linux])),
    .linkedLibrary(name, .when(platforms: [.macOS])),
  ]
}

/// The tests of one target, which may use whatever their subject may.
func tests(_ subject: String, also: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(subject)Tests",
    dependencies: [.init(stringLiteral: subject), "TestSupport"] + also,
    swiftSettings: house)
}

/// Every floor that a step or what steps share stands on.
let steps: [Target.Dependency] = [
  "SelarasText", "SelarasUnicode", "SelarasSegmentation", "SelarasCleaning", "SelarasRecords",
  "SelarasIdentification", "SelarasDuplication", "SelarasAlignment", "SelarasMemory",
]

let package = Package(
  name: "selaras",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "selaras", targets: ["SelarasTool"]),
    .library(name: "Selaras", targets: ["Selaras"]),
    .library(name: "SelarasText", targets: ["SelarasText"]),
    .library(name: "SelarasUnicode", targets: ["SelarasUnicode"]),
    .library(name: "SelarasSegmentation", targets: ["SelarasSegmentation"]),
    .library(name: "SelarasCleaning", targets: ["SelarasCleaning"]),
    .library(name: "SelarasRecords", targets: ["SelarasRecords"]),
    .library(name: "SelarasIdentification", targets: ["SelarasIdentification"]),
    .library(name: "SelarasDuplication", targets: ["SelarasDuplication"]),
    .library(name: "SelarasAlignment", targets: ["SelarasAlignment"]),
    .library(name: "SelarasMemory", targets: ["SelarasMemory"]),
    .library(name: "SelarasPipeline", targets: ["SelarasPipeline"]),
    .library(name: "SelarasEvaluation", targets: ["SelarasEvaluation"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Translation memories are SQLite files.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Floor 8. The product is called `selaras`; the target is not, since beside `Selaras` the two
    // would be one on a file system that ignores case.
    .executableTarget(
      name: "SelarasTool",
      dependencies: [
        "Selaras", "SelarasEvaluation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    // Floor 7: what a user of the library imports, every floor below under one name.
    library("Selaras", arrows: steps + ["SelarasPipeline"]),

    // Floor 6
    library(
      "SelarasEvaluation",
      arrows: [
        "SelarasText", "SelarasUnicode", "SelarasSegmentation", "SelarasCleaning",
        "SelarasIdentification", "SelarasAlignment",
      ]),
    library("SelarasPipeline", arrows: steps),

    // Floor 5
    library("SelarasAlignment", arrows: ["SelarasText", "SelarasSegmentation", "CModels"]),
    library(
      "SelarasMemory",
      arrows: [
        "SelarasText", "SelarasUnicode", "SelarasSegmentation", "SelarasIdentification",
        "CDistance", "CXML",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),

    // Floor 4
    library("SelarasIdentification", arrows: ["SelarasText", "SelarasSegmentation", "CModels"]),
    library("SelarasDuplication", arrows: ["SelarasText", "SelarasSegmentation", "CModels"]),

    // Floor 3
    library("SelarasSegmentation", arrows: ["SelarasText", "SelarasUnicode", "CModels"]),
    library(
      "SelarasCleaning", arrows: ["SelarasText", "SelarasUnicode", "CHTML", "CModels", "CTrees"]),
    library(
      "SelarasRecords", arrows: ["SelarasText", "SelarasUnicode", "CZlib", "CZstd"],
      linking: archive("z") + archive("zstd")),

    // Floor 2
    library("SelarasUnicode", arrows: ["SelarasText", "CBytes", "CICU"]),

    // Floor 1
    library("SelarasText"),

    // Floor 0: one shim per C library.
    // ICU's data and liblzma are named for executables without shared libraries, where the archives
    // of ICU and libxml2 cannot bring them along.
    .target(
      name: "CICU",
      linkerSettings: [
        .linkedLibrary("icui18n"), .linkedLibrary("icuuc"), .linkedLibrary("icudata"),
      ]),
    .target(name: "CHTML", linkerSettings: archive("modest")),
    .target(
      name: "CXML", dependencies: ["CXMLPaths"],
      linkerSettings: [
        .linkedLibrary("xml2"), .linkedLibrary("lzma", .when(platforms: [.linux])),
      ]),
    // Only the include path of libxml2, for CXML.
    .systemLibrary(
      name: "CXMLPaths", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    .target(name: "CBytes"),
    .target(name: "CDistance"),
    .target(name: "CTrees"),
    .target(name: "CModels"),

    // Tests, and what they share.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: house),
    tests("SelarasText"),
    tests("SelarasUnicode", also: ["SelarasText", "CBytes"]),
    tests("SelarasSegmentation", also: ["SelarasText", "SelarasUnicode"]),
    tests("SelarasCleaning", also: ["SelarasText"]),
    tests(
      "SelarasEvaluation",
      also: ["SelarasText", "SelarasSegmentation", "SelarasIdentification", "SelarasAlignment"]),
    tests("SelarasRecords", also: ["SelarasText", "CZlib", "CZstd"]),
    tests("SelarasIdentification", also: ["SelarasText"]),
    tests("SelarasDuplication", also: ["SelarasText", "SelarasSegmentation"]),
    tests("SelarasAlignment", also: ["SelarasText", "SelarasSegmentation"]),
    tests("SelarasMemory", also: ["SelarasText"]),
    tests("SelarasPipeline", also: steps),
    // The tool as a user runs it, and every step on the corpora against its floor.
    tests("SelarasTool", also: ["Selaras"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x,
  cxxLanguageStandard: .cxx17
)
