(* A certificate: certificate.json and the arrays beside it, as Documentation/Formats.md has them. *)

open Malformed
module V = Verified

type t = {
  path : string;
  rows : int;
  queries : int;
  apart : bool;
  axes : int;
  points : int * int option * int;               (* bits, refinement bits, period *)
  inputs : (string * (string * string option) list option) list;   (* table, queries *)
  labels : string option;
  digests : (string * string * string) list;     (* array, claimed, found *)
  greatest_residual : Z.t;
  content : V.certificate;
}

let not_covered path what =
  fail path (what ^ ": this checker covers certificates of Lee distance between points of a grid, and no others")

let read_inputs path value =
  let field = Json.fields path [ "table"; "queries"; "labels" ] value in
  let keys = [ "codebook"; "codes"; "embeddings"; "refinement"; "sidecar" ] in
  let table value =
    let field = Json.fields path keys value in
    List.map (fun key ->
        let optional = key = "codebook" || key = "refinement" in
        (key, if optional then Json.optional (Json.digest path) (field key)
              else Some (Json.digest path (field key)))) keys in
  ( [ ("table", Some (table (field "table"))); ("queries", Json.optional table (field "queries")) ],
    Json.optional (Json.digest path) (field "labels") )

let read_residuals path value =
  let field = Json.fields path [ "largest"; "sum"; "histogram" ] value in
  let histogram = match field "histogram" with
    | Json.List counts when List.length counts = 64 -> List.map (Json.count path) counts
    | _ -> fail path "a histogram of 64 counts" in
  { V.largest = Json.count path (field "largest"); V.total = Json.count path (field "sum");
    V.histogram = histogram }

let read_accumulators path value =
  let field = Json.fields path [ "scan"; "distance"; "bounds" ] value in
  List.map (fun name ->
      let part = Json.fields path [ "term"; "bound"; "largest_axes" ] (field name) in
      let positive key = Json.positive path (part key) in
      (positive "term", (positive "bound", positive "largest_axes")))
    [ "scan"; "distance"; "bounds" ]

let array folder name kind shape =
  let path = Filename.concat folder (name ^ ".npy") in
  let bytes = read_file path in
  let array = Npy.parse path bytes in
  require path (Printf.sprintf "%s of its shape" kind) (array.Npy.kind = kind && array.Npy.shape = shape);
  require path "the very bytes of numpy.save" (Npy.is_canonical array);
  (array, Tables.sha256 bytes)

(* Little-endian limbs of 64 bits. *)
let assembled limbs = List.fold_right (fun limb high -> Z.logor (Z.shift_left high 64) limb) limbs Z.zero

let nat n =
  let rec onto m n = if n = 0 then m else onto (V.S m) (n - 1) in
  onto V.O n

let bit_length n = Z.numbits (Z.of_int n)

