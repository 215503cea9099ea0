import { describe, expect, it } from 'vitest';
import { Rational } from '../../src/arithmetic/index.js';
import {
  coefficientOf,
  constantBelow,
  proveConstant,
  readBack,
  refuteConstant,
  scaled,
  simplestBetween,
  smallestConstant,
  smallestProved,
} from '../../src/campaign/constants/index.js';
import { ProofSession, type Search } from '../../src/campaign/proofs/index.js';
import { printExpression, resolveDocuments } from '../../src/language/index.js';
import { loadSolver, proveClaim } from '../../src/prover/index.js';

const q = (text: string): Rational => {
  const [above, below] = text.split('/');
  return Rational.parse(above!)!.div(Rational.parse(below ?? '1')!);
};

function claimOf(show: string, lines = 'given x > 0') {
  const text = `\`\`\`claim c\n${lines}\nshow ${show}\n\`\`\`\n`;
  const { documents, problems } = resolveDocuments([{ path: 'a.md', text }]);
  expect(problems).toEqual([]);
  return documents[0]!.claims[0]!;
}

const solver = await loadSolver();
const search: Search = (claim, lemmas) => ({
  proof: proveClaim(claim, { solver, lemmas, work: 100_000 }).proof,
  open: [],
});

describe('the constant of an inequality', () => {
  it.each([
    ['3 * x / (2*T) * sqrt(x)', '3/2', 'x / T * sqrt(x)'],
    ['-2 * x', '-2', 'x'],
    ['x + 1', '1', 'x + 1'],
    ['1 / (4 * x)', '1/4', '1 / x'],
    ['6 / 4', '3/2', null],
    ['2^3 * x', '1', '2^3 * x'],
  ])('is the number among its factors: %s', (side, factor, rest) => {
    const found = coefficientOf(claimOf(`x <= ${side}`).statements[0]!.right);
    expect(found.factor.equals(q(factor))).toBe(true);
    expect(found.rest && printExpression(found.rest)).toBe(rest);
  });

  it('is sought on the side where a larger one makes the inequality weaker', () => {
    expect(scaled(claimOf('x <= 3 * x'), 0, 'positive')!.form).toBe('x <= c * x');
    expect(scaled(claimOf('3 * x >= x'), 0, 'positive')!.form).toBe('c * x >= x');
    expect(scaled(claimOf('3 * x >= 2 * x'), 0, 'negative')!.form).toBe('3 * x >= c * x');
    expect(scaled(claimOf('x <= -3 * x'), 0, 'positive')).toBeNull();
  });

  it('has the least denominator between two numbers', () => {
    for (const [low, high, simplest] of [
      ['149/100', '151/100', '3/2'],
      ['1', '2', '1'],
      ['101/100', '2', '2'],
      ['314/100', '315/100', '22/7'],
      ['1/3', '1/3', '1/3'],
    ] as const)
      expect(simplestBetween(q(low), q(high)).equals(q(simplest))).toBe(true);
  });

  it('that is refuted is strictly below the ratio', () => {
    expect(constantBelow(q('1'))!.toString()).toBe('0.9999');
    expect(constantBelow(q('1.49976'))!.compare(q('1.49976'))).toBe(-1);
  });

  it('is the smallest for which a proof is found, and no proof is asked for what is refuted', () => {
    const asked: Rational[] = [];
    const prove = (c: Rational) => {
      asked.push(c);
      return c.compare(q('8/5')) >= 0 ? 'a proof' : null;
    };
    const { proved, open } = smallestProved(prove, {
      above: q('3/2'),
      likely: [q('1'), q('2')],
      attempts: 8,
    });
    expect(proved!.constant.compare(q('8/5'))).toBeGreaterThanOrEqual(0);
    expect(proved!.constant.compare(q('17/10'))).toBeLessThan(0);
    expect(asked.length).toBeLessThanOrEqual(8);
    expect([...asked, ...open].every((c) => c.compare(q('3/2')) >= 0)).toBe(true);
    expect(smallestProved(() => null, { above: q('1'), likely: [], attempts: 8 }).proved).toBeNull();
  });
});

describe('a proved constant', () => {
  const squares = () => scaled(claimOf('sum(t in 1..T, t) <= 3 * T^2', 'given G[t] > 0'), 0, 'positive')!;

  it('is proved of the text that is kept', () => {
    const { proved, open } = smallestConstant(squares(), {
      path: 'kept.md',
      search,
      ratio: q('1/3'),
      likely: [q('1/3')],
      attempts: 3,
    });
    expect(proved!.constant).toBe('1');
    expect(open).toEqual([]);
    const document = readBack('elsewhere.md', proved!.text)!;
    const certificates = new Map(proved!.certificates.map((each) => [each.claim, each as unknown]));
    const session = new ProofSession([{ document, certificates }], null);
    expect(document.claims.map((claim) => session.proofsOf(claim).state)).toEqual(['proved']);
  });

  it('is never one for which the inequality is false', () => {
    expect(proveConstant(squares(), q('1'), 'kept.md', search)).not.toBeNull();
    for (const c of ['999/1000', '3/4', '51/100', '1/2'])
      expect(proveConstant(squares(), q(c), 'kept.md', search)).toBeNull();
  });

  it('is not taken from a search that lies', () => {
    const honest = proveConstant(squares(), q('1'), 'kept.md', search)!;
    const lying: Search = () => ({ proof: honest.certificates[0]!, open: [] });
    expect(proveConstant(squares(), q('1/2'), 'kept.md', lying)).toBeNull();
  });

  it('holds together with what its bound asks for, which has proofs of its own', () => {
    const text = `\`\`\`bound b(eta)
given eta[t] > 0 nonincreasing
value sum(t in 1..T, eta[t])
\`\`\`
\`\`\`claim c
let eta[t] = RATE
show b(eta) <= T * eta[T]
\`\`\`
`;
    const ofRate = (rate: string) =>
      scaled(
        resolveDocuments([{ path: 'a.md', text: text.replace('RATE', rate) }]).documents[0]!.claims[0]!,
        0,
        'positive',
      )!;
    const proved = proveConstant(ofRate('2 + 0 * t'), q('1'), 'kept.md', search)!;
    expect(proved.certificates.length).toBe(3);
    // For rates that rise the inequality holds, and the bound is not about them.
    expect(proveConstant(ofRate('t'), q('1'), 'kept.md', search)).toBeNull();
  });
});

describe('a refuted constant', () => {
  it('fails at its point, for the judge', () => {
    const inequality = scaled(claimOf('sum(t in 1..T, t) <= 3 * T^2', 'given x > 0'), 0, 'positive')!;
    const at = { T: 1, x: '1' };
    const refuted = refuteConstant(inequality, { at, lower: q('1/3') }, 'kept.md', {
      version: '0',
      seed: 1,
    })!;
    expect(refuted.constant).toBe('0.9999');
    expect(refuted.failure.verdict).toBe('refuted');
    // A ratio that the point does not have is not believed.
    expect(
      refuteConstant(inequality, { at, lower: q('1/2') }, 'kept.md', { version: '0', seed: 1 }),
    ).toBeNull();
  });
});
