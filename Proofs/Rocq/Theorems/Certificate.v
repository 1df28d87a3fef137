(** * Why the claims hold

    What is said of neighbors follows, by any metric, from one pair of inequalities, low <= bound <= up.
    For Lee distance the bound is 2^16 d, d in steps, and they follow from the triangle inequality, twice. *)

From Coq Require Import ZArith List Bool Lia Sorted Permutation.
From Torus.Specification Require Import Circle Torus Order Certificate.
From Torus.Theorems Require Import Circle Torus Order.
Import ListNotations.
Local Open Scope Z_scope.

Lemma row_eq_dec (x y : row) : {x = y} + {x <> y}.
Proof. decide equality; auto using Z.eq_dec, (list_eq_dec Z.eq_dec). Qed.

Section Claims.
Variables (M : metric) (q : row) (others : list row).
Hypothesis encloses : Encloses M q others.
Hypothesis indices : NoDup (map index others).

(** Where the bounds are apart, so are the distances; where they touch, one is not above the other. *)
Lemma bounds_decide l j : In l others -> In j others ->
  (up M q j < low M q l -> exactDistance M q j < exactDistance M q l) /\
  (up M q j <= low M q l -> exactDistance M q j <= exactDistance M q l).
Proof.
  intros IL IJ. destruct encloses as (scale & c & C & S & B).
  pose proof (B l IL) as BL. pose proof (B j IJ) as BJ.
  pose proof (S (up M q j) (low M q l)) as SL. split; intros H; [specialize (SL H); nia |].
  destruct (Z.eq_dec (up M q j) (low M q l)) as [E | NE]; [rewrite E in BJ; nia |].
  specialize (SL ltac:(lia)). nia.
Qed.

(** ** Proved, members, rescoring set, label *)

Lemma index_inj x y : In x others -> In y others -> index x = index y -> x = y.
Proof. apply (index_injective (fun r => (0, index r))). exact indices. Qed.

Lemma not_precede_nearer l j : In l others -> In j others -> index l <> index j ->
  ~ MayPrecede M q l j -> Before (byPoints M q j) (byPoints M q l).
Proof.
  intros IL IJ NE P. unfold MayPrecede, Before, byLow, byUp, byPoints in *. cbn [fst snd] in *.
  destruct (bounds_decide l j IL IJ). lia.
Qed.

(** Where the neighbors are proved, they are the exact ones. *)
Theorem proved_is_exact k N N' :
  IsNearestByCodes M k q others N -> IsProved M q others N -> IsNearest M k q others N' ->
  Permutation N N'.
