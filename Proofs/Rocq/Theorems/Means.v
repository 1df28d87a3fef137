(** * The Fréchet means are the candidates of least cost, at most one for each point of the sample

    To minimize the sum of w d(t, x)^2 is to minimize the sum of w (t - y)^2 over t and over the lifts y of
    the points to the line. For a given t the nearest lifts are, up to whole turns of all of them, those
    where the first k points are one turn further; for given lifts the best t is their mean. *)

From Coq Require Import ZArith Lia List.
From Torus.Specification Require Import Means.
Import ListNotations.
Local Open Scope Z_scope.
Set Default Proof Using "All".

Section Line.

(** The sum of w (x - p/q)^2 on the line, in units of 1/q^2; and the sum of w x^2. *)
Fixpoint squaresAbout (q p : Z) (s : Sample) : Z :=
  match s with (x, w) :: r => w * (q * x - p) ^ 2 + squaresAbout q p r | [] => 0 end.
Fixpoint weightedSquares (s : Sample) : Z :=
  match s with (x, w) :: r => w * x ^ 2 + weightedSquares r | [] => 0 end.

Lemma squaresAbout_expand q p s : squaresAbout q p s =
  q ^ 2 * weightedSquares s - 2 * q * p * weightedSum s + p ^ 2 * totalWeight s.
Proof.
  induction s as [| [x w] s IH]; cbn [squaresAbout weightedSquares weightedSum totalWeight].
  - ring.
  - rewrite IH. ring.
Qed.

(** The mean is best, and the sum grows with the square of the distance from it. *)
Lemma squaresAbout_mean q p s :
  totalWeight s ^ 2 * squaresAbout q p s =
  q ^ 2 * squaresAbout (totalWeight s) (weightedSum s) s
  + totalWeight s * (totalWeight s * p - q * weightedSum s) ^ 2.
Proof. rewrite 2 squaresAbout_expand. ring. Qed.

(** All points moved by t. *)
Definition moved (t : Z) (s : Sample) : Sample := map (fun point => (fst point + t, snd point)) s.

Lemma moved_totals t s : totalWeight (moved t s) = totalWeight s /\
  weightedSum (moved t s) = weightedSum s + t * totalWeight s /\
  weightedSquares (moved t s) =
    weightedSquares s + 2 * t * weightedSum s + t ^ 2 * totalWeight s.
Proof.
  induction s as [| [x w] s (E & F & G)];
    cbn [moved map fst snd totalWeight weightedSum weightedSquares] in *; [lia |].
  fold (moved t s). rewrite E, F, G. repeat split; ring.
Qed.

Lemma app_totals a b : totalWeight (a ++ b) = totalWeight a + totalWeight b /\
  weightedSum (a ++ b) = weightedSum a + weightedSum b /\
  weightedSquares (a ++ b) = weightedSquares a + weightedSquares b.
Proof.
  induction a as [| [x w] a (E & F & G)];
    cbn [app totalWeight weightedSum weightedSquares]; [lia |]. rewrite E, F, G. lia.
Qed.

End Line.

Section Around.
Variable M : Z.
Hypothesis M_pos : 0 < M.

(** The distance is at most half the way around, and is that of some lift. *)
Lemma distanceAround_of_short_way a b v k : - M <= 2 * v <= M -> b = a + v + k * M ->
  distanceAround M a b = Z.abs v.
Proof.
  intros R ->. unfold distanceAround.
  replace (a + v + k * M - a) with (v + k * M) by ring.
  replace (a - (a + v + k * M)) with (- v + - k * M) by ring. rewrite 2 Z.mod_add by lia.
  destruct (Z.lt_trichotomy v 0) as [| [-> |]].
  - rewrite (Z.mod_small (- v)) by lia. rewrite <- (Z.mod_add v 1) by lia.
    rewrite (Z.mod_small (v + 1 * M)) by lia. lia.
  - change (- 0) with 0. rewrite Z.mod_0_l; lia.
  - rewrite (Z.mod_small v) by lia. rewrite <- (Z.mod_add (- v) 1) by lia.
    rewrite (Z.mod_small (- v + 1 * M)) by lia. lia.
Qed.

Lemma distanceAround_nonneg a b : 0 <= distanceAround M a b.
Proof. unfold distanceAround. pose proof (Z.mod_pos_bound (b - a) M). pose proof (Z.mod_pos_bound (a - b) M). lia. Qed.

