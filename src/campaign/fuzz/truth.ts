import { type EnclosureText, Rational } from '../../arithmetic/index.js';
import {
  type Interpreter,
  Missing,
  newEnvironment,
  type Point,
  pointFromJson,
} from '../../evaluation/index.js';
import { Judge } from '../../judgement/index.js';
import { type Claim, resolveDocuments } from '../../language/index.js';
import {
  averageMetric,
  decimalAbove,
  decimalBelow,
  type Metric as Losses,
  lastMetric,
  subgradientMoves,
  worstCase,
} from '../../method/index.js';
import type { Metric } from '../metric.js';
import type { RatioStudy } from '../sharpen/ratio-data.js';
import type { Library } from './option-text.js';
import type { ScheduleSetting } from './schedule-question.js';
import type { TruthAt } from './sheet-data.js';

/** Horizons at which the worst case is solved: each takes a tenth of a second or less. */
const HORIZONS: readonly number[] = [1, 2, 4, 8];
/** Digits of rates and norms that are no short numbers. */
const DIGITS = 15;

/**
 * The true worst loss of SGD with the rate of a schedule, at the points at which the ratio of bound to reference was found to be largest: what the
 * schedule loses, and what the analysis does. Empty for a bound about bounded domains, or about no loss that is known.
 */
export function truthOf(
  claim: Claim,
  bound: string,
  metric: Metric | null,
  setting: ScheduleSetting,
  library: Library,
  ratio: RatioStudy,
): readonly TruthAt[] {
  if (metric === null || staysInDomain(library, bound)) return [];
  return ratio.horizons.flatMap(({ horizon, near }) => {
    if (!HORIZONS.includes(horizon)) return [];
    const reading = pointFromJson(claim, near.at);
    const found = reading.kind === 'point' ? truthAt(claim, metric, setting.rate, reading.point) : null;
    return found ? [{ horizon, at: near.at, ...found }] : [];
  });
}

const kept = new WeakMap<Library, readonly Claim[]>();

/** Whether a bound says that it is about iterates in a ball or a bounded domain, or projected onto one. */
function staysInDomain(library: Library, bound: string): boolean {
  const known = kept.get(library);
  const claims = known ?? resolveDocuments(library.sources, library.read).documents.flatMap((d) => d.claims);
  if (!known) kept.set(library, claims);
  const method = claims.find(({ name, method: about }) => name === bound && about)?.method;
  if (!method) return false;
  return method.ball !== null || method.diameter !== null || method.layout.normal !== null;
}

function truthAt(
  claim: Claim,
  metric: Metric,
  rate: string,
  point: Point,
): Pick<TruthAt, 'worst' | 'overReference' | 'ofBound'> | null {
  const { horizon } = point;
  const interpreter = new Judge(claim).ladder(point).at('decimal 40');
  const value = (name: string, t: number): Rational | null => {
    const given = claim.givens.findIndex((other) => other.name === name);
    if (given >= 0) {
      const own = point.values[given]!;
      return own instanceof Rational ? own : (own[t - 1] as Rational);
    }
    const definition = claim.definitions.findIndex((other) => other.name === name);
    if (definition < 0) return null;
    const indices = claim.definitions[definition]!.parameters.length === 0 ? [] : [t];
    const enclosure = textOf(interpreter, interpreter.definitionValue(definition, indices));
    return enclosure && middle(enclosure);
  };
  const steps = Array.from({ length: horizon }, (_, i) => i + 1);
  const rates = steps.map((t) => value(rate, t));
  const norms = steps.map((t) => value('G', t));
  const distance = value('R', 1);
  if (!distance || distance.sign <= 0 || rates.some((x) => !x || x.sign < 0)) return null;
  if (norms.some((x) => !x || x.sign <= 0)) return null;
  const losses = lossesOf(metric, rates as Rational[]);
  const solved =
    losses &&
    worstCase({
      distance,
      norms: norms as Rational[],
      moves: subgradientMoves(rates as Rational[], horizon),
      metric: losses,
    });
  const link = claim.statements.find(({ kind }) => kind === 'link');
  if (!solved || !link) return null;
  const environment = newEnvironment(claim.slots, horizon);
  const bound = rationals(textOf(interpreter, interpreter.value(link.left, environment)));
  const reference = rationals(textOf(interpreter, interpreter.value(link.right, environment)));
  const [lower, upper] = [solved.lower.value, solved.upper.value];
  if (!bound || !reference || bound[0].sign <= 0 || reference[0].sign <= 0 || lower.sign <= 0) return null;
  const text = (low: Rational, high: Rational): EnclosureText => ({
    lower: decimalBelow(low),
    upper: decimalAbove(high),
  });
  return {
    worst: text(lower, upper),
    overReference: text(lower.div(reference[1]), upper.div(reference[0])),
    ofBound: text(bound[0].div(upper), bound[1].div(lower)),
  };
}

function lossesOf(metric: Metric, rates: readonly Rational[]): Losses | null {
  if (metric === 'last') return lastMetric(rates.length);
  if (metric === 'average') return averageMetric(rates.length);
  return rates.some((rate) => rate.sign > 0) ? { kind: 'weighted', weights: rates } : null;
}

function textOf(interpreter: Interpreter<unknown>, value: unknown): EnclosureText | null {
  return value instanceof Missing ? null : interpreter.arithmetic.text(value);
}

function rationals(text: EnclosureText | null): readonly [Rational, Rational] | null {
  const lower = text && Rational.parse(text.lower);
  const upper = text && Rational.parse(text.upper);
  return lower && upper ? [lower, upper] : null;
}

/** The number itself where it is known, else one of 15 digits. */
function middle({ lower, upper }: EnclosureText): Rational | null {
  const low = Rational.parse(lower);
  if (lower === upper || !low) return low;
  const near = low.approximate();
  return Number.isFinite(near) ? Rational.parse(near.toPrecision(DIGITS)) : null;
}
