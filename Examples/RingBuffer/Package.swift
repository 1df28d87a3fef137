// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "RingBuffer",
  // In a package of your own: .package(url: "…/swift-torus", from: "…").
  dependencies: [.package(name: "swift-torus", path: "../..")],
  targets: [
    .target(name: "RingBuffer"),
    .testTarget(
      name: "RingBufferTests",
      dependencies: [
        "RingBuffer",
        .product(name: "PropertyTesting", package: "swift-torus"),
        .product(name: "PropertyTestingForSwiftTesting", package: "swift-torus"),
      ]),
  ]
)
