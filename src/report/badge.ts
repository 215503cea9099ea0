import type { Report } from '../campaign/index.js';
import { countText } from './numbers.js';

/** Colours with enough contrast for white text at 11 px. */
const COLOURS = { asExpected: '#2b6e3f', unexpected: '#b3261e', label: '#444444' } as const;

/** Width of a letter of Verdana at 11 px on average, in pixels; badges of all services are made with such an estimate. */
const LETTER = 6.7;
const PADDING = 10;
const HEIGHT = 20;

/** What a badge says of a report: how many claims have which verdict, or how many are not as expected. */
export function badgeText(report: Report): string {
  const { claims, unexpected } = report.summary;
  if (report.interrupted) return 'interrupted';
  if (claims === 0) return 'no claims';
  if (unexpected > 0) return `${countText(unexpected)} of ${countText(claims)} claims not as expected`;
  const all = report.documents.flatMap((document) => document.claims);
  const unconditional = all.filter(({ expected }) => expected === null || expected === 'proved');
  const proved = unconditional.filter(({ verdict }) => verdict === 'proved').length;
  const parts = [
    [proved, 'proved'],
    [unconditional.length - proved, 'corroborated'],
    [claims - unconditional.length, 'failing as expected'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${countText(count)} ${word}`)
    .join(', ');
}

/** A badge for a README, as SVG. It has no scripts and fetches nothing; its text is also its title for screen readers. */
export function badge(report: Report): string {
  const label = 'lakatos';
  const text = badgeText(report);
  const isGood = report.summary.unexpected === 0 && !report.interrupted && report.summary.claims > 0;
  const left = Math.round(label.length * LETTER + PADDING);
  const right = Math.round(text.length * LETTER + PADDING);
  const width = left + right;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" role="img" aria-label="${label}: ${text}">
<title>${label}: ${text}</title>
<clipPath id="r"><rect width="${width}" height="${HEIGHT}" rx="3" fill="#fff"/></clipPath>
<g clip-path="url(#r)">
<rect width="${left}" height="${HEIGHT}" fill="${COLOURS.label}"/>
<rect x="${left}" width="${right}" height="${HEIGHT}" fill="${isGood ? COLOURS.asExpected : COLOURS.unexpected}"/>
</g>
<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">
<text x="${left / 2}" y="14" textLength="${left - PADDING}">${label}</text>
<text x="${left + right / 2}" y="14" textLength="${right - PADDING}">${text}</text>
</g>
</svg>
`;
}
