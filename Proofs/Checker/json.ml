(* Canonical JSON and nothing else: sorted keys, no spaces, integers in their one spelling, one
   newline at the end. What the format writes has plain ASCII without escapes only, so that any other
   string is malformed whatever it says. *)

open Malformed

type t =
  | Null
  | Bool of bool
  | Integer of Z.t
  | Text of string
  | List of t list
  | Object of (string * t) list

let deepest = 16

let parse path text =
  let length = String.length text and position = ref 0 in
  let fail () = fail path (Printf.sprintf "canonical JSON at byte %d" !position) in
  let peek () = if !position < length then text.[!position] else '\000' in
  let expect character = if peek () = character then incr position else fail () in
  let word text' value =
    String.iter expect text';
    value
  in
  let plain_text () =
    expect '"';
    let start = !position in
    while peek () <> '"' do
      let c = peek () in
      if c < ' ' || c > '~' || c = '\\' then fail ();
      incr position
    done;
    incr position;
    String.sub text start (!position - 1 - start)
  in
  let integer () =
    let start = !position in
    if peek () = '-' then incr position;
    let first = !position in
    while peek () >= '0' && peek () <= '9' do incr position done;
    let digits = !position - first in
    if digits = 0 || (text.[first] = '0' && (digits > 1 || first > start)) then fail ();
    Integer (Z.of_string (String.sub text start (!position - start)))
  in
  let rec value depth =
    if depth > deepest then fail ();
    match peek () with
    | '{' -> incr position; Object (members (depth + 1) "" [])
    | '[' -> incr position; List (elements (depth + 1) [])
    | '"' -> Text (plain_text ())
    | 't' -> word "true" (Bool true)
    | 'f' -> word "false" (Bool false)
    | 'n' -> word "null" Null
    | _ -> integer ()
  and members depth last found =
    if peek () = '}' && found = [] then (incr position; [])
    else begin
      let key = plain_text () in
      if found <> [] && key <= last then fail ();
      expect ':';
      let found = (key, value depth) :: found in
      match peek () with
      | ',' -> incr position; members depth key found
      | _ -> expect '}'; List.rev found
    end
  and elements depth found =
    if peek () = ']' && found = [] then (incr position; [])
    else begin
      let found = value depth :: found in
      match peek () with
      | ',' -> incr position; elements depth found
      | _ -> expect ']'; List.rev found
    end
  in
  let found = value 1 in
  expect '\n';
  if !position <> length then fail ();
  found

(* Certificates and sidecars have at most 64 KiB. *)
let read path =
  let text = read_file ~most:65536 path in
  (parse path text, text)

(* ** By name and type *)

let fields path keys = function
  | Object members ->
    require path ("exactly the keys " ^ String.concat ", " keys)
      (List.map fst members = List.sort compare keys);
    fun key -> List.assoc key members
  | _ -> fail path "an object"

let max_int63 = Z.pred (Z.shift_left Z.one 63)

let integer path ~least ~most = function
  | Integer n when Z.leq least n && Z.leq n most -> n
  | _ -> fail path (Printf.sprintf "an integer in [%s, %s]" (Z.to_string least) (Z.to_string most))

let between path least most value =
  Z.to_int (integer path ~least:(Z.of_int least) ~most:(Z.of_int most) value)

let count path = integer path ~least:Z.zero ~most:max_int63
let positive path = integer path ~least:Z.one ~most:max_int63

let text path = function Text t -> t | _ -> fail path "a text"
let bool path = function Bool b -> b | _ -> fail path "true or false"
let optional read = function Null -> None | value -> Some (read value)

let constant path expected value = require path (Printf.sprintf "%S" expected) (value = Text expected)
let number path expected value =
  require path (string_of_int expected) (value = Integer (Z.of_int expected))

let is_digest text =
  String.length text = 64
  && String.for_all (fun c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) text

let digest path = function
  | Text t when is_digest t -> t
  | _ -> fail path "64 digits in 0...9a...f"
