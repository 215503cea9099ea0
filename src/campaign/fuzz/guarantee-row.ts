import type { BlockSummary, Claim } from '../../language/index.js';
import { checkClaim } from '../campaign.js';
import { metricOf } from '../metric.js';
import type { ClaimReport, LinkReport } from '../report-data.js';
import type { RatioStudy } from '../sharpen/ratio-data.js';
import { studyRatio } from '../sharpen/ratio-study.js';
import { type Library, Question, type QuestionLine, type RowOptions } from './option-text.js';
import { type Reference, referenceOf } from './references.js';
import { type ScheduleSetting, useOf } from './schedule-question.js';
import type { GuaranteeRow, PremiseReport, ValueReport } from './sheet-data.js';
import { reportOnTarget } from './target.js';
import { weightsOf } from './weights.js';

/**
 * Points at which premises and existence are hunted: a few short ones first, which is where nearly all of them fail;
 * what fails there is not hunted at length.
 */
const FIRST_HUNT = { cases: 30, maxHorizon: 6 } as const;
const SECOND_HUNT = { cases: 100, maxHorizon: 40 } as const;

/** A sheet is read for its laws: at each horizon there must be work for a climb. */
const EVALUATION_SHARE = 0.05;

/** Name of the claim in which a question is asked: a claim may not bear the name of a bound that it imports. */
const QUESTION = 'guarantee_of_schedule';

/** What one bound says about a schedule. */
export function guaranteeRow(
  bound: BlockSummary,
  setting: ScheduleSetting,
  library: Library,
  options: RowOptions,
): GuaranteeRow {
  const names = bound.parameters.map(({ name }) => name);
  const gradient = setting.names.get('G') === 0 ? 'constant' : 'sequence';
  const reference: Reference = options.against
    ? { text: options.against.text.trim(), origin: 'option' }
    : referenceOf(bound.name, gradient);
  const blank = blankRow(bound, reference);
  if (!names.includes('eta') && !names.includes('w'))
    return { ...blank, reason: 'it says nothing about eta' };

  const lines: QuestionLine[] = [...setting.lines];
  for (const { name, given } of bound.parameters)
    if (!setting.names.has(name) && name !== 'w') lines.push({ words: given });
  let weights: string | null = null;
  if (names.includes('w')) {
    const found = weightsOf(setting, library, options.seed);
    if (found.kind !== 'found') return { ...blank, reason: reasonOf(found.kind, setting.rate) };
    weights = found.text;
    lines.push(...found.lines);
  }
  lines.push(useOf(bound));

  const value = `${bound.name}(${names.map((name) => (name === 'eta' ? setting.rate : name)).join(', ')})`;
  const ask = (last: QuestionLine): Claim | string => {
    const { documents, problems } = new Question(QUESTION, [...lines, last]).resolve(library);
    return problems[0]?.message ?? documents[0]!.claims[0]!;
  };
  const against: Pick<QuestionLine, 'option'> = options.against ? { option: options.against } : {};
  const comparison = options.against
    ? { words: `show ${value} <= (`, ...against, after: ')' }
    : { words: `show ${value} <= ${reference.text}` };
  const existing = ask({ words: `show ${value} >= 0` });
  const compared = ask(comparison);
  if (typeof existing === 'string') return { ...blank, reason: existing };
  if (typeof compared === 'string') return { ...blank, reason: compared };

  const hunted = huntPremises(existing, options.seed);
  const premises = hunted.links.filter(({ kind }) => kind === 'obligation').map(premiseReport);
  const tuned = compared.givens.flatMap(({ name }, i) => (setting.tuned.includes(name) ? [i] : []));
  const ratio = finished(studyRatio(compared, 0, { ...options, tuned, evaluationShare: EVALUATION_SHARE }));
  const exists = valueReport(hunted.links[0]!, ratio);
  const target =
    options.target === null
      ? null
      : reportOnTarget(ask, value, reference, { ...options, tuned: setting.tuned }, ratio, options.target);
  return {
    ...blank,
    verdict: verdictOf(premises, exists, ratio),
    weights,
    premises,
    value: exists,
    ratio: ratio.horizons.length + ratio.hopeless.length > 0 ? ratio : null,
    target,
  };
}

function huntPremises(claim: Claim, seed: number): ClaimReport {
  const first = checkClaim(claim, { seed, ...FIRST_HUNT });
  const failed = first.links.some(({ counterexample }) => counterexample !== null);
  return failed ? first : checkClaim(claim, { seed, ...SECOND_HUNT });
}

function blankRow(bound: BlockSummary, reference: Reference): GuaranteeRow {
  return {
    bound: bound.name,
    metric: metricOf(bound.name),
    document: bound.source.path,
    reference,
    verdict: 'not applicable',
    weights: null,
    reason: null,
    premises: [],
    value: { exists: 'not asked', at: null, missing: null },
    ratio: null,
    target: null,
  };
}

function reasonOf(kind: 'other rate' | 'unknown', rate: string): string {
  return kind === 'other rate'
    ? `the rate of these weights, w[t] * w[t+1:T] / w[1:T], is not ${rate}`
    : `no weights w are known for which ${rate}[t] = w[t] * w[t+1:T] / w[1:T]`;
}

function premiseReport(link: LinkReport): PremiseReport {
  const { text, counterexample, cases } = link;
  const verdict = counterexample ? 'fails' : link.verdict === 'undecided' ? 'open' : 'met';
  return { text, verdict, cases, at: counterexample?.at ?? null, indices: counterexample?.indices ?? {} };
}

function valueReport(link: LinkReport, ratio: RatioStudy): ValueReport {
  const missing = link.counterexample?.missing ?? null;
  if (!missing) return { exists: 'everywhere tried', at: null, missing: null };
  const exists = ratio.horizons.length + ratio.hopeless.length > 0 ? 'not everywhere' : 'nowhere tried';
  return { exists, at: link.counterexample!.at, missing };
}

function verdictOf(
  premises: readonly PremiseReport[],
  value: ValueReport,
  { growth, unbounded, horizons, hopeless }: RatioStudy,
): GuaranteeRow['verdict'] {
  if (premises.some(({ verdict }) => verdict !== 'met')) return 'no premise';
  if (value.exists !== 'everywhere tried' || horizons.length + hopeless.length === 0) return 'no value';
  if (unbounded || hopeless.length > 0) return 'no factor';
  switch (growth?.kind) {
    case 'constant':
    case 'bounded':
      return 'guarantee';
    case 'growing':
      return 'grows';
    case 'unclear':
      return growth.exponent > 0 ? 'grows' : 'guarantee';
    default:
      return 'no law';
  }
}

function finished<R>(steps: Generator<unknown, R>): R {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
