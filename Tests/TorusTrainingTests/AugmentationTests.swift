import Testing
import TorusTraining

@Suite("Augmentation")
struct AugmentationTests {
  static func view(
    _ augmentation: Augmentation, of image: [Float], height: Int, width: Int, seed: UInt64,
    scaling: PixelScaling = PixelScaling()
  ) -> [Float] {
    var stream = RandomStream(seed: seed, purpose: .augmentation, path: 1, 2, 0)
    return [Float](unsafeUninitializedCapacity: image.count) { target, count in
      image.withUnsafeBufferPointer { image in
        guard let image = image.baseAddress, let start = target.baseAddress else { return }
        augmentation.apply(
          to: image, height: height, width: width, scaling: scaling, stream: &stream, into: start)
      }
      count = image.count
    }
  }

  @Test("Shifts of up to one pixel move the middle pixel to each of nine places, zeros around it")
  func shifts() {
    let image: [Float] = [0, 0, 0, 0, 7, 0, 0, 0, 0]
    let views = (0..<200).map {
      Self.view(Augmentation(shift: 1), of: image, height: 3, width: 3, seed: $0)
    }
    #expect(views.allSatisfy { $0.reduce(0, +) == 7 })
    #expect(Set(views.compactMap { $0.firstIndex(of: 7) }).count == 9)
  }

  @Test("What is shifted out is lost, and what comes in is 0")
  func padding() {
    let views = Set(
      (0..<100).map {
        Self.view(Augmentation(shift: 1), of: [1, 2], height: 1, width: 2, seed: $0)
      })
    #expect(views == [[1, 2], [0, 1], [2, 0], [0, 0]])
  }

  @Test("Mirroring is left to right, and only by the rule")
  func mirror() {
    let image: [Float] = [1, 2, 3, 4, 5, 6]
    let half = Set(
      (0..<50).map {
        Self.view(Augmentation(shift: 0, mirror: .half), of: image, height: 2, width: 3, seed: $0)
      })
    #expect(half == [image, [3, 2, 1, 6, 5, 4]])
    let never = Set(
      (0..<50).map { Self.view(Augmentation(shift: 0), of: image, height: 2, width: 3, seed: $0) })
    #expect(never == [image])
  }

  @Test("Noise has the deviation asked for, and scaling comes last")
  func noise() {
    let flat = [Float](repeating: 3, count: 2500)
    let view = Self.view(
      Augmentation(shift: 0, noise: 0.5), of: flat, height: 50, width: 50, seed: 1,
      scaling: PixelScaling(mean: 3, deviation: 0.5)
    ).doubles
    let (mean, square) = (view.reduce(0, +) / 2500, view.reduce(0) { $0 + $1 * $1 } / 2500)
    // Standard deviations 0.02 and 0.028: five of each.
    #expect(abs(mean) < 0.1)
    #expect(abs(square - 1) < 0.14)
  }
}
