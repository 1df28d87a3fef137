"""The judge of Scripts/attack: the one true certificate of some files, by brute force.

It shares nothing with what it judges. Distances are fractions, every row is compared with every
other, and a certificate is true exactly where each of its files has the bytes made here: the
format has one spelling for one content. It is meant for tables of a few rows.
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
    numpy.save(file, numpy.array(values, kind).reshape(shape))
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


def around(a, b):
    """The shorter way around a circle of length 1."""
    forward = (a - b) % 1
    return min(forward, 1 - forward)


class PlainTable:
    """Codes and points of one table, from the bytes of its files."""

    def __init__(self, files, names):
        self.files = {part: files.get(name) for part, name in names.items()}
        try:
            sidecar = json.loads(self.files["sidecar"])
            b, r, log2 = (sidecar[key] for key in ("bits", "refinement_bits", "period_log2"))
            rows, axes, order = (sidecar[key] for key in ("rows", "axes", "bit_order"))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise NoCertificate("no sidecar") from error
        finer = self.files["refinement"] is not None
        packed = order == "most-significant-first"
        fits = (
            all(type(one) is int for one in (b, log2, rows, axes)) and 1 <= b <= 16
            and (type(r) is int and 1 <= r <= 16 if finer else r is None) and abs(log2) <= 64
            and order in ("unpacked", "most-significant-first") and (not packed or b in (1, 2, 4)))
        if not fits or packed and finer or self.files["sidecar"] != canonical({
                "format": "swift-torus/codes", "version": 1, "method": "grid",
                "rounding": "nearest", "ties": "even", "bit_order": order, "rows": rows,
                "axes": axes, "bits": b, "refinement_bits": r, "period_log2": log2,
                "embeddings_sha256": sha256(self.files["embeddings"]),
                "codes_sha256": sha256(self.files["codes"]),
                "refinement_sha256": sha256(self.files["refinement"]) if finer else None}):
            raise NoCertificate("another sidecar")
        self.rows, self.axes, self.bits, self.finer = rows, axes, b, r or 0
        self.layout = {"bits": b, "refinement_bits": r, "period_log2": log2}
        self.B = b + self.finer
        codes = self.codes("codes", b, packed)
        finest = self.codes("refinement", r, False) if finer else [[0] * axes] * rows
        self.F = [[q * 2**self.finer + f for q, f in zip(*pair)] for pair in zip(codes, finest)]
        x = array(self.files["embeddings"], ("f2", "f4", "f8"))
        if x.shape != (rows, axes) or not numpy.isfinite(x).all():
            raise NoCertificate("embeddings of another shape, or not finite")
        self.points = [[Fraction(float(one)) / Fraction(2) ** log2 for one in row] for row in x]
        self.places = [
            max((point % 1).denominator.bit_length() - 1 for point in row) for row in self.points]

    def codes(self, part, bits, packed):
        found = array(self.files[part], ("u1",) if bits <= 8 else ("u2",))
        width = -(-self.axes * bits // 8) if packed else self.axes
        if found.shape != (self.rows, width):
            raise NoCertificate(f"{part} of another shape")
        rows = found.tolist()
        if packed:
            texts = ["".join(f"{byte:08b}" for byte in row) for row in rows]
            if any("1" in text[self.axes * bits:] for text in texts):
                raise NoCertificate("bits after the last code")
            rows = [[int(text[bits * axis:bits * (axis + 1)], 2) for axis in range(self.axes)]
                    for text in texts]
        if any(code >= 2**bits for row in rows for code in row):
            raise NoCertificate(f"{part} beyond their width")
        return rows

    def residuals(self):
        decoded = [[Fraction(2 * f + 1 - 2**self.finer, 2 ** (self.B + 1)) for f in row]
                   for row in self.F]
        return [math.ceil(2**16 * 2**self.B * sum(map(around, *pair)))
                for pair in zip(self.points, decoded)]

    def inputs(self):
        return {part: None if data is None else sha256(data) for part, data in self.files.items()}


def fidelity(residuals):
    bins = [0] * 64
    for residual in residuals:
        bins[residual.bit_length()] += 1
    return {"largest": max(residuals), "sum": sum(residuals), "histogram": bins}


def certificate(files, k, believed=None):
    """Every file of the certificate of these files for k neighbors, by name.

    What is believed is taken as it is: lists by the names of arrays, `queries` many, or `rows`;
    and the numbers `denominator_bits` and `wide_rows`. All else is made to fit.
    """
    believed = believed or {}
    table = PlainTable(files, dict(
        embeddings="e.npy", codes="q.npy", sidecar="q.json", refinement="r.npy"))
    apart = "g.npy" in files
    asked = PlainTable(files, dict(
        embeddings="f.npy", codes="g.npy", sidecar="g.json",
        refinement="s.npy")) if apart else table
    labels = None
    if "l.npy" in files:
        labels = array(files["l.npy"], [sign + width for sign in "iu" for width in "1248"])
        if labels.shape != (table.rows,):
            raise NoCertificate("labels of another shape")
        labels = labels.tolist()
    if (asked.axes, asked.layout) != (table.axes, table.layout):
        raise NoCertificate("queries of another layout")
    if type(k) is not int or not 1 <= k <= table.rows - (not apart):
        raise NoCertificate("no such k")
    n, B, Q = table.axes, table.B, asked.rows
    R = believed.get("residuals", table.residuals())
    RQ = believed.get("query_residuals", asked.residuals()) if apart else R
    if max(R + RQ) > n * 2 ** (B + 15) or max(sum(R), sum(RQ)) >= 2**63:
        raise NoCertificate("residuals beyond the diameter")
    places = table.places + (asked.places if apart else [])
    s = believed.get("denominator_bits", max(1, *places))
    wide = believed.get("wide_rows", sum(one > 80 for one in places))
    if type(s) is not int or not 1 <= s <= 1138 or type(wide) is not int or not 0 <= wide < 2**63:
        raise NoCertificate("no such denominator, or no count")
    limbs = -(-(s + n.bit_length()) // 64)
    arrays = {name: [] for name in (
        "neighbors", "members", "rescoring", "status", "exact_neighbors", "thresholds")}
    recalled = []
    for i in range(Q):
        rows = [row for row in range(table.rows) if apart or row != i]
        D = {l: sum(2**B * around(Fraction(a, 2**B), Fraction(b, 2**B))
                    for a, b in zip(asked.F[i], table.F[l])) for l in rows}
        d = {l: sum(map(around, asked.points[i], table.points[l])) for l in rows}
        low = {l: 2**16 * D[l] - R[l] - RQ[i] for l in rows}
        up = {l: 2**16 * D[l] + R[l] + RQ[i] for l in rows}
        N = sorted(rows, key=lambda l: (D[l], l))[:k]
        N = believed.get("neighbors", {}).get(i, N)
        exact = sorted(rows, key=lambda l: (d[l], l))[:k]
        exact = believed.get("exact_neighbors", {}).get(i, exact)
        precede = {j: {l for l in rows if (low[l], l) < (up.get(j, 0), j)} for j in {*rows, *N}}
        proved = not any(precede[j] - set(N) for j in N)
        candidates = [l for l in rows if low[l] <= min(up.values())]
        one = labels is not None and len({labels[l] for l in candidates}) == 1
        recalled.append(len(set(N) & set(exact)))
        arrays["neighbors"] += N
        arrays["members"] += [len(precede[j] - {j}) < k for j in N]
        arrays["rescoring"].append(sum(low[l] <= sorted(up.values())[k - 1] for l in rows))
        arrays["status"].append(proved + 2 * one + 4 * (recalled[-1] == k))
        arrays["exact_neighbors"] += exact
        theta = d.get(exact[-1], 0) * 2**s
        arrays["thresholds"] += [int(theta) // 2 ** (64 * limb) % 2**64 for limb in range(limbs)]
    arrays["thresholds"] = believed.get("thresholds", arrays["thresholds"])
    between = [sum(2**B * around(Fraction(a, 2**B), Fraction(b, 2**B)) for a, b in zip(*pair))
               for pair in ((one, other) for row, one in enumerate(table.F)
                            for other in table.F[:row])]
    delta = min((int(one) for one in between if one > 0), default=None)
    sizes = sorted(arrays["rescoring"])
    at_least = {share: next(size for size in sizes if 100 * sum(
        other <= size for other in sizes) >= share * Q) for share in (50, 99)}
    claims = {
        "fidelity": {"rows": fidelity(R), "queries": fidelity(RQ) if apart else None},
        "neighbors": {
            "proved": sum(one % 2 for one in arrays["status"]), "members": sum(arrays["members"]),
            "label_proved": None if labels is None else sum(
                one // 2 % 2 for one in arrays["status"]),
            "rescoring": {"sum": sum(sizes), "median": at_least[50],
                          "percentile_99": at_least[99], "largest": sizes[-1]},
            "exact": {
                "denominator_bits": s, "same": recalled.count(k),
                "different": Q - recalled.count(k), "recalled": sum(recalled),
                "wide_rows": wide}},
        "separation": {
            "least_distance": delta, "coinciding_rows": sum(
                one in table.F[:row] for row, one in enumerate(table.F)),
            "correctable_weight": None if delta is None else (delta - 1) // 2},
        "overflow": {name: {"term": term, "bound": n * term, "largest_axes": (2**63 - 1) // term}
                     for name, term in (("scan", 2**31), ("distance", 2 ** (B - 1)),
                                        ("bounds", 3 * 2 ** (B + 15)))}}
    folder = {
        "residuals.npy": npy(R, "<u8", (table.rows,)),
        "neighbors.npy": npy(arrays["neighbors"], "<u4", (Q, k)),
        "members.npy": npy(arrays["members"], "u1", (Q, k)),
        "rescoring.npy": npy(arrays["rescoring"], "<u4", (Q,)),
        "status.npy": npy(arrays["status"], "u1", (Q,)),
        "exact_neighbors.npy": npy(arrays["exact_neighbors"], "<u4", (Q, k)),
        "thresholds.npy": npy(arrays["thresholds"], "<u8", (Q, limbs))}
    if apart:
        folder["query_residuals.npy"] = npy(RQ, "<u8", (Q,))
    folder["certificate.json"] = canonical({
        "format": "swift-torus/certificate", "version": 1, "metric": "lee", "rounding": "nearest",
        "ties": "even", "order": "value, then row", "residual_bits": 16,
        "setting": table.layout | {
            "rows": table.rows, "queries": Q, "queries_apart": apart, "axes": n, "neighbors": k},
        "inputs": {"table": table.inputs(), "queries": asked.inputs() if apart else None,
                   "labels": sha256(files["l.npy"]) if labels is not None else None},
        "arrays": {name: sha256(data) for name, data in folder.items()}, "claims": claims})
    return folder
