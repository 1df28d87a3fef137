(** * From floats to integer points, and exact distances of them

    Programs, each with what it computes. Powers of two are arguments: they are made once, and not
    for every coordinate. *)

From Coq Require Import ZArith List Bool Lia.
From Torus.Specification Require Import Circle Torus Order Certificate CertificateFiles.
From Torus.Theorems Require Import Circle Torus Order.
Import ListNotations.
Local Open Scope Z_scope.

(** ** Denominators *)

Fixpoint trailingZeros (n : positive) : Z :=
  match n with xO n' => 1 + trailingZeros n' | _ => 0 end.

(** The least t >= 0 that makes x an integer in units of 2^-t turn. *)
Definition denominator (p : Z) (x : dyadic) : Z :=
  match mantissa x with
  | 0 => 0
  | Zpos n | Zneg n => Z.max 0 (p - exponent x - trailingZeros n)
  end.

Definition greatest (l : list Z) (start : Z) : Z := fold_left Z.max l start.

Lemma trailingZeros_spec n : exists k, Zpos n = (2 * k + 1) * 2 ^ trailingZeros n /\ 0 <= trailingZeros n.
Proof.
  induction n as [n _ | n [k [E P]] |]; cbn [trailingZeros].
  - exists (Zpos n). lia.
  - exists k. rewrite Pos2Z.inj_xO, E, Z.pow_add_r by lia. split; lia.
  - exists 0. lia.
Qed.

Lemma odd_multiple k a b : 0 <= a -> 0 <= b -> (2 ^ a | (2 * k + 1) * 2 ^ b) -> a <= b.
Proof.
  intros A B D. destruct (Z_le_gt_dec a b) as [| G]; auto. exfalso.
  replace a with ((a - b - 1) + 1 + b) in D by lia. rewrite Z.pow_add_r in D by lia.
  apply Z.mul_divide_cancel_r in D; [| apply Z.pow_nonzero; lia].
  destruct D as [z D]. rewrite Z.pow_add_r in D by lia. lia.
Qed.

Lemma divides_power a b : 0 <= a <= b -> (2 ^ a | 2 ^ b).
Proof. intros. exists (2 ^ (b - a)). rewrite <- Z.pow_add_r by lia. f_equal. lia. Qed.

Lemma denominator_spec p x t : 0 <= t -> (IsIntegral t p x <-> denominator p x <= t).
Proof.
  intros T. unfold IsIntegral, denominator, upShift, downShift.
  assert (H : forall n, (2 ^ Z.max 0 (- (t + exponent x - p)) | Zpos n * 2 ^ Z.max 0 (t + exponent x - p))
              <-> Z.max 0 (p - exponent x - trailingZeros n) <= t).
  { intros n. destruct (trailingZeros_spec n) as [k [E P]]. rewrite E.
    rewrite <- Z.mul_assoc, <- Z.pow_add_r by lia. split.
    - intros D. apply odd_multiple in D; lia.
    - intros D. apply Z.divide_mul_r, divides_power. lia. }
  destruct (mantissa x) as [| n | n].
  - split; [lia |]. intros _. apply Z.divide_0_r.
  - apply H.
  - rewrite <- H. rewrite <- Pos2Z.opp_pos, Z.mul_opp_l. apply Z.divide_opp_r.
Qed.

Lemma greatest_spec l : forall start,
  start <= greatest l start /\ (forall x, In x l -> x <= greatest l start) /\
  (greatest l start = start \/ In (greatest l start) l).
Proof.
  unfold greatest. induction l as [| y l IH]; cbn [fold_left In]; intros start; [intuition lia |].
  destruct (IH (Z.max start y)) as [A [B C]]. repeat split; try lia.
  - intros x [<- | X]; [lia | auto].
  - destruct C as [C | C]; auto. destruct (Z.max_spec start y) as [[_ M] | [_ M]]; rewrite M in *; intuition lia.
Qed.

Theorem greatest_denominator p coordinates :
  IsLeastDenominator p (greatest (map (denominator p) coordinates) 1) coordinates.
Proof.
  destruct (greatest_spec (map (denominator p) coordinates) 1) as [A [B C]].
  set (s := greatest _ 1) in *. repeat split; auto.
  - intros x X. apply denominator_spec; [lia |]. apply B. now apply in_map.
  - intros t T H. destruct C as [-> | C]; auto. apply in_map_iff in C as [x [<- X]].
    apply denominator_spec; auto. lia.
Qed.

(** ** Numerators *)

(** [turn] is 2^t. *)
Definition numerator (t turn p : Z) (x : dyadic) : Z :=
  Z.shiftl (mantissa x) (t + exponent x - p) mod turn.

Theorem numerator_spec t p x : 0 <= t -> IsIntegral t p x ->
  IsNumerator t p x (numerator t (2 ^ t) p x).
Proof.
  intros T [z D]. assert (P : 0 < 2 ^ t) by (apply Z.pow_pos_nonneg; lia).
  unfold IsNumerator, numerator. split; [now apply Z.mod_pos_bound |].
  set (n := t + exponent x - p) in *.
  exists (Z.shiftl (mantissa x) n / 2 ^ t).
  replace (Z.shiftl (mantissa x) n mod 2 ^ t + Z.shiftl (mantissa x) n / 2 ^ t * 2 ^ t)
    with (Z.shiftl (mantissa x) n) by (pose proof (Z.div_mod (Z.shiftl (mantissa x) n) (2 ^ t)); lia).
  rewrite D. unfold upShift, downShift in *. fold n in D |- *.
  destruct (Z_le_gt_dec 0 n) as [N | N].
  - rewrite Z.shiftl_mul_pow2 by lia. rewrite <- D. rewrite (Z.max_l 0 (- n)), (Z.max_r 0 n) by lia. lia.
  - replace n with (- - n) by lia. rewrite Z.shiftl_opp_r, Z.shiftr_div_pow2 by lia.
    rewrite (Z.max_r 0 (- n)) in * by lia. rewrite (Z.max_l 0 n) in D by lia.
    rewrite Z.mul_1_r in D. rewrite Z.opp_involutive, D, Z.div_mul; [reflexivity | apply Z.pow_nonzero; lia].
