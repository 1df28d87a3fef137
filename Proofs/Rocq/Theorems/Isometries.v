(** * Translations and signed permutations preserve the three distances; the cut locus *)

From Coq Require Import ZArith Lia List Permutation.
From Torus.Specification Require Import Circle Torus.
From Torus.Theorems Require Import Circle Torus.
Import ListNotations.
Local Open Scope Z_scope.
Set Default Proof Using "All".

Section Isometries.
Variable w : Z.
Hypothesis w_pos : 1 <= w.
Notation m := (modulus w).
Notation h := (half w).
Notation d := (circularDistance w).

(** ** The distances as functions of the list of the distances of the axes *)

Definition total (l : list Z) : Z := fold_right Z.add 0 l.
Definition totalOfSquares (l : list Z) : Z := fold_right (fun x s => x * x + s) 0 l.
Definition greatest (l : list Z) : Z := fold_right Z.max 0 l.

(** The circular distances of a and b on the axes of a list. *)
Definition distancesOn (axes : list nat) (a b : list Z) : list Z :=
  map (fun i => d (nth i a 0) (nth i b 0)) axes.

Lemma distancesOn_all a : forall b, length a = length b ->
  leeDistance w a b = total (distancesOn (seq 0 (length a)) a b) /\
  squaredDistance w a b = totalOfSquares (distancesOn (seq 0 (length a)) a b) /\
  chebyshevDistance w a b = greatest (distancesOn (seq 0 (length a)) a b).
Proof.
  induction a as [| x a IH]; intros [| y b] L; try discriminate; [auto |].
  destruct (IH b) as (E & F & G); [now inversion L |]. cbn -[Z.mul Z.add Z.max].
  rewrite E, F, G. unfold distancesOn. rewrite <- seq_shift, map_map. auto.
Qed.

(** Neither depends on the order of the axes. *)
Lemma totals_permuted l l' : Permutation l l' ->
  total l = total l' /\ totalOfSquares l = totalOfSquares l' /\ greatest l = greatest l'.
Proof.
  unfold total, totalOfSquares, greatest.
  induction 1; cbn -[Z.mul Z.add Z.max] in *; intuition lia.
Qed.

(** ** Signed permutations *)

Lemma signedPermutation_length sources : forall signs x, length sources = length signs ->
  length (signedPermutation w sources signs x) = length sources.
Proof. induction sources; intros [| s signs] x L; try discriminate; cbn; auto. Qed.

(** The distances of the images on all axes are those of the points on the sources. *)
Lemma signedPermutation_distances sources : forall signs a b, length sources = length signs ->
  leeDistance w (signedPermutation w sources signs a) (signedPermutation w sources signs b)
    = total (distancesOn sources a b) /\
  squaredDistance w (signedPermutation w sources signs a) (signedPermutation w sources signs b)
    = totalOfSquares (distancesOn sources a b) /\
  chebyshevDistance w (signedPermutation w sources signs a) (signedPermutation w sources signs b)
    = greatest (distancesOn sources a b).
Proof.
  induction sources as [| i sources IH]; intros [| s signs] a b L; try discriminate; [cbn; auto |].
  destruct (IH signs a b) as (E & F & G); [now inversion L |]. cbn -[Z.mul Z.add Z.max].
  rewrite E, F, G, circularDistance_unsigned by assumption.
  destruct s; rewrite ?circle_distance_is_negation_invariant by assumption; auto.
Qed.

Lemma signedPermutation_preserves n sources signs a b : IsSignedPermutation n sources signs ->
  length a = n -> length b = n ->
  leeDistance w (signedPermutation w sources signs a) (signedPermutation w sources signs b)
    = leeDistance w a b /\
  squaredDistance w (signedPermutation w sources signs a) (signedPermutation w sources signs b)
    = squaredDistance w a b /\
  chebyshevDistance w (signedPermutation w sources signs a) (signedPermutation w sources signs b)
    = chebyshevDistance w a b.
Proof.
  intros [P S] A B.
  assert (L : length sources = length signs)
    by (rewrite (Permutation_length P), seq_length; congruence).
  destruct (signedPermutation_distances sources signs a b L) as (-> & -> & ->).
  destruct (distancesOn_all a b) as (-> & -> & ->); [congruence |]. rewrite A.
  apply totals_permuted. now apply Permutation_map.
Qed.

Theorem signed_permutation_action_preserves_lee_distance n sources signs a b :
  IsSignedPermutation n sources signs -> length a = n -> length b = n ->
  leeDistance w (signedPermutation w sources signs a) (signedPermutation w sources signs b)
    = leeDistance w a b.
Proof. intros. now apply signedPermutation_preserves with (n := n). Qed.

Theorem signed_permutation_action_preserves_squared_distance n sources signs a b :
  IsSignedPermutation n sources signs -> length a = n -> length b = n ->
  squaredDistance w (signedPermutation w sources signs a) (signedPermutation w sources signs b)
    = squaredDistance w a b.
Proof. intros. now apply signedPermutation_preserves with (n := n). Qed.

Theorem signed_permutation_action_preserves_chebyshev_distance n sources signs a b :
  IsSignedPermutation n sources signs -> length a = n -> length b = n ->
  chebyshevDistance w (signedPermutation w sources signs a) (signedPermutation w sources signs b)
    = chebyshevDistance w a b.
Proof. intros. now apply signedPermutation_preserves with (n := n). Qed.

(** ** Translations *)

Lemma sum_length a : forall t, length a = length t -> length (sum w a t) = length a.
Proof. axes a IH. Qed.

