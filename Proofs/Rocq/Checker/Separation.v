(** * Separation: the least distance of two different codes, and how many rows coincide

    By definition this takes all pairs. Sorted by the distance to one code, most pairs need no look:
    by the triangle inequality two codes are as far apart as those distances differ, or farther. *)

From Coq Require Import ZArith List Bool Lia Sorted Permutation.
From Torus.Specification Require Import Circle Torus Order Certificate.
From Torus.Theorems Require Import Circle Torus Order.
Import ListNotations.
Local Open Scope Z_scope.

Section Separation.
Context {A : Type} (d : A -> A -> Z).

(** The least of [best] and the distances from x that are not 0. *)
Definition nearer (best : Z) (x y : A) : Z := if d x y =? 0 then best else Z.min best (d x y).
Definition leastFrom (best : Z) (x : A) (l : list A) : Z := fold_right (fun y best => nearer best x y) best l.
Definition coincides (x : A) (l : list A) : bool := existsb (fun y => d x y =? 0) l.

(** All pairs: the least distance below [none], and the number of rows that coincide with a later one. *)
Fixpoint leastOfPairs (none : Z) (l : list A) : Z :=
  match l with [] => none | x :: rest => leastFrom (leastOfPairs none rest) x rest end.
Fixpoint coincidences (l : list A) : Z :=
  match l with
  | [] => 0
  | x :: rest => (if coincides x rest then 1 else 0) + coincidences rest
  end.

Hypothesis d_nonneg : forall x y, 0 <= d x y.
Hypothesis d_refl : forall x, d x x = 0.
Hypothesis d_symmetric : forall x y, d x y = d y x.
Hypothesis d_triangle : forall x y z, d x z <= d x y + d y z.

Lemma leastFrom_min best bound x l : leastFrom (Z.min best bound) x l = Z.min bound (leastFrom best x l).
Proof.
  induction l as [| y l IH]; cbn [leastFrom fold_right]; [lia |].
  unfold leastFrom in IH. unfold nearer at 1 3. rewrite IH. destruct (d x y =? 0); lia.
Qed.

Lemma leastFrom_nearer best x y l z : leastFrom (nearer best x y) z l = nearer (leastFrom best z l) x y.
Proof. unfold nearer. destruct (d x y =? 0); auto. rewrite leastFrom_min. lia. Qed.

