(** * The three distances on (Z/2^w)^n: what they are, and the metric axioms, for every w and n *)

From Coq Require Import ZArith Lia List.
From Torus.Specification Require Import Circle Torus.
From Torus.Theorems Require Import Circle.
Import ListNotations.
Local Open Scope Z_scope.
Set Default Proof Using "All".

(** Proofs go over the axes of two points of one dimension. [axes] begins one; in each of its cases
    but the last the lists are empty or cannot have one length. *)
Ltac axes a IH :=
  induction a as [| x a IH]; intros [| y b];
  cbn -[Z.mul Z.add Z.max Z.of_nat]; intros; try discriminate; try lia; auto.

Section Torus.
Variable w : Z.
Hypothesis w_pos : 1 <= w.
Notation m := (modulus w).
Notation h := (half w).
Notation d := (circularDistance w).

(** ** Not negative, symmetric, and 0 exactly for equal points *)

Lemma leeDistance_nonneg a : forall b, 0 <= leeDistance w a b.
Proof.
  axes a IH. pose proof (circularDistance_nonneg w w_pos x y). specialize (IH b). lia.
Qed.

Lemma squaredDistance_nonneg a : forall b, 0 <= squaredDistance w a b.
Proof. axes a IH. specialize (IH b). nia. Qed.

Lemma chebyshevDistance_nonneg a : forall b, 0 <= chebyshevDistance w a b.
Proof.
  axes a IH. specialize (IH b). pose proof (circularDistance_nonneg w w_pos x y). lia.
Qed.

Lemma leeDistance_symmetric a : forall b, leeDistance w a b = leeDistance w b a.
Proof. axes a IH. now rewrite IH, (circle_distance_is_symmetric w w_pos x y). Qed.

Lemma squaredDistance_symmetric a : forall b, squaredDistance w a b = squaredDistance w b a.
Proof. axes a IH. now rewrite IH, (circle_distance_is_symmetric w w_pos x y). Qed.

Lemma chebyshevDistance_symmetric a : forall b, chebyshevDistance w a b = chebyshevDistance w b a.
Proof. axes a IH. now rewrite IH, (circle_distance_is_symmetric w w_pos x y). Qed.

Lemma sameTorusPoint_cons x y a b :
  SameTorusPoint w (x :: a) (y :: b) <-> d x y = 0 /\ SameTorusPoint w a b.
Proof.
  unfold SameTorusPoint. rewrite circle_distance_separates by assumption. split.
  - intros F. inversion F. auto.
  - intros [S F]. now constructor.
Qed.

Lemma leeDistance_separates a : forall b,
  length a = length b -> (leeDistance w a b = 0 <-> SameTorusPoint w a b).
Proof.
  axes a IH; [split; constructor |]. rewrite sameTorusPoint_cons, <- IH by lia.
  pose proof (circularDistance_nonneg w w_pos x y). pose proof (leeDistance_nonneg a b). lia.
Qed.

Lemma squaredDistance_separates a : forall b,
  length a = length b -> (squaredDistance w a b = 0 <-> SameTorusPoint w a b).
Proof.
  axes a IH; [split; constructor |]. rewrite sameTorusPoint_cons, <- IH by lia.
  pose proof (circularDistance_nonneg w w_pos x y). pose proof (squaredDistance_nonneg a b). nia.
Qed.

Lemma chebyshevDistance_separates a : forall b,
  length a = length b -> (chebyshevDistance w a b = 0 <-> SameTorusPoint w a b).
Proof.
  axes a IH; [split; constructor |]. rewrite sameTorusPoint_cons, <- IH by lia.
  pose proof (circularDistance_nonneg w w_pos x y). pose proof (chebyshevDistance_nonneg a b). lia.
Qed.

Theorem metric_lee_is_symmetric_and_separates a b : length a = length b ->
  leeDistance w a b = leeDistance w b a /\ (leeDistance w a b = 0 <-> SameTorusPoint w a b).
Proof. auto using leeDistance_symmetric, leeDistance_separates. Qed.

Theorem metric_squared_is_symmetric_and_separates a b : length a = length b ->
  squaredDistance w a b = squaredDistance w b a /\
  (squaredDistance w a b = 0 <-> SameTorusPoint w a b).
Proof. auto using squaredDistance_symmetric, squaredDistance_separates. Qed.

Theorem metric_chebyshev_is_symmetric_and_separates a b : length a = length b ->
  chebyshevDistance w a b = chebyshevDistance w b a /\
  (chebyshevDistance w a b = 0 <-> SameTorusPoint w a b).
Proof. auto using chebyshevDistance_symmetric, chebyshevDistance_separates. Qed.

(** ** The triangle inequality of Lee and Chebyshev *)

