import { CANDIDATES, type Candidate, exponentials, SHIFTED_DECAYS } from './candidates.js';
import { fitLinear, type HorizonValue, type LinearFit } from './least-squares.js';

/** What a law says. */
export type LawName =
  /** Tends to `limit`; fits that leave horizons out, and laws that fit about as well, have limits in `between`. */
  | { readonly kind: 'bounded'; readonly limit: number; readonly between: readonly [number, number] }
  /**
   * factor T^exponent (ln T)^logarithms, and terms that grow less: `constant` beside it, `shift` beside ln T. Each is 0 where it is less than what it stands
   * beside at the longest horizon; where it is not, these horizons have not yet seen the growth without it.
   */
  | {
      readonly kind: 'growing';
      readonly factor: number;
      readonly exponent: number;
      readonly logarithms: number;
      readonly constant: number;
      readonly shift: number;
    }
  /** factor exp(rate T). */
  | { readonly kind: 'exponential'; readonly factor: number; readonly rate: number };

/**
 * How a quantity grows with the horizon, as a fit to what was found: never a theorem. `quality` is R^2 (the share
 * of the variation that the law explains, 1 at best), `deviation` the largest relative residual: it says nothing about other horizons.
 */
export type GrowthLaw = {
  /** Horizons that the fit rests on. */
  readonly horizons: number;
  readonly from: number;
  readonly to: number;
} & (
  | { readonly kind: 'constant'; readonly limit: number; readonly deviation: number }
  | (LawName & {
      readonly quality: number;
      readonly deviation: number;
      /** Other laws that fit about as well, the best one first: then these horizons do not tell which it is. */
      readonly rivals: readonly LawName[];
    })
  /** No law fits. `exponent`: between the two longest horizons it changes like T^exponent. */
  | { readonly kind: 'unclear'; readonly exponent: number }
);

/** Fewer horizons than this fit every law. */
const LEAST_HORIZONS = 5;

/** Shorter horizons are not yet under the law, if there are enough longer ones. */
const FIRST_HORIZON = 4;

/** Most horizons that a fit rests on: the longest ones. */
const MOST_HORIZONS = 9;

/** Values within this share of each other are one value. */
const CONSTANT = 1e-6;

/** Sums of squared relative errors below this are as good as 0: a search does not find the last digits. */
const NEGLIGIBLE = 1e-7;

/** One more parameter must make the sum of squares smaller by this factor. */
const PRICE_OF_A_PARAMETER = 6;

/** The term that names a law makes at least this share of the change over the horizons: else it is a correction of another. */
const LEADING_SHARE = 0.5;

/** A limit beyond the values by more than this factor was not approached but extrapolated. */
const FARTHEST_LIMIT = 3;

/** A limit from below is not below what was found, but for what a search misses. */
const MISSED = 1e-3;

/** Values that fall at so many of the longest horizons are falling. */
const FALLING = 4;

/** A law that is farther off anywhere is none. */
const MOST_DEVIATION = 0.02;

/** The same for growth, which has no interval that would say so: a search misses by less. */
const MOST_GROWING_DEVIATION = 0.002;

/** The longest horizon is foretold as near as this for each horizon that is left out: what a search misses grows with the extrapolation. */
const MOST_MISSED = 0.015;

/** Exponents that differ by less are one. */
const OTHER_EXPONENT = 0.05;

/** Limits of laws whose sum of squares is larger by less than this factor are all possible. */
const ALIKE = 10;

/** A law of the other kind whose sum of squares is larger by less than this factor fits about as well. */
const RIVAL = 4;

/**
 * The law that fits best. What is left to the next order, such as the 1/T in the harmonic sum, may enter it as a term of
 * its own, so that short horizons do not bend the law; each term has its price. `null` for too few horizons.
 */
export function growthLaw(found: readonly HorizonValue[]): GrowthLaw | null {
  const [shortest, longest] = [found[0], found.at(-1)];
  if (shortest && longest && found.length >= LEAST_HORIZONS && found.every(({ value }) => value === 0)) {
    const range = { horizons: found.length, from: shortest.horizon, to: longest.horizon };
    return { ...range, kind: 'constant', limit: 0, deviation: 0 };
  }
  const positive = found.filter(({ value }) => value > 0 && Number.isFinite(value));
  const long = positive.filter(({ horizon }) => horizon >= FIRST_HORIZON);
  const used = (long.length >= LEAST_HORIZONS ? long : positive).slice(-MOST_HORIZONS);
  if (used.length < LEAST_HORIZONS) return null;
  // Stages and cool-downs of whole steps come under a law late: where none fits, the shortest horizons are left out.
  let law = lawOf(used);
  for (let first = 1; law.kind === 'unclear' && used.length - first >= LEAST_HORIZONS; first += 1) {
    const later = lawOf(used.slice(first));
    if (later.kind !== 'unclear') law = later;
  }
  return law;
}

