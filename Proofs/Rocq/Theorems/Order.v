(** * How the k least are found, and that what is found is them

    [least k] keeps the k least so far in order: the program of the checker and, word for word, of
    the plain verifier in Swift. *)

From Coq Require Import ZArith List Bool Lia Sorted Permutation.
From Torus.Specification Require Import Order.
Import ListNotations.
Local Open Scope Z_scope.

Lemma before_spec a b : before a b = true <-> Before a b.
Proof. unfold before, Before. rewrite orb_true_iff, andb_true_iff, 2 Z.ltb_lt, Z.eqb_eq. tauto. Qed.
Lemma before_false a b : before a b = false <-> ~ Before a b.
Proof. rewrite <- before_spec. destruct (before a b); split; congruence. Qed.
Lemma Before_irreflexive a : ~ Before a a.
Proof. unfold Before. lia. Qed.
Lemma Before_transitive a b c : Before a b -> Before b c -> Before a c.
Proof. unfold Before. lia. Qed.
Lemma Before_asymmetric a b : Before a b -> ~ Before b a.
Proof. unfold Before. lia. Qed.
Lemma Before_total a b : snd a <> snd b -> Before a b \/ Before b a.
Proof. unfold Before. lia. Qed.
Lemma NoDup_app_left {A} (l l' : list A) : NoDup (l ++ l') -> NoDup l.
Proof.
  induction l as [| x l IH]; cbn [app]; intros N; [constructor |].
  apply NoDup_cons_iff in N as [I N]. rewrite in_app_iff in I. constructor; auto.
Qed.

(** ** Lists in order are determined by their elements *)

Section Sorted.
Context {A : Type} (key : A -> Z * Z).
Notation "x << y" := (Before (key x) (key y)) (at level 70).
Notation Ordered := (StronglySorted (fun x y => x << y)).

Lemma ordered_NoDup l : Ordered l -> NoDup l.
Proof.
  induction 1 as [| x l _ IH F]; constructor; auto.
  intros I. rewrite Forall_forall in F. now apply (Before_irreflexive (key x)), F.
Qed.
Lemma ordered_equal l l' : Ordered l -> Ordered l' -> (forall x, In x l <-> In x l') -> l = l'.
Proof.
  intros S. revert l'. induction S as [| x l S IH F]; intros l' S' E.
  - destruct l' as [| y l']; auto. destruct (proj2 (E y)). now left.
  - destruct S' as [| y l' S' F']; [destruct (proj1 (E x)); now left |].
    rewrite Forall_forall in F, F'.
    assert (x = y) as <-.
    { destruct (proj1 (E x) (or_introl eq_refl)) as [-> | I]; auto.
      destruct (proj2 (E y) (or_introl eq_refl)) as [-> | J]; auto.
      exfalso. apply (Before_asymmetric (key x) (key y)); auto. }
    f_equal. apply IH; auto. intros z. split; intros I.
    + destruct (proj1 (E z) (or_intror I)) as [<- | J]; auto.
      exfalso. now apply (Before_irreflexive (key x)), F.
    + destruct (proj2 (E z) (or_intror I)) as [<- | J]; auto.
      exfalso. now apply (Before_irreflexive (key x)), F'.
Qed.

Variable eq_dec : forall x y : A, {x = y} + {x <> y}.

