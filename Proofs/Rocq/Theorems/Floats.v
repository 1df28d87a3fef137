(** * The bit patterns of floats mean what Flocq says they mean

    [decodeFloat] is a definition of our own, of a few lines. Flocq's reading of a pattern, on which its
    theorems about IEEE 754 rest, was written by others: the two agree on every pattern of every format. *)

From Coq Require Import ZArith List Bool Lia.
From Flocq Require Import IEEE754.Binary IEEE754.Bits.
From Torus.Specification Require Import CertificateFiles.
Local Open Scope Z_scope.

Theorem decodeFloat_is_ieee format pattern :
  0 < fractionBits format -> 1 < exponentBits format ->
  0 <= pattern < 2 ^ (fractionBits format + exponentBits format + 1) ->
  match binary_float_of_bits_aux (fractionBits format) (exponentBits format) pattern with
  | F754_zero _ => exists e, decodeFloat format pattern = Some {| mantissa := 0; exponent := e |}
  | F754_finite isNegative m e => decodeFloat format pattern
      = Some {| mantissa := if isNegative then Zneg m else Zpos m; exponent := e |}
  | F754_infinity _ | F754_nan _ _ => decodeFloat format pattern = None
  end.
Proof.
  destruct format as [ew mw]. cbn [fractionBits exponentBits]. intros M W P.
  unfold binary_float_of_bits_aux, split_bits, decodeFloat. cbn [fractionBits exponentBits].
  change Zpower with Z.pow.
  assert (PM : 0 < 2 ^ mw) by (apply Z.pow_pos_nonneg; lia).
  assert (PE : 1 < 2 ^ ew) by (apply Z.pow_gt_1; lia).
  assert (S : (pattern / 2 ^ (mw + ew) =? 1) = Zle_bool (2 ^ mw * 2 ^ ew) pattern).
  { rewrite <- Z.pow_add_r by lia. set (t := 2 ^ (mw + ew)).
    assert (T : 2 ^ (mw + ew + 1) = 2 * t) by (unfold t; rewrite Z.pow_add_r by lia; lia).
    assert (0 < t) by (apply Z.pow_pos_nonneg; lia). rewrite T in P.
    change (Zle_bool t pattern) with (t <=? pattern). apply eq_true_iff_eq.
    rewrite Z.eqb_eq, Z.leb_le. split; intros H0.
    - pose proof (Z.mul_div_le pattern t). nia.
    - symmetry. apply Z.div_unique with (pattern - t); lia. }
  rewrite S. clear S. set (sign := Zle_bool _ _).
  set (m := pattern mod 2 ^ mw). set (e := (pattern / 2 ^ mw) mod 2 ^ ew).
  assert (0 <= m < 2 ^ mw) by (apply Z.mod_pos_bound; lia).
  assert (0 <= e < 2 ^ ew) by (apply Z.mod_pos_bound; lia).
  assert (EM : SpecFloat.emin (mw + 1) (2 ^ (ew - 1)) = 1 - (2 ^ (ew - 1) - 1) - mw)
    by (unfold SpecFloat.emin; lia).
  replace (Zeq_bool e 0) with (e =? 0) by (apply eq_true_iff_eq; rewrite Z.eqb_eq; apply Zeq_is_eq_bool).
  replace (Zeq_bool e (2 ^ ew - 1)) with (e =? 2 ^ ew - 1)
    by (apply eq_true_iff_eq; rewrite Z.eqb_eq; apply Zeq_is_eq_bool).
  destruct (e =? 0) eqn:E0.
  - apply Z.eqb_eq in E0. rewrite E0. replace (0 =? 2 ^ ew - 1) with false by (symmetry; apply Z.eqb_neq; lia).
    destruct m as [| p | p]; [| | lia].
    + exists (Z.max 0 1 - (2 ^ (ew - 1) - 1) - mw). now destruct sign.
    + destruct sign; do 2 f_equal; unfold SpecFloat.emin; lia.
  - apply Z.eqb_neq in E0. destruct (e =? 2 ^ ew - 1).
    + destruct m as [| p | p]; auto; lia.
    + destruct (m + 2 ^ mw) as [| p | p] eqn:EP; try lia.
      destruct sign; do 2 f_equal; unfold SpecFloat.emin; lia.
Qed.
