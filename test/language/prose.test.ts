import { describe, expect, it } from 'vitest';
import { resolveDocuments } from '../../src/language/index.js';
import { resolveClaim } from './fixtures.js';

const CLAIM = '```claim c\nshow 1 > 0\n```\n\n';

describe('prose stays prose', () => {
  it.each([
    ['a theorem of another tool', '```{prf:theorem} c\nany text\n```\n'],
    ['a fence of another kind', '```Theorem c\nany text\n```\n'],
    ['code in a line', 'Write ```claim NAME``` first, or\n```claim NAME``` here.\n'],
    ['a fence within a fence', '````md\n    ```claim d\n```{claim} d\n````\n'],
    ['indented code that shows an example', '    Write\n    ```claim d\n    show 1 > 0\n    ```\n'],
    ['a remark', '<!--\n    ```claim d\n-->\n'],
  ])('%s', (_, text) => {
    const { documents, problems } = resolveDocuments([{ path: 'x.md', text: CLAIM + text }]);
    expect(problems).toEqual([]);
    expect(documents[0]!.claims.map((claim) => claim.name)).toEqual(['c']);
  });
});

describe('a name that only looks like a mistake', () => {
  it.each([
    'given causal_rate, w_max, x_1 > 0\nshow causal_rate > 0',
    'given eta_t[t] > 0\nshow eta_t[T] > 0',
    'given e, pi, inf > 0\nshow e * pi * inf > 0',
    'given information, formal, order > 0\nshow information * formal + order > 0',
    'given x in [1, 1]\nshow sum(k in 3..2, x) = 0',
    'given a > 0\ngiven x in [1, -a]\nshow x <= 1',
  ])('%s', (lines) => {
    expect(resolveClaim(lines).problems).toEqual([]);
  });
});
