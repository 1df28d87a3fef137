(** * The flat distance: the square root of the squared distance is a metric, for every w and n *)

From Coq Require Import ZArith Lia List.
From Torus.Specification Require Import Circle Torus Line.
From Torus.Theorems Require Import Circle Torus Line.
Import ListNotations.
Local Open Scope Z_scope.
Set Default Proof Using "All".

Section FlatMetric.
Variable w : Z.
Hypothesis w_pos : 1 <= w.
Notation d := (circularDistance w).

Fixpoint distances (a b : list Z) : list Z :=
  match a, b with x :: a', y :: b' => d x y :: distances a' b' | _, _ => [] end.

Lemma squaredDistance_dot a : forall b, squaredDistance w a b = dot (distances a b) (distances a b).
Proof. axes a IH. now rewrite IH. Qed.

Lemma distances_length a : forall b, length a = length b -> length (distances a b) = length a.
Proof. axes a IH. Qed.

Lemma squaredDistance_expand a : forall b c, length a = length b -> length b = length c ->
  squaredDistance w a c <=
  squaredDistance w a b + 2 * dot (distances a b) (distances b c) + squaredDistance w b c.
Proof.
  axes a IH; destruct c as [| z c]; cbn -[Z.mul Z.add] in *; try lia.
  specialize (IH b c ltac:(lia) ltac:(lia)). pose proof (circle_distance_triangle w w_pos x y z).
  pose proof (circularDistance_nonneg w w_pos x z). nia.
Qed.

(** The triangle inequality of the flat distance. *)
Theorem flatDistance_triangle a b c : length a = length b -> length b = length c ->
  RootTriangle (squaredDistance w a b) (squaredDistance w b c) (squaredDistance w a c).
Proof.
  intros L1 L2. pose proof (squaredDistance_expand a b c L1 L2) as E.
  pose proof (cauchy_schwarz (distances a b) (distances b c)) as C.
  rewrite 2 distances_length in C by lia. specialize (C L1). rewrite <- 2 squaredDistance_dot in C.
  unfold RootTriangle. set (A := squaredDistance w a b) in *. set (B := squaredDistance w b c) in *.
  set (X := squaredDistance w a c) in *. set (p := dot (distances a b) (distances b c)) in *.
  destruct (Z.le_gt_cases X (A + B)); [now left | right].
  apply Z.le_trans with (4 * (p * p)); [nia | lia].
Qed.

(** The same as Minkowski's inequality: what bounds the two sides bounds the third. *)
Corollary flatDistance_minkowski a b c s u v : length a = length b -> length b = length c ->
  0 <= u -> 0 <= v ->
  s * s * squaredDistance w a b <= u * u -> s * s * squaredDistance w b c <= v * v ->
  s * s * squaredDistance w a c <= (u + v) * (u + v).
Proof.
  intros. apply rootTriangle_bounds with (A := squaredDistance w a b) (B := squaredDistance w b c);
    auto using squaredDistance_nonneg, flatDistance_triangle.
Qed.

(** ** How the three distances compare *)

Theorem metric_distances_compare a : forall b, length a = length b ->
  chebyshevDistance w a b <= leeDistance w a b <= Z.of_nat (length a) * chebyshevDistance w a b /\
  chebyshevDistance w a b * chebyshevDistance w a b <= squaredDistance w a b
    <= leeDistance w a b * chebyshevDistance w a b.
Proof.
  axes a IH. destruct (IH b ltac:(lia)) as [[L1 L2] [S1 S2]].
  pose proof (circularDistance_nonneg w w_pos x y). pose proof (leeDistance_nonneg w w_pos a b).
  pose proof (chebyshevDistance_nonneg w w_pos a b). pose proof (squaredDistance_nonneg w w_pos a b).
  rewrite Nat2Z.inj_succ. set (n := Z.of_nat (length a)) in *. assert (0 <= n) by lia.
  destruct (Z.max_spec (d x y) (chebyshevDistance w a b)) as [[M ->] | [M ->]]; nia.
Qed.

Theorem metric_lee_adds_over_axes a : forall b x y, length a = length b ->
  leeDistance w (a ++ x) (b ++ y) = leeDistance w a b + leeDistance w x y /\
  squaredDistance w (a ++ x) (b ++ y) = squaredDistance w a b + squaredDistance w x y.
Proof.
  induction a as [| p a IH]; intros [| q b] x y L; try discriminate; cbn -[Z.mul Z.add].
  - lia.
  - destruct (IH b x y) as [E F]; [now inversion L |]. rewrite E, F. lia.
Qed.

End FlatMetric.
