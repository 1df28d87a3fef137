#!/usr/bin/env python3
"""Asks floating-point peers and swift-torus the same questions, and judges both exactly.

    Benchmarks/compare            10,000 random inputs of each kind, and the seams

Peers: SciPy (circmean, cKDTree with boxsize), NumPy (unwrap, rounding), and the formulas of
Manifolds-style code for the circle in double precision. The judge is arithmetic on Python's
integers and fractions, written here from the definitions; it shares nothing with either.
"""

import random
import subprocess
import sys
from fractions import Fraction

import numpy as np
from scipy.spatial import cKDTree
from scipy.stats import circmean

W = 16
M = 1 << W
TURN = 2 * np.pi


def seams(rng):
    """A pair on a seam: equal, antipodal, one off it, across zero."""
    a = rng.choice([0, 1, M // 2, M // 2 - 1, M - 1, rng.randrange(M)])
    return a, (a + rng.choice([0, 1, -1, M // 2, M // 2 + 1, M // 2 - 1])) % M


def pairs(rng, count):
    return [seams(rng) if i % 4 == 0 else (rng.randrange(M), rng.randrange(M)) for i in range(count)]


def sets(rng, count):
    """Small sets of codes, many with antipodal or regular structure."""
    result = []
    for i in range(count):
        n = rng.randrange(2, 7)
        codes = [rng.randrange(M) for _ in range(n)]
        if i % 4 == 0:
            codes += [(c + M // 2) % M for c in codes]
        if i % 16 == 1:
            start, k = rng.randrange(M), rng.choice([2, 4, 8])
            codes = [(start + j * M // k) % M for j in range(k)]
        result.append(codes)
    return result


def residue(x):
    return x - (x // M) * M


def distance(x, y):
    d = residue(y - x)
    return min(d, M - d)


class Tally:
    def __init__(self):
        self.rows = []

    def add(self, name, total, ours, peer, what):
        self.rows.append((name, total, ours, peer, what))


def ask(program, questions):
    done = subprocess.run([program], input="\n".join(questions) + "\n", capture_output=True,
                          text=True, check=True)
    return done.stdout.splitlines()


def displacements(program, tally, rng, count):
    cases = pairs(rng, count)
    answers = ask(program, [f"displacement {a} {b}" for a, b in cases])
    ours = peer = 0
    for (a, b), answer in zip(cases, answers):
        exact = residue(b - a + M // 2) - M // 2
        ours += int(answer) != exact
        # The signed remainder in radians, as manifold libraries take it.
        x = (b * TURN / M - a * TURN / M + np.pi) % TURN - np.pi
        peer += round(x * M / TURN) != exact
    tally.add("signed difference", len(cases), ours, peer, "mod 2π of a float difference, sign at the antipode")


def midpoints(program, tally, rng, count):
    cases = pairs(rng, count)
    answers = ask(program, [f"midpoints {a} {b}" for a, b in cases])
    ours = peer = 0
    for (a, b), answer in zip(cases, answers):
        exact = {c for c in ((a + b) % (2 * M), (a + b + M) % (2 * M))
                 if 2 * distance(Fraction(a), Fraction(c, 2)) == distance(a, b)
                 and 2 * distance(Fraction(c, 2), Fraction(b)) == distance(a, b)}
        ours += {int(word) for word in answer.split()} != exact
        x = a * TURN / M
        log = (b * TURN / M - x + np.pi) % TURN - np.pi
        middle = round((x + log / 2) % TURN * 2 * M / TURN) % (2 * M)
        peer += {middle} != exact
    tally.add("midpoint", len(cases), ours, peer, "exp(log/2): one point where there are two")


def means(program, tally, rng, count):
    cases = sets(rng, count)
    answers = ask(program, ["mean " + " ".join(map(str, codes)) for codes in cases])
    ours = peer = 0
    for codes, answer in zip(cases, answers):
        n = len(codes)
        candidates = {Fraction(sum(codes) + k * M, n) % M for k in range(n)}
        sums = {x: sum(distance(x, Fraction(c)) ** 2 for c in codes) for x in candidates}
        exact = {x for x in candidates if sums[x] == min(sums.values())}
        found = set()
        for word in answer.split():
            floor, numerator, denominator = map(int, word.split(":"))
            found.add(floor + Fraction(numerator, denominator))
        ours += found != exact
        # Gradient descent from the first point, the usual intrinsic mean.
        x = codes[0] * TURN / M
        angles = np.array(codes) * TURN / M
        for _ in range(64):
            x += np.mean((angles - x + np.pi) % TURN - np.pi)
        place = x % TURN * M / TURN
        peer += len(exact) > 1 or distance(place, float(next(iter(exact)))) > 1e-6
    tally.add("Fréchet mean", len(cases), ours, peer, "gradient descent: a local minimum, or one of several")


def directions(program, tally, rng, count):
    cases = sets(rng, count)
    answers = ask(program, ["direction " + " ".join(map(str, codes)) for codes in cases])
    ours = peer = vanishing = 0
    for codes, answer in zip(cases, answers):
        weights = {}
        for c in codes:
            weights[c % (M // 2)] = weights.get(c % (M // 2), 0) + (1 if c < M // 2 else -1)
        vanishes = all(w == 0 for w in weights.values())
        vanishing += vanishes
        ours += (answer == "none") != vanishes
        value = circmean(np.array(codes) * TURN / M)
        peer += vanishes and not np.isnan(value)
        if not vanishes:
            # Both directions, compared in double precision: this can only accuse, not acquit.
            z = sum(np.exp(2j * np.pi * c / M) for c in codes)
            if abs(z) > 1e-3:
                away = (float(answer) - np.angle(z) / TURN + 0.5) % 1 - 0.5
                ours += abs(away) > 1e-9
    tally.add("resultant direction", len(cases), ours, peer,
              f"circmean: a direction for each of {vanishing} sums that vanish")


def unwrappings(program, tally, rng, count):
    cases = [[rng.randrange(M) for _ in range(6)] for _ in range(count)]
    for i in range(0, count, 4):
        cases[i] = [cases[i][0]]
        for _ in range(5):
            cases[i].append((cases[i][-1] + rng.choice([1, -1, M // 2 - 1, M // 2 + 1, M // 2])) % M)
    answers = ask(program, ["unwrap " + " ".join(map(str, codes)) for codes in cases])
    ours = peer = 0
    for codes, answer in zip(cases, answers):
        exact = [codes[0]]
        for c in codes[1:]:
            d = residue(c - exact[-1])
            if 2 * d == M:
                exact = None
                break
            exact.append(exact[-1] + (d if 2 * d < M else d - M))
        ours += (answer == "refused") != (exact is None) or (
            exact is not None and [int(word) for word in answer.split()] != exact)
        try:
            value = np.unwrap(np.array(codes, dtype=np.uint16), period=M).tolist()
        except (OverflowError, TypeError, ValueError):
            value = "an exception"
        peer += value != exact
    tally.add("unwrapping of UInt16", len(cases), ours, peer, "numpy.unwrap: fails, or picks a side")


def conversions(program, tally, rng, count):
    cases = []
    for i in range(count):
        k = rng.randrange(2 * M)
        x = (k / (2 * M)) if i % 2 else rng.uniform(-3, 3)
        for _ in range(rng.randrange(3)):
            x = float(np.nextafter(x, rng.choice([-10.0, 10.0])))
        if i % 50 == 0:
            x = rng.choice([-1e-20, 1e300, -1e300, 5e-324, 1 - 2**-53, -0.0])
        cases.append(x)
    answers = ask(program, [f"turns {x!r}" for x in cases])
    ours = peer = 0
    for x, answer in zip(cases, answers):
        v = Fraction(x) * M
        floor = v.numerator // v.denominator
        rest = v - floor
        up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and floor % 2 == 1)
        exact = (floor + up) % M
        ours += int(answer) != exact
        reduced = x - np.floor(x)
        peer += int(np.round(reduced * M)) != exact
    tally.add("turns to code", len(cases), ours, peer, "x − floor(x) first: rounded twice, or reaches 2^w")


def neighbors(program, tally, rng, count):
    count = count // 20
    ours = peer = 0
    questions, cases = [], []
    for _ in range(count):
        rows = [(rng.randrange(0, M, M // 8), rng.randrange(0, M, M // 8)) for _ in range(20)]
        query = (rng.randrange(0, M, M // 8), rng.randrange(0, M, M // 8))
        cases.append((query, rows))
        questions.append("nearest 5 " + " ".join(f"{x},{y}" for x, y in [query] + rows))
    for (query, rows), answer in zip(cases, ask(program, questions)):
        all_rows = sorted((distance(query[0], x) + distance(query[1], y), i) for i, (x, y) in enumerate(rows))
        exact = [(i, d) for d, i in all_rows[:5]]
        ours += [tuple(map(int, word.split(":"))) for word in answer.split()] != exact
        tree = cKDTree(np.array(rows, dtype=float), boxsize=M)
        d, i = tree.query(np.array(query, dtype=float), k=5, p=1)
        peer += list(zip(i.tolist(), d.tolist())) != exact
    tally.add("5 nearest, Lee, ties by row", count, ours, peer, "cKDTree(boxsize): ties in the tree's order")


def main():
    program, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    tally = Tally()
    for seed, kind in enumerate([displacements, midpoints, means, directions, unwrappings,
                                 conversions, neighbors]):
        kind(program, tally, random.Random(seed), count)
    print(f"{'question':28} {'inputs':>7} {'swift-torus wrong':>18} {'peer wrong':>11}  what the peer does")
    for name, total, ours, peer, what in tally.rows:
        print(f"{name:28} {total:7} {ours:18} {peer:11}  {what}")
    sys.exit(1 if any(row[2] for row in tally.rows) else 0)


main()
