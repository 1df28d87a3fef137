(** * Exponential, logarithm and geodesics on the torus, for every w and n *)

From Coq Require Import ZArith Lia List.
From Torus.Specification Require Import Circle Torus Geodesics.
From Torus.Theorems Require Import Circle Geodesics Torus.
Import ListNotations.
Local Open Scope Z_scope.
Set Default Proof Using "All".

Section TorusGeodesics.
Variable w : Z.
Hypothesis w_pos : 1 <= w.
Notation m := (modulus w).
Notation h := (half w).
Notation d := (circularDistance w).

(** ** The logarithms, axis by axis *)

Lemma in_torusLogarithms_cons x a y b t v :
  In (t :: v) (torusLogarithms w (x :: a) (y :: b)) <->
  In t (logarithms w x y) /\ In v (torusLogarithms w a b).
Proof.
  cbn [torusLogarithms]. rewrite in_flat_map. split.
  - intros (s & S & I). apply in_map_iff in I as (u & E & U). inversion E. subst. auto.
  - intros [T V]. exists t. split; [exact T |]. now apply in_map.
Qed.

Lemma in_torusLogarithms_length a : forall b v, length a = length b ->
  In v (torusLogarithms w a b) -> length v = length a.
Proof.
  induction a as [| x a IH]; intros [| y b] v L I; try discriminate.
  - destruct I as [<- | []]. reflexivity.
  - cbn [torusLogarithms] in I. apply in_flat_map in I as (t & _ & I).
    apply in_map_iff in I as (u & <- & U). cbn. f_equal. apply (IH b); auto.
Qed.

(** exp is reduced, so that one says the same of it and of the sum. *)
Lemma exponential_same x t y : SamePoint w (exponential w x t) y <-> SamePoint w (x + t) y.
Proof.
  destruct (exponential_circle_agrees_with_oracle w w_pos x t) as [_ S]. split; intros T.
  - now apply samePoint_trans with (b := exponential w x t).
  - apply samePoint_trans with (b := x + t); auto. now apply samePoint_sym.
Qed.

Lemma sameTorusPoint_split x y a b :
  SameTorusPoint w (x :: a) (y :: b) <-> SamePoint w x y /\ SameTorusPoint w a b.
Proof.
  rewrite sameTorusPoint_cons, circle_distance_separates by assumption. reflexivity.
Qed.

(** The logarithms lead there, and each has all three distances for its norms. *)
Lemma logarithm_leads_there a : forall b v, length a = length b ->
  In v (torusLogarithms w a b) ->
  SameTorusPoint w (torusExponential w a v) b /\
  sumNorm v = leeDistance w a b /\
  squaredNorm v = squaredDistance w a b /\
  greatestNorm v = chebyshevDistance w a b.
Proof.
  induction a as [| x a IH]; intros [| y b] v L I; try discriminate.
  - destruct I as [<- | []]. repeat split. constructor.
  - pose proof (in_torusLogarithms_length (x :: a) (y :: b) v L I) as V.
    destruct v as [| t v]; [discriminate |]. apply in_torusLogarithms_cons in I as [T I].
    destruct (IH b v) as (S & E & F & G); [now inversion L | exact I |].
    apply geodesic_circle_agrees_with_oracle in T as [T D]; [| assumption].
    cbn [torusExponential sumNorm squaredNorm greatestNorm leeDistance squaredDistance
      chebyshevDistance].
    rewrite sameTorusPoint_split, exponential_same, E, F, G, <- D. repeat split; auto.
    now rewrite Z.abs_square.
Qed.

Theorem logarithm_torus_norm_is_distance a b v : length a = length b ->
  In v (torusLogarithms w a b) ->
  sumNorm v = leeDistance w a b /\
  squaredNorm v = squaredDistance w a b /\
  greatestNorm v = chebyshevDistance w a b.
Proof. intros L I. now apply logarithm_leads_there. Qed.

Theorem exponential_torus_agrees_with_oracle a : forall v, length a = length v ->
  length (torusExponential w a v) = length a /\
  forall i, (i < length a)%nat ->
    0 <= nth i (torusExponential w a v) 0 < m /\
    SamePoint w (nth i a 0 + nth i v 0) (nth i (torusExponential w a v) 0).
Proof.
  induction a as [| x a IH]; intros [| t v] L; try discriminate; cbn [torusExponential length].
  - split; [reflexivity | intros; lia].
  - destruct (IH v) as [E F]; [now inversion L |]. split; [now rewrite E |].
    intros [| i] I; cbn [nth]; [now apply exponential_circle_agrees_with_oracle | apply F; lia].
