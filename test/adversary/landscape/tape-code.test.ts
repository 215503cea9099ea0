import { generatePoint } from '../../../src/adversary/generate.js';
import { shapeHints } from '../../../src/adversary/hints.js';
import { positionOf } from '../../../src/adversary/landscape/exact-point.js';
import { Landscape } from '../../../src/adversary/landscape/landscape.js';
import { Coordinates, everyNumber } from '../../../src/adversary/landscape/smooth-charts.js';
import { TapedLandscape } from '../../../src/adversary/landscape/taped-landscape.js';
import { choicesOf } from '../../../src/adversary/random.js';
import type { Claim } from '../../../src/language/index.js';
import { describeBothMeans } from '../by-both-means.js';

const HORIZONS = [1, 2, 3, 7, 12];

/** Heights, derivatives, kinks and counted work of every statement at random points. */
function looks(claim: Claim, means: 'code' | 'closures'): unknown[] {
  const hints = shapeHints(claim);
  const landscape = new Landscape(claim, hints);
  const taped = new TapedLandscape(landscape, means);
  return HORIZONS.flatMap((horizon) => {
    const point = generatePoint(claim, hints, horizon, choicesOf(5, claim.name, horizon));
    if (!point) return [];
    const { frame } = positionOf(claim, point);
    const coordinates = new Coordinates(claim, frame, 'approached');
    const chart = everyNumber(coordinates);
    const at = coordinates.coordinatesOf(positionOf(claim, point));
    const numbers = new Float64Array(at.length);
    chart.numbers(at, numbers);
    return claim.statements.flatMap(({ relation }, s) => {
      if (relation === '=') return [];
      const gradient = new Float64Array(at.length);
      const height = taped.look(frame, numbers, s, gradient);
      const kinks = Array.from({ length: taped.kinkCount }, (_, k) => {
        const by = new Float64Array(at.length);
        return [taped.isAbsolute(k), taped.kink(k, by), [...by]];
      });
      return [[height, [...gradient], kinks, landscape.work]];
    });
  });
}

describeBothMeans(
  'a tape that generated code writes is that of the closures, to the last bit, and costs the same',
  looks,
  [
    'given x[t] >= 0 for t in 1..T\nlet a[1] = x[1]\nlet a[t+1] = a[t]/2 + x[t+1]\nshow a[T] <= sum(t in 1..T, x[t]*a[t])',
    'given x[t,i] for t in 1..T, i in 1..t\nshow sum(t in 1..T, sum(i in 1..t, x[t,i]^2)) >= max(t in 1..T, x[t,1])',
    'given x\nshow if x < 1 then if x = 0 then 2 else 1/x else mod(x, 3)^-3 >= floor(x)^(-T) - log2(abs(x))',
    'given x[t] for t in 1..T\nlet W[s,t] = x[s] - abs(x[t])\nshow sum(s in 1..T, max(t in s..T, W[s,t] + W[t,s])) >= prod(t in 1..T, x[T+1-t])',
    'given x[t] for t in 1..T\nlet S[t] = sum(k in t..T, x[k])\nshow sum(t in 1..T, S[t] * max(k in 1..t, x[k])) >= min(x[1], S[1], -2)',
    'given d in 1..2\ngiven x[t, i] > 0 for i in 1..d\nlet y[1, i] = 1\nlet y[t+1, i] = y[t, i] + x[t, i]^2\nshow sum(i in 1..d, y[T+1, i]) <= 3',
    'given x, y > 0\nshow x^y + exp(-x) * sin(y) + ceil(x) - cos(pi*x) <= sqrt(x*y) + ln(y) + min(x, y, 1)',
    'given n in 1..3\ngiven k[t] in 0..n for t in 1..T\ngiven x[t] > 0\nshow sum(t in 1..T, k[t] * x[t]) <= n * x[1]',
  ],
);
