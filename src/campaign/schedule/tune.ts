import { Rational } from '../../arithmetic/index.js';
import { ProblemError } from '../../language/index.js';
import type { RunBound } from './bounds.js';
import type { NamedSchedule, TuneReport } from './comparison.js';
import { guarantees } from './guarantee.js';
import { near } from './numbers.js';

/** Values of a parameter that are tried first, evenly spaced. */
const GRID = 20;

/** Thirds between neighbours of the best one are tried so often: to about a thousandth of the range. */
const REFINEMENTS = 4;

/** Rounds over several parameters. */
const ROUNDS = 3;

/** Denominator of the values that are tried: short numbers, which people can use. */
const DENOMINATOR = 10_000;

/**
 * Chooses parameters that make a bound at its best base rate small: a grid, and then ever smaller steps around the best point.
 * A value at which the bound says nothing counts as infinite. Throws a `ProblemError` where there is no value at all.
 */
export function tune(
  schedule: NamedSchedule,
  horizon: number,
  bound: RunBound,
): { readonly chosen: ReadonlyMap<string, Rational>; readonly report: TuneReport } {
  const { claim, name } = schedule;
  const parameters = claim.parameters;
  const tried = new Map<
    string,
    { at: Record<string, string>; value: number; chosen: Map<string, Rational> }
  >();
  const valueAt = (chosen: Map<string, Rational>): number => {
    const at = Object.fromEntries([...chosen].map(([key, x]) => [key, x.toString()]));
    const key = JSON.stringify(at);
    const known = tried.get(key);
    if (known) return known.value;
    const value = valueOrInfinity(schedule, horizon, bound, chosen);
    tried.set(key, { at, value, chosen });
    return value;
  };
  const domains = new Map(parameters.map((parameter) => [parameter, claim.domainOf(parameter)]));
  const rational = (parameter: string, x: number): Rational =>
    claim.isInteger(parameter)
      ? Rational.of(Math.round(x))
      : Rational.of(Math.round(x * DENOMINATOR), DENOMINATOR);
  let best = new Map(
    parameters.map((parameter) => {
      const { lower, upper } = domains.get(parameter)!;
      return [parameter, rational(parameter, (lower + upper) / 2)];
    }),
  );
  const improve = (parameter: string, x: number): void => {
    const { lower, upper } = domains.get(parameter)!;
    if (x < lower || x > upper) return;
    const candidate = new Map([...best, [parameter, rational(parameter, x)] as const]);
    if (valueAt(candidate) < valueAt(best)) best = candidate;
  };
  const rounds = parameters.length === 1 ? 1 : ROUNDS;
  for (let round = 0; round < rounds; round += 1)
    for (const parameter of parameters) {
      const { lower, upper } = domains.get(parameter)!;
      let step = (upper - lower) / GRID;
      for (let i = 0; i <= GRID; i += 1) improve(parameter, lower + i * step);
      for (let i = 0; i < REFINEMENTS; i += 1) {
        step /= 3;
        const centre = best.get(parameter)!.approximate();
        for (const j of [-2, -1, 1, 2]) improve(parameter, centre + j * step);
      }
    }
  if (valueAt(best) === Number.POSITIVE_INFINITY)
    throw new ProblemError({
      code: 'nothing-to-tune',
      message: `${bound.name} has no value for ${name} at any ${parameters.join(', ')} that was tried`,
      advice: 'choose another bound with --bounds, or other ranges',
      place: null,
    });
  const order = [...tried.values()].sort((a, b) => compareAt(a.chosen, b.chosen));
  const chosen = Object.fromEntries([...best].map(([key, x]) => [key, x.toString()]));
  return {
    chosen: best,
    report: {
      bound: bound.name,
      chosen,
      tried: order.flatMap(({ at, value }) => (Number.isFinite(value) ? [{ at, value }] : [])),
    },
  };
}

function compareAt(a: ReadonlyMap<string, Rational>, b: ReadonlyMap<string, Rational>): number {
  for (const [key, x] of a) {
    const order = x.compare(b.get(key)!);
    if (order !== 0) return order;
  }
  return 0;
}

/** Parameters for which the schedule has no rates, or the bound no value, are no choice. */
function valueOrInfinity(
  { claim }: NamedSchedule,
  horizon: number,
  bound: RunBound,
  chosen: ReadonlyMap<string, Rational>,
): number {
  try {
    const [found] = guarantees(claim.run(horizon, chosen), null, [bound]);
    return found?.kind === 'value' ? near(found.value) : Number.POSITIVE_INFINITY;
  } catch (error) {
    if (error instanceof ProblemError) return Number.POSITIVE_INFINITY;
    throw error;
  }
}
