(* npy files, as numpy.save and others write them. The header is the small part of Python's grammar
   that it needs; nothing is evaluated. *)

open Malformed

type t = {
  path : string;
  bytes : string;
  kind : string;          (* "u1", "f4", ... *)
  is_big_endian : bool;
  is_fortran : bool;
  shape : int list;
  start : int;            (* where the elements begin *)
}

let kinds = [ "b1"; "i1"; "u1"; "i2"; "u2"; "i4"; "u4"; "i8"; "u8"; "f2"; "f4"; "f8" ]
let width kind = Char.code kind.[1] - Char.code '0'

let header path bytes first last accepts_long =
  let position = ref first in
  let peek () = if !position < last then bytes.[!position] else '\000' in
  let fail expected = fail path (Printf.sprintf "%s at byte %d" expected !position) in
  let rec space () =
    if !position < last then
      match peek () with ' ' | '\t' | '\n' | '\012' | '\r' -> incr position; space () | _ -> ()
  in
  let skip character =
    space ();
    let found = !position < last && peek () = character in
    if found then incr position;
    found
  in
  let expect character = if not (skip character) then fail (Printf.sprintf "%C" character) in
  let quoted () =
    space ();
    let quote = peek () in
    if not (!position < last && (quote = '\'' || quote = '"')) then fail "a quoted text";
    incr position;
    let start = !position in
    while !position < last && peek () <> quote do
      if peek () < ' ' || peek () > '~' || peek () = '\\' then fail "a plain character";
      incr position
    done;
    if !position >= last then fail "a closing quote";
    incr position;
    String.sub bytes start (!position - 1 - start)
  in
  let word () =
    space ();
    let is word =
      let n = String.length word in
      !position + n <= last && String.sub bytes !position n = word
    in
    if is "False" then (position := !position + 5; false)
    else if is "True" then (position := !position + 4; true)
    else fail "True or False"
  in
  let length () =
    space ();
    let start = !position in
    while !position < last && peek () >= '0' && peek () <= '9' do incr position done;
    let digits = String.sub bytes start (!position - start) in
    if digits = "" then fail "a length";
    if digits.[0] = '0' && String.exists (fun c -> c <> '0') digits then fail "no leading zeros";
    let value = Z.of_string digits in
    if not (Z.fits_int value) then fail "a length within 63 bits";
    if accepts_long && !position < last && peek () = 'L' then incr position;
    Z.to_int value
  in
  let rec lengths found =
    if skip ')' then List.rev found
    else begin
      let found = length () :: found in
      if List.length found > 64 then fail "at most 64 axes";
      if skip ',' then lengths found
      else if List.length found > 1 then (expect ')'; List.rev found)
      else fail "a comma after the only length"
    end
  in
  let descr = ref None and fortran = ref None and shape = ref None in
  let once cell value = if !cell <> None then fail "each key once" else cell := Some (value ()) in
  expect '{';
  let rec members () =
    if not (skip '}') then begin
      let key = quoted () in
      expect ':';
      (match key with
       | "descr" -> once descr quoted
       | "fortran_order" -> once fortran word
       | "shape" -> once shape (fun () -> expect '('; lengths [])
       | _ -> fail "the key 'descr', 'fortran_order' or 'shape'");
      if skip ',' then members () else expect '}'
    end
  in
  members ();
  space ();
  if !position <> last then fail "nothing but spaces after the dictionary";
  match !descr, !fortran, !shape with
  | Some descr, Some is_fortran, Some shape ->
    let sign = if descr = "" then ' ' else descr.[0] in
    let has_sign = String.contains "<>=|" sign && descr <> "" in
    let kind = if has_sign then String.sub descr 1 (String.length descr - 1) else descr in
    if not (List.mem kind kinds) then fail "another element type";
    (kind, sign = '>', is_fortran, shape)
  | _ -> fail "the keys 'descr', 'fortran_order' and 'shape'"

