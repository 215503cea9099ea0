import type { Claim, Place } from '../language/index.js';
import { type IndexEnvironment, indexValue } from './indices.js';
import { indexNotDefined, MAX_TERMS, tooManyTerms, valueNeedsItself } from './limits.js';
import type { Outcome } from './missing.js';
import type { Point } from './point.js';

/** What an evaluator of recursions needs of the interpreter. */
interface Evaluator<N> {
  known(definition: number, indices: readonly number[]): Outcome<N> | undefined;
  /** Evaluates the body with the parameters in the environment, and remembers the value. */
  compute(definition: number, indices: readonly number[]): Outcome<N>;
}

/** Where the first values of a recursion stand at a point. */
interface Firsts {
  readonly least: number;
  readonly greatest: number;
}

/**
 * The values of recursions, each computed once, in the order in which they depend on each other: a value that is asked for is
 * computed after all that come before it. So no evaluation goes deeper than the definitions themselves, whatever the
 * index, and n values cost n steps. Definitions that go on from each other's values keep pace, each a step ahead
 * of what the others have read.
 */
export class Recursions<N> {
  private readonly firsts: (Firsts | undefined)[] = [];
  /** The last index that is done, by definition and the other indices. */
  private readonly done = new Map<string, number>();
  /** Values that are being computed. */
  private readonly running = new Set<string>();

  constructor(
    private readonly claim: Claim,
    private readonly point: Point,
    private readonly environment: IndexEnvironment,
    private readonly evaluator: Evaluator<N>,
  ) {}

  /** The value of a recursion at indices at which it is not known yet. Throws a `ProblemError` where it is not defined. */
  value(definition: number, indices: readonly number[], place?: Place): Outcome<N> {
    const { recursion, name, place: own } = this.claim.definitions[definition]!;
    const { parameter, direction } = recursion!;
    const wanted = indices[parameter]!;
    const { horizon } = this.point;
    const { least, greatest } = this.firstsOf(definition);
    const isForward = direction === 'forward';
    if (isForward ? wanted < least : wanted > greatest) {
      const first = isForward ? `from index ${least} on` : `up to index ${greatest}`;
      throw indexNotDefined(name, wanted, first, horizon, place ?? own);
    }
    const step = isForward ? 1 : -1;
    const at = [...indices];
    at[parameter] = 0;
    const row = `${definition}:${at.join()}`;
    const start = this.done.get(row) ?? (isForward ? least : greatest) - step;
    if (Math.abs(wanted - start) > MAX_TERMS)
      throw tooManyTerms(Math.abs(wanted - start), horizon, place ?? own);
    let value: Outcome<N> | undefined;
    for (let index = start + step; ; index += step) {
      at[parameter] = index;
      value = this.evaluator.known(definition, at) ?? this.compute(definition, [...at], place ?? own);
      this.done.set(row, index);
      if (index === wanted) return value;
    }
  }

  /** The body uses the environment for its own indices; whoever asked for the value goes on with theirs. */
  private compute(definition: number, indices: readonly number[], place: Place): Outcome<N> {
    const { environment } = this;
    const { parameters, recursion, name } = this.claim.definitions[definition]!;
    const key = `${definition}:${indices.join()}`;
    if (this.running.has(key))
      throw valueNeedsItself(name, indices[recursion!.parameter]!, this.point.horizon, place);
    this.running.add(key);
    const saved = environment.slice();
    try {
      parameters.forEach(({ slot }, i) => {
        environment[slot] = indices[i]!;
      });
      return this.evaluator.compute(definition, indices);
    } finally {
      for (let slot = 0; slot < saved.length; slot += 1) environment[slot] = saved[slot]!;
      this.running.delete(key);
    }
  }

  private firstsOf(definition: number): Firsts {
    let firsts = this.firsts[definition];
    if (!firsts) {
      const { first } = this.claim.definitions[definition]!.recursion!;
      const at = first.map(({ index }) => indexValue(index, this.environment, this.point));
      firsts = { least: Math.min(...at), greatest: Math.max(...at) };
      this.firsts[definition] = firsts;
    }
    return firsts;
  }
}
