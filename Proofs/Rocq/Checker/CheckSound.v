(** * Soundness without embeddings: what the checker's silence about codes and residuals means *)

From Coq Require Import ZArith List Bool Lia Sorted Permutation Uint63.
From Torus.Specification Require Import Circle Torus Order Certificate CertificateFiles.
From Torus.Theorems Require Import Circle Torus Order Certificate.
From Torus.Checker Require Import Points Judge Separation Machine Candidates SeparationInt Check FastSound
  Comparisons QuerySound.
Import ListNotations.
Local Open Scope Z_scope.

(** ** Shapes *)

Record TableShape (n : nat) (b b' : Z) (t : table) : Prop := {
  shape_count : length (fineCodes b' t) = length (coarse t);
  shape_codes : forall c, In c (fineCodes b' t) ->
    length c = n /\ Forall (fun F => 0 <= F < 2 ^ (b + b')) c;
  shape_patterns : forall format patterns, embeddings t = Some (format, patterns) ->
    length patterns = length (coarse t) /\ forall r, In r patterns -> length r = n }.

Lemma forRows_spec n f l : forRows n f l = true ->
  forall r, In r l -> length r = n /\ forall x, In x r -> f x = true.
Proof.
  unfold forRows. rewrite forallb_forall. intros H r I. specialize (H r I).
  apply andb_prop in H as [A B]. rewrite forallb_forall in B. split; [now apply Nat.eqb_eq | exact B].
Qed.

Lemma below_spec limit x : below limit x = true <-> 0 <= x < limit.
Proof. unfold below. rewrite andb_true_iff, Z.leb_le, Z.ltb_lt. reflexivity. Qed.

Lemma tableShape n b b' t : 0 <= b -> 0 <= b' ->
  wellShapedTable n (2 ^ b) (2 ^ b') (negb (b' =? 0)) t = true -> TableShape n b b' t.
Proof.
  intros B B' H. unfold wellShapedTable in H. apply andb_prop in H as [H HE]. apply andb_prop in H as [HC HR].
  pose proof (forRows_spec _ _ _ HC) as C. clear HC. constructor.
  - unfold fineCodes. destruct (refinement t) as [finer |]; auto.
    apply andb_prop in HR as [HR _]. apply andb_prop in HR as [_ E]. apply Nat.eqb_eq in E.
    rewrite map_length, combine_length. lia.
  - unfold fineCodes. destruct (refinement t) as [finer |].
    + apply andb_prop in HR as [_ HR]. pose proof (forRows_spec _ _ _ HR) as R.
      intros c I. apply in_map_iff in I as [[q r] [<- I]].
      destruct (C q (in_combine_l _ _ _ _ I)) as [LQ Q], (R r (in_combine_r _ _ _ _ I)) as [LR R'].
      split; [rewrite map_length, combine_length; lia |]. apply Forall_forall. intros F J.
      apply in_map_iff in J as [[x y] [<- J]].
      pose proof (proj1 (below_spec _ _) (Q x (in_combine_l _ _ _ _ J))).
      pose proof (proj1 (below_spec _ _) (R' y (in_combine_r _ _ _ _ J))).
      unfold fineCode. rewrite Z.pow_add_r by lia. nia.
    + rewrite negb_involutive in HR. apply Z.eqb_eq in HR as ->. rewrite Z.add_0_r.
      intros c I. destruct (C c I) as [LC D]. split; auto. apply Forall_forall. intros F J.
      now apply below_spec, D.
  - intros format patterns E. rewrite E in HE. apply andb_prop in HE as [A D]. split; [now apply Nat.eqb_eq |].
    rewrite forallb_forall in D. intros r I. now apply Nat.eqb_eq, D.
Qed.

Record Shape (F : files) (C : certificate) : Prop := {
  shape_bits : 1 <= bits F <= 16;
  shape_finer : 0 <= refinementBits F <= 16;
  shape_fits : 3 * greatestResidual F < 2 ^ 63;
  shape_rows : TableShape (axes F) (bits F) (refinementBits F) (rows F);
  shape_asked : TableShape (axes F) (bits F) (refinementBits F) (askedTable F);
  shape_k : (1 <= neighborCount C)%nat;
  shape_enough : (neighborCount C + (if isApart F then 0 else 1) <= length (coarse (rows F)))%nat;
  shape_some : (1 <= length (coarse (askedTable F)))%nat;
  shape_residuals : length (residuals C) = length (coarse (rows F));
  shape_queryResiduals : isApart F = true -> length (queryResiduals C) = length (coarse (askedTable F));
  shape_evidence : length (evidence C) = length (coarse (askedTable F));
  shape_exact : forall c, In c (evidence C) -> length (exactNeighbors c) = neighborCount C;
  shape_histogram : length (histogram (rowTotals C)) = 64%nat;
  shape_queryTotals : match queryTotals C with
    | Some t => isApart F = true /\ length (histogram t) = 64%nat | None => isApart F = false end;
  shape_labels : isSome (labelProvedCount C) = hasLabels F;
  shape_robustness : isSome (robustness C) = hasLabels F;
  shape_least : forall d, leastDistance C = Some d -> 0 < d }.

Lemma wellShaped_spec F C : wellShaped F C = true -> Shape F C.
Proof.
  unfold wellShaped. rewrite !andb_true_iff. intros H. decompose [and] H. clear H.
  repeat match goal with
         | H : (_ <=? _)%nat = true |- _ => apply Nat.leb_le in H
         | H : (_ =? _)%nat = true |- _ => apply Nat.eqb_eq in H
         | H : (_ <=? _) = true |- _ => apply Z.leb_le in H
         | H : (_ <? _) = true |- _ => apply Z.ltb_lt in H
         | H : Bool.eqb _ _ = true |- _ => apply Bool.eqb_prop in H
         end.
  constructor; auto; try lia; try (apply tableShape; auto; lia).
  - intros A. rewrite A in *. assumption.
  - intros c I. match goal with H : forallb _ (evidence C) = true |- _ => rewrite forallb_forall in H; now apply Nat.eqb_eq, H end.
  - destruct (queryTotals C).
    + match goal with H : _ && _ = true |- _ => apply andb_prop in H as [A B] end.
      split; [exact A | now apply Nat.eqb_eq].
    + now apply negb_true_iff.
  - intros d E. rewrite E in *. now apply Z.ltb_lt.
Qed.

(** ** Rows *)

Lemma nth_error_extensional {A} (l : list A) : forall l', length l = length l' ->
  (forall i x y, nth_error l i = Some x -> nth_error l' i = Some y -> x = y) -> l = l'.
Proof.
  induction l as [| x l IH]; intros [| y l'] E H; try discriminate; auto. f_equal.
  - now apply (H O).
  - apply IH; [now injection E |]. intros i. apply (H (S i)).
Qed.

Lemma rows_indices codes R labels rs : AreRows codes R labels rs ->
  map index rs = map Z.of_nat (seq 0 (length rs)).
Proof.
  intros [_ H]. apply nth_error_extensional; [now rewrite 2 map_length, seq_length |].
  intros i x y X Y. rewrite nth_error_map in X. destruct (nth_error rs i) as [r |] eqn:E; [| discriminate].
  injection X as <-. destruct (H i r E) as [-> _].
  assert (i < length rs)%nat by (apply nth_error_Some; congruence).
  rewrite nth_error_map in Y. rewrite (nth_error_nth' _ 0%nat) in Y by now rewrite seq_length.
  rewrite seq_nth in Y by auto. now injection Y.
Qed.

Lemma rows_NoDup codes R labels rs : AreRows codes R labels rs -> NoDup (map index rs).
Proof.
  intros H. rewrite (rows_indices _ _ _ _ H). apply FinFun.Injective_map_NoDup; [| apply seq_NoDup].
  intros a b. lia.
Qed.

Lemma rows_codes codes R labels rs : AreRows codes R labels rs -> map code rs = codes.
Proof.
  intros [L H]. apply nth_error_extensional; [now rewrite map_length |].
  intros i x y X Y. rewrite nth_error_map in X. destruct (nth_error rs i) as [r |] eqn:E; [| discriminate].
  injection X as <-. destruct (H i r E) as [_ [B _]]. congruence.
Qed.

Lemma rows_residual codes R labels rs r : AreRows codes R labels rs -> length R = length codes ->
  In r rs -> In (residual r) R.
Proof.
  intros [L H] E I. apply In_nth_error in I as [i I]. destruct (H i r I) as [_ [_ [<- _]]].
  apply nth_In. rewrite E, <- L. apply nth_error_Some. congruence.
Qed.

(** Rows without their points. *)
Definition forget (r : row) : row :=
  {| index := index r; code := code r; residual := residual r; point := []; label := label r |}.

Lemma makeRows_forget codes R labels rs : AreRows codes R labels rs ->
  makeRows 0 codes [] R labels = map forget rs.
Proof.
  intros [L H]. destruct (makeRows_spec 0 codes [] R labels (or_intror eq_refl)) as [L' H'].
  apply nth_error_extensional; [rewrite map_length; congruence |].
  intros i x y X Y. rewrite nth_error_map in Y. destruct (nth_error rs i) as [r |] eqn:E; [| discriminate].
  injection Y as <-. destruct (H i r E) as [A [B [D G]]], (H' i x X) as [A' [B' [D' [G' P]]]].
  destruct x as [xi xc xr xp xl]. cbn [index code residual label point] in *. unfold forget.
  rewrite A, <- D, <- G. rewrite B in B'. injection B' as B'. rewrite <- B'.
  f_equal; [lia | congruence | | congruence]. now destruct i.
Qed.

Lemma checkQueries_none X hints asked claims : checkQueries X hints asked claims = None ->
  forall i q c, nth_error asked i = Some q -> nth_error claims i = Some c ->
    exists hint, checkQuery X hint q c = None.
Proof.
  revert hints claims. induction asked as [| q asked IH]; intros hints [| c claims] H [| i] q' c' Q Q';
    cbn [nth_error checkQueries] in *; try discriminate.
  - injection Q as <-. injection Q' as <-. exists (hd (-1) hints).
    destruct (checkQuery _ _ _ _); [discriminate | reflexivity].
  - destruct (checkQuery X (hd (-1) hints) q c); [discriminate |]. eapply IH; eauto.
Qed.

Lemma app_same_length {A} (a a' b b' : list A) : length a = length a' -> a ++ b = a' ++ b' -> a = a' /\ b = b'.
Proof.
  revert a'. induction a as [| x a IH]; intros [| x' a'] E H; try discriminate; auto.
  injection H as -> H. destruct (IH a' ltac:(now injection E) H) as [-> ->]. auto.
Qed.

(** ** Separation *)

Section Separation.
Variables (L : layout) (n : nat) (mask : int) (rs : list row).
Hypothesis w_range : 1 <= fineBits L <= 32.
Hypothesis mask_value : value mask = 2 ^ fineBits L - 1.
Hypothesis fits : 3 * greatestBound L n < 2 ^ 63.
Hypothesis rows_fit : forall r, In r rs -> Fits L n r.

Let ints (r : row) : list int := map Uint63.of_Z (code r).
Let dd := d (fineBits L) n.

Lemma ints_distance r r' : In r rs -> In r' rs -> dd (ints r) (ints r') = codeDistance (lee L) r r'.
Proof.
  intros I I'. destruct (rows_fit r I) as [E [C _]], (rows_fit r' I') as [E' [C' _]].
  assert (V : map value (ints r) = code r /\ map value (ints r') = code r')
    by (unfold ints; now rewrite 2 code_value by auto).
  assert (W : length (ints r) = n /\ length (ints r') = n)
    by (unfold ints; rewrite 2 map_length; auto).
  unfold dd, d. rewrite (ofLength_same (fineBits L) n (ints r)), (ofLength_same (fineBits L) n (ints r')) by apply W.
  destruct V as [-> ->]. reflexivity.
Qed.

Lemma coinciding_ints l : incl l rs -> coinciding (lee L) l = coincidences dd (map ints l).
Proof.
  induction l as [| r l IH]; intros I; auto. cbn [coinciding map coincidences].
  rewrite IH by (intros x X; apply I; now right). f_equal.
  unfold coincides. rewrite existsb_of_map.
  replace (existsb (fun s => codeDistance (lee L) r s =? 0) l) with (existsb (fun s => dd (ints r) (ints s) =? 0) l); auto.
  assert (H : forall s, In s l -> (dd (ints r) (ints s) =? 0) = (codeDistance (lee L) r s =? 0)).
  { intros s S. rewrite ints_distance; auto; apply I; cbn; auto. }
  clear - H. induction l as [| s l IH]; auto. cbn [existsb]. rewrite H, IH; cbn; auto.
  intros. apply H. cbn. auto.
Qed.

Theorem checkSeparation_none C : (forall d, leastDistance C = Some d -> 0 < d) ->
  checkSeparation mask (map code rs) C = None ->
  match leastDistance C with Some delta => IsSeparation (lee L) rs delta | None => AllCoincide (lee L) rs end /\
  coincidingRows C = coinciding (lee L) (rev rs).
Proof.
  intros P H. unfold checkSeparation in H. rewrite map_map in H. fold ints in H.
  assert (GB : Z.of_nat n * half (fineBits L) < 2 ^ 47) by (unfold greatestBound in fits; lia).
  pose proof (separation_spec (fineBits L) mask noDistance n ltac:(lia) mask_value ltac:(lia)
    ltac:(rewrite noDistance_value; lia) (map ints rs)) as S.
  assert (LI : Forall (fun c => length c = n) (map ints rs)).
  { apply Forall_forall. intros c I. apply in_map_iff in I as [r [<- I]]. unfold ints. rewrite map_length.
    now apply rows_fit. }
  specialize (S LI). change (map (fun x => map Uint63.of_Z (code x)) rs) with (map ints rs) in H.
  destruct (separation mask noDistance (map ints rs)) as [best number].
  destruct S as [V N]. fold dd in V, N. rewrite noDistance_value in V.
  apply orElse_none in H as [H1 H2]. apply differ1_none in H1, H2.
  assert (W : 1 <= fineBits L <= 62) by lia.
  pose proof (d_nonneg (fineBits L) n W) as dn. pose proof (d_symmetric (fineBits L) n W) as ds.
  pose proof (d_refl (fineBits L) n W) as dr. pose proof (d_triangle (fineBits L) n W) as dt.
  fold dd in dn, ds, dr, dt.
  assert (B : forall r r', In r rs -> In r' rs -> codeDistance (lee L) r r' = 0 \/ value best <= codeDistance (lee L) r r').
  { intros r r' I I'. rewrite <- (ints_distance r r' I I'), V.
    apply (leastOfPairs_bound dd dr ds); now apply in_map. }
  split.
  - destruct (Uint63.eqb best noDistance) eqn:E.
    + apply Uint63.eqb_spec in E. cbn [orMissing] in H1.
      destruct (leastDistance C) as [delta |]; [specialize (P delta eq_refl); cbn in H1; lia |].
      intros r r' I I'. destruct (B r r' I I') as [| G]; auto. exfalso.
      destruct (distance_bound L r n w_range r' (rows_fit r I) (rows_fit r' I')) as [_ D].
      rewrite E, noDistance_value in G. unfold greatestBound in D. lia.
    + cbn [orMissing] in H1. pose proof (value_bounds best).
      destruct (leastDistance C) as [delta |]; cbn [orMissing] in H1; [| lia]. subst delta.
      split; [exact B |].
      destruct (leastOfPairs_attained dd dn (2 ^ 62) (map ints rs)) as [F | [x [y [X [Y [F G]]]]]].
      * exfalso. apply not_true_iff_false in E. apply E, Uint63.eqb_spec, to_Z_inj. rewrite noDistance_value. congruence.
      * apply in_map_iff in X as [r [<- I]], Y as [r' [<- I']]. rewrite ints_distance in F, G by auto.
        split; [exists r, r'; repeat split; auto; congruence | lia].
  - rewrite H2, N. rewrite (coinciding_ints (rev rs)) by (intros x; now rewrite <- in_rev).
    rewrite map_rev. apply (coincidences_permutation dd dn ds dt). apply Permutation_rev.
Qed.

End Separation.
