"""Exact nearest neighbors by Lee distance over bytes, beside searches of the same bytes elsewhere.

    search_speed.py PROGRAM [PART…]      PROGRAM is Benchmarks' `search`; a part is one of peers,
                                         limits, growth and axes, by default all

Every peer searches by what it has: FAISS, usearch and SimSIMD by squared Euclidean distance, SciPy's
tree by L1 on the same torus. All on one machine, in one run, one thread unless said otherwise; each
time is the best of three (ours of five). Our rows, and those of SciPy, are checked against NumPy.
Where axes are few, each query is asked of a scan and of a tree, and the thread's own time is told.
"""
import pathlib
import subprocess
import sys
import tempfile
import time

import faiss
import numpy as np
import simsimd
from scipy.spatial import cKDTree
from usearch.index import MetricKind, search as usearch_search

program = sys.argv[1]
folder = pathlib.Path(tempfile.mkdtemp())
faiss.omp_set_num_threads(1)


def best(work, times=3, clock=time.perf_counter):
    least = float("inf")
    for _ in range(times):
        start = clock()
        work()
        least = min(least, clock() - start)
    return least


def lee(rows, query):
    gaps = np.abs((rows - query).view(np.int8).astype(np.int16))
    return gaps.sum(axis=1, dtype=np.int64)


