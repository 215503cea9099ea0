import { Absent, TwofoldSequence, twofold } from '../../arithmetic/index.js';
import { absentIn, add, div, mul, sqrt, sub } from './numbers.js';
import type { Run } from './run.js';

// Part 6 guarantees something for the rates eta[t] = w[t] w[t+1:T] / w[1:T], and most rates are of this form. With W = w[1:T] and
// s[t] = w[t:T] / W, so that s[1] = 1 and w[t] = W (s[t] - s[t+1]), the rate is W (s[t] - s[t+1]) s[t+1]: for t < T
//   s[t+1] = (s[t] + sqrt(s[t]^2 - 4 eta[t] / W)) / 2,
// and w[T] = W s[T]. All weights are positive wherever the roots exist, which they do for every W from some least one on. The
// form gives eta[T] = 0: the loss at theta[T] does not depend on eta[T], so this is no restriction. W is free; the value of the bound at the best
// base rate is R sqrt(sum of w[t]^2 G[t]^2) / W, and a search chooses W. Whatever it chooses, the value there is certified.

/** Doublings and halvings of W. */
const STEPS = 200;

/** W is sought between these factors of the least one, minus 1. */
const EXCESS = { least: 1e-13, most: 10 } as const;
const EXCESSES = 12;

/** The best of them is refined by steps that are halved so often: to five millionths of the range of exponents. */
const HALVINGS = 14;

/** What is lost where the best W leaves the roots too little room for certainty. */
const RETRIES = 8;

/** Weights of the rates, such that the bound of part 6 is small; `null` where none were found. */
export function topDownWeights({ rates, norms }: Run): TwofoldSequence | null {
  const eta = rates.near();
  const squares = norms.near().map((norm) => norm ** 2);
  const least = leastTotal(eta);
  if (least === null) return null;
  const factor = Math.log(EXCESS.most / EXCESS.least);
  let best = { excess: 0, value: Number.POSITIVE_INFINITY };
  const attempt = (position: number): void => {
    const excess = EXCESS.least * Math.exp(factor * position);
    const value = valueFor(least * (1 + excess), eta, squares);
    if (value < best.value) best = { excess, value };
  };
  for (let i = 0; i <= EXCESSES; i += 1) attempt(i / EXCESSES);
  if (!Number.isFinite(best.value)) return null;
  let step = 1 / EXCESSES;
  for (let i = 0; i < HALVINGS; i += 1) {
    step /= 2;
    const position = Math.log(best.excess / EXCESS.least) / factor;
    attempt(position - step);
    attempt(position + step);
  }
  for (let i = 0; i < RETRIES; i += 1) {
    const weights = absentIn(() => certified(least * (1 + best.excess * 8 ** i), rates));
    if (!(weights instanceof Absent)) return weights;
  }
  return null;
}

/** The least W for which every root exists, nearly. */
function leastTotal(eta: Float64Array): number | null {
  let above = 4 * eta.reduce((sum, rate) => sum + rate, 0);
  if (!(above > 0 && Number.isFinite(above))) return null;
  for (let i = 0; i < STEPS && !exists(above, eta); i += 1) above *= 2;
  if (!exists(above, eta)) return null;
  let below = 0;
  for (let i = 0; i < STEPS && above - below > 1e-15 * above; i += 1) {
    const middle = (above + below) / 2;
    if (exists(middle, eta)) above = middle;
    else below = middle;
  }
  return above;
}

function exists(total: number, eta: Float64Array): boolean {
  let s = 1;
  for (let i = 0; i + 1 < eta.length; i += 1) {
    const discriminant = s * s - (4 * eta[i]!) / total;
    if (!(discriminant >= 0)) return false;
    s = (s + Math.sqrt(discriminant)) / 2;
  }
  return s > 0;
}

/** sqrt(sum of w[t]^2 G[t]^2) / W, in binary64. */
function valueFor(total: number, eta: Float64Array, squares: Float64Array): number {
  let [s, sum] = [1, 0];
  for (let i = 0; i + 1 < eta.length; i += 1) {
    const h = eta[i]! / total;
    const discriminant = s * s - 4 * h;
    if (!(discriminant >= 0)) return Number.POSITIVE_INFINITY;
    s = (s + Math.sqrt(discriminant)) / 2;
    sum += (h / s) ** 2 * squares[i]!;
  }
  return Math.sqrt(sum + s ** 2 * squares.at(-1)!);
}

/** The weights for W; w[t] is h[t] / s[t+1] in units of W, which loses no digits. */
function certified(total: number, rates: TwofoldSequence): TwofoldSequence {
  const whole = twofold.integer(1);
  const scale = { high: total, low: 0, radius: 0 };
  const half = { high: 0.5, low: 0, radius: 0 };
  const four = twofold.integer(4);
  let s = whole;
  return TwofoldSequence.of(rates.length, (i) => {
    if (i === rates.length - 1) return mul(scale, s);
    const rate = rates.at(i);
    const h = div(rate, scale);
    const discriminant = sub(mul(s, s), mul(four, h));
    s = mul(half, add(s, sqrt(discriminant)));
    return div(rate, s);
  });
}
