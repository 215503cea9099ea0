import type { Statement } from '../language/index.js';

/** What hunts say of a claim or of one of its statements. */
export type HuntVerdict =
  | 'refuted'
  | 'ill-defined'
  /** Evaluation met a problem: an index out of range, more work than there is. */
  | 'not-judged'
  | 'corroborated'
  | 'undecided'
  | 'vacuous';

/** What is known about a claim or one of its statements: docs/guarantee.md says what each promises. */
export type Verdict = HuntVerdict | 'proved' | 'contradiction';

/**
 * The one place where a hunt and a proof meet. A proof that the checker has accepted outranks everything that a hunt can
 * say but three things. Premises that nothing satisfies prove anything: where no case was found, `vacuous` stays, and so
 * does `not-judged`: what cannot be evaluated was not seen. A point at which a proved statement fails is a fault of this
 * tool, and an alarm.
 */
export function joinedVerdict(hunt: HuntVerdict, proof: 'accepted' | 'none'): Verdict {
  if (proof === 'none' || hunt === 'vacuous' || hunt === 'not-judged') return hunt;
  return hunt === 'refuted' || hunt === 'ill-defined' ? 'contradiction' : 'proved';
}

/**
 * The verdict of a claim from those of its statements. A contradiction stands above all. A link that is refuted refutes
 * the claim. Where no link is, a side that does not exist comes before a refuted obligation: the obligation then says why.
 */
export function claimVerdict(
  statements: readonly { readonly kind: Statement['kind']; readonly verdict: Verdict }[],
): Verdict {
  const has = (verdict: Verdict): boolean => statements.some((statement) => statement.verdict === verdict);
  if (has('contradiction')) return 'contradiction';
  if (statements.some(({ kind, verdict }) => kind !== 'obligation' && verdict === 'refuted'))
    return 'refuted';
  if (has('ill-defined')) return 'ill-defined';
  if (has('refuted')) return 'refuted';
  if (has('not-judged')) return 'not-judged';
  if (has('undecided')) return 'undecided';
  if (statements.length === 0 || has('vacuous')) return 'vacuous';
  return statements.every(({ verdict }) => verdict === 'proved') ? 'proved' : 'corroborated';
}
