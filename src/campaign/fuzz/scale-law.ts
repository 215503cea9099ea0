import { Rational } from '../../arithmetic/index.js';
import { pointFromJson } from '../../evaluation/index.js';
import type { Claim } from '../../language/index.js';
import { fractionText, simplestBetween } from '../constants/index.js';
import type { RatioStudy } from '../sharpen/ratio-data.js';
import type { QuestionLine } from './option-text.js';

/** Shorter horizons are not yet under the law. */
const FIRST_HORIZON = 16;

const LEAST_HORIZONS = 3;

/** A constant that changes by more than this factor over the horizons is none. */
const MOST_CHANGE = 1.15;

/** A scale that is off by this share costs half its square. */
const NEAR = [Rational.of(14, 15), Rational.of(16, 15)] as const;

/** What the best scale of a rate may be in theory, in units of R / G: the same at every horizon, or falling like 1 / sqrt(T). */
const FORMS = [
  { power: 0, text: (c: string) => `${c}R / G` },
  { power: 1 / 2, text: (c: string) => `${c}R / (G * sqrt(T))` },
] as const;

/**
 * A definite function in the place of a scale that was chosen best at each point: `7/4 * R / (G * sqrt(T))`. It is read off the best
 * values that a search found, and costs a factor near 1; a factor that is proved with it is a statement about all points. `null`
 * where R and G are not all that is open, or where the best values have no such form.
 */
export function scaleLaw(claim: Claim, tuned: string, { horizons }: RatioStudy): string | null {
  const position = (name: string) => claim.givens.findIndex((given) => given.name === name);
  const [r, g, scale] = [position('R'), position('G'), position(tuned)];
  const isAll = claim.givens.length === 3 && [r, g, scale].every((at) => at >= 0);
  if (!isAll || claim.givens[g]!.ranges.length > 0) return null;
  const found = horizons.flatMap(({ horizon, at }) => {
    const reading = pointFromJson(claim, at);
    if (horizon < FIRST_HORIZON || reading.kind !== 'point') return [];
    const number = (index: number) => (reading.point.values[index] as Rational).approximate();
    return [{ horizon, inUnits: (number(scale) * number(g)) / number(r) }];
  });
  if (found.length < LEAST_HORIZONS) return null;
  for (const { power, text } of FORMS) {
    const constants = found.map(({ horizon, inUnits }) => inUnits * horizon ** power);
    const last = constants.at(-1)!;
    if (!(Math.max(...constants) <= MOST_CHANGE * Math.min(...constants))) continue;
    const simple = simplestBetween(
      ...(NEAR.map((near) => near.mul(Rational.fromNumber(last))) as [Rational, Rational]),
    );
    return text(simple.equals(Rational.ONE) ? '' : `${fractionText(simple)} * `);
  }
  return null;
}

/** The lines of a question in which a scale is no longer open, but defined. */
export function withScale(lines: readonly QuestionLine[], name: string, law: string): QuestionLine[] {
  const isGiven = ({ words }: QuestionLine) => words.startsWith('given ');
  const own = new RegExp(`^given ${name}\\b`, 'u');
  const isOwn = ({ words, option }: QuestionLine) => own.test(`${words}${option?.text.trim() ?? ''}`);
  return [
    ...lines.filter((line) => isGiven(line) && !isOwn(line)),
    { words: `let ${name} = ${law}` },
    ...lines.filter((line) => !isGiven(line)),
  ];
}
