import type {
  CallName,
  Evaluator,
  PlainAlgebra,
  PlainDefinition,
  PlainRecursion,
  PlainReduction,
} from '../../compiled/index.js';
import type { Expression, Relation } from '../../language/index.js';
import { compares } from '../guide/index.js';
import { IndexMemory, KeyedMemory, ScanMemory } from '../guide/memory.js';
import type { Node } from './tape.js';
import type { TapeSpace } from './tape-space.js';

/** The value of an expression at the current point, written on the tape; NaN where there is none. */
export type Taped = () => Node;

/** What an expression is while it is compiled: its number on the tape, and the same as a plain number. */
export interface Written {
  readonly node: Taped;
  readonly number: Evaluator;
  /** It depends on nothing that a climb moves. */
  readonly isFixed: boolean;
}

/** Numbers on a tape as closures, for the guide's compiler: for pages that forbid generated code. */
export class TapeAlgebra implements PlainAlgebra<Written> {
  private readonly uses = new Map<string, (indices: readonly Evaluator[]) => Taped>();

  constructor(private readonly space: TapeSpace) {}

  whole(e: Expression, what: 'value' | 'magnitude'): Written | undefined {
    const number = this.space.fixed.evaluator(e, what);
    return number && this.fixed(number);
  }

  private fixed(number: Evaluator): Written {
    const { operations } = this.space;
    return { node: () => operations.constant(number()), number, isFixed: true };
  }

  private written(node: Taped): Written {
    const { operations } = this.space;
    return { node, number: () => operations.value(node()), isFixed: false };
  }

  evaluator(value: () => Written): Taped {
    return value().node;
  }

  number(value: number): Written {
    return this.fixed(() => value);
  }

  index(slot: number): Written {
    const { environment } = this.space;
    return this.fixed(() => environment[slot]!);
  }

  scalar(given: number): Written {
    const { scalars } = this.space.values;
    return this.written(() => scalars[given]!);
  }

  entry(given: number, { number: index }: Written): Written {
    const { operations, values, from } = this.space;
    return this.written(
      () => values.sequences[given]![index() - from[given]!] ?? operations.constant(Number.NaN),
    );
  }

  familyEntry(given: number, { number: outer }: Written, { number: inner }: Written): Written {
    const { operations, values, from, rowFrom } = this.space;
    return this.written(() => {
      const row = outer() - from[given]!;
      return values.rows[given]![row]?.[inner() - rowFrom[given]![row]!] ?? operations.constant(Number.NaN);
    });
  }

  negative({ node }: Written): Written {
    const { operations } = this.space;
    return this.written(() => operations.negative(node()));
  }

  absolute({ node }: Written): Written {
    const { operations } = this.space;
    return this.written(() => operations.magnitude(node()));
  }

  binary(operator: '+' | '-' | '*', { node: left }: Written, { node: right }: Written): Written {
    const { operations } = this.space;
    switch (operator) {
      case '+':
        return this.written(() => operations.add(left(), right()));
      case '-':
        return this.written(() => operations.subtract(left(), right()));
      case '*':
        return this.written(() => operations.multiply(left(), right()));
    }
  }

  quotient({ node: left }: Written, { node: right }: Written): Written {
    const { operations } = this.space;
    return this.written(() => operations.divide(left(), right()));
  }

  share({ node: left }: Written, { node: right }: Written): Written {
    const { operations } = this.space;
    return this.written(() => operations.share(left(), right()));
  }

  power({ node: base }: Written, exponent: Written): Written {
    const { operations } = this.space;
    const { node, number } = exponent;
    if (exponent.isFixed) return this.written(() => operations.fixedPower(base(), number()));
    return this.written(() => operations.power(base(), node()));
  }

  conditional(
    relation: Relation,
    { node: left }: Written,
    { node: right }: Written,
    yes: () => Written,
    no: () => Written,
  ): Written {
    const { operations } = this.space;
    const [{ node: whenTrue }, { node: whenFalse }] = [yes(), no()];
    return this.written(() => {
      const a = left();
      const b = right();
      const x = operations.value(a);
      const y = operations.value(b);
      if (Number.isNaN(x + y)) return operations.constant(Number.NaN);
      operations.kink(a, b);
      return compares(relation, x, y) ? whenTrue() : whenFalse();
    });
  }

