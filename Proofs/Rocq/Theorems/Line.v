(** * Roots of squared distances, without roots; lines

    No square root is taken and no real number appears. For integers A, B, C >= 0,
    sqrt C <= sqrt A + sqrt B says the same as C <= A + B + 2 sqrt (A B), and so the same as
    "C <= A + B, or (C - A - B)^2 <= 4 A B": see [rootTriangle_bounds] for what that means. *)

From Coq Require Import ZArith Lia List.
From Torus.Specification Require Import Line.
Import ListNotations.
Local Open Scope Z_scope.

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

(** And from below: where sqrt C is long and sqrt A is short, sqrt B is long. *)
Lemma rootTriangle_leaves A B C s u v : 0 <= A -> 0 <= B -> 0 <= u -> 0 <= v ->
  RootTriangle A B C -> s * s * A <= u * u -> (u + v) * (u + v) <= s * s * C ->
  v * v <= s * s * B.
Proof.
  intros PA PB PU PV T U V. assert (PS : 0 <= s * s) by nia.
  destruct (Z.le_gt_cases (v * v) (s * s * B)) as [| G]; auto. exfalso.
  destruct T as [T | T]; [nia |].
  assert (L : 2 * (u * v) < s * s * (C - A - B)) by nia.
  assert (P : 0 <= u * v) by nia.
  assert (Q : 2 * (u * v) * (2 * (u * v)) < s * s * (C - A - B) * (s * s * (C - A - B))) by nia.
  assert (R : s * s * (C - A - B) * (s * s * (C - A - B)) <= 4 * ((s * s * A) * (s * s * B))).
  { replace (s * s * (C - A - B) * (s * s * (C - A - B)))
      with (s * s * (s * s) * ((C - A - B) * (C - A - B))) by ring.
    replace (4 * (s * s * A * (s * s * B))) with (s * s * (s * s) * (4 * (A * B))) by ring.
    apply Z.mul_le_mono_nonneg_l; [nia | assumption]. }
  assert (S : (s * s * A) * (s * s * B) <= (u * u) * (v * v)) by (apply Z.mul_le_mono_nonneg; nia).
  nia.
Qed.

(** ** Cauchy and Schwarz *)

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

(** ** Lines *)

Fixpoint difference (a b : list Z) : list Z :=
  match a, b with x :: a', y :: b' => (x - y) :: difference a' b' | _, _ => [] end.

Lemma dot_symmetric a : forall b, dot a b = dot b a.
Proof. induction a as [| x a IH]; intros [| y b]; cbn; auto. rewrite IH. lia. Qed.

Lemma squaredDifference_nonneg a : forall b, 0 <= squaredDifference a b.
Proof.
  induction a as [| x a IH]; intros [| y b]; cbn [squaredDifference]; try lia.
  pose proof (Z.square_nonneg (x - y)). specialize (IH b). lia.
Qed.

Lemma squaredDifference_symmetric a : forall b, squaredDifference a b = squaredDifference b a.
Proof. induction a as [| x a IH]; intros [| y b]; cbn [squaredDifference]; auto. rewrite IH. ring. Qed.

Lemma difference_length a : forall b, length a = length b -> length (difference a b) = length a.
Proof. induction a as [| x a IH]; intros [| y b]; cbn; auto; discriminate || auto. Qed.

Lemma squaredDifference_dot a : forall b, squaredDifference a b = dot (difference a b) (difference a b).
Proof.
  induction a as [| x a IH]; intros [| y b]; cbn [squaredDifference dot difference]; auto. now rewrite IH.
Qed.

Lemma squaredDifference_expand a : forall b c, length a = length b -> length b = length c ->
  squaredDifference a c =
  squaredDifference a b + 2 * dot (difference a b) (difference b c) + squaredDifference b c.
Proof.
  induction a as [| x a IH]; intros [| y b] [| z c]; cbn [squaredDifference dot difference length];
    intros L1 L2; try discriminate; auto.
  rewrite (IH b c) by lia. ring.
Qed.

(** Minkowski's inequality on the line: the root of the squared difference is a metric. *)
Theorem squaredDifference_triangle a b c : length a = length b -> length b = length c ->
  RootTriangle (squaredDifference a b) (squaredDifference b c) (squaredDifference a c).
Proof.
  intros L1 L2. rewrite (squaredDifference_expand a b c L1 L2).
  pose proof (cauchy_schwarz (difference a b) (difference b c)) as C.
  rewrite 2 difference_length in C by lia. specialize (C L1). rewrite <- 2 squaredDifference_dot in C.
  right. set (A := squaredDifference a b) in *. set (B := squaredDifference b c) in *.
  set (p := dot _ _) in *. replace (A + 2 * p + B - A - B) with (2 * p) by ring. lia.
Qed.

(** A squared difference is the squares of two lengths less twice the dot product. *)
Lemma squaredDifference_product a : forall b, length a = length b ->
  squaredDifference a b = dot a a + dot b b - 2 * dot a b.
Proof.
  induction a as [| x a IH]; intros [| y b]; cbn [squaredDifference dot length];
    intros L; try discriminate; auto.
  rewrite (IH b) by lia. ring.
Qed.

Lemma productDistance_dot greatest a : forall b, length a = length b ->
  productDistance greatest a b = Z.of_nat (length a) * greatest - dot a b.
Proof.
  induction a as [| x a IH]; intros [| y b] L; try discriminate; auto.
  cbn [productDistance dot length]. rewrite (IH b) by (cbn in L; lia). lia.
Qed.
