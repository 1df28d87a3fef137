(** * Soundness of everything that codes and residuals decide *)

From Coq Require Import ZArith List Bool Lia Sorted Permutation Uint63.
From Torus.Specification Require Import Circle Torus Order Certificate CertificateFiles.
From Torus.Theorems Require Import Circle Torus Order Certificate.
From Torus.Checker Require Import Points Judge Machine Candidates SeparationInt Check FastSound
  Comparisons QuerySound CheckSound.
Import ListNotations.
Local Open Scope Z_scope.

Lemma one_left_out (rs : list row) i : NoDup (map index rs) ->
  (length rs <= S (length (filter (fun r => negb (index r =? i)%Z) rs)))%nat.
Proof.
  induction rs as [| r rs IH]; cbn [map filter length]; intros N; [lia |].
  apply NoDup_cons_iff in N as [NI N]. destruct (index r =? i) eqn:E; cbn [negb]; [| cbn [length]; specialize (IH N); lia].
  apply Z.eqb_eq in E. rewrite filter_all; [lia |]. intros x X. apply negb_true_iff, Z.eqb_neq.
  intros F. apply NI. rewrite E, <- F. now apply in_map.
Qed.

(** A row as the checker sees it. *)
Definition viewOf (seesPoints : bool) (r : row) : row := if seesPoints then r else forget r.

Section ByCodes.
Variables (F : files) (C : certificate) (hints : list Z) (L0 : layout) (s : Z)
  (points askedPoints : list (list Z)).
(** The rows and queries that the claims are of, and whether the checker saw their points. *)
Variables (L : layout) (rs qs : list row) (seesPoints : bool).
Let codes := fineCodes (refinementBits F) (rows F).
Let askedCodes := fineCodes (refinementBits F) (askedTable F).
Notation view := (viewOf seesPoints).
Let n := axes F.

Hypothesis shape : Shape F C.
Hypothesis L0_bits : fineBits L0 = fineBitsOf F.
Hypothesis L_bits : fineBits L = fineBitsOf F.
Hypothesis small : residualsTooLarge F C = false.
Hypothesis areRows : AreRows codes (residuals C) (labelsOf F) rs.
Hypothesis areQueries : if isApart F then AreRows askedCodes (queryResiduals C) [] qs else qs = rs.
Hypothesis rows_are : makeRows 0 codes points (residuals C) (labelsOf F) = map view rs.
Hypothesis asked_are : isApart F = true ->
  makeRows 0 askedCodes askedPoints (queryResiduals C) [] = map view qs.
Hypothesis silent : judgeAll F C hints L0 s points askedPoints = None.

Notation X := (makeContext F C L0 (map view rs) s).

Lemma silence : checkByCodes F C hints X (map view qs) (map code rs) = None.
Proof.
  unfold judgeAll in silent. rewrite 2 fineWith_spec in silent. fold codes askedCodes in silent.
  rewrite rows_are in silent. rewrite (rows_codes _ _ _ _ areRows).
  destruct (isApart F) eqn:A.
  - rewrite asked_are in silent by auto. exact silent.
  - rewrite areQueries. exact silent.
Qed.

Lemma bits_range : 1 <= fineBits L0 <= 32.
Proof. rewrite L0_bits. unfold fineBitsOf. destruct shape. lia. Qed.

Lemma greatest_agrees : greatestResidual F = greatestBound L0 n.
Proof. unfold greatestResidual, greatestBound, half. rewrite L0_bits. reflexivity. Qed.

Lemma mask_is : value (mask X) = 2 ^ fineBits L0 - 1.
Proof.
  pose proof bits_range. cbn [makeContext mask]. apply of_Z_value.
  assert (1 <= 2 ^ fineBits L0 <= 2 ^ 32); [| lia]. split; [| apply Z.pow_le_mono_r; lia].
  change 1 with (2 ^ 0). apply Z.pow_le_mono_r; lia.
Qed.

Lemma small_residual R : In R (residuals C) \/ In R (queryResiduals C) -> 0 <= R <= greatestBound L0 n.
Proof.
  intros I. unfold residualsTooLarge in small. apply negb_false_iff in small.
  rewrite forallb_forall in small. specialize (small R ltac:(apply in_app_iff; exact I)).
  apply andb_prop in small as [A B]. apply Z.leb_le in A, B. rewrite greatest_agrees in B. lia.
Qed.

Lemma code_fits t c : TableShape n (bits F) (refinementBits F) t -> In c (fineCodes (refinementBits F) t) ->
  length c = n /\ Forall (fun x => 0 <= x < 2 ^ 32) c.
