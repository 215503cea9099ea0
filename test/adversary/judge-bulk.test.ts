import { describe, expect, it } from 'vitest';
import { bulkHunt } from '../../src/adversary/bulk/index.js';
import { judgeBulk } from '../../src/adversary/judge-bulk.js';
import { isSimpler } from '../../src/adversary/simplicity.js';
import { tooManyTerms } from '../../src/evaluation/index.js';
import { Judge, StatementTally } from '../../src/judgement/index.js';
import { claimOf } from '../support/claim-of.js';

const CLAIM = claimOf('given G[t] > 0\nshow sum(t in 1..T, G[t])^2 <= sum(t in 1..T, G[t]^2)');

function tallyOf(judge: Judge, work = 1_000_000): StatementTally {
  const made = bulkHunt(CLAIM, { seed: 1, maxHorizon: 6 });
  if (made.kind === 'unsupported') throw new Error(made.reason);
  const tally = new StatementTally(isSimpler);
  judgeBulk(judge, made.bulk, made.bulk.run(0, 200), [tally], work);
  return tally;
}

describe('what a kernel nominates', () => {
  it('is refuted if the judge says so', () => {
    expect(tallyOf(new Judge(CLAIM)).verdict).toBe('refuted');
  });

  it('does not pass when the work of the claim is done before it is judged', () => {
    const judge = new Judge(CLAIM);
    const tally = tallyOf(judge, 0);
    expect(tally.verdict).toBe('undecided');
    expect(tally.open).not.toBeNull();
  });

  it('does not pass if it costs the judge too much', () => {
    const judge = new Judge(CLAIM);
    judge.examineStatement = (point) => {
      throw tooManyTerms(10 ** 9, point.horizon, CLAIM.statements[0]!.left.place);
    };
    const tally = tallyOf(judge);
    expect(tally.verdict).toBe('undecided');
    expect(tally.open).not.toBeNull();
  });
});
