import type { Claim } from '../../language/index.js';
import { Equalities } from './equalities.js';

const EQUALITIES = new WeakMap<Claim, Equalities>();

/** The equalities of a claim that have residues. */
export function equalitiesOf(claim: Claim): Equalities {
  const known = EQUALITIES.get(claim);
  if (known) return known;
  const made = new Equalities(claim);
  EQUALITIES.set(claim, made);
  return made;
}

/**
 * Whether an equality fails at nearly all points of a horizon or at none: it is rational, nothing but numbers is given, no premise is an equality, and nothing that varies is a denominator. A
 * point at random decides such an equality at its horizon, and a climb finds no other.
 */
export function isGeneric(claim: Claim, statement: number): boolean {
  const isFree =
    claim.givens.every(({ domain }) => domain.kind === 'reals') &&
    claim.premises.every(({ relation }) => relation !== '=');
  return (
    isFree && equalitiesOf(claim).statements.includes(statement) && equalitiesOf(claim).isTotal(statement)
  );
}
