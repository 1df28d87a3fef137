(** * Two-level codes: the refinement of the natural grid, for all b, b' >= 1 *)

From Coq Require Import ZArith Lia.
From Torus.Specification Require Import Circle Quantizer.
From Torus.Theorems Require Import Circle Geodesics Quantizer.
Local Open Scope Z_scope.
Set Default Proof Using "All".

Section Refinement.
Variables b b' f : Z.
Hypothesis b_pos : 1 <= b.
Hypothesis b'_pos : 1 <= b'.
(** Half a fine step is a whole number of units. *)
Hypothesis fine_enough : b + b' + 1 <= f.
(** A step and a fine step, in units. *)
Notation S := (2 ^ (f - b)).
Notation T := (2 ^ (f - (b + b'))).
Notation d := (circularDistance f).

Let f_pos : 1 <= f. Proof. lia. Qed.
Let B_pos : 1 <= b + b'. Proof. lia. Qed.

Lemma fineStep_pos : 0 < T.
Proof. apply Z.pow_pos_nonneg; lia. Qed.

Lemma step_of_fineSteps : S = 2 ^ b' * T.
Proof. rewrite <- Z.pow_add_r by lia. f_equal. lia. Qed.

Lemma modulus_fineSteps : modulus f = modulus (b + b') * T.
Proof. unfold modulus. rewrite <- Z.pow_add_r by lia. f_equal. lia. Qed.

Lemma parts_half : 2 ^ b' = 2 * 2 ^ (b' - 1) /\ 0 < 2 ^ (b' - 1).
Proof.
  split; [| apply Z.pow_pos_nonneg; lia]. rewrite <- Z.pow_succ_r by lia. f_equal. lia.
Qed.

Lemma floorOf_in_units x X : InUnits f x X ->
  floorOf (significand x) (exponent x + (b + b')) = X / T.
Proof.
  intros [P ->]. pose proof fineStep_pos. unfold floorOf.
  destruct (Z.leb_spec 0 (exponent x + (b + b'))).
  - replace (exponent x + f) with (exponent x + (b + b') + (f - (b + b'))) by lia.
    rewrite (Z.pow_add_r 2 (exponent x + (b + b'))), Z.mul_assoc, Z.div_mul by lia. reflexivity.
  - replace (f - (b + b')) with (- (exponent x + (b + b')) + (exponent x + f)) by lia.
    rewrite (Z.pow_add_r 2 (- _)) by lia. symmetry. apply Z.div_mul_cancel_r;
      apply Z.pow_nonzero; lia.
Qed.

(** How far x is above the lower end of [q - 1/2, q + 1/2), on the circle: at most a step. *)
Definition offset (X q : Z) : Z := unsignedRepresentative f (X - (q * S - 2 ^ (b' - 1) * T)).

Lemma offset_range x X : InUnits f x X ->
  0 <= offset X (code b x) <= S /\
  exists k, X - code b x * S = offset X (code b x) - 2 ^ (b' - 1) * T + k * modulus f.
Proof.
  intros U. pose proof fineStep_pos. pose proof step_of_fineSteps as E. destruct parts_half as [PH HP].
  destruct (quantizer_grid_is_nearest b f b_pos ltac:(lia) x X U) as (_ & N & _).
  destruct (circularDistance_attained f f_pos X (code b x * S)) as [k D]. rewrite D in N.
  assert (O : offset X (code b x) = X - (code b x * S - 2 ^ (b' - 1) * T) + - k * modulus f).
  { unfold offset. apply (unsignedRepresentative_unique f f_pos) with (k := - k); [| reflexivity].
    assert (2 * S <= modulus f).
    { unfold modulus. replace f with (b + (f - b)) at 2 by lia. rewrite Z.pow_add_r by lia.
      apply Z.mul_le_mono_nonneg_r; [nia |]. apply (Z.pow_le_mono_r 2 1); lia. }
    nia. }
  split; [nia |]. exists k. lia.
Qed.

(** The remainder of a quotient by T is the quotient of a remainder. *)
Lemma quotient_residue y : unsignedRepresentative (b + b') (y / T) = unsignedRepresentative f y / T.
Proof.
  pose proof fineStep_pos. pose proof modulus_fineSteps as M. pose proof (modulus_pos (b + b') B_pos).
  destruct (unsignedRepresentative_lift f f_pos y) as [k E].
  pose proof (unsignedRepresentative_range f f_pos y).
  apply (unsignedRepresentative_unique (b + b') B_pos) with (k := k).
  - split; [apply Z.div_pos; lia |]. apply Z.div_lt_upper_bound; lia.
  - rewrite E, M, Z.mul_assoc, Z.div_add by lia. reflexivity.
Qed.

Theorem quantizer_refinement_is_the_part x X : InUnits f x X ->
  refinement b b' x =
  if offset X (code b x) =? S then 2 ^ b' - 1 else offset X (code b x) / T.
Proof.
  intros U. pose proof fineStep_pos. pose proof step_of_fineSteps as E. destruct parts_half as [PH HP].
  destruct (offset_range x X U) as [R _]. unfold refinement. rewrite (floorOf_in_units x X U).
  replace (X / T + 2 ^ (b' - 1) - code b x * 2 ^ b')
    with ((X - (code b x * S - 2 ^ (b' - 1) * T)) / T).
  - rewrite quotient_residue. fold (offset X (code b x)). set (o := offset X (code b x)) in *.
    destruct (Z.eqb_spec o S) as [-> |].
    + rewrite E, Z.div_mul by lia. lia.
    + assert (o / T < 2 ^ b') by (apply Z.div_lt_upper_bound; lia). lia.
  - rewrite E. replace (X - (code b x * (2 ^ b' * T) - 2 ^ (b' - 1) * T))
      with (X + (2 ^ (b' - 1) - code b x * 2 ^ b') * T) by ring.
    rewrite Z.div_add by lia. ring.
Qed.

(** The refinement is one of the 2^b' numbers that b' bits hold. *)
Lemma refinement_range x X : InUnits f x X -> 0 <= refinement b b' x < 2 ^ b'.
Proof.
  intros U. destruct parts_half. unfold refinement.
  match goal with |- context [unsignedRepresentative ?w ?y] =>
    pose proof (unsignedRepresentative_range w B_pos y) end. lia.
Qed.

(** What the two decode to is at most half a fine step from x. *)
Theorem quantizer_residual_is_at_most_half_a_step x X : InUnits f x X ->
  2 * d X (code b x * S) <= S /\
  2 * d X (decoded b b' f (code b x) (refinement b b' x)) <= T.
Proof.
  intros U. pose proof fineStep_pos. pose proof step_of_fineSteps as E. destruct parts_half as [PH HP].
  split; [now apply (quantizer_grid_is_nearest b f b_pos ltac:(lia) x X U) |].
  assert (H2 : T = 2 * 2 ^ (f - (b + b') - 1)) by (rewrite <- Z.pow_succ_r by lia; f_equal; lia).
  destruct (offset_range x X U) as [R [k O]]. pose proof (refinement_range x X U) as RR.
  rewrite (quantizer_refinement_is_the_part x X U) in *. set (o := offset X (code b x)) in *.
  set (t := 2 ^ (f - (b + b') - 1)) in *. set (q := code b x) in *.
  set (r := if o =? S then 2 ^ b' - 1 else o / T) in *.
  assert (P : r * T <= o <= r * T + T).
  { unfold r. destruct (Z.eqb_spec o S) as [-> |]; [lia |].
    pose proof (Z.div_mod o T ltac:(lia)). pose proof (Z.mod_pos_bound o T ltac:(lia)). lia. }
  assert (G : decoded b b' f q r = X + (r * T + t - o) + - k * modulus f).
  { unfold decoded. fold t. rewrite PH in *. rewrite H2 in *. nia. }
  assert (B : Z.abs (r * T + t - o) <= half f).
  { pose proof (modulus_half f f_pos). rewrite modulus_fineSteps in *.
    pose proof (modulus_pos (b + b') B_pos). nia. }
  rewrite (distance_of_short_way f f_pos X _ (r * T + t - o) (- k) B G). lia.
Qed.

(** The distance of two decoded points is the Lee distance of their fine codes. *)
Theorem decoded_distance q r q' r' :
  d (decoded b b' f q r) (decoded b b' f q' r') =
  T * circularDistance (b + b') (q * 2 ^ b' + r) (q' * 2 ^ b' + r').
Proof.
  pose proof fineStep_pos.
  assert (H2 : T = 2 * 2 ^ (f - (b + b') - 1)) by (rewrite <- Z.pow_succ_r by lia; f_equal; lia).
  set (F := q * 2 ^ b' + r). set (F' := q' * 2 ^ b' + r').
  destruct (circularDistance_attained (b + b') B_pos F F') as [k E].
  pose proof (circularDistance_bound (b + b') B_pos F F').
  rewrite (distance_of_short_way f f_pos _ _ ((F' - F + k * modulus (b + b')) * T) (- k)).
  - rewrite Z.abs_mul, (Z.abs_eq T), E; lia.
  - rewrite Z.abs_mul, (Z.abs_eq T), <- E by lia.
    pose proof (modulus_half f f_pos). pose proof (modulus_half (b + b') B_pos).
    rewrite modulus_fineSteps in *. nia.
  - unfold decoded. fold F F'. rewrite modulus_fineSteps, H2. ring.
Qed.

End Refinement.
