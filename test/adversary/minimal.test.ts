import { describe, expect, it } from 'vitest';
import { cost, isSimpler } from '../../src/adversary/index.js';
import { Rational } from '../../src/arithmetic/index.js';
import { type Point, type PointValue, pointFromJson, pointToJson } from '../../src/evaluation/index.js';
import { Judge } from '../../src/judgement/index.js';
import type { Claim } from '../../src/language/index.js';
import { pointText } from '../../src/report/index.js';
import { claimOf } from '../support/claim-of.js';
import { PINNED } from './pinned.js';

/**
 * Every point of integers that costs no more than a pinned witness, at its horizon and all shorter ones, is judged: the
 * simplicity order allows no other point of the same horizon to be simpler, for integers come before all else.
 */

/** Dearer witnesses have too many points below them; that leaves most of the pinned ones. */
const MOST_COST = 14;
const MOST_NUMBERS = 4;

const INTEGERS = integersUpTo(MOST_COST);

function integersUpTo(most: number): { readonly q: Rational; readonly cost: number }[] {
  const found: { q: Rational; cost: number }[] = [];
  // One digit costs 0 to 8, a zero 4, a digit more 6: nothing beyond 10000 costs at most 14.
  for (let n = -10_000; n <= 10_000; n += 1) {
    const q = Rational.of(n);
    if (cost(q) <= most) found.push({ q, cost: cost(q) });
  }
  return found.sort((a, b) => a.cost - b.cost);
}

function* tuples(length: number, most: number): Generator<Rational[]> {
  if (length === 0) {
    yield [];
    return;
  }
  for (const { q, cost: own } of INTEGERS) {
    if (own > most) return;
    for (const rest of tuples(length - 1, most - own)) yield [q, ...rest];
  }
}

/** `null` where the horizon or a dimension sets lengths in a way of its own. */
function lengthsAt(claim: Claim, witness: Point, horizon: number): number[] | null {
  const lengths: number[] = [];
  for (const value of witness.values) {
    if (!Array.isArray(value)) lengths.push(1);
    else if (horizon === witness.horizon) lengths.push(value.length);
    else if (value.length === witness.horizon) lengths.push(horizon);
    else return null;
  }
  return claim.givens.some(({ ranges }) => ranges.length > 1) ? null : lengths;
}

function built(witness: Point, horizon: number, lengths: readonly number[], numbers: Rational[]): Point {
  const left = [...numbers];
  const values = witness.values.map((value, i): PointValue => {
    const own = left.splice(0, lengths[i]!);
    return Array.isArray(value) ? own : own[0]!;
  });
  return { horizon, values };
}

function readWitness(claim: Claim, text: string): Point {
  const json: Record<string, unknown> = {};
  for (const [, name, value] of text.matchAll(/(\w+) = (\([^)]*\)|[^,]+)/g)) {
    const entries = value!.startsWith('(') ? value!.slice(1, -1).split(', ') : value!;
    json[name!] = name === 'T' ? Number(value) : entries;
  }
  const reading = pointFromJson(claim, json);
  if (reading.kind !== 'point') throw new Error(`${text} is no point of ${claim.name}`);
  return reading.point;
}

const CASES = PINNED.map(([title, lines, text]) => {
  const claim = claimOf(lines);
  const witness = readWitness(claim, text);
  const numbers = witness.values.flat(2) as Rational[];
  const total = numbers.reduce((sum, q) => sum + cost(q), 0);
  const isFeasible = total <= MOST_COST && numbers.length <= MOST_NUMBERS && numbers.length > 0;
  return { title, claim, witness, total, isFeasible };
});

describe('no point of integers is simpler than the witness', () => {
  it('for at least half of the pinned ones', () => {
    expect(CASES.filter(({ isFeasible }) => isFeasible).length).toBeGreaterThanOrEqual(CASES.length / 2);
  });

  it.each(CASES.filter(({ isFeasible }) => isFeasible))('of $title', ({ claim, witness, total }) => {
    const judge = new Judge(claim);
    const fails = (point: Point): boolean =>
      judge
        .examine(point)
        .findings.some(({ outcome }) => outcome === 'violated' || outcome === 'does not exist');
    expect(fails(witness)).toBe(true);
    const simpler: string[] = [];
    for (let horizon = 1; horizon <= witness.horizon; horizon += 1) {
      const lengths = lengthsAt(claim, witness, horizon);
      if (lengths === null) continue;
      const size = lengths.reduce((a, b) => a + b, 0);
      for (const numbers of tuples(size, total)) {
        const point = built(witness, horizon, lengths, numbers);
        if (isSimpler(point, witness) && fails(point)) simpler.push(pointText(pointToJson(claim, point)));
      }
    }
    expect(simpler).toEqual([]);
  });
});
