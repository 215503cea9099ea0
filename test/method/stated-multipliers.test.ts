import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeAt } from '../../src/campaign/index.js';
import { pointFromJson } from '../../src/evaluation/index.js';
import {
  type Claim,
  printClaim,
  printStatement,
  resolveDocuments,
  type Source,
} from '../../src/language/index.js';
import { checkClaim, isGuaranteed } from '../../src/proof/index.js';
import { loadSolver, proveClaim } from '../../src/prover/index.js';
import { methodBlocks } from '../support/methods.js';

const [PART_1, PART_2, PART_3, PART_4, APPENDIX, PART_5, PART_6] = [
  'part-1-average-loss',
  'part-2-unbounded-domain',
  'part-3-last-iterate',
  'part-4-linear-decay',
  'part-5-appendix',
  'part-5-gradient-schedules',
  'part-6-top-down',
].map((name) => ({ path: `proofs/${name}.md`, text: readFileSync(`proofs/${name}.md`, 'utf8') })) as [
  Source,
  Source,
  Source,
  Source,
  Source,
  Source,
  Source,
];

const GUARANTEES = [
  ['average_bounded', 'eta', PART_1, []],
  ['average_monotone', 'eta', PART_2, [PART_1]],
  ['average_weighted', 'eta', PART_2, [PART_1]],
  ['last_monotone', 'eta', PART_3, [PART_1, PART_2]],
  ['last_general', 'eta', PART_4, [PART_1, PART_3]],
  ['last_top_down', 'w', PART_6, [PART_1, PART_2, PART_3, PART_4, APPENDIX, PART_5]],
] as const;

function multipliersOf(name: string, sources: readonly Source[]): Claim {
  const { documents, problems } = resolveDocuments(sources);
  expect(problems.map(({ message }) => message)).toEqual([]);
  const claims = documents.flatMap(({ claims: of }) => of);
  const found = claims.find((claim) => claim.name === `${name}_multipliers`)!;
  expect(claims.find((claim) => claim.name === name)!.method!.multipliers).toBe(found);
  return found;
}

/** Falling rates without a pattern, so that every guarantee admits them. */
const FALLING = ['7/3', '2', '11/7', '3/5'];
const NORMS = ['1', '3', '1/2', '5'];

function failuresAt(claim: Claim, T: number, rates: string): number {
  const json = { T, R: '3/2', G: NORMS.slice(0, T), [rates]: FALLING.slice(0, T) };
  const reading = pointFromJson(claim, json);
  if (reading.kind === 'problem') throw new Error(reading.problem.message);
  const judged = judgeAt(claim, reading.point);
  if (judged.kind !== 'judged') throw new Error(judged.broken);
  return judged.report.links.filter(({ verdict }) => verdict === 'refuted').length;
}

describe.each(GUARANTEES)('the multipliers of %s', (name, rates, part, used) => {
  it('have all that is asked of them', () => {
    const claim = multipliersOf(name, [part, ...used]);
    for (const T of [1, 2, 3, 4]) expect(failuresAt(claim, T, rates)).toBe(0);
  });

  it('are none with a little more of any', () => {
    const lines = part.text.split('\n');
    const first = lines.findIndex((line) => line.startsWith(`\`\`\`bound ${name}(`));
    const end = lines.indexOf('```', first);
    const stated = lines.flatMap((line, i) =>
      i > first && i < end && line.startsWith('multiply ') ? [i] : [],
    );
    expect(stated.length).toBeGreaterThan(3);
    // A copy of the bound for each, in one document.
    const block = lines.slice(first, end + 1);
    const copies = stated.map((i, copy) =>
      block
        .with(
          i - first,
          lines[i]!.replace(
            / by (.*?)( for .*)?$/,
            (_, factor: string, where = '') => ` by 1001/1000 * (${factor})${where}`,
          ),
        )
        .join('\n')
        .replace(`bound ${name}(`, `bound changed_${copy}(`),
    );
    const altered = { ...part, text: [part.text, ...copies].join('\n\n') };
    const { documents, problems } = resolveDocuments([altered, ...used]);
    expect(problems.map(({ message }) => message)).toEqual([]);
    copies.forEach((_, copy) => {
      const claim = documents[0]!.claims.find((other) => other.name === `changed_${copy}_multipliers`)!;
      expect(failuresAt(claim, 4, rates)).toBeGreaterThan(0);
    });
  });
});

