"""What Scripts/attack does to certificates: random changes, and lies made by hand."""
import io
import json
import math
import pathlib
import random
import shutil

import numpy

import plain_certificate as plain

# Tables by the names of their files: embeddings, codes, sidecar, refinement.
TABLES = (("e.npy", "q.npy", "q.json", "r.npy"), ("f.npy", "g.npy", "g.json", "s.npy"))
JSON = "C/certificate.json"


def points(choices, rows, axes):
    """Coarse points full of ties, fine ones, or ones of every size; some rows twice."""
    unit = choices.choice([8, 32, 2**24])
    wide = choices.random() < 0.15

    def number():
        if wide:
            return choices.uniform(-1, 1) * 10.0 ** -choices.randint(0, 7)
        return choices.randint(-2 * unit, 2 * unit) / unit
    table = []
    for _ in range(rows):
        again = table and choices.random() < 0.25
        table.append(choices.choice(table) if again else [number() for _ in range(axes)])
    return numpy.array(table)


def without_points(arguments):
    """The arguments without the embeddings of either table."""
    pairs = zip(arguments[::2], arguments[1::2])
    return [word for pair in pairs if pair[0] not in ("--embeddings", "--queries") for word in pair]


def load(data):
    return numpy.load(io.BytesIO(data))


def save(array):
    file = io.BytesIO()
    numpy.save(file, array)
    return file.getvalue()


def believed(folder, claimed, k):
    """What a verifier without embeddings believes of a certificate."""
    exact = claimed["claims"]["neighbors"]["exact"]
    one = {"denominator_bits": exact["denominator_bits"], "wide_rows": exact["wide_rows"]}
    for name in ("residuals", "query_residuals", "thresholds", "exact_neighbors"):
        if f"{name}.npy" in folder:
            array = plain.array(folder[f"{name}.npy"], ("u8", "u4"))
            one[name] = (array.ravel() if name == "thresholds" else array).tolist()
    one["exact_neighbors"] = dict(enumerate(one["exact_neighbors"]))
    return one


def parsed(data):
    """The JSON in these bytes, or None."""
    try:
        return json.loads(data)
    except ValueError:
        return None


class Spelled(str):
    """A number by its spelling, where Python would spell it otherwise."""


def spelled(value):
    """Canonical bytes, with each `Spelled` as it is."""
    marks = {}

    def marked(value):
        if isinstance(value, Spelled):
            mark = f"@{len(marks)}@"
            marks[f'"{mark}"'] = value
            return mark
        if isinstance(value, dict):
            return {key: marked(one) for key, one in value.items()}
        return [marked(one) for one in value] if isinstance(value, list) else value
    text = plain.canonical(marked(value)).decode()
    for mark, spelling in marks.items():
        text = text.replace(mark, spelling)
    return text.encode()


def resealed(files, changed=None):
    """The files with every digest made anew; `changed` are JSON values that replace some of them."""
    files, values = dict(files), dict(changed or {})
    digest = {name: plain.sha256(data) for name, data in files.items()}

    def seal(name, fields):
        value = values.get(name, parsed(files[name]))
        if not isinstance(value, dict):
            return
        for path, source in fields:
            *way, last = path
            holder = value
            for key in way:
                holder = holder.get(key) if isinstance(holder, dict) else None
            if isinstance(holder, dict) and isinstance(holder.get(last), str) and source in digest:
                holder[last] = digest[source]
        files[name] = spelled(value)
        digest[name] = plain.sha256(files[name])
    fields = [(("inputs", "labels"), "l.npy")] + [
        (("arrays", name[2:]), name) for name in files if name.startswith("C/")]
    for table, (e, q, j, r) in zip(("table", "queries"), TABLES):
        if j in files:
            seal(j, ((("embeddings_sha256",), e), (("codes_sha256",), q),
                     (("refinement_sha256",), r)))
        fields += [(("inputs", table, part), name) for part, name in zip(
            ("embeddings", "codes", "sidecar", "refinement"), (e, q, j, r))]
    seal(JSON, fields)
    return files


