(** * Arcs, for every w >= 1 *)

From Coq Require Import ZArith Lia List.
From Torus.Specification Require Import Circle.
From Torus.Theorems Require Import Circle.
Local Open Scope Z_scope.
Set Default Proof Using "All".

Section Arcs.
Variable w : Z.
Hypothesis w_pos : 1 <= w.
Notation m := (modulus w).
Notation h := (half w).

(** ** Steps upward *)

Lemma stepsUp_range a b : 0 <= stepsUp w a b < m.
Proof. now apply unsignedRepresentative_range. Qed.

Lemma stepsUp_leads_there a b : SamePoint w (a + stepsUp w a b) b.
Proof.
  unfold stepsUp. destruct (unsignedRepresentative_lift w w_pos (b - a)) as [k ->]. exists (- k). lia.
Qed.

Lemma stepsUp_unique a b t : 0 <= t < m -> SamePoint w (a + t) b -> stepsUp w a b = t.
Proof. intros R [k ->]. apply (unsignedRepresentative_unique w w_pos) with (k := - k); lia. Qed.

Lemma stepsUp_least a b t : 0 <= t -> SamePoint w (a + t) b -> stepsUp w a b <= t.
Proof.
  intros P [k E]. pose proof (modulus_pos w w_pos). destruct (Z.ltb_spec t m).
  - rewrite (stepsUp_unique a b t); [lia | lia | now exists k].
  - pose proof (stepsUp_range a b). lia.
Qed.

Theorem arc_length_agrees_with_oracle first last :
  (0 <= arcLength w first last < m /\ SamePoint w (first + arcLength w first last) last) /\
  forall t, 0 <= t -> SamePoint w (first + t) last -> arcLength w first last <= t.
Proof.
  split; [split |].
  - apply stepsUp_range.
  - apply stepsUp_leads_there.
  - intros t. apply stepsUp_least.
Qed.

(** ** Membership *)

Theorem arc_contains_agrees_with_oracle first last x :
  arcContains w first last x = true <-> OnArc w first last x.
Proof.
  unfold arcContains, OnArc. rewrite Z.leb_le.
  pose proof (stepsUp_range first x). pose proof (stepsUp_range first last). split.
  - intros L. exists (stepsUp w first x). repeat split; [lia | apply stepsUp_leads_there |].
    intros s S E. apply stepsUp_least in E; lia.
  - intros (t & P & S & N). pose proof (stepsUp_least first x t P S).
    destruct (Z.le_gt_cases t (stepsUp w first last)); [lia |].
    exfalso. apply (N (stepsUp w first last)); [lia | apply stepsUp_leads_there].
Qed.

(** Both ends are on the arc; the arc from a point to itself is that point alone. *)
Theorem arcContains_ends first last :
  arcContains w first last first = true /\ arcContains w first last last = true.
Proof.
  unfold arcContains. rewrite 2 Z.leb_le. split; [| lia].
  rewrite (stepsUp_unique first first 0).
  - apply stepsUp_range.
  - pose proof (modulus_pos w w_pos). lia.
  - exists 0. lia.
Qed.

Theorem arcContains_point a x : arcContains w a a x = true <-> SamePoint w a x.
Proof.
  pose proof (modulus_pos w w_pos). unfold arcContains. rewrite Z.leb_le.
  rewrite (stepsUp_unique a a 0) by (lia || (exists 0; lia)). pose proof (stepsUp_range a x). split.
  - intros L. pose proof (stepsUp_leads_there a x) as S. replace (stepsUp w a x) with 0 in S by lia.
    now rewrite Z.add_0_r in S.
  - intros S. rewrite (stepsUp_unique a x 0); [lia | lia | now rewrite Z.add_0_r].
Qed.

(** ** Complement: the arc from the last end to the first *)

(** Steps upward to the end and on to the beginning make one turn. *)
Lemma stepsUp_there_and_back a b : ~ SamePoint w a b -> stepsUp w a b + stepsUp w b a = m.
Proof.
  intros N. pose proof (stepsUp_range a b).
  assert (P : stepsUp w a b <> 0).
  { intros E. apply N. pose proof (stepsUp_leads_there a b) as S. now rewrite E, Z.add_0_r in S. }
  rewrite (stepsUp_unique b a (m - stepsUp w a b)); [lia | lia |].
  destruct (stepsUp_leads_there a b) as [k E]. exists (- k - 1). lia.
