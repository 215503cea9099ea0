import { Rational } from '../arithmetic/index.js';
import type { Point } from '../evaluation/index.js';
import type { Claim } from '../language/index.js';
import { mapGivens } from './candidates.js';
import { flatten } from './simplicity.js';

/** The cheapest numbers of the simplicity order. */
const CHEAPEST = [1, 2, 0, 3, 10, -1, 4, 5, 100] as const;

/** How many of the cheapest numbers are combined for a point of 1, 2, 3, … numbers: some hundred combinations each. */
const ALPHABETS = [9, 9, 8, 5, 4, 3, 2, 2] as const;

/** Points of few numbers: all combinations of the cheapest ones. What is simplest among them is found, not climbed to. */
export function* combined(claim: Claim, point: Point): Generator<Point> {
  const count = realNumbers(claim, point).length;
  const alphabet = CHEAPEST.slice(0, ALPHABETS[count - 1] ?? 0).map((n) => Rational.of(n));
  if (alphabet.length === 0) return;
  const total = alphabet.length ** count;
  for (let code = 0; code < total; code += 1) {
    let rest = code;
    yield mapGivens(claim, point, () => {
      const digit = rest % alphabet.length;
      rest = (rest - digit) / alphabet.length;
      return alphabet[digit]!;
    });
  }
}

/** Powers of ten that numbers next to each other may start from. */
const MOST_ZEROS = 30;

/** The most numbers that are put next to each other. */
const MOST_NEIGHBOURS = 6;

/**
 * Numbers that matter only by how close they are: consecutive integers in their order, from a round number on, the
 * smallest first.
 */
export function* neighbouring(claim: Claim, point: Point): Generator<Point> {
  const numbers = realNumbers(claim, point);
  const distinct = [...new Map(numbers.map((q) => [q.toString(), q])).values()];
  if (distinct.length < 2 || distinct.length > MOST_NEIGHBOURS) return;
  const ranks = new Map(distinct.sort((a, b) => a.compare(b)).map((q, rank) => [q.toString(), rank]));
  for (let zeros = 0; zeros <= MOST_ZEROS; zeros += 1)
    for (const leading of [1, 2, 5]) {
      const start = Rational.of(leading).mul(Rational.of(10).pow(zeros)!);
      yield mapGivens(claim, point, (_, q) => start.add(Rational.of(ranks.get(q.toString())!)));
    }
}

function realNumbers(claim: Claim, point: Point): Rational[] {
  return point.values.flatMap((value, i) =>
    claim.givens[i]!.domain.kind === 'integers' ? [] : flatten(value),
  );
}
