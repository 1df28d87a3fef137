(** * The checker: from files and certificate to a verdict

    The program that is extracted. It makes every number of the certificate anew and compares. What a
    verdict means is in CheckSound.v. Powers of two are made once, and constants have names of their
    own, so that extraction makes them once too. *)

From Coq Require Import ZArith List Bool Mergesort Orders Uint63.
From Torus.Specification Require Import Circle Torus Order Certificate CertificateFiles.
From Torus.Theorems Require Import Order.
From Torus.Checker Require Import Points Judge Machine Candidates SeparationInt.
Import ListNotations.
Local Open Scope Z_scope.

(** ** Places where a certificate can be wrong *)

Inductive place :=
| Residual (row : Z) | QueryResidual (row : Z)
| Neighbor (query column : Z) | Member (query column : Z) | Rescoring (query : Z) | Status (query : Z)
| Radius (query : Z)
| ExactNeighbor (query column : Z) | Threshold (query : Z)
| Total (number : Z)         (** in the order of [totals] *)
| Denominator | WideRows | LeastDistance | CoincidingRows
| AccumulatorOf (number : Z).

(** Where, what is claimed, what is true. For what is missing it says -1. *)
Definition finding : Type := (place * (Z * Z))%type.

Inductive reason := Shapes | SumOfResiduals | ResidualsTooLarge | NotFinite.

Inductive verdict := Verified | Conditional | Refuted (what : finding) | Malformed (why : reason).

Definition orElse (first : option finding) (rest : unit -> option finding) : option finding :=
  match first with Some f => Some f | None => rest tt end.

Fixpoint differ (where_ : Z -> place) (i : Z) (claimed found : list Z) : option finding :=
  match claimed, found with
  | [], [] => None
  | c :: claimed', f :: found' =>
      if c =? f then differ where_ (i + 1) claimed' found' else Some (where_ i, (c, f))
  | c :: _, [] => Some (where_ i, (c, -1))
  | [], f :: _ => Some (where_ i, (-1, f))
  end.

Definition differ1 (where_ : place) (claimed found : Z) : option finding :=
  if claimed =? found then None else Some (where_, (claimed, found)).

(** ** Tables *)

(** [decodeFloat], its powers made once. *)
Definition decodeWith (twoF twoE twoFE bias f : Z) (pattern : Z) : option dyadic :=
  let fraction := pattern mod twoF in
  let biased := (pattern / twoF) mod twoE in
  let isNegative := pattern / twoFE =? 1 in
  let magnitude := if biased =? 0 then fraction else fraction + twoF in
  if biased =? twoE - 1 then None
  else Some {| mantissa := if isNegative then - magnitude else magnitude;
               exponent := Z.max biased 1 - bias - f |}.

Definition decoder (format : floatFormat) : Z -> option dyadic :=
  decodeWith (2 ^ fractionBits format) (2 ^ exponentBits format)
    (2 ^ (fractionBits format + exponentBits format)) (2 ^ (exponentBits format - 1) - 1)
    (fractionBits format).
Fixpoint allOf {A} (l : list (option A)) : option (list A) :=
  match l with
  | [] => Some []
  | None :: _ => None
  | Some x :: rest => match allOf rest with Some xs => Some (x :: xs) | None => None end
  end.
Definition decodedTable (t : table) : option (list (list dyadic)) :=
  match embeddings t with
  | None => Some []
  | Some (format, patterns) =>
      let decode := decoder format in
      allOf (map (fun patternsOfRow => allOf (map decode patternsOfRow)) patterns)
  end.
