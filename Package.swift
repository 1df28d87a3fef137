// swift-tools-version: 6.2
// The targets and arrows of swift-torus. `Documentation/Architecture.md` says why each arrow
// points as it does; `Tests/TidyTests` fails when a source file draws another.

import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func suite(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil
) -> Target {
  .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

let bigInt: Target.Dependency = .product(name: "BigInt", package: "BigInt")
let argumentParser: Target.Dependency =
  .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "swift-torus",
  products: [
    .library(name: "ToroidalArithmetic", targets: ["ToroidalArithmetic"]),
    .library(name: "PropertyTesting", targets: ["PropertyTesting", "PropertyTestingRuntime"]),
    .library(
      name: "PropertyTestingForSwiftTesting", targets: ["PropertyTestingForSwiftTesting"]),
    .library(name: "PropertyTestingForXCTest", targets: ["PropertyTestingForXCTest"]),
    .library(name: "LawSuites", targets: ["LawSuites"]),
    .library(name: "LawFuzzing", targets: ["LawFuzzing"]),
    .library(name: "TorusLaws", targets: ["TorusLaws"]),
    .library(name: "FormatLaws", targets: ["FormatLaws"]),
    .library(name: "CertificateLaws", targets: ["CertificateLaws"]),
    .library(name: "SearchLaws", targets: ["SearchLaws"]),
    .library(name: "TorusArtifacts", targets: ["TorusArtifacts"]),
    .library(name: "TorusTraining", targets: ["TorusTraining"]),
    .library(name: "TorusQuantization", targets: ["TorusQuantization"]),
    .library(name: "TorusSearch", targets: ["TorusSearch"]),
    .library(name: "TorusCertification", targets: ["TorusCertification"]),
    .library(name: "TorusVerification", targets: ["TorusVerification"]),
    .executable(name: "torus", targets: ["torus"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    // Band 0: system libraries.
    .systemLibrary(name: "CGMP", pkgConfig: "gmp", providers: [.apt(["libgmp-dev"])]),
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(
      name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // Band 0, in C: what Swift hides of processes, what libFuzzer asks of a program, and distances
    // compiled for several instruction sets, which Swift has no attribute for.
    .target(name: "CLibFuzzer"),
    .target(name: "CProcess"),
    .target(name: "CTorusKernels"),

    // Band 1: the mathematics, the engine, and the judge. None knows another.
    library("ToroidalArithmetic"),
    library("PropertyTesting"),
    library("TorusOracle", ["CGMP"]),

    // Band 2: the engine in the world and the laws of any type, and the parcels that travel between
    // stages.
    library("PropertyTestingRuntime", ["PropertyTesting", "CProcess"]),
    library("LawSuites", ["PropertyTesting"]),
    library("LawFuzzing", ["PropertyTesting", "CLibFuzzer"]),
    library("TorusArtifacts", ["COpenSSL", "CZlib"], resources: [.copy("Datasets/Digits")]),

    // Band 3: the engine in the test libraries, and the stages, siblings.
    library("PropertyTestingForSwiftTesting", ["PropertyTesting", "PropertyTestingRuntime"]),
    library("PropertyTestingForXCTest", ["PropertyTesting", "PropertyTestingRuntime"]),
    library("TorusTraining", ["COpenBLAS", "TorusArtifacts"]),
    library("TorusQuantization", ["ToroidalArithmetic", "TorusArtifacts", bigInt]),
    library("TorusSearch", ["CTorusKernels", "ToroidalArithmetic", "TorusArtifacts"]),
    library("TorusVerification", ["TorusArtifacts", bigInt]),

    // Band 4: the certifier, which may be clever, and searches.
    library(
      "TorusCertification", ["TorusQuantization", "TorusSearch", "TorusArtifacts", bigInt]),

    // Band 5: every law, once.
    library("TorusLaws", ["ToroidalArithmetic", "PropertyTesting", "TorusOracle"]),
    library("FormatLaws", ["PropertyTesting", "TorusArtifacts"]),
    library("SearchLaws", ["PropertyTesting", "TorusSearch"]),
    library(
      "CertificateLaws",
      [
        "PropertyTesting", "TorusArtifacts", "TorusQuantization", "TorusCertification",
        "TorusVerification",
      ]),

    // Band 6: the command and the suites.
    .executableTarget(
      name: "torus",
      dependencies: [
        "ToroidalArithmetic", "PropertyTesting", "PropertyTestingRuntime", "TorusLaws",
        "FormatLaws", "CertificateLaws", "SearchLaws", "TorusArtifacts", "TorusTraining",
        "TorusQuantization", "TorusSearch", "TorusCertification", "TorusVerification",
        argumentParser, bigInt,
      ],
      swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    suite("ToroidalArithmeticTests", ["ToroidalArithmetic", "TestSupport"]),
    suite("PropertyTestingTests", ["PropertyTesting", "TestSupport"]),
    suite(
      "PropertyTestingRuntimeTests",
      ["PropertyTestingRuntime", "PropertyTesting", "CProcess", "TestSupport"]),
    suite(
      "PropertyTestingForSwiftTestingTests",
      ["PropertyTestingForSwiftTesting", "PropertyTestingRuntime", "PropertyTesting"]),
    suite(
      "PropertyTestingForXCTestTests",
      ["PropertyTestingForXCTest", "PropertyTestingRuntime", "PropertyTesting"]),
    suite("LawSuitesTests", ["LawSuites", "PropertyTesting"]),
    suite("LawFuzzingTests", ["LawFuzzing", "PropertyTesting"]),
    suite("TorusOracleTests", ["TorusOracle", "TestSupport"]),
    suite(
      "TorusArtifactsTests", ["TorusArtifacts", "TestSupport"], resources: [.copy("Fixtures")]),
    suite("TorusTrainingTests", ["TorusTraining", "TorusArtifacts", "TestSupport"]),
    suite(
      "TorusQuantizationTests",
      [
        "TorusQuantization", "TorusArtifacts", "ToroidalArithmetic", "TorusOracle", "TestSupport",
        bigInt,
      ]),
    suite("TorusVerificationTests", ["TorusVerification", "TorusArtifacts", "TestSupport"]),
    suite(
      "TorusCertificationTests",
      [
        "TorusCertification", "TorusVerification", "TorusQuantization", "TorusArtifacts",
        "TestSupport",
      ]),
    suite(
      "TorusLawsTests",
      [
        "TorusLaws", "FormatLaws", "CertificateLaws", "SearchLaws", "PropertyTesting",
        "ToroidalArithmetic", "TorusOracle", "TestSupport",
      ],
      resources: [.copy("Counterexamples")]),
    suite("TorusSearchTests", ["TorusSearch", "TorusArtifacts", "TestSupport"]),
    suite(
      "SearchLawsTests",
      ["SearchLaws", "TorusLaws", "TorusSearch", "ToroidalArithmetic", "PropertyTesting"]),
    suite("FormatLawsTests", ["FormatLaws", "PropertyTesting", "TestSupport"]),
    suite(
      "CertificateLawsTests", ["CertificateLaws", "LawFuzzing", "PropertyTesting", "TestSupport"]),
    suite("CommandTests", ["torus", "TestSupport", "TorusArtifacts"]),
    suite(
      "CaseTests",
      [
        "ToroidalArithmetic", "PropertyTesting", "PropertyTestingRuntime", "TorusLaws",
        "TorusArtifacts", "TorusTraining", "TorusQuantization", "TorusSearch",
        "TorusCertification", "TorusVerification", "TestSupport",
      ]),
    suite(
      "DocumentationTests", ["ToroidalArithmetic", "PropertyTesting", "LawSuites", "TorusLaws"]),
    suite("TidyTests", ["TestSupport"]),
  ]
)