Lemma translation_preserves a : forall b t, length a = length b -> length b = length t ->
  leeDistance w (sum w a t) (sum w b t) = leeDistance w a b /\
  squaredDistance w (sum w a t) (sum w b t) = squaredDistance w a b /\
  chebyshevDistance w (sum w a t) (sum w b t) = chebyshevDistance w a b.
Proof.
  axes a IH; destruct t as [| s t]; cbn -[Z.mul Z.add Z.max] in *; try lia.
  destruct (IH b t ltac:(lia) ltac:(lia)) as (-> & -> & ->).
  rewrite circularDistance_unsigned, circle_distance_is_translation_invariant by assumption. auto.
Qed.

(** An isometry: a signed permutation followed by a translation. *)
Lemma isometry_preserves n sources signs a b t : IsSignedPermutation n sources signs ->
  length a = n -> length b = n -> length t = n ->
  let f x := sum w (signedPermutation w sources signs x) t in
  leeDistance w (f a) (f b) = leeDistance w a b /\
  squaredDistance w (f a) (f b) = squaredDistance w a b /\
  chebyshevDistance w (f a) (f b) = chebyshevDistance w a b.
Proof.
  intros I A B T f. unfold f.
  assert (L : forall x, length (signedPermutation w sources signs x) = n).
  { intros x. destruct I as [P S]. pose proof (Permutation_length P) as E. rewrite seq_length in E.
    rewrite signedPermutation_length; congruence. }
  destruct (translation_preserves (signedPermutation w sources signs a)
    (signedPermutation w sources signs b) t) as (-> & -> & ->); rewrite ?L; auto.
  now apply signedPermutation_preserves with (n := n).
Qed.

Theorem metric_lee_is_invariant_under_isometries n sources signs a b t :
  IsSignedPermutation n sources signs -> length a = n -> length b = n -> length t = n ->
  let f x := sum w (signedPermutation w sources signs x) t in
  leeDistance w (f a) (f b) = leeDistance w a b.
Proof. intros. now apply isometry_preserves with (n := n). Qed.

Theorem metric_squared_is_invariant_under_isometries n sources signs a b t :
  IsSignedPermutation n sources signs -> length a = n -> length b = n -> length t = n ->
  let f x := sum w (signedPermutation w sources signs x) t in
  squaredDistance w (f a) (f b) = squaredDistance w a b.
Proof. intros. now apply isometry_preserves with (n := n). Qed.

Theorem metric_chebyshev_is_invariant_under_isometries n sources signs a b t :
  IsSignedPermutation n sources signs -> length a = n -> length b = n -> length t = n ->
  let f x := sum w (signedPermutation w sources signs x) t in
  chebyshevDistance w (f a) (f b) = chebyshevDistance w a b.
Proof. intros. now apply isometry_preserves with (n := n). Qed.

(** ** Cut locus and antipode *)

(** One antipodal axis is enough for the cut locus. *)
Lemma isInCutLocus_iff a : forall b, length a = length b ->
  (isInCutLocus w a b = true <-> Exists (fun x => x = h) (distancesOn (seq 0 (length a)) a b)).
Proof.
  induction a as [| x a IH]; intros [| y b] L; try discriminate; cbn [isInCutLocus length].
  - split; [discriminate | intros E; inversion E].
  - unfold distancesOn. cbn [seq map]. rewrite <- seq_shift, map_map, Exists_cons.
    rewrite Bool.orb_true_iff, IH by (now inversion L).
    now rewrite <- (proj2 (circle_distance_is_at_most_half_the_ring w w_pos x y)).
Qed.

(** The antipodal axes are those at distance m/2. *)
Theorem geometry_cut_locus_agrees_with_oracle a b : length a = length b ->
  (forall i, isAntipodal w (nth i a 0) (nth i b 0) = true <-> d (nth i a 0) (nth i b 0) = h) /\
  (isInCutLocus w a b = true <->
    exists i, (i < length a)%nat /\ d (nth i a 0) (nth i b 0) = h).
Proof.
  intros L. split.
  - intros i. symmetry. now apply circle_distance_is_at_most_half_the_ring.
  - rewrite isInCutLocus_iff by exact L. unfold distancesOn. rewrite Exists_exists. split.
    + intros (x & I & E). apply in_map_iff in I as (i & <- & I). apply in_seq in I.
      exists i. split; [lia | exact E].
    + intros (i & I & E). exists (d (nth i a 0) (nth i b 0)). split; [| exact E].
      apply (in_map (fun i => d (nth i a 0) (nth i b 0))), in_seq. lia.
Qed.

Theorem geometry_antipode_is_farthest a : forall b, length a = length b ->
  leeDistance w a b <= Z.of_nat (length a) * h /\
  (leeDistance w a b = Z.of_nat (length a) * h <-> SameTorusPoint w b (torusAntipode w a)).
Proof.
  induction a as [| x a IH]; intros [| y b] L; try discriminate; cbn -[Z.mul Z.add Z.of_nat].
  - split; [lia |]. split; [constructor | auto].
  - destruct (IH b) as [B E]; [now inversion L |].
    destruct (circle_distance_is_at_most_half_the_ring w w_pos x y) as [D F].
    rewrite Nat2Z.inj_succ. split; [lia |].
    fold (torusAntipode w a). rewrite sameTorusPoint_cons, <- E by assumption.
    rewrite circle_distance_separates, (samePoint_unsigned w w_pos y) by assumption.
    unfold antipode, isAntipodal, antipode in *.
    assert (I : unsignedRepresentative w (unsignedRepresentative w (x + h)) =
                unsignedRepresentative w (x + h))
      by (apply Z.mod_mod; pose proof (modulus_pos w w_pos); lia).
    rewrite I. rewrite Z.eqb_eq in F. rewrite <- F. lia.
Qed.

End Isometries.
