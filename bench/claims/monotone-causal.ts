import { Decimal } from 'decimal.js';
import { atMost, type BenchClaim, down, near, nearly, up } from '../bench-claim.js';

// Math.log errs by less than a unit in the last place in every engine we know; the loop takes four.
const logDown = (x: number): number => down(down(down(down(Math.log(x)))));
const logUp = (x: number): number => up(up(up(up(Math.log(x)))));

/** Logarithms: a bound, two links, the conclusion and the obligation that the rate does not increase. */
export const monotoneCausal: BenchClaim = {
  name: 'monotone_causal',
  document: { path: 'proofs/part-5-gradient-schedules.md' },
  checks: 'every link, the conclusion and that the rate does not increase',
  numbers: (horizon) => horizon + 1,
  interval: (horizon, v) => {
    const r = v[0]!;
    const T = horizon;
    let [vl, vh, sl, sh, fl, fh, firstL, firstH, etaL, etaH] = [0, 0, 0, 0, 0, 0, 0, 0, Infinity, Infinity];
    let monotone = true;
    for (let t = 1; t <= T; t += 1) {
      const q = v[t]! * v[t]!;
      const ql = down(q);
      const qh = up(q);
      const nl = down(vl + ql);
      const nh = up(vh + qh);
      const nextL = down(r / up(Math.sqrt(nh)));
      const nextH = up(r / down(Math.sqrt(nl)));
      monotone &&= nextH <= etaL || t === 1;
      etaL = nextL;
      etaH = nextH;
      sl = down(sl + down(down(etaL * etaL) * ql));
      sh = up(sh + up(up(etaH * etaH) * qh));
      const dl = down(nl - vh);
      const dh = up(nh - vl);
      fl = down(fl + down(dl / (dl < 0 ? nl : nh)));
      fh = up(fh + up(dh / (dh < 0 ? nh : nl)));
      vl = nl;
      vh = nh;
      if (t === 1) {
        firstL = nl;
        firstH = nh;
      }
    }
    const rr = r * r;
    const boundL = down(down(down(rr) / up(2 * T * etaH)) + down(sl / up(2 * T * etaH)));
    const boundH = up(up(up(rr) / down(2 * T * etaL)) + up(sh / down(2 * T * etaL)));
    const rootL = down(Math.sqrt(vl));
    const rootH = up(Math.sqrt(vh));
    const middleL = down(down(down(r / (2 * T)) * rootL) * down(1 + fl));
    const middleH = up(up(up(r / (2 * T)) * rootH) * up(1 + fh));
    const logL = logDown(down(vl / firstH));
    const logH = logUp(up(vh / firstL));
    const lastL = down(down(down(r / T) * rootL) * down(1 + logL / 2));
    return (
      monotone &&
      boundL <= middleH &&
      middleL <= boundH &&
      middleH <= lastL &&
      boundH <= lastL &&
      logL <= logH
    );
  },
  float: (horizon, v) => {
    const r = v[0]!;
    let [total, sum, fractions, first, eta] = [0, 0, 0, 0, Infinity];
    let monotone = true;
    for (let t = 1; t <= horizon; t += 1) {
      const q = v[t]! * v[t]!;
      const next = total + q;
      const rate = r / Math.sqrt(next);
      monotone &&= rate <= eta;
      eta = rate;
      sum += rate * rate * q;
      fractions += (next - total) / next;
      total = next;
      if (t === 1) first = next;
    }
    const bound = (r * r) / (2 * horizon * eta) + sum / (2 * horizon * eta);
    const middle = (r / (2 * horizon)) * Math.sqrt(total) * (1 + fractions);
    const last = (r / horizon) * Math.sqrt(total) * (1 + Math.log(total / first) / 2);
    return monotone && nearly(bound, middle) && middle <= last && bound <= last;
  },
  decimal: (horizon, [rate, ...gradients]) => {
    const r = new Decimal(rate!);
    let total = new Decimal(0);
    let [sum, fractions, first, eta] = [total, total, total, r];
    let monotone = true;
    for (const [t, value] of gradients.entries()) {
      const q = new Decimal(value).pow(2);
      const next = total.add(q);
      const nextRate = r.div(next.sqrt());
      if (t === 0) first = next;
      else monotone &&= nextRate.lte(eta);
      eta = nextRate;
      sum = sum.add(eta.pow(2).mul(q));
      fractions = fractions.add(next.sub(total).div(next));
      total = next;
    }
    const scale = eta.mul(2 * horizon);
    const root = total.sqrt();
    const bound = r.pow(2).div(scale).add(sum.div(scale));
    const middle = r
      .div(2 * horizon)
      .mul(root)
      .mul(fractions.add(1));
    const last = r.div(horizon).mul(root).mul(total.div(first).ln().div(2).add(1));
    return monotone && near(bound, middle) && atMost(middle, last) && atMost(bound, last);
  },
};