Proof.
  intros T I. destruct (shape_codes _ _ _ _ T c I) as [E A]. split; auto.
  eapply Forall_impl, A. cbv beta. intros x R. destruct shape.
  assert (2 ^ (bits F + refinementBits F) <= 2 ^ 32) by (apply Z.pow_le_mono_r; lia). lia.
Qed.

Lemma row_fits r : In r rs -> Fits L0 n r.
Proof.
  intros I. assert (In (code r) codes).
  { rewrite <- (rows_codes _ _ _ _ areRows). now apply in_map. }
  destruct (code_fits _ _ (shape_rows _ _ shape) H) as [A B]. split; [| split]; auto.
  apply small_residual. left. apply (rows_residual _ _ _ _ _ areRows); auto.
  unfold codes. rewrite (shape_count _ _ _ _ (shape_rows _ _ shape)). apply shape.
Qed.

Lemma query_fits q : In q qs -> Fits L0 n q.
Proof.
  intros I. destruct (isApart F) eqn:A; [| rewrite areQueries in I; now apply row_fits].
  assert (In (code q) askedCodes).
  { rewrite <- (rows_codes _ _ _ _ areQueries). now apply in_map. }
  destruct (code_fits _ _ (shape_asked _ _ shape) H) as [B D]. split; [| split]; auto.
  apply small_residual. right. apply (rows_residual _ _ _ _ _ areQueries); auto.
  unfold askedCodes. rewrite (shape_count _ _ _ _ (shape_asked _ _ shape)). apply shape. exact A.
Qed.

Lemma view_fits r : Fits L0 n r -> Fits L0 n (view r).
Proof. unfold viewOf. destruct seesPoints; auto. Qed.

Lemma rows_distinct : NoDup (map index rs).
Proof. exact (rows_NoDup _ _ _ _ areRows). Qed.

Lemma viewed_indices l : map index (map view l) = map index l.
Proof. rewrite map_map. apply map_ext. intros r. unfold viewOf. now destruct seesPoints. Qed.

(** ** One query *)

Lemma others_are q : others X rs q = othersOf F rs q.
Proof.
  unfold others, othersOf. apply filter_same. intros r _. cbn [makeContext withinTable].
  now destruct (isApart F).
Qed.

Lemma others_count q : In q qs -> (neighborCount C <= length (othersOf F rs q))%nat.
Proof.
  intros I. pose proof (shape_enough _ _ shape) as E.
  rewrite <- (shape_count _ _ _ _ (shape_rows _ _ shape)) in E. fold codes in E.
  rewrite <- (proj1 areRows) in E. unfold othersOf. destruct (isApart F).
  - rewrite filter_all by auto. lia.
  - cbn [orb]. pose proof (one_left_out rs (index q) rows_distinct). lia.
Qed.

Definition exactOf (q r : row) : Z := arcSum (turn X) 0 (point (view q)) (point (view r)).

Definition verdictOf (q : row) : judged :=
  judge (codeDistance (lee L) q) (low (lee L) q) (up (lee L) q) (exactOf q) label index (neighborCount C) (othersOf F rs q).

Lemma verdict_found hint q : In q qs -> fastJudge X hint (view q) = verdictOf q.
Proof.
  intros I.
  rewrite (fastJudge_plain X L0 n (map view rs) (view q) bits_range mask_is greatest_agrees
    ltac:(cbn [makeContext bound]; now rewrite greatest_agrees)
    ltac:(rewrite <- greatest_agrees; apply shape) eq_refl); [| | | | apply shape].
  - unfold plainJudge, verdictOf. rewrite <- others_are. unfold others.
    rewrite filter_of_map, judge_map. unfold exactOf. cbn [low up codeDistance lee around].
    rewrite L0_bits, L_bits. unfold viewOf. destruct seesPoints; reflexivity.
  - apply Forall_forall. intros x H. apply in_map_iff in H as [r [<- H]]. now apply view_fits, row_fits.
  - now apply view_fits, query_fits.
  - rewrite viewed_indices. apply rows_distinct.
Qed.

Lemma query_silent i q : nth_error qs i = Some q -> exists c, nth_error (evidence C) i = Some c /\
  Agrees X (verdictOf q) c /\
  radius c = (if hasLabels F then
    plainRadius (codeDistance (lee L) q) label (Z.of_nat (length (code q)) * half (fineBits L))
      (predicted (verdictOf q)) (leastCode (verdictOf q)) (othersOf F rs q) else 0) /\
  (hasPoints F = true -> AgreesByPoints X (verdictOf q) c).
