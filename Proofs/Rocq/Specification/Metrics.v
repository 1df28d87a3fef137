(** * The metrics of a certificate besides Lee distance: squared distances and the dot product

    Definitions only; Documentation/Formats.md has them in words, in its table "Metrics". The claims of
    Specification/Certificate.v are made of each. *)

From Coq Require Import ZArith List.
From Torus.Specification Require Import Circle Torus Line Certificate.
Import ListNotations.
Local Open Scope Z_scope.

(** ** Residuals that are roots *)

(** R is at least 2^16 rho, where rho^2 is [square], and a step is [length] of the units of rho. *)
Definition RootWithin (square length R : Z) : Prop :=
  0 <= R /\ 2 ^ 32 * square <= (R * length) * (R * length).

(** x |x| increases with x, also where x is negative. So x |x| <= 2^32 d says that x is at most 2^16 sqrt d,
    and 2^32 d <= x |x| that it is at least that: with no root, and no real number. *)
Definition signedSquare (x : Z) : Z := x * Z.abs x.

(** Bounds of the root of a distance, in units of 2^-16 step: the root of 2^32 D, rounded down for low
    ([Z.sqrt]) and up for up ([Z.sqrt_up]), less and more both residuals. *)
Definition rooted (D d : row -> row -> Z) : metric :=
  around D d
    (fun D => Z.sqrt (2 ^ 32 * D)) (fun D => Z.sqrt_up (2 ^ 32 * D))
    (fun q r => residual r + residual q).

(** ** Squared flat distance, of codes of circles *)

Section Circles.
Variable L : layout.

(** D in squared steps; d in units of 4^-u squared turns. *)
Definition squaredFlat : metric :=
  rooted
    (fun q r => squaredDistance (fineBits L) (code q) (code r))
    (fun q r => squaredDistance (unitBits L) (point q) (point r)).

Definition HasFlatResidualWithin (r : row) : Prop :=
  RootWithin (squaredDistance (unitBits L) (point r) (map (decoded L) (code r))) (step L) (residual r).

End Circles.

(** ** Points of a line

    A code is F itself, an integer number of steps. Points have coordinates in units of 2^-k step, for
    any k >= 0 that makes them integers: what a certificate has in units of 2^-s is in these after
    multiplication by a power of two, which is the same for all rows. *)

Section Lines.
Variable k : Z.

Definition onLine (F : Z) : Z := F * 2 ^ k.

Definition HasLineResidualWithin (r : row) : Prop :=
  RootWithin (squaredDifference (point r) (map onLine (code r))) (2 ^ k) (residual r).

(** D in squared steps; d in units of 4^-k of one. *)
Definition squaredEuclidean : metric :=
  rooted
    (fun q r => squaredDifference (code q) (code r))
    (fun q r => squaredDifference (point q) (point r)).

(** ** The dot product *)

(** No product of two coordinates of points is greater, as |F| is at most 2^24. *)
Definition greatestProduct : Z := 2 ^ 48.

(** A: the length of the point of a code, rounded up. *)
Definition lengthOf (r : row) : Z := Z.sqrt_up (dot (code r) (code r)).

(** r: a residual in whole steps, rounded up. *)
Definition wholeSteps (R : Z) : Z := (R + (2 ^ 16 - 1)) / 2 ^ 16.

(** How much the dot product of two embeddings can differ from that of their points, which have the
    residuals R and R', and lengths of at most A and A'. *)
Definition slackOfProduct (R A R' A' : Z) : Z :=
  wholeSteps R * A' + wholeSteps R' * A + wholeSteps R * wholeSteps R'.
Definition productSlack (q r : row) : Z :=
  slackOfProduct (residual r) (lengthOf r) (residual q) (lengthOf q).

(** D in squared steps; d in units of 4^-k of one, in which 2^48 squared steps are 2^48 * 4^k. A certificate
    has another constant there, 4^t: the same for all rows, and so of no effect on their order. *)
Definition dotProduct : metric :=
  around
    (fun q r => productDistance greatestProduct (code q) (code r))
    (fun q r => productDistance (greatestProduct * 4 ^ k) (point q) (point r))
    (fun D => D) (fun D => D) productSlack.

End Lines.

(** The sizes for which a certificate by dot product exists: fewer than 2^13 axes, coordinates of points
    of at most 2^24, residuals of at most 2^45. *)
Definition IsWithinSizes (n : nat) (r : row) : Prop :=
  (Z.of_nat n < 2 ^ 13) /\ length (code r) = n /\ Forall (fun F => Z.abs F <= 2 ^ 24) (code r) /\
  0 <= residual r <= 2 ^ 45.

(** A number that a signed integer of 64 bits holds. *)
Definition IsInt64 (x : Z) : Prop := - 2 ^ 63 <= x < 2 ^ 63.

(** ** Where a search may stop

    Swift: [DistanceBounds.greatestDistance(low:_:_:)]: the greatest D of a row with low <= U, by the slack of
    rows that have at most this residual and length. *)

Definition reach (U slack : Z) : Z := Z.max 0 (U + slack).
Definition greatestLee (U slack : Z) : Z := reach U slack / 2 ^ 16.
Definition greatestSquare (U slack : Z) : Z := ((reach U slack + 1) * (reach U slack + 1) - 1) / 2 ^ 32.
Definition greatestByProduct (U slack : Z) : Z := reach U slack.

(** ** The search by dot product

    Swift: [DotProductSearch]. It searches by squared distance, and computes the dot product from that. *)

(** Swift: [squaredRadius(_:_:)]: the greatest squared distance that a row with D <= radius can have, where
    the squares of both lengths are together at most [squares]; held to 64 bits. *)
Definition squaredRadius (n : nat) (radius squares : Z) : Z :=
  Z.max 0 (Z.min (2 ^ 64 - 1) (squares - 2 * (Z.of_nat n * greatestProduct - radius))).

(** Swift: [product(_:in:_:)]: D of a row at the squared distance [found]. *)
Definition productOfFound (n : nat) (squareOfRow squareOfQuery found : Z) : Z :=
  Z.of_nat n * greatestProduct - (squareOfRow + squareOfQuery - found) / 2.
