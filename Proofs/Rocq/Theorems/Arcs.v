(** * Arcs, for every w >= 1: their lattice points and all their real points *)

From Coq Require Import ZArith Lia Bool.
From Torus.Specification Require Import Circle.
From Torus.Theorems Require Import Circle.
Local Open Scope Z_scope.
Set Default Proof Using "All".

(** ** Ways up on a circle of any circumference *)

Section Ways.
Variable M : Z.
Hypothesis M_pos : 0 < M.

(** How far up from a the point b is. *)
Definition up (a b : Z) : Z := (b - a) mod M.

Lemma up_range a b : 0 <= up a b < M.
Proof. apply Z.mod_pos_bound, M_pos. Qed.

Lemma up_leads_there a b : exists k, b = a + up a b + k * M.
Proof.
  exists ((b - a) / M). unfold up. pose proof (Z.div_mod (b - a) M ltac:(lia)). lia.
Qed.

Lemma up_unique a b t k : 0 <= t < M -> b = a + t + k * M -> up a b = t.
Proof.
  intros R ->. unfold up. replace (a + t + k * M - a) with (t + k * M) by ring.
  rewrite Z.mod_add by lia. now apply Z.mod_small.
Qed.

Lemma up_least a b t k : 0 <= t -> b = a + t + k * M -> up a b <= t.
Proof.
  intros P E. destruct (Z.lt_ge_cases t M).
  - rewrite (up_unique a b t k); lia.
  - pose proof (up_range a b). lia.
Qed.

Lemma up_zero a b : up a b = 0 <-> exists k, b = a + k * M.
Proof.
  split.
  - intros E. destruct (up_leads_there a b) as [k F]. exists k. lia.
  - intros [k ->]. apply (up_unique _ _ 0 k); lia.
Qed.

(** The points met before or at the first arrival are those not further up than that. *)
Lemma met_iff a b x :
  (exists t, 0 <= t /\ (exists k, x = a + t + k * M) /\
    forall s, 0 <= s < t -> ~ exists k, b = a + s + k * M) <-> up a x <= up a b.
Proof.
  pose proof (up_range a x). pose proof (up_range a b). split.
  - intros (t & P & [k E] & N). pose proof (up_least a x t k P E).
    destruct (Z.le_gt_cases t (up a b)); [lia |].
    exfalso. apply (N (up a b)); [lia | apply up_leads_there].
  - intros L. exists (up a x). repeat split; [lia | apply up_leads_there |].
    intros s S [k E]. pose proof (up_least a b s k). lia.
Qed.

(** The way there and the way back make one turn. *)
Lemma up_there_and_back a b : up a b <> 0 -> up a b + up b a = M.
Proof.
  intros N. pose proof (up_range a b). destruct (up_leads_there a b) as [k E].
  rewrite (up_unique b a (M - up a b) (- k - 1)); lia.
Qed.

(** The two arcs between a and b cover the circle, and only a and b are on both. *)
Lemma two_arcs a b x : up a b <> 0 ->
  (up a x <= up a b \/ up b x <= up b a) /\
  (up a x <= up a b /\ up b x <= up b a <-> (up a x = 0 \/ up b x = 0)).
Proof.
  intros N. pose proof (up_there_and_back a b N). pose proof (up_range a b). pose proof (up_range a x).
  destruct (up_leads_there a b) as [i E], (up_leads_there a x) as [j F].
  destruct (Z.lt_ge_cases (up a x) (up a b)).
  - rewrite (up_unique b x (up a x - up a b + M) (j - i - 1)) by lia. lia.
  - rewrite (up_unique b x (up a x - up a b) (j - i)) by lia. lia.
Qed.

End Ways.

Section Arcs.
Variable w : Z.
Hypothesis w_pos : 1 <= w.
Notation m := (modulus w).
Notation h := (half w).

Let m_pos : 0 < m. Proof. now apply modulus_pos. Qed.

Lemma stepsUp_range a b : 0 <= stepsUp w a b < m.
Proof. now apply unsignedRepresentative_range. Qed.

Lemma stepsUp_up a b : stepsUp w a b = up m a b.
Proof. reflexivity. Qed.

Lemma stepsUp_zero a b : stepsUp w a b = 0 <-> SamePoint w a b.
Proof. rewrite stepsUp_up. now apply up_zero. Qed.

(** In units of 1/q a way between lattice points is q times as long, and one to p/q longer by the rest. *)
Lemma up_scaled q a p : 0 < q -> up (q * m) (q * a) p = q * stepsUp w a (p / q) + p mod q.
Proof.
  intros Q. pose proof (Z.div_mod p q ltac:(lia)) as D. pose proof (Z.mod_pos_bound p q Q).
  destruct (up_leads_there m m_pos a (p / q)) as [k E]. rewrite <- stepsUp_up in E.
  pose proof (stepsUp_range a (p / q)).
  apply up_unique with (k := k); nia.
