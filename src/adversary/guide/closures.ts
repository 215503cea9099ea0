import type {
  CallName,
  Evaluator,
  PlainAlgebra,
  PlainDefinition,
  PlainRecursion,
  PlainReduction,
} from '../../compiled/index.js';
import type { Relation } from '../../language/index.js';
import { compares } from './compares.js';
import { IndexMemory, ScanMemory, type Stamp } from './memory.js';
import type { Meter } from './meter.js';
import { RecursiveValues } from './recursive-values.js';
import type { FloatValues } from './values.js';

/** What compiled expressions share: the point, the index variables, and what is remembered of both. */
export interface Workspace {
  readonly environment: number[];
  readonly values: FloatValues;
  readonly stamp: Stamp;
  readonly meter: Meter;
}

/** Plain floating point numbers as closures over a workspace: for pages that forbid generated code. */
export class Closures implements PlainAlgebra<Evaluator> {
  private readonly definitions = new Map<string, (indices: readonly Evaluator[]) => Evaluator>();
  private readonly recursions = new Map<string, RecursiveValues>();

  constructor(private readonly workspace: Workspace) {}

  evaluator(value: () => Evaluator): Evaluator {
    return value();
  }

  number(value: number): Evaluator {
    return () => value;
  }

  index(slot: number): Evaluator {
    const { environment } = this.workspace;
    return () => environment[slot]!;
  }

  scalar(given: number): Evaluator {
    const { scalars } = this.workspace.values;
    return () => scalars[given]!;
  }

  entry(given: number, index: Evaluator): Evaluator {
    const { sequences, from } = this.workspace.values;
    return () => sequences[given]![index() - from[given]!] ?? Number.NaN;
  }

  familyEntry(given: number, row: Evaluator, index: Evaluator): Evaluator {
    const { rows, from, rowFrom } = this.workspace.values;
    return () => {
      const place = row() - from[given]!;
      return rows[given]![place]?.[index() - rowFrom[given]![place]!] ?? Number.NaN;
    };
  }

  negative(operand: Evaluator): Evaluator {
    return () => -operand();
  }

  absolute(operand: Evaluator): Evaluator {
    return () => Math.abs(operand());
  }

  binary(operator: '+' | '-' | '*', left: Evaluator, right: Evaluator): Evaluator {
    switch (operator) {
      case '+':
        return () => left() + right();
      case '-':
        return () => left() - right();
      case '*':
        return () => left() * right();
    }
  }

  quotient(left: Evaluator, right: Evaluator): Evaluator {
    return () => {
      const numerator = left();
      const denominator = right();
      return denominator === 0 ? Number.NaN : numerator / denominator;
    };
  }

  share(left: Evaluator, right: Evaluator): Evaluator {
    return () => left() / right();
  }

  /** The exponents that claims are full of without `Math.pow`, which takes ten times as long. */
  power(base: Evaluator, exponent: Evaluator, constant: number | null): Evaluator {
    switch (constant) {
      case 1:
        return base;
      case 2:
        return () => {
          const x = base();
          return x * x;
        };
      case -1:
        return () => inverse(base());
      case -2:
        return () => {
          const x = base();
          return inverse(x * x);
        };
      case 3:
        return () => {
          const x = base();
          return x * x * x;
        };
      default:
        return () => {
          const x = base();
          const y = exponent();
          return x === 0 && y < 0 ? Number.NaN : x ** y;
        };
    }
  }

  call(name: CallName, all: readonly Evaluator[]): Evaluator {
    const [first, second] = all as [Evaluator, Evaluator | undefined];
    switch (name) {
      case 'pi':
        return () => Math.PI;
      case 'log2':
        return () => {
          const x = first();
          return x > 0 ? Math.log2(x) : Number.NaN;
        };
      case 'cos':
        return () => Math.cos(first());
      case 'sin':
        return () => Math.sin(first());
      case 'floor':
        return () => Math.floor(first());
      case 'ceil':
        return () => Math.ceil(first());
      case 'mod':
        return () => {
          const x = first();
          const y = second!();
          return y === 0 ? Number.NaN : x - y * Math.floor(x / y);
        };
      case 'sqrt':
        return () => Math.sqrt(first());
      case 'ln':
        return () => {
          const x = first();
          return x > 0 ? Math.log(x) : Number.NaN;
        };
      case 'exp':
        return () => Math.exp(first());
      case 'abs':
        return () => Math.abs(first());
      case 'min':
        if (second && all.length === 2) return () => Math.min(first(), second());
        return () => Math.min(...all.map((value) => value()));
      case 'max':
        if (second && all.length === 2) return () => Math.max(first(), second());
        return () => Math.max(...all.map((value) => value()));
    }
  }

  conditional(
    relation: Relation,
    left: Evaluator,
    right: Evaluator,
    yes: () => Evaluator,
    no: () => Evaluator,
  ): Evaluator {
    const [whenTrue, whenFalse] = [yes(), no()];
    return () => {
      const a = left();
      const b = right();
      if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
      return compares(relation, a, b) ? whenTrue() : whenFalse();
    };
  }