const METHOD = `${methodBlocks('subgradient')}
\`\`\`method momentum(R, G, eta)
convex f
assume norm(theta[1] - theta_star) <= R
assume norm(g[t]) <= G[t]
step v[t+1] = theta[t] - eta[t] * g[t]
step theta[t+1] = 2 * v[t+1] - v[t]
\`\`\`
`;

const bound = (multipliers: string, method = 'subgradient', metric = 'last(loss)') => `
\`\`\`bound b(R, G, eta)
given R > 0
given G[t] > 0
given eta[t] > 0
value R * G[1]
guarantees ${metric} of ${method}(R, G, eta)
${multipliers}
\`\`\`
`;

function problemsOf(block: string): string[] {
  const { problems } = resolveDocuments([{ path: 'm.md', text: METHOD + block }]);
  return problems.map(({ message, place }) => {
    const { start, end, source } = place!;
    return `${message} @ ${source.text.slice(start, end)}`;
  });
}

describe('what is wrong with multipliers is said where it stands', () => {
  it.each([
    ['multiply gradient(t) by 1', 'this is nothing that a proof multiplies @ gradient(t)'],
    [
      'multiply convex(k, t) by 1',
      '`convex(k, t)` compares an earlier iterate with a later one, whose gradient it uses @ multiply convex(k, t) by 1',
    ],
    [
      'multiply convex(k, t) by 1 for t < k',
      '`convex(k, t)` compares an earlier iterate with a later one, whose gradient it uses @ multiply convex(k, t) by 1 for t < k',
    ],
    [
      'multiply minimum(t) by 1 for t in 2..T',
      '`t` does not run where it has to @ multiply minimum(t) by 1 for t in 2..T',
    ],
    ['multiply norm(t) by 1\nmultiply norm(s) by 2', 'this has a multiplier already @ multiply norm(s) by 2'],
    ['multiply distance(t) by 1', 'the first distance has a line of its own @ multiply distance(t) by 1'],
    [
      'multiply distance(t) by 1 for t in 2..T',
      'the method does not assume this distance @ multiply distance(t) by 1 for t in 2..T',
    ],
    [
      'multiply square(theta[T] - theta_star) by 1',
      'this is no square that can be left over @ multiply square(theta[T] - theta_star) by 1',
    ],
    ['multiply convex(star, t) by eta[t] / q', 'nothing is called `q` here @ q'],
  ])('%s', (multipliers, message) => {
    expect(problemsOf(bound(multipliers))).toEqual([message]);
  });

  it('a method that does not move by gradients alone', () => {
    expect(problemsOf(bound('multiply convex(star, t) by 1', 'momentum'))).toEqual([
      '`theta` does not move by gradients alone @ multiply convex(star, t) by 1',
    ]);
  });

  it('the best loss', () => {
    expect(problemsOf(bound('multiply convex(star, t) by 1', 'subgradient', 'best(loss)'))).toEqual([
      'multipliers prove `last(loss)`, `average(loss)` and `weighted(loss, w)` @ multiply convex(star, t) by 1',
    ]);
  });

  it('multipliers without a guarantee', () => {
    const block = '```claim c\ngiven x > 0\nshow x > 0\nmultiply minimum(t) by 1\n```\n';
    expect(problemsOf(block)).toEqual(['there is no guarantee here that these multipliers prove @ multiply']);
  });

  it('a block of the name that the claim about them has', () => {
    const block = `${bound('multiply convex(star, t) by 1')}\n\`\`\`claim b_multipliers\nshow T > 0\n\`\`\`\n`;
    expect(problemsOf(block)).toEqual([
      'the claim about these multipliers is called `b_multipliers`, and so is a block @ b_multipliers',
    ]);
  });
});

