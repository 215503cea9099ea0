// Above 300 lines: one file of another language, kept whole so that it can be read as it is compiled.
/** `Lakatos.v`: what exported proofs rest on, proved in Coq from its standard library. */
export const PRELUDE = String.raw`(* Sums and products over ranges of integers, and the laws that exported proofs use. Standard library only.
   Every function is total, as in the standard library: 1/0 = 0, sqrt and ln of negative numbers are 0. *)
From Coq Require Export ZArith Lia Reals Lra.
From Lakatos Require Identity.
Open Scope R_scope.

(* ------------------------------------------------------------------ sums and products over a..b, empty where b < a *)
Fixpoint count_sum (n : nat) (f : nat -> R) : R :=
  match n with O => 0 | S m => count_sum m f + f m end.
Fixpoint count_prod (n : nat) (f : nat -> R) : R :=
  match n with O => 1 | S m => count_prod m f * f m end.
Definition rsum (a b : Z) (f : Z -> R) : R :=
  count_sum (Z.to_nat (b - a + 1)) (fun i => f (a + Z.of_nat i)%Z).
Definition rprod (a b : Z) (f : Z -> R) : R :=
  count_prod (Z.to_nat (b - a + 1)) (fun i => f (a + Z.of_nat i)%Z).
Notation "'Sum' ( k 'in' a 'upto' b , e )" := (rsum a%Z b%Z (fun k => e%R))
  (at level 0, k name, a at level 99, b at level 99, e at level 200, format "'Sum' ( k  'in'  a  'upto'  b ,  e )").
Notation "'Prod' ( k 'in' a 'upto' b , e )" := (rprod a%Z b%Z (fun k => e%R))
  (at level 0, k name, a at level 99, b at level 99, e at level 200, format "'Prod' ( k  'in'  a  'upto'  b ,  e )").
(* the greatest and the least value over a..b; for b < a the value at a *)
Fixpoint count_fold (op : R -> R -> R) (n : nat) (f : nat -> R) : R :=
  match n with O => f O | S m => op (count_fold op m f) (f n) end.
Definition rmaximum (a b : Z) (f : Z -> R) : R :=
  count_fold Rmax (Z.to_nat (b - a)) (fun i => f (a + Z.of_nat i)%Z).
Definition rminimum (a b : Z) (f : Z -> R) : R :=
  count_fold Rmin (Z.to_nat (b - a)) (fun i => f (a + Z.of_nat i)%Z).
Notation "'Max' ( k 'in' a 'upto' b , e )" := (rmaximum a%Z b%Z (fun k => e%R))
  (at level 0, k name, a at level 99, b at level 99, e at level 200, format "'Max' ( k  'in'  a  'upto'  b ,  e )").
Notation "'Min' ( k 'in' a 'upto' b , e )" := (rminimum a%Z b%Z (fun k => e%R))
  (at level 0, k name, a at level 99, b at level 99, e at level 200, format "'Min' ( k  'in'  a  'upto'  b ,  e )").
(* Functions that go on from their own values, from a upwards or downwards. next u n is the value at n, where u has the values
   between a and n (without n), and is 0 elsewhere. Before a the function is 0. *)
Fixpoint values_up (next : (Z -> R) -> Z -> R) (a : Z) (count : nat) : Z -> R :=
  match count with
  | O => fun _ => 0
  | S m => fun k => if (k =? a + Z.of_nat m)%Z then next (values_up next a m) k else values_up next a m k
  end.
Definition recursion_up (next : (Z -> R) -> Z -> R) (a n : Z) : R := values_up next a (Z.to_nat (n - a + 1)) n.
Definition recursion_down (next : (Z -> R) -> Z -> R) (a n : Z) : R :=
  recursion_up (fun u k => next (fun j => u (- j)%Z) (- k)%Z) (- a) (- n).
(* x^n for an integer n; x^n = 1/x^(-n) for n < 0 *)
Definition zpow (x : R) (n : Z) : R := powerRZ x n.

Lemma range_ind (a : Z) (P : Z -> Prop) :
  (forall b, (b < a)%Z -> P b) ->
  (forall b, (a <= b)%Z -> P (b - 1)%Z -> P b) -> forall b, P b.
Proof.
  intros Hempty Hstep b. remember (Z.to_nat (b - a + 1)) as n eqn:E. revert b E.
  induction n as [|n IH]; intros b E; [apply Hempty; lia | apply Hstep; [lia | apply IH; lia]].
Qed.

Lemma sum_empty a b f : (b < a)%Z -> rsum a b f = 0.
Proof. intros H. unfold rsum. replace (Z.to_nat (b - a + 1)) with O by lia. reflexivity. Qed.
Lemma prod_empty a b f : (b < a)%Z -> rprod a b f = 1.
Proof. intros H. unfold rprod. replace (Z.to_nat (b - a + 1)) with O by lia. reflexivity. Qed.
Lemma sum_last a b f : (a <= b)%Z -> rsum a b f = rsum a (b - 1) f + f b.
Proof.
  intros H. unfold rsum. replace (Z.to_nat (b - a + 1)) with (S (Z.to_nat (b - 1 - a + 1))) by lia.
  cbn [count_sum]. f_equal. f_equal. lia.
Qed.
Lemma prod_last a b f : (a <= b)%Z -> rprod a b f = rprod a (b - 1) f * f b.
Proof.
  intros H. unfold rprod. replace (Z.to_nat (b - a + 1)) with (S (Z.to_nat (b - 1 - a + 1))) by lia.
  cbn [count_prod]. f_equal. f_equal. lia.
Qed.
Global Opaque rsum rprod.

Ltac on_range b a :=
  pattern b; apply (range_ind a); clear b; intros b;
  [ intros ?Hb; rewrite ?(sum_empty a b), ?(prod_empty a b) by lia
  | intros ?Hb ?IH; rewrite ?(sum_last a b), ?(prod_last a b) by lia ].

Lemma sum_congr a b c d f g : a = c -> b = d -> (forall k, f k = g k) -> rsum a b f = rsum c d g.
Proof. intros <- <- E. on_range b a; [reflexivity | now rewrite IH, E]. Qed.
Lemma prod_congr a b c d f g : a = c -> b = d -> (forall k, f k = g k) -> rprod a b f = rprod c d g.
Proof. intros <- <- E. on_range b a; [reflexivity | now rewrite IH, E]. Qed.
Lemma sum_ext a b f g : (forall k, (a <= k <= b)%Z -> f k = g k) -> rsum a b f = rsum a b g.
Proof.
  on_range b a; intros E; [reflexivity|]. rewrite IH, (E b) by (intros; try apply E; lia). reflexivity.
Qed.
Lemma sum_same a b f g : (forall k, f k = g k) -> rsum a b f = rsum a b g.
Proof. apply sum_congr; reflexivity. Qed.
Lemma prod_same a b f g : (forall k, f k = g k) -> rprod a b f = rprod a b g.
Proof. apply prod_congr; reflexivity. Qed.
Lemma sum_zero a b : rsum a b (fun _ => 0) = 0.
Proof. on_range b a; [reflexivity | rewrite IH; ring]. Qed.
Lemma sum_null a b f : (forall k, (a <= k <= b)%Z -> f k = 0) -> rsum a b f = 0.
Proof. intros H. rewrite (sum_ext a b f (fun _ => 0) H). apply sum_zero. Qed.
Lemma sum_plus a b f g : rsum a b (fun k => f k + g k) = rsum a b f + rsum a b g.
Proof. on_range b a; [ring | rewrite IH; ring]. Qed.
Lemma sum_scale c a b f : rsum a b (fun k => c * f k) = c * rsum a b f.
Proof. on_range b a; [ring | rewrite IH; ring]. Qed.
Lemma sum_nonneg a b f : (forall k, (a <= k <= b)%Z -> 0 <= f k) -> 0 <= rsum a b f.
Proof.
  on_range b a; intros H; [lra|]. apply Rplus_le_le_0_compat; [apply IH; intros; apply H; lia | apply H; lia].
Qed.
Lemma sum_pos a b f : (a <= b)%Z -> (forall k, (a <= k <= b)%Z -> 0 < f k) -> 0 < rsum a b f.
Proof.
  intros Hab H. rewrite sum_last by assumption. apply Rplus_le_lt_0_compat; [|apply H; lia].
  apply sum_nonneg. intros k Hk. apply Rlt_le, H. lia.
Qed.

Lemma sum_single a b f : a = b -> rsum a b f = f a.
Proof. intros <-. rewrite sum_last, sum_empty by lia. ring. Qed.
Lemma prod_single a b f : a = b -> rprod a b f = f a.
Proof. intros <-. rewrite prod_last, prod_empty by lia. ring. Qed.
(* c0 = c - 1, in the form in which it is wanted *)
Lemma sum_cut c0 c a b f : c0 = (c - 1)%Z -> (a <= c)%Z -> (c <= b + 1)%Z -> rsum a b f = rsum a c0 f + rsum c b f.
Proof.
  intros -> Ha. pattern b; apply (range_ind c); clear b; intros b Hb.
  - intros H. replace b with (c - 1)%Z by lia. rewrite (sum_empty c) by lia. ring.
  - intros IH _. rewrite (sum_last a b), (sum_last c b), IH by lia. ring.
Qed.
(* c0 = c - 1, in the form in which it is wanted *)
Lemma prod_cut c0 c a b f : c0 = (c - 1)%Z -> (a <= c)%Z -> (c <= b + 1)%Z -> rprod a b f = rprod a c0 f * rprod c b f.
Proof.
  intros -> Ha. pattern b; apply (range_ind c); clear b; intros b Hb.
  - intros H. replace b with (c - 1)%Z by lia. rewrite (prod_empty c) by lia. ring.
  - intros IH _. rewrite (prod_last a b), (prod_last c b), IH by lia. ring.
Qed.
Lemma sum_shift c a b f : rsum a b f = rsum (a + c) (b + c) (fun k => f (k - c)%Z).
Proof.
  on_range b a; [rewrite sum_empty by lia; reflexivity|].
  rewrite (sum_last _ (b + c)), IH by lia.
  replace (b + c - 1)%Z with (b - 1 + c)%Z by lia. do 2 f_equal. lia.
Qed.
Lemma sum_reverse c a b f : rsum a b f = rsum (c - b) (c - a) (fun k => f (c - k)%Z).
Proof.
  on_range b a; [rewrite sum_empty by lia; reflexivity|].
  rewrite (sum_cut (c - b) (c - b + 1) (c - b)), (sum_single (c - b)), IH by lia.
  replace (c - (b - 1))%Z with (c - b + 1)%Z by lia. replace (c - (c - b))%Z with b by lia. ring.
Qed.
Lemma sum_telescope a b F : (a <= b + 1)%Z -> rsum a b (fun v => F (v + 1)%Z - F v) = F (b + 1)%Z - F a.
Proof.
  on_range b a; intros H.
  - replace (b + 1)%Z with a by lia. ring.
  - rewrite IH by lia. replace (b - 1 + 1)%Z with b by lia. ring.
Qed.
Lemma cauchy_schwarz a b u w :
  0 <= rsum a b (fun k => u k * u k) * rsum a b (fun k => w k * w k)
       - rsum a b (fun k => u k * w k) * rsum a b (fun k => u k * w k).
Proof.
  assert (P : forall v b, 0 <= rsum a b (fun k => v k * v k)) by (intros; apply sum_nonneg; intros; nra).
  on_range b a; [lra|].
  pose proof (P u (b - 1)%Z) as HA. pose proof (P w (b - 1)%Z) as HC.
  set (A := rsum a (b - 1) (fun k => u k * u k)) in *.
  set (C := rsum a (b - 1) (fun k => w k * w k)) in *.
  set (B := rsum a (b - 1) (fun k => u k * w k)) in *.
  set (x := u b) in *. set (y := w b) in *. clearbody A B C x y.
  assert (K : 0 <= A * y ^ 2 + C * x ^ 2 - 2 * B * x * y).
  { destruct HC as [HC|HC].
    - apply Rmult_le_reg_l with C; [assumption|]. rewrite Rmult_0_r.
      replace (C * (A * y ^ 2 + C * x ^ 2 - 2 * B * x * y))
        with ((A * C - B * B) * y ^ 2 + (C * x - B * y) ^ 2) by ring.
      apply Rplus_le_le_0_compat; [apply Rmult_le_pos; [lra|]|]; apply pow2_ge_0.
    - subst C. assert (B = 0) by nra. subst B.
      replace (A * y ^ 2 + 0 * x ^ 2 - 2 * 0 * x * y) with (A * y ^ 2) by ring.
      apply Rmult_le_pos; [assumption | apply pow2_ge_0]. }
  lra || nra.
Qed.

Lemma sum_exchange_box a b c d f :
  rsum a b (fun k => rsum c d (fun t => f k t)) = rsum c d (fun t => rsum a b (fun k => f k t)).
Proof.
  on_range b a.
  - rewrite sum_null; [reflexivity|]. intros. apply sum_empty; lia.
  - rewrite IH, <- sum_plus. apply sum_ext. intros t _. rewrite (sum_last a b) by lia. reflexivity.
Qed.
Definition within (c d t : Z) (x : R) : R := if ((c <=? t) && (t <=? d))%Z%bool then x else 0.
Lemma within_in c d t x : (c <= t <= d)%Z -> within c d t x = x.
Proof. intros H. unfold within. replace ((c <=? t) && (t <=? d))%Z%bool with true by lia. reflexivity. Qed.
Lemma within_out c d t x : ~ (c <= t <= d)%Z -> within c d t x = 0.
Proof. intros H. unfold within. replace ((c <=? t) && (t <=? d))%Z%bool with false by lia. reflexivity. Qed.
Lemma sum_within C D c d f : (forall t, (c <= t <= d)%Z -> (C <= t <= D)%Z) ->
  rsum c d f = rsum C D (fun t => within c d t (f t)).
Proof.
  intros H. destruct (Z_lt_le_dec d c) as [L|L].
  - rewrite sum_empty, sum_null; [reflexivity| |assumption]. intros; apply within_out; lia.
  - pose proof (H c ltac:(lia)). pose proof (H d ltac:(lia)).
    rewrite (sum_cut (c - 1) c C D), (sum_cut d (d + 1) c D) by lia.
    rewrite (sum_null C), (sum_null (d + 1)); [|intros; apply within_out; lia..].
    rewrite (sum_ext c d (fun t => within c d t (f t)) f); [ring|]. intros; apply within_in; lia.
Qed.
(* Both descriptions have the same pairs. *)
Lemma sum_exchange C D e h a b c d f :
  (forall k t, ((a <= k <= b) /\ (c k <= t <= d k) <-> (C <= t <= D) /\ (e t <= k <= h t))%Z) ->
  rsum a b (fun k => rsum (c k) (d k) (fun t => f k t))
  = rsum C D (fun t => rsum (e t) (h t) (fun k => f k t)).
Proof.
  intros H.
  rewrite (sum_ext a b _ (fun k => rsum C D (fun t => within (c k) (d k) t (f k t)))).
  2:{ intros k Hk. apply sum_within. intros t Ht. specialize (H k t). tauto. }
  rewrite sum_exchange_box. apply sum_ext. intros t Ht.
  rewrite (sum_within a b (e t) (h t)). 2:{ intros k Hk. specialize (H k t). tauto. }
  apply sum_ext. intros k Hk. specialize (H k t). unfold within.
  destruct ((c k <=? t) && (t <=? d k))%Z%bool eqn:E1, ((e t <=? k) && (k <=? h t))%Z%bool eqn:E2;
    try reflexivity; exfalso; lia.
Qed.

(* ------------------------------------------------------------------ the greatest and the least value over a range *)
Lemma prod_ext a b f g : (forall k, (a <= k <= b)%Z -> f k = g k) -> rprod a b f = rprod a b g.
Proof.
  on_range b a; intros E; [reflexivity|]. rewrite IH, (E b) by (intros; try apply E; lia). reflexivity.
Qed.
Lemma count_ext op n f g : (forall i, (i <= n)%nat -> f i = g i) -> count_fold op n f = count_fold op n g.
Proof.
  induction n as [|n IH]; intros E; cbn [count_fold]; [apply E; lia|].
  rewrite IH, (E (S n)) by (intros; try apply E; lia). reflexivity.
Qed.
Lemma maximum_ext a b f g : (a <= b)%Z -> (forall k, (a <= k <= b)%Z -> f k = g k) -> rmaximum a b f = rmaximum a b g.
Proof. intros L E. apply count_ext. intros i Hi. apply E. lia. Qed.
Lemma minimum_ext a b f g : (a <= b)%Z -> (forall k, (a <= k <= b)%Z -> f k = g k) -> rminimum a b f = rminimum a b g.
Proof. intros L E. apply count_ext. intros i Hi. apply E. lia. Qed.
Lemma maximum_congr a b c d f g : a = c -> b = d -> (forall k, f k = g k) -> rmaximum a b f = rmaximum c d g.
Proof. intros <- <- E. apply count_ext. intros. apply E. Qed.
Lemma minimum_congr a b c d f g : a = c -> b = d -> (forall k, f k = g k) -> rminimum a b f = rminimum c d g.
Proof. intros <- <- E. apply count_ext. intros. apply E. Qed.
Lemma maximum_same a b f g : (forall k, f k = g k) -> rmaximum a b f = rmaximum a b g.
Proof. apply maximum_congr; reflexivity. Qed.
Lemma minimum_same a b f g : (forall k, f k = g k) -> rminimum a b f = rminimum a b g.
Proof. apply minimum_congr; reflexivity. Qed.
Lemma count_max_member n f i : (i <= n)%nat -> f i <= count_fold Rmax n f.
Proof.
  induction n as [|n IH]; intros H; cbn [count_fold]; [replace i with O by lia; lra|].
  destruct (Nat.eq_dec i (S n)) as [->|N]; [apply Rmax_r|].
  apply Rle_trans with (count_fold Rmax n f); [apply IH; lia | apply Rmax_l].
Qed.
Lemma count_min_member n f i : (i <= n)%nat -> count_fold Rmin n f <= f i.
Proof.
  induction n as [|n IH]; intros H; cbn [count_fold]; [replace i with O by lia; lra|].
  destruct (Nat.eq_dec i (S n)) as [->|N]; [apply Rmin_r|].
  apply Rle_trans with (count_fold Rmin n f); [apply Rmin_l | apply IH; lia].
Qed.
Lemma count_attained op n f : (forall x y, op x y = x \/ op x y = y) ->
  exists i, (i <= n)%nat /\ count_fold op n f = f i.
Proof.
  intros H. induction n as [|n [i [Hi E]]]; cbn [count_fold]; [exists O; split; [lia|reflexivity]|].
  destruct (H (count_fold op n f) (f (S n))) as [->| ->]; [exists i; split; [lia|exact E] | exists (S n); split; [lia|reflexivity]].
Qed.
Lemma max_is_one x y : Rmax x y = x \/ Rmax x y = y.
Proof. unfold Rmax. destruct (Rle_dec x y); auto. Qed.
Lemma min_is_one x y : Rmin x y = x \/ Rmin x y = y.
Proof. unfold Rmin. destruct (Rle_dec x y); auto. Qed.
Lemma maximum_member a b f k : (a <= k)%Z -> (k <= b)%Z -> 0 <= rmaximum a b f - f k.
Proof.
  intros Ha Hb. pose proof (count_max_member (Z.to_nat (b - a)) (fun i => f (a + Z.of_nat i)%Z) (Z.to_nat (k - a)) ltac:(lia)) as M.
  cbv beta in M. replace (a + Z.of_nat (Z.to_nat (k - a)))%Z with k in M by lia. unfold rmaximum. lra.
Qed.
Lemma minimum_member a b f k : (a <= k)%Z -> (k <= b)%Z -> 0 <= f k - rminimum a b f.
Proof.
  intros Ha Hb. pose proof (count_min_member (Z.to_nat (b - a)) (fun i => f (a + Z.of_nat i)%Z) (Z.to_nat (k - a)) ltac:(lia)) as M.
  cbv beta in M. replace (a + Z.of_nat (Z.to_nat (k - a)))%Z with k in M by lia. unfold rminimum. lra.
Qed.
(* what holds of every value holds of the greatest and of the least *)
Lemma maximum_is_value (P : R -> Prop) a b f : (a <= b)%Z -> (forall k, (a <= k)%Z -> (k <= b)%Z -> P (f k)) -> P (rmaximum a b f).
Proof.
  intros L H. destruct (count_attained Rmax (Z.to_nat (b - a)) (fun i => f (a + Z.of_nat i)%Z) max_is_one) as [i [Hi E]].
  unfold rmaximum. rewrite E. apply H; lia.
Qed.
Lemma minimum_is_value (P : R -> Prop) a b f : (a <= b)%Z -> (forall k, (a <= k)%Z -> (k <= b)%Z -> P (f k)) -> P (rminimum a b f).
Proof.
  intros L H. destruct (count_attained Rmin (Z.to_nat (b - a)) (fun i => f (a + Z.of_nat i)%Z) min_is_one) as [i [Hi E]].
  unfold rminimum. rewrite E. apply H; lia.
Qed.
Global Opaque rmaximum rminimum.

(* ------------------------------------------------------------------ recursions *)
Lemma values_up_at next a m k : (a <= k)%Z -> (k < a + Z.of_nat m)%Z -> values_up next a m k = recursion_up next a k.
Proof.
  intros Ha. induction m as [|m IH]; intros Hk; [lia|]. cbn [values_up].
  destruct (k =? a + Z.of_nat m)%Z eqn:E.
  - unfold recursion_up. replace (Z.to_nat (k - a + 1)) with (S m) by lia. cbn [values_up]. rewrite E. reflexivity.
  - apply IH. lia.
Qed.
(* the function satisfies its equation where that reads no values but those before *)
Lemma recursion_up_equation next a n : (a <= n)%Z ->
  (forall u w, (forall k, (a <= k < n)%Z -> u k = w k) -> next u n = next w n) ->
  recursion_up next a n = next (recursion_up next a) n.
Proof.
  intros Ha H. unfold recursion_up at 1. replace (Z.to_nat (n - a + 1)) with (S (Z.to_nat (n - a))) by lia.
  cbn [values_up]. rewrite (proj2 (Z.eqb_eq n (a + Z.of_nat (Z.to_nat (n - a))))) by lia.
  apply H. intros k Hk. apply values_up_at; lia.
Qed.
Lemma recursion_down_equation next a n : (n <= a)%Z ->
  (forall u w, (forall k, (n < k <= a)%Z -> u k = w k) -> next u n = next w n) ->
  recursion_down next a n = next (recursion_down next a) n.
Proof.
  intros Ha H. unfold recursion_down at 1. rewrite recursion_up_equation; [|lia|].
  - rewrite Z.opp_involutive. reflexivity.
  - intros u w E. rewrite Z.opp_involutive. apply H. intros k Hk. apply E. lia.
Qed.
Global Opaque recursion_up recursion_down.

(* ------------------------------------------------------------------ induction and shapes *)
Lemma up (P : Z -> Prop) a b : (a <= b)%Z -> P a ->
  (forall n, (a <= n)%Z -> (n <= b - 1)%Z -> P n -> P (n + 1)%Z) -> P b.
Proof.
  intros Hab H0 HS. assert (K : forall m, (m <= b)%Z -> (a <= m)%Z -> P m); [|apply K; lia].
  intros m. pattern m; apply (range_ind (a + 1)); clear m; intros m Hm.
  - intros _ Ha. replace m with a by lia. exact H0.
  - intros IH Hb _. replace m with (m - 1 + 1)%Z by lia. apply HS; [lia|lia|apply IH; lia].
Qed.
Lemma down (P : Z -> Prop) a b : (a <= b)%Z -> P b ->
  (forall n, (a <= n)%Z -> (n <= b - 1)%Z -> P (n + 1)%Z -> P n) -> P a.
Proof.
  intros Hab H0 HS.
  assert (K : P (a + b - b)%Z); [|replace a with (a + b - b)%Z by lia; exact K].
  apply (up (fun m => P (a + b - m)%Z) a b Hab).
  - replace (a + b - a)%Z with b by lia. exact H0.
  - intros n Hn Hn' HP. apply HS; [lia|lia|]. replace (a + b - (n + 1) + 1)%Z with (a + b - n)%Z by lia. exact HP.
Qed.
Lemma rising f a b : (forall t, (a <= t)%Z -> (t <= b - 1)%Z -> f t <= f (t + 1)%Z) ->
  forall s t, (a <= s)%Z -> (s <= t)%Z -> (t <= b)%Z -> f s <= f t.
Proof.
  intros H s t Hs Hst Ht. apply (up (fun m => f s <= f m) s t Hst); [lra|].
  intros n H1 H2 HP. apply Rle_trans with (f n); [exact HP | apply H; lia].
Qed.
Lemma falling f a b : (forall t, (a <= t)%Z -> (t <= b - 1)%Z -> f (t + 1)%Z <= f t) ->
  forall s t, (a <= s)%Z -> (s <= t)%Z -> (t <= b)%Z -> f t <= f s.
Proof.
  intros H s t Hs Hst Ht. apply (up (fun m => f m <= f s) s t Hst); [lra|].
  intros n H1 H2 HP. apply Rle_trans with (f n); [apply H; lia | exact HP].
Qed.

(* ------------------------------------------------------------------ from a statement to another form of it *)
Lemma ge_conv a b : 0 <= b -> a = b -> 0 <= a.  Proof. intros H ->. exact H. Qed.
Lemma gt_conv a b : 0 < b -> a = b -> 0 < a.  Proof. intros H ->. exact H. Qed.
Lemma eq_conv a b : b = 0 -> a = b -> a = 0.  Proof. intros H ->. exact H. Qed.
Lemma le_fact a b a' b' s : a <= b -> a = a' -> b = b' -> s = b' - a' -> 0 <= s.  Proof. intros; subst; lra. Qed.
Lemma lt_fact a b a' b' s : a < b -> a = a' -> b = b' -> s = b' - a' -> 0 < s.  Proof. intros; subst; lra. Qed.
Lemma eq_fact a b a' b' s : a = b -> a = a' -> b = b' -> s = a' - b' -> s = 0.
Proof. intros H Ha Hb ->. rewrite <- Ha, <- Hb. lra. Qed.
Lemma fact_le a b a' b' s : 0 <= s -> a = a' -> b = b' -> s = b' - a' -> a <= b.  Proof. intros; subst; lra. Qed.
Lemma fact_lt a b a' b' s : 0 < s -> a = a' -> b = b' -> s = b' - a' -> a < b.  Proof. intros; subst; lra. Qed.
Lemma fact_eq a b a' b' s : s = 0 -> a = a' -> b = b' -> s = a' - b' -> a = b.  Proof. intros; subst; lra. Qed.
Lemma fact_nonneg a a' : 0 <= a' -> a = a' -> 0 <= a.  Proof. intros; subst; lra. Qed.
Lemma fact_pos a a' : 0 < a' -> a = a' -> 0 < a.  Proof. intros; subst; lra. Qed.
Lemma fact_nonzero a a' : 0 < a' -> a = a' -> a <> 0.  Proof. intros; subst; lra. Qed.
Lemma nonzero_scaled c p q : 0 < p -> p = c * q -> q <> 0.  Proof. intros H -> ->. lra. Qed.
Lemma fact_negative a a' : 0 < a' -> a = - a' -> a <> 0.  Proof. intros; subst; lra. Qed.

(* a combination: what it says is a sum of products and a sum of multiples of equations *)
Lemma by_sum says e z : z = 0 -> 0 <= e -> says = e + z -> 0 <= says.  Proof. intros; subst; lra. Qed.
Lemma by_sum_pos says e z : z = 0 -> 0 < e -> says = e + z -> 0 < says.  Proof. intros; subst; lra. Qed.
Lemma by_zeros says z : z = 0 -> says = z -> says = 0.  Proof. intros; subst; lra. Qed.
Lemma zero_plus a b : a = 0 -> b = 0 -> a + b = 0.  Proof. lra. Qed.
Lemma zero_times c a : a = 0 -> c * a = 0.  Proof. intros ->. ring. Qed.
Lemma whole_positive p : 0 < IZR (Zpos p).  Proof. apply IZR_lt. reflexivity. Qed.
Lemma ratio_positive p q : 0 < IZR (Zpos p) / IZR (Zpos q).  Proof. apply Rdiv_lt_0_compat; apply whole_positive. Qed.
Lemma square_nonneg x : 0 <= x * x.  Proof. nra. Qed.

(* ------------------------------------------------------------------ laws of functions *)
Lemma inv_scaled c d p q : c * d = 1 -> p = c * q -> / p = d * / q.
Proof.
  intros H ->. rewrite Rinv_mult. f_equal. assert (N : c <> 0) by (intros ->; lra).
  apply Rmult_eq_reg_l with c; [rewrite Rinv_r; [lra|exact N] | exact N].
Qed.
Lemma div_as a b c : a * / b = c -> a / b = c.  Proof. intros H. exact H. Qed.
Lemma pow_inv_total x n : / (x ^ n) = (/ x) ^ n.
Proof. induction n as [|n IH]; simpl; [apply Rinv_1 | rewrite Rinv_mult, IH; reflexivity]. Qed.
Lemma root_square x : 0 <= x -> sqrt x * sqrt x - x = 0.  Proof. intros H. rewrite sqrt_sqrt by exact H. ring. Qed.
Lemma root_sign x : 0 <= sqrt x.  Proof. apply sqrt_pos. Qed.
Lemma root_positive x : 0 < x -> 0 < sqrt x.  Proof. apply sqrt_lt_R0. Qed.
Lemma root_monotone x y : 0 <= y - x -> 0 <= sqrt y - sqrt x.
Proof. intros H. assert (sqrt x <= sqrt y); [apply sqrt_le_1_alt|]; lra. Qed.
Lemma root_value x y : 0 <= y -> y * y - x = 0 -> sqrt x - y = 0.
Proof. intros H E. replace x with (y * y) by lra. rewrite sqrt_square by exact H. ring. Qed.
Lemma inverse_positive x : 0 < x -> 0 < / x.  Proof. apply Rinv_0_lt_compat. Qed.
Lemma ln_below x : 0 < x -> 0 <= x - 1 - ln x.
Proof. intros H. pose proof (exp_ineq1_le (ln x)) as E. rewrite exp_ln in E by exact H. lra. Qed.
Lemma ln_product x y : 0 < x -> 0 < y -> ln (x * y) - ln x - ln y = 0.
Proof. intros. rewrite ln_mult by assumption. ring. Qed.
Lemma ln_inverse x : 0 < x -> ln (/ x) + ln x = 0.  Proof. intros. rewrite ln_Rinv by assumption. ring. Qed.
Lemma ln_root x : 0 < x -> 2 * ln (sqrt x) - ln x = 0.
Proof.
  intros H. rewrite <- (sqrt_sqrt x) at 2 by lra. rewrite ln_mult by (apply sqrt_lt_R0; exact H). ring.
Qed.
Lemma ln_strict x y : 0 < x -> 0 < y - x -> 0 < ln y - ln x.
Proof. intros H1 H2. assert (ln x < ln y); [apply ln_increasing|]; lra. Qed.
Lemma ln_monotone x y : 0 < x -> 0 <= y - x -> 0 <= ln y - ln x.
Proof.
  intros H1 H2. destruct (Req_dec x y) as [->|N]; [lra|]. pose proof (ln_strict x y H1 ltac:(lra)). lra.
Qed.
Lemma ln_exp' x : ln (exp x) - x = 0.  Proof. rewrite ln_exp. ring. Qed.
Lemma exp_ln' x : 0 < x -> exp (ln x) - x = 0.  Proof. intros. rewrite exp_ln by assumption. ring. Qed.
Lemma exp_positive x : 0 < exp x.  Proof. apply exp_pos. Qed.
Lemma exp_above x : 0 <= exp x - 1 - x.  Proof. pose proof (exp_ineq1_le x). lra. Qed.
Lemma exp_sum x y : exp (x + y) - exp x * exp y = 0.  Proof. rewrite exp_plus. ring. Qed.
Lemma exp_monotone x y : 0 <= y - x -> 0 <= exp y - exp x.
Proof.
  intros H. destruct (Req_dec x y) as [->|N]; [lra|]. pose proof (exp_increasing x y ltac:(lra)). lra.
Qed.
Lemma max_value x y : 0 <= x - y -> Rmax x y - x = 0.  Proof. intros. rewrite Rmax_left by lra. ring. Qed.
Lemma min_value x y : 0 <= y - x -> Rmin x y - x = 0.  Proof. intros. rewrite Rmin_left by lra. ring. Qed.
Lemma max_above x y : 0 <= Rmax x y - x.  Proof. pose proof (Rmax_l x y). lra. Qed.
Lemma min_below x y : 0 <= x - Rmin x y.  Proof. pose proof (Rmin_l x y). lra. Qed.
Lemma abs_value x : 0 <= x -> Rabs x - x = 0.  Proof. intros. rewrite Rabs_pos_eq by assumption. ring. Qed.
Lemma abs_even x : Rabs x - Rabs (- x) = 0.  Proof. rewrite Rabs_Ropp. ring. Qed.
Lemma same (f : R -> R) x y : x - y = 0 -> f x - f y = 0.  Proof. intros. replace x with y by lra. ring. Qed.
Lemma power_step x n : (0 <= n)%Z -> zpow x (n + 1) - zpow x n * x = 0.
Proof.
  intros H. unfold zpow. rewrite <- (Z2Nat.id n) by exact H.
  replace (Z.of_nat (Z.to_nat n) + 1)%Z with (Z.of_nat (S (Z.to_nat n))) by lia.
  rewrite <- !pow_powerRZ. simpl. ring.
Qed.
Lemma zpow_as_power x n z y : z = Z.of_nat n -> x ^ n = y -> zpow x z = y.
Proof. intros -> <-. unfold zpow. symmetry. apply pow_powerRZ. Qed.
Lemma inverse_of_power x n y : (/ x) ^ n = y -> / (x ^ n) = y.
Proof. intros <-. apply pow_inv_total. Qed.
Lemma zpow_as_inverse x n z y : z = (- Z.of_nat n)%Z -> (/ x) ^ n = y -> zpow x z = y.
Proof.
  intros -> <-. rewrite <- pow_inv_total. unfold zpow.
  destruct n as [|n]; [simpl; symmetry; apply Rinv_1 | rewrite pow_powerRZ, <- powerRZ_neg'; reflexivity].
Qed.
Lemma power_zero x n : n = 0%Z -> zpow x n - 1 = 0.  Proof. intros ->. unfold zpow. simpl. ring. Qed.

(* ------------------------------------------------------------------ tactics: no search but in linear integer arithmetic *)
(* what follows from equations and inequalities of integers. They mostly stand there in no other form: then lia need not look for
   numbers of other types *)
Ltac index_close := first [xlia zchecker | lia].
(* IZR of a sum of indices as a sum *)
Ltac izr := rewrite ?plus_IZR, ?minus_IZR, ?mult_IZR, ?opp_IZR.
(* a product of inverses for the inverse of a product *)
Ltac inverses := unfold Rdiv; repeat rewrite ?Rinv_mult, ?Rinv_inv, ?pow_inv_total, ?Rinv_1, ?Rinv_0.
(* an identity of rings over the rationals: everything else is a variable of it. Where q <> 0 -> ... stands before the identity, the
   inverse of q is cleared; of such q, one that has the inverse of another comes first *)
Ltac ring_close := ltac2:(Ltac2.Control.enter Identity.close).
(* an integer as a real number, in whatever form it stands; i is its normal form *)
Ltac real_index i :=
  first [reflexivity | lazymatch goal with |- IZR ?x = _ => replace x with i by index_close; izr; ring_close end].
(* which case of a recursion an index is in *)
Ltac settle :=
  repeat match goal with
  |- context [if (?x =? ?y)%Z then _ else _] =>
    first [replace (x =? y)%Z with true by lia | replace (x =? y)%Z with false by lia]; cbv iota
  end.
Ltac settle_in H :=
  repeat match type of H with
  context [if (?x =? ?y)%Z then _ else _] =>
    first [replace (x =? y)%Z with true in H by lia | replace (x =? y)%Z with false in H by lia]; cbv iota in H
  end.
(* two functions with the same values before an index (H) have the same next value *)
Ltac same_values H :=
  lazymatch goal with
  | |- ?x = ?x => reflexivity
  | |- rsum _ _ _ = rsum _ _ _ => apply sum_ext; intros ? ?; cbv beta; same_values H
  | |- rprod _ _ _ = rprod _ _ _ => apply prod_ext; intros ? ?; cbv beta; same_values H
  | |- rmaximum _ _ _ = rmaximum _ _ _ => apply maximum_ext; [lia | intros ? ?; cbv beta; same_values H]
  | |- rminimum _ _ _ = rminimum _ _ _ => apply minimum_ext; [lia | intros ? ?; cbv beta; same_values H]
  | |- _ => first [apply H; lia | progress f_equal; same_values H]
  end.
(* what a law needs, from a fact: that itself, or one that an identity makes of it *)
Ltac by_fact h :=
  first
    [ exact h
    | refine (gt_conv _ _ h _); ring_close
    | refine (ge_conv _ _ h _); ring_close
    | refine (eq_conv _ _ h _); ring_close
    | refine (ge_conv _ _ (Rlt_le _ _ h) _); ring_close ].
(* x is no 0, as it is a factor of a number > 0 *)
Ltac factor_of h := let E := fresh "E" in intro E; revert h; rewrite E, ?Rinv_0; apply Rle_not_lt, Req_le; ring.
(* both cases of a sign *)
Lemma sign_cases x (P : Prop) : (0 <= x -> P) -> (0 <= -1 * x -> P) -> P.
Proof. intros A B. destruct (Rle_dec 0 x) as [H|H]; [exact (A H) | apply B; lra]. Qed.
`;
