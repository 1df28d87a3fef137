(** * Serial numbers (RFC 1982), for every w >= 1 *)

From Coq Require Import ZArith Lia List.
From Torus.Specification Require Import Circle.
From Torus.Theorems Require Import Circle.
Local Open Scope Z_scope.
Set Default Proof Using "All".

Section SerialOrder.
Variable w : Z.
Hypothesis w_pos : 1 <= w.
Notation m := (modulus w).
Notation h := (half w).

(** The relation of the RFC in one piece: the way forward is shorter than half the ring. *)
Lemma precedes_iff a b : precedes w a b <-> 0 < displacement w a b.
Proof.
  pose proof (modulus_half w w_pos). pose proof (half_pos w w_pos). unfold precedes.
  pose proof (unsignedRepresentative_range w w_pos a).
  pose proof (unsignedRepresentative_range w w_pos b).
  destruct (unsignedRepresentative_lift w w_pos a) as [i A].
  destruct (unsignedRepresentative_lift w w_pos b) as [j B].
  set (x := unsignedRepresentative w a) in *. set (y := unsignedRepresentative w b) in *.
  assert (C : (y - x < - h \/ - h <= y - x < h) \/ h <= y - x) by lia. destruct C as [[C | C] | C].
  - rewrite (displacement_unique w w_pos a b (y - x + m) (j - i + 1)); lia.
  - rewrite (displacement_unique w w_pos a b (y - x) (j - i)); lia.
  - rewrite (displacement_unique w w_pos a b (y - x - m) (j - i - 1)); lia.
Qed.

Lemma follows_iff a b : precedes w b a <-> (- h < displacement w a b /\ displacement w a b < 0).
Proof.
  rewrite precedes_iff. pose proof (half_pos w w_pos). pose proof (displacement_range w w_pos b a).
  pose proof (displacement_range w w_pos a b).
  destruct (circle_displacement_is_odd w w_pos a b) as [| []]; lia.
Qed.

Lemma same_iff a b : SamePoint w a b <-> displacement w a b = 0.
Proof.
  rewrite <- circle_distance_separates by assumption. unfold circularDistance. lia.
Qed.

Theorem serial_order_agrees_with_oracle a b :
  (serialOrder w a b = Equal <-> SamePoint w a b) /\
  (serialOrder w a b = Precedes <-> precedes w a b) /\
  (serialOrder w a b = Follows <-> precedes w b a) /\
  (serialOrder w a b = Incomparable <->
    (~ SamePoint w a b /\ ~ precedes w a b /\ ~ precedes w b a)).
Proof.
  rewrite (follows_iff a b), (precedes_iff a b), same_iff. pose proof (half_pos w w_pos).
  pose proof (displacement_range w w_pos a b). unfold serialOrder.
  destruct (Z.eqb_spec (displacement w a b) 0), (Z.eqb_spec (displacement w a b) (- h)),
    (Z.ltb_spec (displacement w a b) 0);
    repeat split; intros; try discriminate; try reflexivity; try lia; exfalso; lia.
Qed.

(** ** What kind of relation it is *)

Theorem precedes_irreflexive a : ~ precedes w a a.
Proof.
  rewrite precedes_iff. pose proof (samePoint_refl w w_pos a) as S. apply same_iff in S. lia.
Qed.

Theorem precedes_asymmetric a b : precedes w a b -> ~ precedes w b a.
Proof. rewrite follows_iff, precedes_iff. lia. Qed.

Theorem incomparable_exactly_at_half_the_ring a b :
  serialOrder w a b = Incomparable <-> isAntipodal w a b = true.
Proof.
  rewrite isAntipodal_iff, <- displacement_halfTurn by assumption. pose proof (half_pos w w_pos).
  unfold serialOrder.
  destruct (Z.eqb_spec (displacement w a b) 0), (Z.eqb_spec (displacement w a b) (- h)),
    (Z.ltb_spec (displacement w a b) 0);
    split; intros; try discriminate; try reflexivity; try lia; exfalso; lia.
Qed.

(** Two numbers less than half the ring apart stand to each other as their offset says. *)
Lemma precedes_offset a t : 0 < t < h -> precedes w a (a + t).
Proof.
  intros R. rewrite precedes_iff, (displacement_unique w w_pos a (a + t) t 0); lia.
Qed.

(** 0 precedes m/2 - 1, which precedes m/2, but 0 does not precede m/2: from two bits on, the
    relation is not transitive. On one bit nothing precedes anything. *)
Theorem precedes_transitive_only_on_one_bit :
  (forall a b c, precedes w a b -> precedes w b c -> precedes w a c) <-> w = 1.
Proof.
  pose proof (half_pos w w_pos) as H. split.
  - intros T. destruct (Z.eq_dec w 1); [assumption |]. exfalso.
    assert (2 <= h) by (unfold half; apply (Z.pow_le_mono_r 2 1); lia).
    pose proof (precedes_offset 0 (h - 1) ltac:(lia)) as P.
    pose proof (precedes_offset (0 + (h - 1)) 1 ltac:(lia)) as Q.
    specialize (T _ _ _ P Q). rewrite precedes_iff in T.
    rewrite (displacement_unique w w_pos 0 _ (- h) (- 1)) in T; [lia | lia |].
    pose proof (modulus_half w w_pos). lia.
  - intros E a b c P. apply precedes_iff in P. pose proof (displacement_range w w_pos a b).
    assert (h = 1) by (rewrite E; reflexivity). lia.
Qed.

(** From three bits on it even goes round: each of three numbers precedes the next. *)
Theorem precedes_has_cycles : 3 <= w ->
  exists a b c, precedes w a b /\ precedes w b c /\ precedes w c a.
