import { describe, expect, it } from 'vitest';
import { assembleReport, ROUND_CASES } from '../../src/campaign/index.js';
import { durationText } from '../../src/report/duration.js';
import { COLOURED, PLAIN, ReportText, reportText } from '../../src/report/index.js';
import { sideTexts } from '../../src/report/numbers.js';
import { sparkline, sparklines } from '../../src/report/sparkline.js';
import { widthOf, wrap } from '../../src/report/wrap.js';
import { reportOf } from '../support/report-of.js';

describe('wrap', () => {
  it('breaks at spaces, indents what follows, and loses nothing', () => {
    const line = '    at T = 3, R = 1, G = (10, 1, 1), and a word that goes on';
    const wrapped = wrap(line, 30, 7);
    expect(wrapped).toBe('    at T = 3, R = 1, G = (10,\n       1, 1), and a word that\n       goes on');
    expect(wrapped.replace(/\n +/g, ' ')).toBe(line);
  });

  it('keeps short lines, and words that are wider than the window', () => {
    expect(wrap('short', 40, 4)).toBe('short');
    expect(wrap(`  ${'x'.repeat(50)} y`, 40, 4)).toBe(`  ${'x'.repeat(50)}\n    y`);
  });

  it('does not count colours', () => {
    expect(widthOf(COLOURED.red('refuted'))).toBe(7);
    expect(wrap(COLOURED.red('x'.repeat(40)), 40, 4)).toBe(COLOURED.red('x'.repeat(40)));
  });
});

it('both sides of 0 > 0 are 0', () => {
  const zero = { lower: '0', upper: '0' };
  expect(sideTexts(zero, zero)).toEqual(['0', '0']);
  expect(
    sideTexts({ lower: '1.0000000000134567891', upper: '1.0000000000134567899' }, { lower: '1', upper: '1' }),
  ).toEqual(['1.00000000001…', '1']);
});

describe('sparklines', () => {
  it.each([
    [[1, 2, 3, 4, 5, 6, 7, 8], '▁▂▃▄▅▆▇█  from 1 to 8, log scale', 'no'],
    [[1, 10, 100, 1000], '▁▃▆█  from 1 to 1000, log scale', 'yes'],
    [[-1, 0, 1], '▁▅█  from -1 to 1', 'no'],
    [[0, 1000], '▁█  from 0 to 1000', 'no'],
  ])('of %j', (entries, text, _) => {
    if (entries.length === 8) expect(sparkline(entries)).toMatch(/^▁.*█ {2}from 1 to 8, log scale$/);
    else expect(sparkline(entries)).toBe(text);
  });

  it('of a constant sequence is a word', () => {
    expect(sparkline([2, 2, 2])).toBe('constant, 2');
  });

  it('of a long sequence keeps its spike', () => {
    const entries = Array.from({ length: 1000 }, (_, i) => (i === 777 ? 9 : 1));
    const plot = sparkline(entries);
    expect(plot.match(/█/g)).toHaveLength(1);
    expect(plot.indexOf(' ')).toBeLessThanOrEqual(60);
  });

  it('of a long sequence is as narrow as the window', () => {
    const G = Array.from({ length: 400 }, (_, i) => String(i + 1));
    const bars = (columns: number) => /[▁▂▃▄▅▆▇█]+/.exec(sparklines({ T: 400, G }, columns)[0]!)![0].length;
    for (const columns of [12, 33, 53]) expect(3 + bars(columns)).toBeLessThanOrEqual(columns);
    expect(bars(33)).toBeGreaterThan(20);
    expect(bars(1)).toBe(8);
    expect(bars(Infinity)).toBeGreaterThan(50);
  });

  it('are drawn for long sequences alone, under one another', () => {
    const long = ['1', '2', '3', '4', '5', '6', '1/7'];
    const point = { T: 7, R: '1', G: long, eta: long, short: ['1', '2'], family: [long, long] };
    const plots = sparklines(point);
    expect(plots.map((plot) => plot.slice(0, 5))).toEqual(['G    ', 'eta  ']);
    expect(plots[0]).toContain('from 0.143 to 6');
  });
});

it.each([
  [0, '0 s'],
  [59_400, '59 s'],
  [60_000, '1 min'],
  [3_599_000, '60 min'],
  [3_600_000, '1 h'],
  [7_500_000, '2 h 5 min'],
])('%d ms is %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text === '60 min' ? '1 h' : text);
});

it('a campaign for a time says how large its rounds were at most', () => {
  const claim = { ...reportOf('given x > 0\nshow x < x + 1'), rounds: 3 };
  const sum = (cases: number, roundCases?: number) => {
    const head = { version: '0', seed: 1, cases, maxHorizon: 50, seconds: 7200, end: 'complete' } as const;
    return reportText(
      assembleReport({ ...head, ...(roundCases === undefined ? {} : { roundCases }) }, [
        { path: 'a.md', hash: '0', claims: [claim] },
      ]),
      PLAIN,
    );
  };
  expect(sum(20)).toContain('3 rounds of up to 20 cases a claim in 2 h');
  expect(sum(10 ** 9, 500)).toContain('3 rounds of up to 500 cases');
  expect(sum(10 ** 9)).toContain(`3 rounds of up to ${ROUND_CASES.toLocaleString('en-US')} cases`);
});

