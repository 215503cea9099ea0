/** A ratio found at a horizon. */
export interface HorizonValue {
  readonly horizon: number;
  readonly value: number;
}

/**
 * How a quantity grows with the horizon, as a fit to what was found: never a theorem. `quality` is R^2 (the share
 * of the variation that the law explains, 1 at best), `deviation` the largest relative distance from the law.
 */
export type GrowthLaw = {
  /** Horizons that the fit rests on. */
  readonly horizons: number;
  readonly from: number;
  readonly to: number;
  readonly quality: number;
  readonly deviation: number;
} & (
  | { readonly kind: 'constant'; readonly limit: number }
  /** offset + factor T^-exponent: tends to `limit`. */
  | { readonly kind: 'bounded'; readonly limit: number }
  /** offset + factor ln T. */
  | { readonly kind: 'logarithmic'; readonly factor: number; readonly offset: number }
  /** offset + factor T^exponent. */
  | { readonly kind: 'power'; readonly factor: number; readonly exponent: number; readonly offset: number }
);

/** Fewer horizons than this fit every law. */
const LEAST_HORIZONS = 5;

/** Shorter horizons are not yet under the law, if there are enough longer ones. */
const FIRST_HORIZON = 4;

/** Most horizons that a fit rests on: the longest ones. */
const MOST_HORIZONS = 8;

/** Values within this share of each other are one value. */
const CONSTANT = 1e-6;

/** A falling correction T^-p with smaller p cannot be told from a logarithm over the horizons at hand. */
const LEAST_DECAY = 0.15;

/** Exponents that are tried, from slowly bounded to cubic. */
const EXPONENTS = { from: -2, to: 3.2, step: 0.01 } as const;

/** Exponents that theory offers; one of them stands if it fits nearly as well as the best one. */
const SIMPLE_EXPONENTS = [1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 1, 3 / 2, 2, 3] as const;

/** How much worse, in the sum of squares, a simpler law may be: small errors of the search must not decide. */
const NEARLY_AS_GOOD = 3;

/** Sums of squared relative errors below this are as good as 0. */
const NEGLIGIBLE = 1e-7;

/**
 * The law that fits best: value = a + b T^p, where p < 0 is bounded with the limit a, p -> 0 is a logarithm and
 * p > 0 a power. `null` for too few horizons.
 */
export function growthLaw(found: readonly HorizonValue[]): GrowthLaw | null {
  const positive = found.filter(({ value }) => value > 0 && Number.isFinite(value));
  const long = positive.filter(({ horizon }) => horizon >= FIRST_HORIZON);
  const used = (long.length >= LEAST_HORIZONS ? long : positive).slice(-MOST_HORIZONS);
  if (used.length < LEAST_HORIZONS) return null;
  const values = used.map(({ value }) => value);
  const common = { horizons: used.length, from: used[0]!.horizon, to: used.at(-1)!.horizon };
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (high - low <= CONSTANT * high)
    return { ...common, kind: 'constant', limit: high, quality: 1, deviation: (high - low) / high };
  const best = bestExponent(used);
  const fit = simplest(used, best);
  const quality = qualityOf(used, fit);
  if (fit.exponent === 0)
    return { ...common, ...quality, kind: 'logarithmic', factor: fit.factor, offset: fit.offset };
  if (fit.exponent < 0) return { ...common, ...quality, kind: 'bounded', limit: fit.offset };
  const { factor, exponent, offset } = fit;
  return { ...common, ...quality, kind: 'power', factor, exponent, offset };
}

/** value = offset + factor basis(T), with basis ln T for the exponent 0. */
interface Fit {
  readonly exponent: number;
  readonly offset: number;
  readonly factor: number;
  readonly squares: number;
}

function bestExponent(found: readonly HorizonValue[]): Fit {
  let best = fitWith(found, 0);
  for (let p = EXPONENTS.from; p <= EXPONENTS.to; p += EXPONENTS.step) {
    const exponent = Math.abs(p) < EXPONENTS.step / 2 ? 0 : Math.round(p * 100) / 100;
    const fit = fitWith(found, exponent);
    if (fit.squares < best.squares) best = fit;
  }
  return best;
}

/** A logarithm or a simple exponent where it is nearly as good as the best one. */
function simplest(found: readonly HorizonValue[], best: Fit): Fit {
  const limit = NEARLY_AS_GOOD * best.squares + NEGLIGIBLE;
  if (best.exponent <= -LEAST_DECAY) return best;
  const candidates = [0, ...SIMPLE_EXPONENTS].map((p) => fitWith(found, p));
  const good = candidates.filter((fit) => fit.squares <= limit).sort((a, b) => a.squares - b.squares)[0];
  if (good) return good;
  return best.exponent < LEAST_DECAY ? fitWith(found, 0) : best;
}

/** Least squares in the relative error, for one exponent. */
function fitWith(found: readonly HorizonValue[], exponent: number): Fit {
  const basis = ({ horizon }: HorizonValue) => (exponent === 0 ? Math.log(horizon) : horizon ** exponent);
  let [s0, s1, s2, y0, y1] = [0, 0, 0, 0, 0];
  for (const each of found) {
    const weight = 1 / each.value ** 2;
    const x = basis(each);
    s0 += weight;
    s1 += weight * x;
    s2 += weight * x * x;
    y0 += weight * each.value;
    y1 += weight * each.value * x;
  }
  const determinant = s0 * s2 - s1 * s1;
  const factor = determinant === 0 ? 0 : (s0 * y1 - s1 * y0) / determinant;
  const offset = (y0 - factor * s1) / s0;
  const squares = found.reduce(
    (sum, each) => sum + ((offset + factor * basis(each)) / each.value - 1) ** 2,
    0,
  );
  return { exponent, offset, factor, squares };
}

function qualityOf(
  found: readonly HorizonValue[],
  { exponent, offset, factor }: Fit,
): { readonly quality: number; readonly deviation: number } {
  const mean = found.reduce((sum, { value }) => sum + value, 0) / found.length;
  let [explained, total, deviation] = [0, 0, 0];
  for (const { horizon, value } of found) {
    const law = offset + factor * (exponent === 0 ? Math.log(horizon) : horizon ** exponent);
    explained += (value - law) ** 2;
    total += (value - mean) ** 2;
    deviation = Math.max(deviation, Math.abs(law / value - 1));
  }
  return { quality: Math.max(0, 1 - explained / total), deviation };
}