Lemma least_NoDup k l N : IsLeast key k l N -> NoDup N.
Proof. intros I. apply ordered_NoDup, I. Qed.
Lemma least_included k l N N' : IsLeast key k l N -> IsLeast key k l N' -> incl N N'.
Proof.
  intros I I' x X. destruct (in_dec eq_dec x N') as [J | J]; auto. exfalso.
  assert (Y : incl N' N).
  { intros y Y. destruct (in_dec eq_dec y N) as [K | K]; auto. exfalso.
    apply (Before_asymmetric (key x) (key y)).
    - apply (least_first _ _ _ _ I); auto. now apply (least_among _ _ _ _ I').
    - apply (least_first _ _ _ _ I'); auto. now apply (least_among _ _ _ _ I). }
  assert (length (x :: N') <= length N)%nat.
  { apply NoDup_incl_length.
    - constructor; auto. eapply least_NoDup, I'.
    - intros z [<- | Z]; auto. }
  cbn [length] in H. rewrite (least_count _ _ _ _ I), (least_count _ _ _ _ I') in H. lia.
Qed.

(** There is only one list that the specification can mean. *)
Theorem least_unique k l N N' : IsLeast key k l N -> IsLeast key k l N' -> N = N'.
Proof.
  intros I I'. apply ordered_equal; [apply I | apply I' |].
  intros x. split; eapply least_included; eauto.
Qed.

(** ** Insertion *)

Fixpoint insert (x : A) (l : list A) : list A :=
  match l with
  | [] => [x]
  | y :: l' => if before (key x) (key y) then x :: l else y :: insert x l'
  end.

Definition sort (l : list A) : list A := fold_left (fun sorted x => insert x sorted) l [].

(** The first k of [insert x l], without looking farther. *)
Fixpoint insertWithin (k : nat) (x : A) (l : list A) : list A :=
  match k, l with
  | O, _ => []
  | S _, [] => [x]
  | S k', y :: l' => if before (key x) (key y) then x :: firstn k' l else y :: insertWithin k' x l'
  end.

Definition least (k : nat) (l : list A) : list A :=
  fold_left (fun sofar x => insertWithin k x sofar) l [].

Lemma insertWithin_firstn k x l : insertWithin k x l = firstn k (insert x l).
Proof.
  revert l. induction k as [| k IH]; intros [| y l]; auto; cbn [insertWithin insert firstn].
  - now rewrite firstn_nil.
  - destruct (before _ _); cbn [firstn]; congruence.
Qed.
Lemma insert_firstn k x l : firstn k (insert x (firstn k l)) = firstn k (insert x l).
Proof.
  revert l. induction k as [| k IH]; intros [| y l]; auto. cbn [firstn insert].
  destruct (before _ _); cbn [firstn]; [| now rewrite IH].
  f_equal. destruct k as [| k]; auto.
  now rewrite 2 firstn_cons, firstn_firstn, Nat.min_l by lia.
Qed.
Lemma least_fold k l sofar :
  fold_left (fun sofar x => insertWithin k x sofar) l (firstn k sofar)
  = firstn k (fold_left (fun sorted x => insert x sorted) l sofar).
Proof.
  revert sofar. induction l as [| x l IH]; intros sofar; cbn [fold_left]; auto.
  now rewrite insertWithin_firstn, insert_firstn, IH.
Qed.

Theorem least_sort k l : least k l = firstn k (sort l).
Proof. unfold least, sort. rewrite <- least_fold. now rewrite firstn_nil. Qed.
Lemma insert_permutation x l : Permutation (x :: l) (insert x l).
Proof.
  induction l as [| y l IH]; cbn [insert]; auto.
  destruct (before _ _); auto. rewrite perm_swap. now constructor.
Qed.
Lemma sort_fold_permutation l sofar :
  Permutation (l ++ sofar) (fold_left (fun sorted x => insert x sorted) l sofar).
Proof.
  revert sofar. induction l as [| x l IH]; intros sofar; cbn [fold_left app]; auto.
  rewrite <- IH. rewrite <- insert_permutation. apply Permutation_middle.
Qed.
Lemma sort_permutation l : Permutation l (sort l).
Proof. unfold sort. rewrite <- sort_fold_permutation. now rewrite app_nil_r. Qed.

(** ** Things with different indices *)

Notation index := (fun x => snd (key x)).

Lemma insert_ordered x l :
  Ordered l -> ~ In (index x) (map index l) -> Ordered (insert x l).
Proof.
  intros S. induction S as [| y l S IH F]; cbn [insert map In]; intros NI.
  - repeat constructor.
  - destruct (before (key x) (key y)) eqn:E.
    + apply before_spec in E. constructor; [now constructor |]. constructor; auto.
      rewrite Forall_forall in *. intros z Z. eapply Before_transitive; eauto.
    + apply before_false in E.
      assert (y << x) by (destruct (Before_total (key x) (key y)); [intuition congruence | tauto | auto]).
      constructor; [apply IH; tauto |]. rewrite Forall_forall in *. intros z Z.
      apply (Permutation_in z (Permutation_sym (insert_permutation x l))) in Z as [<- | Z]; auto.
Qed.
Lemma sort_fold_ordered l sofar :
  Ordered sofar -> NoDup (map index (l ++ sofar)) ->
  Ordered (fold_left (fun sorted x => insert x sorted) l sofar).
Proof.
  revert sofar. induction l as [| x l IH]; intros sofar S N; cbn [fold_left]; auto.
  apply IH.
  - cbn [app map] in N. apply NoDup_cons_iff in N as [N _]. rewrite map_app, in_app_iff in N.
    apply insert_ordered; tauto.
  - eapply Permutation_NoDup, N. apply Permutation_map. rewrite <- insert_permutation.
    apply Permutation_middle.
Qed.

Lemma sort_ordered l : NoDup (map index l) -> Ordered (sort l).
Proof. intros. apply sort_fold_ordered; [constructor | now rewrite app_nil_r]. Qed.

Lemma ordered_app l l' :
  Ordered (l ++ l') -> Ordered l /\ forall x y, In x l -> In y l' -> x << y.
Proof.
  induction l as [| z l IH]; cbn [app]; intros S; [split; [constructor | intros _ _ []] |].
  apply StronglySorted_inv in S as [S F]. destruct (IH S) as [S' B].
  rewrite Forall_forall in F. split.
  - constructor; auto. apply Forall_forall. intros. apply F, in_app_iff. auto.
  - intros x y [<- | X] Y; auto. apply F, in_app_iff. auto.
Qed.

(** The program finds what the specification means. *)
Theorem least_correct k l :
  NoDup (map index l) -> (k <= length l)%nat -> IsLeast key k l (least k l).
Proof.
  intros N K. rewrite least_sort. pose proof (sort_ordered l N) as S.
  pose proof (sort_permutation l) as P. pose proof (Permutation_length P) as L.
  rewrite <- (firstn_skipn k (sort l)) in S. destruct (ordered_app _ _ S) as [S' B]. constructor; auto.
  - rewrite firstn_length. lia.
  - intros x X. apply (Permutation_in x (Permutation_sym P)).
    rewrite <- (firstn_skipn k). apply in_app_iff. auto.
  - intros x y X Y NY. apply B; auto. apply (Permutation_in y P) in Y.
    rewrite <- (firstn_skipn k (sort l)), in_app_iff in Y. tauto.
Qed.

Lemma index_filter keep l : NoDup (map index l) -> NoDup (map index (filter keep l)).
Proof.
  induction l as [| x l IH]; cbn [map filter]; auto. intros N. apply NoDup_cons_iff in N as [I N].
  destruct (keep x); auto. cbn [map]. constructor; auto.
  intros J. apply I. apply in_map_iff in J as [y [<- Y]]. apply filter_In in Y. now apply (in_map index).
Qed.

Lemma sort_filter keep l :
  NoDup (map index l) -> sort (filter keep l) = filter keep (sort l).
Proof.
  intros N. apply ordered_equal.
  - now apply sort_ordered, index_filter.
  - pose proof (sort_ordered l N) as S. induction S as [| x l' S IH F]; cbn [filter]; [constructor |].
    destruct (keep x); auto. constructor; auto. rewrite Forall_forall in *.
    intros y Y. apply filter_In in Y. now apply F.
  - intros x. rewrite filter_In. split; intros X.
    + apply (Permutation_in x (Permutation_sym (sort_permutation _))), filter_In in X as [X K].
      split; auto. now apply (Permutation_in x (sort_permutation l)).
    + destruct X as [X K]. apply (Permutation_in x (sort_permutation _)), filter_In. split; auto.
      now apply (Permutation_in x (Permutation_sym (sort_permutation l))).
Qed.

(** Whoever comes after k others may be left out. This is why a rescoring set suffices, and what makes
    the checker fast: it is used for every order that a certificate speaks of. *)
Theorem least_filter k keep l :
  NoDup (map index l) ->
  (forall x, In x l -> keep x = false ->
    exists S, NoDup S /\ (k <= length S)%nat /\ forall z, In z S -> In z l /\ z << x) ->
  least k (filter keep l) = least k l.
Proof.
  intros N H. rewrite 2 least_sort, sort_filter by auto.
  pose proof (sort_ordered l N) as O. pose proof (sort_permutation l) as P.
  set (s := sort l) in *.
  assert (K : filter keep (firstn k s) = firstn k s).
  { assert (forall x, In x (firstn k s) -> keep x = true) as K.
    { intros x X. destruct (keep x) eqn:E; auto. exfalso.
      assert (XL : In x l).
      { apply (Permutation_in x (Permutation_sym P)). rewrite <- (firstn_skipn k s).
        apply in_app_iff. auto. }
      destruct (H x XL E) as [S [NS [LS B]]].
      destruct (in_split _ _ X) as [a [b AB]].
      assert (E' : s = a ++ x :: b ++ skipn k s).
      { rewrite <- (firstn_skipn k s) at 1. rewrite AB, <- app_assoc. reflexivity. }
      assert (incl S a).
      { intros z Z. destruct (B z Z) as [ZL ZX]. apply (Permutation_in z P) in ZL.
        rewrite E' in ZL, O. apply in_app_iff in ZL as [ZL | ZL]; auto. exfalso.
        destruct ZL as [<- | ZL]; [now apply Before_irreflexive in ZX |].
        replace (a ++ x :: b ++ skipn k s) with ((a ++ [x]) ++ b ++ skipn k s) in O
          by now rewrite <- app_assoc.
        destruct (ordered_app _ _ O) as [_ B']. apply (Before_asymmetric _ _ ZX).
        apply B'; auto. apply in_app_iff. right. now left. }
      pose proof (NoDup_incl_length NS H0). pose proof (firstn_le_length k s).
      rewrite AB, app_length in H2. cbn [length] in H2. lia. }
    clear - K. induction (firstn k s) as [| x f IH]; auto. cbn [filter].
    rewrite (K x) by now left. f_equal. apply IH. intros. apply K. now right. }
  rewrite <- (firstn_skipn k s) at 1. rewrite filter_app, K.
  destruct (Nat.le_gt_cases k (length s)).
  - rewrite firstn_app, firstn_firstn, Nat.min_id, firstn_length.
    replace (k - Nat.min k (length s))%nat with 0%nat by lia. cbn [firstn]. now rewrite app_nil_r.
  - rewrite skipn_all2 by lia. cbn [filter]. rewrite app_nil_r, firstn_firstn, Nat.min_id. reflexivity.
Qed.

(** ** Merging: the k least of two shards are the k least of the k least of each *)


Lemma ordered_index l : Ordered l -> (forall x y, In x l -> In y l -> index x = index y -> x = y) ->
  NoDup (map index l).
Proof.
  intros O. induction O as [| x l O IH F]; cbn [map]; intros D; constructor.
  - intros I. apply in_map_iff in I as [y [E Y]].
    rewrite (D y x) in Y; cbn; auto. rewrite Forall_forall in F.
    now apply (Before_irreflexive (key x)), F.
  - apply IH. intros. apply D; cbn; auto.
Qed.

Lemma index_injective l x y :
  NoDup (map index l) -> In x l -> In y l -> index x = index y -> x = y.
Proof.
  induction l as [| z l IH]; cbn [map In]; intros N X Y E; [easy |].
  apply NoDup_cons_iff in N as [I N]. destruct X as [-> | X], Y as [-> | Y]; auto.
  - exfalso. apply I. rewrite E. now apply (in_map index).
  - exfalso. apply I. rewrite <- E. now apply (in_map index).
Qed.

Lemma sort_invariant l l' : NoDup (map index l) -> Permutation l l' -> sort l = sort l'.
Proof.
  intros N P. apply ordered_equal.
  - now apply sort_ordered.
  - apply sort_ordered. eapply Permutation_NoDup, N. now apply Permutation_map.
  - intros x. rewrite <- (sort_permutation l), <- (sort_permutation l'). now rewrite P.
Qed.

Lemma sort_of_ordered l : Ordered l -> NoDup (map index l) -> sort l = l.
Proof.
  intros O N. apply ordered_equal; auto using sort_ordered.
  intros x. now rewrite <- (sort_permutation l).
Qed.

(** What is found in any order of the rows is the same. *)
Lemma least_invariant k l l' : NoDup (map index l) -> Permutation l l' -> least k l = least k l'.
Proof. intros N P. rewrite 2 least_sort. now rewrite (sort_invariant l l'). Qed.

Lemma least_merge_left k l l' : NoDup (map index (l ++ l')) ->
  least k (least k l ++ l') = least k (l ++ l').
Proof.
  intros N. assert (NL : NoDup (map index l)) by (rewrite map_app in N; eapply NoDup_app_left, N).
  unfold least at 1 3. rewrite 2 fold_left_app. f_equal. fold (least k (least k l)). fold (least k l).
  rewrite (least_sort k (least k l)), least_sort.
  pose proof (sort_ordered l NL) as O. rewrite <- (firstn_skipn k (sort l)) in O.
  apply ordered_app in O as [O _]. rewrite sort_of_ordered; auto.
  - now rewrite firstn_firstn, Nat.min_id.
  - apply ordered_index; auto. intros x y X Y.
    apply index_injective with (l := l); auto;
      apply (Permutation_in _ (Permutation_sym (sort_permutation l)));
      rewrite <- (firstn_skipn k); apply in_app_iff; auto.
Qed.

(** ** Merging: the k least of two shards are the k least of the k least of each *)

Lemma index_shard k l l' : NoDup (map index (l ++ l')) -> NoDup (map index (l ++ least k l')).
Proof.
  intros N. rewrite least_sort. apply NoDup_app_left with (l' := map index (skipn k (sort l'))).
  rewrite <- map_app, <- app_assoc, firstn_skipn.
  eapply Permutation_NoDup, N. apply Permutation_map, Permutation_app_head, sort_permutation.
Qed.

Theorem least_merge k l l' : NoDup (map index (l ++ l')) ->
  least k (least k l ++ least k l') = least k (l ++ l').
Proof.
  intros N. pose proof (index_shard k _ _ N) as M.
  assert (N' : NoDup (map index (l' ++ l))).
  { eapply Permutation_NoDup, N. apply Permutation_map, Permutation_app_comm. }
  rewrite least_merge_left by auto.
  rewrite (least_invariant k (l ++ least k l') (least k l' ++ l)) by auto using Permutation_app_comm.
  rewrite least_merge_left by auto. now apply least_invariant, Permutation_app_comm.
Qed.

End Sorted.

(** Keys may be made first. *)
Lemma insertWithin_map {A B} (f : A -> B) (key : B -> Z * Z) k x l :
  map f (insertWithin (fun a => key (f a)) k x l) = insertWithin key k (f x) (map f l).
Proof.
  revert l. induction k as [| k IH]; intros [| y l]; cbn [insertWithin map]; auto.
  destruct (before _ _); cbn [map]; [now rewrite <- firstn_map | now rewrite IH].
Qed.

Lemma least_map {A B} (f : A -> B) (key : B -> Z * Z) k l :
  map f (least (fun a => key (f a)) k l) = least key k (map f l).
Proof.
  unfold least. change (@nil B) with (map f []). generalize (@nil A) as sofar.
  induction l as [| x l IH]; intros sofar; cbn [fold_left map]; auto.
  now rewrite IH, insertWithin_map.
Qed.

(** ** The k-th least *)

Lemma filter_length_le {A} (f g : A -> bool) l : (forall x, In x l -> f x = true -> g x = true) ->
  (length (filter f l) <= length (filter g l))%nat.
Proof.
  induction l as [| x l IH]; cbn [filter]; intros H; auto.
  specialize (IH ltac:(intros; apply H; cbn; auto)). specialize (H x (or_introl eq_refl)).
  destruct (f x); [rewrite H by auto; cbn [length]; lia |]. destruct (g x); cbn [length]; lia.
Qed.

Lemma kthLeast_unique k values u v : IsKthLeast k values u -> IsKthLeast k values v -> u = v.
Proof.
  assert (H : forall u v, IsKthLeast k values u -> IsKthLeast k values v -> ~ u < v).
  { intros x y [X _] [_ Y] G.
    assert (length (filter (fun z => (z <=? x)%Z) values) <= length (filter (fun z => (z <? y)%Z) values))%nat.
    { apply filter_length_le. intros z _ Z. apply Z.leb_le in Z. apply Z.ltb_lt. lia. }
    lia. }
  intros. pose proof (H u v ltac:(auto) ltac:(auto)). pose proof (H v u ltac:(auto) ltac:(auto)). lia.
Qed.

Lemma filter_map_length {A B} (f : A -> B) g l :
  length (filter g (map f l)) = length (filter (fun x => g (f x)) l).
Proof. induction l as [| x l IH]; cbn [map filter]; auto. destruct (g _); cbn [length]; auto. Qed.

(** The last of the k least has the k-th least value. *)
Theorem last_of_least {A} (value index : A -> Z) k l N m :
  NoDup (map index l) -> IsLeast (fun x => (value x, index x)) k l (N ++ [m]) ->
  IsKthLeast k (map value l) (value m).
Proof.
  intros ND I. pose proof (least_ordered _ _ _ _ I) as O. pose proof (least_count _ _ _ _ I) as C.
  pose proof (ordered_app _ _ _ O) as [_ B]. split; rewrite filter_map_length; cbv beta.
  - rewrite <- C. apply NoDup_incl_length; [eapply ordered_NoDup, O |]. intros x X. apply filter_In.
    split; [now apply (least_among _ _ _ _ I) |]. apply in_app_iff in X as [X | [<- | []]]; [| lia].
    specialize (B x m X (or_introl eq_refl)). unfold Before in B. cbn in B. lia.
  - rewrite <- C, app_length, Nat.add_1_r. apply Nat.lt_succ_r. apply NoDup_incl_length.
    + apply NoDup_filter. eapply NoDup_map_inv, ND.
    + intros y Y. apply filter_In in Y as [Y V].
      destruct (in_dec (fun a b => Z.eq_dec a b) (index y) (map index (N ++ [m]))) as [J | J].
      * apply in_map_iff in J as [z [E Z]].
        assert (z = y) as ->.
        { apply (index_injective (fun x => (value x, index x)) l); auto. now apply (least_among _ _ _ _ I). }
        apply in_app_iff in Z as [Z | [<- | []]]; auto. lia.
      * exfalso. assert (~ In y (N ++ [m])) as NY by (intros X; now apply J, in_map).
        pose proof (least_first _ _ _ _ I m y ltac:(apply in_app_iff; cbn; auto) Y NY) as F.
        unfold Before in F. cbn in F. lia.
Qed.
