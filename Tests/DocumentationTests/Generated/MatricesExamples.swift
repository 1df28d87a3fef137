// Written by Scripts/examples from the documentation; not to be edited.

import Testing
import ToroidalArithmetic

@Suite("Examples of Matrices")
struct MatricesExamples {
  @Test("SignedPermutation.swift, example 1")
  func SignedPermutation_swift_1() throws {
    let quarterTurn = SignedPermutation(sources: [1, 0], isNegated: [true, false])
    expect(quarterTurn(TorusVector<UInt8>([10, 3])), is: #"(253, 10)"#)
  }

  @Test("TorusMatrix+Elimination.swift, example 1")
  func TorusMatrix_Elimination_swift_1() throws {
    let a: TorusMatrix<UInt8> = [[2, 7], [4, 6]]
    expect(a.determinant(), is: #"240: 12 − 28 = −16"#)
  }

  @Test("TorusMatrix+Elimination.swift, example 2")
  func TorusMatrix_Elimination_swift_2() throws {
    let a: TorusMatrix<UInt8> = [[2, 1], [1, 1]]
    expect(a.inverse(), is: #"[[1, 255], [255, 2]]"#)
    expect(TorusMatrix<UInt8>([[2]]).inverse(), is: #"nil: 2x is never 1 modulo 256"#)
  }

  @Test("TorusMatrix+Products.swift, example 1")
  func TorusMatrix_Products_swift_1() throws {
    let map: TorusMatrix<Int8> = [[2, 1], [1, 1]]
    expect(map * TorusVector([100, 3]), is: #"(−53, 103): 203 is −53 modulo 256"#)
  }

  @Test("TorusMatrix+Products.swift, example 2")
  func TorusMatrix_Products_swift_2() throws {
    let fibonacci: TorusMatrix<UInt8> = [[1, 1], [1, 0]]
    expect(fibonacci * fibonacci, is: #"[[2, 1], [1, 1]]"#)
  }

  @Test("TorusMatrix.swift, example 1")
  func TorusMatrix_swift_1() throws {
    let shear: TorusMatrix<UInt8> = [[1, 200], [0, 1]]
    expect(shear * TorusVector([10, 2]), is: #"(154, 2): 10 + 400 modulo 256"#)
    expect(shear.determinant(), is: #"1"#)
  }
}
