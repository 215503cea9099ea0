import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProofReport } from '../../src/campaign/index.js';
import { RoundQueue, type RoundsDone } from '../../src/campaign/round-queue.js';
import type { RoundPlace } from '../../src/campaign/rounds.js';
import type { Claim } from '../../src/language/index.js';
import { claimOf } from '../support/claim-of.js';

const SEED = 1;
const WITH_GIVENS = claimOf('given x > 0\nshow x < x + 1');
const WITHOUT = claimOf('show T < T + 1');
const PROOF: ProofReport = { rules: ['domain'], nodes: 1, source: 'certificate' };
const BUDGET = { seed: 1, cases: 7, roundCases: 2, maxHorizon: 5 };

/** What happens to a campaign: a round begins, one of those that run ends, everything is killed, what is proved of one more claim is known. */
type Event = { readonly kind: 'begin' | 'kill' | 'end' | 'learn'; readonly which: number };

const events: fc.Arbitrary<Event[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<Event>({ kind: 'begin', which: 0 }) },
    { weight: 4, arbitrary: fc.nat(5).map((which): Event => ({ kind: 'end', which })) },
    { weight: 1, arbitrary: fc.constant<Event>({ kind: 'kill', which: 0 }) },
    { weight: 2, arbitrary: fc.constant<Event>({ kind: 'learn', which: 0 }) },
  ),
  { maxLength: 60 },
);

describe(`the rounds of a campaign (seed ${SEED})`, () => {
  it('are done once each, whatever ends first and whenever it is killed, and every state can be read again', () => {
    const claims = fc.array(fc.constantFrom<Claim>(WITH_GIVENS, WITHOUT), { minLength: 1, maxLength: 4 });
    const shards = fc.constantFrom(undefined, { index: 1, of: 2 }, { index: 2, of: 2 });
    fc.assert(
      fc.property(claims, shards, events, (list, shard, happenings) => {
        let saved: RoundsDone = { done: 0, ahead: [] };
        let known = 0;
        const newQueue = (): RoundQueue =>
          new RoundQueue(list, BUDGET, shard, saved, (claimIndex) => claimIndex < known);
        let queue = newQueue();
        let running: RoundPlace[] = [];
        const times = new Map<string, number>();
        const end = (which: number): void => {
          const [place] = running.splice(which % running.length, 1);
          const key = `${place!.claimIndex}/${place!.round}`;
          times.set(key, (times.get(key) ?? 0) + 1);
          queue.finish(place!);
          saved = queue.state;
          expect(saved.ahead.every((unit) => unit > saved.done)).toBe(true);
          expect(queue.doneCount).toBe(times.size);
        };
        for (const event of happenings) {
          if (event.kind === 'begin') {
            const place = queue.next();
            if (place) running.push(place);
            expect(place === null || place.claimIndex < known).toBe(true);
          } else if (event.kind === 'learn') known += 1;
          else if (event.kind === 'kill') {
            queue = newQueue();
            running = [];
          } else if (running.length > 0) end(event.which);
        }
        known = list.length;
        for (let place = queue.next(); place; place = queue.next()) running.push(place);
        while (running.length > 0) end(0);
        expect(times.size).toBe(queue.total);
        expect([...times.values()].every((count) => count === 1)).toBe(true);
        expect(list.every((_, index) => queue.isFinished(index))).toBe(true);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it('wait until it is known what is proved of their claim', () => {
    let known = 1;
    const list = [WITH_GIVENS, WITH_GIVENS];
    const budget = { ...BUDGET, cases: 1 };
    const none = { done: 0, ahead: [] };
    const queue = new RoundQueue(list, budget, undefined, none, (claimIndex) => claimIndex < known);
    expect([queue.isWaiting(), queue.next()]).toEqual([false, { claimIndex: 0, round: 0 }]);
    expect([queue.isWaiting(), queue.next()]).toEqual([true, null]);
    queue.finish({ claimIndex: 0, round: 0 });
    expect([queue.isWaiting(), queue.next()]).toEqual([true, null]);
    known = 2;
    expect([queue.isWaiting(), queue.next()]).toEqual([false, { claimIndex: 1, round: 0 }]);
    expect([queue.isWaiting(), queue.next()]).toEqual([false, null]);
  });

  it('ask what is proved of a claim when its turn comes, and of no other', () => {
    const asked: number[] = [];
    const proofs = (claimIndex: number) => {
      asked.push(claimIndex);
      return { statements: [claimIndex === 0 ? PROOF : null] };
    };
    const list = [WITH_GIVENS, WITH_GIVENS, WITH_GIVENS];
    const budget = { ...BUDGET, cases: 400, roundCases: 200, proofs };
    const queue = new RoundQueue(list, budget, undefined, { done: 0, ahead: [] });
    expect([asked, queue.total]).toEqual([[], 6]);
    expect(queue.next()).toEqual({ claimIndex: 0, round: 0 });
    // What is proved has one round of a few cases.
    expect([new Set(asked), queue.total]).toEqual([new Set([0]), 5]);
    const rest = [queue.next(), queue.next(), queue.next(), queue.next(), queue.next()];
    expect(rest.map((place) => place && `${place.claimIndex}/${place.round}`)).toEqual([
      '1/0',
      '2/0',
      '1/1',
      '2/1',
      null,
    ]);
  });

  it('come longest first, but for the first of each claim', () => {
    const list = [WITH_GIVENS, WITH_GIVENS, WITH_GIVENS];
    const queue = new RoundQueue(list, { ...BUDGET, cases: 600, roundCases: 200 }, undefined, {
      done: 0,
      ahead: [],
    });
    const taken = () => {
      const place = queue.next();
      return place && `${place.claimIndex}/${place.round}`;
    };
    expect([taken(), taken(), taken()]).toEqual(['0/0', '1/0', '2/0']);
    queue.finish({ claimIndex: 0, round: 0 }, 10);
    queue.finish({ claimIndex: 1, round: 0 }, 30);
    // One that has not ended yet may be the longest of all.
    expect(taken()).toBe('2/1');
    queue.finish({ claimIndex: 2, round: 0 }, 20);
    expect(taken()).toBe('1/1');
    // The first that is not done stands in the queue: whoever goes on from here hunts it.
    queue.finish({ claimIndex: 1, round: 1 }, 5);
    queue.finish({ claimIndex: 2, round: 1 }, 20);
    expect(queue.state).toEqual({ done: 3, ahead: [4, 5] });
    expect([taken(), taken(), taken(), taken(), taken()]).toEqual(['0/1', '2/2', '0/2', '1/2', null]);
  });

  it('of another shard are not asked about', () => {
    const asked = new Set<number>();
    const proofs = (claimIndex: number) => {
      asked.add(claimIndex);
      return { statements: [null] };
    };
    const queue = new RoundQueue(
      [WITH_GIVENS, WITH_GIVENS],
      { ...BUDGET, cases: 2, proofs },
      { index: 1, of: 2 },
      {
        done: 0,
        ahead: [],
      },
    );
    expect(queue.next()).toEqual({ claimIndex: 0, round: 0 });
    expect(asked).toEqual(new Set([0]));
  });
});
