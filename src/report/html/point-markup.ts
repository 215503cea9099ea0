import type { IndexValues } from '../../campaign/index.js';
import type { PointJson } from '../../evaluation/index.js';
import { type Claim, latexExpression } from '../../language/index.js';
import { pointText } from '../point-text.js';
import { formula } from './formula.js';
import { escapeHtml } from './markup.js';

/** A point as an article would print it: its names are set as formulas, its numbers as text. */
export function pointMarkup(claim: Claim, at: PointJson, indices: IndexValues = {}): string {
  const pairs = [...Object.entries(at), ...Object.entries(indices)].map(([name, value]) => {
    const number = pointText({ [name]: value }).slice(`${name} = `.length);
    return `<span class="pair">${formula(latexOf(claim, name), 'inline')} = ${escapeHtml(number)}</span>`;
  });
  return `<p class="point">${pairs.join(', ')}</p>`;
}

function latexOf(claim: Claim, name: string): string {
  const given = claim.givens.findIndex((of) => of.name === name);
  const { place } = claim;
  return given >= 0
    ? latexExpression({ kind: 'given', name, given, indices: [], place })
    : latexExpression({ kind: 'index', name, slot: 0, place });
}