Proof.
  intros Q. assert (I : In q qs) by (eapply nth_error_In, Q).
  assert (LQ : length (evidence C) = length qs).
  { rewrite (shape_evidence _ _ shape). destruct (isApart F) eqn:A.
    - rewrite (proj1 areQueries). unfold askedCodes. now rewrite (shape_count _ _ _ _ (shape_asked _ _ shape)).
    - rewrite areQueries, (proj1 areRows). unfold codes. rewrite (shape_count _ _ _ _ (shape_rows _ _ shape)).
      unfold askedTable, isApart in *. now destruct (queries F). }
  destruct (nth_error (evidence C) i) as [c |] eqn:E.
  2: { apply nth_error_None in E. assert (i < length qs)%nat by (apply nth_error_Some; congruence). lia. }
  exists c. split; auto. pose proof silence as S. unfold checkByCodes in S. apply orElse_none in S as [S _].
  destruct (checkQueries_none _ _ _ _ S i (view q) c) as [hint H]; auto.
  { rewrite nth_error_map, Q. reflexivity. }
  apply checkQuery_none in H. cbv zeta in H. rewrite (verdict_found hint q I) in H.
  destruct H as [H1 [H2 H3]]. split; [exact H1 |]. split; [| exact H3].
  rewrite H2. cbn [makeContext withLabels]. destruct (hasLabels F); auto.
  rewrite (radiusOf_plain X L0 n (map view rs) (view q) bits_range mask_is
    ltac:(rewrite <- greatest_agrees; apply shape) eq_refl); [| | | apply shape].
  - unfold others. rewrite filter_of_map, plainRadius_map.
    change (filter _ rs) with (filter (fun a => negb (withinTable X && (index (view a) =? index (view q)))) rs).
    replace (filter (fun a => negb (withinTable X && (index (view a) =? index (view q)))) rs) with (othersOf F rs q).
    2: { rewrite <- others_are. apply filter_same. intros r _. unfold viewOf. now destruct seesPoints. }
    replace (Z.of_nat (length (code q)) * half (fineBits L)) with (diameter X).
    2: { destruct (query_fits q I) as [-> _]. cbn [makeContext diameter]. unfold half. now rewrite L0_bits, L_bits. }
    cbn [codeDistance lee around]. rewrite L0_bits, L_bits. unfold viewOf. destruct seesPoints; reflexivity.
  - apply Forall_forall. intros x H. apply in_map_iff in H as [r [<- H]]. now apply view_fits, row_fits.
  - now apply view_fits, query_fits.
Qed.

Lemma others_distinct q : NoDup (map index (othersOf F rs q)).
Proof. apply (index_filter (fun r => (0, index r))). exact rows_distinct. Qed.

Theorem queries_hold i q : nth_error qs i = Some q -> exists c, nth_error (evidence C) i = Some c /\
  HoldsByCodes L (neighborCount C) (hasLabels F) q (othersOf F rs q) c /\
  (hasLabels F = true -> IsRadius L q (othersOf F rs q) (radius c)).
Proof.
  intros Q. destruct (query_silent i q Q) as [c [E [A [R _]]]]. exists c. split; auto.
  assert (I : In q qs) by (eapply nth_error_In, Q).
  assert (K : (1 <= k X <= length (othersOf F rs q))%nat) by (split; [apply shape | now apply others_count]).
  assert (EX : length (exactNeighbors c) = k X) by (apply shape; eapply nth_error_In, E).
  split.
  - exact (agrees_holds X L q (othersOf F rs q) c (exactOf q) (others_distinct q) K EX A).
  - intros HL. rewrite HL in R.
    apply (agrees_radius X L q (othersOf F rs q) c (exactOf q) (others_distinct q) K); auto.
    intros r H. apply filter_In in H as [H _].
    destruct (distance_bound L0 q n bits_range r (query_fits q I) (row_fits r H)) as [_ D].
    replace (codeDistance (lee L) q r) with (codeDistance (lee L0) q r) by (cbn [codeDistance lee around]; now rewrite L0_bits, L_bits).
    pose proof (shape_fits _ _ shape) as B. rewrite greatest_agrees in B. lia.
Qed.

(** ** Separation and totals *)

Theorem separation_holds :
  match leastDistance C with Some delta => IsSeparation (lee L) rs delta | None => AllCoincide (lee L) rs end /\
  coincidingRows C = coinciding (lee L) (rev rs).
