import { type CallName, ROUNDING, type RunningAlgebra, type Tracked } from '../../compiled/index.js';
import { freeSlots } from '../../evaluation/index.js';
import { type Claim, type Expression, HORIZON_SLOT, subtrees } from '../../language/index.js';

type Reduction = Extract<Expression, { kind: 'reduction' }>;

/** Definitions are put in where they are used; a claim that grows beyond this in doing so is not swept. */
const MOST_NODES = 4000;

/** A claim cannot be swept: some sum depends on T in other ways than by its last index. */
export class NotSweepable extends Error {}

/**
 * Expressions as functions of a slowly growing horizon, in some algebra (closures, generated code): sums and products whose terms
 * do not depend on T go on from where they were. With error bounds, in binary64.
 */
export class RunningCompiler<V> {
  nodes = 0;
  private readonly horizonFree: boolean[];

  constructor(
    private readonly claim: Claim,
    private readonly algebra: RunningAlgebra<V>,
  ) {
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

  /** Throws `NotSweepable`. */
  compile(e: Expression): Tracked {
    return this.algebra.evaluator(() => this.value(e));
  }

  private value(e: Expression): V {
    this.nodes += 1;
    if (this.nodes > MOST_NODES) throw new NotSweepable();
    const { algebra } = this;
    switch (e.kind) {
      case 'number':
        return this.constant(e.value.approximate(), e.value.isInteger);
      case 'index':
        return algebra.index(e.slot);
      case 'given': {
        if (e.indices.length > 1) throw new NotSweepable();
        const [index] = e.indices;
        return index ? algebra.entry(e.given, this.value(index)) : algebra.scalar(e.given);
      }
      case 'definition':
        return this.definition(e);
      case 'negation':
        return algebra.negative(this.value(e.operand));
      case 'binary': {
        const [left, right] = [this.value(e.left), this.value(e.right)];
        if (e.operator === '*') return algebra.product(left, right);
        if (e.operator === '/') return algebra.quotient(left, right);
        return algebra.sum(left, right, e.operator === '+' ? 1 : -1);
      }
      case 'power': {
        const base = this.value(e.base);
        if (e.exponent.kind === 'number' && e.exponent.value.approximate() === 2) return algebra.square(base);
        return algebra.power(base, this.value(e.exponent));
      }
      case 'call':
        return this.call(
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
        return this.reduction(e);
    }
  }

  private constant(value: number, isExact: boolean): V {
    const error = isExact && Number.isSafeInteger(value) ? 0 : ROUNDING * Math.abs(value);
    return this.algebra.constant(value, error);
  }

  private call(name: CallName, values: readonly V[]): V {
    const { algebra } = this;
    const [first, second] = values;
    switch (name) {
      case 'pi':
        return this.constant(Math.PI, false);
      case 'abs':
        return algebra.absolute(first!);
      case 'mod': {
        // a - b floor(a/b), where the floor is one integer within the errors.
        const turns = algebra.call('floor', [algebra.quotient(first!, second!)]);
        return algebra.sum(first!, algebra.product(turns, second!), -1);
      }
      default:
        return algebra.call(name, values);
    }
  }

  private definition(e: Extract<Expression, { kind: 'definition' }>): V {
    const { parameters, body, recursion } = this.claim.definitions[e.definition]!;
    const indices = e.indices.map((index) => this.value(index));
    const slots = parameters.map(({ slot }) => slot);
    // Compiled anew at every use, so that each use has running sums of its own, read at growing indices.
    if (!recursion) return this.algebra.where(slots, indices, () => this.value(body));
    // A recursion goes on from where it was: it must run forward over its only index, and be free of T.
    if (slots.length !== 1 || recursion.direction === 'backward' || !this.horizonFree[e.definition])
      throw new NotSweepable();
    const first = recursion.first.map((of) => () => this.value(of.index));
    return this.algebra.recursion(
      { key: e.definition, slot: slots[0]!, first, body: () => this.value(body) },
      indices[0]!,
    );
  }

  private reduction(e: Reduction): V {
    const free = freeSlots(e.body);
    free.delete(e.range.slot);
    const isRunning =
      free.size === 0 &&
      this.isFreeOfHorizon(e.body) &&
      freeSlots(e.range.from).size === 0 &&
      this.isFreeOfHorizon(e.range.from);
    if (!isRunning) throw new NotSweepable();
    return this.algebra.reduction({
      operator: e.operator,
      slot: e.range.slot,
      from: () => this.value(e.range.from),
      to: () => this.value(e.range.to),
      body: () => this.value(e.body),
    });
  }
}
