"""Small random tables with their codes and sidecars, as Formats.md has them, for Scripts/attack."""
import io
import math
from fractions import Fraction

import numpy

import plain_certificate as plain

# The metrics of each kind of codes; cosine only where a turn has at most 2^16 steps.
METRICS = {
    "grid": ("lee", "lee", "squared-flat", "cosine"), "lattice": ("lee", "squared-flat"),
    "calibrated": plain.OF_LINES, "euclidean": plain.OF_LINES}


def points(choices, rows, axes):
    """Coarse points full of ties, fine ones, or ones of every size; some rows twice."""
    unit = choices.choice([8, 32, 2**24])
    wide = choices.random() < 0.15

    def number():
        if wide:
            return choices.uniform(-1, 1) * 10.0 ** -choices.randint(0, 7)
        return choices.randint(-2 * unit, 2 * unit) / unit
    table = []
    for _ in range(rows):
        again = table and choices.random() < 0.25
        table.append(choices.choice(table) if again else [number() for _ in range(axes)])
    return numpy.array(table)


def save(array):
    file = io.BytesIO()
    numpy.save(file, array)
    return file.getvalue()


def dyadic(number):
    """[s, e] with s·2^e = number and s odd, or [0, 0]."""
    top, bottom = float(number).as_integer_ratio()
    zeros = (top & -top).bit_length() - 1 if top else 0
    return [top >> zeros, zeros - bottom.bit_length() + 1] if top else [0, 0]


class Grid:
    """Codes on a natural grid, some with a refinement, some packed."""

    def __init__(self, choices, axes, finest):
        self.bits = choices.choice([1, 2, 3, 4, 4, 7, 8, 8, 12, 16])
        self.bits, self.log2, self.finer = min(self.bits, finest), choices.choice([0, 2]), None
        if choices.random() < 0.5 and finest - self.bits > 0:
            self.finer = min(choices.choice([1, 3, 8, 16]), finest - self.bits)
        self.packed = self.bits in (1, 2, 4) and not self.finer and choices.random() < 0.5

    def encoded(self, choices, x):
        """The codes of these embeddings, other files by the endings of their names, the sidecar."""
        q, r = [], []
        for row in x.tolist():
            turns = [Fraction(one) / 2**self.log2 * 2**self.bits for one in row]
            rounded = [round(one) for one in turns]
            q.append([one % 2**self.bits for one in rounded])
            parts = [math.floor((t - one + Fraction(1, 2)) * 2 ** (self.finer or 0))
                     for t, one in zip(turns, rounded)]
            r.append([min(part, 2 ** (self.finer or 0) - 1) for part in parts])
        codes, more = packed(q, self.bits) if self.packed else unpacked(q, self.bits), {}
        if self.finer:
            more["refinement"] = save(unpacked(r, self.finer))
        return codes, more, {
            "method": "grid", "rounding": "nearest", "ties": "even", "bits": self.bits,
            "bit_order": "most-significant-first" if self.packed else "unpacked",
            "period_log2": self.log2, "refinement_bits": self.finer,
            "refinement_sha256": plain.sha256(more["refinement"]) if self.finer else None}


