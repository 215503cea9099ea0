import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { choicesOf, generatePoint, shapeHints } from '../../src/adversary/index.js';
import { Judge } from '../../src/judgement/index.js';
import { resolveDocuments } from '../../src/language/index.js';
import { checkClaim, type ProvedStatement } from '../../src/proof/index.js';
import { check, claimOf, combine, domain, G, minus, outcomeOf, real, times } from '../support/certificate.js';
import { falling, integers, law, plus, RULE_ROWS } from '../support/rule-rows.js';

describe.each(Object.entries(RULE_ROWS))('%s', (_, rows) => {
  it.each(rows)('$says', ({ lines, proof, is }) => {
    const answer = check(lines, proof);
    if (is === true) expect(answer).toBe('proved');
    else expect(answer).toMatch(is);
  });
});

// What each rule accepts, once more: where a side does not exist, and at the shortest horizons.
const SOME_ACCEPTED = Object.entries(RULE_ROWS).filter(([, rows]) => rows.some(({ is }) => is === true));
describe.each(SOME_ACCEPTED)('%s, at the edges', (_, rows) => {
  const accepted = rows.filter(({ is }) => is === true);

  it.each(accepted)('$says: not where a side does not exist', ({ lines, proof }) => {
    // 0 * (1/z) is 0 in every term: only its existence is left to prove.
    const show = `${lines.at(-1)} + 0 * (1/z)`;
    const positive = { rule: 'domain', given: 'z', at: [], end: 'lower' };
    expect(check([...lines.slice(0, -1), 'given z >= 0', show], proof)).toMatch(/exists/);
    expect(check([...lines.slice(0, -1), 'given z >= 0', show], proof, [[positive]])).toMatch(
      /something else/,
    );
    expect(check([...lines.slice(0, -1), 'given z > 0', show], proof, [[positive]])).toBe('proved');
  });

  it.each(accepted)('$says: it holds at T = 1, T = 2 and T = 3', ({ lines }) => {
    const claim = claimOf(lines);
    const judge = new Judge(claim);
    let judged = 0;
    for (let seed = 1; seed <= 12; seed += 1) {
      const point = generatePoint(claim, shapeHints(claim), 1 + (seed % 3), choicesOf(seed));
      const finding = point && judge.examineStatement(point, 0).finding;
      if (!finding) continue;
      judged += 1;
      expect(finding.outcome).toMatch(/holds|empty|open/);
    }
    expect(judged).toBeGreaterThan(0);
  });
});

/** Each law with premises: what they must say of x, y; without that the law is false somewhere. */
const LAWS: readonly (readonly [string, readonly unknown[], readonly (readonly [string, unknown])[]])[] = [
  ['root-square', [real('x')], [['>=', real('x')]]],
  ['root-positive', [real('x')], [['>', real('x')]]],
  ['root-monotone', [real('x'), real('y')], [['>=', minus(real('y'), real('x'))]]],
  [
    'root-value',
    [real('x'), real('y')],
    [
      ['>=', real('y')],
      ['=', minus(['^', real('y'), 2], real('x'))],
    ],
  ],
  ['inverse-positive', [real('x')], [['>', real('x')]]],
  ['ln-below', [real('x')], [['>', real('x')]]],
  [
    'ln-product',
    [real('x'), real('y')],
    [
      ['>', real('x')],
      ['>', real('y')],
    ],
  ],
  ['ln-inverse', [real('x')], [['>', real('x')]]],
  ['ln-root', [real('x')], [['>', real('x')]]],
  [
    'ln-monotone',
    [real('x'), real('y')],
    [
      ['>', real('x')],
      ['>=', minus(real('y'), real('x'))],
    ],
  ],
  [
    'ln-strict',
    [real('x'), real('y')],
    [
      ['>', real('x')],
      ['>', minus(real('y'), real('x'))],
    ],
  ],
  ['exp-ln', [real('x')], [['>', real('x')]]],
  ['exp-monotone', [real('x'), real('y')], [['>=', minus(real('y'), real('x'))]]],
  ['max-value', [real('x'), real('y')], [['>=', minus(real('x'), real('y'))]]],
  ['min-value', [real('x'), real('y')], [['>=', minus(real('y'), real('x'))]]],
  ['abs-value', [real('x')], [['>=', real('x')]]],
  ['same-root', [real('x'), real('y')], [['=', minus(real('x'), real('y'))]]],
  ['same-inverse', [real('x'), real('y')], [['=', minus(real('x'), real('y'))]]],
  ['same-max', [real('x'), real('y'), '1'], [['=', minus(real('x'), real('y'))]]],
  ['same-min', [real('x'), real('y'), '1'], [['=', minus(real('x'), real('y'))]]],
];

