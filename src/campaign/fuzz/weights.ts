import type { PointJson } from '../../evaluation/index.js';
import { type Expression, printExpression } from '../../language/index.js';
import { checkClaim } from '../campaign.js';
import { type Library, Question, type QuestionLine } from './option-text.js';
import type { ScheduleSetting } from './schedule-question.js';

/** Points at which weights that were guessed, or given, are compared with the rate. */
const CASES = 80;

const MAX_HORIZON = 30;

/** The rate that belongs to the weights w in the top-down bound. */
export const RATE_OF_WEIGHTS = 'w[t] * sum(k in t+1..T, w[k]) / sum(k in 1..T, w[k])';

/** The weights whose rate w[t] w[t+1:T] / w[1:T] is the schedule; or that there are none known. */
export type Weights =
  | { readonly kind: 'found'; readonly text: string; readonly lines: readonly QuestionLine[] }
  /** The user's weights, whose rate is another one. */
  | { readonly kind: 'other rate'; readonly at: PointJson }
  | { readonly kind: 'unknown' };

/**
 * Weights for a bound on them. The user's `w`, if there is one; else the rate without one of its factors: a rate
 * that decays to 0 is such a product, and which factor the decay is, is seen by comparing at points.
 */
export function weightsOf(setting: ScheduleSetting, library: Library, seed: number): Weights {
  if (setting.names.has('w')) {
    const report = compare(setting, [], library, seed);
    if (report?.verdict === 'corroborated') return { kind: 'found', text: 'w', lines: [] };
    const at = report?.links.find(({ counterexample }) => counterexample)?.counterexample?.at;
    return at ? { kind: 'other rate', at } : { kind: 'unknown' };
  }
  for (const text of candidates(setting)) {
    const lines = [{ words: `let w[t] = ${text}` }];
    if (compare(setting, lines, library, seed)?.verdict === 'corroborated')
      return { kind: 'found', text, lines };
  }
  return { kind: 'unknown' };
}

function compare(
  { lines, rate }: ScheduleSetting,
  more: readonly QuestionLine[],
  library: Library,
  seed: number,
) {
  const show = { words: `show ${rate}[t] = ${RATE_OF_WEIGHTS}` };
  const asked = new Question('weights', [...lines, ...more, show]);
  const { documents, problems } = asked.resolve(library);
  const claim = problems.length === 0 ? documents[0]!.claims[0] : undefined;
  return claim ? checkClaim(claim, { seed, cases: CASES, maxHorizon: MAX_HORIZON }) : null;
}

/** The rate as a product, without one of its factors. */
function candidates(setting: ScheduleSetting): string[] {
  const rate = setting.base.definitions.find(({ name }) => name === setting.rate);
  if (rate?.parameters.length !== 1) return [];
  const variable = rate.parameters[0]!.variable;
  if (variable !== 't') return [];
  const factors = factorsOf(rate.body);
  if (factors.length < 2) return [];
  return factors.flatMap((dropped, i) => {
    const rest = factors.filter((_, j) => j !== i);
    const above = rest.filter(({ power }) => power === 1).map(({ e }) => printFactor(e));
    const below = rest.filter(({ power }) => power === -1).map(({ e }) => ` / ${printFactor(e)}`);
    return dropped.power === 1 ? [`${above.join(' * ') || '1'}${below.join('')}`] : [];
  });
}

function printFactor(e: Expression): string {
  const isSum = e.kind === 'negation' || (e.kind === 'binary' && (e.operator === '+' || e.operator === '-'));
  const isProduct = e.kind === 'binary' && !isSum;
  return isSum || isProduct ? `(${printExpression(e)})` : printExpression(e);
}

interface Factor {
  readonly e: Expression;
  readonly power: 1 | -1;
}

function factorsOf(e: Expression): Factor[] {
  if (e.kind !== 'binary' || (e.operator !== '*' && e.operator !== '/')) return [{ e, power: 1 }];
  const right = factorsOf(e.right);
  if (e.operator === '*') return [...factorsOf(e.left), ...right];
  return [
    ...factorsOf(e.left),
    ...right.map((factor): Factor => ({ ...factor, power: factor.power === 1 ? -1 : 1 })),
  ];
}
