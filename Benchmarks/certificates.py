"""What certificates say of real embeddings, and what they cost, from raw data to verdict.

    certificates.py TORUS [PART…]      TORUS is the built command; a part is one of digits, fashion,
                                       words and scale, by default all

Every certificate but those of scale, which only time `certify`, is verified by `torus verify` and by the
verifier in NumPy, and a row is only printed where both say so. Digits are bundled; Fashion-MNIST is Debian's
`dataset-fashion-mnist`; words are the table that `Examples/word_vectors.py` writes, at the path in
TORUS_WORD_VECTORS, and are left out without it. Times are of the clock: certify and verify on two threads,
NumPy on one.
"""
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

import numpy as np

torus, wanted = sys.argv[1], sys.argv[2:] or ["digits", "fashion", "words", "scale"]
root = pathlib.Path(__file__).resolve().parent.parent
HEADER = (f"{'':<34}{'proved':>8}{'members':>9}{'rescoring':>14}{'label':>8}{'same':>8}{'recall':>9}"
          f"{'δ':>10}{'bytes':>11}{'certify':>9}{'verify':>8}{'NumPy':>8}")


def machine():
    """The processor and its cores."""
    pairs = (line.split(":", 1) for line in open("/proc/cpuinfo") if ":" in line)
    said = {name.strip(): value.strip() for name, value in pairs}
    without = "" if "avx512bw" in said.get("flags", "").split() else " without AVX-512"
    return f"{os.cpu_count()} × {said.get('model name', 'cores')}{without}"


