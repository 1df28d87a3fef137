(** * The verdict on one query

    A program over the other rows, whatever they are: [A] has a code distance, bounds, an exact
    distance, a label and an index. It is used with rows themselves to say what it means, and with
    rows whose code distance was computed before to be fast. *)

From Coq Require Import ZArith List Bool Lia Sorted Permutation.
From Torus.Specification Require Import Order.
From Torus.Theorems Require Import Order.
Import ListNotations.
Local Open Scope Z_scope.

Record judged := {
  nearest : list Z;
  flags : list bool;
  setSize : Z;
  proved : bool;
  labeled : bool;
  exactly : list (Z * Z);   (** exact distance, index *)
  predicted : Z;            (** the label of the nearest *)
  leastCode : Z }.          (** its distance *)

Section Judge.
Context {A : Type}.
Variables D low up exact label index : A -> Z.
Variable k : nat.

Definition lowKey x := (low x, index x).
Definition upKey x := (up x, index x).
Definition isIn (N : list A) x := existsb (fun j => index x =? index j) N.
Definition precursorsOf (l : list A) j :=
  filter (fun x => negb (index x =? index j) && before (lowKey x) (upKey j)) l.
Definition within U (l : list A) := filter (fun x => low x <=? U) l.
Definition ups (l : list A) := map up (least upKey k l).

Definition judge (l : list A) : judged :=
  let N := least (fun x => (D x, index x)) k l in
  let sorted := ups l in
  let rescored := within (last sorted 0) l in
  {| nearest := map index N;
     flags := map (fun j => (length (precursorsOf l j) <? k)%nat) N;
     setSize := Z.of_nat (length rescored);
     proved := forallb (fun x => negb (existsb (fun j => before (lowKey x) (upKey j)) N) || isIn N x) l;
     labeled := match within (hd 0 sorted) l with
                | [] => true
                | x :: rest => forallb (fun y => label y =? label x) rest
                end;
     exactly := least (fun p => p) k (map (fun x => (exact x, index x)) rescored);
     predicted := hd 0 (map label N);
     leastCode := hd 0 (map D N) |}.

(** ** Leaving rows out

    Rows whose low is above T, where at least k rows have an up of at most T, change nothing. *)

Section Filter.
Variables (l : list A) (T : Z).
Hypothesis indices : NoDup (map index l).
Hypothesis between : forall x, In x l -> low x <= 2 ^ 16 * D x <= up x.
Hypothesis positive : (1 <= k)%nat.
Let keep x := low x <=? T.
Let near := filter (fun x => up x <=? T) l.
Hypothesis enough : (k <= length near)%nat.

Lemma near_spec x : In x near <-> In x l /\ up x <= T.
Proof. unfold near. rewrite filter_In, Z.leb_le. reflexivity. Qed.

Lemma near_NoDup : NoDup near.
Proof. apply NoDup_filter. eapply NoDup_map_inv, indices. Qed.

Lemma near_kept x : In x near -> In x (filter keep l).
Proof.
  rewrite near_spec, filter_In. unfold keep. rewrite Z.leb_le. intros [X U]. split; auto.
  specialize (between x X). lia.
Qed.

Lemma filter_nearest : least (fun x => (D x, index x)) k (filter keep l)
  = least (fun x => (D x, index x)) k l.
Proof.
  apply least_filter; auto. intros x X E. exists near. unfold keep in E. apply Z.leb_gt in E.
  repeat split; auto using near_NoDup.
  - now apply near_spec in H.
  - apply near_spec in H as [Z U]. left. cbn [fst].
    pose proof (between x X). pose proof (between z Z). lia.
Qed.

Lemma filter_ups : ups (filter keep l) = ups l.
Proof.
  unfold ups. f_equal. apply least_filter; auto. intros x X E. exists near. unfold keep in E.
  apply Z.leb_gt in E. repeat split; auto using near_NoDup.
  - now apply near_spec in H.
  - apply near_spec in H as [Z U]. left. cbn [fst upKey]. pose proof (between x X). lia.
Qed.

Lemma length_enough : (k <= length l)%nat.
Proof.
  eapply Nat.le_trans; [exact enough |]. apply NoDup_incl_length; [apply near_NoDup |].
  intros x X. now apply near_spec in X.
Qed.