describe('iterates that are averages', () => {
  const AVERAGING = `${METHOD}
\`\`\`method averaging(R, G, w)
convex f
assume norm(theta[1] - theta_star) <= R
assume norm(g[t]) <= G[t]
step psi[t+1] = psi[t] - w[t] * g[t]
step theta[t+1] = theta[t] + w[t+1] / sum(k in 1..t+1, w[k]) * (psi[t+1] - theta[t])
\`\`\`
`;
  const LINES = [
    'multiply convex(t-1, t) by sum(s in 1..t-1, w[s]) / total for t in 2..T',
    'multiply convex(star, t) by w[t] / total',
    'multiply distance(1) by 1 / (2 * total)',
    'multiply norm(t) by w[t]^2 / (2 * total)',
    'multiply square(psi[T+1] - theta_star) by 1 / (2 * total)',
  ];
  const read = (lines: readonly string[], method = 'averaging', methods = AVERAGING) => {
    const block = `\`\`\`claim c
given R > 0
given G[t] > 0
given w[t] > 0
let total = sum(t in 1..T, w[t])
method ${method}(R, G, w)
show last(loss) <= (R^2 + sum(t in 1..T, w[t]^2 * G[t]^2)) / (2 * total)
${lines.join('\n')}
\`\`\`
`;
    return resolveDocuments([{ path: 'm.md', text: methods + block }]);
  };
  const failures = (lines: readonly string[], T: number, methods = AVERAGING) => {
    const { documents, problems } = read(lines, 'averaging', methods);
    expect(problems.map(({ message }) => message)).toEqual([]);
    return failuresAt(documents[0]!.claims.find(({ name }) => name === 'c_multipliers')!, T, 'w');
  };

  it('have all that is asked of their multipliers', () => {
    for (const T of [1, 2, 3, 4]) expect(failures(LINES, T)).toBe(0);
  });

  it('have it no more with a little more of any', () => {
    LINES.forEach((line, i) => {
      const more = line.replace(
        / by (.*?)( for .*)?$/,
        (_, f, where = '') => ` by 1001/1000 * (${f})${where}`,
      );
      expect(failures(LINES.with(i, more), 4)).toBeGreaterThan(0);
    });
    // Before the first iterate there is none.
    const shifted = LINES.with(0, 'multiply convex(t-1, t) by sum(s in 1..t, w[s]) / total for t in 2..T');
    expect(failures(shifted, 1)).toBeGreaterThan(0);
  });

  it.each([
    ['w[t+1] / sum', 'w[t] / sum'],
    ['k in 1..t+1', 'k in 1..t'],
    ['- theta[t])', '- 2 * theta[t])'],
    ['(psi[t+1]', '2 * (psi[t+1]'],
  ])('have it for no other method: %s, %s', (from, to) => {
    const other = AVERAGING.replace(from, to);
    expect(other).not.toBe(AVERAGING);
    expect(failures(LINES, 4, other)).toBeGreaterThan(0);
  });

  it('are compared with their neighbours, and nothing else', () => {
    const said = (lines: readonly string[], method = 'averaging') =>
      read(lines, method).problems.map(({ message }) => message);
    expect(said(LINES.with(0, 'multiply convex(k, t) by w[t] for k < t'))).toEqual([
      '`theta` follows `psi`, and a proof for it does not multiply this',
    ]);
    expect(said(LINES.with(4, 'multiply square(theta[T+1] - theta_star) by 1'))).toEqual([
      '`theta` follows `psi`, and a proof for it does not multiply this',
    ]);
    expect(said(LINES.with(0, LINES[0]!.replace('2..T', '1..T')))).toEqual([
      '`convex(t - 1, t)` compares every iterate but the first with the one before it',
    ]);
    expect(said([LINES[0]!, LINES[0]!])).toEqual(['this has a multiplier already']);
    expect(said([LINES[0]!], 'subgradient')).toEqual(['the iterates of this method are no averages']);
  });
});

