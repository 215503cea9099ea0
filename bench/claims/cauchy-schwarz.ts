import { Decimal } from 'decimal.js';
import { type BenchClaim, down, near, nearly, up } from '../bench-claim.js';

/** Two sequences, totals only. */
export const cauchySchwarz: BenchClaim = {
  name: 'cauchy_schwarz',
  document: { path: 'proofs/part-5-gradient-schedules.md' },
  checks: 'every link and the conclusion',
  numbers: (horizon) => 2 * horizon,
  offsets: (horizon) => Int32Array.of(0, horizon),
  interval: (horizon, v) => {
    let [al, ah, bl, bh, cl, ch, dl, dh, el, eh] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let t = 0; t < horizon; t += 1) {
      const g = v[t]!;
      const eta = v[horizon + t]!;
      const gg = g * g;
      const ee = eta * eta;
      al = down(al + down(down(ee) * down(gg)));
      ah = up(ah + up(up(ee) * up(gg)));
      const p = eta * g;
      const pl = down(p);
      const ph = up(p);
      bl = down(bl + down(pl * pl));
      bh = up(bh + up(ph * ph));
      cl = down(cl + down(1 / up(gg)));
      ch = up(ch + up(1 / down(gg)));
      dl = down(dl + down(pl * down(1 / g)));
      dh = up(dh + up(ph * up(1 / g)));
      el = down(el + eta);
      eh = up(eh + eta);
    }
    const xl = down(down(bl * cl) / ch);
    const xh = up(up(bh * ch) / cl);
    const yl = down(down(dl * dl) / ch);
    const yh = up(up(dh * dh) / cl);
    const zl = down(down(el * el) / ch);
    const zh = up(up(eh * eh) / cl);
    return al <= xh && xl <= ah && xl >= yh && yl <= zh && zl <= yh && al >= zh;
  },
  float: (horizon, v) => {
    let [a, b, c, d, e] = [0, 0, 0, 0, 0];
    for (let t = 0; t < horizon; t += 1) {
      const g = v[t]!;
      const eta = v[horizon + t]!;
      a += eta * eta * (g * g);
      b += eta * g * (eta * g);
      c += 1 / (g * g);
      d += eta * g * (1 / g);
      e += eta;
    }
    return nearly(a, (b * c) / c) && (b * c) / c >= (d * d) / c && nearly(d, e) && a >= (e * e) / c;
  },
  decimal: (horizon, values) => {
    const zero = new Decimal(0);
    let [a, b, c, d, e] = [zero, zero, zero, zero, zero];
    for (let t = 0; t < horizon; t += 1) {
      const g = new Decimal(values[t]!);
      const eta = new Decimal(values[horizon + t]!);
      const square = g.pow(2);
      const step = eta.mul(g);
      a = a.add(eta.pow(2).mul(square));
      b = b.add(step.pow(2));
      c = c.add(new Decimal(1).div(square));
      d = d.add(step.div(g));
      e = e.add(eta);
    }
    const second = b.mul(c).div(c);
    const third = d.pow(2).div(c);
    const last = e.pow(2).div(c);
    return near(a, second) && second.gte(third) && near(third, last) && a.gte(last);
  },
};
