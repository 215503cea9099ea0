import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../src/adversary/random.js';
import { type ClaimProof, checkClaim, type FailureName } from '../../src/proof/index.js';
import { IS_WHOLE } from '../../test/support/sampled.js';
import { changed, coprime, nodes, type Path, valueAt, withValue } from './certificate-changes.js';
import { type ProvedClaim, provedClaims } from './mutants.js';

/**
 * Accepted certificates, changed at one node each. The checker rejects them with a name, or proves the same statements: the
 * proposition is the claim's own, whatever a certificate says. `npm run mutants` changes a node of every statement's proof at
 * every place; the long suite a sample.
 */
const SEED = Number(process.env.LAKATOS_MUTANTS_SEED ?? 1);
const MANY = Number(process.env.LAKATOS_CERTIFICATE_MUTANTS ?? (IS_WHOLE ? 1500 : 750));
const FROM = Number(process.env.LAKATOS_CERTIFICATE_MUTANTS_FROM ?? 0);
const SECONDS = Number(process.env.LAKATOS_MUTANTS_SECONDS ?? Number.POSITIVE_INFINITY);

/** Longer certificates take too long, thousands of times: the shorter ones have every rule. */
const MOST_CHARACTERS = 25_000;

const NAMES: Readonly<Record<FailureName, true>> = {
  malformed: true,
  stale: true,
  'wrong-identity': true,
  'sign-unknown': true,
  'wrong-fact': true,
  'unknown-fact': true,
  'range-unknown': true,
  'index-outside': true,
  'variable-taken': true,
  'strict-unknown': true,
  'unknown-lemma': true,
  'goal-missed': true,
  'existence-missing': true,
  unsupported: true,
  'too-large': true,
};

/** One node of the proof of one statement, or of the table of terms. */
interface Place {
  readonly of: ProvedClaim;
  readonly path: Path;
}

function placesOf(of: ProvedClaim): Place[] {
  const { terms, statements } = of.certificate;
  return [...nodes({ terms, statements })].slice(2).map((path) => ({ of, path }));
}

describe(`accepted certificates, changed at a node (seed ${SEED}, from ${FROM})`, () => {
  it('are rejected with a name, or prove the same', () => {
    const until = performance.now() + 1000 * SECONDS;
    const claims = provedClaims().filter(
      ({ certificate }) => JSON.stringify(certificate).length <= MOST_CHARACTERS,
    );
    const all = claims.flatMap(placesOf);
    // One after the other of the golden section of the list: a sample is spread over all of it.
    const stride = coprime(Math.floor(all.length * 0.618), all.length);
    const names = new Map<string, number>();
    let at = FROM;
    let accepted = 0;
    for (; at < all.length && at - FROM < MANY && performance.now() < until; at += 1) {
      const { of, path } = all[(at * stride) % all.length]!;
      const dice = choicesOf(SEED, 'certificate', at);
      const { claim, certificate, lemmas, statements } = of;
      const used = claim.givens.map(({ name }) => name);
      const value = valueAt(certificate, path);
      const mutant = withValue(
        certificate,
        path,
        changed(value, [...used, 't', claim.name], dice),
      ) as ClaimProof;
      const told = `${claim.name} ${path.join('.')} ${JSON.stringify(value)?.slice(0, 80)} -> ${JSON.stringify(valueAt(mutant, path))?.slice(0, 80)}`;
      let outcome: ReturnType<typeof checkClaim>;
      try {
        outcome = checkClaim(claim, mutant, { lemmas });
      } catch (error) {
        throw new Error(`change ${at}, ${told}: ${error instanceof Error ? error.stack : error}`);
      }
      for (const { name } of outcome.failures) {
        expect([told, Object.hasOwn(NAMES, name)]).toEqual([told, true]);
        names.set(name, (names.get(name) ?? 0) + 1);
      }
      const theorems = outcome.proved.flatMap((theorem) => theorem ?? []);
      for (const theorem of theorems) {
        // Of the claim itself, and no statement that was open before.
        expect(theorem.claim).toBe(claim);
        expect(statements).toContain(theorem.index);
      }
      if (outcome.failures.length === 0) accepted += 1;
    }
    const counts = [...names].sort(([, a], [, b]) => b - a).map(([name, n]) => `${name} ${n}`);
    process.stdout.write(
      `certificates: ${at - FROM} changes of ${all.length} (seed ${SEED}), ${accepted} accepted, the others rejected: ${counts.join(', ')}; goes on with LAKATOS_CERTIFICATE_MUTANTS_FROM=${at}\n`,
    );
    expect(at).toBeGreaterThan(FROM);
  });
});
