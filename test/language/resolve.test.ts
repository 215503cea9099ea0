import { describe, expect, it } from 'vitest';
import { claimHash } from '../../src/campaign/index.js';
import {
  type Claim,
  type Expression,
  printClaim,
  printDefinition,
  printRange,
  printStatement,
  resolveDocuments,
} from '../../src/language/index.js';
import { subtrees } from '../../src/language/term/subtrees.js';
import { claimOf as claimWith } from '../support/claim-of.js';
import { readShelf, resolveClaim } from './fixtures.js';

function theClaim(lines: string, before = ''): Claim {
  const { documents, problems } = resolveClaim(lines, before);
  expect(problems).toEqual([]);
  return documents[0]!.claims[0]!;
}

const statements = (claim: Claim) => claim.statements.map((s) => `${s.kind}: ${printStatement(s)}`);
const obligations = (claim: Claim) =>
  claim.statements.filter((s) => s.kind === 'obligation').map((s) => `${s.source}: ${printStatement(s)}`);
const block = (head: string, lines: string) => `\`\`\`${head}\n${lines}\n\`\`\`\n\n`;

const LAST = block(
  'bound last(R, G, eta)',
  `given R > 0
given G[t] > 0
given eta[t] > 0 nonincreasing
let S = sum(t in 1..T, eta[t])
value R^2 / S + sum(t in 1..T, eta[t]^2 * G[t]^2) / S`,
);
const ADAGRAD = block(
  'schedule adagrad(R, G)',
  'given R > 0\ngiven G[t] > 0\nlet V[t] = sum(k in 1..t, G[k]^2)\nlet eta[t] = R / sqrt(V[t])',
);
const GIVENS = 'given R > 0\ngiven G[t] > 0\n';

describe('a chain', () => {
  it('becomes its links and its conclusion, with the strongest relation', () => {
    expect(statements(theClaim('given a, b, c, d\nshow a = b <= c < d'))).toEqual([
      'link: a = b',
      'link: b <= c',
      'link: c < d',
      'conclusion: a < d',
    ]);
    expect(statements(theClaim('given a, b, c\nshow a = b >= c')).at(-1)).toBe('conclusion: a >= c');
    expect(statements(theClaim('given a, b, c\nshow a = b = c')).at(-1)).toBe('conclusion: a = c');
  });

  it('of one link has no conclusion', () => {
    expect(statements(theClaim('given a\nshow a <= a + 1'))).toEqual(['link: a <= a + 1']);
  });

  it('runs over 1..T in t, where t means nothing else', () => {
    expect(statements(theClaim('given G[t]\nshow G[t] = G[t]'))).toEqual(['link: G[t] = G[t] for t in 1..T']);
    expect(statements(theClaim('given g[t, i] for i in 1..2\nshow g[t, i] = 0 for i in 1..2'))).toEqual([
      'link: g[t, i] = 0 for t in 1..T, i in 1..2',
    ]);
    expect(statements(theClaim('given t\nshow t = 0'))).toEqual(['link: t = 0']);
  });

  it('may be assumed', () => {
    const claim = theClaim('given G[t]\nassume G[t] <= G[1] <= 3 for t in 2..T\nshow G[T] <= 3');
    expect(claim.premises.map((premise) => `${premise.kind}: ${printStatement(premise)}`)).toEqual([
      'premise: G[t] <= G[1] for t in 2..T',
      'premise: G[1] <= 3 for t in 2..T',
    ]);
  });

  it('has the places of its sides', () => {
    const claim = theClaim('given a, b\nshow a + 1\n  <= (b) ^ 2');
    const { start, end } = claim.statements[0]!.place;
    expect(claim.source.text.slice(start, end)).toBe('a + 1\n  <= (b) ^ 2');
  });
});

describe('a given', () => {
  it('has its ranges in the order of its indices', () => {
    const claim = theClaim('given d in 1..4\ngiven g[t, i] > 0 for i in 1..d\nshow 1 > 0');
    expect(claim.givens.map((g) => g.ranges.map((r) => r.variable))).toEqual([[], ['t', 'i']]);
    expect(claim.givens[0]!.domain.kind).toBe('integers');
  });

  it('may lie between definitions of earlier givens and its own indices', () => {
    const lines = `given a[i] > 0 for i in 1..3
let b[i] = a[i] + 1
given theta[i] in [a[i], b[i]) for i in 1..3
show theta[1] < b[1]`;
    expect(printClaim(theClaim(lines))).toBe(lines.split('\n').sort(givensFirst).join('\n'));
  });
});