Lemma distanceAround_attained a b : exists k, distanceAround M a b = Z.abs (b - a + k * M).
Proof.
  unfold distanceAround. destruct (Z.min_spec ((b - a) mod M) ((a - b) mod M)) as [[_ ->] | [_ ->]].
  - exists (- ((b - a) / M)). pose proof (Z.div_mod (b - a) M ltac:(lia)).
    pose proof (Z.mod_pos_bound (b - a) M M_pos). lia.
  - exists ((a - b) / M). pose proof (Z.div_mod (a - b) M ltac:(lia)).
    pose proof (Z.mod_pos_bound (a - b) M M_pos). lia.
Qed.

(** No lift is nearer. *)
Lemma distanceAround_least a b k : distanceAround M a b <= Z.abs (b - a + k * M).
Proof.
  unfold distanceAround. set (y := b - a + k * M).
  replace (b - a) with (y + - k * M) by (unfold y; ring).
  replace (a - b) with (- y + k * M) by (unfold y; ring). rewrite 2 Z.mod_add by lia.
  pose proof (Z.mod_le y M). pose proof (Z.mod_le (- y) M). lia.
Qed.

End Around.

Section Means.
Variable m : Z.
Hypothesis m_pos : 0 < m.

(** The lifts where the first k points are a turn further. *)
Definition lifts (k : nat) (s : Sample) : Sample := moved m (firstn k s) ++ skipn k s.

Lemma lifts_totals k s : totalWeight (lifts k s) = totalWeight s /\
  weightedSum (lifts k s) = candidate m s k /\
  weightedSquares (lifts k s) = weightedSquares s + 2 * m * weightedSum (firstn k s)
    + m ^ 2 * totalWeight (firstn k s).
Proof.
  unfold lifts, candidate. destruct (app_totals (firstn k s) (skipn k s)) as (E & F & G).
  rewrite firstn_skipn in E, F, G. rewrite E, F, G.
  destruct (app_totals (moved m (firstn k s)) (skipn k s)) as (-> & -> & ->).
  destruct (moved_totals m (firstn k s)) as (-> & -> & ->). repeat split; ring.
Qed.

(** ** No sum over lifts is less than that over the circle *)

Inductive AreLifts : Sample -> Sample -> Prop :=
  | lifts_nil : AreLifts [] []
  | lifts_cons x w k s t : 0 <= w -> AreLifts s t -> AreLifts ((x, w) :: s) ((x + k * m, w) :: t).

Lemma circle_below_line q p s t : 0 < q -> AreLifts s t ->
  sumOfSquares m q p s <= squaresAbout q p t.
Proof.
  intros Q. induction 1 as [| x w k s t W L IH]; cbn [sumOfSquares squaresAbout]; [lia |].
  assert (P : 0 < q * m) by nia.
  pose proof (distanceAround_least (q * m) P p (q * x) k) as D.
  pose proof (distanceAround_nonneg (q * m) P p (q * x)).
  replace (q * x - p + k * (q * m)) with (q * (x + k * m) - p) in D by ring.
  set (y := q * (x + k * m) - p) in *. set (d := distanceAround (q * m) p (q * x)) in *.
  assert (d ^ 2 <= y ^ 2) by (rewrite (Z.pow_even_abs y 2) by (now exists 1);
    apply Z.pow_le_mono_l; lia). nia.
Qed.

Lemma lifts_are_lifts s : forall k least, Ascending least s -> AreLifts s (lifts k s).
Proof.
  assert (Z0 : forall s least, Ascending least s -> AreLifts s s).
  { induction 1 as [| least x w r L W A IH]; [constructor |].
    replace ((x, w) :: r) with ((x + 0 * m, w) :: r) at 2 by (f_equal; f_equal; lia).
    now constructor. }
  induction s as [| [x w] s IH]; intros [| k] least A; try (constructor; fail).
  - now apply Z0 with (least := least).
  - inversion A. unfold lifts. cbn [firstn skipn moved map fst snd app].
    replace (x + m) with (x + 1 * m) by lia. constructor; [assumption |]. now apply (IH k x).
Qed.

(** ** For each p/q some k has the nearest lifts *)

(** One less than the number of turns that bring 0 up to [p/q - m/2, p/q + m/2): with it x is brought
    there, or with one more. *)
Definition turnsDown (q p x : Z) : Z := (2 * q * x + q * m - 2 * p) / (2 * (q * m)).

Lemma turnsDown_nearest q p x : 0 < q ->
  distanceAround (q * m) p (q * x) ^ 2 = (q * (x + - turnsDown q p x * m) - p) ^ 2.
