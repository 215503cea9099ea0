import type { Claim, Expression, Statement } from '../../language/index.js';
import { HORIZON_SLOT, subtrees } from '../../language/index.js';
import type { Climber, Strategy } from './climber.js';
import { FREE_HORIZONS, patternHorizons } from './horizons.js';
import { LONGEST_STEEP } from './steep.js';

/** A play at a horizon where fewer looks are affordable than this is not worth making. */
const FEWEST_LOOKS = 30;

const LONGEST_EQUALITY = 24;

/** The strategies that are worth trying on a statement, where a play may take so much work. */
export function strategiesFor(
  climber: Climber,
  statement: number,
  maxHorizon: number,
  work: number,
): Strategy[] {
  if (!dependsOnHorizon(climber.claim)) return [{ kind: 'free', horizon: 1 }];
  const affordable = (horizon: number): boolean => climber.costAt(statement, horizon) * FEWEST_LOOKS <= work;
  const strategies: Strategy[] = [];
  for (const horizon of FREE_HORIZONS)
    if (horizon <= maxHorizon && affordable(horizon)) strategies.push({ kind: 'free', horizon });
  const isEquality = climber.claim.statements[statement]!.relation === '=';
  for (const horizon of patternHorizons(maxHorizon)) {
    // Long sums differ by rounding alone, and an equality that fails there fails earlier.
    if (isEquality && horizon > LONGEST_EQUALITY) break;
    if (!affordable(horizon)) break;
    strategies.push({ kind: 'pattern', horizon }, { kind: 'stretch', horizon });
  }
  return strategies;
}

/** Looks that steep sequences take at one horizon, for each sequence. */
const STEEP_LOOKS = 8;

/** Where steep sequences are looked at: a few looks at one horizon may cost as much as a play. */
export function steepHorizons(
  climber: Climber,
  statement: number,
  maxHorizon: number,
  work: number,
): readonly number[] {
  const { claim } = climber;
  if (claim.statements[statement]!.relation === '=' || !claim.givens.some(({ ranges }) => ranges.length > 0))
    return [];
  const horizons = patternHorizons(maxHorizon);
  const end = horizons.findIndex(
    (horizon) => horizon > LONGEST_STEEP || climber.costAt(statement, horizon) * STEEP_LOOKS > work,
  );
  return end < 0 ? horizons : horizons.slice(0, end);
}

/** Whether anything in a claim changes with T. */
export function dependsOnHorizon(claim: Claim): boolean {
  const statements: readonly Statement[] = [...claim.premises, ...claim.statements];
  const ranges = [...claim.givens, ...statements].flatMap(({ ranges }) => ranges);
  const expressions: Expression[] = [
    ...claim.definitions.map(({ body }) => body),
    ...statements.flatMap(({ left, right }) => [left, right]),
    ...ranges.flatMap(({ from, to }) => [from, to]),
    ...claim.givens.flatMap(({ domain }) =>
      domain.kind === 'integers'
        ? [domain.from, domain.to]
        : [domain.lower, domain.upper].flatMap((end) => (end ? [end.value] : [])),
    ),
  ];
  return expressions.some(mentionsHorizon);
}

export function mentionsHorizon(e: Expression): boolean {
  if (e.kind === 'index') return e.slot === HORIZON_SLOT;
  return subtrees(e).some(mentionsHorizon);
}
