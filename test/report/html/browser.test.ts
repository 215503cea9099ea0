import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readSources } from '../../../src/node/index.js';
import { BROWSER, launch } from '../../support/browser.js';
import { claimBlock } from '../../support/command.js';
import { htmlOf } from '../../support/html-report.js';
import { IS_WHOLE } from '../../support/sampled.js';

/** A report of 69 claims, which the series had at first, has at most five megabytes. */
const MOST_BYTES_A_CLAIM = 5e6 / 69;
const LONGEST_OPENING = 2_000;

/**
 * A hundred thousand elements would take axe half a minute. So in the whole series it does without the formulas,
 * and in one document it sees everything.
 */
const WITHOUT_FORMULAS = 'for (const e of document.querySelectorAll(".katex")) e.remove()';

const CONJECTURE = `# A conjecture

An aside about $x$ with a formula that is too wide for a phone:

$$${Array.from({ length: 30 }, (_, i) => `x_{${i}}`).join('+')}$$

${claimBlock('too_good', 'given G[t] > 0\nlet V[t] = sum(k in 1..t, G[k]^2)\nshow V[t+1] <= 2*V[t] for t in 1..T-1')}`;

/** The formulas and plots of a page, most of its bytes, are the same after a short hunt. */
const SHORT = { maxHorizon: 10 };

/** So many claims that their names are folded. */
const MANY = `# Many claims

${Array.from({ length: 40 }, (_, i) => claimBlock(`claim_${i}`, 'given x > 0\nshow x < x + 1')).join('\n')}`;

const title =
  'reason' in BROWSER ? `the page in a browser (skipped: ${BROWSER.reason})` : 'the page in a browser';

