import { describe, expect, it } from 'vitest';
import { settingOf } from '../../src/campaign/fuzz/index.js';
import {
  type Claim,
  type Expression,
  latexStatement,
  printClaim,
  printStatement,
  subtrees,
} from '../../src/language/index.js';
import { contextualFunction, FUNCTION_NAMES } from '../../src/language/term/functions.js';
import { claimOf } from '../support/claim-of.js';

/** Words that mean something in one place of the language, and may be names everywhere else. */
const WORDS: readonly string[] = [
  ...FUNCTION_NAMES.filter((name) => contextualFunction(name)),
  ...['dot', 'norm', 'R', 'd', 'e', 'if', 'then', 'else'],
  ...[
    'method',
    'convex',
    'samples',
    'E',
    'step',
    'guarantees',
    'of',
    'multiply',
    'minimum',
    'distance',
    'square',
    'star',
  ],
  ...['by', 'rule', 'induction', 'down', 'on', 'termwise', 'exchange', 'telescoping', 'cauchy_schwarz'],
  ...['proved', 'refuted', 'undecided', 'nonincreasing', 'nondecreasing', 'claim', 'bound', 'schedule'],
];

/** A name in every place in which a document has one. */
const USES: readonly (readonly [
  use: string,
  lines: (w: string) => string,
  statement: (w: string) => string,
])[] = [
  [
    'a number',
    (w) => `given ${w} in [2, 3]\ngiven x, y > 0`,
    (w) => `x * ${w} + y / ${w} <= 3 * ${w}^2 - x^${w}`,
  ],
  [
    'a factor before brackets',
    (w) => `given ${w} > 0\ngiven x, y > 0`,
    (w) => `${w} * x <= x * ${w} * (y + 1)`,
  ],
  [
    'a sequence',
    (w) => `given ${w}[t] > 0\ngiven x[t] > 0`,
    (w) => `sum(t in 1..T, x[t] * ${w}[t]^2) <= T * ${w}[T]`,
  ],
  ['a definition', (w) => `given x > 0\nlet ${w} = x^2\nassume ${w} <= 4`, (w) => `x <= ${w} + 1`],
  [
    'a defined sequence',
    (w) => `given x[t] > 0\nlet ${w}[t] = x[t]^2`,
    (w) => `prod(k in 1..T, ${w}[k] * x[k]) <= ${w}[1] + ${w}[T]`,
  ],
  ['a recursion', (w) => `let ${w}[1] = 1\nlet ${w}[n+1] = ${w}[n] / 2`, (w) => `${w}[T] <= 1`],
  ['an end of a domain', (w) => `given ${w} > 0\ngiven x in (0, ${w}]`, (w) => `x <= ${w}`],
  ['in a condition', (w) => `given ${w} > 0`, (w) => `2 * (if ${w} <= 1 then ${w} else 1) <= 2 * ${w}`],
];

const isLatexName = (use: string) => use !== 'in a condition';

const functionsIn = (e: Expression): readonly string[] => [
  ...(e.kind === 'call' ? [e.function] : []),
  ...subtrees(e).flatMap(functionsIn),
];

function words(claim: Claim): readonly string[] {
  const [statement] = claim.statements;
  return [statement!.left, statement!.right, ...claim.definitions.map(({ body }) => body)].flatMap(
    functionsIn,
  );
}

describe.each(WORDS)('a document that calls something `%s`', (word) => {
  it.each(USES)('means it: %s', (use, lines, statement) => {
    const claim = claimOf(`${lines(word)}\nshow ${statement(word)}`);
    expect(words(claim)).toEqual([]);
    const [shown] = claim.statements;
    expect(printStatement(shown!)).toBe(statement(word));
    // Printed and read again, and from its LaTeX.
    const printed = printClaim(claim);
    expect(printClaim(claimOf(printed))).toBe(printed);
    if (isLatexName(use)) {
      const again = claimOf(`${lines(word)}\nshow ${latexStatement(shown!)}`);
      expect(printStatement(again.statements[0]!)).toBe(statement(word));
    }
  });

  it('means it where it is an index', () => {
    const lines = `given x[${word}] > 0`;
    for (const statement of [
      `sum(${word} in 1..T, x[${word}] / ${word}) <= T`,
      `x[${word}] * ${word} <= T for ${word} in 1..T`,
    ]) {
      const claim = claimOf(`${lines}\nshow ${statement}`);
      expect(printStatement(claim.statements[0]!)).toBe(statement);
      // These begin what stands behind a formula.
      if (['by', 'nonincreasing', 'nondecreasing'].includes(word)) continue;
      const again = claimOf(`given x[t] > 0\nshow ${latexStatement(claim.statements[0]!)}`);
      expect(printStatement(again.statements[0]!)).toBe(statement);
    }
  });

  it('means it where it is a bound, a schedule or a parameter', () => {
    const bound = `\`\`\`bound ${word}(x)\ngiven x > 0\nvalue x^2\n\`\`\``;
    expect(printStatement(claimOf(`given x > 0\nshow ${word}(x) >= 0`, bound).statements[0]!)).toBe(
      'x^2 >= 0',
    );
    const schedule = `\`\`\`schedule ${word}(c)\ngiven c > 0\nlet eta[t] = c / t\n\`\`\``;
    expect(() => claimOf(`given c > 0\nuse ${word}\nshow eta[1] > 0`, schedule)).not.toThrow();
    const parameter = `\`\`\`schedule decay(${word})\ngiven ${word} > 0\nlet eta[t] = ${word} / t\n\`\`\``;
    expect(words(claimOf(`given ${word} > 0\nuse decay\nshow eta[1] > 0`, parameter))).toEqual([]);
  });

  it('means it in a schedule that is written for `fuzz`', () => {
    const option = (label: string, text: string) => ({ label, text });
    const library = { sources: [], read: () => null };
    const formulas = {
      kind: 'formulas',
      schedule: option('--schedule', `${word}_rate * ${word}[t] / sqrt(t)`),
      lets: [option('--let', `${word}[t] = 1 / t`)],
    } as const;
    const question = {
      statement: formulas,
      givens: [option('--given', `${word}_rate > 0`)],
      tuned: [],
      assumptions: [],
      against: null,
    };
    const read = settingOf(question, library);
    if ('problems' in read) throw new Error(read.problems.map(({ message }) => message).join('\n'));
    const { definitions } = read.setting.base;
    expect(definitions.flatMap(({ body }) => functionsIn(body))).toEqual(['sqrt']);
  });
});

it('a range of a Greek letter is read behind a formula', () => {
  const lines = 'given x_t > 0\nshow x_\\tau \\le \\sum_{t=1}^T x_t';
  for (const range of ['\\quad \\forall \\tau \\le T', '\\quad (\\tau = 1, \\dots, T)'])
    expect(printStatement(claimOf(`${lines} ${range}`).statements[0]!)).toBe(
      'x[tau] <= sum(t in 1..T, x[t]) for tau in 1..T',
    );
});

it('a second sum over a Greek letter begins where the first ends', () => {
  const lines = 'given x_t > 0\nshow \\sum_{\\tau=1}^T x_\\tau \\sum_{\\tau=1}^T x_\\tau > 0';
  expect(printStatement(claimOf(lines).statements[0]!)).toBe(
    'sum(tau in 1..T, x[tau]) * sum(tau in 1..T, x[tau]) > 0',
  );
});
