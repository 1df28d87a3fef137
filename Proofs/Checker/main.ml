(* torus-checker: judges a certificate with the program that Rocq extracted.

     torus-checker CERTIFICATE --codes q.npy [--embeddings e.npy] [--refinement r.npy]
       [--query-codes g.npy [--queries f.npy] [--query-refinement s.npy]] [--labels l.npy]
     torus-checker --batch            reads such lines of words, parted by tabs, and answers each with
                                      its exit code, a tab and the verdict

   Exit codes are those of `torus verify`: 0 verified, 1 refuted, 2 malformed, 3 conditional; and 70 where
   memory or stack did not suffice, which is no verdict. *)

open Malformed
module V = Verified

type verdict = Verified | Refuted of string | Malformed_file of string | Conditional | Not_judged of string

(* ** Words for places *)

let total_names =
  let residuals table =
    List.map (fun key -> Printf.sprintf "claims.fidelity.%s.%s" table key)
      ([ "largest"; "sum" ] @ List.init 64 (Printf.sprintf "histogram.%d")) in
  Array.of_list
    (residuals "rows" @ residuals "queries"
     @ List.map (( ^ ) "claims.")
       [ "neighbors.proved"; "neighbors.members"; "neighbors.label_proved"; "robustness.positive";
         "robustness.sum"; "robustness.median"; "neighbors.rescoring.sum"; "neighbors.rescoring.median";
         "neighbors.rescoring.percentile_99"; "neighbors.rescoring.largest"; "neighbors.exact.same";
         "neighbors.exact.different"; "neighbors.exact.recalled" ])

let accumulator_name n =
  Printf.sprintf "claims.overflow.%s.%s" [| "scan"; "distance"; "bounds" |].(n / 3)
    [| "term"; "bound"; "largest_axes" |].(n mod 3)

let place = function
  | V.Residual i -> Printf.sprintf "residuals.npy at [%s]" (Z.to_string i)
  | V.QueryResidual i -> Printf.sprintf "query_residuals.npy at [%s]" (Z.to_string i)
  | V.Neighbor (i, j) -> Printf.sprintf "neighbors.npy at [%s, %s]" (Z.to_string i) (Z.to_string j)
  | V.Member (i, j) -> Printf.sprintf "members.npy at [%s, %s]" (Z.to_string i) (Z.to_string j)
  | V.Rescoring i -> Printf.sprintf "rescoring.npy at [%s]" (Z.to_string i)
  | V.Status i -> Printf.sprintf "status.npy at [%s]" (Z.to_string i)
  | V.Radius i -> Printf.sprintf "radii.npy at [%s]" (Z.to_string i)
  | V.ExactNeighbor (i, j) ->
    Printf.sprintf "exact_neighbors.npy at [%s, %s]" (Z.to_string i) (Z.to_string j)
  | V.Threshold i -> Printf.sprintf "thresholds.npy at [%s], in finer units" (Z.to_string i)
  | V.Total n -> total_names.(Z.to_int n)
  | V.Denominator -> "claims.neighbors.exact.denominator_bits"
  | V.WideRows -> "claims.neighbors.exact.wide_rows"
  | V.LeastDistance -> "claims.separation.least_distance"
  | V.CoincidingRows -> "claims.separation.coinciding_rows"
  | V.AccumulatorOf n -> accumulator_name (Z.to_int n)

let reason = function
  | V.Shapes -> "shapes that fit one another"
  | V.SumOfResiduals -> "residuals whose sum fits 63 bits"
  | V.ResidualsTooLarge -> "residuals that are possible"
  | V.NotFinite -> "finite numbers"

(* ** A guess for each query: the greatest up of its claimed neighbors. Any number will do. *)