const rank = (line: string) => ['given', 'let', 'show'].indexOf(line.split(' ')[0]!);
const givensFirst = (a: string, b: string) => rank(a) - rank(b);

describe('definitions', () => {
  it('stand after those that they use, wherever they are written', () => {
    const claim = theClaim('let c = b + a\nlet b = 2 * a\nlet a = T\nshow c = 3 * T');
    expect(claim.definitions.map((d) => d.name)).toEqual(['a', 'b', 'c']);
  });

  it('and every binder of a claim have a slot of their own', () => {
    const claim = theClaim(
      `${GIVENS}let V[t] = sum(k in 1..t, G[k])\nlet W[t] = sum(k in 1..t, V[k])\nshow last(R, G, R) + last(R, G, 2 * R) <= W[t] + sum(k in 1..T, G[k])`,
      LAST,
    );
    const slots: number[] = claim.definitions.flatMap((d) => d.parameters.map((p) => p.slot));
    const visit = (node: Expression): void => {
      if (node.kind === 'reduction') slots.push(node.range.slot);
      for (const part of subtrees(node)) visit(part);
    };
    for (const definition of claim.definitions) visit(definition.body);
    for (const { left, right, ranges } of claim.statements) {
      visit(left);
      visit(right);
      slots.push(...ranges.map((range) => range.slot));
    }
    slots.push(...claim.givens.flatMap((given) => given.ranges.map((range) => range.slot)));
    expect(new Set(slots).size).toBe(slots.length);
    expect(Math.min(...slots)).toBeGreaterThan(0);
    expect(Math.max(...slots)).toBeLessThan(claim.slots);
  });
});

describe('an exponent is an integer', () => {
  it.each([
    ['x^2', 'integer'],
    ['x^-2', 'integer'],
    ['x^T', 'integer'],
    ['x^(n - 1)', 'integer'],
    ['x^0.5', 'real'],
    ['x^(1/2)', 'real'],
    ['x^x', 'real'],
    ['power(2)', 'integer'],
    ['power(x)', 'real'],
  ])('%s: %s', (expression, sort) => {
    const power = block('bound power(p)', 'given p\nvalue 2^p');
    const { left } = theClaim(`given x > 0\ngiven n in 1..3\nshow ${expression} > 0`, power).statements[0]!;
    expect(left.kind === 'power' && left.exponentSort).toBe(sort);
  });
});

describe('a bound', () => {
  it('is replaced by its value; its definitions and premises come along', () => {
    const claim = theClaim(`${GIVENS}let rate[t] = R / t\nshow last(R, G, rate) >= 0`, LAST);
    expect(printClaim(claim).split('\n')).toEqual([
      'given R > 0',
      'given G[t] > 0',
      'let rate[t] = R / t',
      'let last.S = sum(t in 1..T, rate[t])',
      'show R^2 / last.S + sum(t in 1..T, rate[t]^2 * G[t]^2) / last.S >= 0',
      '# last asks: rate[t] > 0 for t in 1..T',
      '# last asks: rate[t+1] <= rate[t] for t in 1..T-1',
    ]);
    const { place } = claim.statements.at(-1)!;
    expect(claim.source.text.slice(place.start, place.end)).toBe('last(R, G, rate)');
  });

  it('asks for nothing that the claim says itself', () => {
    expect(
      obligations(theClaim(`${GIVENS}given eta[t] > 0 nonincreasing\nshow last(R, G, eta) > 0`, LAST)),
    ).toEqual([]);
    const assumed = 'let r[t] = 1 / t\nassume r[s+1] <= r[s] for s in 1..T-1\nassume r[t] > 0';
    expect(obligations(theClaim(`${GIVENS}${assumed}\nshow last(R, G, r) > 0`, LAST))).toEqual([]);
  });

  it('asks when the claim says less', () => {
    const lines = `${GIVENS}given eta[t] >= 0 nondecreasing\nshow last(R, G, eta) > 0`;
    expect(obligations(theClaim(lines, LAST))).toEqual([
      'last: eta[t] > 0 for t in 1..T',
      'last: eta[t+1] <= eta[t] for t in 1..T-1',
    ]);
  });

  it('takes a number for a constant sequence', () => {
    const claim = theClaim('given R > 0\nlet h = R / 2\nshow last(R, 1, h) > 0', LAST);
    expect(printStatement(claim.statements[0]!)).toBe(
      'R^2 / last.S + sum(t in 1..T, h^2 * 1^2) / last.S > 0',
    );
    expect(obligations(claim)).toEqual(['last: h > 0']);
  });

  it('is instantiated once for the same arguments, and apart for others', () => {
    const claim = theClaim(`${GIVENS}show last(R, G, R) + last(R, G, R) <= last(R, G, 2 * R)`, LAST);
    expect(claim.definitions.map(printDefinition)).toEqual([
      'let last.S = sum(t in 1..T, R)',
      "let last'.S = sum(t in 1..T, 2 * R)",
    ]);
    expect(obligations(claim)).toEqual(['last: 2 * R > 0']);
  });

  it('may use another bound', () => {
    const outer = block('bound outer(R, eta)', 'given R > 0\ngiven eta[t] > 0\nvalue 2 * last(R, 1, eta)');
    const claim = theClaim('given R > 0\ngiven rate[t] > 0\nshow outer(R, rate) > 0', LAST + outer);
    expect(claim.definitions.map((definition) => definition.name)).toEqual(['last.S']);
    expect(obligations(claim)).toEqual(['last: rate[t+1] <= rate[t] for t in 1..T-1']);
    const { place } = claim.statements.at(-1)!;
    expect(claim.source.text.slice(place.start, place.end)).toBe('outer(R, rate)');
  });

  it('asks for its assumptions, and for the ends of its domains', () => {
    const box = block(
      'bound box(n, x)',
      'given n in 1..4\ngiven x[i] in [0, 1) for i in 1..n\nassume sum(i in 1..n, x[i]) = 1\nvalue n',
    );
    expect(obligations(theClaim('given y[i] for i in 1..2\nshow box(2, y) > 0', box))).toEqual([
      'box: y[i] >= 0 for i in 1..2',
      'box: y[i] < 1 for i in 1..2',
      'box: sum(i in 1..2, y[i]) = 1',
    ]);
  });
});