Qed.

Theorem exponential_torus_undoes_logarithm a b v : length a = length b ->
  In v (torusLogarithms w a b) -> SameTorusPoint w (torusExponential w a v) b.
Proof. intros L I. now apply logarithm_leads_there. Qed.

(** ** They are all the geodesics *)

(** No way there is shorter than the distance, on any axis. *)
Lemma squaredNorm_of_way a : forall b u, length a = length b -> length u = length a ->
  SameTorusPoint w (torusExponential w a u) b ->
  squaredDistance w a b <= squaredNorm u /\
  (squaredNorm u <= squaredDistance w a b -> In u (torusLogarithms w a b)).
Proof.
  induction a as [| x a IH]; intros [| y b] [| t u] L U S; try discriminate.
  - cbn. split; [lia | auto].
  - cbn [torusExponential] in S. apply sameTorusPoint_split in S as [T S].
    rewrite exponential_same in T.
    destruct (IH b u) as [B I]; [now inversion L | now inversion U | exact S |].
    pose proof (distance_of_way w w_pos x y t T) as D. pose proof (circularDistance_nonneg w w_pos x y).
    assert (Q : d x y * d x y <= t * t) by (rewrite <- (Z.abs_square t); nia).
    cbn [squaredDistance squaredNorm]. split; [lia |]. intros E.
    apply in_torusLogarithms_cons. split; [| apply I; lia].
    apply geodesic_circle_agrees_with_oracle; [assumption |]. split; [exact T |].
    rewrite <- (Z.abs_square t) in *. nia.
Qed.

Lemma torusLogarithms_not_empty a : forall b, exists v, In v (torusLogarithms w a b).
Proof.
  induction a as [| x a IH]; intros b; [exists []; now left |].
  destruct b as [| y b]; [exists []; now left |].
  destruct (IH b) as [v V]. exists (displacement w x y :: v). apply in_torusLogarithms_cons.
  split; [| exact V]. unfold logarithms. destruct (_ =? _); now left.
Qed.

Theorem logarithm_torus_agrees_with_oracle a b v : length a = length b ->
  (In v (torusLogarithms w a b) <-> IsTorusGeodesic w a b v).
Proof.
  intros L. split.
  - intros I. destruct (logarithm_leads_there a b v L I) as (S & _ & E & _).
    split; [now apply in_torusLogarithms_length with (b := b) | split; [exact S |]].
    intros u U T. rewrite E. now apply squaredNorm_of_way.
  - intros (V & S & M). destruct (torusLogarithms_not_empty a b) as [u U].
    destruct (logarithm_leads_there a b u L U) as (T & _ & E & _).
    apply squaredNorm_of_way; auto. rewrite <- E. apply M; [| exact T].
    now apply in_torusLogarithms_length with (b := b).
Qed.

(** The geodesics go, on each axis, by a least integer congruent to the difference. *)
Theorem geodesic_torus_agrees_with_oracle a : forall b v, length a = length b ->
  (IsTorusGeodesic w a b v <->
    length v = length a /\
    forall i, (i < length a)%nat -> IsGeodesic w (nth i a 0) (nth i b 0) (nth i v 0)).
Proof.
  intros b v L. rewrite <- logarithm_torus_agrees_with_oracle by exact L. revert b v L.
  induction a as [| x a IH]; intros [| y b] v L; try discriminate.
  - split.
    + intros [<- | []]. split; [reflexivity | cbn; intros; lia].
    + intros [V _]. destruct v; [now left | discriminate].
  - split.
    + intros I. pose proof (in_torusLogarithms_length (x :: a) (y :: b) v L I) as V.
      destruct v as [| t v]; [discriminate |]. apply in_torusLogarithms_cons in I as [T I].
      split; [exact V |]. apply IH in I as [_ I]; [| now inversion L].
      intros [| i] R; cbn [nth].
      * now apply geodesics_are_logarithms.
      * apply I. cbn in R. lia.
    + intros [V A]. destruct v as [| t v]; [discriminate |]. apply in_torusLogarithms_cons. split.
      * apply geodesics_are_logarithms; [assumption |]. apply (A 0%nat). cbn. lia.
      * apply IH; [now inversion L |]. split; [now inversion V |].
        intros i R. apply (A (S i)). cbn. lia.
Qed.

(** ** How many there are *)

Theorem geodesic_torus_branches_at_antipodal_axes a : forall b, length a = length b ->
  length (torusLogarithms w a b) = (2 ^ antipodalAxes w a b)%nat /\
  (forall v, IsTorusGeodesic w a b v -> squaredNorm v = squaredDistance w a b).