Definition fineWith (twoB' : Z) (t : table) : list (list Z) :=
  match refinement t with
  | None => coarse t
  | Some finer => map (fun '(q, r) => map (fun '(x, y) => x * twoB' + y) (combine q r))
                    (combine (coarse t) finer)
  end.
Fixpoint makeRows (i : Z) (codes points : list (list Z)) (residuals labels : list Z) : list row :=
  match codes with
  | [] => []
  | c :: rest =>
      {| index := i; code := c; residual := hd 0 residuals; point := hd [] points;
         label := hd 0 labels |} :: makeRows (i + 1) rest (tl points) (tl residuals) (tl labels)
  end.

(** ** Shapes *)
Definition forRows (n : nat) (inRange : Z -> bool) (l : list (list Z)) : bool :=
  forallb (fun r => (length r =? n)%nat && forallb inRange r) l.
Definition below (limit x : Z) : bool := (0 <=? x) && (x <? limit).
Definition wellShapedTable (n : nat) (twoB twoB' : Z) (hasRefinement : bool) (t : table) : bool :=
  forRows n (below twoB) (coarse t) &&
  match refinement t with
  | None => negb hasRefinement
  | Some finer => hasRefinement && (length finer =? length (coarse t))%nat && forRows n (below twoB') finer
  end &&
  match embeddings t with
  | None => true
  | Some (_, patterns) =>
      (length patterns =? length (coarse t))%nat && forallb (fun r => (length r =? n)%nat) patterns
  end.
Definition hasPoints (F : files) : bool :=
  match embeddings (rows F), embeddings (askedTable F) with Some _, Some _ => true | _, _ => false end.

(** The greatest residual that there can be: n * 2^(B - 1) steps. *)
Definition greatestResidual (F : files) : Z := 65536 * (Z.of_nat (axes F) * 2 ^ (fineBitsOf F - 1)).
Definition isSome {A} (x : option A) : bool := match x with Some _ => true | None => false end.
Definition wellShaped (F : files) (C : certificate) : bool :=
  let n := axes F in
  let twoB := 2 ^ bits F in
  let twoB' := 2 ^ refinementBits F in
  let hasRefinement := negb (refinementBits F =? 0) in
  let count := length (coarse (rows F)) in
  let asked := length (coarse (askedTable F)) in
  (1 <=? n)%nat && (1 <=? bits F) && (bits F <=? 16) && (0 <=? refinementBits F) &&
  (refinementBits F <=? 16) && (3 * greatestResidual F <? 2 ^ 63) &&
  wellShapedTable n twoB twoB' hasRefinement (rows F) &&
  wellShapedTable n twoB twoB' hasRefinement (askedTable F) &&
  match labels F with Some l => (length l =? count)%nat | None => true end &&
  (1 <=? neighborCount C)%nat &&
  (neighborCount C + (if isApart F then 0 else 1) <=? count)%nat && (1 <=? asked)%nat &&
  (length (residuals C) =? count)%nat &&
  (length (queryResiduals C) =? (if isApart F then asked else 0))%nat &&
  (length (evidence C) =? asked)%nat &&
  forallb (fun c => (length (exactNeighbors c) =? neighborCount C)%nat) (evidence C) &&
  (length (histogram (rowTotals C)) =? 64)%nat &&
  match queryTotals C with
  | Some t => isApart F && (length (histogram t) =? 64)%nat
  | None => negb (isApart F)
  end &&
  Bool.eqb (isSome (labelProvedCount C)) (hasLabels F) &&
  Bool.eqb (isSome (robustness C)) (hasLabels F) &&
  match leastDistance C with Some d => 0 <? d | None => true end.

(** ** One query *)

(** Everything that does not change from query to query. *)
Record context := {
  layoutOf : layout;
  turn : Z;                  (** 2^u *)
  scale : Z;                 (** 2^(u - s) *)
  mask : int;                (** 2^B - 1 *)
  greatestOf : Z;            (** [greatestResidual] *)
  bound : int;               (** the same *)
  diameter : Z;              (** n * 2^(B - 1) *)
  k : nat;
  withLabels : bool;
  withPoints : bool;
  withinTable : bool;        (** the queries are the rows themselves *)
  items : list item }.

(** Greater than every distance of codes. *)
Definition noDistance : int := Uint63.of_Z (2 ^ 62).
Definition unitsOfStep : Z := 65536.
Definition judgeScored (X : context) (q : row) (scored : list (row * Z)) : judged :=
  let Rq := residual q in
  let t := turn X in
  let p := point q in
  judge snd (fun x => unitsOfStep * snd x - (residual (fst x) + Rq))
    (fun x => unitsOfStep * snd x + (residual (fst x) + Rq))
    (fun x => arcSum t 0 p (point (fst x))) (fun x => label (fst x)) (fun x => index (fst x))
    (k X) scored.

Definition isOther (X : context) (q : row) (x : row * Z) : bool :=
  negb (withinTable X && (index (fst x) =? index q)).

Definition othersWithin (X : context) (q : row) (query : list int) (limit : int) : list (row * Z) :=
  filter (isOther X q) (candidates (mask X) limit query (items X) []).

(** The verdict on a query. The hint is a guess, by anyone, of the k-th least up; where it is too
    small, all rows are looked at. No hint changes the verdict. *)
Definition fastJudge (X : context) (hint : Z) (q : row) : judged :=
  let query := map Uint63.of_Z (code q) in
  let Rq := residual q in
  let limit := hint + Rq in
  let some := othersWithin X q query (Uint63.of_Z (Z.max 0 (Z.min limit (greatestOf X)))) in
  let near := filter (fun x => unitsOfStep * snd x + (residual (fst x) + Rq) <=? hint) some in
  if (0 <=? limit) && (k X <=? length near)%nat then judgeScored X q some
  else judgeScored X q (othersWithin X q query (bound X)).

(** The least distance to another row with another label, or [best]. *)
Fixpoint leastOther (X : context) (q : row) (query : list int) (other : Z) (best : int) (l : list item)
  : int :=
  match l with
  | [] => best
  | i :: rest =>
      if (label (itsRow i) =? other) || (withinTable X && (index (itsRow i) =? index q))
      then leastOther X q query other best rest
      else
        let v := distanceUpTo (mask X) best 0 query (itsCode i) in
        leastOther X q query other (if Uint63.leb best v then best else v) rest
  end.

(** The radius of the label of the nearest row, which is at the distance d. *)
Definition radiusOf (X : context) (q : row) (nearestLabel d : Z) : Z :=
  let o := leastOther X q (map Uint63.of_Z (code q)) nearestLabel noDistance (items X) in
  if Uint63.eqb o noDistance then diameter X else certifiedRadius d (value o).

Definition isAmong (l : list Z) (x : Z) : bool := existsb (fun y => x =? y) l.
Definition statusOf (X : context) (j : judged) (exact : list Z) : Z :=
  bit (proved j) + 2 * bit (withLabels X && labeled j)
  + 4 * bit (forallb (isAmong exact) (nearest j)).

Definition checkQuery (X : context) (hint : Z) (q : row) (c : queryEvidence) : option finding :=
  let i := index q in
  let j := fastJudge X hint q in
  orElse (differ (Neighbor i) 0 (neighbors c) (nearest j)) (fun _ =>
  orElse (differ (Member i) 0 (members c) (map bit (flags j))) (fun _ =>
  orElse (differ1 (Rescoring i) (rescoring c) (setSize j)) (fun _ =>
  orElse (differ1 (Status i) (status c) (statusOf X j (exactNeighbors c))) (fun _ =>
  orElse (differ1 (Radius i) (radius c) (if withLabels X then radiusOf X q (predicted j) (leastCode j) else 0)) (fun _ =>
  if withPoints X then
    orElse (differ (ExactNeighbor i) 0 (exactNeighbors c) (map snd (exactly j))) (fun _ =>
    differ1 (Threshold i) (theta c * scale X) (fst (last (exactly j) (0, 0))))
  else None))))).

Fixpoint checkQueries (X : context) (hints : list Z) (asked : list row) (claims : list queryEvidence)
  : option finding :=
  match asked, claims with
  | q :: asked', c :: claims' =>
      match checkQuery X (hd (-1) hints) q c with
      | Some f => Some f
      | None => checkQueries X (tl hints) asked' claims'
      end
  | _, _ => None
  end.

(** ** Totals, of evidence that was found right *)

Module ZOrder <: TotalLeBool.
  Definition t := Z.
  Definition leb := Z.leb.
  Theorem leb_total a b : leb a b = true \/ leb b a = true.
  Proof. unfold leb. destruct (Z.leb_spec a b), (Z.leb_spec b a); auto. exfalso. now apply (Z.lt_asymm a b). Qed.
End ZOrder.
Module ZSort := Sort ZOrder.

Definition counted {A} (f : A -> bool) (l : list A) : Z :=
  fold_left (fun n x => if f x then n + 1 else n) l 0.
Definition added (l : list Z) : Z := fold_left Z.add l 0.

(** The j-th bin of a histogram, its bounds made once. *)
Definition binned (R : list Z) (j : nat) : Z :=
  match j with
  | O => counted (fun r => r =? 0) R
  | S i => let least := 2 ^ Z.of_nat i in let most := 2 ^ Z.of_nat j in
           counted (fun r => (least <=? r) && (r <? most)) R
  end.

Definition residualTotalsOf (R : list Z) : list Z :=
  greatest R 0 :: added R :: map (binned R) (seq 0 64).
Definition flatTotals (t : residualTotals) : list Z := largest t :: total t :: histogram t.

(** The value at rank (share * Q - 1) / of of the sorted sizes. *)
Definition quantile (share of : Z) (sorted : list Z) : Z :=
  nth (Z.to_nat ((share * Z.of_nat (length sorted) - 1) / of)) sorted 0.

Definition recalledOf (c : queryEvidence) : Z := counted (isAmong (exactNeighbors c)) (neighbors c).

(** What the totals must be, by the evidence. *)
Definition totalsOf (withLabels : bool) (E : list queryEvidence) : list Z :=
  let sorted := ZSort.sort (map rescoring E) in
  [ counted (statusBit 0) E;
    added (map (fun c => counted (fun m => m =? 1) (members c)) E);
    if withLabels then counted (statusBit 1) E else -1;
    if withLabels then counted (fun c => 0 <? radius c) E else -1;
    if withLabels then added (map radius E) else -1;
    if withLabels then quantile 1 2 (ZSort.sort (map radius E)) else -1;
    added (map rescoring E); quantile 1 2 sorted; quantile 99 100 sorted; greatest sorted 0;
    counted (statusBit 2) E; counted (fun c => negb (statusBit 2 c)) E; added (map recalledOf E) ].

Definition orMissing (n : option Z) : Z := match n with Some n => n | None => -1 end.

(** What they are, in the same order. *)
Definition totals (C : certificate) : list Z :=
  [ provedCount C; memberCount C; orMissing (labelProvedCount C);
    orMissing (option_map fst (robustness C));
    orMissing (option_map (fun r => fst (snd r)) (robustness C));
    orMissing (option_map (fun r => snd (snd r)) (robustness C)); rescoringSum C; rescoringMedian C;
    rescoring99 C; rescoringLargest C; sameCount C; differentCount C; recalledCount C ].

(** Claim 5: term, bound and largest number of axes of the three sums. *)
Definition accumulator (n term : Z) : list Z := [term; term * n; (2 ^ 63 - 1) / term].
Definition accumulatorsOf (n B : Z) : list Z :=
  accumulator n (2 ^ 31) ++ accumulator n (2 ^ (B - 1)) ++ accumulator n (3 * 2 ^ (B + 15)).
Definition flatAccumulators (C : certificate) : list Z :=
  flat_map (fun '(term, (bound, axes)) => [term; bound; axes]) (accumulators C).

Definition flatResiduals (C : certificate) : list Z :=
  flatTotals (rowTotals C) ++ match queryTotals C with Some t => flatTotals t | None => [] end.

Definition checkSeparation (mask : int) (codes : list (list Z)) (C : certificate) : option finding :=
  let (least, number) := separation mask noDistance (map (map Uint63.of_Z) codes) in
  let found := if Uint63.eqb least noDistance then None else Some (value least) in
  orElse (differ1 LeastDistance (orMissing (leastDistance C)) (orMissing found)) (fun _ =>
  differ1 CoincidingRows (coincidingRows C) number).

(** What does not need embeddings. *)
Definition checkByCodes (F : files) (C : certificate) (hints : list Z) (X : context)
    (asked : list row) (codes : list (list Z)) : option finding :=
  orElse (checkQueries X hints asked (evidence C)) (fun _ =>
  orElse (checkSeparation (mask X) codes C) (fun _ =>
  orElse (differ Total 0 (flatResiduals C)
    (residualTotalsOf (residuals C) ++
     if isApart F then residualTotalsOf (queryResiduals C) else [])) (fun _ =>
  orElse (differ Total 132 (totals C) (totalsOf (withLabels X) (evidence C))) (fun _ =>
  differ AccumulatorOf 0 (flatAccumulators C)
    (accumulatorsOf (Z.of_nat (axes F)) (fineBitsOf F)))))).

(** ** All of it *)

Definition residualsOf (L : layout) (points codes : list (list Z)) : list Z :=
  let stepLength := step L in
  let center := 2 ^ (unitBits L - fineBits L - 1) in
  let t := 2 ^ unitBits L in
  let offset := 1 - 2 ^ finerBits L in
  map (fun '(p, c) => residualOf stepLength center t offset L p c) (combine points codes).

Definition isWide (p : Z) (coordinates : list dyadic) : bool :=
  80 <? greatest (map (denominator p) coordinates) 0.

Definition makeContext (F : files) (C : certificate) (L : layout) (rs : list row) (s : Z) : context :=
  {| layoutOf := L; turn := 2 ^ unitBits L; scale := 2 ^ (unitBits L - s);
     mask := Uint63.of_Z (2 ^ fineBits L - 1); greatestOf := greatestResidual F;
     bound := Uint63.of_Z (greatestResidual F);
    diameter := Z.of_nat (axes F) * 2 ^ (fineBits L - 1);
     k := neighborCount C; withLabels := hasLabels F;
     withPoints := hasPoints F; withinTable := negb (isApart F); items := map itemOf rs |}.

Definition residualsTooLarge (F : files) (C : certificate) : bool :=
  negb (forallb (fun R => (0 <=? R) && (R <=? greatestResidual F)) (residuals C ++ queryResiduals C)).

(** The verdict, given the layout and the points of both tables (none without embeddings). *)
Definition judgeAll (F : files) (C : certificate) (hints : list Z) (L : layout) (s : Z)
    (points askedPoints : list (list Z)) : option finding :=
  let codes := fineWith (2 ^ refinementBits F) (rows F) in
  let rs := makeRows 0 codes points (residuals C) (labelsOf F) in
  let asked :=
    if isApart F
    then makeRows 0 (fineWith (2 ^ refinementBits F) (askedTable F)) askedPoints (queryResiduals C) []
    else rs in
  checkByCodes F C hints (makeContext F C L rs s) asked codes.

Definition checkWithPoints (F : files) (C : certificate) (hints : list Z)
    (coordinates askedCoordinates : list (list dyadic)) : verdict :=
  let p := period F in
  let s := Z.max (greatest (map (fun r => greatest (map (denominator p) r) 1) coordinates) 1)
                 (greatest (map (fun r => greatest (map (denominator p) r) 1) askedCoordinates) 1) in
  let L := {| fineBits := fineBitsOf F; finerBits := refinementBits F;
              unitBits := Z.max s (fineBitsOf F + 1) |} in
  let t := 2 ^ unitBits L in
  let pointsOf := map (map (numerator (unitBits L) t p)) in
  let points := pointsOf coordinates in
  let askedPoints := if isApart F then pointsOf askedCoordinates else [] in
  let twoB' := 2 ^ refinementBits F in
  let R := residualsOf L points (fineWith twoB' (rows F)) in
  let RQ := if isApart F then residualsOf L askedPoints (fineWith twoB' (askedTable F)) else [] in
  if (2 ^ 63 <=? added R) || (2 ^ 63 <=? added RQ) then Malformed SumOfResiduals
  else
    match orElse (differ Residual 0 (residuals C) R) (fun _ => differ QueryResidual 0 (queryResiduals C) RQ) with
    | Some f => Refuted f
    | None =>
        if residualsTooLarge F C then Malformed ResidualsTooLarge
        else
          match
            orElse (judgeAll F C hints L s points askedPoints) (fun _ =>
            orElse (differ1 Denominator (denominatorBits C) s) (fun _ =>
            differ1 WideRows (wideRows C)
              (counted (isWide p) (if isApart F then coordinates ++ askedCoordinates else coordinates))))
          with
          | Some f => Refuted f
          | None => Verified
          end
    end.

Definition checkWithoutPoints (F : files) (C : certificate) (hints : list Z) : verdict :=
  if residualsTooLarge F C then Malformed ResidualsTooLarge
  else if (2 ^ 63 <=? added (residuals C)) || (2 ^ 63 <=? added (queryResiduals C))
  then Malformed SumOfResiduals
  else
    let L := {| fineBits := fineBitsOf F; finerBits := refinementBits F; unitBits := fineBitsOf F + 1 |} in
    match judgeAll F C hints L (fineBitsOf F + 1) [] [] with
    | Some f => Refuted f
    | None => Conditional
    end.

(** The verdict on a certificate of these files. *)
Definition check (F : files) (C : certificate) (hints : list Z) : verdict :=
  if negb (wellShaped F C) then Malformed Shapes
  else if hasPoints F then
    match decodedTable (rows F), decodedTable (askedTable F) with
    | Some coordinates, Some askedCoordinates => checkWithPoints F C hints coordinates askedCoordinates
    | _, _ => Malformed NotFinite
    end
  else checkWithoutPoints F C hints.