describe('a schedule', () => {
  it('brings its definitions, about the names of its parameters', () => {
    const claim = theClaim(`${GIVENS}use adagrad\nshow eta[T] <= R / G[T]`, ADAGRAD);
    expect(printClaim(claim).split('\n').slice(2)).toEqual([
      'let V[t] = sum(k in 1..t, G[k]^2)',
      'let eta[t] = R / sqrt(V[t])',
      'show eta[T] <= R / G[T]',
    ]);
  });

  it('takes arguments, and asks for its premises about them', () => {
    const claim = theClaim('given D\nuse adagrad(D - 1, 2)\nshow eta[T] <= D', ADAGRAD);
    expect(claim.definitions.map(printDefinition)).toEqual([
      'let V[t] = sum(k in 1..t, 2^2)',
      'let eta[t] = (D - 1) / sqrt(V[t])',
    ]);
    expect(obligations(claim)).toEqual(['adagrad: D - 1 > 0']);
  });

  it('takes arguments where it is imported, as in a `use`', () => {
    const rest = 'show eta[T] <= D';
    const cited = theClaim(`given D\nfrom shelf use inverse_root(D - 1)\n${rest}`);
    expect(cited.definitions.map(printDefinition)).toEqual(['let eta[t] = (D - 1) / sqrt(t)']);
    expect(obligations(cited)).toEqual(['inverse_root: D - 1 > 0']);
    const used = theClaim(`given D\nfrom shelf use inverse_root\nuse inverse_root(D - 1)\n${rest}`);
    expect(printClaim(used)).toBe(printClaim(cited));
  });

  it('that is imported is used once, also where the claim says so', () => {
    const claim = theClaim(
      'given alpha > 0\nfrom shelf use inverse_root\nuse inverse_root\nshow eta[T] <= alpha',
    );
    expect(claim.definitions.map(printDefinition)).toEqual(['let eta[t] = alpha / sqrt(t)']);
  });

  it('may be put into a bound', () => {
    const claim = theClaim(`${GIVENS}use adagrad\nshow last(R, G, eta) > 0`, LAST + ADAGRAD);
    expect(obligations(claim)).toEqual([
      'last: eta[t] > 0 for t in 1..T',
      'last: eta[t+1] <= eta[t] for t in 1..T-1',
    ]);
  });

  it('may stand on definitions of the claim', () => {
    const claim = theClaim(`given R > 0\nuse adagrad(R, H)\nlet H[t] = t\nshow eta[1] = R`, ADAGRAD);
    expect(claim.definitions.map((definition) => definition.name)).toEqual(['H', 'V', 'eta']);
  });
});

