import { describe, expect, it } from 'vitest';
import { claimLines, claimSays, saysSame } from '../../src/campaign/index.js';
import { claimOf } from '../support/claim-of.js';

const LINES = 'given G[t] > 0\nlet V[t] = sum(k in 1..t, G[k]^2)\nshow sum(t in 1..T, G[t]) <= 3 * G[1]';

describe('what claims say', () => {
  it('is the same for the same text, whatever it is called', () => {
    expect(claimSays(claimOf(LINES), claimLines(claimOf(LINES)))).toBe(true);
  });

  it.each([
    ['spaces', '3 * G[1]', '3*G[1]'],
    ['parentheses that change nothing', '3 * G[1]', '(3) * (G[1])'],
  ])('is compared as trees: %s', (_, from, to) => {
    const printed = claimLines(claimOf(LINES));
    const other = printed.map((line) => line.replace(from, to));
    expect(other).not.toEqual(printed);
    expect(saysSame(printed, other)).toBe(true);
  });

  it.each([
    ['a number', '3 * G[1]', '4 * G[1]'],
    ['a relation', '<=', '<'],
    ['a domain', 'given G[t] > 0', 'given G[t] >= 0'],
    ['a range', '1..t', '1..t+1'],
    [
      'parentheses that change something',
      'sum(t in 1..T, G[t]) <= 3 * G[1]',
      'sum(t in 1..T, G[t]) <= 3 * (G[1] + 0)',
    ],
  ])('differs in %s', (_, from, to) => {
    const printed = claimLines(claimOf(LINES));
    const other = printed.map((line) => line.replace(from, to));
    expect(other).not.toEqual(printed);
    expect(saysSame(printed, other)).toBe(false);
  });

  it('has the definitions and the premises of bounds, under names that no document has', () => {
    const bound = '```bound twice(x)\ngiven x > 0\nlet double = x + x\nvalue double\n```\n';
    const claim = claimOf('given y > -1\nshow twice(y + 2) <= twice(y + 3)', bound);
    const printed = claimLines(claim);
    expect(printed.join('\n')).toMatch(
      /let twice\.double = [\s\S]*let twice'\.double = [\s\S]*# twice asks: /,
    );

    expect(
      saysSame(
        printed,
        printed.map((line) => line.replace(' + 2', '+2')),
      ),
    ).toBe(true);
    expect(
      saysSame(
        printed,
        printed.map((line) => line.replace(/asks: .* >/, 'asks: y >')),
      ),
    ).toBe(false);
    expect(saysSame(printed, printed.slice(1))).toBe(false);
    // A name without a dot is another one.
    expect(
      saysSame(
        printed,
        printed.map((line) => line.replaceAll('twice.double', 'twiceZddouble')),
      ),
    ).toBe(false);
  });

  it('that cannot be read is the same only letter by letter', () => {
    expect(saysSame(['show 1 <='], ['show 1 <='])).toBe(true);
    expect(saysSame(['show 1 <='], ['show 1  <='])).toBe(false);
    expect(saysSame(['show 1 <= 2'], ['show 1 <= 2', '```', 'and more'])).toBe(false);
  });
});
