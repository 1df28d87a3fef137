// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "FuzzYourOwn",
  products: [.library(name: "FrameLaws", targets: ["FrameLaws"])],
  // In a package of your own: .package(url: "…/swift-torus", from: "…").
  dependencies: [.package(name: "swift-torus", path: "../..")],
  targets: [
    .target(name: "Frames"),
    // The laws, in a target of their own: the tests sample them, and the package Fuzz fuzzes them.
    .target(
      name: "FrameLaws",
      dependencies: [
        "Frames",
        .product(name: "PropertyTesting", package: "swift-torus"),
        .product(name: "LawSuites", package: "swift-torus"),
      ]),
    .testTarget(
      name: "FrameTests",
      dependencies: [
        "Frames", "FrameLaws",
        .product(name: "PropertyTesting", package: "swift-torus"),
        .product(name: "PropertyTestingForSwiftTesting", package: "swift-torus"),
        .product(name: "LawFuzzing", package: "swift-torus"),
      ],
      resources: [.copy("Crashes")]),
  ]
)
