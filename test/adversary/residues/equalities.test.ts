import { describe, expect, it } from 'vitest';
import { bulkGenerator } from '../../../src/adversary/bulk/index.js';
import { shapeHints } from '../../../src/adversary/hints.js';
import { Equalities, isGeneric } from '../../../src/adversary/residues/index.js';
import { Judge } from '../../../src/judgement/index.js';
import type { Claim } from '../../../src/language/index.js';
import { loadDocuments } from '../../../src/node/index.js';
import { claimOf } from '../../support/claim-of.js';

const ENOUGH = 1_000_000;

function generatorOf(claim: Claim, maxHorizon: number) {
  const made = bulkGenerator(claim, shapeHints(claim), { seed: 3, maxHorizon });
  if (made.kind !== 'compiled') throw new Error(made.reason);
  return made.generator;
}

/** How often residues say each thing in the first cases of a claim; what they say is compared with the judge. */
function found(claim: Claim, cases: number, maxHorizon: number) {
  const equalities = new Equalities(claim);
  const generator = generatorOf(claim, maxHorizon);
  const judge = new Judge(claim);
  const count = { equal: 0, unequal: 0, unknown: 0 };
  for (let i = 0; i < cases; i += 1) {
    generator.make(i);
    const said = [...equalities.decide(generator, ENOUGH)];
    const point = generator.point();
    for (const s of equalities.statements) {
      count[said[s]!] += 1;
      const { finding } = judge.examineStatement(point, s);
      if (!finding || said[s] === 'unknown') continue;
      expect(finding.outcome, `${claim.name}, case ${i}`).toBe(said[s] === 'equal' ? 'holds' : 'violated');
    }
  }
  return count;
}

const TRUE = [
  'given x[t] for t in 1..T\nshow sum(t in 1..T, x[t])^2 = sum(t in 1..T, sum(s in 1..T, x[s]*x[t]))',
  'given x[t] > 0 for t in 1..T\nshow prod(t in 1..T, 1/x[t]) = 1/prod(t in 1..T, x[t])',
  'given x > 0\nshow sum(t in 0..T-1, x^t) * (x - 1) = x^T - 1',
  'given x > 0\nshow x^(-T) * x^T = 1',
  'given x[t] for t in 1..T\nlet m[1] = x[1]\nlet m[t+1] = m[t]/2 + x[t+1]\nshow m[T] = sum(t in 1..T, x[t] * 2^(t-T))',
  'given x[t] for t in 1..T\nlet S[t] = sum(k in t..T, x[k])\nshow S[t] - x[t] = if t < T then S[t+1] else 0 for t in 1..T',
  'given x[t] for t in 1..T\nshow sum(t in 1..T, x[t]) = sum(t in 1..floor(T/2), x[t]) + sum(t in floor(T/2)+1..T, x[t])',
  'given d in 1..3\ngiven x[t, i] for t in 1..T, i in 1..d\nshow sum(i in 1..d, sum(t in 1..T, x[t, i])) = sum(t in 1..T, sum(i in 1..d, x[t, i]))',
  'given x[t] in [0.1, 0.3] for t in 1..T\nshow (x[t] - 0.1) * (x[t] - 0.3) = x[t]^2 - 0.4*x[t] + 0.03 for t in 1..T',
  'given n in 1..4\ngiven x\nshow (x + 1/n)*(x - 1/n) = x^2 - n^(-2)',
  'given x[t] for t in 1..T\nshow sum(t in 1..T, max(t, T - t) * x[t]) = sum(t in 1..T, if 2*t >= T then t*x[t] else (T - t)*x[t])',
  'given x[t] for t in 1..T\nlet W[s,t] = x[s] * (t - s)\nshow sum(s in 1..T, sum(t in 1..T, W[s,t] + x[s]*s)) = sum(s in 1..T, x[s]) * T*(T+1)/2',
  'given x[t] for t in 1..T\nlet b[T] = x[T]\nlet b[t] = x[t] + b[t+1]\nshow b[1] = sum(t in 1..T, x[t])',
];

const FALSE = [
  'given x[t] > 0 for t in 1..T\nshow sum(t in 1..T, x[t])^2 = sum(t in 1..T, x[t]^2)',
  'given x\nshow x * x = x^2 + 10^(-40)',
  'given x[t] for t in 1..T\nlet m[1] = x[1]\nlet m[t+1] = m[t]/2 + x[t+1]\nshow m[T] = sum(t in 1..T, x[t] * 2^(T-t))',
  'given x[t] for t in 1..T\nshow x[t] = if t < 5 then x[t] else x[t] + 1/T for t in 1..T',
];