Lemma ups_below u : In u (ups l) -> u <= T.
Proof.
  unfold ups. intros I. apply in_map_iff in I as [x [<- X]].
  pose proof (least_correct upKey k l indices length_enough) as C.
  destruct (Z_le_gt_dec (up x) T) as [| G]; auto. exfalso.
  assert (incl near (least upKey k l)) as NI.
  { intros y Y. pose proof (proj1 (near_spec y) Y) as [YL YU].
    destruct (in_dec Z.eq_dec (index y) (map index (least upKey k l))) as [J | J].
    - apply in_map_iff in J as [z [E Z]].
      rewrite <- (index_injective upKey l z y); auto. now apply (least_among _ _ _ _ C).
    - exfalso. assert (~ In y (least upKey k l)) as NY by (intros K; now apply J, in_map).
      pose proof (least_first _ _ _ _ C x y X YL NY) as B. unfold Before, upKey in B. cbn in B. lia. }
  assert (length (x :: near) <= length (least upKey k l))%nat as E.
  { apply NoDup_incl_length.
    - constructor; [| apply near_NoDup]. intros Y. apply near_spec in Y. lia.
    - intros y [<- | Y]; auto. }
  cbn [length] in E. rewrite (least_count _ _ _ _ C) in E. lia.
Qed.

Lemma filter_within U : U <= T -> within U (filter keep l) = within U l.
Proof.
  intros H. unfold within, keep. clear - H. induction l as [| x l' IH]; auto. cbn [filter].
  destruct (low x <=? T) eqn:E; cbn [filter]; [now rewrite IH |].
  apply Z.leb_gt in E. destruct (low x <=? U) eqn:F; auto. apply Z.leb_le in F. lia.
Qed.

Lemma ups_length : length (ups l) = k.
Proof.
  unfold ups. rewrite map_length. apply (least_count upKey k l).
  apply least_correct; auto using length_enough.
Qed.

Lemma last_ups : In (last (ups l) 0) (ups l).
Proof.
  pose proof ups_length as E. destruct (@exists_last _ (ups l)) as [a [u ->]].
  - intros F. rewrite F in E. cbn in E. lia.
  - rewrite last_last. apply in_app_iff. cbn. auto.
Qed.

Lemma head_ups : In (hd 0 (ups l)) (ups l).
Proof. pose proof ups_length as E. destruct (ups l); cbn in *; [lia | auto]. Qed.

Lemma dropped_late j x : up j <= T -> keep x = false -> before (lowKey x) (upKey j) = false.
Proof.
  unfold keep. intros U E. apply Z.leb_gt in E. apply before_false. unfold Before, lowKey, upKey. cbn. lia.
Qed.

Lemma near_before j x : T < up j -> In x near -> before (lowKey x) (upKey j) = true.
Proof.
  intros U X. apply near_spec in X as [X V]. apply before_spec. left. cbn.
  specialize (between x X). lia.
Qed.

Lemma filter_members j : In j l ->
  (length (precursorsOf (filter keep l) j) <? k)%nat = (length (precursorsOf l j) <? k)%nat.
Proof.
  intros J. destruct (Z_le_gt_dec (up j) T) as [U | U].
  - do 2 f_equal. unfold precursorsOf. generalize l as l'.
    induction l' as [| x l' IH]; auto. cbn [filter].
    destruct (keep x) eqn:E; cbn [filter]; [now rewrite IH |].
    rewrite (dropped_late j x U E), andb_false_r. auto.
  - assert (H : (k <= length (precursorsOf (filter keep l) j))%nat).
    { eapply Nat.le_trans; [exact enough |]. apply NoDup_incl_length; [apply near_NoDup |].
      intros x X. apply filter_In. split; [now apply near_kept |]. rewrite near_before by (auto; lia).
      rewrite andb_true_r. apply negb_true_iff, Z.eqb_neq. intros E.
      pose proof (proj1 (near_spec x) X) as [XL XU].
      rewrite (index_injective upKey l x j indices XL J E) in XU. lia. }
    assert (H' : (k <= length (precursorsOf l j))%nat).
    { eapply Nat.le_trans; [exact H |]. unfold precursorsOf. generalize l as l'.
      induction l' as [| x l' IH]; auto. cbn [filter]. destruct (keep x); cbn [filter]; destruct (_ && _); cbn [length]; lia. }
    rewrite 2 (proj2 (Nat.ltb_ge _ _)); auto.
Qed.

