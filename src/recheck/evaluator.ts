import type { Claim, Definition, Expression, HORIZON_SLOT, Relation } from '../language/index.js';
import { cos, exp, ln, log2, pi, realPower, sin, sqrt } from './elementary.js';
import { Fraction } from './fraction.js';
import { type IndexLeaves, indexOf, NoIndex } from './indices.js';
import { exactly, type Interval, Intervals, isExact, type Value } from './interval.js';

/** A rational number of a point, as it is stored. */
interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** An exact point: the horizon, and a number, a row or rows for each given. */
export interface ExactPoint {
  readonly horizon: number;
  readonly values: readonly (Rational | readonly Rational[] | readonly (readonly Rational[])[])[];
}

/** Values of the index variables by slot. */
export type Environment = number[];

/** The work that was allowed is done. */
export class TooMuchWork extends Error {}

/** Work of one recheck, all precisions together: about a tenth of a second. An operation on short numbers is 1. */
export const MAX_WORK = 60_000;

/** Numbers of this many bits cost twice as much as short ones. */
const SHORT_BITS = 256;

/** Logarithms and the like, in operations on numbers as long. */
const SERIES_WORK = 20;

/** Expressions in expressions: deeper ones would need more stack than there may be. */
const MAX_DEPTH = 1000;

const SERIES = { sqrt, ln, exp, log2, cos, sin };

const HORIZON: typeof HORIZON_SLOT = 0;

/** Work that is left: one account for all precisions. */
export interface Account {
  left: number;
}

/**
 * The meaning of expressions once more, as plainly as it can be said: every sum is added up from its first term to its last,
 * every value of a definition is computed from its body, once. It shares no code with the judge: the numbers, the indices and the
 * walk are its own.
 */
export class Evaluator {
  readonly intervals: Intervals;
  private readonly values: Map<string, Value>[];
  private readonly running = new Set<string>();
  /** How far each recursion is known, by definition and its other indices. */
  private readonly done = new Map<string, number>();
  private depth = 0;

  constructor(
    private readonly claim: Claim,
    private readonly point: ExactPoint,
    bits: number,
    private readonly account: Account,
  ) {
    this.intervals = new Intervals(bits, (size) => this.spend(1 + (size / SHORT_BITS) ** 2));
    this.values = claim.definitions.map(() => new Map());
  }

  newEnvironment(): Environment {
    const environment = new Array<number>(this.claim.slots).fill(0);
    environment[HORIZON] = this.point.horizon;
    return environment;
  }

  index(e: Expression, environment: Environment): number {
    this.spend(1);
    const leaves: IndexLeaves = {
      variable: (slot) => environment[slot]!,
      given: (index) => this.scalar(index),
    };
    return indexOf(e, leaves);
  }

  value(e: Expression, environment: Environment): Value {
    this.spend(1);
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new TooMuchWork();
    const value = this.valueOf(e, environment);
    this.depth -= 1;
    return value;
  }

  private spend(work: number): void {
    this.account.left -= work;
    if (this.account.left < 0) throw new TooMuchWork();
  }

  private valueOf(e: Expression, environment: Environment): Value {
    const { intervals } = this;
    switch (e.kind) {
      case 'number':
        return exactly(Fraction.of(e.value.numerator, e.value.denominator));
      case 'index':
        return exactly(Fraction.of(BigInt(environment[e.slot]!)));
      case 'given':
        return this.given(e, environment);
      case 'definition':
        return this.definition(
          e.definition,
          e.indices.map((index) => this.index(index, environment)),
        );
      case 'negation': {
        const operand = this.value(e.operand, environment);
        return typeof operand === 'string' ? operand : intervals.neg(operand);
      }
      case 'binary':
        return both(this.value(e.left, environment), this.value(e.right, environment), (a, b) =>
          this.binary(e.operator, a, b),
        );
      case 'power':
        return this.power(e, environment);
      case 'call':
        return this.call(e, environment);
      case 'conditional':
        return this.conditional(e, environment);
      case 'reduction':
        return this.reduction(e, environment);
    }
  }

