import type { PointJson } from '../evaluation/index.js';
import { type HuntVerdict, horizonClass } from '../judgement/index.js';
import { conflictOf } from './conflict.js';
import { huntVerdict, joinedLink, withLinks } from './join.js';
import type { ClaimReport, LinkReport, ProblemReport, ProofReport } from './report-data.js';
import { isSimplerJson } from './simpler-point.js';

// What is written here is commutative and associative, up to the last byte: in whatever order and grouping the
// rounds of a claim come together, their report is the same. Counts are added, the tightest case and the
// simplest witness are extrema of total orders.

/** The report of a claim from those of two sets of its rounds. */
export function mergeClaimReports(a: ClaimReport, b: ClaimReport): ClaimReport {
  const links = a.links.map((link, i) => mergeLinks(link, b.links[i]!));
  const [first, second] = [a.admissibleHorizon, b.admissibleHorizon];
  return withLinks({
    name: a.name,
    line: a.line,
    says: a.says,
    expected: a.expected,
    proofs: a.proofs,
    rounds: a.rounds + b.rounds,
    attempts: a.attempts + b.attempts,
    cases: a.cases + b.cases,
    maxHorizon: Math.max(a.maxHorizon, b.maxHorizon),
    admissibleHorizon: first === null || second === null ? null : Math.max(first, second),
    problem: firstProblem(a.problem, b.problem),
    links,
  });
}

/** The first in the document; of several at one place, the first in the alphabet. */
function firstProblem(a: ProblemReport | null, b: ProblemReport | null): ProblemReport | null {
  if (!a || !b) return a ?? b;
  if (a.line !== b.line) return a.line < b.line ? a : b;
  if (a.column !== b.column) return a.column < b.column ? a : b;
  return `${a.code} ${a.message}` <= `${b.code} ${b.message}` ? a : b;
}

/** What several rounds say of a link is the one that stands highest here. */
const RANK: Record<HuntVerdict, number> = {
  vacuous: 0,
  corroborated: 1,
  undecided: 2,
  'not-judged': 3,
  'ill-defined': 4,
  refuted: 5,
};

function mergeLinks(a: LinkReport, b: LinkReport): LinkReport {
  const [first, second] = [huntVerdict(a), huntVerdict(b)];
  const hunt = RANK[first] >= RANK[second] ? first : second;
  // Only rounds with the verdict that stands say where: a side that does not exist is no refutation.
  const speaking = [a, b].filter((link) => huntVerdict(link) === hunt);
  const merged: LinkReport = {
    kind: a.kind,
    text: a.text,
    latex: a.latex,
    relation: a.relation,
    source: a.source,
    verdict: hunt,
    proof: null,
    cases: a.cases + b.cases,
    decided: {
      binary64: a.decided.binary64 + b.decided.binary64,
      decimal: a.decided.decimal + b.decided.decimal,
      rational: a.decided.rational + b.decided.rational,
      residue: a.decided.residue + b.decided.residue,
    },
    ties: a.ties + b.ties,
    open: a.open + b.open,
    missing: a.missing + b.missing,
    agreeingDigits: least(a.agreeingDigits, b.agreeingDigits),
    tightest: tightest(a.tightest, b.tightest),
    tightestByHorizon: tightestByHorizon(a.tightestByHorizon, b.tightestByHorizon),
    counterexample: simplest(speaking.map((link) => link.counterexample)),
    conflict: conflictOf(a, b),
    worst: simplest(speaking.map((link) => link.worst)),
  };
  return joinedLink(merged, hunt, simplerProof(a.proof, b.proof));
}

/** The same documents have the same certificates; one that was there says more than one that had to be found. */
function simplerProof(a: ProofReport | null, b: ProofReport | null): ProofReport | null {
  if (!a || !b) return a ?? b;
  const key = ({ source, nodes, rules }: ProofReport) =>
    `${source} ${String(nodes).padStart(9, '0')} ${rules.join()}`;
  return key(a) <= key(b) ? a : b;
}

function least(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}

function tightest(a: LinkReport['tightest'], b: LinkReport['tightest']): LinkReport['tightest'] {
  if (!a || !b) return a ?? b;
  const [x, y] = [Number(a.ratio), Number(b.ratio)];
  if (x !== y) return x > y ? a : b;
  return isSimplerJson(b.at, a.at) ? b : a;
}

/** As the tally does it: of each class of horizons the tightest ratio, at the shortest horizon that has it. */
function tightestByHorizon(
  a: LinkReport['tightestByHorizon'],
  b: LinkReport['tightestByHorizon'],
): LinkReport['tightestByHorizon'] {
  const classes = new Map<number, { readonly horizon: number; readonly ratio: string }>();
  for (const [text, ratio] of [...Object.entries(a), ...Object.entries(b)]) {
    const horizon = Number(text);
    const known = classes.get(horizonClass(horizon));
    const [x, y] = [Number(ratio), Number(known?.ratio ?? -1)];
    if (!known || x > y || (x === y && horizon < known.horizon))
      classes.set(horizonClass(horizon), { horizon, ratio });
  }
  // Keys that are integers stand in ascending order in every object.
  return Object.fromEntries([...classes.values()].map(({ horizon, ratio }) => [horizon, ratio]));
}

function simplest<Place extends { readonly at: PointJson }>(places: readonly (Place | null)[]): Place | null {
  let best: Place | null = null;
  for (const place of places) if (place && (!best || isSimplerJson(place.at, best.at))) best = place;
  return best;
}
