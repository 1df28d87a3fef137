(** * What a whole certificate says of the files that it names

    Definitions only. From the bits of the floats in an npy file to the claims of
    Specification/Certificate.v. What reads bytes, JSON and npy headers is not here: it hands over
    these records. *)

From Coq Require Import ZArith List Bool.
From Torus.Specification Require Import Circle Torus Order Certificate.
Import ListNotations.
Local Open Scope Z_scope.

(** ** Floats (IEEE 754): the number of a bit pattern, exactly *)

(** m * 2^e. *)
Record dyadic := { mantissa : Z; exponent : Z }.

(** A format has [exponentBits] and [fractionBits] besides the sign. *)
Record floatFormat := { exponentBits : Z; fractionBits : Z }.
Definition float16 := {| exponentBits := 5; fractionBits := 10 |}.
Definition float32 := {| exponentBits := 8; fractionBits := 23 |}.
Definition float64 := {| exponentBits := 11; fractionBits := 52 |}.

(** The number that a pattern stands for; none for infinities and NaN. *)
Definition decodeFloat (format : floatFormat) (pattern : Z) : option dyadic :=
  let fraction := pattern mod 2 ^ fractionBits format in
  let biased := (pattern / 2 ^ fractionBits format) mod 2 ^ exponentBits format in
  let isNegative := pattern / 2 ^ (fractionBits format + exponentBits format) =? 1 in
  let bias := 2 ^ (exponentBits format - 1) - 1 in
  let magnitude := if biased =? 0 then fraction else fraction + 2 ^ fractionBits format in
  if biased =? 2 ^ exponentBits format - 1 then None
  else Some {| mantissa := if isNegative then - magnitude else magnitude;
               exponent := Z.max biased 1 - bias - fractionBits format |}.

(** x = m * 2^e of the circle of length P = 2^p is x/P turn. In units of 2^-t turn that is
    m * 2^(t + e - p): m * 2^up over 2^down, where one of the two is 1. *)
Definition upShift (t p : Z) (x : dyadic) : Z := Z.max 0 (t + exponent x - p).
Definition downShift (t p : Z) (x : dyadic) : Z := Z.max 0 (- (t + exponent x - p)).

(** That is an integer. *)
Definition IsIntegral (t p : Z) (x : dyadic) : Prop :=
  (2 ^ downShift t p x | mantissa x * 2 ^ upShift t p x).

(** X, in [0, 2^t), is that number modulo one turn. *)
Definition IsNumerator (t p : Z) (x : dyadic) (X : Z) : Prop :=
  0 <= X < 2 ^ t /\
  exists k, (X + k * 2 ^ t) * 2 ^ downShift t p x = mantissa x * 2 ^ upShift t p x.

(** s is the least positive number of bits that makes all coordinates integers. *)
Definition IsLeastDenominator (p s : Z) (coordinates : list dyadic) : Prop :=
  1 <= s /\ (forall x, In x coordinates -> IsIntegral s p x) /\
  (forall t, 1 <= t -> (forall x, In x coordinates -> IsIntegral t p x) -> s <= t).

(** ** Files *)

