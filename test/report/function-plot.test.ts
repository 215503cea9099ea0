import { describe, expect, it } from 'vitest';
import type { PointJson } from '../../src/evaluation/index.js';
import { resolveDocuments } from '../../src/language/index.js';
import { observe } from '../../src/report/html/observation.js';
import { drawnRun, valueAt } from '../../src/report/html/plot/drawn-run.js';
import { functionFigure } from '../../src/report/html/plot/function-plot.js';
import { sublevelSet } from '../../src/report/html/plot/level-lines.js';
import { pointMarkup } from '../../src/report/html/point-markup.js';

const claimOf = (samples: string, metric: string) => {
  const text = `\`\`\`method m(R, eta)
convex f
${samples}
assume norm(theta[1] - theta_star) <= R
step theta[t+1] = theta[t] - eta[t] * g[t]
\`\`\`

\`\`\`claim c
given R > 0
given eta[t] > 0
method m(R, eta)
show ${metric} <= R
\`\`\`
`;
  const { documents, problems } = resolveDocuments([{ path: 'm.md', text }]);
  expect(problems).toEqual([]);
  return documents[0]!.claims[0]!;
};

/** What a reader sees of typeset formulas, by their MathML. */
const wordsOf = (html: string) =>
  (html.match(/<math[\s\S]*?<\/math>/g) ?? []).join(' ').replace(/<[^>]+>|\s|\u2061/g, '');

const seen = (claim: ReturnType<typeof claimOf>, at: PointJson) => observe(claim, at)!;

/** |x| + |y|/2 as far as the run sees it, from (1, 1): its first slope is that of |x| + |y|/2, the second of the left side. */
const PLANE: PointJson = {
  T: 2,
  R: '2',
  eta: ['2', '1'],
  d: '2',
  start: ['1', '1'],
  slope: [
    ['1', '0.5'],
    ['-1', '0.5'],
  ],
  offset: ['0', '0'],
};

describe('the drawings of a run', () => {
  const plane = seen(claimOf('', 'last(loss)'), PLANE);

  it('in the plane: level lines of the function, the path, the losses, the pieces', () => {
    const html = functionFigure(plane);
    expect(html).toContain('by level lines, and the path of the iterates');
    expect(html.match(/class="grid level"/g)!.length).toBe(6);
    expect(html).toContain('The path of the iterates, (1, 1), (-1, 0)');
    expect(html).toContain('The losses: 1.5 at step 1, 1 at step 2');
    expect(wordsOf(html)).toContain('f=max(x+0.5y,−x+0.5y,0)');
  });

  it('have level lines on which the function has the level, inside of the drawing', () => {
    const { pieces } = drawnRun(plane)!;
    const corners = sublevelSet(pieces!, 0.5, [
      [-4, -3],
      [4, 3],
    ]);
    // |x| <= 0.5 - y/2, above the lower edge.
    expect(corners.length).toBe(3);
    for (const [x, y] of corners) {
      const onEdge = Math.abs(x) === 4 || Math.abs(y) === 3;
      if (onEdge) expect(valueAt(pieces!, [x, y])).toBeLessThanOrEqual(0.5 + 1e-12);
      else expect(valueAt(pieces!, [x, y])).toBeCloseTo(0.5, 12);
    }
    expect(
      sublevelSet(pieces!, -1, [
        [-4, -3],
        [4, 3],
      ]),
    ).toEqual([]);
  });

  it('of samples: the expected function, an iterate for each history, the pieces of each function', () => {
    const claim = claimOf('samples 1/2, 1/2', 'E(last(loss))');
    const moved = functionFigure(
      seen(claim, {
        T: 2,
        R: '1',
        eta: ['1', '1'],
        d: '1',
        start: ['0'],
        star_slope: [['1'], ['-1']],
        slope: [['1'], ['-1'], ['-1'], ['-1'], ['1'], ['1']],
        offset: ['0', '0', '0', '0', '0', '0'],
      }),
    );
    expect(moved).toContain('The expected function, and the iterates on it in their order, for each history');
    expect(moved).toContain('at step 2 after samples 1');
    expect(wordsOf(moved)).toContain('f1=max(x,−x)');
    expect(wordsOf(moved)).toContain('f2=max(−x,x)');
  });

  it('in more dimensions: the losses alone', () => {
    const three = {
      ...PLANE,
      d: '3',
      start: ['1', '1', '0'],
      slope: [
        ['1', '0.5', '0'],
        ['-1', '0.5', '0'],
      ],
    };
    const html = functionFigure(seen(claimOf('', 'last(loss)'), three));
    expect(html).toContain('The losses by step');
    expect(html).not.toContain('minimiser');
  });
});

describe('the numbers of a witness', () => {
  it('are folded where they are long, with how many they are', () => {
    const claim = claimOf('', 'last(loss)');
    const short = pointMarkup(claim, PLANE);
    expect(short).not.toContain('<details');
    expect(short).toContain('((1, 0.5), (-1, 0.5))');
    const digits = `${'7'.repeat(60)}/${'9'.repeat(60)}`;
    const long = pointMarkup(claim, {
      ...PLANE,
      slope: [
        [digits, '1'],
        ['-1', digits],
      ],
    });
    expect(long).toMatch(/<details class="source"><summary>slope: 2 rows of 2 numbers<\/summary>[\s\S]*7777/);
    expect(long.slice(0, long.indexOf('<details'))).not.toContain('7777');
  });
});
