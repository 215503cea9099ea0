import type { Basis } from './least-squares.js';

/**
 * A law that may be tried: bases whose sum, with coefficients, is the value. `leading` is the position of the term that
 * gives the law its name: the one that grows fastest, or the constant that the others leave in the end.
 */
export interface Candidate {
  readonly name:
    | { readonly kind: 'bounded' }
    /** T^exponent (ln T)^logarithms; either may be negative, not both. */
    | { readonly kind: 'growing'; readonly exponent: number; readonly logarithms: number }
    /** exp(rate T). */
    | { readonly kind: 'exponential'; readonly rate: number };
  readonly bases: readonly Basis[];
  readonly leading: number;
  /** The power of the value that the bases add up to, 1 if not given. The square of what a bound is at its best base rate is a product of sums. */
  readonly power?: 1 | 2;
  /** The term that is of the next order and never leaves: a constant beside a power, or one beside a logarithm under a root. */
  readonly beside?: number;
  /** What is added to ln T before its power is taken. */
  readonly shift?: number;
  /** What it costs to believe it: its coefficients, and more for an exponent that was looked for. */
  readonly parameters: number;
}

/** Exponents that theory offers. */
const SIMPLE_EXPONENTS = [1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 1, 3 / 2, 2, 3] as const;
const SIMPLE_DECAYS = [-1 / 4, -1 / 3, -1 / 2, -1, -2] as const;

/** Hundredths in which other exponents are sought. A slower decay cannot be told from a logarithm. */
const FREE = { slowestDecay: 8, fastestDecay: 300, slowestGrowth: 5, fastestGrowth: 320 } as const;

/** 1/(c + ln T): the slowest approach to a limit that occurs in theory. */
const LOGARITHMIC_DECAYS = [0.25, 0.5, 1, 1.5, 2, 3, 4] as const;

/** Powers that occur over a logarithm. */
const ROOTS_OVER_LOGARITHMS = [1 / 4, 1 / 3, 1 / 2, 1, 3 / 2, 2] as const;

/** Powers that occur beside the root of a logarithm: the root of a harmonic sum, alone or over a root of T. */
const ROOTS_OF_LOGARITHMS = [0, 1 / 2] as const;

/** Euler's constant: the sum of 1/t over 1..T is ln T, this, and less than 1/T. */
const EULER = 0.5772;

/** The same under a root: a last rate that is a small part of the first one leaves a logarithm under the root. */
const ROOT_LOGARITHMIC_DECAYS = [0, 0.5, 1, EULER + 1, 2, 3] as const;

/** What is added to ln T before a power is taken. */
const SHIFTS = [0, -1, EULER - 1, EULER, 1, EULER + 1, 2, 3] as const;

/** Under a root also more: sqrt(1 + ln(T)/4). */
const MORE_SHIFTS = [1.3, 1.8, 2.5, 4, 6, 8] as const;

/** Sums of 1/t, of 1/(t+1), and 1 with such a sum bring these: they are not looked for. */
const HARMONIC: readonly number[] = [0, EULER - 1, EULER, EULER + 1];

/** Where a square of a logarithm or a free exponent fits no better than a plain law, the plain one stands. */
const RARE = 0.5;

/** Every law that is tried. */
export const CANDIDATES: readonly Candidate[] = [...bounded(), ...growing()];

function* bounded(): Generator<Candidate> {
  const law = (parameters: number, ...decays: readonly Basis[]): Candidate => ({
    name: { kind: 'bounded' },
    bases: [power(0), ...decays],
    leading: 0,
    parameters,
  });
  for (const p of SIMPLE_DECAYS) {
    yield law(2, power(p));
    for (const next of [p - 1 / 2, 2 * p]) yield law(3, power(p), power(next));
  }
  const logarithmOverT = powerLogarithm(-1, 1);
  yield law(2, logarithmOverT);
  yield law(3, logarithmOverT, power(-1));
  for (let p = FREE.slowestDecay; p <= FREE.fastestDecay; p += 1) {
    yield law(3, power(-p / 100));
    // What is left of a sum after T has the last term beside it.
    if (p < 100) yield law(4, power(-p / 100), power(-p / 100 - 1));
  }
  for (const c of LOGARITHMIC_DECAYS) yield law(3, (horizon) => 1 / (c + Math.log(horizon)));
  for (const c of ROOT_LOGARITHMIC_DECAYS) {
    const root: Basis = (horizon) => (c + Math.log(horizon)) ** (-1 / 2);
    yield law(3, root);
    for (const p of [-1 / 2, -1]) yield law(4, root, power(p));
  }
}

/**
 * a + b/(T + shift): what few short horizons cannot tell from slower decays. A quotient of two lengths, T/(T - 3), is such a law. Only where the
 * horizons are above -shift.
 */
