"""The judge of Scripts/attack: the one true certificate of some files, by brute force.

It shares nothing with what it judges. Distances are fractions, every row is compared with every
other, and a certificate is true exactly where each of its files has the bytes made here: the
format has one spelling for one content. It is meant for tables of a few rows.
"""
import functools
import math
from fractions import Fraction

from plain_tables import (
    NoCertificate, PlainTable, array, canonical, is_within, npy, power, require, sha256, unit)

METRICS = ("lee", "squared-flat", "squared-euclidean", "cosine", "dot-product")
OF_LINES = ("squared-euclidean", "dot-product")
PLACES = 2**160


def inverse_tangent(n):
    """PLACES·arctan(1/n), but for a few units."""
    terms = range(0, 160)
    return sum((-1) ** k * PLACES // ((2 * k + 1) * n ** (2 * k + 1)) for k in terms)


HALF_TURN = 4 * (4 * inverse_tangent(5) - inverse_tangent(239))


def fine_cosine(step, B):
    """PLACES·cos(2π·step/2^B), but for a few units."""
    x, term, total = 2 * HALF_TURN * step // 2**B, PLACES, PLACES
    for k in range(2, 120, 2):
        term = -(term * x * x // PLACES**2) // (k * (k - 1))
        total += term
    return total


@functools.cache
def cosine(step, B):
    """The integer nearest to 2^30·cos(2π·step/2^B)."""
    return (2**31 * fine_cosine(step, B) + PLACES) // (2 * PLACES)


def around(a, b):
    """The shorter way around a circle of length 1."""
    forward = (a - b) % 1
    return min(forward, 1 - forward)


def root(square):
    """The root of a fraction, rounded down, and up."""
    down = math.isqrt(math.floor(square))
    return down, down + (down**2 < square)


class PlainMetric:
    """Distances and bounds of a metric, for n axes of B bits, or of the line."""

    def __init__(self, name, n, B, lies):
        self.name, self.n, self.B, self.lies = name, n, B, lies
        self.is_squared, self.is_product = name.startswith("squared"), name == "dot-product"
        self.apart = (lambda a, b: abs(a - b)) if name in OF_LINES else around

    def of_codes(self, a, b):
        """D of two rows of F."""
        if self.name == "cosine":
            return sum(2**30 - cosine((x - y) % 2**self.B, self.B) for x, y in zip(a, b))
        if self.name == "squared-euclidean":
            return sum((x - y) ** 2 for x, y in zip(a, b))
        if self.is_product:
            return sum(2**48 - x * y for x, y in zip(a, b))
        turn = 2**self.B
        ways = [turn * around(Fraction(x, turn), Fraction(y, turn)) for x, y in zip(a, b)]
        return int(sum(way**2 for way in ways) if self.is_squared else sum(ways))

    def of_points(self, a, b):
        """d of two rows of embeddings, less n·4^t of products; of their distances for `cosine`."""
        if self.is_product:
            return -sum(x * y for x, y in zip(a, b))
        ways = list(map(self.apart, a, b))
        return sum(way**2 for way in ways) if self.is_squared else sum(ways)

    def residual(self, point, decoded, step):
        ways = list(map(self.apart, point, decoded))
        if self.is_squared or self.is_product:
            return root(sum(way**2 for way in ways) * (2**16 / step) ** 2)[1]
        return math.ceil(sum(ways) * 2**16 / step)

    def bounds(self, D, row, asked):
        """low and up, where each of both is R and F."""
        (R, F), (S, G) = row, asked
        if self.is_product:
            r, s = math.ceil(Fraction(R, 2**16)), math.ceil(Fraction(S, 2**16))
            A, B = (root(sum(one**2 for one in point))[1] for point in (F, G))
            slack = r * B + s * A + r * s * self.lies.get("product_of_errors", 1)
            return D - slack, D + slack
        R += S
        if self.name == "cosine":
            error = math.ceil(Fraction(710 * 2**30 * R, 113 * 2 ** (16 + self.B)))
            error += -(-self.n // 2) * self.lies.get("table_error", 1)
            return D - error, D + error
        if self.is_squared:
            down, up = root(2**32 * D)
            return down - R, up + R
        return 2**16 * D - R, 2**16 * D + R

    def terms(self):
        """The greatest terms of `overflow`."""
        scan = 2**30 if self.is_squared or self.is_product else 2**31
        if self.is_product:
            return {"scan": scan, "distance": 2**49, "bounds": 2**49}
        if self.name == "squared-euclidean":
            return {"scan": scan, "distance": 2**50, "bounds": 2**41}
        if self.name == "cosine":
            return {"scan": scan, "distance": 2**31, "bounds": 2**34}
        step = 2 ** (self.B - 1)
        return {"scan": scan, "distance": step**2 if self.is_squared else step,
                "bounds": 3 * 2**16 * step}

    def largest_residual(self):
        """The most that a residual may be; refuses what does not fit 63 bits."""
        n, B = self.n, self.B
        if self.name in OF_LINES:
            require(n < 2**13, "too many axes")
            return 2**45 if self.is_product else 2**60
        require(3 * n * 2 ** (B + 15) < 2**63, "bounds beyond 63 bits")
        require(self.name != "squared-flat" or n * 4 ** (B - 1) < 2**63, "D beyond 63 bits")
        require(self.name != "cosine" or B <= 16 and n <= 2**22, "no cosines of so many bits")
        return n * 2 ** (B + 15)


def fidelity(residuals):
    bins = [0] * 64
    for residual in residuals:
        bins[residual.bit_length()] += 1
    return {"largest": max(residuals), "sum": sum(residuals), "histogram": bins}


def least_of_half(values, share=50):
    """The least value that at least so many of a hundred do not exceed."""
    return next(one for one in sorted(values) if 100 * sum(
        other <= one for other in values) >= share * len(values))


def read(files, k, believed_unit=None):
    """Table, queries (the table itself where they are not apart), labels and u."""
    table = PlainTable(files, dict(
        embeddings="e.npy", codes="q.npy", sidecar="q.json", refinement="r.npy",
        codebook="q.codebook.npy"))
    apart = "g.npy" in files
    asked = PlainTable(files, dict(
        embeddings="f.npy", codes="g.npy", sidecar="g.json", refinement="s.npy",
        codebook="g.codebook.npy")) if apart else table
    labels = None
    if "l.npy" in files:
        labels = array(files["l.npy"], [sign + width for sign in "iu" for width in "1248"])
        require(labels.shape == (table.rows,), "labels of another shape")
        labels = labels.tolist()
    alike = ("points", "axes", "bits", "refinement_bits", "period_log2")
    require([getattr(table, one) for one in alike] == [getattr(asked, one) for one in alike],
            "queries of another layout")
    require(is_within(k, 1, table.rows - (not apart)), "no such k")
    u = None
    if table.points == "line":
        u = unit([table, asked]) if believed_unit is None else believed_unit
        for one in {table, asked}:
            one.put_on_line(u)
    return table, asked, labels, u


def certificate(files, k, metric, believed=None):
    """Every file of the certificate of these files for k neighbors, by name.

    What is believed is taken as it is: lists by the names of arrays, `queries` many, or `rows`;
    and the numbers `denominator_bits`, `numerator_bits`, `wide_rows`, `unit_log2` and
    `table_error`, `product_of_errors`. All else is made to fit.
    """
    believed = believed or {}
    table, asked, labels, u = read(files, k, believed.get("unit_log2"))
    apart, n, Q, on_line = asked is not table, table.axes, asked.rows, u is not None
    require(metric in METRICS and on_line == (metric in OF_LINES), "no such metric")
    B = None if on_line else table.B
    judge = PlainMetric(metric, n, B, believed)
    largest, step = judge.largest_residual(), power(u if on_line else -B)
    R, RQ = ([judge.residual(*pair, step) for pair in zip(one.numbers, one.decoded)]
             for one in (table, asked))
    R = believed.get("residuals", R)
    RQ = believed.get("query_residuals", RQ) if apart else R
    require(max(R + RQ) <= largest and max(sum(R), sum(RQ)) < 2**63, "residuals too large")
    exact = None if metric == "cosine" else places(table, asked, apart, on_line, believed)
    arrays = {name: [] for name in (
        "neighbors", "members", "rescoring", "status", "exact_neighbors", "thresholds", "radii")}
    recalled = []
    for i in range(Q):
        rows = [row for row in range(table.rows) if apart or row != i]
        D = {l: judge.of_codes(asked.F[i], table.F[l]) for l in rows}
        own = RQ[i], asked.F[i]
        bounds = {l: judge.bounds(D[l], (R[l], table.F[l]), own) for l in rows}
        low, up = ({l: bounds[l][end] for l in rows} for end in (0, 1))
        N = sorted(rows, key=lambda l: (D[l], l))[:k]
        N = believed.get("neighbors", {}).get(i, N)
        precede = {j: {l for l in rows if (low[l], l) < (up.get(j, 0), j)} for j in {*rows, *N}}
        proved = not any(precede[j] - set(N) for j in N)
        candidates = [l for l in rows if low[l] <= min(up.values())]
        one = labels is not None and len({labels[l] for l in candidates}) == 1
        arrays["neighbors"] += N
        arrays["members"] += [len(precede[j] - {j}) < k for j in N]
        arrays["rescoring"].append(sum(low[l] <= sorted(up.values())[k - 1] for l in rows))
        arrays["status"].append(proved + 2 * one)
        if labels is not None and metric == "lee":
            arrays["radii"].append(radius(D, labels, n * 2 ** (B - 1)))
        if exact:
            d = {l: judge.of_points(asked.numbers[i], table.numbers[l]) for l in rows}
            nearest = sorted(rows, key=lambda l: (d[l], l))[:k]
            nearest = believed.get("exact_neighbors", {}).get(i, nearest)
            recalled.append(len(set(N) & set(nearest)))
            arrays["status"][-1] += 4 * (recalled[-1] == k)
            arrays["exact_neighbors"] += nearest
            s, t = exact["denominator_bits"], exact["numerator_bits"]
            theta = d.get(nearest[-1], 0) * 2 ** (s if metric == "lee" else 2 * s)
            theta += n * 4**t if judge.is_product else 0
            size = {"lee": s, "squared-flat": 2 * s}.get(metric)
            size = n.bit_length() + (2 * t + 2 if size is None else size)
            limbs = -(-size // 64)
            arrays["thresholds"] += [
                int(theta) // 2 ** (64 * limb) % 2**64 for limb in range(limbs)]
    if exact:
        arrays["thresholds"] = believed.get("thresholds", arrays["thresholds"])
        exact |= {"same": recalled.count(k), "different": Q - recalled.count(k),
                  "recalled": sum(recalled)}
    arrays["radii"] = believed.get("radii", arrays["radii"])
    require(sum(arrays["radii"]) < 2**63, "radii too large")
    folder = {
        "residuals.npy": npy(R, "<u8", (table.rows,)),
        "neighbors.npy": npy(arrays["neighbors"], "<u4", (Q, k)),
        "members.npy": npy(arrays["members"], "u1", (Q, k)),
        "rescoring.npy": npy(arrays["rescoring"], "<u4", (Q,)),
        "status.npy": npy(arrays["status"], "u1", (Q,))}
    if exact:
        folder["exact_neighbors.npy"] = npy(arrays["exact_neighbors"], "<u4", (Q, k))
        folder["thresholds.npy"] = npy(arrays["thresholds"], "<u8", (Q, limbs))
    if arrays["radii"]:
        folder["radii.npy"] = npy(arrays["radii"], "<u8", (Q,))
    if apart:
        folder["query_residuals.npy"] = npy(RQ, "<u8", (Q,))
    folder["certificate.json"] = canonical({
        "format": "swift-torus/certificate", "version": 2, "rounding": "nearest",
        "ties": "even", "order": "value, then row", "residual_bits": 16,
        "setting": {
            "metric": metric, "points": table.points, "rows": table.rows, "queries": Q,
            "queries_apart": apart, "axes": n, "neighbors": k, "bits": table.bits,
            "refinement_bits": table.refinement_bits, "period_log2": table.period_log2,
            "unit_log2": u},
        "inputs": {"table": table.inputs(), "queries": asked.inputs() if apart else None,
                   "labels": sha256(files["l.npy"]) if labels is not None else None},
        "arrays": {name: sha256(data) for name, data in folder.items()},
        "claims": {
            "fidelity": {"rows": fidelity(R), "queries": fidelity(RQ) if apart else None},
            "neighbors": {
                "proved": sum(one % 2 for one in arrays["status"]),
                "members": sum(arrays["members"]),
                "label_proved": None if labels is None else sum(
                    one // 2 % 2 for one in arrays["status"]),
                "rescoring": {
                    "sum": sum(arrays["rescoring"]), "median": least_of_half(arrays["rescoring"]),
                    "percentile_99": least_of_half(arrays["rescoring"], 99),
                    "largest": max(arrays["rescoring"])},
                "exact": exact},
            "robustness": {
                "positive": sum(one > 0 for one in arrays["radii"]), "sum": sum(arrays["radii"]),
                "median": least_of_half(arrays["radii"])} if arrays["radii"] else None,
            "separation": separation(table.F, judge),
            "overflow": {
                name: {"term": term, "bound": n * term, "largest_axes": (2**63 - 1) // term}
                for name, term in judge.terms().items()}}})
    return folder


def places(table, asked, apart, on_line, believed):
    """s, t and the number of wide rows, as far as they are not believed."""
    needed = table.places + (asked.places if apart else [])
    s = believed.get("denominator_bits", max(1, *needed))
    wide = believed.get("wide_rows", sum(one > 80 for one in needed))
    require(is_within(s, 1, 1138) and is_within(wide, 0, 2**63 - 1), "no denominator, or no count")
    t = None
    if on_line:
        most, t = max(abs(x) for one in (table, asked) for row in one.numbers for x in row), 1
        while power(t) <= most * power(s):
            t += 1
        t = believed.get("numerator_bits", t)
        require(is_within(t, 1, 2098), "no numerators")
    return {"denominator_bits": s, "numerator_bits": t, "wide_rows": wide}


def radius(D, labels, diameter):
    """By trying: how far a query may move so that no row of another label can be as near."""
    nearest = min(D, key=lambda l: (D[l], l))
    others = [D[l] for l in D if labels[l] != labels[nearest]]
    if not others:
        return diameter
    far = 0
    while D[nearest] + far + 1 < min(others) - (far + 1):
        far += 1
        if far > 1000:  # Too far to walk: the same by a division.
            return (min(others) - D[nearest] - 1) // 2
    return far


def separation(F, judge):
    """δ, from every pair, and what follows from it."""
    others = {"cosine": "lee", "dot-product": "squared-euclidean"}
    judge = PlainMetric(others.get(judge.name, judge.name), judge.n, judge.B, {})
    pairs = [(one, other) for row, one in enumerate(F) for other in F[:row]]
    delta = min((judge.of_codes(*pair) for pair in pairs if pair[0] != pair[1]), default=None)
    return {"least_distance": delta,
            "coinciding_rows": sum(one in F[:row] for row, one in enumerate(F)),
            "correctable_weight": None if delta is None or judge.is_squared else (delta - 1) // 2}
