"""Reads what verify_certificate.py is given, or refuses it: Python and NumPy alone.

What is not exactly as Formats.md says raises Malformed; whether a claim is true is not asked here.
"""
import argparse, hashlib, json, math, os, re
import numpy as np


class Malformed(Exception):
    """A file is not what it has to be."""


def require(condition, path, expected):
    if not condition:
        raise Malformed(f"{path}: expected {expected}")


# What JSON may hold: an object of these keys, a list, one of a tuple, a range, a pattern, a value.
COUNT, POSITIVE, BITS = range(2**63), range(1, 2**63), range(1, 17)
DIGEST = re.compile("[0-9a-f]{64}")
LAYOUT = {"bits": BITS, "refinement_bits": (None, BITS), "period_log2": range(-64, 65)}
SIDECAR = LAYOUT | {
    "format": "swift-torus/codes", "version": 1, "method": "grid", "rounding": "nearest",
    "ties": "even", "bit_order": ("unpacked", "most-significant-first"),
    "rows": POSITIVE, "axes": POSITIVE, "codes_sha256": DIGEST, "embeddings_sha256": DIGEST,
    "refinement_sha256": (None, DIGEST)}
TABLE = {"embeddings": DIGEST, "codes": DIGEST, "sidecar": DIGEST, "refinement": (None, DIGEST)}
RESIDUALS = {"largest": COUNT, "sum": COUNT, "histogram": [COUNT] * 64}
TERMS = {"term": POSITIVE, "bound": POSITIVE, "largest_axes": POSITIVE}
CERTIFICATE = {
    "format": "swift-torus/certificate", "version": 1, "metric": "lee", "rounding": "nearest",
    "ties": "even", "order": "value, then row", "residual_bits": 16,
    "setting": LAYOUT | {
        "rows": range(1, 2**32), "queries": POSITIVE, "queries_apart": (True, False),
        "axes": POSITIVE, "neighbors": POSITIVE},
    "inputs": {"table": TABLE, "queries": (None, TABLE), "labels": (None, DIGEST)},
    "arrays": dict,
    "claims": {
        "fidelity": {"rows": RESIDUALS, "queries": (None, RESIDUALS)},
        "neighbors": {
            "proved": COUNT, "members": COUNT, "label_proved": (None, COUNT),
            "rescoring": {"sum": COUNT, "median": COUNT, "percentile_99": COUNT, "largest": COUNT},
            "exact": {"denominator_bits": range(1, 1139), "same": COUNT, "different": COUNT,
                      "recalled": COUNT, "wide_rows": COUNT}},
        "separation": {"least_distance": (None, POSITIVE), "coinciding_rows": COUNT,
                       "correctable_weight": (None, COUNT)},
        "overflow": {"scan": TERMS, "distance": TERMS, "bounds": TERMS}}}
HEADER = re.compile(rb"\{'descr': '([<>=|]?)([iuf][1248])', 'fortran_order': (False|True), "
                    rb"'shape': \((0|[1-9]\d*), ?(|0|[1-9]\d*)\),? ?\}[ \t\n\f\r]*")


def misfit(value, form, place=""):
    """The first place where a JSON value is not of a form; None where it is."""
    if type(value) is type(form) is list:
        value, form = dict(enumerate(value)), dict(enumerate(form))
    if type(value) is type(form) is dict and value.keys() == form.keys():
        parts = (misfit(value[key], form[key], f"{place}.{key}") for key in form)
        return next(filter(None, parts), None)
    if type(form) is tuple:
        fits = any(not misfit(value, one) for one in form)
    elif type(form) is range:
        fits = type(value) is int and value in form
    elif type(form) is re.Pattern:
        fits = type(value) is str and form.fullmatch(value)
    else:
        fits = form is type(value) or type(form) is type(value) and value == form
    return None if fits else f"{place[1:]}: claimed {value!s:.80}, expected {form!s:.80}"


def read_json(path, form):
    """The content of a file of at most 64 KiB in its one canonical spelling, and its digest."""
    with open(path, "rb") as file:
        data = file.read(2**16 + 1)
    require(len(data) <= 2**16, path, "at most 65,536 bytes of JSON")
    value = json.loads(data.decode())
    spelling = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n"
    require(spelling.encode() == data, path, "canonical JSON")
    require(not misfit(value, form), path, f"other values ({misfit(value, form)})")
    return value, hashlib.sha256(data).hexdigest()


