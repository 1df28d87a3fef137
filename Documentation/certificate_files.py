"""Reads JSON and arrays for verify_certificate.py, or refuses them: Python and NumPy alone.

What is not exactly as Formats.md says raises Malformed; whether a claim is true is not asked here.
"""
import hashlib, json, math, re
import numpy as np


class Malformed(Exception):
    """A file is not what it has to be."""


def require(condition, path, expected):
    if not condition:
        raise Malformed(f"{path}: expected {expected}")


# What JSON may hold: an object of these keys, a list, one of a tuple, a range, a pattern, a value.
COUNT, POSITIVE, BITS, PERIODS = range(2**63), range(1, 2**63), range(1, 17), range(-64, 65)
DIGEST = re.compile("[0-9a-f]{64}")
CODES = {
    "format": "swift-torus/codes", "version": 1, "rows": POSITIVE, "axes": POSITIVE,
    "embeddings_sha256": DIGEST, "codes_sha256": DIGEST}
BIT_ORDER = ("unpacked", "most-significant-first")
GRID = CODES | {
    "method": "grid", "rounding": "nearest", "ties": "even", "bit_order": BIT_ORDER, "bits": BITS,
    "refinement_bits": (None, BITS), "period_log2": PERIODS, "refinement_sha256": (None, DIGEST)}
CALIBRATED = CODES | {
    "method": "calibrated", "rounding": ("nearest", "foreign"), "bit_order": BIT_ORDER,
    "elements": ("unsigned", "signed"), "bits": BITS, "lower": list, "offset": COUNT,
    "multiplier": COUNT, "divisor": COUNT}
PRODUCT = CODES | {
    "method": "product", "axes": range(1, 2**16 + 1), "subspaces": range(1, 2**16 + 1),
    "codewords": range(1, 257), "codebook_sha256": DIGEST}
SIDECAR = (
    GRID, CALIBRATED | {"rule": "endpoints", "upper": list},
    CALIBRATED | {"rule": "centers", "extent": list},
    PRODUCT | {"space": "torus", "lattice_bits": 24, "period_log2": PERIODS,
               "seed": range(2**64), "iterations": range(10**6 + 1)},
    PRODUCT | {"space": "torus", "lattice_bits": 24, "period_log2": PERIODS,
               "seed": None, "iterations": None},
    PRODUCT | {"space": "euclidean", "lattice_bits": None, "period_log2": None,
               "seed": None, "iterations": None})
TABLE = {"embeddings": DIGEST, "codes": DIGEST, "sidecar": DIGEST, "refinement": (None, DIGEST),
         "codebook": (None, DIGEST)}
RESIDUALS = {"largest": COUNT, "sum": COUNT, "histogram": [COUNT] * 64}
TERMS = {"term": POSITIVE, "bound": POSITIVE, "largest_axes": POSITIVE}
CERTIFICATE = {
    "format": "swift-torus/certificate", "version": 2, "rounding": "nearest",
    "ties": "even", "order": "value, then row", "residual_bits": 16,
    "setting": {
        "metric": ("lee", "squared-flat", "squared-euclidean", "cosine", "dot-product"),
        "points": ("grid", "lattice", "line"), "rows": range(1, 2**32), "queries": POSITIVE,
        "queries_apart": (True, False), "axes": POSITIVE, "neighbors": POSITIVE,
        "bits": (None, BITS), "refinement_bits": (None, BITS), "period_log2": (None, PERIODS),
        "unit_log2": (None, range(-1096, 1003))},
    "inputs": {"table": TABLE, "queries": (None, TABLE), "labels": (None, DIGEST)},
    "arrays": dict,
    "claims": {
        "fidelity": {"rows": RESIDUALS, "queries": (None, RESIDUALS)},
        "neighbors": {
            "proved": COUNT, "members": COUNT, "label_proved": (None, COUNT),
            "rescoring": {"sum": COUNT, "median": COUNT, "percentile_99": COUNT, "largest": COUNT},
            "exact": (None, {
                "denominator_bits": range(1, 1139), "numerator_bits": (None, range(1, 2099)),
                "same": COUNT, "different": COUNT, "recalled": COUNT, "wide_rows": COUNT})},
        "robustness": (None, {"positive": COUNT, "sum": COUNT, "median": COUNT}),
        "separation": {"least_distance": (None, POSITIVE), "coinciding_rows": COUNT,
                       "correctable_weight": (None, COUNT)},
        "overflow": {"scan": TERMS, "distance": TERMS, "bounds": TERMS}}}
LENGTH = rb"(?:0|[1-9]\d*)"
HEADER = re.compile(rb"\{'descr': '([<>=|]?)([iuf][1248])', 'fortran_order': (False|True), "
                    rb"'shape': \((%b, ?(?:%b(?:, ?%b)?)?)\),? ?\}[ \t\n\f\r]*"
                    % ((LENGTH,) * 3))


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


def read_json(path, form, limit):
    """The content of a file of at most so many bytes in canonical spelling, and its digest."""
    with open(path, "rb") as file:
        data = file.read(limit + 1)
    require(len(data) <= limit, path, f"at most {limit} bytes of JSON")
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
    order, kind, fortran, lengths = (part.decode() for part in header.groups())
    lengths = tuple(int(length) for length in lengths.split(",") if length.strip())
    require(kind in types and lengths == tuple(shape), path,
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
