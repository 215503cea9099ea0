import { shapeHints } from '../../src/adversary/index.js';
import { Landscape } from '../../src/adversary/landscape/landscape.js';
import { frameOf, type Position } from '../../src/adversary/landscape/position.js';
import { choicesOf } from '../../src/adversary/random.js';
import type { Claim } from '../../src/language/index.js';
import { describeBothMeans } from './by-both-means.js';

const HORIZONS = [1, 2, 3, 7, 20];
const LOOKS = 4;

/** Positions with zeros, tiny and huge numbers, and all kinds of signs. */
function position(claim: Claim, horizon: number, look: number): Position {
  const choices = choicesOf(1, claim.name, horizon, look);
  const integers = new Map(
    claim.givens.flatMap(({ domain, ranges }, i) =>
      domain.kind === 'integers' && ranges.length === 0 ? [[i, choices.integer(1, 4)] as const] : [],
    ),
  );
  const frame = frameOf(claim, horizon, integers);
  const logarithm = () => (choices.integer(0, 9) === 0 ? -Infinity : choices.integer(-900, 900) / 100);
  return {
    frame,
    logarithms: Float64Array.from({ length: frame.size }, logarithm),
    signs: Int8Array.from({ length: frame.size }, () => (choices.integer(0, 1) === 0 ? -1 : 1)),
  };
}

/** Heights of every statement at the positions, and the work that was counted for each. */
function heights(claim: Claim, means: 'code' | 'closures'): number[] {
  const landscape = new Landscape(claim, shapeHints(claim), means);
  return HORIZONS.flatMap((horizon) =>
    Array.from({ length: LOOKS }, (_, look) => position(claim, horizon, look)).flatMap((at) =>
      claim.statements.flatMap((_, statement) => [landscape.height(at, statement), landscape.work]),
    ),
  );
}

describeBothMeans(
  'heights from generated code are those of the closures, to the last bit, and cost the same',
  heights,
  [
    'given x[t] >= 0 for t in 1..T\nlet a[1] = x[1]\nlet a[t+1] = a[t]/2 + x[t+1]\nshow a[T] <= sum(t in 1..T, x[t]*a[t])',
    'given x[t,i] for t in 1..T, i in 1..t\nshow sum(t in 1..T, sum(i in 1..t, x[t,i]^2)) >= max(t in 1..T, x[t,1])',
    'given x\nshow if x < 1 then if x = 0 then 2 else 1/x else mod(x, 3)^-3 >= floor(x)^(-T) - log2(x)',
    'given x[t] for t in 1..T\nlet W[s,t] = x[s] - abs(x[t])\nshow sum(s in 1..T, max(t in s..T, W[s,t])) >= prod(t in 1..T, x[T+1-t])',
    'given x[t] for t in 1..T\nlet S[t] = sum(k in t..T, x[k])\nshow sum(t in 1..T, S[t] * max(k in 1..t, x[k])) >= min(x[1], S[1], -2)',
  ],
);
