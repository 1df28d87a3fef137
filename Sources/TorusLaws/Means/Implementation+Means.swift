public import ToroidalArithmetic

extension Implementation {
  /// The functions of Fréchet means and circular medians.
  public struct Means: Sendable {
    /// A sample to an answer.
    public typealias OnSamples<Answer> = @Sendable (CircularSample<Scalar>) -> Answer

    /// The sample of points, each counted once for every time that it occurs.
    public var sample: @Sendable ([Scalar]) -> CircularSample<Scalar>? = { CircularSample($0) }
    /// The sample of points with weights.
    public var weightedSample:
      @Sendable ([Scalar], [UInt64]) -> Result<CircularSample<Scalar>, SampleError> = {
        points, weights in
        Result { () throws(SampleError) in try CircularSample(points, weights: weights) }
      }
    /// The samples along the axes of a table.
    public var axisSamples: @Sendable (TorusTable<Scalar>) -> [CircularSample<Scalar>]? = {
      $0.axisSamples()
    }
    /// The real points with the least sum of squared distances.
    public var frechetMean: OnSamples<FrechetMean<Scalar>> = { $0.frechetMean() }
    /// The lattice points that a rule takes the means to.
    public var roundedMean: @Sendable (FrechetMean<Scalar>, CircularRounding) -> [Scalar] = {
      $0.rounded($1)
    }
    /// The lattice points with the least sum of squared distances.
    public var latticeMean: OnSamples<LatticeMean<Scalar>> = { $0.latticeMean() }
    /// The real points with the least sum of distances.
    public var circularMedian: OnSamples<CircularMedian<Scalar>> = { $0.circularMedian() }

    /// The library itself.
    public init() {}
  }
}
