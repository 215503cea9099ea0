import type { Rational } from '../../arithmetic/index.js';
import { type PointJson, pointFromJson } from '../../evaluation/index.js';
import type { ClaimProof } from '../../proof/index.js';
import { failuresOf, type KeptFailure } from '../failure.js';
import { judgeAt } from '../judge-at.js';
import { ProofSession, type Search } from '../proofs/index.js';
import type { ProofReport } from '../report-data.js';
import { constantBelow, type Scaled } from './scaled.js';
import { smallestProved } from './smallest.js';
import { type NamedClaim, readBack, writtenClaims } from './written-claims.js';

/** A constant with which the inequality is a theorem, and what shows it. */
export interface ProvedConstant {
  readonly constant: string;
  /** Name of the claim with this constant. */
  readonly claim: string;
  /** The claim, and the premises of its bounds as claims, in the language: they stand alone. */
  readonly text: string;
  /** One for each of these claims; the checker has accepted them, for this text. */
  readonly certificates: readonly ClaimProof[];
  /** Of all of them together. */
  readonly proof: ProofReport;
}

/** A constant with which the inequality fails at a point, for certain. */
export interface RefutedConstant {
  readonly constant: string;
  readonly claim: string;
  readonly text: string;
  /** A failure of this claim, as `lakatos replay` reads it. */
  readonly failure: KeptFailure;
}

/** What is certain of the constant of an inequality, from both sides. */
export interface ConstantBounds {
  /** The inequality with `c` for its constant. */
  readonly form: string;
  /** The constant that it has. */
  readonly own: string;
  readonly refuted: RefutedConstant | null;
  readonly proved: ProvedConstant | null;
  /** Constants for which the prover was asked in vain: they may hold, or fail. */
  readonly open: readonly string[];
}

/** `3/2`, as theory writes constants. */
export function fractionText({ numerator, denominator }: Rational): string {
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}

/** Claims of one document have one name each. */
export function constantName(claim: string, constant: Rational): string {
  const { numerator, denominator } = constant;
  return `${claim}_${numerator}${denominator === 1n ? '' : `_over_${denominator}`}`;
}

/** The claim with this constant, proved: its text is written, read back, and the checker has accepted a certificate for every line of it. */
export function proveConstant(
  scaled: Scaled,
  constant: Rational,
  path: string,
  search: Search,
): ProvedConstant | null {
  const name = constantName(scaled.claim.name, constant);
  const named: NamedClaim = { name, claim: scaled.at(constant), expectation: 'proved' };
  const text = writtenClaims([named]);
  const document = readBack(path, text);
  if (!document) return null;
  const session = new ProofSession([{ document, certificates: new Map() }], search);
  const proofs: ProofReport[] = [];
  const certificates: ClaimProof[] = [];
  for (const claim of document.claims) {
    const { state, statements, certificate } = session.proofsOf(claim);
    if (state !== 'proved' || !certificate) return null;
    certificates.push(certificate);
    proofs.push(...statements.flatMap((each) => each ?? []));
  }
  const rules = [...new Set(proofs.flatMap((each) => each.rules))].sort();
  const nodes = proofs.reduce((sum, each) => sum + each.nodes, 0);
  return {
    constant: fractionText(constant),
    claim: name,
    text,
    certificates,
    proof: { rules, nodes, source: 'found' },
  };
}

/** A constant a little below the ratio at a point, and the failure there; `null` where the judge does not say that it fails. */
export function refuteConstant(
  scaled: Scaled,
  { at, lower }: { readonly at: PointJson; readonly lower: Rational },
  path: string,
  { version, seed }: { readonly version: string; readonly seed: number },
): RefutedConstant | null {
  const constant = lower.sign > 0 ? constantBelow(lower.mul(scaled.own)) : null;
  if (!constant || constant.sign <= 0) return null;
  const name = constantName(scaled.claim.name, constant);
  const text = writtenClaims([{ name, claim: scaled.at(constant), expectation: 'refuted' }]);
  const claim = readBack(path, text)?.claims[0];
  const reading = claim && pointFromJson(claim, at);
  if (!claim || reading?.kind !== 'point') return null;
  const judged = judgeAt(claim, reading.point);
  if (judged.kind !== 'judged') return null;
  const found = { seed, cases: 1, maxHorizon: reading.point.horizon };
  const failures = failuresOf(claim, judged.report, { version, document: path, found });
  const failure = failures.find(({ verdict }) => verdict === 'refuted');
  return failure ? { constant: constant.toString(), claim: name, text, failure } : null;
}

export interface ProvedBelowOptions {
  readonly path: string;
  readonly search: Search;
  /** Certified: every constant below fails, in units of the claim's own. */
  readonly ratio: Rational;
  /** In the same units, the likeliest first. */
  readonly likely: readonly Rational[];
  readonly attempts: number;
}

/** The smallest constant that the prover proves, within this number of attempts. */
export function smallestConstant(
  scaled: Scaled,
  { path, search, ratio, likely, attempts }: ProvedBelowOptions,
): Pick<ConstantBounds, 'proved' | 'open'> {
  const { own } = scaled;
  const { proved, open } = smallestProved((constant) => proveConstant(scaled, constant, path, search), {
    above: ratio.mul(own),
    likely: likely.map((each) => each.mul(own)),
    attempts,
  });
  return { proved: proved?.proof ?? null, open: open.map(fractionText) };
}
