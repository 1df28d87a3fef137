(** * Why the bounds of squared distances and of dot products enclose what they speak of *)

From Coq Require Import ZArith List Lia Bool.
From Torus.Specification Require Import Circle Torus Line Order Certificate Metrics.
From Torus.Theorems Require Import Circle Torus Line FlatMetric Certificate.
Import ListNotations.
Local Open Scope Z_scope.

(** ** Roots *)

Lemma signedSquare_increasing x y : x < y -> signedSquare x < signedSquare y.
Proof.
  unfold signedSquare. intros L.
  destruct (Z.abs_spec x) as [[X ->] | [X ->]], (Z.abs_spec y) as [[Y ->] | [Y ->]]; nia.
Qed.

Lemma sqrt_below x : 0 <= x -> 0 <= Z.sqrt x /\ Z.sqrt x * Z.sqrt x <= x.
Proof. intros P. pose proof (Z.sqrt_nonneg x). destruct (Z.sqrt_spec x P). auto. Qed.

Lemma sqrt_above x : 0 <= x -> 0 <= Z.sqrt_up x /\ x <= Z.sqrt_up x * Z.sqrt_up x.
Proof.
  intros P. pose proof (Z.sqrt_up_nonneg x). destruct (Z.eq_dec x 0) as [-> | N]; [cbn; lia |].
  destruct (Z.sqrt_up_spec x ltac:(lia)). auto.
Qed.

Section Roots.
(** A squared distance of points and one of codes, of which the one is the other scaled. *)
Variables (square squareOfCodes : list Z -> list Z -> Z) (decode : Z -> Z) (step : Z).
Hypothesis step_pos : 0 < step.
Hypothesis nonneg : forall a b, 0 <= square a b.
Hypothesis symmetric : forall a b, square a b = square b a.
Hypothesis triangle : forall a b c, length a = length b -> length b = length c ->
  RootTriangle (square a b) (square b c) (square a c).
Hypothesis decoded : forall a b, square (map decode a) (map decode b) = squareOfCodes a b * (step * step).

Let M := rooted (fun q r => squareOfCodes (code q) (code r)) (fun q r => square (point q) (point r)).
Let enough r := RootWithin (square (point r) (map decode (code r))) step (residual r).

Lemma codes_nonneg a b : 0 <= squareOfCodes a b.
Proof. pose proof (nonneg (map decode a) (map decode b)). rewrite decoded in *. nia. Qed.

Variables (axes : nat) (q : row) (others : list row).
Hypothesis soundQuery : Sound enough axes q.
Hypothesis soundRows : forall r, In r others -> Sound enough axes r.

Lemma root_bounds r : In r others ->
  signedSquare (low M q r * step) <= 2 ^ 32 * exactDistance M q r <= signedSquare (up M q r * step).
Proof.
  intros I. destruct (soundRows r I) as (CR & PR & R0 & RR), soundQuery as (CQ & PQ & Q0 & RQ).
  cbn [M rooted around low up exactDistance].
  change (2 ^ 32) with (2 ^ 16 * 2 ^ 16) in *.
  pose proof (decoded (code q) (code r)) as E. pose proof (codes_nonneg (code q) (code r)) as D0.
  set (D := squareOfCodes (code q) (code r)) in *.
  destruct (sqrt_below (2 ^ 16 * 2 ^ 16 * D) ltac:(lia)) as [F0 F].
  destruct (sqrt_above (2 ^ 16 * 2 ^ 16 * D) ltac:(lia)) as [U0 U].
  set (floor := Z.sqrt _) in *. set (ceiling := Z.sqrt_up _) in *.
  set (Q := map decode (code q)) in *. set (S := map decode (code r)) in *.
  assert (length Q = axes /\ length S = axes) as [LQ LS] by (unfold Q, S; rewrite 2 map_length; auto).
  pose proof (nonneg (point q) (point r)) as N1. pose proof (nonneg (point q) Q) as N2.
  pose proof (nonneg (point r) S) as N3. pose proof (nonneg Q S) as N4.
  pose proof (nonneg (point q) S) as N5.
  unfold signedSquare. split.
  - (* Q to S is at most Q to q, to r, to S *)
    set (x := floor - (residual r + residual q)) in *.
    destruct (Z.le_gt_cases x 0) as [G | G].
    { pose proof (Z.mul_nonpos_nonneg x step G ltac:(lia)). pose proof (Z.abs_nonneg (x * step)).
      pose proof (Z.mul_nonpos_nonneg (x * step) (Z.abs (x * step)) ltac:(lia) ltac:(lia)). lia. }
    assert (V : (floor - residual q) * step * ((floor - residual q) * step)
                <= 2 ^ 16 * 2 ^ 16 * square (point q) S).
    { apply (rootTriangle_leaves (square (point q) Q) (square (point q) S) (square Q S)) with
        (u := residual q * step); auto; try nia.
      rewrite symmetric. apply triangle; lia. }
    rewrite Z.abs_eq by nia.
    apply (rootTriangle_leaves (square (point r) S) (square (point q) (point r)) (square (point q) S)) with
      (u := residual r * step); auto; try nia.
    pose proof (triangle S (point r) (point q) ltac:(lia) ltac:(lia)) as T.
    rewrite (symmetric S (point r)), (symmetric (point r) (point q)), (symmetric S (point q)) in T. exact T.
  - (* q to r is at most q to Q, to S, to r *)
    rewrite Z.abs_eq by nia.
    assert (V : 2 ^ 16 * 2 ^ 16 * square (point q) S
                <= (residual q * step + ceiling * step) * (residual q * step + ceiling * step)).
    { apply (rootTriangle_bounds (square (point q) Q) (square Q S)); auto; try nia. apply triangle; lia. }
    replace ((ceiling + (residual r + residual q)) * step)
      with (residual q * step + ceiling * step + residual r * step) by ring.
    apply (rootTriangle_bounds (square (point q) S) (square S (point r))); auto; try nia.
    + apply triangle; lia.
    + now rewrite symmetric.
