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

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
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
    .library(name: "TorusArtifacts", targets: ["TorusArtifacts"]),
    .library(name: "TorusTraining", targets: ["TorusTraining"]),
    .library(name: "TorusQuantization", targets: ["TorusQuantization"]),
    .library(name: "TorusCertification", targets: ["TorusCertification"]),
    .library(name: "TorusVerification", targets: ["TorusVerification"]),
    .executable(name: "torus", targets: ["torus"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    // Band 0: system libraries.
    .systemLibrary(name: "CGMP", pkgConfig: "gmp", providers: [.apt(["libgmp-dev"])]),
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // Band 0: what Swift hides of processes, and what libFuzzer asks of a program, in C.
    .target(name: "CLibFuzzer"),
    .target(name: "CProcess"),

    // Band 1: the mathematics, the engine, and the judge. None knows another.
    library("ToroidalArithmetic"),
    library("PropertyTesting"),
    library("TorusOracle", ["CGMP"]),

    // Band 2: the engine in the world and the laws of any type, and the parcels that travel between
    // stages.
    library("PropertyTestingRuntime", ["PropertyTesting", "CProcess"]),
    library("LawSuites", ["PropertyTesting"]),
    library("LawFuzzing", ["PropertyTesting", "CLibFuzzer"]),
    library("TorusArtifacts", [crypto, "CZlib"], resources: [.copy("Datasets/Digits")]),

    // Band 3: the engine in the test libraries, and the stages, siblings.
    library("PropertyTestingForSwiftTesting", ["PropertyTesting", "PropertyTestingRuntime"]),
    library("PropertyTestingForXCTest", ["PropertyTesting", "PropertyTestingRuntime"]),
    library("TorusTraining", ["COpenBLAS", "TorusArtifacts"]),
    library("TorusQuantization", ["ToroidalArithmetic", "TorusArtifacts", bigInt]),
    library("TorusCertification", ["ToroidalArithmetic", "TorusArtifacts", bigInt]),
    library("TorusVerification", ["TorusArtifacts", bigInt]),

    // Band 4: every law, once.
    library("TorusLaws", ["ToroidalArithmetic", "PropertyTesting", "TorusOracle"]),
    library("FormatLaws", ["PropertyTesting", "TorusArtifacts"]),
    library(
      "CertificateLaws",
      [
        "PropertyTesting", "TorusArtifacts", "TorusQuantization", "TorusCertification",
        "TorusVerification",
      ]),

    // Band 5: the command and the suites.
    .executableTarget(
      name: "torus",
      dependencies: [
        "ToroidalArithmetic", "PropertyTesting", "PropertyTestingRuntime", "TorusLaws",
        "FormatLaws", "CertificateLaws", "TorusArtifacts", "TorusTraining", "TorusQuantization",
        "TorusCertification", "TorusVerification", argumentParser, bigInt,
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
        "TorusLaws", "FormatLaws", "CertificateLaws", "PropertyTesting", "ToroidalArithmetic",
        "TorusOracle", "TestSupport",
      ],
      resources: [.copy("Counterexamples")]),
    suite("FormatLawsTests", ["FormatLaws", "PropertyTesting", "TestSupport"]),
    suite(
      "CertificateLawsTests", ["CertificateLaws", "LawFuzzing", "PropertyTesting", "TestSupport"]),
    suite("CommandTests", ["torus", "TestSupport", "TorusArtifacts"]),
    suite(
      "CaseTests",
      [
        "ToroidalArithmetic", "PropertyTesting", "PropertyTestingRuntime", "TorusLaws",
        "TorusArtifacts", "TorusTraining", "TorusQuantization", "TestSupport",
      ]),
    suite(
      "DocumentationTests", ["ToroidalArithmetic", "PropertyTesting", "LawSuites", "TorusLaws"]),
    suite("TidyTests", ["TestSupport"]),
  ]
)
