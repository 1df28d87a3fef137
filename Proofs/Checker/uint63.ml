(* Coq's 63-bit machine integers: OCaml's, which wrap modulo 2^63 as the axioms of Uint63 say. They
   are unsigned there: comparisons go by the flipped sign. *)

type t = int

let add (x : int) (y : int) = x + y [@@inline]
let sub (x : int) (y : int) = x - y [@@inline]
let l_and (x : int) (y : int) = x land y [@@inline]
let l_xor (x : int) (y : int) = x lxor y [@@inline]
let l_sr (x : int) (y : int) = if 0 <= y && y < 63 then x lsr y else 0 [@@inline]
let l_sl (x : int) (y : int) = if 0 <= y && y < 63 then x lsl y else 0 [@@inline]
let equal (x : int) (y : int) = x = y [@@inline]
let le (x : int) (y : int) = x lxor min_int <= y lxor min_int [@@inline]

(* Conversions. Z.of_int is signed. *)
let two_63 = Z.shift_left Z.one 63
let to_z (x : int) = if x >= 0 then Z.of_int x else Z.add (Z.of_int x) two_63
let of_z (z : Z.t) = Z.to_int (Z.signed_extract z 0 63)
let of_int (x : int) = x [@@inline]