function lawOf(used: readonly HorizonValue[]): GrowthLaw {
  const common = { horizons: used.length, from: used[0]!.horizon, to: used.at(-1)!.horizon };
  const values = used.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (high - low <= CONSTANT * high)
    return { ...common, kind: 'constant', limit: high, deviation: (high - low) / high };
  const candidates = [...CANDIDATES, ...exponentialCandidates(used)];
  const fits = candidates.flatMap((candidate) => fitOf(candidate, used));
  const trusted = fits.filter((fit) => isTrusted(fit, used));
  // Where values grow by a law that is none, what tends to a limit is not taken in its place.
  const first = cheapest(fits);
  const best =
    first?.law.kind === 'bounded' ? first : cheapest(trusted.filter(({ law }) => law.kind !== 'bounded'));
  if (best === null || best.fit.deviation > MOST_DEVIATION)
    return { ...common, kind: 'unclear', exponent: lastExponent(used) };
  const price = cost(best.fit, best.candidate.parameters);
  const isRival = (other: Fit): boolean =>
    // Between limits and growth a parameter more or less decides nothing.
    (other.law.kind === best.law.kind
      ? cost(other.fit, other.candidate.parameters) - price
      : cost(other.fit, 0) - cost(best.fit, 0)) < Math.log(RIVAL) || isWithinSearch(other, best);
  const rivals = rivalsOf(trusted.filter((each) => isAnotherLaw(each, best) && isRival(each)));
  const { deviation } = best.fit;
  return {
    ...common,
    ...withInterval(best, fits, used),
    quality: quality(used, best),
    deviation,
    rivals: rivals.map((rival) => withInterval(rival, fits, used)),
  };
}

/**
 * Whether a law of growth is as near as a search is, and says the value at the longest horizon when it is fitted to the others alone, and to all but the two longest. Two laws one after the other, as where the adversary has
 * a better way from some horizon on, are met by several coefficients where both are known, and by none beyond.
 */
function isTrusted({ candidate, fit, law }: Fit, used: readonly HorizonValue[]): boolean {
  if (law.kind === 'bounded') return true;
  if (fit.deviation > MOST_GROWING_DEVIATION) return false;
  if (law.kind === 'exponential') return true;
  const last = used.at(-1)!;
  return [1, 2].every((left) => {
    const before = fitPower(used.slice(0, -left), candidate);
    return (
      before !== null &&
      Math.abs(fittedValue(candidate, before, last.horizon) / last.value - 1) <= left * MOST_MISSED
    );
  });
}

function fittedValue({ bases, power }: Candidate, { coefficients }: LinearFit, horizon: number): number {
  const sum = bases.reduce((all, basis, i) => all + coefficients[i]! * basis(horizon), 0);
  return power === 2 ? Math.sqrt(Math.max(0, sum)) : sum;
}

/** The best fit of each other law. */
function rivalsOf(fits: readonly Fit[]): readonly Fit[] {
  const found: Fit[] = [];
  let rest = fits;
  while (found.length < MOST_RIVALS) {
    const next = cheapest(rest);
    if (!next) break;
    found.push(next);
    rest = rest.filter((each) => isAnotherLaw(each, next));
  }
  return found;
}

/** A search misses by as much as the other law is off, and the other has no more freedom. */
function isWithinSearch(other: Fit, best: Fit): boolean {
  return (
    other.law.kind === best.law.kind &&
    other.fit.deviation <= MISSED &&
    other.candidate.parameters <= best.candidate.parameters
  );
}

/** More laws than these say no more than that nothing is known. */
const MOST_RIVALS = 3;

