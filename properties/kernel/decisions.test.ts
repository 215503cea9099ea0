import { describe, expect, it } from 'vitest';
import { compileKernel, OUTCOME } from '../../src/compiled/index.js';
import { domainPremises, Judge } from '../../src/judgement/index.js';
import { IS_WHOLE } from '../../test/support/sampled.js';
import { seriesClaims, variedClaims } from './claims.js';
import { kernelPoint } from './points.js';

const POINTS = IS_WHOLE ? 40 : 20;
const MAX_HORIZON = 12;

describe('the kernel of a claim decides as the judge does', () => {
  for (const claim of [...variedClaims(), ...seriesClaims()])
    it(claim.name, () => {
      const compiled = compileKernel(claim, [...domainPremises(claim), ...claim.premises]);
      if (compiled.kind === 'unsupported') expect.fail(compiled.reason);
      const { kernel } = compiled;
      const judge = new Judge(claim);
      for (let i = 0; i < POINTS; i += 1) {
        const made = kernelPoint(claim, i, MAX_HORIZON);
        if (!made) continue;
        const { point, values, offsets } = made;
        const counts = kernel.run(point.horizon, values, offsets) !== 0;
        const { admissible, findings } = judge.examine(point);
        if (counts) expect(admissible).toBe('yes');
        if (!counts || admissible !== 'yes') continue;
        for (const [s, { outcome }] of findings.entries()) {
          const mine = kernel.outcomes[s];
          const isEquality = claim.statements[s]!.relation === '=';
          if (mine === OUTCOME.violated) expect(outcome).toBe('violated');
          if (mine === OUTCOME.holds && !isEquality) expect(outcome).toBe('holds');
          if (mine === OUTCOME.holds && isEquality) expect(outcome).not.toBe('does not exist');
          expect(mine === OUTCOME.empty).toBe(outcome === 'empty');
        }
      }
    });
});
