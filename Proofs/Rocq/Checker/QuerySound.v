(** * What it means that no difference was found for a query *)

From Coq Require Import ZArith List Bool Lia Sorted Permutation Uint63.
From Torus.Specification Require Import Circle Torus Order Certificate CertificateFiles.
From Torus.Theorems Require Import Circle Torus Order Certificate.
From Torus.Checker Require Import Points Judge JudgeMeaning Candidates SeparationInt Check FastSound Comparisons.
Import ListNotations.
Local Open Scope Z_scope.

(** The evidence says what the verdict [j] does. *)
Record Agrees (X : context) (j : judged) (c : queryEvidence) : Prop := {
  agrees_neighbors : neighbors c = nearest j;
  agrees_members : members c = map bit (flags j);
  agrees_rescoring : rescoring c = setSize j;
  agrees_status : status c = statusOf X j (exactNeighbors c) }.

Record AgreesByPoints (X : context) (j : judged) (c : queryEvidence) : Prop := {
  agrees_exact : exactNeighbors c = map snd (exactly j);
  agrees_theta : theta c * scale X = fst (last (exactly j) (0, 0)) }.

Lemma checkQuery_none X hint q c : checkQuery X hint q c = None ->
  let j := fastJudge X hint q in
  Agrees X j c /\
  radius c = (if withLabels X then radiusOf X q (predicted j) (leastCode j) else 0) /\
  (withPoints X = true -> AgreesByPoints X j c).
Proof.
  unfold checkQuery. cbv zeta. set (j := fastJudge X hint q). intros H.
  apply orElse_none in H as [H1 H]. apply orElse_none in H as [H2 H].
  apply orElse_none in H as [H3 H]. apply orElse_none in H as [H4 H]. apply orElse_none in H as [H5 H].
  apply differ_none in H1, H2. apply differ1_none in H3, H4, H5.
  split; [now constructor |]. split; [exact H5 |]. intros P. rewrite P in H.
  apply orElse_none in H as [H H']. constructor; [now apply differ_none in H | now apply differ1_none in H'].
Qed.

Section Query.
Variables (X : context) (L : layout) (q : row) (others : list row) (c : queryEvidence) (e : row -> Z).
Hypothesis indices : NoDup (map index others).
Hypothesis k_range : (1 <= k X <= length others)%nat.
Hypothesis exact_count : length (exactNeighbors c) = k X.

Let j := judge (codeDistance (lee L) q) (low (lee L) q) (up (lee L) q) e label index (k X) others.
Let N := least (byCodes (lee L) q) (k X) others.

Lemma nearest_NoDup : NoDup (nearest j).
Proof.
  change (NoDup (map index N)).
  assert (I : IsLeast (byCodes (lee L) q) (k X) others N) by (apply least_correct; [exact indices | lia]).
  apply (ordered_index (byCodes (lee L) q)); [apply I |].
  intros x y A B. apply (index_injective (byCodes (lee L) q) others); [exact indices | |];
    now apply (least_among _ _ _ _ I).
Qed.

Lemma nearest_count : length (nearest j) = k X.
Proof.
  change (length (map index N) = k X). rewrite map_length.
  apply (least_count (byCodes (lee L) q) (k X) others). apply least_correct; [exact indices | lia].
Qed.

Lemma same_means : neighbors c = nearest j ->
  Says (forallb (isAmong (exactNeighbors c)) (nearest j))
    (forall x, In x (exactNeighbors c) <-> In x (neighbors c)).
