// swift-tools-version: 6.2
import PackageDescription

// Generators of the tables that the package ships. Nobody needs them to build or use it.
let package = Package(
  name: "selaras-tools",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "selaras", path: "..")],
  targets: [
    .executableTarget(
      name: "make-folding",
      dependencies: [
        .product(name: "SelarasText", package: "selaras"),
        .product(name: "SelarasUnicode", package: "selaras"),
      ]),
    .executableTarget(name: "make-letters"),
    .executableTarget(
      name: "make-variants",
      dependencies: [.product(name: "SelarasUnicode", package: "selaras")]),
  ],
  swiftLanguageModes: [.v6]
)
