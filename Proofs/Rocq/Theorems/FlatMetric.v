(** * The flat distance: the square root of the squared distance is a metric, for every w and n

    No square root is taken and no real number appears. For integers A, B, C >= 0,
    sqrt C <= sqrt A + sqrt B says the same as C <= A + B + 2 sqrt (A B), and so the same as
    "C <= A + B, or (C - A - B)^2 <= 4 A B": see [rootTriangle_iff] for what that means. *)

From Coq Require Import ZArith Lia List.
From Torus.Specification Require Import Circle Torus.
From Torus.Theorems Require Import Circle Torus.
Import ListNotations.
Local Open Scope Z_scope.
Set Default Proof Using "All".

(** sqrt C <= sqrt A + sqrt B, in integers. *)
Definition RootTriangle (A B C : Z) : Prop :=
  C <= A + B \/ (C - A - B) * (C - A - B) <= 4 * (A * B).

Lemma square_le_inverse x u : 0 <= u -> x * x <= u * u -> x <= u.
Proof. nia. Qed.

(** It bounds C by (u + v)^2 for all u >= sqrt A and v >= sqrt B, also in a finer unit 1/s, that is,
    for all rational numbers u/s and v/s: and that determines sqrt C <= sqrt A + sqrt B. *)
Lemma rootTriangle_bounds A B C s u v : 0 <= A -> 0 <= B -> 0 <= u -> 0 <= v ->
  RootTriangle A B C -> s * s * A <= u * u -> s * s * B <= v * v ->
  s * s * C <= (u + v) * (u + v).
Proof.
  intros PA PB PU PV T U V. assert (PS : 0 <= s * s) by nia.
  assert (G : s * s * C <= s * s * A + s * s * B + 2 * (u * v)); [| lia].
  destruct T as [T | T]; [nia |].
  assert (s * s * (C - A - B) <= 2 * (u * v)); [| lia].
  apply square_le_inverse; [nia |].
  apply Z.le_trans with (4 * ((s * s * A) * (s * s * B))).
  - replace (s * s * (C - A - B) * (s * s * (C - A - B)))
      with (s * s * (s * s) * ((C - A - B) * (C - A - B))) by ring.
    replace (4 * (s * s * A * (s * s * B))) with (s * s * (s * s) * (4 * (A * B))) by ring.
    apply Z.mul_le_mono_nonneg_l; [nia | assumption].
  - replace (2 * (u * v) * (2 * (u * v))) with (4 * ((u * u) * (v * v))) by ring.
    apply Z.mul_le_mono_nonneg_l; [lia |]. apply Z.mul_le_mono_nonneg; nia.
Qed.

(** ** Cauchy and Schwarz *)

Fixpoint dot (p q : list Z) : Z :=
  match p, q with x :: p', y :: q' => x * y + dot p' q' | _, _ => 0 end.

Lemma dot_nonneg p : 0 <= dot p p.
Proof. induction p; cbn; nia. Qed.

Lemma cauchy_schwarz p : forall q, length p = length q ->
  dot p q * dot p q <= dot p p * dot q q.
Proof.
  induction p as [| x p IH]; intros [| y q]; cbn -[Z.mul Z.add]; intros L; try lia.
  specialize (IH q ltac:(lia)). pose proof (dot_nonneg p) as P. pose proof (dot_nonneg q) as Q.
  set (A := dot p p) in *. set (B := dot q q) in *. set (C := dot p q) in *.
  assert (K : 2 * (x * y * C) <= x * x * B + y * y * A).
  { apply square_le_inverse; [nia |].
    apply Z.le_trans with (4 * (x * y * (x * y)) * (A * B)).
    - replace (2 * (x * y * C) * (2 * (x * y * C))) with (4 * (x * y * (x * y)) * (C * C)) by ring.
      apply Z.mul_le_mono_nonneg_l; nia.
    - pose proof (Z.square_nonneg (x * x * B - y * y * A)) as S.
      apply Z.le_0_sub. apply Z.le_0_sub in S.
      replace ((x * x * B + y * y * A) * (x * x * B + y * y * A) - 4 * (x * y * (x * y)) * (A * B))
        with ((x * x * B - y * y * A) * (x * x * B - y * y * A)) by ring. lia. }
  nia.
Qed.

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
