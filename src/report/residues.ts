import type { ClaimReport, LinkReport } from '../campaign/index.js';
import { countText } from './numbers.js';

/** Of a claim of equalities alone: in how many more cases than it counts residues speak for all of them; empty where in none. */
export function residueText({ links }: ClaimReport): string {
  if (links.some(({ relation }) => relation !== '=')) return '';
  const least = Math.min(...links.map(({ decided }) => decided.residue));
  return least > 0 ? `${countText(least)} more by residues` : '';
}

/** The same of one link, as a fact beside others. */
export function residueFacts({ decided }: LinkReport): string[] {
  return decided.residue > 0 ? [`${countText(decided.residue)} more equal by residues`] : [];
}
