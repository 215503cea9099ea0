import { type Arithmetic, decimalArithmetic, Rational } from '../../src/arithmetic/index.js';
import { type BoundsKernel, type Kernel, OUTCOME } from '../../src/compiled/index.js';
import { Interpreter, Missing, scansOf } from '../../src/evaluation/index.js';
import { holds, instances, type Truth } from '../../src/judgement/index.js';
import { type Claim, type Expression, ProblemError, type Statement } from '../../src/language/index.js';
import type { KernelPoint } from './points.js';

const decimal = decimalArithmetic(320) as Arithmetic<unknown>;

/** Steps at 320 digits that one case is worth; what needs more is not compared. */
const MAX_STEPS = 3_000;

/** The plain interpreter at 320 digits: what kernels are held against. */
function oracleOf(claim: Claim, { point }: KernelPoint): Interpreter<unknown> {
  const sides = [...claim.premises, ...claim.statements].flatMap(({ left, right }) => [left, right]);
  const scans = scansOf([...sides, ...claim.definitions.map(({ body }) => body)]);
  return new Interpreter(claim, point, decimal, scans, MAX_STEPS);
}

/** What 320 digits say of a value; a problem of the document (an index out of range) by its code. */
function decimalValue(oracle: Interpreter<unknown>, e: Expression, environment: readonly number[]): unknown {
  try {
    return oracle.value(e, environment);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
}

/** What must have no bounds, and why; `null` if bounds are in order. */
function hasNoValue(value: unknown): string | null {
  if (value === 'index-out-of-range' || value === 'index-not-defined') return 'an index is out of range';
  return value instanceof Missing && value.certainty === 'does not exist' ? 'it does not exist' : null;
}

/** Throws where a kernel's finite bounds leave out what 320 digits say. Returns how many could be compared. */
export function compareBounds(
  kernel: BoundsKernel,
  claim: Claim,
  statement: Statement,
  e: Expression,
  made: KernelPoint,
): number {
  const oracle = oracleOf(claim, made);
  const environments = [...instances(claim, statement, made.point)].length;
  const [l, h] = [new Float64Array(environments), new Float64Array(environments)];
  kernel.run(made.point.horizon, made.values, made.offsets, l, h);
  let i = -1;
  let compared = 0;
  for (const environment of instances(claim, statement, made.point)) {
    i += 1;
    const [lower, upper] = [l[i]!, h[i]!];
    if (!(upper - lower < Number.POSITIVE_INFINITY)) continue;
    const value = decimalValue(oracle, e, environment);
    const why = hasNoValue(value);
    if (why) throw new Error(`bounds ${lower}..${upper}, but ${why}`);
    if (typeof value === 'string' || value instanceof Missing) continue;
    const text = decimal.text(value);
    const below = Rational.parse(text.lower);
    const above = Rational.parse(text.upper);
    if (!below || !above) continue;
    compared += 1;
    if (Rational.fromNumber(lower).compare(above) > 0 || Rational.fromNumber(upper).compare(below) < 0)
      throw new Error(`${lower}..${upper} does not contain ${text.lower}`);
  }
  return compared;
}

/** Throws where a kernel decides a statement, and 320 digits decide otherwise. Returns how many it decided. */
export function compareDecisions(kernel: Kernel, claim: Claim, made: KernelPoint): number {
  if (kernel.run(made.point.horizon, made.values, made.offsets) === 0) return 0;
  const oracle = oracleOf(claim, made);
  let decided = 0;
  for (const [s, statement] of claim.statements.entries()) {
    const outcome = kernel.outcomes[s]!;
    if (outcome === OUTCOME.holds || outcome === OUTCOME.violated) decided += 1;
    const truths: Truth[] = [];
    for (const environment of instances(claim, statement, made.point)) {
      const sides = [statement.left, statement.right].map((e) => decimalValue(oracle, e, environment));
      const why = hasNoValue(sides[0]) ?? hasNoValue(sides[1]);
      if (why && outcome === OUTCOME.holds) throw new Error(`holds, but ${why}`);
      const isKnown = sides.every((side) => typeof side !== 'string' && !(side instanceof Missing));
      truths.push(isKnown ? holds(statement.relation, decimal.orderings(sides[0], sides[1])) : 'unknown');
    }
    // Of an equality a kernel says only that nothing speaks against it.
    if (outcome === OUTCOME.holds && statement.relation !== '=' && truths.includes('no'))
      throw new Error('holds, but is violated');
    if (outcome === OUTCOME.violated && truths.every((truth) => truth === 'yes'))
      throw new Error('violated, but holds');
    if ((outcome === OUTCOME.empty) !== (truths.length === 0))
      throw new Error(`outcome ${outcome} of ${truths.length} instances`);
  }
  return decided;
}
