(** * Midpoints and their rounding, for every w >= 1 *)

From Coq Require Import ZArith Lia List.
From Torus.Specification Require Import Circle Means.
From Torus.Theorems Require Import Circle Geodesics Means.
Import ListNotations.
Local Open Scope Z_scope.
Set Default Proof Using "All".

Section Midpoints.
Variable w : Z.
Hypothesis w_pos : 1 <= w.
Notation m := (modulus w).
Notation h := (half w).
Notation d := (circularDistance w).
(** The circle of half steps. *)
Notation w' := (w + 1).

Let w'_pos : 1 <= w'. Proof. lia. Qed.

Lemma modulus_of_half_steps : modulus w' = 2 * m.
Proof. unfold modulus. rewrite Z.pow_add_r by lia. lia. Qed.

Lemma half_of_half_steps : half w' = m.
Proof. unfold half, modulus. f_equal. lia. Qed.

(** The midpoints are 2a + v, in half steps, for the geodesics v. *)
Lemma isMidpoint_iff a b p :
  IsMidpoint w a b p <-> exists v, In v (logarithms w a b) /\ SamePoint w' (2 * a + v) p.
Proof.
  pose proof modulus_of_half_steps as M. pose proof half_of_half_steps as H.
  pose proof (modulus_half w w_pos). pose proof (half_pos w w_pos).
  unfold IsMidpoint. split.
  - intros [E F].
    destruct (circularDistance_attained w' w'_pos (2 * a) p) as [i Ei].
    destruct (circularDistance_attained w' w'_pos p (2 * b)) as [j Ej].
    destruct (circularDistance_attained w w_pos a b) as [k Ek].
    rewrite M in *. pose proof (circularDistance_bound w w_pos a b).
    (* p is 2a + x and 2b - y with |x| = |y| = d. *)
    set (x := p - 2 * a + i * (2 * m)) in *. set (y := 2 * b - p + j * (2 * m)) in *.
    exists x. split; [| exists (- i); rewrite M; lia].
    apply geodesic_circle_agrees_with_oracle; [assumption |]. split; [| lia].
    assert (S : x + y = 2 * (b - a) + (i + j) * (2 * m)) by lia.
    assert (C : x = y \/ x = - y) by lia. destruct C as [C | C].
    + exists (- (i + j)). lia.
    + (* Then b is a or its antipode, and 0 or half a turn leads there. *)
      assert (B : b - a = - (i + j) * m) by lia. set (q := - (i + j)) in *.
      assert (Z0 : d a b = 0).
      { apply circle_distance_separates; [assumption | exists q; lia]. }
      exists q. lia.
  - intros (v & I & [i E]). apply geodesic_circle_agrees_with_oracle in I; [| assumption].
    destruct I as [[k S] A]. pose proof (circularDistance_bound w w_pos a b). rewrite M in E. split.
    + rewrite (distance_of_short_way w' w'_pos (2 * a) p v i); lia.
    + rewrite (distance_of_short_way w' w'_pos p (2 * b) v (k - i)); lia.
Qed.

Lemma midpointInHalfSteps_range a b : 0 <= midpointInHalfSteps w a b < modulus w'.
Proof.
  rewrite modulus_of_half_steps. unfold midpointInHalfSteps, midpoint.
  match goal with |- context [unsignedRepresentative w ?x] =>
    pose proof (unsignedRepresentative_range w w_pos x) end.
  destruct (midpointIsHalfway w a b); lia.
Qed.

Lemma midpointInHalfSteps_same a b :
  SamePoint w' (2 * a + displacement w a b) (midpointInHalfSteps w a b).
Proof.
  unfold midpointInHalfSteps, midpoint, midpointIsHalfway.
  destruct (unsignedRepresentative_lift w w_pos (a + displacement w a b / 2)) as [k ->].
  exists k. rewrite modulus_of_half_steps.
  pose proof (Z.div_mod (displacement w a b) 2 ltac:(lia)) as D. rewrite Zmod_odd in D.
  destruct (Z.odd (displacement w a b)); lia.
Qed.

Lemma in_range_same p q :
  0 <= p < modulus w' -> 0 <= q < modulus w' -> SamePoint w' p q -> p = q.
Proof.
  intros P Q S. apply samePoint_unsigned in S; [| lia].
  unfold unsignedRepresentative in S. now rewrite 2 Z.mod_small in S by assumption.
Qed.

