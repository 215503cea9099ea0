import { describe, expect, it } from 'vitest';
import { type Sharpening, sharpen } from '../../src/campaign/sharpen/index.js';
import { resolveDocuments } from '../../src/language/index.js';
import { claimBlock, lakatos, withFolder } from '../support/command.js';

const TELESCOPE = claimBlock(
  'telescope',
  `given R > 0
given G[t] > 0
let V[t] = sum(k in 1..t, G[k]^2)
show R * sum(t in 1..T, G[t]^2 / sqrt(V[t])) <= 2 * R * sqrt(V[T])`,
);
const SQUARES = claimBlock(
  'squares',
  `given G[t] > 0
let Q[t] = sum(k in 1..t, G[k]^-2)
show sum(t in 1..T, G[t]^-2 / Q[t]) <= 1`,
);
const HARMONIC = claimBlock('harmonic', 'show sum(t in 1..T, 1/t) <= 3');
const LATER = claimBlock('later', 'show 10 * T < T^2');
const CHAIN = claimBlock('chain', 'given x > 0\nshow x = x * 1 <= x + 1');
const EQUAL = claimBlock('equal', 'given x > 0\nshow x = x * 1');
const ENDLESS = claimBlock('endless', 'given x, y > 0\nshow x <= y');

/** The same as the command does, in this process. */
function sharpenOf(document: string, maxHorizon = 64, link?: number, seed = 1): Sharpening {
  const { documents } = resolveDocuments([{ path: 'a.md', text: document }]);
  const claim = documents[0]!.claims[0]!;
  const conclusion = claim.statements.findIndex(({ kind }) => kind === 'conclusion');
  const index = link === undefined ? Math.max(0, conclusion) : link - 1;
  const steps = sharpen(claim, index, { seed, maxHorizon, version: '0', document: 'a.md', search: null });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

describe('lakatos sharpen', () => {
  it('calls a tight inequality bounded by 1', () => {
    const { largest, growth } = sharpenOf(TELESCOPE, 1024);
    expect(Number(largest!.ratio.lower)).toBeGreaterThan(0.995);
    expect(Number(largest!.ratio.upper)).toBeLessThan(1);
    expect(growth!.kind).toBe('bounded');
    if (growth!.kind === 'bounded') expect(growth!.limit).toBeCloseTo(1, 2);
  });

  it('finds linear growth, and the sequences that make it', () => {
    const { growth, horizons, failsAt, holdsFrom } = sharpenOf(SQUARES, 16);
    expect(growth).toMatchObject({ kind: 'growing', exponent: 1, logarithms: 0 });
    if (growth!.kind === 'growing') expect(growth!.factor).toBeCloseTo(1, 2);
    expect(['geometric', 'decreasing']).toContain(horizons.at(-1)!.near.shapes.G!.kind);
    expect(failsAt).toContain(2);
    expect(holdsFrom).toBeNull();
  });

  it('finds a logarithm', () => {
    const { growth } = sharpenOf(HARMONIC, 4096);
    expect(growth).toMatchObject({ kind: 'growing', exponent: 0, logarithms: 1 });
    if (growth!.kind === 'growing') expect(growth!.factor).toBeCloseTo(1 / 3, 2);
  });

  it('says from where on a claim holds that fails early', () => {
    expect(sharpenOf(LATER)).toMatchObject({ holdsFrom: 11 });
  });

  it('narrows down the horizon, whatever else is given', () => {
    const claim = claimBlock('narrowed', 'given G[t] > 0\nshow 10 * G[1] <= T * sum(t in 1..T, G[t])');
    expect(sharpenOf(claim, 16)).toMatchObject({ holdsFrom: 10 });
  });

  it('knows that it fails where the ratio is above 1, at points too long to judge again', () => {
    const { failsAt, holdsFrom, horizons } = sharpenOf(SQUARES, 256);
    expect(failsAt).toEqual(horizons.map(({ horizon }) => horizon).filter((horizon) => horizon > 1));
    expect(holdsFrom).toBeNull();
    expect(horizons.at(-1)!.near.shapes.G).toMatchObject({ kind: 'geometric' });
  });

  it('says that a ratio has no end at a fixed horizon', () => {
    const { unbounded, growth } = sharpenOf(ENDLESS);
    expect(unbounded!.horizon).toBe(1);
    expect(growth).toBeNull();
  });

  it('is about the chain from end to end, or about one link', () => {
    expect(sharpenOf(CHAIN, 2).statement).toMatchObject({ kind: 'conclusion', link: null });
    expect(sharpenOf(CHAIN, 2, 2).statement).toMatchObject({ kind: 'link', link: 2 });
  });

  it('finds the same for the same seed', () => {
    const twice = [1, 2].map(() => sharpenOf(TELESCOPE, 6, undefined, 3));
    expect(twice[1]).toEqual(twice[0]);
  });

  it('writes for people', () => {
    withFolder({ 'a.md': HARMONIC }, (folder) => {
      const { stdout } = lakatos(['sharpen', 'harmonic', '--in', 'a.md', '--max-horizon', '64'], folder);
      expect(stdout).toContain('link 1: sum(t in 1..T, 1 / t) <= 3');
      expect(stdout).toMatch(/growth +grows like 0\.3\d* ln T \(fit to \d+ horizons/);
      expect(stdout).not.toMatch(/proved|verified|valid/);
    });
  });

  it.each([
    [['sharpen', 'equal', '--in', 'a.md'], 'an equality has no tightness'],
    [['sharpen', 'chain', '--in', 'a.md', '--link', '3'], 'chain has 2 links, not 3'],
    [['sharpen', 'chains', '--in', 'a.md'], 'did you mean chain?'],
  ])('ends with 2 on %j', (args, message) => {
    withFolder({ 'a.md': CHAIN + EQUAL }, (folder) => {
      const { status, stderr } = lakatos(args, folder);
      expect(stderr).toContain(message);
      expect(status).toBe(2);
    });
  });
});
