#!/usr/bin/env python3
"""Makes a certificate of swift-torus anew from the files it is about, and compares: NumPy alone.

Options, verdicts and exit codes are those of `torus verify`: 0 verified, 1 refuted, 2 malformed,
3 conditional. Every number is an integer, defined in Formats.md under 'Certificate' by the letters
that are used here. certificate_files.py reads the files.
"""
import sys
sys.dont_write_bytecode = True
import numpy as np
from certificate_files import Given, Malformed, command_line, misfit, require

def lee(a, b, turn):
    """The sum over the axes of the shorter way around."""
    arc = abs(a - b)
    return np.minimum(arc, turn - arc).sum(axis=-1)

def residuals(table):
    """R of every row: the distance of its point from what its code decodes to, rounded up."""
    s, R = max(int(table.bits.max()), table.B + 16), []
    for first in range(0, table.rows, 4096):
        point = table.points(slice(first, first + 4096), s)
        decoded = (2 * table.F[first:first + 4096] + 1 - (1 << table.finer)) % (2 << table.B)
        distance = lee(point, decoded.astype(point.dtype) << s - table.B - 1, 1 << s)
        R += (-(-distance >> s - table.B - 16)).tolist()
    return np.array(R)

class Codes:
    """Fine codes, a column an axis, at the top of unsigned integers, which wrap like the circle."""
    def __init__(self, F, B):
        width = next(width for width in (8, 16, 32) if width >= B)
        self.spare, most = width - B, F.shape[1] << width - 1
        self.columns = np.ascontiguousarray((F << self.spare).T.astype(f"u{width // 8}"))
        self.sums = next(t for t in (np.uint16, np.uint32, np.uint64) if most < np.iinfo(t).max)

    def distances(self, point, rows=slice(None)):
        """D from a point, which is such a column, to these rows."""
        columns = self.columns[:, rows]
        sums = np.zeros(columns.shape[1], self.sums)
        for column, code in zip(columns, point):
            ahead = column - code
            sums += np.minimum(ahead, -ahead)
        return sums >> self.spare

def separation(F, B):
    """The least distance of two different codes, and how many rows coincide with an earlier one."""
    distinct = np.unique(F, axis=0)
    codes, least = Codes(distinct, B), None
    # Two codes are as far apart as their distances to a third differ, or farther.
    reach = codes.distances(codes.columns[:, 0]).astype(np.int64)
    order = np.argsort(reach)
    codes.columns, reach = np.ascontiguousarray(codes.columns[:, order]), reach[order]
    for row in range(1, len(distinct)):
        first = 0 if least is None else int(np.searchsorted(reach, reach[row] - least, "right"))
        if first < row:
            found = int(codes.distances(codes.columns[:, row], slice(first, row)).min())
            least = min(found, least or found)
    return least, len(F) - len(distinct)

def evidence(D, R, own, k, labels, distances):
    """N, members, size of the rescoring set, proved, label proved, N* and θ of one query."""
    # The k-th least up is at most that of the k-th nearest code: all sets below lie within reach.
    reach = int(np.partition(D, k - 1)[k - 1]) + int(R.max() + own >> 15)
    rows = np.flatnonzero(D <= min(reach, np.iinfo(D.dtype).max - 1))
    D, slack = D[rows].astype(np.int64), R[rows] + own
    low, up = (D << 16) - slack, (D << 16) + slack
    # What is not to be rescored precedes a neighbor only where k rows that are precede it too.
    some = low <= np.partition(up, k - 1)[k - 1]
    rows, D, low, up = rows[some], D[some], low[some], up[some]
    N = np.argsort(D, kind="stable")[:k]
    outside, members, proved = np.delete(np.arange(len(rows)), N), [], True
    for j in N:
        precedes = (low < up[j]) | (low == up[j]) & (rows < rows[j])
        members.append(int(precedes.sum()) - int(precedes[j]) < k)
        proved = proved and not precedes[outside].any()
    label = labels is not None and len(set(labels[rows[low <= up.min()]].tolist())) == 1
    exact = distances(rows)
    nearest = np.argsort(exact, kind="stable")[:k]
    return rows[N], members, len(rows), proved, label, rows[nearest], int(exact[nearest[-1]])

