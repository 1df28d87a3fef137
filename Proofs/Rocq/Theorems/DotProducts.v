(** * Why the bounds of dot products enclose them, fit 64 bits, and are found by squared distance

    With x = P + e and y = Q + f, <x, y> = <P, Q> + <e, Q> + <P, f> + <e, f>, and by Cauchy and Schwarz each
    of the last three is at most a product of two lengths. *)

From Coq Require Import ZArith List Lia Bool.
From Torus.Specification Require Import Line Order Certificate Metrics.
From Torus.Theorems Require Import Line Certificate Metrics.
Import ListNotations.
Local Open Scope Z_scope.

(** Cauchy and Schwarz, for lengths of at most u and v. *)
Lemma dot_bound a b u v : length a = length b -> 0 <= u -> 0 <= v ->
  dot a a <= u * u -> dot b b <= v * v -> Z.abs (dot a b) <= u * v.
Proof.
  intros L U V A B. pose proof (cauchy_schwarz a b L) as C.
  pose proof (dot_nonneg a). pose proof (dot_nonneg b).
  apply square_le_inverse; [nia |].
  replace (Z.abs (dot a b) * Z.abs (dot a b)) with (dot a b * dot a b) by nia.
  apply Z.le_trans with (dot a a * dot b b); [exact C |].
  replace (u * v * (u * v)) with (u * u * (v * v)) by ring. apply Z.mul_le_mono_nonneg; lia.
Qed.

Lemma dot_scale s a : forall b, dot (map (fun x => x * s) a) b = s * dot a b.
Proof. induction a as [| x a IH]; intros [| y b]; cbn [map dot]; try ring. rewrite IH. ring. Qed.

Lemma dot_expand s p : forall q x y, length p = length q -> length x = length p -> length y = length p ->
  dot x y = s * s * dot p q
    + s * dot (difference x (map (fun z => z * s) p)) q
    + s * dot p (difference y (map (fun z => z * s) q))
    + dot (difference x (map (fun z => z * s) p)) (difference y (map (fun z => z * s) q)).
Proof.
  induction p as [| a p IH]; intros [| b q] [| c x] [| d y] L1 L2 L3; try discriminate; cbn [map difference dot].
  - ring.
  - rewrite (IH q x y) by (cbn [length] in *; lia). ring.
Qed.

(** The sizes of sums over the first m axes. *)
Definition AreAtMost (bound : Z) (a : list Z) : Prop := Forall (fun x => Z.abs x <= bound) a.

Lemma dot_size bound a : forall b, 0 <= bound -> AreAtMost bound a -> AreAtMost bound b ->
  Z.abs (dot a b) <= Z.of_nat (length a) * (bound * bound).
Proof.
  induction a as [| x a IH]; intros [| y b] P A B; cbn [dot length]; try (rewrite Z.abs_0; nia).
  inversion A as [| ? ? X A']. inversion B as [| ? ? Y B']. subst.
  specialize (IH b P A' B'). rewrite Nat2Z.inj_succ.
  assert (Z.abs (x * y) <= bound * bound) by (rewrite Z.abs_mul; apply Z.mul_le_mono_nonneg; lia).
  lia.
Qed.

Lemma squaredDifference_size bound a : forall b, 0 <= bound -> AreAtMost bound a -> AreAtMost bound b ->
  squaredDifference a b <= Z.of_nat (length a) * (4 * (bound * bound)).
Proof.
  induction a as [| x a IH]; intros [| y b] P A B; cbn [squaredDifference length]; try nia.
  inversion A as [| ? ? X A']. inversion B as [| ? ? Y B']. subst.
  specialize (IH b P A' B'). rewrite Nat2Z.inj_succ.
  assert ((x - y) * (x - y) <= 2 * bound * (2 * bound)) by nia. lia.
Qed.

Lemma productDistance_range bound a : forall b, 0 <= bound -> AreAtMost bound a -> AreAtMost bound b ->
  0 <= productDistance (bound * bound) a b <= Z.of_nat (length a) * (2 * (bound * bound)).
