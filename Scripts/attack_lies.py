"""Lies about a certificate, made by hand, for Scripts/attack."""
import json
import math
import pathlib
import random
import shutil

import attack_changes as changes
import numpy
import plain_certificate as plain


def base(make, torus, folder):
    """A certificate with queries, a refinement, labels, a tie, and a neighbor that is no member."""
    for seed in range(10_000):
        choices = random.Random(seed)
        if [choices.random() < 0.5 for _ in range(3)] != [True] * 3:
            continue
        place = pathlib.Path(folder) / str(seed)
        place.mkdir()
        found = make(torus, place, random.Random(seed))
        if tie(found) is not None and not changes.load(found.files["C/members.npy"]).all():
            return found
        shutil.rmtree(place)
    raise AssertionError("no seed gives such a certificate")


def tie(base):
    """A query and a place where two neighbors that follow one another have equal codes."""
    F = changes.load(base.files["q.npy"]).astype(int) << 16 | changes.load(base.files["r.npy"])
    for query, rows in enumerate(changes.load(base.files["C/neighbors.npy"]).tolist()):
        for place, pair in enumerate(zip(rows, rows[1:])):
            if (F[pair[0]] == F[pair[1]]).all():
                return query, place
    return None


def about(base):
    """Hand-made lies about a certificate that has every part: a name, and the files."""
    folder = {name[2:]: data for name, data in base.files.items() if name.startswith("C/")}
    inputs = {name: data for name, data in base.files.items() if not name.startswith("C/")}
    text = base.files[changes.JSON].decode()
    yield from following_lies(base, folder, inputs)

    def edited(name, step):
        """The files with the first number of an array so much larger, resealed."""
        array = changes.load(base.files[name]).copy()
        flat = array.reshape(-1)
        flat[0] = flat[0] + step if array.dtype.kind == "f" else int(flat[0]) + step
        return changes.resealed(base.files | {name: changes.save(array)})
    yield "θ one unit small", edited("C/thresholds.npy", -1)
    yield "θ one unit large", edited("C/thresholds.npy", 1)
    yield "a status that does not exist", edited("C/status.npy", 8)
    yield "a neighbor that is no row", edited("C/neighbors.npy", 2**31)
    yield "NaN among the embeddings", edited("e.npy", math.nan)
    yield "an infinity among the embeddings", edited("e.npy", math.inf)
    short = dict(base.files)
    for name in ("e.npy", "q.npy", "r.npy", "l.npy", "C/residuals.npy"):
        short[name] = changes.save(changes.load(short[name])[:-1])
    values = {name: json.loads(base.files[name]) for name in ("q.json", changes.JSON)}
    values["q.json"]["rows"] -= 1
    values[changes.JSON]["setting"]["rows"] -= 1
    yield "a dropped row", changes.resealed(short, values)
    twice = dict(base.files)
    for name in ("f.npy", "g.npy", "s.npy"):
        array = changes.load(twice[name])
        twice[name] = changes.save(numpy.concatenate([array, array[:1]]))
    values = {"g.json": json.loads(base.files["g.json"])}
    values["g.json"]["rows"] += 1
    yield "a duplicated query", changes.resealed(twice, values)
    value = json.loads(text)
    value["inputs"]["table"]["codes"] = value["inputs"]["table"]["refinement"]
    yield "the digest of another file", base.files | {changes.JSON: plain.canonical(value)}
    yield from malformed_files(base, text)