let hints (t : Tables.table) (asked : Tables.table) (c : Folder.t) =
  let open Folder in
  let bits, finer, _ = c.points in
  let finer = Option.value finer ~default:0 in
  let modulus = 1 lsl (bits + finer) in
  let codes (t : Tables.table) =
    let coarse = Array.of_list (List.map (fun r -> Array.of_list (List.map Z.to_int r)) t.content.V.coarse) in
    match t.content.V.refinement with
    | None -> coarse
    | Some rows ->
      Array.map2 (Array.map2 (fun q r -> (q lsl finer) + r)) coarse
        (Array.of_list (List.map (fun r -> Array.of_list (List.map Z.to_int r)) rows)) in
  let rows = codes t and queries = codes asked in
  let distance a b =
    let sum = ref 0 in
    Array.iteri (fun i x ->
        let arc = abs (x - b.(i)) in
        sum := !sum + min arc (modulus - arc)) a;
    !sum in
  let residuals = Array.of_list c.content.V.residuals in
  let asked_residuals =
    if c.apart then Array.of_list c.content.V.queryResiduals else residuals in
  List.mapi (fun i (e : V.queryEvidence) ->
      List.fold_left (fun greatest row ->
          if Z.geq row (Z.of_int c.rows) then Z.minus_one
          else
            let row = Z.to_int row in
            let up = Z.add (Z.of_int (distance rows.(row) queries.(i) lsl 16))
                (Z.add residuals.(row) asked_residuals.(i)) in
            Z.max greatest up) Z.minus_one e.V.neighbors) c.content.V.evidence

(* ** From files to the verdict: what is malformed first, then what is not these files, then claims *)

type paths = {
  certificate : string;
  codes : string;
  embeddings : string option;
  refinement : string option;
  query_codes : string option;
  queries : string option;
  query_refinement : string option;
  labels : string option;
  has_codebook : bool;
}

exception Found of string

let refute_unless place claimed found =
  if claimed <> found then
    raise (Found (Printf.sprintf "%s: claimed %s, recomputed %s" place claimed found))

