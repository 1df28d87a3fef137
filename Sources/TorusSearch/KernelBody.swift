internal import CTorusKernels

/// The instructions that the distances are computed with: each body gives the same distances.
public enum KernelBody: String, Hashable, Sendable, CaseIterable {
  /// Any machine.
  case portable
  /// 64-bit Arm.
  case neon
  /// x86-64 with AVX2.
  case avx2
  /// x86-64 with AVX-512 F, BW and VNNI.
  case avx512

  /// Whether this machine has the instructions.
  public var runsHere: Bool { torus_body_runs(cBody) }

  /// The bodies that run on this machine, the widest last; never empty.
  public static var available: [KernelBody] { allCases.filter { $0.runsHere } }

  /// The widest body that runs on this machine.
  public static var widest: KernelBody { available.last ?? .portable }

  var cBody: torus_body {
    switch self {
    case .portable: torus_body_portable
    case .neon: torus_body_neon
    case .avx2: torus_body_avx2
    case .avx512: torus_body_avx512
    }
  }
}