describe('laws', () => {
  const lines = (relations: readonly string[]) => [
    'given x',
    'given y',
    ...relations.map((r) => `assume ${r}`),
    'show T >= 1',
  ];
  const text = { '>=': '>= 0', '>': '> 0', '=': '= 0' } as Record<string, string>;
  const written = (relation: string, term: unknown): string => {
    const x = JSON.stringify(term);
    const side =
      x === JSON.stringify(real('x'))
        ? 'x'
        : x === JSON.stringify(real('y'))
          ? 'y'
          : x.includes('"^"')
            ? 'y^2 - x'
            : x.startsWith(JSON.stringify(['+', real('x')]).slice(0, -1))
              ? 'x - y'
              : 'y - x';
    return `${side} ${text[relation]}`;
  };
  const end = integers(plus('T', -1), '>=');

  it.each(LAWS)('%s needs exactly what it says', (name, args, needs) => {
    const premises = needs.map((_, i) => ({ rule: 'premise', premise: i, at: [] }));
    const step = law(name, args, ...needs.map((_, i) => i));
    expect(check(lines(needs.map(([r, term]) => written(r, term))), [...premises, step, end])).toBe('proved');
    needs.forEach(([relation, term], i) => {
      // A weaker premise in this place, or one of something else.
      for (const weaker of relation === '>=' ? ['-1 * (x + 1) >= 0'] : [written('>=', term)]) {
        const given = needs.map(([r, each], j) => (j === i ? weaker : written(r, each)));
        expect(check(lines(given), [...premises, step, end])).toMatch(/says something else/);
      }
    });
  });
});

