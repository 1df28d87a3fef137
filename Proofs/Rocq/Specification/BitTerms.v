(** * The circle in the words of a solver

    The compiled code is compared with terms over bit-vectors. Here the terms are data: an inductive
    type, a meaning over the integers that is SMT-LIB's own (theory FixedSizeBitVectors), and a printer.
    Theorems/BitTerms.v proves that their meanings are the functions of Specification/Circle.v, at every
    width; Proofs/Code prints them and takes the printed text as the goal. So no solver is ever asked
    about a formula that a person has copied. *)

From Coq Require Import ZArith List String DecimalString.
From Torus.Specification Require Import Circle.
Import ListNotations.
Local Open Scope Z_scope.

(** ** Terms of w bits, and conditions on them *)

Inductive term :=
| Input (name : string)
| Number (n : Z)
| HalfRing                             (* 2^(w-1) *)
| Add (x y : term)
| Subtract (x y : term)
| Negate (x : term)
| BitwiseAnd (x y : term)
| ShiftRight (x y : term)              (* x by y bits, zeros coming in *)
| If (p : condition) (x y : term)
with condition :=
| Equals (x y : term)
| UnsignedLess (x y : term)
| UnsignedAtMost (x y : term)
| SignedLess (x y : term)
| Not (p : condition)
| Both (p q : condition).

(** The meaning at width w, where [e] gives the variables; always in [0, m). *)
Fixpoint value (w : Z) (e : string -> Z) (t : term) : Z :=
  let m := modulus w in
  match t with
  | Input name => e name mod m
  | Number n => n mod m
  | HalfRing => half w mod m
  | Add x y => (value w e x + value w e y) mod m
  | Subtract x y => (value w e x - value w e y) mod m
  | Negate x => (- value w e x) mod m
  | BitwiseAnd x y => Z.land (value w e x) (value w e y)
  | ShiftRight x y => value w e x / 2 ^ value w e y
  | If p x y => if holds w e p then value w e x else value w e y
  end
with holds (w : Z) (e : string -> Z) (p : condition) : bool :=
  match p with
  | Equals x y => value w e x =? value w e y
  | UnsignedLess x y => value w e x <? value w e y
  | UnsignedAtMost x y => value w e x <=? value w e y
  | SignedLess x y =>
      signedRepresentative w (value w e x) <? signedRepresentative w (value w e y)
  | Not p => negb (holds w e p)
  | Both p q => andb (holds w e p) (holds w e q)
  end.

(** ** The operations *)

Local Open Scope string_scope.
Definition a := Input "a".
Definition b := Input "b".
Definition c := Input "c".

Definition displacementTerm : term := Subtract b a.

(** The magnitude of the displacement. *)
Definition distanceTerm : term :=
  If (SignedLess displacementTerm (Number 0)) (Negate displacementTerm) displacementTerm.

(** a moved by the displacement b. *)
Definition translatedTerm : term := Add a b.
Definition antipodeTerm : term := Add a HalfRing.
Definition isAntipodalCondition : condition := Equals b antipodeTerm.

(** a < b as displacements. *)
Definition displacementLessCondition : condition := SignedLess a b.

Definition equalCondition : condition := Equals a b.
Definition incomparableCondition : condition := Equals displacementTerm HalfRing.
Definition followsCondition : condition :=
  Both (Not incomparableCondition) (SignedLess displacementTerm (Number 0)).
Definition precedesCondition : condition := SignedLess (Number 0) displacementTerm.

(** RFC 1982, 3.1: b steps may be added to a, and a + b is where they lead. *)
Definition additionIsDefinedCondition : condition := UnsignedLess b HalfRing.

(** c lies on the arc from a upward to b. *)
Definition arcContainsCondition : condition :=
  UnsignedAtMost (Subtract c a) (Subtract b a).

(** The midpoints of a and b: floor of the one, and of the other where there are two, in the order of
    the integers that the scalar type holds. *)
Inductive signedness := Signed | Unsigned.
Definition Less (s : signedness) : term -> term -> condition :=
  match s with Signed => SignedLess | Unsigned => UnsignedLess end.

Definition isHalfwayCondition : condition :=
  Equals (BitwiseAnd distanceTerm (Number 1)) (Number 1).
Definition hasTwoMidpointsCondition : condition := incomparableCondition.
(** a + floor(d/2) with d the displacement; where d < 0 that is a - ceiling(|d|/2). *)
Definition floorTerm : term :=
  If (SignedLess displacementTerm (Number 0))
    (Subtract a (Add (ShiftRight distanceTerm (Number 1)) (BitwiseAnd distanceTerm (Number 1))))
    (Add a (ShiftRight distanceTerm (Number 1))).
