(** Definitions of Specification as an OCaml program, for Proofs/Oracle/oracle.ml.

    Integers become OCaml's of 63 bits, which hold everything that arises from bytes and from the small floating-point
    numbers that the program asks about. *)

From Coq Require Import Extraction ExtrOcamlBasic ExtrOcamlZInt ZArith.
From Torus.Specification Require Import Circle Quantizer Widths Windows.

Extraction "circle.ml" unsignedRepresentative signedRepresentative circularDistance
  circularDistanceByPattern circularDistanceByMinimum displacement translated antipode isAntipodal
  exponential logarithms midpoints roundedMidpoint serialOrder serialAdvanced arcContains arcLength
  windowPosition switchedModulus code dyadic.