describe('lemma', () => {
  const line = ['given a >= 0', 'given H[s] > 0 nonincreasing', 'assume a <= 1', 'show a * H[1] >= a * H[T]'];
  const theorem = (() => {
    const claim = claimOf(line, 'first', 'other.md');
    const proof = [
      domain('a'),
      { rule: 'shape', given: 'H', from: 1, to: 'T' },
      combine(['*', real('a'), minus(['given', 'H', 1], ['given', 'H', 'T'])], '>=', [times('1', 0, 1)]),
    ];
    const outcome = outcomeOf(claim, proof);
    expect(outcome.failures).toEqual([]);
    return outcome.proved[0]!;
  })();
  const values = [
    { parameters: [], term: real('x') },
    { parameters: ['i'], term: G('i') },
  ];
  const falls = { rule: 'shape', given: 'G', from: 's', to: plus('s', 1) };
  const below = { rule: 'premise', premise: 0, at: [] };
  const lemma = (more: object = {}) => ({
    rule: 'lemma',
    document: 'other',
    claim: 'first',
    statement: 0,
    horizon: 'T',
    givens: values,
    at: [],
    requirements: [[domain('x')], [domain('G', 's')], [falls], [below]],
    ...more,
  });
  const own = ['given x >= 0', falling, 'assume x <= 1', 'show x * G[1] >= x * G[T]'];
  const use = (step: unknown, lines: readonly string[] = own, lemmas = [theorem]) =>
    check(lines, [step], [], lemmas);

  it('holds for what is put in', () => {
    expect(use(lemma())).toBe('proved');
  });

  it('needs a theorem that is made already', () => {
    expect(use(lemma(), own, [])).toMatch(/no such theorem/);
    expect(use(lemma({ statement: 1 }))).toMatch(/no such theorem/);
    expect(use(lemma({ document: null }))).toMatch(/no such theorem/);
    expect(use(lemma(), own, [{ claim: theorem.claim, index: 0 } as never])).toMatch(/no such theorem/);
  });

  it('needs its domains, shapes and premises', () => {
    expect(use(lemma(), ['given x', ...own.slice(1)])).toMatch(/no such condition/);
    expect(use(lemma({ requirements: [[domain('x')], [domain('G', 's')], [falls]] }))).toMatch(/no block/);
    expect(use(lemma({ requirements: [[domain('x')], [domain('G', 's')], [domain('x')], [below]] }))).toMatch(
      /something else/,
    );
    expect(use(lemma({ requirements: [[domain('x')], [domain('G', 1)], [falls], [below]] }))).toMatch(
      /something else/,
    );
    expect(use(lemma({ requirements: [[domain('x')], [domain('G', 's')], [falls], [domain('x')]] }))).toMatch(
      /something else/,
    );
    // H is > 0: >= 0 is not enough.
    const weak = combine(G('s'), '>=', [times('1', 0)]);
    expect(use(lemma({ requirements: [[domain('x')], [domain('G', 's'), weak], [falls], [below]] }))).toMatch(
      /something else/,
    );
  });

  it('needs a horizon of at least 1, and its givens up to there', () => {
    expect(use(lemma({ horizon: plus('T', -1) }))).toMatch(/not certain/);
    expect(use(lemma({ horizon: plus('T', 1) }))).toMatch(/not certain/);
    expect(
      use(lemma({ horizon: 1, requirements: [[domain('x')], [domain('G', 's')], [falls], [below]] }), [
        ...own.slice(0, 3),
        'show x * G[1] >= x * G[1]',
      ]),
    ).toBe('proved');
  });

  it('captures no index: a parameter may have the name of an index that is put in', () => {
    const named = (parameter: string) =>
      lemma({ givens: [values[0], { parameters: [parameter], term: G(parameter) }] });
    for (const parameter of ['s', 'T', 'i', 't']) expect(use(named(parameter))).toBe('proved');
    // A sequence that does not depend on its index is not G.
    expect(use(lemma({ givens: [values[0], { parameters: ['i'], term: G('T') }] }))).not.toBe('proved');
    // Nor may it depend on a variable that is not open.
    expect(use(lemma({ givens: [values[0], { parameters: ['i'], term: G('j') }] }))).not.toBe('proved');
  });

  it('is of that claim as it was: a claim that has changed has no theorem', () => {
    const other = claimOf(
      ['given a >= 0', 'given H[s] > 0', 'show a * H[1] >= a * H[T]'],
      'first',
      'other.md',
    );
    const outcome = outcomeOf(other, [lemma({ document: null })], [], [theorem]);
    // Found by its name, it is the theorem of the old text: with its own shape, which H does not have.
    expect(outcome.proved).toEqual([null]);
  });

  it('is no claim that comes later: of two that cite each other neither is a theorem', () => {
    const two = ['first', 'second'].map((name) => claimOf(['given x', 'show x >= 0'], name));
    const cites = (name: string) => ({
      ...lemma({ document: null, claim: name, givens: [values[0]], requirements: [] }),
    });
    const made: ProvedStatement[] = [];
    for (const [i, claim] of two.entries()) {
      const outcome = outcomeOf(claim, [cites(two[1 - i]!.name)], [], made);
      made.push(...outcome.proved.filter((theorem) => theorem !== null));
      expect(outcome.failures).toMatchObject([{ detail: expect.stringMatching(/no such theorem/) }]);
    }
    expect(made).toEqual([]);
  });

  it('does not divide by 0: what is put in for a number > 0 is > 0', () => {
    const quotient = claimOf(['given a > 0', 'show a * (1/a) = 1'], 'quotient', 'other.md');
    const inverse = (x: unknown) => ['^', x, -1];
    const one = combine(minus(['*', real('a'), inverse(real('a'))], '1'), '=', [], [], [0]);
    const outcome = outcomeOf(quotient, [domain('a'), one], [[domain('a')]]);
    expect(outcome.failures).toEqual([]);
    const put = (term: unknown, ...block: unknown[]) =>
      lemma({ claim: 'quotient', givens: [{ parameters: [], term }], requirements: [block] });
    const theorems = [outcome.proved[0]!];
    const used = (sign: string, step: unknown) =>
      check([`given x ${sign} 0`, 'show x * (1/x) = 1'], [step], [[domain('x')]], theorems);
    expect(used('>', put(real('x'), domain('x')))).toBe('proved');
    expect(used('>=', put(real('x'), domain('x')))).toMatch(/something else/);
    // Nor where the value is 0 by the convention 1/0 = 0.
    expect(used('>=', put(inverse(real('x')), domain('x'), law('inverse-positive', [real('x')], 0)))).toMatch(
      /something else/,
    );
  });

  it('proves no claim by itself', () => {
    const outcome = outcomeOf(theorem.claim, [lemma({ document: null, claim: 'first' })], [], [theorem]);
    expect(outcome.failures[0]!.detail).toMatch(/no such theorem/);
  });
});

describe('statements', () => {
  it('are proved in the order of the certificate: no circle of two', () => {
    const claim = claimOf(['show T', '>= 2', '>= 1']);
    const uses = (statement: number) => ({
      statement,
      exists: [],
      proof: [{ rule: 'earlier', statement: 1 - statement, at: [] }],
    });
    const { proved, failures } = checkClaim(claim, {
      text: '',
      terms: [],
      statements: [uses(0), uses(1), uses(0)],
    });
    expect(proved.every((theorem) => theorem === null)).toBe(true);
    expect(failures).toHaveLength(3);
  });

  it('are none of a claim about the runs of a method: that is said, and is no exception', () => {
    const path = 'proofs/part-1-average-loss.md';
    const { documents } = resolveDocuments([{ path, text: readFileSync(path, 'utf8') }]);
    const claim = documents[0]!.claims.find(({ method }) => method)!;
    const { proved, failures } = outcomeOf(claim, [combine('0', '>=')]);
    expect(proved.every((theorem) => theorem === null)).toBe(true);
    expect(failures).toMatchObject([{ detail: 'a claim about the runs of a method' }]);
  });
});
