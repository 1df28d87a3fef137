(* Codes with their sidecar, refinement and embeddings: the files that a certificate is about. *)

open Malformed
module V = Verified

let sha256 bytes = Sha256.to_hex (Sha256.string bytes)

type sidecar = {
  rows : int;
  axes : int;
  bits : int;
  refinement_bits : int option;
  period : int;
  is_packed : bool;
  embeddings_sha256 : string;
  codes_sha256 : string;
  refinement_sha256 : string option;
}

let sidecar_path codes =
  (if Filename.check_suffix codes ".npy" then Filename.chop_suffix codes ".npy" else codes) ^ ".json"

let read_sidecar path =
  let json, text = Json.read path in
  let field = Json.fields path
      [ "format"; "version"; "method"; "rounding"; "ties"; "bit_order"; "rows"; "axes"; "bits";
        "refinement_bits"; "period_log2"; "embeddings_sha256"; "codes_sha256"; "refinement_sha256" ]
      json in
  Json.constant path "swift-torus/codes" (field "format");
  Json.number path 1 (field "version");
  Json.constant path "grid" (field "method");
  Json.constant path "nearest" (field "rounding");
  Json.constant path "even" (field "ties");
  let bit_order = Json.text path (field "bit_order") in
  require path "a bit order" (List.mem bit_order [ "unpacked"; "most-significant-first" ]);
  let s = {
    rows = Json.between path 1 max_int (field "rows");
    axes = Json.between path 1 max_int (field "axes");
    bits = Json.between path 1 16 (field "bits");
    refinement_bits = Json.optional (Json.between path 1 16) (field "refinement_bits");
    period = Json.between path (-64) 64 (field "period_log2");
    is_packed = bit_order <> "unpacked";
    embeddings_sha256 = Json.digest path (field "embeddings_sha256");
    codes_sha256 = Json.digest path (field "codes_sha256");
    refinement_sha256 = Json.optional (Json.digest path) (field "refinement_sha256");
  } in
  require path "refinement_bits and refinement_sha256, both or neither"
    ((s.refinement_bits = None) = (s.refinement_sha256 = None));
  require path "packed codes of 1, 2 or 4 bits, not refined"
    ((not s.is_packed) || (List.mem s.bits [ 1; 2; 4 ] && s.refinement_bits = None));
  (s, sha256 text)

let code_kind bits = if bits <= 8 then "u1" else "u2"

let packed_row path axes bits bytes =
  let each = 8 / bits in
  let padding = (8 * List.length bytes) - (bits * axes) in
  let bytes = Array.of_list (List.map Z.to_int bytes) in
  let last = bytes.(Array.length bytes - 1) in
  require path "zero bits after the codes of a row" (last land ((1 lsl padding) - 1) = 0);
  List.init axes (fun i ->
      Z.of_int ((bytes.(i / each) lsr (8 - (bits * ((i mod each) + 1)))) land ((1 lsl bits) - 1)))

let read_codes path sidecar bits digest =
  let bytes = read_file path in
  require path ("the SHA-256 " ^ digest) (sha256 bytes = digest);
  let array = Npy.parse path bytes in
  let width =
    if sidecar.is_packed then ((sidecar.axes - 1) / (8 / bits)) + 1 else sidecar.axes in
  require path "the sidecar's shape and element type"
    (array.shape = [ sidecar.rows; width ] && array.kind = code_kind bits);
  let rows = Npy.rows array in
  if sidecar.is_packed then List.map (packed_row path sidecar.axes bits) rows
  else begin
    let limit = Z.shift_left Z.one bits in
    List.iter (List.iter (fun q -> require path "codes within their width" (Z.lt q limit))) rows;
    rows
  end

let float_format path = function
  | "f2" -> V.float16
  | "f4" -> V.float32
  | "f8" -> V.float64
  | _ -> fail path "float16, float32 or float64"

let read_embeddings path sidecar =
  let bytes = read_file path in
  require path ("the SHA-256 " ^ sidecar.embeddings_sha256) (sha256 bytes = sidecar.embeddings_sha256);
  let array = Npy.parse path bytes in
  require path "the codes' shape" (array.shape = [ sidecar.rows; sidecar.axes ]);
  let format = float_format path array.kind in
  let rows = Npy.rows array in
  let decode = V.decoder format in
  List.iter (List.iter (fun x -> require path "finite numbers" (decode x <> None))) rows;
  (format, rows)

type table = {
  sidecar : sidecar;
  finer : int option;             (* refinement bits that are used *)
  digests : (string * string option) list;
  content : V.table;
}

let read ~codes ~refinement ~embeddings =
  let path = sidecar_path codes in
  let sidecar, digest = read_sidecar path in
  let coarse = read_codes codes sidecar sidecar.bits sidecar.codes_sha256 in
  let finer, refinement' =
    match refinement, sidecar.refinement_bits, sidecar.refinement_sha256 with
    | None, _, _ -> (None, None)
    | Some path, Some bits, Some digest -> (Some bits, Some (read_codes path sidecar bits digest))
    | Some path, _, _ -> fail path "no refinement, as in the sidecar"
  in
  let embeddings = Option.map (fun path -> read_embeddings path sidecar) embeddings in
  { sidecar; finer;
    digests = [ ("codebook", None); ("codes", Some sidecar.codes_sha256);
                ("embeddings", Some sidecar.embeddings_sha256);
                ("refinement", if finer = None then None else sidecar.refinement_sha256);
                ("sidecar", Some digest) ];
    content = { V.coarse = coarse; V.refinement = refinement'; V.embeddings = embeddings } }

let read_labels path rows =
  let bytes = read_file path in
  let array = Npy.parse path bytes in
  require path "one integer label for each row"
    (array.shape = [ rows ] && (array.kind.[0] = 'i' || array.kind.[0] = 'u'));
  (* All that matters of labels is whether they are equal. *)
  (List.map (Npy.signed array) (Npy.column array), sha256 bytes)
