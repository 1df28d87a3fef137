(** Prints the goals of the code proofs: every definition of Specification/BitTerms.v, in SMT-LIB. *)
From Coq Require Import List String ZArith.
From Torus.Specification Require Import BitTerms.
From Torus.Theorems Require BitTerms. (* not printed unless it is proved *)
Import ListNotations.
Local Open Scope string_scope.
Local Open Scope Z_scope.
Set Printing Width 1000000.
Eval vm_compute in definitions 8.
Eval vm_compute in definitions 16.
Eval vm_compute in definitions 32.
Eval vm_compute in definitions 64.
(* What the packed kernels compare: nibbles and bits. *)
Eval vm_compute in
  List.map (fun w => definedTerm w "distance" ["a"; "b"]%string distanceTerm) [1; 4].
