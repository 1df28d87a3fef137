(** * Points of lines: vectors of integers

    Definitions only. Functions of two vectors are meant for lists of one length. *)

From Coq Require Import ZArith List.
Import ListNotations.
Local Open Scope Z_scope.

(** The dot product <a, b>; <a, a> is the square of the length of a. *)
Fixpoint dot (a b : list Z) : Z :=
  match a, b with
  | x :: a', y :: b' => x * y + dot a' b'
  | _, _ => 0
  end.

(** The square of the distance, the sum of the squared differences. *)
Fixpoint squaredDifference (a b : list Z) : Z :=
  match a, b with
  | x :: a', y :: b' => (x - y) * (x - y) + squaredDifference a' b'
  | _, _ => 0
  end.

(** The sum of greatest - x y over the axes: the less, the greater the dot product; and never below 0
    where no product of two coordinates is above [greatest]. *)
Fixpoint productDistance (greatest : Z) (a b : list Z) : Z :=
  match a, b with
  | x :: a', y :: b' => (greatest - x * y) + productDistance greatest a' b'
  | _, _ => 0
  end.
