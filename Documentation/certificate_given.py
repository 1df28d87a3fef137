"""What verify_certificate.py is given, found to belong together: Python and NumPy alone."""
import argparse, json, os
from certificate_files import CERTIFICATE, DIGEST, misfit, read_array, read_json, require
from certificate_metrics import METRICS
from certificate_points import Table


def command_line(words):
    """The options of `torus verify`, of which this has one thread; a mistake ends with 64."""
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.error = lambda message: parser.exit(64, f"{parser.format_usage()}error: {message}\n")
    parser.add_argument("certificate")
    parser.add_argument("--codes", required=True)
    for option in ("embeddings", "refinement", "codebook", "query-codes", "queries",
                   "query-refinement", "query-codebook", "labels"):
        parser.add_argument(f"--{option}")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args(words)
    if arguments.threads < 1:
        parser.error("--threads takes a number of at least 1")
    if not arguments.query_codes and (
            arguments.queries or arguments.query_refinement or arguments.query_codebook):
        parser.error("--queries needs --query-codes")
    return arguments


class Given:
    """A certificate (JSON, arrays, their digests), and the files that it is about.

    The queries are the table itself where they are not apart; the labels may be None.
    """

    def __init__(self, arguments):
        self.as_json = arguments.json
        self.read_certificate(arguments.certificate)
        self.table = self.queries = Table(arguments.codes, arguments.refinement,
                                          arguments.codebook, arguments.embeddings)
        if arguments.query_codes:
            self.queries = Table(arguments.query_codes, arguments.query_refinement,
                                 arguments.query_codebook, arguments.queries)
        self.are_apart = self.queries is not self.table
        self.tables = {"residuals": self.table} | (
            {"query_residuals": self.queries} if self.are_apart else {})
        layout = self.layout(self.table)
        require(layout == self.layout(self.queries), arguments.query_codes,
                "the axes, bits and period of the table")
        self.put_on_line()
        self.have_points = self.table.has_points and self.queries.has_points
        self.labels, digest = None, None
        if arguments.labels:
            types = [kind + width for kind in "iu" for width in "1248"]
            self.labels, digest = read_array(arguments.labels, types, (self.table.rows,))
        inputs = {"table": self.table.inputs, "labels": digest,
                  "queries": self.queries.inputs if self.are_apart else None}
        self.require_parts(inputs, arguments.certificate)
        setting = layout | {
            "metric": self.metric_name, "rows": self.table.rows, "queries": self.queries.rows,
            "unit_log2": self.table.unit_log2, "queries_apart": self.are_apart,
            "neighbors": self.neighbors}
        self.identity = {"arrays": self.digests, "inputs": inputs, "setting": setting}

    @staticmethod
    def layout(table):
        """What both tables must have in common."""
        return {key: getattr(table, key)
                for key in ("points", "axes", "bits", "refinement_bits", "period_log2")}

    def put_on_line(self):
        """Chooses the unit of the line: 2^(u + 22) is above every number of both tables' grids."""
        if self.table.points == "line":
            tops = [table.top for table in self.tables.values() if table.top is not None]
            for table in self.tables.values():
                table.put_on_line(max(tops, default=0) - 22)

    def require_parts(self, inputs, path):
        """Refuses a certificate that needs other files, or believes residuals that cannot be."""
        claimed, table = self.certificate["inputs"], inputs["table"]
        for name, part, other in (
                ("queries", claimed["queries"], inputs["queries"]),
                ("labels", claimed["labels"], inputs["labels"]),
                ("a refinement", claimed["table"]["refinement"], table["refinement"]),
                ("a codebook", claimed["table"]["codebook"], table["codebook"])):
            require((part is None) == (other is None), path,
                    f"{name} exactly where the files have them")
        require(self.have_points or all(
            (self.arrays[name] <= self.metric.largest_residual).all() for name in self.tables),
            path, f"residuals of at most {self.metric.largest_residual}")

    def say_verdict(self, flaw):
        """Prints the verdict where this is the first flaw, or None; gives its exit code back."""
        believed = "residuals" if self.exact is None else "residuals and exact neighbors"
        verdict, detail, code = (
            ("refuted", flaw, 1) if flaw
            else ("verified", "every claim was recomputed from the files and stands", 0)
            if self.have_points
            else ("conditional", f"on {believed}: not recomputed without the embeddings", 3))
        print(json.dumps({"detail": detail, "verdict": verdict}) if self.as_json
              else f"{verdict}: {detail}")
        return code

    def read_certificate(self, folder):
        """Reads certificate.json and the arrays beside it, which must be all that is there."""
        path = f"{folder}/certificate.json"
        self.certificate, _ = read_json(path, CERTIFICATE, 2**16)
        setting, inputs, claims = (self.certificate[key] for key in ("setting", "inputs", "claims"))
        rows, queries, k = setting["rows"], setting["queries"], setting["neighbors"]
        self.metric_name, self.neighbors = setting["metric"], k
        self.exact = claims["neighbors"]["exact"]
        self.have_radii = self.metric_name == "lee" and inputs["labels"] is not None
        points, is_line = setting["points"], setting["points"] == "line"
        require(is_line == METRICS[self.metric_name].on_line, path, "a metric of these points")
        require([setting[key] is None for key in ("bits", "period_log2", "unit_log2")]
                == [points != "grid", is_line, not is_line]
                and (points == "grid" or setting["refinement_bits"] is None), path,
                f"the layout of a {points}")
        apart, separation = setting["queries_apart"], claims["separation"]
        require(apart or queries == rows, path, "queries that are the rows or apart")
        require(k <= rows - (not apart), path, "k among the other rows")
        bits = (setting["bits"] or 0) + (setting["refinement_bits"] or 0)
        self.metric = METRICS[self.metric_name](
            setting["axes"], 24 if points == "lattice" else bits)
        require(self.metric.exists, path, "distances and bounds within 63 bits")
        least = separation["least_distance"]
        require(separation["correctable_weight"] == (least and self.metric.weight(least)), path,
                "correctable_weight as it follows")
        tables = [one for one in (inputs["table"], inputs["queries"]) if one]
        require(apart == (inputs["queries"] is not None)
                == (claims["fidelity"]["queries"] is not None)
                and (inputs["labels"] is None) == (claims["neighbors"]["label_proved"] is None)
                and self.have_radii == (claims["robustness"] is not None)
                and (self.metric_name == "cosine") == (self.exact is None)
                and (not self.exact or is_line == (self.exact["numerator_bits"] is not None))
                and all((one["refinement"] is None) == (setting["refinement_bits"] is None)
                        and (is_line or (one["codebook"] is None) == (points == "grid"))
                        for one in tables),
                path, "queries, labels, refinements, codebooks exactly where claims use them")
        self.read_arrays(folder, rows, queries, k, setting["axes"])

    def read_arrays(self, folder, rows, queries, k, axes):
        """Reads the arrays, of which a certificate of this setting has these."""
        forms = {
            "residuals": ("u8", (rows,)), "query_residuals": ("u8", (queries,)),
            "neighbors": ("u4", (queries, k)), "members": ("u1", (queries, k)),
            "rescoring": ("u4", (queries,)), "status": ("u1", (queries,)),
            "radii": ("u8", (queries,)), "exact_neighbors": ("u4", (queries, k))}
        if self.exact:
            bits = self.metric.theta_bits(
                self.exact["denominator_bits"], self.exact["numerator_bits"]) + axes.bit_length()
            forms["thresholds"] = ("u8", (queries, -(-bits // 64)))
        else:
            del forms["exact_neighbors"]
        if not self.have_radii:
            del forms["radii"]
        if not self.certificate["setting"]["queries_apart"]:
            del forms["query_residuals"]
        path, names = f"{folder}/certificate.json", {f"{name}.npy": DIGEST for name in forms}
        require(not misfit(self.certificate["arrays"], names), path, f"digests of {[*names]}")
        require({*os.listdir(folder)} == {*names, "certificate.json"}, folder, "no other files")
        self.arrays, self.digests = {}, {}
        for name, (kind, shape) in forms.items():
            self.arrays[name], self.digests[f"{name}.npy"] = read_array(
                f"{folder}/{name}.npy", [kind], shape, canonical=True)
