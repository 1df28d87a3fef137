// swift-tools-version: 6.2
// The fuzzers, in a package of their own, because they link only with `--sanitize=fuzzer`:
// `../fuzz TARGET`.

import PackageDescription

let package = Package(
  name: "FrameFuzz",
  dependencies: [
    .package(name: "FuzzYourOwn", path: ".."),
    // In a package of your own: .package(url: "…/swift-torus", from: "…").
    .package(name: "swift-torus", path: "../../.."),
  ],
  targets: ["frames", "broken"].map { name in
    .executableTarget(
      name: name,
      dependencies: [
        .product(name: "FrameLaws", package: "FuzzYourOwn"),
        .product(name: "LawFuzzing", package: "swift-torus"),
      ])
  }
)