class Calibrated:
    """Codes between two ends of each axis, near to the embeddings or of another program."""

    def __init__(self, choices, axes, _):
        self.bits = choices.choice([1, 2, 4, 8, 8, 8, 12, 16])
        self.packed = self.bits in (1, 2, 4) and choices.random() < 0.5
        self.signed = (self.packed or self.bits == 8) and choices.random() < 0.5
        self.rule = choices.choice(["endpoints", "centers"])
        size = choices.choice([1, 1, 1, 0, 2.0**-1070, 1e-30, 1e300])
        coarse = choices.random() < 0.5

        def number():
            return size * (choices.randint(0, 16) / 8 if coarse else 2 * choices.random())
        self.lower = [-number() for _ in range(axes)]
        self.extent = [choices.choice([0, 1, 1, 1, 1]) * number() for _ in range(axes)]
        if self.rule == "endpoints":
            self.bounds = [a + e for a, e in zip(self.lower, self.extent)]
        else:
            self.bounds = self.extent

    def encoded(self, choices, x):
        L, twice, q = 2**self.bits - 1, self.rule == "centers", []
        for row in x.tolist():
            q.append([])
            for number, lower, extent in zip(row, self.lower, self.extent):
                part = (Fraction(number) - Fraction(lower)) / Fraction(extent) if extent else 0
                code = round(part * L - Fraction(twice, 2))
                q[-1].append(max(0, min(L, code)) if choices.random() < 0.8
                             else choices.randint(0, L))
        codes = packed(q, self.bits) if self.packed else unpacked(q, self.bits)
        second = "extent" if twice else "upper"
        return (codes ^ 128).view("i1") if self.signed else codes, {}, {
            "method": "calibrated", "rounding": choices.choice(["nearest", "foreign"]),
            "bit_order": "most-significant-first" if self.packed else "unpacked",
            "elements": "signed" if self.signed else "unsigned", "bits": self.bits,
            "rule": self.rule, "multiplier": 1 + twice, "offset": int(twice),
            "divisor": L * (1 + twice), "lower": [dyadic(one) for one in self.lower],
            second: [dyadic(one) for one in self.bounds]}