Qed.

(** ** Distances of points that are reduced modulo a turn *)

Fixpoint arcSum (turn sum : Z) (a b : list Z) : Z :=
  match a, b with
  | x :: a', y :: b' => let arc := Z.abs (x - y) in arcSum turn (sum + Z.min arc (turn - arc)) a' b'
  | _, _ => sum
  end.

Definition Reduced (w : Z) (a : list Z) : Prop := Forall (fun x => 0 <= x < 2 ^ w) a.

Lemma arc_spec w x y : 1 <= w -> 0 <= x < 2 ^ w -> 0 <= y < 2 ^ w ->
  Z.min (Z.abs (x - y)) (2 ^ w - Z.abs (x - y)) = circularDistance w x y.
Proof.
  intros W X Y. apply circularDistance_unique; auto. unfold IsCircularDistance, modulus. split.
  - destruct (Z.min_spec (Z.abs (x - y)) (2 ^ w - Z.abs (x - y))) as [[_ ->] | [_ ->]].
    + exists 0. lia.
    + destruct (Z_le_gt_dec x y); [exists (-1) | exists 1]; lia.
  - intros k. assert (k = 0 \/ 1 <= k \/ k <= -1) as [-> | [K | K]] by lia; nia.
Qed.

Theorem arcSum_spec w a : forall b sum, 1 <= w -> Reduced w a -> Reduced w b ->
  arcSum (2 ^ w) sum a b = sum + leeDistance w a b.
Proof.
  induction a as [| x a IH]; intros [| y b] sum W A B; cbn [arcSum leeDistance]; try lia.
  apply Forall_cons_iff in A as [X A], B as [Y B]. rewrite IH by auto. rewrite arc_spec by auto. lia.
Qed.

(** ** Residuals *)

Definition decodedPoint (L : layout) (scale turn offset F : Z) : Z :=
  ((2 * F + offset) * scale) mod turn.

(** R of one row: the ceiling of 2^16 rho. *)
Definition residualOf (stepLength scale turn offset : Z) (L : layout) (point code : list Z) : Z :=
  let rho := arcSum turn 0 point (map (decodedPoint L scale turn offset) code) in
  - (- (2 ^ 16 * rho) / stepLength).

Lemma leeDistance_reduced w a b : 1 <= w ->
  leeDistance w a (map (fun y => y mod 2 ^ w) b) = leeDistance w a b.
Proof.
  intros W. revert b. induction a as [| x a IH]; intros [| y b]; auto. cbn [map leeDistance].
  rewrite IH. f_equal. apply circularDistance_unique; auto.
  pose proof (circle_distance_agrees_with_oracle w W x (y mod 2 ^ w)) as [[k E] F].
  assert (P : 0 < 2 ^ w) by (apply Z.pow_pos_nonneg; lia).
  pose proof (Z.div_mod y (2 ^ w) ltac:(lia)) as D. unfold IsCircularDistance, modulus in *. split.
  - exists (k - y / 2 ^ w). rewrite E. f_equal. lia.
  - intros j. specialize (F (j + y / 2 ^ w)). replace (y - x + j * 2 ^ w) with (y mod 2 ^ w - x + (j + y / 2 ^ w) * 2 ^ w) by lia. auto.
Qed.

Theorem residualOf_spec L r : WellFormed L -> Reduced (unitBits L) (point r) ->
  residual r = residualOf (step L) (2 ^ (unitBits L - fineBits L - 1)) (2 ^ unitBits L)
                 (1 - 2 ^ finerBits L) L (point r) (code r) ->
  IsResidual L r.
Proof.
  intros W P E. unfold WellFormed in W. unfold residualOf in E.
  set (S := step L) in *. assert (0 < S) by (apply Z.pow_pos_nonneg; lia).
  rewrite arcSum_spec in E; [| lia | auto |].
  - assert (D : map (decodedPoint L (2 ^ (unitBits L - fineBits L - 1)) (2 ^ unitBits L)
                  (1 - 2 ^ finerBits L)) (code r)
                = map (fun y => y mod 2 ^ unitBits L) (map (decoded L) (code r))).
    { rewrite map_map. apply map_ext. intros F. unfold decodedPoint, decoded. do 2 f_equal. lia. }
    rewrite D, leeDistance_reduced, Z.add_0_l in E by lia.
    unfold IsResidual, HasResidualWithin, residualDistance. fold S.
    set (d := leeDistance _ _ _) in *. rewrite E.
    pose proof (Z.div_mod (- (2 ^ 16 * d)) S ltac:(lia)).
    pose proof (Z.mod_pos_bound (- (2 ^ 16 * d)) S ltac:(lia)). nia.
  - apply Forall_forall. intros x X. apply in_map_iff in X as [F [<- _]].
    apply Z.mod_pos_bound, Z.pow_pos_nonneg; lia.
Qed.
