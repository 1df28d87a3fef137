(** * Square matrices over Z/2^w, for every w >= 1 and every dimension n

    Here the ring and its matrices are those of the Mathematical Components library: ['Z_m] is Z/m,
    ['M[R]_n] are the n x n matrices over R, [*m] is their product, [\det] the sum over all
    permutations of signed products, [A^T] the transpose and [1%:M] the identity. A vector is a column,
    so that [A *m x] is the image of x. *)

Set Warnings "-notation-overridden,-ambiguous-paths".
From mathcomp Require Import all_ssreflect all_fingroup all_algebra.
Import GRing.Theory.
Local Open Scope ring_scope.

Section Matrices.
Variable w : nat.
Hypothesis w_pos : (1 <= w)%N.
Variable n : nat.
(** The circle of 2^w points, as a ring. *)
Notation circle := 'Z_(2 ^ w).
Implicit Types A B : 'M[circle]_n.
Implicit Types x y : 'cV[circle]_n.

Lemma modulus_above_one : (1 < 2 ^ w)%N.
Proof using w_pos. by rewrite (ltn_exp2l 0). Qed.

(** ** The action *)

Theorem matrix_image_agrees_with_oracle A x i : (A *m x) i 0 = \sum_j A i j * x j 0.
Proof. by rewrite mxE. Qed.

Theorem matrix_image_is_homomorphism A x y (k : circle) :
  A *m (x + y) = A *m x + A *m y /\ A *m (k *: x) = k *: (A *m x).
Proof. by rewrite mulmxDr scalemxAr. Qed.

Theorem matrix_product_acts_in_succession A B x :
  (A *m B) *m x = A *m (B *m x) /\ A *m 1%:M = A /\ 1%:M *m A = A.
Proof. by rewrite mulmxA mulmx1 mul1mx. Qed.

Theorem matrix_transpose_reverses_products A B : (A *m B)^T = B^T *m A^T /\ A^T^T = A.
Proof. by rewrite trmx_mul trmxK. Qed.

(** ** The determinant *)

Theorem matrix_determinant_agrees_with_oracle A :
  \det A = \sum_(s : 'S_n) (-1) ^+ s * \prod_i A i (s i).
Proof. by []. Qed.

Theorem matrix_determinant_is_multiplicative A B :
  \det (A *m B) = \det A * \det B /\ \det (1%:M : 'M[circle]_n) = 1.
Proof. by rewrite det_mulmx det1. Qed.

Theorem matrix_determinant_is_that_of_transpose A : \det A^T = \det A.
Proof. exact: det_tr. Qed.

(** ** The inverse exists exactly if the determinant is odd *)

Lemma unit_iff_odd (x : circle) : (x \is a GRing.unit) = odd x.
Proof using w_pos.
  by rewrite -{1}(natr_Zp x) unitZpE ?modulus_above_one // coprime_pexpl // coprime2n.
Qed.

Theorem matrix_inverse_exists_for_odd_determinants A :
  (exists B, A *m B = 1%:M /\ B *m A = 1%:M) <-> odd (\det A).
Proof using w_pos.
  rewrite -unit_iff_odd -unitmxE. split.
  - by move=> [B [E _]]; case: (mulmx1_unit E).
  - by move=> U; exists (invmx A); rewrite mulmxV ?mulVmx.
Qed.

Theorem matrix_inverse_undoes A B x : A *m B = 1%:M ->
  B *m A = 1%:M /\ B *m (A *m x) = x /\ A *m (B *m x) = x.
Proof. by move=> E; have F := mulmx1C E; rewrite !mulmxA E F !mul1mx. Qed.

(** ** Matrices of integers: reducing their entries commutes with all of this *)

Definition reduced (A : 'M[int]_n) : 'M[circle]_n := map_mx intr A.

(** An integer and its residue modulo an even number have one parity. *)
Lemma odd_residue (k : int) : odd (k%:~R : circle) = odd `|k|%N.
Proof using w_pos.
  have odd_natural (i : nat) : odd (i%:R : circle) = odd i.
    by rewrite val_Zp_nat ?modulus_above_one // odd_mod // oddX eqn0Ngt w_pos.
  case: k => i; first exact: odd_natural.
  by rewrite NegzE mulrNz -unit_iff_odd unitrN unit_iff_odd odd_natural.
Qed.

Theorem matrix_entries_reduce (A B : 'M[int]_n) :
  (forall i j, reduced A i j = (A i j)%:~R) /\
  reduced (A *m B) = reduced A *m reduced B /\ \det (reduced A) = (\det A)%:~R.
Proof. by rewrite /reduced map_mxM det_map_mx; split=> // i j; rewrite mxE. Qed.

(** A matrix of integers acts invertibly on (Z/2^w)^n exactly if its determinant is odd: at one width
    exactly if at every other. *)
Theorem integer_matrix_is_invertible_exactly_if_odd (A : 'M[int]_n) :
  (exists B, reduced A *m B = 1%:M /\ B *m reduced A = 1%:M) <-> odd `|\det A|%N.
Proof using w_pos.
  by rewrite matrix_inverse_exists_for_odd_determinants det_map_mx odd_residue.
Qed.

End Matrices.
