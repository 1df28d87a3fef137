import Testing
import ToroidalArithmetic

/// Public reports of torus arithmetic in encrypted computation (kind T).
@Suite("Cases T: torus elements")
struct TorusCases {
  @Test("T02: the squared norm of [50000] is 2500000000, and of the farthest point 2^62")
  func squaredNorm() {
    let origin: TorusVector<Int32> = [0]
    #expect(origin.squaredDistance(to: [50000]) == 2_500_000_000)
    #expect(origin.squaredDistance(to: [.min]) == 4_611_686_018_427_387_904)
    for byte in Int8.min...Int8.max {
      let square = TorusVector<Int8>([0]).squaredDistance(to: [byte])
      #expect(Int(exactly: square) == Int(byte) * Int(byte))
    }
  }

  @Test("T02: the vector [50000] of 32 bits by itself is 2500000000, and refused in 32 bits")
  func squaredNormOfRepresentatives() {
    let vector: TorusVector<Int32> = [50000]
    #expect(vector.dotProduct(with: vector) == 2_500_000_000)
    #expect(vector.dotProduct(with: vector, as: UInt32.self) == 2_500_000_000)
    #expect(vector.dotProduct(with: vector, as: Int32.self) == nil)
  }

  @Test("T04: 1523546709 + 1770167683 is -1001252904 modulo 2^32")
  func wrappingSum() {
    let sum = TorusVector<Int32>([1_523_546_709]) + [1_770_167_683]
    #expect(sum == [-1_001_252_904])
    for a in Int8.min...Int8.max {
      for b in Int8.min...Int8.max {
        let sum = Int((TorusVector([a]) + TorusVector([b]))[0])
        if (sum - Int(a) - Int(b)) % 256 != 0 { Issue.record("\(a) + \(b) is \(sum)") }
      }
    }
  }
}
