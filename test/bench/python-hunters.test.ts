import { describe, expect, it } from 'vitest';
import { Oracle } from '../../bench/hunters/oracle.js';
import { PYTHON, programOf } from '../../bench/hunters/program.js';
import { pythonHunt, pythonVersions } from '../../bench/hunters/python-hunt.js';
import { claimOf } from '../support/claim-of.js';

const python = pythonVersions();

describe.skipIf('missing' in python)('the hunters in Python', () => {
  const claim = claimOf(
    'given g[t] in [-1, 1]\ngiven w[t] for t in 1..T+1\nassume w[1] = 0\nassume w[t+1] = w[t]/2 + g[t]\nshow w[T+1] <= 1.2',
  );
  it.each(['hypothesis', 'evolution'] as const)(
    '%s finds a point that the judge confirms',
    async (hunter) => {
      const oracle = new Oracle(claim);
      const outcome = await pythonHunt({
        hunter,
        program: programOf(claim, PYTHON),
        seconds: 10,
        shrinking: 1,
        seed: 1,
        horizons: [8, 24],
        isConfirmed: (point) => oracle.confirms(point),
      });
      expect(outcome.problem).toBeNull();
      expect(outcome.foundAt).not.toBeNull();
      expect(oracle.witness).toMatch(/^\{"T":/);
    },
  );
});
