import type { Statement } from '../language/index.js';

/** What is known about a claim or one of its statements: docs/guarantee.md says what each promises. */
export type Verdict = 'refuted' | 'ill-defined' | 'proved' | 'corroborated' | 'undecided' | 'vacuous';

/**
 * The verdict of a claim from those of its statements. A link that is refuted refutes the claim. Where no
 * link is, a side that does not exist comes before a refuted obligation: the obligation then says why.
 */
export function claimVerdict(
  statements: readonly { readonly kind: Statement['kind']; readonly verdict: Verdict }[],
): Verdict {
  const has = (verdict: Verdict): boolean => statements.some((statement) => statement.verdict === verdict);
  if (statements.some(({ kind, verdict }) => kind !== 'obligation' && verdict === 'refuted'))
    return 'refuted';
  if (has('ill-defined')) return 'ill-defined';
  if (has('refuted')) return 'refuted';
  if (has('undecided')) return 'undecided';
  if (statements.length === 0 || has('vacuous')) return 'vacuous';
  return statements.every(({ verdict }) => verdict === 'proved') ? 'proved' : 'corroborated';
}