Proof.
  pose proof silence as S. unfold checkByCodes in S. apply orElse_none in S as [_ S].
  apply orElse_none in S as [S _].
  assert (W : 1 <= fineBits L <= 32) by (rewrite L_bits, <- L0_bits; apply bits_range).
  apply (checkSeparation_none L n (mask X) rs W); auto.
  - rewrite mask_is. now rewrite L0_bits, L_bits.
  - pose proof (shape_fits _ _ shape) as B. rewrite greatest_agrees in B. unfold greatestBound in *.
    now rewrite L_bits, <- L0_bits.
  - intros r I. pose proof (row_fits r I) as R. unfold Fits, greatestBound in *. now rewrite L_bits, <- L0_bits.
  - apply shape.
Qed.

Lemma flat_length R t : length (histogram t) = 64%nat -> length (flatTotals t) = length (residualTotalsOf R).
Proof. intros H. unfold flatTotals, residualTotalsOf. cbn [length]. rewrite H, map_length, seq_length. reflexivity. Qed.

Lemma residuals_nonneg R : In R (residuals C) \/ In R (queryResiduals C) -> 0 <= R.
Proof. intros I. now apply small_residual. Qed.

Theorem residual_totals_hold :
  HoldsOfResiduals (residuals C) (rowTotals C) /\
  match queryTotals C with Some t => HoldsOfResiduals (queryResiduals C) t | None => isApart F = false end.
Proof.
  pose proof silence as S. unfold checkByCodes in S. apply orElse_none in S as [_ S].
  apply orElse_none in S as [_ S]. apply orElse_none in S as [S _]. apply differ_none in S.
  unfold flatResiduals in S.
  apply app_same_length in S as [S1 S2]; [| apply flat_length, shape]. split.
  - apply residualTotals_spec; auto using residuals_nonneg. intros E.
    pose proof (shape_residuals _ _ shape) as H. rewrite E in H. cbn [length] in H.
    pose proof (shape_enough _ _ shape). pose proof (shape_k _ _ shape). lia.
  - pose proof (shape_queryTotals _ _ shape) as T. destruct (queryTotals C) as [t |]; auto.
    destruct T as [A T]. rewrite A in S2. apply residualTotals_spec; auto using residuals_nonneg. intros E.
    pose proof (shape_queryResiduals _ _ shape A) as H. rewrite E in H. cbn [length] in H.
    pose proof (shape_some _ _ shape). lia.
Qed.

Lemma evidence_some : evidence C <> [].
Proof.
  intros E. pose proof (shape_evidence _ _ shape) as H. rewrite E in H. cbn [length] in H.
  pose proof (shape_some _ _ shape). lia.
Qed.

