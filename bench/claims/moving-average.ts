import { Decimal } from 'decimal.js';
import { type BenchClaim, down, up } from '../bench-claim.js';

const TEXT = `\`\`\`claim moving_average
given g[t] > 0
let v[1] = g[1]^2
let v[n+1] = v[n]/2 + g[n+1]^2/2
show v[T] <= 2 * sum(t in 1..T, g[t]^2)
\`\`\`
`;

/** A recursion: Adam's second moment, which goes on from its last value. */
export const movingAverage: BenchClaim = {
  name: 'moving_average',
  document: { text: TEXT },
  checks: 'the inequality',
  numbers: (horizon) => horizon,
  interval: (horizon, v) => {
    let [mh, sl] = [0, 0];
    for (let t = 0; t < horizon; t += 1) {
      const q = v[t]! * v[t]!;
      mh = t === 0 ? up(q) : up(mh / 2 + up(q) / 2);
      sl = down(sl + down(q));
    }
    return mh <= down(2 * sl);
  },
  float: (horizon, v) => {
    let [average, sum] = [0, 0];
    for (let t = 0; t < horizon; t += 1) {
      const q = v[t]! * v[t]!;
      average = t === 0 ? q : average / 2 + q / 2;
      sum += q;
    }
    return average <= 2 * sum;
  },
  decimal: (_, values) => {
    let average = new Decimal(0);
    let sum = new Decimal(0);
    values.forEach((value, i) => {
      const q = new Decimal(value).pow(2);
      average = i === 0 ? q : average.div(2).add(q.div(2));
      sum = sum.add(q);
    });
    return average.lte(sum.mul(2));
  },
};
