import { describe, expect, it } from 'vitest';
import type { CampaignState } from '../../src/campaign/index.js';
import { CheckpointWriter, LONGEST_INTERVAL } from '../../src/cli/output/checkpoint-writer.js';
import type { Problem } from '../../src/language/index.js';

const PROBLEM: Problem = { code: 'unwritable', message: 'no', place: null };

/** A writer on a clock that the test turns, whose writes take `cost` milliseconds. */
function writerOn({ cost = 1, problem = null }: { cost?: number; problem?: Problem | null } = {}) {
  const clock = { now: 0 };
  const saved: { readonly done: number; readonly at: number }[] = [];
  const complaints: Problem[] = [];
  const writer = new CheckpointWriter({
    write: ({ done }) => {
      clock.now += cost;
      saved.push({ done, at: clock.now });
      return problem;
    },
    failed: (found) => complaints.push(found),
    now: () => clock.now,
  });
  return { clock, saved, complaints, writer };
}

const state = (done: number): CampaignState => ({ done, ahead: [], seconds: 0, reports: [] });

/** Rounds of so many milliseconds, one after the other, and a look every 10 ms. */
function run(rounds: readonly number[], { cost = 1 }: { cost?: number } = {}) {
  const { clock, saved, writer } = writerOn({ cost });
  const ends: number[] = [];
  for (const [i, duration] of rounds.entries()) {
    const end = clock.now + duration;
    for (clock.now += 10; clock.now < end; clock.now += 10) writer.tick();
    ends.push(clock.now);
    writer.offer(state(i + 1));
  }
  return { clock, ends, saved };
}

describe('a checkpoint', () => {
  it.each([
    ['short rounds', Array.from({ length: 400 }, () => 20), 1],
    ['long rounds', [3000, 3000, 3000], 1],
    ['a long round after a short one', [300, 100, 5000, 100, 4000, 100], 1],
    ['a campaign so large that each checkpoint takes 400 ms', Array.from({ length: 60 }, () => 300), 400],
  ])('of %s comes soon after a round is done', (_, rounds, cost) => {
    const { clock, ends, saved } = run(rounds, { cost });
    // Every round that was done longer ago than an interval, and what a checkpoint takes, is saved.
    for (const [i, end] of ends.entries()) {
      const save = saved.find(({ done }) => done >= i + 1);
      expect((save?.at ?? clock.now) - end).toBeLessThanOrEqual(LONGEST_INTERVAL + 2 * cost + 10);
    }
    expect(saved.length).toBeGreaterThan(0);
  });

  it('takes little of the time', () => {
    const cost = 10;
    const { clock, saved } = run(
      Array.from({ length: 1000 }, () => 20),
      { cost },
    );
    expect(saved.length * cost).toBeLessThan(0.03 * clock.now);
  });

  it('is not written when nothing has changed', () => {
    const { clock, saved, writer } = writerOn();
    writer.offer(state(1));
    for (clock.now = 0; clock.now < 60_000; clock.now += 100) writer.tick();
    writer.flush();
    expect(saved).toHaveLength(1);
  });

  it('that cannot be written is said once', () => {
    const { clock, complaints, writer } = writerOn({ problem: PROBLEM });
    for (let i = 1; i <= 20; i += 1) {
      clock.now += 1000;
      writer.offer(state(i));
    }
    writer.flush();
    expect(complaints).toEqual([PROBLEM]);
  });
});
