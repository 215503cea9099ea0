import { describe, expect, it } from 'vitest';
import { resolveDocuments } from '../../src/language/index.js';
import { checkClaim, type ProvedStatement } from '../../src/proof/index.js';
import { loadSolver, proveClaim } from '../../src/prover/index.js';

const solver = await loadSolver();

/** Claims proved one after the other: of the last, how many statements the checker accepts, and why others are open. */
function prove(...claims: string[]) {
  const text = claims.map((lines, i) => `\`\`\`claim c${i}\n${lines}\n\`\`\`\n`).join('\n');
  const { documents, problems } = resolveDocuments([{ path: 'hints.md', text }]);
  expect(problems).toEqual([]);
  const lemmas: ProvedStatement[] = [];
  let last = { proved: 0, reasons: [] as string[] };
  for (const claim of documents[0]!.claims) {
    const { proof, open } = proveClaim(claim, { solver, lemmas, work: 300_000 });
    const outcome = checkClaim(claim, proof, { lemmas });
    expect(outcome.failures).toEqual([]);
    const theorems = outcome.proved.filter((theorem) => theorem !== null);
    lemmas.push(...theorems);
    last = { proved: theorems.length, reasons: open.map(({ reason }) => reason) };
  }
  return last;
}

const SQUARES = 'given a[t] >= 0\ngiven b[t] in [0, a[t]]\nshow b[t]^2 <= a[t]*b[t] for t in 1..T';

describe('hints of a link', () => {
  it('a claim that is named is used at the indices of a sum', () => {
    const sum =
      'given a[t] >= 0\ngiven b[t] in [0, a[t]]\nshow sum(t in 1..T, b[t]^2) <= sum(t in 1..T, a[t]*b[t])   by c0';
    expect(prove(SQUARES, sum)).toEqual({ proved: 1, reasons: [] });
  });

  it('Cauchy and Schwarz with the factors that are named', () => {
    const claim =
      'given x[t] > 0\nshow T^2 <= sum(t in 1..T, x[t]) * sum(t in 1..T, 1/x[t])   by rule cauchy_schwarz(sqrt(x[t]), 1/sqrt(x[t]))';
    expect(prove(claim)).toEqual({ proved: 1, reasons: [] });
  });

  it('one that does not apply says why', () => {
    const { proved, reasons } = prove('given x >= 1\nshow x >= 1', 'given y\nshow y >= 1   by c0');
    expect(proved).toBe(0);
    expect(reasons).toContain(
      'the hint `c0` does not apply: its `given x` is not one of this claim with a domain as small',
    );
  });

  it('one without a proof says so', () => {
    const { reasons } = prove('given x\nshow x >= 1', 'given x\nshow x >= 0   by c0');
    expect(reasons).toContain('the hint `c0`: it has no proof itself');
  });

  it('none makes something false true', () => {
    const wider = 'given a[t] >= 0\ngiven b[t]\nshow b[t]^2 <= a[t]*b[t] for t in 1..T   by c0';
    expect(prove(SQUARES, wider).proved).toBe(0);
  });
});

describe('premises', () => {
  it('are used at open indices', () => {
    const claim = 'given d[t]\nassume d[t] >= t for t in 1..T\nshow sum(t in 1..T, d[t]) >= T*(T + 1)/2';
    expect(prove(claim)).toEqual({ proved: 1, reasons: [] });
  });
});
