import type { IndexValues } from '../../campaign/index.js';
import type { PointJson } from '../../evaluation/index.js';
import { type Claim, latexExpression } from '../../language/index.js';
import { pointText } from '../point-text.js';
import { formula } from './formula.js';
import { escapeHtml } from './markup.js';

/** A longer text of one name would fill the screen with digits: it is folded. */
const MOST_LETTERS = 240;

/**
 * A point as an article would print it: its names are set as formulas, its numbers as text. Names with very many digits, those of
 * the function of a method, are folded below the others.
 */
export function pointMarkup(claim: Claim, at: PointJson, indices: IndexValues = {}): string {
  const pairs = [...Object.entries(at), ...Object.entries(indices)].map(([name, value]) => {
    const number = pointText({ [name]: value }).slice(`${name} = `.length);
    const isLong = number.length > MOST_LETTERS;
    const pair = `<span class="pair">${formula(latexOf(claim, name), 'inline')} = ${escapeHtml(number)}</span>`;
    return { name, value, isLong, pair };
  });
  const shown = pairs.filter(({ isLong }) => !isLong).map(({ pair }) => pair);
  const folded = pairs.filter(({ isLong }) => isLong);
  const rest = folded.map(
    ({ name, value, pair }) =>
      `<details class="source"><summary>${escapeHtml(`${name}: ${sizeText(value)}`)}</summary><p class="point">${pair}</p></details>`,
  );
  return `<p class="point">${shown.join(', ')}</p>${rest.join('')}`;
}

/** `12 numbers`, `12 rows of 13 numbers`. */
function sizeText(value: PointJson[string]): string {
  if (!Array.isArray(value)) return 'one number';
  const [first] = value;
  if (!Array.isArray(first)) return `${value.length} numbers`;
  return `${value.length} rows of ${first.length} numbers`;
}

function latexOf(claim: Claim, name: string): string {
  const given = claim.givens.findIndex((of) => of.name === name);
  const { place } = claim;
  return given >= 0
    ? latexExpression({ kind: 'given', name, given, indices: [], place })
    : latexExpression({ kind: 'index', name, slot: 0, place });
}
