import { isSimpler } from '../adversary/index.js';
import { Rational } from '../arithmetic/index.js';
import type { NumberJson, Point, PointJson, PointValue } from '../evaluation/index.js';

/** The simplicity order on points in JSON, for reports of claims that are not at hand. */
export function isSimplerJson(a: PointJson, b: PointJson): boolean {
  return isSimpler(pointOf(a), pointOf(b));
}

/** Givens stand in the order of the claim in every point that this tool writes. */
function pointOf({ T, ...givens }: PointJson): Point {
  return {
    horizon: Number(T),
    values: Object.values(givens).map((value) => pointValue(value as NumberJson)),
  };
}

function pointValue(value: NumberJson): PointValue {
  return typeof value === 'string' ? rationalOf(value) : (value.map(pointValue) as PointValue);
}

function rationalOf(text: string): Rational {
  const value = Rational.parse(text);
  if (!value) throw new Error(`not a number of a point: ${text}`);
  return value;
}
