(** * The terms that solvers see are the functions of the circle, at every width *)

From Coq Require Import ZArith Lia List String.
From Torus.Specification Require Import Circle Torus BitTerms.
From Torus.Theorems Require Import Circle Geodesics Midpoints SerialOrder Torus.
Import ListNotations.
Local Open Scope Z_scope.

Section Terms.
Variable w : Z.
Hypothesis w_pos : 1 <= w.
Variable e : string -> Z.
Notation m := (modulus w).
Notation h := (half w).
Notation unsigned := (unsignedRepresentative w).
Notation signed := (signedRepresentative w).
Notation v := (value w e).
Notation A := (e "a"%string).
Notation B := (e "b"%string).
Notation C := (e "c"%string).

Ltac bounds := pose proof (modulus_half w w_pos); pose proof (half_pos w w_pos).

(** ** Representatives *)

Lemma signed_of_pattern p : 0 <= p < m -> signed p = if p <? h then p else p - m.
Proof.
  intros R. bounds. destruct (Z.ltb_spec p h).
  - apply (signedRepresentative_unique w w_pos p p 0); lia.
  - apply (signedRepresentative_unique w w_pos p (p - m) (-1)); lia.
Qed.

Lemma signed_unsigned x : signed (unsigned x) = signed x.
Proof.
  destruct (unsignedRepresentative_lift w w_pos x) as [k ->].
  now apply signedRepresentative_congruent.
Qed.

Lemma unsigned_signed x : unsigned (signed x) = unsigned x.
Proof.
  destruct (signedRepresentative_lift w w_pos x) as [k ->].
  now apply unsignedRepresentative_congruent.
Qed.

Lemma unsigned_small x : 0 <= x < m -> unsigned x = x.
Proof. intros. now apply Z.mod_small. Qed.

Lemma half_pattern : h mod m = h.
Proof. bounds. apply Z.mod_small. lia. Qed.

Lemma one_pattern : 1 mod m = 1.
Proof. bounds. apply Z.mod_small. lia. Qed.

Lemma zero_pattern : 0 mod m = 0.
Proof. apply Z.mod_0_l. bounds. lia. Qed.

(** Every value is a pattern. *)
Lemma value_range t : 0 <= v t < m.
Proof.
  bounds. induction t; cbn [value]; try (apply Z.mod_pos_bound; lia).
  - split; [apply Z.land_nonneg; lia |].
    destruct (Z.eq_dec (Z.land (v t1) (v t2)) 0); [lia |].
    assert (P : 0 < Z.land (v t1) (v t2)) by (pose proof (Z.land_nonneg (v t1) (v t2)); lia).
    unfold modulus. apply Z.log2_lt_pow2; [assumption |].
    pose proof (Z.log2_land (v t1) (v t2) ltac:(lia) ltac:(lia)).
    assert (0 < v t1). { destruct (Z.eq_dec (v t1) 0) as [E |]; [rewrite E in P; cbn in P; lia | lia]. }
    assert (Z.log2 (v t1) < w) by (apply Z.log2_lt_pow2; [assumption | apply IHt1]). lia.
  - pose proof (Z.pow_pos_nonneg 2 (v t2) ltac:(lia) ltac:(lia)).
    split; [apply Z.div_pos; lia |].
    apply (Z.le_lt_trans _ (v t1)); [apply Z.div_le_upper_bound; nia | lia].
  - destruct (holds w e p); assumption.
Qed.

(** ** Displacement and distance *)

Theorem displacementTerm_value : v displacementTerm = unsigned (displacement w A B).
Proof.
  cbn. unfold displacement. rewrite unsigned_signed. symmetry. apply Zminus_mod.
Qed.

Lemma displacementTerm_signed : signed (v displacementTerm) = displacement w A B.
Proof.
  rewrite displacementTerm_value, signed_unsigned.
  apply (signedRepresentative_unique w w_pos _ _ 0); [now apply displacement_range | lia].
Qed.

Lemma displacementTerm_pattern :
  v displacementTerm = displacement w A B + (if displacement w A B <? 0 then m else 0).
Proof.
  bounds. pose proof (value_range displacementTerm) as R. pose proof displacementTerm_signed as S.
  rewrite (signed_of_pattern _ R) in S. destruct (v displacementTerm <? h) eqn:E.
  - apply Z.ltb_lt in E. destruct (Z.ltb_spec (displacement w A B) 0); lia.
  - apply Z.ltb_ge in E. destruct (Z.ltb_spec (displacement w A B) 0); lia.
