import { freeSlots, holds } from '../../evaluation/index.js';
import { type Claim, type Expression, HORIZON_SLOT, subtrees } from '../../language/index.js';
import {
  binaryLogarithm,
  type ErrorRegister,
  exponential,
  logarithm,
  powerOf,
  product,
  quotient,
  ROUNDING,
  remainder,
  squareRoot,
  step,
  sum,
  type Tracked,
  wave,
} from './running-error.js';

type Reduction = Extract<Expression, { kind: 'reduction' }>;

/** How givens are chosen for a sweep: a number for each single given, a function of the index for each sequence. */
export interface SweptGivens {
  readonly scalars: readonly number[];
  readonly sequences: readonly ((index: number) => number)[];
}

/** Definitions are put in where they are used; a claim that grows beyond this in doing so is not swept. */
const MOST_NODES = 4000;

/** Where a running sum keeps its two parts, the errors of its terms and the sum of their magnitudes. */
const [HIGH, LOW, TERM_ERRORS, MAGNITUDES] = [0, 1, 2, 3] as const;

/** The value of a recursion at an index, with its error in the register. */
type RunningRecursion = (index: number) => number;

/** A claim cannot be swept: some sum depends on T in other ways than by its last index. */
export class NotSweepable extends Error {}

/**
 * Expressions as functions of a slowly growing horizon: a sum or product whose terms do not depend on T goes on
 * from where it was, so that going through all horizons up to N costs O(N). With error bounds, in binary64: sums are
 * compensated, and a bound of the whole error is carried along.
 */
export class RunningCompiler {
  readonly environment: number[];
  readonly register: ErrorRegister = new Float64Array(1);
  nodes = 0;
  private readonly horizonFree: boolean[];
  private readonly recursions = new Map<number, RunningRecursion>();

  constructor(
    private readonly claim: Claim,
    private readonly givens: SweptGivens,
  ) {
    this.environment = new Array<number>(claim.slots).fill(0);
    // Definitions that go on from each other's values: all are free of T until one is found not to be.
    this.horizonFree = claim.definitions.map(() => true);
    for (let isStable = false; !isStable; ) {
      isStable = true;
      for (const [i, { body }] of claim.definitions.entries())
        if (this.horizonFree[i] && !this.isFreeOfHorizon(body)) {
          this.horizonFree[i] = false;
          isStable = false;
        }
    }
  }

  isFreeOfHorizon(e: Expression): boolean {
    if (e.kind === 'index' && e.slot === HORIZON_SLOT) return false;
    if (e.kind === 'definition' && !this.horizonFree[e.definition]) return false;
    return subtrees(e).every((part) => this.isFreeOfHorizon(part));
  }