it('a campaign for a time whose claims are all proved has no rounds', () => {
  const proof = { rules: [], nodes: 1, source: 'found' } as const;
  const claim = { ...reportOf('given x > 0\nshow x < x + 1'), proof };
  const head = { version: '0', seed: 1, cases: 20, maxHorizon: 50, seconds: 60, end: 'complete' } as const;
  const text = reportText(assembleReport(head, [{ path: 'a.md', hash: '0', claims: [claim] }]), PLAIN);
  expect(text).not.toContain('rounds');
});

describe('the report in a window', () => {
  const lines =
    'given R > 0\ngiven G[t] > 0\nshow sum(t in 1..T, G[t]) * R <= 10 * T * R + 100 * R + max(R, G[1], G[T])';
  const claim = reportOf(lines);
  const report = assembleReport({ version: '0', seed: 1, cases: 300, maxHorizon: 50, end: 'complete' }, [
    { path: 'a.md', hash: '0', claims: [claim] },
  ]);
  const words = (text: string) => text.split(/\s+/);

  it.each([40, 60, 80, 120])('of %d columns is no wider, commands apart', (columns) => {
    const text = reportText(report, PLAIN, { columns, detail: 'verbose', kept: () => null });
    for (const line of text.split('\n'))
      if (!/see it:/.test(line)) expect(line.length, line).toBeLessThanOrEqual(columns);
    const wide = reportText(report, PLAIN, { columns: Infinity, detail: 'verbose', kept: () => null });
    // Nothing is lost but the header of the table, whose words then stand in the rows.
    const lost = words(wide).filter((word) => !words(text).some((other) => other.startsWith(word)));
    expect(lost.filter((word) => !['claim', 'verdict', 'equal', 'to'].includes(word))).toEqual([]);
  });
});

describe('a report that is written while it is made', () => {
  const claims = ['given x > 0\nshow x < x + 1', 'show T = T', 'given x > 0\nshow x < 1', 'show T >= 1'].map(
    (lines, i) => ({ ...reportOf(lines), name: `claim_${i}` }),
  );
  const documents = [
    { path: 'a.md', hash: '0', claims: claims.slice(0, 1) },
    { path: 'empty.md', hash: '0', claims: [] },
    { path: 'b.md', hash: '0', claims: claims.slice(1) },
  ];
  const head = { version: '0', seed: 1, cases: 300, maxHorizon: 50 } as const;
  const report = assembleReport({ ...head, end: 'complete' }, documents);
  const tabled = documents.map(({ path, claims: own }) => ({ path, claims: own.map(({ name }) => name) }));
  const kept = () => null;

  it.each([[[0, 1, 2, 3]], [[3, 1, 0, 2]], [[3, 2, 1, 0]], [[1, 3]], [[]]])(
    'is the same text, when its claims are done in the order %j',
    (order) => {
      for (const detail of ['quiet', 'normal', 'verbose'] as const) {
        const layout = { columns: 100, detail };
        const text = new ReportText(tabled, report.options, PLAIN, layout);
        const pieces = order.map((index) => text.claim(index, claims[index]!));
        expect(pieces.join('') + text.rest(report, kept)).toBe(
          reportText(report, PLAIN, { ...layout, kept }),
        );
      }
    },
  );

  it('has a row as soon as its claim and those before it are done', () => {
    const text = new ReportText(tabled, report.options, PLAIN, { columns: Infinity, detail: 'normal' });
    expect(text.claim(1, claims[1]!)).toBe('');
    expect(text.claim(0, claims[0]!)).toMatch(
      /^a\.md\n.*\n {2}✓ claim_0 .*\n\nb\.md\n.*\n {2}✓ claim_1 .*\n$/,
    );
    expect(text.claim(2, claims[2]!)).toMatch(/^ {2}✗ claim_2 .*\n$/);
  });

  it('has no row for a claim that was not done', () => {
    const [first, empty, second] = documents;
    const some = assembleReport({ ...head, end: 'interrupted' }, [
      { ...first!, claims: [] },
      empty!,
      { ...second!, claims: second!.claims.slice(1) },
    ]);
    const text = new ReportText(tabled, report.options, PLAIN, { columns: Infinity, detail: 'normal' });
    expect(text.rest(some, kept)).toMatch(
      /^b\.md\n.*\n {2}✗ claim_2 .*\n {2}✓ claim_3 .*\n\nclaim_2 {2}b\.md/,
    );
  });
});