Proof.
  intros Q. assert (P : 0 < q * m) by nia. unfold turnsDown.
  pose proof (Z.div_mod (2 * q * x + q * m - 2 * p) (2 * (q * m)) ltac:(lia)) as D.
  pose proof (Z.mod_pos_bound (2 * q * x + q * m - 2 * p) (2 * (q * m)) ltac:(lia)).
  set (g := (2 * q * x + q * m - 2 * p) / (2 * (q * m))) in *.
  set (y := q * (x + - g * m) - p).
  rewrite (distanceAround_of_short_way (q * m) P p (q * x) y g).
  - symmetry. apply Z.pow_even_abs. now exists 1.
  - unfold y. nia.
  - unfold y. ring.
Qed.

Lemma turnsDown_monotone q p x y : 0 < q -> x <= y -> turnsDown q p x <= turnsDown q p y.
Proof. intros Q L. apply Z.div_le_mono; nia. Qed.

Lemma turnsDown_one_turn q p x : 0 < q -> 0 <= x < m ->
  turnsDown q p x = turnsDown q p 0 \/ turnsDown q p x = turnsDown q p 0 + 1.
Proof.
  intros Q R. pose proof (turnsDown_monotone q p 0 x Q ltac:(lia)).
  pose proof (turnsDown_monotone q p x m Q ltac:(lia)).
  assert (E : turnsDown q p m = turnsDown q p 0 + 1).
  { unfold turnsDown.
    replace (2 * q * m + q * m - 2 * p) with (2 * q * 0 + q * m - 2 * p + 1 * (2 * (q * m))) by ring.
    apply Z.div_add. nia. }
  lia.
Qed.

(** From some point on all are brought up by G turns, and before it by one turn more. *)
Lemma nearest_lifts q p s : 0 < q -> forall least, 0 <= least -> Ascending least s ->
  Forall (fun point => fst point < m) s ->
  exists k, (k <= length s)%nat /\
    (turnsDown q p least = turnsDown q p 0 + 1 -> k = 0%nat) /\
    sumOfSquares m q p s
      = squaresAbout q p (moved (- (turnsDown q p 0 + 1) * m) (lifts k s)).
Proof.
  intros Q. set (G := turnsDown q p 0).
  induction s as [| [x w] s IH]; intros least Z0 A B; [exists 0%nat; auto |].
  inversion A as [| ? ? ? ? L W A']; subst. inversion B as [| ? ? Bx B']; subst. cbn [fst] in Bx.
  destruct (IH x ltac:(lia) A' B') as (k & K & F & E).
  pose proof (turnsDown_monotone q p least x Q L) as Mono.
  pose proof (turnsDown_one_turn q p x Q ltac:(lia)) as C.
  pose proof (turnsDown_one_turn q p least Q ltac:(lia)) as C'. fold G in C, C'.
  pose proof (turnsDown_nearest q p x Q) as N.
  destruct C as [C | C].
  - exists (S k). cbn [length]. repeat split; [lia | intros; exfalso; lia |].
    unfold lifts. cbn [firstn skipn moved map fst snd app sumOfSquares squaresAbout].
    fold (moved m (firstn k s)) (lifts k s). fold (moved (- (G + 1) * m) (lifts k s)).
    rewrite <- E, N, C. f_equal. f_equal. f_equal. ring.
  - exists 0%nat. repeat split; [lia |]. rewrite (F C) in E.
    unfold lifts in *. cbn [firstn skipn moved map fst snd app sumOfSquares squaresAbout] in *.
    fold (moved (- (G + 1) * m) s). unfold moved in *. rewrite <- E, N, C. reflexivity.
Qed.

(** Brought up all by one turn is not brought up. *)
Lemma lifts_all s : lifts (length s) s = moved m (lifts 0 s).
Proof. unfold lifts. now rewrite firstn_all, skipn_all, app_nil_r. Qed.

Lemma moved_moved t u s : moved t (moved u s) = moved (u + t) s.
Proof.
  unfold moved. rewrite map_map. apply map_ext. intros [x w]. cbn. f_equal. lia.
Qed.

(** ** The least sums *)

Section Sample.
Variable s : Sample.
Hypothesis offsets : IsOffsets m s.
Notation W := (totalWeight s).
Notation n := (length s).

(** W^2 times the sum of squares of the lifts of k about their mean. *)
Definition value (k : nat) : Z := squaresAbout W (candidate m s k) (lifts k s).

Let W_pos : 0 < W. Proof. apply offsets. Qed.