Lemma leastFrom_comm best x y l l' : leastFrom (leastFrom best x l) y l' = leastFrom (leastFrom best y l') x l.
Proof.
  induction l as [| z l IH]; auto.
  change (leastFrom best x (z :: l)) with (nearer (leastFrom best x l) x z).
  rewrite leastFrom_nearer, IH. reflexivity.
Qed.

Lemma leastFrom_permutation best x l l' : Permutation l l' -> leastFrom best x l = leastFrom best x l'.
Proof.
  induction 1; cbn [leastFrom fold_right] in *; unfold leastFrom in *; try congruence.
  unfold nearer. destruct (d x x0 =? 0), (d x y =? 0); lia.
Qed.

Lemma leastOfPairs_permutation none l l' : Permutation l l' -> leastOfPairs none l = leastOfPairs none l'.
Proof.
  induction 1 as [| x l l' P IH | x y l | l l' l'' _ IH _ IH']; cbn [leastOfPairs]; try congruence.
  - rewrite IH. now apply leastFrom_permutation.
  - change (leastFrom ?b y (x :: l)) with (nearer (leastFrom b y l) y x).
    change (leastFrom ?b x (y :: l)) with (nearer (leastFrom b x l) x y).
    rewrite leastFrom_comm. unfold nearer. now rewrite (d_symmetric y x).
Qed.

Lemma coincides_spec x l : coincides x l = true <-> exists y, In y l /\ d x y = 0.
Proof.
  unfold coincides. rewrite existsb_exists. split; intros [y [I E]]; exists y; split; auto; now apply Z.eqb_eq.
Qed.

Lemma zero_transitive x y z : d x y = 0 -> d y z = 0 -> d x z = 0.
Proof. pose proof (d_triangle x y z). pose proof (d_nonneg x z). lia. Qed.

Lemma coincides_zero x y l : d x y = 0 -> coincides x l = coincides y l.
Proof.
  intros E. apply eq_true_iff_eq. rewrite 2 coincides_spec.
  split; intros [z [I F]]; exists z; split; auto.
  - apply zero_transitive with x; auto. now rewrite d_symmetric.
  - now apply zero_transitive with y.
Qed.

Lemma coincides_permutation x l l' : Permutation l l' -> coincides x l = coincides x l'.
Proof.
  intros P. apply eq_true_iff_eq. rewrite 2 coincides_spec.
  split; intros [z [I F]]; exists z; split; auto.
  - now apply (Permutation_in z P).
  - now apply (Permutation_in z (Permutation_sym P)).
Qed.

Lemma coincidences_permutation l l' : Permutation l l' -> coincidences l = coincidences l'.
Proof.
  induction 1 as [| x l l' P IH | x y l | l l' l'' _ IH _ IH']; cbn [coincidences]; try congruence.
  - now rewrite IH, (coincides_permutation x l l').
  - assert (coincides x (y :: l) = (d x y =? 0) || coincides x l) as -> by reflexivity.
    assert (coincides y (x :: l) = (d y x =? 0) || coincides y l) as -> by reflexivity.
    rewrite (d_symmetric y x). destruct (d x y =? 0) eqn:E; cbn [orb]; [| lia].
    apply Z.eqb_eq in E. rewrite (coincides_zero x y) by auto. lia.
Qed.

(** ** What all pairs say *)

Lemma leastFrom_le best x l : leastFrom best x l <= best.
Proof.
  induction l as [| y l IH]; cbn [leastFrom fold_right]; [lia |]. unfold leastFrom, nearer in *.
  destruct (_ =? 0); lia.
Qed.

Lemma leastFrom_bound best x l y : In y l -> d x y = 0 \/ leastFrom best x l <= d x y.
Proof.
  induction l as [| z l IH]; [easy |].
  change (leastFrom best x (z :: l)) with (nearer (leastFrom best x l) x z).
  unfold nearer. intros [-> | I].
  - destruct (d x y =? 0) eqn:E; [left; lia | right; lia].
  - destruct (IH I); auto. right. destruct (d x z =? 0); lia.
Qed.

Lemma leastFrom_attained best x l :
  leastFrom best x l = best \/ exists y, In y l /\ d x y = leastFrom best x l /\ d x y <> 0.
Proof.
  induction l as [| z l IH]; auto.
  change (leastFrom best x (z :: l)) with (nearer (leastFrom best x l) x z).
  unfold nearer. destruct (d x z =? 0) eqn:E.
  - destruct IH as [-> | [y [I H]]]; auto. right. exists y. cbn. auto.
  - destruct (Z.min_spec (leastFrom best x l) (d x z)) as [[_ ->] | [_ ->]].
    + destruct IH as [-> | [y [I H]]]; auto. right. exists y. cbn. auto.
    + right. exists z. cbn. repeat split; auto. lia.
Qed.

Lemma leastOfPairs_le none l : leastOfPairs none l <= none.
Proof.
  induction l as [| x l IH]; cbn [leastOfPairs]; [lia |].
  pose proof (leastFrom_le (leastOfPairs none l) x l). lia.
Qed.

Lemma leastOfPairs_bound none l x y : In x l -> In y l -> d x y = 0 \/ leastOfPairs none l <= d x y.
Proof.
  induction l as [| z l IH]; [easy |]. cbn [leastOfPairs].
  pose proof (leastFrom_le (leastOfPairs none l) z l). intros [-> | X] [-> | Y].
  - left. apply d_refl.
  - now apply leastFrom_bound.
  - rewrite d_symmetric. now apply leastFrom_bound.
  - destruct (IH X Y); auto. lia.
Qed.

Lemma leastOfPairs_attained none l : leastOfPairs none l = none \/
  exists x y, In x l /\ In y l /\ d x y = leastOfPairs none l /\ 0 < d x y.
Proof.
  induction l as [| z l IH]; auto. cbn [leastOfPairs].
  destruct (leastFrom_attained (leastOfPairs none l) z l) as [-> | [y [I [E NE]]]].
  - destruct IH as [-> | [x [y [X [Y H]]]]]; auto. right. exists x, y. cbn. auto.
  - right. exists z, y. cbn. pose proof (d_nonneg z y). repeat split; auto. lia.
Qed.

(** ** Sorted by the distance to a pivot *)

Variable pivot : A.
Let key x := d pivot x.

(** What is taken for a distance: itself below the limit, and at least the limit otherwise. *)
Variable upTo : Z -> A -> A -> Z.
Hypothesis upTo_spec : forall limit x y,
  (d x y < limit /\ upTo limit x y = d x y) \/ (limit <= d x y /\ limit <= upTo limit x y).

(** The rows seen before, the last first; it stops where all that follow are too far. *)
Fixpoint scan (best : Z) (found : bool) (x : A) (kx : Z) (seen : list (Z * A)) : Z * bool :=
  match seen with
  | [] => (best, found)
  | (ky, y) :: rest =>
      if best <=? kx - ky then (best, found)
      else
        let v := upTo best x y in
        if v =? 0 then scan best true x kx rest else scan (Z.min best v) found x kx rest
  end.

Definition seenStep (state : Z * Z * list (Z * A)) (item : Z * A) : Z * Z * list (Z * A) :=
  let '(best, number, seen) := state in
  let (best', found) := scan best false (snd item) (fst item) seen in
  (best', if found : bool then 1 + number else number, item :: seen).

Definition separate (none : Z) (sorted : list (Z * A)) : Z * Z :=
  let '(best, number, _) := fold_left seenStep sorted (none, 0, []) in (best, number).

Definition Keyed (l : list (Z * A)) : Prop := Forall (fun item => fst item = key (snd item)) l.
Definition Falling (l : list (Z * A)) : Prop := StronglySorted (fun a b => fst b <= fst a) l.

Lemma far best x l : 1 <= best -> (forall y, In y l -> best <= d x y) ->
  leastFrom best x l = best /\ coincides x l = false.
Proof.
  intros B. induction l as [| y l IH]; auto. intros H. destruct IH as [E F]; [intros; apply H; cbn; auto |].
  specialize (H y (or_introl eq_refl)).
  change (leastFrom best x (y :: l)) with (nearer (leastFrom best x l) x y).
  change (coincides x (y :: l)) with ((d x y =? 0) || coincides x l). rewrite E, F. unfold nearer.
  destruct (d x y =? 0) eqn:Z; [lia |]. split; [lia | reflexivity].
Qed.

Lemma leastFrom_step best x y l : leastFrom best x (y :: l) = leastFrom (nearer best x y) x l.
Proof. symmetry. apply leastFrom_nearer. Qed.

Lemma scan_spec x kx seen : kx = key x -> Keyed seen -> Falling seen -> forall best found, 1 <= best ->
  scan best found x kx seen
  = (leastFrom best x (map snd seen), (found || coincides x (map snd seen))%bool).
Proof.
  intros K. induction seen as [| [ky y] seen IH]; intros KS FS best found B; cbn [scan map snd].
  - now rewrite orb_false_r.
  - apply Forall_cons_iff in KS as [KY KS]. apply StronglySorted_inv in FS as [FS FY]. cbn in KY.
    destruct (best <=? kx - ky) eqn:E.
    + apply Z.leb_le in E. destruct (far best x (y :: map snd seen) B) as [-> ->]; [| now rewrite orb_false_r].
      intros z Z. pose proof (d_triangle pivot z x) as T. rewrite (d_symmetric z x) in T.
      enough (key z <= ky) by (unfold key in *; lia). destruct Z as [<- | Z]; [lia |].
      apply in_map_iff in Z as [[kz z'] [<- Z]]. rewrite Forall_forall in FY, KS.
      specialize (FY _ Z). specialize (KS _ Z). cbn in *. lia.
    + rewrite leastFrom_step.
      change (coincides x (y :: map snd seen)) with ((d x y =? 0) || coincides x (map snd seen))%bool.
      destruct (upTo_spec best x y) as [[LT ->] | [GE GV]].
      * unfold nearer. destruct (d x y =? 0) eqn:Z.
        -- rewrite IH by auto. cbn [orb]. now rewrite orb_true_r.
        -- pose proof (d_nonneg x y). rewrite IH by (auto; lia). now cbn [orb].
      * assert (upTo best x y =? 0 = false) as -> by lia. assert (d x y =? 0 = false) as E0 by lia.
        unfold nearer. rewrite E0. rewrite 2 Z.min_l by lia. rewrite IH by auto. now cbn [orb].
Qed.

Lemma leastOfPairs_pos none l : 1 <= none -> 1 <= leastOfPairs none l.
Proof. intros P. destruct (leastOfPairs_attained none l) as [-> | [x [y [_ [_ [E ?]]]]]]; lia. Qed.

Lemma separate_fold none (P : 1 <= none) sorted : forall seen,
  Keyed seen -> Falling seen -> Keyed sorted ->
  StronglySorted (fun a b => fst a <= fst b) sorted ->
  (forall a b, In a seen -> In b sorted -> fst a <= fst b) ->
  fold_left seenStep sorted (leastOfPairs none (map snd seen), coincidences (map snd seen), seen)
  = (leastOfPairs none (map snd (rev sorted ++ seen)), coincidences (map snd (rev sorted ++ seen)),
     rev sorted ++ seen).
Proof.
  induction sorted as [| [kx x] sorted IH]; intros seen KS FS K S B; auto.
  apply Forall_cons_iff in K as [KX K]. apply StronglySorted_inv in S as [S SX].
  cbn [fold_left seenStep rev fst snd]. rewrite <- app_assoc. cbn [app].
  rewrite scan_spec by (auto using leastOfPairs_pos). rewrite <- IH.
  - cbn [map snd leastOfPairs coincidences orb]. do 2 f_equal. now destruct (coincides _ _).
  - now constructor.
  - constructor; auto. apply Forall_forall. intros a I. now apply B; [| left].
  - auto.
  - auto.
  - rewrite Forall_forall in SX. intros a b [<- | I] J; [now apply SX |]. apply B; cbn; auto.
Qed.

Theorem separate_spec none sorted : 1 <= none -> Keyed sorted ->
  StronglySorted (fun a b => fst a <= fst b) sorted ->
  separate none sorted = (leastOfPairs none (map snd sorted), coincidences (map snd sorted)).
Proof.
  intros P K S. unfold separate.
  pose proof (separate_fold none P sorted [] (Forall_nil _) (SSorted_nil _) K S) as E.
  cbn [map leastOfPairs coincidences] in E. rewrite E by easy. rewrite app_nil_r.
  assert (Q : Permutation (map snd (rev sorted)) (map snd sorted))
    by (apply Permutation_map, Permutation_sym, Permutation_rev).
  now rewrite (leastOfPairs_permutation none _ _ Q), (coincidences_permutation _ _ Q).
Qed.

End Separation.
