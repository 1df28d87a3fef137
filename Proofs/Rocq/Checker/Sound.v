(** * Soundness of the checker

    Where it says [Verified], the claims hold of the embeddings whose bits are in the files. Where it
    says [Conditional], they hold whatever the embeddings are, of the residuals as claimed. *)

From Coq Require Import ZArith List Bool Lia Uint63.
From Torus.Specification Require Import Circle Torus Order Certificate CertificateFiles.
From Torus.Theorems Require Import Circle Torus Order Certificate.
From Torus.Checker Require Import Points Judge Candidates Check FastSound Comparisons QuerySound CheckSound
  SoundByCodes.
Import ListNotations.
Local Open Scope Z_scope.

(** ** Without embeddings *)

Theorem check_conditional F C hints : check F C hints = Conditional -> HoldsConditionally F C.
Proof.
  unfold check. destruct (wellShaped F C) eqn:W; [| discriminate]. cbn [negb].
  destruct (hasPoints F) eqn:P.
  - destruct (decodedTable (rows F)); [| discriminate].
    destruct (decodedTable (askedTable F)); [| discriminate]. unfold checkWithPoints. cbv zeta.
    destruct (_ || _); [discriminate |]. destruct (orElse _ _); [discriminate |].
    destruct (residualsTooLarge F C); [discriminate |]. destruct (orElse _ _); discriminate.
  - unfold checkWithoutPoints. destruct (residualsTooLarge F C) eqn:T; [discriminate |].
    destruct (_ || _); [discriminate |]. destruct (judgeAll _ _ _ _ _ _ _) eqn:J; [discriminate |].
    intros _ L rs qs LB R Q.
    apply (holds_by_codes F C hints _ _ [] [] L rs qs false (wellShaped_spec F C W)) in J; auto.
    + exact (makeRows_forget _ _ _ _ R).
    + intros A. rewrite A in Q. exact (makeRows_forget _ _ _ _ Q).
Qed.

(** ** With embeddings *)

Lemma greatest_least l start t : start <= t -> (forall x, In x l -> x <= t) -> greatest l start <= t.
Proof.
  unfold greatest. revert start. induction l as [| y l IH]; cbn [fold_left In]; intros start S H; auto.
  apply IH; [| intros; apply H; auto]. specialize (H y (or_introl eq_refl)). lia.
Qed.

Lemma table_denominator p coordinates :
  let s := greatest (map (fun r => greatest (map (denominator p) r) 1) coordinates) 1 in
  1 <= s /\ (forall r x, In r coordinates -> In x r -> denominator p x <= s) /\
  (forall t, 1 <= t -> (forall r x, In r coordinates -> In x r -> denominator p x <= t) -> s <= t).
Proof.
  cbv zeta. set (f := fun r => greatest (map (denominator p) r) 1).
  destruct (greatest_spec (map f coordinates) 1) as [A [B _]]. repeat split; auto.
  - intros r x R X. destruct (greatest_spec (map (denominator p) r) 1) as [_ [D _]].
    specialize (D _ (in_map (denominator p) _ _ X)). specialize (B _ (in_map f _ _ R)).
    change (greatest (map (denominator p) r) 1) with (f r) in D. lia.
  - intros t T H. apply greatest_least; auto. intros g G. apply in_map_iff in G as [r [<- R]].
    apply greatest_least; auto. intros y Y. apply in_map_iff in Y as [x [<- X]]. eauto.
Qed.

Lemma both_denominators p a b :
  IsLeastDenominator p
    (Z.max (greatest (map (fun r => greatest (map (denominator p) r) 1) a) 1)
           (greatest (map (fun r => greatest (map (denominator p) r) 1) b) 1)) (concat (a ++ b)).
