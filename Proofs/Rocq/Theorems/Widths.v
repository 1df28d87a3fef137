(** * Modulus switching, for all w and v >= 1: rounded once, at most half a step off, there and back *)

From Coq Require Import ZArith Lia Bool.
From Torus.Specification Require Import Circle Widths.
From Torus.Theorems Require Import Circle Geodesics.
Local Open Scope Z_scope.
Set Default Proof Using "All".

(** ** Each rule takes a number to one integer, and with it all numbers t steps further *)

Lemma roundsQuotient_unique rule X S n n' : 0 < S ->
  RoundsQuotient rule X S n -> RoundsQuotient rule X S n' -> n = n'.
Proof.
  intros P. destruct rule; unfold RoundsQuotient; try nia. intros [B E] [B' E'].
  destruct (Z.lt_trichotomy n n') as [L | [-> | L]]; [| reflexivity |]; exfalso.
  - assert (D : n' = n + 1) by nia. subst n'.
    rewrite (Z.even_add n 1), E in E' by lia. cbn [Bool.eqb Z.even] in E'.
    enough (false = true) by discriminate. apply E'. lia.
  - assert (D : n = n' + 1) by nia. subst n.
    rewrite (Z.even_add n' 1), E' in E by lia. cbn [Bool.eqb Z.even] in E.
    enough (false = true) by discriminate. apply E. lia.
Qed.

Lemma roundsQuotient_translated rule X S n t :
  (rule = ToNearestOrEven -> Z.even t = true) ->
  RoundsQuotient rule X S n -> RoundsQuotient rule (X + t * S) S (n + t).
Proof.
  intros T. unfold RoundsQuotient. replace (X + t * S - (n + t) * S) with (X - n * S) by ring.
  destruct rule; try lia; rewrite ?Z.mul_add_distr_r; try lia.
  intros [B E]. split; [exact B |]. intros F. now rewrite Z.even_add, (E F), T.
Qed.

(** The program for rounding is right: on floor and rest of X by S. *)
Lemma roundsUp_correct rule X S : 0 < S ->
  RoundsQuotient rule X S
    (if negb (X mod S =? 0) && roundsUp rule (2 * (X mod S) ?= S) (Z.even (X / S))
     then X / S + 1 else X / S).
Proof.
  intros P. pose proof (Z.div_mod X S ltac:(lia)) as D. pose proof (Z.mod_pos_bound X S P) as R.
  set (q := X / S) in *. set (r := X mod S) in *.
  assert (Q : X - q * S = r) by lia. assert (Q1 : X - (q + 1) * S = r - S) by lia.
  destruct (Z.eqb_spec r 0) as [Z0 |]; cbn [negb andb].
  - destruct rule; unfold RoundsQuotient; rewrite ?Q; lia.
  - destruct (Z.compare_spec (2 * r) S), rule; cbn [roundsUp]; unfold RoundsQuotient;
      rewrite ?Q, ?Q1; try lia; try (split; [lia | intros; exfalso; lia]).
    destruct (Z.even q) eqn:E; cbn [negb]; rewrite ?Q, ?Q1; (split; [lia |]); intros _;
      [exact E | now rewrite Z.even_add, E].
Qed.

Section Widths.
Variables w v : Z.
Hypothesis w_pos : 1 <= w.
Hypothesis v_pos : 1 <= v.

(** ** To fewer bits *)

Section Narrower.
Hypothesis narrower : v < w.
Notation S := (2 ^ (w - v)).

Lemma step_positive : 0 < S.
Proof. apply Z.pow_pos_nonneg; lia. Qed.

Lemma modulus_of_steps : modulus w = modulus v * S.
Proof. unfold modulus. rewrite <- Z.pow_add_r by lia. f_equal. lia. Qed.

Lemma turn_is_even : Z.even (modulus v) = true.
Proof. rewrite (modulus_half v v_pos), Z.even_mul. reflexivity. Qed.

(** Whatever integer names the point, and whatever integer the rule takes it to: that one's residue. *)
Lemma switchedModulus_rounds rule X n : RoundsQuotient rule X S n ->
  switchedModulus w v rule X = unsignedRepresentative v n.
Proof.
  intros N. pose proof step_positive as P. pose proof modulus_of_steps as M.
  destruct (unsignedRepresentative_lift w w_pos X) as [k E].
  unfold switchedModulus. destruct (Z.leb_spec (w - v) 0); [lia |].
  set (x := unsignedRepresentative w X) in *.
  (* The rest, shifted up, is to half the ring as the rest is to half a step. *)
  assert (F : unsignedRepresentative w (x * 2 ^ v) = 2 ^ v * (x mod S)).
  { unfold unsignedRepresentative. rewrite M. fold (modulus v). rewrite (Z.mul_comm x).
    apply Z.mul_mod_distr_l; pose proof (modulus_pos v v_pos); lia. }
  assert (HH : 2 * half w = 2 ^ v * S) by (rewrite <- (modulus_half w w_pos); exact M).
  assert (V : 0 < 2 ^ v) by (apply Z.pow_pos_nonneg; lia).
  assert (C : (2 ^ v * (x mod S) ?= half w) = (2 * (x mod S) ?= S)).
  { destruct (Z.compare_spec (2 * (x mod S)) S);
      [apply Z.compare_eq_iff | apply Z.compare_lt_iff | apply Z.compare_gt_iff]; nia. }
  assert (Z0 : (2 ^ v * (x mod S) =? 0) = (x mod S =? 0)).
  { apply eq_iff_eq_true. rewrite 2 Z.eqb_eq. nia. }
  rewrite F, C, Z0.
  pose proof (roundsUp_correct rule x S P) as U.
  match goal with |- unsignedRepresentative v ?r = _ => set (r' := r) in * end.
  apply (roundsQuotient_translated rule X S n (k * modulus v)) in N.
  - replace (X + k * modulus v * S) with x in N by (rewrite E, M; ring).
    rewrite (roundsQuotient_unique rule x S r' (n + k * modulus v) P U N).
    now apply unsignedRepresentative_congruent.
  - intros _. now rewrite Z.even_mul, turn_is_even, orb_true_r.
Qed.

Lemma rounds_somewhere rule X : exists n, RoundsQuotient rule X S n.
Proof.
  eexists. apply roundsUp_correct. exact step_positive.
Qed.

Theorem width_change_errs_by_half_a_step rule X :
  let error := circularDistance w X (switchedModulus w v rule X * S) in
  match rule with Down | Up => error < S | _ => 2 * error <= S end.
Proof.
  intros error. destruct (rounds_somewhere rule X) as [n N].
  assert (E : error <= Z.abs (X - n * S)).
  { unfold error. rewrite (switchedModulus_rounds rule X n N).
    destruct (unsignedRepresentative_lift v v_pos n) as [k ->].
    pose proof (circularDistance_least w w_pos X ((n + k * modulus v) * S) (- k)) as L.
    rewrite modulus_of_steps in L.
    replace ((n + k * modulus v) * S - X + - k * (modulus v * S)) with (n * S - X) in L by ring. lia. }
  unfold RoundsQuotient in N. destruct rule; lia.
Qed.

Theorem width_change_is_translation_equivariant rule X t :
  (rule = ToNearestOrEven -> Z.even t = true) ->
  switchedModulus w v rule (X + t * S) =
  unsignedRepresentative v (switchedModulus w v rule X + t).
Proof.
  intros T. destruct (rounds_somewhere rule X) as [n N].
  rewrite (switchedModulus_rounds rule X n N).
  rewrite (switchedModulus_rounds rule (X + t * S) (n + t))
    by now apply roundsQuotient_translated.
  apply samePoint_unsigned; [assumption |].
  destruct (unsignedRepresentative_lift v v_pos n) as [k ->]. exists k. ring.
Qed.

End Narrower.

(** ** To any width: the same rational number of turns, rounded once *)

(** X / 2^w turns are X 2^v / 2^w steps of the other circle. *)
Theorem width_change_agrees_with_oracle rule X : exists n,
  RoundsQuotient rule (X * 2 ^ v) (2 ^ w) n /\
  switchedModulus w v rule X = unsignedRepresentative v n.
Proof.
  assert (V : 0 < 2 ^ v) by (apply Z.pow_pos_nonneg; lia).
  assert (W : 0 < 2 ^ w) by (apply Z.pow_pos_nonneg; lia).
  destruct (Z.le_gt_cases w v) as [L | L].
  - exists (X * 2 ^ (v - w)). unfold switchedModulus.
    destruct (Z.leb_spec (w - v) 0); [| lia]. replace (- (w - v)) with (v - w) by lia.
    split; [| reflexivity].
    assert (E : X * 2 ^ v = X * 2 ^ (v - w) * 2 ^ w)
      by (rewrite <- Z.mul_assoc, <- Z.pow_add_r by lia; do 2 f_equal; lia).
    rewrite E. unfold RoundsQuotient. rewrite Z.sub_diag.
    destruct rule; lia.
  - destruct (rounds_somewhere L rule X) as [n N]. exists n.
    split; [| now apply switchedModulus_rounds].
    assert (E : 2 ^ w = 2 ^ (w - v) * 2 ^ v) by (rewrite <- Z.pow_add_r by lia; f_equal; lia).
    rewrite E. set (S := 2 ^ (w - v)) in *. set (u := 2 ^ v) in *. unfold RoundsQuotient in *.
    replace (X * u - n * (S * u)) with ((X - n * S) * u) by ring. rewrite Z.abs_mul, (Z.abs_eq u) by lia.
    destruct rule; try nia. destruct N as [B T]. split; [nia |]. intros F. apply T. nia.
Qed.

End Widths.

(** There and back again is the identity, under every rule. *)
Theorem width_change_undoes_widening w v there back X : 1 <= w -> w <= v ->
  switchedModulus v w back (switchedModulus w v there X) = unsignedRepresentative w X.
Proof.
  intros W L. assert (V : 1 <= v) by lia.
  assert (T : switchedModulus w v there X = unsignedRepresentative v (X * 2 ^ (v - w))).
  { unfold switchedModulus. destruct (Z.leb_spec (w - v) 0); [| lia].
    do 2 f_equal. f_equal. lia. }
  rewrite T. destruct (unsignedRepresentative_lift v V (X * 2 ^ (v - w))) as [k ->].
  destruct (Z.eq_dec v w) as [-> | N].
  - rewrite Z.sub_diag, Z.pow_0_r, Z.mul_1_r. unfold switchedModulus. rewrite Z.sub_diag. cbn [Z.leb Z.compare].
    change (2 ^ (- 0)) with 1. rewrite Z.mul_1_r. now apply unsignedRepresentative_congruent.
  - assert (P : 0 < 2 ^ (v - w)) by (apply Z.pow_pos_nonneg; lia).
    rewrite (switchedModulus_rounds v w V W ltac:(lia) back _ (X + k * modulus w)).
    + now apply unsignedRepresentative_congruent.
    + replace (X * 2 ^ (v - w) + k * modulus v) with ((X + k * modulus w) * 2 ^ (v - w)).
      * unfold RoundsQuotient. rewrite Z.sub_diag. destruct back; lia.
      * unfold modulus. replace v with (w + (v - w)) at 3 by lia. rewrite (Z.pow_add_r 2 w) by lia. ring.
Qed.

(** The width from which the laws come down. *)
Theorem width_change_agrees_with_oracle_from_128_bits v rule X : 1 <= v -> exists n,
  RoundsQuotient rule (X * 2 ^ v) (2 ^ 128) n /\
  switchedModulus 128 v rule X = unsignedRepresentative v n.
Proof. intros V. now apply width_change_agrees_with_oracle. Qed.
