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

func fuzzer(_ name: String, _ support: Target.Dependency) -> Target {
  .executableTarget(name: name, dependencies: [support], swiftSettings: strict)
}

let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "swift-torus", path: "..")],
  targets: [
    .target(name: "CLibFuzzer"),
    .target(
      name: "LawFuzzing",
      dependencies: [
        "CLibFuzzer",
        .product(name: "PropertyTesting", package: "swift-torus"),
        .product(name: "TorusLaws", package: "swift-torus"),
      ],
      swiftSettings: strict),
    .target(
      name: "FormatFuzzing",
      dependencies: [
        "CLibFuzzer",
        .product(name: "PropertyTesting", package: "swift-torus"),
        .product(name: "FormatLaws", package: "swift-torus"),
      ],
      swiftSettings: strict),

    // Laws, whose cases are drawn from the bytes.
    fuzzer("circle", "LawFuzzing"),
    fuzzer("geometry", "LawFuzzing"),
    fuzzer("means", "LawFuzzing"),
    fuzzer("turns", "LawFuzzing"),
    fuzzer("tables", "LawFuzzing"),

    // Formats, whose files are the bytes.
    fuzzer("npy", "FormatFuzzing"),
    fuzzer("safetensors", "FormatFuzzing"),
    fuzzer("idx", "FormatFuzzing"),
    fuzzer("json", "FormatFuzzing"),
    fuzzer("sidecar", "FormatFuzzing"),
    fuzzer("certificate", "FormatFuzzing"),

    // A planted trap, which the check expects to be found and kept.
    fuzzer("canary", "CLibFuzzer"),
  ]
)
