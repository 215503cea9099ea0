import type { Claim, Expression, Statement } from '../../language/index.js';
import { HORIZON_SLOT, subtrees } from '../../language/index.js';
import { PERIODS } from '../landscape/smooth-starts.js';
import { LONGEST_STEEP } from '../landscape/steep.js';
import type { Climber, Strategy } from './climber.js';
import {
  FREE_HORIZONS,
  KINK_HORIZONS,
  LEVEL_HORIZONS,
  MIDDLE_HORIZONS,
  patternHorizons,
  SMOOTH_HORIZONS,
} from './horizons.js';

/** An ascent at a horizon where fewer looks are affordable than this is not worth making. */
const FEWEST_LOOKS = 30;

const LONGEST_EQUALITY = 24;

/** Starts of one ascent with derivatives: where there is one horizon only, and where there are many. */
const MANY_STARTS = 12;
const SMOOTH_STARTS = 2;
const PATTERN_STARTS = 4;

/** The strategies that are worth trying on a statement, where an ascent may take so much work. */
export function strategiesFor(
  climber: Climber,
  statement: number,
  maxHorizon: number,
  work: number,
): Strategy[] {
  const isEquality = climber.claim.statements[statement]!.relation === '=';
  if (!dependsOnHorizon(climber.claim)) {
    const free: Strategy = { kind: 'free', horizon: 1 };
    if (isEquality) return [free];
    const kinks: Strategy[] = hasKinks(climber.claim)
      ? [{ kind: 'kinks', horizon: 1, starts: MANY_STARTS }]
      : [];
    return [free, { kind: 'smooth', horizon: 1, starts: MANY_STARTS }, ...kinks];
  }
  const affordable = (horizon: number): boolean => climber.costAt(statement, horizon) * FEWEST_LOOKS <= work;
  const strategies: Strategy[] = [];
  for (const horizon of FREE_HORIZONS)
    if (horizon <= maxHorizon && affordable(horizon)) strategies.push({ kind: 'free', horizon });
  for (const horizon of patternHorizons(maxHorizon)) {
    // Long sums differ by rounding alone, and an equality that fails there fails earlier.
    if (isEquality && horizon > LONGEST_EQUALITY) break;
    if (!affordable(horizon)) break;
    strategies.push({ kind: 'pattern', horizon }, { kind: 'stretch', horizon });
  }
  if (isEquality) return strategies;
  for (const horizon of SMOOTH_HORIZONS)
    if (horizon <= maxHorizon && affordable(horizon))
      strategies.push({ kind: 'smooth', horizon, starts: SMOOTH_STARTS });
  if (hasKinks(climber.claim))
    for (const horizon of KINK_HORIZONS)
      if (horizon <= maxHorizon && affordable(horizon))
        strategies.push({ kind: 'kinks', horizon, starts: SMOOTH_STARTS });
  const reached = (horizons: readonly number[]): readonly number[] =>
    horizons.filter((horizon) => horizon <= maxHorizon && affordable(horizon));
  const others = reached(MIDDLE_HORIZONS);
  for (const horizon of others)
    strategies.push(
      { kind: 'periodic', horizon, others, starts: 2 * PERIODS.length },
      { kind: 'phases', horizon, others, starts: PATTERN_STARTS },
    );
  for (const horizon of reached(LEVEL_HORIZONS))
    strategies.push({ kind: 'levels', horizon, others, starts: PATTERN_STARTS });
  return strategies;
}

/** Looks that steep sequences take at one horizon, for each sequence. */
const STEEP_LOOKS = 8;

/** Where steep sequences are looked at: a few looks at one horizon may cost as much as an ascent. */
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

/** Whether anything in a claim has a kink. */
function hasKinks(claim: Claim): boolean {
  const visit = (e: Expression): boolean =>
    e.kind === 'conditional' ||
    (e.kind === 'call' && (e.function === 'abs' || e.function === 'min' || e.function === 'max')) ||
    (e.kind === 'reduction' && (e.operator === 'max' || e.operator === 'min')) ||
    subtrees(e).some(visit);
  return (
    claim.statements.some(({ left, right }) => visit(left) || visit(right)) ||
    claim.definitions.some(({ body }) => visit(body))
  );
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
