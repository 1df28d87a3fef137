(** * Separation in machine integers *)

From Coq Require Import ZArith List Bool Lia Sorted Permutation Mergesort Orders Uint63.
From Torus.Specification Require Import Circle Torus Order Certificate.
From Torus.Theorems Require Import Circle Torus Order.
From Torus.Checker Require Import Separation Machine.
Import ListNotations.
Local Open Scope Z_scope.

(** Codes with their distance to the pivot. *)
Definition keyed : Type := (int * list int)%type.

Module KeyOrder <: TotalLeBool.
  Definition t := keyed.
  Definition leb (a b : t) : bool := Uint63.leb (fst a) (fst b).
  Theorem leb_total a b : leb a b = true \/ leb b a = true.
  Proof. unfold leb. rewrite 2 Uint63.leb_spec. lia. Qed.
End KeyOrder.
Module KeySort := Sort KeyOrder.

Fixpoint scanInt (mask best : int) (found : bool) (x : list int) (kx : int) (seen : list keyed)
  : int * bool :=
  match seen with
  | [] => (best, found)
  | (ky, y) :: rest =>
      if Uint63.leb best (Uint63.sub kx ky) then (best, found)
      else
        let v := distanceUpTo mask best 0 x y in
        if Uint63.eqb v 0 then scanInt mask best true x kx rest
        else scanInt mask (if Uint63.leb best v then best else v) found x kx rest
  end.