Proof.
  intros I P I'.
  assert (incl N' N) as C.
  { intros x X. destruct (in_dec row_eq_dec x N) as [| NX]; auto. exfalso.
    assert (incl N N') as C.
    { intros y Y. destruct (in_dec row_eq_dec y N') as [| NY]; auto. exfalso.
      pose proof (least_among _ _ _ _ I y Y) as YO. pose proof (least_among _ _ _ _ I' x X) as XO.
      apply (Before_asymmetric (byPoints M q x) (byPoints M q y)).
      - now apply (least_first _ _ _ _ I').
      - apply not_precede_nearer; auto.
        intros E. apply NX. now rewrite (index_inj x y). }
    assert (length (x :: N) <= length N')%nat as E.
    { apply NoDup_incl_length; [constructor; auto; eapply least_NoDup, I | intros z [<- | Z]; auto]. }
    cbn [length] in E. rewrite (least_count _ _ _ _ I), (least_count _ _ _ _ I') in E. lia. }
  symmetry. apply NoDup_Permutation_bis; auto.
  - eapply least_NoDup, I'.
  - now rewrite (least_count _ _ _ _ I), (least_count _ _ _ _ I').
Qed.

(** A guaranteed member is among the exact k nearest. *)
Theorem member_is_exact k j N' : In j others -> IsMember M k q others j ->
  IsNearest M k q others N' -> In j N'.
Proof.
  intros J F I. destruct (in_dec row_eq_dec j N') as [| NJ]; auto. exfalso.
  unfold IsMember in F. assert (k <= length (precursors M q others j))%nat; [| lia].
  rewrite <- (least_count _ _ _ _ I). apply NoDup_incl_length; [eapply least_NoDup, I |].
  intros x X. pose proof (least_among _ _ _ _ I x X) as XO. apply filter_In. split; auto.
  assert (NE : index x <> index j) by (intros E; apply NJ; now rewrite <- (index_inj x j)).
  apply andb_true_intro. split; [now apply negb_true_iff, Z.eqb_neq |].
  apply before_spec. destruct (before (byLow M q x) (byUp M q j)) eqn:B; [now apply before_spec |].
  exfalso. apply before_false in B.
  apply (Before_asymmetric (byPoints M q x) (byPoints M q j)).
  - now apply (least_first _ _ _ _ I).
  - now apply not_precede_nearer.
Qed.

(** k rows have an up of at most U: what has a low above U is farther than k others. *)
Lemma beyond_threshold k U x : IsThreshold M k q others U -> In x others -> U < low M q x ->
  exists S, NoDup S /\ (k <= length S)%nat /\
    forall z, In z S -> In z others /\ Before (byPoints M q z) (byPoints M q x).
Proof.
  intros [T _] X B. exists (filter (fun r => up M q r <=? U) others). repeat split.
  - apply NoDup_filter. eapply NoDup_map_inv, indices.
  - enough (forall l, length (filter (fun v => v <=? U) (map (up M q) l))
                      = length (filter (fun r => up M q r <=? U) l)) as E by now rewrite <- E.
    induction l as [| r l IH]; cbn [map filter length]; auto. destruct (_ <=? _); cbn [length]; auto.
  - now apply filter_In in H.
  - apply filter_In in H as [Z E]. apply Z.leb_le in E. destruct (bounds_decide x z X Z) as [F _].
    left. apply F. lia.
Qed.

(** The rescoring set contains the exact answer. *)
Theorem rescoring_contains_exact k U N' : IsThreshold M k q others U ->
  IsNearest M k q others N' -> incl N' (rescoringSet M q others U).
Proof.
  intros T I x X. pose proof (least_among _ _ _ _ I x X) as XO. apply filter_In. split; auto.
  apply Z.leb_le. destruct (Z_le_gt_dec (low M q x) U) as [| G]; auto. exfalso.
  destruct (beyond_threshold k U x T XO ltac:(lia)) as [S [NS [LS B]]].
  assert (incl S N').
  { intros z Z. destruct (B z Z) as [ZO ZX]. destruct (in_dec row_eq_dec z N') as [| NZ]; auto.
    exfalso. apply (Before_asymmetric _ _ ZX). now apply (least_first _ _ _ _ I). }
  assert (length (x :: S) <= length N')%nat as E.
  { apply NoDup_incl_length.
    - constructor; auto. intros Z. destruct (B x Z) as [_ ZX]. now apply Before_irreflexive in ZX.
    - intros z [<- | Z]; auto. }
  cbn [length] in E. rewrite (least_count _ _ _ _ I) in E. lia.
Qed.

(** Where the label is proved, the nearest embedding has it, and so has the nearest code. *)
Theorem label_is_exact n c : AllowsCodes M q others -> IsLabelProved M q others ->
  IsNearest M 1 q others [n] -> IsNearestByCodes M 1 q others [c] -> label n = label c.
Proof.
  intros A [U [T E]] I C. apply E.
  - apply (rescoring_contains_exact 1 U [n] T I). now left.
  - apply filter_In. pose proof (least_among _ _ _ _ C c (or_introl eq_refl)) as CO. split; auto.
    apply Z.leb_le. destruct T as [T _].
    assert (exists r, In r others /\ up M q r <= U) as [r [R UR]].
    { clear - T. induction others as [| r l IH]; cbn [map filter length] in T; [lia |].
      destruct (up M q r <=? U) eqn:F; [exists r; split; [now left | lia] |].
      destruct (IH T) as [z [Z ?]]. exists z. split; [now right | auto]. }
    enough (codeDistance M q c <= codeDistance M q r) as D by (pose proof (A c r CO R D); lia).
    destruct (row_eq_dec r c) as [<- | NE]; [lia |].
    assert (Before (byCodes M q c) (byCodes M q r)) as B.
    { apply (least_first _ _ _ _ C); cbn; auto. intuition congruence. }
    unfold Before, byCodes in B. cbn [fst snd] in B. lia.
Qed.

Theorem claims_hold : AllowsCodes M q others -> ClaimsHold M q others.
Proof.
  intros A. repeat split; eauto using proved_is_exact, member_is_exact, rescoring_contains_exact, label_is_exact.
Qed.

End Claims.

(** ** Lee distance under translation and under scaling by a power of two *)

Lemma circularDistance_translate w (W : 1 <= w) a b t :
  circularDistance w (a + t) (b + t) = circularDistance w a b.
Proof. unfold circularDistance, displacement. do 2 f_equal. lia. Qed.

Lemma circularDistance_scale w e (W : 1 <= w) (E : 0 <= e) a b :
  circularDistance (w + e) (a * 2 ^ e) (b * 2 ^ e) = circularDistance w a b * 2 ^ e.
Proof.
  assert (P : 0 < 2 ^ e) by (apply Z.pow_pos_nonneg; lia).
  symmetry. apply circularDistance_unique; [lia |].
  assert (M : modulus (w + e) = modulus w * 2 ^ e) by (unfold modulus; apply Z.pow_add_r; lia).
  unfold IsCircularDistance. rewrite M. split.
  - destruct (circularDistance_attained w W a b) as [k ->]. exists k.
    rewrite <- (Z.abs_eq (2 ^ e)) at 1 by lia. rewrite <- Z.abs_mul. f_equal. ring.
  - intros k. pose proof (circularDistance_least w W a b k) as D.
    replace (b * 2 ^ e - a * 2 ^ e + k * (modulus w * 2 ^ e))
      with ((b - a + k * modulus w) * 2 ^ e) by ring.
    rewrite Z.abs_mul, (Z.abs_eq (2 ^ e)) by lia. nia.
Qed.

Section Circles.
Variable L : layout.
Hypothesis wellFormed : WellFormed L.

Lemma layout_sizes : 1 <= fineBits L /\ 1 <= unitBits L /\ 1 <= unitBits L - fineBits L.
Proof. unfold WellFormed in wellFormed. lia. Qed.

Lemma step_pos : 0 < step L.
Proof. pose proof layout_sizes. apply Z.pow_pos_nonneg; lia. Qed.

(** Decoded points are as far apart as their codes. *)
Lemma decoded_circularDistance x y :
  circularDistance (unitBits L) (decoded L x) (decoded L y) = circularDistance (fineBits L) x y * step L.
Proof.
  pose proof layout_sizes as S. unfold decoded, step.
  set (e := unitBits L - fineBits L - 1).
  replace ((2 * x + 1 - 2 ^ finerBits L) * 2 ^ e)
    with (x * 2 ^ (e + 1) + (1 - 2 ^ finerBits L) * 2 ^ e) by (rewrite Z.pow_add_r; lia).
  replace ((2 * y + 1 - 2 ^ finerBits L) * 2 ^ e)
    with (y * 2 ^ (e + 1) + (1 - 2 ^ finerBits L) * 2 ^ e) by (rewrite Z.pow_add_r; lia).
  rewrite circularDistance_translate by lia.
  replace (unitBits L) with (fineBits L + (e + 1)) at 1 by lia.
  rewrite circularDistance_scale by lia. do 2 f_equal. lia.
Qed.

Lemma decoded_distance a : forall b,
  leeDistance (unitBits L) (map (decoded L) a) (map (decoded L) b)
  = leeDistance (fineBits L) a b * step L.
Proof.
  induction a as [| x a IH]; intros [| y b]; auto.
  cbn [map leeDistance]. rewrite IH, decoded_circularDistance. ring.
Qed.

Section Query.
Variables (axes : nat) (q : row) (others : list row).
Hypothesis soundQuery : Sound (HasResidualWithin L) axes q.
Hypothesis soundRows : forall r, In r others -> Sound (HasResidualWithin L) axes r.

Theorem bounds r : In r others ->
  low (lee L) q r * step L <= 2 ^ 16 * exactDistance (lee L) q r <= up (lee L) q r * step L.
Proof.
  intros I. destruct (soundRows r I) as [CR [PR RR]], soundQuery as [CQ [PQ RQ]].
  cbn [lee around low up exactDistance]. unfold HasResidualWithin, residualDistance in *.
  pose proof (decoded_distance (code q) (code r)) as D. pose proof layout_sizes as [_ [W _]].
  set (u := unitBits L) in *. set (Q := map (decoded L) (code q)) in *.
  set (S := map (decoded L) (code r)) in *.
  assert (length Q = axes /\ length S = axes) as [LQ LS] by (unfold Q, S; rewrite 2 map_length; auto).
  pose proof (metric_lee_triangle u W (point q) Q (point r) ltac:(lia) ltac:(lia)).
  pose proof (metric_lee_triangle u W Q S (point r) ltac:(lia) ltac:(lia)).
  pose proof (metric_lee_triangle u W Q (point q) S ltac:(lia) ltac:(lia)).
  pose proof (metric_lee_triangle u W (point q) (point r) S ltac:(lia) ltac:(lia)).
  rewrite (leeDistance_symmetric u W S (point r)) in *.
  rewrite (leeDistance_symmetric u W Q (point q)) in *. lia.
Qed.

Corollary lee_encloses : Encloses (lee L) q others.
Proof.
  pose proof step_pos. exists (fun x => x * step L), (2 ^ 16).
  split; [lia |]. split; [intros x y; nia | exact bounds].
Qed.

Lemma lee_allows_codes : AllowsCodes (lee L) q others.
Proof.
  intros r s R S. cbn [lee around low up codeDistance]. pose proof step_pos.
  enough (forall x, Sound (HasResidualWithin L) axes x -> 0 <= residual x) as N
    by (pose proof (N q soundQuery); pose proof (N r (soundRows r R)); pose proof (N s (soundRows s S)); lia).
  intros x (_ & _ & X). unfold HasResidualWithin, residualDistance in X.
  pose proof (leeDistance_nonneg (unitBits L) ltac:(apply layout_sizes) (point x) (map (decoded L) (code x))). nia.
Qed.

Corollary lee_claims_hold : NoDup (map index others) -> ClaimsHold (lee L) q others.
Proof. intros D. apply claims_hold; auto using lee_encloses, lee_allows_codes. Qed.

End Query.
End Circles.
