import { describe, expect, it } from 'vitest';
import { GUARANTEE_CROSS_CHECK_HORIZON } from '../../src/adversary/guarantee/index.js';
import { checkClaim } from '../../src/campaign/index.js';
import { type Claim, resolveDocuments } from '../../src/language/index.js';

const DOCUMENT = `
\`\`\`method subgradient(R, G, eta)
convex f
assume norm(theta[1] - theta_star) <= R
assume norm(g[t]) <= G[t]
step theta[t+1] = theta[t] - eta[t] * g[t]
\`\`\`

\`\`\`bound of_the_average(R, G, eta)
given R > 0
given G[t] > 0
given eta[t] > 0
value (R^2 + sum(t in 1..T, eta[t]^2 * G[t]^2)) / (2 * sum(t in 1..T, eta[t]))
guarantees weighted(eta)(loss) of subgradient(R, G, eta)
\`\`\`

\`\`\`bound of_the_last(R, G, eta)
given R > 0
given G[t] > 0
given eta[t] > 0
value of_the_average(R, G, eta)
guarantees last(loss) of subgradient(R, G, eta)
\`\`\`
`;

function claimOf(name: string): Claim {
  const { documents, problems } = resolveDocuments([{ path: 'm.md', text: DOCUMENT }]);
  expect(problems).toEqual([]);
  return documents[0]!.claims.find((claim) => claim.name === name)!;
}

const OPTIONS = { seed: 1, cases: 100, maxHorizon: 100 };

describe('the cross-check of a guarantee that is proved', () => {
  it('looks at one function for each of a few short horizons', () => {
    const report = checkClaim(claimOf('of_the_average'), { ...OPTIONS, crossCheck: true });
    expect(report).toMatchObject({
      verdict: 'corroborated',
      cases: GUARANTEE_CROSS_CHECK_HORIZON,
      maxHorizon: GUARANTEE_CROSS_CHECK_HORIZON,
    });
    const horizons = Object.keys(report.links[0]!.tightestByHorizon).map(Number);
    expect(horizons).toEqual([1, 2, 3, 4, 5]);
    // These functions are close to the worst of their starts: a fault of the tool would show.
    expect(Number(report.links[0]!.tightest!.ratio)).toBeGreaterThan(0.9);
  });

  it('goes no further than the campaign', () => {
    const report = checkClaim(claimOf('of_the_average'), { ...OPTIONS, maxHorizon: 2, crossCheck: true });
    expect(report).toMatchObject({ cases: 2, maxHorizon: 2 });
  });

  it('still refutes a guarantee that fails at the usual rates', () => {
    const { verdict, links } = checkClaim(claimOf('of_the_last'), { ...OPTIONS, crossCheck: true });
    expect(verdict).toBe('refuted');
    expect(links[0]!.counterexample).toMatchObject({ at: { T: 2 }, rechecked: true });
  });
});
