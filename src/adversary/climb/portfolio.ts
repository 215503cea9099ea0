import { type Choices, unit } from '../random.js';

/** The least weight of an arm, even if it found nothing: a claim may change its character at a longer horizon. */
const LEAST_WEIGHT = 0.15;

/** Share of an arm's record that a new result leaves standing. */
const MEMORY = 0.6;

/**
 * Chooses among arms; the share of an arm follows what its results were worth. Every other choice is an arm that was not chosen yet, while there
 * is one: chance alone would leave out every third of them.
 */
export class Portfolio<Arm> {
  private readonly weights: number[];
  private readonly untried: number[];
  private turns = 0;

  constructor(readonly arms: readonly Arm[]) {
    this.weights = arms.map(() => 1);
    this.untried = [...arms.keys()];
  }

  /** Whether every arm was chosen at least once. */
  get isTried(): boolean {
    return this.untried.length === 0;
  }

  choose(choices: Choices): number {
    this.turns += 1;
    if (this.turns % 2 === 0 && this.untried.length > 0)
      return this.untried.splice(choices.integer(0, this.untried.length - 1), 1)[0]!;
    const arm = this.drawn(choices);
    const place = this.untried.indexOf(arm);
    if (place >= 0) this.untried.splice(place, 1);
    return arm;
  }

  private drawn(choices: Choices): number {
    const total = this.weights.reduce((sum, weight) => sum + weight, 0);
    let rest = unit(choices) * total;
    for (const [i, weight] of this.weights.entries()) {
      rest -= weight;
      if (rest < 0) return i;
    }
    return this.weights.length - 1;
  }

  /** `success` between 0 and 1. */
  reward(arm: number, success: number): void {
    this.weights[arm] = Math.max(LEAST_WEIGHT, MEMORY * this.weights[arm]! + (1 - MEMORY) * success);
  }
}
