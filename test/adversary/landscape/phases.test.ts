import { describe, expect, it } from 'vitest';
import { Climber } from '../../../src/adversary/climb/climber.js';
import { strategiesFor } from '../../../src/adversary/climb/plan.js';
import { shapeHints } from '../../../src/adversary/hints.js';
import {
  afterMove,
  carriedOver,
  movesOf,
  profilesOf,
  someLevels,
  splitUp,
  startOfLevels,
} from '../../../src/adversary/landscape/levels.js';
import { frameOf } from '../../../src/adversary/landscape/position.js';
import { Coordinates, wholeSequences } from '../../../src/adversary/landscape/smooth-charts.js';
import { PERIODS, periodic, phases, turning } from '../../../src/adversary/landscape/smooth-starts.js';
import { choicesOf } from '../../../src/adversary/random.js';
import { claimOf } from '../../support/claim-of.js';

const CLAIM = claimOf('given x[t] in [0, 1]\nshow sum(t in 1..T-1, abs(x[t+1] - x[t])) <= T');
const HORIZON = 24;
const WORK = 500_000;

const coordinates = (horizon = HORIZON) =>
  new Coordinates(CLAIM, frameOf(CLAIM, horizon, new Map()), 'reached');

/** The levels of a pattern of one sequence: shapes that are 0 or 1. */
function levels(basis: readonly Float64Array[]): Float64Array[] {
  return basis.filter((shape) => shape.every((x) => x === 0 || x === 1) && shape.some((x) => x === 1));
}

/** How often a sequence of levels goes on to another one. */
function changes(shapes: readonly Float64Array[]): number {
  const at = Array.from({ length: HORIZON }, (_, t) => shapes.findIndex((shape) => shape[t] === 1));
  return at.slice(1).filter((level, t) => level !== at[t]).length;
}

describe('patterns of whole sequences', () => {
  it('are two or three phases, each a run of indices', () => {
    const counts = new Set<number>();
    for (let k = 0; k < 60; k += 1) {
      const shapes = levels(
        phases(coordinates(), choicesOf(1, 'phases', k, 0)).profilesIn(coordinates())[0]!.basis,
      );
      for (let t = 0; t < HORIZON; t += 1) expect(shapes.filter((shape) => shape[t] === 1)).toHaveLength(1);
      expect(changes(shapes)).toBe(shapes.length - 1);
      counts.add(shapes.length);
    }
    expect(counts).toContain(2);
    expect(counts).toContain(3);
    expect(Math.max(...counts)).toBe(3);
  });

  it('come again after a period', () => {
    for (const period of PERIODS) {
      const pattern = periodic(coordinates(), period, choicesOf(1, 'periodic', period, 0));
      const shapes = levels(pattern.profilesIn(coordinates())[0]!.basis);
      expect(shapes).toHaveLength(period);
      for (const shape of shapes)
        for (let t = period; t < HORIZON; t += 1) expect(shape[t]).toBe(shape[t - period]);
    }
  });

  it('turn to the other side of a centre after a period', () => {
    for (const period of PERIODS) {
      const pattern = turning(coordinates(), period, choicesOf(1, 'turning', period, 0));
      for (const horizon of [HORIZON, 40]) {
        const there = coordinates(horizon);
        const chart = wholeSequences(there, pattern.profilesIn(there));
        const numbers = new Float64Array(horizon);
        chart.numbers(pattern.start, numbers);
        expect(new Set(numbers.subarray(0, period)).size).toBe(period);
        for (let t = period; t < horizon; t += 1)
          expect(numbers[t]! + numbers[t - period]!).toBeCloseTo(1, 12);
      }
    }
  });

  it('stay on levels, of which one may be narrow, and which may begin at both ends of the domain', () => {
    const counts = new Set<number>();
    const widths = new Set<number>();
    let far = 0;
    for (let k = 0; k < 200; k += 1) {
      const choices = choicesOf(1, 'levels', k, 0);
      const some = someLevels(coordinates(), choices);
      const shapes = levels(profilesOf(coordinates(), some)[0]!.basis);
      expect(changes(shapes)).toBe(some.ends[0]!.length - 1);
      counts.add(shapes.length);
      for (const shape of shapes) widths.add(shape.reduce((sum, x) => sum + x, 0));
      const start = startOfLevels(coordinates(), some, choices);
      if (start.subarray(0, 2).join() === [0, Math.PI].join()) far += 1;
    }
    expect([...counts].sort()).toEqual([2, 3, 4, 5]);
    expect(widths).toContain(1);
    expect(widths).toContain(2);
    expect(far).toBeGreaterThan(20);
  });

  it('have ends that move, alone or with the level beside them, and never meet', () => {
    const levelsOf = (...ends: number[]) => ({ ends: [[...ends, HORIZON]], isSloped: false });
    const endsAfter = (...ends: number[]) =>
      movesOf(levelsOf(...ends)).map((move) => afterMove(levelsOf(...ends), move, 3)?.ends.join(' ') ?? null);
    expect(endsAfter(6, 20)).toEqual(['9,20,24', '3,20,24', '6,23,24', '6,17,24', '9,23,24', '3,17,24']);
    expect(endsAfter(2, 4)).toEqual([null, null, '2,7,24', null, '5,7,24', null]);
  });

  it('have levels at the same shares of another horizon, and one more', () => {
    const some = { ends: [[6, 12, HORIZON]], isSloped: true };
    expect(carriedOver(some, coordinates(48))?.ends).toEqual([[12, 24, 48]]);
    expect(carriedOver(some, coordinates(2))).toBeNull();
    for (let k = 0; k < 30; k += 1) {
      const { levels: split, weights } = splitUp(
        some,
        Float64Array.of(1, 2, 3, 0.5),
        coordinates(),
        choicesOf(1, 'split', k, 0),
      );
      expect(split.ends[0]).toHaveLength(4);
      expect(weights).toHaveLength(5);
      expect([1, 2, 3, 0.5].every((weight) => weights.includes(weight))).toBe(true);
    }
  });

  it('are among what is tried on an inequality, beside all other ways', () => {
    const climber = new Climber(CLAIM, shapeHints(CLAIM), 1);
    const kinds = new Set(strategiesFor(climber, 0, 100, WORK).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      'free',
      'kinks',
      'levels',
      'pattern',
      'periodic',
      'phases',
      'smooth',
      'stretch',
    ]);
  });
});
