(** * Distances of codes in machine integers

    63-bit integers of OCaml, by the axioms of Coq's Uint63: they wrap, as [int] does. Each program is
    proved equal to one over unbounded integers. *)

From Coq Require Import ZArith List Bool Lia Sorted Permutation Uint63.
From Torus.Specification Require Import Circle Torus Order Certificate.
From Torus.Theorems Require Import Circle Torus Order.
From Torus.Checker Require Import Separation.
Import ListNotations.
Local Open Scope Z_scope.

Notation value := Uint63.to_Z.

(** The shorter way around, as the lesser of two wrapping differences; [mask] is 2^w - 1. *)
Definition arc (mask x y : int) : int :=
  let forward := Uint63.land (Uint63.sub x y) mask in
  let backward := Uint63.land (Uint63.sub y x) mask in
  if Uint63.leb forward backward then forward else backward.

Fixpoint distance (mask sum : int) (a b : list int) : int :=
  match a, b with
  | x :: a', y :: b' => distance mask (Uint63.add sum (arc mask x y)) a' b'
  | _, _ => sum
  end.

(** The distance where it is below the limit; any partial sum that is not, otherwise. *)
Fixpoint distanceUpTo (mask limit sum : int) (a b : list int) : int :=
  if Uint63.leb limit sum then sum
  else
    match a, b with
    | x :: a', y :: b' => distanceUpTo mask limit (Uint63.add sum (arc mask x y)) a' b'
    | _, _ => sum
    end.

Lemma wB_value : wB = 2 ^ 63.
Proof. reflexivity. Qed.

Lemma value_bounds x : 0 <= value x < 2 ^ 63.
Proof. rewrite <- wB_value. apply to_Z_bounded. Qed.

Section Arc.
Variables (w : Z) (mask : int).
Hypothesis w_range : 1 <= w <= 62.
Hypothesis mask_value : value mask = 2 ^ w - 1.

Lemma masked x y : value (Uint63.land (Uint63.sub x y) mask) = unsignedRepresentative w (value x - value y).
Proof.
  rewrite land_spec', mask_value, sub_spec, wB_value. unfold unsignedRepresentative, modulus.
  replace (2 ^ w - 1) with (Z.ones w) by (rewrite Z.ones_equiv; lia).
  rewrite Z.land_ones by lia. symmetry. apply Znumtheory.Zmod_div_mod.
  - apply Z.pow_pos_nonneg; lia.
  - apply Z.pow_pos_nonneg; lia.
  - exists (2 ^ (63 - w)). rewrite <- Z.pow_add_r by lia. f_equal. lia.
Qed.

Lemma arc_value x y : value (arc mask x y) = circularDistance w (value x) (value y).
Proof.
  rewrite <- circularDistanceByMinimum_agrees by lia. unfold arc, circularDistanceByMinimum.
  rewrite <- 2 masked. set (f := Uint63.land _ _). set (b := Uint63.land _ _).
  destruct (Uint63.leb f b) eqn:E.
  - apply Uint63.leb_spec in E. lia.
  - apply not_true_iff_false in E. rewrite Uint63.leb_spec in E. lia.
Qed.

Lemma sum_step (n : nat) sum x y :
  value sum + Z.of_nat (S n) * half w < 2 ^ 63 ->
  value (Uint63.add sum (arc mask x y)) = value sum + circularDistance w (value x) (value y) /\
  value (Uint63.add sum (arc mask x y)) + Z.of_nat n * half w < 2 ^ 63.
Proof.
  intros B. pose proof (circularDistance_bound w ltac:(lia) (value x) (value y)).
  pose proof (circularDistance_nonneg w ltac:(lia) (value x) (value y)).
  pose proof (value_bounds sum). pose proof (half_pos w ltac:(lia)).
  rewrite Uint63.add_spec, arc_value, wB_value. rewrite Nat2Z.inj_succ in B.
  rewrite Z.mod_small by nia. nia.
Qed.

Theorem distance_value a : forall b sum, length a = length b ->
  value sum + Z.of_nat (length a) * half w < 2 ^ 63 ->
  value (distance mask sum a b) = value sum + leeDistance w (map value a) (map value b).
Proof.
  induction a as [| x a IH]; intros [| y b] sum L B; cbn [distance map leeDistance]; try lia; try discriminate.
  cbn [length] in *. destruct (sum_step (length a) sum x y B) as [E F].
  rewrite IH by (auto; lia). lia.
Qed.

Theorem distanceUpTo_value limit a : forall b sum, length a = length b ->
  value sum + Z.of_nat (length a) * half w < 2 ^ 63 ->
  let exact := value sum + leeDistance w (map value a) (map value b) in
  let found := value (distanceUpTo mask limit sum a b) in
  (exact < value limit /\ found = exact) \/ (value limit <= exact /\ value limit <= found).
Proof.
  induction a as [| x a IH]; intros [| y b] sum L B; cbn [distanceUpTo map leeDistance length] in *; try discriminate.
  - destruct (Uint63.leb limit sum) eqn:E.
    + apply Uint63.leb_spec in E. lia.
    + apply not_true_iff_false in E. rewrite Uint63.leb_spec in E. lia.
  - destruct (Uint63.leb limit sum) eqn:E.
    + apply Uint63.leb_spec in E. right.
      pose proof (circularDistance_nonneg w ltac:(lia) (value x) (value y)).
      pose proof (leeDistance_nonneg w ltac:(lia) (map value a) (map value b)). lia.
    + destruct (sum_step (length a) sum x y B) as [V F].
      specialize (IH b (Uint63.add sum (arc mask x y)) ltac:(lia) F). cbn beta zeta in IH.
      rewrite V in IH at 1 2 3. rewrite Z.add_assoc. exact IH.
Qed.
End Arc.
