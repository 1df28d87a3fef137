(** * The discrete circle Z/m, m = 2^w, for every width w >= 1

    A reader who does not know Rocq can read this file: it has definitions and nothing else. [Z] is
    the type of all integers, unbounded. A point of the circle is written as any integer that names
    it: 250 and -6 name the same point of Z/256. Which of them a Swift type holds, [UInt8] or
    [Int8], is a matter of the representative.

    The definitions marked "Swift" repeat a program of Sources/ToroidalArithmetic word for word; the
    others say what the program is meant to compute. *)

From Coq Require Import ZArith Bool.
Local Open Scope Z_scope.

(** m = 2^w, the number of points. *)
Definition modulus (w : Z) : Z := 2 ^ w.

(** m/2 = 2^(w-1), half the ring. *)
Definition half (w : Z) : Z := 2 ^ (w - 1).

(** a and b name the same point: b = a + k m for some integer k. *)
Definition SamePoint (w a b : Z) : Prop := exists k, b = a + k * modulus w.

(** The representative in [0, m), which an unsigned type holds. *)
Definition unsignedRepresentative (w x : Z) : Z := x mod modulus w.

(** The representative in [-m/2, m/2), which a signed type holds. *)
Definition signedRepresentative (w x : Z) : Z := (x + half w) mod modulus w - half w.

(** ** Distance *)

(** d is the distance of a and b in the quotient metric of Z by mZ: the least |b - a + k m| over all
    integers k. This is the meaning of "circular distance"; what follows is computed. *)
Definition IsCircularDistance (w a b d : Z) : Prop :=
  (exists k, d = Z.abs (b - a + k * modulus w)) /\
  (forall k, d <= Z.abs (b - a + k * modulus w)).

(** Swift: [a.displacement(to: b)], the signed representative of b - a. *)
Definition displacement (w a b : Z) : Z := signedRepresentative w (b - a).

(** Swift: [a.circularDistance(to: b)] as the magnitude of the displacement. *)
Definition circularDistance (w a b : Z) : Z := Z.abs (displacement w a b).

(** Swift: [Displacement.magnitude] on bit patterns: the pattern p of b - a where its top bit is
    clear, and 0 &- p where it is set. *)
Definition circularDistanceByPattern (w a b : Z) : Z :=
  let pattern := unsignedRepresentative w (b - a) in
  if pattern <? half w then pattern else unsignedRepresentative w (- pattern).

(** The same as the lesser of the two wrapping differences, as vector instructions compute it. *)
Definition circularDistanceByMinimum (w a b : Z) : Z :=
  Z.min (unsignedRepresentative w (a - b)) (unsignedRepresentative w (b - a)).

(** ** Translation and antipode *)

(** Swift: [a.translated(by: d)]. *)
Definition translated (w a d : Z) : Z := unsignedRepresentative w (a + d).

(** Swift: [a.antipode], the point across: a + m/2. *)
Definition antipode (w a : Z) : Z := unsignedRepresentative w (a + half w).

(** Swift: [b.isAntipodal(to: a)]. *)
Definition isAntipodal (w a b : Z) : bool :=
  unsignedRepresentative w b =? antipode w a.

(** ** Geodesics: exponential and logarithm *)

(** v is the velocity of a shortest path from a to b: it leads there, and no other that does is
    shorter. The path is t |-> a + t v for t in [0, 1]. *)
Definition IsGeodesic (w a b v : Z) : Prop :=
  SamePoint w (a + v) b /\ forall u, SamePoint w (a + u) b -> Z.abs v <= Z.abs u.

(** Swift: [a.exponential(of: v)], where the tangent vector v leads. *)
Definition exponential (w a v : Z) : Z := unsignedRepresentative w (a + v).

(** Swift: [a.logarithms(to: b)]: the displacement, and its opposite too at half a turn. *)
Definition logarithms (w a b : Z) : list Z :=
  let d := displacement w a b in
  if d =? - half w then cons d (cons (- d) nil) else cons d nil.

(** ** Midpoints

    A midpoint may lie halfway between two lattice points, so it is written in half steps: the
    integer p stands for the real point p/2 of R/mZ, that is, for a point of Z/2^(w+1). *)

(** p/2 is at half the distance of a and b from both of them. *)
Definition IsMidpoint (w a b p : Z) : Prop :=
  circularDistance (w + 1) (2 * a) p = circularDistance w a b /\
  circularDistance (w + 1) p (2 * b) = circularDistance w a b.

(** Swift: the floor of [a.midpoints(to: b)], of the one behind a where there are two. *)
Definition midpoint (w a b : Z) : Z := unsignedRepresentative w (a + displacement w a b / 2).

(** Swift: [Midpoint.isHalfway]: whether the midpoint is half a step past its floor. *)
Definition midpointIsHalfway (w a b : Z) : bool := Z.odd (displacement w a b).

