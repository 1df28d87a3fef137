"""Distances and bounds of each metric of a certificate, in integers: Python and NumPy alone.

D is between points F, d between embeddings; the letters are those of Formats.md, 'Certificate'.
"""
import math
import numpy as np


def ceiling_root(square):
    """The least integer whose square is at least this one."""
    return 1 + math.isqrt(square - 1) if square else 0


def roots(D):
    """The roots of D·2^32 in integers, rounded down, and up, for D below 2^63."""
    # A double's root is off by less than 1. So what is left of the square is below 2^50, and the
    # same in 64 bits, though D·2^32 and the square are not.
    down = (np.sqrt(D.astype(np.float64)) * 2**16).astype(np.int64)
    for _ in range(2):
        rest = (D << 32) - down * down
        down += (rest > 2 * down).astype(np.int64) - (rest < 0)
    return down, down + ((D << 32) != down * down)


def least(d, k, rows):
    """The k rows of the least d, the earlier of equal ones first, and the d of the last."""
    order = np.argsort(d, kind="stable")[:k]
    return rows[order], int(d[order[-1]])


def sum_of_products(x, y):
    """Products of integers, summed over the last axis, as integers of any size."""
    if x.dtype == object:
        return (x * y).sum(axis=-1)
    # Digits of so many bits, the last with the sign, that a sum of products of two of them fits 63.
    width = (63 - x.shape[-1].bit_length()) // 2

    def digits(z):
        last = max(0, -(-int(abs(z).max()).bit_length() // width) - 1)
        return [z >> width * i & (1 << width) - 1 for i in range(last)] + [z >> width * last]
    return sum(np.einsum("...i,...i", one, other).astype(object) << width * (i + j)
               for i, one in enumerate(digits(x)) for j, other in enumerate(digits(y)))


def cosine_table(B):
    """2^30 - T: T is the integer nearest to 2^30·cos 2πδ/2^B, for δ from 0 to 2^B - 1.

    No 2^30·cos is nearer than 1.1e-5 to half an integer for B <= 16, and the double is within 3e-6
    of it, so that it is rounded to the right side.
    """
    angles = np.arange(1 << B) * (2 * np.pi / (1 << B))
    return (2**30 - np.rint(2**30 * np.cos(angles))).astype(np.uint32)


class Columns:
    """Points of circles, a column an axis, at the top of unsigned integers, which wrap like them.

    `term` makes of a column of differences what is summed, of which the greatest is `most`.
    """
    block = 1

    def __init__(self, F, B, term, most):
        width = next(width for width in (8, 16, 32) if width >= B)
        self.spare, self.term, most = width - B, term, most * F.shape[1]
        self.columns = np.ascontiguousarray((F << self.spare).T.astype(f"u{width // 8}"))
        self.sums = next(t for t in (np.uint16, np.uint32, np.uint64) if most < np.iinfo(t).max)

    def distances(self, asked, first=0, end=None):
        """D of one point, of the others in a table of this kind, to each of these rows."""
        columns, point = self.columns[:, first:end], asked[:, 0]
        sums = np.zeros(columns.shape[1], self.sums)
        for column, code in zip(columns, point):
            sums += self.term(column - code, self.spare, self.sums)
        return sums[np.newaxis]

    def points(self, first, end):
        """Points to ask for, at most `block` many."""
        return self.columns[:, first:end]


class Products:
    """Points of the line, for squared distances |a|² + |b|² - 2ab by a product of matrices.

    The product is in float64, and exact: no sum in it reaches 2^53. Where n·|a|·|b| could, a is cut
    into two digits of 12 bits: n is below 2^13 and |F| at most 2^24, so that is 2^(13 + 12 + 24).
    """
    block = 64

    def __init__(self, F):
        self.F, self.x, self.most = F, F.astype(np.float64).T, int(abs(F).max())
        self.squares = np.einsum("ij,ij->i", F, F)

    def distances(self, asked, first=0, end=None):
        """D of these points, row after row, to each of these rows."""
        squares = np.einsum("ij,ij->i", asked, asked)[:, np.newaxis] + self.squares[first:end]
        return squares - 2 * self.products(asked, first, end)

    def products(self, asked, first, end):
        """The dot products of these points with each of these rows."""
        is_small = asked.shape[1] * int(abs(asked).max()) * self.most < 2**53
        digits = [(asked, 0)] if is_small else [(asked & 4095, 0), (asked >> 12, 12)]
        return sum((digit.astype(np.float64) @ self.x[:, first:end]).astype(np.int64) << shift
                   for digit, shift in digits)

    def points(self, first, end):
        """Points to ask for, at most `block` many."""
        return self.F[first:end]


class DotProducts(Products):
    """The same points, for n·2^48 less their dot products."""

    def distances(self, asked, first=0, end=None):
        return (asked.shape[1] << 48) - self.products(asked, first, end)


class Lee:
    """The sum over the axes of the shorter way around."""
    on_line = False

    def __init__(self, n, B):
        self.n, self.B, self.largest_residual = n, B, n << B + 15
        self.diameter = n << B - 1
        self.overflow = {"scan": 2**31, "distance": 1 << B - 1, "bounds": 3 << B + 15}
        self.exists = 3 * self.largest_residual < 2**63

    def prepared(self, F):
        return Columns(F, self.B, self.term, 1 << self.B - 1)

    def prepared_for_separation(self, F):
        return self.prepared(F)

    @staticmethod
    def term(ahead, spare, _):
        arc = np.minimum(ahead, -ahead)
        return arc >> spare if spare else arc

    def differences(self, a, b, v):
        """|a - b| on every axis, in units of 2^-v turn."""
        arc = abs(a - b)
        return np.minimum(arc, (1 << v) - arc)

    def exact(self, a, b, v):
        """d of embeddings, in units of 2^-v turn, or for a squared metric of its square."""
        return self.differences(a, b, v).sum(axis=-1)

    def closest(self, a, b, places, k):
        """The k least of these rows a by (d to b, row), and the d of the last."""
        return least(self.exact(a, b, places["denominator_bits"]), k, np.arange(len(a)))

    def length(self, d):
        """ρ in whole units, rounded up, of a residual's d."""
        return d

    def errors(self, R, _):
        """What `slack` makes slack of, a column for each row."""
        return np.array([R])

    def slack(self, errors, own):
        """What bounds take of rows and a query with these errors: their R together."""
        return errors[0] + own[0]

    def bounds(self, D, R):
        """low and up of rows at the distances D with this slack."""
        return (D << 16) - R, (D << 16) + R

    def reach(self, D, R):
        """The greatest D at which low may be at most the up of this D, for no larger slack."""
        return D + (R >> 15)

    def around(self, D, least):
        """What is farther than `least` from a point at D from a third one is not below this."""
        return D - least

    @staticmethod
    def theta_bits(s, _):
        return s

    def weight(self, least):
        return (least - 1) // 2


class Squared(Lee):
    """What squared distances have in common: bounds and residuals are of their roots."""

    def exact(self, a, b, v):
        ways = self.differences(a, b, v)
        return sum_of_products(ways, ways)

    def closest(self, a, b, places, k):
        # A sum of fewer than 2^13 squares in doubles errs by less than 2^-39 of itself. So whatever
        # is among the k least is, in doubles, at most the k-th least of those and a little.
        ways = self.differences(a, b, places["denominator_bits"])
        may = np.arange(len(a))
        if ways.dtype != object and len(a[0]) < 2**13:
            near = np.einsum("ij,ij->i", *[ways.astype(np.float64)] * 2)
            may = np.flatnonzero(near <= np.partition(near, k - 1)[k - 1] * (1 + 2.0**-30))
        return least(sum_of_products(ways[may], ways[may]), k, may)

    def length(self, d):
        return ceiling_root(d)

    def bounds(self, D, R):
        down, up = roots(D)
        return down - R, up + R

    def reach(self, D, R):
        # low <= up means that the root of D·2^32, rounded down, is at most this.
        most = ceiling_root(D << 32) + 2 * R
        return ((most + 1)**2 - 1) >> 32

    def around(self, D, least):
        return max(0, math.isqrt(D) - math.isqrt(least) - 1)**2

    @staticmethod
    def theta_bits(s, _):
        return 2 * s

    def weight(self, least):
        return None


class SquaredFlat(Squared):
    """The sum over the axes of the square of the shorter way around."""

    def __init__(self, n, B):
        super().__init__(n, B)
        self.overflow |= {"scan": 2**30, "distance": 4**(B - 1)}
        self.exists = self.exists and n * 4**(B - 1) < 2**63

    def prepared(self, F):
        return Columns(F, self.B, self.term, 4**(self.B - 1))

    @staticmethod
    def term(ahead, spare, sums):
        arc = (np.minimum(ahead, -ahead) >> spare).astype(sums)
        return arc * arc


class SquaredEuclidean(Squared):
    """The sum over the axes of the squared difference, on the line."""
    on_line = True

    def __init__(self, n, _):
        self.largest_residual, self.exists = 2**60, n < 2**13
        self.overflow = {"scan": 2**30, "distance": 2**50, "bounds": 2**41}

    def prepared(self, F):
        return Products(F)

    def differences(self, a, b, _):
        return abs(a - b)

    @staticmethod
    def theta_bits(_, t):
        return 2 * t + 2


class DotProduct(SquaredEuclidean):
    """n·2^48, or for embeddings n·4^t, less the sum over the axes of products, on the line."""

    def __init__(self, n, _):
        super().__init__(n, _)
        self.n, self.largest_residual = n, 2**45
        self.overflow |= {"distance": 2**49, "bounds": 2**49}

    def prepared(self, F):
        return DotProducts(F)

    def prepared_for_separation(self, F):
        return Products(F)

    def closest(self, a, b, places, k):
        may = np.arange(len(a))
        if a.dtype != object:
            # A sum of n products in doubles errs by less than 2^-39 of that of their magnitudes.
            x, y = a.astype(np.float64), b.astype(np.float64)
            near, error = -x @ y, float((abs(x) @ abs(y)).max()) * 2.0**-30
            may = np.flatnonzero(near <= np.partition(near, k - 1)[k - 1] + error)
        top = self.n << 2 * places["numerator_bits"]
        return least(top - sum_of_products(a[may], b), k, may)

    def errors(self, R, F):
        """r, which is R in whole steps, rounded up; and the length of F, rounded up."""
        squares = np.einsum("ij,ij->i", F, F).tolist()
        return np.array([[-(-one >> 16) for one in R], [ceiling_root(one) for one in squares]])

    def slack(self, errors, own):
        r, lengths = errors
        return r * own[1] + own[0] * lengths + r * own[0]

    def bounds(self, D, R):
        return D - R, D + R

    def reach(self, D, R):
        return D + 2 * R


class Cosine(Lee):
    """The sum over the axes of 1 - cos of the angle between, in units of 2^-30."""

    def __init__(self, n, B):
        super().__init__(n, B)
        self.overflow |= {"distance": 2**31, "bounds": 2**34}
        self.exists = self.exists and B <= 16 and n <= 2**22
        self.table = cosine_table(B) if self.exists else None

    def prepared(self, F):
        return Columns(F, self.B, self.cosine_term, 2**31)

    def prepared_for_separation(self, F):
        return super().prepared(F)

    def cosine_term(self, ahead, spare, _):
        return self.table.take(ahead >> spare)

    def error(self, R):
        """⌈n/2⌉ of the table, and ⌈2^30·2π·R·2^-(16 + B)⌉ of the residuals, 355/113 above π."""
        steps = -(-(355 * R << max(15 - self.B, 0)) // (113 << max(self.B - 15, 0)))
        return steps + (self.n + 1) // 2

    def bounds(self, D, R):
        return D - self.error(R), D + self.error(R)

    def reach(self, D, R):
        return D + 2 * self.error(R)


METRICS = {
    "lee": Lee, "squared-flat": SquaredFlat, "squared-euclidean": SquaredEuclidean,
    "cosine": Cosine, "dot-product": DotProduct}


def separation(F, metric):
    """The least D of two different points, and how many rows coincide with an earlier one."""
    distinct, least = np.unique(F, axis=0), None
    points = metric.prepared_for_separation(distinct)
    # Two points are as far apart as their distances to a third differ, or farther.
    reach = points.distances(points.points(0, 1))[0].astype(np.int64)
    order = np.argsort(reach)
    points, reach = metric.prepared_for_separation(distinct[order]), reach[order]
    for row in range(1, len(distinct), points.block):
        end = min(row + points.block, len(distinct))
        first = 0 if least is None else int(
            np.searchsorted(reach, metric.around(int(reach[row]), least)))
        for one, D in enumerate(points.distances(points.points(row, end), first, end), row):
            if first < one:
                found = int(D[:one - first].min())
                least = min(found, least or found)
    return least, len(F) - len(distinct)