Definition otherFloorTerm : term := Add floorTerm HalfRing.
Definition firstFloorTerm (s : signedness) : term :=
  If (Both hasTwoMidpointsCondition (Less s otherFloorTerm floorTerm)) otherFloorTerm floorTerm.
(** The first again, where there is only one. *)
Definition secondFloorTerm (s : signedness) : term :=
  If (Both hasTwoMidpointsCondition (Less s floorTerm otherFloorTerm)) otherFloorTerm floorTerm.

(** What a rule makes of a midpoint with this floor. *)
Definition roundedTerm (rule : RoundingRule) (floor : term) : term :=
  match rule with
  | Down | ToNearestOrDown => floor
  | Up | ToNearestOrUp => If isHalfwayCondition (Add floor (Number 1)) floor
  | ToNearestOrEven =>
      If (Both isHalfwayCondition (Equals (BitwiseAnd floor (Number 1)) (Number 1)))
        (Add floor (Number 1)) floor
  end.

(** ** Sums over axes: one turn of the loop

    The accumulator has v >= w bits; terms of w bits are extended with zeros. *)

Inductive accumulation :=
| Accumulated
| Extended (t : term)
| Plus (x y : accumulation)
| Times (x y : accumulation)
| Greater (x y : accumulation).

Fixpoint accumulatedValue (w v : Z) (e : string -> Z) (sum : Z) (t : accumulation) : Z :=
  match t with
  | Accumulated => sum mod modulus v
  | Extended t => value w e t
  | Plus x y => (accumulatedValue w v e sum x + accumulatedValue w v e sum y)%Z mod modulus v
  | Times x y => (accumulatedValue w v e sum x * accumulatedValue w v e sum y) mod modulus v
  | Greater x y =>
      let x := accumulatedValue w v e sum x in
      let y := accumulatedValue w v e sum y in
      if (x <? y)%Z then y else x
  end.

Definition leeStep : accumulation := Plus Accumulated (Extended distanceTerm).
Definition squaredStep : accumulation :=
  Plus Accumulated (Times (Extended distanceTerm) (Extended distanceTerm)).
Definition chebyshevStep : accumulation := Greater Accumulated (Extended distanceTerm).

(** The variables a and b of one axis. *)
Definition axis (x y : Z) (name : string) : Z :=
  if (name =? "a")%string then x else if (name =? "b")%string then y else 0.

