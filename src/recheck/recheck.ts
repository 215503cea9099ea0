import type { Claim, Expression, Given, IndexRange, MethodUse, Statement } from '../language/index.js';
import {
  type Account,
  type Environment,
  Evaluator,
  type ExactPoint,
  MAX_WORK,
  relate,
  TooMuchWork,
} from './evaluator.js';
import type { Fraction } from './fraction.js';
import { NoIndex } from './indices.js';
import type { Value } from './interval.js';
import { runOf } from './run.js';
import { runsOf } from './sample-runs.js';

/** A failure as the judge certified it. */
export interface CertifiedFailure {
  readonly statement: Statement;
  /** The index environment at which the statement fails. */
  readonly indices: readonly number[];
  readonly outcome: 'violated' | 'does not exist';
}

/** What the second evaluator says of a failure. */
export type Recheck =
  /** The point is admissible and the statement fails there in this way: both for certain. */
  | { readonly kind: 'confirmed' }
  /** It came to no end: its work was used up, or its numbers left something undecided. */
  | { readonly kind: 'not rechecked'; readonly why: 'work' | 'undecided' }
  /** It is certain of the opposite: one of the two evaluators is wrong. */
  | { readonly kind: 'disagrees'; readonly about: string };

/** Bits of the numbers, one precision after the other while something is undecided; the last are those of 460 digits. */
const PRECISIONS = [128, 512, 1536];

/** Checks once more that an exact point satisfies every domain, shape and premise of a claim, and that a statement fails there. */
export function recheck(claim: Claim, point: ExactPoint, failure: CertifiedFailure): Recheck {
  const account: Account = { left: MAX_WORK };
  try {
    for (const bits of PRECISIONS) {
      const said = claim.method
        ? recheckRun(claim.method, point, failure, bits, account)
        : new Check(claim, point, bits, account).of(failure);
      if (said.kind !== 'not rechecked') return said;
    }
    return UNDECIDED;
  } catch (error) {
    if (error instanceof TooMuchWork) return { kind: 'not rechecked', why: 'work' };
    if (error instanceof NoIndex) return { kind: 'disagrees', about: error.message };
    throw error;
  }
}

const CONFIRMED: Recheck = { kind: 'confirmed' };
const UNDECIDED: Recheck = { kind: 'not rechecked', why: 'undecided' };
const disagrees = (about: string): Recheck => ({ kind: 'disagrees', about });

/**
 * A claim about a method is that of its run. Losses are rounded down and stand on the smaller side of their inequality alone: a
 * failure is certain all the same, but what holds with them may fail with the losses themselves.
 */
function recheckRun(
  method: MethodUse,
  point: ExactPoint,
  failure: CertifiedFailure,
  bits: number,
  account: Account,
): Recheck {
  const run = method.samples
    ? runsOf(method, method.samples, point, bits, account)
    : runOf(method, point, bits, account);
  if (run.kind === 'open') return UNDECIDED;
  if (run.kind === 'objection') return disagrees(run.about);
  const said = new Check(method.inner, run.point, bits, account).of(failure);
  return said.kind === 'disagrees' && !run.isExact ? UNDECIDED : said;
}

/** One precision. */
class Check {
  private readonly evaluator: Evaluator;
  /** Whether something was left undecided. */
  private isOpen = false;

  constructor(
    private readonly claim: Claim,
    private readonly point: ExactPoint,
    bits: number,
    account: Account,
  ) {
    this.evaluator = new Evaluator(claim, point, bits, account);
  }

  of({ statement, indices, outcome }: CertifiedFailure): Recheck {
    const objection = this.objectionToPoint() ?? this.objectionToIndices(statement, indices);
    if (objection) return disagrees(objection);
    const left = this.evaluator.value(statement.left, [...indices]);
    const right = this.evaluator.value(statement.right, [...indices]);
    const found = this.foundAt(statement, left, right);
    if (found === 'unknown') return UNDECIDED;
    if (found !== outcome) return disagrees(`the statement: ${found}`);
    return this.isOpen ? UNDECIDED : CONFIRMED;
  }

  private foundAt({ relation }: Statement, left: Value, right: Value) {
    if (left === 'none' || right === 'none') return 'does not exist';
    if (left === 'unknown' || right === 'unknown') return 'unknown';
    const truth = relate(relation, left, right);
    return truth === 'unknown' ? 'unknown' : truth === 'yes' ? 'holds' : 'violated';
  }

