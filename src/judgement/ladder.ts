import { type Arithmetic, binary64, decimalArithmetic, exact } from '../arithmetic/index.js';
import {
  CaseBudget,
  Interpreter,
  MAX_WORK,
  type Point,
  type Reduction,
  type ScanKind,
} from '../evaluation/index.js';
import type { Claim } from '../language/index.js';

/** A rung of the precision ladder. */
export type Level =
  | 'binary64'
  | 'decimal 40'
  | 'decimal 80'
  | 'decimal 160'
  | 'decimal 320'
  | 'short exact'
  | 'exact';

/** How a case was decided, as reports count it. `rational`: exact arithmetic, on rationals and their square roots. */
export type DecidedBy = 'binary64' | 'decimal' | 'rational';

/**
 * The order in which an inequality climbs. Exact arithmetic comes second, for as long as it is cheap: what binary64
 * leaves open is a tie in 19 cases of 20, which only exact arithmetic decides, at a quarter of the cost of 40 digits.
 */
export const INEQUALITY_LADDER: readonly Level[] = [
  'binary64',
  'short exact',
  'decimal 40',
  'exact',
  'decimal 80',
  'decimal 160',
  'decimal 320',
];

/**
 * The order for an equality. Exact arithmetic decides it outright where it applies; where it does not, the sides have to
 * agree to `EQUALITY_DIGITS` at 320 digits. 160 digits, the least that can show that, come last: they are for sides
 * whose evaluation at 320 digits takes too much work.
 */
export const EQUALITY_LADDER: readonly Level[] = ['binary64', 'exact', 'decimal 320', 'decimal 160'];

/** The order in which a violation, once certain, is written down: the fewest digits that separate the sides. */
export const CERTIFICATE_LADDER: readonly Level[] = [
  'decimal 40',
  'decimal 80',
  'decimal 160',
  'decimal 320',
  'exact',
  'binary64',
];

/** Sides of an equality that agree to fewer digits than this at the top of the ladder leave the case open. */
export const EQUALITY_DIGITS = 100;

/**
 * Work that one case may take at one rung above binary64, in steps of binary64: some seconds. What does not fit
 * is not computed there, and the comparison stays unknown.
 */
const MAX_LEVEL_WORK = 20_000_000;

/** The same for exact arithmetic that is only tried: some milliseconds. */
const SHORT_WORK = 50_000;

function maxWorkAt(level: Level): number {
  if (level === 'binary64') return MAX_WORK;
  return level === 'short exact' ? SHORT_WORK : MAX_LEVEL_WORK;
}

const ARITHMETICS: { readonly [L in Level]: () => Arithmetic<unknown> } = {
  binary64: () => binary64 as Arithmetic<unknown>,
  'decimal 40': () => decimalArithmetic(40) as Arithmetic<unknown>,
  'decimal 80': () => decimalArithmetic(80) as Arithmetic<unknown>,
  'decimal 160': () => decimalArithmetic(160) as Arithmetic<unknown>,
  'decimal 320': () => decimalArithmetic(320) as Arithmetic<unknown>,
  'short exact': () => exact as Arithmetic<unknown>,
  exact: () => exact as Arithmetic<unknown>,
};

/** Makes the arithmetic of each level once. */
export class Arithmetics {
  private readonly made = new Map<Level, Arithmetic<unknown>>();

  at(level: Level): Arithmetic<unknown> {
    let arithmetic = this.made.get(level);
    if (!arithmetic) {
      arithmetic = ARITHMETICS[level]();
      this.made.set(level, arithmetic);
    }
    return arithmetic;
  }
}

/** The interpreters of one point, one for each level that was climbed to. */
export class Ladder {
  private readonly interpreters = new Map<Level, Interpreter<unknown>>();
  private readonly budget: CaseBudget;

  constructor(
    readonly claim: Claim,
    readonly point: Point,
    private readonly scans: ReadonlyMap<Reduction, ScanKind>,
    private readonly arithmetics: Arithmetics,
    /** Work that the case may take on all rungs. */
    maxWork: number,
  ) {
    this.budget = new CaseBudget(maxWork);
  }

  at(level: Level): Interpreter<unknown> {
    let interpreter = this.interpreters.get(level);
    if (!interpreter) {
      interpreter = new Interpreter(
        this.claim,
        this.point,
        this.arithmetics.at(level),
        this.scans,
        maxWorkAt(level),
        this.budget,
      );
      this.interpreters.set(level, interpreter);
    }
    return interpreter;
  }

  /** Whether the case may take no more work on any rung. */
  get isSpent(): boolean {
    return this.budget.isSpent;
  }

  /** Work done so far, in steps of binary64. */
  get work(): number {
    let work = 0;
    for (const interpreter of this.interpreters.values()) work += interpreter.work;
    return work;
  }
}

export function decidedBy(level: Level): DecidedBy {
  if (level === 'binary64') return 'binary64';
  return level === 'exact' || level === 'short exact' ? 'rational' : 'decimal';
}
