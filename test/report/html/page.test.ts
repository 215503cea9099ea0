import { beforeAll, describe, expect, it } from 'vitest';
import { claimBlock } from '../../support/command.js';
import { bodyOf, type HtmlReport, htmlOf } from '../../support/html-report.js';

const ARTICLE = `# On *rates*

A rate $\\eta_t$ and its sum:

$$\\sum_{t=1}^T\\eta_t$$

## The claims

See [the other](other.md#a-part), [above](#on-rates), [the web](https://example.org/a?b=1&c=2).

${claimBlock('survives', 'given G[t] > 0\nlet V[t] = sum(k in 1..t, G[k]^2)\nshow G[T]^2 <= V[T] <= 2*V[T]')}
${claimBlock('fails', 'given G[t] > 0\nlet V[t] = sum(k in 1..t, G[k]^2)\nshow G[t] <= V[t] for t in 1..T')}
${claimBlock('known', 'given G[t] > 0\nshow G[1] = G[T]\nexpect refuted')}
`;
const OTHER = `# Other\n\n## A part\n\n${claimBlock('no_value', 'given x >= 0\nshow 1 / x > 0')}`;

describe('an HTML report', () => {
  let made: HtmlReport;
  let body: string;
  beforeAll(async () => {
    made = await htmlOf([
      { path: 'a/rates.md', text: ARTICLE },
      { path: 'a/other.md', text: OTHER },
    ]);
    body = bodyOf(made.html);
  });
  const card = (name: string): string =>
    body.slice(body.indexOf(`id="${name}"`)).split('<details class="claim')[0]!;

  it('says in its title what came out', () => {
    expect(made.html).toContain('<title>4 claims, 2 not as expected · lakatos</title>');
    expect(body).toContain('<h1>4 claims, 2 not as expected</h1>');
  });

  it('has every counterexample of a chain, and both sides of a long one', async () => {
    const chain = 'given x > 0\ngiven y > 0\nshow x <= y + 100 <= 50';
    const { html } = await htmlOf([
      { path: 'a.md', text: `---\ntitle: front matter\n---\n\n# A\n\n${claimBlock('both', chain)}` },
      { path: 'b.md', text: claimBlock('long', 'show sum(t in 1..T, 1/t) <= 10') },
    ]);
    const made = bodyOf(html);
    const panels = made.match(/<section class="panel witness"/g) ?? [];
    expect(panels.length).toBeGreaterThanOrEqual(3);
    // A page has no two regions of one name.
    const regions = [...made.matchAll(/<section [^>]*aria-label="([^"]*)"/g)].map(([, name]) => name);
    expect(new Set(regions).size).toBe(regions.length);
    expect(made).toMatch(/<li>left 10\.0000/);
    expect(made).not.toContain('front matter');
  });

  it('begins with what failed, and leads there', () => {
    const first = body.slice(body.indexOf('class="surprises"'), body.indexOf('id="claims"'));
    expect(first.match(/<li>/g)).toHaveLength(2);
    expect(first).toContain('<a href="#rates.fails">fails</a>');
    expect(first).toContain('no value at T = 1, x = 0 · Other');
  });

  it('says what was tried, and what the words mean', () => {
    expect(body).toContain('2 documents · seed 1 · 20 cases a claim · T up to 40 · without proofs</p>');
    expect(body).toContain('<em>corroborated</em> has survived, which is evidence and no proof');
  });

  it('has no address that a browser would fetch', () => {
    expect(made.html.match(/(?:src|srcset|data|action|poster)="/g)).toBeNull();
    expect(made.html).not.toMatch(/<(?:link|img|iframe|object|embed|base)\b/);
    expect(made.html).not.toMatch(/@import|url\((?!data:font\/woff2;base64,)/);
  });

  it('lists every claim with what the filters need', () => {
    expect(body.match(/<tr data-verdict=/g)).toHaveLength(4);
    expect(body).toContain('data-verdict="refuted" data-document="rates" data-surprise="yes"');
    expect(body).toContain('data-verdict="refuted" data-document="rates" data-surprise="no"');
    expect(body).toContain('<a href="#rates.survives">survives</a>');
  });

  it('renders documents as articles below its own heading', () => {
    expect(body).toContain('<h2 id="rates--on-rates">On <em>rates</em></h2>');
    expect(body).toContain('<h3 id="rates--the-claims">The claims</h3>');
    expect(body.match(/<h1/g)).toHaveLength(1);
    expect(body).toContain('<math xmlns');
  });

  it('leads from document to document inside the page', () => {
    expect(body).toContain('<a href="#other--a-part">the other</a>');
    expect(body).toContain('<a href="#rates--on-rates">above</a>');
    expect(body).toContain(
      '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">the web</a>',
    );
  });

  it('puts each claim in the place of its block, unfolded where it is a surprise', () => {
    expect(body.indexOf('id="rates--the-claims"')).toBeLessThan(body.indexOf('id="rates.survives"'));
    expect(body).toContain('id="rates.fails" open>');
    expect(body).toContain('id="rates.survives">');
    expect(body).toContain('id="rates.known">');
  });

  it('shows the chain of a survivor with how tight it is', () => {
    const text = card('rates.survives');
    for (const title of ['Link 1', 'Link 2', 'From end to end']) expect(text).toContain(title);
    expect(text).toMatch(/<li>\d+ cases<\/li>/);
    expect(text).toMatch(/decided/);
    expect(text).toMatch(/Tightness against the horizon/);
    expect(text).toContain('aria-label="The tightest ratio found is');
  });

  it('shows the witness of a refutation, both sides, the sequences and the command', () => {
    const text = card('rates.fails');
    expect(text).toContain('The counterexample');
    expect(text).toMatch(/<strong>fails<\/strong>/);
    expect(text).toContain('lakatos explain fails --in a/rates.md --at');
  });

  it('draws both sides, against an index where the statement has one and else against the horizon', () => {
    const fails = card('rates.known');
    expect(fails).toMatch(/<figcaption>Both sides against the horizon, /);
    expect(fails).toMatch(/aria-label="Left and right side at T = /);
    const each = card('rates.survives');
    expect(each).toContain('aria-label="Left and right side at T = ');
    expect(each).toContain('<line class="curve right"');
  });

  it('has left, right, difference and ratio in its table of numbers', () => {
    const text = card('rates.known');
    const head = /<table class="values"><thead>(.*?)<\/thead>/.exec(text)![1]!;
    expect(
      [...head.matchAll(/<th scope="col">(?:<span class="unseen">)?(\w+)/g)].map(([, name]) => name),
    ).toEqual(['statement', 'left', 'relation', 'right', 'difference', 'ratio', 'here']);
    const cell = (name: string) =>
      new RegExp(`>${name} </span>([^<]*)<`).exec(text)![1]!.replace(/^≈ |…$/g, '');
    const [left, right] = [...text.matchAll(/<td class="number">([^<]*)</g)].map(([, value]) =>
      Number(value),
    );
    expect(Number(cell('difference'))).toBeCloseTo(left! - right!, 6);
    expect(Number(cell('ratio'))).toBeCloseTo(left! / right!, 6);
  });

  it('names the claims beside the text with their verdicts, and counts what failed', () => {
    const nav = body.slice(body.indexOf('<nav'), body.indexOf('</nav>'));
    const names = [...nav.matchAll(/<\/span> (\w+)<span class="unseen">: ([^<]*)</g)].map(
      ([, name, says]) => [name, says],
    );
    expect(names).toEqual([
      ['survives', 'corroborated'],
      ['fails', 'refuted, not as expected'],
      ['known', 'refuted as expected'],
      ['no_value', 'ill-defined, not as expected'],
    ]);
    expect(nav.match(/class="tally">1</g)).toHaveLength(2);
    expect(nav).not.toContain('class="tally">3');
  });

  it('has the LaTeX of each claim to copy, and finds it', () => {
    const text = card('rates.survives');
    expect(text).toContain('<summary>As LaTeX</summary>');
    expect(text).toContain('\\sum_{k=1}^{t} G_k^2');
    expect(text).toContain('Copy the LaTeX</button>');
    expect(body).toMatch(/<tr [^>]*data-latex="[^"]*\\sum_k=1\^tg_k\^2/);
  });

  it('says why a side has no value', () => {
    const text = card('other.no_value');
    expect(text).toContain('Where a side has no value');
    expect(text).toContain('division by zero in 1 / x');
  });

  it('is the same bytes for the same report', async () => {
    const sources = made.documents.map(({ source }) => source);
    expect((await htmlOf(sources)).html).toBe(made.html);
  });

  it('never calls a surviving claim proved', () => {
    expect(card('rates.survives')).not.toMatch(/verified|valid|proved/);
  });
});

it('draws where a chain of several links breaks', async () => {
  const text = `# Chain\n\n${claimBlock('chain', 'given x > 0\nshow x <= 2*x <= x + 5 <= x + 6')}`;
  const body = bodyOf((await htmlOf([{ path: 'chain.md', text }])).html);
  expect(body).toContain('the link that breaks it');
  expect(body).toMatch(/aria-label="The members of the chain are \d+, \d+, \d+, \d+: it breaks at link 2"/);
  expect(body.match(/class="step broken"/g)).toHaveLength(1);
});

it('draws both sides for each index, with a bar where the statement fails', async () => {
  const claims = claimBlock('each', 'given x >= 0\nshow t * x <= 2 + x for t in 1..4');
  const body = bodyOf((await htmlOf([{ path: 'each.md', text: claims }])).html);
  expect(body).toContain('<figcaption>Both sides for each <i>t</i></figcaption>');
  expect(body).toMatch(/aria-label="Left and right side at t = 1: [^"]*, fails/);
  expect(body).toContain('class="gap"');
});

it('shows hyphens that stand for a dash as one, in prose and titles alone', async () => {
  const prose = '# Rates -- part 1\n\nPages 1--10, `a -- b`, --seed, $a--b$.\n\n';
  const claim = claimBlock('holds', 'given x > 0\nshow x < x + 1');
  const body = bodyOf((await htmlOf([{ path: 'a.md', text: prose + claim }])).html);
  expect(body).toContain('>Rates – part 1</h2>');
  expect(body).toContain('<a href="#a">Rates – part 1</a>');
  expect(body).toContain('id="a--rates----part-1"');
  expect(body).toContain('Pages 1–10, <code>a -- b</code>, --seed, ');
});

it('writes large ratios with their size', async () => {
  const claim = claimBlock('large', 'given x > 0\nshow 123456789 * x <= x');
  const body = bodyOf((await htmlOf([{ path: 'a.md', text: claim }])).html);
  expect(body).toContain('1.234e8');
});

it('has nothing to look at first when all is as expected', async () => {
  const text = claimBlock('holds', 'given x > 0\nshow x < x + 1');
  expect(bodyOf((await htmlOf([{ path: 'a.md', text }])).html)).not.toContain('class="surprises"');
});

it('shows the claims that were checked when only some were', async () => {
  const { documents, report } = await htmlOf([{ path: 'rates.md', text: ARTICLE }]);
  const { htmlReport } = await import('../../../src/report/index.js');
  const { readReportAssets } = await import('../../../src/node/index.js');
  const [document] = report.documents;
  const some = { ...report, documents: [{ ...document!, claims: document!.claims.slice(0, 1) }] };
  const body = bodyOf(await htmlReport(some, documents, readReportAssets()));
  expect(body.match(/<details class="claim/g)).toHaveLength(1);
  expect(body).toContain('show G[t] &lt;= V[t] for t in 1..T');
});
