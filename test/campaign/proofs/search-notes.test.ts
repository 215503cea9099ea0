import { describe, expect, it } from 'vitest';
import { ProofSession, type Search } from '../../../src/campaign/proofs/index.js';
import { printClaim, resolveDocuments } from '../../../src/language/index.js';
import type { SearchNote } from '../../../src/proof/index.js';
import { PROVER_VERSION } from '../../../src/version.js';
import { certificate, X_IS_NONNEGATIVE } from '../../support/certificates.js';

const claim = (name: string, lines: string) => `\`\`\`claim ${name}\n${lines}\n\`\`\`\n\n`;
const DOUBLE = claim('double', 'given x >= 0\nshow x <= 2*x');
const HARD = claim('hard', 'given x >= 0\nshow x <= 3*x <= 4*x');
const WORK = 1000;

/** A session that counts the searches, each of which finds nothing. */
function sessionOf(
  text: string,
  {
    certificates = {},
    notes = [],
    work = WORK as number | null,
    ended = 'whole',
  }: {
    certificates?: Record<string, unknown>;
    notes?: readonly SearchNote[];
    work?: number | null;
    ended?: 'whole' | 'early';
  } = {},
) {
  const document = resolveDocuments([{ path: 'a.md', text }]).documents[0]!;
  const searched: string[] = [];
  const search: Search = (each) => {
    searched.push(each.name);
    const proof = { claim: each.name, text: printClaim(each), terms: [], statements: [] };
    return { proof, open: [], isCutShort: ended === 'early' };
  };
  const beside = {
    document,
    certificates: new Map(Object.entries(certificates)),
    notes: new Map(notes.map((note) => [note.claim, note])),
  };
  const session = new ProofSession([beside], search, null, work);
  const named = (name: string) => document.claims.find((each) => each.name === name)!;
  return { session, searched, named, proofsOf: (name: string) => session.proofsOf(named(name)) };
}

/** The note that a search for the claim `hard` leaves. */
function noteOn(text: string, certificates: Record<string, unknown> = {}): SearchNote {
  const { session, proofsOf, named } = sessionOf(text, { certificates });
  proofsOf('hard');
  return session.noteOf(named('hard'), WORK)!;
}

describe('a search that has found nothing', () => {
  it('is noted with what it was about, and is not repeated', () => {
    const note = noteOn(DOUBLE + HARD);
    expect(note).toMatchObject({ claim: 'hard', prover: PROVER_VERSION, work: WORK, open: [0, 1, 2] });
    const { searched, proofsOf, session, named } = sessionOf(DOUBLE + HARD, { notes: [note] });
    expect(session.looksSettled(named('hard'))).toBe(true);
    expect(proofsOf('hard')).toMatchObject({
      state: 'missing',
      isNoted: true,
      statements: [null, null, null],
    });
    expect(searched).toEqual([]);
  });

  it('makes nothing true: a note of any content proves no statement', () => {
    const note = noteOn(HARD);
    for (const open of [[], [0], [0, 1, 2], [7]])
      expect(sessionOf(HARD, { notes: [{ ...note, open }] }).proofsOf('hard').theorems).toEqual([]);
  });

  it('is not noted where it ended early, where all is proved, and where there was none', () => {
    const early = sessionOf(HARD, { ended: 'early' });
    early.proofsOf('hard');
    expect(early.session.noteOf(early.named('hard'), WORK)).toBeNull();
    const proved = sessionOf(DOUBLE, { certificates: { double: certificate('double', X_IS_NONNEGATIVE) } });
    proved.proofsOf('double');
    expect(proved.session.noteOf(proved.named('double'), WORK)).toBeNull();
    const unasked = sessionOf(HARD);
    expect(unasked.session.noteOf(unasked.named('hard'), WORK)).toBeNull();
  });

  it('is not noted again by a session that has not repeated it', () => {
    const { session, proofsOf, named } = sessionOf(HARD, { notes: [noteOn(HARD)] });
    proofsOf('hard');
    expect(session.noteOf(named('hard'), WORK)).toBeNull();
  });
});

describe('a note is stale, and the search is repeated,', () => {
  const text = DOUBLE + HARD;
  const certificates = { double: certificate('double', X_IS_NONNEGATIVE) };
  const note = noteOn(text);
  it.each<[string, string, Partial<SearchNote>, Record<string, unknown>]>([
    ['where the claim has changed', text.replace('4*x', '5*x'), {}, {}],
    ['where its hints have changed', text.replace('4*x', '4*x by double'), {}, {}],
    ['where a claim before it has changed', text.replace('2*x', '6*x'), {}, {}],
    ['where a claim before it has a proof now', text, {}, certificates],
    ['where the prover is another', text, { prover: PROVER_VERSION + 1 }, {}],
    ['where less work was spent', text, { work: WORK - 1 }, {}],
    ['where some statement was not searched', text, { open: [0, 2] }, {}],
  ])('%s', (_, changed, difference, beside) => {
    const { searched, proofsOf } = sessionOf(changed, {
      notes: [{ ...note, ...difference }],
      certificates: beside,
    });
    expect(proofsOf('hard').isNoted).toBeUndefined();
    expect(searched).toContain('hard');
  });

  it('where nobody believes notes, as in `prove`', () => {
    const { searched, proofsOf } = sessionOf(text, { notes: [note], work: null });
    proofsOf('hard');
    expect(searched).toContain('hard');
  });

  it('but not where a claim after it has changed', () => {
    const after = claim('after', 'given x >= 0\nshow x <= 7*x');
    const { searched, proofsOf } = sessionOf(text + after, { notes: [note] });
    expect(proofsOf('hard').isNoted).toBe(true);
    expect(searched).toEqual([]);
  });
});

describe('what looks settled', () => {
  const settled = (text: string, certificates: Record<string, unknown>) => {
    const { session, named } = sessionOf(text, { certificates });
    return session.looksSettled(named('double'));
  };

  it('is a claim with a certificate of its text for each statement, before anything is checked', () => {
    const text = printClaim(sessionOf(DOUBLE).named('double'));
    expect(settled(DOUBLE, { double: certificate('double', X_IS_NONNEGATIVE, text) })).toBe(true);
    expect(settled(DOUBLE, { double: certificate('double', X_IS_NONNEGATIVE, 'another') })).toBe(false);
    expect(settled(DOUBLE, {})).toBe(false);
    expect(settled(DOUBLE.replace('2*x', '2*x\nexpect refuted'), {})).toBe(true);
    for (const damaged of [null, 7, { text }, { text, statements: 3 }, { text, statements: [null] }])
      expect(settled(DOUBLE, { double: damaged })).toBe(false);
  });
});
