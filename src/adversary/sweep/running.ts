import {
  type CallName,
  type PlainAlgebra,
  type PlainDefinition,
  type PlainRecursion,
  type PlainReduction,
  ROUNDING,
  type RunningAlgebra,
  type Tracked,
} from '../../compiled/index.js';
import { freeSlots } from '../../evaluation/index.js';
import { type Claim, type Expression, HORIZON_SLOT, type Relation, subtrees } from '../../language/index.js';
import { Compiler } from '../guide/index.js';

type Reduction = Extract<Expression, { kind: 'reduction' }>;

/** Definitions are put in where they are used; a claim that grows beyond this in doing so is not swept. */
const MOST_NODES = 4000;

/** A claim cannot be swept: some sum depends on T in other ways than by its last index. */
export class NotSweepable extends Error {}

/** In running sums each sum goes on from where it was: nothing is scanned. */
const NO_SCANS = new Map();

/**
 * Expressions as functions of a slowly growing horizon: sums and products whose terms do not depend on T go on from where they
 * were. With error bounds, in binary64. The walk is the guide's; here is what can be swept, and what operations are made of.
 */
export class RunningCompiler<V> implements PlainAlgebra<V> {
  nodes = 0;
  private readonly horizonFree: boolean[];
  private readonly compiler: Compiler<V>;

  constructor(
    private readonly claim: Claim,
    private readonly algebra: RunningAlgebra<V>,
  ) {
    this.compiler = new Compiler<V>(claim, this, NO_SCANS);
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
    return this.compiler.compile(e);
  }

  evaluator(value: () => V): Tracked {
    return this.algebra.evaluator(value);
  }

  whole(e: Expression): undefined {
    this.nodes += 1;
    if (this.nodes > MOST_NODES || !this.isSweepable(e)) throw new NotSweepable();
  }

  private isSweepable(e: Expression): boolean {
    switch (e.kind) {
      case 'given':
        return e.indices.length <= 1;
      case 'definition': {
        const { parameters, recursion } = this.claim.definitions[e.definition]!;
        // A recursion goes on from where it was: it must run forward over its only index, and be free of T.
        return (
          !recursion ||
          (parameters.length === 1 && recursion.direction === 'forward' && this.horizonFree[e.definition]!)
        );
      }
      case 'reduction':
        return this.isRunning(e);
      default:
        return true;
    }
  }

  private isRunning({ body, range }: Reduction): boolean {
    const free = freeSlots(body);
    free.delete(range.slot);
    return (
      free.size === 0 &&
      this.isFreeOfHorizon(body) &&
      freeSlots(range.from).size === 0 &&
      this.isFreeOfHorizon(range.from)
    );
  }

  number(value: number, isInteger: boolean): V {
    const error = isInteger && Number.isSafeInteger(value) ? 0 : ROUNDING * Math.abs(value);
    return this.algebra.constant(value, error);
  }

  index(slot: number): V {
    return this.algebra.index(slot);
  }

  scalar(given: number): V {
    return this.algebra.scalar(given);
  }

  entry(given: number, index: V): V {
    return this.algebra.entry(given, index);
  }

  familyEntry(): never {
    throw new NotSweepable();
  }

  negative(operand: V): V {
    return this.algebra.negative(operand);
  }

  absolute(operand: V): V {
    return this.algebra.absolute(operand);
  }

  binary(operator: '+' | '-' | '*', left: V, right: V): V {
    if (operator === '*') return this.algebra.product(left, right);
    return this.algebra.sum(left, right, operator === '+' ? 1 : -1);
  }

  quotient(left: V, right: V): V {
    return this.algebra.quotient(left, right);
  }

  share(left: V, right: V): V {
    return this.algebra.quotient(left, right);
  }

  power(base: V, exponent: V, constant: number | null): V {
    if (constant !== 2) return this.algebra.power(base, exponent);
    // A square does not visit its exponent.
    this.nodes -= 1;
    return this.algebra.square(base);
  }

  call(name: CallName, values: readonly V[]): V {
    const { algebra } = this;
    const [first, second] = values;
    switch (name) {
      case 'pi':
        return this.number(Math.PI, false);
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

  conditional(relation: Relation, left: V, right: V, yes: () => V, no: () => V): V {
    return this.algebra.conditional(relation, left, right, yes, no);
  }

  /** Compiled anew at every use, so that each use has running sums of its own, read at growing indices. */
  definition({ slots, body }: PlainDefinition<V>, indices: readonly V[]): V {
    return this.algebra.where(slots, indices, body);
  }

  recursion({ key, slots, first, body }: PlainRecursion<V>, [index]: readonly V[]): V {
    return this.algebra.recursion({ key: Number(key), slot: slots[0]!, first, body }, index!);
  }

  reduction({ operator, slot, from, to, body }: PlainReduction<V>): V {
    return this.algebra.reduction({ operator, slot, from, to, body });
  }
}
