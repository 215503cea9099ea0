import { Absent, type Arithmetic, type Result } from '../arithmetic/index.js';
import {
  type Claim,
  type Expression,
  HORIZON_SLOT,
  type Place,
  type ProblemError,
} from '../language/index.js';
import { CaseBudget } from './case-budget.js';
import { GivenValues } from './givens.js';
import { type IndexEnvironment, indexValue, newEnvironment } from './indices.js';
import { MAX_TERMS, MAX_WORK, tooManyTerms, tooManyValues, tooMuchWork } from './limits.js';
import { DefinitionMemo } from './memo.js';
import { Missing, type Outcome, worse } from './missing.js';
import { PartialSums } from './partial-sums.js';
import type { Point } from './point.js';
import { Recursions } from './recursions.js';
import type { Reduction, ScanKind } from './scans.js';
import { holds } from './truth.js';

/**
 * The plain interpreter: an expression of a claim, at one point, in one arithmetic. By the inclusion property
 * of the arithmetic the result encloses the true value; a `Missing` that is certain means that the value does
 * not exist. Sums are taken in any order (enclosures add up to an enclosure in every order), which lets
 * prefix and suffix sums share their partial sums: `V[t] = sum(k in 1..t, e)` for all t costs O(T).
 *
 * One interpreter serves one point: definitions are remembered.
 */
export class Interpreter<N> {
  /** Work so far, in steps of binary64: the unit of every budget. */
  work = 0;
  private readonly environment: IndexEnvironment;
  private readonly givens: GivenValues<N>;
  private readonly memos: DefinitionMemo<N>[];
  private readonly recursions: Recursions<N>;
  private readonly partialSums = new Map<Reduction, PartialSums<N>>();
  private readonly numbers = new Map<Expression, N>();

  constructor(
    readonly claim: Claim,
    readonly point: Point,
    readonly arithmetic: Arithmetic<N>,
    private readonly scans: ReadonlyMap<Reduction, ScanKind>,
    private readonly maxWork: number = MAX_WORK,
    /** Shared by the interpreters of one case. */
    private readonly budget: CaseBudget = new CaseBudget(),
  ) {
    this.environment = newEnvironment(claim.slots, point.horizon);
    this.givens = new GivenValues(claim, point, arithmetic, (value, e) => this.remember(value, 1, e.place));
    this.memos = claim.definitions.map(() => new DefinitionMemo<N>());
    this.recursions = new Recursions<N>(claim, point, this.environment, {
      known: (definition, indices) => this.memos[definition]!.get(indices),
      compute: (definition, indices) => {
        const { body, place } = this.claim.definitions[definition]!;
        const value = this.evaluate(body);
        this.remember(value, indices.length, place);
        this.memos[definition]!.set(indices, value);
        return value;
      },
    });
  }

  /** The value of `e` where index variables have the values of `indices` (by slot; the rest are not read). */
  value(e: Expression, indices: readonly number[]): Outcome<N> {
    for (let slot = HORIZON_SLOT + 1; slot < indices.length; slot += 1)
      this.environment[slot] = indices[slot]!;
    return this.evaluate(e);
  }

  /** The value of definition number `definition` at the given indices, as `name[indices]` would give it. */
  definitionValue(definition: number, indices: readonly number[], place?: Place): Outcome<N> {
    const memo = this.memos[definition]!;
    const known = memo.get(indices);
    if (known !== undefined) return known;
    const { parameters, body, recursion } = this.claim.definitions[definition]!;
    if (recursion) return this.recursions.value(definition, indices, place);
    parameters.forEach((parameter, i) => {
      this.environment[parameter.slot] = indices[i]!;
    });
    const value = this.evaluate(body);
    this.remember(value, indices.length, body.place);
    memo.set(indices, value);
    return value;
  }

  /** Indices at which definition number `definition` has been evaluated so far. */
  evaluatedIndices(definition: number): readonly (readonly number[])[] {
    return this.memos[definition]!.keys();
  }

  private count(e: Expression): void {
    this.spend(
      isTranscendental(e) ? TRANSCENDENTAL_STEPS * this.arithmetic.stepWork : this.arithmetic.stepWork,
      e,
    );
  }

