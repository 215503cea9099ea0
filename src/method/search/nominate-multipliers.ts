import { Rational } from '../../arithmetic/index.js';
import { type Certified, certify, type Multipliers } from '../check/certificate.js';
import type { Instance } from '../instance.js';
import type { Formulation, Rounded } from './formulate.js';
import type { Solution } from './interior-point.js';

/** Multipliers are rounded to multiples of 2^-58, far below what the matrix needs. */
const BITS = 58;
/** How much the diagonal of the matrix is raised, in units in which all vectors are about 1: first try, factor, last. */
const RAISE = { first: 1e-13, factor: 4, last: 1e-3 };

function dyadic(x: number): Rational {
  return Rational.of(BigInt(Math.round(Math.max(0, x) * 2 ** BITS)), 1n << BigInt(BITS));
}

/** Multipliers for which the exact check gives a bound, as low as this search finds; `null` if it finds none. */
export function nominateMultipliers(
  instance: Instance,
  rounded: Rounded,
  { meanings, program }: Formulation,
  solution: Solution,
): { readonly multipliers: Multipliers; readonly value: Rational } | null {
  const { horizon, norms: small } = rounded;
  const raw = meanings.map((_, l) => Math.max(0, solution.multipliers[l]!) / program.rows[l]!.scale);
  const zeros = () => new Array<Rational>(horizon).fill(Rational.ZERO);
  const [star, minimum, least] = [zeros(), zeros(), zeros()];
  const convex: { from: number; at: number; value: Rational }[] = [];
  const norms = new Array<number>(horizon).fill(0);
  let distance = 0;
  meanings.forEach((meaning, l) => {
    const value = raw[l]!;
    if (meaning.kind === 'reach') return;
    if (meaning.kind === 'distance') distance = value;
    else if (meaning.kind === 'norm') norms[meaning.at] = value / small[meaning.at]! ** 2;
    else {
      const exact = dyadic(value);
      if (exact.sign === 0) return;
      if (meaning.kind === 'convex') convex.push({ from: meaning.from, at: meaning.at, value: exact });
      else if (meaning.kind === 'star') star[meaning.at] = exact;
      else if (meaning.kind === 'minimum') minimum[meaning.at] = exact;
      else least[meaning.at] = exact;
    }
  });
  const weights = weightsOf(instance, least);
  if (!weights) return null;
  balance(weights, rounded.groups, convex, star, minimum);
  const unit = Rational.fromNumber(1);
  const [r, largest] = [instance.distance, instance.norms.reduce((a, b) => (a.compare(b) >= 0 ? a : b))];
  const [perDistance, perNorm] = [unit.mul(largest).div(r), unit.mul(r).div(largest)];
  for (let raise = RAISE.first; raise < RAISE.last; raise *= RAISE.factor) {
    const multipliers: Multipliers = {
      convex,
      star,
      minimum,
      weights: instance.metric.kind === 'best' ? weights : [],
      distance: Rational.fromNumber(distance + raise).mul(perDistance),
      norms: norms.map((norm, t) => Rational.fromNumber(norm + raise / small[t]! ** 2).mul(perNorm)),
    };
    const certified: Certified = certify(instance, multipliers);
    if (certified.kind === 'bound') return { multipliers, value: certified.value };
    if (certified.why !== 'matrix-not-semidefinite') return null;
  }
  return null;
}

/** The weights of the losses in the metric, of sum 1. */
function weightsOf({ metric }: Instance, least: readonly Rational[]): Rational[] | null {
  const given = metric.kind === 'best' ? least : metric.weights;
  const total = given.reduce((sum, weight) => sum.add(weight), Rational.ZERO);
  return total.sign > 0 ? given.map((weight) => weight.div(total)) : null;
}

/**
 * Makes the losses balance exactly, in place: first among points that coincide, where it costs nothing, then through the
 * multipliers of star and minimum, by what rounding has left.
 */
function balance(
  weights: readonly Rational[],
  groups: readonly number[],
  convex: { from: number; at: number; value: Rational }[],
  star: Rational[],
  minimum: Rational[],
): void {
  const rest = weights.map((weight, t) => weight.sub(star[t]!).add(minimum[t]!));
  for (const { from, at, value } of convex) {
    rest[at] = rest[at]!.sub(value);
    rest[from] = rest[from]!.add(value);
  }
  groups.forEach((leader, t) => {
    const missing = rest[t]!;
    if (leader === t || missing.sign === 0) return;
    const [from, at] = missing.sign > 0 ? [leader, t] : [t, leader];
    convex.push({ from, at, value: missing.abs() });
    rest[leader] = rest[leader]!.add(missing);
    rest[t] = Rational.ZERO;
  });
  rest.forEach((missing, t) => {
    if (missing.sign > 0) star[t] = star[t]!.add(missing);
    else minimum[t] = minimum[t]!.sub(missing);
  });
}
