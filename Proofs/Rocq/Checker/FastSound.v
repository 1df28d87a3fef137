(** * The fast verdict on a query is the plain one, whatever the hint *)

From Coq Require Import ZArith List Bool Lia Permutation Uint63.
From Torus.Specification Require Import Circle Torus Order Certificate CertificateFiles.
From Torus.Theorems Require Import Circle Torus Order Certificate.
From Torus.Checker Require Import Points Judge Machine Candidates SeparationInt Check.
Import ListNotations.
Local Open Scope Z_scope.

Lemma filter_filter {A} (f g : A -> bool) l : filter f (filter g l) = filter g (filter f l).
Proof.
  induction l as [| x l IH]; auto. cbn [filter].
  destruct (f x) eqn:E, (g x) eqn:G; cbn [filter]; rewrite ?E, ?G, IH; reflexivity.
Qed.

Lemma filter_and {A} (f g : A -> bool) l : filter f (filter g l) = filter (fun x => g x && f x) l.
Proof.
  induction l as [| x l IH]; auto. cbn [filter].
  destruct (g x) eqn:G; cbn [filter andb]; rewrite IH; reflexivity.
Qed.

Lemma filter_shorter {A} (f g : A -> bool) l : (length (filter f (filter g l)) <= length (filter f l))%nat.
Proof.
  induction l as [| x l IH]; auto. cbn [filter].
  destruct (g x); cbn [filter]; destruct (f x); cbn [length]; lia.
Qed.

Lemma filter_same {A} (f g : A -> bool) l : (forall x, In x l -> f x = g x) -> filter f l = filter g l.
Proof.
  induction l as [| x l IH]; auto. cbn [filter]. intros E. rewrite (E x), IH; cbn; auto.
  intros. apply E. cbn. auto.
Qed.

Lemma filter_all {A} (f : A -> bool) l : (forall x, In x l -> f x = true) -> filter f l = l.
Proof.
  induction l as [| x l IH]; auto. cbn [filter]. intros E. rewrite (E x), IH; cbn; auto.
  intros. apply E. cbn. auto.
Qed.

(** The radius by its definition, over rows of any kind: [l] and [d] are the label and the distance of
    the nearest. *)
Definition plainRadius {A} (D label : A -> Z) (diameter l d : Z) (others : list A) : Z :=
  let o := fold_left (fun best r => Z.min best (D r)) (filter (fun r => negb (label r =? l)) others) (2 ^ 62) in
  if o =? 2 ^ 62 then diameter else certifiedRadius d o.

Lemma plainRadius_map {A B} (f : A -> B) (D label : B -> Z) diameter l d others :
  plainRadius D label diameter l d (map f others)
  = plainRadius (fun a => D (f a)) (fun a => label (f a)) diameter l d others.
Proof.
  unfold plainRadius. rewrite filter_of_map.
  generalize (filter (fun a => negb (label (f a) =? l)) others) as rest.
  enough (E : forall rest start, fold_left (fun best r => Z.min best (D r)) (map f rest) start
    = fold_left (fun best a => Z.min best (D (f a))) rest start) by (intros; now rewrite E).
  induction rest as [| r rest IH]; intros start; cbn [map fold_left]; auto.
Qed.

Lemma fold_min_spec {A} (f : A -> Z) l : forall start,
  let m := fold_left (fun b r => Z.min b (f r)) l start in
  m <= start /\ (forall r, In r l -> m <= f r) /\ (m = start \/ exists r, In r l /\ f r = m).
Proof.
  induction l as [| x l IH]; intros start; cbn [fold_left]; cbv zeta; [repeat split; auto; [lia | easy] |].
  destruct (IH (Z.min start (f x))) as [A1 [B C]]. cbv zeta in *. repeat split.
  - lia.
  - intros r [<- | I]; [lia | auto].
  - destruct C as [C | [r [I C]]]; [| right; exists r; cbn; auto].
    rewrite C. destruct (Z.min_spec start (f x)) as [[_ ->] | [_ ->]]; auto. right. exists x. cbn. auto.
Qed.

Theorem plainRadius_means (L : layout) (q p : row) (others : list row) :
  (forall r, In r others -> codeDistance (lee L) q r < 2 ^ 62) -> IsPrediction L q others p ->
  IsRadius L q others (plainRadius (codeDistance (lee L) q) label (Z.of_nat (length (code q)) * half (fineBits L))
                         (label p) (codeDistance (lee L) q p) others).
