import type { Claim } from '../language/index.js';

/**
 * Statement number `index` of `claim`: valid for every horizon T >= 1 and every point that its domains, shapes and premises
 * admit, and both of its sides exist there. A closed type: `checkClaim` makes its values, and nothing else can.
 */
export class ProvedStatement {
  // A private name: an object of another origin is no value of this type.
  readonly #claim: Claim;
  readonly #index: number;

  private constructor(claim: Claim, index: number) {
    this.#claim = claim;
    this.#index = index;
  }

  get claim(): Claim {
    return this.#claim;
  }

  get index(): number {
    return this.#index;
  }

  /** Hands the right to make theorems to the first caller, which is `check.ts`: it asks when it is loaded. */
  static maker(): (claim: Claim, index: number) => ProvedStatement {
    if (taken) throw new TypeError('only the checker makes theorems');
    taken = true;
    return (claim, index) => new ProvedStatement(claim, index);
  }

  static is(value: unknown): value is ProvedStatement {
    return typeof value === 'object' && value !== null && #claim in value;
  }
}

let taken = false;
