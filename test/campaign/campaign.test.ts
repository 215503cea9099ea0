import { describe, expect, it } from 'vitest';
import { CROSS_CHECK_HORIZON } from '../../src/adversary/index.js';
import type { Crew, EndedRound } from '../../src/campaign/crew.js';
import {
  type CampaignOptions,
  type CampaignProgress,
  type CampaignState,
  campaign,
  checkClaim,
  type Report,
} from '../../src/campaign/index.js';
import type { Shard } from '../../src/campaign/report-data.js';
import { RoundQueue } from '../../src/campaign/round-queue.js';

import { budgetOf, CROSS_CHECK_CASES, type RoundPlace, roundAt } from '../../src/campaign/rounds.js';

import { claimOf } from '../support/claim-of.js';

const CLAIMS = [
  'given G[t] > 0\nshow sum(t in 1..T, G[t])^2 <= T * sum(t in 1..T, G[t]^2)',
  'given G[t] >= 0\nshow sum(t in 1..T, G[t]) <= 2 * G[1]',
  'show sum(t in 1..T, t) = T * (T + 1) / 2',
  'given x in [0, 1]\nshow 1 / x <= 2 / x',
].map((lines, i) => ({ ...claimOf(lines), name: `claim_${i + 1}` }));
const DOCUMENTS = [
  { path: 'a.md', claims: CLAIMS.slice(0, 2) },
  { path: 'b.md', claims: CLAIMS.slice(2) },
];
const BUDGET = { version: 'test', seed: 1, cases: 50, roundCases: 20, maxHorizon: 6 };

/** A crew that holds some rounds and ends them, in the order that `pick` says, at a look for each. */
class SlowCrew implements Crew {
  private held: RoundPlace[] = [];

  constructor(
    private readonly size: number,
    private readonly pick: (held: number) => number,
    private readonly claims = CLAIMS,
  ) {}

  assign(next: () => RoundPlace | null): void {
    for (let place = this.roomFor(next); place; place = this.roomFor(next)) this.held.push(place);
  }

  private roomFor(next: () => RoundPlace | null): RoundPlace | null {
    return this.held.length < this.size ? next() : null;
  }

  ended(): readonly EndedRound[] {
    const [place] = this.held.splice(this.pick(this.held.length), 1);
    if (!place) return [];
    const claim = this.claims[place.claimIndex]!;
    const report = checkClaim(claim, {
      ...roundAt(claim, place.round, budgetOf(BUDGET, place.claimIndex)),
      maxHorizon: 6,
    });
    // Any times: they may change the order of rounds, and nothing else.
    return [{ place, outcome: { kind: 'report', report }, milliseconds: this.pick(1000) }];
  }

  running() {
    return this.held.map((place) => ({ place, progress: { cases: 0, of: 1 } }));
  }
}

function run(options: Partial<CampaignOptions> = {}): { report: Report; progress: CampaignProgress[] } {
  const progress: CampaignProgress[] = [];
  const steps = campaign(DOCUMENTS, { ...BUDGET, ...options });
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { report: step.value, progress };
    progress.push(step.value);
  }
}

const last = (held: number) => held - 1;