Qed.

Lemma up_scaled_lattice q a b : 0 < q -> up (q * m) (q * a) (q * b) = q * stepsUp w a b.
Proof.
  intros Q. rewrite up_scaled, (Z.mul_comm q b), Z.div_mul, Z.mod_mul by lia. lia.
Qed.

Lemma onArc_iff first last q p : 0 < q ->
  OnArc w first last q p <-> q * stepsUp w first (p / q) + p mod q <= q * stepsUp w first last.
Proof.
  intros Q. unfold OnArc. rewrite (met_iff (q * m)) by nia. now rewrite up_scaled, up_scaled_lattice.
Qed.

(** ** Length and membership *)

Theorem arc_length_agrees_with_oracle first last :
  (0 <= arcLength w first last < m /\ SamePoint w (first + arcLength w first last) last) /\
  forall t, 0 <= t -> SamePoint w (first + t) last -> arcLength w first last <= t.
Proof.
  split; [split |].
  - apply stepsUp_range.
  - now apply up_leads_there.
  - intros t P [k E]. now apply up_least with (k := k).
Qed.

Theorem arc_contains_agrees_with_oracle first last x :
  arcContains w first last x = true <-> OnArc w first last 1 x.
Proof.
  rewrite onArc_iff, Z.div_1_r, Z.mod_1_r by lia. unfold arcContains. rewrite Z.leb_le. lia.
Qed.

Theorem arc_contains_rational_agrees_with_oracle first last q p : 0 < q ->
  (arcContainsReal w first last q p = true <-> OnArc w first last q p).
Proof.
  intros Q. rewrite onArc_iff by exact Q. unfold arcContainsReal, arcContains.
  pose proof (Z.mod_pos_bound p q Q).
  assert (L : unsignedRepresentative w (p / q) = unsignedRepresentative w last <->
              stepsUp w first (p / q) = stepsUp w first last).
  { rewrite <- samePoint_unsigned by assumption. rewrite 2 stepsUp_up.
    destruct (up_leads_there m m_pos first (p / q)) as [i E].
    destruct (up_leads_there m m_pos first last) as [j F]. split.
    - intros [k S]. apply (up_unique m m_pos) with (k := j - k).
      + now apply up_range.
      + lia.
    - intros S. exists (j - i). lia. }
  rewrite andb_true_iff, orb_true_iff, negb_true_iff, Z.leb_le, Z.eqb_eq, Z.eqb_neq, L. nia.
Qed.

(** One arc contains another exactly if it has all its real points. That both have the same lattice points
    is not enough: [0, m - 1] leaves out the points between m - 1 and 0. *)
Theorem arc_contains_arc_agrees_with_oracle first last first' last' :
  arcContainsArc w first last first' last' = true <->
  (forall q p, 0 < q -> OnArc w first' last' q p -> OnArc w first last q p).