Proof.
  induction a as [| x a IH]; intros [| y b] P A B; cbn [productDistance length]; try nia.
  inversion A as [| ? ? X A']. inversion B as [| ? ? Y B']. subst.
  specialize (IH b P A' B'). rewrite Nat2Z.inj_succ.
  assert (Z.abs (x * y) <= bound * bound) by (rewrite Z.abs_mul; apply Z.mul_le_mono_nonneg; lia).
  lia.
Qed.

Lemma atMost_firstn bound m : forall a, AreAtMost bound a -> AreAtMost bound (firstn m a).
Proof. induction m as [| m IH]; intros a A; destruct A; cbn [firstn]; constructor; auto. now apply IH. Qed.

Lemma firstn_at_most {A} m (a : list A) : Z.of_nat (length (firstn m a)) <= Z.of_nat (length a).
Proof. rewrite firstn_length. lia. Qed.

(** ** Bounds *)

Lemma wholeSteps_above R : R <= 2 ^ 16 * wholeSteps R.
Proof.
  unfold wholeSteps. pose proof (Z.div_mod (R + (2 ^ 16 - 1)) (2 ^ 16) ltac:(lia)).
  pose proof (Z.mod_pos_bound (R + (2 ^ 16 - 1)) (2 ^ 16) ltac:(lia)). lia.
Qed.

Lemma wholeSteps_range R : 0 <= R <= 2 ^ 45 -> 0 <= wholeSteps R <= 2 ^ 29.
Proof.
  intros [P Q]. unfold wholeSteps. split; [apply Z.div_pos; lia |].
  apply Z.lt_succ_r, Z.div_lt_upper_bound; lia.
Qed.

Lemma lengthOf_spec r : 0 <= lengthOf r /\ dot (code r) (code r) <= lengthOf r * lengthOf r.
Proof. apply sqrt_above, dot_nonneg. Qed.

Section Bounds.
Variable k : Z.
Hypothesis k_nonneg : 0 <= k.
Variables (axes : nat) (q : row) (others : list row).
Hypothesis soundQuery : Sound (HasLineResidualWithin k) axes q.
Hypothesis soundRows : forall r, In r others -> Sound (HasLineResidualWithin k) axes r.

(** What the residual says of x - 2^k P, in units of 2^-k step. *)
Lemma error_length r : Sound (HasLineResidualWithin k) axes r ->
  let e := difference (point r) (map (onLine k) (code r)) in
  length e = axes /\ 0 <= wholeSteps (residual r) /\
  dot e e <= wholeSteps (residual r) * 2 ^ k * (wholeSteps (residual r) * 2 ^ k).
Proof.
  intros (C & P & R0 & R). cbv zeta. rewrite difference_length by (rewrite map_length; lia).
  rewrite <- squaredDifference_dot. pose proof (wholeSteps_above (residual r)) as W.
  pose proof (Z.pow_pos_nonneg 2 k ltac:(lia) k_nonneg) as S.
  set (s := 2 ^ k) in *. set (w := wholeSteps (residual r)) in *.
  assert (0 <= w) by lia. split; [lia |]. split; [lia |].
  assert (residual r * s * (residual r * s) <= 2 ^ 16 * w * s * (2 ^ 16 * w * s))
    by (apply Z.mul_le_mono_nonneg; nia).
  replace (2 ^ 16 * w * s * (2 ^ 16 * w * s)) with (2 ^ 32 * (w * s * (w * s))) in * by ring. lia.
Qed.

(** low <= n * 2^48 - <x, y> <= up, in squared steps: both sides are in units of 4^-k of one. *)
Theorem dot_product_bounds r : In r others ->
  low (dotProduct k) q r * 4 ^ k <= Z.of_nat axes * 2 ^ 48 * 4 ^ k - dot (point q) (point r)
    <= up (dotProduct k) q r * 4 ^ k.
