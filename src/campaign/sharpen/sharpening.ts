import { Rational } from '../../arithmetic/index.js';
import { Judge } from '../../judgement/index.js';
import {
  type Claim,
  latexStatement,
  lineAndColumn,
  printStatement,
  type Relation,
  usesHorizon,
} from '../../language/index.js';
import {
  type ConstantBounds,
  fractionText,
  likelyConstants,
  refuteConstant,
  scaled,
  smallestConstant,
} from '../constants/index.js';
import type { Search } from '../proofs/index.js';
import type { LinkReport } from '../report-data.js';
import { type TriedConstant, triedConstant } from './constant.js';
import { type FailingHorizons, failingHorizons, failsFor } from './failing-horizons.js';
import type { HorizonRatio, RatioStudy } from './ratio-data.js';
import { largestOf, studyRatio } from './ratio-study.js';

/** Name and version of the form of `sharpen --json`; the number grows when a field changes its meaning. */
export const SHARPENING_SCHEMA = 'lakatos-sharpening/2';

/** How tight one inequality of a claim is. */
export interface Sharpening extends RatioStudy, FailingHorizons {
  readonly schema: typeof SHARPENING_SCHEMA;
  readonly version: string;
  readonly seed: number;
  readonly document: string;
  readonly claim: string;
  readonly line: number;
  /** The constant above the largest ratio, from the horizon on at which one may help; `null` where there is none to try. */
  readonly constant: TriedConstant | null;
  /** What is certain of the constant, where proofs were asked for; `null` where not, or where no side has a constant that is positive. */
  readonly constants: ConstantBounds | null;
  /** If not, the claim says the same at every horizon, and only one was tried. */
  readonly usesHorizon: boolean;
  readonly statement: {
    /** Among the links, from 1; `null` for the conclusion of a chain. */
    readonly link: number | null;
    readonly kind: LinkReport['kind'];
    readonly text: string;
    readonly latex: string;
    readonly relation: Relation;
  };
}

export interface SharpenOptions {
  readonly seed: number;
  readonly version: string;
  readonly document: string;
  readonly maxHorizon: number;
  /** Looks for proofs of the inequality with other constants; `null`: they are not asked for. */
  readonly search: Search | null;
  /** Where what is certain of the constant will be kept. */
  readonly keptPath?: string;
}

/** Proofs of constants that are sought, at most. */
const ATTEMPTS = 8;

/** Work at each horizon, in steps of binary64: about a third of a second. */
const WORK_PER_HORIZON = 2_000_000;

/** Few evaluations are enough at long horizons: what was best at shorter ones is tried first. */
const EVALUATION_SHARE = 0.25;

/** A claim whose only variable is the horizon has one point at each: all the work may go into it. */
const WORK_PER_POINT = 20_000_000;

/** How tight statement number `index` is; it must be an inequality. A generator: it yields each horizon that is done. */
export function* sharpen(
  claim: Claim,
  index: number,
  options: SharpenOptions,
): Generator<HorizonRatio, Sharpening> {
  const workPerHorizon = claim.givens.length === 0 ? WORK_PER_POINT : WORK_PER_HORIZON;
  const { seed, maxHorizon } = options;
  const judge = new Judge(claim);
  const study = yield* studyRatio(claim, index, {
    seed,
    maxHorizon,
    workPerHorizon,
    evaluationShare: EVALUATION_SHARE,
    tuned: [],
    fails: (found) => failsFor(judge, index, found),
  });
  const statement = claim.statements[index]!;
  return {
    schema: SHARPENING_SCHEMA,
    version: options.version,
    seed,
    document: options.document,
    claim: claim.name,
    line: lineAndColumn(claim.place).line,
    statement: {
      link: statement.kind === 'link' ? index + 1 : null,
      kind: statement.kind as LinkReport['kind'],
      text: printStatement(statement),
      latex: latexStatement(statement),
      relation: statement.relation,
    },
    ...failingHorizons(judge, index, study),
    constant: constantOf(claim, index, study, seed),
    constants: options.search && constantBounds(claim, index, study, options.search, options),
    usesHorizon: usesHorizon(claim),
    ...study,
  };
}

/** The largest constant that is refuted at a point, and the smallest that is proved. */
function constantBounds(
  claim: Claim,
  index: number,
  study: RatioStudy,
  search: Search,
  options: SharpenOptions,
): ConstantBounds | null {
  const { largest, hopeless, unbounded } = study;
  const inequality = scaled(claim, index, largest?.sign ?? 'positive');
  if (!inequality || !largest) return null;
  const path = options.keptPath ?? `${claim.name}.md`;
  const lower = Rational.parse((unbounded?.example ?? largest).ratio.lower);
  if (!lower || lower.sign <= 0) return null;
  const at = (unbounded?.example ?? largest).at;
  const common = { form: inequality.form, own: fractionText(inequality.own) };
  const refuted = refuteConstant(inequality, { at, lower }, path, options);
  const attempts = hopeless.length > 0 || unbounded ? 0 : ATTEMPTS;
  const limits = study.growth?.kind === 'bounded' ? study.growth.between : null;
  const likely = [Rational.ONE, ...likelyConstants(limits, lower)];
  return {
    ...common,
    refuted,
    ...smallestConstant(inequality, { path, search, ratio: lower, likely, attempts }),
  };
}

/** Horizons at which nothing helps are left out, where longer ones have none of them. */
function constantOf(
  claim: Claim,
  index: number,
  { horizons, hopeless, unbounded }: RatioStudy,
  seed: number,
): TriedConstant | null {
  const hopelessTo = hopeless.at(-1)?.horizon ?? 0;
  const rest = horizons.filter(({ horizon }) => horizon > hopelessTo);
  const largest = largestOf(rest);
  if (!largest || unbounded || largest.range !== 'settled') return null;
  const from = hopelessTo === 0 ? 1 : rest[0]!.horizon;
  return triedConstant(claim, index, largest, [from, rest.at(-1)!.horizon], seed);
}