Theorem circle_midpoints_agree_with_oracle a b p :
  In p (midpoints w a b) <-> (0 <= p < modulus w' /\ IsMidpoint w a b p).
Proof.
  pose proof modulus_of_half_steps as M. pose proof half_of_half_steps as H.
  pose proof (modulus_half w w_pos). pose proof (half_pos w w_pos).
  pose proof (midpointInHalfSteps_range a b) as R. pose proof (midpointInHalfSteps_same a b) as S.
  rewrite isMidpoint_iff. unfold midpoints, logarithms. set (x := displacement w a b) in *.
  set (q := midpointInHalfSteps w a b) in *.
  assert (A : 0 <= antipode w' q < modulus w' /\ SamePoint w' (q + half w') (antipode w' q))
    by (apply circle_antipode_agrees_with_oracle; lia).
  destruct A as [AR AS].
  assert (T : x = - h -> SamePoint w' (2 * a - x) (antipode w' q)).
  { intros E. destruct S as [i S], AS as [j AS]. exists (i + j). rewrite M, H in *. lia. }
  split.
  - destruct (Z.eqb_spec x (- h)) as [E |]; cbn; intros [<- | I]; try contradiction.
    + split; [exact R |]. exists x. auto.
    + destruct I as [<- | []]. split; [exact AR |]. exists (- x). split; [auto |].
      replace (2 * a + - x) with (2 * a - x) by lia. auto.
    + split; [exact R |]. exists x. auto.
  - intros [P (v & I & V)]. destruct (Z.eqb_spec x (- h)) as [E |]; cbn in *.
    + destruct I as [<- | [<- | []]].
      * left. apply in_range_same; auto. apply (samePoint_trans w' w'_pos _ (2 * a + x)); auto.
        now apply samePoint_sym.
      * right. left. apply in_range_same; auto.
        apply (samePoint_trans w' w'_pos _ (2 * a - x)); [now apply samePoint_sym; auto |].
        replace (2 * a - x) with (2 * a + - x) by lia. exact V.
    + destruct I as [<- | []]. left. apply in_range_same; auto.
      apply (samePoint_trans w' w'_pos _ (2 * a + x)); auto. now apply samePoint_sym.
Qed.

(** There are no others among the real points: whatever rational p/q is at half the distance from both is
    one of these, 2a + v in half steps. Distances from p/q are in units of 1/q. *)
Theorem midpoints_are_all_real_midpoints a b q p : 0 < q ->
  (2 * distanceAround (q * m) (q * a) p = q * d a b /\
   2 * distanceAround (q * m) p (q * b) = q * d a b) <->
  exists v k, In v (logarithms w a b) /\ 2 * p = q * (2 * a + v + k * (2 * m)).
Proof.
  intros Q. pose proof (modulus_half w w_pos) as MH. pose proof (half_pos w w_pos) as HP.
  assert (P : 0 < q * m) by nia. pose proof (circularDistance_bound w w_pos a b) as B.
  split.
  - intros [E F].
    destruct (distanceAround_attained (q * m) P (q * a) p) as [i Ei].
    destruct (distanceAround_attained (q * m) P p (q * b)) as [j Ej].
    destruct (circularDistance_attained w w_pos a b) as [l El].
    rewrite Ei in E. rewrite Ej in F.
    set (x := p - q * a + i * (q * m)) in *. set (y := q * b - p + j * (q * m)) in *.
    assert (S : x + y = q * (b - a + (i + j) * m)) by (unfold x, y; ring).
    assert (C : x = y \/ x = - y) by lia. destruct C as [C | C].
    + (* x is half a geodesic. *)
      exists (b - a + (i + j) * m), (- i). split.
      * apply geodesic_circle_agrees_with_oracle; [assumption |]. split.
        -- exists (- (i + j)). lia.
        -- assert (q * Z.abs (b - a + (i + j) * m) = q * d a b); [| nia].
           rewrite <- (Z.abs_eq q) at 1 by lia. rewrite <- Z.abs_mul, <- S. lia.
      * unfold x in S, C. lia.
    + (* a and b are one point, and p/q too. *)
      assert (B0 : b - a + (i + j) * m = 0) by nia.
      assert (D0 : d a b = 0).
      { apply circle_distance_separates; [assumption |]. exists (- (i + j)). lia. }
      exists 0, (- i). split.
      * apply geodesic_circle_agrees_with_oracle; [assumption |]. rewrite D0. split; [| reflexivity].
        exists (- (i + j)). lia.
      * rewrite D0 in E. assert (x = 0) by lia. unfold x in *. lia.
  - intros (v & k & I & E). apply geodesic_circle_agrees_with_oracle in I as [[l S] A]; [| assumption].
    assert (R : - (q * m) <= q * v <= q * m) by nia.
    (* Both ways are q v / 2 long; q v is even. *)
    assert (V : exists u, q * v = 2 * u) by (exists (p - q * a - q * k * m); lia).
    destruct V as [u V].
    rewrite (distanceAround_of_short_way (q * m) P (q * a) p u k) by nia.
    rewrite (distanceAround_of_short_way (q * m) P p (q * b) u (l - k)) by nia.
    assert (2 * Z.abs u = q * Z.abs v); [| lia].
    rewrite <- (Z.abs_eq q) at 1 by lia. rewrite <- Z.abs_mul, V, Z.abs_mul. lia.
Qed.

(** One midpoint, or two exactly between antipodal points. *)
Theorem midpoints_count a b :
  length (midpoints w a b) = if isAntipodal w a b then 2%nat else 1%nat.
Proof.
  unfold midpoints.
  assert (E : (displacement w a b =? - h) = isAntipodal w a b).
  { apply Bool.eq_iff_eq_true. rewrite Z.eqb_eq, isAntipodal_iff by assumption.
    now apply displacement_halfTurn. }
  rewrite E. now destruct (isAntipodal w a b).
Qed.

Lemma isMidpoint_symmetric a b p : IsMidpoint w a b p -> IsMidpoint w b a p.
Proof.
  unfold IsMidpoint. rewrite (circle_distance_is_symmetric w w_pos b a),
    (circle_distance_is_symmetric w' w'_pos (2 * b) p),
    (circle_distance_is_symmetric w' w'_pos p (2 * a)). intuition.
Qed.

Theorem circle_midpoints_are_symmetric a b p :
  In p (midpoints w a b) <-> In p (midpoints w b a).
Proof.
  rewrite 2 circle_midpoints_agree_with_oracle.
  split; intros [R I]; split; auto using isMidpoint_symmetric.
Qed.

Theorem circle_midpoints_are_translation_equivariant a b t p : 0 <= p < modulus w' ->
  (In p (midpoints w a b) <->
   In (unsignedRepresentative w' (p + 2 * t)) (midpoints w (a + t) (b + t))).
Proof.
  intros R. rewrite 2 circle_midpoints_agree_with_oracle. unfold IsMidpoint.
  rewrite circle_distance_is_translation_invariant by assumption.
  destruct (unsignedRepresentative_lift w' w'_pos (p + 2 * t)) as [k E]. rewrite E.
  replace (2 * (a + t)) with (2 * a + 2 * t + 0 * modulus w') by lia.
  replace (2 * (b + t)) with (2 * b + 2 * t + 0 * modulus w') by lia.
  rewrite 2 circularDistance_congruent, 2 circle_distance_is_translation_invariant by lia.
  rewrite <- E. pose proof (unsignedRepresentative_range w' w'_pos (p + 2 * t)). tauto.
Qed.

(** ** Rounding *)

(** Each rule takes a real number to one integer. *)
Lemma rounds_unique rule p n n' : Rounds rule p n -> Rounds rule p n' -> n = n'.
Proof.
  destruct rule; unfold Rounds; try lia. intros [R E] [R' E'].
  assert (D : n = n' \/ (p <> 2 * n /\ p <> 2 * n')) by (clear E E'; lia).
  destruct D as [| [N N']]; [assumption |].
  specialize (E N). specialize (E' N'). apply Z.even_spec in E as [i ->], E' as [j ->]. lia.
Qed.

Theorem circle_midpoints_round_as_named rule floor (isHalfway : bool) :
  exists n, Rounds rule (2 * floor + if isHalfway then 1 else 0) n /\
    roundedMidpoint w rule floor isHalfway = unsignedRepresentative w n.
Proof.
  unfold roundedMidpoint. destruct isHalfway; cbn [andb].
  - destruct rule;
      try (exists floor; split; [unfold Rounds; lia | reflexivity]);
      try (exists (floor + 1); split; [unfold Rounds; lia | reflexivity]).
    exists (if Z.odd floor then floor + 1 else floor). split; [| now destruct (Z.odd floor)].
    unfold Rounds. destruct (Z.odd floor) eqn:O; (split; [lia |]); intros _.
    + now rewrite Z.add_1_r, Z.even_succ.
    + now rewrite <- Z.negb_odd, O.
  - exists floor. split; [destruct rule; unfold Rounds; lia | reflexivity].
Qed.

End Midpoints.