/** Laws of another kind, or with another power that theory offers; neighbouring free exponents are one law. */
function isAnotherLaw(each: Fit, best: Fit): boolean {
  const [a, b] = [each.law, best.law];
  if (a.kind !== b.kind) return true;
  if (a.kind !== 'growing' || b.kind !== 'growing') return false;
  if (a.logarithms !== b.logarithms && a.exponent === b.exponent) return true;
  return Math.abs(a.exponent - b.exponent) > OTHER_EXPONENT && isSimple(a);
}

function isSimple({ exponent, logarithms }: { exponent: number; logarithms: number }): boolean {
  return logarithms !== 0 || [1, 2, 3, 4].some((n) => Number.isInteger(Math.round(1e9 * n * exponent) / 1e9));
}

/** A law with what its limit is elsewhere: by laws that fit about as well, where horizons are left out, and by laws of the longer horizons alone. */
function withInterval(best: Fit, fits: readonly Fit[], used: readonly HorizonValue[]): LawName {
  if (best.law.kind !== 'bounded') return best.law;
  const limits = [best, ...alike(fits, best)].flatMap((each) => [
    ...limitsOf(each),
    ...leavingOut(used).flatMap((rest) => sureLimits(fitOf(each.candidate, rest))),
  ]);
  limits.push(...limitsOfLater(used));
  const [least, most] = passed(used);
  const [lower, upper] = [Math.min(...limits), Math.max(...limits)].map((x) =>
    Math.min(Math.max(x, least), most),
  );
  return { ...best.law, between: [lower!, upper!] };
}

/**
 * Limits of the longer horizons alone. Few horizons tell little: there every law that fits the later ones counts, those with a shift too, and the last
 * three as well, with laws of one term.
 */
function limitsOfLater(used: readonly HorizonValue[]): number[] {
  const areFew = used.length < MOST_HORIZONS;
  const bounded = areFew && used[0]!.horizon >= FIRST_HORIZON ? [...BOUNDED, ...SHIFTED_DECAYS] : BOUNDED;
  const limits: number[] = [];
  for (let first = 1; used.length - first >= (areFew ? 3 : LEAST_HORIZONS); first += 1) {
    const later = used.slice(first);
    const isShort = later.length < LEAST_HORIZONS;
    const laws = isShort ? bounded.filter(({ bases }) => bases.length === 2) : bounded;
    const fits = laws.flatMap((candidate) => fitOf(candidate, later, isShort ? 1 : 2));
    const own = cheapest(fits);
    if (own) limits.push(...sureLimits([own, ...(areFew ? alike(fits, own) : [])]));
  }
  return limits;
}

const BOUNDED = CANDIDATES.filter(({ name }) => name.kind === 'bounded');

/** The laws with a limit that fit about as well as the best of them. */
function alike(fits: readonly Fit[], best: Fit): Fit[] {
  return fits.filter(
    ({ law, fit }) => law.kind === 'bounded' && cost(fit, 0) - cost(best.fit, 0) < Math.log(ALIKE),
  );
}

function sureLimits(fits: readonly Fit[]): number[] {
  return fits.flatMap((each) => (each.fit.deviation <= MOST_DEVIATION ? limitsOf(each) : []));
}

/**
 * What values that only rise, or only fall, have passed is not their limit: for a limit behind them they would have to turn, which no value shows. What
 * was found is a lower bound, by as much as a search misses.
 */
function passed(used: readonly HorizonValue[]): readonly [least: number, most: number] {
  const last = used.at(-1)!.value;
  const rises = used.every(({ value }) => value <= last);
  const tail = used.slice(-FALLING);
  const falls = tail.every(({ value }, i) => i === 0 || value < tail[i - 1]!.value);
  return [rises ? last : 0, falls ? last * (1 + MISSED) : Number.POSITIVE_INFINITY];
}

/** The limit is known no better than the values that the law misses. */
function limitsOf({ law, fit }: Fit): number[] {
  return law.kind === 'bounded'
    ? [law.limit * (1 - fit.deviation), law.limit, law.limit * (1 + fit.deviation)]
    : [];
}

/** The horizons without one of them, without the shortest ones, and without the longest ones. */
function leavingOut(used: readonly HorizonValue[]): HorizonValue[][] {
  const ends = Array.from({ length: Math.floor(used.length / 3) }, (_, i) => i + 1);
  return [
    ...used.map((_, i) => used.filter((_, j) => j !== i)),
    ...ends.map((n) => used.slice(n)),
    ...ends.map((n) => used.slice(0, -n)),
  ];
}

