(** * Unwrapping: integers that do not wrap, from codes that do

    Definitions only. The integers here are unbounded; where the wide type of the library ends, it refuses,
    and nothing here says so. *)

From Coq Require Import ZArith List.
From Torus.Specification Require Import Circle.
Import ListNotations.
Local Open Scope Z_scope.

(** Swift: [HalfTurnRule], what a step of exactly half a turn is taken for. *)
Inductive HalfTurnRule := Refused | Forward | Backward.

(** Swift: [Unwrapper.unwrap(code)] after the integer [last]. *)
Definition unwrapNext (w : Z) (rule : HalfTurnRule) (last code : Z) : option Z :=
  let d := displacement w last code in
  if d =? - half w then
    match rule with
    | Refused => None
    | Forward => Some (last + half w)
    | Backward => Some (last - half w)
    end
  else Some (last + d).

(** Swift: [unwrapped(halfTurns:)], after the integer of the first code; as far as it comes. *)
Fixpoint unwrapRest (w : Z) (rule : HalfTurnRule) (last : Z) (codes : list Z) : option (list Z) :=
  match codes with
  | [] => Some []
  | code :: codes' =>
      match unwrapNext w rule last code with
      | None => None
      | Some next => option_map (cons next) (unwrapRest w rule next codes')
      end
  end.

(** n names the code, and no integer that does is nearer to [last]. *)
Definition IsNearestTo (w last code n : Z) : Prop :=
  SamePoint w code n /\ forall n', SamePoint w code n' -> Z.abs (n - last) <= Z.abs (n' - last).

(** n is what the rule takes: the nearest, the further on of two or the further back, or none of two. *)
Definition IsUnwrapped (w : Z) (rule : HalfTurnRule) (last code n : Z) : Prop :=
  IsNearestTo w last code n /\
  match rule with
  | Refused => forall n', IsNearestTo w last code n' -> n' = n
  | Forward => forall n', IsNearestTo w last code n' -> n' <= n
  | Backward => forall n', IsNearestTo w last code n' -> n <= n'
  end.
