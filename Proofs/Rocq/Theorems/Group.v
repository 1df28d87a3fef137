(** * The group (Z/2^w)^n, and the distances under its translations, for every w and n *)

From Coq Require Import ZArith Lia List.
From Torus.Specification Require Import Circle Torus.
From Torus.Theorems Require Import Circle Torus.
Import ListNotations.
Local Open Scope Z_scope.
Set Default Proof Using "All".

Section Group.
Variable w : Z.
Hypothesis w_pos : 1 <= w.
Notation m := (modulus w).
Notation u := (unsignedRepresentative w).

(** Reducing before or after makes no difference. *)
Lemma unsigned_plus_l x y : u (u x + y) = u (x + y).
Proof.
  destruct (unsignedRepresentative_lift w w_pos x) as [k ->].
  rewrite <- (unsignedRepresentative_congruent w w_pos (x + y) k). f_equal. lia.
Qed.

Lemma unsigned_plus_r x y : u (x + u y) = u (x + y).
Proof. rewrite Z.add_comm, unsigned_plus_l. f_equal. lia. Qed.

Lemma unsigned_opp x : u (- u x) = u (- x).
Proof.
  destruct (unsignedRepresentative_lift w w_pos x) as [k ->].
  rewrite <- (unsignedRepresentative_congruent w w_pos (- x) (- k)). f_equal. lia.
Qed.

Lemma unsigned_mul_r k x : u (k * u x) = u (k * x).
Proof.
  destruct (unsignedRepresentative_lift w w_pos x) as [i ->].
  rewrite <- (unsignedRepresentative_congruent w w_pos (k * x) (k * i)). f_equal. lia.
Qed.

Theorem group_sum_agrees_with_oracle a : forall b, length a = length b ->
  length (sum w a b) = length a /\
  forall i, nth i (sum w a b) 0 = u (nth i a 0 + nth i b 0).
Proof.
  pose proof (modulus_pos w w_pos).
  assert (Z0 : u (0 + 0) = 0) by (apply Z.mod_0_l; lia).
  induction a as [| x a IH]; intros [| y b] L; try discriminate; cbn.
  - split; [reflexivity |]. now intros [| i].
  - destruct (IH b) as [E F]; [now inversion L |]. split; [now rewrite E |].
    intros [| i]; [reflexivity | apply F].
Qed.

Theorem group_sum_is_commutative a : forall b, sum w a b = sum w b a.
Proof. axes a IH. now rewrite IH, Z.add_comm. Qed.

Theorem group_sum_is_associative a : forall b c, sum w (sum w a b) c = sum w a (sum w b c).
Proof.
  axes a IH. destruct c as [| z c]; cbn -[Z.add]; [reflexivity |].
  rewrite IH, unsigned_plus_l, unsigned_plus_r. do 2 f_equal. lia.
Qed.

Theorem group_zero_is_neutral a : sum w a (origin (length a)) = reduced w a.
Proof.
  induction a as [| x a IH]; cbn -[Z.add]; [reflexivity |].
  fold (origin (length a)). now rewrite IH, Z.add_0_r.
Qed.

Theorem group_negation_is_inverse a : sum w a (negation w a) = origin (length a).
Proof.
  pose proof (modulus_pos w w_pos).
  induction a as [| x a IH]; cbn -[Z.add]; [reflexivity |]. unfold negation in IH. rewrite IH.
  rewrite unsigned_plus_r, Z.add_opp_diag_r. unfold unsignedRepresentative.
  now rewrite Z.mod_0_l by lia.
Qed.

Theorem group_difference_undoes_sum a : forall b, length a = length b ->
  sum w (sum w a b) (negation w b) = reduced w a.
Proof.
  axes a IH. unfold negation in IH. rewrite IH by lia. rewrite unsigned_plus_l, unsigned_plus_r.
  do 2 f_equal. lia.
Qed.

Theorem group_multiple_agrees_with_oracle k a :
  length (multiple w k a) = length a /\ forall i, nth i (multiple w k a) 0 = u (k * nth i a 0).
Proof.
  pose proof (modulus_pos w w_pos).
  split; [apply map_length |]. intros i. unfold multiple.
  assert (Z0 : u (k * 0) = 0) by (rewrite Z.mul_0_r; apply Z.mod_0_l; lia).
  rewrite <- Z0 at 1. now rewrite (map_nth (fun x => u (k * x))).
Qed.

Theorem group_multiple_distributes k a : forall b,
  multiple w k (sum w a b) = sum w (multiple w k a) (multiple w k b).
Proof.
  axes a IH. unfold multiple in IH. rewrite IH. rewrite unsigned_mul_r, unsigned_plus_l,
    unsigned_plus_r. do 2 f_equal. lia.
Qed.

End Group.