describe('all that a proof has to show', () => {
  const METHODS = `${methodBlocks('adagrad_in_ball')}
\`\`\`method everything(R, D, G, eta)
convex f
assume norm(theta[1] - theta_star) <= R
assume norm(theta[t] - theta_star) <= D[t]
assume norm(g[t]) <= G[t]
step theta[t+1] = theta[t] - eta[t] * g[t]
\`\`\`

\`\`\`method following(R, G, w, b)
convex f
assume norm(theta[1] - theta_star) <= R
assume norm(g[t]) <= G[t]
step psi[t+1] = psi[t] - w[t] * g[t]
step theta[t+1] = (1 - b[t]) * theta[t] + b[t] * psi[t+1]
\`\`\`
`;
  const asked = (block: string): string[] => {
    const { documents, problems } = resolveDocuments([{ path: 'm.md', text: METHODS + block }]);
    expect(problems.map(({ message }) => message)).toEqual([]);
    const claim = documents[0]!.claims.find(({ name }) => name === 'c_multipliers')!;
    return claim.statements.map(
      (statement) => `${statement.source ?? 'value'}: ${printStatement(statement)}`,
    );
  };

  it('with every kind of multiplier', () => {
    const block = `\`\`\`claim c
given R > 0
given a[t], b[t], c[t], e[t], p[t]
given D[t], G[t], eta[t] > 0
method everything(R, D, G, eta)
show last(loss) <= R
multiply convex(k, t) by a[k] * b[t] for k < t
multiply convex(star, t) by c[t]
multiply minimum(t) by p[t] for t in 1..T-1
multiply distance(1) by p[1]
multiply distance(t) by e[t] for t in 2..T
multiply norm(t) by b[t]
multiply square(theta[T+1] - theta_star) by b[1]
multiply square(theta[T+1] - theta[k]) by c[k] for k in 1..T-1
\`\`\`
`;
    expect(asked(block)).toMatchInlineSnapshot(`
      [
        "value: p[1] * R^2 + sum(j in 2..T, e[j] * D[j]^2) + sum(j in 1..T, b[j] * G[j]^2) <= R",
        "convex(k, t): a[s] * b[j] >= 0 for j in 2..T, s in 1..j-1",
        "convex(star, t): c[j] >= 0 for j in 1..T",
        "minimum(t): p[j] >= 0 for j in 1..T-1",
        "distance(1): p[1] >= 0",
        "distance(t): e[j] >= 0 for j in 2..T",
        "norm(t): b[j] >= 0 for j in 1..T",
        "square(theta[T+1] - theta_star): b[1] >= 0",
        "square(theta[T+1] - theta[k]): c[j] >= 0 for j in 1..T-1",
        "losses: p[j] + sum(s in j+1..T, a[j] * b[s]) = c[j] + sum(s in 1..j-1, a[s] * b[j]) for j in 1..T-1",
        "losses: 1 = c[T] + sum(s in 1..T-1, a[s] * b[T])",
        "inner products: p[1] + sum(s in 2..T, e[s]) = b[1]",
        "inner products: 2 * eta[j] * sum(s in j+1..T, e[s]) + c[j] = 2 * b[1] * eta[j] for j in 1..T-1",
        "inner products: eta[j]^2 * sum(s in j+1..T, e[s]) + b[j] = b[1] * eta[j]^2 + eta[j]^2 * sum(s in 1..j, c[s]) for j in 1..T-1",
        "inner products: c[T] = 2 * b[1] * eta[T]",
        "inner products: b[T] = b[1] * eta[T]^2 + eta[T]^2 * sum(s in 1..T-1, c[s])",
        "inner products: 2 * eta[i] * eta[j] * sum(s in j+1..T, e[s]) + eta[i] * (c[j] + sum(s in 1..i, a[s] * b[j])) = 2 * eta[i] * eta[j] * b[1] + 2 * eta[i] * eta[j] * sum(s in 1..i, c[s]) for j in 2..T, i in 1..j-1",
      ]
    `);
  });

  it('of iterates that follow another sequence', () => {
    const block = `\`\`\`claim c
given R > 0
given a[t], c[t], e[t], p[t]
given G[t], w[t], b[t] > 0
method following(R, G, w, b)
show average(loss) <= R
multiply convex(t-1, t) by a[t] for t in 2..T
multiply convex(star, t) by c[t]
multiply minimum(t) by p[t]
multiply distance(1) by p[1]
multiply norm(t) by e[t]
multiply square(psi[T+1] - theta_star) by a[1]
\`\`\`
`;
    expect(asked(block)).toMatchInlineSnapshot(`
      [
        "value: p[1] * R^2 + sum(k in 1..T, e[k] * G[k]^2) <= R",
        "convex(t - 1, t): a[k] >= 0 for k in 2..T",
        "convex(star, t): c[k] >= 0 for k in 1..T",
        "minimum(t): p[k] >= 0 for k in 1..T",
        "distance(1): p[1] >= 0",
        "norm(t): e[k] >= 0 for k in 1..T",
        "square(psi[T+1] - theta_star): a[1] >= 0",
        "losses: a[1] = 0",
        "losses: 1 / T + p[k] + a[k+1] = c[k] + a[k] for k in 1..T-1",
        "losses: 1 / T + p[T] = c[T] + a[T]",
        "inner products: p[1] = a[1]",
        "inner products: c[k] = 2 * a[1] * w[k] for k in 1..T-1",
        "inner products: e[k] = a[1] * w[k]^2 for k in 1..T-1",
        "inner products: c[T] = 2 * a[1] * w[T]",
        "inner products: e[T] = a[1] * w[T]^2",
        "inner products: (a[k+1] + c[k+1]) * (1 - b[k]) = a[k+1] for k in 1..T-1",
        "inner products: (a[k+1] + c[k+1]) * b[k] = c[k+1] for k in 1..T-1",
      ]
    `);
  });
});