def read_array(path, types, shape, digest=None, canonical=False):
    """The array in an npy file of one of these types and of this shape, and the file's digest.

    Where canonical, the file must be, byte for byte, what numpy.save writes.
    """
    with open(path, "rb") as file:
        data = file.read()
    found = hashlib.sha256(data).hexdigest()
    require(digest in (None, found), path, f"the SHA-256 {digest}")
    width = 2 if data[6:7] == b"\1" else 4
    start = 8 + width + int.from_bytes(data[8:8 + width], "little")
    header = HEADER.fullmatch(data[8 + width:start])
    require(data[:6] == b"\x93NUMPY" and data[6:8] in (b"\1\0", b"\2\0", b"\3\0") and header
            and start < 2**16, path, "an npy file with a header as numpy.save writes it")
    order, kind, fortran, *lengths = (part.decode() for part in header.groups())
    require(kind in types and [int(n) for n in lengths if n] == list(shape), path,
            f"the shape {shape} of {' or '.join(types)}")
    dtype = np.dtype((">" if order == ">" else "<") + kind)
    require(len(data) - start == dtype.itemsize * math.prod(shape), path, "elements to the end")
    little = dtype.newbyteorder("<").str
    text = f"{{'descr': '{little}', 'fortran_order': False, 'shape': {shape}, }}"
    text += " " * (21 - len(str(shape[0])))
    text += " " * (64 - (len(text) + 11) % 64) + "\n"
    saved = b"\x93NUMPY\1\0" + len(text).to_bytes(2, "little") + text.encode()
    require(not canonical or data[:start] == saved, path, "the very bytes of numpy.save")
    array = np.frombuffer(data, dtype, offset=start)
    array = array.reshape(shape, order="F" if fortran == "True" else "C")
    return np.ascontiguousarray(array, dtype.newbyteorder("=")), found


