(* Prints what the definitions of Proofs/Rocq/Specification say of every point, pair of points and arc of
   the circles of 1 to 6 and 8 bits, read as unsigned and as signed, and of codes of 16 bits and angles
   as bytes; oracle.swift prints what the library says, in the same words. The two outputs must be
   equal. *)

open Circle

(* Extraction adds 0 to the name of a function that is its type's too: serialOrder0, windowPosition0. *)

(* A type of the library: its name and width, its representative of a point, its values in order. *)
type reading = { name : string; width : int; representative : int -> int; values : int list }

let interval first last = List.init (last - first + 1) (fun i -> first + i)

let unsigned name width =
  let modulus = 1 lsl width in
  { name; width; representative = unsignedRepresentative width; values = interval 0 (modulus - 1) }

let signed name width =
  let half = 1 lsl (width - 1) in
  { name; width; representative = signedRepresentative width; values = interval (-half) (half - 1) }

let readings =
  let narrow width =
    [ unsigned (Printf.sprintf "UnsignedBits<%d>" width) width;
      signed (Printf.sprintf "SignedBits<%d>" width) width ] in
  List.concat_map narrow (interval 1 6) @ [ unsigned "UInt8" 8; signed "Int8" 8 ]

let order = function
  | Equal -> "equal"
  | Precedes -> "precedes"
  | Follows -> "follows"
  | Incomparable -> "incomparable"

let rules =
  [ (Down, "down"); (Up, "up"); (ToNearestOrDown, "toNearestOrDown");
    (ToNearestOrUp, "toNearestOrUp"); (ToNearestOrEven, "toNearestOrEven") ]

let braces words = "{" ^ String.concat ", " words ^ "}"

(* Midpoints come in half steps modulo 2^(width + 1); the library writes them by increasing floor. *)
let midpoints_text reading a b =
  let place p = (reading.representative (p / 2), p mod 2 = 1) in
  let text (floor, is_halfway) = string_of_int floor ^ if is_halfway then "+1/2" else "" in
  braces (List.map text (List.sort compare (List.map place (midpoints reading.width a b))))

let print_point reading a =
  let width = reading.width in
  Printf.printf "%s %d antipode %d\n" reading.name a (reading.representative (antipode width a));
  List.iter
    (fun (rule, name) ->
      let rounded is_halfway =
        reading.representative (roundedMidpoint width rule a is_halfway) in
      Printf.printf "%s %d %s %d %d\n" reading.name a name (rounded false) (rounded true))
    rules

let print_pair reading a b =
  let width = reading.width in
  let distance = circularDistance width a b in
  assert (distance = circularDistanceByPattern width a b);
  assert (distance = circularDistanceByMinimum width a b);
  let steps = unsignedRepresentative width b in
  Printf.printf
    "%s %d %d distance %d displacement %d logarithms %s midpoints %s antipodal %b order %s \
     translated %d exponential %d advanced %s\n"
    reading.name a b distance (displacement width a b)
    (braces (List.map string_of_int (logarithms width a b)))
    (midpoints_text reading a b) (isAntipodal width a b)
    (order (serialOrder0 width a b))
    (reading.representative (translated width a b))
    (reading.representative (exponential width a b))
    (match serialAdvanced width a steps with
     | Some sum -> string_of_int (reading.representative sum)
     | None -> "nil")

(* The arc from a to b, as one binary digit for each point. *)
let print_arc reading a b =
  let width = reading.width in
  let digit x = if arcContains width a b x then "1" else "0" in
  Printf.printf "%s [%d, %d] length %d contains %s\n" reading.name a b (arcLength width a b)
    (String.concat "" (List.map digit reading.values))

(* Where b stands to the windows of some lengths that begin at a: one letter each. *)
let print_windows reading a b =
  let width = reading.width in
  let modulus = 1 lsl width in
  let half = modulus / 2 in
  let lengths =
    List.filter (fun length -> length < modulus) [ 0; 1; 2; half - 1; half; half + 1; modulus - 1 ] in
  let letter length =
    match windowPosition0 width a length b with
    | Before -> "b" | Inside -> "i" | After -> "a" | Undecided -> "u" in
  Printf.printf "%s %d windows %d %s\n" reading.name b a
    (String.concat "" (List.map letter lengths))

(* Every code of 16 bits as a byte, by every rule; and every byte as a code of 16 bits. *)
let print_widths () =
  let switched source target code =
    List.map (fun (rule, _) -> string_of_int (switchedModulus source target rule code)) rules in
  List.iter
    (fun code -> Printf.printf "narrowed %d %s\n" code (String.concat " " (switched 16 8 code)))
    (interval 0 65535);
  List.iter
    (fun code -> Printf.printf "widened %d %s\n" code (String.concat " " (switched 8 16 code)))
    (interval 0 255)

(* The codes of the angles s 2^e in turns. *)
let print_angles () =
  List.iter
    (fun e ->
      List.iter
        (fun s ->
          let x = { significand = s; exponent = e } in
          Printf.printf "%d * 2^%d turns %d\n" s e (code 8 x))
        (interval (-700) 700))
    (interval (-12) 3)

let () =
  List.iter
    (fun reading ->
      let pairs print =
        List.iter (fun a -> List.iter (print reading a) reading.values) reading.values in
      List.iter (print_point reading) reading.values;
      pairs print_pair;
      pairs print_windows;
      pairs print_arc)
    readings;
  print_widths ();
  print_angles ()
