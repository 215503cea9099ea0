import { type Claim, printStatement } from '../language/index.js';
import { ProvedStatement } from './theorem.js';

/**
 * Whether theorems prove a claim about the runs of a method: every statement of the claim about its multipliers is one of them.
 * That this is enough is weak duality (language/resolve/method/multiplier-claim.ts): inequalities that hold on every convex function,
 * multiplied by numbers >= 0, add up to the guarantee. What the claim asks of other bounds has to stand there too.
 */
export function isGuaranteed(claim: Claim, theorems: readonly ProvedStatement[]): boolean {
  const multipliers = claim.method?.multipliers;
  if (!multipliers || multipliers.method || multipliers.statements.length === 0) return false;
  const proved = new Set(
    theorems
      .filter((theorem) => ProvedStatement.is(theorem) && theorem.claim === multipliers)
      .map(({ index }) => index),
  );
  if (multipliers.statements.some((_, i) => !proved.has(i))) return false;
  const asked = new Set(multipliers.statements.map(printStatement));
  return claim.statements.every(
    (statement) => statement.kind !== 'obligation' || asked.has(printStatement(statement)),
  );
}
