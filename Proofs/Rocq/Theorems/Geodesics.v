(** * Exponential, logarithm and geodesics of the circle, for every w >= 1 *)

From Coq Require Import ZArith Lia List.
From Torus.Specification Require Import Circle.
From Torus.Theorems Require Import Circle.
Import ListNotations.
Local Open Scope Z_scope.
Set Default Proof Using "All".

Section Geodesics.
Variable w : Z.
Hypothesis w_pos : 1 <= w.
Notation m := (modulus w).
Notation h := (half w).
Notation d := (circularDistance w).

(** ** Geodesics are the ways as long as the distance *)

Lemma distance_of_way a b v : SamePoint w (a + v) b -> d a b <= Z.abs v.
Proof.
  intros [k ->]. pose proof (circularDistance_least w w_pos a (a + v + k * m) (- k)).
  replace (a + v + k * m - a + - k * m) with v in * by lia. assumption.
Qed.

Lemma isGeodesic_iff a b v : IsGeodesic w a b v <-> SamePoint w (a + v) b /\ Z.abs v = d a b.
Proof.
  destruct (circle_displacement_agrees_with_oracle w w_pos a b) as [[_ T] _]. split.
  - intros [S L]. split; [exact S |]. specialize (L _ T). pose proof (distance_of_way a b v S).
    unfold circularDistance in *. lia.
  - intros [S E]. split; [exact S |]. intros u U. rewrite E. now apply distance_of_way.
Qed.

(** The magnitude of a way of at most half a turn is the distance that it covers. *)
Lemma distance_of_short_way a b v k : Z.abs v <= h -> b = a + v + k * m -> d a b = Z.abs v.
Proof.
  intros R E. pose proof (modulus_half w w_pos). pose proof (half_pos w w_pos).
  unfold circularDistance. destruct (Z.eq_dec v h) as [-> |].
  - rewrite (displacement_unique w w_pos a b (- h) (- k - 1)); lia.
  - rewrite (displacement_unique w w_pos a b v (- k)); lia.
Qed.

(** ** The logarithms are the geodesics *)

Lemma geodesics_are_logarithms a b v : IsGeodesic w a b v <-> In v (logarithms w a b).
Proof.
  pose proof (modulus_half w w_pos). pose proof (half_pos w w_pos).
  pose proof (displacement_range w w_pos a b) as R. destruct (displacement_lift w w_pos a b) as [k E].
  rewrite isGeodesic_iff. unfold logarithms, circularDistance. set (x := displacement w a b) in *.
  split.
  - intros [[j S] A]. destruct (Z.eqb_spec x (- h)); cbn; [lia |].
    left. assert (D : v = x \/ v = - x) by lia. destruct D as [-> | ->]; [reflexivity |].
    assert (Z2 : (k + j) * m = 2 * x) by lia. assert (k + j = 0) by nia. nia.
  - destruct (Z.eqb_spec x (- h)) as [F |]; cbn; intros [<- | I]; try contradiction.
    + split; [exists (- k) |]; lia.
    + destruct I as [<- | []]. split; [exists (- k - 1) |]; lia.
    + split; [exists (- k) |]; lia.
Qed.

Theorem logarithm_circle_agrees_with_oracle a b :
  (forall v, In v (logarithms w a b) <-> IsGeodesic w a b v) /\
  NoDup (logarithms w a b) /\ (length (logarithms w a b) <= 2)%nat.
Proof.
  split; [intros v; symmetry; apply geodesics_are_logarithms |].
  pose proof (half_pos w w_pos). unfold logarithms.
  destruct (Z.eqb_spec (displacement w a b) (- h)); cbn; split; try lia;
    repeat constructor; cbn; lia.
Qed.

Theorem geodesic_circle_agrees_with_oracle a b v :
  In v (logarithms w a b) <-> (SamePoint w (a + v) b /\ Z.abs v = d a b).
Proof. now rewrite <- geodesics_are_logarithms, isGeodesic_iff. Qed.

(** Off the cut locus there is one geodesic; across it there are two, half a turn each way. *)
Theorem geodesic_unique a b :
  isAntipodal w a b = false -> forall v, IsGeodesic w a b v <-> v = displacement w a b.