(** The loop: a step for each axis, from 0 on. *)
Definition accumulate (w v : Z) (step : accumulation) (axes : list (Z * Z)) : Z :=
  fold_left (fun sum '(x, y) => accumulatedValue w v (axis x y) sum step) axes 0.

(** ** The printer *)

Definition decimal (n : Z) : string := NilZero.string_of_int (Z.to_int n).
Definition sort (w : Z) : string := "(_ BitVec " ++ decimal w ++ ")".
Definition literal (w n : Z) : string := "(_ bv" ++ decimal (n mod modulus w) ++ " " ++ decimal w ++ ")".
Definition call1 (f x : string) : string := "(" ++ f ++ " " ++ x ++ ")".
Definition call2 (f x y : string) : string := "(" ++ f ++ " " ++ x ++ " " ++ y ++ ")".
Definition call3 (f x y z : string) : string := "(" ++ f ++ " " ++ x ++ " " ++ y ++ " " ++ z ++ ")".

Fixpoint printed (w : Z) (t : term) : string :=
  match t with
  | Input name => name
  | Number n => literal w n
  | HalfRing => literal w (half w)
  | Add x y => call2 "bvadd" (printed w x) (printed w y)
  | Subtract x y => call2 "bvsub" (printed w x) (printed w y)
  | Negate x => call1 "bvneg" (printed w x)
  | BitwiseAnd x y => call2 "bvand" (printed w x) (printed w y)
  | ShiftRight x y => call2 "bvlshr" (printed w x) (printed w y)
  | If p x y => call3 "ite" (printedCondition w p) (printed w x) (printed w y)
  end
with printedCondition (w : Z) (p : condition) : string :=
  match p with
  | Equals x y => call2 "=" (printed w x) (printed w y)
  | UnsignedLess x y => call2 "bvult" (printed w x) (printed w y)
  | UnsignedAtMost x y => call2 "bvule" (printed w x) (printed w y)
  | SignedLess x y => call2 "bvslt" (printed w x) (printed w y)
  | Not p => call1 "not" (printedCondition w p)
  | Both p q => call2 "and" (printedCondition w p) (printedCondition w q)
  end.

Fixpoint printedAccumulation (w v : Z) (t : accumulation) : string :=
  match t with
  | Accumulated => "sum"
  | Extended t => call1 ("(_ zero_extend " ++ decimal (v - w) ++ ")") (printed w t)
  | Plus x y => call2 "bvadd" (printedAccumulation w v x) (printedAccumulation w v y)
  | Times x y => call2 "bvmul" (printedAccumulation w v x) (printedAccumulation w v y)
  | Greater x y =>
      let x := printedAccumulation w v x in
      let y := printedAccumulation w v y in
      call3 "ite" (call2 "bvult" x y) y x
  end.

(** Definitions in SMT-LIB, named NAME_w and NAME_w_v. *)

Definition defined (name : string) (parameters : list (string * Z)) (result body : string) : string :=
  let parameter '(p, w) := "(" ++ p ++ " " ++ sort w ++ ")" in
  "(define-fun " ++ name ++ " (" ++ String.concat " " (List.map parameter parameters) ++ ") "
  ++ result ++ " " ++ body ++ ")".

Definition at_width (w : Z) (names : list string) : list (string * Z) :=
  List.map (fun name => (name, w)) names.

Definition definedTerm (w : Z) (name : string) (names : list string) (t : term) : string :=
  defined (name ++ "_" ++ decimal w) (at_width w names) (sort w) (printed w t).
Definition definedCondition (w : Z) (name : string) (names : list string) (p : condition) : string :=
  defined (name ++ "_" ++ decimal w) (at_width w names) "Bool" (printedCondition w p).
Definition definedStep (w v : Z) (name : string) (t : accumulation) : string :=
  defined (name ++ "_" ++ decimal w ++ "_" ++ decimal v)
    (("sum", v) :: at_width w ["a"; "b"]) (sort v) (printedAccumulation w v t).

Definition ruleName (rule : RoundingRule) : string :=
  match rule with
  | Down => "down" | Up => "up" | ToNearestOrDown => "toNearestOrDown"
  | ToNearestOrUp => "toNearestOrUp" | ToNearestOrEven => "toNearestOrEven"
  end.
Definition rules : list RoundingRule := [Down; Up; ToNearestOrDown; ToNearestOrUp; ToNearestOrEven].

Local Open Scope list_scope.
Definition definedMidpoints (w : Z) (s : signedness) : list string :=
  let suffix := match s with Signed => "_signed" | Unsigned => "_unsigned" end in
  let term name := definedTerm w (name ++ suffix)%string ["a"; "b"] in
  [term "firstFloor" (firstFloorTerm s); term "secondFloor" (secondFloorTerm s)]
  ++ List.map (fun r => term ("first_" ++ ruleName r)%string (roundedTerm r (firstFloorTerm s))) rules
  ++ List.map (fun r => term ("second_" ++ ruleName r)%string (roundedTerm r (secondFloorTerm s))) rules.

(** All definitions at width w. *)
Definition definitions (w : Z) : list string :=
  [definedTerm w "displacement" ["a"; "b"] displacementTerm;
   definedTerm w "distance" ["a"; "b"] distanceTerm;
   definedTerm w "translated" ["a"; "b"] translatedTerm;
   definedTerm w "arrival" ["a"; "b"] b;
   definedTerm w "antipode" ["a"] antipodeTerm;
   definedCondition w "isAntipodal" ["a"; "b"] isAntipodalCondition;
   definedCondition w "displacementLess" ["a"; "b"] displacementLessCondition;
   definedCondition w "equal" ["a"; "b"] equalCondition;
   definedCondition w "precedes" ["a"; "b"] precedesCondition;
   definedCondition w "follows" ["a"; "b"] followsCondition;
   definedCondition w "incomparable" ["a"; "b"] incomparableCondition;
   definedCondition w "additionIsDefined" ["a"; "b"] additionIsDefinedCondition;
   definedTerm w "sum" ["a"; "b"] translatedTerm;
   definedCondition w "arcContains" ["a"; "b"; "c"] arcContainsCondition;
   definedCondition w "hasTwoMidpoints" ["a"; "b"] hasTwoMidpointsCondition;
   definedCondition w "isHalfway" ["a"; "b"] isHalfwayCondition;
   definedStep w w "chebyshev" chebyshevStep]
  ++ definedMidpoints w Signed ++ definedMidpoints w Unsigned
  ++ List.map (fun v => definedStep w v "lee" leeStep) [64; 128]
  ++ List.map (fun v => definedStep w v "squared" squaredStep) [64; 128].
