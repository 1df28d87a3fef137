(** * Receive windows on the ring of sequence numbers modulo 2^w

    Definitions only. A window has a first number and a length in [0, m): the numbers start, start + 1, ...,
    start + length - 1, modulo m. *)

From Coq Require Import ZArith Bool.
From Torus.Specification Require Import Circle.
Local Open Scope Z_scope.

Inductive WindowPosition := Before | Inside | After | Undecided.

(** Swift: [ReceiveWindow.contains]. *)
Definition windowContains (w start length number : Z) : bool := stepsUp w start number <? length.

(** Swift: [ReceiveWindow.offset(of:)]. *)
Definition windowOffset (w start length number : Z) : option Z :=
  if windowContains w start length number then Some (stepsUp w start number) else None.

(** Swift: [ReceiveWindow.position(of:)]. *)
Definition windowPosition (w start length number : Z) : WindowPosition :=
  let forward := stepsUp w start number in
  let backward := stepsUp w number start in
  if forward <? length then Inside
  else if forward <? half w then After
  else if length =? 0 then (if backward <? half w then Before else Undecided)
  else if (length <=? half w) && (backward <=? half w - length) then Before else Undecided.

(** Swift: [ReceiveWindow.accepts(segmentAt:length:)]. *)
Definition windowAccepts (w start length sequence segmentLength : Z) : bool :=
  if segmentLength =? 0 then
    if length =? 0 then unsignedRepresentative w sequence =? unsignedRepresentative w start
    else windowContains w start length sequence
  else windowContains w start length sequence
    || windowContains w start length (sequence + (segmentLength - 1)).

(** What the positions mean. The number is one of the window; *)
Definition IsInside (w start length number : Z) : Prop :=
  exists i, 0 <= i < length /\ SamePoint w (start + i) number.

(** it precedes every number of the window, or the start where the window has none; *)
Definition IsBefore (w start length number : Z) : Prop :=
  ~ IsInside w start length number /\
  (forall i, 0 <= i < length -> precedes w number (start + i)) /\
  (length = 0 -> precedes w number start).

(** it follows every number of the window, or is or follows the start where the window has none. *)
Definition IsAfter (w start length number : Z) : Prop :=
  ~ IsInside w start length number /\
  (forall i, 0 <= i < length -> precedes w (start + i) number) /\
  (length = 0 -> SamePoint w start number \/ precedes w start number).

(** RFC 9293, section 3.4: a number is in the window if RCV.NXT =< number < RCV.NXT + RCV.WND, and a
    segment is acceptable in these four cases. *)
Definition IsAcceptable (w next window sequence segmentLength : Z) : Prop :=
  (segmentLength = 0 /\ window = 0 /\ SamePoint w next sequence) \/
  (segmentLength = 0 /\ 0 < window /\ IsInside w next window sequence) \/
  (0 < segmentLength /\ 0 < window /\
    (IsInside w next window sequence \/ IsInside w next window (sequence + segmentLength - 1))).
