(** * The k least of some things, in the order "by value, then by index"

    Everything in a certificate is ordered so: distances may be equal, indices are not, and so every
    answer is the only one. A key is the pair (value, index). *)

From Coq Require Import ZArith List Bool Sorted.
Import ListNotations.
Local Open Scope Z_scope.

(** The key a comes before the key b. *)
Definition Before (a b : Z * Z) : Prop :=
  fst a < fst b \/ (fst a = fst b /\ snd a < snd b).

(** The same, computed. *)
Definition before (a b : Z * Z) : bool :=
  (fst a <? fst b) || ((fst a =? fst b) && (snd a <? snd b)).

Section Least.
Context {A : Type} (key : A -> Z * Z).

(** [N] is the list of the k least of [others], the least first. *)
Record IsLeast (k : nat) (others N : list A) : Prop := {
  least_count : length N = k;
  least_among : incl N others;
  least_ordered : StronglySorted (fun x y => Before (key x) (key y)) N;
  least_first : forall x y, In x N -> In y others -> ~ In y N -> Before (key x) (key y) }.

End Least.

(** u is the k-th least of these values, k >= 1: at least k are at most u, and fewer than k are less. *)
Definition IsKthLeast (k : nat) (values : list Z) (u : Z) : Prop :=
  (k <= length (filter (fun v => (v <=? u)%Z) values))%nat /\
  (length (filter (fun v => (v <? u)%Z) values) < k)%nat.