Qed.

Lemma rooted_encloses : Encloses M q others.
Proof.
  exists (fun x => signedSquare (x * step)), (2 ^ 32). split; [lia |]. split; [| exact root_bounds].
  intros x y L. apply signedSquare_increasing. nia.
Qed.

Lemma rooted_allows_codes : AllowsCodes M q others.
Proof.
  intros r s R S. cbn [M rooted around low up codeDistance]. intros D.
  destruct (soundRows r R) as (_ & _ & R0 & _), (soundRows s S) as (_ & _ & S0 & _).
  destruct soundQuery as (_ & _ & Q0 & _).
  pose proof (Z.sqrt_le_mono (2 ^ 32 * squareOfCodes (code q) (code r))
    (2 ^ 32 * squareOfCodes (code q) (code s)) ltac:(lia)).
  pose proof (Z.le_sqrt_sqrt_up (2 ^ 32 * squareOfCodes (code q) (code s))). lia.
Qed.

(** The bounds fit 64 bits where D does, and the residuals are at most 2^60. *)
Theorem root_bounds_fit r : squareOfCodes (code q) (code r) < 2 ^ 63 ->
  residual q <= 2 ^ 60 -> residual r <= 2 ^ 60 -> In r others ->
  IsInt64 (low M q r) /\ IsInt64 (up M q r).
Proof.
  intros D RQ RR I. destruct (soundRows r I) as (_ & _ & R0 & _), soundQuery as (_ & _ & Q0 & _).
  cbn [M rooted around low up]. pose proof (codes_nonneg (code q) (code r)) as D0.
  pose proof (Z.sqrt_nonneg (2 ^ 32 * squareOfCodes (code q) (code r))).
  pose proof (Z.le_sqrt_sqrt_up (2 ^ 32 * squareOfCodes (code q) (code r))).
  pose proof (Z.sqrt_up_le_mono (2 ^ 32 * squareOfCodes (code q) (code r)) (2 ^ 48 * 2 ^ 48) ltac:(lia)) as B.
  rewrite Z.sqrt_up_square in B by lia. unfold IsInt64. lia.
Qed.

(** No row with low <= U is farther than where the search stops, if no residual is above R. *)
Theorem root_reach r U R : In r others -> residual r <= R -> low M q r <= U ->
  codeDistance M q r <= greatestSquare U (R + residual q).
Proof.
  cbn [M rooted around low codeDistance]. unfold greatestSquare. intros I RR L.
  pose proof (codes_nonneg (code q) (code r)) as D0. set (D := squareOfCodes (code q) (code r)) in *.
  destruct (Z.sqrt_spec (2 ^ 32 * D) ltac:(lia)) as [_ S]. pose proof (Z.sqrt_nonneg (2 ^ 32 * D)).
  assert (Z.sqrt (2 ^ 32 * D) <= reach U (R + residual q)) by (unfold reach; lia).
  apply Z.div_le_lower_bound; [lia |]. nia.
Qed.

End Roots.

Theorem lee_reach L q r U R : residual r <= R -> low (lee L) q r <= U ->
  codeDistance (lee L) q r <= greatestLee U (R + residual q).
