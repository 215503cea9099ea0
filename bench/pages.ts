import { readFileSync, writeFileSync } from 'node:fs';
import { comparisonText } from './hunters/comparison-text.js';
import type { Measured } from './measured.js';
import { CLAIMS } from './parts.js';
import { performanceDocument } from './table.js';

const PERFORMANCE = 'docs/performance.md';
const HUNT = 'docs/hunt.md';
const BEGIN = '<!-- other hunters: written by npm run bench -- --all -->';
const END = '<!-- end of the other hunters -->';

/** What the pages say of these measurements: whole pages, or the part between two marks. */
export function pagesOf(measured: Measured): { readonly [path: string]: string } {
  const hunt = readFileSync(HUNT, 'utf8');
  const [begin, end] = [hunt.indexOf(BEGIN), hunt.indexOf(END)];
  if (begin === -1 || end < begin) throw new Error(`${HUNT} has no place for the comparison`);
  const comparison = `${hunt.slice(0, begin + BEGIN.length)}\n\n${comparisonText(measured.hunters)}\n\n${hunt.slice(end)}`;
  return { [PERFORMANCE]: performanceDocument(measured, CLAIMS), [HUNT]: comparison };
}

export function writePages(measured: Measured): void {
  for (const [path, text] of Object.entries(pagesOf(measured))) writeFileSync(path, text);
}