Proof.
  intros I. pose proof (soundRows r I) as SR.
  destruct (error_length q soundQuery) as (LE & E0 & E), (error_length r SR) as (LF & F0 & F).
  destruct soundQuery as (CQ & PQ & _), SR as (CR & PR & _).
  cbn [dotProduct around low up]. unfold productSlack, slackOfProduct, greatestProduct.
  rewrite productDistance_dot, CQ by lia. replace (4 ^ k) with (2 ^ k * 2 ^ k) by (rewrite <- Z.pow_mul_l; auto).
  rewrite (dot_expand (2 ^ k) (code q) (code r) (point q) (point r)) by lia.
  change (map (fun z => z * 2 ^ k)) with (map (onLine k)).
  pose proof (Z.pow_pos_nonneg 2 k ltac:(lia) k_nonneg) as S. set (s := 2 ^ k) in *.
  set (e := difference (point q) _) in *. set (f := difference (point r) _) in *.
  destruct (lengthOf_spec q) as [A0 A], (lengthOf_spec r) as [B0 B].
  set (u := wholeSteps (residual q)) in *. set (v := wholeSteps (residual r)) in *.
  assert (U0 : 0 <= u * s) by (apply Z.mul_nonneg_nonneg; lia).
  assert (V0 : 0 <= v * s) by (apply Z.mul_nonneg_nonneg; lia).
  (* the three terms that are none of D, each by its product of lengths *)
  assert (H1 : Z.abs (s * dot e (code r)) <= u * lengthOf r * (s * s)).
  { rewrite Z.abs_mul, (Z.abs_eq s) by lia.
    replace (u * lengthOf r * (s * s)) with (s * (u * s * lengthOf r)) by ring.
    apply Z.mul_le_mono_nonneg_l; [lia |]. apply dot_bound; auto; congruence. }
  assert (H2 : Z.abs (s * dot (code q) f) <= v * lengthOf q * (s * s)).
  { rewrite Z.abs_mul, (Z.abs_eq s) by lia.
    replace (v * lengthOf q * (s * s)) with (s * (lengthOf q * (v * s))) by ring.
    apply Z.mul_le_mono_nonneg_l; [lia |]. apply dot_bound; auto; congruence. }
  assert (H3 : Z.abs (dot e f) <= v * u * (s * s)).
  { replace (v * u * (s * s)) with (u * s * (v * s)) by ring. apply dot_bound; auto; congruence. }
  apply Z.abs_le in H1, H2, H3.
  generalize dependent (s * dot e (code r)). generalize dependent (s * dot (code q) f).
  generalize dependent (dot e f). clear. intros. lia.
Qed.

Corollary dot_product_encloses : Encloses (dotProduct k) q others.
Proof.
  exists (fun x => x * 4 ^ k), 1. pose proof (Z.pow_pos_nonneg 4 k ltac:(lia) k_nonneg) as S.
  split; [lia |]. split; [intros x y; nia |]. intros r I. pose proof (dot_product_bounds r I) as B.
  destruct (soundRows r I) as (_ & PR & _), soundQuery as (_ & PQ & _).
  cbn [dotProduct around exactDistance]. unfold greatestProduct.
  rewrite productDistance_dot, PQ by lia. lia.
Qed.

Corollary dot_product_allows_codes : AllowsCodes (dotProduct k) q others.
Proof.
  assert (P : forall r, In r others -> 0 <= productSlack q r).
  { intros r I. destruct (error_length q soundQuery) as (_ & Q0 & _), (error_length r (soundRows r I)) as (_ & R0 & _).
    destruct (lengthOf_spec q) as [A _], (lengthOf_spec r) as [B _]. unfold productSlack, slackOfProduct. nia. }
  intros r s R S. cbn [dotProduct around low up codeDistance].
  pose proof (P r R). pose proof (P s S). lia.
Qed.

Corollary dot_product_claims_hold : NoDup (map index others) -> ClaimsHold (dotProduct k) q others.
Proof. intros D. apply claims_hold; auto using dot_product_encloses, dot_product_allows_codes. Qed.

End Bounds.

(** ** Sizes *)

Section Sizes.
Variables (k : Z) (n : nat) (q r : row).
Hypothesis query_sizes : IsWithinSizes n q.
Hypothesis row_sizes : IsWithinSizes n r.

Lemma lengthOf_range s : IsWithinSizes n s -> 0 <= lengthOf s <= 2 ^ 31.
Proof.
  intros (N & L & A & _). split; [apply Z.sqrt_up_nonneg |].
  pose proof (dot_size (2 ^ 24) (code s) (code s) ltac:(lia) A A) as D. rewrite L in D.
  unfold lengthOf. apply Z.le_trans with (Z.sqrt_up (2 ^ 31 * 2 ^ 31)).
  - apply Z.sqrt_up_le_mono. lia.
  - rewrite Z.sqrt_up_square; lia.