def other_number(choices, array):
    """The array with another number somewhere, or with two that changed places."""
    array = array.copy()
    flat = array.reshape(-1)
    place, other = choices.randrange(flat.size), choices.randrange(flat.size)
    if choices.random() < 0.25:
        flat[place], flat[other] = flat[other], flat[place]
    elif array.dtype.kind == "f":
        with numpy.errstate(all="ignore"):
            flat[place] = choices.choice([
                numpy.nextafter(flat[place], array.dtype.type(9)), flat[place] + 2.0**-24,
                flat[place] + 1, -flat[place], -0.0, 1e-300, 1e300, math.nan, math.inf])
    else:
        step = choices.choice([1, -1, 2, -2, 4, 256, 65536, 2**31, 2**63, choices.getrandbits(64)])
        width = 8 * array.dtype.itemsize
        number = (int(flat[place]) + step) % 2**width
        flat[place] = number - 2**width * (array.dtype.kind == "i" and number >> width - 1)
    return array


def other_bytes(choices, data):
    """The bytes with a bit, a byte or a part changed, lost or doubled."""
    place, length = choices.randrange(len(data)), choices.choice([1, 1, 2, 8, 64])
    kind = choices.randrange(5)
    if kind < 2:
        return data[:place] + bytes([data[place] ^ 1 << choices.randrange(8)]) + data[place + 1:]
    if kind == 2:
        return data[:place] + bytes([choices.randrange(256)]) + data[place:]
    if kind == 3:
        return data[:place] + data[place + length:]
    return data[:place + length] + data[place:]


def other_value(choices, value):
    """The JSON value with a part changed, lost or added."""
    if isinstance(value, (dict, list)) and value and choices.random() < 0.95:
        keys = list(value) if isinstance(value, dict) else range(len(value))
        key = choices.choice(list(keys))
        copy = dict(value) if isinstance(value, dict) else list(value)
        if choices.random() < 0.03:
            del copy[key]
        else:
            copy[key] = other_value(choices, value[key])
        return copy
    if isinstance(value, dict):
        return value | {choices.choice(["zz", "rows", "\u00e9", "\0"]): 1}
    number = value if type(value) is int else 1
    return choices.choice([
        number + 1, number - 1, number + 2, number - 7, number ^ 1 << choices.randrange(63),
        0, -1, 2**63 - 1, 2**63, 10**400, Spelled("1e400"), Spelled("-0"), Spelled(f"{number}.0"),
        Spelled(f"{number}e0"), Spelled(f"0{number}"), Spelled("NaN"), None, True, [], {}, "",
        str(value), str(value).upper(), "0" * 64])


def consistent_lie(base, choices):
    """A false number in the evidence, and all the totals that follow from it."""
    folder = {name[2:]: data for name, data in base.files.items() if name.startswith("C/")}
    inputs = {name: data for name, data in base.files.items() if not name.startswith("C/")}
    claimed = json.loads(folder["certificate.json"])
    true = believed(folder, claimed, base.k)
    true["neighbors"] = dict(enumerate(load(folder["neighbors.npy"]).tolist()))
    name = choices.choice(list(true))
    if isinstance(true[name], dict):
        query = choices.randrange(len(true[name]))
        rows = true[name][query]
        place, other = choices.randrange(len(rows)), choices.randrange(len(rows))
        if choices.random() < 0.5:
            rows[place], rows[other] = rows[other], rows[place]
        else:
            rows[place] = choices.randrange(claimed["setting"]["rows"])
    elif isinstance(true[name], list):
        place = choices.randrange(len(true[name]))
        true[name][place] = max(0, true[name][place] + choices.choice([1, -1, 65536, -65536]))
    else:
        true[name] = max(1, true[name] + choices.choice([1, -1, 64]))
    try:
        made = plain.certificate(inputs, base.k, {name: true[name]})
    except plain.NoCertificate:
        return base.files
    return inputs | {f"C/{name}": data for name, data in made.items()}