describe.skipIf('reason' in BROWSER)(title, () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakatos-html-'));
  const file = join(folder, 'report.html');
  const small = join(folder, 'small.html');
  const many = join(folder, 'many.html');
  /** Where any document may be the one that does not fit: all of them where everything is run. */
  const widest = IS_WHOLE ? file : small;
  let browser: Browser;
  let claims = 0;
  let complaints: string[] = [];

  beforeAll(async () => {
    const series = readSources(['proofs'])
      .sources.map(({ source }) => source)
      .filter(({ path }) => /part-\d/.test(path));
    const conjecture = { path: 'conjecture.md', text: CONJECTURE };
    const part = series.filter(({ path }) => path.includes('part-2'));
    const whole = await htmlOf([...series, conjecture], IS_WHOLE ? {} : SHORT);
    claims = whole.documents.flatMap((document) => document.claims).length;
    writeFileSync(file, whole.html);
    writeFileSync(small, (await htmlOf([...part, conjecture], SHORT)).html);
    writeFileSync(many, (await htmlOf([{ path: 'many.md', text: MANY }, conjecture], SHORT)).html);
    browser = await launch('path' in BROWSER ? BROWSER.path : '');
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });
  // A page that complains or asks for anything fails the test that opened it.
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(complaints).toEqual([]);
    complaints = [];
  });

  async function open(options: BrowserContextOptions = {}, hash = '', report = small): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!/^(?:file|data):/.test(request.url())) complaints.push(request.url());
    });
    await page.goto(`file://${report}${hash}`);
    return page;
  }

  const overflow = (page: Page): Promise<number> =>
    page.evaluate('document.documentElement.scrollWidth - innerWidth');

  /** The page's policy forbids what a browser driver polls with; so it is asked again from here. */
  const becomes = (page: Page, condition: string): Promise<void> =>
    expect.poll(() => page.evaluate(condition), { timeout: 5_000 }).toBe(true);

  const violations = async (page: Page): Promise<string[]> => {
    await becomes(page, '!document.querySelector("article.document:not(.settled)")');
    await page.evaluate(axe.source);
    const results = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as AxeResults;
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
  };

  const PHONE = { viewport: { width: 390, height: 844 } };

  it('is small and opens at once, without errors or requests', async () => {
    expect(statSync(file).size).toBeLessThan(MOST_BYTES_A_CLAIM * claims);
    const page = await open({}, '', file);
    // The best of ten: what else the machine does is no fault of the page.
    const times: number[] = [];
    for (let i = 0; i < 10; i += 1) {
      times.push(await page.evaluate('performance.getEntriesByType("navigation")[0].loadEventEnd'));
      if (Math.min(...times) < LONGEST_OPENING) break;
      await page.reload();
    }
    expect(Math.min(...times)).toBeLessThan(LONGEST_OPENING);
    expect(await page.title()).toContain('1 not as expected');
  });

  it('folds and unfolds claims, by mouse, keyboard, address and all at once', async () => {
    const page = await open();
    const claim = page.locator('[id="part-2-unbounded-domain.monotone_scaling_signed"]');
    const isOpen = async (): Promise<boolean> => (await claim.getAttribute('open')) !== null;
    expect(await page.locator('details.claim[open] .claim-name').allTextContents()).toEqual(['too_good']);
    await claim.locator('> summary').click();
    expect(await isOpen()).toBe(true);
    await claim.locator('svg.plot').first().waitFor();
    await page.keyboard.press('Enter');
    expect(await isOpen()).toBe(false);
    await page.getByRole('link', { name: 'monotone_scaling_signed', exact: true }).click();
    expect(await isOpen()).toBe(true);
    await becomes(
      page,
      'Math.abs(document.getElementById("part-2-unbounded-domain.monotone_scaling_signed").getBoundingClientRect().top) < 100',
    );
    await page.getByRole('button', { name: 'Unfold all' }).click();
    expect(await page.locator('details.claim:not([open])').count()).toBe(0);
    await page.getByRole('button', { name: 'Fold all' }).click();
    expect(await page.locator('details.claim[open]').count()).toBe(0);
  });

  it('filters claims by verdict, document, text and surprise', async () => {
    const page = await open();
    const shown = (): Promise<string[]> => page.locator('table.claims tbody tr:visible a').allTextContents();
    const all = await shown();
    await page.getByLabel(/^refuted/).check();
    expect(await shown()).toContain('monotone_scaling_signed');
    expect(await shown()).not.toContain('monotone_scaling');
    await page.getByLabel('not as expected').check();
    expect(await shown()).toEqual(['too_good']);
    expect(await page.getByRole('status').textContent()).toBe(`1 of ${all.length} shown`);
    await page.getByLabel('not as expected').uncheck();
    await page.getByLabel(/^refuted/).uncheck();
    await page.getByLabel('Document').selectOption({ label: 'A conjecture' });
    expect(await shown()).toEqual(['too_good']);
    await page.getByLabel('Document').selectOption('');
    await page.getByRole('searchbox').fill('distance TELESCOPE');
    expect(await shown()).toEqual(['distance_telescope']);
    await page.getByRole('searchbox').fill('\\sum_{t=1}^T');
    const withSums = await shown();
    expect(withSums.length).toBeGreaterThan(0);
    expect(withSums.length).toBeLessThan(all.length);
    await page.getByRole('searchbox').fill('no such claim');
    expect(await page.getByText('No claim is like that.').isVisible()).toBe(true);
    await page.getByRole('searchbox').fill('');
    expect(await shown()).toEqual(all);
  });

  it('names the claims beside the text, those of a document while it is read', async () => {
    const page = await open({ viewport: { width: 1366, height: 900 } }, '', many);
    const names = page.locator('nav .names');
    expect(await page.locator('nav li.failed .tally').allTextContents()).toEqual(['1 not as expected']);
    expect(await page.locator('nav .names[open] a').allTextContents()).toEqual([
      expect.stringContaining('too_good'),
    ]);
    await page.locator('nav a[href="#many"]').click();
    await becomes(page, `!!document.querySelector('nav a[href$="claim_1"]').closest('[open]')`);
    await page.locator('nav a[href="#conjecture"]').click();
    await becomes(page, `!document.querySelector('nav a[href$="claim_1"]').closest('[open]')`);
    // What the reader unfolds stays so.
    await names.first().locator('summary').click();
    await page.locator('nav a[href="#conjecture"]').click();
    expect(await names.first().getAttribute('open')).not.toBeNull();
  });

  it('copies the LaTeX of a claim', async () => {
    const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] }, '#conjecture.too_good');
    const card = page.locator('[id="conjecture.too_good"]');
    await card.getByText('As LaTeX').click();
    await card.getByRole('button', { name: 'Copy the LaTeX' }).click();
    await card.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('V_{t+1} &\\le 2 V_t');
  });

  it('is light or dark as the system is, or as the reader says', async () => {
    const page = await open({ colorScheme: 'dark' });
    const paper = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const dark = await paper();
    const button = page.getByRole('button', { name: /^Theme/ });
    await button.click();
    expect(await button.textContent()).toBe('Theme: light');
    const light = await paper();
    expect(light).not.toBe(dark);
    await button.click();
    expect(await paper()).toBe(dark);
    await page.reload();
    expect(await button.textContent()).toBe('Theme: dark');
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('light');
  });

  it('fits a phone, folded and unfolded; what is too wide scrolls by keyboard in its own box', async () => {
    const page = await open(PHONE, '#conjecture.too_good', widest);
    expect(await overflow(page)).toBe(0);
    const wide = page.locator('#conjecture > .formula.scroller');
    await page.locator('#conjecture > .formula[tabindex="0"]').waitFor();
    await wide.focus();
    await page.keyboard.press('ArrowRight');
    await becomes(page, 'document.activeElement.scrollLeft > 0');
    await page.getByRole('button', { name: 'Unfold all' }).click();
    expect(await overflow(page)).toBe(0);
  });

  it('is accessible as far as axe can tell', async () => {
    const page = await open({}, '#part-2-unbounded-domain.monotone_scaling_signed', widest);
    await page.evaluate(WITHOUT_FORMULAS);
    expect(await violations(page)).toEqual([]);
  });

  it('is accessible on a phone, unfolded, light or dark', async () => {
    const page = await open({ ...PHONE, colorScheme: 'light' });
    await page.getByRole('button', { name: 'Unfold all' }).click();
    await becomes(page, '!!document.querySelector(".formula[tabindex]")');
    const papers = new Set<unknown>();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      papers.add(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
      expect(await violations(page), colorScheme).toEqual([]);
    }
    expect(papers.size).toBe(2);
  });

  it('can be read without its script', async () => {
    const page = await open({ javaScriptEnabled: false });
    expect(await page.locator('table.claims tbody tr').first().isVisible()).toBe(true);
    expect(await page.locator('#filters').isVisible()).toBe(false);
    await page.locator('details.claim > summary').first().click();
    expect(await page.locator('details.claim .chain').first().isVisible()).toBe(true);
  });
});