  private objectionToPoint(): string | null {
    const { claim, point } = this;
    if (!Number.isSafeInteger(point.horizon) || point.horizon < 1) return 'the horizon';
    if (point.values.length !== claim.givens.length) return 'the number of givens';
    for (const [i, given] of claim.givens.entries()) {
      const isWrong = this.objectsToGiven(given, i);
      if (isWrong) return `given ${given.name}`;
    }
    for (const premise of claim.premises)
      for (const environment of this.choices(premise.ranges)) {
        const left = this.evaluator.value(premise.left, environment);
        const right = this.evaluator.value(premise.right, environment);
        const found = this.foundAt(premise, left, right);
        if (found === 'unknown') this.isOpen = true;
        else if (found !== 'holds') return 'a premise';
      }
    return null;
  }

  /** Whether a given has an entry outside its domain, breaks its shape, or has too few or too many entries. */
  private objectsToGiven(given: Given, number: number): boolean {
    let entries = 0;
    for (const environment of this.choices(given.ranges)) {
      entries += 1;
      const indices = given.ranges.map(({ slot }) => environment[slot]!);
      const entry = this.evaluator.entry(number, indices);
      if (this.isOutside(given, entry, environment)) return true;
      const [range] = given.ranges;
      if (!given.shape || !range || indices[0] === this.evaluator.index(range.to, environment)) continue;
      const order = this.evaluator.entry(number, [indices[0]! + 1]).order(entry);
      if (given.shape === 'nonincreasing' ? order > 0 : order < 0) return true;
    }
    return entries !== count(this.point.values[number]);
  }

  private isOutside({ domain }: Given, entry: Fraction, environment: Environment): boolean {
    if (domain.kind === 'integers') {
      const from = this.sideOf(entry, domain.from, environment);
      const to = this.sideOf(entry, domain.to, environment);
      return !entry.isInteger || from === 'below' || from === 'nowhere' || to === 'above' || to === 'nowhere';
    }
    const { lower, upper } = domain;
    const ends = [
      lower && { at: this.sideOf(entry, lower.value, environment), wrong: 'below', kind: lower.kind },
      upper && { at: this.sideOf(entry, upper.value, environment), wrong: 'above', kind: upper.kind },
    ];
    return ends.some(
      (end) =>
        end && (end.at === end.wrong || end.at === 'nowhere' || (end.at === 'there' && end.kind === 'open')),
    );
  }

  /** Where a number is, seen from the end of its domain; `nowhere`: the end does not exist. */
  private sideOf(entry: Fraction, end: Expression, environment: Environment) {
    const value = this.evaluator.value(end, environment);
    if (value === 'none') return 'nowhere';
    if (value !== 'unknown') {
      const [low, high] = [entry.order(value.low), entry.order(value.high)];
      if (low < 0) return 'below';
      if (high > 0) return 'above';
      if (low === 0 && high === 0) return 'there';
    }
    this.isOpen = true;
    return 'unknown';
  }

  private objectionToIndices({ ranges }: Statement, indices: readonly number[]): string | null {
    const environment = this.evaluator.newEnvironment();
    for (const { from, to, slot } of ranges) {
      const index = indices[slot]!;
      if (index < this.evaluator.index(from, environment) || index > this.evaluator.index(to, environment))
        return 'the indices';
      environment[slot] = index;
    }
    return null;
  }

  /** Every choice of the variables of ranges, the first outermost. The same array is yielded each time. */
  private *choices(
    ranges: readonly IndexRange[],
    environment: Environment = this.evaluator.newEnvironment(),
  ): Generator<Environment> {
    const [range, ...others] = ranges;
    if (!range) {
      yield environment;
      return;
    }
    const to = this.evaluator.index(range.to, environment);
    for (let i = this.evaluator.index(range.from, environment); i <= to; i += 1) {
      environment[range.slot] = i;
      yield* this.choices(others, environment);
    }
  }
}

/** Numbers of a given in all. */
function count(value: unknown): number {
  return Array.isArray(value) ? value.reduce((sum: number, entry) => sum + count(entry), 0) : 1;
}
