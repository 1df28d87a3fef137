"""Lies by hand about certificates of every metric and of all points, for Scripts/attack."""
import json
import pathlib
import random

import attack_changes as changes
import numpy
import plain_certificate as plain
from attack_tables import METRICS, drawn, save, tie

SHIFTS = (("large", 1), ("small", -1))


def about_all(make, folder):
    """A name, the certificate it is about, and the files, of every lie below."""
    for number, (name, wanted, lie) in enumerate(all_of_them()):
        def lied(files, inputs):
            """The files with the lie, or None where this certificate is no place for it."""
            try:
                found = lie(files, inputs)
            except plain.NoCertificate:
                return None
            return found if found != files else None

        def fits(inputs):
            made = {f"C/{name}": data for name, data in inputs.made.items()}
            return lied(inputs.files | made, inputs) is not None
        inputs = drawn(random.Random(number), fits, **wanted)
        place = pathlib.Path(folder) / str(number)
        place.mkdir()
        base = make(place, inputs)
        yield name, base, lied(base.files, inputs)


def all_of_them():
    """A name, what inputs are wanted, and what makes of files and inputs the files with the lie."""
    for kind, metrics in METRICS.items():
        for metric in dict.fromkeys(metrics):
            wanted, where = {"kind": kind, "metric": metric}, f"{metric}, {kind}"
            yield f"{where}: a swapped tie", wanted, swapped_tie
            for words, step in SHIFTS:
                yield (f"{where}: a residual one unit too {words}", wanted,
                       following("residuals", step))
                if metric != "cosine":
                    yield f"{where}: θ one unit {words}", wanted, following("thresholds", step)
    labeled = {"metric": "lee", "labeled": True}
    for kind in ("grid", "lattice"):
        for words, step in SHIFTS:
            yield (f"{kind}: a radius one step {words}", labeled | {"kind": kind},
                   following("radii", step))
    for words, step in SHIFTS:
        yield (f"a radius one step {words}, of a table of one label", labeled,
               lambda files, inputs, step=step: following("radii", step)(files, inputs)
               if len(set(changes.load(files["l.npy"]).tolist())) == 1 else None)
        yield (f"a unit of the line one binary place too {words}", {"metric": "squared-euclidean"},
               following("unit_log2", step))
        yield (f"numerators one bit too {words}", {"metric": "squared-euclidean"},
               following("numerator_bits", step))
        yield f"a sum of radii one step too {words}", labeled, with_json(
            lambda value, step=step: value["claims"]["robustness"].update(
                sum=max(0, value["claims"]["robustness"]["sum"] + step)))
    yield ("bounds of cosines without the error of their table", {"metric": "cosine"},
           lambda files, inputs: believing(inputs, table_error=0))
    yield ("bounds of dot products without the product of both errors", {"metric": "dot-product"},
           lambda files, inputs: believing(inputs, product_of_errors=0))
    for kind in ("lattice", "euclidean"):
        yield f"{kind}: another codebook", {"kind": kind}, other_codebook
    for metric, other in (("lee", "squared-flat"), ("squared-flat", "lee"), ("lee", "cosine"),
                          ("cosine", "lee"), ("lee", "squared-euclidean"),
                          ("squared-euclidean", "squared-flat"),
                          ("squared-euclidean", "dot-product"),
                          ("dot-product", "squared-euclidean")):
        yield f"{metric}, renamed {other}", {"metric": metric}, with_json(
            lambda value, other=other: value["setting"].update(metric=other))
    for metric, other in (("lee", "squared-flat"), ("squared-flat", "lee"),
                          ("squared-euclidean", "dot-product"),
                          ("dot-product", "squared-euclidean")):
        yield (f"a certificate for {other}, called {metric}", {"metric": metric, "labeled": False},
               lambda files, inputs, other=other: called(inputs, other))
    yield "cosine: neighbors said to be the same", {"metric": "cosine"}, same_cosine
    yield "cosine: exact neighbors", {"metric": "cosine"}, with_json(
        lambda value: value["claims"]["neighbors"].update(exact={
            "denominator_bits": 1, "numerator_bits": None, "same": 0, "different": 1,
            "recalled": 0, "wide_rows": 0}))
    yield "a correctable weight of squares", {"metric": "squared-flat"}, with_json(
        lambda value: value["claims"]["separation"].update(correctable_weight=0))
    yield "radii without labels", {"metric": "lee", "labeled": False}, radii_without_labels


def in_folder(made):
    return {f"C/{name}": data for name, data in made.items()}


def believing(inputs, **lies):
    """The files with a certificate that follows from these lies."""
    return inputs.files | in_folder(plain.certificate(inputs.files, inputs.k, inputs.metric, lies))


def following(name, step):
    """The lie that a number, or the first of an array, is so much larger; all follows from it."""
    def lie(files, inputs):
        folder, _ = changes.parts(files)
        claimed = json.loads(folder["certificate.json"])
        true = changes.believed(folder, claimed) | {"unit_log2": claimed["setting"]["unit_log2"]}
        if name == "radii":
            true["radii"] = changes.load(folder["radii.npy"]).tolist()
        value = true[name]
        value = value + step if type(value) is int else [value[0] + step] + value[1:]
        return believing(inputs, **{name: value})
    return lie


def swapped_tie(files, inputs):
    """Two neighbors of the same D in the other order, and all that follows."""
    found = tie(inputs)
    if found is None:
        return None
    query, place = found
    rows = changes.load(files["C/neighbors.npy"]).tolist()[query]
    rows[place], rows[place + 1] = rows[place + 1], rows[place]
    return believing(inputs, neighbors={query: rows})


def with_json(edit):
    """The lie that certificate.json is edited so, and sealed again."""
    def lie(files, _):
        value = json.loads(files[changes.JSON])
        edit(value)
        return changes.resealed(files, {changes.JSON: value})
    return lie


def other_codebook(files, _):
    """The codeword of the first code is another, and every digest is made anew."""
    words = changes.load(files["q.codebook.npy"]).copy()
    code = changes.load(files["q.npy"])[0, 0]
    words[0, code, 0] += 1 if words[0, code, 0] < 2**24 - 1 else -1
    return changes.resealed(files | {"q.codebook.npy": save(words)})


def called(inputs, other):
    """The true certificate of another metric, under the name and with the parts of this one."""
    def edit(value):
        separation = value["claims"]["separation"]
        least, squared = separation["least_distance"], inputs.metric not in ("lee", "cosine")
        separation["correctable_weight"] = None if squared or not least else (least - 1) // 2
        value["setting"]["metric"] = inputs.metric
    made = in_folder(plain.certificate(inputs.files, inputs.k, other))
    return with_json(edit)(inputs.files | made, inputs)


def same_cosine(files, _):
    status = changes.load(files["C/status.npy"]) | 4
    return changes.resealed(files | {"C/status.npy": save(status)})


def radii_without_labels(files, _):
    queries = len(changes.load(files["C/status.npy"]))
    value = json.loads(files[changes.JSON])
    value["arrays"]["radii.npy"] = ""
    value["claims"]["robustness"] = {"positive": 0, "sum": 0, "median": 0}
    return changes.resealed(
        files | {"C/radii.npy": save(numpy.zeros(queries, "<u8"))}, {changes.JSON: value})
