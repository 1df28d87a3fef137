(** * Exponential, logarithm and geodesics on the torus (Z/2^w)^n

    Definitions only. A tangent vector is a list of integers, one for each axis. *)

From Coq Require Import ZArith List.
From Torus.Specification Require Import Circle Torus.
Import ListNotations.
Local Open Scope Z_scope.

(** Swift: [a.exponential(of: v)], where v leads from a. *)
Fixpoint torusExponential (w : Z) (a v : list Z) : list Z :=
  match a, v with
  | x :: a', t :: v' => exponential w x t :: torusExponential w a' v'
  | _, _ => []
  end.

(** Swift: [a.logarithms(to: b)], every choice of one logarithm on each axis. *)
Fixpoint torusLogarithms (w : Z) (a b : list Z) : list (list Z) :=
  match a, b with
  | x :: a', y :: b' =>
      flat_map (fun t => map (cons t) (torusLogarithms w a' b')) (logarithms w x y)
  | _, _ => [[]]
  end.

(** v leads from a to b, and no vector that does has a smaller Euclidean norm: t |-> a + t v is a
    shortest path of the flat torus. *)
Definition IsTorusGeodesic (w : Z) (a b v : list Z) : Prop :=
  length v = length a /\ SameTorusPoint w (torusExponential w a v) b /\
  forall u, length u = length a -> SameTorusPoint w (torusExponential w a u) b ->
    squaredNorm v <= squaredNorm u.

(** How many axes are antipodal. *)
Fixpoint antipodalAxes (w : Z) (a b : list Z) : nat :=
  match a, b with
  | x :: a', y :: b' => (if isAntipodal w x y then 1 else 0) + antipodalAxes w a' b'
  | _, _ => 0
  end.
