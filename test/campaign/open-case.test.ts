import { describe, expect, it } from 'vitest';
import { explain, type OpenReason } from '../../src/campaign/index.js';
import { openReason } from '../../src/campaign/open-case.js';
import { PLAIN } from '../../src/report/index.js';
import { refutationText } from '../../src/report/refutation.js';
import { claimOf } from '../support/claim-of.js';
import { claimBlock } from '../support/command.js';
import { bodyOf, htmlOf } from '../support/html-report.js';
import { pointOf } from '../support/point-of.js';
import { reportOf } from '../support/report-of.js';

type Kind = OpenReason['kind'];

/** A statement that is true or false, and that no precision decides; what is said about it. */
const OPEN: readonly (readonly [Kind, string | null, string, number])[] = [
  ['logarithms', null, 'show ln(exp(2) - 1) <= ln(exp(1) - 1) + ln(exp(1) + 1)', 1],
  ['roots', 'sqrt(3 + 2 * sqrt(2))', 'show sqrt(3 + 2*sqrt(2)) <= 1 + sqrt(2)', 1],
  ['roots', '(3 + 2 * sqrt(2))^(1/2)', 'show (3 + 2*sqrt(2))^(1/2) <= 1 + sqrt(2)', 1],
  ['circle', 'cos(pi / 3)', 'show 2*cos(pi/3) <= 1', 1],
  ['circle', 'sin(pi)', 'show sin(pi) <= 0', 1],
  [
    'comparison',
    'max(ln(exp(2) - 1), ln(exp(1) - 1) + ln(exp(1) + 1))',
    'show max(ln(exp(2) - 1), ln(exp(1) - 1) + ln(exp(1) + 1)) <= ln(exp(2) - 1)',
    1,
  ],
  ['size', 'sum(t in 1..T, sqrt(t))', 'show sum(t in 1..T, sqrt(t)) <= sum(t in 1..T, sqrt(T + 1 - t))', 600],
  ['close', null, 'show exp(1e-350) <= 1 + 1e-350', 1],
  ['jump', 'floor(sqrt(3 + 2 * sqrt(2)) - sqrt(2))', 'show floor(sqrt(3 + 2*sqrt(2)) - sqrt(2)) >= 1', 1],
  [
    'jump',
    'if sqrt(3 + 2 * sqrt(2)) - sqrt(2) <= 1 then 1 else 3',
    'show (if sqrt(3 + 2*sqrt(2)) - sqrt(2) <= 1 then 1 else 3) <= 2',
    1,
  ],
  [
    'jump',
    'floor(sqrt(3 + 2 * sqrt(2)) - sqrt(2))',
    'let n[t] = floor(sqrt(3 + 2*sqrt(2)) - sqrt(2)) * t\nshow n[T] >= T',
    1,
  ],
  [
    'existence',
    '1 / (sqrt(3 + 2 * sqrt(2)) - sqrt(2) - 1)',
    'show 1/(sqrt(3 + 2*sqrt(2)) - sqrt(2) - 1) > 0',
    1,
  ],
  [
    'existence',
    'ln(sqrt(3 + 2 * sqrt(2)) - sqrt(2) - 1)',
    'show ln(sqrt(3 + 2*sqrt(2)) - sqrt(2) - 1) < 0',
    1,
  ],
  ['digits', null, 'let x[1] = pi - 3\nlet x[n+1] = 1 - abs(1 - 2*x[n])\nshow x[T] <= 1/2', 1200],
  ['work', null, 'show sum(t in 1..T, 1/t) <= sum(t in 1..T, 1/(T + 1 - t))', 300_000],
];

describe('what keeps a case open', () => {
  it.each(OPEN)('%s: %s', (kind, part, lines, horizon) => {
    const claim = claimOf(lines);
    const point = pointOf(claim, { T: horizon });
    expect(openReason(claim, claim.statements[0]!, point, [horizon])).toEqual({ kind, part });
  });

  // Each is open for the judge itself, not only for the explanation; the long ones take some seconds there.
  it.each(OPEN.filter(([, , , horizon]) => horizon === 1))('%s, %s, at the judge', (kind, part, lines) => {
    const claim = claimOf(lines);
    const { links } = explain(claim, pointOf(claim, { T: 1 }));
    expect(links[0]).toMatchObject({ holds: 'unknown', open: { kind, part } });
  });

  it('at the index where it is open', () => {
    const claim = claimOf('given x[t] > 0\nshow sqrt(x[t] + 2*sqrt(2)) <= 1 + sqrt(2) for t in 2..T');
    const { links } = explain(claim, pointOf(claim, { T: 3, x: ['1', '2', '3'] }));
    expect(links.map(({ holds, open }) => [holds, open?.kind])).toEqual([
      ['yes', undefined],
      ['unknown', 'roots'],
    ]);
  });
});

describe('an undecided claim says why, and what can be done', () => {
  const TIE = 'show 2*cos(pi/3) <= 1';

  it('in its report', () => {
    expect(reportOf(TIE).links[0]).toMatchObject({
      verdict: 'undecided',
      worst: { at: { T: 1 }, why: { kind: 'circle', part: 'cos(pi / 3)' } },
    });
  });

  it('in a terminal', () => {
    const text = refutationText('a.md', reportOf(TIE), PLAIN).replace(/\s+/g, ' ');
    expect(text).toContain(
      'open at T = 1 a tie: the sides agree to more than 100 digits, and cos(pi / 3) is no number of exact arithmetic',
    );
    expect(text).toContain('what to do: write the value of the cosine or sine at this place');
  });

  it('on its page', async () => {
    const { html } = await htmlOf([{ path: 'a.md', text: claimBlock('wave', TIE) }]);
    expect(bodyOf(html)).toMatch(/class="open-case".*Open at T = 1: a tie: .*What to do: write the value/s);
  });

  it('and is as expected where it is foreseen', () => {
    expect(reportOf(`${TIE}\nexpect undecided`)).toMatchObject({ verdict: 'undecided', asExpected: true });
    expect(reportOf('show 1 <= 2\nexpect undecided')).toMatchObject({ asExpected: false });
  });
});
