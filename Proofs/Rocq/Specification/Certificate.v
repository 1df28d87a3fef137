(** * What a certificate claims

    Definitions only; Documentation/Formats.md has the same in words, under "Certificate".

    A certificate speaks of a *metric*: of distances of codes, of distances of embeddings, and of bounds
    that the former give for the latter. What it claims of neighbors is said for any. This file has the metric
    of Lee distance, Specification/Metrics.v the squared ones and the dot product.

    Embeddings are exact: each coordinate is an integer in a unit that is fine enough. Distances of
    embeddings are therefore integers too, and nothing here is rounded but the residuals and roots, which
    are rounded outward. *)

From Coq Require Import ZArith List Bool Permutation.
From Torus.Specification Require Import Circle Torus Order.
Import ListNotations.
Local Open Scope Z_scope.

(** One row of a table, or one query. *)
Record row := {
  index : Z;          (** its place in the table *)
  code : list Z;      (** F, one integer an axis *)
  residual : Z;       (** R, in units of 2^-16 step, as the certificate has it *)
  point : list Z;     (** the embedding, in a unit in which its coordinates are integers *)
  label : Z }.

(** What is known of a query, which is named first, and a row. *)
Record metric := {
  codeDistance : row -> row -> Z;     (** D *)
  exactDistance : row -> row -> Z;    (** d, in a unit in which it is an integer *)
  low : row -> row -> Z;
  up : row -> row -> Z }.

(** The metric whose bounds are [below] D less [slack], and [above] D and [slack] more. *)
Definition around (D d : row -> row -> Z) (below above : Z -> Z) (slack : row -> row -> Z) : metric := {|
  codeDistance := D;
  exactDistance := d;
  low := fun q r => below (D q r) - slack q r;
  up := fun q r => above (D q r) + slack q r |}.

(** low <= bound <= up, for a bound that increases with d. The bound may be no integer: it is the x with
    scale(x) = c d, where [scale] is increasing. *)
Definition Encloses (M : metric) (q : row) (others : list row) : Prop :=
  exists (scale : Z -> Z) (c : Z), 0 < c /\ (forall x y, x < y -> scale x < scale y) /\
    forall r, In r others -> scale (low M q r) <= c * exactDistance M q r <= scale (up M q r).

(** For all that bounds say, the nearest row by codes may be the nearest. *)
Definition AllowsCodes (M : metric) (q : row) (others : list row) : Prop :=
  forall r s, In r others -> In s others -> codeDistance M q r <= codeDistance M q s ->
    low M q r <= up M q s.

(** A row of n axes, with a residual that is [enough]. *)
Definition Sound (enough : row -> Prop) (n : nat) (r : row) : Prop :=
  length (code r) = n /\ length (point r) = n /\ enough r.

Section Claims.
Variable M : metric.

(** ** Claim 2, neighbors *)

(** What the rows are ordered by. *)
Definition byCodes (q r : row) : Z * Z := (codeDistance M q r, index r).
Definition byPoints (q r : row) : Z * Z := (exactDistance M q r, index r).
Definition byLow (q r : row) : Z * Z := (low M q r, index r).
Definition byUp (q r : row) : Z * Z := (up M q r, index r).

(** N: the k nearest by codes. N*: the k nearest by embeddings. *)
Definition IsNearestByCodes k q others N := IsLeast (byCodes q) k others N.
Definition IsNearest k q others N := IsLeast (byPoints q) k others N.

(** For all that the bounds say, l may be nearer than j. *)
Definition MayPrecede (q l j : row) : Prop := Before (byLow q l) (byUp q j).

(** Proved: no row outside N may be nearer than one in N. *)
Definition IsProved (q : row) (others N : list row) : Prop :=
  forall l j, In l others -> ~ In l N -> In j N -> ~ MayPrecede q l j.

(** The other rows that may be nearer than j. *)
Definition precursors (q : row) (others : list row) (j : row) : list row :=
  filter (fun l => negb (index l =? index j) && before (byLow q l) (byUp q j)) others.

(** Guaranteed member: fewer than k other rows may be nearer. *)
Definition IsMember (k : nat) (q : row) (others : list row) (j : row) : Prop :=
  (length (precursors q others j) < k)%nat.

(** The rescoring set for a threshold U, meant for the k-th least up. *)
Definition rescoringSet (q : row) (others : list row) (U : Z) : list row :=
  filter (fun l => low M q l <=? U) others.

(** U is the k-th least up. *)
Definition IsThreshold (k : nat) (q : row) (others : list row) (U : Z) : Prop :=
  IsKthLeast k (map (up M q) others) U.

(** Label proved: all rows that may be the nearest carry one label. *)
Definition IsLabelProved (q : row) (others : list row) : Prop :=
  exists U, IsThreshold 1 q others U /\
    forall l l', In l (rescoringSet q others U) -> In l' (rescoringSet q others U) ->
      label l = label l'.

(** What that is good for. Proved neighbors are the exact ones; guaranteed members are among these; all of
    these are in the rescoring set; and the nearest embedding has the proved label of the nearest code. *)
Definition ClaimsHold (q : row) (others : list row) : Prop :=
  (forall k N N', IsNearestByCodes k q others N -> IsProved q others N -> IsNearest k q others N' ->
     Permutation N N') /\
  (forall k j N', In j others -> IsMember k q others j -> IsNearest k q others N' -> In j N') /\
  (forall k U N', IsThreshold k q others U -> IsNearest k q others N' ->
     incl N' (rescoringSet q others U)) /\
  (forall n c, IsLabelProved q others -> IsNearest 1 q others [n] -> IsNearestByCodes 1 q others [c] ->
     label n = label c).

