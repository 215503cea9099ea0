import { readdirSync, readFileSync } from 'node:fs';
import { choicesOf, generatePoint, shapeHints } from '../../src/adversary/index.js';
import type { Point } from '../../src/evaluation/index.js';
import { Judge } from '../../src/judgement/index.js';
import { type Claim, ProblemError, renderProblem, resolveDocuments } from '../../src/language/index.js';
import { readSibling } from '../../src/node/index.js';
import { type ClaimProof, checkClaim, type ProofFile, type ProvedStatement } from '../../src/proof/index.js';
import { proveClaim, type Solver } from '../../src/prover/index.js';
import { plantedClaims } from '../planted/planted.js';
import { captured } from './captures.js';
import { type Change, claimChanges } from './changes.js';

/** A true claim. */
export interface TrueClaim {
  readonly claim: Claim;
  /** Numbers of the statements that are changed. */
  readonly statements: readonly number[];
}

/** A claim of the documents whose certificate the checker accepts, and the theorems made before it. */
export interface ProvedClaim extends TrueClaim {
  readonly certificate: ClaimProof;
  readonly lemmas: readonly ProvedStatement[];
}

export const isProved = (claim: TrueClaim): claim is ProvedClaim => 'certificate' in claim;

let proved: readonly ProvedClaim[] | null = null;

/** The claims of `proofs/` with an accepted certificate, lemmas first; they are checked once, for all suites. */
export function provedClaims(): readonly ProvedClaim[] {
  proved ??= acceptedClaims();
  return proved;
}

function acceptedClaims(): ProvedClaim[] {
  const paths = readdirSync('proofs')
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `proofs/${name}`);
  const sources = paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const { documents, problems } = resolveDocuments(sources, readSibling);
  if (problems.length > 0) throw new Error(problems.map(renderProblem).join('\n'));
  const lemmas: ProvedStatement[] = [];
  return documents.flatMap(({ source, claims }) => {
    const file = proofFile(source.path);
    return (file?.claims ?? []).flatMap((certificate) => {
      const claim = claims.find(({ name }) => name === certificate.claim)!;
      const before = [...lemmas];
      const outcome = checkClaim(claim, certificate, { lemmas: before });
      const theorems = outcome.proved.filter((theorem) => theorem !== null);
      lemmas.push(...theorems);
      if (theorems.length === 0) return [];
      return [{ claim, certificate, lemmas: before, statements: theorems.map(({ index }) => index) }];
    });
  });
}

/** Those, and the true and tight claims beside the planted faults: of these some have premises. */
export function trueClaims(): TrueClaim[] {
  const planted = plantedClaims().flatMap(({ claim, isFalse }) =>
    isFalse || claim.method ? [] : [{ claim, statements: claim.statements.map((_, i) => i) }],
  );
  return [...provedClaims(), ...planted];
}

function proofFile(path: string): ProofFile | null {
  try {
    return JSON.parse(readFileSync(`${path}.proofs.json`, 'utf8'));
  } catch {
    return null;
  }
}

/** A change of a claim, found by its place among all changes for one of its statements. */
export interface Place {
  readonly of: TrueClaim;
  readonly statement: number;
  readonly number: number;
  readonly kind: string;
}

/** Every change of every claim, in an order that the seed decides: the kinds take turns, each in a random order. */
export function places(claims: readonly TrueClaim[], seed: number): Place[] {
  const byKind = new Map<string, Place[]>();
  for (const of of claims)
    for (const statement of of.statements) {
      let number = 0;
      for (const { kind } of claimChanges(of.claim, statement)) {
        const list = byKind.get(kind) ?? [];
        list.push({ of, statement, number, kind });
        byKind.set(kind, list);
        number += 1;
      }
    }
  const shuffled = [...byKind]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, list]) => shuffle(list, seed, kind));
  const order: Place[] = [];
  for (let i = 0; order.length < shuffled.reduce((sum, list) => sum + list.length, 0); i += 1)
    for (const list of shuffled) if (i < list.length) order.push(list[i]!);
  return order;
}

function shuffle<T>(list: readonly T[], seed: number, kind: string): T[] {
  const choices = choicesOf(seed, 'shuffle', kind);
  const result = [...list];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = choices.integer(0, i);
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

export function changeAt({ of, statement, number }: Place): Change<Claim> {
  let i = 0;
  for (const change of claimChanges(of.claim, statement)) {
    if (i === number) return change;
    i += 1;
  }
  throw new Error('no such change');
}

/** Points that are tried, with horizons from 1 on. */
const POINTS = 10;
const HORIZONS = [2, 1, 3, 4, 2] as const;

/** A point at which statement number `index` fails for certain: the judge says so. `null`: none of a few points. */
export function refutation(claim: Claim, index: number, seed: number): Point | null {
  const judge = new Judge(claim);
  const hints = shapeHints(claim);
  for (let i = 0; i < POINTS; i += 1) {
    try {
      const point = generatePoint(claim, hints, HORIZONS[i % HORIZONS.length]!, choicesOf(seed, i));
      if (!point) continue;
      const { finding } = judge.examineStatement(point, index);
      if (finding?.outcome === 'violated' || finding?.outcome === 'does not exist') return point;
    } catch (error) {
      // An index outside of its range, or too much work: this point says nothing.
      if (!(error instanceof ProblemError)) throw error;
    }
  }
  return null;
}

/** The claim with this statement alone. */
function only(claim: Claim, index: number): Claim {
  return { ...claim, statements: [{ ...claim.statements[index]!, kind: 'link' }] };
}

/** Names of variables that no range around a statement opens; `t` and `k` belong to ranges inside of many. */
const NOT_OPEN = ['z', 't', 'k', "t'"] as const;

/** Ways in which a false statement is offered for a proof; those by which it was proved. */
export function provedBy(
  { of, statement }: Place,
  mutant: Claim,
  { solver, work }: { readonly solver: Solver; readonly work: number },
): string[] {
  const alone = only(mutant, statement);
  const lemmas = isProved(of) ? cited(of) : [];
  const found = proveClaim(alone, { solver, lemmas, work }).proof;
  const ways: string[] = [];
  if (checkClaim(alone, found, { lemmas }).proved[0]) ways.push('the prover');
  ways.push(...captured(alone, 0, NOT_OPEN[statement % NOT_OPEN.length]!));
  if (isProved(of) && checkClaim(mutant, upTo(of, statement), { lemmas }).proved[statement])
    ways.push('the certificate of the true one');
  return ways;
}

/** The theorems that its certificate cites. */
function cited({ certificate, lemmas }: ProvedClaim): ProvedStatement[] {
  const names = new Set(
    [
      ...JSON.stringify(certificate.statements).matchAll(/"rule":"lemma","document":[^,]*,"claim":"(\w+)"/g),
    ].map((match) => match[1]!),
  );
  return lemmas.filter(({ claim }) => names.has(claim.name));
}

/** Its certificate as far as one statement needs it. */
function upTo({ certificate }: ProvedClaim, statement: number): ClaimProof {
  const { statements } = certificate;
  const own = statements.filter((each) => each.statement === statement);
  const usesOthers = JSON.stringify(own).includes('"earlier"');
  return usesOthers ? certificate : { ...certificate, statements: own };
}
