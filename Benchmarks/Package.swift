// swift-tools-version: 6.2
import PackageDescription

// Benchmarks, each with its rival in the same run. Nobody needs them to build or use the package.
let package = Package(
  name: "selaras-benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "selaras", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        .product(name: "SelarasText", package: "selaras"),
        .product(name: "SelarasSegmentation", package: "selaras"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        "CRivals",
      ]),
    .target(name: "CRivals", dependencies: ["CICUPaths"]),
    // ICU's include path and libraries, for CRivals.
    .systemLibrary(name: "CICUPaths", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"])]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