describe('a campaign', () => {
  const alone = run().report;

  it.each([
    ['the first', 3, () => 0],
    ['the last', 3, last],
    ['the last of very many', 100, last],
  ])('has the same report whichever of its rounds end first: %s', (_, size, pick) => {
    expect(run({ crew: new SlowCrew(size, pick) }).report).toEqual(alone);
  });

  it('goes on from any state that it was in, whatever was done ahead', () => {
    const states: CampaignState[] = [];
    run({ crew: new SlowCrew(4, last), roundDone: (state) => states.push(structuredClone(state)) });
    expect(Math.max(...states.map(({ ahead }) => ahead.length))).toBeGreaterThan(1);
    for (const from of states) {
      expect(run({ from }).report).toEqual(alone);
      expect(run({ from, crew: new SlowCrew(2, last) }).report).toEqual(alone);
    }
  });

  it('is divided among shards that end their rounds in any order', () => {
    for (const index of [1, 2, 3]) {
      const shard = { index, of: 3 };
      expect(run({ shard, crew: new SlowCrew(3, last) }).report).toEqual(run({ shard }).report);
    }
  });

  it('tells of a claim when all its rounds are done, once', () => {
    for (const crew of [undefined, new SlowCrew(4, last)]) {
      const done: number[] = [];
      run({
        ...(crew ? { crew } : {}),
        claimDone: (claimIndex, claim) => {
          done.push(claimIndex);
          const [first, second] = alone.documents;
          expect(claim).toEqual([...first!.claims, ...second!.claims][claimIndex]);
        },
      });
      expect([...done].sort()).toEqual([0, 1, 2, 3]);
    }
  });

  it('is wholly done at its end, as its progress says', () => {
    const { progress } = run({ crew: new SlowCrew(3, last) });
    const end = progress.at(-1)!;
    expect(end.roundsInAll).toBe(10);
    // The last round ends after the last look.
    expect(end.roundsDone).toBeGreaterThanOrEqual(9);
    for (const [i, { roundsDone }] of progress.entries())
      expect(roundsDone).toBeGreaterThanOrEqual(progress[i - 1]?.roundsDone ?? 0);
  });

  it('reports claims that cannot be judged, and hunts the others', () => {
    const wrong = (name: string) => ({
      ...claimOf('given G[t] > 0\nshow sum(t in 1..T, G[t + 1]) >= 0'),
      name,
    });
    const claims = [CLAIMS[0]!, wrong('first'), wrong('second'), CLAIMS[2]!];
    const reportWith = (crew?: Crew): Report => {
      const steps = campaign([{ path: 'a.md', claims }], { ...BUDGET, ...(crew ? { crew } : {}) });
      for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
    };
    const together = reportWith(new SlowCrew(3, (held) => held - 1, claims));
    expect(together).toEqual(reportWith());
    const [before, first, second, after] = together.documents[0]!.claims;
    for (const claim of [first!, second!]) {
      expect(claim.verdict).toBe('not-judged');
      expect(claim.problem).toMatchObject({ code: 'index-out-of-range' });
      expect(claim.links[0]!.verdict).toBe('not-judged');
    }
    for (const claim of [before!, after!]) expect(claim.cases).toBeGreaterThan(0);
  });

  it('that has no time left finishes what it has begun, and begins nothing', () => {
    const { report } = run({ seconds: 1, timeIsUp: () => true, crew: new SlowCrew(2, last) });
    const rounds = report.documents
      .flatMap(({ claims }) => claims)
      .reduce((sum, claim) => sum + claim.rounds, 0);
    // This thread's first round, and the two that the crew had by then.
    expect(rounds).toBe(3);
    expect(report.interrupted).toBe(true);
  });
});

