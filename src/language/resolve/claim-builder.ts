import { mistake } from '../help/mistakes.js';
import { ProblemError } from '../help/problem.js';
import type { Definition, Statement } from '../term/claim.js';
import { MAX_NODES } from '../term/limits.js';
import type { Place } from '../term/place.js';
import type { Block } from '../term/syntax.js';
import { type BoundUse, type Expression, HORIZON_SLOT } from '../term/tree.js';
import type { Imports, Scope } from './scope.js';

/** What a bound or schedule asks for, before it is known whether the claim says so itself. */
export type PendingObligation = Statement;

/**
 * The value of a bound for its arguments. Bounds are put into expressions, and their own expressions are resolved in the same way: the
 * builder holds the function, so that neither file has to import the other.
 */
export type Instantiate = (use: BoundUse, scope: Scope, builder: ClaimBuilder, depth: number) => Expression;

/** A bound with its arguments put in. */
export interface Instance {
  readonly block: Block;
  readonly scope: Scope;
}

/** What grows while a claim is resolved: its slots, its definitions, what its bounds ask for. */
export class ClaimBuilder {
  slots = HORIZON_SLOT + 1;
  readonly definitions: Definition[] = [];
  readonly obligations: PendingObligation[] = [];
  /** Instances of bounds, by bound and arguments. */
  readonly instances = new Map<string, Instance>();
  /** Positions of the givens that are single integers, or sequences of integers. */
  readonly integers = new Set<number>();
  /** Where the claim itself uses the bound that is being put in. */
  use: Place | null = null;
  private readonly prefixes = new Set<string>();
  private nodes = 0;

  constructor(
    /**
     * Checks a bound or schedule by itself, before it is used, and says what it can use. Throws a `ProblemError`
     * when it has a mistake.
     */
    readonly open: (block: Block, use: Place) => Imports,
    readonly instantiate: Instantiate,
  ) {}

  newSlot(): number {
    this.slots += 1;
    return this.slots - 1;
  }

  /** Counts a node. Throws a `ProblemError` when the claim is too large. */
  count(place: Place): void {
    this.nodes += 1;
    if (this.nodes > MAX_NODES) throw new ProblemError(mistake.claimTooLarge(this.use ?? place));
  }

  /** `last_monotone`, and `last_monotone'` for the next instance. */
  newPrefix(bound: string): string {
    let prefix = bound;
    while (this.prefixes.has(prefix)) prefix += "'";
    this.prefixes.add(prefix);
    return prefix;
  }
}
