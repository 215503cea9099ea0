import { Absent, decimalArithmetic, type EnclosureText, Rational } from '../../arithmetic/index.js';
import type { ExplainedStatement } from '../../campaign/index.js';
import { enclosureText } from '../numbers.js';

/** Digits of the arithmetic: those of the sides, and some more. */
const ARITHMETIC = decimalArithmetic(60);

/** Numbers of more digits or zeros than this are not worked with here: their sides stand in the table. */
const LONGEST = 400;

/**
 * left − right and left / right, certified: made of the enclosures of both sides with directed rounding. A dash where there is no such
 * number, or where the enclosures do not say it.
 */
export function differenceAndRatio({
  lhs,
  rhs,
  holds,
}: Pick<ExplainedStatement, 'lhs' | 'rhs' | 'holds'>): readonly [string, string] {
  if (!lhs || !rhs) return [NONE, NONE];
  const [left, right] = [numberOf(lhs), numberOf(rhs)];
  if (!left || !right) return [NONE, NONE];
  const isEqual = holds === 'tie';
  const difference = isEqual ? '0' : text(ARITHMETIC.sub(left, right));
  const isZero = ARITHMETIC.orderings(right, ARITHMETIC.integer(0));
  if (isZero.equal) return [difference, NONE];
  return [difference, isEqual ? '1' : text(ARITHMETIC.div(left, right))];
}

const NONE = '–';

type Enclosure = ReturnType<typeof ARITHMETIC.integer>;

function numberOf({ lower, upper }: EnclosureText): Enclosure | null {
  const [low, high] = [parsed(lower), parsed(upper)];
  if (!low || !high) return null;
  const hull = ARITHMETIC.hull(ARITHMETIC.rational(low), ARITHMETIC.rational(high));
  return hull instanceof Absent ? null : hull;
}

function parsed(text: string): Rational | null {
  const exponent = /e([+-]?\d+)$/i.exec(text)?.[1];
  if (text.length > LONGEST || Math.abs(Number(exponent ?? 0)) > LONGEST) return null;
  return Rational.parse(text);
}

/** Where only the size of a difference is known, the text says to how many digits the sides agree. */
function text(result: ReturnType<typeof ARITHMETIC.sub>): string {
  if (result instanceof Absent) return NONE;
  const enclosure = ARITHMETIC.text(result);
  const { lower, upper } = enclosure;
  if (!lower.startsWith('-') || upper.startsWith('-') || upper === '0') return enclosureText(enclosure);
  const size = Math.max(Math.abs(Number(lower)), Math.abs(Number(upper)));
  if (size === 0) return '0';
  return Number.isFinite(size) ? `below 1e${Math.floor(Math.log10(size)) + 1} in size` : NONE;
}