Definition seenStepInt (mask : int) (state : int * Z * list keyed) (next : keyed)
  : int * Z * list keyed :=
  let '(best, number, seen) := state in
  let (best', found) := scanInt mask best false (snd next) (fst next) seen in
  (best', if found : bool then 1 + number else number, next :: seen).

Definition separateInt (mask none : int) (sorted : list keyed) : int * Z :=
  let '(best, number, _) := fold_left (seenStepInt mask) sorted (none, 0, []) in (best, number).

(** The same lists, copied, so that they lie in memory in the order in which they are read. *)
Definition copied (sorted : list keyed) : list keyed :=
  map (fun k => (fst k, map (fun code => code) (snd k))) sorted.

Lemma copied_same sorted : copied sorted = sorted.
Proof.
  unfold copied. rewrite <- (map_id sorted) at 2. apply map_ext. intros [key code]. cbn [fst snd].
  now rewrite map_id.
Qed.

(** Of the codes of all rows. The first is the pivot; any other would do. *)
Definition separation (mask none : int) (codes : list (list int)) : int * Z :=
  separateInt mask none
    (copied (KeySort.sort (map (fun c => (distance mask 0 (hd [] codes) c, c)) codes))).

Section Spec.
Variables (w : Z) (mask none : int) (n : nat).
Hypothesis w_range : 1 <= w <= 62.
Hypothesis mask_value : value mask = 2 ^ w - 1.
Hypothesis fits : Z.of_nat n * half w < 2 ^ 63.
Hypothesis none_positive : 1 <= value none.

(** Every list of n codes; others are cut or filled up, so that all lists are points. *)
Definition ofLength (l : list int) : list Z := firstn n (map value l ++ repeat 0 n).
Definition d (x y : list int) : Z := leeDistance w (ofLength x) (ofLength y).

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

Definition upTo (limit : Z) (x y : list int) : Z :=
  if (length x =? n)%nat && (length y =? n)%nat && (0 <=? limit) && (limit <? 2 ^ 63)
  then value (distanceUpTo mask (Uint63.of_Z limit) 0 x y) else d x y.

Lemma upTo_spec limit x y :
  (d x y < limit /\ upTo limit x y = d x y) \/ (limit <= d x y /\ limit <= upTo limit x y).
Proof.
  unfold upTo. destruct (_ && _) eqn:E; [| lia].
  rewrite !andb_true_iff, 2 Nat.eqb_eq, Z.leb_le, Z.ltb_lt in E. destruct E as [[[X Y] P] Q].
  pose proof (distanceUpTo_value w mask w_range mask_value (Uint63.of_Z limit) x y 0) as H.
  cbv beta zeta in H. rewrite X, Y in H. change (value 0) with 0 in H.
  rewrite of_Z_spec, wB_value, (Z.mod_small limit) in H by lia. rewrite Z.add_0_l in H.
  unfold d. rewrite 2 ofLength_same by auto. destruct H as [H | H]; auto; lia.
Qed.

Definition unkeyed (k : keyed) : Z * list int := (value (fst k), snd k).

Lemma scanInt_spec x kx seen : length x = n ->
  Forall (fun k => value (fst k) <= value kx /\ length (snd k) = n) seen -> forall best found,
  (let (b, f) := scanInt mask best found x kx seen in (value b, f))
  = scan upTo (value best) found x (value kx) (map unkeyed seen).
Proof.
  intros X S. induction S as [| [ky y] seen [K Y] S IH]; intros best found; cbn [scanInt scan map unkeyed fst snd]; auto.
  cbn [fst snd] in K, Y.
  pose proof (value_bounds kx). pose proof (value_bounds ky). pose proof (value_bounds best).
  assert (E : Uint63.leb best (Uint63.sub kx ky) = (value best <=? value kx - value ky)).
  { apply eq_true_iff_eq. rewrite Uint63.leb_spec, Z.leb_le, sub_spec, wB_value, Z.mod_small by lia. reflexivity. }
  rewrite E. destruct (_ <=? _); auto.
  assert (V : upTo (value best) x y = value (distanceUpTo mask best 0 x y)).
  { unfold upTo. rewrite X, Y, Nat.eqb_refl. rewrite (proj2 (Z.leb_le _ _)), (proj2 (Z.ltb_lt _ _)) by lia.
    cbn [andb]. now rewrite of_to_Z. }
  rewrite V. set (v := distanceUpTo _ _ _ _ _).
  assert (Z0 : Uint63.eqb v 0 = (value v =? 0)).
  { apply eq_true_iff_eq. rewrite Uint63.eqb_spec, Z.eqb_eq. split; [now intros -> |].
    intros Z0. apply to_Z_inj. now rewrite Z0. }
  rewrite Z0. destruct (value v =? 0); auto. rewrite IH. f_equal.
  destruct (Uint63.leb best v) eqn:M.
  - apply Uint63.leb_spec in M. lia.
  - apply not_true_iff_false in M. rewrite Uint63.leb_spec in M. lia.
Qed.

Definition unkeyedState (s : int * Z * list keyed) : Z * Z * list (Z * list int) :=
  let '(b, c, seen) := s in (value b, c, map unkeyed seen).

Lemma fold_spec sorted : forall best number seen,
  Forall (fun k => length (snd k) = n) (sorted ++ seen) ->
  StronglySorted (fun a b => value (fst a) <= value (fst b)) sorted ->
  (forall a b, In a seen -> In b sorted -> value (fst a) <= value (fst b)) ->
  unkeyedState (fold_left (seenStepInt mask) sorted (best, number, seen))
  = fold_left (seenStep upTo) (map unkeyed sorted) (unkeyedState (best, number, seen)).
Proof.
  induction sorted as [| k sorted IH]; intros best number seen N S B; auto.
  cbn [app] in N. apply Forall_cons_iff in N as [K N]. apply StronglySorted_inv in S as [S F].
  cbn [fold_left map]. unfold seenStepInt at 2, seenStep at 2, unkeyedState at 2. unfold unkeyed at 2 3.
  cbn [fst snd].
  assert (H : (let (b, f) := scanInt mask best false (snd k) (fst k) seen in (value b, f))
      = scan upTo (value best) false (snd k) (value (fst k)) (map unkeyed seen)).
  { apply scanInt_spec; auto. apply Forall_forall. intros a A. split.
    - apply B; cbn; auto.
    - rewrite Forall_forall in N. apply N, in_app_iff. auto. }
  rewrite <- H. destruct (scanInt _ _ _ _ _ _) as [b f]. rewrite IH; auto.
  - rewrite Forall_forall in *. intros a A. apply in_app_iff in A as [A | [<- | A]]; auto; apply N, in_app_iff; auto.
  - rewrite Forall_forall in F. intros a c [<- | A] C; [now apply F | apply B; cbn; auto].
Qed.

Theorem separation_spec codes : Forall (fun c => length c = n) codes ->
  let (best, number) := separation mask none codes in
  value best = leastOfPairs d (value none) codes /\ number = coincidences d codes.
Proof.
  intros C. unfold separation, separateInt. rewrite copied_same. set (pivot := hd [] codes).
  set (l := map (fun c => (distance mask 0 pivot c, c)) codes). set (sorted := KeySort.sort l).
  assert (P : Permutation l sorted) by apply KeySort.Permuted_sort.
  assert (S : StronglySorted (fun a b => value (fst a) <= value (fst b)) sorted).
  { assert (T : StronglySorted (fun a b => is_true (KeyOrder.leb a b)) sorted).
    { apply KeySort.StronglySorted_sort. intros a b c. unfold is_true, KeyOrder.leb.
      rewrite 3 Uint63.leb_spec. lia. }
    clear - T. induction T as [| a l' T IH F]; constructor; auto.
    rewrite Forall_forall in *. intros b B. apply Uint63.leb_spec. now apply F. }
  assert (K : forall k, In k sorted -> length (snd k) = n /\ value (fst k) = d pivot (snd k)).
  { intros k I. apply (Permutation_in k (Permutation_sym P)) in I. unfold l in I.
    apply in_map_iff in I as [c [<- I]]. cbn [fst snd]. rewrite Forall_forall in C. pose proof (C c I) as N.
    assert (length pivot = n) as NP by (unfold pivot; destruct codes; [easy | apply C; now left]).
    split; auto. rewrite (distance_value w) by (auto; try congruence; change (value 0) with 0; rewrite NP; lia).
    unfold d. now rewrite 2 ofLength_same. }
  pose proof (fold_spec sorted none 0 []) as E. rewrite app_nil_r in E.
  specialize (E ltac:(apply Forall_forall; intros k I; now apply K) S ltac:(easy)).
  destruct (fold_left _ sorted _) as [[best number] seen]. cbn [unkeyedState map] in E.
  pose proof (separate_spec d d_nonneg d_symmetric d_triangle pivot upTo upTo_spec (value none) (map unkeyed sorted)
    none_positive) as H. unfold separate in H.
  rewrite <- E in H.
  assert (Q : Permutation (map snd (map unkeyed sorted)) codes).
  { rewrite map_map. change (Permutation (map snd sorted) codes).
    assert (I : map snd l = codes) by (unfold l; rewrite map_map; apply map_id).
    rewrite <- I. apply Permutation_map, Permutation_sym, P. }
  rewrite (leastOfPairs_permutation d d_symmetric _ _ _ Q),
    (coincidences_permutation d d_nonneg d_symmetric d_triangle _ _ Q) in H.
  assert (H' : (value best, number) = (leastOfPairs d (value none) codes, coincidences d codes)).
  { apply H.
    - apply Forall_forall. intros k I. apply in_map_iff in I as [k' [<- I]]. now apply K.
    - clear - S. induction S as [| a l' S IH F]; cbn [map]; constructor; auto.
      rewrite Forall_forall in *. intros b B. apply in_map_iff in B as [b' [<- B]]. now apply F. }
  now inversion H'.
Qed.
End Spec.