let read folder =
  let path = Filename.concat folder "certificate.json" in
  let names = match Sys.readdir folder with
    | exception Sys_error message -> raise (Malformed message)
    | names -> Array.to_list names in
  let json, _ = Json.read path in
  let fields = Json.fields path in
  let field = fields [ "format"; "version"; "rounding"; "ties"; "order"; "residual_bits"; "setting";
                       "inputs"; "claims"; "arrays" ] json in
  Json.constant path "swift-torus/certificate" (field "format");
  Json.number path 2 (field "version");
  Json.constant path "nearest" (field "rounding");
  Json.constant path "even" (field "ties");
  Json.constant path "value, then row" (field "order");
  Json.number path 16 (field "residual_bits");

  let setting = fields [ "metric"; "points"; "rows"; "queries"; "queries_apart"; "axes"; "neighbors";
                         "bits"; "refinement_bits"; "period_log2"; "unit_log2" ] (field "setting") in
  if setting "metric" <> Json.Text "lee" then not_covered path "another metric";
  if setting "points" <> Json.Text "grid" then not_covered path "other points";
  let size key most = Json.between path 1 most (setting key) in
  let rows = size "rows" 0xffff_ffff and queries = size "queries" max_int in
  let axes = size "axes" max_int and k = size "neighbors" max_int in
  let apart = Json.bool path (setting "queries_apart") in
  let bits = Json.between path 1 16 (setting "bits") in
  let finer = Json.optional (Json.between path 1 16) (setting "refinement_bits") in
  let period = Json.between path (-64) 64 (setting "period_log2") in
  require path "no unit_log2 of a grid" (setting "unit_log2" = Json.Null);
  require path "queries that are the rows or apart" (apart || queries = rows);
  require path "k among the other rows" (k <= if apart then rows else rows - 1);

  let inputs, labels = read_inputs path (field "inputs") in
  let claims = fields [ "fidelity"; "neighbors"; "robustness"; "separation"; "overflow" ] (field "claims") in
  let fidelity = fields [ "rows"; "queries" ] (claims "fidelity") in
  let row_totals = read_residuals path (fidelity "rows") in
  let query_totals = Json.optional (read_residuals path) (fidelity "queries") in
  let neighbors = fields [ "proved"; "members"; "label_proved"; "rescoring"; "exact" ] (claims "neighbors") in
  let count section key = Json.count path (section key) in
  let label_proved = Json.optional (Json.count path) (neighbors "label_proved") in
  let rescoring = fields [ "sum"; "median"; "percentile_99"; "largest" ] (neighbors "rescoring") in
  let exact = fields [ "denominator_bits"; "numerator_bits"; "same"; "different"; "recalled"; "wide_rows" ]
      (neighbors "exact") in
  let s = Json.between path 1 1138 (exact "denominator_bits") in
  require path "no numerator_bits of circles" (exact "numerator_bits" = Json.Null);
  let robustness = Json.optional (fun value ->
      let part = fields [ "positive"; "sum"; "median" ] value in
      (count part "positive", (count part "sum", count part "median"))) (claims "robustness") in
  let separation = fields [ "least_distance"; "coinciding_rows"; "correctable_weight" ] (claims "separation") in
  let least_distance = Json.optional (Json.positive path) (separation "least_distance") in
  let weight = Json.optional (Json.count path) (separation "correctable_weight") in
  require path "the correctable weight of the least distance"
    (Option.equal Z.equal weight
       (Option.map (fun d -> Z.div (Z.pred d) (Z.of_int 2)) least_distance));
  let accumulators = read_accumulators path (claims "overflow") in
  require path "parts that fit one another"
    ((List.assoc "queries" inputs <> None) = apart && (query_totals <> None) = apart
     && (label_proved <> None) = (labels <> None) && (robustness <> None) = (labels <> None)
     && List.for_all (function
         | _, Some table -> (List.assoc "refinement" table <> None) = (finer <> None)
                            && List.assoc "codebook" table = None
         | _, None -> true) inputs);

  let limbs = (s + bit_length axes + 63) / 64 in
  let forms =
    [ ("residuals", "u8", [ rows ]); ("query_residuals", "u8", [ queries ]);
      ("neighbors", "u4", [ queries; k ]); ("members", "u1", [ queries; k ]);
      ("rescoring", "u4", [ queries ]); ("status", "u1", [ queries ]); ("radii", "u8", [ queries ]);
      ("exact_neighbors", "u4", [ queries; k ]); ("thresholds", "u8", [ queries; limbs ]) ]
    |> List.filter (fun (name, _, _) ->
        (name <> "query_residuals" || apart) && (name <> "radii" || labels <> None)) in
  let files = List.map (fun (name, _, _) -> name ^ ".npy") forms in
  let claimed = fields files (field "arrays") in
  let claimed = List.map (fun file -> (file, Json.digest path (claimed file))) files in
  require folder "no file but those of the certificate"
    (List.sort compare names = List.sort compare ("certificate.json" :: files));
  let arrays = List.map (fun (name, kind, shape) -> (name, array folder name kind shape)) forms in
  (* Bounds within 63 bits: 3 n 2^(B + 15) < 2^63. *)
  let greatest = Z.shift_left (Z.of_int axes) (bits + Option.value finer ~default:0 + 15) in
  require path "bounds within 63 bits" (Z.leq greatest (Z.div Json.max_int63 (Z.of_int 3)));

  let column name = match List.assoc_opt name arrays with
    | Some (array, _) -> Npy.column array
    | None -> [] in
  let table name = Npy.rows (fst (List.assoc name arrays)) in
  let radii = if labels = None then List.init queries (fun _ -> Z.zero) else column "radii" in
  let rec evidence ns ms rs ss ds es ts = match ns, ms, rs, ss, ds, es, ts with
    | n :: ns, m :: ms, r :: rs, s :: ss, d :: ds, e :: es, t :: ts ->
      { V.neighbors = n; V.members = m; V.rescoring = r; V.status = s; V.radius = d;
        V.exactNeighbors = e; V.theta = assembled t } :: evidence ns ms rs ss ds es ts
    | _ -> [] in
  { path; rows; queries; apart; axes; points = (bits, finer, period); inputs; labels;
    digests = List.map (fun (file, claimed) ->
        (file, claimed, snd (List.assoc (Filename.chop_suffix file ".npy") arrays))) claimed;
    greatest_residual = greatest;
    content = {
      V.neighborCount = nat k;
      V.residuals = column "residuals";
      V.queryResiduals = column "query_residuals";
      V.evidence = evidence (table "neighbors") (table "members") (column "rescoring")
          (column "status") radii (table "exact_neighbors") (table "thresholds");
      V.denominatorBits = Z.of_int s;
      V.wideRows = count exact "wide_rows";
      V.rowTotals = row_totals;
      V.queryTotals = query_totals;
      V.provedCount = count neighbors "proved";
      V.memberCount = count neighbors "members";
      V.labelProvedCount = label_proved;
      V.robustness = robustness;
      V.rescoringSum = count rescoring "sum";
      V.rescoringMedian = count rescoring "median";
      V.rescoring99 = count rescoring "percentile_99";
      V.rescoringLargest = count rescoring "largest";
      V.sameCount = count exact "same";
      V.differentCount = count exact "different";
      V.recalledCount = count exact "recalled";
      V.leastDistance = least_distance;
      V.coincidingRows = count separation "coinciding_rows";
      V.accumulators = accumulators } }
