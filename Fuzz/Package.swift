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

let lawFuzzing: Target.Dependency = .product(name: "LawFuzzing", package: "swift-torus")

let torusLaws: Target.Dependency = .product(name: "TorusLaws", package: "swift-torus")

/// A fuzzer. `LawFuzzing` brings what makes a trap leave a crash file, and belongs to each.
func fuzzer(_ name: String, _ support: Target.Dependency...) -> Target {
  .executableTarget(name: name, dependencies: support + [lawFuzzing], swiftSettings: strict)
}

let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "swift-torus", path: "..")],
  targets: [
    .target(
      name: "TorusFuzzing",
      dependencies: [
        lawFuzzing,
        .product(name: "PropertyTesting", package: "swift-torus"),
        torusLaws,
      ],
      swiftSettings: strict),
    .target(
      name: "FormatFuzzing",
      dependencies: [
        .product(name: "PropertyTesting", package: "swift-torus"),
        .product(name: "FormatLaws", package: "swift-torus"),
      ],
      swiftSettings: strict),

    // Laws, whose cases are drawn from the bytes.
    fuzzer("circle", "TorusFuzzing", torusLaws),
    fuzzer("orders", "TorusFuzzing"),
    fuzzer("geometry", "TorusFuzzing"),
    fuzzer("means", "TorusFuzzing"),
    fuzzer("turns", "TorusFuzzing"),
    fuzzer("tables", "TorusFuzzing"),

    // Laws of certificates, drawn likewise.
    fuzzer("claims", .product(name: "CertificateLaws", package: "swift-torus")),

    // Laws of searches, likewise.
    fuzzer("searches", .product(name: "SearchLaws", package: "swift-torus")),

    // Laws of files that are drawn, likewise.
    fuzzer("files", .product(name: "FormatLaws", package: "swift-torus")),

    // Formats, whose files are the bytes.
    fuzzer("npy", "FormatFuzzing"),
    fuzzer("safetensors", "FormatFuzzing"),
    fuzzer("idx", "FormatFuzzing"),
    fuzzer("json", "FormatFuzzing"),
    fuzzer("sidecar", "FormatFuzzing"),
    fuzzer("certificate", "FormatFuzzing"),

    // A planted trap, which the check expects to be found and kept.
    fuzzer("canary"),
  ]
)
