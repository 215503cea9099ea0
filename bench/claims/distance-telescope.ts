import { Decimal } from 'decimal.js';
import { type BenchClaim, down, up } from '../bench-claim.js';

/** Coordinates of the vectors in a case. */
const DIMENSION = 3;

/** Where the values of a case stand: d, theta1, phi, g row by row, eta. */
const THETA = 1;
const PHI = THETA + DIMENSION;
const G = PHI + DIMENSION;

const mulDown = (al: number, ah: number, bl: number, bh: number): number =>
  down(Math.min(al * bl, al * bh, ah * bl, ah * bh));
const mulUp = (al: number, ah: number, bl: number, bh: number): number =>
  up(Math.max(al * bl, al * bh, ah * bl, ah * bh));
const squareDown = (l: number, h: number): number => (l > 0 ? down(l * l) : h < 0 ? down(h * h) : 0);
const squareUp = (l: number, h: number): number => up(Math.max(l * l, h * h));

/** Vectors, and a sequence defined by a sum for each coordinate. */
export const distanceTelescope: BenchClaim = {
  name: 'distance_telescope',
  document: { path: 'proofs/part-2-unbounded-domain.md' },
  checks: 'every link and the conclusion',
  numbers: (horizon) => G + horizon * (DIMENSION + 1),
  offsets: (horizon) => Int32Array.of(0, THETA, PHI, G, G + horizon * DIMENSION),
  fix: (values) => {
    values[0] = DIMENSION;
  },
  interval: (horizon, v) => {
    const rates = G + horizon * DIMENSION;
    let [al, ah, bl, bh, cl, ch, dl, dh] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < DIMENSION; i += 1) {
      let [sl, sh] = [0, 0];
      const start = v[THETA + i]!;
      const phi = v[PHI + i]!;
      for (let t = 0; t < horizon; t += 1) {
        const eta = v[rates + t]!;
        const g = v[G + t * DIMENSION + i]!;
        const fl = down(down(start - sh) - phi);
        const fh = up(up(start - sl) - phi);
        const step = eta * g;
        al = down(al + 2 * mulDown(fl, fh, down(step), up(step)));
        ah = up(ah + 2 * mulUp(fl, fh, down(step), up(step)));
        sl = down(sl + down(step));
        sh = up(sh + up(step));
        dl = down(dl + down(down(eta * eta) * down(g * g)));
        dh = up(dh + up(up(eta * eta) * up(g * g)));
      }
      bl = down(bl + squareDown(down(start - phi), up(start - phi)));
      bh = up(bh + squareUp(down(start - phi), up(start - phi)));
      cl = down(cl + squareDown(down(down(start - sh) - phi), up(up(start - sl) - phi)));
      ch = up(ch + squareUp(down(down(start - sh) - phi), up(up(start - sl) - phi)));
    }
    const ml = down(down(bl - ch) + dl);
    const mh = up(up(bh - cl) + dh);
    const rl = down(bl + dl);
    return al <= mh && ml <= ah && mh <= rl && ah <= rl;
  },
  float: (horizon, v) => {
    const rates = G + horizon * DIMENSION;
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let i = 0; i < DIMENSION; i += 1) {
      let sum = 0;
      const phi = v[PHI + i]!;
      for (let t = 0; t < horizon; t += 1) {
        const eta = v[rates + t]!;
        const g = v[G + t * DIMENSION + i]!;
        a += 2 * eta * (v[THETA + i]! - sum - phi) * g;
        sum += eta * g;
        d += eta * eta * g * g;
      }
      b += (v[THETA + i]! - phi) ** 2;
      c += (v[THETA + i]! - sum - phi) ** 2;
    }
    return Math.abs(a - (b - c + d)) <= 1e-6 * (b + c + d) && a <= b + d;
  },
  decimal: (horizon, values) => {
    const x = values.map((value) => new Decimal(value));
    const rates = G + horizon * DIMENSION;
    const zero = new Decimal(0);
    let [a, b, c, d] = [zero, zero, zero, zero];
    for (let i = 0; i < DIMENSION; i += 1) {
      let offset = x[THETA + i]!.sub(x[PHI + i]!);
      b = b.add(offset.pow(2));
      for (let t = 0; t < horizon; t += 1) {
        const step = x[rates + t]!.mul(x[G + t * DIMENSION + i]!);
        a = a.add(offset.mul(step).mul(2));
        offset = offset.sub(step);
        d = d.add(step.pow(2));
      }
      c = c.add(offset.pow(2));
    }
    const right = b.add(d);
    const middle = right.sub(c);
    return a.sub(middle).abs().lte(right.mul('1e-30')) && middle.lte(right) && a.lte(right);
  },
};
