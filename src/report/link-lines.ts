import type { LinkReport } from '../campaign/index.js';
import { countText, cutText } from './numbers.js';
import type { Paint } from './paint.js';
import { proofLine } from './proof-line.js';
import { kindText } from './refutation.js';
import { residueFacts } from './residues.js';
import { wrap } from './wrap.js';

/** Everything about one link, for the verbose table. */
export function linkLines(link: LinkReport, paint: Paint, columns: number): string[] {
  return [
    wrap(`      ${link.verdict} ${kindText(link)}: ${link.text}`, columns, 10),
    ...(link.proof ? [paint.dim(wrap(`        proved ${proofLine(link.proof)}`, columns, 10))] : []),
    paint.dim(wrap(`        ${tallyText(link)}`, columns, 10)),
  ];
}

function tallyText(link: LinkReport): string {
  const { binary64, decimal, rational } = link.decided;
  const decided = [
    [binary64, 'in binary64'],
    [decimal, 'in decimals'],
    [rational, 'exactly'],
    [link.open, 'open'],
    [link.missing, 'without a value'],
  ] as const;
  const parts = decided.filter(([n]) => n > 0).map(([n, how]) => `${countText(n)} ${how}`);
  const words = [`${countText(link.cases)} cases${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`];
  words.push(...residueFacts(link));
  if (link.ties > 0) words.push(`${countText(link.ties)} ties`);
  if (link.agreeingDigits !== null) words.push(`equal to ${link.agreeingDigits} digits`);
  if (link.tightest) words.push(`tightest ${digitsOf(link.tightest.ratio)} at T = ${link.tightest.at.T}`);
  return words.join('; ');
}

/** Digits of a ratio that has more than these before its point. */
const SHOWN_DIGITS = 12;

/** A ratio with its ten decimal places; of a very large one the leading digits, rounded down. */
function digitsOf(ratio: string): string {
  return ratio.replace(/\..*/, '').length > SHOWN_DIGITS ? cutText(ratio, SHOWN_DIGITS) : ratio;
}
