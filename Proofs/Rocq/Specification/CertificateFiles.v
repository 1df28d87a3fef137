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

(** The same, computed; and whether a row has a denominator above 2^80. *)
Definition isIntegral (t p : Z) (x : dyadic) : bool :=
  (mantissa x * 2 ^ upShift t p x) mod 2 ^ downShift t p x =? 0.
Definition isWideRow (p : Z) (xs : list dyadic) : bool := existsb (fun x => negb (isIntegral 80 p x)) xs.

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
  holds_neighbors : exists N, IsNearestByCodes (lee L) k q others N /\
    neighbors c = map index N /\
    (exists flags, members c = map bit flags /\
       Forall2 (fun flag j => Says flag (IsMember (lee L) k q others j)) flags N) /\
    (exists proved labeled same, status c = bit proved + 2 * bit labeled + 4 * bit same /\
       Says proved (IsProved (lee L) q others N) /\
       Says labeled (hasLabels = true /\ IsLabelProved (lee L) q others) /\
       Says same (forall x, In x (exactNeighbors c) <-> In x (neighbors c)));
  holds_rescoring : exists U, IsThreshold (lee L) k q others U /\
    rescoring c = Z.of_nat (length (rescoringSet (lee L) q others U)) }.

(** The exact neighbors, and theta: a distance in units of 2^-u turn is theta * 2^(u - s). *)
Definition HoldsByPoints (L : layout) (k : nat) (s : Z) (q : row) (others : list row)
    (c : queryEvidence) : Prop :=
  exists N, IsNearest (lee L) k q others N /\ exactNeighbors c = map index N /\
    forall farthest, last (map Some N) None = Some farthest ->
      theta c * 2 ^ (unitBits L - s) = exactDistance (lee L) q farthest.

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

(** ** The whole *)

Definition fineBitsOf (F : files) : Z := bits F + refinementBits F.
Definition isApart (F : files) : bool := match queries F with Some _ => true | None => false end.
Definition askedTable (F : files) : table := match queries F with Some t => t | None => rows F end.
Definition hasLabels (F : files) : bool := match labels F with Some _ => true | None => false end.
Definition labelsOf (F : files) : list Z := match labels F with Some l => l | None => [] end.