(** One table: codes as in the file, the refinement, and the floats' bit patterns. *)
Record table := {
  coarse : list (list Z);
  refinement : option (list (list Z));
  embeddings : option (floatFormat * list (list Z)) }.

Record files := {
  axes : nat;
  bits : Z;                  (** b *)
  refinementBits : Z;        (** b', 0 where no refinement is used *)
  period : Z;                (** log2 of P *)
  rows : table;
  queries : option table;    (** none where every row asks for the others *)
  labels : option (list Z) }.

(** The fine codes: F = q * 2^b' + r. *)
Definition fineCode (b' q r : Z) : Z := q * 2 ^ b' + r.
Definition fineCodes (b' : Z) (t : table) : list (list Z) :=
  match refinement t with
  | None => coarse t
  | Some finer => map (fun '(q, r) => map (fun '(x, y) => fineCode b' x y) (combine q r))
                    (combine (coarse t) finer)
  end.

(** ** Evidence and totals, as the certificate has them *)

Record queryEvidence := {
  neighbors : list Z;         (** indices *)
  members : list Z;           (** 1 or 0 for each neighbor *)
  rescoring : Z;
  status : Z;                 (** 1 proved + 2 label proved + 4 same *)
  radius : Z;                 (** of the label; 0 without labels *)
  exactNeighbors : list Z;    (** indices *)
  theta : Z }.                (** in units of 2^-s turn *)

Record residualTotals := { largest : Z; total : Z; histogram : list Z }.

Record certificate := {
  neighborCount : nat;        (** k *)
  residuals : list Z;
  queryResiduals : list Z;    (** empty where the queries are the rows *)
  evidence : list queryEvidence;
  denominatorBits : Z;        (** s *)
  wideRows : Z;
  rowTotals : residualTotals;
  queryTotals : option residualTotals;
  provedCount : Z;
  memberCount : Z;
  labelProvedCount : option Z;
  robustness : option (Z * (Z * Z));   (** how many radii are above 0, their sum, their median *)
  rescoringSum : Z;
  rescoringMedian : Z;
  rescoring99 : Z;
  rescoringLargest : Z;
  sameCount : Z;
  differentCount : Z;
  recalledCount : Z;
  leastDistance : option Z;
  coincidingRows : Z;
  accumulators : list (Z * (Z * Z)) }.  (** term, bound, largest number of axes: three times *)

(** ** What is claimed of one query *)

(** A number that says whether a statement holds. *)
Definition Says (flag : bool) (P : Prop) : Prop := flag = true <-> P.
Definition bit (flag : bool) : Z := if flag then 1 else 0.

(** All but the exact neighbors: what codes and residuals decide. *)
Record HoldsByCodes (L : layout) (k : nat) (hasLabels : bool) (q : row) (others : list row)
    (c : queryEvidence) : Prop := {
  holds_neighbors : exists N, IsNearestByCodes L k q others N /\
    neighbors c = map index N /\
    (exists flags, members c = map bit flags /\
       Forall2 (fun flag j => Says flag (IsMember L k q others j)) flags N) /\
    (exists proved labeled same, status c = bit proved + 2 * bit labeled + 4 * bit same /\
       Says proved (IsProved L q others N) /\
       Says labeled (hasLabels = true /\ IsLabelProved L q others) /\
       Says same (forall x, In x (exactNeighbors c) <-> In x (neighbors c)));
  holds_rescoring : exists U, IsThreshold L k q others U /\
    rescoring c = Z.of_nat (length (rescoringSet L q others U)) }.

(** The exact neighbors, and theta: a distance in units of 2^-u turn is theta * 2^(u - s). *)
Definition HoldsByPoints (L : layout) (k : nat) (s : Z) (q : row) (others : list row)
    (c : queryEvidence) : Prop :=
  exists N, IsNearest L k q others N /\ exactNeighbors c = map index N /\
    forall d, (exists r, last (map Some N) None = Some r /\ d = exactDistance L q r) ->
      theta c * 2 ^ (unitBits L - s) = d.

(** ** Totals *)

Definition count {A} (f : A -> bool) (l : list A) : Z := Z.of_nat (length (filter f l)).
Definition sumOf (l : list Z) : Z := fold_right Z.add 0 l.

(** v is the least of these sizes that at least [share] of [of] queries do not exceed. *)
Definition IsQuantile (share of : Z) (sizes : list Z) (v : Z) : Prop :=
  In v sizes /\
  share * Z.of_nat (length sizes) <= of * count (fun x => x <=? v) sizes /\
  (forall w, In w sizes ->
     share * Z.of_nat (length sizes) <= of * count (fun x => x <=? w) sizes -> v <= w).

Definition IsLargest (l : list Z) (v : Z) : Prop := In v l /\ forall x, In x l -> x <= v.

(** How many residuals are 0, and in [2^(j-1), 2^j) for j = 1...63. *)
Definition bin (j : nat) (R : Z) : bool :=
  match j with
  | O => R =? 0
  | S i => (2 ^ Z.of_nat i <=? R) && (R <? 2 ^ Z.of_nat j)
  end.

Definition HoldsOfResiduals (R : list Z) (t : residualTotals) : Prop :=
  IsLargest R (largest t) /\ total t = sumOf R /\
  histogram t = map (fun j => count (bin j) R) (seq 0 64).

(** Bits of [status]. *)
Definition statusBit (i : Z) (c : queryEvidence) : bool := Z.testbit (status c) i.
