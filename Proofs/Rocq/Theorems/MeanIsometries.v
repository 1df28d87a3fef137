(** * Fréchet means move with the sample, under the isometries of the circle *)

From Coq Require Import ZArith Lia List.
From Torus.Specification Require Import Means.
Import ListNotations.
Local Open Scope Z_scope.

(** The same sample after a reflection (s = -1) or none (s = 1), and a translation by t. *)
Definition moveSample (s t : Z) (sample : Sample) : Sample :=
  map (fun point => (s * fst point + t, snd point)) sample.

Lemma sumOfSquares_moved m q p s t sample : s = 1 \/ s = -1 ->
  sumOfSquares m q (s * p + q * t) (moveSample s t sample) = sumOfSquares m q p sample.
Proof.
  intros S. induction sample as [| [x w] sample IH]; [reflexivity |].
  unfold moveSample in *. cbn [map fst snd sumOfSquares]. rewrite IH. do 3 f_equal.
  unfold distanceAround. destruct S as [-> | ->].
  - f_equal; f_equal; ring.
  - rewrite Z.min_comm. f_equal; f_equal; ring.
Qed.

(** The means of s x + t are s p/q + t for the means p/q of x, with the same sum of squares. *)
Theorem mean_frechet_is_isometry_equivariant m sample s t p q : s = 1 \/ s = -1 ->
  (IsFrechetMean m sample p q <-> IsFrechetMean m (moveSample s t sample) (s * p + q * t) q) /\
  sumOfSquares m q (s * p + q * t) (moveSample s t sample) = sumOfSquares m q p sample.
Proof.
  intros S. split; [| now apply sumOfSquares_moved]. unfold IsFrechetMean.
  rewrite sumOfSquares_moved by exact S. split; intros [Q F]; (split; [exact Q |]); intros p' q' Q'.
  - (* The point that is moved to p'/q'. *)
    specialize (F (s * (p' - q' * t)) q' Q').
    rewrite <- (sumOfSquares_moved m q' _ s t) in F by exact S.
    replace (s * (s * (p' - q' * t)) + q' * t) with p' in F by (destruct S as [-> | ->]; ring).
    exact F.
  - specialize (F (s * p' + q' * t) q' Q'). now rewrite sumOfSquares_moved in F by exact S.
Qed.