class Product:
    """Codes that name codewords, on the torus or in ordinary space."""

    def __init__(self, choices, axes, _, torus):
        self.torus, self.log2 = torus, choices.choice([0, 2])
        self.M = choices.choice([M for M in range(1, axes + 1) if axes % M == 0])
        self.K = choices.choice([1, 2, 5, 9, 256])
        words = points(choices, self.M * self.K, axes // self.M)
        words = words.reshape(self.M, self.K, axes // self.M)
        if torus:
            words = numpy.rint(words * 2.0 ** (24 - self.log2)).astype(int) % 2**24
            self.words = words.astype(numpy.uint32)
        else:
            scale = choices.choice([1, 1, 0, 1e-30])
            self.words = (words * scale).astype(choices.choice(["<f4", "<f8", ">f4"]))
        self.seed = (choices.randrange(2**64), choices.randrange(100)) if (
            torus and choices.random() < 0.5) else (None, None)

    def encoded(self, choices, x):
        width = x.shape[1] // self.M
        q = numpy.array([[choices.randrange(self.K) for _ in range(self.M)] for _ in x], "u1")
        if choices.random() < 0.7:
            turns = x.astype(float).reshape(len(x), self.M, 1, width)
            words = self.words.astype(float)
            if self.torus:
                apart = turns / 2.0**self.log2 - words / 2.0**24
                apart -= numpy.rint(apart)
            else:
                apart = turns - words
            q = (apart**2).sum(axis=-1).argmin(axis=-1).astype("u1")
        codebook = save(self.words)
        return q, {"codebook": codebook}, {
            "method": "product", "space": "torus" if self.torus else "euclidean",
            "subspaces": self.M, "codewords": self.K, "lattice_bits": 24 if self.torus else None,
            "period_log2": self.log2 if self.torus else None, "seed": self.seed[0],
            "iterations": self.seed[1], "codebook_sha256": plain.sha256(codebook)}


KINDS = {
    "grid": Grid, "calibrated": Calibrated, "lattice": lambda *these: Product(*these, True),
    "euclidean": lambda *these: Product(*these, False)}


def packed(q, bits):
    """Codes of 1, 2 or 4 bits in bytes, the first in the most significant bits."""
    q = numpy.array(q, numpy.uint8)
    digits = (q[:, :, numpy.newaxis] >> numpy.arange(bits)[::-1].astype(numpy.uint8)) & 1
    return numpy.packbits(digits.reshape(len(q), -1), axis=1)


def unpacked(q, bits):
    return numpy.array(q, "u1" if bits <= 8 else "u2")


class Inputs:
    """The files of random tables by name, the options that name them, a metric and k.

    `made` is the true certificate; None where there is none, as residuals are too large.
    """

    def __init__(self, choices, metric=None, kind=None, apart=None, labeled=None):
        some = [(k, m) for k in KINDS for m in METRICS[k]
                if kind in (None, k) and metric in (None, m)]
        self.kind, self.metric = choices.choice(some)
        apart, labeled = (choices.random() < 0.5 if given is None else given
                          for given in (apart, labeled))
        axes, rows = choices.randint(1, 4), choices.randint(2, 9)
        finest = 16 if self.metric == "cosine" else 32 // (1 + (self.metric == "squared-flat"))
        self.files, self.options = {}, []
        kind = choices.choice(["<f2", "<f4", "<f8", ">f4", ">f8"])
        codes = KINDS[self.kind](choices, axes, finest)
        sizes = [("eqr", rows), ("fgs", choices.randint(1, 4))]
        for (e, q, r), count in sizes[:1 + apart]:
            if e == "f" and self.kind != "grid" and choices.random() < 0.25:
                # Queries may be of another grid or program on the line, or of other codewords.
                state, kinds = choices.getstate(), [self.kind]
                if self.metric in plain.OF_LINES:
                    kinds = ["calibrated", "euclidean"]
                other = KINDS[choices.choice(kinds)](choices, axes, finest)
                if self.kind != "lattice" or other.log2 == codes.log2:
                    codes = other
                else:
                    choices.setstate(state)
            x = points(choices, count, axes).astype(kind)
            x = numpy.asfortranarray(x) if choices.random() < 0.25 else x
            self.add(choices, codes, x, (e, q, r))
        if labeled:
            labels = numpy.array([choices.randint(0, 1) for _ in range(rows)])
            self.files["l.npy"] = save(labels.astype(choices.choice(
                ["i1", "<i8", "u1", "<u4", ">i2"])))
            self.options += [("labels", "l.npy")]
        self.k = choices.randint(1, rows if apart else rows - 1)
        try:
            self.made = plain.certificate(self.files, self.k, self.metric)
        except plain.NoCertificate:
            self.made = None

    def add(self, choices, codes, x, names):
        """Files and options of one table: the embeddings x, their codes, what belongs to them."""
        e, q, r = names
        encoded, more, sidecar = codes.encoded(choices, x)
        self.files |= {f"{e}.npy": save(x), f"{q}.npy": save(encoded)}
        sidecar |= {
            "format": "swift-torus/codes", "version": 1, "rows": len(x), "axes": x.shape[1],
            "embeddings_sha256": plain.sha256(self.files[f"{e}.npy"]),
            "codes_sha256": plain.sha256(self.files[f"{q}.npy"])}
        self.files[f"{q}.json"] = plain.canonical(sidecar)
        prefix = "" if e == "e" else "query-"
        self.options += [("embeddings" if e == "e" else "queries", f"{e}.npy"),
                         (f"{prefix}codes", f"{q}.npy")]
        if "refinement" in more:
            self.files[f"{r}.npy"] = more["refinement"]
            self.options += [(f"{prefix}refinement", f"{r}.npy")]
        if "codebook" in more:
            # By its usual name it need not be said.
            self.files[f"{q}.codebook.npy"] = more["codebook"]
            if choices.random() < 0.5:
                self.options += [(f"{prefix}codebook", f"{q}.codebook.npy")]


def drawn(choices, needed=lambda inputs: True, **kinds):
    """Random inputs of which there is a certificate, such as are needed."""
    for _ in range(10_000):
        inputs = Inputs(choices, **kinds)
        if inputs.made and needed(inputs):
            return inputs
    raise AssertionError(f"no inputs like that: {kinds}")


def tie(inputs):
    """A query and a place where two neighbors that follow one another have the same D, or None."""
    table, asked, _, u = plain.read(inputs.files, inputs.k)
    judge = plain.PlainMetric(inputs.metric, table.axes, None if u is not None else table.B, {})
    for query, rows in enumerate(numpy.load(io.BytesIO(inputs.made["neighbors.npy"])).tolist()):
        D = [judge.of_codes(asked.F[query], table.F[row]) for row in rows]
        for place, pair in enumerate(zip(D, D[1:])):
            if pair[0] == pair[1]:
                return query, place
    return None
