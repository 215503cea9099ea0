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

  describe('with values for givens of the claim that is named', () => {
    const SUM = 'given v[t] > 0\ngiven m > 0\nshow m*sum(t in s..T, v[t]) >= m*v[s] for s in 1..T';
    const used = (hint: string, givens = 'given x[t]\ngiven y > 1') =>
      prove(
        SUM,
        `${givens}\nshow ln(y)*sum(t in s..T, exp(x[t])) >= ln(y)*exp(x[s]) for s in 1..T by ${hint}`,
      );

    it('uses it for them', () => {
      expect(used('c0(v[i] = exp(x[i]), m = ln(y))')).toEqual({ proved: 1, reasons: [] });
    });

    it('says which requirement is not proved', () => {
      const { proved, reasons } = used('c0(v[i] = exp(x[i]), m = ln(y))', 'given x[t]\ngiven y > 0');
      expect(proved).toBe(0);
      expect(reasons).toContainEqual(
        expect.stringMatching(/^the hint `c0` does not apply: not proved that .*ln\(.*y.*\) > 0$/),
      );
    });

    it.each([
      ['c0(w = 1)', 'it has no `given w`'],
      ['c0(v = 1, m = 1)', 'its `given v` has 1 index, not 0'],
      ['c0(m = 1)', 'its `given v` has no value here, and this claim has none of this name'],
    ])('%s does not apply', (hint, reason) => {
      expect(used(hint, 'given x[t]\ngiven y > 0').reasons).toContain(
        `the hint \`c0\` does not apply: ${reason}`,
      );
    });

    it('an integer keeps its name', () => {
      const { reasons } = prove(
        'given n in 1..9\nshow n^2 >= n',
        'given x >= 1\nshow x^2 + 2 >= x*sin(x) by c0(n = x)',
      );
      expect(reasons).toContain(
        'the hint `c0` does not apply: its `given n` is an integer, which keeps its name',
      );
    });

    it('a shape and a premise are requirements too', () => {
      const lemma = 'given v[t] > 0 nonincreasing\nassume v[1] <= 1\nshow v[t] <= 1 for t in 1..T';
      const claim = (premise: string) =>
        `given x[t] > 0 nondecreasing\n${premise}show 1/x[t] <= 1 for t in 1..T by c0(v[i] = 1/x[i])`;
      expect(prove(lemma, claim('assume 1/x[1] <= 1\n')).proved).toBe(1);
      expect(prove(lemma, claim('')).proved).toBe(0);
      const rising = 'given x[t] in [1, 2]\nshow 1/x[t] <= 1/x[1] for t in 1..T by c1(v[i] = 1/x[i])';
      const falls = 'given v[t] > 0 nonincreasing\nshow v[t] <= v[1] for t in 1..T';
      expect(prove(lemma, falls, rising).proved).toBe(0);
      expect(prove(lemma, falls, rising.replace('in [1, 2]', '>= 1 nondecreasing')).proved).toBe(1);
    });

    it('a premise may follow from another claim that is named', () => {
      const root = 'given S, D >= 0\nassume S^2 <= D\nshow S <= sqrt(D)';
      const below = 'given x[t] >= 0\nassume sum(t in 1..T, x[t])^2 <= T\nshow sum(t in 1..T, x[t])^2 <= 2*T';
      const whole =
        'given x[t] >= 0\nassume sum(t in 1..T, x[t])^2 <= T\nshow sum(t in 1..T, x[t]) <= sqrt(2*T) by c0(S = sum(t in 1..T, x[t]), D = 2*T), c1';
      expect(prove(root, below, whole)).toEqual({ proved: 1, reasons: [] });
    });
  });

  it('three times a product of two squares is at most the cubes: squares of differences are tried', () => {
    expect(prove('given a, m > 0\nshow 3*m^2*a <= 2*m^3 + a^3')).toEqual({ proved: 1, reasons: [] });
    expect(prove('given a, m > 0\nshow 3.001*m^2*a <= 2*m^3 + a^3').proved).toBe(0);
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
