import PropertyTesting
import TorusArtifacts
import TorusQuantization

extension Mutant {
  /// Faults in product codes and in codebooks.
  static var products: [Mutant] { productCodes + codebooks }

  private static let productCodes: [Mutant] = [
    codes(
      "product-by-integers", "codewords are compared on the line, and nothing is near the seam",
      killedBy: "quantizer.product.code-is-the-first-nearest"
    ) { part, codewords in
      let distances = codewords.map { codeword in
        zip(part, codeword).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
      return distances.firstIndex(of: distances.min() ?? 0) ?? 0
    },
    codes(
      "product-last-of-equals", "of codewords equally near the last is taken",
      killedBy: "quantizer.product.code-is-the-first-nearest"
    ) { part, codewords in
      let distances = codewords.map { PlainProduct.distance(part, $0, squared: true) }
      return distances.lastIndex(of: distances.min() ?? 0) ?? 0
    },
    product(
      "product-entries-in-32-bits", "table entries and their sums are cut to 32 bits",
      killedBy: "quantizer.product.symmetric-distance-is-of-decoded"
    ) {
      let compare = $0.compare
      $0.compare = { UInt64(UInt32(truncatingIfNeeded: compare($0, $1, $2, $3))) }
    },
    product(
      "product-query-is-quantized", "an embedding is taken for what its code decodes to",
      killedBy: "quantizer.product.asymmetric-distance-is-to-decoded"
    ) {
      let compare = $0.compare
      $0.compareEmbedding = { compare($2, $1, $3, $4) }
    },
    product(
      "product-codebook-by-codeword", "codewords are written codeword by codeword, not by subspace",
      killedBy: "quantizer.product.reads-back"
    ) {
      let write = $0.write
      $0.write = { table in
        let (codes, _, sidecar) = write(table)
        let book = table.codebook
        let points = (0..<book.codewords).flatMap { code in
          (0..<book.subspaces).flatMap { book.codeword(code, of: $0) }
        }
        let array = NumPyArray(
          shape: [book.codewords, book.subspaces, book.width], elements: .uint32(points))
        return (codes, array.encoded(), sidecar)
      }
    },
    product(
      "product-code-is-cut", "a code that names no codeword is taken modulo their number",
      killedBy: "quantizer.product.names-a-codeword"
    ) {
      let read = $0.read
      $0.read = { (codes, codebook, sidecar) throws(ArtifactError) in
        let count = try ProductSidecar(sidecar).codewords
        let cut = bytes(of: codes.bytes) { rows, _ in
          rows.map { $0.map { UInt8(Int($0) % count) } }
        }
        return try read(
          ArtifactFile(path: codes.path, bytes: cut), codebook,
          ArtifactFile(
            path: sidecar.path, bytes: Parcel.resealed(sidecar.bytes, codes.bytes, cut)))
      }
    },
    product(
      "product-error-is-squared", "residuals are of the distance that codes are chosen by",
      killedBy: "quantizer.product.error-is-exact"
    ) {
      $0.lose = { table, embeddings in
        QuantizationError(
          (0..<table.rows).map { row in
            AsymmetricDistances(
              from: row, of: embeddings, to: table.codebook, metric: .squared
            ).distance(table.codes(ofRow: row))
          })
      }
    },
  ]

  private static let codebooks: [Mutant] = [
    product(
      "k-means-restarts", "each round draws new seeds",
      killedBy: "quantizer.codebook.sum-never-rises"
    ) {
      let fit = $0.fit
      $0.fit = { (table, subspaces, codewords, training, threads) throws(ProductError) in
        func round(_ seed: UInt64) throws(ProductError) -> ProductFit {
          try fit(
            table, subspaces, codewords, ProductTraining(seed: seed, iterations: 0), threads)
        }
        let (first, second) = (try round(training.seed), try round(training.seed ^ 1))
        return ProductFit(
          codebook: second.codebook, sums: zip(first.sums, second.sums).map { $0 + $1 },
          unused: second.unused)
      }
    },
    moved(
      "k-means-on-the-line", "codewords are means of integers, as if the circle were cut at 0",
      killedBy: "quantizer.codebook.codewords-are-least-means"
    ) { points in points.reduce(0, +) / points.count },
    moved(
      "k-means-greatest-of-means", "of several means the greatest is taken",
      killedBy: "quantizer.codebook.codewords-are-least-means"
    ) { PlainProduct.means($0).last ?? 0 },
    product(
      "k-means-first-rows", "the first rows are the codewords, equal ones too",
      killedBy: "quantizer.codebook.uses-its-codewords"
    ) {
      let fit = $0.fit
      $0.fit = { (table, subspaces, codewords, training, threads) throws(ProductError) in
        let sound = try fit(table, subspaces, codewords, training, threads)
        let book = sound.codebook
        let points = (0..<subspaces).flatMap { subspace in
          (0..<codewords).flatMap { row in rows(of: table, subspace, book.width)[row] }
        }
        let first = ProductCodebook(
          subspaces: subspaces, codewords: codewords, width: book.width, period: .turn,
          points: points.map { UInt32($0) })
        let codes = try ProductQuantizer(first).codes(for: table)
        let unused = (0..<subspaces).map { subspace in
          codewords
            - Set((0..<table.rows).map { codes.codes(ofRow: $0)[subspace] })
            .count
        }
        return ProductFit(codebook: first, sums: sound.sums, unused: unused)
      }
    },
    product(
      "k-means-seeds-by-thread", "each worker draws from a generator of its own",
      killedBy: "quantizer.codebook.ignores-threads"
    ) {
      let fit = $0.fit
      $0.fit = { (table, subspaces, codewords, training, threads) throws(ProductError) in
        let own = ProductTraining(
          seed: training.seed &+ UInt64(threads - 1), iterations: training.iterations)
        return try fit(table, subspaces, codewords, own, threads)
      }
    },
    product(
      "k-means-of-fewer-rows", "where rows are fewer than codewords, fewer codewords are made",
      killedBy: "quantizer.codebook.needs-a-row-for-each-codeword"
    ) {
      let fit = $0.fit
      $0.fit = { (table, subspaces, codewords, training, threads) throws(ProductError) in
        try fit(table, subspaces, min(codewords, table.rows), training, threads)
      }
    },
    product(
      "k-means-clamps", "coordinates are clamped to one turn before they are clustered",
      killedBy: "quantizer.codebook.is-of-the-circle"
    ) {
      let fit = $0.fit
      $0.fit = { (table, subspaces, codewords, training, threads) throws(ProductError) in
        let clamped = SignedPoints.table(
          table.values.map { max(0, min(1, $0)) }, axes: table.axes)
        return try fit(clamped ?? table, subspaces, codewords, training, threads)
      }
    },
  ]

  private static func product(
    _ name: String, _ fault: String, killedBy killer: LawName,
    _ plant: (inout ProductImplementation) -> Void
  ) -> Mutant {
    Mutant(name, fault, killedBy: killer, "quantizer") { plant(&$0.product) }
  }

  /// Part `subspace` of each row, in units of 2^−24 turn.
  private static func rows(
    of table: EmbeddingTable, _ subspace: Int, _ width: Int
  ) -> [[Int]] {
    (0..<table.rows).map { row in
      let start = row * table.axes + subspace * width
      return PlainProduct.reduced(
        table.values[start..<start + width].map { Int($0 * Double(PlainProduct.turn)) })
    }
  }

  /// A fault in which codeword is chosen for a part.
  private static func codes(
    _ name: String, _ fault: String, killedBy killer: LawName,
    _ code: @escaping @Sendable (_ part: [Int], _ codewords: [[Int]]) -> Int
  ) -> Mutant {
    product(name, fault, killedBy: killer) {
      $0.encode = { (table, book) throws(ProductError) in
        let columns = (0..<book.subspaces).map { subspace in
          let codewords = (0..<book.codewords).map {
            PlainProduct.codeword(book, subspace, $0)
          }
          return rows(of: table, subspace, book.width).map { code($0, codewords) }
        }
        return ProductCodeTable(
          codes: (0..<table.rows).flatMap { row in columns.map { UInt8($0[row]) } },
          codebook: book, training: nil, embeddings: table.digest)
      }
    }
  }

  /// A fault in where a codeword goes, on each circle, for the points of its rows.
  private static func moved(
    _ name: String, _ fault: String, killedBy killer: LawName,
    _ mean: @escaping @Sendable (_ points: [Int]) -> Int
  ) -> Mutant {
    product(name, fault, killedBy: killer) {
      let fit = $0.fit
      $0.fit = { (table, subspaces, codewords, training, threads) throws(ProductError) in
        let sound = try fit(table, subspaces, codewords, training, threads)
        let book = sound.codebook
        let codes = try ProductQuantizer(book).codes(for: table)
        let points = (0..<subspaces).flatMap { subspace in
          (0..<codewords).flatMap { codeword in
            let members = zip(rows(of: table, subspace, book.width), 0...).filter {
              Int(codes.codes[$0.1 * subspaces + subspace]) == codeword
            }
            return (0..<book.width).map { axis in
              members.isEmpty
                ? PlainProduct.codeword(book, subspace, codeword)[axis]
                : mean(members.map { $0.0[axis] })
            }
          }
        }
        return ProductFit(
          codebook: ProductCodebook(
            subspaces: subspaces, codewords: codewords, width: book.width, period: .turn,
            points: points.map { UInt32($0) }),
          sums: sound.sums, unused: sound.unused)
      }
    }
  }
}
