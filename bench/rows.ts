import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { BulkHunt, bulkGenerator, bulkKernel, shapeHints } from '../src/adversary/index.js';
import { type Claim, resolveDocuments } from '../src/language/index.js';
import { loadDocuments } from '../src/node/index.js';
import type { BenchClaim, Loop } from './bench-claim.js';
import { casesPerSecond, type Effort, type Run } from './measure.js';

export const VARIANTS = [
  'pipeline',
  'kernel-same-cases',
  'kernel',
  'interval-loop',
  'float-loop',
  'fast-check-decimal',
] as const;
export type Variant = (typeof VARIANTS)[number];

export interface Row {
  readonly claim: string;
  readonly T: number;
  readonly variant: Variant;
  readonly casesPerSecond: number;
}

const SEED = 1;
/** Different cases that kernel and loops run through, so that branches are not learnt by heart. */
const DISTINCT = 64;
/** Numbers in the cases of the pipeline that the kernel alone runs through, at most, and how many cases there are at least. */
const MADE_NUMBERS = 100_000;
const LEAST_MADE = 64;
/** Horizons up to which a new kernel is made ready, as in a hunt. */
const LONGEST_EXERCISE = 100;
/** Digits that one would take with decimal.js. */
const DECIMAL_DIGITS = 40;

export function claimOf(bench: BenchClaim): Claim {
  const { documents } =
    'path' in bench.document
      ? loadDocuments([bench.document.path])
      : resolveDocuments([{ path: 'bench.md', text: bench.document.text }], () => null);
  const claim = documents.flatMap(({ claims }) => claims).find(({ name }) => name === bench.name);
  if (!claim) throw new Error(`there is no claim ${bench.name}`);
  return claim;
}

export function kernelOf(claim: Claim) {
  const made = bulkGenerator(claim, shapeHints(claim), { seed: SEED, maxHorizon: 1 });
  if (made.kind === 'unsupported') throw new Error(`no cases of ${claim.name}`);
  const compiled = bulkKernel(claim, made.generator, LONGEST_EXERCISE);
  if (compiled.kind === 'unsupported') throw new Error(`no kernel for ${claim.name}`);
  return { kernel: compiled.kernel, generator: made.generator };
}

export type BenchGenerator = ReturnType<typeof kernelOf>['generator'];

/** All variants of one claim at one horizon, one after the other in this process. */
export function rowsOf(bench: BenchClaim, horizon: number, effort: Effort): Row[] {
  const claim = claimOf(bench);
  const { kernel, generator } = kernelOf(claim);
  const hunt = new BulkHunt(claim, generator, kernel);
  const { cases, offsets } = sampleCases(bench, generator, horizon, DISTINCT);
  const made = madeCases(hunt, generator, horizon);
  const loop = (run: Loop) => (count: number) => {
    let held = 0;
    for (let i = 0; i < count; i += 1) if (run(horizon, cases[i % DISTINCT]!)) held += 1;
    return held;
  };
  const runs: Record<Variant, Run> = {
    pipeline: (count) => hunt.run(0, count, horizon),
    'kernel-same-cases': (count) => {
      let admissible = 0;
      for (let i = 0; i < count; i += 1) {
        const { values, offsets } = made[i % made.length]!;
        admissible += kernel.run(horizon, values, offsets);
      }
      return admissible;
    },
    kernel: (count) => {
      let admissible = 0;
      for (let i = 0; i < count; i += 1) admissible += kernel.run(horizon, cases[i % DISTINCT]!, offsets);
      return admissible;
    },
    'interval-loop': loop(bench.interval),
    'float-loop': loop(bench.float),
    'fast-check-decimal': propertyRun(bench, horizon),
  };
  const rates = casesPerSecond(runs, effort);
  return VARIANTS.map((variant) => ({
    claim: bench.name,
    T: horizon,
    variant,
    casesPerSecond: rates[variant],
  }));
}

/** The first cases that the pipeline makes: of all signs and sizes, with zeros, and vectors of any dimension. */
function madeCases(hunt: BulkHunt, generator: BenchGenerator, horizon: number) {
  const made: { readonly values: Float64Array; readonly offsets: Int32Array }[] = [];
  for (let numbers = 0; numbers < MADE_NUMBERS || made.length < LEAST_MADE; numbers += generator.length) {
    hunt.make(made.length, horizon);
    made.push({ values: generator.values.slice(0, generator.length), offsets: generator.offsets });
  }
  return made;
}

/**
 * Cases of moderate size, the same for kernel and loops: within e^-2..e^2, where every loop decides. They may be longer than cases of a
 * hunt, which have a limit of numbers.
 */
export function sampleCases(bench: BenchClaim, generator: BenchGenerator, horizon: number, count: number) {
  generator.makeAt(1, 0);
  // Where it is not said, all givens but the last are numbers. The dimension of vectors is the largest that a bench claim takes; see each.
  const offsets = bench.offsets?.(horizon) ?? generator.offsets.slice();
  let state = 12345;
  const unit = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const cases = Array.from({ length: count }, () => {
    const values = Float64Array.from({ length: bench.numbers(horizon) }, () => Math.exp(4 * unit() - 2));
    bench.fix?.(values);
    return values;
  });
  return { cases, offsets };
}

/** What one would write without this tool: arrays of fast-check, the inequality with decimal.js. */
function propertyRun(bench: BenchClaim, horizon: number): (cases: number) => void {
  const length = bench.numbers(horizon);
  const number = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  const property = fc.property(fc.array(number, { minLength: length, maxLength: length }), (values) => {
    Decimal.set({ precision: DECIMAL_DIGITS });
    return bench.decimal(horizon, values);
  });
  return (cases) => {
    const details = fc.check(property, { numRuns: cases, seed: SEED });
    if (details.failed) throw new Error(`${bench.name} fails: ${JSON.stringify(details.counterexample)}`);
  };
}