  private binary(operator: '+' | '-' | '*' | '/', a: Interval, b: Interval): Value {
    switch (operator) {
      case '+':
        return this.intervals.add(a, b);
      case '-':
        return this.intervals.sub(a, b);
      case '*':
        return this.intervals.mul(a, b);
      case '/':
        return this.intervals.div(a, b);
    }
  }

  private power(e: Extract<Expression, { kind: 'power' }>, environment: Environment): Value {
    const base = this.value(e.base, environment);
    if (e.exponentSort === 'integer') {
      const exponent = BigInt(this.index(e.exponent, environment));
      return typeof base === 'string' ? base : this.intervals.power(base, exponent);
    }
    return both(base, this.value(e.exponent, environment), (a, y) => {
      this.spendOnSeries();
      return realPower(a, y, this.intervals);
    });
  }

  private spendOnSeries(): void {
    this.spend(SERIES_WORK * (1 + (this.intervals.bits / SHORT_BITS) ** 2));
  }

  private call(e: Extract<Expression, { kind: 'call' }>, environment: Environment): Value {
    const { intervals } = this;
    const [first, ...others] = e.arguments.map((argument) => this.value(argument, environment));
    if (first === undefined) return pi(intervals);
    const name = e.function;
    switch (name) {
      case 'sqrt':
      case 'ln':
      case 'exp':
      case 'log2':
      case 'cos':
      case 'sin':
        this.spendOnSeries();
        return typeof first === 'string' ? first : SERIES[name](first, intervals);
      case 'abs':
      case 'floor':
      case 'ceil':
        return typeof first === 'string' ? first : intervals[name](first);
      case 'mod':
      case 'min':
      case 'max':
        return others.reduce((a, b) => both(a, b, (x, y) => intervals[name](x, y)), first);
      case 'pi':
        return pi(intervals);
    }
  }

  /** Where the condition is not decided nothing is known: the recheck guesses nothing. */
  private conditional(e: Extract<Expression, { kind: 'conditional' }>, environment: Environment): Value {
    const left = this.value(e.left, environment);
    const right = this.value(e.right, environment);
    if (typeof left === 'string' || typeof right === 'string')
      return left === 'none' || right === 'none' ? 'none' : 'unknown';
    const truth = relate(e.relation, left, right);
    if (truth === 'unknown') return 'unknown';
    return this.value(truth === 'yes' ? e.whenTrue : e.whenFalse, environment);
  }

  private reduction(e: Extract<Expression, { kind: 'reduction' }>, environment: Environment): Value {
    const from = this.index(e.range.from, environment);
    const to = this.index(e.range.to, environment);
    const { operator } = e;
    let result: Value | null =
      operator === 'sum' ? exactly(Fraction.ZERO) : operator === 'prod' ? exactly(Fraction.ONE) : null;
    for (let k = from; k <= to; k += 1) {
      environment[e.range.slot] = k;
      const term = this.value(e.body, environment);
      result = result === null ? term : both(result, term, (a, b) => this.joined(operator, a, b));
    }
    // There is no greatest and no least of no numbers.
    return result ?? 'none';
  }

  private joined(operator: 'sum' | 'prod' | 'max' | 'min', a: Interval, b: Interval): Value {
    if (operator === 'sum') return this.intervals.add(a, b);
    return operator === 'prod' ? this.intervals.mul(a, b) : this.intervals[operator](a, b);
  }

  private scalar(index: number): Fraction {
    const value = this.point.values[index];
    if (value === undefined || Array.isArray(value)) throw new NoIndex('no number');
    const { numerator, denominator } = value as Rational;
    return Fraction.of(numerator, denominator);
  }

  private given(e: Extract<Expression, { kind: 'given' }>, environment: Environment): Value {
    return exactly(
      this.entry(
        e.given,
        e.indices.map((index) => this.index(index, environment)),
      ),
    );
  }

