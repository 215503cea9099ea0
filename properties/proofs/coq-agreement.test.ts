import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../src/adversary/random.js';
import { exportCoq, Unsupported } from '../../src/proof/coq/index.js';
import { Rejected } from '../../src/proof/failure.js';
import { type ClaimProof, checkClaim, type Failure } from '../../src/proof/index.js';
import { FIRST_FILES, hasCoq, NOT_IN_TIME, refusal, whyNoCoq, writeCoq } from '../../test/support/coq.js';
import { decidedPieces, MOST_SECONDS, type Piece } from '../../test/support/coq-session.js';
import { changed, coprime, nodes, type Path, valueAt, withValue } from './certificate-changes.js';
import { type ProvedClaim, provedClaims } from './mutants.js';

/**
 * Accepted certificates, changed at one node each, and written for Coq without asking the checker. Those that the checker still
 * accepts are proofs for Coq, of the same proposition. Of those that it rejects, Coq proves some: the proposition is the claim's own,
 * which is true, and a change may leave enough to prove it. These are counted apart. `LAKATOS_COQ_MUTANTS`: how many of each.
 */
const SEED = Number(process.env.LAKATOS_MUTANTS_SEED ?? 1);
const MANY = Number(process.env.LAKATOS_COQ_MUTANTS ?? 6);

/** Coq takes a second or so for these. */
const MOST_CHARACTERS = 6000;

interface Mutant {
  readonly of: ProvedClaim;
  readonly told: string;
  readonly failure: Failure | null;
  readonly piece: Piece;
}

/** The text for Coq, or `null`: what the certificate says has no form, and Coq is not asked. */
function written({ claim, statements }: ProvedClaim, certificate: ClaimProof): Piece | null {
  try {
    const theorems = statements.map((index) => ({ claim, index }));
    const { files, omitted } = exportCoq([{ claim, certificate, theorems }]);
    const own = files.find(({ name }) => name.endsWith('_proofs.v'));
    if (!own || omitted.length > 0) return null;
    return { name: claim.name, text: own.text.slice(own.text.indexOf('Module ')) };
  } catch (error) {
    if (error instanceof Rejected || error instanceof Unsupported || error instanceof RangeError) return null;
    throw error;
  }
}

const HEAD = 'From Lakatos Require Import Lakatos.\nFrom Lakatos Require Claims.';

describe.skipIf(!hasCoq)(`Coq on changed certificates (seed ${SEED})${whyNoCoq}`, () => {
  it('accepts what the checker accepts; what the checker rejects it rejects, or proves the claim', async () => {
    // Whole claims that need no lemma: each is a piece by itself.
    const claims = provedClaims().filter(
      (of) =>
        of.statements.length === of.claim.statements.length &&
        JSON.stringify(of.certificate).length <= MOST_CHARACTERS &&
        !/"lemma"/.test(JSON.stringify(of.certificate)) &&
        written(of, of.certificate) !== null,
    );
    const all = claims.flatMap((of) => {
      const { terms, statements } = of.certificate;
      return [...nodes({ terms, statements })].slice(2).map((path: Path) => ({ of, path }));
    });
    const stride = coprime(Math.floor(all.length * 0.618), all.length);
    const mutants: Mutant[] = [];
    let [accepted, rejected, formless] = [0, 0, 0];
    for (let at = 0; at < all.length && (accepted < MANY || rejected < MANY); at += 1) {
      const { of, path } = all[(at * stride) % all.length]!;
      const dice = choicesOf(SEED, 'coq', at);
      const names = [...of.claim.givens.map(({ name }) => name), 't'];
      const value = valueAt(of.certificate, path);
      const mutant = withValue(of.certificate, path, changed(value, names, dice)) as ClaimProof;
      const { failures, proved } = checkClaim(of.claim, mutant, { lemmas: of.lemmas });
      const [failure = null] = failures;
      // Without a statement it proves less than the claim, and is no proof for anyone.
      if (!failure && proved.includes(null)) continue;
      if (failure ? rejected >= MANY : accepted >= MANY) continue;
      const piece = written(of, mutant);
      if (!piece) {
        // What the checker accepts has a form.
        expect(failure).not.toBeNull();
        formless += 1;
        continue;
      }
      const told = `${of.claim.name} ${path.join('.')} ${JSON.stringify(value)?.slice(0, 60)} -> ${JSON.stringify(valueAt(mutant, path))?.slice(0, 60)}`;
      if (failure) rejected += 1;
      else accepted += 1;
      mutants.push({ of, told, failure, piece: { ...piece, name: `${piece.name}` } });
    }
    expect([accepted, rejected]).toEqual([MANY, MANY]);

    const folder = mkdtempSync(join(tmpdir(), 'lakatos-agree-'));
    try {
      const used = [...new Set(mutants.map(({ of }) => of.claim))];
      const { files } = exportCoq(used.map((claim) => ({ claim, certificate: null, theorems: [] })));
      writeCoq(folder, files);
      for (const name of FIRST_FILES) expect(await refusal(folder, name)).toBeNull();
      const { accepted: theirs, undecided } = await decidedPieces(
        folder,
        HEAD,
        mutants.map(({ piece }) => piece),
      );
      // A session goes on after an error, a file ends with it: whether it is a proof, and what took a session too long, a file decides.
      const more: string[] = [];
      const open: string[] = [];
      const lost: string[] = [];
      for (const [i, { failure, told, piece }] of mutants.entries()) {
        if (failure ? !theirs.has(i) && !undecided.has(i) : theirs.has(i)) continue;
        const file = { name: `mutant_${i}.v`, text: `${HEAD}\n${piece.text}\n` };
        writeCoq(folder, [file]);
        const refused = await refusal(folder, file.name, MOST_SECONDS);
        if (!failure && refused !== null) lost.push(`  ${told}: ${refused}`);
        else if (failure && refused === null) more.push(`  ${told}: ${failure.name}, ${failure.detail}`);
        // What is not decided in time is no agreement.
        else if (refused === NOT_IN_TIME) open.push(`  ${told}: ${refused}`);
      }
      expect(lost).toEqual([]);
      process.stdout.write(
        `Coq accepts ${accepted} of ${accepted} changed certificates that the checker accepts, and rejects ${rejected - more.length - open.length} of ${rejected} that it rejects; ${formless} more have no form. The claims that Coq proves all the same:\n${more.join('\n')}\nNot decided in time: ${open.length}\n${open.join('\n')}\n`,
      );
      expect(more.length).toBeLessThan(rejected / 4);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
