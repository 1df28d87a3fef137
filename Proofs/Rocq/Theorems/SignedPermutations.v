(** * Signed permutations: their products and inverses, for every w and n *)

From Coq Require Import ZArith Lia List Permutation.
From Torus.Specification Require Import Circle Torus.
From Torus.Theorems Require Import Circle Group Isometries.
Import ListNotations.
Local Open Scope Z_scope.
Set Default Proof Using "All".

Section SignedPermutations.
Variable w : Z.
Hypothesis w_pos : 1 <= w.
Notation u := (unsignedRepresentative w).

(** x or -x. *)
Definition signed (negate : bool) (x : Z) : Z := if negate then - x else x.

Lemma signed_signed b c x : u (signed b (u (signed c x))) = u (signed (xorb b c) x).
Proof.
  assert (I : forall y, u (u y) = u y)
    by (intros y; apply Z.mod_mod; pose proof (modulus_pos w w_pos); lia).
  destruct b, c; cbn [signed xorb]; rewrite ?I, ?unsigned_opp, ?Z.opp_involutive by assumption;
    reflexivity.
Qed.

(** The image, axis by axis. *)
Lemma nth_signedPermutation sources : forall signs x i, length sources = length signs ->
  (i < length sources)%nat ->
  nth i (signedPermutation w sources signs x) 0 = u (signed (nth i signs false) (nth (nth i sources O) x 0)).
Proof.
  induction sources as [| j sources IH]; intros [| s signs] x i L I; try discriminate; [cbn in I; lia |].
  destruct i as [| i]; cbn [signedPermutation nth]; [reflexivity |].
  apply IH; [now inversion L | cbn in I; lia].
Qed.

(** What is the same on every axis is the same. *)
Lemma same_on_axes (a b : list Z) : length a = length b ->
  (forall i, (i < length a)%nat -> nth i a 0 = nth i b 0) -> a = b.
Proof. intros L E. apply nth_ext with (d := 0) (d' := 0); assumption. Qed.

Lemma sources_length n sources signs : IsSignedPermutation n sources signs -> length sources = n.
Proof. intros [P _]. apply Permutation_length in P. now rewrite seq_length in P. Qed.

Lemma sources_below n sources signs i : IsSignedPermutation n sources signs -> (i < n)%nat ->
  (nth i sources O < n)%nat.
Proof.
  intros S I. pose proof (sources_length n sources signs S). destruct S as [P _].
  assert (M : In (nth i sources O) (seq 0 n)) by (rewrite <- P; apply nth_In; lia).
  apply in_seq in M. lia.
Qed.

Theorem signed_permutation_action_agrees_with_oracle n sources signs x i :
  IsSignedPermutation n sources signs -> (i < n)%nat ->
  length (signedPermutation w sources signs x) = n /\
  nth i (signedPermutation w sources signs x) 0 =
    u (signed (nth i signs false) (nth (nth i sources O) x 0)).
Proof.
  intros S I. pose proof (sources_length n sources signs S) as L. destruct S as [_ S].
  rewrite signedPermutation_length by lia. split; [exact L |]. apply nth_signedPermutation; lia.
Qed.

Lemma composedSigns_nth f : forall signs signs' i, length f = length signs -> (i < length f)%nat ->
  nth i (composedSigns f signs signs') false =
    xorb (nth i signs false) (nth (nth i f O) signs' false).
Proof.
  unfold composedSigns.
  induction f as [| j f IH]; intros [| s signs] signs' i L I; try discriminate; [cbn in I; lia |].
  destruct i as [| i]; cbn [combine map nth fst snd]; [reflexivity |].
  apply IH; [now inversion L | cbn in I; lia].
Qed.

Theorem signed_permutation_composition_acts_in_succession n f signs g signs' x :
  IsSignedPermutation n f signs -> IsSignedPermutation n g signs' ->
  signedPermutation w (composedSources f g) (composedSigns f signs signs') x =
  signedPermutation w f signs (signedPermutation w g signs' x).
Proof.
  intros F G. pose proof (sources_length _ _ _ F) as LF. pose proof (sources_length _ _ _ G) as LG.
  assert (SF : length signs = n) by apply F. assert (SG : length signs' = n) by apply G.
  assert (LC : length (composedSources f g) = n) by (unfold composedSources; now rewrite map_length).
  assert (LS : length (composedSigns f signs signs') = n)
    by (unfold composedSigns; rewrite map_length, combine_length; lia).
  apply same_on_axes; rewrite ?signedPermutation_length by lia; [lia |].
  intros i I. rewrite 2 nth_signedPermutation by lia.
  pose proof (sources_below n f signs i F ltac:(lia)).
  rewrite nth_signedPermutation by lia. rewrite signed_signed, composedSigns_nth by lia.
  unfold composedSources. rewrite (nth_indep (map _ f) O (nth O g O)) by (rewrite map_length; lia).
  now rewrite (map_nth (fun j => nth j g O)).
Qed.

(** The inverse leads back; up to reduction, which the group does to every sum anyway. *)
Lemma inverse_leads_back n f signs g signs' x :
  IsSignedPermutation n f signs -> IsSignedPermutation n g signs' -> length x = n ->
  IsInversePermutation f signs g signs' ->
  signedPermutation w f signs (signedPermutation w g signs' x) = reduced w x.
Proof.
  intros F G X V. pose proof (sources_length _ _ _ F) as LF. pose proof (sources_length _ _ _ G) as LG.
  assert (SF : length signs = n) by apply F. assert (SG : length signs' = n) by apply G.
  apply same_on_axes; rewrite signedPermutation_length by lia; unfold reduced;
    rewrite ?map_length; [lia |].
  intros i I. rewrite nth_signedPermutation by lia. pose proof (sources_below n f signs i F ltac:(lia)).
  rewrite nth_signedPermutation by lia. destruct (V i ltac:(lia)) as [-> ->].
  rewrite signed_signed, Bool.xorb_nilpotent. cbn [signed].
  rewrite (nth_indep (map _ x) 0 (u 0)) by (rewrite map_length; lia). now rewrite map_nth.
Qed.

(** The inverse of the inverse of f is f. *)
Lemma inverse_symmetric n f signs g signs' :
  IsSignedPermutation n f signs -> IsSignedPermutation n g signs' ->
  IsInversePermutation f signs g signs' -> IsInversePermutation g signs' f signs.
Proof.
  intros F G V j J. pose proof (sources_length _ _ _ F) as LF. pose proof (sources_length _ _ _ G) as LG.
  destruct F as [PF SF].
  assert (M : In j f) by (rewrite PF; apply in_seq; lia).
  apply In_nth with (d := O) in M as (i & I & <-). destruct (V i I) as [-> E]. now rewrite E.
Qed.

Theorem signed_permutation_inverse_undoes n f signs g signs' x :
  IsSignedPermutation n f signs -> IsSignedPermutation n g signs' -> length x = n ->
  IsInversePermutation f signs g signs' ->
  signedPermutation w g signs' (signedPermutation w f signs x) = reduced w x /\
  signedPermutation w f signs (signedPermutation w g signs' x) = reduced w x.
Proof.
  intros F G X V. split.
  - apply (inverse_leads_back n); auto. now apply (inverse_symmetric n).
  - now apply (inverse_leads_back n).
Qed.

End SignedPermutations.
