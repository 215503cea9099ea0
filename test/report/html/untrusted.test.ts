import { describe, expect, it } from 'vitest';
import { formula } from '../../../src/report/html/formula.js';
import { claimBlock } from '../../support/command.js';
import { bodyOf, htmlOf } from '../../support/html-report.js';

const SOUND = claimBlock('sound', 'show 1 <= 2');

async function articleOf(markdown: string, path = 'stranger.md'): Promise<string> {
  return bodyOf((await htmlOf([{ path, text: `${markdown}\n\n${SOUND}` }])).html);
}

describe('a document from a stranger', () => {
  it.each([
    '<script>alert(1)</script>',
    'text <img src=x onerror=alert(1)> text',
    '<svg onload=alert(1)>',
    '# <script>alert(1)</script>',
    '| <b onclick=x> |\n| --- |\n| <iframe src="https://example.org"> |',
    '```\n</code></pre><script>alert(1)</script>\n```',
    '```bound x(</summary><script>alert(1)</script>)\n```',
  ])('cannot put markup into the page: %s', async (markdown) => {
    // A block that is no bound is a mistake before any report is made.
    const body = await articleOf(
      markdown.startsWith('```bound') ? markdown.replace('```bound', '```  ') : markdown,
    );
    expect(body).not.toMatch(/<(?:script|img|iframe|b onclick)|<svg onload|<[^>]*\son(?:error|load|click)=/i);
  });

  it.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](data:text/html,x)',
    '[a](vbscript:x)',
    '<javascript:alert(1)>',
  ])('cannot make a link of %s', async (markdown) => {
    expect(await articleOf(markdown)).not.toMatch(/href="(?:javascript|data|vbscript)/i);
  });

  it('cannot lead to files beside the report', async () => {
    const body = await articleOf('[a](../../secret.txt) [b](//example.org/x) [c](file:///etc/hosts)');
    expect(body).toContain('<span class="no-link">a</span>');
    expect(body).toContain('<span class="no-link">b</span>');
    expect(body).not.toMatch(/href="(?:\.\.|\/\/|file)/);
  });

  it('cannot have an image fetched', async () => {
    const body = await articleOf('![a "plot"](https://example.org/track.png)');
    expect(body).toContain('<span class="image">a &quot;plot&quot;</span>');
    expect(body).not.toContain('track.png');
  });

  it('cannot escape from an attribute by its name', async () => {
    const body = await articleOf('# "><script>alert(1)</script>', 'a/"><script>alert(2)</script>.md');
    expect(body).not.toContain('<script');
  });

  it('cannot run a script in spite of all this: the policy names the hash of the only one', async () => {
    const { html } = await htmlOf([{ path: 'a.md', text: SOUND }]);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;
    const hash = async (text: string): Promise<string> =>
      Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('base64');
    const between = (tag: string): string => new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)![1]!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${await hash(between('script'))}'`);
    expect(policy).toContain(`style-src 'sha256-${await hash(between('style'))}'`);
    expect(policy).not.toContain('unsafe');
    expect(bodyOf(html)).not.toMatch(/ style="| on\w+="/);
  });
});

describe('a formula from a stranger', () => {
  it.each([
    String.raw`\href{javascript:alert(1)}{x}`,
    String.raw`\url{https://example.org}`,
    String.raw`\includegraphics{https://example.org/x.png}`,
    String.raw`\htmlStyle{position:fixed}{x}`,
    String.raw`\htmlId{claims}{x}`,
    String.raw`\text{<script>alert(1)</script>}`,
    '</code><script>alert(1)</script>',
  ])('has no powers beyond mathematics: %s', (latex) => {
    const markup = formula(latex, 'display');
    expect(markup).not.toMatch(/<(?:a|img|script)\b|javascript:[^<]*"|position:fixed|id="/);
  });

  it.each([
    ['defines commands that multiply', String.raw`\def\a{xxxxxxxxxx}\def\b{\a\a\a\a\a\a\a\a\a\a}\b\b\b\b`],
    ['defines a command by another name', String.raw`\newcommand{\a}{\a\a}\a`],
    ['expands for ever', String.raw`\let\a\def\a\b{\b\b}\b`],
    ['is too long', 'x'.repeat(10_000)],
    ['nests too deep', '{'.repeat(3_000) + '}'.repeat(3_000)],
    ['nests brackets too deep', String.raw`\left(`.repeat(900) + String.raw`\right)`.repeat(900)],
    ['is no LaTeX', String.raw`\frac{1`],
  ])('is shown as text when it %s', (_, latex) => {
    const started = performance.now();
    expect(formula(latex, 'inline')).toMatch(/^<code class="raw-formula">/);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('cannot be larger than the page', () => {
    expect(formula(String.raw`\rule{100000em}{100000em}`, 'display')).not.toContain('100000em;');
  });

  it('is typeset with MathML for screen readers', () => {
    const markup = formula(String.raw`\frac{1}{2}`, 'inline');
    expect(markup).toContain('<mfrac>');
    expect(markup).not.toContain('annotation encoding');
  });
});