describe('points that do not move by gradients alone', () => {
  it.each([
    'theta[t+1] = -theta[t] - eta[t] * g[t]',
    'theta[t+1] = theta[t] + eta[t] * v[t] + eta[t] * v[t] - eta[t] * g[t]',
    'theta[t+1] = theta[t] + v[t+1] - g[t]',
    'theta[t+1] = theta[t] + v[t+1] + u[t+1]',
    'theta[t+1] = theta[t] + v[t+1] + u[t]',
  ])('%s', (step) => {
    const method = `\`\`\`method other(R, G, eta)
convex f
assume norm(theta[1] - theta_star) <= R
assume norm(g[t]) <= G[t]
step v[t+1] = v[t] - eta[t] * g[t]
step u[t+1] = u[t] - eta[t] * g[t]
step ${step}
\`\`\`
`;
    expect(problemsOf(method + bound('multiply convex(star, t) by 1', 'other'))).toEqual([
      '`theta` does not move by gradients alone @ multiply convex(star, t) by 1',
    ]);
  });
});

it('theorems about another claim do not prove a guarantee', async () => {
  const block = (name: string) =>
    bound(
      `let total = sum(t in 1..T, eta[t])
multiply convex(star, t) by eta[t] / total
multiply distance(1) by 1 / (2 * total)
multiply norm(t) by eta[t]^2 / (2 * total)
multiply square(theta[T+1] - theta_star) by 1 / (2 * total)`,
      'subgradient',
      'weighted(loss, eta)',
    )
      .replace('bound b(', `bound ${name}(`)
      .replace(
        'value R * G[1]',
        'value (R^2 + sum(t in 1..T, eta[t]^2 * G[t]^2)) / (2 * sum(t in 1..T, eta[t]))',
      );
  const { documents } = resolveDocuments([{ path: 'm.md', text: METHOD + block('b') + block('b2') }]);
  const claim = (name: string) => documents[0]!.claims.find((other) => other.name === name)!;
  const solver = await loadSolver();
  const theorems = (of: Claim) => {
    const { proof } = proveClaim(of, { solver, lemmas: [], work: 3_000_000 });
    return checkClaim(of, proof, { lemmas: [] }).proved.filter((theorem) => theorem !== null);
  };
  const own = theorems(claim('b_multipliers'));
  expect(isGuaranteed(claim('b'), own)).toBe(true);
  expect(isGuaranteed(claim('b'), own.slice(1))).toBe(false);
  expect(isGuaranteed(claim('b'), theorems(claim('b2_multipliers')))).toBe(false);
});

it('indices of a condition are those of the multiplier', () => {
  const block = bound('multiply convex(k, t) by (if k = t - 1 then eta[k] else 0) for k < t');
  const { documents, problems } = resolveDocuments([{ path: 'm.md', text: METHOD + block }]);
  expect(problems).toEqual([]);
  const claim = documents[0]!.claims.find(({ name }) => name === 'b_multipliers')!;
  expect(claim.statements.filter(({ source }) => source === 'losses').map(printStatement)).toEqual([
    'sum(s in j+1..T, if j = s - 1 then eta[j] else 0) = sum(s in 1..j-1, if s = j - 1 then eta[s] else 0) for j in 1..T-1',
    '1 = sum(s in 1..T-1, if s = T - 1 then eta[s] else 0)',
  ]);
});

it('a block may call its own names so', () => {
  const block = '```claim c\ngiven multiply > 0\nlet square = multiply^2\nshow square > 0\n```\n';
  expect(problemsOf(block)).toEqual([]);
});

it('definitions that only multipliers need are not those of claims that use the bound', () => {
  const block = `${bound('let unused = R^2\nmultiply distance(1) by 1 / unused')}
\`\`\`claim c
given R > 0
given G[t] > 0
given eta[t] > 0
show b(R, G, eta) >= 0
\`\`\`
`;
  const { documents, problems } = resolveDocuments([{ path: 'm.md', text: METHOD + block }]);
  expect(problems).toEqual([]);
  expect(printClaim(documents[0]!.claims.find(({ name }) => name === 'c')!)).not.toContain('unused');
});
