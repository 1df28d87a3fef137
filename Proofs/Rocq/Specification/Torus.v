(** * The torus (Z/2^w)^n, for every width w >= 1 and every dimension n

    Definitions only. A point is a list of n integers, one for each axis, and each names a point of
    the circle of Specification/Circle.v. Functions of two points are meant for lists of one length;
    Swift traps on others. *)

From Coq Require Import ZArith List Permutation.
From Torus.Specification Require Import Circle.
Import ListNotations.
Local Open Scope Z_scope.

(** a and b name the same point of the torus: they have as many axes, and agree on each. *)
Definition SameTorusPoint (w : Z) (a b : list Z) : Prop := Forall2 (SamePoint w) a b.

(** ** Distances *)

(** Swift: [a.leeDistance(to: b)], the sum of the circular distances of the axes. *)
Fixpoint leeDistance (w : Z) (a b : list Z) : Z :=
  match a, b with
  | x :: a', y :: b' => circularDistance w x y + leeDistance w a' b'
  | _, _ => 0
  end.

(** Swift: [a.squaredDistance(to: b)], the sum of their squares. *)
Fixpoint squaredDistance (w : Z) (a b : list Z) : Z :=
  match a, b with
  | x :: a', y :: b' => circularDistance w x y * circularDistance w x y + squaredDistance w a' b'
  | _, _ => 0
  end.

(** Swift: [a.chebyshevDistance(to: b)], the greatest of them, and 0 if there are no axes. *)
Fixpoint chebyshevDistance (w : Z) (a b : list Z) : Z :=
  match a, b with
  | x :: a', y :: b' => Z.max (circularDistance w x y) (chebyshevDistance w a' b')
  | _, _ => 0
  end.

(** What the three are meant to be: quotients of the norms of Z^n. [lift w a b k] is the vector
    b - a + m k of Z^n, one of those that lead from a to b, and the distance is the least norm of
    such a vector. *)
Fixpoint lift (w : Z) (a b k : list Z) : list Z :=
  match a, b, k with
  | x :: a', y :: b', i :: k' => (y - x + i * modulus w) :: lift w a' b' k'
  | _, _, _ => []
  end.

Fixpoint sumNorm (v : list Z) : Z :=
  match v with x :: v' => Z.abs x + sumNorm v' | [] => 0 end.
Fixpoint squaredNorm (v : list Z) : Z :=
  match v with x :: v' => x * x + squaredNorm v' | [] => 0 end.
Fixpoint greatestNorm (v : list Z) : Z :=
  match v with x :: v' => Z.max (Z.abs x) (greatestNorm v') | [] => 0 end.

(** d is the least [norm] of a vector that leads from a to b. *)
Definition IsLeastOfLifts (norm : list Z -> Z) (w : Z) (a b : list Z) (d : Z) : Prop :=
  (exists k, length k = length a /\ d = norm (lift w a b k)) /\
  (forall k, length k = length a -> d <= norm (lift w a b k)).

(** ** The group *)

(** a + b and -a, axis by axis, in [0, m)^n. *)
Fixpoint sum (w : Z) (a b : list Z) : list Z :=
  match a, b with
  | x :: a', y :: b' => unsignedRepresentative w (x + y) :: sum w a' b'
  | _, _ => []
  end.
Definition negation (w : Z) (a : list Z) : list Z :=
  map (fun x => unsignedRepresentative w (- x)) a.

(** Swift: [k * a] for an integer k. *)
Definition multiple (w k : Z) (a : list Z) : list Z :=
  map (fun x => unsignedRepresentative w (k * x)) a.

(** The point with the coordinates 0. *)
Definition origin (n : nat) : list Z := repeat 0 n.

(** The representatives in [0, m) of a point's coordinates. *)
Definition reduced (w : Z) (a : list Z) : list Z := map (unsignedRepresentative w) a.

(** ** Isometries *)

(** Swift: [SignedPermutation]: axis i of the image is axis [sources i] of x, negated where
    [isNegated i]. It is one if every axis is a source once. *)
Definition IsSignedPermutation (n : nat) (sources : list nat) (isNegated : list bool) : Prop :=
  Permutation sources (seq 0 n) /\ length isNegated = n.

Fixpoint signedPermutation (w : Z) (sources : list nat) (isNegated : list bool) (x : list Z)
  : list Z :=
  match sources, isNegated with
  | i :: sources', negate :: isNegated' =>
      unsignedRepresentative w (if negate : bool then - nth i x 0 else nth i x 0)
        :: signedPermutation w sources' isNegated' x
  | _, _ => []
  end.

(** Swift: [f * g], first g and then f: its sources and its signs. *)
Definition composedSources (f g : list nat) : list nat := map (fun i => nth i g O) f.
Definition composedSigns (f : list nat) (signs signs' : list bool) : list bool :=
  map (fun pair => xorb (snd pair) (nth (fst pair) signs' false)) (combine f signs).

(** Swift: [f.inverse], whose axis f(i) has the source i and the sign of the axis i. *)
Definition IsInversePermutation (f : list nat) (signs : list bool) (g : list nat)
  (signs' : list bool) : Prop :=
  forall i, (i < length f)%nat ->
    nth (nth i f O) g O = i /\ nth (nth i f O) signs' false = nth i signs false.

(** ** Cut locus *)

(** Swift: [a.antipode], antipodal on every axis. *)
Definition torusAntipode (w : Z) (a : list Z) : list Z := map (antipode w) a.

(** Swift: [a.isInCutLocus(of: b)]: whether an axis is antipodal. *)
Fixpoint isInCutLocus (w : Z) (a b : list Z) : bool :=
  match a, b with
  | x :: a', y :: b' => (isAntipodal w x y || isInCutLocus w a' b')%bool
  | _, _ => false
  end.

(** ** Accumulators

    Swift: [DistanceSums.fits(count:termBits:)] for an accumulator of the width [bits]. *)
Definition fits (count termBits bits : Z) : bool :=
  ((termBits <? bits) && (count <=? (2 ^ bits - 1) / 2 ^ termBits))%bool.

(** The sum as a wrapping accumulator of the width [bits] adds it up, from the first axis on. *)
Fixpoint wrappingLee (bits w accumulator : Z) (a b : list Z) : Z :=
  match a, b with
  | x :: a', y :: b' =>
      wrappingLee bits w (unsignedRepresentative bits (accumulator + circularDistance w x y)) a' b'
  | _, _ => accumulator
  end.
Fixpoint wrappingSquared (bits w accumulator : Z) (a b : list Z) : Z :=
  match a, b with
  | x :: a', y :: b' =>
      let d := unsignedRepresentative bits (circularDistance w x y) in
      wrappingSquared bits w
        (unsignedRepresentative bits (accumulator + unsignedRepresentative bits (d * d))) a' b'
  | _, _ => accumulator
  end.