Qed.

(** Every sum and product of the Swift code fits 64 bits: D and the squares of lengths, after each axis; the
    parts of the slack, in its order; the bounds. *)
Theorem dot_product_sums_fit :
  (forall m, IsInt64 (productDistance greatestProduct (firstn m (code q)) (firstn m (code r))) /\
    IsInt64 (dot (firstn m (code r)) (firstn m (code r)))) /\
  IsInt64 (wholeSteps (residual r) * lengthOf q) /\
  IsInt64 (wholeSteps (residual q) * (lengthOf r + wholeSteps (residual r))) /\
  wholeSteps (residual r) * lengthOf q + wholeSteps (residual q) * (lengthOf r + wholeSteps (residual r))
    = productSlack q r /\
  IsInt64 (productSlack q r) /\ IsInt64 (low (dotProduct k) q r) /\ IsInt64 (up (dotProduct k) q r).
Proof.
  pose proof (lengthOf_range q query_sizes) as A. pose proof (lengthOf_range r row_sizes) as B.
  destruct query_sizes as (N & LQ & FQ & RQ), row_sizes as (_ & LR & FR & RR).
  apply wholeSteps_range in RQ, RR. cbn [dotProduct around low up]. unfold productSlack, slackOfProduct.
  assert (G : greatestProduct = 2 ^ 24 * 2 ^ 24) by reflexivity.
  pose proof (productDistance_range (2 ^ 24) (code q) (code r) ltac:(lia) FQ FR) as D. rewrite <- G, LQ in D.
  set (u := wholeSteps (residual q)) in *. set (v := wholeSteps (residual r)) in *.
  assert (V : 0 <= v * lengthOf q <= 2 ^ 29 * 2 ^ 31) by nia.
  assert (U : 0 <= u * (lengthOf r + v) <= 2 ^ 29 * (2 ^ 31 + 2 ^ 29)) by nia.
  unfold IsInt64. repeat split; try lia.
  all: pose proof (productDistance_range (2 ^ 24) (firstn m (code q)) (firstn m (code r)) ltac:(lia)
      (atMost_firstn _ m _ FQ) (atMost_firstn _ m _ FR)) as M;
    pose proof (dot_size (2 ^ 24) (firstn m (code r)) (firstn m (code r)) ltac:(lia)
      (atMost_firstn _ m _ FR) (atMost_firstn _ m _ FR));
    pose proof (firstn_at_most m (code q)); pose proof (firstn_at_most m (code r));
    rewrite <- G in M; lia.
Qed.

(** ** The search *)

(** No row with low <= U is farther than where the search stops, if none is longer than A and no residual
    above R. *)
Theorem dot_product_reach U R A : residual r <= R -> lengthOf r <= A -> low (dotProduct k) q r <= U ->
  codeDistance (dotProduct k) q r <= greatestByProduct U (slackOfProduct R A (residual q) (lengthOf q)).
Proof.
  pose proof (lengthOf_range q query_sizes) as [AQ _]. pose proof (lengthOf_range r row_sizes) as [AR _].
  destruct query_sizes as (_ & _ & _ & RQ), row_sizes as (_ & _ & _ & RR).
  apply wholeSteps_range in RQ, RR. intros HR HA.
  assert (W : wholeSteps (residual r) <= wholeSteps R) by (apply Z.div_le_mono; lia).
  cbn [dotProduct around low codeDistance]. unfold greatestByProduct, reach, productSlack, slackOfProduct.
  assert (wholeSteps (residual r) * (lengthOf q + wholeSteps (residual q))
          <= wholeSteps R * (lengthOf q + wholeSteps (residual q))) by (apply Z.mul_le_mono_nonneg_r; lia).
  assert (wholeSteps (residual q) * lengthOf r <= wholeSteps (residual q) * A)
    by (apply Z.mul_le_mono_nonneg_l; lia).
  lia.
Qed.