function exponentialCandidates(used: readonly HorizonValue[]): Candidate[] {
  const [before, last] = used.slice(-2) as [HorizonValue, HorizonValue];
  const rate = Math.log(last.value / before.value) / (last.horizon - before.horizon);
  return rate > 0 && Number.isFinite(rate) ? [...exponentials(rate, last.horizon)] : [];
}

interface Fit {
  readonly candidate: Candidate;
  readonly fit: LinearFit;
  readonly law: LawName;
}

/** The law with its numbers, where at least `spare` horizons are left over; nothing where it does not describe these values. */
function fitOf(candidate: Candidate, used: readonly HorizonValue[], spare = 2): Fit[] {
  if (candidate.bases.length > used.length - spare) return [];
  const fit = fitPower(used, candidate);
  if (fit === null) return [];
  const leading = fit.coefficients[candidate.leading]!;
  const [first, last] = [used[0]!, used.at(-1)!];
  if (candidate.name.kind === 'bounded') {
    if (leading > FARTHEST_LIMIT * Math.max(first.value, last.value)) return [];
    // The values are positive, and so is their limit, or 0; a little below 0 is 0.
    if (leading < -MOST_DEVIATION * last.value) return [];
    if (used.every(({ value }) => value <= last.value) && leading < (1 - MISSED) * last.value) return [];
    return [
      { candidate, fit, law: { kind: 'bounded', limit: Math.max(0, leading), between: [leading, leading] } },
    ];
  }
  if (leading <= 0 || used.at(-2)!.value >= last.value) return [];
  const basis = candidate.bases[candidate.leading]!;
  // What falls at first and then grows is judged where it grows.
  const start = used.reduce((a, b) => (b.value <= a.value ? b : a), first);
  const change = leading * (basis(last.horizon) - basis(start.horizon));
  const power = candidate.power ?? 1;
  const found = last.value ** power - start.value ** power;
  if (!(change >= LEADING_SHARE * found) || change < power * MISSED * last.value ** power) return [];
  const { name } = candidate;
  // The basis of an exponential is 1 at the longest horizon.
  if (name.kind === 'exponential')
    return [{ candidate, fit, law: { ...name, factor: leading * Math.exp(-name.rate * last.horizon) } }];
  const beside = candidate.beside === undefined ? 0 : fit.coefficients[candidate.beside]!;
  const shift = power === 2 ? beside / leading : (candidate.shift ?? 0);
  const law: LawName = {
    ...name,
    factor: leading ** (1 / power),
    constant: power === 1 && beside > leading * basis(last.horizon) ? beside : 0,
    shift: shift > Math.log(last.horizon) ? shift : 0,
  };
  return [{ candidate, fit, law }];
}

/** Least squares in the relative error of the value, also where the bases add up to a power of it: to first order that is off by as many times as much. */
function fitPower(used: readonly HorizonValue[], { bases, power = 1 }: Candidate): LinearFit | null {
  if (power === 1) return fitLinear(used, bases);
  const powers = used.map(({ horizon, value }) => ({ horizon, value: value ** power }));
  const fit = fitLinear(powers, bases);
  return fit && { ...fit, squares: fit.squares / power ** 2, deviation: fit.deviation / power };
}

/** Minus the likelihood, as one would have it, with a price for every parameter. */
function cost({ squares }: LinearFit, parameters: number): number {
  return Math.log(squares + NEGLIGIBLE) + parameters * Math.log(PRICE_OF_A_PARAMETER);
}

function cheapest(fits: readonly Fit[]): Fit | null {
  const price = ({ fit, candidate }: Fit) => cost(fit, candidate.parameters);
  return fits.reduce<Fit | null>((a, b) => (a && price(a) <= price(b) ? a : b), null);
}

function quality(used: readonly HorizonValue[], { candidate, fit }: Fit): number {
  const mean = used.reduce((sum, { value }) => sum + value, 0) / used.length;
  let [left, total] = [0, 0];
  for (const { horizon, value } of used) {
    left += (value - fittedValue(candidate, fit, horizon)) ** 2;
    total += (value - mean) ** 2;
  }
  return Math.max(0, 1 - left / total);
}

function lastExponent(used: readonly HorizonValue[]): number {
  const [before, last] = used.slice(-2) as [HorizonValue, HorizonValue];
  return Math.log(last.value / before.value) / Math.log(last.horizon / before.horizon);
}