def made_anew(given):
    """Arrays and claims by the definitions; without points, what only they decide is as claimed."""
    table, queries, labels, arrays = given.table, given.queries, given.labels, given.arrays
    k, points, s, wide = given.neighbors, given.have_points, given.claimed_s, given.claimed_wide
    if points:
        bits = np.concatenate([one.bits.max(axis=1) for one in given.tables.values()])
        s, wide = max(1, int(bits.max())), int((bits > 80).sum())
    true = {name: residuals(one) if points else arrays[name] for name, one in given.tables.items()}
    R, RQ = true["residuals"].astype(np.int64), list(true.values())[-1].astype(np.int64)
    fidelity = [{"largest": max(each), "sum": sum(each), "histogram": np.bincount(
        [residual.bit_length() for residual in each], minlength=64).tolist()}
        for each in (R.tolist(), RQ.tolist())]
    require(all(total["sum"] < 2**63 for total in fidelity), "residuals", "a sum within 63 bits")
    codes, asked, found = Codes(table.F, table.B), Codes(queries.F, table.B), []
    for i in range(queries.rows):
        D = codes.distances(asked.columns[:, i])
        if not given.are_apart:
            D[i] = np.iinfo(D.dtype).max  # Never reached: no query is its own neighbor.
        found.append(evidence(D, R, RQ[i], k, labels, lambda rows: lee(
            table.points(rows, s), queries.points(i, s), 1 << s) if points else rows))
    N, members, sizes, proved, label, nearest, thresholds = zip(*found)
    limbs = range(0, 64 * arrays["thresholds"].shape[1], 64)
    thresholds = [[least >> limb & 2**64 - 1 for limb in limbs] for least in thresholds]
    if not points:
        nearest, thresholds = arrays["exact_neighbors"], arrays["thresholds"]
    shared = [len({*a.tolist()} & {*b.tolist()}) for a, b in zip(N, nearest)]
    true |= {"neighbors": N, "members": members, "rescoring": sizes,
             "status": np.array(proved) + 2 * np.array(label) + 4 * (np.array(shared) == k),
             "exact_neighbors": nearest, "thresholds": thresholds}
    least, coinciding = separation(table.F, table.B)
    step, sizes, Q, same = 1 << table.B - 1, sorted(sizes), len(sizes), shared.count(k)
    return true, {
        "fidelity": {"rows": fidelity[0], "queries": fidelity[1] if given.are_apart else None},
        "neighbors": {
            "proved": sum(proved), "members": sum(map(sum, members)),
            "label_proved": None if labels is None else sum(label),
            "rescoring": {"sum": sum(sizes), "median": sizes[(Q - 1) // 2],
                          "percentile_99": sizes[(99 * Q - 1) // 100], "largest": sizes[-1]},
            "exact": {"denominator_bits": s, "same": same, "different": Q - same,
                      "recalled": sum(shared), "wide_rows": wide}},
        "separation": {"least_distance": least, "coinciding_rows": coinciding,
                       "correctable_weight": least and (least - 1) // 2},
        "overflow": {
            name: {"term": term, "bound": term * table.axes, "largest_axes": (2**63 - 1) // term}
            for name, term in (("scan", 2**31), ("distance", step), ("bounds", 3 * step << 16))}}

def flaws(given):
    """The places where the certificate is not as it should be, and None for what is."""
    for key, true in given.identity.items():
        yield misfit(given.certificate[key], true, f".{key}")
    true, claims = made_anew(given)
    for name, claimed in given.arrays.items():
        sound = np.array(true[name], claimed.dtype)
        for place in map(tuple, np.argwhere(claimed != sound).tolist()):
            yield f"{name}.npy at {place}: claimed {claimed[place]}, recomputed {sound[place]}"
    yield misfit(given.certificate["claims"], claims, ".claims")

def main():
    """Says the verdict, and returns its exit code."""
    try:
        given = Given(command_line(sys.argv[1:]))
        flaw = next(filter(None, flaws(given)), None)
    except (Malformed, OSError, ValueError, RecursionError) as error:
        print(f"verify_certificate: error: {error}", file=sys.stderr)
        return 2
    return given.say_verdict(flaw)

if __name__ == "__main__":
    sys.exit(main())
