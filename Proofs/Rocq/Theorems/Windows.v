(** * Receive windows, for every w >= 1 *)

From Coq Require Import ZArith Lia Bool.
From Torus.Specification Require Import Circle Windows.
From Torus.Theorems Require Import Circle SerialOrder Arcs.
Local Open Scope Z_scope.
Set Default Proof Using "All".

Section Windows.
Variable w : Z.
Hypothesis w_pos : 1 <= w.
Notation m := (modulus w).
Notation h := (half w).

Let m_pos : 0 < m. Proof. now apply modulus_pos. Qed.

(** The order in steps: a precedes b if the way up is not 0 and less than half the ring. *)
Lemma precedes_steps a b : precedes w a b <-> 0 < stepsUp w a b < h.
Proof.
  rewrite precedes_iff by assumption. pose proof (modulus_half w w_pos).
  destruct (up_leads_there m m_pos a b) as [k E]. pose proof (stepsUp_range w w_pos a b).
  rewrite <- stepsUp_up in E by assumption. destruct (Z.lt_ge_cases (stepsUp w a b) h).
  - rewrite (displacement_unique w w_pos a b (stepsUp w a b) (- k)); lia.
  - rewrite (displacement_unique w w_pos a b (stepsUp w a b - m) (- k - 1)); lia.
Qed.

Lemma inside_iff start length number : length <= m ->
  IsInside w start length number <-> stepsUp w start number < length.
Proof.
  intros B. split.
  - intros (i & I & [k E]). rewrite stepsUp_up by assumption.
    rewrite (up_unique m m_pos start number i k); lia.
  - intros L. exists (stepsUp w start number).
    split; [pose proof (stepsUp_range w w_pos start number); lia | now apply up_leads_there].
Qed.

(** The ways between the number and a number of the window. *)
Lemma steps_to_member start number i : 0 <= i -> i <= stepsUp w start number ->
  stepsUp w (start + i) number = stepsUp w start number - i.
Proof.
  intros P L. destruct (up_leads_there m m_pos start number) as [k E].
  pose proof (stepsUp_range w w_pos start number). rewrite <- stepsUp_up in E by assumption.
  apply (up_unique m m_pos) with (k := k); lia.
Qed.

Lemma steps_from_outside start number i : 0 <= i < stepsUp w start number ->
  stepsUp w number start + i < m ->
  stepsUp w number (start + i) = stepsUp w number start + i.
Proof.
  intros I L. destruct (up_leads_there m m_pos number start) as [k E].
  pose proof (stepsUp_range w w_pos number start). rewrite <- stepsUp_up in E by assumption.
  apply (up_unique m m_pos) with (k := k); lia.
Qed.

Theorem serial_window_position_agrees_with_oracle start length number : 0 <= length < m ->
  (windowPosition w start length number = Inside <-> IsInside w start length number) /\
  (windowPosition w start length number = After <-> IsAfter w start length number) /\
  (windowPosition w start length number = Before <-> IsBefore w start length number).