describe('residues of equalities', () => {
  it.each(TRUE)('are equal where the judge decides so: %s', (lines) => {
    const count = found(claimOf(lines), 60, 12);
    expect(count).toEqual({ equal: 60, unequal: 0, unknown: 0 });
  });

  it.each(FALSE)('are unequal where the judge decides so: %s', (lines) => {
    expect(found(claimOf(lines), 60, 12).unequal).toBeGreaterThan(5);
  });

  it('are those of the series', () => {
    const { documents } = loadDocuments(['proofs']);
    let statements = 0;
    for (const claim of documents.flatMap(({ claims }) => claims)) {
      const hasBulk =
        !claim.method && claim.givens.length > 0 && claim.premises.every(({ relation }) => relation !== '=');
      if (!hasBulk || !claim.statements.some(({ relation }) => relation === '=')) continue;
      const made = bulkGenerator(claim, shapeHints(claim), { seed: 3, maxHorizon: 5 });
      if (made.kind !== 'compiled') continue;
      statements += new Equalities(claim).statements.length;
      const { unequal } = found(claim, 4, 5);
      expect(unequal, claim.name).toBe(0);
    }
    expect(statements).toBeGreaterThan(110);
  });

  it.each([
    ['a root', 'given x > 0\nshow sqrt(x)^2 = x'],
    ['a maximum of numbers', 'given x, y\nshow max(x, y) + min(x, y) = x + y'],
    ['a condition on numbers', 'given x\nshow (if x < 0 then x else x) = x'],
    ['a logarithm', 'given x > 0\nshow ln(x) = ln(x)'],
    ['an absolute value', 'given x\nshow abs(x)^2 = x^2'],
    [
      'a maximum over indices',
      'given x[t] for t in 1..T\nshow max(t in 1..T, x[t]) = max(t in 1..T, x[T+1-t])',
    ],
  ])('are not to be had of %s', (_, lines) => {
    expect(new Equalities(claimOf(lines)).statements).toEqual([]);
  });

  it('are not known where a denominator is a multiple of the prime', () => {
    const claim = claimOf('given n in 0..1\nshow 1/(67108859 + n) * (67108859 + n) = 1');
    const generator = generatorOf(claim, 3);
    const equalities = new Equalities(claim);
    const said = new Set<string>();
    for (let i = 0; i < 20; i += 1) {
      generator.make(i);
      const n = generator.values[0];
      said.add(`${n}: ${equalities.decide(generator, ENOUGH)[0]}`);
    }
    expect([...said].sort()).toEqual(['0: unknown', '1: equal']);
  });

  it('need both primes: a difference that is a multiple of one shows by the other', () => {
    const claim = claimOf('given x\nshow x = x + 67108859');
    const generator = generatorOf(claim, 3);
    generator.make(0);
    expect(new Equalities(claim).decide(generator, ENOUGH)[0]).toBe('unequal');
  });

  it('are no exact comparison: a difference that is a multiple of both is not seen, and is never counted as a case', () => {
    const claim = claimOf('given x\nshow x = x + 67108859 * 67108837');
    const generator = generatorOf(claim, 3);
    generator.make(0);
    expect(new Equalities(claim).decide(generator, ENOUGH)[0]).toBe('equal');
  });

  it('stop where they take too many operations, and say nothing then', () => {
    const claim = claimOf(
      'given x[t] for t in 1..T\nshow sum(t in 1..T, sum(s in 1..T, sum(r in 1..T, x[t]*x[s]*x[r]))) = sum(t in 1..T, x[t])^3',
    );
    const generator = generatorOf(claim, 200);
    const equalities = new Equalities(claim);
    generator.makeAt(200, 0);
    expect(equalities.decide(generator, 10_000)[0]).toBe('unknown');
    expect(equalities.work).toBeLessThan(11_000);
    generator.makeAt(4, 0);
    expect(equalities.decide(generator, 10_000)[0]).toBe('equal');
  });

  it.each([
    [
      'a condition',
      'given x\nshow (if sum(a in 1..T, sum(b in 1..T, sum(c in 1..T, a*b*c))) > 0 then x else 0) = x',
    ],
    ['many instances', 'given x\nshow x = x for s in 1..T, t in 1..T, r in 1..T'],
    [
      'a sum of nothing that varies',
      'given x\nshow x + sum(s in 1..T, sum(t in 1..T, sum(r in 1..T, s*t + 1))) = x + T^3 + T*(T*(T+1)/2)^2',
    ],
  ])('stop where %s takes too many', (_, lines) => {
    const claim = claimOf(lines);
    const generator = generatorOf(claim, 300);
    const equalities = new Equalities(claim);
    generator.makeAt(300, 0);
    expect(equalities.decide(generator, 10_000)[0]).toBe('unknown');
    expect(equalities.work).toBeGreaterThan(9_000);
    expect(equalities.work).toBeLessThan(12_000);
    generator.makeAt(5, 0);
    expect(equalities.decide(generator, 10_000)[0]).toBe('equal');
  });
});

describe('an equality that fails nearly everywhere or nowhere', () => {
  it.each([
    [true, 'given x[t]\nshow sum(t in 1..T, x[t])^2 = sum(t in 1..T, sum(s in 1..T, x[s]*x[t]))'],
    [true, 'given x > 0\nassume x <= 3\nshow (x + 1)*(x - 1) = x^2 - 1'],
    [false, 'given x > 0\nshow sqrt(x)^2 = x'],
    [false, 'given x\nshow (if x < 1000 then x else x + 1) = x'],
    [false, 'given n in 1..5000\nshow (if n < 1000 then n else n + 1) = n'],
    [false, 'given x, y\nassume x = y\nshow x = y'],
    [true, 'given x\nshow x/T + T^(-1) = (x + 1)/T'],
    [false, 'given x[t] > 0\nshow 1/(sum(t in 1..T, x[t]^2) - 3)*(sum(t in 1..T, x[t]^2) - 3) = 1'],
    [false, 'given x > 0\nshow (x - 1)^(-2) * (x - 1)^2 = 1'],
    [false, 'given x\nlet y = 1/x\nlet z = 2*y\nshow z = 2*y'],
    [false, 'given x\nshow x <= x'],
  ])('%s: %s', (expected, lines) => {
    expect(isGeneric(claimOf(lines), 0)).toBe(expected);
  });
});