let judge paths =
  if paths.has_codebook then Folder.not_covered paths.certificate "a codebook";
  let c = Folder.read paths.certificate in
  let table = Tables.read ~codes:paths.codes ~refinement:paths.refinement ~embeddings:paths.embeddings in
  let asked = Option.map (fun codes ->
      Tables.read ~codes ~refinement:paths.query_refinement ~embeddings:paths.queries) paths.query_codes in
  let layout (t : Tables.table) = (t.sidecar.bits, t.finer, t.sidecar.period) in
  Option.iter (fun (q : Tables.table) ->
      require paths.codes "queries of the same axes, bits, refinement and period"
        (q.sidecar.axes = table.sidecar.axes && layout q = layout table)) asked;
  let labels = Option.map (fun path -> Tables.read_labels path table.sidecar.rows) paths.labels in
  let require = require c.path in
  require "queries exactly where they are given" ((List.assoc "queries" c.inputs <> None) = (asked <> None));
  require "labels exactly where they are given" ((c.labels <> None) = (labels <> None));
  let claimed_table = Option.get (List.assoc "table" c.inputs) in
  require "a refinement exactly where it is given"
    ((List.assoc "refinement" claimed_table <> None) = (table.finer <> None));
  let has_points = paths.embeddings <> None && (asked = None || paths.queries <> None) in
  require "residuals that are possible"
    (has_points
     || List.for_all (fun r -> Z.leq r c.greatest_residual)
       (c.content.V.residuals @ c.content.V.queryResiduals));
  List.iter (fun (file, claimed, found) -> refute_unless ("the SHA-256 of " ^ file) claimed found) c.digests;
  let spelled = Option.value ~default:"null" in
  let same_inputs name claimed found =
    List.iter2 (fun (key, claimed) (_, found) ->
        refute_unless (Printf.sprintf "inputs.%s.%s" name key) (spelled claimed) (spelled found))
      claimed found in
  same_inputs "table" claimed_table table.digests;
  Option.iter (fun (q : Tables.table) ->
      same_inputs "queries" (Option.get (List.assoc "queries" c.inputs)) q.digests) asked;
  refute_unless "inputs.labels" (spelled c.labels) (spelled (Option.map snd labels));
  let asked' = Option.value asked ~default:table in
  let number = string_of_int in
  refute_unless "setting.rows" (number c.rows) (number table.sidecar.rows);
  refute_unless "setting.queries" (number c.queries) (number asked'.sidecar.rows);
  refute_unless "setting.axes" (number c.axes) (number table.sidecar.axes);
  let (bits, finer, period), (bits', finer', period') = (c.points, layout table) in
  refute_unless "setting.bits" (number bits) (number bits');
  refute_unless "setting.refinement_bits" (spelled (Option.map number finer)) (spelled (Option.map number finer'));
  refute_unless "setting.period_log2" (number period) (number period');
  let files = {
    V.axes = Folder.nat table.sidecar.axes;
    V.bits = Z.of_int bits;
    V.refinementBits = Z.of_int (Option.value finer ~default:0);
    V.period = Z.of_int period;
    V.rows = table.content;
    V.queries = Option.map (fun (q : Tables.table) -> q.content) asked;
    V.labels = Option.map fst labels } in
  match V.check files c.content (hints table asked' c) with
  | V.Verified -> Verified
  | V.Conditional -> Conditional
  | V.Malformed why -> fail c.path (reason why)
  | V.Refuted (where, (claimed, found)) ->
    Refuted (Printf.sprintf "%s: claimed %s, recomputed %s" (place where) (Z.to_string claimed)
               (Z.to_string found))

let judge paths =
  match judge paths with
  | verdict -> verdict
  | exception Malformed message -> Malformed_file message
  | exception Found message -> Refuted message
  | exception Sys_error message -> Malformed_file message
  | exception Stack_overflow -> Not_judged "the stack is too small for these tables: ulimit -s unlimited"
  | exception error -> Not_judged (Printexc.to_string error)

(* ** The command line *)

let usage = "usage: torus-checker CERTIFICATE --codes FILE [--embeddings FILE] [--refinement FILE] \
             [--query-codes FILE] [--queries FILE] [--query-refinement FILE] [--labels FILE]"

exception Usage

let paths_of words =
  let rec read options rest = function
    | option :: value :: words when String.length option > 2 && String.sub option 0 2 = "--" ->
      let name = String.sub option 2 (String.length option - 2) in
      if List.mem_assoc name options then raise Usage;
      read ((name, value) :: options) rest words
    | word :: words -> read options (word :: rest) words
    | [] -> (options, rest)
  in
  let options, rest = read [] [] words in
  let known = [ "codes"; "embeddings"; "refinement"; "query-codes"; "queries"; "query-refinement"; "labels";
                "codebook"; "query-codebook" ] in
  if List.exists (fun (name, _) -> not (List.mem name known)) options then raise Usage;
  let option name = List.assoc_opt name options in
  match rest, option "codes" with
  | [ certificate ], Some codes
    when option "query-codes" <> None || (option "queries" = None && option "query-refinement" = None) ->
    { certificate; codes; embeddings = option "embeddings"; refinement = option "refinement";
      query_codes = option "query-codes"; queries = option "queries";
      query_refinement = option "query-refinement"; labels = option "labels";
      has_codebook = option "codebook" <> None || option "query-codebook" <> None }
  | _ -> raise Usage

let code_and_words = function
  | Verified -> (0, "verified: every claim was recomputed from the files and stands")
  | Refuted witness -> (1, "refuted: " ^ witness)
  | Malformed_file message -> (2, "malformed: " ^ message)
  | Not_judged why -> (70, "not judged: " ^ why)
  | Conditional ->
    (3, "conditional: on residuals and exact neighbors: not recomputed without the embeddings")

let batch () =
  try
    while true do
      let words = String.split_on_char '\t' (input_line stdin) in
      let code, words = match paths_of words with
        | paths -> code_and_words (judge paths)
        | exception Usage -> (64, usage) in
      Printf.printf "%d\t%s\n%!" code words
    done
  with End_of_file -> ()

let () =
  match List.tl (Array.to_list Sys.argv) with
  | [ "--batch" ] -> batch ()
  | words ->
    match paths_of words with
    | exception Usage -> prerr_endline usage; exit 64
    | paths ->
      let code, words = code_and_words (judge paths) in
      print_endline words;
      exit code