Qed.

Lemma displacement_isNegative :
  holds w e (SignedLess displacementTerm (Number 0)) = (displacement w A B <? 0).
Proof.
  cbn [holds]. rewrite displacementTerm_signed. f_equal. cbn [value]. rewrite zero_pattern.
  apply (signedRepresentative_unique w w_pos 0 0 0); bounds; lia.
Qed.

Theorem distanceTerm_value : v distanceTerm = circularDistance w A B.
Proof.
  bounds. pose proof displacementTerm_pattern as P. pose proof (displacement_range w w_pos A B).
  unfold distanceTerm, circularDistance. change (v (If ?p ?x ?y)) with (if holds w e p then v x else v y).
  rewrite displacement_isNegative. destruct (Z.ltb_spec (displacement w A B) 0).
  - change (v (Negate displacementTerm)) with ((- v displacementTerm) mod m). rewrite P.
    rewrite <- (Z.mod_small (Z.abs (displacement w A B)) m) by lia.
    replace (- (displacement w A B + m)) with (Z.abs (displacement w A B) + (-1) * m) by lia.
    apply Z.mod_add. lia.
  - lia.
Qed.

(** What the solver's goal says, in the words of the quotient metric. *)
Corollary distanceTerm_is_circular_distance : IsCircularDistance w A B (v distanceTerm).
Proof. rewrite distanceTerm_value. now apply circle_distance_agrees_with_oracle. Qed.

Theorem displacementLessCondition_holds :
  holds w e displacementLessCondition = (signed A <? signed B).
Proof. cbn. fold (unsigned A) (unsigned B). now rewrite 2 signed_unsigned. Qed.

(** ** Translation and antipode *)

Theorem translatedTerm_value : v translatedTerm = translated w A B.
Proof. cbn. symmetry. apply Zplus_mod. Qed.

Theorem antipodeTerm_value : v antipodeTerm = antipode w A.
Proof. cbn. symmetry. apply Zplus_mod. Qed.

Theorem isAntipodalCondition_holds : holds w e isAntipodalCondition = isAntipodal w A B.
Proof.
  change (holds w e isAntipodalCondition) with (v b =? v antipodeTerm).
  now rewrite antipodeTerm_value.
Qed.

(** ** Serial order *)

Theorem incomparableCondition_holds :
  holds w e incomparableCondition = (displacement w A B =? - h).
Proof.
  bounds. pose proof (displacement_range w w_pos A B). pose proof displacementTerm_pattern as P.
  unfold incomparableCondition. cbn [holds]. rewrite P. cbn [value]. rewrite half_pattern.
  apply Bool.eq_iff_eq_true. rewrite 2 Z.eqb_eq.
  destruct (Z.ltb_spec (displacement w A B) 0); lia.
Qed.

Lemma displacement_isPositive : holds w e precedesCondition = (0 <? displacement w A B).
Proof.
  unfold precedesCondition. cbn [holds]. rewrite displacementTerm_signed. f_equal. cbn [value].
  rewrite zero_pattern. apply (signedRepresentative_unique w w_pos 0 0 0); bounds; lia.
Qed.

Lemma equalCondition_zero : holds w e equalCondition = (displacement w A B =? 0).
Proof.
  apply Bool.eq_iff_eq_true. cbn. rewrite 2 Z.eqb_eq.
  rewrite <- same_iff by assumption. symmetry. now apply samePoint_unsigned.
Qed.

(** Each condition holds exactly in its case of the enumeration. *)
Theorem serial_conditions_hold :
  (holds w e equalCondition = true <-> serialOrder w A B = Equal) /\
  (holds w e precedesCondition = true <-> serialOrder w A B = Precedes) /\
  (holds w e followsCondition = true <-> serialOrder w A B = Follows) /\
  (holds w e incomparableCondition = true <-> serialOrder w A B = Incomparable).
Proof.
  bounds. pose proof (displacement_range w w_pos A B).
  change (holds w e followsCondition) with
    (negb (holds w e incomparableCondition) && holds w e (SignedLess displacementTerm (Number 0)))%bool.
  rewrite equalCondition_zero, displacement_isPositive, incomparableCondition_holds,
    displacement_isNegative.
  unfold serialOrder. set (x := displacement w A B) in *.
  destruct (Z.eqb_spec x 0), (Z.eqb_spec x (- h)), (Z.ltb_spec x 0), (Z.ltb_spec 0 x);
    cbn; repeat split; intros; try lia; try congruence; reflexivity.
Qed.

(** RFC 1982, 3.1, for b in [0, m): a + b is defined for b <= 2^(w-1) - 1. *)
Theorem additionIsDefinedCondition_holds :
  holds w e additionIsDefinedCondition = (unsigned B <=? 2 ^ (w - 1) - 1).
Proof.
  cbn. rewrite half_pattern. fold (unsigned B). unfold half.
  apply Bool.eq_iff_eq_true. rewrite Z.ltb_lt, Z.leb_le. lia.
Qed.

(** ** Arcs *)

Theorem arcContainsCondition_holds : holds w e arcContainsCondition = arcContains w A B C.
Proof.
  cbn. unfold arcContains, stepsUp, unsignedRepresentative. now rewrite <- 2 Zminus_mod.
Qed.

(** ** Midpoints *)

Lemma lowest_bit x : 0 <= x < m -> Z.land x (1 mod m) = if Z.odd x then 1 else 0.
Proof.
  intros R. rewrite one_pattern. change 1 with (Z.ones 1) at 1. rewrite Z.land_ones by lia.
  change (2 ^ 1) with 2. apply Zmod_odd.
Qed.

Lemma odd_abs x : Z.odd (Z.abs x) = Z.odd x.
Proof. now destruct x as [| [] | []]. Qed.

Lemma isHalfway_bit t : holds w e (Equals (BitwiseAnd t (Number 1)) (Number 1)) = Z.odd (v t).
Proof.
  cbn. rewrite lowest_bit by apply value_range. rewrite one_pattern. now destruct (Z.odd (v t)).
Qed.

Theorem isHalfwayCondition_holds : holds w e isHalfwayCondition = midpointIsHalfway w A B.
Proof.
  unfold isHalfwayCondition. rewrite isHalfway_bit, distanceTerm_value. apply odd_abs.
Qed.

Theorem floorTerm_value : v floorTerm = midpoint w A B.
Proof.
  unfold floorTerm. change (v (If ?p ?x ?y)) with (if holds w e p then v x else v y).
  change (v (Subtract ?x ?y)) with ((v x - v y) mod m).
  change (v (Add ?x ?y)) with ((v x + v y) mod m).
  change (v (ShiftRight ?x ?y)) with (v x / 2 ^ v y).
  change (v (BitwiseAnd ?x ?y)) with (Z.land (v x) (v y)).
  change (v (Number 1)) with (1 mod m). change (v a) with (A mod m).
  rewrite displacement_isNegative, lowest_bit by apply value_range.
  rewrite one_pattern, distanceTerm_value. change (2 ^ 1) with 2.
  unfold midpoint, unsignedRepresentative, circularDistance. set (x := displacement w A B) in *.
  rewrite odd_abs. pose proof (Zmod_odd x) as O. destruct (Z.ltb_spec x 0).
  - rewrite <- Zminus_mod. f_equal. destruct (Z.odd x); Z.to_euclidean_division_equations; lia.
  - rewrite Z.add_mod_idemp_l by (bounds; lia). f_equal. f_equal.
    now rewrite Z.abs_eq by assumption.
Qed.

Lemma otherFloorTerm_value : v otherFloorTerm = antipode w (midpoint w A B).
Proof.
  change (v otherFloorTerm) with ((v floorTerm + h mod m) mod m).
  rewrite floorTerm_value, half_pattern. reflexivity.
Qed.

(** The representative that a type of this signedness holds. *)
Definition representative (s : signedness) : Z -> Z :=
  match s with Signed => signed | Unsigned => unsigned end.

Lemma Less_holds s x y :
  holds w e (Less s x y) = (representative s (v x) <? representative s (v y)).
Proof.
  destruct s; cbn; [reflexivity |].
  now rewrite 2 unsigned_small by apply value_range.
Qed.

Definition inHalfSteps (floor : Z) : Z :=
  2 * floor + if holds w e isHalfwayCondition then 1 else 0.

Lemma other_in_half_steps :
  antipode (w + 1) (midpointInHalfSteps w A B) = inHalfSteps (v otherFloorTerm).
Proof.
  bounds. rewrite otherFloorTerm_value. unfold inHalfSteps, midpointInHalfSteps.
  rewrite isHalfwayCondition_holds. set (c := if midpointIsHalfway w A B then 1 else 0).
  set (f := midpoint w A B). unfold antipode at 1. rewrite (half_of_half_steps w w_pos).
  assert (F : 0 <= f < m) by now apply unsignedRepresentative_range.
  assert (0 <= c <= 1) by (subst c; destruct (midpointIsHalfway w A B); lia).
  destruct (unsignedRepresentative_lift w w_pos (f + h)) as [k K]. fold (antipode w f) in K.
  assert (0 <= antipode w f < m) by now apply unsignedRepresentative_range.
  apply (unsignedRepresentative_unique (w + 1) ltac:(lia) _ _ k);
    rewrite (modulus_of_half_steps w w_pos); lia.
Qed.

(** The terms are the midpoints, by increasing floor as the scalar type orders integers; the second
    is the first again where there is one. *)
Theorem midpointTerms_are_the_midpoints s :
  let first := inHalfSteps (v (firstFloorTerm s)) in
  let second := inHalfSteps (v (secondFloorTerm s)) in
  (forall p, In p (midpoints w A B) <-> p = first \/ p = second) /\
  (holds w e hasTwoMidpointsCondition = true ->
    representative s (v (firstFloorTerm s)) < representative s (v (secondFloorTerm s))) /\
  (holds w e hasTwoMidpointsCondition = false -> first = second).
Proof.
  bounds. cbv zeta. unfold firstFloorTerm, secondFloorTerm.
  change (v (If ?p ?x ?y)) with (if holds w e p then v x else v y).
  change (holds w e (Both ?p ?q)) with (holds w e p && holds w e q)%bool.
  rewrite 2 Less_holds. unfold hasTwoMidpointsCondition. rewrite incomparableCondition_holds.
  pose proof other_in_half_steps as O.
  assert (F : inHalfSteps (v floorTerm) = midpointInHalfSteps w A B).
  { unfold inHalfSteps, midpointInHalfSteps. now rewrite floorTerm_value, isHalfwayCondition_holds. }
  unfold midpoints. destruct (displacement w A B =? - h); cbn [andb].
  - assert (N : representative s (v otherFloorTerm) <> representative s (v floorTerm)).
    { intros E. assert (S : SamePoint w (v otherFloorTerm) (v floorTerm)).
      { destruct s; [now apply samePoint_signed | now apply samePoint_unsigned]. }
      rewrite otherFloorTerm_value, floorTerm_value in S.
      now apply (proj2 (circle_antipode_is_involution w w_pos (midpoint w A B))). }
    set (x := representative s (v otherFloorTerm)) in *.
    set (y := representative s (v floorTerm)) in *.
    destruct (Z.ltb_spec x y), (Z.ltb_spec y x); try lia;
      (split; [| split; [intros _; subst x y; lia | discriminate]]);
      intros p; cbn; rewrite O, <- F; intuition.
  - split; [| split; [discriminate | reflexivity]].
    intros p; cbn; rewrite <- F; intuition.
Qed.

Theorem roundedTerm_value rule floor :
  v (roundedTerm rule floor) = roundedMidpoint w rule (v floor) (midpointIsHalfway w A B).
Proof.
  pose proof (value_range floor) as R. rewrite <- isHalfwayCondition_holds.
  assert (N : unsigned (v floor + 1) = v (Add floor (Number 1))).
  { cbn. now rewrite one_pattern. }
  unfold roundedMidpoint. destruct rule; unfold roundedTerm;
    change (v (If ?p ?x ?y)) with (if holds w e p then v x else v y);
    change (holds w e (Both ?p ?q)) with (holds w e p && holds w e q)%bool;
    rewrite ?isHalfway_bit; rewrite <- ?N, ?Bool.andb_true_r, ?Bool.andb_false_r;
    try (now rewrite unsigned_small);
    destruct (holds w e isHalfwayCondition); cbn [andb]; try reflexivity;
    try (now rewrite unsigned_small);
    destruct (Z.odd (v floor)); try reflexivity; now rewrite unsigned_small.
Qed.

End Terms.

(** ** Loops *)

Section Loops.
Variables w bits : Z.
Hypothesis w_pos : 1 <= w.
Hypothesis bits_wide : w <= bits.

(** The printed step, taken for each axis in turn, is the wrapping accumulator of
    Specification/Torus.v. *)
Lemma distance_on_axis x y : value w (axis x y) distanceTerm = circularDistance w x y.
Proof. now rewrite (distanceTerm_value w w_pos (axis x y)). Qed.

Lemma leeStep_accumulates_from a : forall b sum, List.length a = List.length b -> 0 <= sum < modulus bits ->
  fold_left (fun sum '(x, y) => accumulatedValue w bits (axis x y) sum leeStep) (combine a b) sum =
  wrappingLee bits w sum a b.
Proof.
  induction a as [| x a IH]; intros [| y b] sum L R; try discriminate; [reflexivity |].
  cbn [combine fold_left wrappingLee].
  assert (E : accumulatedValue w bits (axis x y) sum leeStep =
    unsignedRepresentative bits (sum + circularDistance w x y)).
  { unfold leeStep. cbn [accumulatedValue]. rewrite distance_on_axis, (Z.mod_small sum) by assumption.
    reflexivity. }
  rewrite E. apply IH; [now injection L |]. apply unsignedRepresentative_range. lia.
Qed.

Lemma squaredStep_accumulates_from a : forall b sum, List.length a = List.length b -> 0 <= sum < modulus bits ->
  fold_left (fun sum '(x, y) => accumulatedValue w bits (axis x y) sum squaredStep) (combine a b) sum =
  wrappingSquared bits w sum a b.
Proof.
  induction a as [| x a IH]; intros [| y b] sum L R; try discriminate; [reflexivity |].
  cbn [combine fold_left wrappingSquared].
  assert (D : unsignedRepresentative bits (circularDistance w x y) = circularDistance w x y).
  { apply Z.mod_small. split; [now apply circularDistance_nonneg |].
    pose proof (circularDistance_bound w w_pos x y). pose proof (modulus_half w w_pos).
    pose proof (half_pos w w_pos).
    assert (modulus w <= modulus bits) by (apply Z.pow_le_mono_r; lia). lia. }
  assert (E : accumulatedValue w bits (axis x y) sum squaredStep =
    unsignedRepresentative bits (sum +
      unsignedRepresentative bits (circularDistance w x y * circularDistance w x y))).
  { unfold squaredStep. cbn [accumulatedValue]. rewrite distance_on_axis, (Z.mod_small sum) by assumption.
    reflexivity. }
  rewrite E, D. apply IH; [now injection L |]. apply unsignedRepresentative_range. lia.
Qed.

Lemma chebyshevStep_accumulates_from a : forall b greatest, List.length a = List.length b ->
  0 <= greatest < modulus w ->
  fold_left (fun sum '(x, y) => accumulatedValue w w (axis x y) sum chebyshevStep) (combine a b)
    greatest = Z.max greatest (chebyshevDistance w a b).
Proof.
  induction a as [| x a IH]; intros [| y b] greatest L R; try discriminate; [cbn; lia |].
  cbn [combine fold_left chebyshevDistance].
  pose proof (circularDistance_nonneg w w_pos x y). pose proof (circularDistance_bound w w_pos x y).
  pose proof (modulus_half w w_pos). pose proof (half_pos w w_pos).
  assert (E : accumulatedValue w w (axis x y) greatest chebyshevStep =
    Z.max greatest (circularDistance w x y)).
  { unfold chebyshevStep. cbn [accumulatedValue]. rewrite distance_on_axis, (Z.mod_small greatest) by assumption.
    destruct (Z.ltb_spec greatest (circularDistance w x y)); lia. }
  rewrite E, IH; [lia | now injection L | lia].
Qed.

Lemma zero_in_range u : 1 <= u -> 0 <= 0 < modulus u.
Proof. intros U. pose proof (modulus_half u U). pose proof (half_pos u U). lia. Qed.

Theorem leeStep_accumulates a b : List.length a = List.length b ->
  accumulate w bits leeStep (combine a b) = wrappingLee bits w 0 a b.
Proof. intros L. apply leeStep_accumulates_from; [assumption | apply zero_in_range; lia]. Qed.

Theorem squaredStep_accumulates a b : List.length a = List.length b ->
  accumulate w bits squaredStep (combine a b) = wrappingSquared bits w 0 a b.
Proof. intros L. apply squaredStep_accumulates_from; [assumption | apply zero_in_range; lia]. Qed.

Theorem chebyshevStep_accumulates a b : List.length a = List.length b ->
  accumulate w w chebyshevStep (combine a b) = chebyshevDistance w a b.
Proof.
  intros L. unfold accumulate. rewrite chebyshevStep_accumulates_from;
    [| assumption | apply zero_in_range; lia].
  apply Z.max_r. clear L. revert b. induction a as [| x a IH]; intros [| y b]; cbn; try lia.
  pose proof (circularDistance_nonneg w w_pos x y). pose proof (IH b). lia.
Qed.

End Loops.
