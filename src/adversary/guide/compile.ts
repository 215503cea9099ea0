import type { Evaluator, PlainAlgebra, PlainDefinition } from '../../compiled/index.js';
import type { Reduction, ScanKind } from '../../evaluation/index.js';
import type { Claim, Expression, Recursion } from '../../language/index.js';
import { subtrees } from '../../language/index.js';

/**
 * The one walk over expressions that makes functions in floating point, in some algebra: closures or generated code, plain, on a tape with
 * derivatives, or along a growing horizon with error bounds. Like the interpreter, with such numbers in place of enclosures. What it says is
 * guidance; the judge never hears of it.
 */
export class Compiler<V> {
  private readonly sizes: readonly number[];

  constructor(
    private readonly claim: Claim,
    private readonly algebra: PlainAlgebra<V>,
    private readonly scans: ReadonlyMap<Reduction, ScanKind>,
  ) {
    this.sizes = claim.definitions.map(({ body }) => sizeOf(body));
  }

  /** The value of an expression at the current point; NaN where there is none. */
  compile(e: Expression): Evaluator {
    return this.algebra.evaluator(() => this.value(e));
  }

  /**
   * How large the numbers are that an expression adds up, signs left out: |a| + |b| for a - b. Measured against it, a
   * difference that is the result of cancellation shows as small.
   */
  compileMagnitude(e: Expression): Evaluator {
    return this.algebra.evaluator(() => this.magnitude(e));
  }

  private value(e: Expression): V {
    return this.algebra.whole?.(e, 'value', () => this.apart(e)) ?? this.apart(e);
  }

  private apart(e: Expression): V {
    const { algebra } = this;
    switch (e.kind) {
      case 'number':
        return algebra.number(e.value.approximate(), e.value.isInteger);
      case 'index':
        return algebra.index(e.slot);
      case 'given': {
        const [first, second] = e.indices.map((index) => this.value(index));
        if (first === undefined) return algebra.scalar(e.given);
        if (second === undefined) return algebra.entry(e.given, first);
        return algebra.familyEntry(e.given, first, second);
      }
      case 'definition': {
        const { recursion } = this.claim.definitions[e.definition]!;
        const indices = e.indices.map((index) => this.value(index));
        if (recursion) return this.recursion(e.definition, recursion, indices);
        return algebra.definition(
          this.definition(e.definition, `${e.definition}`, (body) => this.value(body)),
          indices,
        );
      }
      case 'negation':
        return algebra.negative(this.value(e.operand));
      case 'binary': {
        const [left, right] = [this.value(e.left), this.value(e.right)];
        return e.operator === '/' ? algebra.quotient(left, right) : algebra.binary(e.operator, left, right);
      }
      case 'power':
        return algebra.power(this.value(e.base), this.value(e.exponent), constantOf(e.exponent));
      case 'call':
        return algebra.call(
          e.function,
          e.arguments.map((argument) => this.value(argument)),
        );
      case 'conditional':
        return algebra.conditional(
          e.relation,
          this.value(e.left),
          this.value(e.right),
          () => this.value(e.whenTrue),
          () => this.value(e.whenFalse),
        );
      case 'reduction':
        return this.reduction(e, this.scans.get(e) ?? 'afresh', (body) => this.value(body));
    }
  }

  private magnitude(e: Expression): V {
    return this.algebra.whole?.(e, 'magnitude', () => this.magnitudeApart(e)) ?? this.magnitudeApart(e);
  }

  private magnitudeApart(e: Expression): V {
    const { algebra } = this;
    switch (e.kind) {
      case 'negation':
        return this.magnitude(e.operand);
      case 'binary': {
        const left = this.magnitude(e.left);
        if (e.operator === '/') return algebra.share(left, algebra.absolute(this.value(e.right)));
        return algebra.binary(e.operator === '*' ? '*' : '+', left, this.magnitude(e.right));
      }
      case 'definition': {
        if (this.claim.definitions[e.definition]!.recursion) break;
        const magnitude = this.definition(e.definition, `_${e.definition}`, (body) => this.magnitude(body));
        return algebra.definition(
          magnitude,
          e.indices.map((index) => this.value(index)),
        );
      }
      case 'conditional':
        return algebra.conditional(
          e.relation,
          this.value(e.left),
          this.value(e.right),
          () => this.magnitude(e.whenTrue),
          () => this.magnitude(e.whenFalse),
        );
      case 'reduction':
        if (e.operator !== 'sum') break;
        return this.reduction(e, 'afresh', (body) => this.magnitude(body));
      default:
        break;
    }
    return algebra.absolute(this.value(e));
  }

  private definition(index: number, key: string, of: (body: Expression) => V): PlainDefinition<V> {
    const { body, parameters } = this.claim.definitions[index]!;
    return {
      key,
      slots: parameters.map(({ slot }) => slot),
      size: this.sizes[index]!,
      body: () => of(body),
    };
  }

  private recursion(index: number, { first, direction, parameter }: Recursion, indices: readonly V[]): V {
    const definition = this.definition(index, `${index}`, (body) => this.value(body));
    const starts = first.map((of) => () => this.value(of.index));
    return this.algebra.recursion({ ...definition, parameter, direction, first: starts }, indices);
  }

  private reduction(e: Reduction, scan: ScanKind, of: (body: Expression) => V): V {
    return this.algebra.reduction({
      operator: e.operator,
      slot: e.range.slot,
      size: sizeOf(e.body),
      scan,
      from: () => this.value(e.range.from),
      to: () => this.value(e.range.to),
      body: () => of(e.body),
    });
  }
}

function constantOf(e: Expression): number | null {
  if (e.kind === 'number') return e.value.approximate();
  return e.kind === 'negation' && e.operand.kind === 'number' ? -e.operand.value.approximate() : null;
}

/** Nodes that evaluating an expression visits, those of reductions and definitions apart. */
export function sizeOf(e: Expression): number {
  if (e.kind === 'reduction') return 1;
  let size = 1;
  for (const part of subtrees(e)) size += sizeOf(part);
  return size;
}