(** The coordinates are the numbers of the table's floats. *)
Definition IsDecoded (t : table) (coordinates : list (list dyadic)) : Prop :=
  exists format patterns, embeddings t = Some (format, patterns) /\
    Forall2 (Forall2 (fun pattern x => decodeFloat format pattern = Some x)) patterns coordinates.

(** The rows that these codes, residuals and labels make. *)
Definition AreRows (codes : list (list Z)) (R labels : list Z) (rs : list row) : Prop :=
  length rs = length codes /\
  forall i r, nth_error rs i = Some r ->
    index r = Z.of_nat i /\ nth_error codes i = Some (code r) /\
    nth i R 0 = residual r /\ nth i labels 0 = label r.

(** Their points are these coordinates. *)
Definition HavePoints (L : layout) (p : Z) (coordinates : list (list dyadic)) (rs : list row) : Prop :=
  Forall2 (fun xs r => Forall2 (fun x X => IsNumerator (unitBits L) p x X) xs (point r)) coordinates rs.

(** The rows among which the neighbors of q are. *)
Definition othersOf (F : files) (rs : list row) (q : row) : list row :=
  filter (fun r => isApart F || negb (index r =? index q)) rs.

(** Claims 2 to 5 as far as codes and the claimed residuals decide them. The rows [rs] and the queries
    [qs] may have any points. *)
Record HoldsByCodesOf (F : files) (C : certificate) (L : layout) (rs qs : list row) : Prop := {
  holds_queries : forall i q, nth_error qs i = Some q ->
    exists c, nth_error (evidence C) i = Some c /\
      HoldsByCodes L (neighborCount C) (hasLabels F) q (othersOf F rs q) c /\
      (hasLabels F = true -> IsRadius L q (othersOf F rs q) (radius c));
  holds_separation : match leastDistance C with
    | Some delta => IsSeparation (lee L) rs delta
    | None => AllCoincide (lee L) rs
    end;
  holds_coinciding : coincidingRows C = coinciding (lee L) (rev rs);
  holds_row_totals : HoldsOfResiduals (residuals C) (rowTotals C);
  holds_query_totals : match queryTotals C with
    | Some t => HoldsOfResiduals (queryResiduals C) t
    | None => isApart F = false
    end;
  holds_counts :
    provedCount C = count (statusBit 0) (evidence C) /\
    memberCount C = sumOf (map (fun c => count (fun m => m =? 1) (members c)) (evidence C)) /\
    sameCount C = count (statusBit 2) (evidence C) /\
    differentCount C = count (fun c => negb (statusBit 2 c)) (evidence C);
  holds_recall : recalledCount C =
    sumOf (map (fun c => count (fun x => existsb (fun y => x =? y) (exactNeighbors c)) (neighbors c))
             (evidence C));
  holds_rescoring_totals : let sizes := map rescoring (evidence C) in
    rescoringSum C = sumOf sizes /\ IsQuantile 1 2 sizes (rescoringMedian C) /\
    IsQuantile 99 100 sizes (rescoring99 C) /\ IsLargest sizes (rescoringLargest C);
  holds_label_totals : match labelProvedCount C, robustness C with
    | Some n, Some (positive, (sum, median)) => hasLabels F = true /\
        n = count (statusBit 1) (evidence C) /\
        positive = count (fun c => 0 <? radius c) (evidence C) /\
        sum = sumOf (map radius (evidence C)) /\ IsQuantile 1 2 (map radius (evidence C)) median
    | _, _ => hasLabels F = false
    end;
  holds_accumulators :
    accumulators C = map (fun term => (term, (term * Z.of_nat (axes F), (2 ^ 63 - 1) / term)))
      [2 ^ 31; 2 ^ (fineBitsOf F - 1); 3 * 2 ^ (fineBitsOf F + 15)] }.

(** The conditional verdict: whatever the points are. *)
Definition HoldsConditionally (F : files) (C : certificate) : Prop :=
  forall L rs qs, fineBits L = fineBitsOf F ->
    AreRows (fineCodes (refinementBits F) (rows F)) (residuals C) (labelsOf F) rs ->
    (if isApart F
     then AreRows (fineCodes (refinementBits F) (askedTable F)) (queryResiduals C) [] qs
     else qs = rs) ->
    HoldsByCodesOf F C L rs qs.

(** The verdict "verified": the claims hold of the embeddings whose bits are in the files. *)
Definition Holds (F : files) (C : certificate) : Prop :=
  exists L rs qs coordinates askedCoordinates,
    (* the points are those of the floats, in a unit in which they are integers *)
    fineBits L = fineBitsOf F /\ finerBits L = refinementBits F /\ WellFormed L /\
    IsDecoded (rows F) coordinates /\ IsDecoded (askedTable F) askedCoordinates /\
    IsLeastDenominator (period F) (denominatorBits C) (concat (coordinates ++ askedCoordinates)) /\
    denominatorBits C <= unitBits L /\
    wideRows C = count (isWideRow (period F))
      (if isApart F then coordinates ++ askedCoordinates else coordinates) /\
    HavePoints L (period F) coordinates rs /\ HavePoints L (period F) askedCoordinates qs /\
    AreRows (fineCodes (refinementBits F) (rows F)) (residuals C) (labelsOf F) rs /\
    (if isApart F
     then AreRows (fineCodes (refinementBits F) (askedTable F)) (queryResiduals C) [] qs
     else qs = rs) /\
    (* claim 1 *)
    (forall r, In r rs \/ In r qs -> IsResidual L r) /\
    (* claims 2 to 5 *)
    HoldsByCodesOf F C L rs qs /\
    (* the exact neighbors *)
    forall i q c, nth_error qs i = Some q -> nth_error (evidence C) i = Some c ->
      HoldsByPoints L (neighborCount C) (denominatorBits C) q (othersOf F rs q) c.
