(** * Separation in machine integers *)

From Coq Require Import ZArith List Bool Lia Sorted Permutation Mergesort Orders Uint63.
From Torus.Specification Require Import Circle Torus Order Certificate.
From Torus.Theorems Require Import Circle Torus Order.
From Torus.Checker Require Import Separation Machine.
Import ListNotations.
Local Open Scope Z_scope.

(** Codes with their distances to three codes, the pivots. *)
Record keyed := { key : int; secondKey : int; thirdKey : int; codesOf : list int }.

Module KeyOrder <: TotalLeBool.
  Definition t := keyed.
  Definition leb (a b : t) : bool := Uint63.leb (key a) (key b).
  Theorem leb_total a b : leb a b = true \/ leb b a = true.
  Proof. unfold leb. rewrite 2 Uint63.leb_spec. lia. Qed.
End KeyOrder.
Module KeySort := Sort KeyOrder.

(** |a - b|. *)
Definition gap (a b : int) : int := if Uint63.leb a b then Uint63.sub b a else Uint63.sub a b.

(** The distance where it is below the limit, and something that is not otherwise. The keys lie where
    the rows are read one after the other, codes do not: most pairs are told apart without them. *)
Definition apart (mask limit : int) (x y : keyed) : int :=
  if Uint63.leb limit (gap (secondKey x) (secondKey y)) then limit
  else if Uint63.leb limit (gap (thirdKey x) (thirdKey y)) then limit
  else distanceUpTo mask limit 0 (codesOf x) (codesOf y).

Fixpoint scanInt (mask best : int) (found : bool) (x : keyed) (seen : list keyed) : int * bool :=
  match seen with
  | [] => (best, found)
  | y :: rest =>
      if Uint63.leb best (Uint63.sub (key x) (key y)) then (best, found)
      else
        let v := apart mask best x y in
        if Uint63.eqb v 0 then scanInt mask best true x rest
        else scanInt mask (if Uint63.leb best v then best else v) found x rest
  end.