  /** The number of a given at indices; where there is none, nobody may read it. */
  entry(given: number, indices: readonly number[]): Fraction {
    const { ranges } = this.claim.givens[given]!;
    let value: unknown = this.point.values[given];
    const environment = this.newEnvironment();
    for (const [i, range] of ranges.entries()) {
      const from = this.index(range.from, environment);
      const index = indices[i]!;
      const rows = value as readonly unknown[];
      if (index < from || index > this.index(range.to, environment) || index - from >= rows.length)
        throw new NoIndex('an entry that is not there is read');
      value = rows[index - from];
      environment[range.slot] = index;
    }
    const { numerator, denominator } = value as Rational;
    return Fraction.of(numerator, denominator);
  }

  /** The value of a definition at indices. */
  definition(number: number, indices: readonly number[]): Value {
    const known = this.values[number]!.get(indices.join());
    if (known !== undefined) return known;
    const definition = this.claim.definitions[number]!;
    return definition.recursion
      ? this.recursion(number, definition, indices)
      : this.compute(number, definition, indices);
  }

  private compute(number: number, { parameters, body }: Definition, indices: readonly number[]): Value {
    const environment = this.newEnvironment();
    for (const [i, { slot }] of parameters.entries()) environment[slot] = indices[i]!;
    const value = this.value(body, environment);
    this.values[number]!.set(indices.join(), value);
    return value;
  }

  /** All values from the first one to the one that is asked for, in this order: each finds the earlier ones. */
  private recursion(number: number, definition: Definition, indices: readonly number[]): Value {
    const { parameter, direction, first } = definition.recursion!;
    const firsts = first.map(({ index }) => this.index(index, this.newEnvironment()));
    const step = direction === 'forward' ? 1 : -1;
    const start = direction === 'forward' ? Math.min(...firsts) : Math.max(...firsts);
    const wanted = indices[parameter]!;
    if ((wanted - start) * step < 0) throw new NoIndex('a value before the first one is read');
    const at = [...indices];
    at[parameter] = 0;
    const row = `${number}:${at.join()}`;
    let value: Value = 'unknown';
    for (let index = (this.done.get(row) ?? start - step) + step; ; index += step) {
      at[parameter] = index;
      const key = `${number}:${at.join()}`;
      if (this.running.has(key)) throw new NoIndex('a value needs itself');
      this.running.add(key);
      value = this.values[number]!.get(at.join()) ?? this.compute(number, definition, [...at]);
      this.running.delete(key);
      this.done.set(row, index);
      if (index === wanted) return value;
    }
  }
}

/** What an operation gives for two values: nothing where one certainly does not exist. */
function both(a: Value, b: Value, operation: (a: Interval, b: Interval) => Value): Value {
  if (typeof a !== 'string' && typeof b !== 'string') return operation(a, b);
  return a === 'none' || b === 'none' ? 'none' : 'unknown';
}

/** Whether a relation holds between two values, as far as their intervals tell. */
export function relate(relation: Relation, a: Interval, b: Interval): 'yes' | 'no' | 'unknown' {
  const canBe = {
    less: a.low.order(b.high) < 0,
    greater: a.high.order(b.low) > 0,
    equal: a.low.order(b.high) <= 0 && b.low.order(a.high) <= 0,
  };
  // Two points that are one number can be nothing but equal.
  const isOne = isExact(a) && isExact(b) && canBe.equal;
  const [less, greater] = isOne ? [false, false] : [canBe.less, canBe.greater];
  const truth = (canHold: boolean, canFail: boolean) => (!canFail ? 'yes' : canHold ? 'unknown' : 'no');
  switch (relation) {
    case '<':
      return truth(less, canBe.equal || greater);
    case '<=':
      return truth(less || canBe.equal, greater);
    case '>':
      return truth(greater, canBe.equal || less);
    case '>=':
      return truth(greater || canBe.equal, less);
    case '=':
      return truth(canBe.equal, less || greater);
    case '!=':
      return truth(less || greater, canBe.equal);
  }
}
