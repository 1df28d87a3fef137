// swift-tools-version: 6.2
// Measurements: what operations cost as their inputs grow, and what peers answer beside us.

import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let arithmetic: Target.Dependency = .product(name: "ToroidalArithmetic", package: "swift-torus")

let torusSearch: Target.Dependency = .product(name: "TorusSearch", package: "swift-torus")

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "swift-torus", path: "..")],
  targets: [
    .executableTarget(name: "complexity", dependencies: [arithmetic], swiftSettings: strict),
    .executableTarget(name: "answers", dependencies: [arithmetic], swiftSettings: strict),
    .executableTarget(
      name: "search",
      dependencies: [
        "CPortBound", torusSearch, .product(name: "TorusArtifacts", package: "swift-torus"),
      ], swiftSettings: strict),
    .target(name: "CPortBound"),
    .executableTarget(
      name: "engine", dependencies: [.product(name: "PropertyTesting", package: "swift-torus")],
      swiftSettings: strict),
  ]
)
