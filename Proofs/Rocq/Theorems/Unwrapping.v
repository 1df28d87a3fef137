(** * Unwrapping takes the nearest integer each time, for every w >= 1 *)

From Coq Require Import ZArith Lia List.
From Torus.Specification Require Import Circle Unwrapping.
From Torus.Theorems Require Import Circle Geodesics.
Import ListNotations.
Local Open Scope Z_scope.
Set Default Proof Using "All".

Section Unwrapping.
Variable w : Z.
Hypothesis w_pos : 1 <= w.
Notation m := (modulus w).
Notation h := (half w).

(** The nearest integers are those that the geodesics from the last one lead to. *)
Lemma nearest_iff last code n :
  IsNearestTo w last code n <-> IsGeodesic w last code (n - last).
Proof.
  unfold IsNearestTo, IsGeodesic. replace (last + (n - last)) with n by lia.
  split; intros [S L]; (split; [now apply samePoint_sym |]).
  - intros u U. apply samePoint_sym in U; [| assumption]. specialize (L _ U).
    now replace (last + u - last) with u in L by lia.
  - intros n' S'. apply L. replace (last + (n' - last)) with n' by lia. now apply samePoint_sym.
Qed.

Lemma unwrapNext_iff rule last code n :
  unwrapNext w rule last code = Some n <-> IsUnwrapped w rule last code n.
Proof.
  pose proof (half_pos w w_pos). unfold IsUnwrapped.
  assert (G : forall n, IsNearestTo w last code n <-> In (n - last) (logarithms w last code)).
  { intros x. now rewrite nearest_iff, geodesics_are_logarithms by assumption. }
  rewrite G. unfold unwrapNext. unfold logarithms in G |- *.
  destruct (Z.eqb_spec (displacement w last code) (- h)) as [E |]; cbn [In] in G |- *.
  - rewrite E in *. destruct rule; split.
    + discriminate.
    + intros [_ U]. exfalso. pose proof (U (last - h)) as A. pose proof (U (last + h)) as B.
      rewrite G in A, B. lia.
    + intros F. inversion F. split; [lia |]. intros n' N. rewrite G in N. lia.
    + intros [N U]. pose proof (U (last + h)) as B. rewrite G in B. f_equal. lia.
    + intros F. inversion F. split; [lia |]. intros n' N. rewrite G in N. lia.
    + intros [N U]. pose proof (U (last - h)) as B. rewrite G in B. f_equal. lia.
  - split.
    + intros F. inversion F. split; [lia |]. destruct rule; intros n' N; rewrite G in N; lia.
    + intros [N _]. f_equal. lia.
Qed.

(** Nothing comes next exactly at half a turn, if that is refused. *)
Lemma unwrapNext_none rule last code :
  unwrapNext w rule last code = None <-> (rule = Refused /\ isAntipodal w last code = true).
Proof.
  rewrite isAntipodal_iff, <- displacement_halfTurn by assumption. unfold unwrapNext.
  destruct (Z.eqb_spec (displacement w last code) (- h)), rule; split;
    try discriminate; try tauto; intros [? ?]; try discriminate; contradiction.
Qed.

(** Each integer follows the one before it. *)
Inductive Follow (rule : HalfTurnRule) : Z -> list Z -> list Z -> Prop :=
  | follow_nil last : Follow rule last [] []
  | follow_cons last code codes n rest :
      IsUnwrapped w rule last code n -> Follow rule n codes rest ->
      Follow rule last (code :: codes) (n :: rest).

Theorem unwrapping_sequence_agrees_with_oracle rule codes : forall last integers,
  unwrapRest w rule last codes = Some integers <-> Follow rule last codes integers.
Proof.
  induction codes as [| code codes IH]; intros last integers; cbn [unwrapRest].
  - split; [intros E; inversion E; constructor | intros F; inversion F; reflexivity].
  - destruct (unwrapNext w rule last code) as [next |] eqn:N.
    + apply unwrapNext_iff in N as U. split.
      * destruct (unwrapRest w rule next codes) as [rest |] eqn:R; [| discriminate].
        cbn. intros E. inversion E. constructor; [exact U | now apply IH].
      * intros F. inversion F as [| ? ? ? n rest U' F']. subst. apply unwrapNext_iff in U'.
        rewrite N in U'. inversion U'. subst. apply IH in F'. now rewrite F'.
    + split; [discriminate |]. intros F. inversion F as [| ? ? ? n rest U F']. subst.
      apply unwrapNext_iff in U. congruence.
Qed.

(** The integers are congruent to the codes, and no step is longer than half a turn. *)
Lemma unwrapped_wraps_back rule last code n : IsUnwrapped w rule last code n ->
  SamePoint w code n /\ Z.abs (n - last) <= h.
Proof.
  intros [N _]. split; [apply N |]. apply nearest_iff, isGeodesic_iff in N as [_ ->]; [| assumption].
  now apply circularDistance_bound.
Qed.

Theorem unwrapping_sequence_wraps_back rule codes : forall last integers,
  unwrapRest w rule last codes = Some integers ->
  Forall2 (SamePoint w) codes integers /\
  forall i, (i < length integers)%nat ->
    Z.abs (nth i integers 0 - nth i (last :: integers) 0) <= h.
Proof.
  induction codes as [| code codes IH]; intros last integers E;
    apply unwrapping_sequence_agrees_with_oracle in E; inversion E as [| ? ? ? n rest U F]; subst.
  - split; [constructor | cbn; lia].
  - apply unwrapping_sequence_agrees_with_oracle in F. destruct (IH _ _ F) as [S L].
    apply unwrapped_wraps_back in U as [S' L']. split; [now constructor |].
    intros [| i] I; [exact L' |]. apply L. cbn in I. lia.
Qed.

Lemma last_of_some (l : list Z) : forall n d d', List.last (n :: l) d = List.last (n :: l) d'.
Proof. induction l as [| a l IH]; intros n d d'; [reflexivity | exact (IH a d d')]. Qed.

(** A sequence is unwrapped as its beginning is, and then on from there. *)
Theorem unwrapping_sequence_continues rule codes codes' : forall last,
  unwrapRest w rule last (codes ++ codes') =
  match unwrapRest w rule last codes with
  | None => None
  | Some integers =>
      option_map (app integers) (unwrapRest w rule (List.last integers last) codes')
  end.
Proof.
  induction codes as [| code codes IH]; intros last; cbn [app unwrapRest].
  - cbn [List.last]. now destruct (unwrapRest w rule last codes').
  - destruct (unwrapNext w rule last code) as [next |]; [| reflexivity]. rewrite IH.
    destruct (unwrapRest w rule next codes) as [integers |]; [| reflexivity]. cbn [option_map].
    replace (List.last (next :: integers) last) with (List.last integers next).
    + now destruct (unwrapRest w rule (List.last integers next) codes').
    + destruct integers as [| n rest]; [reflexivity |].
      exact (last_of_some rest n next last).
Qed.

(** ** Moving the codes, or the last integer by whole turns *)

Theorem unwrapping_step_is_invariant_under_whole_turns rule last code k :
  unwrapNext w rule (last + k * m) code = option_map (fun n => n + k * m) (unwrapNext w rule last code).
Proof.
  unfold unwrapNext.
  replace (displacement w (last + k * m) code) with (displacement w last code)
    by (rewrite <- (displacement_congruent w w_pos last code k 0); f_equal; lia).
  destruct (_ =? _); [destruct rule |]; cbn; try reflexivity; f_equal; lia.
Qed.

(** Codes further on by t, and the last integer by any number congruent to t: so are the integers, and
    the steps are the same. *)
Theorem unwrapping_sequence_is_translation_invariant rule t u codes : SamePoint w t u ->
  forall last, unwrapRest w rule (last + u) (map (fun c => c + t) codes) =
    option_map (map (fun n => n + u)) (unwrapRest w rule last codes).
Proof.
  intros [k ->]. induction codes as [| code codes IH]; intros last; [reflexivity |].
  cbn [map unwrapRest].
  assert (N : unwrapNext w rule (last + (t + k * m)) (code + t) =
              option_map (fun n => n + (t + k * m)) (unwrapNext w rule last code)).
  { unfold unwrapNext.
    replace (displacement w (last + (t + k * m)) (code + t)) with (displacement w last code).
    - destruct (_ =? _); [destruct rule |]; cbn; try reflexivity; f_equal; lia.
    - rewrite <- (displacement_congruent w w_pos last code k 0). unfold displacement. f_equal. lia. }
  rewrite N. destruct (unwrapNext w rule last code) as [next |]; [| reflexivity]. cbn.
  rewrite IH. now destruct (unwrapRest w rule next codes).
Qed.

End Unwrapping.
