(** * The natural grid: nearest code, ties to even, half a step, periodic; for every b >= 1

    X is the number x in units of 2^-f turn, and 2^(f-b) units are a step. Everything is said at every
    f that is fine enough, so of the exact number. *)

From Coq Require Import ZArith Lia.
From Torus.Specification Require Import Circle Quantizer.
From Torus.Theorems Require Import Circle Geodesics.
Local Open Scope Z_scope.
Set Default Proof Using "All".

(** n is the integer nearest to X/S, the even one of two. *)
Definition IsNearestEven (X S n : Z) : Prop :=
  2 * Z.abs (X - n * S) <= S /\ (2 * Z.abs (X - n * S) = S -> Z.even n = true).

Lemma isNearestEven_unique X S n n' : 0 < S ->
  IsNearestEven X S n -> IsNearestEven X S n' -> n = n'.
Proof.
  intros P [B E] [B' E'].
  destruct (Z.lt_trichotomy n n') as [L | [-> | L]]; [| reflexivity |]; exfalso.
  - assert (D : n' = n + 1) by nia. subst n'.
    rewrite (Z.even_add n 1), E in E' by lia. cbn [Bool.eqb Z.even] in E'. enough (false = true) by discriminate.
    apply E'. lia.
  - assert (D : n = n' + 1) by nia. subst n.
    rewrite (Z.even_add n' 1), E' in E by lia. cbn [Bool.eqb Z.even] in E. enough (false = true) by discriminate.
    apply E. lia.
Qed.

Lemma isNearestEven_scaled X S n t : 0 < t ->
  IsNearestEven X S n -> IsNearestEven (X * t) (S * t) n.
Proof.
  intros P [B E]. unfold IsNearestEven.
  replace (X * t - n * (S * t)) with ((X - n * S) * t) by ring.
  rewrite Z.abs_mul, (Z.abs_eq t) by lia. split; [nia |]. intros F. apply E. nia.
Qed.

Lemma isNearestEven_opposite X S n : IsNearestEven X S n -> IsNearestEven (- X) S (- n).
Proof.
  unfold IsNearestEven. replace (- X - - n * S) with (- (X - n * S)) by ring.
  now rewrite Z.abs_opp, Z.even_opp.
Qed.

(** The program for rounding is right: it gives the nearest integer to s/2^k. *)
Lemma nearestEven_correct s k : 0 <= k -> IsNearestEven s (2 ^ k) (nearestEven s (- k)).
Proof.
  intros K. pose proof (Z.pow_pos_nonneg 2 k ltac:(lia) K) as P. unfold nearestEven.
  destruct (Z.leb_spec 0 (- k)).
  - assert (k = 0) as -> by lia. cbn. unfold IsNearestEven. lia.
  - rewrite Z.opp_involutive. set (u := 2 ^ k) in *.
    pose proof (Z.div_mod s u ltac:(lia)) as D. pose proof (Z.mod_pos_bound s u P) as R.
    set (q := s / u) in *. set (r := s mod u) in *. unfold IsNearestEven.
    destruct (Z.compare_spec (2 * r) u).
    + destruct (Z.even q) eqn:E.
      * replace (s - q * u) with r by lia. split; [lia | intros _; exact E].
      * replace (s - (q + 1) * u) with (r - u) by lia. split; [lia |].
        intros _. now rewrite Z.even_add, E.
    + replace (s - q * u) with r by lia. lia.
    + replace (s - (q + 1) * u) with (r - u) by lia. lia.
Qed.

Section Quantizer.
Variables b f : Z.
Hypothesis b_pos : 1 <= b.
Hypothesis fine_enough : b <= f.
Notation S := (2 ^ (f - b)).
Notation d := (circularDistance f).

Let f_pos : 1 <= f. Proof. lia. Qed.

Lemma step_pos : 0 < S.
Proof. apply Z.pow_pos_nonneg; lia. Qed.

(** A turn is 2^b steps. *)
Lemma modulus_steps : modulus f = modulus b * S.
Proof. unfold modulus. rewrite <- Z.pow_add_r by lia. f_equal. lia. Qed.

(** The integer that the code is reduced from is the nearest one, in every unit. *)
Lemma nearestEven_in_units x X : InUnits f x X ->
  IsNearestEven X S (nearestEven (significand x) (exponent x + b)).
Proof.
  intros [P ->]. pose proof step_pos. destruct (Z.le_gt_cases 0 (exponent x + b)) as [N | N].
  - unfold nearestEven. apply Z.leb_le in N as N'. rewrite N'. unfold IsNearestEven.
    replace (exponent x + f) with (exponent x + b + (f - b)) by lia.
    rewrite Z.pow_add_r, Z.mul_assoc, Z.sub_diag by lia. change (2 * Z.abs 0) with 0.
    split; [lia | intros; exfalso; lia].
  - replace (f - b) with (- (exponent x + b) + (exponent x + f)) by lia.
    rewrite (Z.pow_add_r 2 (- _)) by lia. apply isNearestEven_scaled; [apply Z.pow_pos_nonneg; lia |].
    replace (exponent x + b) with (- - (exponent x + b)) at 2 by lia. apply nearestEven_correct. lia.
Qed.

(** The code is the residue of whatever integer is nearest. *)
Lemma code_of_nearest x X n : InUnits f x X -> IsNearestEven X S n ->
  code b x = unsignedRepresentative b n.
Proof.
  intros U N. unfold code. f_equal. eapply isNearestEven_unique; eauto using step_pos, nearestEven_in_units.
Qed.

(** The distance from x to its code is that to the nearest integer. *)
Lemma distance_to_code x X : InUnits f x X -> exists n, IsNearestEven X S n /\
  code b x = unsignedRepresentative b n /\ d X (code b x * S) = Z.abs (X - n * S).
Proof.
  intros U. pose proof (nearestEven_in_units x X U) as N.
  set (n := nearestEven (significand x) (exponent x + b)) in *. exists n.
  split; [exact N | split; [reflexivity |]]. unfold code. fold n.
  destruct (unsignedRepresentative_lift b b_pos n) as [k ->].
  pose proof step_pos. destruct N as [N _].
  rewrite (distance_of_short_way f f_pos X _ (n * S - X) k); [lia | | rewrite modulus_steps; ring].
  pose proof (modulus_half f f_pos). rewrite modulus_steps in *.
  assert (1 <= modulus b) by (pose proof (modulus_pos b b_pos); lia). nia.
Qed.

Theorem quantizer_grid_is_nearest x X : InUnits f x X ->
  0 <= code b x < modulus b /\
  2 * d X (code b x * S) <= S /\
  forall c, d X (code b x * S) <= d X (c * S).
Proof.
  intros U. pose proof step_pos. destruct (distance_to_code x X U) as (n & [N _] & _ & E).
  split; [now apply unsignedRepresentative_range | split; [lia |]].
  intros c. destruct (circularDistance_attained f f_pos X (c * S)) as [k ->].
  rewrite E, modulus_steps. set (j := c + k * modulus b).
  replace (c * S - X + k * (modulus b * S)) with (j * S - X) by (unfold j; ring).
  destruct (Z.eq_dec j n) as [-> |]; [lia |].
  assert (S <= Z.abs ((j - n) * S)) by (rewrite Z.abs_mul; nia).
  replace ((j - n) * S) with (j * S - X + (X - n * S)) in * by ring. lia.
Qed.

Theorem quantizer_grid_ties_go_to_even x X : InUnits f x X ->
  2 * d X (code b x * S) = S -> Z.even (code b x) = true.
Proof.
  intros U T. destruct (distance_to_code x X U) as (n & [_ N] & C & E).
  rewrite E in T. specialize (N T). rewrite C.
  destruct (unsignedRepresentative_lift b b_pos n) as [k ->].
  rewrite (modulus_half b b_pos), Z.even_add, N, Z.even_mul, Z.even_mul. cbn.
  now rewrite Bool.orb_true_r.
Qed.

(** Where x is nearer to n steps than to any other number of steps, its code is n's residue. *)
Theorem quantizer_grid_rounds_once x X n : InUnits f x X ->
  2 * Z.abs (X - n * S) < S -> code b x = unsignedRepresentative b n.
Proof. intros U L. apply (code_of_nearest x X); [exact U |]. unfold IsNearestEven. lia. Qed.

Theorem quantizer_grid_crosses_the_seam x X k : InUnits f x X ->
  2 * Z.abs (X - k * modulus f) <= S -> code b x = 0.
Proof.
  intros U L. pose proof (modulus_pos b b_pos).
  rewrite (code_of_nearest x X (k * modulus b) U).
  - unfold unsignedRepresentative. apply Z.mod_mul. lia.
  - unfold IsNearestEven. rewrite <- Z.mul_assoc, <- modulus_steps. split; [exact L |]. intros _.
    rewrite (modulus_half b b_pos), 2 Z.even_mul. cbn. apply Bool.orb_true_r.
Qed.

(** k steps further the code is k more, if k is even or x is at no tie. *)
Theorem quantizer_grid_commutes_with_steps x y X k : InUnits f x X -> InUnits f y (X + k * S) ->
  Z.even k = true \/ 2 * d X (code b x * S) < S ->
  code b y = unsignedRepresentative b (code b x + k).
Proof.
  intros U V A. destruct (distance_to_code x X U) as (n & [N T] & C & E). rewrite E in A.
  rewrite (code_of_nearest y (X + k * S) (n + k) V).
  - rewrite C. apply samePoint_unsigned; [assumption |].
    destruct (unsignedRepresentative_lift b b_pos n) as [i ->]. exists i. lia.
  - unfold IsNearestEven. replace (X + k * S - (n + k) * S) with (X - n * S) by ring.
    split; [exact N |]. intros F. destruct A as [A |]; [| lia].
    now rewrite Z.even_add, A, (T F).
Qed.

(** The code is that of the point on the circle: exactly periodic, and the same however the number is
    written. *)
Theorem quantizer_grid_repeats_each_turn x y X k : InUnits f x X ->
  InUnits f y (X + k * modulus f) -> code b y = code b x.
Proof.
  intros U V. rewrite modulus_steps, Z.mul_assoc in V.
  rewrite (quantizer_grid_commutes_with_steps x y X (k * modulus b) U V).
  - rewrite unsignedRepresentative_congruent by assumption. unfold code at 2.
    unfold unsignedRepresentative. apply Z.mod_mod. pose proof (modulus_pos b b_pos). lia.
  - left. rewrite (modulus_half b b_pos), 2 Z.even_mul. cbn. apply Bool.orb_true_r.
Qed.

Theorem quantizer_grid_commutes_with_reflection x y X : InUnits f x X -> InUnits f y (- X) ->
  code b y = unsignedRepresentative b (- code b x).
Proof.
  intros U V. destruct (distance_to_code x X U) as (n & N & C & _).
  rewrite (code_of_nearest y (- X) (- n) V) by now apply isNearestEven_opposite.
  rewrite C. apply samePoint_unsigned; [assumption |].
  destruct (unsignedRepresentative_lift b b_pos n) as [i ->]. exists (- i). lia.
Qed.

End Quantizer.

(** x P under the period P = 2^p has the code of x under the period 1. *)
Theorem quantizer_grid_scales_with_the_period b p s e :
  code b (inPeriods p (dyadic s (e + p))) = code b (dyadic s e).
Proof. unfold code, inPeriods. cbn. do 3 f_equal. lia. Qed.
