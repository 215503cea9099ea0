import { claimVerdict, type HuntVerdict, joinedVerdict, type Verdict } from '../judgement/index.js';
import type { ClaimReport, LinkReport, ProofReport, Report } from './report-data.js';

/** Verdicts with which a claim that expects nothing passes. */
const SUCCESSES: ReadonlySet<Verdict> = new Set(['corroborated', 'proved']);

/** Whether a verdict is what its claim expects: the verdict that it names, or a success. */
export function isAsExpected(
  verdict: Verdict,
  { expected, proofs }: Pick<ClaimReport, 'expected' | 'proofs'>,
): boolean {
  if (expected === null) return SUCCESSES.has(verdict);
  // Without proofs a theorem can only survive; the report says that none was looked for.
  return verdict === expected || (expected === 'proved' && proofs === 'off' && verdict === 'corroborated');
}

/** Whether what is certain of some statement contradicts itself: a fault of this tool. */
export function hasContradiction({ documents }: Pick<Report, 'documents'>): boolean {
  return documents.some(({ claims }) => claims.some(({ verdict }) => verdict === 'contradiction'));
}

/** What the hunts alone have said of a statement. */
export function huntVerdict({ verdict, counterexample, open }: LinkReport): HuntVerdict {
  switch (verdict) {
    case 'proved':
      return open > 0 ? 'undecided' : 'corroborated';
    case 'contradiction':
      return counterexample?.missing ? 'ill-defined' : 'refuted';
    default:
      return verdict;
  }
}

/** A statement with the verdict of its hunts and its proof. Where certain findings contradict each other, no rank settles it. */
export function joinedLink(link: LinkReport, hunt: HuntVerdict, proof: ProofReport | null): LinkReport {
  const verdict = link.conflict ? 'contradiction' : joinedVerdict(hunt, proof ? 'accepted' : 'none');
  return { ...link, verdict, proof };
}

/** A claim that was tried at no longer horizon than this, though longer ones were wanted, has hardly been tried. */
const FEW_HORIZONS = 2;

function honestVerdict(
  verdict: Verdict,
  { admissibleHorizon, maxHorizon }: Pick<ClaimReport, 'admissibleHorizon' | 'maxHorizon'>,
): Verdict {
  const isHardlyTried =
    admissibleHorizon !== null && admissibleHorizon <= FEW_HORIZONS && maxHorizon > FEW_HORIZONS;
  return verdict === 'corroborated' && isHardlyTried ? 'undecided' : verdict;
}

type Unjoined = Omit<ClaimReport, 'verdict' | 'asExpected' | 'proof'>;

/** A claim of these statements: its verdict, and whether it expects it. */
export function withLinks(report: Unjoined & Partial<ClaimReport>): ClaimReport {
  const verdict = honestVerdict(claimVerdict(report.links), report);
  // What was said before is left out, wherever it stands: the same report has the same bytes.
  const { verdict: _, asExpected: __, proof: ___, ...said } = report;
  const { name, line, says, expected, proofs, links, ...counts } = said;
  return {
    name,
    line,
    says,
    verdict,
    expected,
    asExpected: isAsExpected(verdict, report),
    proofs,
    proof: verdict === 'proved' ? wholeProof(links) : null,
    ...counts,
    links,
  };
}

/** The report of a hunt with what is proved of its statements; `null`: nothing was looked for. `how`: whether a note took the place of a search. */
export function withProofs(
  report: ClaimReport,
  proofs: readonly (ProofReport | null)[] | null,
  how: 'used' | 'noted' = 'used',
): ClaimReport {
  if (proofs === null) return report;
  const links = report.links.map((link, i) => joinedLink(link, huntVerdict(link), proofs[i] ?? null));
  return withLinks({ ...report, proofs: how, links });
}

function wholeProof(links: readonly LinkReport[]): ProofReport {
  const proofs = links.flatMap(({ proof }) => (proof ? [proof] : []));
  return {
    rules: [...new Set(proofs.flatMap(({ rules }) => rules))].sort(),
    nodes: proofs.reduce((sum, { nodes }) => sum + nodes, 0),
    source: proofs.some(({ source }) => source === 'found') ? 'found' : 'certificate',
  };
}
