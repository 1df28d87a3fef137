(** * Comparisons, sums and quantiles: what the checker's helpers find *)

From Coq Require Import ZArith List Bool Lia Sorted Permutation Mergesort.
From Torus.Specification Require Import Circle Torus Order Certificate CertificateFiles.
From Torus.Theorems Require Import Order.
From Torus.Checker Require Import Points Check.
Import ListNotations.
Local Open Scope Z_scope.

Lemma orElse_none first rest : orElse first rest = None -> first = None /\ rest tt = None.
Proof. destruct first; cbn; [discriminate | auto]. Qed.

Lemma differ_none w claimed : forall i found, differ w i claimed found = None -> claimed = found.
Proof.
  induction claimed as [| c claimed IH]; intros i [| f found]; cbn [differ]; try discriminate; auto.
  destruct (c =? f) eqn:E; [| discriminate]. apply Z.eqb_eq in E as ->. intros H. f_equal. eauto.
Qed.

Lemma differ1_none w claimed found : differ1 w claimed found = None -> claimed = found.
Proof. unfold differ1. destruct (Z.eqb_spec claimed found); [auto | discriminate]. Qed.

Lemma allOf_spec {A} (l : list (option A)) found : allOf l = Some found <-> l = map Some found.
Proof.
  revert found. induction l as [| [x |] l IH]; intros found; cbn [allOf].
  - split; [now intros [= <-] |]. destruct found; [auto | discriminate].
  - destruct (allOf l) as [xs |].
    + split; [intros [= <-]; cbn [map]; f_equal; now apply IH |].
      destruct found as [| y ys]; [discriminate |]. cbn [map]. intros [= -> E]. f_equal. f_equal.
      specialize (IH ys). apply IH in E. congruence.
    + split; [discriminate |]. destruct found as [| y ys]; [discriminate |]. cbn [map]. intros [= -> E].
      apply IH in E. discriminate.
  - split; [discriminate |]. destruct found; discriminate.
Qed.

Lemma decoder_spec format pattern : decoder format pattern = decodeFloat format pattern.
Proof. reflexivity. Qed.

Lemma map_Some_Forall2 {A B} (f : A -> option B) l found :
  map f l = map Some found -> Forall2 (fun x y => f x = Some y) l found.
Proof.
  revert found. induction l as [| x l IH]; intros [| y found]; cbn [map]; try discriminate; constructor.
  - congruence.
  - apply IH. congruence.
Qed.

Theorem decodedTable_spec t coordinates : embeddings t <> None -> decodedTable t = Some coordinates ->
  IsDecoded t coordinates.
Proof.
  unfold decodedTable, IsDecoded. destruct (embeddings t) as [[format patterns] |]; [| easy].
  intros _ H. exists format, patterns. split; auto. apply allOf_spec in H.
  apply map_Some_Forall2 in H. clear - H. induction H as [| ps xs patterns coordinates H _ IH]; constructor; auto.
  apply allOf_spec in H. now apply map_Some_Forall2 in H.
Qed.

(** ** Counts, sums, greatest *)

Lemma counted_spec {A} (f : A -> bool) l : counted f l = count f l.
Proof.
  unfold counted, count.
  enough (H : forall n, fold_left (fun n x => if f x then n + 1 else n) l n = n + Z.of_nat (length (filter f l)))
    by now rewrite H.
  induction l as [| x l IH]; intros n; cbn [fold_left filter length]; [lia |]. rewrite IH.
  destruct (f x); cbn [length]; lia.
Qed.

Lemma added_spec l : added l = sumOf l.
Proof.
  unfold added, sumOf. enough (H : forall n, fold_left Z.add l n = n + fold_right Z.add 0 l) by now rewrite H.
  induction l as [| x l IH]; intros n; cbn [fold_left fold_right]; [lia |]. rewrite IH. lia.
Qed.

Lemma greatest_largest l : l <> [] -> (forall x, In x l -> 0 <= x) -> IsLargest l (greatest l 0).
Proof.
  intros N P. destruct (greatest_spec l 0) as [A [B C]]. split; auto.
  destruct C as [C | C]; auto. destruct l as [| x l]; [easy |].
  assert (x = greatest (x :: l) 0) as <-.
  { pose proof (B x (or_introl eq_refl)). pose proof (P x (or_introl eq_refl)). lia. }
  now left.
Qed.

Lemma binned_spec R j : binned R j = count (bin j) R.
Proof. destruct j; cbn [binned bin]; now rewrite counted_spec. Qed.

Theorem residualTotals_spec R t : R <> [] -> (forall r, In r R -> 0 <= r) ->
  flatTotals t = residualTotalsOf R -> HoldsOfResiduals R t.
Proof.
  intros N P E. unfold flatTotals, residualTotalsOf in E.
  remember (map (binned R) (seq 0 64)) as bins eqn:B. injection E as E1 E2 E3.
  split; [rewrite E1; now apply greatest_largest |]. split; [now rewrite E2, added_spec |].
  rewrite E3, B. apply map_ext, binned_spec.
Qed.

(** ** Quantiles *)

Lemma sorted_prefix l i v : StronglySorted (fun a b => is_true (Z.leb a b)) l -> nth_error l i = Some v ->
  (i < length (filter (fun x => (x <=? v)%Z) l))%nat /\
  forall w, w < v -> (length (filter (fun x => (x <=? w)%Z) l) <= i)%nat.
Proof.
  intros S. revert i. induction S as [| x l S IH F]; intros [| i] E; cbn [nth_error] in E; try discriminate.
  - injection E as ->. cbn [filter]. rewrite Z.leb_refl. cbn [length]. split; [lia |]. intros w W.
    assert (H : filter (fun x => x <=? w) l = []).
    { rewrite Forall_forall in F. clear - F W. induction l as [| y l IH]; auto. cbn [filter].
      destruct (y <=? w) eqn:Y; [| apply IH; intros; apply F; cbn; auto].
      specialize (F y (or_introl eq_refl)). apply Z.leb_le in Y, F. lia. }
    rewrite H. destruct (v <=? w) eqn:V; [apply Z.leb_le in V; lia | cbn; lia].
  - destruct (IH i E) as [A B]. rewrite Forall_forall in F.
    assert (x <= v) as XV by (apply Z.leb_le, F; eapply nth_error_In, E). cbn [filter].
    rewrite (proj2 (Z.leb_le x v) XV). cbn [length]. split; [lia |].
    intros w W. specialize (B w W). destruct (x <=? w); cbn [length]; lia.
Qed.

Lemma filter_permutation {A} (f : A -> bool) l l' : Permutation l l' ->
  length (filter f l) = length (filter f l').
Proof.
  induction 1 as [| x l l' _ IH | x y l | l l' l'' _ IH _ IH']; cbn [filter]; auto; try congruence;
    repeat destruct (f _); cbn [length]; congruence.
Qed.

Theorem quantile_spec share of sizes : 1 <= share <= of -> sizes <> [] ->
  IsQuantile share of sizes (quantile share of (ZSort.sort sizes)).
Proof.
  intros S N. set (sorted := ZSort.sort sizes).
  assert (P : Permutation sizes sorted) by apply ZSort.Permuted_sort.
  assert (O : StronglySorted (fun a b => is_true (Z.leb a b)) sorted).
  { apply ZSort.StronglySorted_sort. intros a b c. unfold is_true, ZOrder.leb. rewrite 3 Z.leb_le. lia. }
  pose proof (Permutation_length P) as EL.
  assert (Q0 : 1 <= Z.of_nat (length sizes)) by (destruct sizes; [easy | cbn [length]; lia]).
  unfold quantile. rewrite <- EL. set (Q := Z.of_nat (length sizes)) in *.
  set (i := (share * Q - 1) / of).
  assert (I0 : 0 <= i) by (apply Z.div_pos; nia).
  assert (I1 : of * i <= share * Q - 1) by (apply Z.mul_div_le; lia).
  assert (I2 : share * Q - 1 < of * (i + 1)).
  { pose proof (Z.mul_succ_div_gt (share * Q - 1) of ltac:(lia)). fold i in H. lia. }
  assert (IQ : (Z.to_nat i < length sorted)%nat) by (rewrite <- EL; unfold Q in *; nia).
  destruct (nth_error sorted (Z.to_nat i)) as [v |] eqn:V; [| apply nth_error_None in V; lia].
  rewrite (nth_error_nth _ _ _ V). destruct (sorted_prefix sorted (Z.to_nat i) v O V) as [A B].
  unfold IsQuantile, count. fold Q.
  assert (C : forall w, length (filter (fun x => x <=? w) sizes) = length (filter (fun x => x <=? w) sorted))
    by (intros; now apply filter_permutation).
  repeat split.
  - apply (Permutation_in v (Permutation_sym P)). eapply nth_error_In, V.
  - rewrite C. nia.
  - intros w _ H. destruct (Z_le_gt_dec v w) as [| G]; auto. exfalso.
    specialize (B w ltac:(lia)). rewrite <- C in B. nia.
Qed.

(** ** Tables *)

Lemma fineWith_spec b' t : fineWith (2 ^ b') t = fineCodes b' t.
Proof. reflexivity. Qed.

Lemma makeRows_spec i codes points R labels :
  length points = length codes \/ points = [] ->
  let rs := makeRows i codes points R labels in
  length rs = length codes /\
  forall j r, nth_error rs j = Some r ->
    index r = i + Z.of_nat j /\ nth_error codes j = Some (code r) /\ nth j R 0 = residual r /\
    nth j labels 0 = label r /\ nth j points [] = point r.
Proof.
  cbv zeta. revert i points R labels.
  induction codes as [| c codes IH]; intros i points R labels P; cbn [makeRows length]; [split; auto; now intros [|] |].
  specialize (IH (i + 1) (tl points) (tl R) (tl labels)).
  destruct IH as [E H]; [destruct P as [P | ->]; [destruct points; cbn in *; [lia | left; lia] | now right] |].
  split; [now rewrite E |]. intros [| j] r; cbn [nth_error].
  - intros [= <-]. cbn [index code residual label point]. repeat split; try lia;
      [now destruct R | now destruct labels | now destruct points].
  - intros I. destruct (H j r I) as [A [B [C [D F]]]]. repeat split; auto; try lia.
    + destruct R; auto. now destruct j.
    + destruct labels; auto. now destruct j.
    + destruct points; auto. now destruct j.
Qed.
