import type { ClaimReport } from '../campaign/index.js';
import { countText } from './numbers.js';

/** Of a claim of equalities alone: in how many more cases than it counts residues speak for all of them; empty where in none. */
export function residueText({ links }: ClaimReport): string {
  if (links.some(({ relation }) => relation !== '=')) return '';
  const least = Math.min(...links.map(({ decided }) => decided.residue));
  return least > 0 ? `${countText(least)} more by residues` : '';
}