Lemma sizes_nonneg size : In size (map rescoring (evidence C)) -> 0 <= size.
Proof.
  intros I. apply in_map_iff in I as [c [<- I]]. apply In_nth_error in I as [i I].
  assert (H : exists q, nth_error qs i = Some q).
  { destruct (nth_error qs i) eqn:E; [eauto |]. exfalso. apply nth_error_None in E.
    assert (i < length (evidence C))%nat by (apply nth_error_Some; congruence).
    rewrite (shape_evidence _ _ shape) in H. destruct (isApart F) eqn:A.
    - rewrite (proj1 areQueries) in E. unfold askedCodes in E.
      rewrite (shape_count _ _ _ _ (shape_asked _ _ shape)) in E. lia.
    - rewrite areQueries, (proj1 areRows) in E. unfold codes in E.
      rewrite (shape_count _ _ _ _ (shape_rows _ _ shape)) in E. unfold askedTable, isApart in *. destruct (queries F); [discriminate | lia]. }
  destruct H as [q Q]. destruct (queries_hold i q Q) as [c' [E [[_ [u [_ R]]] _]]].
  rewrite I in E. injection E as <-. rewrite R. lia.
Qed.

Theorem totals_hold :
  (provedCount C = count (statusBit 0) (evidence C) /\
   memberCount C = sumOf (map (fun c => count (fun m => m =? 1) (members c)) (evidence C)) /\
   sameCount C = count (statusBit 2) (evidence C) /\
   differentCount C = count (fun c => negb (statusBit 2 c)) (evidence C)) /\
  recalledCount C =
    sumOf (map (fun c => count (fun x => existsb (fun y => x =? y) (exactNeighbors c)) (neighbors c)) (evidence C)) /\
  (let sizes := map rescoring (evidence C) in
   rescoringSum C = sumOf sizes /\ IsQuantile 1 2 sizes (rescoringMedian C) /\
   IsQuantile 99 100 sizes (rescoring99 C) /\ IsLargest sizes (rescoringLargest C)) /\
  match labelProvedCount C, robustness C with
  | Some n, Some (positive, (sum, median)) => hasLabels F = true /\
      n = count (statusBit 1) (evidence C) /\
      positive = count (fun c => 0 <? radius c) (evidence C) /\
      sum = sumOf (map radius (evidence C)) /\ IsQuantile 1 2 (map radius (evidence C)) median
  | _, _ => hasLabels F = false
  end.
Proof.
  pose proof silence as S. unfold checkByCodes in S. do 3 apply orElse_none in S as [_ S].
  apply orElse_none in S as [S _]. apply differ_none in S. unfold totals, totalsOf in S.
  cbn [makeContext withLabels] in S.
  assert (N : map rescoring (evidence C) <> []).
  { pose proof evidence_some. now destruct (evidence C). }
  assert (NR : map radius (evidence C) <> []).
  { pose proof evidence_some. now destruct (evidence C). }
  set (sorted := ZSort.sort (map rescoring (evidence C))) in *.
  set (sortedRadii := ZSort.sort (map radius (evidence C))) in *.
  injection S as S1 S2 S3 S4 S5 S6 S7 S8 S9 S10 S11 S12 S13.
  assert (P : Permutation (map rescoring (evidence C)) sorted) by apply ZSort.Permuted_sort.
  split; [| split; [| split]].
  - rewrite S1, S2, S11, S12, !counted_spec, added_spec. repeat split.
    f_equal. apply map_ext. intros c. apply counted_spec.
  - rewrite S13, added_spec. f_equal. apply map_ext. intros c. unfold recalledOf. now rewrite counted_spec.
  - cbv zeta. rewrite S7, S8, S9, S10, added_spec. split; auto.
    split; [apply quantile_spec; [lia | exact N] |]. split; [apply quantile_spec; [lia | exact N] |].
    assert (G : IsLargest sorted (greatest sorted 0)).
    { apply greatest_largest.
      - intros E. rewrite E in P. apply Permutation_sym, Permutation_nil in P. now apply N.
      - intros x I. apply sizes_nonneg. now apply (Permutation_in x (Permutation_sym P)). }
    destruct G as [G1 G2]. split; [now apply (Permutation_in _ (Permutation_sym P)) |].
    intros x I. apply G2. now apply (Permutation_in x P).
  - pose proof (shape_labels _ _ shape) as H1. pose proof (shape_robustness _ _ shape) as H2.
    destruct (labelProvedCount C) as [proved |]; [| now cbn in H1].
    destruct (robustness C) as [[positive [sum median]] |]; [| now cbn in H2].
    cbn [isSome orMissing option_map fst snd] in *. rewrite <- H1 in *. split; auto.
    rewrite S3, S4, S5, S6, 2 counted_spec, added_spec. repeat split.
    + apply quantile_spec; [lia | exact NR].
    + apply quantile_spec; [lia | exact NR].
    + apply quantile_spec; [lia | exact NR].
Qed.

Theorem accumulators_hold :
  accumulators C = map (fun term => (term, (term * Z.of_nat (axes F), (2 ^ 63 - 1) / term)))
    [2 ^ 31; 2 ^ (fineBitsOf F - 1); 3 * 2 ^ (fineBitsOf F + 15)].
Proof.
  pose proof silence as S. unfold checkByCodes in S. do 4 apply orElse_none in S as [_ S].
  apply differ_none in S. unfold flatAccumulators, accumulatorsOf, accumulator in S.
  remember (2 ^ 31) as a eqn:Ea. remember (2 ^ (fineBitsOf F - 1)) as b eqn:Eb.
  remember (3 * 2 ^ (fineBitsOf F + 15)) as c eqn:Ec. remember (2 ^ 63 - 1) as most eqn:Em.
  cbn [app map] in *.
  destruct (accumulators C) as [| [t1 [b1 m1]] [| [t2 [b2 m2]] [| [t3 [b3 m3]] [| [t4 [b4 m4]] rest]]]];
    cbn [flat_map app] in S; try discriminate.
  injection S as -> -> -> -> -> -> -> -> ->. reflexivity.
Qed.

Theorem holds_by_codes : HoldsByCodesOf F C L rs qs.
Proof.
  destruct separation_holds as [S1 S2]. destruct residual_totals_hold as [R1 R2].
  destruct totals_hold as [T1 [T2 [T3 T4]]].
  constructor; auto using queries_hold, accumulators_hold.
Qed.

End ByCodes.
