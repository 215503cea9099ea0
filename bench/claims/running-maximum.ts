import { Decimal } from 'decimal.js';
import { type BenchClaim, down, up } from '../bench-claim.js';

const TEXT = `\`\`\`claim running_maximum
given v[t] > 0
let M[t] = max(k in 1..t, v[k])
show sum(t in 1..T, v[t] / M[t]) <= 2 * T
\`\`\`
`;

/** A maximum over all indices so far, as in AMSGrad. */
export const runningMaximum: BenchClaim = {
  name: 'running_maximum',
  document: { text: TEXT },
  checks: 'the inequality',
  numbers: (horizon) => horizon,
  interval: (horizon, v) => {
    let [most, sum] = [0, 0];
    for (let t = 0; t < horizon; t += 1) {
      most = Math.max(most, v[t]!);
      sum = up(sum + up(v[t]! / most));
    }
    return sum <= down(2 * horizon);
  },
  float: (horizon, v) => {
    let [most, sum] = [0, 0];
    for (let t = 0; t < horizon; t += 1) {
      most = Math.max(most, v[t]!);
      sum += v[t]! / most;
    }
    return sum <= 2 * horizon;
  },
  decimal: (horizon, values) => {
    let most = new Decimal(0);
    let sum = new Decimal(0);
    for (const value of values) {
      most = Decimal.max(most, value);
      sum = sum.add(new Decimal(value).div(most));
    }
    return sum.lte(2 * horizon);
  },
};
