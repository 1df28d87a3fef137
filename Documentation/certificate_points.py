"""What a table's codes decode to, and its embeddings, as integers: Python and NumPy alone.

The letters are those of Formats.md, 'Certificate': F are the points, B their bits.
"""
import math
import numpy as np
from certificate_files import SIDECAR, read_array, read_json, require


def stem(path):
    """The path without its .npy, to which .json and .codebook.npy are added."""
    return path[:-4] if path.endswith(".npy") else path


def read_codes(path, bits, shape, digest, packed=False, signed=False):
    """Codes below 2^bits; where packed, the first of a byte is in its most significant bits."""
    rows, axes = shape
    width = -(-axes * bits // 8) if packed else axes
    kind = "i1" if signed else "u1" if bits <= 8 else "u2"
    codes, _ = read_array(path, [kind], (rows, width), digest)
    codes = codes.view(np.uint8) ^ 128 if signed else codes
    if packed:
        digits = np.unpackbits(codes, axis=1)
        require(not digits[:, axes * bits:].any(), path, "zeros after the last code of a row")
        codes = digits[:, :axes * bits].reshape(rows, axes, bits) @ (1 << np.arange(bits)[::-1])
    require(codes.max() < 1 << bits, path, f"codes below 2^{bits}")
    return codes.astype(np.int64)


def dyadics(pairs, count, path):
    """The numbers s·2^e that a sidecar spells [s, e], with s odd, or [0, 0]; s and e of each."""
    require(len(pairs) == count, path, f"{count} numbers, one an axis")
    for pair in pairs:
        require(type(pair) is list and len(pair) == 2 and {*map(type, pair)} == {int}
                and (pair == [0, 0] or pair[0] % 2 == 1 and abs(pair[0]) < 2**53
                     and -1074 <= pair[1] <= 1024 - pair[0].bit_length()),
                path, "[s, e] of a double, with s odd, or [0, 0]")
    return pairs


def top(pairs):
    """The least p with |s·2^e| < 2^p for all these pairs; None where all are 0."""
    return max((s.bit_length() + e for s, e in pairs if s), default=None)


def nearest(numerator, denominator):
    """The integer nearest to a fraction, of two the even one."""
    whole, rest = divmod(numerator, denominator)
    return whole + (2 * rest + whole % 2 > denominator)


def odd_and_places(x):
    """Each number as odd/2^places, exactly; odd is 0 for 0, and places then too."""
    fraction, exponent = np.frexp(x.astype(np.float64))
    integer = np.ldexp(fraction, 53).astype(np.int64)
    zeros = np.maximum(np.frexp((integer & -integer).astype(np.float64))[1] - 1, 0)
    return integer >> zeros, np.where(integer == 0, 0, 53 - exponent.astype(np.int64) - zeros)


class Table:
    """F, rows × axes; where embeddings are given, the numbers odd/2^places, of circles modulo 1.

    A step is 2^-scale: B on circles, -u on the line, where F is not known before u is.
    """
    refinement_bits = bits = period_log2 = unit_log2 = None

    def __init__(self, codes, refinement, codebook, embeddings):
        path = f"{stem(codes)}.json"
        sidecar, digest = read_json(path, SIDECAR, 2**24)
        self.rows, self.axes, self.sidecar = sidecar["rows"], sidecar["axes"], sidecar
        self.refined, self.codes = refinement, codes
        method = sidecar["method"]
        require(method == "grid" or not refinement, path, "no refinement")
        require(method == "product" or not codebook, path, "no codebook")
        self.inputs = {
            "embeddings": sidecar["embeddings_sha256"], "codes": sidecar["codes_sha256"],
            "sidecar": digest, "codebook": sidecar.get("codebook_sha256"),
            "refinement": sidecar["refinement_sha256"] if refinement else None}
        {"grid": self.read_grid, "calibrated": self.read_calibrated,
         "product": self.read_product}[method](path, codebook or f"{stem(codes)}.codebook.npy")
        self.has_points = embeddings is not None
        if self.has_points:
            x, _ = read_array(embeddings, ["f2", "f4", "f8"], (self.rows, self.axes),
                              sidecar["embeddings_sha256"])
            require(np.isfinite(x).all(), embeddings, "finite numbers")
            self.odd, self.places = odd_and_places(x)
            if self.points != "line":
                self.places = np.maximum(self.places + self.period_log2, 0) * (self.odd != 0)

    def read_grid(self, path, _):
        """F = q·2^b' + r; or q alone."""
        sidecar, shape = self.sidecar, (self.rows, self.axes)
        self.points, self.bits = "grid", sidecar["bits"]
        finer, packed = sidecar["refinement_bits"], sidecar["bit_order"] != "unpacked"
        require((finer is None) == (sidecar["refinement_sha256"] is None), path,
                "refinement_bits and refinement_sha256, both or neither")
        require(not packed or self.bits in (1, 2, 4) and finer is None, path,
                "1, 2 or 4 packed bits")
        require(finer or not self.refined, path, "a refinement")
        self.F = read_codes(self.codes, self.bits, shape, sidecar["codes_sha256"], packed)
        if self.refined:
            self.refinement_bits = finer
            self.F = self.F << finer | read_codes(
                self.refined, finer, shape, sidecar["refinement_sha256"])
        self.scale = self.B = self.bits + (self.refinement_bits or 0)
        self.period_log2 = sidecar["period_log2"]

    def read_calibrated(self, path, _):
        """Codes, and the lower + (multiplier·q + offset)/divisor·E that they decode to."""
        sidecar = self.sidecar
        bits, packed, signed = sidecar["bits"], sidecar["bit_order"] != "unpacked", (
            sidecar["elements"] == "signed")
        require(bits in (1, 2, 4) if packed else bits == 8 or not signed, path,
                f"a storage of {bits} bits")
        ends = sidecar["rule"] == "endpoints"
        self.steps = (1, 0, 2**bits - 1) if ends else (2, 1, 2 * (2**bits - 1))
        require(self.steps == tuple(sidecar[key] for key in ("multiplier", "offset", "divisor")),
                path, f"the multiplier, offset and divisor {self.steps}")
        lower = dyadics(sidecar["lower"], self.axes, path)
        bounds = dyadics(sidecar["upper" if ends else "extent"], self.axes, path)
        self.points, self.top = "line", top(lower + bounds)
        # Both numbers of an axis as integers in units of 2^least.
        self.least = min(e for _, e in lower + bounds)
        lower, bounds = ([s << e - self.least for s, e in pairs] for pairs in (lower, bounds))
        self.lower, self.extent = lower, [b - a * ends for a, b in zip(lower, bounds)]
        require(min(self.extent) >= 0, path, "no end below its other")
        self.q = read_codes(self.codes, bits, (self.rows, self.axes), sidecar["codes_sha256"],
                            packed, signed)

    def read_product(self, path, codebook):
        """The codewords that codes name; F on the torus, numbers on the line."""
        sidecar = self.sidecar
        M, K, axes = (sidecar[key] for key in ("subspaces", "codewords", "axes"))
        require(axes % M == 0, path, "axes that are a multiple of the subspaces")
        torus = sidecar["space"] == "torus"
        words, _ = read_array(codebook, ["u4"] if torus else ["f2", "f4", "f8"], (M, K, axes // M),
                              sidecar["codebook_sha256"])
        q = read_codes(self.codes, 8, (self.rows, M), sidecar["codes_sha256"])
        require(q.max() < K, self.codes, f"codes below {K}")
        named = words[np.arange(M), q].reshape(self.rows, axes)
        if torus:
            require(words.max() < 2**24, codebook, "codewords below 2^24")
            self.points, self.F, self.scale, self.B = "lattice", named.astype(np.int64), 24, 24
            self.period_log2 = sidecar["period_log2"]
        else:
            require(np.isfinite(words).all(), codebook, "finite numbers")
            largest = float(abs(words).max())
            self.points, self.x = "line", named.astype(np.float64)
            self.top = math.frexp(largest)[1] if largest else None

    def put_on_line(self, u):
        """F, in units of 2^u: the nearest integers, ties to even, to what the codes decode to."""
        self.unit_log2, self.scale = u, -u
        if self.sidecar["method"] == "product":
            # Exact: at most 22 digits are before the point, and what a double cannot hold is 0.
            self.F = np.rint(np.ldexp(self.x, -u)).astype(np.int64)
            return
        multiplier, offset, divisor = self.steps
        self.F, shift = np.empty_like(self.q), self.least - u
        for axis, (lower, extent) in enumerate(zip(self.lower, self.extent)):
            codes, place = np.unique(self.q[:, axis], return_inverse=True)
            self.F[:, axis] = np.array([nearest(
                lower * divisor + (multiplier * q + offset) * extent << max(shift, 0),
                divisor << max(-shift, 0)) for q in codes.tolist()])[place.reshape(-1)]

    def numerator_bits(self, s):
        """The least t >= 0 with 2^s·|x| < 2^t for all numbers."""
        lengths = np.frexp(self.odd.astype(np.float64))[1] - self.places
        return max(0, s + int(lengths[self.odd != 0].max(initial=-s)))

    def is_narrow(self, v):
        """Whether sums over the axes of numbers in units of 2^-v fit 62 bits."""
        size = v if self.points != "line" else 1 + max(self.numerator_bits(v), v - self.scale + 24)
        return size + self.axes.bit_length() <= 62

    def embedded(self, rows, v, narrow):
        """The embeddings in units of 2^-v; in integers of any size where they are not narrow."""
        odd, places = self.odd[rows], self.places[rows]
        if not narrow:
            odd, places = odd.astype(object), places.astype(object)
        return (odd if self.points == "line" else odd & (1 << places) - 1) << v - places

    def exactly(self, v, narrow):
        """`embedded` of some rows, looked up where they are narrow."""
        if not narrow:
            return lambda rows: self.embedded(rows, v, narrow)
        return self.embedded(slice(None), v, narrow).__getitem__

    def decoded(self, rows, v, narrow):
        """What the codes decode to, in the same units, of which a half step is a multiple."""
        doubled = 2 * self.F[rows] + 1 - (1 << (self.refinement_bits or 0))
        if self.points != "line":
            doubled %= 2 << self.B
        return (doubled if narrow else doubled.astype(object)) << v - self.scale - 1


def common_places(tables):
    """s, t of the line, and how many rows of these tables have a denominator above 2^80."""
    places = np.concatenate([table.places.max(axis=1) for table in tables])
    s = max(1, int(places.max()))
    t = max(1, *(table.numerator_bits(s) for table in tables))
    return {"denominator_bits": s, "wide_rows": int((places > 80).sum()),
            "numerator_bits": t if {table.points for table in tables} == {"line"} else None}
