"""Lies about a certificate, made by hand, for Scripts/attack."""
import json
import math
import pathlib
import random

import attack_changes as changes
import attack_metric_lies as metric_lies
import numpy
import plain_certificate as plain
from attack_tables import drawn, tie


def all_lies(make, folder):
    """Every lie by hand: its name, the certificate it is about, and the files."""
    inputs = drawn(random.Random(0), lambda inputs: (
        "r.npy" in inputs.files and tie(inputs) is not None
        and not changes.load(inputs.made["members.npy"]).all()
        and all(changes.load(inputs.made[f"{name}.npy"]).flat[0] for name in (
            "residuals", "query_residuals", "thresholds"))),
        kind="grid", metric="lee", apart=True, labeled=True)
    place = pathlib.Path(folder) / "lee"
    place.mkdir()
    base = make(place, inputs)
    for name, files in about(base, tie(inputs)):
        yield name, base, files
    yield from metric_lies.about_all(make, folder)


def about(base, tie):
    """Lies about a certificate that has every part, and such a tie: a name, and the files."""
    folder, inputs = changes.parts(base.files)
    text = base.files[changes.JSON].decode()
    yield from following_lies(base, folder, inputs, tie)

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


def following_lies(base, folder, inputs, tie):
    """Lies about evidence, with all that follows from them, and digests, made anew."""
    claimed = json.loads(folder["certificate.json"])
    true = changes.believed(folder, claimed)

    def made(**lie):
        return inputs | {
            f"C/{name}": data for name, data in plain.certificate(
                inputs, base.k, base.metric, lie).items()}

    def plus(values, step):
        return [values[0] + step] + values[1:]
    query, place = tie
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
    yield "a key twice", json_file(text.replace('"version":2', '"version":2,"version":2'))
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
