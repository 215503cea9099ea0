import type { ClaimReport } from '../../campaign/index.js';
import { countText, ratioCell } from '../numbers.js';
import { indicesText, pointText } from '../point-text.js';
import { residueText } from '../residues.js';
import { failingLink, wholeLink } from './whole.js';

/** One line for a folded claim. */
export function gist(report: ClaimReport): string {
  const failing = failingLink(report);
  if (failing?.counterexample) {
    const { at, indices, missing } = failing.counterexample;
    const where = shortened(pointText(at)) + indicesText(indices);
    if (missing) return `no value at ${where}`;
    return failing.kind === 'obligation'
      ? `premise of ${failing.source} fails at ${where}`
      : `fails at ${where}`;
  }
  if (report.problem && report.verdict === 'not-judged') return report.problem.message;
  const tightest = wholeLink(report)?.tightest;
  const counted = `${countText(report.cases)} ${report.cases === 1 ? 'case' : 'cases'}`;
  const cases = [counted, residueText(report)].filter((text) => text !== '').join(', ');
  if (tightest) return `${cases}, tightest ${ratioCell(tightest.ratio)} at T = ${tightest.at.T}`;
  if (report.verdict !== 'undecided') return cases;
  return report.links.some(({ verdict }) => verdict === 'undecided')
    ? `${cases}, some open at the highest precision`
    : `${cases}, and none beyond T = ${report.admissibleHorizon}`;
}

/** Longer texts of points would fill the line, and the next; the card has the whole. */
const MOST_LETTERS = 140;

function shortened(point: string): string {
  if (point.length <= MOST_LETTERS) return point;
  const cut = point.lastIndexOf(', ', MOST_LETTERS);
  return `${point.slice(0, cut > 0 ? cut : MOST_LETTERS)}, …`;
}