describe('the rounds of a campaign', () => {
  it('climb longer where more cases are wanted, and with every round of a campaign that time bounds', () => {
    const effort = (cases: number, index: number, seconds?: number) => {
      const budget = { seed: 1, cases, maxHorizon: 10, crossCheck: false };
      return roundAt(CLAIMS[0]!, index, seconds === undefined ? budget : { ...budget, seconds }).effort;
    };
    expect([10, 1000, 4000, 100_000, 10_000_000].map((cases) => effort(cases, 0))).toEqual([1, 1, 2, 10, 10]);
    expect([0, 1, 5, 100].map((index) => effort(250_000, index, 60))).toEqual([1, 2, 6, 10]);
  });

  const shards: (Shard | undefined)[] = [
    undefined,
    { index: 1, of: 2 },
    { index: 2, of: 3 },
    { index: 5, of: 7 },
  ];

  it.each(shards)('are counted as they are given out (shard %j)', (shard) => {
    const queue = new RoundQueue(CLAIMS, BUDGET, shard, { done: 0, ahead: [] });
    const places: RoundPlace[] = [];
    for (let place = queue.next(); place; place = queue.next()) places.push(place);
    expect(queue.total).toBe(places.length);
    // From the last to the first: until then nothing is done in order.
    for (const [i, place] of [...places].reverse().entries()) {
      expect(queue.doneCount).toBe(i);
      queue.finish(place);
      const resumed = new RoundQueue(CLAIMS, BUDGET, shard, queue.state);
      const left: RoundPlace[] = [];
      for (let next = resumed.next(); next; next = resumed.next()) left.push(next);
      expect(left).toEqual(places.slice(0, places.length - 1 - i));
      expect(resumed.doneCount).toBe(i + 1);
      for (const index of CLAIMS.keys())
        expect(resumed.isFinished(index)).toBe(!left.some(({ claimIndex }) => claimIndex === index));
    }
    expect(queue.state.ahead).toEqual([]);
  });
});

describe('a claim that is proved', () => {
  const proof = { rules: ['combine'], nodes: 1, source: 'certificate' } as const;
  const options: CampaignOptions = {
    ...BUDGET,
    cases: 1_000_000,
    roundCases: 200_000,
    maxHorizon: 100,
    proofs: [[proof]],
  };
  const reported = (of: CampaignOptions): Report => {
    const steps = campaign([{ path: 'a.md', claims: CLAIMS.slice(0, 1) }], of);
    for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
  };

  it('has one round of a few cases of short horizons, whatever is asked for', () => {
    const [claim] = reported(options).documents[0]!.claims;
    expect(claim).toMatchObject({ verdict: 'proved', rounds: 1, maxHorizon: CROSS_CHECK_HORIZON });
    expect(claim!.cases).toBeLessThanOrEqual(CROSS_CHECK_CASES);
    expect(claim!.cases).toBeGreaterThan(CROSS_CHECK_CASES / 2);
    const horizons = Object.keys(claim!.links[0]!.tightestByHorizon).map(Number);
    expect(Math.max(...horizons)).toBeLessThanOrEqual(CROSS_CHECK_HORIZON);
  });

  it('has no more of them in a campaign that time bounds', () => {
    const timed = { ...options, seconds: 60, timeIsUp: () => false };
    expect(reported(timed).documents[0]!.claims[0]).toMatchObject({ rounds: 1 });
  });
});

describe('a first round that was hunted before the other claims were known', () => {
  const run = (
    options: CampaignOptions,
    of = DOCUMENTS,
  ): { report: Report; states: CampaignState[]; done: number[] } => {
    const states: CampaignState[] = [];
    const done: number[] = [];
    const steps = campaign(of, {
      ...options,
      roundDone: (state) => states.push(state),
      claimDone: (claimIndex) => done.push(claimIndex),
    });
    for (let step = steps.next(); ; step = steps.next())
      if (step.done) return { report: step.value, states, done };
  };

  it('is taken for that round, and the report is the same to the byte', () => {
    for (const roundCases of [20, 1000]) {
      const options = { ...BUDGET, roundCases };
      const first = run(options, DOCUMENTS.slice(0, 1)).states[0]!.reports[0]!;
      const whole = run(options);
      const begun = run({ ...options, firstRound: first });
      expect(begun).toEqual(whole);
      // It is not hunted again: what is handed in is what is reported.
      const marked = run({ ...options, firstRound: { ...first, attempts: first.attempts + 1_000_000 } });
      expect(marked.report.documents[0]!.claims[0]!.attempts).toBeGreaterThan(1_000_000);
    }
  });

  it('is refused where that round is done', () => {
    const { states } = run(BUDGET);
    const firstRound = states[0]!.reports[0]!;
    expect(() => run({ ...BUDGET, from: states[0]!, firstRound })).toThrow(RangeError);
  });
});