Lemma filter_proved :
  let N := least (fun x => (D x, index x)) k l in
  let isFine x := negb (existsb (fun j => before (lowKey x) (upKey j)) N) || isIn N x in
  forallb isFine (filter keep l) = forallb isFine l.
Proof.
  intros N isFine.
  pose proof (least_correct (fun x => (D x, index x)) k l indices length_enough) as C. fold N in C.
  destruct (forallb isFine (filter keep l)) eqn:E; symmetry.
  - rewrite forallb_forall in E |- *. intros x X. destruct (keep x) eqn:K; [apply E, filter_In; auto |].
    unfold isFine. apply orb_true_intro. left. apply negb_true_iff.
    destruct (existsb _ N) eqn:F; auto. exfalso. apply existsb_exists in F as [j [J B]].
    destruct (Z_le_gt_dec (up j) T) as [U | U]; [now rewrite (dropped_late j x U K) in B |].
    assert (incl near N) as NI.
    { intros y Y. specialize (E y (near_kept y Y)). unfold isFine in E.
      apply orb_prop in E as [E | E].
      - exfalso. apply negb_true_iff in E.
        assert (existsb (fun j => before (lowKey y) (upKey j)) N = true); [| congruence].
        apply existsb_exists. exists j. split; auto. apply near_before; auto. lia.
      - apply existsb_exists in E as [z [Z E]]. apply Z.eqb_eq in E.
        rewrite (index_injective upKey l y z); auto.
        + now apply near_spec.
        + now apply (least_among _ _ _ _ C). }
    assert (length (j :: near) <= length N)%nat as F.
    { apply NoDup_incl_length.
      - constructor; [| apply near_NoDup]. intros Y. apply near_spec in Y. lia.
      - intros y [<- | Y]; auto. }
    cbn [length] in F. rewrite (least_count _ _ _ _ C) in F. lia.
  - apply not_true_iff_false. intros F. apply not_true_iff_false in E. apply E.
    rewrite forallb_forall in F |- *. intros x X. apply filter_In in X as [X _]. now apply F.
Qed.

Theorem judge_filter : judge (filter keep l) = judge l.
Proof.
  unfold judge. rewrite filter_nearest, filter_ups. f_equal.
  - apply map_ext_in. intros j J. apply filter_members.
    now apply (least_among _ _ _ _ (least_correct (fun x => (D x, index x)) k l indices length_enough)).
  - rewrite filter_within; auto. apply ups_below, last_ups.
  - apply filter_proved.
  - rewrite filter_within; auto. apply ups_below, head_ups.
  - rewrite filter_within; auto. apply ups_below, last_ups.
Qed.

End Filter.
End Judge.

(** ** Code distances may be computed before *)

Section Map.
Context {A B : Type} (f : A -> B).

Lemma filter_of_map g l : filter g (map f l) = map f (filter (fun a => g (f a)) l).
Proof.
  induction l as [| x l IH]; auto. cbn [map filter]. rewrite IH. now destruct (g (f x)).
Qed.

Lemma forallb_of_map g l : forallb g (map f l) = forallb (fun a => g (f a)) l.
Proof. induction l as [| x l IH]; auto. cbn [map forallb]. now rewrite IH. Qed.

Lemma existsb_of_map g l : existsb g (map f l) = existsb (fun a => g (f a)) l.
Proof. induction l as [| x l IH]; auto. cbn [map existsb]. now rewrite IH. Qed.

Lemma forallb_same g h (l : list A) : (forall a, g a = h a) -> forallb g l = forallb h l.
Proof. intros E. induction l as [| x l IH]; auto. cbn [forallb]. now rewrite IH, E. Qed.

Theorem judge_map (D low up exact label index : B -> Z) k l :
  judge D low up exact label index k (map f l)
  = judge (fun a => D (f a)) (fun a => low (f a)) (fun a => up (f a)) (fun a => exact (f a))
      (fun a => label (f a)) (fun a => index (f a)) k l.
Proof.
  unfold judge, ups, within, precursorsOf, isIn, lowKey, upKey. cbv beta.
  rewrite <- 2 (least_map f). rewrite !filter_of_map, !map_map, map_length. f_equal.
  - apply map_ext. intros j. now rewrite filter_of_map, map_length.
  - rewrite forallb_of_map. apply forallb_same. intros a. now rewrite 2 existsb_of_map.
  - destruct (filter _ l); auto. cbn [map]. apply forallb_of_map.
Qed.
End Map.
