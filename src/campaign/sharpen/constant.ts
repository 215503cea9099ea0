import { Rational } from '../../arithmetic/index.js';
import type { PointJson } from '../../evaluation/index.js';
import { type Claim, type Expression, HORIZON_SLOT, type Statement } from '../../language/index.js';
import { checkClaim } from '../campaign.js';
import type { IndexValues } from '../report-data.js';
import type { RatioAt } from './ratio-data.js';

/** A constant just above the largest ratio, and what a hunt found of the inequality that has it. */
export interface TriedConstant {
  /** Exact. The side that it is a factor of is the greater one where `sign` is positive, else the lesser one. */
  readonly factor: string;
  readonly sign: RatioAt['sign'];
  /** The shortest horizon that it is about: at shorter ones no constant helps. */
  readonly from: number;
  /** Cases of the hunt, in addition to the points of the study. */
  readonly cases: number;
  /** Where it fails all the same, for certain: the study missed that, or sides have another sign there. */
  readonly failure: { readonly at: PointJson; readonly indices: IndexValues } | null;
}

/** Cases that are judged; the study has climbed already. */
const CASES = 200;

/** A hunt at longer horizons takes longer than it tells. */
const LONGEST = 100;

/** Significant digits of a constant. */
const DIGITS = 5;

/** Exponents up to which a constant is written down. */
const MOST_CHARACTERS = 400;

/** A hunt for failures with a constant above `largest`, from horizon `from` to `to`; `null` where no number can be written down. */
export function triedConstant(
  claim: Claim,
  index: number,
  largest: RatioAt,
  [from, to]: readonly [number, number],
  seed: number,
): TriedConstant | null {
  const statement = claim.statements[index]!;
  const factor = factorAbove(largest, statement.relation);
  if (!factor) return null;
  const scaled = {
    ...claim,
    premises: [...claim.premises, horizon(statement, '>=', from), horizon(statement, '<=', to)],
    statements: [withFactor(statement, factor, largest.sign)],
  };
  const report = checkClaim(scaled, { seed, cases: CASES, maxHorizon: Math.min(to, LONGEST) });
  const { verdict, counterexample } = report.links[0]!;
  const failing = verdict === 'refuted' ? counterexample : null;
  return {
    factor: factor.toString(),
    sign: largest.sign,
    from,
    cases: report.cases,
    failure: failing && { at: failing.at, indices: failing.indices },
  };
}

/** A number of few digits with which the inequality holds at the point: not below the ratio, above it for a strict one. */
export function factorAbove(
  { ratio }: Pick<RatioAt, 'ratio'>,
  relation: Statement['relation'],
): Rational | null {
  const isStrict = relation === '<' || relation === '>';
  const upper = Rational.parse(ratio.upper);
  if (!upper || ratio.upper.length > MOST_CHARACTERS) return null;
  if (upper.sign <= 0) return isStrict ? Rational.ONE : Rational.ZERO;
  if (!isStrict && ratio.lower === ratio.upper && ratio.upper.length <= DIGITS + 2) return upper;
  const magnitude = Math.floor(Math.log10(upper.approximate()));
  if (!Number.isFinite(magnitude)) return null;
  const unit = Rational.parse(`1e${magnitude + 1 - DIGITS}`)!;
  const steps = upper.div(unit);
  const below = steps.numerator / steps.denominator;
  const isWhole = below * steps.denominator === steps.numerator;
  return Rational.parse(`${isWhole && !isStrict ? below : below + 1n}`)!.mul(unit);
}

function withFactor(statement: Statement, factor: Rational, sign: RatioAt['sign']): Statement {
  const { left, right, relation, place } = statement;
  const times = (side: Expression): Expression => ({
    kind: 'binary',
    operator: '*',
    left: { kind: 'number', value: factor, place },
    right: side,
    place,
  });
  const isAscending = relation === '<=' || relation === '<';
  const onRight = isAscending === (sign === 'positive');
  const sides = onRight ? { left, right: times(right) } : { left: times(left), right };
  return { ...statement, ...sides, kind: 'link', hints: [] };
}

/** A premise about T. */
function horizon({ place }: Statement, relation: '>=' | '<=', end: number): Statement {
  return {
    kind: 'premise',
    left: { kind: 'index', name: 'T', slot: HORIZON_SLOT, place },
    relation,
    right: { kind: 'number', value: Rational.of(end), place },
    ranges: [],
    place,
    source: null,
    hints: [],
  };
}
