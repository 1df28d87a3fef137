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

(** The shorter way around, without a branch, which no processor would guess; [mask] is 2^w - 1. With
    h = 2^(w - 1) and t = (x - y mod 2^w) - h it is h - |t|, and |t| is (t xor s) - s, where s is 0 or,
    below 0, all ones. *)
Definition arc (mask x y : int) : int :=
  let h := Uint63.sub mask (Uint63.lsr mask 1) in
  let t := Uint63.sub (Uint63.land (Uint63.sub x y) mask) h in
  let s := Uint63.sub 0 (Uint63.lsr t 62) in
  Uint63.sub h (Uint63.sub (Uint63.lxor t s) s).

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

Lemma lxor_ones a : 0 <= a < 2 ^ 63 -> Z.lxor a (2 ^ 63 - 1) = 2 ^ 63 - 1 - a.
Proof.
  intros R. replace (2 ^ 63 - 1) with (Z.ones 63) by reflexivity.
  assert (S : forall i, 63 <= i -> Z.testbit a i = false).
  { intros i I. rewrite <- (Z.mod_small a (2 ^ 63)) by lia. now apply Z.mod_pow2_bits_high. }
  rewrite Z.sub_nocarry_ldiff.
  - apply Z.bits_inj'. intros i I. rewrite Z.lxor_spec, Z.ldiff_spec.
    destruct (Z_lt_le_dec i 63).
    + rewrite Z.ones_spec_low by lia. now destruct (Z.testbit a i).
    + rewrite Z.ones_spec_high by lia. now rewrite S by lia.
  - apply Z.bits_inj'. intros i I. rewrite Z.ldiff_spec, Z.bits_0. destruct (Z_lt_le_dec i 63).
    + rewrite Z.ones_spec_low by lia. apply andb_false_r.
    + now rewrite S by lia.
Qed.

Lemma half_value : value (Uint63.sub mask (Uint63.lsr mask 1)) = half w.
Proof.
  rewrite sub_spec, lsr_spec, mask_value, wB_value. change (value 1) with 1. change (2 ^ 1) with 2.
  pose proof (modulus_half w ltac:(lia)) as M. pose proof (half_pos w ltac:(lia)) as H.
  unfold modulus in M. rewrite M.
  replace ((2 * half w - 1) / 2) with (half w - 1) by (apply Z.div_unique with 1; lia).
  rewrite Z.mod_small; [lia |]. assert (half w <= 2 ^ 61) by (apply Z.pow_le_mono_r; lia). lia.
Qed.

Lemma arc_value x y : value (arc mask x y) = circularDistance w (value x) (value y).
Proof.
  rewrite (circle_distance_is_symmetric w) by lia.
  rewrite <- circularDistanceByMinimum_agrees by lia. unfold arc, circularDistanceByMinimum.
  pose proof (modulus_half w ltac:(lia)) as M. pose proof (half_pos w ltac:(lia)) as HP.
  assert (HB : half w <= 2 ^ 61) by (apply Z.pow_le_mono_r; lia).
  assert (B : unsignedRepresentative w (value y - value x) =
    if unsignedRepresentative w (value x - value y) =? 0 then 0
    else modulus w - unsignedRepresentative w (value x - value y)).
  { unfold unsignedRepresentative. replace (value y - value x) with (- (value x - value y)) by lia.
    destruct (_ =? 0) eqn:E.
    - apply Z.eqb_eq in E. apply Z.mod_opp_l_z; lia.
    - apply Z.eqb_neq in E. apply Z.mod_opp_l_nz; lia. }
  rewrite B. clear B. rewrite <- masked. set (d := Uint63.land _ _) in *.
  pose proof (unsignedRepresentative_range w ltac:(lia) (value x - value y)) as R.
  rewrite <- masked in R. fold d in R.
  set (h := Uint63.sub mask (Uint63.lsr mask 1)). pose proof half_value as H. fold h in H.
  set (t := Uint63.sub d h). assert (T : value t = (value d - half w) mod 2 ^ 63).
  { unfold t. rewrite sub_spec, H, wB_value. reflexivity. }
  destruct (Z_lt_le_dec (value d) (half w)) as [N | N].
  - assert (T' : value t = 2 ^ 63 + value d - half w).
    { rewrite T. symmetry. apply Z.mod_unique with (-1); lia. }
    assert (S : value (Uint63.sub 0 (Uint63.lsr t 62)) = 2 ^ 63 - 1).
    { rewrite sub_spec, lsr_spec, wB_value, T'. change (value 0) with 0. change (value 62) with 62.
      replace ((2 ^ 63 + value d - half w) / 2 ^ 62) with 1; [reflexivity |].
      apply Z.div_unique with (2 ^ 62 + value d - half w); lia. }
    rewrite sub_spec, sub_spec, lxor_spec', S, H, T', wB_value, lxor_ones by lia.
    replace (2 ^ 63 - 1 - (2 ^ 63 + value d - half w) - (2 ^ 63 - 1)) with (half w - value d + (-1) * 2 ^ 63) by lia.
    rewrite Z.mod_add, (Z.mod_small (half w - value d)) by lia. rewrite Z.mod_small by lia.
    destruct (value d =? 0) eqn:E; [apply Z.eqb_eq in E; lia | lia].
  - assert (T' : value t = value d - half w) by (rewrite T; apply Z.mod_small; lia).
    assert (S : value (Uint63.sub 0 (Uint63.lsr t 62)) = 0).
    { rewrite sub_spec, lsr_spec, wB_value, T'. change (value 0) with 0. change (value 62) with 62.
      now rewrite Z.div_small by lia. }
    rewrite sub_spec, sub_spec, lxor_spec', S, H, T', wB_value, Z.lxor_0_r, Z.sub_0_r.
    rewrite (Z.mod_small (value d - half w)) by lia. rewrite Z.mod_small by lia.
    destruct (value d =? 0) eqn:E; [apply Z.eqb_eq in E; lia | lia].
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
