(** * Claims 3, 4 and 5: why a label holds within its radius, what separation corrects, and why no sum
    overflows *)

From Coq Require Import ZArith List Bool Lia Sorted.
From Torus.Specification Require Import Circle Torus Order Certificate.
From Torus.Theorems Require Import Circle Torus Order Certificate.
Import ListNotations.
Local Open Scope Z_scope.

Section Robustness.
Variables (L : layout) (q : row) (others : list row).
Hypothesis wellFormed : WellFormed L.
Hypothesis sameLength : forall r, In r others -> length (code r) = length (code q).
Hypothesis indices : NoDup (map index others).

Let w := fineBits L.

Lemma w_pos : 1 <= w.
Proof. unfold WellFormed in wellFormed. unfold w. lia. Qed.

(** The nearest row is at least as near as any other. *)
Lemma prediction_least a p r : IsPrediction L a others p -> In r others ->
  codeDistance (lee L) a p <= codeDistance (lee L) a r.
Proof.
  intros P R. destruct (row_eq_dec r p) as [-> | NE]; [lia |].
  pose proof (least_first _ _ _ _ P p r (or_introl eq_refl) R ltac:(cbn; intuition congruence)) as B.
  unfold Before, byCodes in B. cbn [fst snd] in B. lia.
Qed.

(** Every query code within the radius is given the same label. *)
Theorem radius_is_sound R : IsRadius L q others R -> LabelHoldsWithin L q others R.
Proof.
  intros [p [P H]] p0 q' p' P0 P' E N.
  assert (p0 = p) as -> by (pose proof (least_unique _ row_eq_dec _ _ _ _ P P0); congruence).
  pose proof (least_among _ _ _ _ P p (or_introl eq_refl)) as PO.
  pose proof (least_among _ _ _ _ P' p' (or_introl eq_refl)) as PO'.
  destruct (Z.eq_dec (label p') (label p)) as [| NE]; auto. exfalso.
  destruct H as [[o [[_ O] ->]] | [S _]]; [| now apply NE, S].
  specialize (O p' PO' NE). pose proof w_pos as W.
  pose proof (prediction_least q' p' p P' PO) as NP.
  cbn [codeDistance lee around] in *. fold w in N, NP, O |- *.
  pose proof (metric_lee_triangle w W (code q) (code q') (code p') ltac:(congruence)
    ltac:(rewrite E; symmetry; now apply sameLength)) as T1.
  pose proof (metric_lee_triangle w W (code q') (code q) (code p) ltac:(congruence)
    ltac:(symmetry; now apply sameLength)) as T2.
  rewrite (leeDistance_symmetric w W (code q') (code q)) in T2.
  set (d := leeDistance w (code q) (code p)) in *. set (n := leeDistance w (code q) (code q')) in *.
  unfold certifiedRadius in N. pose proof (leeDistance_nonneg w W (code q) (code q')).
  destruct (Z.max_spec 0 ((o - d + 1) / 2 - 1)) as [[M F] | [M F]]; rewrite F in N.
  - pose proof (Z.mul_div_le (o - d + 1) 2 ltac:(lia)). lia.
  - (* The other code is q itself, and ties go by index. *)
    assert (n = 0) as Z0 by lia.
    assert (forall r, In r others -> leeDistance w (code q') (code r) = leeDistance w (code q) (code r)) as D.
    { intros r I. pose proof (sameLength r I).
      pose proof (metric_lee_triangle w W (code q) (code q') (code r) ltac:(congruence) ltac:(congruence)).
      pose proof (metric_lee_triangle w W (code q') (code q) (code r) ltac:(congruence) ltac:(congruence)).
      rewrite (leeDistance_symmetric w W (code q') (code q)) in *. lia. }
    assert (IsPrediction L q others p').
    { destruct P' as [C A S' F']. constructor; auto.
      - repeat constructor.
      - intros x y X Y NY. destruct X as [<- | []]. specialize (F' p' y (or_introl eq_refl) Y NY).
        unfold byCodes in *. cbn [codeDistance lee around] in *. fold w in F' |- *. now rewrite <- 2 D. }
    apply NE. pose proof (least_unique _ row_eq_dec _ _ _ _ P H0). congruence.
Qed.

(** ** Separation: an error of total weight floor((delta - 1)/2) can be corrected *)

Theorem separation_corrects delta x r r' : IsSeparation (lee L) others delta -> In r others -> In r' others ->
  length x = length (code q) ->
  leeDistance w x (code r) <= (delta - 1) / 2 -> leeDistance w x (code r') <= (delta - 1) / 2 ->
  SameCode (lee L) r r'.
Proof.
  intros [S _] R R' X A B. destruct (S r r' R R') as [| G]; auto. exfalso. pose proof w_pos as W.
  pose proof (sameLength r R). pose proof (sameLength r' R').
  pose proof (metric_lee_triangle w W (code r) x (code r') ltac:(congruence) ltac:(congruence)) as T.
  rewrite (leeDistance_symmetric w W (code r) x) in T.
  cbn [codeDistance lee around] in G. fold w in G.
  destruct (Z_le_gt_dec 1 delta).
  - pose proof (Z.mul_div_le (delta - 1) 2 ltac:(lia)). lia.
  - assert ((delta - 1) / 2 < 0) by (apply Z.div_lt_upper_bound; lia).
    pose proof (leeDistance_nonneg w W x (code r)). lia.
Qed.

(** ** No overflow: partial sums of n terms that are at most [term] *)

Theorem no_overflow term (sums : list Z) :
  Forall (fun x => 0 <= x <= term) sums -> FitsAccumulator term (Z.of_nat (length sums)) ->
  forall n, 0 <= fold_right Z.add 0 (firstn n sums) < 2 ^ 63.
Proof.
  unfold FitsAccumulator. intros F A n.
  assert (0 <= fold_right Z.add 0 (firstn n sums) <= term * Z.of_nat (length sums)); [| lia].
  clear A. revert n. induction F as [| x l X F IH]; intros [| n]; cbn [firstn fold_right length]; try lia.
  - rewrite Nat2Z.inj_succ. specialize (IH O). cbn in IH. nia.
  - specialize (IH n). rewrite Nat2Z.inj_succ. nia.
Qed.

(** Where the largest number of axes is kept, the accumulator fits, and one axis more would not. *)
Theorem largest_axes term n : 1 <= term ->
  (FitsAccumulator term n <-> n <= (2 ^ 63 - 1) / term).
Proof.
  intros T. unfold FitsAccumulator. split.
  - intros H. apply Z.div_le_lower_bound; lia.
  - intros H. assert (term * n <= term * ((2 ^ 63 - 1) / term)) by nia.
    pose proof (Z.mul_div_le (2 ^ 63 - 1) term ltac:(lia)). lia.
Qed.

End Robustness.