Proof.
  intros b L. split.
  - revert b L. induction a as [| x a IH]; intros [| y b] L; try discriminate; [reflexivity |].
    cbn [torusLogarithms antipodalAxes]. specialize (IH b ltac:(now inversion L)).
    assert (C : forall l : list Z, length (flat_map (fun t => map (cons t) (torusLogarithms w a b)) l)
                = (length l * length (torusLogarithms w a b))%nat).
    { induction l as [| t l IHl]; [reflexivity |]. cbn [flat_map length].
      now rewrite app_length, map_length, IHl. }
    rewrite C, IH. destruct (logarithm_circle_agrees_with_oracle w w_pos x y) as (_ & _ & B).
    destruct (logarithm_circle_separates w w_pos x y) as [_ T].
    destruct (isAntipodal w x y) eqn:A.
    + rewrite (proj2 T eq_refl). cbn. lia.
    + assert (N : length (logarithms w x y) <> 2%nat) by (intros E; apply T in E; discriminate).
      assert (P : length (logarithms w x y) <> 0%nat)
        by (unfold logarithms; destruct (_ =? _); cbn; lia).
      replace (length (logarithms w x y)) with 1%nat by lia. cbn. lia.
  - intros v G. apply logarithm_torus_agrees_with_oracle in G; [| exact L].
    now apply logarithm_leads_there.
Qed.

(** Inside the injectivity radius the logarithm undoes the exponential. *)
Theorem logarithm_torus_undoes_exponential a : forall v, length a = length v ->
  (torusLogarithms w a (torusExponential w a v) = [v] <-> Forall (fun t => Z.abs t < h) v).
Proof.
  induction a as [| x a IH]; intros [| t v] L; try discriminate.
  - split; [constructor | reflexivity].
  - specialize (IH v ltac:(now inversion L)).
    pose proof (geometry_injectivity_radius_is_sharp w w_pos x t) as R.
    cbn [torusExponential torusLogarithms]. rewrite Forall_cons_iff, <- IH, <- R.
    set (l := logarithms w x (exponential w x t)).
    set (rest := torusLogarithms w a (torusExponential w a v)). split.
    + intros E. assert (P : rest <> []).
      { unfold rest. destruct (torusLogarithms_not_empty a (torusExponential w a v)) as [u U].
        intros N. rewrite N in U. contradiction. }
      destruct l as [| s l]; [discriminate |]. destruct rest as [| u rest]; [congruence |].
      cbn in E. inversion E as [[E1 E2 E3]].
      destruct rest as [| u' rest]; [| discriminate]. destruct l as [| s' l]; [auto |]. discriminate.
    + intros [-> ->]. reflexivity.
Qed.

(** There are several logarithms exactly in the cut locus. *)
Lemma isInCutLocus_several a : forall b, length a = length b ->
  (isInCutLocus w a b = true <-> (1 < length (torusLogarithms w a b))%nat).
Proof.
  intros b L. rewrite (proj1 (geodesic_torus_branches_at_antipodal_axes a b L)). clear L. revert b.
  induction a as [| x a IH]; intros [| y b]; cbn [isInCutLocus antipodalAxes];
    try (cbn; split; [discriminate | lia]).
  pose proof (Nat.pow_nonzero 2 (antipodalAxes w a b)) as P.
  rewrite Bool.orb_true_iff, IH. destruct (isAntipodal w x y); cbn [Nat.add Nat.pow].
  - split; [lia | auto].
  - split; [intros [| H]; [discriminate | exact H] | auto].
Qed.

(** So the logarithm is absent there, and elsewhere it is the displacement of every axis. *)
Theorem logarithm_torus_is_absent_in_the_cut_locus a b : length a = length b ->
  (isInCutLocus w a b = true -> (1 < length (torusLogarithms w a b))%nat) /\
  (isInCutLocus w a b = false ->
    torusLogarithms w a b = [map (fun pair => displacement w (fst pair) (snd pair)) (combine a b)]).
Proof.
  intros L. split; [now apply isInCutLocus_several |]. revert b L.
  induction a as [| x a IH]; intros [| y b] L C; try discriminate; [reflexivity |].
  cbn [isInCutLocus] in C. apply Bool.orb_false_iff in C as [A C].
  cbn [torusLogarithms combine map fst snd]. rewrite (IH b) by (now inversion L || exact C).
  unfold logarithms. destruct (Z.eqb_spec (displacement w x y) (- h)) as [E |]; [| reflexivity].
  apply displacement_halfTurn, isAntipodal_iff in E; auto. congruence.
Qed.

End TorusGeodesics.