Proof.
  intros B. unfold IsAfter, IsBefore. rewrite inside_iff by lia.
  pose proof (modulus_half w w_pos). pose proof (half_pos w w_pos).
  pose proof (stepsUp_range w w_pos start number) as RF.
  pose proof (stepsUp_range w w_pos number start) as RB.
  assert (T : stepsUp w start number <> 0 ->
    stepsUp w start number + stepsUp w number start = m) by now apply up_there_and_back.
  assert (M : forall i, 0 <= i <= stepsUp w start number ->
    (precedes w (start + i) number <-> 0 < stepsUp w start number - i < h)).
  { intros i I. rewrite precedes_steps, steps_to_member by lia. reflexivity. }
  assert (N : forall i, 0 <= i < stepsUp w start number ->
    (precedes w number (start + i) <-> 0 < stepsUp w number start + i < h)).
  { intros i I. rewrite precedes_steps, steps_from_outside by lia. reflexivity. }
  assert (Z0 : SamePoint w start number <-> stepsUp w start number = 0)
    by (symmetry; now apply stepsUp_zero).
  assert (P0 : precedes w start number <-> 0 < stepsUp w start number < h) by apply precedes_steps.
  assert (Q0 : precedes w number start <-> 0 < stepsUp w number start < h) by apply precedes_steps.
  rewrite Z0, P0, Q0. clear Z0 P0 Q0. unfold windowPosition.
  set (f := stepsUp w start number) in *. set (b := stepsUp w number start) in *.
  destruct (Z.ltb_spec f length).
  { repeat split; intros; try discriminate; try reflexivity; try lia; exfalso; lia. }
  assert (F : (forall i, 0 <= i < length -> precedes w (start + i) number) <->
              (length = 0 \/ f < h)).
  { split.
    - intros A. destruct (Z.eq_dec length 0); [now left | right].
      specialize (A 0 ltac:(lia)). rewrite M in A; lia.
    - intros A i I. rewrite M; lia. }
  assert (G : (forall i, 0 <= i < length -> precedes w number (start + i)) <->
              (length = 0 \/ (0 < b /\ b + length - 1 < h))).
  { split.
    - intros A. destruct (Z.eq_dec length 0); [now left | right].
      pose proof (A 0 ltac:(lia)) as A0. rewrite N in A0 by lia.
      destruct (Z.lt_ge_cases (b + length - 1) h); [lia |]. exfalso.
      specialize (A (h - b) ltac:(lia)). rewrite N in A; lia.
    - intros [| A] i I; [lia |]. rewrite N; lia. }
  rewrite F, G. clear F G M N.
  assert (K : f = 0 -> b = 0).
  { intros E. unfold b. apply stepsUp_zero; [assumption |]. apply samePoint_sym; [assumption |].
    now apply stepsUp_zero. }
  destruct (Z.ltb_spec f h), (Z.eqb_spec length 0), (Z.ltb_spec b h), (Z.leb_spec length h),
    (Z.leb_spec b (h - length)); cbn [andb];
    repeat split; intros; try discriminate; try reflexivity; try lia; exfalso; lia.
Qed.

Theorem serial_window_offset_leads_there start length number : 0 <= length < m ->
  (windowOffset w start length number <> None <-> IsInside w start length number) /\
  forall offset, windowOffset w start length number = Some offset ->
    0 <= offset < length /\ SamePoint w (start + offset) number.
Proof.
  intros B. rewrite inside_iff by lia. unfold windowOffset, windowContains.
  pose proof (stepsUp_range w w_pos start number).
  destruct (Z.ltb_spec (stepsUp w start number) length); split.
  - split; [auto | discriminate].
  - intros offset E. inversion E. split; [lia | now apply up_leads_there].
  - split; [congruence | lia].
  - discriminate.
Qed.

Theorem serial_window_position_is_serial_order_to_members start length number i :
  0 <= length < m -> 0 <= i < length ->
  (windowPosition w start length number = Before ->
    serialOrder w number (start + i) = Precedes) /\
  (windowPosition w start length number = After ->
    serialOrder w number (start + i) = Follows).
Proof.
  intros B I. destruct (serial_window_position_agrees_with_oracle start length number B) as (_ & A & P).
  rewrite A, P. split; intros (_ & O & _); apply serial_order_agrees_with_oracle; auto.
Qed.

Lemma stepsUp_translated a b t : stepsUp w (a + t) (b + t) = stepsUp w a b.
Proof. unfold stepsUp. f_equal. lia. Qed.

Theorem serial_window_position_is_translation_invariant start length number t :
  windowPosition w (start + t) length (number + t) = windowPosition w start length number.
Proof. unfold windowPosition. now rewrite 2 stepsUp_translated. Qed.

Theorem serial_window_accepts_as_rfc_9293 start length sequence segmentLength :
  0 <= length < m -> 0 <= segmentLength ->
  (windowAccepts w start length sequence segmentLength = true <->
   IsAcceptable w start length sequence segmentLength).
Proof.
  intros B S. unfold windowAccepts, windowContains, IsAcceptable. rewrite 2 inside_iff by lia.
  replace (sequence + segmentLength - 1) with (sequence + (segmentLength - 1)) by lia.
  rewrite (samePoint_unsigned w w_pos start).
  pose proof (stepsUp_range w w_pos start sequence).
  pose proof (stepsUp_range w w_pos start (sequence + (segmentLength - 1))).
  destruct (Z.eqb_spec segmentLength 0), (Z.eqb_spec length 0);
    rewrite ?orb_true_iff, ?Z.ltb_lt, ?Z.eqb_eq; intuition lia.
Qed.

Theorem serial_window_accepts_what_it_contains start length number :
  windowAccepts w start length number 1 = windowContains w start length number.
Proof.
  unfold windowAccepts. cbn [Z.eqb]. replace (number + (1 - 1)) with number by lia. apply orb_diag.
Qed.

End Windows.