  private spend(work: number, e: Expression): void {
    this.work += work;
    this.budget.work -= work;
    if (this.budget.work < 0) this.budget.isSpent = true;
    if (this.work > this.maxWork || this.budget.isSpent) throw this.tooMuch(e.place);
  }

  private tooMuch(place: Place): ProblemError {
    // What was spent in other arithmetics counts where the budget of the case is what ends it.
    const allowed = this.budget.isSpent ? this.work : this.maxWork;
    return tooMuchWork(Math.floor(allowed), this.point.horizon, place);
  }

  /** A value is about to be remembered at `indices` indices: a place of two takes twice as much as one of one. */
  private remember(value: Outcome<N>, indices: number, place: Place): void {
    this.budget.values -= value instanceof Missing ? indices : Math.max(1, indices) * this.sizeOf(value);
    if (this.budget.values < 0) throw tooManyValues(this.point.horizon, place);
  }

  /** Memory of a value, in units of an enclosure in binary64. */
  private sizeOf(value: N): number {
    const { digits, excessWork } = this.arithmetic;
    if (digits === 'exact') return 2 + excessWork(value, value) / WORK_PER_UNIT;
    return digits <= DOUBLE_DIGITS ? 1 : 2 + digits / DIGITS_PER_UNIT;
  }

  private missing(absent: Absent, e: Expression): Missing {
    return new Missing(absent.certainty, absent.reason, e, this.environment.slice());
  }

  private located(result: Result<N>, e: Expression): Outcome<N> {
    return result instanceof Absent ? this.missing(result, e) : result;
  }

  private evaluate(e: Expression): Outcome<N> {
    this.count(e);
    switch (e.kind) {
      case 'number': {
        let value = this.numbers.get(e);
        if (value === undefined) {
          value = this.arithmetic.rational(e.value);
          this.numbers.set(e, value);
        }
        return value;
      }
      case 'index':
        return this.arithmetic.integer(this.environment[e.slot]!);
      case 'given':
        return this.givens.at(e, this.indicesOf(e.indices));
      case 'definition':
        return this.definitionValue(e.definition, this.indicesOf(e.indices), e.place);
      case 'negation': {
        const operand = this.evaluate(e.operand);
        return operand instanceof Missing ? operand : this.arithmetic.neg(operand);
      }
      case 'binary':
        return this.binary(e);
      case 'power':
        return this.power(e);
      case 'call':
        return this.call(e);
      case 'conditional':
        return this.conditional(e);
      case 'reduction':
        return this.reduction(e);
    }
  }

  /** Only what is chosen is computed; where the condition is not decided, both, and the value is one of the two. */
  private conditional(e: Extract<Expression, { kind: 'conditional' }>): Outcome<N> {
    const left = this.evaluate(e.left);
    const right = this.evaluate(e.right);
    if (left instanceof Missing) return right instanceof Missing ? worse(left, right) : left;
    if (right instanceof Missing) return right;
    const { arithmetic } = this;
    const truth = holds(e.relation, arithmetic.orderings(left, right));
    if (truth !== 'unknown') return this.evaluate(truth === 'yes' ? e.whenTrue : e.whenFalse);
    const whenTrue = this.evaluate(e.whenTrue);
    const whenFalse = this.evaluate(e.whenFalse);
    if (!(whenTrue instanceof Missing || whenFalse instanceof Missing))
      return this.located(arithmetic.hull(whenTrue, whenFalse), e);
    if (
      whenTrue instanceof Missing &&
      whenFalse instanceof Missing &&
      whenFalse.certainty === 'does not exist'
    )
      return whenTrue;
    const missing = whenTrue instanceof Missing ? whenTrue : (whenFalse as Missing);
    return new Missing('unknown', missing.reason, missing.expression, missing.indices);
  }

  private indicesOf(indices: readonly Expression[]): number[] {
    return indices.map((index) => indexValue(index, this.environment, this.point));
  }