Proof.
  intros N v. rewrite geodesics_are_logarithms. unfold logarithms.
  destruct (Z.eqb_spec (displacement w a b) (- h)) as [E |]; cbn; [| intuition].
  apply displacement_halfTurn, isAntipodal_iff in E; auto. congruence.
Qed.

Theorem geodesics_at_the_antipode a b :
  isAntipodal w a b = true -> forall v, IsGeodesic w a b v <-> (v = - h \/ v = h).
Proof.
  intros A v. rewrite geodesics_are_logarithms. unfold logarithms.
  apply isAntipodal_iff, displacement_halfTurn in A; auto.
  rewrite A, Z.eqb_refl. cbn. rewrite Z.opp_involutive. intuition.
Qed.

Theorem logarithm_circle_separates a b :
  (In 0 (logarithms w a b) <-> SamePoint w a b) /\
  (length (logarithms w a b) = 2%nat <-> isAntipodal w a b = true).
Proof.
  pose proof (half_pos w w_pos). split.
  - rewrite geodesic_circle_agrees_with_oracle, Z.add_0_r, <- circle_distance_separates by assumption.
    cbn. lia.
  - rewrite isAntipodal_iff, <- displacement_halfTurn by assumption. unfold logarithms.
    destruct (Z.eqb_spec (displacement w a b) (- h)); cbn; split; try lia; discriminate.
Qed.

(** ** Symmetries *)

Lemma isGeodesic_reversed a b v : IsGeodesic w a b v -> IsGeodesic w b a (- v).
Proof.
  rewrite 2 isGeodesic_iff. intros [[k ->] E]. split.
  - exists (- k). lia.
  - rewrite circle_distance_is_symmetric by assumption. lia.
Qed.

Theorem geodesic_circle_reverses a b v :
  In v (logarithms w b a) <-> In (- v) (logarithms w a b).
Proof.
  rewrite <- 2 geodesics_are_logarithms. split; intros G; apply isGeodesic_reversed in G; auto.
  now rewrite Z.opp_involutive in G.
Qed.

Theorem geodesic_circle_is_equivariant_under_isometries a b t v :
  (In v (logarithms w (a + t) (b + t)) <-> In v (logarithms w a b)) /\
  (In v (logarithms w (- a + t) (- b + t)) <-> In (- v) (logarithms w a b)).
Proof.
  rewrite 4 geodesic_circle_agrees_with_oracle, 2 circle_distance_is_translation_invariant,
    circle_distance_is_negation_invariant by assumption.
  split; (split; intros [[k E] L]; (split; [| lia]); try (exists k; lia); exists (- k); lia).
Qed.

(** ** Exponential *)

Theorem exponential_circle_agrees_with_oracle a v :
  0 <= exponential w a v < m /\ SamePoint w (a + v) (exponential w a v).
Proof.
  split; [now apply unsignedRepresentative_range |].
  unfold exponential. destruct (unsignedRepresentative_lift w w_pos (a + v)) as [k ->]. now exists k.
Qed.

Theorem exponential_circle_undoes_logarithm a b v :
  In v (logarithms w a b) ->
  exponential w a v = unsignedRepresentative w b /\ Z.abs v = d a b.
Proof.
  rewrite geodesic_circle_agrees_with_oracle. intros [S E]. split; [| exact E].
  now apply samePoint_unsigned.
Qed.

(** The injectivity radius is m/2: inside it the logarithm undoes the exponential, and from it on it
    does not. *)
Theorem geometry_injectivity_radius_is_sharp a v :
  logarithms w a (exponential w a v) = [v] <-> Z.abs v < h.
Proof.
  pose proof (modulus_half w w_pos). pose proof (half_pos w w_pos). split.
  - unfold logarithms.
    pose proof (displacement_range w w_pos a (exponential w a v)).
    destruct (Z.eqb_spec (displacement w a (exponential w a v)) (- h)); intros E; inversion E. lia.
  - intros R. unfold logarithms.
    replace (displacement w a (exponential w a v)) with v.
    + destruct (Z.eqb_spec v (- h)); [lia | reflexivity].
    + symmetry. apply circle_displacement_inverts_translation; lia.
Qed.

End Geodesics.
