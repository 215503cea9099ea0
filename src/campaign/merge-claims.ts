import type { PointJson } from '../evaluation/index.js';
import { claimVerdict, horizonClass, type Verdict } from '../judgement/index.js';
import { isAsExpected } from './claim-report.js';
import type { ClaimReport, LinkReport } from './report-data.js';
import { isSimplerJson } from './simpler-point.js';

// What is written here is commutative and associative, up to the last byte: in whatever order and grouping the
// rounds of a claim come together, their report is the same. Counts are added, the tightest case and the
// simplest witness are extrema of total orders.

/** The report of a claim from those of two sets of its rounds. */
export function mergeClaimReports(a: ClaimReport, b: ClaimReport): ClaimReport {
  const links = a.links.map((link, i) => mergeLinks(link, b.links[i]!));
  const verdict = claimVerdict(links);
  return {
    name: a.name,
    line: a.line,
    verdict,
    expected: a.expected,
    asExpected: isAsExpected(verdict, a.expected),
    rounds: a.rounds + b.rounds,
    attempts: a.attempts + b.attempts,
    cases: a.cases + b.cases,
    maxHorizon: Math.max(a.maxHorizon, b.maxHorizon),
    links,
  };
}

/** The verdict of a link over several rounds is the one that stands highest here. */
const RANK: Record<Verdict, number> = {
  vacuous: 0,
  corroborated: 1,
  proved: 2,
  undecided: 3,
  'ill-defined': 4,
  refuted: 5,
};

function mergeLinks(a: LinkReport, b: LinkReport): LinkReport {
  const verdict = RANK[a.verdict] >= RANK[b.verdict] ? a.verdict : b.verdict;
  // Only rounds with the verdict that stands say where: a side that does not exist is no refutation.
  const speaking = [a, b].filter((link) => link.verdict === verdict);
  return {
    kind: a.kind,
    text: a.text,
    latex: a.latex,
    relation: a.relation,
    source: a.source,
    verdict,
    cases: a.cases + b.cases,
    decided: {
      binary64: a.decided.binary64 + b.decided.binary64,
      decimal: a.decided.decimal + b.decided.decimal,
      rational: a.decided.rational + b.decided.rational,
    },
    ties: a.ties + b.ties,
    open: a.open + b.open,
    agreeingDigits: least(a.agreeingDigits, b.agreeingDigits),
    tightest: tightest(a.tightest, b.tightest),
    tightestByHorizon: tightestByHorizon(a.tightestByHorizon, b.tightestByHorizon),
    counterexample: simplest(speaking.map((link) => link.counterexample)),
    worst: simplest(speaking.map((link) => link.worst)),
  };
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