def read_codes(path, bits, shape, digest, packed):
    """Codes below 2^bits; where packed, the first of a byte is in its most significant bits."""
    rows, axes = shape
    width = -(-axes * bits // 8) if packed else axes
    codes, _ = read_array(path, ["u1" if bits <= 8 else "u2"], (rows, width), digest)
    if packed:
        digits = np.unpackbits(codes, axis=1)
        require(not digits[:, axes * bits:].any(), path, "zeros after the last code of a row")
        codes = digits[:, :axes * bits].reshape(rows, axes, bits) @ (1 << np.arange(bits)[::-1])
    require(codes.max() < 1 << bits, path, f"codes below 2^{bits}")
    return codes.astype(np.int64)


class Table:
    """Fine codes F of B bits; where embeddings are given, points odd/2^bits of the circle."""

    def __init__(self, codes, refinement, embeddings):
        path = (codes[:-4] if codes.endswith(".npy") else codes) + ".json"
        sidecar, digest = read_json(path, SIDECAR)
        shape = self.rows, self.axes = sidecar["rows"], sidecar["axes"]
        bits, finer, period = (sidecar[key] for key in LAYOUT)
        packed = sidecar["bit_order"] != "unpacked"
        require((finer is None) == (sidecar["refinement_sha256"] is None), path,
                "refinement_bits and refinement_sha256, both or neither")
        require(not packed or bits in (1, 2, 4) and finer is None, path, "1, 2 or 4 packed bits")
        require(finer or not refinement, path, "a refinement")
        self.F = read_codes(codes, bits, shape, sidecar["codes_sha256"], packed)
        self.finer = finer if refinement else 0
        self.B = bits + self.finer
        if refinement:
            digits = read_codes(refinement, finer, shape, sidecar["refinement_sha256"], False)
            self.F = self.F << finer | digits
        self.layout = {"bits": bits, "refinement_bits": self.finer or None, "period_log2": period}
        self.inputs = {
            "embeddings": sidecar["embeddings_sha256"], "codes": sidecar["codes_sha256"],
            "sidecar": digest, "refinement": sidecar["refinement_sha256"] if refinement else None}
        self.has_points = embeddings is not None
        if self.has_points:
            x, _ = read_array(embeddings, ["f2", "f4", "f8"], shape, sidecar["embeddings_sha256"])
            require(np.isfinite(x).all(), embeddings, "finite numbers")
            # x = integer · 2^(exponent − 53), and odd is the integer without trailing zeros.
            fraction, exponent = np.frexp(x.astype(np.float64))
            integer = np.ldexp(fraction, 53).astype(np.int64)
            zeros = np.maximum(np.frexp((integer & -integer).astype(np.float64))[1] - 1, 0)
            bits = np.maximum(period + 53 - exponent - zeros, 0) * (integer != 0)
            self.odd, self.bits = integer >> zeros, bits.astype(np.int64)

    def points(self, rows, s):
        """Points in units of 2^-s turn; in integers of any size where a sum could leave 63 bits."""
        odd, bits = self.odd[rows], self.bits[rows]
        if s + self.axes.bit_length() > 63:
            odd, bits = odd.astype(object), bits.astype(object)
        return (odd & (1 << bits) - 1) << s - bits


def command_line(words):
    """The options of `torus verify`, of which this has one thread; a mistake ends with 64."""
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.error = lambda message: parser.exit(64, f"{parser.format_usage()}error: {message}\n")
    parser.add_argument("certificate")
    parser.add_argument("--codes", required=True)
    for option in ("embeddings", "refinement", "query-codes", "queries", "query-refinement",
                   "labels"):
        parser.add_argument(f"--{option}")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args(words)
    if arguments.threads < 1:
        parser.error("--threads takes a number of at least 1")
    if (arguments.queries or arguments.query_refinement) and not arguments.query_codes:
        parser.error("--queries needs --query-codes")
    return arguments


class Given:
    """A certificate (JSON, arrays, their digests), and the files that it is about.

    The queries are the table itself where they are not apart; the labels may be None.
    """

    def __init__(self, arguments):
        self.as_json = arguments.json
        self.read_certificate(arguments.certificate)
        self.table = self.queries = Table(
            arguments.codes, arguments.refinement, arguments.embeddings)
        if arguments.query_codes:
            self.queries = Table(
                arguments.query_codes, arguments.query_refinement, arguments.queries)
            require(self.queries.axes == self.table.axes
                    and self.queries.layout == self.table.layout,
                    arguments.query_codes, "the axes, bits and period of the table")
        self.are_apart = self.queries is not self.table
        self.have_points = self.table.has_points and self.queries.has_points
        self.labels, digest = None, None
        if arguments.labels:
            types = [kind + width for kind in "iu" for width in "1248"]
            self.labels, digest = read_array(arguments.labels, types, (self.table.rows,))
        self.tables = {"residuals": self.table} | (
            {"query_residuals": self.queries} if self.are_apart else {})
        inputs = {"table": self.table.inputs, "labels": digest,
                  "queries": self.queries.inputs if self.are_apart else None}
        claimed = self.certificate["inputs"]
        for name, part, other in (
                ("queries", claimed["queries"], inputs["queries"]),
                ("labels", claimed["labels"], digest),
                ("a refinement", claimed["table"]["refinement"], inputs["table"]["refinement"])):
            require((part is None) == (other is None), arguments.certificate,
                    f"{name} exactly where the files have them")
        require(self.have_points or all(
            (self.arrays[name] <= self.greatest_residual).all() for name in self.tables),
            arguments.certificate, f"residuals of at most {self.greatest_residual}")
        setting = self.table.layout | {
            "rows": self.table.rows, "axes": self.table.axes, "queries": self.queries.rows,
            "queries_apart": self.are_apart, "neighbors": self.neighbors}
        self.identity = {"arrays": self.digests, "inputs": inputs, "setting": setting}

    def say_verdict(self, flaw):
        """Prints the verdict where this is the first flaw, or None; gives its exit code back."""
        verdict, detail, code = (
            ("refuted", flaw, 1) if flaw
            else ("verified", "every claim was recomputed from the files and stands", 0)
            if self.have_points
            else ("conditional", "on residuals and exact neighbors: not recomputed without the "
                  "embeddings", 3))
        print(json.dumps({"detail": detail, "verdict": verdict}) if self.as_json
              else f"{verdict}: {detail}")
        return code

    def read_certificate(self, folder):
        """Reads certificate.json and the arrays beside it, which must be all that is there."""
        path = f"{folder}/certificate.json"
        self.certificate, _ = read_json(path, CERTIFICATE)
        setting, inputs, claims = (self.certificate[key] for key in ("setting", "inputs", "claims"))
        rows, queries, k = setting["rows"], setting["queries"], setting["neighbors"]
        exact = claims["neighbors"]["exact"]
        self.claimed_s, self.claimed_wide = exact["denominator_bits"], exact["wide_rows"]
        self.neighbors = k
        apart, separation = setting["queries_apart"], claims["separation"]
        least, weight = separation["least_distance"], separation["correctable_weight"]
        require(apart or queries == rows, path, "queries that are the rows or apart")
        require(k <= rows - (not apart), path, "k among the other rows")
        require(weight == (least and (least - 1) // 2), path, "correctable_weight as it follows")
        require(apart == (inputs["queries"] is not None)
                == (claims["fidelity"]["queries"] is not None)
                and (inputs["labels"] is None) == (claims["neighbors"]["label_proved"] is None)
                and (inputs["table"]["refinement"] is None) == (setting["refinement_bits"] is None),
                path, "queries, labels and a refinement exactly where claims use them")
        limbs = (self.claimed_s + setting["axes"].bit_length() + 63) // 64
        forms = {
            "residuals": ("u8", (rows,)), "query_residuals": ("u8", (queries,)),
            "neighbors": ("u4", (queries, k)), "members": ("u1", (queries, k)),
            "rescoring": ("u4", (queries,)), "status": ("u1", (queries,)),
            "exact_neighbors": ("u4", (queries, k)), "thresholds": ("u8", (queries, limbs))}
        if not apart:
            del forms["query_residuals"]
        names = {f"{name}.npy": DIGEST for name in forms}
        require(not misfit(self.certificate["arrays"], names), path, f"digests of {[*names]}")
        require({*os.listdir(folder)} == {*names, "certificate.json"}, folder, "no other files")
        self.arrays, self.digests = {}, {}
        most = setting["axes"] << setting["bits"] + (setting["refinement_bits"] or 0) + 15
        require(most <= (2**63 - 1) // 3, path, "bounds within 63 bits")
        self.greatest_residual = most
        for name, (kind, shape) in forms.items():
            self.arrays[name], self.digests[f"{name}.npy"] = read_array(
                f"{folder}/{name}.npy", [kind], shape, canonical=True)