Proof.
  intros E. rewrite E. unfold Says. rewrite forallb_forall.
  assert (A : forall x, isAmong (exactNeighbors c) x = true <-> In x (exactNeighbors c)).
  { intros x. unfold isAmong. rewrite existsb_exists. split.
    - intros [y [I Y]]. apply Z.eqb_eq in Y as ->. exact I.
    - intros I. exists x. split; auto. apply Z.eqb_refl. }
  split.
  - intros H.
    assert (I : incl (nearest j) (exactNeighbors c)) by (intros x B; now apply A, H).
    assert (I' : incl (exactNeighbors c) (nearest j)).
    { apply NoDup_length_incl; auto using nearest_NoDup. rewrite exact_count, nearest_count. lia. }
    intros x. split; auto.
  - intros H x B. apply A, H, B.
Qed.

Theorem agrees_holds : Agrees X j c -> HoldsByCodes L (k X) (withLabels X) q others c.
Proof.
  intros [A1 A2 A3 A4]. constructor.
  - exists N. split; [apply least_correct; [exact indices | lia] |]. split; [exact A1 |]. split.
    + exists (flags j). split; auto. exact (members_mean (lee L) q others (k X)).
    + exists (proved j), (withLabels X && labeled j), (forallb (isAmong (exactNeighbors c)) (nearest j)).
      split; [exact A4 |]. split; [exact (proved_means (lee L) q others (k X) indices k_range) |].
      split; [| now apply same_means].
      pose proof (labeled_means (lee L) q others (k X) indices k_range) as M. unfold Says in *.
      rewrite andb_true_iff. change (labeled j) with (labeled (judgeRows (lee L) q others (k X))). tauto.
  - exists (U (lee L) q others (k X)). split; [now apply U_spec | exact A3].
Qed.

(** The prediction is the first of the neighbors. *)
Lemma prediction : exists p, IsPrediction L q others p /\ predicted j = label p /\ leastCode j = codeDistance (lee L) q p.
Proof.
  assert (E : least (byCodes (lee L) q) 1 others = firstn 1 N).
  { unfold N. rewrite 2 least_sort. rewrite firstn_firstn. f_equal. lia. }
  assert (I : IsLeast (byCodes (lee L) q) 1 others (least (byCodes (lee L) q) 1 others))
    by (apply least_correct; [exact indices | lia]).
  rewrite E in I. pose proof (least_count _ _ _ _ I) as C.
  assert (P : predicted j = hd 0 (map label N)) by reflexivity.
  assert (D : leastCode j = hd 0 (map (codeDistance (lee L) q) N)) by reflexivity.
  rewrite P, D. destruct N as [| p M]; [discriminate |]. exists p.
  split; [exact I | split; reflexivity].
Qed.

Theorem agrees_radius : (forall r, In r others -> codeDistance (lee L) q r < 2 ^ 62) ->
  radius c = plainRadius (codeDistance (lee L) q) label (Z.of_nat (length (code q)) * half (fineBits L))
               (predicted j) (leastCode j) others ->
  IsRadius L q others (radius c).
Proof.
  intros S E. rewrite E. destruct prediction as [p [P [-> ->]]]. now apply plainRadius_means.
Qed.

(** ** With the points at hand *)

Variable axes : nat.
Hypothesis wellFormed : WellFormed L.
Hypothesis soundQuery : Sound (HasResidualWithin L) axes q.
Hypothesis soundRows : forall r, In r others -> Sound (HasResidualWithin L) axes r.
Hypothesis exact_is : forall r, In r others -> e r = exactDistance (lee L) q r.

Lemma exactly_is : exactly j = map (fun r => (exactDistance (lee L) q r, index r)) (N' (lee L) q others (k X)).
Proof.
  rewrite <- (exactly_means (lee L) q others (k X) indices k_range
    (lee_encloses L wellFormed axes q others soundQuery soundRows)).
  unfold j, judgeRows. cbn [judge exactly]. f_equal. apply map_ext_in. intros r I.
  apply filter_In in I as [I _]. now rewrite exact_is.
Qed.

Theorem agrees_points s : scale X = 2 ^ (unitBits L - s) -> AgreesByPoints X j c ->
  HoldsByPoints L (k X) s q others c.
Proof.
  intros S [A1 A2]. rewrite exactly_is in *. exists (N' (lee L) q others (k X)). split; [| split].
  - apply least_correct; [exact indices | lia].
  - rewrite A1, map_map. reflexivity.
  - intros r R. rewrite <- S, A2.
    assert (G : forall M : list row, last (map Some M) None = Some r ->
      fst (last (map (fun r => (exactDistance (lee L) q r, index r)) M) (0, 0)) = exactDistance (lee L) q r).
    { induction M as [| x [| y M] IH]; cbn [map last]; [discriminate | now intros [= ->] |]. exact IH. }
    now apply G.
Qed.

End Query.
