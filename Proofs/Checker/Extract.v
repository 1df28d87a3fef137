(** The checker as OCaml. What this file says beyond the names is believed, not proved:
    - Z, N and positive are integers of Zarith (ExtrOcamlZBigInt and the lines on Z below);
    - Coq's 63-bit integers are OCaml's (ExtrOCamlInt63, uint63.ml), and so are their conversions;
    - bool, option, pairs and lists are OCaml's (ExtrOcamlBasic). *)
From Coq Require Import Extraction ExtrOcamlBasic ExtrOcamlZBigInt ExtrOCamlInt63 ZArith Uint63.
From Torus.Specification Require Import CertificateFiles.
From Torus.Checker Require Import Check.

Extract Constant Z.ltb => "Big_int_Z.lt_big_int".
Extract Constant Z.leb => "Big_int_Z.le_big_int".
Extract Constant Uint63.to_Z => "Uint63.to_z".
Extract Constant Uint63.of_Z => "Uint63.of_z".
Extraction NoInline unitsOfStep.

Extraction "verified.ml" check decoder float16 float32 float64.