Proof.
  unfold arcContainsArc. rewrite andb_true_iff, 2 Z.leb_le. rewrite 3 stepsUp_up.
  pose proof (up_range m m_pos first last) as RL. pose proof (up_range m m_pos first first') as RO.
  pose proof (up_range m m_pos first' last') as RL'.
  destruct (up_leads_there m m_pos first first') as [i E].
  set (L := up m first last) in *. set (o := up m first first') in *. set (L' := up m first' last') in *.
  assert (On : forall q p t k, 0 < q -> 0 <= t < q * m -> p = q * first + t + k * (q * m) ->
            (OnArc w first last q p <-> t <= q * L)).
  { intros q p t k Q T P. unfold OnArc. rewrite (met_iff (q * m)) by nia.
    rewrite up_scaled_lattice by exact Q. rewrite (up_unique (q * m) ltac:(nia) _ _ t k T P). reflexivity. }
  assert (On' : forall q p t k, 0 < q -> 0 <= t < q * m -> p = q * first' + t + k * (q * m) ->
            (OnArc w first' last' q p <-> t <= q * L')).
  { intros q p t k Q T P. unfold OnArc. rewrite (met_iff (q * m)) by nia.
    rewrite up_scaled_lattice by exact Q. rewrite (up_unique (q * m) ltac:(nia) _ _ t k T P). reflexivity. }
  split.
  - intros [LO LL] q p Q P. destruct (up_leads_there (q * m) ltac:(nia) (q * first') p) as [k F].
    pose proof (up_range (q * m) ltac:(nia) (q * first') p) as RT.
    set (t := up (q * m) (q * first') p) in *.
    apply (On' q p t k Q RT F) in P.
    apply (On q p (q * o + t) (i + k)); [exact Q | nia | rewrite F, E; ring | nia].
  - intros All. assert (LO : o <= L).
    { specialize (All 1 first' ltac:(lia)). rewrite (On' 1 first' 0 0), (On 1 first' o i) in All; lia. }
    split; [exact LO |]. destruct (Z.le_gt_cases L' (L - o)); [assumption |]. exfalso.
    (* Half a step past [last] is on the other arc, and not on this one. *)
    specialize (All 2 (2 * first + (2 * L + 1)) ltac:(lia)).
    rewrite (On' 2 _ (2 * L + 1 - 2 * o) (- i)), (On 2 _ (2 * L + 1) 0) in All; lia.
Qed.

(** Both ends are on the arc; the arc from a point to itself is that point alone. *)
Theorem arcContains_ends first last :
  arcContains w first last first = true /\ arcContains w first last last = true.
Proof.
  unfold arcContains. rewrite 2 Z.leb_le. split; [| lia].
  replace (stepsUp w first first) with 0; [apply stepsUp_range |].
  symmetry. apply stepsUp_zero, samePoint_refl; assumption.
Qed.

Theorem arc_from_a_point_to_itself a q p : 0 < q ->
  OnArc w a a q p <-> (exists k, p = q * a + k * (q * m)).
Proof.
  intros Q. unfold OnArc. rewrite (met_iff (q * m)) by nia. rewrite up_scaled_lattice by exact Q.
  replace (stepsUp w a a) with 0 by (symmetry; apply stepsUp_zero, samePoint_refl; assumption).
  rewrite <- up_zero by nia. pose proof (up_range (q * m) ltac:(nia) (q * a) p). lia.
Qed.

(** ** Complement: the arc from the last end to the first *)

(** Its real points are those outside, and the ends. *)
Theorem arc_complement_agrees_with_oracle first last : ~ SamePoint w first last ->
  arcLength w first last + arcLength w last first = m /\
  forall q p, 0 < q ->
    (OnArc w first last q p \/ OnArc w last first q p) /\
    (OnArc w first last q p /\ OnArc w last first q p <->
      ((exists k, p = q * first + k * (q * m)) \/ (exists k, p = q * last + k * (q * m)))).
Proof.
  intros N. rewrite <- stepsUp_zero in N. split; [now apply up_there_and_back |].
  intros q p Q. unfold OnArc. rewrite 2 (met_iff (q * m)) by nia. rewrite <- 2 up_zero by nia.
  apply two_arcs; [nia |]. rewrite up_scaled_lattice by exact Q. nia.
Qed.

(** ** Images under isometries *)

Lemma stepsUp_congruent a b i j : stepsUp w (a + i * m) (b + j * m) = stepsUp w a b.
Proof.
  unfold stepsUp. rewrite <- (unsignedRepresentative_congruent w w_pos (b - a) (j - i)). f_equal. lia.
Qed.

Lemma arcContains_translated first last x t :
  arcContains w (first + t) (last + t) (x + t) = arcContains w first last x.
Proof. unfold arcContains, stepsUp. f_equal; f_equal; lia. Qed.

Theorem arc_images_have_the_images_of_points first last x t :
  arcContains w (first + t) (last + t) (x + t) = arcContains w first last x /\
  arcContains w (- last) (- first) (- x) = arcContains w first last x /\
  arcContains w (antipode w first) (antipode w last) (antipode w x) = arcContains w first last x.
Proof.
  split; [apply arcContains_translated | split].
  - (* The way up from -last to -x is the way up from x to last. *)
    unfold arcContains. apply eq_iff_eq_true. rewrite 2 Z.leb_le.
    replace (stepsUp w (- last) (- first)) with (up m first last) by (unfold stepsUp, unsignedRepresentative, up; f_equal; lia).
    replace (stepsUp w (- last) (- x)) with (up m x last) by (unfold stepsUp, unsignedRepresentative, up; f_equal; lia).
    rewrite 2 stepsUp_up.
    pose proof (up_range m m_pos first last). pose proof (up_range m m_pos first x).
    destruct (up_leads_there m m_pos first last) as [i E], (up_leads_there m m_pos first x) as [j F].
    destruct (Z.le_gt_cases (up m first x) (up m first last)).
    + rewrite (up_unique m m_pos x last (up m first last - up m first x) (i - j)); lia.
    + rewrite (up_unique m m_pos x last (up m first last - up m first x + m) (i - j - 1)); lia.
  - unfold antipode.
    destruct (unsignedRepresentative_lift w w_pos (first + h)) as [i ->].
    destruct (unsignedRepresentative_lift w w_pos (last + h)) as [j ->].
    destruct (unsignedRepresentative_lift w w_pos (x + h)) as [k ->].
    rewrite <- (arcContains_translated first last x h). unfold arcContains.
    now rewrite 2 stepsUp_congruent.
Qed.

End Arcs.
