(** * What the verdict on one query means *)

From Coq Require Import ZArith List Bool Lia Sorted Permutation.
From Torus.Specification Require Import Circle Torus Order Certificate CertificateFiles.
From Torus.Theorems Require Import Circle Torus Order Certificate.
From Torus.Checker Require Import Judge.
Import ListNotations.
Local Open Scope Z_scope.

Section Meaning.
Variables (M : metric) (q : row) (others : list row) (k : nat).
Hypothesis indices : NoDup (map index others).
Hypothesis k_range : (1 <= k <= length others)%nat.

Definition judgeRows : judged :=
  judge (codeDistance M q) (low M q) (up M q) (exactDistance M q) label index k others.

Definition N := least (byCodes M q) k others.
Definition N' := least (byPoints M q) k others.
Definition U := last (ups (up M q) index k others) 0.

Lemma N_spec : IsNearestByCodes M k q others N.
Proof. apply least_correct; [exact indices | lia]. Qed.

Lemma N'_spec : IsNearest M k q others N'.
Proof. apply least_correct; [exact indices | lia]. Qed.

Lemma ups_spec n : (1 <= n <= length others)%nat ->
  IsThreshold M n q others (last (ups (up M q) index n others) 0).
Proof.
  intros R. unfold ups. set (l := least (upKey (up M q) index) n others).
  assert (C : IsLeast (upKey (up M q) index) n others l) by (apply least_correct; [exact indices | lia]).
  pose proof (least_count _ _ _ _ C) as E. clearbody l.
  destruct (@exists_last _ l) as [a [m ->]]; [intros ->; cbn in E; lia |].
  rewrite map_app. cbn [map]. rewrite last_last. unfold IsThreshold.
  eapply last_of_least; [exact indices | exact C].
Qed.

Lemma U_spec : IsThreshold M k q others U.
Proof. now apply ups_spec. Qed.

Lemma first_up : IsThreshold M 1 q others (hd 0 (ups (up M q) index k others)).
Proof.
  assert (E : hd 0 (ups (up M q) index k others) = last (ups (up M q) index 1 others) 0).
  { unfold ups. rewrite 2 least_sort. destruct k as [| k']; [lia |].
    destruct (sort _ others); auto. }
  rewrite E. apply ups_spec. lia.
Qed.

Lemma index_in x l : incl l others -> In x others -> isIn index l x = true <-> In x l.
Proof.
  intros I X. unfold isIn. rewrite existsb_exists. split.
  - intros [j [J E]]. apply Z.eqb_eq in E. now rewrite (index_inj others indices x j) by auto.
  - intros J. exists x. split; auto. apply Z.eqb_refl.
Qed.

Theorem proved_means : Says (proved judgeRows) (IsProved M q others N).
Proof.
  unfold Says, IsProved, judgeRows. cbn [judge proved]. fold (byCodes M q). fold N.
  rewrite forallb_forall. pose proof (least_among _ _ _ _ N_spec) as A. split.
  - intros H l j IL NL J P. specialize (H l IL). apply orb_prop in H as [H | H].
    + apply negb_true_iff, not_true_iff_false in H. apply H. apply existsb_exists. exists j. split; auto.
      now apply before_spec.
    + apply index_in in H; auto.
  - intros H l IL. destruct (isIn index N l) eqn:E; [apply orb_true_r |]. rewrite orb_false_r.
    apply negb_true_iff, not_true_iff_false. intros F. apply existsb_exists in F as [j [J B]].
    apply (H l j IL); auto.
    + intros I. apply (index_in l N A IL) in I. congruence.
    + now apply before_spec.
Qed.

Theorem labeled_means : Says (labeled judgeRows) (IsLabelProved M q others).
Proof.
  unfold Says, IsLabelProved, judgeRows. cbn [judge labeled].
  set (u := hd 0 _). pose proof first_up as T. fold u in T.
  change (within (low M q) u others) with (rescoringSet M q others u). split.
  - intros H. exists u. split; auto. destruct (rescoringSet M q others u) as [| x rest]; [easy |].
    rewrite forallb_forall in H.
    assert (G : forall l, In l (x :: rest) -> label l = label x).
    { intros l [<- | I]; auto. now apply Z.eqb_eq, H. }
    intros l l' I I'. now rewrite (G l), (G l').
  - intros [v [V H]]. rewrite <- (kthLeast_unique _ _ _ _ T V) in H.
    destruct (rescoringSet M q others u) as [| x rest]; auto. apply forallb_forall.
    intros y Y. apply Z.eqb_eq, H; cbn; auto.
Qed.

Theorem members_mean :
  Forall2 (fun flag j => Says flag (IsMember M k q others j)) (flags judgeRows) N.
Proof.
  unfold judgeRows. cbn [judge flags]. fold (byCodes M q). fold N.
  induction N as [| j l IH]; cbn [map]; constructor; auto. unfold Says, IsMember.
  rewrite Nat.ltb_lt. reflexivity.
Qed.

Theorem exactly_means : Encloses M q others ->
  exactly judgeRows = map (fun r => (exactDistance M q r, index r)) N'.
Proof.
  intros E. unfold judgeRows. cbn [judge exactly]. rewrite <- (least_map _ (fun p => p)). f_equal.
  unfold N', within. apply (least_filter (byPoints M q)); [exact indices |].
  intros x X G. apply Z.leb_gt in G.
  apply (beyond_threshold M q others E indices k U); auto using U_spec.
Qed.

Theorem setSize_means : setSize judgeRows = Z.of_nat (length (rescoringSet M q others U)).
Proof. reflexivity. Qed.

Theorem nearest_means : nearest judgeRows = map index N.
Proof. reflexivity. Qed.

End Meaning.
