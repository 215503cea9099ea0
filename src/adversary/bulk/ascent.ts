import { type Kernel, OUTCOME } from '../../compiled/index.js';
import { WORK_LIMIT_CODES } from '../../evaluation/index.js';
import { type Claim, ProblemError } from '../../language/index.js';
import { BLOCK, type BulkGenerator } from './generator.js';
import { sweptCases } from './horizons.js';

/** So many cases of a block are made anew; the others come from the tightest of them. */
const MADE_ANEW = 8;

/** What is less than the ratio of any case: that of none, and that of one without a ratio. */
const NO_CASE = -2;
const NO_RATIO = -1;

/**
 * The cases of a claim in their order, each decided by the kernel. The first of a block are made anew; from the tightest of them the others go
 * on by small alterations, each kept if the statement of the block has become no less tight. So the bulk looks where a claim is tight. Which cases
 * there are depends on their numbers alone: a range that begins within a block goes through its beginning first.
 */
export class Ascent {
  /** Inequalities, by turns those of a block. */
  private readonly targets: readonly number[];
  private readonly mayAlter: boolean;
  /** The first case that may be altered, where horizons are not given: blocks before it sweep them. */
  private readonly firstAltered: number;
  private target = 0;
  private best = NO_CASE;

  constructor(
    claim: Claim,
    private readonly generator: BulkGenerator,
    private readonly kernel: Kernel,
  ) {
    this.targets = claim.statements.flatMap(({ relation }, s) => (relation === '=' ? [] : [s]));
    this.mayAlter = this.targets.length > 0 && generator.mayAlter;
    this.firstAltered = BLOCK * Math.ceil(sweptCases(generator.maxHorizon) / BLOCK);
  }

  /** Before case number `index`: goes through its block up to there. */
  begin(index: number, horizon: number | null): void {
    for (let i = index - (index % BLOCK); i < index; i += 1) this.next(i, horizon);
  }

  /** Makes the next case and runs the kernel; `null` where there is no room for it. */
  next(index: number, horizon: number | null): 0 | 1 | 2 | null {
    const { generator, kernel } = this;
    const place = index % BLOCK;
    if (place === 0) {
      this.best = NO_CASE;
      if (this.targets.length > 0)
        this.target = this.targets[Math.floor(index / BLOCK) % this.targets.length]!;
    }
    const isAltered =
      this.mayAlter &&
      place >= MADE_ANEW &&
      this.best !== NO_CASE &&
      (horizon !== null || index >= this.firstAltered);
    if (isAltered) {
      if (place === MADE_ANEW) generator.goBack();
      generator.alter();
    } else if (!this.isMadeAnew(index, horizon)) return null;
    const state = kernel.run(generator.horizon, generator.values, generator.offsets);
    const tightness = this.tightness(state);
    if (isAltered) {
      if (tightness >= this.best) this.best = tightness;
      else generator.reject();
    } else if (tightness > this.best && place < MADE_ANEW) {
      this.best = tightness;
      generator.keep();
    }
    return state;
  }

  private isMadeAnew(index: number, horizon: number | null): boolean {
    const { generator } = this;
    return isMade(() => (horizon === null ? generator.make(index) : generator.makeAt(horizon, index)));
  }

  private tightness(state: 0 | 1 | 2): number {
    const { outcomes, ratios } = this.kernel;
    if (state === 0) return NO_CASE;
    return outcomes[this.target] === OUTCOME.holds ? ratios[this.target]! : NO_RATIO;
  }
}

/** Whether there was room for a case; any other error is one. */
export function isMade(make: () => void): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if (error instanceof ProblemError && WORK_LIMIT_CODES.has(error.problem.code)) return false;
    throw error;
  }
}
