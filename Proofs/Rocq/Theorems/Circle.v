(** * Representatives, distance, displacement and antipode on Z/2^w, for every w >= 1

    The statements are about the definitions of Specification/Circle.v. A theorem whose name is a
    law's, with _ for . and -, is what the ledger means by "proved". *)

From Coq Require Import ZArith Lia.
From Torus.Specification Require Import Circle.
Local Open Scope Z_scope.
Set Default Proof Using "All".

Section Circle.
Variable w : Z.
Hypothesis w_pos : 1 <= w.
Notation m := (modulus w).
Notation h := (half w).
Notation d := (circularDistance w).

(** ** The numbers m and m/2 *)

Lemma half_pos : 0 < h.
Proof. apply Z.pow_pos_nonneg; lia. Qed.

Lemma modulus_half : m = 2 * h.
Proof. unfold modulus, half. rewrite <- Z.pow_succ_r by lia. f_equal; lia. Qed.

Lemma modulus_pos : 0 < m.
Proof. rewrite modulus_half. pose proof half_pos. lia. Qed.

(** ** Representatives: of the same point, in range, and the only ones there *)

Lemma samePoint_refl a : SamePoint w a a.
Proof. exists 0. lia. Qed.

Lemma samePoint_sym a b : SamePoint w a b -> SamePoint w b a.
Proof. intros [k ->]. exists (- k). lia. Qed.

Lemma samePoint_trans a b c : SamePoint w a b -> SamePoint w b c -> SamePoint w a c.
Proof. intros [k ->] [j ->]. exists (k + j). lia. Qed.

Lemma samePoint_unsigned a b :
  SamePoint w a b <-> unsignedRepresentative w a = unsignedRepresentative w b.
Proof.
  pose proof modulus_pos as M. unfold unsignedRepresentative. split.
  - intros [k ->]. now rewrite Z.mod_add by lia.
  - intros E. exists (b / m - a / m).
    rewrite (Z.div_mod a m), (Z.div_mod b m) at 1 by lia. rewrite E. ring.
Qed.

Lemma unsignedRepresentative_lift x : exists k, unsignedRepresentative w x = x + k * m.
Proof.
  pose proof modulus_pos. exists (- (x / m)). unfold unsignedRepresentative.
  pose proof (Z.div_mod x m ltac:(lia)). lia.
Qed.

Lemma unsignedRepresentative_range x : 0 <= unsignedRepresentative w x < m.
Proof. apply Z.mod_pos_bound, modulus_pos. Qed.

Lemma unsignedRepresentative_unique x y k :
  0 <= y < m -> y = x + k * m -> unsignedRepresentative w x = y.
Proof.
  intros R ->. unfold unsignedRepresentative. rewrite <- (Z.mod_add x k m) by lia.
  now apply Z.mod_small.
Qed.

Lemma unsignedRepresentative_congruent x k :
  unsignedRepresentative w (x + k * m) = unsignedRepresentative w x.
Proof. pose proof modulus_pos. unfold unsignedRepresentative. apply Z.mod_add. lia. Qed.

Lemma signedRepresentative_lift x : exists k, signedRepresentative w x = x + k * m.
Proof.
  pose proof modulus_pos. unfold signedRepresentative. exists (- ((x + h) / m)).
  pose proof (Z.div_mod (x + h) m ltac:(lia)). lia.
Qed.

Lemma signedRepresentative_range x : - h <= signedRepresentative w x < h.
Proof.
  unfold signedRepresentative. pose proof (Z.mod_pos_bound (x + h) m modulus_pos).
  pose proof modulus_half. lia.
Qed.

Lemma signedRepresentative_unique x y k :
  - h <= y < h -> y = x + k * m -> signedRepresentative w x = y.
Proof.
  intros R ->. unfold signedRepresentative. pose proof modulus_half. pose proof modulus_pos.
  rewrite <- (Z.mod_add (x + h) k m) by lia. rewrite Z.mod_small; lia.
Qed.

Lemma signedRepresentative_congruent x k :
  signedRepresentative w (x + k * m) = signedRepresentative w x.
Proof.
  pose proof modulus_pos. unfold signedRepresentative. f_equal.
  rewrite <- (Z.mod_add (x + h) k m) by lia. f_equal. lia.
Qed.

Lemma samePoint_signed a b :
  SamePoint w a b <-> signedRepresentative w a = signedRepresentative w b.
Proof.
  split.
  - intros [k ->]. now rewrite signedRepresentative_congruent.
  - intros E. destruct (signedRepresentative_lift a) as [i Ei].
    destruct (signedRepresentative_lift b) as [j Ej]. exists (i - j). lia.
Qed.

(** A multiple of m that is less than m in magnitude is 0. *)
Lemma multiple_small k : - m < k * m < m -> k = 0.
Proof. pose proof modulus_pos. nia. Qed.

(** ** Displacement *)

Theorem circle_displacement_agrees_with_oracle a b :
  (- h <= displacement w a b < h /\ SamePoint w (a + displacement w a b) b) /\
  forall x, - h <= x < h -> SamePoint w (a + x) b -> x = displacement w a b.
Proof.
  unfold displacement. split; [split |].
  - apply signedRepresentative_range.
  - destruct (signedRepresentative_lift (b - a)) as [k ->]. exists (- k). lia.
  - intros x R [k E]. symmetry. apply (signedRepresentative_unique _ x (- k)); lia.
Qed.

Lemma displacement_range a b : - h <= displacement w a b < h.
Proof. apply signedRepresentative_range. Qed.

Lemma displacement_lift a b : exists k, displacement w a b = b - a + k * m.
Proof. apply signedRepresentative_lift. Qed.

Lemma displacement_unique a b x k :
  - h <= x < h -> x = b - a + k * m -> displacement w a b = x.
Proof. apply signedRepresentative_unique. Qed.

(** The displacement sees points only: it does not matter which representatives hold them. *)
Lemma displacement_congruent a b i j :
  displacement w (a + i * m) (b + j * m) = displacement w a b.
Proof.
  unfold displacement. rewrite <- (signedRepresentative_congruent (b - a) (j - i)).
  f_equal. lia.
Qed.

Theorem circle_displacement_leads_there a b :
  translated w a (displacement w a b) = unsignedRepresentative w b.
Proof. apply samePoint_unsigned, circle_displacement_agrees_with_oracle. Qed.

Theorem circle_displacement_inverts_translation a x :
  - h <= x < h -> displacement w a (translated w a x) = x.
Proof.
  intros R. unfold translated. destruct (unsignedRepresentative_lift (a + x)) as [k ->].
  apply displacement_unique with (k := - k); lia.
Qed.

Theorem circle_displacement_is_odd a b :
  displacement w a b + displacement w b a = 0 \/
  (displacement w a b = - h /\ displacement w b a = - h).
Proof.
  pose proof modulus_half. pose proof half_pos.
  pose proof (displacement_range a b). pose proof (displacement_range b a).
  destruct (displacement_lift a b) as [i E], (displacement_lift b a) as [j F].
  assert (S : displacement w a b + displacement w b a = (i + j) * m) by lia.
  assert (K : i + j = 0 \/ i + j = -1) by nia. destruct K as [K | K]; rewrite K in S; lia.
Qed.

(** ** Distance: the quotient metric *)

Lemma circularDistance_attained a b : exists k, d a b = Z.abs (b - a + k * m).
Proof.
  unfold circularDistance. destruct (displacement_lift a b) as [k ->]. now exists k.
Qed.

Lemma circularDistance_least a b k : d a b <= Z.abs (b - a + k * m).
Proof.
  unfold circularDistance. destruct (displacement_lift a b) as [j E].
  pose proof (displacement_range a b). pose proof modulus_half. pose proof half_pos.
  replace (b - a + k * m) with (displacement w a b + (k - j) * m) by lia.
  destruct (Z.lt_trichotomy (k - j) 0) as [| [-> |]]; [| rewrite Z.mul_0_l, Z.add_0_r; lia |].
  - assert ((k - j) * m <= - m) by nia. lia.
  - assert (m <= (k - j) * m) by nia. lia.
Qed.

Theorem circle_distance_agrees_with_oracle a b : IsCircularDistance w a b (d a b).
Proof. split; [apply circularDistance_attained | apply circularDistance_least]. Qed.

(** There is only one number that the specification can mean. *)
Theorem circularDistance_unique a b x : IsCircularDistance w a b x -> x = d a b.
Proof.
  intros [[k E] L]. destruct (circularDistance_attained a b) as [j F].
  pose proof (circularDistance_least a b k). specialize (L j). lia.
Qed.

Lemma circularDistance_nonneg a b : 0 <= d a b.
Proof. apply Z.abs_nonneg. Qed.

Lemma circularDistance_bound a b : d a b <= h.
Proof. unfold circularDistance. pose proof (displacement_range a b). lia. Qed.

Lemma circularDistance_refl a : d a a = 0.
Proof.
  pose proof (circularDistance_least a a 0). pose proof (circularDistance_nonneg a a). lia.
Qed.

Theorem circle_distance_separates a b : d a b = 0 <-> SamePoint w a b.
Proof.
  split.
  - intros E. destruct (circularDistance_attained a b) as [k F]. exists (- k). lia.
  - intros [k ->]. pose proof (circularDistance_least a (a + k * m) (- k)).
    pose proof (circularDistance_nonneg a (a + k * m)). lia.
Qed.

Theorem circle_distance_is_symmetric a b : d a b = d b a.
Proof.
  assert (S : forall a b, d a b <= d b a).
  { intros x y. destruct (circularDistance_attained y x) as [k ->].
    pose proof (circularDistance_least x y (- k)). lia. }
  apply Z.le_antisymm; apply S.
Qed.

Theorem circle_distance_triangle a b c : d a c <= d a b + d b c.
Proof.
  destruct (circularDistance_attained a b) as [i ->], (circularDistance_attained b c) as [j ->].
  pose proof (circularDistance_least a c (i + j)). lia.
Qed.

Theorem circle_distance_is_translation_invariant a b t : d (a + t) (b + t) = d a b.
Proof. unfold circularDistance, displacement. do 2 f_equal. lia. Qed.

Theorem circle_distance_is_negation_invariant a b : d (- a) (- b) = d a b.
Proof.
  rewrite circle_distance_is_symmetric. unfold circularDistance, displacement. do 2 f_equal. lia.
Qed.

(** The distance sees points only. *)
Lemma circularDistance_congruent a b i j : d (a + i * m) (b + j * m) = d a b.
Proof. unfold circularDistance. f_equal. apply displacement_congruent. Qed.

Lemma circularDistance_unsigned a b :
  d (unsignedRepresentative w a) (unsignedRepresentative w b) = d a b.
Proof.
  destruct (unsignedRepresentative_lift a) as [i ->], (unsignedRepresentative_lift b) as [j ->].
  apply circularDistance_congruent.
Qed.

(** The distance of points in range is 0 exactly if they are equal. *)
Corollary circularDistance_zero_unsigned a b :
  0 <= a < m -> 0 <= b < m -> (d a b = 0 <-> a = b).
Proof.
  intros A B. rewrite circle_distance_separates. split; [| intros ->; apply samePoint_refl].
  intros [k E]. pose proof (multiple_small k). lia.
Qed.

Corollary circularDistance_zero_signed a b :
  - h <= a < h -> - h <= b < h -> (d a b = 0 <-> a = b).
Proof.
  intros A B. pose proof modulus_half. rewrite circle_distance_separates.
  split; [| intros ->; apply samePoint_refl].
  intros [k E]. pose proof (multiple_small k). lia.
Qed.

(** ** The three programs for the distance compute one function *)

Theorem circle_distance_is_displacement_magnitude a b :
  circularDistanceByPattern w a b = Z.abs (displacement w a b).
Proof.
  pose proof modulus_half. pose proof half_pos.
  unfold circularDistanceByPattern. set (p := unsignedRepresentative w (b - a)).
  pose proof (unsignedRepresentative_range (b - a) : 0 <= p < m).
  destruct (unsignedRepresentative_lift (b - a)) as [k E]. fold p in E.
  destruct (Z.ltb_spec p h).
  - rewrite (displacement_unique a b p k); lia.
  - rewrite (displacement_unique a b (p - m) (k - 1)) by lia.
    rewrite (unsignedRepresentative_unique (- p) (m - p) 1); lia.
Qed.

Theorem circularDistanceByMinimum_agrees a b : circularDistanceByMinimum w a b = d a b.
Proof.
  pose proof modulus_half. pose proof half_pos. unfold circularDistanceByMinimum, circularDistance.
  pose proof (displacement_range a b). destruct (displacement_lift a b) as [k E].
  set (s := displacement w a b) in *.
  destruct (Z.lt_trichotomy s 0) as [| [|]].
  - rewrite (unsignedRepresentative_unique (a - b) (- s) (- k)) by lia.
    rewrite (unsignedRepresentative_unique (b - a) (s + m) (k + 1)) by lia. lia.
  - rewrite (unsignedRepresentative_unique (a - b) 0 (- k)) by lia.
    rewrite (unsignedRepresentative_unique (b - a) 0 k) by lia. lia.
  - rewrite (unsignedRepresentative_unique (a - b) (m - s) (1 - k)) by lia.
    rewrite (unsignedRepresentative_unique (b - a) s k) by lia. lia.
Qed.

(** ** Antipode and cut locus *)

Theorem circle_antipode_agrees_with_oracle a :
  0 <= antipode w a < m /\ SamePoint w (a + h) (antipode w a).
Proof.
  unfold antipode. split; [apply unsignedRepresentative_range |].
  destruct (unsignedRepresentative_lift (a + h)) as [k ->]. now exists k.
Qed.

Theorem circle_antipode_is_involution a :
  antipode w (antipode w a) = unsignedRepresentative w a /\ ~ SamePoint w (antipode w a) a.
Proof.
  pose proof modulus_half. pose proof half_pos. unfold antipode.
  destruct (unsignedRepresentative_lift (a + h)) as [k ->]. split.
  - rewrite <- (unsignedRepresentative_congruent a (k + 1)). f_equal. lia.
  - intros [j E]. assert (F : h * (2 * (k + j) + 1) = 0) by lia. apply Z.mul_eq_0 in F. lia.
Qed.

(** isAntipodal says what its name says. *)
Lemma isAntipodal_iff a b : isAntipodal w a b = true <-> SamePoint w (a + h) b.
Proof.
  unfold isAntipodal, antipode. rewrite Z.eqb_eq, samePoint_unsigned. split; congruence.
Qed.

(** Half a turn is the displacement to the antipode, and to nothing else. *)
Lemma displacement_halfTurn a b : displacement w a b = - h <-> SamePoint w (a + h) b.
Proof.
  pose proof modulus_half. pose proof half_pos. split.
  - intros E. destruct (displacement_lift a b) as [k F]. exists (- k - 1). lia.
  - intros [k ->]. apply displacement_unique with (k := - k - 1); lia.
Qed.

Theorem circle_distance_is_at_most_half_the_ring a b :
  d a b <= h /\ (d a b = h <-> isAntipodal w a b = true).
Proof.
  split; [apply circularDistance_bound |].
  rewrite isAntipodal_iff, <- displacement_halfTurn. unfold circularDistance.
  pose proof (displacement_range a b). lia.
Qed.

Theorem circle_antipode_splits_the_circle a x : d a x + d x (antipode w a) = h.
Proof.
  pose proof modulus_half. pose proof half_pos.
  unfold antipode. destruct (unsignedRepresentative_lift (a + h)) as [k ->].
  unfold circularDistance. pose proof (displacement_range a x).
  destruct (displacement_lift a x) as [j E]. set (s := displacement w a x) in *.
  destruct (Z.leb_spec 0 s).
  - destruct (Z.eq_dec s 0).
    + rewrite (displacement_unique x (a + h + k * m) (- h) (- k - j - 1)); lia.
    + rewrite (displacement_unique x (a + h + k * m) (h - s) (- k - j)); lia.
  - rewrite (displacement_unique x (a + h + k * m) (- h - s) (- k - j - 1)); lia.
Qed.

Theorem circle_cut_locus_is_the_antipode a b :
  isAntipodal w a b = true <->
  (~ SamePoint w a b /\ displacement w a b = displacement w b a).
Proof.
  pose proof modulus_half. pose proof half_pos. rewrite isAntipodal_iff, <- displacement_halfTurn.
  split.
  - intros E. split.
    + intros S. apply circle_distance_separates in S. unfold circularDistance in S. lia.
    + destruct (circle_displacement_is_odd a b); [| lia]. pose proof (displacement_range b a). lia.
  - intros [N E]. destruct (circle_displacement_is_odd a b); [| lia].
    destruct N. apply circle_distance_separates. unfold circularDistance. lia.
Qed.

End Circle.