def following_lies(base, folder, inputs):
    """Lies about evidence, with all that follows from them, and digests, made anew."""
    claimed = json.loads(folder["certificate.json"])
    true = changes.believed(folder, claimed, base.k)

    def made(**lie):
        return inputs | {
            f"C/{name}": data for name, data in plain.certificate(inputs, base.k, lie).items()}

    def plus(values, step):
        return [values[0] + step] + values[1:]
    query, place = tie(base)
    rows = changes.load(folder["neighbors.npy"]).tolist()[query]
    rows[place], rows[place + 1] = rows[place + 1], rows[place]
    yield "a swapped tie", made(neighbors={query: rows})
    for words, step in (("small", -1), ("large", 1)):
        yield f"a residual one unit too {words}", made(residuals=plus(true["residuals"], step))
        yield f"a query's residual one unit too {words}", made(
            query_residuals=plus(true["query_residuals"], step))
    exact = true["exact_neighbors"][query]
    yield "exact neighbors in another order", made(exact_neighbors={query: exact[::-1]})
    value, totals = json.loads(folder["certificate.json"]), claimed["claims"]["neighbors"]
    members = changes.load(folder["members.npy"]).copy()
    members.reshape(-1)[numpy.flatnonzero(members.reshape(-1) == 0)[0]] = 1
    value["claims"]["neighbors"]["members"] = totals["members"] + 1
    yield "a member that is none", changes.resealed(
        base.files | {"C/members.npy": changes.save(members)}, {changes.JSON: value})
    sizes = changes.load(folder["rescoring.npy"]).copy()
    sizes[sizes.argmax()] -= 1
    value, ordered = json.loads(folder["certificate.json"]), sorted(sizes.tolist())
    value["claims"]["neighbors"]["rescoring"] = {
        "sum": sum(ordered), "median": ordered[(len(ordered) - 1) // 2],
        "percentile_99": ordered[(99 * len(ordered) - 1) // 100], "largest": ordered[-1]}
    yield "a rescoring set one row short", changes.resealed(
        base.files | {"C/rescoring.npy": changes.save(sizes)}, {changes.JSON: value})


def malformed_files(base, text):
    """Files that no reader may take, nor choke on."""
    def json_file(spelling):
        return base.files | {changes.JSON: spelling.encode()}
    number = json.loads(text)["claims"]["fidelity"]["rows"]["sum"]

    def instead(spelling):
        return json_file(text.replace(f'"sum":{number}', f'"sum":{spelling}', 1))
    for name, spelling in (
            ("NaN in the certificate", "NaN"), ("10^400", "1" + "0" * 400), ("1e400", "1e400"),
            ("a fraction", f"{number}.0"), ("a minus zero", "-0"),
            ("a number of 100 MB", "1" * 10**8)):
        yield name, instead(spelling)
    yield "100,000 brackets", json_file("[" * 100_000)
    yield "30,000 brackets", json_file("[" * 30_000 + "]" * 30_000 + "\n")
    yield "deep objects", json_file('{"a":' * 10_000 + "1" + "}" * 10_000 + "\n")
    yield "a space more", json_file(text.replace(",", ", ", 1))
    yield "no newline", json_file(text[:-1])
    yield "a key twice", json_file(text.replace('"version":1', '"version":1,"version":1'))
    yield "an escape more", json_file(text.replace('"lee"', '"\\u006cee"'))
    yield "a byte-order mark", json_file("\ufeff" + text)
    yield "half a surrogate", json_file(text.replace('"lee"', '"\\ud800"'))
    yield "no UTF-8", base.files | {changes.JSON: text.encode().replace(b"lee", b"l\xffe")}
    for key in ("rows", "queries", "axes", "neighbors"):
        value = json.loads(text)
        for other in (0, -1, 2**32, 2**63 - 1, 2**63, 10**30):
            value["setting"][key] = other
            yield f"other {key}, from -1 to 10^30", json_file(plain.canonical(value).decode())
    yield "a sidecar with a number of 100 MB", base.files | {
        "q.json": base.files["q.json"].replace(b'"bits":', b'"bits":' + b"1" * 10**8)}
    array = base.files["C/neighbors.npy"]
    shape = str(changes.load(array).shape).encode()
    for other in (b"(4611686018427387904, 4)", b"(-1, 4)", b"()", b"(2, 99999999999999999999)"):
        header = array[10:128].replace(shape, other).rstrip()[:117].ljust(117) + b"\n"
        yield "an array of a shape that is none, or that no memory holds", changes.resealed(
            base.files | {"C/neighbors.npy": array[:10] + header + array[128:]})
    yield "an array with a header of 4 GB", changes.resealed(base.files | {
        "C/neighbors.npy": b"\x93NUMPY\2\0\xff\xff\xff\xff" + array[10:]})
    yield "an array with 100 MB more", changes.resealed(base.files | {
        "C/neighbors.npy": array + bytes(10**8)})
    yield "a file more", base.files | {"C/more.npy": array}
    for name in sorted(base.files):
        rest = {key: data for key, data in base.files.items() if key != name}
        yield "a file is missing", rest
        yield "a file is empty", rest | {name: b""}