  compile(e: Expression): Tracked {
    this.nodes += 1;
    if (this.nodes > MOST_NODES) throw new NotSweepable();
    const { environment, register } = this;
    switch (e.kind) {
      case 'number':
        return this.constant(e.value.approximate(), e.value.isInteger);
      case 'index': {
        const { slot } = e;
        return () => {
          register[0] = 0;
          return environment[slot]!;
        };
      }
      case 'given':
        return this.given(e);
      case 'definition':
        return this.definition(e);
      case 'negation': {
        const operand = this.compile(e.operand);
        return () => -operand();
      }
      case 'binary': {
        const left = this.compile(e.left);
        const right = this.compile(e.right);
        if (e.operator === '*') return product(register, left, right);
        if (e.operator === '/') return quotient(register, left, right);
        return sum(register, left, right, e.operator === '+' ? 1 : -1);
      }
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

  private constant(value: number, isExact: boolean): Tracked {
    const { register } = this;
    const error = isExact && Number.isSafeInteger(value) ? 0 : ROUNDING * Math.abs(value);
    return () => {
      register[0] = error;
      return value;
    };
  }

  private given(e: Extract<Expression, { kind: 'given' }>): Tracked {
    const { register } = this;
    if (e.indices.length > 1) throw new NotSweepable();
    const [index] = e.indices;
    if (!index) return this.constant(this.givens.scalars[e.given]!, false);
    const at = this.compile(index);
    const values = this.givens.sequences[e.given]!;
    return () => {
      const value = values(at());
      register[0] = ROUNDING * Math.abs(value);
      return value;
    };
  }

  private definition(e: Extract<Expression, { kind: 'definition' }>): Tracked {
    const { environment } = this;
    const { parameters, body, recursion } = this.claim.definitions[e.definition]!;
    const indices = e.indices.map((index) => this.compile(index));
    if (recursion) {
      const values = this.recursion(e.definition);
      return () => values(indices[0]!());
    }
    // Compiled anew at every use, so that each use has running sums of its own, read at growing indices.
    const value = this.compile(body);
    const slots = parameters.map(({ slot }) => slot);
    return () => {
      const at = indices.map((index) => index());
      for (const [i, slot] of slots.entries()) environment[slot] = at[i]!;
      return value();
    };
  }

  /** A recursion goes on from where it was: it must run forward over its only index, and be free of T. */
  private recursion(definition: number): RunningRecursion {
    const known = this.recursions.get(definition);
    if (known) return known;
    const { parameters, body, recursion } = this.claim.definitions[definition]!;
    const [only] = parameters;
    if (parameters.length !== 1 || recursion!.direction === 'backward' || !this.horizonFree[definition])
      throw new NotSweepable();
    const { environment, register } = this;
    const values: number[] = [];
    const errors: number[] = [];
    let next = Number.NaN;
    let start = Number.NaN;
    let value: Tracked = () => Number.NaN;
    const first: Tracked[] = [];
    const at: RunningRecursion = (index) => {
      if (Number.isNaN(start)) {
        start = Math.min(...first.map((of) => of()));
        next = start;
      }
      if (!(index >= start)) return Number.NaN;
      if (next <= index) {
        const saved = environment.slice();
        while (next <= index) {
          const own = next;
          // A value that needs itself finds no number.
          values[own - start] = Number.NaN;
          next += 1;
          environment[only!.slot] = own;
          values[own - start] = value();
          errors[own - start] = register[0]!;
        }
        for (let slot = 0; slot < saved.length; slot += 1) environment[slot] = saved[slot]!;
      }
      register[0] = errors[index - start]!;
      return values[index - start]!;
    };
    this.recursions.set(definition, at);
    first.push(...recursion!.first.map((of) => this.compile(of.index)));
    value = this.compile(body);
    return at;
  }

  /** The branch that is chosen for certain; no number where the errors leave both. */
  private conditional(e: Extract<Expression, { kind: 'conditional' }>): Tracked {
    const { register } = this;
    const [left, right] = [this.compile(e.left), this.compile(e.right)];
    const [whenTrue, whenFalse] = [this.compile(e.whenTrue), this.compile(e.whenFalse)];
    return () => {
      const a = left();
      const error = register[0]!;
      const b = right();
      const slack = error + register[0]!;
      const possible = { less: a < b + slack, equal: Math.abs(a - b) <= slack, greater: a > b - slack };
      const exactly = slack === 0 ? { less: a < b, equal: a === b, greater: a > b } : possible;
      switch (holds(e.relation, exactly)) {
        case 'yes':
          return whenTrue();
        case 'no':
          return whenFalse();
        default:
          return Number.NaN;
      }
    };
  }

  private power(e: Extract<Expression, { kind: 'power' }>): Tracked {
    const base = this.compile(e.base);
    if (e.exponent.kind === 'number' && e.exponent.value.approximate() === 2) {
      const { register } = this;
      return () => {
        const x = base();
        register[0] = (2 * Math.abs(x) + register[0]!) * register[0]! + ROUNDING * x * x;
        return x * x;
      };
    }
    return powerOf(this.register, base, this.compile(e.exponent));
  }

  private call(e: Extract<Expression, { kind: 'call' }>): Tracked {
    const { register } = this;
    const all = e.arguments.map((argument) => this.compile(argument));
    if (e.function === 'pi') return this.constant(Math.PI, false);
    const first = all[0]!;
    switch (e.function) {
      case 'log2':
        return binaryLogarithm(register, first);
      case 'cos':
        return wave(register, first, Math.cos);
      case 'sin':
        return wave(register, first, Math.sin);
      case 'floor':
        return step(register, first, Math.floor);
      case 'ceil':
        return step(register, first, Math.ceil);
      case 'mod':
        return remainder(register, first, all[1]!);
      case 'sqrt':
        return squareRoot(register, first);
      case 'ln':
        return logarithm(register, first);
      case 'exp':
        return exponential(register, first);
      case 'abs':
        return () => Math.abs(first());
      case 'min':
      case 'max': {
        const choose = e.function === 'min' ? Math.min : Math.max;
        return () => {
          let value = first();
          let error = register[0]!;
          for (let i = 1; i < all.length; i += 1) {
            value = choose(value, all[i]!());
            error = Math.max(error, register[0]!);
          }
          register[0] = error;
          return value;
        };
      }
    }
  }

  private reduction(e: Reduction): Tracked {
    const free = freeSlots(e.body);
    free.delete(e.range.slot);
    const isRunning =
      free.size === 0 &&
      this.isFreeOfHorizon(e.body) &&
      freeSlots(e.range.from).size === 0 &&
      this.isFreeOfHorizon(e.range.from);
    if (!isRunning) throw new NotSweepable();
    const from = this.compile(e.range.from);
    const to = this.compile(e.range.to);
    const body = this.compile(e.body);
    if (e.operator === 'max' || e.operator === 'min')
      return this.runningExtreme(e, e.operator, from, to, body);
    return e.operator === 'sum' ? this.runningSum(e, from, to, body) : this.runningProduct(e, from, to, body);
  }

  private runningExtreme(
    { range }: Reduction,
    operator: 'max' | 'min',
    from: Tracked,
    to: Tracked,
    body: Tracked,
  ): Tracked {
    const { environment, register } = this;
    const choose = operator === 'max' ? Math.max : Math.min;
    const start = from();
    let next = start;
    let value = Number.NaN;
    let error = 0;
    return () => {
      const end = to();
      if (end < next - 1) next = start;
      if (!(end >= start)) return Number.NaN;
      for (; next <= end; next += 1) {
        environment[range.slot] = next;
        const term = body();
        // The extreme of enclosures is within the greatest of their errors.
        value = next === start ? term : choose(value, term);
        error = next === start ? register[0]! : Math.max(error, register[0]!);
      }
      register[0] = error;
      return value;
    };
  }

  private runningSum({ range }: Reduction, from: Tracked, to: Tracked, body: Tracked): Tracked {
    const { environment, register } = this;
    let next = from();
    const state = new Float64Array(4);
    return () => {
      const end = to();
      if (end < next - 1) {
        next = from();
        state.fill(0);
      }
      for (; next <= end; next += 1) {
        environment[range.slot] = next;
        const term = body();
        // Neumaier's compensated sum: its own error is a rounding of the result, and of second order in the rest.
        const high = state[HIGH]!;
        const total = high + term;
        state[LOW]! += Math.abs(high) >= Math.abs(term) ? high - total + term : term - total + high;
        state[HIGH] = total;
        state[TERM_ERRORS]! += register[0]!;
        state[MAGNITUDES]! += Math.abs(term);
      }
      const value = state[HIGH]! + state[LOW]!;
      register[0] =
        state[TERM_ERRORS]! + ROUNDING * Math.abs(value) + next * ROUNDING * ROUNDING * state[MAGNITUDES]!;
      return value;
    };
  }

  private runningProduct({ range }: Reduction, from: Tracked, to: Tracked, body: Tracked): Tracked {
    const { environment, register } = this;
    let next = from();
    let value = 1;
    let relative = 0;
    return () => {
      const end = to();
      if (end < next - 1) {
        next = from();
        value = 1;
        relative = 0;
      }
      for (; next <= end; next += 1) {
        environment[range.slot] = next;
        const factor = body();
        value *= factor;
        relative += register[0]! / Math.abs(factor) + ROUNDING;
      }
      register[0] = Math.abs(value) * Math.expm1(1.01 * relative);
      return value;
    };
  }
}
