import { describe, expect, it } from 'vitest';
import type { ExplainedStatement } from '../../../src/campaign/index.js';
import { approximately } from '../../../src/report/html/plot/approximate.js';
import { isLogarithmic, scaleFor, tickText, tickValues } from '../../../src/report/html/plot/axis.js';
import { chainPlot, chainValues } from '../../../src/report/html/plot/chain-plot.js';
import { type LinePlot, linePlot } from '../../../src/report/html/plot/line-plot.js';

const PLOT: LinePlot = {
  description: 'G for t from 1 to 3: "10", 1, 1',
  across: 't',
  spacing: 'even',
  points: [
    [1, 10],
    [2, 1],
    [3, 1],
  ],
  marked: [2],
  tone: 'bad',
  size: 'small',
};

describe('a scale', () => {
  it('is logarithmic where values are positive and far apart', () => {
    expect(isLogarithmic(scaleFor([1, 1000], [0, 1]))).toBe(true);
    expect(isLogarithmic(scaleFor([1, 20], [0, 1]))).toBe(false);
    expect(isLogarithmic(scaleFor([0, 1000], [0, 1]))).toBe(false);
    expect(isLogarithmic(scaleFor([-1, 1000], [0, 1]))).toBe(false);
  });

  it('has room around a constant', () => {
    for (const value of [0, 7, -3, 1e-300]) {
      const [low, high] = scaleFor([value, value], [0, 1]).domain() as [number, number];
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
    }
  });

  it.each([1e3, 1e9, 1e30, 1e300])('has few ticks up to %d', (top) => {
    const ticks = tickValues(scaleFor([1e-3, top], [0, 100]), 3);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.length).toBeLessThanOrEqual(5);
  });

  it.each([
    [0, '0'],
    [0.25, '0.25'],
    [-1500, '−1500'],
    [1e-9, '1e−9'],
    [2.5e7, '2.5e7'],
  ])('writes %d short', (value, text) => {
    expect(tickText(value)).toBe(text);
  });
});

describe('a line plot', () => {
  it('is an image with a description', () => {
    const svg = linePlot(PLOT);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="G for t from 1 to 3: &quot;10&quot;, 1, 1">/);
    expect(svg.match(/<circle/g)).toHaveLength(3);
    expect(svg.match(/class="here"/g)).toHaveLength(1);
  });

  it('leaves colours to the style sheet', () => {
    expect(linePlot(PLOT)).not.toMatch(/(?:fill|stroke)=|#[0-9a-f]{3}/);
  });

  it('has no dots but the marked ones when there are many', () => {
    const points = Array.from({ length: 200 }, (_, i) => [i + 1, Math.sin(i)] as const);
    expect(linePlot({ ...PLOT, points }).match(/<circle/g)).toHaveLength(1);
  });

  it('has no coordinate that is no number, however large the values are', () => {
    const points = [1e-320, 1, 1e300].map((value, i) => [i, value] as const);
    expect(linePlot({ ...PLOT, points })).not.toMatch(/NaN|Infinity/);
    const wide = [-1e300, 1e300].map((value, i) => [i, value] as const);
    expect(linePlot({ ...PLOT, points: wide })).not.toMatch(/NaN|Infinity/);
  });
});

describe('the values of a chain', () => {
  const link = (
    lhs: string | null,
    rhs: string | null,
    holds: 'yes' | 'no' | 'tie',
    t = 1,
  ): ExplainedStatement => ({
    kind: 'link',
    text: '',
    relation: '<=',
    source: null,
    indices: { t },
    lhs: lhs === null ? null : { lower: lhs, upper: lhs },
    rhs: rhs === null ? null : { lower: rhs, upper: rhs },
    holds,
    agreeingDigits: null,
    missing: null,
    open: null,
  });

  it('are those of its members at the given indices, with the links that fail', () => {
    const links = [link('1', '2', 'yes'), link('5', '6', 'yes', 2), link('2', '1/2', 'no')];
    expect(chainValues(links, { t: 1 })).toEqual({ members: [1, 2, 0.5], fails: [false, true] });
  });

  it('are not drawn where one does not exist or is too large, nor for a single link', () => {
    expect(chainValues([link('1', '2', 'no')], { t: 1 })).toBeNull();
    expect(chainValues([link('1', null, 'no'), link(null, '2', 'yes')], { t: 1 })).toBeNull();
    expect(chainValues([link('1', '1e400', 'yes'), link('1e400', '2', 'no')], { t: 1 })).toBeNull();
  });

  it('are a line that is broken where a link fails', () => {
    const svg = chainPlot({ members: [1, 2, 0.5], fails: [false, true] });
    expect(svg).toContain('aria-label="The members of the chain are 1, 2, 0.5: it breaks at link 2"');
    expect(svg.match(/class="step broken"/g)).toHaveLength(1);
    expect(svg).not.toMatch(/NaN|(?:fill|stroke)=/);
  });
});

it('says where heights are logarithms', () => {
  expect(
    linePlot({
      ...PLOT,
      points: [
        [1, 1],
        [2, 1000],
      ],
    }),
  ).toContain('>log scale</text>');
  expect(linePlot(PLOT)).not.toContain('log scale');
});

it.each([
  ['1/4', 0.25],
  ['-3', -3],
  ['2.5e-3', 0.0025],
])('%s is drawn at %d', (text, value) => {
  expect(approximately(text)).toBe(value);
});
