import {
  growth,
  ROUNDING,
  type RunningAlgebra,
  type RunningCall,
  type RunningRecursion,
  type RunningReduction,
  type SweptGivens,
  type Tracked,
} from '../../compiled/index.js';
import { holds } from '../../evaluation/index.js';
import type { Relation } from '../../language/index.js';
import {
  binaryLogarithm,
  exponential,
  logarithm,
  powerOf,
  product,
  quotient,
  squareRoot,
  step,
  sum,
  wave,
} from './running-error.js';

/** Where a running sum keeps its two parts, the errors of its terms and the sum of their magnitudes. */
const [HIGH, LOW, TERM_ERRORS, MAGNITUDES] = [0, 1, 2, 3] as const;

/** The value of a recursion at an index, with its error in the register. */
type RunningValues = (index: number) => number;

/**
 * Numbers with error bounds as closures: for pages that forbid generated code. A sum or product whose terms do not depend on T
 * goes on from where it was, so that going through all horizons up to N costs O(N); sums are compensated.
 */
export class RunningClosures implements RunningAlgebra<Tracked> {
  readonly environment: number[];
  readonly register = new Float64Array(1);
  private givens: SweptGivens = { scalars: [], sequences: [] };
  private readonly begins: (() => void)[] = [];
  private readonly recursions = new Map<number, RunningValues>();

  constructor(slots: number) {
    this.environment = new Array<number>(slots).fill(0);
  }

  begin(givens: SweptGivens): void {
    this.givens = givens;
    for (const begin of this.begins) begin();
  }

  evaluator(value: () => Tracked): Tracked {
    return value();
  }

  constant(value: number, error: number): Tracked {
    const { register } = this;
    return () => {
      register[0] = error;
      return value;
    };
  }

  index(slot: number): Tracked {
    const { environment, register } = this;
    return () => {
      register[0] = 0;
      return environment[slot]!;
    };
  }

  scalar(given: number): Tracked {
    const { register } = this;
    return () => {
      const value = this.givens.scalars[given]!;
      register[0] = ROUNDING * Math.abs(value);
      return value;
    };
  }

  entry(given: number, index: Tracked): Tracked {
    const { register } = this;
    return () => {
      const value = this.givens.sequences[given]!(index());
      register[0] = ROUNDING * Math.abs(value);
      return value;
    };
  }

  negative(operand: Tracked): Tracked {
    return () => -operand();
  }

  absolute(operand: Tracked): Tracked {
    return () => Math.abs(operand());
  }

  sum(left: Tracked, right: Tracked, sign: 1 | -1): Tracked {
    return sum(this.register, left, right, sign);
  }

  product(left: Tracked, right: Tracked): Tracked {
    return product(this.register, left, right);
  }

  quotient(left: Tracked, right: Tracked): Tracked {
    return quotient(this.register, left, right);
  }

  square(base: Tracked): Tracked {
    const { register } = this;
    return () => {
      const x = base();
      register[0] = (2 * Math.abs(x) + register[0]!) * register[0]! + ROUNDING * x * x;
      return x * x;
    };
  }

  power(base: Tracked, exponent: Tracked): Tracked {
    return powerOf(this.register, base, exponent);
  }