export const SHIFTED_DECAYS: readonly Candidate[] = [-3, -2, -1, 1, 2, 3].map((shift) => ({
  name: { kind: 'bounded' },
  bases: [power(0), (horizon) => 1 / (horizon + shift)],
  leading: 0,
  parameters: 3,
}));

function* growing(): Generator<Candidate> {
  yield* named(0, 1, [power(-1), power(-1 / 2), power(-1 / 4), power(-2)]);
  yield* named(0, 2, [powerLogarithm(0, 1), power(-1)], RARE);
  for (const p of SIMPLE_EXPONENTS) {
    const logarithm = p <= 1 ? [powerLogarithm(0, 1)] : [];
    yield* named(p, 0, [power(p - 1 / 2), power(p - 1), ...logarithm]);
    yield* named(p, 1, [power(p), power(p - 1)]);
  }
  for (const p of ROOTS_OVER_LOGARITHMS)
    for (const q of [-1 / 2, -1, -2]) for (const shift of SHIFTS) yield* shiftedLogarithm(p, q, shift);
  for (const p of ROOTS_OF_LOGARITHMS)
    for (const shift of [...SHIFTS, ...MORE_SHIFTS]) yield* shiftedLogarithm(p, 1 / 2, shift);
  yield* rootOfLogarithm();
  for (let p = FREE.slowestGrowth; p <= FREE.fastestGrowth; p += 1) yield* named(p / 100, 0, [], 1);
}

/** c phi, a + c phi, and a + c phi + b psi for each next term psi. */
function* named(
  exponent: number,
  logarithms: number,
  nextTerms: readonly Basis[],
  surcharge = 0,
): Generator<Candidate> {
  const name = { kind: 'growing', exponent, logarithms } as const;
  const phi = powerLogarithm(exponent, logarithms);
  const law = (bases: readonly Basis[]): Candidate => ({
    name,
    bases,
    leading: bases.indexOf(phi),
    ...(bases.length > 1 ? { beside: 0 } : {}),
    parameters: bases.length + surcharge,
  });
  yield law([phi]);
  yield law([power(0), phi]);
  for (const psi of nextTerms) yield law([power(0), phi, psi]);
}

/** sqrt(a + b ln T), with the next powers of T under the root: a sum of 1/t that is a small part of what stands there grows like no plain logarithm. */
function* rootOfLogarithm(): Generator<Candidate> {
  const law = (...next: readonly Basis[]): Candidate => ({
    name: { kind: 'growing', exponent: 0, logarithms: 1 / 2 },
    bases: [power(0), powerLogarithm(0, 1), ...next],
    leading: 1,
    power: 2,
    beside: 0,
    parameters: 2 + next.length,
  });
  yield law();
  for (const p of [-1 / 2, -1]) yield law(power(p));
  yield law(power(-1), power(-2));
}

/** c T^p (shift + ln T)^q alone, and with the next power of T: a sum of 1/t is ln T and a constant, which no longer horizon takes away. */
function* shiftedLogarithm(p: number, q: number, shift: number): Generator<Candidate> {
  const phi: Basis = (horizon) => horizon ** p * (shift + Math.log(horizon)) ** q;
  const name = { kind: 'growing', exponent: p, logarithms: q } as const;
  const surcharge = HARMONIC.includes(shift) ? 0 : 1;
  const law = (bases: readonly Basis[]): Candidate => ({
    name,
    bases,
    leading: 0,
    shift,
    parameters: bases.length + surcharge,
  });
  yield law([phi]);
  yield law([phi, (horizon) => phi(horizon) / horizon]);
  yield law([phi, power(p - 1 / 2)]);
  yield law([phi, power(p - 1)]);
  // Over a sum of 1/sqrt(t), which is 2 sqrt(T) and a constant.
  const overRoot: Basis = (horizon) => phi(horizon) / Math.sqrt(horizon);
  yield law([phi, overRoot, (horizon) => phi(horizon) / horizon]);
  // A quotient of two sums, each with a 1/T of its own.
  const overOnce: Basis = (horizon) => phi(horizon) / horizon;
  yield law([phi, overOnce, (horizon) => overOnce(horizon) / (shift + Math.log(horizon))]);
}

/** a + c exp(rate T), at the rate of the two longest horizons and half a percent around it. */
export function* exponentials(rate: number, longest: number): Generator<Candidate> {
  for (const share of [0.995, 1, 1.005]) {
    const at = rate * share;
    // Divided by its largest value, so that it stays in range; the factor is given back where the law is named.
    const phi: Basis = (horizon) => Math.exp(at * (horizon - longest));
    const name = { kind: 'exponential', rate: at } as const;
    yield { name, bases: [phi], leading: 0, parameters: 2 };
    yield { name, bases: [phi, power(0)], leading: 0, parameters: 3 };
  }
}

function power(p: number): Basis {
  return powerLogarithm(p, 0);
}

function powerLogarithm(p: number, q: number): Basis {
  return (horizon) => horizon ** p * Math.log(horizon) ** q;
}