(** The two fields together, in half steps. *)
Definition midpointInHalfSteps (w a b : Z) : Z :=
  2 * midpoint w a b + (if midpointIsHalfway w a b then 1 else 0).

(** Swift: [a.midpoints(to: b)] in half steps: its antipode is a midpoint too where b is the antipode
    of a. *)
Definition midpoints (w a b : Z) : list Z :=
  let p := midpointInHalfSteps w a b in
  if displacement w a b =? - half w then cons p (cons (antipode (w + 1) p) nil) else cons p nil.

(** The rules of [CircularRounding], which take the real number p/2 to an integer. *)
Inductive RoundingRule := Down | Up | ToNearestOrDown | ToNearestOrUp | ToNearestOrEven.

(** Swift: [Midpoint.rounded], from floor and isHalfway. *)
Definition roundedMidpoint (w : Z) (rule : RoundingRule) (floor : Z) (isHalfway : bool) : Z :=
  let up := match rule with
            | Down | ToNearestOrDown => false
            | Up | ToNearestOrUp => true
            | ToNearestOrEven => Z.odd floor
            end in
  unsignedRepresentative w (if (isHalfway && up)%bool then floor + 1 else floor).

(** What the rules mean: n is the integer to which the real number p/2 goes. *)
Definition Rounds (rule : RoundingRule) (p n : Z) : Prop :=
  match rule with
  | Down => 2 * n <= p < 2 * n + 2
  | Up => 2 * n - 2 < p <= 2 * n
  | ToNearestOrDown => 2 * n - 1 < p <= 2 * n + 1
  | ToNearestOrUp => 2 * n - 1 <= p < 2 * n + 1
  | ToNearestOrEven => 2 * n - 1 <= p <= 2 * n + 1 /\ (p <> 2 * n -> Z.even n = true)
  end.

(** ** Serial order (RFC 1982, section 3.2) *)

Inductive SerialOrder := Equal | Precedes | Follows | Incomparable.

(** The text of the RFC, for the numbers i1 and i2 in [0, 2^w): i1 is less than i2 if
    i1 < i2 and i2 - i1 < 2^(w-1), or i1 > i2 and i1 - i2 > 2^(w-1). *)
Definition precedes (w a b : Z) : Prop :=
  let i1 := unsignedRepresentative w a in
  let i2 := unsignedRepresentative w b in
  (i1 < i2 /\ i2 - i1 < half w) \/ (i1 > i2 /\ i1 - i2 > half w).

(** Swift: [a.serialOrder(relativeTo: b)]. *)
Definition serialOrder (w a b : Z) : SerialOrder :=
  let d := displacement w a b in
  if d =? 0 then Equal
  else if d =? - half w then Incomparable
  else if d <? 0 then Follows else Precedes.

(** Swift: [SerialOrder.reversed]. *)
Definition reversed (order : SerialOrder) : SerialOrder :=
  match order with Precedes => Follows | Follows => Precedes | other => other end.

(** Swift: [s.serialAdvanced(by: n)], for n >= 0; the sum of section 3.1, which the RFC leaves undefined
    from half the ring on. *)
Definition serialAdvanced (w s n : Z) : option Z :=
  if n <? half w then Some (unsignedRepresentative w (s + n)) else None.

(** ** Arcs

    An arc runs upward from its first end to its last. Its real points are written p/q, with q > 0; for
    q = 1 they are the lattice points. *)

(** p/q is met on the way upward from [first], before or at the first arrival at [last]. The way t is in
    units of 1/q. *)
Definition OnArc (w first last q p : Z) : Prop :=
  exists t, 0 <= t /\ (exists k, p = q * first + t + k * (q * modulus w)) /\
    forall s, 0 <= s < t -> ~ exists k, q * last = q * first + s + k * (q * modulus w).

(** Swift: [start.stepsUp(to: point)], in [0, m). *)
Definition stepsUp (w start point : Z) : Z := unsignedRepresentative w (point - start).

(** Swift: [Arc.closed(from: first, to: last).length]. *)
Definition arcLength (w first last : Z) : Z := stepsUp w first last.

(** Swift: [Arc.closed(from: first, to: last).contains(x)] for a lattice point x. *)
Definition arcContains (w first last x : Z) : bool := stepsUp w first x <=? stepsUp w first last.

(** Swift: the same for the real point p/q, which is given by its floor and whether it is a lattice point. *)
Definition arcContainsReal (w first last q p : Z) : bool :=
  let floor := p / q in
  let isLatticePoint := p mod q =? 0 in
  let isLast := unsignedRepresentative w floor =? unsignedRepresentative w last in
  arcContains w first last floor && (isLatticePoint || negb isLast).

(** Swift: the same for an arc. *)
Definition arcContainsArc (w first last first' last' : Z) : bool :=
  let length := stepsUp w first last in
  let offset := stepsUp w first first' in
  (offset <=? length) && (stepsUp w first' last' <=? length - offset).