  call(name: CallName, values: readonly Written[]): Written {
    const { operations } = this.space;
    if (name === 'pi') return this.fixed(() => Math.PI);
    const all = values.map(({ node }) => node);
    const [first, second] = all as [Taped, Taped | undefined];
    if (name === 'mod') return this.written(() => operations.mod(first(), second!()));
    if (name !== 'min' && name !== 'max') return this.written(() => operations[name](first()));
    return this.written(() => {
      let best = first();
      for (let i = 1; i < all.length; i += 1) best = operations[name](best, all[i]!());
      return best;
    });
  }

  definition(of: PlainDefinition<Written>, indices: readonly Written[]): Written {
    const { environment, stamp } = this.space;
    const { slots } = of;
    return this.used(of, indices, (body) => {
      if (slots.length > 1) {
        const memory = new KeyedMemory(stamp);
        return (at) => () => {
          const values = at.map((index) => index());
          const place = memory.place(values);
          if (memory.knows(place)) return memory.read(place);
          for (const [i, slot] of slots.entries()) environment[slot] = values[i]!;
          const node = body();
          memory.write(place, node);
          return node;
        };
      }
      const [slot] = slots;
      const memory = new IndexMemory(stamp);
      return ([index = () => 0]) =>
        () => {
          const i = index();
          const place = memory.place(i);
          if (memory.knows(place)) return memory.read(place);
          if (slot !== undefined) environment[slot] = i;
          const node = body();
          memory.write(place, node);
          return node;
        };
    });
  }

  recursion(of: PlainRecursion<Written>, indices: readonly Written[]): Written {
    const first: Evaluator[] = [];
    return this.used(
      of,
      indices,
      (body) => {
        const { slots, parameter, direction } = of;
        const values = this.space.recursiveValues({ slots, parameter, direction, first, body });
        return (at) => {
          const [only] = at;
          if (only && at.length === 1) return () => values.at(only());
          return () => values.atAll(at.map((index) => index()));
        };
      },
      () => {
        first.push(...of.first.map((index) => index().number));
      },
    );
  }

  /** A use of a definition, which is compiled at the first one. */
  private used(
    of: PlainDefinition<Written>,
    indices: readonly Written[],
    make: (body: Taped) => (indices: readonly Evaluator[]) => Taped,
    begin: () => void = () => {},
  ): Written {
    let use = this.uses.get(of.key);
    if (!use) {
      let body: Taped = () => this.space.operations.constant(Number.NaN);
      use = make(() => body());
      // Before its body is made: that may come back to it through a recursion.
      this.uses.set(of.key, use);
      begin();
      body = of.body().node;
    }
    return this.written(use(indices.map(({ number }) => number)));
  }

  reduction(of: PlainReduction<Written>): Written {
    const { environment, stamp, operations } = this.space;
    const { operator, slot, scan } = of;
    const [{ number: from }, { number: to }, { node: body }] = [of.from(), of.to(), of.body()];
    const empty = operator === 'sum' ? 0 : operator === 'prod' ? 1 : Number.NaN;
    const join = (a: Node, b: Node): Node => {
      switch (operator) {
        case 'sum':
          return operations.add(a, b);
        case 'prod':
          return operations.multiply(a, b);
        case 'max':
          return operations.max(a, b);
        case 'min':
          return operations.min(a, b);
      }
    };
    if (scan === 'afresh')
      return this.written(() => {
        const end = to();
        const start = from();
        if (!(end >= start)) return operations.constant(empty);
        let joined = -1;
        for (let k = start; k <= end; k += 1) {
          environment[slot] = k;
          const term = body();
          joined = k === start ? term : join(joined, term);
        }
        return joined;
      });
    const memory = new ScanMemory(stamp);
    const direction = scan === 'suffix' ? -1 : 1;
    return this.written(() => {
      const start = from();
      const end = to();
      if (!(end >= start)) return operations.constant(empty);
      const anchor = direction === 1 ? start : end;
      memory.open(anchor);
      const wanted = end - start;
      for (let j = memory.length; j <= wanted; j += 1) {
        environment[slot] = anchor + direction * j;
        const term = body();
        memory.push(j === 0 ? term : join(memory.at(j - 1), term));
      }
      return memory.at(wanted);
    });
  }
}