let parse path bytes =
  let length = String.length bytes in
  let require expected condition = require path expected condition in
  require "the magic bytes of npy" (length >= 8 && String.sub bytes 0 6 = "\x93NUMPY");
  let major = Char.code bytes.[6] in
  require "version 1, 2 or 3" (major >= 1 && major <= 3 && bytes.[7] = '\000');
  let size_width = if major = 1 then 2 else 4 in
  require "a header" (length >= 8 + size_width);
  let size = ref 0 in
  for i = size_width - 1 downto 0 do size := (!size lsl 8) lor Char.code bytes.[8 + i] done;
  require "a header of at most 65,535 bytes" (!size <= 65535);
  let start = 8 + size_width + !size in
  require "a whole header" (start <= length);
  let kind, is_big_endian, is_fortran, shape = header path bytes (8 + size_width) start (major < 3) in
  let elements =
    if List.mem 0 shape then Z.zero else List.fold_left (fun n l -> Z.mul n (Z.of_int l)) Z.one shape in
  require "exactly its elements to the end"
    (Z.equal (Z.mul elements (Z.of_int (width kind))) (Z.of_int (length - start)));
  if kind = "b1" then
    for i = start to length - 1 do require "Booleans" (bytes.[i] <= '\001') done;
  { path; bytes; kind; is_big_endian; is_fortran; shape; start }

(* The header that numpy.save writes. *)
let canonical_header kind shape =
  let descr = (if width kind = 1 then "|" else "<") ^ kind in
  let tuple = match shape with
    | [ n ] -> Printf.sprintf "(%d,)" n
    | _ -> "(" ^ String.concat ", " (List.map string_of_int shape) ^ ")" in
  let text = Printf.sprintf "{'descr': '%s', 'fortran_order': False, 'shape': %s, }" descr tuple in
  let text = match shape with
    | n :: _ -> text ^ String.make (max 0 (21 - String.length (string_of_int n))) ' '
    | [] -> text in
  let text = text ^ String.make (64 - ((String.length text + 11) mod 64)) ' ' ^ "\n" in
  let length = String.length text in
  Printf.sprintf "\x93NUMPY\001\000%c%c%s" (Char.chr (length land 255)) (Char.chr (length lsr 8)) text

let is_canonical array =
  let header = canonical_header array.kind array.shape in
  array.start = String.length header && String.sub array.bytes 0 array.start = header

(* The bits of element [index] as they lie in the file, as an unsigned number. *)
let bits array index =
  let w = width array.kind in
  let at = array.start + (index * w) and bytes = array.bytes in
  match w, array.is_big_endian with
  | 1, _ -> Z.of_int (String.get_uint8 bytes at)
  | 2, false -> Z.of_int (String.get_uint16_le bytes at)
  | 2, true -> Z.of_int (String.get_uint16_be bytes at)
  | 4, false -> Z.extract (Z.of_int32 (String.get_int32_le bytes at)) 0 32
  | 4, true -> Z.extract (Z.of_int32 (String.get_int32_be bytes at)) 0 32
  | _, false -> Z.extract (Z.of_int64 (String.get_int64_le bytes at)) 0 64
  | _, true -> Z.extract (Z.of_int64 (String.get_int64_be bytes at)) 0 64

(* Row after row, whatever the order in the file. *)
let rows array =
  match array.shape with
  | [ rows; columns ] ->
    let place i j = if array.is_fortran then (j * rows) + i else (i * columns) + j in
    List.init rows (fun i -> List.init columns (fun j -> bits array (place i j)))
  | _ -> fail array.path "two axes"

let column array =
  match array.shape with
  | [ rows ] -> List.init rows (bits array)
  | _ -> fail array.path "one axis"

(* Signed where the type is. *)
let signed array value =
  let w = 8 * width array.kind in
  if array.kind.[0] = 'i' then Z.signed_extract value 0 w else value