Proof.
  intros W. pose proof (modulus_half w w_pos).
  assert (4 <= h) by (unfold half; apply (Z.pow_le_mono_r 2 2); lia).
  exists 0, (h - 1), (2 * (h - 1)). rewrite 3 precedes_iff.
  rewrite (displacement_unique w w_pos 0 (h - 1) (h - 1) 0) by lia.
  rewrite (displacement_unique w w_pos (h - 1) (2 * (h - 1)) (h - 1) 0) by lia.
  rewrite (displacement_unique w w_pos (2 * (h - 1)) 0 2 1) by lia. lia.
Qed.

(** In a window of half the ring it is the order of the offsets, and so transitive. *)
Theorem precedes_in_a_half_window s i j : 0 <= i < h -> 0 <= j < h ->
  (precedes w (s + i) (s + j) <-> i < j).
Proof.
  intros I J. rewrite precedes_iff, (displacement_unique w w_pos (s + i) (s + j) (j - i) 0); lia.
Qed.

Corollary precedes_transitive_in_a_half_window s i j k :
  0 <= i < h -> 0 <= j < h -> 0 <= k < h ->
  precedes w (s + i) (s + j) -> precedes w (s + j) (s + k) -> precedes w (s + i) (s + k).
Proof. intros. rewrite precedes_in_a_half_window in *; lia. Qed.

(** ** The other laws of the relation *)

Theorem serial_order_reverses a b : serialOrder w a b = reversed (serialOrder w b a).
Proof.
  pose proof (half_pos w w_pos). pose proof (displacement_range w w_pos b a).
  pose proof (displacement_range w w_pos a b). unfold serialOrder.
  pose proof (circle_displacement_is_odd w w_pos a b).
  destruct (Z.eqb_spec (displacement w a b) 0), (Z.eqb_spec (displacement w a b) (- h)),
    (Z.ltb_spec (displacement w a b) 0), (Z.eqb_spec (displacement w b a) 0),
    (Z.eqb_spec (displacement w b a) (- h)), (Z.ltb_spec (displacement w b a) 0);
    cbn; try reflexivity; lia.
Qed.

Theorem serial_order_is_translation_invariant a b t :
  serialOrder w (a + t) (b + t) = serialOrder w a b.
Proof.
  unfold serialOrder, displacement. now replace (b + t - (a + t)) with (b - a) by lia.
Qed.

Theorem serial_order_successor_follows a :
  serialOrder w a (a + 1) = if w =? 1 then Incomparable else Precedes.
Proof.
  destruct (Z.eqb_spec w 1) as [E |].
  - unfold serialOrder. rewrite (displacement_unique w w_pos a (a + 1) (- 1) (- 1));
      rewrite E; cbn; lia || reflexivity.
  - apply serial_order_agrees_with_oracle, precedes_offset.
    assert (2 <= h) by (unfold half; apply (Z.pow_le_mono_r 2 1); lia). lia.
Qed.

(** ** Addition *)

Theorem serial_addition_agrees_with_oracle s n : 0 <= n ->
  (n <= h - 1 -> serialAdvanced w s n = Some (unsignedRepresentative w (s + n))) /\
  (h <= n -> serialAdvanced w s n = None).
Proof.
  intros _. unfold serialAdvanced. destruct (Z.ltb_spec n h); split; intros; lia || reflexivity.
Qed.

Lemma serialOrder_unsigned a b : serialOrder w (unsignedRepresentative w a) b = serialOrder w a b.
Proof.
  destruct (unsignedRepresentative_lift w w_pos a) as [k ->]. unfold serialOrder.
  replace (displacement w (a + k * m) b) with (displacement w a b); [reflexivity |].
  rewrite <- (displacement_congruent w w_pos a b k 0). f_equal. lia.
Qed.

Theorem serial_addition_sum_follows s n sum : 0 <= n ->
  serialAdvanced w s n = Some sum -> serialOrder w sum s = if n =? 0 then Equal else Follows.
Proof.
  unfold serialAdvanced. destruct (Z.ltb_spec n h); intros N E; inversion E.
  rewrite serialOrder_unsigned. pose proof (half_pos w w_pos).
  destruct (Z.eqb_spec n 0) as [-> |].
  - apply serial_order_agrees_with_oracle. rewrite Z.add_0_r. now apply samePoint_refl.
  - apply serial_order_agrees_with_oracle, precedes_offset. lia.
Qed.

Theorem serial_addition_reaches_what_follows s t :
  serialAdvanced w s (unsignedRepresentative w (t - s)) = Some (unsignedRepresentative w t) <->
  (serialOrder w t s = Follows \/ serialOrder w t s = Equal).
Proof.
  destruct (serial_order_agrees_with_oracle t s) as (E & _ & F & _). rewrite E, F. clear E F.
  pose proof (modulus_half w w_pos). pose proof (half_pos w w_pos).
  pose proof (unsignedRepresentative_range w w_pos (t - s)).
  destruct (unsignedRepresentative_lift w w_pos (t - s)) as [k E].
  unfold serialAdvanced. set (n := unsignedRepresentative w (t - s)) in *.
  rewrite precedes_iff. destruct (Z.ltb_spec n h).
  - rewrite (displacement_unique w w_pos s t n k) by lia. split.
    + intros _. destruct (Z.eq_dec n 0); [right; exists k; lia | lia].
    + intros _. f_equal. apply samePoint_unsigned; [assumption |]. exists (- k). lia.
  - rewrite (displacement_unique w w_pos s t (n - m) (k - 1)) by lia.
    split; [discriminate |]. intros [| [i S]]; exfalso; [lia |].
    assert (F : n = (k - i) * m) by lia.
    pose proof (multiple_small w w_pos (k - i)) as Z0. rewrite <- F in Z0. lia.
Qed.

End SerialOrder.