def change(base, choices):
    """What was changed, how its digests are, the files, and a note."""
    parts = {
        "embeddings": ("e.npy", "f.npy"), "codes": ("q.npy", "g.npy"), "labels": ("l.npy",),
        "refinement": ("r.npy", "s.npy"), "sidecar": ("q.json", "g.json"),
        "certificate": (JSON,), "arrays": tuple(
            name for name in base.files if name.startswith("C/") and name != JSON)}
    kinds = [kind for kind, names in parts.items() if names[0] in base.files]
    kind = choices.choice(kinds + ["evidence, with its totals"])
    if kind not in parts:
        return kind, "resealed", consistent_lie(base, choices), "a lie and what follows"
    name = choices.choice([one for one in parts[kind] if one in base.files])
    sealing = choices.choice(["as they were", "resealed"])
    files, values = dict(base.files), {}
    if choices.random() < 0.25:
        files[name] = other_bytes(choices, files[name])
    elif name.endswith(".json"):
        values[name] = other_value(choices, json.loads(files[name]))
        files[name] = spelled(values[name])
    else:
        files[name] = save(other_number(choices, load(files[name])))
    if sealing == "resealed":
        files = resealed(files, values)
    return kind, sealing, files, name


def base_of_lies(make, torus, folder):
    """A certificate with every part: queries, a refinement, labels, a tie, a row that is no member."""
    for seed in range(10_000):
        choices = random.Random(seed)
        if [choices.random() < 0.5 for _ in range(3)] != [True] * 3:
            continue
        place = pathlib.Path(folder) / str(seed)
        place.mkdir()
        base = make(torus, place, random.Random(seed))
        if tie(base) is not None and not load(base.files["C/members.npy"]).all():
            return base
        shutil.rmtree(place)
    raise AssertionError("no seed gives such a certificate")


def tie(base):
    """A query and a place where two neighbors that follow one another have equal codes."""
    F = load(base.files["q.npy"]).astype(int) << 16 | load(base.files["r.npy"])
    for query, rows in enumerate(load(base.files["C/neighbors.npy"]).tolist()):
        for place, pair in enumerate(zip(rows, rows[1:])):
            if (F[pair[0]] == F[pair[1]]).all():
                return query, place
    return None


def lies(base):
    """Hand-made lies about a certificate that has every part: a name, and the files."""
    folder = {name[2:]: data for name, data in base.files.items() if name.startswith("C/")}
    inputs = {name: data for name, data in base.files.items() if not name.startswith("C/")}
    text = base.files[JSON].decode()
    yield from following_lies(base, folder, inputs)

    def edited(name, step):
        """The files with the first number of an array so much larger, resealed."""
        array = load(base.files[name]).copy()
        flat = array.reshape(-1)
        flat[0] = flat[0] + step if array.dtype.kind == "f" else int(flat[0]) + step
        return resealed(base.files | {name: save(array)})
    yield "θ one unit small", edited("C/thresholds.npy", -1)
    yield "θ one unit large", edited("C/thresholds.npy", 1)
    yield "a status that does not exist", edited("C/status.npy", 8)
    yield "a neighbor that is no row", edited("C/neighbors.npy", 2**31)
    yield "NaN among the embeddings", edited("e.npy", math.nan)
    yield "an infinity among the embeddings", edited("e.npy", math.inf)
    short = dict(base.files)
    for name in ("e.npy", "q.npy", "r.npy", "l.npy", "C/residuals.npy"):
        short[name] = save(load(short[name])[:-1])
    values = {name: json.loads(base.files[name]) for name in ("q.json", JSON)}
    values["q.json"]["rows"] -= 1
    values[JSON]["setting"]["rows"] -= 1
    yield "a dropped row", resealed(short, values)
    twice = dict(base.files)
    for name in ("f.npy", "g.npy", "s.npy"):
        array = load(twice[name])
        twice[name] = save(numpy.concatenate([array, array[:1]]))
    values = {"g.json": json.loads(base.files["g.json"])}
    values["g.json"]["rows"] += 1
    yield "a duplicated query", resealed(twice, values)
    value = json.loads(text)
    value["inputs"]["table"]["codes"] = value["inputs"]["table"]["refinement"]
    yield "the digest of another file", base.files | {JSON: plain.canonical(value)}
    yield from malformed_files(base, text)