Proof.
  destruct (table_denominator p a) as [A1 [A2 A3]], (table_denominator p b) as [B1 [B2 B3]].
  cbv zeta in *. set (s := greatest _ 1) in *. set (s' := greatest (map _ b) 1) in *. split; [lia |]. split.
  - intros x I. apply denominator_spec; [lia |]. apply in_concat in I as [r [R X]].
    apply in_app_iff in R as [R | R]; [specialize (A2 r x R X) | specialize (B2 r x R X)]; lia.
  - intros t T H. apply Z.max_lub.
    + apply A3; auto. intros r x R X. apply denominator_spec; [lia |]. apply H, in_concat.
      exists r. rewrite in_app_iff. auto.
    + apply B3; auto. intros r x R X. apply denominator_spec; [lia |]. apply H, in_concat.
      exists r. rewrite in_app_iff. auto.
Qed.

Lemma isIntegral_spec t p x : isIntegral t p x = true <-> IsIntegral t p x.
Proof.
  unfold isIntegral, IsIntegral. rewrite Z.eqb_eq. apply Z.mod_divide.
  apply Z.pow_nonzero; unfold downShift; lia.
Qed.

Lemma isWide_spec p xs : isWide p xs = isWideRow p xs.
Proof.
  unfold isWide, isWideRow. destruct (greatest_spec (map (denominator p) xs) 0) as [_ [B C]].
  apply eq_true_iff_eq. rewrite Z.ltb_lt, existsb_exists. split.
  - intros G. destruct C as [C | C]; [lia |]. apply in_map_iff in C as [x [E X]]. exists x. split; auto.
    apply negb_true_iff, not_true_iff_false. rewrite isIntegral_spec, denominator_spec by lia. lia.
  - intros [x [X N]]. apply negb_true_iff, not_true_iff_false in N.
    rewrite isIntegral_spec, denominator_spec in N by lia.
    specialize (B _ (in_map (denominator p) _ _ X)). lia.
Qed.

Lemma makeRows_points i codes points R labels : length points = length codes ->
  map point (makeRows i codes points R labels) = points.
Proof.
  revert i points R labels. induction codes as [| c codes IH]; intros i [| p points] R labels E;
    try discriminate; auto. cbn [makeRows map point hd tl]. f_equal. apply IH. now injection E.
Qed.

Lemma makeRows_residuals i codes points R labels : length R = length codes ->
  map residual (makeRows i codes points R labels) = R.
Proof.
  revert i points R labels. induction codes as [| c codes IH]; intros i points [| r R] labels E;
    try discriminate; auto. cbn [makeRows map residual hd tl]. f_equal. apply IH. now injection E.
Qed.

Lemma makeRows_pairs i codes points R labels : length points = length codes ->
  map (fun r => (point r, code r)) (makeRows i codes points R labels) = combine points codes.
Proof.
  revert i points R labels. induction codes as [| c codes IH]; intros i [| p points] R labels E;
    try discriminate; auto. cbn [makeRows map combine point code hd tl]. f_equal. apply IH. now injection E.
Qed.

Lemma makeRows_areRows codes points R labels : length points = length codes ->
  AreRows codes R labels (makeRows 0 codes points R labels).
Proof.
  intros E. destruct (makeRows_spec 0 codes points R labels (or_introl E)) as [L H]. split; auto.
  intros i r I. destruct (H i r I) as [A [B [D [G _]]]]. repeat split; auto.
Qed.

Lemma points_Forall2 (P : list dyadic -> list Z -> Prop) f coordinates : forall rs : list row,
  map point rs = map f coordinates -> (forall xs, In xs coordinates -> P xs (f xs)) ->
  Forall2 (fun xs r => P xs (point r)) coordinates rs.
Proof.
  induction coordinates as [| xs coordinates IH]; intros [| r rs] E H; try discriminate; constructor.
  - injection E as -> _. apply H. now left.
  - injection E as _ E. apply IH; auto. intros. apply H. now right.
Qed.

Lemma Forall2_numerators L p xs : (forall x, In x xs -> IsIntegral (unitBits L) p x) -> 0 <= unitBits L ->
  Forall2 (fun x X => IsNumerator (unitBits L) p x X) xs (map (numerator (unitBits L) (2 ^ unitBits L) p) xs).
Proof.
  intros H U. induction xs as [| x xs IH]; cbn [map]; constructor.
  - apply numerator_spec; auto. apply H. now left.
  - apply IH. intros. apply H. now right.
Qed.

Lemma Forall2_length {A B} (P : A -> B -> Prop) l l' : Forall2 P l l' -> length l = length l'.
Proof. induction 1; cbn [length]; congruence. Qed.

Lemma decoded_shape n b b' t coordinates : TableShape n b b' t -> IsDecoded t coordinates ->
  length coordinates = length (coarse t) /\ forall r, In r coordinates -> length r = n.
Proof.
  intros T [format [patterns [E D]]]. destruct (shape_patterns _ _ _ _ T _ _ E) as [A B].
  split; [rewrite <- A; symmetry; eapply Forall2_length, D |].
  clear - D B. induction D as [| ps xs patterns coordinates D _ IH]; intros r [].
  - subst. rewrite <- (B ps (or_introl eq_refl)). symmetry. eapply Forall2_length, D.
  - apply IH; auto. intros q I. apply B. now right.
Qed.

(** The rows of one table: their points are those of the floats, and their residuals are right. *)
Section Table.
Variables (F : files) (L : layout) (s : Z) (t : table) (coordinates : list (list dyadic)) (R labels : list Z).
Hypothesis wellFormed : WellFormed L.
Hypothesis finer_is : finerBits L = refinementBits F.
Hypothesis table_shape : TableShape (axes F) (bits F) (refinementBits F) t.
Hypothesis decoded : IsDecoded t coordinates.
Hypothesis s_range : 0 <= s <= unitBits L.
Hypothesis integral : forall r x, In r coordinates -> In x r -> denominator (period F) x <= s.

Let codes := fineCodes (refinementBits F) t.
Let points := map (map (numerator (unitBits L) (2 ^ unitBits L) (period F))) coordinates.
Let made := makeRows 0 codes points R labels.

Lemma points_count : length points = length codes.
Proof.
  unfold points, codes. rewrite map_length, (shape_count _ _ _ _ table_shape).
  exact (proj1 (decoded_shape _ _ _ _ _ table_shape decoded)).
Qed.

Lemma table_points : HavePoints L (period F) coordinates made.
Proof.
  apply (points_Forall2 _ (map (numerator (unitBits L) (2 ^ unitBits L) (period F)))).
  - apply makeRows_points, points_count.
  - intros xs I. apply Forall2_numerators; [| lia]. intros x X. apply denominator_spec; [lia |].
    specialize (integral xs x I X). lia.
Qed.

Lemma table_row r : In r made -> length (point r) = axes F /\ length (code r) = axes F /\ Reduced (unitBits L) (point r).
Proof.
  intros I. assert (P : In (point r) points).
  { rewrite <- (makeRows_points 0 codes points R labels points_count). now apply in_map. }
  assert (D : In (code r) codes).
  { rewrite <- (rows_codes codes R labels made (makeRows_areRows _ _ _ _ points_count)). now apply in_map. }
  apply in_map_iff in P as [xs [<- X]]. split; [| split].
  - rewrite map_length. now apply (decoded_shape _ _ _ _ _ table_shape decoded).
  - now apply (shape_codes _ _ _ _ table_shape).
  - apply Forall_forall. intros x Y. apply in_map_iff in Y as [y [<- Y]].
    apply Z.mod_pos_bound, Z.pow_pos_nonneg; lia.
Qed.

Lemma table_residuals : length R = length (coarse t) -> R = residualsOf L points codes -> forall r, In r made -> IsResidual L r.
Proof.
  intros count_of E r I. apply residualOf_spec; auto; [now apply table_row |].
  set (g := residualOf (step L) (2 ^ (unitBits L - fineBits L - 1)) (2 ^ unitBits L) (1 - 2 ^ finerBits L) L).
  assert (H : map residual made = map (fun r => g (point r) (code r)) made).
  { unfold made at 1. rewrite makeRows_residuals.
    - rewrite E at 1. unfold residualsOf. fold g.
      rewrite <- (makeRows_pairs 0 codes points R labels points_count). fold made. now rewrite map_map.
    - rewrite count_of. unfold codes. now rewrite (shape_count _ _ _ _ table_shape). }
  clear - H I. induction made as [| x l IH]; [easy |]. cbn [map] in H. injection H as H1 H2.
  destruct I as [<- | I]; auto.
Qed.

End Table.

Theorem check_sound F C hints : check F C hints = Verified -> Holds F C.
Proof.
  unfold check. destruct (wellShaped F C) eqn:W; [| discriminate]. cbn [negb].
  pose proof (wellShaped_spec F C W) as S.
  destruct (hasPoints F) eqn:P.
  2: { unfold checkWithoutPoints. destruct (residualsTooLarge F C); [discriminate |].
       destruct (_ || _); [discriminate |]. destruct (judgeAll _ _ _ _ _ _ _); discriminate. }
  destruct (decodedTable (rows F)) as [coordinates |] eqn:D; [| discriminate].
  destruct (decodedTable (askedTable F)) as [askedCoordinates |] eqn:D'; [| discriminate].
  assert (E : embeddings (rows F) <> None /\ embeddings (askedTable F) <> None).
  { unfold hasPoints in P. destruct (embeddings (rows F)), (embeddings (askedTable F)); try discriminate.
    split; discriminate. }
  destruct E as [E E']. apply decodedTable_spec in D, D'; auto. clear E E'.
  unfold checkWithPoints. cbv zeta.
  pose proof (both_denominators (period F) coordinates askedCoordinates) as LD.
  destruct (table_denominator (period F) coordinates) as [A1 [A2 _]].
  destruct (table_denominator (period F) askedCoordinates) as [B1 [B2 _]]. cbv zeta in A1, A2, B1, B2.
  set (s := Z.max _ _) in *.
  set (L := {| fineBits := fineBitsOf F; finerBits := refinementBits F; unitBits := Z.max s (fineBitsOf F + 1) |}).
  change (Z.max s (fineBitsOf F + 1)) with (unitBits L).
  assert (WF : WellFormed L).
  { unfold WellFormed, L, fineBitsOf. cbn [fineBits finerBits unitBits]. destruct S. lia. }
  assert (SU : 0 <= s <= unitBits L) by (unfold L; cbn [unitBits]; lia).
  rewrite 2 fineWith_spec.
  destruct (_ || _); [discriminate |].
  destruct (orElse (differ Residual 0 _ _) _) eqn:ER; [discriminate |].
  apply orElse_none in ER as [ER ER']. apply differ_none in ER, ER'.
  destruct (residualsTooLarge F C) eqn:T; [discriminate |].
  destruct (orElse (judgeAll _ _ _ _ _ _ _) _) eqn:EJ; [discriminate |]. intros _.
  apply orElse_none in EJ as [EJ EJ']. apply orElse_none in EJ' as [ES EW].
  apply differ1_none in ES, EW.
  rewrite counted_spec in EW. unfold count in EW. rewrite (filter_same _ _ _ (fun x _ => isWide_spec (period F) x)) in EW.
  set (codes := fineCodes (refinementBits F) (rows F)) in *.
  set (askedCodes := fineCodes (refinementBits F) (askedTable F)) in *.
  set (pointsOf := map (map (numerator (unitBits L) (2 ^ unitBits L) (period F)))) in *.
  set (rs := makeRows 0 codes (pointsOf coordinates) (residuals C) (labelsOf F)).
  set (qs := if isApart F then makeRows 0 askedCodes (pointsOf askedCoordinates) (queryResiduals C) [] else rs).
  assert (I1 : forall r x, In r coordinates -> In x r -> denominator (period F) x <= s)
    by (intros r x R X; specialize (A2 r x R X); unfold s; lia).
  assert (I2 : forall r x, In r askedCoordinates -> In x r -> denominator (period F) x <= s)
    by (intros r x R X; specialize (B2 r x R X); unfold s; lia).
  pose proof (points_count F L (rows F) coordinates (shape_rows _ _ S) D) as PC.
  pose proof (points_count F L (askedTable F) askedCoordinates (shape_asked _ _ S) D') as PC'.
  fold codes pointsOf in PC. fold askedCodes pointsOf in PC'.
  pose proof (makeRows_areRows codes (pointsOf coordinates) (residuals C) (labelsOf F) PC) as AR. fold rs in AR.
  assert (AQ : if isApart F then AreRows askedCodes (queryResiduals C) [] qs else qs = rs).
  { unfold qs. destruct (isApart F); auto. now apply makeRows_areRows. }
  assert (V : forall l : list row, map (viewOf true) l = l) by (intros l; apply map_id).
  assert (J : judgeAll F C hints L s (pointsOf coordinates)
                (if isApart F then pointsOf askedCoordinates else []) = None) by exact EJ.
  assert (RA : makeRows 0 codes (pointsOf coordinates) (residuals C) (labelsOf F) = map (viewOf true) rs) by now rewrite V.
  assert (QA : isApart F = true -> makeRows 0 askedCodes (if isApart F then pointsOf askedCoordinates else [])
                (queryResiduals C) [] = map (viewOf true) qs).
  { intros A. rewrite V. unfold qs. now rewrite A. }
  exists L, rs, qs, coordinates, askedCoordinates.
  assert (HP' : HavePoints L (period F) askedCoordinates qs /\
    (forall q, In q qs -> length (point q) = axes F /\ length (code q) = axes F /\ Reduced (unitBits L) (point q)) /\
    forall q, In q qs -> IsResidual L q).
  { unfold qs. destruct (isApart F) eqn:A.
    - split; [| split].
      + exact (table_points F L s (askedTable F) askedCoordinates (queryResiduals C) [] (shape_asked _ _ S) D' SU I2).
      + exact (table_row F L s (askedTable F) askedCoordinates (queryResiduals C) [] (shape_asked _ _ S) D' SU).
      + apply (table_residuals F L s (askedTable F) askedCoordinates (queryResiduals C) [] WF (shape_asked _ _ S) D' SU); auto.
        apply (shape_queryResiduals _ _ S A).
    - assert (askedTable F = rows F) as EA by (unfold askedTable, isApart in *; now destruct (queries F)).
      assert (askedCoordinates = coordinates) as EC.
      { clear - D D' EA. rewrite EA in D'. destruct D as [f [p [E1 G]]], D' as [f' [p' [E2 G']]].
        rewrite E1 in E2. injection E2 as <- <-. clear - G G'. revert askedCoordinates G'.
        induction G as [| ps xs p coordinates G1 _ IH]; intros c G'; inversion G'; subst; auto.
        f_equal; auto. clear - G1 H1. revert y H1.
        induction G1 as [| a x ps xs E _ IH]; intros y H; inversion H; subst; auto. f_equal; [congruence | auto]. }
      rewrite EC. split; [| split].
      + exact (table_points F L s (rows F) coordinates (residuals C) (labelsOf F) (shape_rows _ _ S) D SU I1).
      + exact (table_row F L s (rows F) coordinates (residuals C) (labelsOf F) (shape_rows _ _ S) D SU).
      + apply (table_residuals F L s (rows F) coordinates (residuals C) (labelsOf F) WF (shape_rows _ _ S) D SU); auto.
        apply shape_residuals, S. }
  destruct HP' as [HQ [TQ RQ]].
  assert (TR : forall r, In r rs -> length (point r) = axes F /\ length (code r) = axes F /\ Reduced (unitBits L) (point r))
    by exact (table_row F L s (rows F) coordinates (residuals C) (labelsOf F) (shape_rows _ _ S) D SU).
  assert (RR : forall r, In r rs -> IsResidual L r).
  { apply (table_residuals F L s (rows F) coordinates (residuals C) (labelsOf F) WF (shape_rows _ _ S) D SU); auto.
    apply shape_residuals, S. }
  split; [reflexivity |]. split; [reflexivity |]. split; [exact WF |]. split; [exact D |]. split; [exact D' |].
  split; [rewrite ES; exact LD |]. split; [rewrite ES; lia |]. split; [exact EW |].
  split; [exact (table_points F L s (rows F) coordinates (residuals C) (labelsOf F) (shape_rows _ _ S) D SU I1) |].
  split; [exact HQ |]. split; [exact AR |]. split; [exact AQ |].
  split; [intros r [I | I]; auto |].
  split; [exact (holds_by_codes F C hints L s _ _ L rs qs true S eq_refl eq_refl T AR AQ RA QA J) |].
  intros i q c Q EC.
  destruct (query_silent F C hints L s _ _ L rs qs true S eq_refl eq_refl T AR AQ RA QA J i q Q) as [c' [EC' [_ [_ H]]]].
  rewrite EC in EC'. injection EC' as <-. specialize (H P).
  assert (QI : In q qs) by (eapply nth_error_In, Q).
  rewrite ES.
  refine (agrees_points (makeContext F C L (map (viewOf true) rs) s) L q (othersOf F rs q) c
    (exactOf F C L s rs true q) (others_distinct F C rs AR q) _ _ (axes F) WF _ _ _ s eq_refl H).
  - split; [apply S | exact (others_count F C _ rs qs true S AR AQ QA q QI)].
  - apply S. eapply nth_error_In, EC.
  - destruct (TQ q QI) as [X1 [X2 X3]]. repeat split; auto. apply RQ, QI.
  - intros r I. apply filter_In in I as [I _]. destruct (TR r I) as [X1 [X2 X3]]. repeat split; auto. now apply RR.
  - intros r I. apply filter_In in I as [I _]. unfold exactOf. cbn [exactDistance lee around makeContext turn viewOf].
    destruct (TQ q QI) as [_ [_ X3]], (TR r I) as [_ [_ Y3]].
    apply (arcSum_spec (unitBits L) (point q) (point r) 0); auto. destruct WF. lia.
Qed.