(** |N and N*|: recall is this by k, summed over the queries. *)
Definition recalled (N N' : list row) : nat :=
  length (filter (fun x => existsb (fun y => index x =? index y) N') N).

(** ** Claim 4, separation

    For metrics by which D is 0 exactly for equal codes. A certificate by dot product takes the squared
    Euclidean one here. *)

Definition SameCode (r r' : row) : Prop := codeDistance M r r' = 0.

(** delta is the least distance of two different codes of the table. *)
Definition IsSeparation (rows : list row) (delta : Z) : Prop :=
  (forall r r', In r rows -> In r' rows -> SameCode r r' \/ delta <= codeDistance M r r') /\
  (exists r r', In r rows /\ In r' rows /\ codeDistance M r r' = delta) /\ 0 < delta.

(** No two codes of the table are different. *)
Definition AllCoincide (rows : list row) : Prop :=
  forall r r', In r rows -> In r' rows -> SameCode r r'.

(** How many rows have the code of an earlier one, of rows in reverse order. *)
Fixpoint coinciding (latestFirst : list row) : Z :=
  match latestFirst with
  | [] => 0
  | r :: earlier =>
      (if existsb (fun s => codeDistance M r s =? 0) earlier then 1 else 0) + coinciding earlier
  end.

End Claims.

(** ** Codes of circles *)

(** How codes are read: B = [fineBits] bits a code, of which the last [finerBits] are the refinement
    (0 where there is none). Points have coordinates in units of 2^-u turn, u = [unitBits]. *)
Record layout := { fineBits : Z; finerBits : Z; unitBits : Z }.

(** u is fine enough for the centers of the cells that codes stand for. *)
Definition WellFormed (L : layout) : Prop :=
  0 <= finerBits L < fineBits L /\ fineBits L < unitBits L.

Section Circles.
Variable L : layout.

(** The length of a step, 2^-B turn, in units of 2^-u turn. *)
Definition step : Z := 2 ^ (unitBits L - fineBits L).

(** ** Claim 1, fidelity, by Lee distance *)

(** The code F stands for (2F + 1 - 2^b')/2^(B+1) turn, b' = [finerBits]. *)
Definition decoded (F : Z) : Z := (2 * F + 1 - 2 ^ finerBits L) * 2 ^ (unitBits L - fineBits L - 1).

(** rho: the exact distance from an embedding to what its code stands for. *)
Definition residualDistance (r : row) : Z :=
  leeDistance (unitBits L) (point r) (map decoded (code r)).

(** R is at least 2^16 rho, rho in steps. *)
Definition HasResidualWithin (r : row) : Prop := 2 ^ 16 * residualDistance r <= residual r * step.

(** R = ceiling of 2^16 rho. *)
Definition IsResidual (r : row) : Prop :=
  HasResidualWithin r /\ (residual r - 1) * step < 2 ^ 16 * residualDistance r.

(** ** The metric of Lee distance *)

(** D in steps; d in units of 2^-u turn; bounds in units of 2^-16 step, so that 2^16 d, d in steps, is
    between them. *)
Definition lee : metric :=
  around
    (fun q r => leeDistance (fineBits L) (code q) (code r))
    (fun q r => leeDistance (unitBits L) (point q) (point r))
    (fun D => 2 ^ 16 * D) (fun D => 2 ^ 16 * D)
    (fun q r => residual r + residual q).

(** ** Claim 3, label robustness, for Lee distance *)

(** p is the nearest row by codes, and its label is what one predicts. *)
Definition IsPrediction (q : row) (others : list row) (p : row) : Prop :=
  IsNearestByCodes lee 1 q others [p].

(** o is the least distance to a row with another label than p. *)
Definition IsLeastOther (q : row) (others : list row) (p : row) (o : Z) : Prop :=
  (exists r, In r others /\ label r <> label p /\ codeDistance lee q r = o) /\
  (forall r, In r others -> label r <> label p -> o <= codeDistance lee q r).

(** ceiling of (o - d)/2, less 1, and not below 0. *)
Definition certifiedRadius (d o : Z) : Z := Z.max 0 ((o - d + 1) / 2 - 1).

(** R is the radius of the label of q: the diameter where all labels are one. *)
Definition IsRadius (q : row) (others : list row) (R : Z) : Prop :=
  exists p, IsPrediction q others p /\
    ((exists o, IsLeastOther q others p o /\ R = certifiedRadius (codeDistance lee q p) o) \/
     ((forall r, In r others -> label r = label p) /\
      R = Z.of_nat (length (code q)) * half (fineBits L))).

(** What that is good for: another query code within R is given the same label. *)
Definition LabelHoldsWithin (q : row) (others : list row) (R : Z) : Prop :=
  forall p q' p', IsPrediction q others p -> IsPrediction q' others p' ->
    length (code q') = length (code q) -> codeDistance lee q q' <= R -> label p' = label p.

End Circles.

(** ** Claim 5, no overflow *)

(** No partial sum of n terms, each at most [term], reaches 2^63. *)
Definition FitsAccumulator (term : Z) (axes : Z) : Prop := term * axes < 2 ^ 63.