def own_memory(process):
    """The bytes that a process has of its own now, without the pages of mapped files."""
    try:
        for line in open(f"/proc/{process.pid}/status"):
            if line.startswith("RssAnon:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def run(*command):
    """The seconds and the greatest memory of its own of a command that must succeed."""
    start, most = time.perf_counter(), 0
    process = subprocess.Popen([str(one) for one in command], stdout=subprocess.DEVNULL)
    while process.poll() is None:
        most = max(most, own_memory(process))
        time.sleep(0.01)
    if process.returncode:
        sys.exit(f"certificates: {' '.join(map(str, command))} failed")
    return time.perf_counter() - start, most


class Tables:
    """One table, perhaps queries and labels, in a folder of its own."""

    def __init__(self, folder, embeddings, queries=None, labels=None):
        self.folder, self.labels = pathlib.Path(folder), labels
        self.pairs = [(embeddings, "", "embeddings")] + (
            [(queries, "query-", "queries")] if queries else [])

    def certified(self, name, quantize, refined=False, metric=None, check=True):
        """Quantizes, certifies, verifies, and prints a row."""
        files = ["--labels", self.labels] if self.labels else []
        for embeddings, prefix, option in self.pairs:
            codes, finer = (self.folder / f"{prefix}{one}.npy" for one in ("codes", "refinement"))
            more = ["--refinement", finer] if refined else []
            run(torus, "quantize", embeddings, "--output", codes, *quantize, *more)
            files += [f"--{option}", embeddings, f"--{prefix}codes", codes]
            files += [f"--{prefix}refinement", finer] if refined else []
        certificate = self.folder / "certificate"
        by = ["--metric", metric] if metric else []
        taken = [run(torus, "certify", *files, "--neighbors", 10, "--threads", 2, "--quiet",
                     "--output", certificate, *by)]
        if check:
            taken += [run(torus, "verify", certificate, *files, "--threads", 2), run(
                sys.executable, root / "Documentation/verify_certificate.py", certificate, *files)]
        self.say(name, certificate, [seconds for seconds, _ in taken])
        return taken

    def say(self, name, certificate, times):
        value = json.loads((certificate / "certificate.json").read_text())
        setting, claims = value["setting"], value["claims"]
        found, queries, k = claims["neighbors"], setting["queries"], setting["neighbors"]
        exact, sizes = found["exact"], found["rescoring"]

        def share(count, of=queries):
            return "–" if count is None else f"{100 * count / of:.1f} %"
        size = sum(one.stat().st_size for one in certificate.iterdir())
        print(f"{name:<34}{share(found['proved']):>8}{share(found['members'], k * queries):>9}"
              f"{sizes['median']:>7},{sizes['percentile_99']:>6}{share(found['label_proved']):>8}"
              f"{share(exact and exact['same']):>8}{share(exact and exact['recalled'], k * queries):>9}"
              f"{claims['separation']['least_distance'] or 0:>10.3g}{size:>11,}"
              + "".join(f"{seconds:>7.1f} s" for seconds in times), flush=True)


def trained(folder, dataset, head, *options):
    """The files of a trained head's embeddings: rows, queries, labels."""
    model = pathlib.Path(folder) / head
    run(torus, "train", "--dataset", dataset, "--head", head, "--quiet", "--output", model, *options)
    return (model / name for name in (
        "train.embeddings.npy", "test.embeddings.npy", "train.labels.npy"))


def heads(dataset, *options):
    """Sphere and tori at 8, 6 and 4 bits, alone and with 8 bits more, by Lee distance; torusC at 8 by the
    other metrics of circles; and the sphere on its own axes by squared distance."""
    for head in ("sphere", "torusC", "torusN"):
        with tempfile.TemporaryDirectory() as folder:
            tables = Tables(folder, *trained(folder, dataset, head, *options))
            period = ["--period", 4 if head == "sphere" else 1]
            for bits in (8, 6, 4):
                others = ("squared-flat", "cosine") if (head, bits) == ("torusC", 8) else ()
                for metric in (None, *others):
                    for refined in (False, True):
                        name = f"{head}, {bits}{' + 8' if refined else ''} bits"
                        tables.certified(f"{name}, {metric}" if metric else name,
                                         [*period, "--bits", bits], refined, metric)
                if head == "sphere":
                    tables.certified(f"{head}, {bits} bits, calibrated",
                                     ["--grid", "calibrated", "--bits", bits])


def digits():
    print("1,437 handwritten digits and 360 queries, k = 10")
    print(HEADER)
    heads("digits")


def fashion():
    print("Fashion-MNIST, 60,000 rows and 10,000 queries, k = 10, 32 dimensions, 8 epochs, KoLeo 0.2")
    print(HEADER)
    heads("fashion-mnist", "--dimensions", 32, "--epochs", 8, "--koleo", 0.2)


def words():
    path = os.environ.get("TORUS_WORD_VECTORS")
    if not path:
        print("words: left out, as TORUS_WORD_VECTORS names no table")
        return
    table = np.load(path)
    asked = np.arange(len(table)) % 30 == 29
    print(f"word vectors, {(~asked).sum():,} × {table.shape[1]}, and {asked.sum():,} more as queries, k = 10")
    print(HEADER)
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder) / f"{name}.npy" for name in ("rows", "queries")]
        for one, rows in zip(paths, (~asked, asked)):
            np.save(one, table[rows])
        tables = Tables(folder, *paths)
        for bits in (8, 6, 4):
            # Numbers are below 2 in magnitude, so that on a circle of length 8 nothing wraps and Lee is L1. So
            # few bits of so long a circle need a refinement to tell rows apart.
            tables.certified(f"lee, {bits} + 8 bits", ["--period", 8, "--bits", bits], True)
            for metric in ("squared-euclidean", "dot-product"):
                tables.certified(f"{metric}, {bits} bits",
                                 ["--grid", "calibrated", "--bits", bits], metric=metric)


def scale():
    print("rows of 32 axes in 50 clusters, 8 bits, 1,000 queries, k = 10; memory beside the mapped files")
    choices = np.random.default_rng(1)
    centers = choices.random((50, 32))
    for rows in (125_000, 250_000, 500_000, 1_000_000):
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for name, count in (("rows", rows), ("queries", 1000)):
                near = centers[choices.integers(0, 50, count)] + 0.1 * choices.normal(size=(count, 32))
                paths.append(pathlib.Path(folder) / f"{name}.npy")
                np.save(paths[-1], (near % 1).astype(np.float32))
            (seconds, most), = Tables(folder, *paths).certified(
                f"{rows:,} rows", ["--bits", 8], check=False)
            pairs = rows * (rows + 1000)
            print(f"    {seconds / pairs * 1e12:.0f} ps a pair, {most / 1e6:.0f} MB")


def main():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.environ |= {one: "1" for one in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")}
    print(machine())
    for part in wanted:
        print()
        {"digits": digits, "fashion": fashion, "words": words, "scale": scale}[part]()


main()
