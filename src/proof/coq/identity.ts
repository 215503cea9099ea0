// Above 300 lines: one file of another language, kept whole so that it can be read as it is compiled.
/** `Identity.v`: how exported proofs decide identities of rings, proved in Coq from its standard library. */
export const IDENTITY = String.raw`(* Identities of rings over the rationals, decided by computation: both sides become polynomials with rational coefficients, and Coq
   computes that these are equal. The inverse of q, where q <> 0 is known, is a variable that is cleared at the end.
   Standard library only. *)
From Coq Require Import ZArith Lia Reals Lra List.
From Coq Require Import QArith Qreals Ring_theory EnvRing Env.
From Ltac2 Require Import Ltac2 Constr.
Set Default Proof Mode "Classic".
Open Scope R_scope.

(* ------------------------------------------------------------------ expressions, and what they stand for *)
(* values of variables; the digits of a variable lead to its place *)
Inductive tree := Leaf | Node (before : tree) (value : R) (after : tree).
Fixpoint find (t : tree) (p : positive) {struct p} : R :=
  match t with
  | Leaf => 0
  | Node l x r => match p with xH => x | xO q => find l q | xI q => find r q end
  end.
(* Part z is 1/z; 1/0 = 0 *)
Inductive expression :=
| Whole (z : Z) | Part (z : Z) | Name (p : positive)
| Sum (a b : expression) | Difference (a b : expression) | Product (a b : expression) | Opposite (a : expression)
| Power (a : expression) (n : nat).
Fixpoint value (t : tree) (e : expression) : R :=
  match e with
  | Whole z => IZR z
  | Part z => / IZR z
  | Name p => find t p
  | Sum a b => value t a + value t b
  | Difference a b => value t a - value t b
  | Product a b => value t a * value t b
  | Opposite a => - value t a
  | Power a n => value t a ^ n
  end.

(* ------------------------------------------------------------------ polynomials with rational coefficients in lowest terms *)
Definition plus (x y : Q) : Q :=
  match x, y with
  | Qmake a xH, Qmake b xH => Qmake (a + b) 1
  | _, _ => Qred (Qplus x y)
  end.
Definition times (x y : Q) : Q :=
  match x, y with
  | Qmake a xH, Qmake b xH => Qmake (a * b) 1
  | _, _ => Qred (Qmult x y)
  end.
Definition minus (x y : Q) : Q := plus x (Qopp y).
Lemma plus_ok x y : Q2R (plus x y) = Q2R x + Q2R y.
Proof.
  rewrite <- Q2R_plus. apply Qeq_eqR. destruct x as [a [p|p|]], y as [b [q|q|]]; cbn [plus]; try apply Qred_correct.
  unfold Qeq. simpl. ring.
Qed.
Lemma times_ok x y : Q2R (times x y) = Q2R x * Q2R y.
Proof.
  rewrite <- Q2R_mult. apply Qeq_eqR. destruct x as [a [p|p|]], y as [b [q|q|]]; cbn [times]; try apply Qred_correct.
  reflexivity.
Qed.
Lemma minus_ok x y : Q2R (minus x y) = Q2R x - Q2R y.
Proof. unfold minus. rewrite plus_ok, Q2R_opp. reflexivity. Qed.
Lemma zero_ok : Q2R 0 = 0.  Proof. unfold Q2R. simpl. ring. Qed.
Lemma one_ok : Q2R 1 = 1.  Proof. unfold Q2R. simpl. field. Qed.
Lemma coefficients : ring_morph 0 1 Rplus Rmult Rminus Ropp eq 0%Q 1%Q plus times minus Qopp Qeq_bool Q2R.
Proof.
  constructor.
  - apply zero_ok.
  - apply one_ok.
  - apply plus_ok.
  - apply minus_ok.
  - apply times_ok.
  - intros x. apply Q2R_opp.
  - intros x y H. apply Qeq_eqR, Qeq_bool_eq, H.
Qed.
Lemma reals : almost_ring_theory 0 1 Rplus Rmult Rminus Ropp eq.
Proof. apply (Rth_ARth (Eqsth R) (Eq_ext Rplus Rmult Ropp)). exact RTheory. Qed.

Notation polynomial := (Pol Q).
Definition constant (q : Q) : polynomial := Pc q.
Definition add : polynomial -> polynomial -> polynomial := Padd 0%Q plus Qeq_bool.
Definition subtract : polynomial -> polynomial -> polynomial := Psub 0%Q plus minus Qopp Qeq_bool.
Definition multiply : polynomial -> polynomial -> polynomial := Pmul 0%Q 1%Q plus times Qeq_bool.
Definition negate : polynomial -> polynomial := Popp Qopp.
Definition at_ : Env R -> polynomial -> R := Pphi Rplus Rmult Q2R.
Lemma add_ok l p q : at_ l (add p q) = at_ l p + at_ l q.
Proof. apply (Padd_ok (Eqsth R) (Eq_ext Rplus Rmult Ropp) reals coefficients). Qed.
Lemma subtract_ok l p q : at_ l (subtract p q) = at_ l p - at_ l q.
Proof. apply (Psub_ok (Eqsth R) (Eq_ext Rplus Rmult Ropp) reals coefficients). Qed.
Lemma multiply_ok l p q : at_ l (multiply p q) = at_ l p * at_ l q.
Proof. apply (Pmul_ok (Eqsth R) (Eq_ext Rplus Rmult Ropp) reals coefficients). Qed.
Lemma negate_ok l p : at_ l (negate p) = - at_ l p.
Proof. apply (Popp_ok (Eqsth R) (Eq_ext Rplus Rmult Ropp) reals coefficients). Qed.
Fixpoint power (p : polynomial) (n : nat) : polynomial :=
  match n with O => constant 1 | S m => multiply p (power p m) end.
Lemma power_ok l p n : at_ l (power p n) = at_ l p ^ n.
Proof.
  induction n as [|n IH]; cbn [power pow]; [apply one_ok|]. rewrite multiply_ok, IH. reflexivity.
Qed.

Fixpoint normal (e : expression) : polynomial :=
  match e with
  | Whole z => constant (inject_Z z)
  | Part z => constant (Qinv (inject_Z z))
  | Name p => mk_X 0%Q 1%Q p
  | Sum a b => add (normal a) (normal b)
  | Difference a b => subtract (normal a) (normal b)
  | Product a b => multiply (normal a) (normal b)
  | Opposite a => negate (normal a)
  | Power a n => power (normal a) n
  end.
Lemma whole_ok z : Q2R (inject_Z z) = IZR z.
Proof. unfold Q2R, inject_Z. simpl. field. Qed.
Lemma part_ok z : Q2R (Qinv (inject_Z z)) = / IZR z.
Proof.
  destruct (Z.eq_dec z 0) as [->|N].
  - rewrite Rinv_0. apply zero_ok.
  - rewrite Q2R_inv, whole_ok; [reflexivity|]. intros E. apply N. unfold Qeq in E. simpl in E. rewrite Z.mul_1_r in E. exact E.
Qed.
Lemma normal_ok t e : at_ (find t) (normal e) = value t e.
Proof.
  induction e; cbn [normal value];
    rewrite ?add_ok, ?subtract_ok, ?multiply_ok, ?negate_ok, ?power_ok;
    try congruence.
  - apply whole_ok.
  - apply part_ok.
  - symmetry. apply (mkX_ok (Eqsth R) (Eq_ext Rplus Rmult Ropp) reals coefficients).
Qed.

(* ------------------------------------------------------------------ inverses *)
(* the first variable is 1/q, and q has the others only: the polynomial times the power of q that it takes, and that power *)
Fixpoint cleared (q p : polynomial) : polynomial * nat :=
  match p with
  | Pc c => (Pc c, O)
  | Pinj j r => (mkPinj_pred j r, O)
  | PX r i s =>
    let (n, d) := cleared q r in
    let e := (d + Pos.to_nat i)%nat in
    (add n (multiply s (power q e)), e)
  end.
Lemma pow_pos_ok x i : pow_pos Rmult x i = x ^ Pos.to_nat i.
Proof.
  induction i as [i IH|i IH|]; cbn [pow_pos].
  - rewrite IH, Pos2Nat.inj_xI. cbn [pow]. rewrite <- pow_add. do 2 f_equal. lia.
  - rewrite IH, Pos2Nat.inj_xO, <- pow_add. f_equal. lia.
  - rewrite Pos2Nat.inj_1. simpl. ring.
Qed.
Lemma without_first j r l : at_ (tail l) (mkPinj_pred j r) = at_ (jump j l) r.
Proof.
  destruct j as [j|j|]; cbn [mkPinj_pred at_ Pphi]; [| |reflexivity]; apply env_morph; intros x;
    unfold tail, jump; f_equal; lia.
Qed.
Lemma cleared_ok l q p : at_ (tail l) q <> 0 -> hd l = / at_ (tail l) q ->
  at_ (tail l) (fst (cleared q p)) = at_ l p * at_ (tail l) q ^ snd (cleared q p).
Proof.
  intros N E. induction p as [c|j r _|r IH i s _]; cbn [cleared fst snd].
  - cbn. ring.
  - rewrite without_first. cbn [at_ Pphi pow]. ring.
  - destruct (cleared q r) as [n d]. cbn [fst snd] in IH |- *. rewrite add_ok, multiply_ok, power_ok, IH, pow_add.
    change (at_ l (PX r i s)) with (at_ l r * pow_pos Rmult (hd l) i + at_ (tail l) s).
    rewrite pow_pos_ok, E.
    replace ((at_ l r * (/ at_ (tail l) q) ^ Pos.to_nat i + at_ (tail l) s) * (at_ (tail l) q ^ d * at_ (tail l) q ^ Pos.to_nat i))
      with (at_ l r * at_ (tail l) q ^ d * ((/ at_ (tail l) q) ^ Pos.to_nat i * at_ (tail l) q ^ Pos.to_nat i)
        + at_ (tail l) s * (at_ (tail l) q ^ d * at_ (tail l) q ^ Pos.to_nat i)) by ring.
    rewrite <- Rpow_mult_distr, Rinv_l, pow1 by exact N. ring.
Qed.
(* a polynomial in the variables from the second on *)
Definition shifted (p : polynomial) : option polynomial :=
  match p with Pc c => Some (Pc c) | Pinj j r => Some (mkPinj_pred j r) | PX _ _ _ => None end.
Lemma shifted_ok l p q : shifted p = Some q -> at_ l p = at_ (tail l) q.
Proof.
  destruct p as [c|j r|]; cbn [shifted]; intros E; [| |discriminate]; injection E as <-; [reflexivity|].
  symmetry. apply without_first.
Qed.
Fixpoint all_shifted (ps : list polynomial) : option (list polynomial) :=
  match ps with
  | nil => Some nil
  | cons p rest =>
    match shifted p, all_shifted rest with Some q, Some qs => Some (cons q qs) | _, _ => None end
  end.
Lemma all_shifted_ok l ps qs : all_shifted ps = Some qs -> map (at_ l) ps = map (at_ (tail l)) qs.
Proof.
  revert qs. induction ps as [|p ps IH]; cbn [all_shifted]; intros qs H.
  - injection H as <-. reflexivity.
  - destruct (shifted p) as [q|] eqn:E; [|discriminate]. destruct (all_shifted ps) as [rest|]; [|discriminate].
    injection H as <-. cbn [map]. rewrite (shifted_ok l p q E), (IH rest eq_refl). reflexivity.
Qed.
(* the first variables are 1/q for q in qs; each q has only those behind its own *)
Fixpoint vanishes (count : nat) (qs : list polynomial) (p : polynomial) : bool :=
  match count with
  | O => Peq Qeq_bool p (Pc 0%Q)
  | S n =>
    match all_shifted qs with
    | Some (cons q rest) => vanishes n rest (fst (cleared q p))
    | _ => false
    end
  end.
Fixpoint stand (l : Env R) (values : list R) : Prop :=
  match values with nil => True | cons v rest => v <> 0 /\ hd l = / v /\ stand (tail l) rest end.
Lemma vanishes_ok count l qs p : stand l (map (at_ l) qs) -> vanishes count qs p = true -> at_ l p = 0.
Proof.
  revert l qs p. induction count as [|n IH]; cbn [vanishes]; intros l qs p H V.
  - transitivity (at_ l (Pc 0%Q)); [|apply zero_ok]. unfold at_.
    apply (Peq_ok (Eqsth R) (Eq_ext Rplus Rmult Ropp) coefficients), V.
  - destruct (all_shifted qs) as [[|q rest]|] eqn:E; try discriminate.
    rewrite (all_shifted_ok l qs _ E) in H. cbn [map stand] in H. destruct H as (N & I & H).
    specialize (IH _ _ _ H V). rewrite (cleared_ok l q p N I) in IH.
    destruct (Rmult_integral _ _ IH) as [Z|Z]; [exact Z|]. exfalso. revert Z. apply pow_nonzero, N.
Qed.

(* ------------------------------------------------------------------ the theorem *)
Fixpoint named (l : Env R) (t : tree) (es : list expression) : Prop :=
  match es with nil => True | cons e rest => hd l = / value t e /\ named (tail l) t rest end.
Fixpoint assuming (t : tree) (es : list expression) (P : Prop) : Prop :=
  match es with nil => P | cons e rest => value t e <> 0 -> assuming t rest P end.
Lemma assuming_stand l t es (P : Prop) : named l t es -> (stand l (map (value t) es) -> P) -> assuming t es P.
Proof.
  revert l P. induction es as [|e es IH]; cbn [named assuming map stand]; intros l P; [auto|].
  intros [I H] HP N. apply (IH (tail l) P H). auto.
Qed.
Definition decided (es : list expression) (a b : expression) : bool :=
  vanishes (length es) (map normal es) (subtract (normal a) (normal b)).
Theorem identity t es a b : named (find t) t es -> decided es a b = true -> assuming t es (value t a = value t b).
Proof.
  intros H V. apply (assuming_stand (find t)); [exact H|]. intros S. apply Rminus_diag_uniq.
  rewrite <- !normal_ok, <- subtract_ok. apply (vanishes_ok (length es) _ (map normal es)); [|exact V].
  rewrite map_map, (map_ext _ _ (normal_ok t)). exact S.
Qed.

(* ------------------------------------------------------------------ from a goal to its expressions
   What is written here is not trusted: the kernel of Coq compares the values of the expressions with the goal. *)
Ltac2 Type words := {
  plus_ : constr; minus_ : constr; mult_ : constr; opp_ : constr; div_ : constr; inv_ : constr; pow_ : constr; izr_ : constr;
  pos_ : constr; neg_ : constr; zero_ : constr; succ_ : constr; o_ : constr;
  whole_ : constr; part_ : constr; name_ : constr; sum_ : constr; difference_ : constr; product_ : constr; opposite_ : constr;
  power_ : constr; xo_ : constr; xi_ : constr; xh_ : constr
}.
(* Coq has looked it up when this file is compiled: an identity does not look up all of them again *)
Ltac2 word r := Ltac2.Env.instantiate r.
Ltac2 words () := {
  plus_ := word reference:(Rplus); minus_ := word reference:(Rminus); mult_ := word reference:(Rmult);
  opp_ := word reference:(Ropp); div_ := word reference:(Rdiv); inv_ := constr:(Rinv); pow_ := word reference:(pow);
  izr_ := word reference:(IZR); pos_ := word reference:(Zpos); neg_ := word reference:(Zneg); zero_ := word reference:(Z0);
  succ_ := word reference:(S); o_ := word reference:(O); whole_ := word reference:(Whole); part_ := word reference:(Part);
  name_ := word reference:(Name); sum_ := word reference:(Sum); difference_ := word reference:(Difference);
  product_ := word reference:(Product); opposite_ := word reference:(Opposite); power_ := word reference:(Power);
  xo_ := word reference:(xO); xi_ := word reference:(xI); xh_ := word reference:(xH)
}.
Ltac2 Type names := { w : words; mutable known : (constr * constr) list; mutable count : int }.
Ltac2 app1 f x := Unsafe.make (Unsafe.App f (Array.make 1 x)).
Ltac2 app2 f x y := let a := Array.make 2 x in Array.set a 1 y; Unsafe.make (Unsafe.App f a).
Ltac2 rec positive (w : words) (n : int) :=
  match Int.equal n 1 with
  | true => w.(xh_)
  | false =>
    let half := Int.div n 2 in
    match Int.equal (Int.mul half 2) n with
    | true => app1 (w.(xo_)) (positive w half)
    | false => app1 (w.(xi_)) (positive w half)
    end
  end.
Ltac2 new_name (s : names) (t : constr) :=
  let n := Int.add (s.(count)) 1 in
  let e := app1 (s.(w).(name_)) (positive (s.(w)) n) in
  s.(count) := n;
  s.(known) := (t, e) :: s.(known);
  e.
Ltac2 rec found (t : constr) known :=
  match known with
  | [] => None
  | pair :: rest => let (u, e) := pair in if Constr.equal t u then Some e else found t rest
  end.
Ltac2 name (s : names) (t : constr) :=
  match found t (s.(known)) with Some e => e | None => new_name s t end.
(* z is a numeral *)
Ltac2 numeral (w : words) (z : constr) :=
  match Unsafe.kind z with
  | Unsafe.App f _ => if Constr.equal f (w.(pos_)) then true else Constr.equal f (w.(neg_))
  | Unsafe.Constructor _ _ => Constr.equal z (w.(zero_))
  | _ => false
  end.
Ltac2 number (w : words) (t : constr) :=
  match Unsafe.kind t with
  | Unsafe.App f args =>
    if Constr.equal f (w.(izr_)) then let z := Array.get args 0 in if numeral w z then Some z else None else None
  | _ => None
  end.
Ltac2 exponent (w : words) (n : constr) :=
  match Unsafe.kind n with
  | Unsafe.App f _ => Constr.equal f (w.(succ_))
  | Unsafe.Constructor _ _ => Constr.equal n (w.(o_))
  | _ => false
  end.
Ltac2 rec expression (s : names) (t : constr) :=
  let w := s.(w) in
  match Unsafe.kind t with
  | Unsafe.App f args =>
    let one () := expression s (Array.get args 0) in
    let two g := let a := expression s (Array.get args 0) in app2 g a (expression s (Array.get args 1)) in
    if Constr.equal f (w.(plus_)) then two (w.(sum_))
    else if Constr.equal f (w.(mult_)) then two (w.(product_))
    else if Constr.equal f (w.(pow_)) then
      if exponent w (Array.get args 1) then app2 (w.(power_)) (one ()) (Array.get args 1) else name s t
    else if Constr.equal f (w.(izr_)) then
      match numeral w (Array.get args 0) with true => app1 (w.(whole_)) (Array.get args 0) | false => name s t end
    else if Constr.equal f (w.(inv_)) then inverse s t (Array.get args 0)
    else if Constr.equal f (w.(minus_)) then two (w.(difference_))
    else if Constr.equal f (w.(opp_)) then app1 (w.(opposite_)) (one ())
    else if Constr.equal f (w.(div_)) then
      let a := one () in
      let q := Array.get args 1 in
      app2 (w.(product_)) a (inverse s (app1 (w.(inv_)) q) q)
    else name s t
  | _ => name s t
  end
with inverse (s : names) (t : constr) (q : constr) :=
  match number (s.(w)) q with
  | Some z => app1 (s.(w).(part_)) z
  | None => name s t
  end.
Ltac2 rec tree (values : constr array) (leaf : constr) (node : constr) (root : int) (step : int) :=
  if Int.gt root (Array.length values) then leaf else
  let twice := Int.add step step in
  let a := Array.make 3 (tree values leaf node (Int.add root step) twice) in
  Array.set a 1 (Array.get values (Int.sub root 1));
  Array.set a 2 (tree values leaf node (Int.add root twice) twice);
  Unsafe.make (Unsafe.App node a).
(* t is q <> 0 *)
Ltac2 nonzero (t : constr) :=
  match Unsafe.kind t with
  | Unsafe.App _ args =>
    match Unsafe.kind (Array.get args 0) with Unsafe.App _ parts => Array.get parts 1 | _ => Control.throw Match_failure end
  | _ => Control.throw Match_failure
  end.
Ltac2 rec premises (t : constr) :=
  match Unsafe.kind t with
  | Unsafe.Prod b c => let (qs, last) := premises c in (nonzero (Binder.type b) :: qs, last)
  | _ => ([], t)
  end.
(* the goal is an identity, or q <> 0 -> ... -> an identity *)
Ltac2 close () :=
  let (qs, last) := premises (Control.goal ()) in
  match Unsafe.kind last with
  | Unsafe.App _ args =>
    let (l, r) := (Array.get args 1, Array.get args 2) in
    let w := words () in
    let s := { w := w; known := []; count := 0 } in
    List.iter (fun q => let _ := new_name s (app1 (w.(inv_)) q) in ()) qs;
    let es := List.fold_right (fun q rest => let e := expression s q in constr:(@cons expression $e $rest)) constr:(@nil expression) qs in
    let a := expression s l in
    let b := expression s r in
    let values := Array.of_list (List.rev (List.map (fun p => let (t, _) := p in t) (s.(known)))) in
    let t := tree values constr:(Leaf) constr:(Node) 1 1 in
    let named_ := List.fold_right (fun q rest => let i := app1 (w.(inv_)) q in constr:(conj (@eq_refl R $i) $rest)) constr:(I) qs in
    let check := constr:(@eq_refl bool true <: @eq bool (decided $es $a $b) true) in
    Std.exact_no_check (app2 (app2 (app2 (word reference:(identity)) t es) a b) named_ check)
  | _ => Control.throw Match_failure
  end.
`;
