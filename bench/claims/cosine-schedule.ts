import { Decimal } from 'decimal.js';
import { type BenchClaim, down, up } from '../bench-claim.js';

const TEXT = `\`\`\`claim cosine_schedule
given g[t] > 0
let eta[t] = (1 + cos(pi * (t - 1) / T)) / 2
show sum(t in 1..T, eta[t] * g[t]) <= 2 * sum(t in 1..T, g[t])
\`\`\`
`;

/** How far Math.cos may lie from the cosine here: its error, and that of an argument up to pi. */
const COSINE_ERROR = 2 ** -49;

/** A cosine schedule: a function of the index and of the horizon. */
export const cosineSchedule: BenchClaim = {
  name: 'cosine_schedule',
  document: { text: TEXT },
  checks: 'the inequality',
  numbers: (horizon) => horizon,
  interval: (horizon, v) => {
    let [left, right] = [0, 0];
    for (let t = 0; t < horizon; t += 1) {
      const cosine = up(Math.cos((Math.PI * t) / horizon) + COSINE_ERROR);
      left = up(left + up(up(up(1 + cosine) / 2) * v[t]!));
      right = down(right + v[t]!);
    }
    return left <= down(2 * right);
  },
  float: (horizon, v) => {
    let [left, right] = [0, 0];
    for (let t = 0; t < horizon; t += 1) {
      left += ((1 + Math.cos((Math.PI * t) / horizon)) / 2) * v[t]!;
      right += v[t]!;
    }
    return left <= 2 * right;
  },
  decimal: (horizon, values) => {
    const pi = Decimal.acos(-1);
    let left = new Decimal(0);
    let right = new Decimal(0);
    values.forEach((value, t) => {
      left = left.add(pi.mul(t).div(horizon).cos().add(1).div(2).mul(value));
      right = right.add(value);
    });
    return left.lte(right.mul(2));
  },
};
