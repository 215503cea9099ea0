import { Decimal } from 'decimal.js';
import { type BenchClaim, down, near, nearly, up } from '../bench-claim.js';

/** Sums: four links and the conclusion. */
export const adagradTelescope: BenchClaim = {
  name: 'adagrad_telescope',
  document: { path: 'proofs/part-5-gradient-schedules.md' },
  checks: 'every link and the conclusion',
  numbers: (horizon) => horizon + 1,
  interval: (horizon, v) => {
    const r = v[0]!;
    let [vl, vh, rl, rh] = [0, 0, 0, 0];
    let [al, ah, bl, bh, cl, ch, dl, dh] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let t = 1; t <= horizon; t += 1) {
      const q = v[t]! * v[t]!;
      const ql = down(q);
      const qh = up(q);
      const nl = down(vl + ql);
      const nh = up(vh + qh);
      const ml = down(Math.sqrt(nl));
      const mh = up(Math.sqrt(nh));
      al = down(al + down(down(r / mh) * ql));
      ah = up(ah + up(up(r / ml) * qh));
      const el = down(nl - vh);
      const eh = up(nh - vl);
      bl = down(bl + down(el / (el < 0 ? ml : mh)));
      bh = up(bh + up(eh / (eh < 0 ? mh : ml)));
      const fl = down(ml + rl);
      const fh = up(mh + rh);
      cl = down(cl + down(el / (el < 0 ? fl : fh)));
      ch = up(ch + up(eh / (eh < 0 ? fh : fl)));
      dl = down(dl + down(ml - rh));
      dh = up(dh + up(mh - rl));
      vl = nl;
      vh = nh;
      rl = ml;
      rh = mh;
    }
    const xl = down(r * bl);
    const xh = up(r * bh);
    const yl = down(2 * r * cl);
    const yh = up(2 * r * ch);
    const zl = down(2 * r * dl);
    const zh = up(2 * r * dh);
    const wl = down(2 * r * rl);
    const wh = up(2 * r * rh);
    return al <= xh && xl <= ah && xh <= yl && yl <= zh && zl <= yh && zl <= wh && wl <= zh && ah <= wl;
  },
  float: (horizon, v) => {
    const r = v[0]!;
    let [total, root, a, b, c, d] = [0, 0, 0, 0, 0, 0];
    for (let t = 1; t <= horizon; t += 1) {
      const q = v[t]! * v[t]!;
      const next = total + q;
      const nextRoot = Math.sqrt(next);
      a += (r / nextRoot) * q;
      b += (next - total) / nextRoot;
      c += (next - total) / (nextRoot + root);
      d += nextRoot - root;
      total = next;
      root = nextRoot;
    }
    return nearly(a, r * b) && r * b <= 2 * r * c && nearly(c, d) && nearly(d, root) && a <= 2 * r * root;
  },
  decimal: (_, [rate, ...gradients]) => {
    const r = new Decimal(rate!);
    let total = new Decimal(0);
    let root = total;
    let [a, b, c, d] = [total, total, total, total];
    for (const value of gradients) {
      const q = new Decimal(value).pow(2);
      const next = total.add(q);
      const nextRoot = next.sqrt();
      const step = next.sub(total);
      a = a.add(r.div(nextRoot).mul(q));
      b = b.add(step.div(nextRoot));
      c = c.add(step.div(nextRoot.add(root)));
      d = d.add(nextRoot.sub(root));
      total = next;
      root = nextRoot;
    }
    const twice = r.mul(2);
    return (
      near(a, r.mul(b)) &&
      r.mul(b).lte(twice.mul(c)) &&
      near(twice.mul(c), twice.mul(d)) &&
      near(twice.mul(d), twice.mul(root)) &&
      a.lte(twice.mul(root))
    );
  },
};
