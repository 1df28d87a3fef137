(** * What a certificate claims

    Definitions only; Documentation/Formats.md has the same in words, under "Certificate".

    Embeddings are exact: each coordinate is an integer numerator over one power of two, in turns.
    Distances of embeddings are therefore integers too, and nothing here is rounded but the
    residuals, which are rounded up and checked to be. *)

From Coq Require Import ZArith List Bool.
From Torus.Specification Require Import Circle Torus Order.
Import ListNotations.
Local Open Scope Z_scope.

(** How codes are read: B = [fineBits] bits a code, of which the last [finerBits] are the refinement
    (0 where there is none). Points have coordinates in units of 2^-u turn, u = [unitBits]. *)
Record layout := { fineBits : Z; finerBits : Z; unitBits : Z }.

(** u is fine enough for the centers of the cells that codes stand for. *)
Definition WellFormed (L : layout) : Prop :=
  0 <= finerBits L < fineBits L /\ fineBits L < unitBits L.

(** One row of a table, or one query. *)
Record row := {
  index : Z;          (** its place in the table *)
  code : list Z;      (** F, one integer an axis *)
  residual : Z;       (** R, in units of 2^-16 step, as the certificate has it *)
  point : list Z;     (** the embedding, in units of 2^-u turn *)
  label : Z }.

Section Certificate.
Variable L : layout.

(** The length of a step, 2^-B turn, in units of 2^-u turn. *)
Definition step : Z := 2 ^ (unitBits L - fineBits L).

(** ** Claim 1, fidelity *)

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

(** ** Claim 2, neighbors *)

(** D, in steps. *)
Definition codeDistance (q r : row) : Z := leeDistance (fineBits L) (code q) (code r).

(** d, exact, in units of 2^-u turn. *)
Definition exactDistance (q r : row) : Z := leeDistance (unitBits L) (point q) (point r).

(** The bounds, in units of 2^-16 step. *)
Definition low (q r : row) : Z := 2 ^ 16 * codeDistance q r - residual r - residual q.
Definition up (q r : row) : Z := 2 ^ 16 * codeDistance q r + residual r + residual q.

(** What the rows are ordered by. *)
Definition byCodes (q r : row) : Z * Z := (codeDistance q r, index r).
Definition byPoints (q r : row) : Z * Z := (exactDistance q r, index r).
Definition byLow (q r : row) : Z * Z := (low q r, index r).
Definition byUp (q r : row) : Z * Z := (up q r, index r).

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
  filter (fun l => low q l <=? U) others.

(** U is the k-th least up. *)
Definition IsThreshold (k : nat) (q : row) (others : list row) (U : Z) : Prop :=
  IsKthLeast k (map (up q) others) U.

(** Label proved: all rows that may be the nearest carry one label. *)
Definition IsLabelProved (q : row) (others : list row) : Prop :=
  exists U, IsThreshold 1 q others U /\
    forall l l', In l (rescoringSet q others U) -> In l' (rescoringSet q others U) ->
      label l = label l'.

(** |N and N*|: recall is this by k, summed over the queries. *)
Definition recalled (N N' : list row) : nat :=
  length (filter (fun x => existsb (fun y => index x =? index y) N') N).

(** ** Claim 4, separation *)

Definition SameCode (r r' : row) : Prop := codeDistance r r' = 0.

(** delta is the least distance of two different codes of the table. *)
Definition IsSeparation (rows : list row) (delta : Z) : Prop :=
  (forall r r', In r rows -> In r' rows -> SameCode r r' \/ delta <= codeDistance r r') /\
  (exists r r', In r rows /\ In r' rows /\ codeDistance r r' = delta) /\ 0 < delta.

(** No two codes of the table are different. *)
Definition AllCoincide (rows : list row) : Prop :=
  forall r r', In r rows -> In r' rows -> SameCode r r'.

(** How many rows have the code of an earlier one, of rows in reverse order. *)
Fixpoint coinciding (latestFirst : list row) : Z :=
  match latestFirst with
  | [] => 0
  | r :: earlier =>
      (if existsb (fun s => codeDistance r s =? 0) earlier then 1 else 0) + coinciding earlier
  end.

(** ** Claim 3, label robustness *)

(** p is the nearest row by codes, and its label is what one predicts. *)
Definition IsPrediction (q : row) (others : list row) (p : row) : Prop :=
  IsNearestByCodes 1 q others [p].

(** o is the least distance to a row with another label than p. *)
Definition IsLeastOther (q : row) (others : list row) (p : row) (o : Z) : Prop :=
  (exists r, In r others /\ label r <> label p /\ codeDistance q r = o) /\
  (forall r, In r others -> label r <> label p -> o <= codeDistance q r).

(** ceiling of (o - d)/2, less 1, and not below 0. *)
Definition certifiedRadius (d o : Z) : Z := Z.max 0 ((o - d + 1) / 2 - 1).

(** R is the radius of the label of q: the diameter where all labels are one. *)
Definition IsRadius (q : row) (others : list row) (R : Z) : Prop :=
  exists p, IsPrediction q others p /\
    ((exists o, IsLeastOther q others p o /\ R = certifiedRadius (codeDistance q p) o) \/
     ((forall r, In r others -> label r = label p) /\
      R = Z.of_nat (length (code q)) * half (fineBits L))).

(** What that is good for: another query code within R is given the same label. *)
Definition LabelHoldsWithin (q : row) (others : list row) (R : Z) : Prop :=
  forall p q' p', IsPrediction q others p -> IsPrediction q' others p' ->
    length (code q') = length (code q) -> codeDistance q q' <= R -> label p' = label p.

End Certificate.

(** ** Claim 5, no overflow *)

(** No partial sum of n terms, each at most [term], reaches 2^63. *)
Definition FitsAccumulator (term : Z) (axes : Z) : Prop := term * axes < 2 ^ 63.
