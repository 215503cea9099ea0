import { describe, expect, it } from 'vitest';
import { ProofSession, type Search } from '../../../src/campaign/proofs/index.js';
import { printClaim, resolveDocuments } from '../../../src/language/index.js';
import type { ClaimProof, Step } from '../../../src/proof/index.js';
import { certificate, X_IS_NONNEGATIVE } from '../../support/certificates.js';

const claim = (name: string, lines: string) => `\`\`\`claim ${name}\n${lines}\n\`\`\`\n\n`;
const DOUBLE = claim('double', 'given x >= 0\nshow x <= 2*x');
const AGAIN = claim('again', 'given x >= 0\nshow x <= 2*x by double');

/** `x <= 2*x` by the claim `double`, with x for its x. */
const byDouble = (document: string | null, name = 'double'): Step => ({
  rule: 'lemma',
  document,
  claim: name,
  statement: 0,
  horizon: 'T',
  givens: [{ parameters: [], term: ['given', 'x'] }],
  at: [],
  requirements: [[X_IS_NONNEGATIVE]],
});

function sessionOf(text: string, certificates: Record<string, unknown>, search: Search | null = null) {
  const { documents, problems } = resolveDocuments([{ path: 'a.md', text }]);
  expect(problems).toEqual([]);
  const [document] = documents;
  const session = new ProofSession(
    [{ document: document!, certificates: new Map(Object.entries(certificates)) }],
    search,
  );
  const named = (name: string) => document!.claims.find((each) => each.name === name)!;
  return { proofsOf: (name: string) => session.proofsOf(named(name)), named };
}

describe('the proofs of a document', () => {
  it('are what the checker accepts of its certificates', () => {
    const { proofsOf } = sessionOf(DOUBLE, { double: certificate('double', X_IS_NONNEGATIVE) });
    expect(proofsOf('double')).toMatchObject({
      state: 'proved',
      statements: [{ rules: ['domain'], nodes: 1, source: 'certificate' }],
    });
  });

  it('have a name for what is wrong', () => {
    const wrong: Step = { rule: 'integers', index: ['+', 'T', -1], relation: '>=' };
    expect(sessionOf(DOUBLE, {}).proofsOf('double').state).toBe('missing');
    const { proofsOf, named } = sessionOf(DOUBLE, { double: certificate('double', wrong, 'another text') });
    expect(proofsOf('double')).toMatchObject({ state: 'stale', statements: [null] });
    const same = sessionOf(DOUBLE, { double: certificate('double', wrong, printClaim(named('double'))) });
    expect(same.proofsOf('double')).toMatchObject({ state: 'rejected', failures: [{ name: 'wrong-fact' }] });
    expect(sessionOf(DOUBLE, { double: 7 }).proofsOf('double').state).not.toBe('proved');
  });

  it('check what is cited first, wherever it stands', () => {
    const certificates = {
      double: certificate('double', X_IS_NONNEGATIVE),
      again: certificate('again', byDouble(null)),
    };
    const { failures, state } = sessionOf(AGAIN + DOUBLE, certificates).proofsOf('again');
    expect([state, failures]).toEqual(['proved', []]);
    const { proofsOf } = sessionOf(AGAIN + DOUBLE, { again: certificates.again });
    expect(proofsOf('again')).toMatchObject({ failures: [{ name: 'stale' }] });
  });

  it('never rest on themselves', () => {
    const circle = {
      double: certificate('double', byDouble(null, 'again')),
      again: certificate('again', byDouble(null)),
    };
    const { proofsOf } = sessionOf(DOUBLE + AGAIN, circle);
    expect(proofsOf('double').state).not.toBe('proved');
    expect(proofsOf('again').state).not.toBe('proved');
    expect(
      sessionOf(DOUBLE, { double: certificate('double', byDouble(null)) }).proofsOf('double').state,
    ).not.toBe('proved');
  });
});

describe('a search', () => {
  const finding =
    (proof: (name: string) => ClaimProof): Search =>
    (searched) => ({ proof: proof(searched.name), open: [] });

  it('is believed only as far as the checker accepts what it finds', () => {
    const found = finding((name) => certificate(name, X_IS_NONNEGATIVE));
    expect(sessionOf(DOUBLE, {}, found).proofsOf('double')).toMatchObject({
      state: 'proved',
      statements: [{ source: 'found' }],
    });
    const FALSE = claim('half', 'given x >= 0\nshow x <= x/2');
    expect(sessionOf(FALSE, {}, found).proofsOf('half')).toMatchObject({
      state: 'stale',
      statements: [null],
    });
  });

  it('that finds a proof in the place of a certificate says what is wrong with that one', () => {
    const found = finding((name) => certificate(name, X_IS_NONNEGATIVE));
    const wrong: Step = { rule: 'integers', index: ['+', 'T', -1], relation: '>=' };
    const { proofsOf, named } = sessionOf(DOUBLE, {}, found);
    const text = printClaim(named('double'));
    expect(proofsOf('double').failures).toEqual([]);
    const replaced = sessionOf(DOUBLE, { double: certificate('double', wrong, text) }, found);
    expect(replaced.proofsOf('double')).toMatchObject({
      state: 'proved',
      statements: [{ source: 'found' }],
      failures: [{ name: 'wrong-fact', node: 'statement 0' }],
    });
  });

  it('that finds nothing leaves the state of the certificate that was there', () => {
    const nothing: Search = (searched) => ({
      proof: { claim: searched.name, text: printClaim(searched), terms: [], statements: [] },
      open: [],
    });
    expect(sessionOf(DOUBLE, {}, nothing).proofsOf('double')).toMatchObject({
      state: 'missing',
      failures: [],
    });
    const wrong: Step = { rule: 'integers', index: ['+', 'T', -1], relation: '>=' };
    const stale = sessionOf(DOUBLE, { double: certificate('double', wrong, 'another text') }, nothing);
    expect(stale.proofsOf('double')).toMatchObject({ state: 'stale', failures: [{ name: 'stale' }] });
    const text = printClaim(stale.named('double'));
    const rejected = sessionOf(DOUBLE, { double: certificate('double', wrong, text) }, nothing);
    expect(rejected.proofsOf('double')).toMatchObject({
      state: 'rejected',
      failures: [{ name: 'wrong-fact' }],
    });
  });

  it('has the theorems of the claims before, and of those that are named', () => {
    const seen: [string, string[]][] = [];
    const search: Search = (searched, lemmas) => {
      seen.push([searched.name, lemmas.map((lemma) => lemma.claim.name)]);
      return { proof: certificate(searched.name, X_IS_NONNEGATIVE), open: [] };
    };
    sessionOf(AGAIN + DOUBLE, {}, search).proofsOf('again');
    expect(seen).toEqual([
      ['double', []],
      ['again', ['double']],
    ]);
  });

  it('is not wasted on what is expected to fail, nor on what is proved', () => {
    const never: Search = () => {
      throw new Error('searched');
    };
    const FALSE = claim('half', 'given x >= 0\nshow x <= x/2\nexpect refuted');
    expect(sessionOf(FALSE, {}, never).proofsOf('half').state).toBe('missing');
    const certificates = { double: certificate('double', X_IS_NONNEGATIVE) };
    expect(sessionOf(DOUBLE, certificates, never).proofsOf('double').state).toBe('proved');
  });
});
