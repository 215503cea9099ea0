import { describe, expect, it } from 'vitest';
import { Climber } from '../../../src/adversary/climb/climber.js';
import { strategiesFor } from '../../../src/adversary/climb/plan.js';
import { shapeHints } from '../../../src/adversary/hints.js';
import { frameOf } from '../../../src/adversary/landscape/position.js';
import { Coordinates } from '../../../src/adversary/landscape/smooth-charts.js';
import { PERIODS, periodic, phases } from '../../../src/adversary/landscape/smooth-starts.js';
import { choicesOf } from '../../../src/adversary/random.js';
import { claimOf } from '../../support/claim-of.js';

const CLAIM = claimOf('given x[t] in [0, 1]\nshow sum(t in 1..T-1, abs(x[t+1] - x[t])) <= T');
const HORIZON = 24;
const WORK = 500_000;

const coordinates = () => new Coordinates(CLAIM, frameOf(CLAIM, HORIZON, new Map()), 'reached');

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
      const { profiles } = phases(coordinates(), choicesOf(1, 'phases', k, 0));
      const shapes = levels(profiles[0]!.basis);
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
      const { profiles } = periodic(coordinates(), period, choicesOf(1, 'periodic', period, 0));
      const shapes = levels(profiles[0]!.basis);
      expect(shapes).toHaveLength(period);
      for (const shape of shapes)
        for (let t = period; t < HORIZON; t += 1) expect(shape[t]).toBe(shape[t - period]);
    }
  });

  it('are among what is tried on an inequality, beside all other ways', () => {
    const climber = new Climber(CLAIM, shapeHints(CLAIM), 1);
    const kinds = new Set(strategiesFor(climber, 0, 100, WORK).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      'free',
      'kinks',
      'pattern',
      'periodic',
      'phases',
      'smooth',
      'stretch',
    ]);
  });
});
