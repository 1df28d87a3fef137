(** * Fréchet means on the circle R/mZ, for every width

    Definitions only. A sample is a list of lattice points with weights. The real points that are
    compared are the rational ones, written p/q with q > 0; a distance from p/q is an integer in units of
    1/q, and its square in units of 1/q^2. *)

From Coq Require Import ZArith List.
Import ListNotations.
Local Open Scope Z_scope.

(** Points, each with its weight. *)
Definition Sample := list (Z * Z).

(** The distance of a and b on the circle of circumference M: the shorter way around. *)
Definition distanceAround (M a b : Z) : Z := Z.min ((b - a) mod M) ((a - b) mod M).

(** W, the sum of the weights; and the sum of w x. *)
Fixpoint totalWeight (sample : Sample) : Z :=
  match sample with (_, w) :: rest => w + totalWeight rest | [] => 0 end.
Fixpoint weightedSum (sample : Sample) : Z :=
  match sample with (x, w) :: rest => w * x + weightedSum rest | [] => 0 end.

(** F(p/q) = the sum of w d(p/q, x)^2, in units of 1/q^2. *)
Fixpoint sumOfSquares (m q p : Z) (sample : Sample) : Z :=
  match sample with
  | (x, w) :: rest => w * (distanceAround (q * m) p (q * x)) ^ 2 + sumOfSquares m q p rest
  | [] => 0
  end.

(** p/q is a Fréchet mean: F(p/q) <= F(p'/q') for every rational point p'/q'. *)
Definition IsFrechetMean (m : Z) (sample : Sample) (p q : Z) : Prop :=
  0 < q /\ forall p' q', 0 < q' ->
    sumOfSquares m q p sample * q' ^ 2 <= sumOfSquares m q' p' sample * q ^ 2.

(** What the library computes with: points x_0 <= x_1 <= ... in [0, m), weights that are not negative,
    and some weight. *)
Inductive Ascending : Z -> Sample -> Prop :=
  | ascending_nil least : Ascending least []
  | ascending_cons least x w rest :
      least <= x -> 0 <= w -> Ascending x rest -> Ascending least ((x, w) :: rest).
Definition IsOffsets (m : Z) (sample : Sample) : Prop :=
  Ascending 0 sample /\ Forall (fun point => fst point < m) sample /\ 0 < totalWeight sample.

(** The candidates: mu_k = (S + m W_k) / W, where W_k is the weight of the first k points. *)
Definition candidate (m : Z) (sample : Sample) (k : nat) : Z :=
  weightedSum sample + m * totalWeight (firstn k sample).

(** Swift: the cost c_k by which SampleOffsets compares them. *)
Definition cost (m : Z) (sample : Sample) (k : nat) : Z :=
  let first := firstn k sample in
  2 * (totalWeight sample * weightedSum first - totalWeight first * weightedSum sample)
  + m * (totalWeight first * (totalWeight sample - totalWeight first)).

(** k is a candidate of least cost. *)
Definition IsLeastCost (m : Z) (sample : Sample) (k : nat) : Prop :=
  (k < length sample)%nat /\
  forall j, (j < length sample)%nat -> cost m sample k <= cost m sample j.

(** p/q and the candidate k are the same point of the circle R/mZ. *)
Definition IsCandidate (m : Z) (sample : Sample) (p q : Z) (k : nat) : Prop :=
  exists turns, totalWeight sample * p =
    q * (candidate m sample k + turns * m * totalWeight sample).
