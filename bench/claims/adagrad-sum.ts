import { Decimal } from 'decimal.js';
import { type BenchClaim, down, up } from '../bench-claim.js';

const TEXT = `\`\`\`claim adagrad_sum
given G[t] > 0
let V[t] = sum(k in 1..t, G[k]^2)
show sum(t in 1..T, G[t]^2 / sqrt(V[t])) <= 2 * sqrt(V[T])
\`\`\`
`;

/** The inequality at the heart of AdaGrad's rate, alone. */
export const adagradSum: BenchClaim = {
  name: 'adagrad_sum',
  document: { text: TEXT },
  checks: 'the inequality',
  numbers: (horizon) => horizon,
  interval: (horizon, v) => {
    let vl = 0;
    let vh = 0;
    let sl = 0;
    let sh = 0;
    for (let t = 0; t < horizon; t += 1) {
      const q = v[t]! * v[t]!;
      const ql = down(q);
      const qh = up(q);
      vl = down(vl + ql);
      vh = up(vh + qh);
      sl = down(sl + down(ql / up(Math.sqrt(vh))));
      sh = up(sh + up(qh / down(Math.sqrt(vl))));
    }
    return sh <= 2 * down(Math.sqrt(vl));
  },
  float: (horizon, v) => {
    let total = 0;
    let sum = 0;
    for (let t = 0; t < horizon; t += 1) {
      const q = v[t]! * v[t]!;
      total += q;
      sum += q / Math.sqrt(total);
    }
    return sum <= 2 * Math.sqrt(total);
  },
  decimal: (_, values) => {
    let total = new Decimal(0);
    let sum = new Decimal(0);
    for (const value of values) {
      const q = new Decimal(value).pow(2);
      total = total.add(q);
      sum = sum.add(q.div(total.sqrt()));
    }
    return sum.lte(total.sqrt().mul(2));
  },
};
