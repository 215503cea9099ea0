import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Claim } from '../../src/language/index.js';
import { exportCoq, Unsupported } from '../../src/proof/coq/index.js';
import { Rejected } from '../../src/proof/failure.js';
import type { ClaimProof } from '../../src/proof/index.js';
import { claimOf } from '../support/certificate.js';
import { FIRST_FILES, hasCoq, refusal, whyNoCoq, writeCoq } from '../support/coq.js';
import { decidedPieces, type Piece } from '../support/coq-session.js';
import { RECURSION_ROWS } from '../support/recursion-rows.js';
import { type Row, RULE_ROWS } from '../support/rule-rows.js';

/**
 * Coq decides the rows of every rule: what the checker accepts is a proof for Coq too. What the checker rejects is none, but for the
 * rows below. There Coq proves the row's own claim, which is true, from what the certificate says: it closes identities by `ring` and
 * ranges by `lia`, and asks for no more.
 */
const TRUE_FOR_COQ: readonly string[] = [
  // Both first values are 1. Coq does not read which of them the certificate names: it looks which one the index has.
  'not the first one in its place',
];

const rows: readonly Row[] = [...Object.values(RULE_ROWS).flat(), ...RECURSION_ROWS];
const HEAD = 'From Lakatos Require Import Lakatos.\nFrom Lakatos Require Claims.';

/** What Coq is asked about a row; `null`: what the certificate says has no form. */
function pieceOf(row: Row, claim: Claim): Piece | null {
  const certificate = { terms: [], statements: [{ statement: 0, exists: [], proof: row.proof }] };
  try {
    const { files, omitted } = exportCoq([
      { claim, certificate: certificate as unknown as ClaimProof, theorems: [{ claim, index: 0 }] },
    ]);
    const own = files.find(({ name }) => name === `${claim.name}_proofs.v`);
    if (!own || omitted.length > 0) return null;
    return { name: claim.name, text: own.text.slice(own.text.indexOf('Module ')) };
  } catch (error) {
    if (error instanceof Rejected || error instanceof Unsupported) return null;
    throw error;
  }
}

describe.skipIf(!hasCoq)(`Coq on the rows of the rules${whyNoCoq}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakatos-rows-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const written = rows.map((row, i) => {
    const claim = claimOf(row.lines, `row_${i}`, `row_${i}.md`);
    return { row, claim, says: row.says, piece: pieceOf(row, claim) };
  });
  let accepted: ReadonlySet<string>;

  beforeAll(async () => {
    const { files } = exportCoq(written.map(({ claim }) => ({ claim, certificate: null, theorems: [] })));
    writeCoq(folder, files);
    for (const name of FIRST_FILES) expect(await refusal(folder, name)).toBeNull();
    const pieces = written.flatMap(({ piece }) => piece ?? []);
    const decided = await decidedPieces(folder, HEAD, pieces);
    expect([...decided.undecided.values()]).toEqual([]);
    accepted = new Set([...decided.accepted].map((place) => pieces[place]!.name));
  });

  it('accepts what the checker accepts', () => {
    const lost = written.filter(({ row, claim }) => row.is === true && !accepted.has(claim.name));
    expect(lost.map(({ says }) => says)).toEqual([]);
  });

  it('rejects what the checker rejects, or proves that claim, which is true', async () => {
    const asked = written.filter(({ row, piece }) => row.is !== true && piece);
    const proved: string[] = [];
    for (const { claim, says, piece } of asked) {
      if (!accepted.has(claim.name)) continue;
      const file = { name: `${claim.name}.v`, text: `${HEAD}\n${piece!.text}\n` };
      writeCoq(folder, [file]);
      if ((await refusal(folder, file.name)) === null) proved.push(says);
    }
    expect(proved).toEqual(TRUE_FOR_COQ);
    expect(asked.length).toBeGreaterThan(40);
  });
});