  call(name: RunningCall, all: readonly Tracked[]): Tracked {
    const { register } = this;
    const first = all[0]!;
    switch (name) {
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
      case 'sqrt':
        return squareRoot(register, first);
      case 'ln':
        return logarithm(register, first);
      case 'exp':
        return exponential(register, first);
      case 'min':
      case 'max': {
        const choose = name === 'min' ? Math.min : Math.max;
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

  conditional(
    relation: Relation,
    left: Tracked,
    right: Tracked,
    yes: () => Tracked,
    no: () => Tracked,
  ): Tracked {
    const { register } = this;
    const [whenTrue, whenFalse] = [yes(), no()];
    return () => {
      const a = left();
      const error = register[0]!;
      const b = right();
      if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
      const slack = error + register[0]!;
      const possible = { less: a < b + slack, equal: Math.abs(a - b) <= slack, greater: a > b - slack };
      const exactly = slack === 0 ? { less: a < b, equal: a === b, greater: a > b } : possible;
      switch (holds(relation, exactly)) {
        case 'yes':
          return whenTrue();
        case 'no':
          return whenFalse();
        default:
          return Number.NaN;
      }
    };
  }

  where(slots: readonly number[], indices: readonly Tracked[], of: () => Tracked): Tracked {
    const { environment } = this;
    const value = of();
    return () => {
      const at = indices.map((index) => index());
      for (const [i, slot] of slots.entries()) environment[slot] = at[i]!;
      return value();
    };
  }

  recursion({ key, slot, first, body }: RunningRecursion<Tracked>, index: Tracked): Tracked {
    const values = this.recursions.get(key) ?? this.recursiveValues(key, slot, first, body);
    return () => values(index());
  }

  private recursiveValues(
    key: number,
    slot: number,
    first: readonly (() => Tracked)[],
    body: () => Tracked,
  ): RunningValues {
    const { environment, register } = this;
    let values: number[] = [];
    let errors: number[] = [];
    let next = Number.NaN;
    let start = Number.NaN;
    let value: Tracked = () => Number.NaN;
    const starts: Tracked[] = [];
    this.begins.push(() => {
      values = [];
      errors = [];
      next = Number.NaN;
      start = Number.NaN;
    });
    const at: RunningValues = (index) => {
      if (Number.isNaN(start)) {
        start = Math.min(...starts.map((of) => of()));
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
          environment[slot] = own;
          values[own - start] = value();
          errors[own - start] = register[0]!;
        }
        for (let i = 0; i < saved.length; i += 1) environment[i] = saved[i]!;
      }
      register[0] = errors[index - start]!;
      return values[index - start]!;
    };
    this.recursions.set(key, at);
    starts.push(...first.map((of) => of()));
    value = body();
    return at;
  }

  reduction(of: RunningReduction<Tracked>): Tracked {
    const [from, to, body] = [of.from(), of.to(), of.body()];
    if (of.operator === 'max' || of.operator === 'min')
      return this.runningExtreme(of.slot, of.operator, from, to, body);
    return of.operator === 'sum'
      ? this.runningSum(of.slot, from, to, body)
      : this.runningProduct(of.slot, from, to, body);
  }

  private runningExtreme(
    slot: number,
    operator: 'max' | 'min',
    from: Tracked,
    to: Tracked,
    body: Tracked,
  ): Tracked {
    const { environment, register } = this;
    const choose = operator === 'max' ? Math.max : Math.min;
    let start = 0;
    let next = 0;
    let value = Number.NaN;
    let error = 0;
    this.begins.push(() => {
      start = from();
      next = start;
      value = Number.NaN;
      error = 0;
    });
    return () => {
      const end = to();
      if (end < next - 1) next = start;
      if (!(end >= start)) return Number.NaN;
      for (; next <= end; next += 1) {
        environment[slot] = next;
        const term = body();
        // The extreme of enclosures is within the greatest of their errors.
        value = next === start ? term : choose(value, term);
        error = next === start ? register[0]! : Math.max(error, register[0]!);
      }
      register[0] = error;
      return value;
    };
  }

  private runningSum(slot: number, from: Tracked, to: Tracked, body: Tracked): Tracked {
    const { environment, register } = this;
    let next = 0;
    const state = new Float64Array(4);
    const begin = (): void => {
      next = from();
      state.fill(0);
    };
    this.begins.push(begin);
    return () => {
      const end = to();
      if (end < next - 1) begin();
      for (; next <= end; next += 1) {
        environment[slot] = next;
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

  private runningProduct(slot: number, from: Tracked, to: Tracked, body: Tracked): Tracked {
    const { environment, register } = this;
    let next = 0;
    let value = 1;
    let relative = 0;
    const begin = (): void => {
      next = from();
      value = 1;
      relative = 0;
    };
    this.begins.push(begin);
    return () => {
      const end = to();
      if (end < next - 1) begin();
      for (; next <= end; next += 1) {
        environment[slot] = next;
        const factor = body();
        value *= factor;
        relative += register[0]! / Math.abs(factor) + ROUNDING;
      }
      register[0] = Math.abs(value) * growth(1.01 * relative);
      return value;
    };
  }
}
