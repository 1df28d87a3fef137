(** * No overflow: the accumulators that the library uses hold every sum exactly *)

From Coq Require Import ZArith Lia List.
From Torus.Specification Require Import Circle Torus.
From Torus.Theorems Require Import Circle Torus.
Import ListNotations.
Local Open Scope Z_scope.
Set Default Proof Using "All".

Section Accumulators.
Variable w : Z.
Hypothesis w_pos : 1 <= w.
Notation h := (half w).
Variable bits : Z.
Hypothesis bits_pos : 1 <= bits.

(** What [fits] says: count terms of at most 2^termBits each stay below 2^bits. *)
Lemma fits_iff count termBits : 0 <= count -> 0 <= termBits -> termBits < bits ->
  (fits count termBits bits = true <-> count * 2 ^ termBits < 2 ^ bits).
Proof.
  intros C T B. unfold fits. rewrite Bool.andb_true_iff, Z.ltb_lt, Z.leb_le.
  pose proof (Z.pow_pos_nonneg 2 termBits ltac:(lia) ltac:(lia)) as P.
  set (q := 2 ^ termBits) in *.
  pose proof (Z.div_mod (2 ^ bits - 1) q ltac:(lia)).
  pose proof (Z.mod_pos_bound (2 ^ bits - 1) q ltac:(lia)). split; [intros [_ L] | split]; nia.
Qed.

Lemma unsigned_small x : 0 <= x < modulus bits -> unsignedRepresentative bits x = x.
Proof. apply Z.mod_small. Qed.

(** With room for the rest of the sum, nothing wraps. *)
Lemma wrappingLee_exact a : forall b accumulator, length a = length b -> 0 <= accumulator ->
  accumulator + Z.of_nat (length a) * h < modulus bits ->
  wrappingLee bits w accumulator a b = accumulator + leeDistance w a b.
Proof.
  pose proof (half_pos w w_pos).
  induction a as [| x a IH]; intros [| y b] s L P R; try discriminate;
    cbn -[Z.mul Z.add Z.of_nat]; [lia |].
  cbn [length] in R. rewrite Nat2Z.inj_succ in R.
  pose proof (circularDistance_nonneg w w_pos x y). pose proof (circularDistance_bound w w_pos x y).
  rewrite unsigned_small by nia. rewrite IH; [lia | now inversion L | lia | lia].
Qed.

Lemma wrappingSquared_exact a : forall b accumulator, length a = length b -> 0 <= accumulator ->
  accumulator + Z.of_nat (length a) * (h * h) < modulus bits ->
  wrappingSquared bits w accumulator a b = accumulator + squaredDistance w a b.
Proof.
  pose proof (half_pos w w_pos).
  induction a as [| x a IH]; intros [| y b] s L P R; try discriminate;
    cbn -[Z.mul Z.add Z.of_nat]; [lia |].
  cbn [length] in R. rewrite Nat2Z.inj_succ in R.
  pose proof (circularDistance_nonneg w w_pos x y). pose proof (circularDistance_bound w w_pos x y).
  assert (S : circularDistance w x y * circularDistance w x y <= h * h) by nia.
  assert (D : circularDistance w x y <= circularDistance w x y * circularDistance w x y) by nia.
  assert (N : 0 <= Z.of_nat (length a) * (h * h)) by nia.
  rewrite (unsigned_small (circularDistance w x y)) by lia.
  rewrite (unsigned_small (circularDistance w x y * circularDistance w x y)) by lia.
  rewrite unsigned_small by lia. rewrite IH; [lia | now inversion L | lia | lia].
Qed.

(** Where [fits] says so, the wrapping sums are the distances. *)
Theorem lee_accumulator_is_exact a b : length a = length b ->
  fits (Z.of_nat (length a)) (w - 1) bits = true ->
  wrappingLee bits w 0 a b = leeDistance w a b.
Proof.
  intros L F. assert (B : w - 1 < bits) by (unfold fits in F; lia).
  apply fits_iff in F; try lia. rewrite wrappingLee_exact; auto; lia.
Qed.

Theorem squared_accumulator_is_exact a b : length a = length b ->
  fits (Z.of_nat (length a)) (2 * w - 2) bits = true ->
  wrappingSquared bits w 0 a b = squaredDistance w a b.
Proof.
  intros L F. assert (B : 2 * w - 2 < bits) by (unfold fits in F; lia).
  apply fits_iff in F; try lia. rewrite wrappingSquared_exact; auto; try lia.
  replace (h * h) with (2 ^ (2 * w - 2)); [exact F |].
  unfold half. rewrite <- Z.pow_add_r by lia. f_equal. lia.
Qed.

End Accumulators.

(** The figures that the documentation states: bytes in 64 bits up to 2^57 - 1 axes, 64-bit scalars
    in 128 bits up to 2^65 - 1, and three hundred and twenty bits for every dimension below 2^64
    at every width up to 128, squares included. *)
Example lee_of_bytes_in_64_bits : fits (2 ^ 57 - 1) (8 - 1) 64 = true.
Proof. reflexivity. Qed.
Example lee_of_bytes_in_64_bits_is_sharp : fits (2 ^ 57) (8 - 1) 64 = false.
Proof. reflexivity. Qed.
Example lee_of_words_in_128_bits : fits (2 ^ 65 - 1) (64 - 1) 128 = true.
Proof. reflexivity. Qed.
Example squared_of_words_in_320_bits : fits (2 ^ 64 - 1) (2 * 128 - 2) 320 = true.
Proof. reflexivity. Qed.