Qed.

(** The two arcs cover the circle, and only the ends are on both. *)
Theorem arc_complement_agrees_with_oracle first last x : ~ SamePoint w first last ->
  arcLength w first last + arcLength w last first = m /\
  (arcContains w first last x = true \/ arcContains w last first x = true) /\
  (arcContains w first last x = true /\ arcContains w last first x = true <->
    (SamePoint w first x \/ SamePoint w last x)).
Proof.
  intros N. pose proof (stepsUp_there_and_back first last N) as T. split; [exact T |].
  pose proof (modulus_pos w w_pos).
  unfold arcContains. rewrite 2 Z.leb_le. pose proof (stepsUp_range first last).
  pose proof (stepsUp_range first x). set (L := stepsUp w first last) in *.
  destruct (stepsUp_leads_there first last) as [i E]. fold L in E.
  destruct (stepsUp_leads_there first x) as [j F]. set (s := stepsUp w first x) in *.
  assert (SF : SamePoint w first x <-> s = 0).
  { split.
    - intros S. apply (stepsUp_unique first x 0); [lia | now rewrite Z.add_0_r].
    - intros Z0. exists j. lia. }
  assert (SL : SamePoint w last x <-> s = L).
  { split.
    - intros S. unfold s. apply stepsUp_unique; [lia |].
      apply (samePoint_trans w w_pos _ last); [exists i; lia | exact S].
    - intros Z0. exists (j - i). lia. }
  rewrite SF, SL. destruct (Z.ltb_spec s L).
  - rewrite (stepsUp_unique last x (s - L + m)); [lia | lia |]. exists (j - i - 1). lia.
  - rewrite (stepsUp_unique last x (s - L)); [lia | lia |]. exists (j - i). lia.
Qed.

(** ** Images under isometries *)

Lemma stepsUp_translated a b t : stepsUp w (a + t) (b + t) = stepsUp w a b.
Proof. unfold stepsUp. f_equal. lia. Qed.

Lemma stepsUp_congruent a b i j : stepsUp w (a + i * m) (b + j * m) = stepsUp w a b.
Proof.
  unfold stepsUp. rewrite <- (unsignedRepresentative_congruent w w_pos (b - a) (j - i)). f_equal. lia.
Qed.

Theorem arc_images_have_the_images_of_points first last x t :
  arcContains w (first + t) (last + t) (x + t) = arcContains w first last x /\
  arcContains w (- last) (- first) (- x) = arcContains w first last x /\
  arcContains w (antipode w first) (antipode w last) (antipode w x) = arcContains w first last x.
Proof.
  split; [| split].
  - unfold arcContains. now rewrite 2 stepsUp_translated.
  - (* The way up from -last to -x is the way up from x to last. *)
    unfold arcContains. apply Bool.eq_iff_eq_true. rewrite 2 Z.leb_le.
    replace (stepsUp w (- last) (- first)) with (stepsUp w first last)
      by (unfold stepsUp; f_equal; lia).
    replace (stepsUp w (- last) (- x)) with (stepsUp w x last) by (unfold stepsUp; f_equal; lia).
    pose proof (stepsUp_range first last). pose proof (stepsUp_range first x).
    destruct (stepsUp_leads_there first last) as [i E]. destruct (stepsUp_leads_there first x) as [j F].
    set (L := stepsUp w first last) in *. set (s := stepsUp w first x) in *.
    destruct (Z.leb_spec s L).
    + rewrite (stepsUp_unique x last (L - s)); [lia | lia |]. exists (i - j). lia.
    + rewrite (stepsUp_unique x last (L - s + m)); [lia | lia |]. exists (i - j - 1). lia.
  - unfold antipode, arcContains.
    destruct (unsignedRepresentative_lift w w_pos (first + h)) as [i ->].
    destruct (unsignedRepresentative_lift w w_pos (last + h)) as [j ->].
    destruct (unsignedRepresentative_lift w w_pos (x + h)) as [k ->].
    now rewrite 2 stepsUp_congruent, 2 stepsUp_translated.
Qed.

End Arcs.
