// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "PhaseAccumulator",
  // In a package of your own: .package(url: "…/swift-torus", from: "…").
  dependencies: [.package(name: "swift-torus", path: "../..")],
  targets: [
    .target(name: "CPhase"),
    .testTarget(
      name: "PhaseAccumulatorTests",
      dependencies: [
        "CPhase",
        .product(name: "PropertyTesting", package: "swift-torus"),
        .product(name: "PropertyTestingForSwiftTesting", package: "swift-torus"),
        .product(name: "LawSuites", package: "swift-torus"),
        .product(name: "TorusLaws", package: "swift-torus"),
      ]),
  ]
)