Proof.
  intros S P. exists p. split; auto. unfold plainRadius.
  set (rest := filter _ others).
  assert (M : forall r, In r rest <-> In r others /\ label r <> label p).
  { intros r. unfold rest. rewrite filter_In, negb_true_iff, Z.eqb_neq. tauto. }
  pose proof (fold_min_spec (codeDistance (lee L) q) rest (2 ^ 62)) as [A [B C]]. cbv zeta in *.
  set (o := fold_left _ rest _) in *.
  destruct (o =? 2 ^ 62) eqn:E.
  - apply Z.eqb_eq in E. right. split; auto. intros r I.
    destruct (Z.eq_dec (label r) (label p)) as [| NE]; auto. exfalso.
    specialize (B r (proj2 (M r) (conj I NE))). specialize (S r I). lia.
  - apply Z.eqb_neq in E. left. exists o. split; auto. split.
    + destruct C as [C | [r [I C]]]; [lia |]. apply M in I. exists r. tauto.
    + intros r I NE. apply B. now apply M.
Qed.

Section Fast.
Variables (X : context) (L : layout) (n : nat) (rs : list row) (q : row).
Hypothesis w_range : 1 <= fineBits L <= 32.
Hypothesis mask_value : value (mask X) = 2 ^ fineBits L - 1.
Hypothesis greatest_is : greatestOf X = greatestBound L n.
Hypothesis bound_is : bound X = Uint63.of_Z (greatestBound L n).
Hypothesis fits : 3 * greatestBound L n < 2 ^ 63.
Hypothesis items_are : items X = map itemOf rs.
Hypothesis rows_fit : Forall (Fits L n) rs.
Hypothesis query_fits : Fits L n q.
Hypothesis indices : NoDup (map index rs).
Hypothesis k_positive : (1 <= k X)%nat.

(** The other rows. *)
Definition others : list row := filter (fun r => negb (withinTable X && (index r =? index q))) rs.

(** The plain verdict: of all of them, by the definitions. *)
Definition plainJudge : judged :=
  judge (codeDistance (lee L) q) (low (lee L) q) (up (lee L) q)
    (fun r => arcSum (turn X) 0 (point q) (point r)) label index (k X) others.

Let scored : list (row * Z) := map (fun r => (r, codeDistance (lee L) q r)) others.

Lemma judgeScored_plain : judgeScored X q scored = plainJudge.
Proof. unfold judgeScored, scored. rewrite judge_map. reflexivity. Qed.

Lemma others_fit r : In r others -> Fits L n r.
Proof. intros I. apply filter_In in I as [I _]. rewrite Forall_forall in rows_fit. auto. Qed.

Lemma others_indices : NoDup (map index others).
Proof. apply (index_filter (fun r => (0, index r))). exact indices. Qed.

Lemma othersWithin_spec b : 0 <= b <= greatestBound L n ->
  othersWithin X q (map Uint63.of_Z (code q)) (Uint63.of_Z b)
  = filter (fun x => 2 ^ 16 * snd x <=? b + residual (fst x)) scored.
Proof.
  intros B. unfold othersWithin. rewrite items_are.
  rewrite (candidates_spec L (mask X) q n w_range mask_value fits b rs query_fits rows_fit B []).
  cbn [rev app]. rewrite filter_filter. f_equal. unfold scored, others, isOther.
  rewrite filter_of_map. reflexivity.
Qed.

Lemma scored_spec x : In x scored -> In (fst x) others /\ snd x = codeDistance (lee L) q (fst x) /\
  0 <= snd x /\ 2 ^ 16 * snd x <= greatestBound L n /\ 0 <= residual (fst x).
Proof.
  intros I. apply in_map_iff in I as [r [<- I]]. cbn [fst snd].
  pose proof (others_fit r I) as R.
  destruct (distance_bound L q n w_range r query_fits R). destruct R as [_ [_ R]].
  repeat split; auto; lia.
Qed.

