import { describe, expect, it } from 'vitest';
import { generatePoint } from '../../../src/adversary/generate.js';
import { shapeHints } from '../../../src/adversary/hints.js';
import { positionOf } from '../../../src/adversary/landscape/exact-point.js';
import { Landscape } from '../../../src/adversary/landscape/landscape.js';
import { Coordinates, everyNumber } from '../../../src/adversary/landscape/smooth-charts.js';
import { TapedLandscape } from '../../../src/adversary/landscape/taped-landscape.js';
import { choicesOf } from '../../../src/adversary/random.js';
import type { Claim } from '../../../src/language/index.js';
import { loadDocuments } from '../../../src/node/index.js';
import { claimOf } from '../../support/claim-of.js';

const CLAIMS = loadDocuments(['proofs'])
  .documents.flatMap(({ claims }) => claims)
  .filter(({ method }) => !method);

/** A step in a coordinate, and how far a difference may then be from a derivative. */
const STEP = 1e-5;
const NEAR = 1e-4;

/** Heights and derivatives of all statements at a random point, or at one of numbers about 1 (differences of others are rounding), with what differences say of them. */
function* slopes(claim: Claim, horizon: number, place: 'anywhere' | 'mild' = 'mild') {
  const hints = shapeHints(claim);
  const landscape = new Landscape(claim, hints);
  const taped = new TapedLandscape(landscape);
  const point = generatePoint(claim, hints, horizon, choicesOf(3, claim.name, horizon));
  if (!point) return;
  const position = positionOf(claim, point);
  const coordinates = new Coordinates(claim, position.frame, 'approached');
  const chart = everyNumber(coordinates);
  const at = coordinates.coordinatesOf(position);
  if (place === 'mild') for (let i = 0; i < at.length; i += 1) at[i] = 0.9 + 0.8 * Math.sin(1.7 * i + 0.3);
  const [numbers, byNumbers] = [new Float64Array(at.length), new Float64Array(at.length)];
  for (const [s, { relation }] of claim.statements.entries()) {
    if (relation === '=') continue;
    const height = (x: Float64Array): number => {
      chart.numbers(x, numbers);
      return taped.look(position.frame, numbers, s, byNumbers);
    };
    const here = height(at);
    const gradient = new Float64Array(at.length);
    chart.pull(byNumbers, gradient);
    const moved = (i: number, by: number) => height(at.map((x, j) => (j === i ? x + by : x)));
    yield {
      plain: landscape.height(
        coordinates.position(numbers.map((_, i) => coordinates.numberAt(i, at[i]!))),
        s,
      ),
      here,
      gradient,
      moved,
    };
  }
}

/** Claims about multipliers subtract reciprocals of nearly equal tails: where numbers differ by orders of magnitude, what is left is rounding. */
const placeFor = ({ name }: Claim) => (name.endsWith('_multipliers') ? 'mild' : 'anywhere');

describe('derivatives on a tape', () => {
  it('come with the heights that are seen without them, on every claim of the series', () => {
    let compared = 0;
    for (const claim of CLAIMS)
      for (const horizon of [1, 3, 6])
        for (const { plain, here } of slopes(claim, horizon, placeFor(claim))) {
          if (!Number.isFinite(plain) || Math.abs(plain) > 100) continue;
          expect(Math.abs(here - plain), `${claim.name} at T = ${horizon}`).toBeLessThan(1e-6);
          compared += 1;
        }
    expect(compared).toBeGreaterThan(150);
  });

  it('are those of differences, where both sides of a kink agree', () => {
    let compared = 0;
    for (const claim of CLAIMS)
      for (const { here, gradient, moved } of slopes(claim, 4)) {
        if (!Number.isFinite(here) || Math.abs(here) > 20) continue;
        for (const [i, derivative] of gradient.entries()) {
          const after = (moved(i, STEP) - here) / STEP;
          const before = (here - moved(i, -STEP)) / STEP;
          if (!(Math.abs(after - before) < NEAR / 10)) continue;
          expect(Math.abs(derivative - after), `${claim.name}, number ${i}`).toBeLessThan(
            NEAR * Math.max(1, Math.abs(after)),
          );
          compared += 1;
        }
      }
    expect(compared).toBeGreaterThan(300);
  });

  it.each([
    [
      'a recursion of two parameters',
      'given d in 1..2\ngiven x[t, i] > 0 for i in 1..d\nlet y[1, i] = 1\nlet y[t+1, i] = y[t, i] + x[t, i]^2\nshow sum(i in 1..d, y[T+1, i]) <= 3',
    ],
    [
      'a running maximum',
      'given x[t] > 0\nlet m[t] = max(k in 1..t, x[k] / k)\nshow sum(t in 1..T, m[t]) <= 2',
    ],
    ['a condition', 'given x, y > 0\nshow (if x <= y then x^y else ln(x + y)) <= 1 + cos(x) + mod(y, 1)'],
    ['domains that depend on numbers', 'given x > 0\ngiven y > x\ngiven z in (x, y)\nshow z^3 <= x*y'],
    ['a shape', 'given x[t] > 0 nonincreasing\nshow sum(t in 1..T, t * x[t]) <= x[1]^2'],
    [
      'a recursion that is a premise',
      'given g[t] > 0\ngiven w[t] > 0 for t in 1..T+1\nassume w[1] = 1\nassume w[t+1] = w[t] + g[t]^2\nshow w[T+1] <= 2',
    ],
    ['a fixed sum', 'given p[t] > 0\nassume sum(t in 1..T, p[t]) = 1\nshow sum(t in 1..T, p[t]^2) <= 1/10'],
    [
      'a fixed sum of squares',
      'given p[t]\nassume sum(t in 1..T, p[t]^2) <= 1\nshow sum(t in 1..T, t * p[t]) <= 1/10',
    ],
    [
      'numbers solved for',
      'given x[t] > 0\nassume sum(t in 1..T, x[t]) - x[T]^2 <= 1/2\nshow x[T] <= prod(t in 1..T, x[t])',
    ],
  ])('of %s', (_, lines) => {
    let compared = 0;
    for (const horizon of [2, 3, 5])
      for (const { here, gradient, moved } of slopes(claimOf(lines), horizon)) {
        if (!Number.isFinite(here)) continue;
        for (const [i, derivative] of gradient.entries()) {
          const after = (moved(i, STEP) - here) / STEP;
          const before = (here - moved(i, -STEP)) / STEP;
          if (!(Math.abs(after - before) < 0.01 * Math.max(1, Math.abs(after)))) continue;
          expect(Math.abs(derivative - (after + before) / 2)).toBeLessThan(
            0.01 * Math.max(1, Math.abs(after)),
          );
          compared += 1;
        }
      }
    expect(compared).toBeGreaterThan(2);
  });
});
