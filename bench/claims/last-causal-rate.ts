import { Decimal } from 'decimal.js';
import { type BenchClaim, down, near, nearly, up } from '../bench-claim.js';

const logUp = (x: number): number => up(up(up(up(Math.log(x)))));
const logDown = (x: number): number => down(down(down(down(Math.log(x)))));

/** A double sum that is no scan: the weight of a term depends on both indices. */
export const lastCausalRate: BenchClaim = {
  name: 'last_causal_rate_algebra',
  document: { path: 'proofs/part-5-gradient-schedules.md' },
  checks: 'every link and the conclusion',
  numbers: (horizon) => horizon + 1,
  interval: (horizon, v) => {
    const r = v[0]!;
    const T = horizon;
    let [sl, sh, fl, fh, hl, hh, vl, vh, el, eh] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let t = 1; t <= T; t += 1) {
      vl = 0;
      vh = 0;
      for (let k = 1; k <= t; k += 1) {
        const q = v[k]! * v[k]!;
        const n = Math.max(1, t - k);
        vl = down(vl + down(down(q) / n));
        vh = up(vh + up(up(q) / n));
      }
      const q = v[t]! * v[t]!;
      const ql = down(q);
      const qh = up(q);
      const m = Math.max(1, T - t);
      el = down(r / up(Math.sqrt(up(T * vh))));
      eh = up(r / down(Math.sqrt(down(T * vl))));
      sl = down(sl + down(down(down(el * el) * ql) / m));
      sh = up(sh + up(up(up(eh * eh) * qh) / m));
      fl = down(fl + down(down(ql / vh) / m));
      fh = up(fh + up(up(qh / vl) / m));
      hl = down(hl + down(1 / m));
      hh = up(hh + up(1 / m));
    }
    const al = down(down(down(r * r) / up(2 * T * eh)) + down(sl / (2 * eh)));
    const ah = up(up(up(r * r) / down(2 * T * el)) + up(sh / (2 * el)));
    const rootL = down((r / 2) * down(Math.sqrt(down(vl / T))));
    const rootH = up((r / 2) * up(Math.sqrt(up(vh / T))));
    const bl = down(rootL * down(1 + fl));
    const bh = up(rootH * up(1 + fh));
    const cl = down(rootL * down(1 + hl));
    const ch = up(rootH * up(1 + hh));
    const dl = down(rootL * down(3 + logDown(T)));
    return al <= bh && bl <= ah && bh <= cl && ch <= dl && ah <= dl && logUp(T) >= 0;
  },
  float: (horizon, v) => {
    const r = v[0]!;
    const T = horizon;
    let [s, f, h, total, eta] = [0, 0, 0, 0, 0];
    for (let t = 1; t <= T; t += 1) {
      total = 0;
      for (let k = 1; k <= t; k += 1) total += (v[k]! * v[k]!) / Math.max(1, t - k);
      const q = v[t]! * v[t]!;
      const m = Math.max(1, T - t);
      eta = r / Math.sqrt(T * total);
      s += (eta * eta * q) / m;
      f += q / total / m;
      h += 1 / m;
    }
    const root = (r / 2) * Math.sqrt(total / T);
    const a = (r * r) / (2 * T * eta) + s / (2 * eta);
    const b = root * (1 + f);
    const d = root * (3 + Math.log(T));
    return nearly(a, b) && b <= root * (1 + h) && root * (1 + h) <= d && a <= d;
  },
  decimal: (horizon, values) => {
    const r = new Decimal(values[0]!);
    const zero = new Decimal(0);
    let [total, sum, fractions, harmonic, eta] = [zero, zero, zero, zero, r];
    const squares = values.map((value) => new Decimal(value).pow(2));
    for (let t = 1; t <= horizon; t += 1) {
      total = zero;
      for (let k = 1; k <= t; k += 1) total = total.add(squares[k]!.div(Math.max(1, t - k)));
      const m = Math.max(1, horizon - t);
      eta = r.div(total.mul(horizon).sqrt());
      sum = sum.add(eta.pow(2).mul(squares[t]!).div(m));
      fractions = fractions.add(squares[t]!.div(total).div(m));
      harmonic = harmonic.add(new Decimal(1).div(m));
    }
    const first = r
      .pow(2)
      .div(eta.mul(2 * horizon))
      .add(sum.div(eta.mul(2)));
    const root = r.div(2).mul(total.div(horizon).sqrt());
    const second = root.mul(fractions.add(1));
    const third = root.mul(harmonic.add(1));
    const last = root.mul(new Decimal(horizon).ln().add(3));
    return near(first, second) && second.lte(third) && third.lte(last) && first.lte(last);
  },
};
