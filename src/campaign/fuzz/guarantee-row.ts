import { Rational } from '../../arithmetic/index.js';
import type { BlockSummary, Claim } from '../../language/index.js';
import { checkClaim } from '../campaign.js';
import { type ConstantBounds, likelyConstants, scaled, smallestConstant } from '../constants/index.js';
import { metricOf } from '../metric.js';
import type { ClaimReport, LinkReport } from '../report-data.js';
import type { RatioStudy } from '../sharpen/ratio-data.js';
import { studyRatio } from '../sharpen/ratio-study.js';
import { type Library, Question, type QuestionLine, type RowOptions } from './option-text.js';
import { type Reference, referenceOf } from './references.js';
import { scaleLaw, withScale } from './scale-law.js';
import { type ScheduleSetting, useOf } from './schedule-question.js';
import type { GuaranteeRow, PremiseReport, ValueReport } from './sheet-data.js';
import { reportOnTarget } from './target.js';
import { truthOf } from './truth.js';
import { RATE_OF_WEIGHTS, weightsOf } from './weights.js';

/**
 * Points at which premises and existence are hunted: a few short ones first, which is where nearly all of them fail;
 * what fails there is not hunted at length.
 */
const FIRST_HUNT = { cases: 30, maxHorizon: 6 } as const;
const SECOND_HUNT = { cases: 100, maxHorizon: 40 } as const;

/** A sheet is read for its laws: at each horizon there must be work for a climb. */
const EVALUATION_SHARE = 0.05;

/** What grows by no law is said to grow if it grows like this power of T at the longest horizons. */
const CERTAIN_GROWTH = 0.1;

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
  const askWith =
    (asked: readonly QuestionLine[]) =>
    (last: QuestionLine): Claim | string => {
      const { documents, problems } = new Question(QUESTION, [...asked, last]).resolve(library);
      return problems[0]?.message ?? documents[0]!.claims[0]!;
    };
  const ask = askWith(lines);
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
  const verdict = hunted.cases === 0 ? 'no point' : verdictOf(premises, exists, ratio);
  const target =
    options.target === null || verdict === 'no point'
      ? null
      : reportOnTarget(ask, value, reference, { ...options, tuned: setting.tuned }, ratio, options.target);
  const scale =
    verdict === 'guarantee' && setting.tuned.length === 1
      ? scaleLaw(compared, setting.tuned[0]!, ratio)
      : null;
  const definite = scale ? askWith(withScale(lines, setting.tuned[0]!, scale)) : ask;
  const claim =
    verdict === 'guarantee' && (scale !== null || tuned.length === 0)
      ? theoremOf(definite(comparison), bound, setting, weights === null ? null : definite)
      : null;
  const factor = claim && provedFactor(claim, scale === null ? ratio : ratioAtScale(claim, options), options);
  const isProved = factor?.proved != null;
  return {
    ...blank,
    verdict: isProved ? 'proved' : verdict,
    weights,
    premises,
    value: exists,
    proved: factor?.proved ?? null,
    unproved: factor?.open ?? null,
    scale: factor && scale ? `${setting.tuned[0]} = ${scale}` : null,
    // A theorem takes the place of the fit.
    ratio:
      ratio.horizons.length + ratio.hopeless.length > 0
        ? { ...ratio, growth: isProved ? null : ratio.growth }
        : null,
    truth: truthOf(compared, bound.name, blank.metric, setting, library, ratio),
    target,
  };
}

/**
 * What has to be proved of a guarantee: the comparison, the premises of the bound, and, for a bound on weights, that the rate is the one of the
 * weights, which was only compared at points. `null`: it cannot be asked.
 */
function theoremOf(
  compared: Claim | string,
  bound: BlockSummary,
  setting: ScheduleSetting,
  askOfWeights: ((last: QuestionLine) => Claim | string) | null,
): Claim | null {
  if (typeof compared === 'string') return null;
  const claim = { ...compared, name: `${bound.name}_of_${setting.name ?? 'schedule'}` };
  if (!askOfWeights) return claim;
  const rate = askOfWeights({ words: `show ${setting.rate}[t] = ${RATE_OF_WEIGHTS} for t in 1..T` });
  if (typeof rate === 'string') return null;
  const equality = { ...rate.statements[0]!, kind: 'obligation' as const, source: bound.name };
  return { ...claim, statements: [...claim.statements, equality] };
}

/** The ratio with the scale that is defined: the adversary's choice alone. */
function ratioAtScale(claim: Claim, options: RowOptions): RatioStudy {
  return finished(studyRatio(claim, 0, { ...options, tuned: [], evaluationShare: EVALUATION_SHARE }));
}

/** Proofs of factors that are sought for one row: each that fails takes all of its work. */
const ATTEMPTS = 4;

/** The smallest factor that is proved, with the premises of the bound; `null` where none can be asked about. */
function provedFactor(
  claim: Claim,
  ratio: RatioStudy,
  { search }: RowOptions,
): Pick<ConstantBounds, 'proved' | 'open'> | null {
  const { largest } = ratio;
  const inequality = search && largest && scaled(claim, 0, largest.sign);
  const lower = largest && Rational.parse(largest.ratio.lower);
  if (!inequality || !lower || lower.sign <= 0) return null;
  return smallestConstant(inequality, {
    path: `${claim.name}.md`,
    search,
    ratio: lower,
    likely: likelyConstants(ratio.growth?.kind === 'bounded' ? ratio.growth.between : null, lower),
    attempts: ATTEMPTS,
  });
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
    proved: null,
    unproved: null,
    scale: null,
    value: { exists: 'not asked', at: null, missing: null },
    ratio: null,
    truth: [],
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
      // What falls by no law may level off and grow by a logarithm, and what hardly grows may level off.
      return growth.exponent >= CERTAIN_GROWTH ? 'grows' : 'no law';
    default:
      return 'no law';
  }
}

function finished<R>(steps: Generator<unknown, R>): R {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
