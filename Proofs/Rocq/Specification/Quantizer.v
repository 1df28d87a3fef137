(** * The natural grid of the torus, on dyadic rationals

    Definitions only. A floating-point number other than infinity and NaN is s 2^e for integers s and
    e: a dyadic rational. Nothing is assumed of their sizes, so what is proved holds for every format. *)

From Coq Require Import ZArith.
From Torus.Specification Require Import Circle.
Local Open Scope Z_scope.

(** The number s 2^e. *)
Record Dyadic := dyadic { significand : Z; exponent : Z }.

(** x = X / 2^f exactly, with f >= 0 bits after the point. Every dyadic rational has such an X for
    every f from some on, and the same number may be written as several (s, e). *)
Definition InUnits (f : Z) (x : Dyadic) (X : Z) : Prop :=
  0 <= exponent x + f /\ X = significand x * 2 ^ (exponent x + f).

(** s 2^e rounded to the nearest integer, halves to the even one. *)
Definition nearestEven (s e : Z) : Z :=
  if 0 <=? e then s * 2 ^ e
  else
    let unit := 2 ^ (- e) in
    let floor := s / unit in
    match 2 * (s mod unit) ?= unit with
    | Lt => floor
    | Gt => floor + 1
    | Eq => if Z.even floor then floor else floor + 1
    end.

(** s 2^e rounded down. *)
Definition floorOf (s e : Z) : Z := if 0 <=? e then s * 2 ^ e else s / 2 ^ (- e).

(** Swift: [GridQuantizer.code(for: x)] with b bits and the period 1: the nearest integer to
    2^b x, modulo 2^b. *)
Definition code (b : Z) (x : Dyadic) : Z :=
  unsignedRepresentative b (nearestEven (significand x) (exponent x + b)).

(** x / 2^p, the place of the coordinate x on the circle whose period is 2^p. *)
Definition inPeriods (p : Z) (x : Dyadic) : Dyadic := dyadic (significand x) (exponent x - p).

(** Swift: [GridQuantizer.refinement(for: x)] with the b' next bits: which of the 2^b' equal parts of
    [q - 1/2, q + 1/2) holds 2^b x. *)
Definition refinement (b b' : Z) (x : Dyadic) : Z :=
  Z.min
    (unsignedRepresentative (b + b')
      (floorOf (significand x) (exponent x + (b + b')) + 2 ^ (b' - 1) - code b x * 2 ^ b'))
    (2 ^ b' - 1).

(** Swift: what a code q and its refinement r decode to, (2F + 1 - 2^b') / 2^(B+1) with
    F = q 2^b' + r and B = b + b', here in units of 2^-f turn. *)
Definition decoded (b b' f q r : Z) : Z :=
  (2 * (q * 2 ^ b' + r) + 1 - 2 ^ b') * 2 ^ (f - (b + b') - 1).

(** Swift: [RefinementSplit]: a fine code F is split into q and r so that F = q 2^b' + r, modulo 2^B. *)
Definition fineCode (b b' q r : Z) : Z := unsignedRepresentative (b + b') (q * 2 ^ b' + r).
