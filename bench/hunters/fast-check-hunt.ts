import fc from 'fast-check';
import type { Order } from './order.js';
import type { Outcome } from './outcome.js';
import type { Program } from './program.js';
import { type DrawNumber, FloatClaim } from './runtime.js';

/** Numbers are as large and as small as this, where their domain has no end. */
const LEAST = 1e-6;
const MOST = 1e6;

/** What one writes with fast-check: a generator from the givens, and the claim in plain floating point. */
export function fastCheckHunt({ program, seconds, shrinking, seed, horizons, isConfirmed }: Order): Outcome {
  const claim = new FloatClaim(program);
  const started = process.cpuUsage();
  let [asking, evaluations, asked] = [0, 0, 0];
  const cpu = (): number => secondsSince(started) - asking;
  let foundAt: number | null = null;
  const property = fc.property(fc.gen(), (gen) => {
    // True ends a search for simpler points; a search for a first one is ended by a failure that is not counted.
    if (cpu() > (foundAt === null ? seconds : foundAt + shrinking)) return foundAt !== null;
    const horizon = horizonOf(gen, program, horizons);
    if (!claim.draw(horizon, numberOf(gen))) return fc.pre(false);
    evaluations += 1;
    const { penalty, isViolated } = claim.judge();
    fc.pre(penalty === 0);
    if (!isViolated) return true;
    const before = process.cpuUsage();
    asked += 1;
    const confirmed = isConfirmed(claim.point());
    asking += secondsSince(before);
    if (confirmed) foundAt ??= cpu();
    return !confirmed;
  });
  // A run ends as well when too many points in a row do not satisfy the premises.
  for (let round = 0; foundAt === null && cpu() <= seconds; round += 1)
    fc.check(property, { numRuns: 100_000, maxSkipsPerRun: 1000, seed: seed + round });
  return { evaluations, asked, seconds: cpu(), foundAt, problem: null };
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function horizonOf(
  gen: fc.GeneratorValue,
  { usesHorizon, givens }: Program,
  horizons: readonly number[],
): number {
  if (!usesHorizon) return 1;
  const most = givens.length > 0 ? gen(() => fc.constantFrom(...horizons)) : horizons.at(-1)!;
  return gen(fc.integer, { min: 1, max: most });
}

function numberOf(gen: fc.GeneratorValue): DrawNumber {
  return ({ lower, upper, isLowerOpen, isUpperOpen, isInteger }) => {
    if (isInteger) return gen(fc.integer, { min: lower!, max: upper! });
    if (lower !== null && upper !== null) {
      if (lower === upper) return lower;
      return gen(fc.double, {
        min: lower,
        max: upper,
        minExcluded: isLowerOpen,
        maxExcluded: isUpperOpen,
        noNaN: true,
      });
    }
    const far = gen(fc.double, { min: LEAST, max: MOST, noNaN: true });
    if (lower === null && upper === null) return gen(fc.boolean) ? far : -far;
    const isOpen = lower === null ? isUpperOpen : isLowerOpen;
    const distance = !isOpen && gen(fc.boolean) ? 0 : far;
    return lower === null ? upper! - distance : lower + distance;
  };
}
