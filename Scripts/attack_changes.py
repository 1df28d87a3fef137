"""What Scripts/attack does to certificates at random."""
import io
import json
import math

import numpy

import plain_certificate as plain
from attack_tables import save

# Tables by the names of their files: embeddings, codes, sidecar, refinement, codebook.
TABLES = (("e.npy", "q.npy", "q.json", "r.npy", "q.codebook.npy"),
          ("f.npy", "g.npy", "g.json", "s.npy", "g.codebook.npy"))
JSON = "C/certificate.json"


def without_points(arguments):
    """The arguments without the embeddings of either table."""
    pairs = zip(arguments[::2], arguments[1::2])
    return [word for pair in pairs if pair[0] not in ("--embeddings", "--queries") for word in pair]


def load(data):
    return numpy.load(io.BytesIO(data))


def believed(folder, claimed):
    """What a verifier without embeddings believes of a certificate."""
    exact = claimed["claims"]["neighbors"]["exact"] or {}
    one = {name: exact[name] for name in ("denominator_bits", "numerator_bits", "wide_rows")
           if exact.get(name) is not None}
    for name in ("residuals", "query_residuals", "thresholds", "exact_neighbors"):
        if f"{name}.npy" in folder:
            array = plain.array(folder[f"{name}.npy"], ("u8", "u4"))
            one[name] = (array.ravel() if name == "thresholds" else array).tolist()
    if exact:
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
    """The files with every digest made anew, and with these JSON values where there are some."""
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
    for table, names in zip(("table", "queries"), TABLES):
        parts = dict(zip(("embeddings", "codes", "sidecar", "refinement", "codebook"), names))
        if parts["sidecar"] in files:
            seal(parts["sidecar"], [((f"{part}_sha256",), parts[part]) for part in parts])
        fields += [(("inputs", table, part), name) for part, name in parts.items()]
    seal(JSON, fields)
    return files


def other_number(choices, array):
    """The array with another number somewhere, or with two that changed places."""
    array = array.copy(order="K")
    flat = array.ravel(order="K")
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


# What is one of these becomes another of them.
NAMES = (
    plain.METRICS, ("grid", "lattice", "line", "calibrated", "product"), ("torus", "euclidean"),
    ("endpoints", "centers"), ("signed", "unsigned"), ("nearest", "foreign"),
    ("unpacked", "most-significant-first"))


def other_value(choices, value):
    """The JSON value with a part changed, lost or added."""
    if isinstance(value, (dict, list)) and value and choices.random() < 0.95:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        key = choices.choice(keys + ["claims"] * 10 if "claims" in keys else keys)
        copy = dict(value) if isinstance(value, dict) else list(value)
        if choices.random() < 0.03:
            del copy[key]
        else:
            copy[key] = other_value(choices, value[key])
        return copy
    if isinstance(value, dict):
        return value | {choices.choice(["zz", "rows", "\u00e9", "\0"]): 1}
    for names in NAMES:
        if value in names and choices.random() < 0.7:
            return choices.choice(names)
    number = value if type(value) is int else 1
    if type(value) is int and choices.random() < 0.5:
        return abs(number + choices.choice([1, -1, 2, 7, -7]))
    return choices.choice([
        number + 1, number - 1, number + 2, number - 7, number ^ 1 << choices.randrange(63),
        0, -1, 2**63 - 1, 2**63, 10**400, Spelled("1e400"), Spelled("-0"), Spelled(f"{number}.0"),
        Spelled(f"{number}e0"), Spelled(f"0{number}"), Spelled("NaN"), None, True, [], {}, "",
        str(value), str(value).upper(), "0" * 64])


def parts(files):
    """The files of the certificate, and those it is about."""
    return ({name[2:]: data for name, data in files.items() if name.startswith("C/")},
            {name: data for name, data in files.items() if not name.startswith("C/")})


def consistent_lie(base, choices):
    """A false number in the evidence, and all the totals that follow from it."""
    folder, inputs = parts(base.files)
    claimed = json.loads(folder["certificate.json"])
    true = believed(folder, claimed)
    true["neighbors"] = dict(enumerate(load(folder["neighbors.npy"]).tolist()))
    if "radii.npy" in folder:
        true["radii"] = load(folder["radii.npy"]).tolist()
    if base.metric == "cosine":
        true["table_error"] = 0
    if claimed["setting"]["unit_log2"] is not None:
        true["unit_log2"] = claimed["setting"]["unit_log2"]
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
    elif name == "unit_log2":
        true[name] += choices.choice([1, -1])
    elif name != "table_error":
        true[name] = max(1, true[name] + choices.choice([1, -1, 64]))
    try:
        made = plain.certificate(inputs, base.k, base.metric, {name: true[name]})
    except plain.NoCertificate:
        return base.files
    return inputs | {f"C/{name}": data for name, data in made.items()}


PARTS = {
    "embeddings": ("e.npy", "f.npy"), "codes": ("q.npy", "g.npy"),
    "refinement": ("r.npy", "s.npy"), "codebook": ("q.codebook.npy", "g.codebook.npy"),
    "labels": ("l.npy",), "sidecar": ("q.json", "g.json"),
    "certificate": (JSON,), "arrays": tuple(f"C/{name}.npy" for name in (
        "residuals", "query_residuals", "neighbors", "members", "rescoring", "status", "radii",
        "exact_neighbors", "thresholds"))}
TOTALS = "evidence, with its totals"


def change(base, choices):
    """What was changed, how its digests are, the files, and a note; never the same files."""
    kind = choices.choice([kind for kind in PARTS if PARTS[kind][0] in base.files] + [TOTALS])
    sealing = "resealed" if kind == TOTALS else choices.choice(["as they were", "resealed"])
    for _ in range(100):
        if kind == TOTALS:
            files, note = consistent_lie(base, choices), "a number and what follows"
        else:
            note = choices.choice([name for name in PARTS[kind] if name in base.files])
            files = other_file(base.files, note, choices, sealing)
        if files != base.files:
            break
    return kind, sealing, files, note


def other_file(files, name, choices, sealing):
    """The files with another content of this one."""
    files, values = dict(files), {}
    if choices.random() < 0.25:
        files[name] = other_bytes(choices, files[name])
    elif name.endswith(".json"):
        values[name] = other_value(choices, json.loads(files[name]))
        files[name] = spelled(values[name])
    else:
        files[name] = save(other_number(choices, load(files[name])))
    return resealed(files, values) if sealing == "resealed" else files