  definition(of: PlainDefinition<Evaluator>, indices: readonly Evaluator[]): Evaluator {
    let use = this.definitions.get(of.key);
    if (!use) {
      let body: Evaluator = () => Number.NaN;
      use = this.defined(of, () => body());
      // Before its body is made: that may come back to it through a recursion.
      this.definitions.set(of.key, use);
      body = of.body();
    }
    return use(indices);
  }

  private defined(
    { slots, size }: PlainDefinition<Evaluator>,
    body: Evaluator,
  ): (indices: readonly Evaluator[]) => Evaluator {
    const { environment, stamp, meter } = this.workspace;
    if (slots.length > 1)
      return (indices) => () => {
        const at = indices.map((index) => index());
        for (const [i, slot] of slots.entries()) environment[slot] = at[i]!;
        meter.spend(size);
        return body();
      };
    const [slot] = slots;
    const memory = new IndexMemory(stamp);
    return ([index = () => 0]) =>
      () => {
        const i = index();
        const place = memory.place(i);
        if (place >= 0 && memory.knows(place)) return memory.read(place);
        if (slot !== undefined) environment[slot] = i;
        meter.spend(size);
        const value = body();
        if (place >= 0) memory.write(place, value);
        return value;
      };
  }

  recursion(of: PlainRecursion<Evaluator>, indices: readonly Evaluator[]): Evaluator {
    const values = this.recursions.get(of.key) ?? this.recursiveValues(of);
    const [only] = indices;
    if (only && indices.length === 1) return () => values.at(only());
    return () => values.atAll(indices.map((index) => index()));
  }

  private recursiveValues(of: PlainRecursion<Evaluator>): RecursiveValues {
    const { environment, stamp, meter } = this.workspace;
    const { key, slots, size, parameter, direction } = of;
    let body: Evaluator = () => Number.NaN;
    const first: Evaluator[] = [];
    const values = new RecursiveValues({
      stamp,
      environment,
      slots,
      parameter,
      direction,
      first,
      body: () => {
        meter.spend(size);
        return body();
      },
    });
    this.recursions.set(key, values);
    first.push(...of.first.map((index) => index()));
    body = of.body();
    return values;
  }

  reduction(of: PlainReduction<Evaluator>): Evaluator {
    const { environment, stamp, meter } = this.workspace;
    const { operator, slot, size, scan } = of;
    const [from, to, body] = [of.from(), of.to(), of.body()];
    if (operator === 'max' || operator === 'min') return this.extreme(of, operator, from, to, body);
    const isSum = operator === 'sum';
    const afresh: Evaluator = () => {
      const end = to();
      const start = from();
      if (end >= start) meter.spend((end - start + 1) * size);
      let result = isSum ? 0 : 1;
      for (let k = start; k <= end; k += 1) {
        environment[slot] = k;
        const term = body();
        result = isSum ? result + term : result * term;
      }
      return result;
    };
    if (scan === 'afresh') return afresh;
    const memory = new ScanMemory(stamp);
    if (scan === 'total')
      return () => {
        memory.open(0);
        if (memory.length === 0) memory.push(afresh());
        return memory.at(0);
      };
    const direction = scan === 'prefix' ? 1 : -1;
    return () => {
      const start = from();
      const end = to();
      if (end < start) return isSum ? 0 : 1;
      const anchor = direction === 1 ? start : end;
      memory.open(anchor);
      const wanted = end - start;
      if (memory.length <= wanted) meter.spend((wanted + 1 - memory.length) * size);
      for (let j = memory.length; j <= wanted; j += 1) {
        environment[slot] = anchor + direction * j;
        const term = body();
        const before = j === 0 ? (isSum ? 0 : 1) : memory.at(j - 1);
        memory.push(isSum ? before + term : before * term);
      }
      return memory.at(wanted);
    };
  }

  /** A maximum or minimum over a range; none where the range is empty. Running ones cost a step for each new term. */
  private extreme(
    { slot, size, scan }: PlainReduction<Evaluator>,
    operator: 'max' | 'min',
    from: Evaluator,
    to: Evaluator,
    body: Evaluator,
  ): Evaluator {
    const { environment, stamp, meter } = this.workspace;
    const choose = operator === 'max' ? Math.max : Math.min;
    const memory = scan === 'afresh' ? null : new ScanMemory(stamp);
    const direction = scan === 'suffix' ? -1 : 1;
    return () => {
      const start = from();
      const end = to();
      if (!(end >= start)) return Number.NaN;
      const anchor = direction === 1 ? start : end;
      memory?.open(anchor);
      const known = memory?.length ?? 0;
      const wanted = end - start;
      if (known <= wanted) meter.spend((wanted + 1 - known) * size);
      let value = known > 0 ? memory!.at(Math.min(known - 1, wanted)) : Number.NaN;
      for (let j = known; j <= wanted; j += 1) {
        environment[slot] = anchor + direction * j;
        const term = body();
        value = j === 0 ? term : choose(value, term);
        memory?.push(value);
      }
      return value;
    };
  }
}

function inverse(x: number): number {
  return x === 0 ? Number.NaN : 1 / x;
}
