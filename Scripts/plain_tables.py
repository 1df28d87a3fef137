"""What plain_certificate.py reads: one table's codes and embeddings, as fractions.

It shares nothing with what it judges, and is meant for tables of a few rows. A sidecar is right
where its bytes are those that its own content would be written with.
"""
import hashlib
import io
import json
import math
import warnings
from fractions import Fraction

import numpy


class NoCertificate(Exception):
    """The files are malformed, or no certificate of them exists."""


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def canonical(value):
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return (text + "\n").encode()


def npy(values, kind, shape):
    """The bytes of numpy.save for these values."""
    if len(values) != math.prod(shape):
        raise NoCertificate(f"{len(values)} values for the shape {shape}")
    file = io.BytesIO()
    try:
        numpy.save(file, numpy.array(values, kind).reshape(shape))
    except OverflowError as error:  # A liar's number that no array holds.
        raise NoCertificate(f"{kind}: {error}") from error
    return file.getvalue()


def array(data, kinds):
    """The array in the bytes of an npy file, of one of these types."""
    file = io.BytesIO(data)
    if set(data[10:data.find(b"\n", 10)]) & set(b"#+-\\"):
        raise NoCertificate("npy: Python in the header that the format has not")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = numpy.lib.format.read_array(file, allow_pickle=False)
    except Exception as error:  # Whatever NumPy says of bytes at random.
        raise NoCertificate(f"npy: {error}") from error
    if file.read(1) or found.dtype.kind + str(found.dtype.itemsize) not in kinds or not found.size:
        raise NoCertificate(f"{found.dtype} of {found.shape}, or more bytes after it")
    return found


def require(condition, what):
    if not condition:
        raise NoCertificate(what)


def is_within(value, least, most):
    return type(value) is int and least <= value <= most


def power(exponent):
    """2^exponent, a fraction."""
    return Fraction(2) ** exponent


def dyadic(pair):
    """The number that [s, e] spells: s odd, or [0, 0]; a double."""
    require(type(pair) is list and len(pair) == 2 and all(
        is_within(one, -2**53, 2**53) for one in pair) and abs(pair[1]) < 2000, "no [s, e]")
    number = pair[0] * power(pair[1])
    try:
        require(Fraction(float(number)) == number, "no double")
    except OverflowError as error:
        raise NoCertificate("no double") from error
    require(pair == [0, 0] or pair[0] % 2, "an even significand")
    return number


