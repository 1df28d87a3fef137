(* Prints what the definitions of Specification/Circle.v say of every byte, pair of bytes, and arc of
   bytes, read as unsigned and as signed; oracle.swift prints what the library says, in the same words.
   The two outputs must be equal. *)

open Circle

let width = 8

(* A reading of bytes: its name, its representative of a point, and its values in order. *)
type reading = { name : string; representative : int -> int; values : int list }

let interval first last = List.init (last - first + 1) (fun i -> first + i)

let unsigned =
  { name = "UInt8"; representative = unsignedRepresentative width; values = interval 0 255 }

let signed =
  { name = "Int8"; representative = signedRepresentative width; values = interval (-128) 127 }

let order = function
  | Equal -> "equal"
  | Precedes -> "precedes"
  | Follows -> "follows"
  | Incomparable -> "incomparable"

let rules =
  [ (Down, "down"); (Up, "up"); (ToNearestOrDown, "toNearestOrDown");
    (ToNearestOrUp, "toNearestOrUp"); (ToNearestOrEven, "toNearestOrEven") ]

let braces words = "{" ^ String.concat ", " words ^ "}"

(* Midpoints come in half steps modulo 512; the library writes them by increasing floor. *)
let midpoints_text reading a b =
  let place p = (reading.representative (p / 2), p mod 2 = 1) in
  let text (floor, is_halfway) = string_of_int floor ^ if is_halfway then "+1/2" else "" in
  braces (List.map text (List.sort compare (List.map place (midpoints width a b))))

let print_point reading a =
  Printf.printf "%s %d antipode %d\n" reading.name a (reading.representative (antipode width a));
  List.iter
    (fun (rule, name) ->
      let rounded is_halfway =
        reading.representative (roundedMidpoint width rule a is_halfway) in
      Printf.printf "%s %d %s %d %d\n" reading.name a name (rounded false) (rounded true))
    rules

let print_pair reading a b =
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
  let digit x = if arcContains width a b x then "1" else "0" in
  Printf.printf "%s [%d, %d] length %d contains %s\n" reading.name a b (arcLength width a b)
    (String.concat "" (List.map digit reading.values))

let () =
  List.iter
    (fun reading ->
      let pairs print =
        List.iter (fun a -> List.iter (print reading a) reading.values) reading.values in
      List.iter (print_point reading) reading.values;
      pairs print_pair;
      pairs print_arc)
    [ unsigned; signed ]
