(** * From a circle of 2^w steps to one of 2^v: modulus switching

    Definitions only. *)

From Coq Require Import ZArith Bool.
From Torus.Specification Require Import Circle.
Local Open Scope Z_scope.

(** n is the integer to which the rule takes X/S, for S > 0. *)
Definition RoundsQuotient (rule : RoundingRule) (X S n : Z) : Prop :=
  match rule with
  | Down => n * S <= X < n * S + S
  | Up => n * S - S < X <= n * S
  | ToNearestOrDown => - S < 2 * (X - n * S) <= S
  | ToNearestOrUp => - S <= 2 * (X - n * S) < S
  | ToNearestOrEven => - S <= 2 * (X - n * S) <= S /\
      (2 * Z.abs (X - n * S) = S -> Z.even n = true)
  end.

(** Swift: [CircularRounding.roundsUp], for the place of a number between its floor and the next
    integer: Eq at the middle, Lt below it (but not at the floor), Gt above it. *)
Definition roundsUp (rule : RoundingRule) (place : comparison) (floorIsEven : bool) : bool :=
  match rule, place with
  | Down, _ => false
  | Up, _ | _, Gt => true
  | _, Lt => false
  | ToNearestOrDown, Eq => false
  | ToNearestOrUp, Eq => true
  | ToNearestOrEven, Eq => negb floorIsEven
  end.

(** Swift: [init(switchingModulusOf: code, rounding: rule)] from w bits to v: what is left of the point
    is compared in the w bits of the code, shifted up. *)
Definition switchedModulus (w v : Z) (rule : RoundingRule) (code : Z) : Z :=
  let dropped := w - v in
  if dropped <=? 0 then unsignedRepresentative v (code * 2 ^ (- dropped))
  else
    let pattern := unsignedRepresentative w code in
    let floor := pattern / 2 ^ dropped in
    let fraction := unsignedRepresentative w (pattern * 2 ^ v) in
    let up := negb (fraction =? 0) && roundsUp rule (fraction ?= half w) (Z.even floor) in
    unsignedRepresentative v (if up then floor + 1 else floor).