Theorem metric_lee_triangle a : forall b c, length a = length b -> length b = length c ->
  leeDistance w a c <= leeDistance w a b + leeDistance w b c.
Proof.
  axes a IH; destruct c as [| z c]; cbn in *; try lia.
  specialize (IH b c ltac:(lia) ltac:(lia)). pose proof (circle_distance_triangle w w_pos x y z). lia.
Qed.

Theorem metric_chebyshev_triangle a : forall b c, length a = length b -> length b = length c ->
  chebyshevDistance w a c <= chebyshevDistance w a b + chebyshevDistance w b c.
Proof.
  axes a IH; destruct c as [| z c]; cbn in *; try lia.
  specialize (IH b c ltac:(lia) ltac:(lia)). pose proof (circle_distance_triangle w w_pos x y z). lia.
Qed.

(** ** Bounds *)

Lemma leeDistance_bound a : forall b,
  length a = length b -> leeDistance w a b <= Z.of_nat (length a) * h.
Proof.
  axes a IH. specialize (IH b ltac:(lia)). pose proof (circularDistance_bound w w_pos x y).
  rewrite Nat2Z.inj_succ. lia.
Qed.

Lemma squaredDistance_bound a : forall b,
  length a = length b -> squaredDistance w a b <= Z.of_nat (length a) * (h * h).
Proof.
  axes a IH. specialize (IH b ltac:(lia)). pose proof (circularDistance_bound w w_pos x y).
  pose proof (circularDistance_nonneg w w_pos x y). rewrite Nat2Z.inj_succ. nia.
Qed.

Lemma chebyshevDistance_bound a : forall b, chebyshevDistance w a b <= h.
Proof.
  pose proof (half_pos w w_pos). axes a IH. specialize (IH b).
  pose proof (circularDistance_bound w w_pos x y). lia.
Qed.

(** ** What the distances are: the least norm of a vector that leads from one point to the other *)

(** The vector of displacements has all three least norms at once. *)
Lemma displacements_attain a : forall b, length a = length b -> exists k, length k = length a /\
  leeDistance w a b = sumNorm (lift w a b k) /\
  squaredDistance w a b = squaredNorm (lift w a b k) /\
  chebyshevDistance w a b = greatestNorm (lift w a b k).
Proof.
  axes a IH; [exists []; auto |].
  destruct (IH b ltac:(lia)) as (k & L & E1 & E2 & E3).
  destruct (circularDistance_attained w w_pos x y) as [i E]. exists (i :: k). cbn.
  rewrite L, E1, E2, E3, E. repeat split. lia.
Qed.

Lemma lee_least a : forall b k, length a = length b -> length k = length a ->
  leeDistance w a b <= sumNorm (lift w a b k).
Proof.
  axes a IH; destruct k as [| i k]; cbn in *; try lia.
  specialize (IH b k ltac:(lia) ltac:(lia)). pose proof (circularDistance_least w w_pos x y i). lia.
Qed.

Lemma squared_least a : forall b k, length a = length b -> length k = length a ->
  squaredDistance w a b <= squaredNorm (lift w a b k).
Proof.
  axes a IH; destruct k as [| i k]; cbn in *; try lia.
  specialize (IH b k ltac:(lia) ltac:(lia)). pose proof (circularDistance_least w w_pos x y i).
  pose proof (circularDistance_nonneg w w_pos x y).
  apply Z.add_le_mono; [| exact IH]. rewrite <- (Z.abs_square (y - x + i * m)). nia.
Qed.

Lemma chebyshev_least a : forall b k, length a = length b -> length k = length a ->
  chebyshevDistance w a b <= greatestNorm (lift w a b k).
Proof.
  axes a IH; destruct k as [| i k]; cbn in *; try lia.
  specialize (IH b k ltac:(lia) ltac:(lia)). pose proof (circularDistance_least w w_pos x y i). lia.
Qed.

Theorem metric_lee_agrees_with_oracle a b :
  length a = length b -> IsLeastOfLifts sumNorm w a b (leeDistance w a b).
Proof.
  intros L. destruct (displacements_attain a b L) as (k & K & E & _ & _).
  split; [now exists k | intros; now apply lee_least].
Qed.

Theorem metric_squared_agrees_with_oracle a b :
  length a = length b -> IsLeastOfLifts squaredNorm w a b (squaredDistance w a b).
Proof.
  intros L. destruct (displacements_attain a b L) as (k & K & _ & E & _).
  split; [now exists k | intros; now apply squared_least].
Qed.

Theorem metric_chebyshev_agrees_with_oracle a b :
  length a = length b -> IsLeastOfLifts greatestNorm w a b (chebyshevDistance w a b).
Proof.
  intros L. destruct (displacements_attain a b L) as (k & K & _ & _ & E).
  split; [now exists k | intros; now apply chebyshev_least].
Qed.

End Torus.