  private binary(e: Extract<Expression, { kind: 'binary' }>): Outcome<N> {
    const left = this.evaluate(e.left);
    const right = this.evaluate(e.right);
    if (left instanceof Missing) return right instanceof Missing ? worse(left, right) : left;
    if (right instanceof Missing) return right;
    const { arithmetic } = this;
    this.spend(arithmetic.excessWork(left, right), e);
    switch (e.operator) {
      case '+':
        return this.located(arithmetic.add(left, right), e);
      case '-':
        return this.located(arithmetic.sub(left, right), e);
      case '*':
        return this.located(arithmetic.mul(left, right), e);
      case '/':
        return this.located(arithmetic.div(left, right), e);
    }
  }

  private power(e: Extract<Expression, { kind: 'power' }>): Outcome<N> {
    const base = this.evaluate(e.base);
    if (e.exponentSort === 'integer') {
      const exponent = indexValue(e.exponent, this.environment, this.point);
      if (base instanceof Missing) return base;
      this.spend(this.arithmetic.excessWork(base, base), e);
      return this.located(this.arithmetic.integerPower(base, exponent), e);
    }
    const exponent = this.evaluate(e.exponent);
    if (base instanceof Missing) return exponent instanceof Missing ? worse(base, exponent) : base;
    if (exponent instanceof Missing) return exponent;
    return this.located(this.arithmetic.realPower(base, exponent), e);
  }

  private call(e: Extract<Expression, { kind: 'call' }>): Outcome<N> {
    const { arithmetic } = this;
    if (e.function === 'pi') return this.located(arithmetic.pi(), e);
    let result = this.evaluate(e.arguments[0]!);
    switch (e.function) {
      case 'sqrt':
      case 'ln':
      case 'exp':
      case 'abs':
      case 'log2':
      case 'cos':
      case 'sin':
      case 'floor':
      case 'ceil':
        if (result instanceof Missing) return result;
        this.spend(arithmetic.excessWork(result, result), e);
        return this.located(arithmetic[e.function](result), e);
      case 'mod':
      case 'min':
      case 'max':
        for (const argument of e.arguments.slice(1)) {
          const next = this.evaluate(argument);
          if (next instanceof Missing) result = result instanceof Missing ? worse(result, next) : next;
          else if (!(result instanceof Missing)) {
            this.spend(arithmetic.excessWork(result, next), e);
            result = this.located(arithmetic[e.function](result, next), e);
          }
        }
        return result;
    }
  }

  private reduction(e: Reduction): Outcome<N> {
    const from = indexValue(e.range.from, this.environment, this.point);
    const to = indexValue(e.range.to, this.environment, this.point);
    if (to - from + 1 > MAX_TERMS) throw tooManyTerms(to - from + 1, this.point.horizon, e.range.place);
    const scan = this.scans.get(e) ?? 'afresh';
    if (scan === 'afresh') return this.accumulate(e, from, to);
    let sums = this.partialSums.get(e);
    if (!sums) {
      sums = new PartialSums<N>();
      this.partialSums.set(e, sums);
    }
    if (to < from) return this.empty(e);
    switch (scan) {
      case 'total':
        return sums.total(from, to, () => this.accumulate(e, from, to));
      case 'prefix':
        return sums.scan(from, to - from, (sum, j) => this.next(e, sum ?? this.start(e), from + j));
      case 'suffix':
        return sums.scan(to, to - from, (sum, j) => this.next(e, sum ?? this.start(e), to - j));
    }
  }

  /** What a reduction begins with: 0, 1, or, for a maximum or minimum, its first term. */
  private start(e: Reduction): N | null {
    if (e.operator === 'max' || e.operator === 'min') return null;
    return this.arithmetic.integer(e.operator === 'sum' ? 0 : 1);
  }

  private empty(e: Reduction): Outcome<N> {
    return this.start(e) ?? this.missing(EMPTY_EXTREME, e);
  }