def following_lies(base, folder, inputs):
    """Lies about evidence, with all that follows from them, and digests, made anew."""
    claimed = json.loads(folder["certificate.json"])
    true = believed(folder, claimed, base.k)

    def made(**lie):
        return inputs | {
            f"C/{name}": data for name, data in plain.certificate(inputs, base.k, lie).items()}

    def plus(values, step):
        return [values[0] + step] + values[1:]
    query, place = tie(base)
    rows = load(folder["neighbors.npy"]).tolist()[query]
    rows[place], rows[place + 1] = rows[place + 1], rows[place]
    yield "a swapped tie", made(neighbors={query: rows})
    for words, step in (("small", -1), ("large", 1)):
        yield f"a residual one unit too {words}", made(residuals=plus(true["residuals"], step))
        yield f"a query's residual one unit too {words}", made(
            query_residuals=plus(true["query_residuals"], step))
    exact = true["exact_neighbors"][query]
    yield "exact neighbors in another order", made(exact_neighbors={query: exact[::-1]})
    value, totals = json.loads(folder["certificate.json"]), claimed["claims"]["neighbors"]
    members = load(folder["members.npy"]).copy()
    members.reshape(-1)[numpy.flatnonzero(members.reshape(-1) == 0)[0]] = 1
    value["claims"]["neighbors"]["members"] = totals["members"] + 1
    yield "a member that is none", resealed(
        base.files | {"C/members.npy": save(members)}, {JSON: value})
    sizes = load(folder["rescoring.npy"]).copy()
    sizes[sizes.argmax()] -= 1
    value, ordered = json.loads(folder["certificate.json"]), sorted(sizes.tolist())
    value["claims"]["neighbors"]["rescoring"] = {
        "sum": sum(ordered), "median": ordered[(len(ordered) - 1) // 2],
        "percentile_99": ordered[(99 * len(ordered) - 1) // 100], "largest": ordered[-1]}
    yield "a rescoring set one row short", resealed(
        base.files | {"C/rescoring.npy": save(sizes)}, {JSON: value})


def malformed_files(base, text):
    """Files that no reader may take, nor choke on."""
    def json_file(spelling):
        return base.files | {JSON: spelling.encode()}
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
    yield "no UTF-8", base.files | {JSON: base.files[JSON].replace(b"lee", b"l\xffe")}
    for key in ("rows", "queries", "axes", "neighbors"):
        value = json.loads(text)
        for other in (0, -1, 2**32, 2**63 - 1, 2**63, 10**30):
            value["setting"][key] = other
            yield f"{key} = {other}", base.files | {JSON: plain.canonical(value)}
    yield "a sidecar with a number of 100 MB", base.files | {
        "q.json": base.files["q.json"].replace(b'"bits":', b'"bits":' + b"1" * 10**8)}
    array = base.files["C/neighbors.npy"]
    shape = str(load(array).shape).encode()
    for other in (b"(4611686018427387904, 4)", b"(-1, 4)", b"()", b"(2, 99999999999999999999)"):
        header = array[10:128].replace(shape, other).rstrip()[:117].ljust(117) + b"\n"
        yield f"an array of the shape {other.decode()}", resealed(
            base.files | {"C/neighbors.npy": array[:10] + header + array[128:]})
    yield "an array with a header of 4 GB", resealed(base.files | {
        "C/neighbors.npy": b"\x93NUMPY\2\0\xff\xff\xff\xff" + array[10:]})
    yield "an array with 100 MB more", resealed(base.files | {
        "C/neighbors.npy": array + bytes(10**8)})
    yield "a file more", base.files | {"C/more.npy": array}
    for name in sorted(base.files):
        rest = {key: data for key, data in base.files.items() if key != name}
        yield f"{name} is missing", rest
        yield f"{name} is empty", rest | {name: b""}