(** D from the squared distance, without a remainder. *)
Theorem dot_product_of_found :
  productDistance greatestProduct (code q) (code r) =
  productOfFound n (dot (code r) (code r)) (dot (code q) (code q)) (squaredDifference (code q) (code r)).
Proof.
  destruct query_sizes as (_ & LQ & _), row_sizes as (_ & LR & _). unfold productOfFound.
  rewrite productDistance_dot, LQ, squaredDifference_product by lia.
  replace (dot (code r) (code r) + dot (code q) (code q) -
    (dot (code q) (code q) + dot (code r) (code r) - 2 * dot (code q) (code r)))
    with (dot (code q) (code r) * 2) by ring.
  rewrite Z.div_mul; lia.
Qed.

(** Sums of squares and the squared distance, after each axis, fit 64 bits; so does D, which is their
    difference. *)
Theorem dot_product_search_fits :
  IsInt64 (dot (code r) (code r) + dot (code q) (code q)) /\
  (forall m, IsInt64 (squaredDifference (firstn m (code q)) (firstn m (code r)))) /\
  IsInt64 (Z.of_nat n * greatestProduct).
Proof.
  destruct query_sizes as (N & LQ & FQ & _), row_sizes as (_ & LR & FR & _).
  pose proof (dot_size (2 ^ 24) (code q) (code q) ltac:(lia) FQ FQ) as A. rewrite LQ in A.
  pose proof (dot_size (2 ^ 24) (code r) (code r) ltac:(lia) FR FR) as B. rewrite LR in B.
  pose proof (dot_nonneg (code q)). pose proof (dot_nonneg (code r)). unfold IsInt64, greatestProduct.
  repeat split; try lia.
  - pose proof (squaredDifference_nonneg (firstn m (code q)) (firstn m (code r))). lia.
  - pose proof (squaredDifference_size (2 ^ 24) (firstn m (code q)) (firstn m (code r)) ltac:(lia)
      (atMost_firstn _ m _ FQ) (atMost_firstn _ m _ FR)). pose proof (firstn_at_most m (code q)). lia.
Qed.

(** A row with D <= radius is within the squared radius. *)
Theorem dot_product_search_finds radius squares :
  dot (code r) (code r) + dot (code q) (code q) <= squares ->
  productDistance greatestProduct (code q) (code r) <= radius ->
  squaredDifference (code q) (code r) <= squaredRadius n radius squares.
Proof.
  destruct query_sizes as (N & LQ & FQ & _), row_sizes as (_ & LR & FR & _). intros S D.
  rewrite productDistance_dot, LQ in D by lia.
  pose proof (squaredDifference_size (2 ^ 24) (code q) (code r) ltac:(lia) FQ FR) as B. rewrite LQ in B.
  pose proof (squaredDifference_product (code q) (code r) ltac:(lia)).
  unfold squaredRadius. lia.
Qed.

End Sizes.

(** So of the rows that the search by squared distance gives, those with D <= radius are all there are. *)
Theorem dot_product_search_is_exact n q radius longest rows : IsWithinSizes n q ->
  (forall r, In r rows -> IsWithinSizes n r /\ dot (code r) (code r) <= longest) ->
  let D r := productDistance greatestProduct (code q) (code r) in
  let limit := squaredRadius n radius (longest + dot (code q) (code q)) in
  filter (fun r => D r <=? radius) (filter (fun r => squaredDifference (code q) (code r) <=? limit) rows)
  = filter (fun r => D r <=? radius) rows.
Proof.
  intros Q. induction rows as [| r rows IH]; intros R; cbv zeta in *; auto. cbn [filter].
  specialize (IH ltac:(intros; apply R; now right)). destruct (R r (or_introl eq_refl)) as [S G].
  destruct (Z.leb_spec (productDistance greatestProduct (code q) (code r)) radius) as [D | D].
  - pose proof (dot_product_search_finds n q r Q S radius (longest + dot (code q) (code q)) ltac:(lia) D) as F.
    apply Z.leb_le in F, D. rewrite F. cbn [filter]. now rewrite D, IH.
  - destruct (_ <=? _) in |- *; cbn [filter]; [| exact IH].
    destruct (Z.leb_spec (productDistance greatestProduct (code q) (code r)) radius); [lia | exact IH].
Qed.
