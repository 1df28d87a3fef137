(** * Which rows a query has to look at, in machine integers *)

From Coq Require Import ZArith List Bool Lia Uint63.
From Torus.Specification Require Import Circle Torus Order Certificate.
From Torus.Theorems Require Import Circle Torus Order.
From Torus.Checker Require Import Machine.
Import ListNotations.
Local Open Scope Z_scope.

(** A row, with its residual and its codes as machine integers. *)
Record item := { itsRow : row; itsResidual : int; itsCode : list int }.

Definition itemOf (r : row) : item :=
  {| itsRow := r; itsResidual := Uint63.of_Z (residual r); itsCode := map Uint63.of_Z (code r) |}.

(** The rows with 2^16 D <= bound + R, with their D, in their order. *)
Fixpoint candidates (mask bound : int) (query : list int) (items : list item) (found : list (row * Z))
  : list (row * Z) :=
  match items with
  | [] => rev_append found []
  | i :: rest =>
      let D := distance mask 0 query (itsCode i) in
      candidates mask bound query rest
        (if Uint63.leb (Uint63.lsl D 16) (Uint63.add bound (itsResidual i))
         then (itsRow i, value D) :: found else found)
  end.

Section Candidates.
Variables (L : layout) (mask : int) (q : row) (n : nat).
Let w := fineBits L.
Hypothesis w_range : 1 <= w <= 32.
Hypothesis mask_value : value mask = 2 ^ w - 1.
(** The greatest possible 2^16 D and residual. *)
Definition greatestBound : Z := 2 ^ 16 * (Z.of_nat n * half w).
Hypothesis fits : 3 * greatestBound < 2 ^ 63.

(** Codes and residual of a row fit machine integers. *)
Definition Fits (r : row) : Prop :=
  length (code r) = n /\ Forall (fun F => 0 <= F < 2 ^ 32) (code r) /\
  0 <= residual r <= greatestBound.

Lemma of_Z_value z : 0 <= z < 2 ^ 63 -> value (Uint63.of_Z z) = z.
Proof. intros R. rewrite of_Z_spec, wB_value. now apply Z.mod_small. Qed.

Lemma code_value c : Forall (fun F => 0 <= F < 2 ^ 32) c -> map value (map Uint63.of_Z c) = c.
Proof.
  induction 1 as [| F c R _ IH]; auto. cbn [map]. rewrite IH, of_Z_value; [auto | lia].
Qed.

Lemma greatestBound_nonneg : 0 <= greatestBound.
Proof. unfold greatestBound. pose proof (half_pos w ltac:(lia)). nia. Qed.

Lemma distance_bound r : Fits q -> Fits r -> 0 <= codeDistance (lee L) q r /\ 2 ^ 16 * codeDistance (lee L) q r <= greatestBound.
Proof.
  intros [LQ _] [LR _]. cbn [codeDistance lee around]. unfold greatestBound. fold w. split.
  - apply leeDistance_nonneg. lia.
  - pose proof (leeDistance_bound w ltac:(lia) (code q) (code r) ltac:(congruence)). rewrite LQ in H. lia.
Qed.

Lemma item_distance r : Fits q -> Fits r ->
  value (distance mask 0 (map Uint63.of_Z (code q)) (itsCode (itemOf r))) = codeDistance (lee L) q r.
Proof.
  intros [LQ [CQ _]] [LR [CR _]]. cbn [itemOf itsCode]. rewrite (distance_value w) by
    (rewrite ?map_length; auto; try lia; try congruence; unfold greatestBound in fits; fold w in fits;
     change (value 0) with 0; rewrite LQ; lia).
  rewrite 2 code_value by auto. reflexivity.
Qed.

Theorem candidates_spec bound rows : Fits q -> Forall Fits rows -> 0 <= bound <= greatestBound ->
  forall found,
  candidates mask (Uint63.of_Z bound) (map Uint63.of_Z (code q)) (map itemOf rows) found
  = rev found ++ filter (fun x => 2 ^ 16 * snd x <=? bound + residual (fst x))
                   (map (fun r => (r, codeDistance (lee L) q r)) rows).
Proof.
  intros Q F B. induction F as [| r rows R F IH]; intros found; cbn [map candidates filter].
  - now rewrite rev_append_rev, app_nil_r.
  - rewrite IH. clear IH. rewrite item_distance by auto. change (itsRow (itemOf r)) with r.
    cbn [fst snd].
    destruct (distance_bound r Q R) as [D0 D1]. pose proof (proj2 (proj2 R)).
    assert (E : Uint63.leb (Uint63.lsl (distance mask 0 (map Uint63.of_Z (code q)) (itsCode (itemOf r))) 16)
                (Uint63.add (Uint63.of_Z bound) (itsResidual (itemOf r)))
              = (2 ^ 16 * codeDistance (lee L) q r <=? bound + residual r)).
    { apply eq_true_iff_eq. rewrite Uint63.leb_spec, Z.leb_le, lsl_spec, add_spec, wB_value.
      change (itsResidual (itemOf r)) with (Uint63.of_Z (residual r)).
      rewrite item_distance by auto.
      rewrite 2 of_Z_value by lia. change (value 16) with 16.
      rewrite 2 Z.mod_small by lia. lia. }
    rewrite E. destruct (_ <=? _); cbn [rev]; [now rewrite <- app_assoc | reflexivity].
Qed.
End Candidates.
