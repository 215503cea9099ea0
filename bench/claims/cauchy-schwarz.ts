import { Decimal } from 'decimal.js';
import { type BenchClaim, down, up } from '../bench-claim.js';

/** Two sequences, totals only. */
export const cauchySchwarz: BenchClaim = {
  name: 'cauchy_schwarz',
  document: { path: 'proofs/part-5-gradient-schedules.md' },
  checks: 'every link and the conclusion',
  numbers: (horizon) => 2 * horizon,
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
    const near = (x: number, y: number): boolean => Math.abs(x - y) <= 1e-9 * Math.abs(y);
    return near(a, (b * c) / c) && (b * c) / c >= (d * d) / c && near(d, e) && a >= (e * e) / c;
  },
  decimal: (horizon, values) => {
    let a = new Decimal(0);
    let c = new Decimal(0);
    let e = new Decimal(0);
    for (let t = 0; t < horizon; t += 1) {
      const g = new Decimal(values[t]!);
      const eta = new Decimal(values[horizon + t]!);
      a = a.add(eta.pow(2).mul(g.pow(2)));
      c = c.add(g.pow(-2));
      e = e.add(eta);
    }
    return a.gte(e.pow(2).div(c));
  },
};