Definition seenStepInt (mask : int) (state : int * Z * list keyed) (next : keyed)
  : int * Z * list keyed :=
  let '(best, number, seen) := state in
  let (best', found) := scanInt mask best false next seen in
  (best', if found : bool then 1 + number else number, next :: seen).

Definition separateInt (mask none : int) (sorted : list keyed) : int * Z :=
  let '(best, number, _) := fold_left (seenStepInt mask) sorted (none, 0, []) in (best, number).

(** The same rows, copied, so that they lie in memory in the order in which they are read. *)
Definition copied (sorted : list keyed) : list keyed :=
  map (fun k => {| key := key k; secondKey := secondKey k; thirdKey := thirdKey k;
                   codesOf := map (fun code => code) (codesOf k) |}) sorted.

Lemma copied_same sorted : copied sorted = sorted.
Proof.
  unfold copied. rewrite <- (map_id sorted) at 2. apply map_ext. intros [k k' k'' code].
  cbn [key secondKey thirdKey codesOf]. now rewrite map_id.
Qed.

(** The first three rows are the pivots; any others would do. *)
Definition withKeys (mask : int) (codes : list (list int)) : list keyed :=
  let first := hd [] codes in
  let second := nth 1 codes first in
  let third := nth 2 codes first in
  map (fun c => {| key := distance mask 0 first c; secondKey := distance mask 0 second c;
                   thirdKey := distance mask 0 third c; codesOf := c |}) codes.

(** Of the codes of all rows. *)
Definition separation (mask none : int) (codes : list (list int)) : int * Z :=
  separateInt mask none (copied (KeySort.sort (withKeys mask codes))).

Section Spec.
Variables (w : Z) (mask none : int) (n : nat).
Hypothesis w_range : 1 <= w <= 62.
Hypothesis mask_value : value mask = 2 ^ w - 1.
Hypothesis fits : Z.of_nat n * half w < 2 ^ 63.
Hypothesis none_positive : 1 <= value none.

(** Every list of n codes; others are cut or filled up, so that all lists are points. *)
Definition ofLength (l : list int) : list Z := firstn n (map value l ++ repeat 0 n).
Definition d (x y : list int) : Z := leeDistance w (ofLength x) (ofLength y).
Definition dk (x y : keyed) : Z := d (codesOf x) (codesOf y).

Lemma ofLength_length l : length (ofLength l) = n.
Proof. unfold ofLength. rewrite firstn_length, app_length, repeat_length. lia. Qed.

Lemma ofLength_same l : length l = n -> ofLength l = map value l.
Proof.
  intros E. unfold ofLength. rewrite firstn_app, map_length, E, Nat.sub_diag. cbn [firstn].
  rewrite app_nil_r. apply firstn_all2. rewrite map_length. lia.
Qed.

Lemma d_nonneg x y : 0 <= d x y.
Proof. apply leeDistance_nonneg. lia. Qed.

Lemma d_symmetric x y : d x y = d y x.
Proof. apply leeDistance_symmetric. lia. Qed.

Lemma d_refl x : d x x = 0.
Proof.
  unfold d. induction (ofLength x) as [| c l IH]; auto. cbn [leeDistance].
  rewrite IH, circularDistance_refl by lia. reflexivity.
Qed.

Lemma d_triangle x y z : d x z <= d x y + d y z.
Proof. apply metric_lee_triangle; rewrite ?ofLength_length; auto; lia. Qed.

(** What is known of a row: its length, and what its keys are. *)
Variables first second third : list int.
Definition isGood (k : keyed) : bool :=
  (length (codesOf k) =? n)%nat && (value (key k) =? d first (codesOf k)) &&
  (value (secondKey k) =? d second (codesOf k)) && (value (thirdKey k) =? d third (codesOf k)).

Lemma isGood_spec k : isGood k = true <-> length (codesOf k) = n /\ value (key k) = d first (codesOf k) /\
  value (secondKey k) = d second (codesOf k) /\ value (thirdKey k) = d third (codesOf k).
Proof. unfold isGood. rewrite !andb_true_iff, Nat.eqb_eq, 3 Z.eqb_eq. tauto. Qed.

Definition upTo (limit : Z) (x y : keyed) : Z :=
  if isGood x && isGood y && (0 <=? limit) && (limit <? 2 ^ 63)
  then value (apart mask (Uint63.of_Z limit) x y) else dk x y.

Lemma gap_value a b : value (gap a b) = Z.abs (value a - value b).
Proof.
  pose proof (value_bounds a). pose proof (value_bounds b). unfold gap.
  destruct (Uint63.leb a b) eqn:E.
  - apply Uint63.leb_spec in E. rewrite sub_spec, wB_value, Z.mod_small; lia.
  - apply not_true_iff_false in E. rewrite Uint63.leb_spec in E.
    rewrite sub_spec, wB_value, Z.mod_small; lia.
Qed.

Lemma gap_below pivot x y : Z.abs (d pivot x - d pivot y) <= d x y.
Proof.
  pose proof (d_triangle pivot x y). pose proof (d_triangle pivot y x). pose proof (d_symmetric x y). lia.
Qed.

Lemma upTo_spec limit x y :
  (dk x y < limit /\ upTo limit x y = dk x y) \/ (limit <= dk x y /\ limit <= upTo limit x y).
Proof.
  unfold upTo. destruct (_ && _) eqn:E; [| lia].
  rewrite !andb_true_iff, 2 isGood_spec, Z.leb_le, Z.ltb_lt in E.
  destruct E as [[[[X [_ [X2 X3]]] [Y [_ [Y2 Y3]]]] P] Q]. unfold dk, apart.
  assert (VL : value (Uint63.of_Z limit) = limit) by (rewrite of_Z_spec, wB_value; apply Z.mod_small; lia).
  pose proof (gap_below second (codesOf x) (codesOf y)) as G2.
  pose proof (gap_below third (codesOf x) (codesOf y)) as G3.
  destruct (Uint63.leb _ (gap (secondKey x) _)) eqn:E2.
  { apply Uint63.leb_spec in E2. rewrite gap_value, X2, Y2, VL in E2. right. rewrite VL. lia. }
  destruct (Uint63.leb _ (gap (thirdKey x) _)) eqn:E3.
  { apply Uint63.leb_spec in E3. rewrite gap_value, X3, Y3, VL in E3. right. rewrite VL. lia. }
  pose proof (distanceUpTo_value w mask w_range mask_value (Uint63.of_Z limit) (codesOf x) (codesOf y) 0) as H.
  cbv beta zeta in H. rewrite X, Y, VL in H. change (value 0) with 0 in H. rewrite Z.add_0_l in H.
  unfold d. rewrite 2 ofLength_same by auto. destruct H as [H | H]; auto; lia.
Qed.

Definition unkeyed (k : keyed) : Z * keyed := (value (key k), k).

Lemma scanInt_spec x seen : isGood x = true ->
  Forall (fun k => value (key k) <= value (key x) /\ isGood k = true) seen -> forall best found,
  (let (b, f) := scanInt mask best found x seen in (value b, f))
  = scan upTo (value best) found x (value (key x)) (map unkeyed seen).
Proof.
  intros X S. induction S as [| y seen [K Y] S IH]; intros best found; cbn [scanInt scan map unkeyed fst snd]; auto.
  pose proof (value_bounds (key x)). pose proof (value_bounds (key y)). pose proof (value_bounds best).
  assert (E : Uint63.leb best (Uint63.sub (key x) (key y)) = (value best <=? value (key x) - value (key y))).
  { apply eq_true_iff_eq. rewrite Uint63.leb_spec, Z.leb_le, sub_spec, wB_value, Z.mod_small by lia. reflexivity. }
  rewrite E. destruct (_ <=? _); auto.
  assert (V : upTo (value best) x y = value (apart mask best x y)).
  { unfold upTo. rewrite X, Y. rewrite (proj2 (Z.leb_le _ _)), (proj2 (Z.ltb_lt _ _)) by lia.
    cbn [andb]. now rewrite of_to_Z. }
  rewrite V. set (v := apart _ _ _ _).
  assert (Z0 : Uint63.eqb v 0 = (value v =? 0)).
  { apply eq_true_iff_eq. rewrite Uint63.eqb_spec, Z.eqb_eq. split; [now intros -> |].
    intros Z0. apply to_Z_inj. now rewrite Z0. }
  rewrite Z0. destruct (value v =? 0); auto. rewrite IH. f_equal.
  destruct (Uint63.leb best v) eqn:M.
  - apply Uint63.leb_spec in M. lia.
  - apply not_true_iff_false in M. rewrite Uint63.leb_spec in M. lia.
Qed.

Definition unkeyedState (s : int * Z * list keyed) : Z * Z * list (Z * keyed) :=
  let '(b, c, seen) := s in (value b, c, map unkeyed seen).

Lemma fold_spec sorted : forall best number seen,
  Forall (fun k => isGood k = true) (sorted ++ seen) ->
  StronglySorted (fun a b => value (key a) <= value (key b)) sorted ->
  (forall a b, In a seen -> In b sorted -> value (key a) <= value (key b)) ->
  unkeyedState (fold_left (seenStepInt mask) sorted (best, number, seen))
  = fold_left (seenStep upTo) (map unkeyed sorted) (unkeyedState (best, number, seen)).
Proof.
  induction sorted as [| k sorted IH]; intros best number seen N S B; auto.
  cbn [app] in N. apply Forall_cons_iff in N as [K N]. apply StronglySorted_inv in S as [S F].
  cbn [fold_left map]. unfold seenStepInt at 2, seenStep at 2, unkeyedState at 2. unfold unkeyed at 2 3.
  cbn [fst snd].
  assert (H : (let (b, f) := scanInt mask best false k seen in (value b, f))
      = scan upTo (value best) false k (value (key k)) (map unkeyed seen)).
  { apply scanInt_spec; auto. apply Forall_forall. intros a A. split.
    - apply B; cbn; auto.
    - rewrite Forall_forall in N. apply N, in_app_iff. auto. }
  rewrite <- H. destruct (scanInt _ _ _ _ _) as [b f]. rewrite IH; auto.
  - rewrite Forall_forall in *. intros a A. apply in_app_iff in A as [A | [<- | A]]; auto; apply N, in_app_iff; auto.
  - rewrite Forall_forall in F. intros a c [<- | A] C; [now apply F | apply B; cbn; auto].
Qed.

End Spec.

Section Separation.
Variables (w : Z) (mask none : int) (n : nat).
Hypothesis w_range : 1 <= w <= 62.
Hypothesis mask_value : value mask = 2 ^ w - 1.
Hypothesis fits : Z.of_nat n * half w < 2 ^ 63.
Hypothesis none_positive : 1 <= value none.

Lemma leastOfPairs_map {A B} (f : A -> B) (e : B -> B -> Z) limit l :
  leastOfPairs e limit (map f l) = leastOfPairs (fun x y => e (f x) (f y)) limit l.
Proof.
  assert (H : forall best x l, leastFrom e best (f x) (map f l) = leastFrom (fun x y => e (f x) (f y)) best x l).
  { intros best x m. unfold leastFrom. induction m as [| y m IH]; auto. cbn [map fold_right]. now rewrite IH. }
  induction l as [| x l IH]; auto. cbn [map leastOfPairs]. now rewrite H, IH.
Qed.

Lemma coincidences_map {A B} (f : A -> B) (e : B -> B -> Z) l :
  coincidences e (map f l) = coincidences (fun x y => e (f x) (f y)) l.
Proof.
  assert (H : forall x l, coincides e (f x) (map f l) = coincides (fun x y => e (f x) (f y)) x l).
  { intros x m. unfold coincides. induction m as [| y m IH]; auto. cbn [map existsb]. now rewrite IH. }
  induction l as [| x l IH]; auto. cbn [map coincidences]. now rewrite H, IH.
Qed.

Theorem separation_spec codes : Forall (fun c => length c = n) codes ->
  let (best, number) := separation mask none codes in
  value best = leastOfPairs (d w n) (value none) codes /\ number = coincidences (d w n) codes.
Proof.
  intros C. destruct codes as [| c0 rest]; [split; reflexivity |].
  set (codes := c0 :: rest) in *. unfold separation, separateInt. rewrite copied_same.
  set (first := hd [] codes). set (second := nth 1 codes first). set (third := nth 2 codes first).
  set (l := withKeys mask codes). set (sorted := KeySort.sort l).
  assert (P : Permutation l sorted) by apply KeySort.Permuted_sort.
  assert (S : StronglySorted (fun a b => value (key a) <= value (key b)) sorted).
  { assert (T : StronglySorted (fun a b => is_true (KeyOrder.leb a b)) sorted).
    { apply KeySort.StronglySorted_sort. intros a b c. unfold is_true, KeyOrder.leb.
      rewrite 3 Uint63.leb_spec. lia. }
    clear - T. induction T as [| a l' T IH F]; constructor; auto.
    rewrite Forall_forall in *. intros b B. apply Uint63.leb_spec. now apply F. }
  rewrite Forall_forall in C.
  assert (L1 : length first = n) by (apply C; now left).
  assert (PV : forall i, length (nth i codes first) = n).
  { intros i. destruct (nth_in_or_default i codes first) as [I | ->]; auto. }
  assert (DV : forall p c, length p = n -> In c codes -> value (distance mask 0 p c) = d w n p c).
  { intros p c LP I. pose proof (C c I) as N. rewrite (distance_value w) by
      (auto; try congruence; change (value 0) with 0; rewrite LP; lia).
    unfold d. now rewrite 2 (ofLength_same w) by auto. }
  assert (K : forall k, In k sorted -> isGood w n first second third k = true).
  { intros k I. apply (Permutation_in k (Permutation_sym P)) in I. unfold l, withKeys in I.
    apply in_map_iff in I as [c [<- I]]. apply (isGood_spec w n w_range). cbn [key secondKey thirdKey codesOf].
    split; [now apply C |]. split; [apply DV; auto |]. split; apply DV; auto; apply PV. }
  pose proof (fold_spec w mask n w_range first second third sorted none 0 []) as E. rewrite app_nil_r in E.
  specialize (E ltac:(apply Forall_forall; exact K) S ltac:(easy)).
  destruct (fold_left (seenStepInt mask) sorted _) as [[best number] seen]. cbn [unkeyedState map] in E.
  pose proof (separate_spec (dk w n) (fun x y => d_nonneg w n w_range _ _) (fun x y => d_symmetric w n w_range _ _)
    (fun x y z => d_triangle w n w_range _ _ _)
    {| key := 0; secondKey := 0; thirdKey := 0; codesOf := first |}
    (upTo w mask n first second third) (upTo_spec w mask n w_range mask_value fits first second third)
    (value none) (map unkeyed sorted) none_positive) as H. unfold separate in H.
  rewrite <- E in H. clear E.
  assert (Q : Permutation (map snd (map unkeyed sorted)) l).
  { rewrite map_map. change (Permutation (map (fun k => k) sorted) l). rewrite map_id.
    apply Permutation_sym, P. }
  rewrite (leastOfPairs_permutation (dk w n) (fun x y => d_symmetric w n w_range _ _) _ _ _ Q),
    (coincidences_permutation (dk w n) (fun x y => d_nonneg w n w_range _ _)
      (fun x y => d_symmetric w n w_range _ _) (fun x y z => d_triangle w n w_range _ _ _) _ _ Q) in H.
  unfold l, withKeys in H. rewrite leastOfPairs_map, coincidences_map in H. unfold dk in H. cbn [codesOf] in H.
  assert (H' : (value best, number) = (leastOfPairs (d w n) (value none) codes, coincidences (d w n) codes)).
  { apply H.
    - apply Forall_forall. intros k I. apply in_map_iff in I as [k' [<- I]].
      apply K, (isGood_spec w n w_range) in I. apply I.
    - clear - S. induction S as [| a l' S IH F]; cbn [map]; constructor; auto.
      rewrite Forall_forall in *. intros b B. apply in_map_iff in B as [b' [<- B]]. now apply F. }
  now inversion H'.
Qed.

End Separation.