  /**
   * The reduction over `from..to`. Long ones are cut into blocks whose results are put together two by two: every
   * operation rounds outwards by a share of its result, and so only the last few by a share of the whole.
   */
  private accumulate(e: Reduction, from: number, to: number): Outcome<N> {
    const terms = to - from + 1;
    if (terms > FORESEEN_TERMS) this.expect(terms * leastSteps(e.body), e);
    const halves: Outcome<N>[] = [];
    let block = 0;
    for (let start = from; start <= to; start += BLOCK_TERMS) {
      let result: Outcome<N> | null = this.start(e);
      const end = Math.min(to, start + BLOCK_TERMS - 1);
      for (let k = start; k <= end; k += 1) result = this.combine(e, result, k);
      // Block number `block` completes as many pairs as its number has trailing ones in binary.
      for (let rest = block; rest % 2 === 1; rest = (rest - 1) / 2)
        result = this.join(e, halves.pop()!, result!);
      halves.push(result!);
      block += 1;
    }
    if (halves.length === 0) return this.empty(e);
    return halves.reduceRight((sum, half) => this.join(e, half, sum));
  }

  /** Work that is sure to go beyond the limit is not begun. */
  private expect(steps: number, e: Reduction): void {
    const work = steps * this.arithmetic.stepWork;
    if (work > this.budget.work) this.budget.isSpent = true;
    if (this.work + work > this.maxWork || this.budget.isSpent) throw this.tooMuch(e.place);
  }

  /** A partial sum that is remembered. */
  private next(e: Reduction, sum: Outcome<N> | null, index: number): Outcome<N> {
    const value = this.combine(e, sum, index);
    this.remember(value, 1, e.place);
    return value;
  }

  private combine(e: Reduction, sum: Outcome<N> | null, index: number): Outcome<N> {
    this.environment[e.range.slot] = index;
    const term = this.evaluate(e.body);
    return sum === null ? term : this.join(e, sum, term);
  }

  private join(e: Reduction, sum: Outcome<N>, term: Outcome<N>): Outcome<N> {
    if (sum instanceof Missing) return term instanceof Missing ? worse(sum, term) : sum;
    if (term instanceof Missing) return term;
    const { arithmetic } = this;
    this.spend(arithmetic.excessWork(sum, term), e);
    return this.located(arithmetic[OPERATIONS[e.operator]](sum, term), e);
  }
}

/** Digits of binary64, whose enclosures are the unit of memory. */
const DOUBLE_DIGITS = 17;

/** An enclosure of 320 digits takes about seven times as much, one of 40 less than three times. */
const DIGITS_PER_UNIT = 64;

/** An exact number of 1,200 bits fills a unit, and takes thirty steps to be worked with. */
const WORK_PER_UNIT = 30;

const EMPTY_EXTREME = new Absent('does not exist', 'extreme of no numbers');

const OPERATIONS = { sum: 'add', prod: 'mul', max: 'max', min: 'min' } as const;

/** For a sum of more terms than this, the work is estimated before it begins. */
const FORESEEN_TERMS = 1000;

/** Terms that are added up one after the other. */
const BLOCK_TERMS = 128;

/** Steps that evaluating an expression takes at least: what is remembered, and nested sums, may cost no more than one. */
function leastSteps(e: Expression): number {
  switch (e.kind) {
    case 'negation':
      return 1 + leastSteps(e.operand);
    case 'binary':
      return 1 + leastSteps(e.left) + leastSteps(e.right);
    case 'power':
      return 1 + leastSteps(e.base);
    case 'conditional':
      return (
        1 +
        leastSteps(e.left) +
        leastSteps(e.right) +
        Math.min(leastSteps(e.whenTrue), leastSteps(e.whenFalse))
      );
    case 'call':
      return e.arguments.reduce((sum, argument) => sum + leastSteps(argument), 1);
    default:
      return 1;
  }
}

/** A logarithm costs about as much as ten additions, in every arithmetic. */
const TRANSCENDENTAL_STEPS = 10;

const TRANSCENDENTAL: ReadonlySet<string> = new Set(['ln', 'exp', 'log2', 'cos', 'sin']);

function isTranscendental(e: Expression): boolean {
  if (e.kind === 'power') return e.exponentSort === 'real';
  return e.kind === 'call' && TRANSCENDENTAL.has(e.function);
}