Lemma sample_not_empty : (0 < n)%nat.
Proof. destruct s; [exfalso; cbn in W_pos; lia | cbn; lia]. Qed.

Lemma value_cost k : value k = W * (W * weightedSquares s - weightedSum s ^ 2 + m * cost m s k).
Proof.
  unfold value. rewrite squaresAbout_expand. destruct (lifts_totals k s) as (-> & -> & ->).
  unfold candidate, cost. ring.
Qed.

Lemma value_le_iff j k : value j <= value k <-> cost m s j <= cost m s k.
Proof.
  rewrite 2 value_cost, <- Z.mul_le_mono_pos_l by exact W_pos. rewrite <- Z.add_le_mono_l.
  now rewrite <- Z.mul_le_mono_pos_l by exact m_pos.
Qed.

(** At every point the sum is at least the value of some k, and more unless the point is its mean. *)
Lemma value_below q p : 0 < q -> exists k turns, (k < n)%nat /\
  W ^ 2 * sumOfSquares m q p s =
    q ^ 2 * value k + W * (W * p - q * (candidate m s k + turns * m * W)) ^ 2.
Proof.
  intros Q. destruct offsets as (A & B & _).
  destruct (nearest_lifts q p s Q 0 ltac:(lia) A B) as (k & K & _ & E).
  set (t := - (turnsDown q p 0 + 1)) in *.
  assert (R : exists k t, (k < n)%nat /\
    sumOfSquares m q p s = squaresAbout q p (moved (t * m) (lifts k s))).
  { destruct (Nat.eq_dec k n) as [-> |]; [| exists k, t; split; [lia | exact E]].
    exists 0%nat, (t + 1). split; [exact sample_not_empty |].
    rewrite E, lifts_all, moved_moved. do 2 f_equal. ring. }
  clear k K t E. destruct R as (k & t & K & E). exists k, t. split; [exact K |].
  rewrite E. destruct (moved_totals (t * m) (lifts k s)) as (T & S & X).
  destruct (lifts_totals k s) as (T' & S' & X').
  rewrite T' in *. rewrite S' in *.
  unfold value. rewrite 2 squaresAbout_expand, T, S, X, T', S'. ring.
Qed.

(** The sum at the mean of the lifts of k is at most their value. *)
Lemma value_above k : sumOfSquares m W (candidate m s k) s <= value k.
Proof.
  destruct offsets as (A & _ & _).
  apply circle_below_line; [exact W_pos | now apply lifts_are_lifts with (least := 0)].
Qed.

Lemma least_cost_exists : exists k, IsLeastCost m s k.
Proof.
  assert (L : forall N, (0 < N)%nat -> exists k, (k < N)%nat /\
    forall j, (j < N)%nat -> cost m s k <= cost m s j).
  { induction N as [| N IH]; [lia |]. intros _.
    destruct N as [| N]; [exists 0%nat; split; [lia | intros j J; replace j with 0%nat by lia; lia] |].
    destruct IH as (k & K & L); [lia |].
    destruct (Z.le_gt_cases (cost m s k) (cost m s (S N))).
    - exists k. split; [lia |]. intros j J. destruct (Nat.eq_dec j (S N)) as [-> |]; [lia |].
      apply L. lia.
    - exists (S N). split; [lia |]. intros j J. destruct (Nat.eq_dec j (S N)) as [-> |]; [lia |].
      specialize (L j). lia. }
  exact (L n sample_not_empty).
Qed.

(** A value of least cost is below W^2 times the sum at every point. *)
Lemma least_value_below k q p : IsLeastCost m s k -> 0 < q ->
  q ^ 2 * value k <= W ^ 2 * sumOfSquares m q p s.
Proof.
  intros [K L] Q. destruct (value_below q p Q) as (j & t & J & ->).
  specialize (L j J). apply value_le_iff in L.
  assert (0 <= (W * p - q * (candidate m s j + t * m * W)) ^ 2) by apply Z.pow_even_nonneg, (ex_intro _ 1), eq_refl.
  nia.
Qed.

(** The value is reached at the mean of least cost. *)
Lemma value_at_mean k : IsLeastCost m s k ->
  sumOfSquares m W (candidate m s k) s = value k.
Proof.
  intros L. pose proof (value_above k). pose proof (least_value_below k W (candidate m s k) L W_pos).
  nia.
Qed.

(** The means are the candidates of least cost, and there is one. *)
Lemma frechet_mean_is_candidate p q : IsFrechetMean m s p q ->
  exists k, IsLeastCost m s k /\ IsCandidate m s p q k.
Proof.
  intros [Q F]. destruct (value_below q p Q) as (k & t & K & E).
  set (r := W * p - q * (candidate m s k + t * m * W)) in *.
  assert (U : forall j, W ^ 2 * sumOfSquares m q p s <= q ^ 2 * value j).
  { intros j. specialize (F (candidate m s j) W W_pos). pose proof (value_above j). nia. }
  assert (R : 0 <= r ^ 2) by apply Z.pow_even_nonneg, (ex_intro _ 1), eq_refl.
  exists k. split.
  - split; [exact K |]. intros j J. apply value_le_iff. specialize (U j). rewrite E in U. nia.
  - exists t. specialize (U k). rewrite E in U. assert (r = 0) by nia. unfold r in *. lia.
Qed.

Lemma sumOfSquares_scaled c q p l : 0 < c -> 0 < q ->
  sumOfSquares m (c * q) (c * p) l = c ^ 2 * sumOfSquares m q p l.
Proof.
  intros C Q. assert (P : 0 < q * m) by nia.
  induction l as [| [x w] l IH]; cbn [sumOfSquares]; [ring |]. rewrite IH.
  assert (E : distanceAround (c * q * m) (c * p) (c * q * x) = c * distanceAround (q * m) p (q * x)).
  { unfold distanceAround. replace (c * q * x - c * p) with (c * (q * x - p)) by ring.
    replace (c * p - c * q * x) with (c * (p - q * x)) by ring. rewrite <- Z.mul_assoc.
    rewrite 2 Z.mul_mod_distr_l by lia. rewrite Z.mul_min_distr_nonneg_l; lia. }
  rewrite E. ring.
Qed.

Lemma sumOfSquares_turned q p turns l : 0 < q ->
  sumOfSquares m q (p + turns * (q * m)) l = sumOfSquares m q p l.
Proof.
  intros Q. assert (P : 0 < q * m) by nia.
  induction l as [| [x w] l IH]; cbn [sumOfSquares]; [reflexivity |]. rewrite IH.
  unfold distanceAround. replace (q * x - (p + turns * (q * m))) with (q * x - p + - turns * (q * m)) by ring.
  replace (p + turns * (q * m) - q * x) with (p - q * x + turns * (q * m)) by ring.
  now rewrite 2 Z.mod_add by lia.
Qed.

Lemma candidate_is_frechet_mean p q k : 0 < q ->
  IsLeastCost m s k -> IsCandidate m s p q k -> IsFrechetMean m s p q.
Proof.
  intros Q L [t E]. split; [exact Q |]. intros p' q' Q'.
  assert (V : W ^ 2 * sumOfSquares m q p s = q ^ 2 * value k).
  { rewrite <- sumOfSquares_scaled by assumption. rewrite E, (Z.mul_comm W q).
    rewrite sumOfSquares_scaled by assumption.
    replace (t * m * W) with (t * (W * m)) by ring. rewrite sumOfSquares_turned by assumption.
    now rewrite value_at_mean. }
  pose proof (least_value_below k q' p' L Q') as B.
  apply (Z.mul_le_mono_pos_l _ _ (W ^ 2)); [nia |]. nia.
Qed.

End Sample.
End Means.

(** ** For every sample of the circle Z/m *)

Theorem mean_frechet_agrees_with_oracle m sample p q : 0 < m -> IsOffsets m sample -> 0 < q ->
  (IsFrechetMean m sample p q <->
   exists k, IsLeastCost m sample k /\ IsCandidate m sample p q k).
Proof.
  intros M S Q. split.
  - now apply frechet_mean_is_candidate.
  - intros (k & L & C). now apply candidate_is_frechet_mean with (k := k).
Qed.

(** There is a mean; and the sum there is what the costs say. *)
Theorem mean_frechet_value_is_least m sample : 0 < m -> IsOffsets m sample ->
  exists k, IsLeastCost m sample k /\
    IsFrechetMean m sample (candidate m sample k) (totalWeight sample) /\
    sumOfSquares m (totalWeight sample) (candidate m sample k) sample =
      totalWeight sample *
        (totalWeight sample * weightedSquares sample - weightedSum sample ^ 2
         + m * cost m sample k).
Proof.
  intros M S. destruct (least_cost_exists m M sample S) as [k L]. exists k. split; [exact L |].
  split.
  - apply candidate_is_frechet_mean with (k := k); auto; [apply S |]. exists 0. ring.
  - rewrite (value_at_mean m M sample S k L). now apply value_cost.
Qed.
