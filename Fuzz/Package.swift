// swift-tools-version: 6.2
// The fuzzers: a package of its own, because they link only with `--sanitize=fuzzer`. Use
// `Fuzz/run TARGET`.

import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func fuzzer(_ name: String) -> Target {
  .executableTarget(name: name, dependencies: ["FuzzSupport"], swiftSettings: strict)
}

let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "swift-torus", path: "..")],
  targets: [
    .target(name: "CLibFuzzer"),
    .target(
      name: "FuzzSupport",
      dependencies: [
        "CLibFuzzer",
        .product(name: "PropertyTesting", package: "swift-torus"),
        .product(name: "TorusLaws", package: "swift-torus"),
        .product(name: "FormatLaws", package: "swift-torus"),
      ],
      swiftSettings: strict),

    // Laws, whose cases are drawn from the bytes.
    fuzzer("circle"),
    fuzzer("geometry"),
    fuzzer("means"),
    fuzzer("turns"),
    fuzzer("tables"),

    // Formats, whose files are the bytes.
    fuzzer("npy"),
    fuzzer("safetensors"),
    fuzzer("idx"),
    fuzzer("json"),
    fuzzer("sidecar"),
    fuzzer("certificate"),

    // A planted trap, which the check expects to be found and kept.
    fuzzer("canary"),
  ]
)