Proof.
  cbn [lee around low codeDistance]. intros RR B. unfold greatestLee, reach.
  apply Z.div_le_lower_bound; lia.
Qed.

(** ** Squared flat distance *)

Section Circles.
Variable L : layout.
Hypothesis wellFormed : WellFormed L.

Lemma decoded_squaredDistance a : forall b,
  squaredDistance (unitBits L) (map (decoded L) a) (map (decoded L) b)
  = squaredDistance (fineBits L) a b * (step L * step L).
Proof.
  induction a as [| x a IH]; intros [| y b]; auto. cbn [map squaredDistance].
  rewrite IH, decoded_circularDistance by exact wellFormed. ring.
Qed.

Variables (axes : nat) (q : row) (others : list row).
Hypothesis soundQuery : Sound (HasFlatResidualWithin L) axes q.
Hypothesis soundRows : forall r, In r others -> Sound (HasFlatResidualWithin L) axes r.

Let S := step L.
Let W : 1 <= unitBits L := proj1 (proj2 (layout_sizes L wellFormed)).

(** low * step <= 2^16 sqrt d <= up * step. *)
Theorem squared_flat_bounds r : In r others ->
  signedSquare (low (squaredFlat L) q r * S) <= 2 ^ 32 * exactDistance (squaredFlat L) q r
    <= signedSquare (up (squaredFlat L) q r * S).
Proof.
  apply (root_bounds _ _ (decoded L) S (step_pos L wellFormed) (squaredDistance_nonneg _ W)
    (squaredDistance_symmetric _ W) (flatDistance_triangle _ W) decoded_squaredDistance axes);
    auto.
Qed.

Corollary squared_flat_encloses : Encloses (squaredFlat L) q others.
Proof.
  apply (rooted_encloses _ _ (decoded L) S (step_pos L wellFormed) (squaredDistance_nonneg _ W)
    (squaredDistance_symmetric _ W) (flatDistance_triangle _ W) decoded_squaredDistance axes); auto.
Qed.

Corollary squared_flat_allows_codes : AllowsCodes (squaredFlat L) q others.
Proof. eapply rooted_allows_codes; eauto. Qed.

Corollary squared_flat_claims_hold : NoDup (map index others) -> ClaimsHold (squaredFlat L) q others.
Proof. intros D. apply claims_hold; auto using squared_flat_encloses, squared_flat_allows_codes. Qed.

End Circles.

(** ** Lines *)

Section Lines.
Variable k : Z.
Hypothesis k_nonneg : 0 <= k.
Variables (axes : nat) (q : row) (others : list row).
Hypothesis soundQuery : Sound (HasLineResidualWithin k) axes q.
Hypothesis soundRows : forall r, In r others -> Sound (HasLineResidualWithin k) axes r.

Let S := 2 ^ k.

Lemma S_pos : 0 < S.
Proof. apply Z.pow_pos_nonneg; lia. Qed.

Lemma onLine_squaredDifference a : forall b,
  squaredDifference (map (onLine k) a) (map (onLine k) b) = squaredDifference a b * (S * S).
Proof.
  induction a as [| x a IH]; intros [| y b]; auto. cbn [map squaredDifference]. rewrite IH.
  unfold onLine. fold S. ring.
Qed.

(** low <= 2^16 sqrt d <= up, d in squared steps. *)
Theorem squared_euclidean_bounds r : In r others ->
  signedSquare (low squaredEuclidean q r * S) <= 2 ^ 32 * exactDistance squaredEuclidean q r
    <= signedSquare (up squaredEuclidean q r * S).
Proof.
  apply (root_bounds _ _ (onLine k) S S_pos squaredDifference_nonneg squaredDifference_symmetric
    squaredDifference_triangle onLine_squaredDifference axes); auto.
Qed.

Corollary squared_euclidean_encloses : Encloses squaredEuclidean q others.
Proof.
  apply (rooted_encloses _ _ (onLine k) S S_pos squaredDifference_nonneg squaredDifference_symmetric
    squaredDifference_triangle onLine_squaredDifference axes); auto.
Qed.

Corollary squared_euclidean_allows_codes : AllowsCodes squaredEuclidean q others.
Proof.
  apply (rooted_allows_codes _ _ (onLine k) S axes); auto.
Qed.

Corollary squared_euclidean_claims_hold : NoDup (map index others) -> ClaimsHold squaredEuclidean q others.
Proof. intros D. apply claims_hold; auto using squared_euclidean_encloses, squared_euclidean_allows_codes. Qed.

End Lines.