def ours(rows, queries, k, metric="lee", threads=1, method="scan", own=False):
    np.save(folder / "rows.npy", rows)
    np.save(folder / "queries.npy", queries)
    out = folder / "found.npy"
    printed = subprocess.run(
        [program, folder / "rows.npy", folder / "queries.npy", str(k), metric, method, str(threads),
         out], check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    taken, making = printed[3:] if own else printed[:2]
    return float(taken), float(making), printed[2], np.load(out).astype(np.int64)


def check(rows, queries, k, found):
    for query in range(0, len(queries), max(1, len(queries) // 20)):
        wanted = np.argsort(lee(rows, queries[query]), kind="stable")[:k]
        assert (wanted == found[query]).all(), f"query {query}: {found[query]}, not {wanted}"


def drawn(count, n, seed):
    """Clusters, as embeddings have them: 1,000 centers, and noise of 12 codes."""
    random = np.random.default_rng(seed)
    centers = np.random.default_rng(7).integers(0, 256, (1000, n))
    noise = np.rint(random.normal(0, 12, (count, n))).astype(np.int64)
    return ((centers[random.integers(0, 1000, count)] + noise) % 256).astype(np.uint8)


def against_peers():
    count, k, q = 100_000, 10, 500
    print(f"{count:,} rows, {q} queries, k = {k}; billions of codes a second, one thread")
    print(f"{'n':>5} {'ours':>7} {'2 threads':>10} {'FAISS SQ8':>10} {'FAISS f32':>10} "
          f"{'usearch':>8} {'SimSIMD':>8} {'cKDTree':>8}   ours / SQ8, usearch, SimSIMD, cKDTree")
    for n in (32, 64, 128, 256):
        rows, queries = drawn(count, n, 1), drawn(q, n, 2)
        work = count * q * n / 1e9
        time1, _, _, found = ours(rows, queries, k)
        check(rows, queries, k, found)
        time2, _, _, again = ours(rows, queries, k, threads=2)
        assert (again == found).all()
        signed_rows, signed_queries = rows.view(np.int8), queries.view(np.int8)
        floats, float_queries = signed_rows.astype(np.float32), signed_queries.astype(np.float32)
        sq8 = faiss.IndexScalarQuantizer(n, faiss.ScalarQuantizer.QT_8bit)
        sq8.train(floats)
        sq8.add(floats)
        flat = faiss.IndexFlatL2(n)
        flat.add(floats)
        few, few_floats = signed_queries[:100], float_queries[:100]
        speeds = {
            "sq8": work / best(lambda: sq8.search(float_queries, k)),
            "flat": work / best(lambda: flat.search(float_queries, k)),
            "usearch": work / 5 / best(
                lambda: usearch_search(signed_rows, few, k, MetricKind.L2sq, exact=True, threads=1)),
            "simsimd": work / 5 / best(
                lambda: simsimd.cdist(few, signed_rows, metric="sqeuclidean", threads=1)),
        }
        tree = cKDTree(rows.astype(np.float64), boxsize=256)
        start = time.perf_counter()
        distances, _ = tree.query(queries[:5].astype(np.float64), k, p=1)
        speeds["tree"] = work / (q / 5) / (time.perf_counter() - start)
        for query in range(5):
            assert (distances[query] == np.sort(lee(rows, queries[query]))[:k]).all()
        own = work / time1
        print(f"{n:>5} {own:>7.1f} {work / time2:>10.1f} {speeds['sq8']:>10.1f} "
              f"{speeds['flat']:>10.1f} {speeds['usearch']:>8.1f} {speeds['simsimd']:>8.1f} "
              f"{speeds['tree']:>8.2f}   " + ", ".join(
                  f"{own / speeds[peer]:.1f}" for peer in ("sq8", "usearch", "simsimd", "tree")))


def against_limits():
    source = np.random.default_rng(3).integers(0, 256, 1 << 28, dtype=np.uint8)
    target = np.empty_like(source)
    copied = source.nbytes / best(lambda: np.copyto(target, source)) / 1e9
    bound = float(subprocess.run([program, "bound"], check=True, stdout=subprocess.PIPE,
                                 text=True).stdout) / 1e9
    print(f"\nlimits: a copy moves {copied:.1f} GB/s; the arithmetic of the Lee distance alone, on "
          f"registers, {bound:.1f} billion codes a second")
    for n in (32, 64, 128, 256):
        rows, queries = drawn(100_000, n, 1), drawn(500, n, 2)
        time1, laying, body, _ = ours(rows, queries, 10)
        speed = 100_000 * 500 * n / 1e9 / time1
        print(f"n = {n:>3}, {body}: {speed:.1f} billion codes a second, {speed / bound:.0%} of the "
              f"port bound; laying the table took as long as {laying / time1 * 500:.0f} queries")


def growth():
    print("\ncost of one query, in microseconds, one thread, Lee")
    base = {"rows": 100_000, "n": 64, "k": 10, "metric": "lee"}
    changes = [{}, {"rows": 10_000}, {"rows": 1_000_000}, {"n": 8}, {"n": 33}, {"n": 512},
               {"n": 1536}, {"k": 1}, {"k": 100}, {"k": 1000}, {"metric": "squared"},
               {"metric": "chebyshev"}]
    for change in changes:
        case = base | change
        rows, queries = drawn(case["rows"], case["n"], 1), drawn(100, case["n"], 2)
        taken, _, _, _ = ours(rows, queries, case["k"], case["metric"])
        print(f"{case['rows']:>9,} rows, n = {case['n']:>4}, k = {case['k']:>4}, "
              f"{case['metric']:<9} {taken / 100 * 1e6:>9.1f}")


def few_axes():
    k, q = 10, 1000
    print(f"\nfew axes: microseconds a query by Lee distance, uniform rows, k = {k}, the thread's own time; in "
          "brackets, milliseconds of making the search")
    for count in (100_000, 1_000_000):
        for n in (1, 2, 3, 4, 5, 6, 8):
            random = np.random.default_rng(5)
            rows = random.integers(0, 256, (count, n), dtype=np.uint8)
            queries = random.integers(0, 256, (q, n), dtype=np.uint8)
            scanned, laying, _, found = ours(rows, queries, k, own=True)
            check(rows, queries, k, found)
            walked, planting, _, again = ours(rows, queries, k, method="tree", own=True)
            assert (again == found).all()
            floats, few = rows.astype(np.float64), queries[:q if n <= 4 else 20].astype(np.float64)
            start = time.thread_time()
            tree = cKDTree(floats, boxsize=256)
            building = time.thread_time() - start
            distances, _ = tree.query(few, k, p=1)
            for query in range(0, len(few), len(few) // 20):
                assert (distances[query] == np.sort(lee(rows, queries[query]))[:k]).all()
            asking = best(lambda: tree.query(few, k, p=1), clock=time.thread_time) / len(few) * q
            print(f"{count:>9,} rows, n = {n}: " + ", ".join(
                f"{name} {taken / q * 1e6:.1f} [{making * 1e3:.1f}]" for name, taken, making in (
                    ("scan", scanned, laying), ("tree", walked, planting),
                    ("cKDTree", asking, building))))


cpu = [line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
print(f"{len(cpu)} × {cpu[0]}; FAISS {faiss.__version__}, SimSIMD {simsimd.__version__}")
parts = {"peers": against_peers, "limits": against_limits, "growth": growth, "axes": few_axes}
for part in sys.argv[2:] or parts:
    parts[part]()