class PlainTable:
    """Codes and points of one table, from the bytes of its files.

    `decoded` is what codes decode to: turns of circles, or numbers of the line; `sizes` are the
    magnitudes that decide the unit of the line.
    """
    bits = refinement_bits = period_log2 = None

    def __init__(self, files, names):
        self.files = {part: files.get(name) for part, name in names.items()}
        try:
            self.sidecar = json.loads(self.files["sidecar"])
            self.rows, self.axes = (self.sidecar[key] for key in ("rows", "axes"))
            method = self.sidecar["method"]
            require(is_within(self.rows, 1, 2**32 - 1) and is_within(self.axes, 1, 2**32), "size")
            require(method in ("grid", "calibrated", "product"), "another method")
            written = {"grid": self.grid, "calibrated": self.calibrated,
                       "product": self.product}[method]()
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise NoCertificate(f"no sidecar: {error}") from error
        require(method == "grid" or self.files["refinement"] is None, "a refinement")
        written |= {
            "format": "swift-torus/codes", "version": 1, "method": method, "rows": self.rows,
            "axes": self.axes, "embeddings_sha256": sha256(self.files["embeddings"]),
            "codes_sha256": sha256(self.files["codes"])}
        require(self.files["sidecar"] == canonical(written), "another sidecar")
        x = array(self.files["embeddings"], ("f2", "f4", "f8"))
        require(x.shape == (self.rows, self.axes) and numpy.isfinite(x).all(),
                "embeddings of another shape, or not finite")
        period = power(self.period_log2 or 0)
        self.numbers = [[Fraction(float(one)) / period for one in row] for row in x]
        self.places = [max(one.denominator.bit_length() - 1 for one in row) for row in self.numbers]

    def grid(self):
        """Turns of a natural grid; what else its sidecar says."""
        b, r, log2, order = (self.sidecar[key] for key in (
            "bits", "refinement_bits", "period_log2", "bit_order"))
        finer, packed = self.files["refinement"] is not None, order == "most-significant-first"
        require(is_within(b, 1, 16) and is_within(log2, -64, 64) and (
            is_within(r, 1, 16) if finer else r is None), "no layout")
        require(order == "unpacked" or packed and b in (1, 2, 4) and not finer, "no order")
        codes, B = self.codes("codes", b, self.axes, packed), b + (r or 0)
        if finer:
            codes = [[q * 2**r + f for q, f in zip(*pair)]
                     for pair in zip(codes, self.codes("refinement", r, self.axes))]
        self.points, self.B, self.bits, self.refinement_bits = "grid", B, b, r
        self.period_log2, self.F, self.sizes = log2, codes, []
        self.decoded = [[Fraction(2 * f + 1 - 2 ** (r or 0), 2 ** (B + 1)) for f in row]
                        for row in codes]
        return {"rounding": "nearest", "ties": "even", "bit_order": order, "bits": b,
                "refinement_bits": r, "period_log2": log2,
                "refinement_sha256": sha256(self.files["refinement"]) if finer else None}

    def calibrated(self):
        """Numbers between two ends; what else the sidecar says."""
        b, order, elements, rule, rounding, lower = (self.sidecar[key] for key in (
            "bits", "bit_order", "elements", "rule", "rounding", "lower"))
        require(rule in ("endpoints", "centers"), "no rule")
        second = "upper" if rule == "endpoints" else "extent"
        bounds = self.sidecar[second]
        require(is_within(b, 1, 16) and rounding in ("nearest", "foreign"), "no layout")
        packed, signed = order == "most-significant-first", elements == "signed"
        require(b in (1, 2, 4) if packed else order == "unpacked", "no order")
        require(elements == "unsigned" or signed and (packed or b == 8), "no elements")
        require(type(lower) is list and len(lower) == self.axes
                and type(bounds) is list and len(bounds) == self.axes, "no ends")
        least, most, L = [dyadic(one) for one in lower], [dyadic(one) for one in bounds], 2**b - 1
        extents = [b - a for a, b in zip(least, most)] if rule == "endpoints" else most
        require(min(extents) >= 0, "an end below the other")
        self.points, self.sizes = "line", [abs(one) for one in least + most]
        self.decoded = [
            [a + (Fraction(q, L) if rule == "endpoints" else Fraction(2 * q + 1, 2 * L)) * extent
             for q, a, extent in zip(row, least, extents)]
            for row in self.codes("codes", b, self.axes, packed, signed)]
        steps = (1, 0, L) if rule == "endpoints" else (2, 1, 2 * L)
        return {"bit_order": order, "elements": elements, "rule": rule, "rounding": rounding,
                "bits": b, "lower": lower, second: bounds,
                **dict(zip(("multiplier", "offset", "divisor"), steps))}

    def product(self):
        """The codewords that codes name: turns, or numbers; what else the sidecar says."""
        M, K, space, seed, rounds = (self.sidecar[key] for key in (
            "subspaces", "codewords", "space", "seed", "iterations"))
        require(is_within(M, 1, 2**16) and is_within(K, 1, 256) and self.axes <= 2**16
                and self.axes % M == 0 and space in ("torus", "euclidean"), "no shape")
        torus, width = space == "torus", self.axes // M
        require(seed is None and rounds is None or torus and is_within(seed, 0, 2**64 - 1)
                and is_within(rounds, 0, 10**6), "no training")
        require(self.files["codebook"] is not None, "no codebook")
        words = array(self.files["codebook"], ["u4"] if torus else ["f2", "f4", "f8"])
        require(words.shape == (M, K, width) and numpy.isfinite(words).all(), "another codebook")
        codes = self.codes("codes", 8, M)
        require(all(q < K for row in codes for q in row), "no codeword")
        named = [[words[axis // width][row[axis // width]][axis % width].item()
                  for axis in range(self.axes)] for row in codes]
        written = {"subspaces": M, "codewords": K, "space": space, "seed": seed,
                   "iterations": rounds, "codebook_sha256": sha256(self.files["codebook"])}
        if not torus:
            self.points, self.sizes = "line", [abs(Fraction(float(one))) for one in words.flat]
            self.decoded = [[Fraction(float(one)) for one in row] for row in named]
            return written | {"lattice_bits": None, "period_log2": None}
        log2 = self.sidecar["period_log2"]
        require((words < 2**24).all() and is_within(log2, -64, 64), "no lattice")
        self.points, self.B, self.F, self.period_log2 = "lattice", 24, named, log2
        self.sizes, self.decoded = [], [[Fraction(one, 2**24) for one in row] for row in named]
        return written | {"lattice_bits": 24, "period_log2": log2}

    def codes(self, part, bits, axes, packed=False, signed=False):
        """Rows of so many codes, below 2^bits."""
        found = array(self.files[part], ["i1" if signed else "u1" if bits <= 8 else "u2"])
        width = -(-axes * bits // 8) if packed else axes
        require(found.shape == (self.rows, width), f"{part} of another shape")
        rows = [[one + 128 * signed for one in row] for row in found.tolist()]
        if packed:
            texts = ["".join(f"{byte:08b}" for byte in row) for row in rows]
            require(not any("1" in text[axes * bits:] for text in texts), "bits after the last")
            rows = [[int(text[bits * axis:bits * (axis + 1)], 2) for axis in range(axes)]
                    for text in texts]
        require(all(code < 2**bits for row in rows for code in row), f"{part} beyond their width")
        return rows

    def put_on_line(self, u):
        """F in units of 2^u, and what the certificate takes for what codes decode to."""
        self.F = [[round(one / power(u)) for one in row] for row in self.decoded]
        self.decoded = [[f * power(u) for f in row] for row in self.F]

    def inputs(self):
        return {part: None if data is None else sha256(data) for part, data in self.files.items()}


def unit(tables):
    """u of the line: 2^(u + 22) is the least power of two above all sizes."""
    most, p = max(size for table in tables for size in table.sizes), 0
    while most and power(p - 1) > most:
        p -= 1
    while power(p) <= most:
        p += 1
    return p - 22