describe('an import', () => {
  it('brings the bound or the schedule of another document', () => {
    const claim = theClaim(
      'from shelf use last_value, inverse_root\ngiven alpha > 0\nshow last_value(1, eta) > 0',
    );
    expect(claim.definitions.map((definition) => definition.name)).toEqual(['eta', 'last_value.S']);
  });

  it('finds documents among the sources, first beside the one that imports', () => {
    const source = (path: string, value: number) => ({ path, text: block('bound b()', `value ${value}`) });
    const main = { path: 'here/main.md', text: block('claim c', 'from lib use b\nshow b() = 2') };
    const { documents, problems } = resolveDocuments([source('lib.md', 1), source('here/lib.md', 2), main]);
    expect(problems).toEqual([]);
    expect(printStatement(documents[2]!.claims[0]!.statements[0]!)).toBe('2 = 2');
  });

  it('in a bound is seen by the bound alone', () => {
    const own = block('bound own(R)', 'from shelf use last_value\ngiven R > 0\nvalue last_value(R, 1)');
    expect(resolveClaim('show own(1) > 0', own).problems).toEqual([]);
    expect(resolveClaim('show last_value(1, 1) > 0', own).problems.map((p) => p.code)).toEqual([
      'unknown-bound',
    ]);
  });

  it('of a document that is not there for reading is a problem, not a failure', () => {
    const main = { path: 'main.md', text: block('claim c', 'from shelf use last_value\nshow 1 > 0') };
    expect(resolveDocuments([main]).problems.map((p) => p.code)).toEqual(['unknown-document']);
    expect(resolveDocuments([main], readShelf).problems).toEqual([]);
  });
});

describe('a document', () => {
  it('lists its bounds and schedules with what they ask for', () => {
    const text =
      LAST + block('schedule s(a, b)', 'given a, b[t] > 0 for t in 1..T+1\nassume a < 1\nlet eta[t] = a');
    const [document] = resolveDocuments([{ path: 'x.md', text }]).documents;
    expect(document!.bounds.map((bound) => bound.name)).toEqual(['last']);
    expect(document!.schedules[0]).toMatchObject({
      name: 's',
      parameters: [
        { name: 'a', given: 'given a > 0' },
        { name: 'b', given: 'given b[t] > 0 for t in 1..T+1' },
      ],
      assumptions: ['assume a < 1'],
    });
  });

  it('keeps its sound claims when another has a mistake', () => {
    const text = block('claim good', 'show 1 > 0') + block('claim bad', 'show x > 0');
    const { documents, problems } = resolveDocuments([{ path: 'x.md', text }]);
    expect(documents[0]!.claims.map((claim) => claim.name)).toEqual(['good']);
    expect(problems).toHaveLength(1);
  });

  it('knows what each claim expects', () => {
    expect(theClaim('show 1 > 2\nexpect refuted').expectation).toBe('refuted');
    expect(theClaim('show 1 > 1/0\nexpect ill-defined').expectation).toBe('ill-defined');
    expect(theClaim('show 2 > 1').expectation).toBeNull();
  });
});

