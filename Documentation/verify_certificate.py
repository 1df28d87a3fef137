#!/usr/bin/env python3
"""Makes a certificate of swift-torus anew from the files it is about, and compares: NumPy alone.

Options, verdicts and exit codes are those of `torus verify`, but for its samples: 0 verified,
1 refuted, 2 malformed, 3 conditional. Every number is an integer, defined in Formats.md under
'Certificate' by the letters that are used here. Of the modules beside it, certificate_given.py and
certificate_files.py read the files, certificate_points.py says what codes decode to,
certificate_metrics.py what is how far.
"""
import sys
sys.dont_write_bytecode = True
import numpy as np
from certificate_files import Malformed, misfit, require
from certificate_given import Given, command_line
from certificate_metrics import separation
from certificate_points import common_places

def residuals(table, metric):
    """R of every row: the distance of its embedding from what its code decodes to, rounded up."""
    # In units of 2^-v turn, or 2^-v on the line, of which 2^-16 step is a multiple.
    v, R = max(int(table.places.max()), table.scale + 16, 0), []
    narrow = table.is_narrow(v)
    for rows in (slice(first, first + 4096) for first in range(0, table.rows, 4096)):
        d = metric.exact(table.embedded(rows, v, narrow), table.decoded(rows, v, narrow), v)
        R += [-(-metric.length(one) >> v - table.scale - 16) for one in d.tolist()]
    return R

def evidence(D, slack, metric, k, labels):
    """Rows to be rescored; N, members, proved and label proved of one query."""
    # The k-th least up is at most that of the k-th nearest row: all sets below lie within reach.
    reach = metric.reach(int(np.partition(D, k - 1)[k - 1]), int(slack.max()))
    rows = np.flatnonzero(D <= min(reach, np.iinfo(D.dtype).max - 1))
    D = D[rows].astype(np.int64)
    low, up = metric.bounds(D, slack[rows])
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
    return rows, rows[N], members, proved, label

def radius(D, nearest, labels, diameter):
    """How far a query may move, at least, and have the label of its nearest row."""
    others = D[labels != labels[nearest]]
    least = int(others.min(initial=np.iinfo(D.dtype).max))
    if least == np.iinfo(D.dtype).max:
        return diameter
    return max(0, -((int(D[nearest]) - least) // 2) - 1)

def fidelity(R):
    """What is claimed of a table's residuals together."""
    return {"largest": max(R), "sum": sum(R), "histogram": np.bincount(
        [one.bit_length() for one in R], minlength=64).tolist()}

def answers(given, R, RQ, places):
    """Of each query radius, N*, θ, size of the rescoring set, N, members, proved, label proved.

    None stands for a radius that is not claimed, and without places for N* and θ.
    """
    table, queries, metric, k = given.table, given.queries, given.metric, given.neighbors
    if places:
        s = places["denominator_bits"]
        narrow = all(one.is_narrow(s) for one in given.tables.values())
        x = table.exactly(s, narrow)
        y = queries.exactly(s, narrow) if given.are_apart else x
    codes, asked = metric.prepared(table.F), metric.prepared(queries.F)
    errors, own = metric.errors(R, table.F), metric.errors(RQ, queries.F)
    for first in range(0, queries.rows, codes.block):
        block = asked.points(first, first + codes.block)
        for i, D in enumerate(codes.distances(block), first):
            if not given.are_apart:
                D[i] = np.iinfo(D.dtype).max  # Never reached: no query is its own neighbor.
            slack = metric.slack(errors, own[:, i])
            rows, N, *rest = evidence(D, slack, metric, k, given.labels)
            far = radius(D, N[0], given.labels, metric.diameter) if given.have_radii else None
            nearest, theta = metric.closest(x(rows), y(i), places, k) if places else ([], None)
            yield far, rows[nearest], theta, len(rows), N, *rest

def made_anew(given):
    """Arrays and claims by the definitions; without points, what only they decide is as claimed."""
    table, labels, arrays, metric = given.table, given.labels, given.arrays, given.metric
    k, points, exact = given.neighbors, given.have_points, given.exact
    true = {name: residuals(one, metric) if points else arrays[name].tolist()
            for name, one in given.tables.items()}
    for R in true.values():
        require(max(R) <= metric.largest_residual and sum(R) < 2**63, "residuals", "63 bits")
    R, RQ = true["residuals"], [*true.values()][-1]
    places = common_places(given.tables.values()) if points else exact
    radii, nearest, thresholds, sizes, N, members, proved, label = zip(
        *answers(given, R, RQ, places if exact and points else None))
    status = np.array(proved) + 2 * np.array(label)
    true |= {"neighbors": N, "members": members, "rescoring": sizes, "radii": radii}
    if exact:
        limbs = range(0, 64 * arrays["thresholds"].shape[1], 64)
        true |= {"exact_neighbors": nearest, "thresholds": [
            [theta >> limb & 2**64 - 1 for limb in limbs] for theta in thresholds],
        } if points else {name: arrays[name] for name in ("exact_neighbors", "thresholds")}
        shared = [len({*a.tolist()} & {*b.tolist()}) for a, b in zip(N, true["exact_neighbors"])]
        same, status = shared.count(k), status + 4 * (np.array(shared) == k)
        exact = places | {"same": same, "different": len(N) - same, "recalled": sum(shared)}
    require(not given.have_radii or sum(radii) < 2**63, "radii", "a sum within 63 bits")
    least, coinciding = separation(table.F, metric)
    middle, last, sizes = (len(N) - 1) // 2, (99 * len(N) - 1) // 100, sorted(sizes)
    return true | {"status": status}, {
        "fidelity": {"rows": fidelity(true["residuals"]), "queries": fidelity(
            true["query_residuals"]) if given.are_apart else None},
        "neighbors": {
            "proved": sum(proved), "members": sum(map(sum, members)), "exact": exact,
            "label_proved": None if labels is None else sum(label),
            "rescoring": {"sum": sum(sizes), "median": sizes[middle],
                          "percentile_99": sizes[last], "largest": sizes[-1]}},
        "robustness": {"positive": sum(one > 0 for one in radii), "sum": sum(radii),
                       "median": sorted(radii)[middle]} if given.have_radii else None,
        "separation": {"least_distance": least, "coinciding_rows": coinciding,
                       "correctable_weight": least and metric.weight(least)},
        "overflow": {
            name: {"term": term, "bound": term * table.axes, "largest_axes": (2**63 - 1) // term}
            for name, term in metric.overflow.items()}}

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