Theorem fastJudge_plain hint : fastJudge X hint q = plainJudge.
Proof.
  unfold fastJudge. rewrite greatest_is, bound_is.
  pose proof (greatestBound_nonneg L n w_range) as G0.
  set (limit := hint + residual q).
  destruct ((0 <=? limit) && _) eqn:E.
  - apply andb_prop in E as [P E]. apply Z.leb_le in P. apply Nat.leb_le in E.
    rewrite othersWithin_spec in * by lia.
    assert (K : filter (fun x => 2 ^ 16 * snd x <=? Z.max 0 (Z.min limit (greatestBound L n)) + residual (fst x)) scored
      = filter (fun x => unitsOfStep * snd x - (residual (fst x) + residual q) <=? hint) scored).
    { apply filter_same. intros x I. destruct (scored_spec x I) as [_ [_ [D0 [D1 R0]]]].
      change unitsOfStep with (2 ^ 16). unfold limit in *.
      apply eq_true_iff_eq. rewrite 2 Z.leb_le. lia. }
    rewrite K in *. rewrite <- judgeScored_plain. unfold judgeScored.
    apply judge_filter; auto.
    + unfold scored. rewrite map_map. apply others_indices.
    + intros x I. destruct (scored_spec x I) as [_ [_ [D0 [D1 R0]]]]. destruct query_fits as [_ [_ Q0]].
      change unitsOfStep with (2 ^ 16). lia.
    + eapply Nat.le_trans; [exact E |]. apply filter_shorter.
  - rewrite othersWithin_spec by lia. rewrite filter_all; [apply judgeScored_plain |].
    intros x I. destruct (scored_spec x I) as [_ [_ [D0 [D1 R0]]]]. apply Z.leb_le. lia.
Qed.

(** ** The radius *)

Definition otherLabel (l : Z) (r : row) : bool :=
  negb ((label r =? l) || (withinTable X && (index r =? index q))).

Lemma noDistance_value : value noDistance = 2 ^ 62.
Proof. reflexivity. Qed.

Lemma leastOther_value l rest : Forall (Fits L n) rest -> forall best, value best <= 2 ^ 62 ->
  value (leastOther X q (map Uint63.of_Z (code q)) l best (map itemOf rest))
  = fold_left (fun b r => Z.min b (codeDistance (lee L) q r)) (filter (otherLabel l) rest) (value best).
Proof.
  intros F. induction F as [| r rest R F IH]; intros best B; auto.
  cbn [map leastOther filter]. change (itsRow (itemOf r)) with r. unfold otherLabel at 1.
  destruct (_ || _); cbn [negb]; [now apply IH |]. cbn [fold_left].
  set (v := distanceUpTo _ _ _ _ _).
  assert (V : (codeDistance (lee L) q r < value best /\ value v = codeDistance (lee L) q r) \/
              (value best <= codeDistance (lee L) q r /\ value best <= value v)).
  { destruct query_fits as [LQ [CQ _]], R as [LR [CR _]].
    pose proof (distanceUpTo_value (fineBits L) (mask X) ltac:(lia) mask_value best
      (map Uint63.of_Z (code q)) (itsCode (itemOf r)) 0) as H. cbv beta zeta in H.
    change (itsCode (itemOf r)) with (map Uint63.of_Z (code r)) in H.
    rewrite 2 (code_value) in H by auto. change (value 0) with 0 in H. rewrite Z.add_0_l in H.
    apply H; rewrite ?map_length; [congruence |]. unfold greatestBound in fits. rewrite LQ. lia. }
  replace (Z.min (value best) (codeDistance (lee L) q r)) with (value (if Uint63.leb best v then best else v)).
  - apply IH. destruct (Uint63.leb best v) eqn:E; auto.
    apply not_true_iff_false in E. rewrite Uint63.leb_spec in E. lia.
  - destruct (Uint63.leb best v) eqn:E.
    + apply Uint63.leb_spec in E. lia.
    + apply not_true_iff_false in E. rewrite Uint63.leb_spec in E. lia.
Qed.

Theorem radiusOf_plain l d :
  radiusOf X q l d = plainRadius (codeDistance (lee L) q) label (diameter X) l d others.
Proof.
  unfold radiusOf. rewrite items_are. set (o := leastOther _ _ _ _ _ _).
  pose proof (leastOther_value l rs rows_fit noDistance ltac:(rewrite noDistance_value; lia)) as V.
  fold o in V. rewrite noDistance_value in V. unfold plainRadius.
  assert (E : filter (otherLabel l) rs = filter (fun r => negb (label r =? l)) others).
  { unfold others. rewrite filter_and. apply filter_same. intros r _. unfold otherLabel.
    rewrite negb_orb. apply andb_comm. }
  rewrite <- E, <- V.
  replace (Uint63.eqb o noDistance) with (value o =? 2 ^ 62); [reflexivity |].
  apply eq_true_iff_eq. rewrite Uint63.eqb_spec, Z.eqb_eq. split; [| now intros ->].
  intros H. apply to_Z_inj. now rewrite noDistance_value.
Qed.

End Fast.