describe('what stands after `by`', () => {
  const KNOWN = block('claim known_fact', 'show T >= 1');
  const hintsOf = (claim: Claim) =>
    claim.statements.map(({ kind, hints }) => [kind, hints.map(({ place: _, ...hint }) => hint)]);

  it('belongs to the link in whose line it stands, and to no other statement', () => {
    const lines = 'given x >= 0\nshow x <= x by known_fact\n  <= 2*x for k in 1..T\n  by rule induction on k';
    const { documents, problems } = resolveClaim(lines, KNOWN);
    expect(problems).toEqual([]);
    expect(hintsOf(documents[0]!.claims[1]!)).toEqual([
      ['link', [{ kind: 'lemma', document: null, claim: 'known_fact', values: [] }]],
      ['link', [{ kind: 'induction', direction: 'up', on: 'k' }]],
      ['conclusion', []],
    ]);
  });

  it('names claims of other documents, which are resolved too', () => {
    const claimed = resolveClaim('from shelf use shelf_claim\nshow T >= 1 by shelf_claim');
    expect(claimed.problems).toEqual([]);
    const [claim] = claimed.documents[0]!.claims;
    expect(hintsOf(claim!)[0]).toEqual([
      'link',
      [{ kind: 'lemma', document: 'shelf', claim: 'shelf_claim', values: [] }],
    ]);
    expect(claim!.lemmas.map(({ document, claim: name }) => [document, name])).toEqual([
      ['shelf', 'shelf_claim'],
    ]);
    expect(claimed.cited.map(({ claims }) => claims.map(({ name }) => name))).toEqual([['shelf_claim']]);
  });

  it('resolves what stands for the givens of a claim, in indices of their own, and prints it as it was', () => {
    const line = 'show x[1]^2 >= 0 by known_fact(v[k] = x[k]^2, m = 2 * T)';
    const claimed = resolveClaim(
      `given x[t]\n${line}`,
      block('claim known_fact', 'given v[t]\ngiven m\nshow T >= 1'),
    );
    expect(claimed.problems).toEqual([]);
    const claim = claimed.documents[0]!.claims[1]!;
    const [hint] = claim.statements[0]!.hints;
    expect(hint).toMatchObject({
      kind: 'lemma',
      values: [
        { name: 'v', parameters: [{ variable: 'k' }], body: { kind: 'power' } },
        { name: 'm', parameters: [], body: { kind: 'binary' } },
      ],
    });
    expect(printClaim(claim)).toContain(line);
  });

  it('resolves what Cauchy-Schwarz is applied to, over t in 1..T unless it says otherwise', () => {
    const claim = theClaim(
      'given w[t] > 0\nshow T >= 1 by rule cauchy_schwarz(w[t], 1), rule cauchy_schwarz(k in 2..T, w[k-1], 1)',
    );
    const [first, second] = claim.statements[0]!.hints;
    expect([first, second].map((hint) => hint?.kind === 'cauchy-schwarz' && printRange(hint.range))).toEqual([
      't in 1..T',
      'k in 2..T',
    ]);
  });

  it('changes nothing of what the claim says', () => {
    const plain = theClaim('given x >= 0\nshow x <= 2*x');
    const hinted = theClaim('given x >= 0\nshow x <= 2*x by rule termwise\nexpect proved');
    expect(hinted.expectation).toBe('proved');
    expect(claimHash(hinted)).toBe(claimHash(plain));
  });

  it('takes words that are names elsewhere', () => {
    expect(
      resolveClaim('given by, rule, induction, down, on > 0\nshow by * rule > 0 by rule termwise').problems,
    ).toEqual([]);
  });
});

describe('an index is not called like what stands under it', () => {
  const bound = (value: string, more = '') => `\`\`\`bound b(x)\ngiven x > 0\n${more}value ${value}\n\`\`\``;
  const shown = (lines: string, before: string) => printClaim(claimWith(lines, before));

  it.each([
    [bound('sum(k in 1..T, x * k)'), 'given k > 0\nshow k <= b(k)', 'sum(j in 1..T, k * j)'],
    [
      bound('sum(k in 1..T, sum(j in 1..k, x * j))'),
      'given k, j > 0\nshow 1 <= b(k * j)',
      'sum(i in 1..T, sum(n in 1..i, k * j * n))',
    ],
    [
      bound('x', 'assume x >= 1 / t for t in 1..T\n'),
      'given t > 0\nshow 1 <= b(t)',
      't >= 1 / k for k in 1..T',
    ],
    [bound('V[T]', 'let V[t] = x * t\n'), 'given t > 0\nshow 1 <= b(t)', 'let b.V[k] = t * k'],
    [bound('sum(k in 1..T, x)'), 'let k[t] = t\nshow 1 <= b(k[2])', 'sum(j in 1..T, k[2])'],
  ])('%j', (before, lines, printed) => {
    expect(shown(lines, before)).toContain(printed);
  });

  it('keeps its name where nothing else has it', () => {
    expect(
      shown('given G[t] > 0\nshow 1 <= b(sum(k in 1..T, G[k]))', bound('sum(k in 1..T, x * k)')),
    ).toContain('sum(k in 1..T, sum(j in 1..T, G[j]) * k)');
  });

  it('is accepted again, and says the same, where a claim has the names of the indices of its bounds', () => {
    const bounds =
      block(
        'bound two(x)',
        'given x > 0\nvalue sum(k in 1..T, x * k) + max(j in 1..T, sum(i in 1..j, x + i))',
      ) + block('bound seq(x)', 'given x[t] > 0\nvalue sum(k in 1..T, x[k] * sum(i in 1..k, x[i]))');
    const lines =
      'given k, i > 0\nlet q[t] = k * t + i\nshow two(k + i) + seq(q) <= seq(2) + sum(n in 1..T, two(k))';
    const printed = printClaim(theClaim(lines, bounds));
    const again = resolveClaim(printed);
    expect(again.problems).toEqual([]);
    const links = (text: string) => text.split('\n').filter((line) => !line.startsWith('#'));
    expect(links(printClaim(again.documents[0]!.claims[0]!))).toEqual(links(printed));
  });
});
