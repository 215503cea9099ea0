import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER, launch } from '../support/browser.js';
import { lakatos } from '../support/command.js';

const AXE = readFileSync(resolve('node_modules/axe-core/axe.min.js'), 'utf8');
const MAX_COMPRESSED = 1.5 * 1024 * 1024;

const CONJECTURE = `# Mine

\`\`\`claim too_good
given G[t] > 0
let V[t] = sum(k in 1..t, G[k]^2)
show sum(t in 1..T, G[t]^2 / sqrt(V[t])) <= 3/2 * sqrt(V[T])
\`\`\`
`;

interface Focused {
  readonly what: string;
  readonly name: string;
  /** Whether an outline or a shadow says where the focus is. */
  readonly isMarked: boolean;
}

/** What has the focus; `null`: nothing, behind the last control. */
const FOCUSED = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  element.dataset.reached = '';
  const marked = element.closest('.cm-editor') ?? element;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(marked);
  const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent ?? '';
  return {
    what: element.outerHTML.slice(0, 80),
    name: label.trim(),
    isMarked: (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none',
  };
})()`;

/** The focus is before everything, and no control has been reached. */
const AT_THE_START = `(() => {
  for (const element of document.querySelectorAll('[data-reached]')) delete element.dataset.reached;
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
})()`;

/** Controls that are shown and were not reached. */
const UNREACHED = `[...document.querySelectorAll('a[href], button, input, select, summary, [contenteditable=true], [tabindex="0"]')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && !('reached' in element.dataset))
  .map((element) => element.outerHTML.slice(0, 120))`;

/** Goes to a control with Tab alone, and presses a key there. */
async function onto(page: Page, selector: string, key?: string): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) {
      if (key) await page.keyboard.press(key);
      return;
    }
  }
  throw new Error(`Tab does not reach ${selector}`);
}

const suite = 'path' in BROWSER ? describe : describe.skip;
const reason = 'path' in BROWSER ? '' : ` (skipped: ${BROWSER.reason})`;

suite(`the playground in a browser${reason}`, () => {
  let browser: Browser;
  let folder: string;
  let file: string;
  let server: Server;
  let address: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lakatos-playground-'));
    const { status, stderr } = spawnSync(process.execPath, ['playground/build.mjs', folder], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    file = pathToFileURL(join(folder, 'index.html')).href;
    const page = readFileSync(join(folder, 'index.html'));
    server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await launch((BROWSER as { path: string }).path);
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  /** A page of its own whose errors, and requests beyond its own address, are told. */
  async function open(url: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('request', (request) => {
      const to = request.url();
      if (!to.startsWith('blob:') && !to.startsWith('data:') && to.split('#')[0] !== url.split('#')[0])
        troubles.push(`request to ${to}`);
    });
    await page.goto(url);
    await page.waitForSelector('.claim', { state: 'attached' });
    return { page, troubles, context };
  }

  async function type(page: Page, text: string): Promise<void> {
    if (await page.isVisible('#show-editor')) await page.click('#show-editor');
    await page.click('.cm-content');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
    await page.waitForSelector('#claim-too_good', { state: 'attached' });
  }

  /** Checks the document and waits for the end. */
  async function check(page: Page): Promise<string> {
    await page.click('#check');
    await page.waitForSelector('#check:not([hidden])');
    return (await page.textContent('#claim-too_good .badge')) ?? '';
  }

  it('has at most 1.5 MB of code, compressed', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)![1]!;
    expect(gzipSync(script).length).toBeLessThan(MAX_COMPRESSED);
    expect(page).not.toContain("unsafe-eval' ");
    expect(page).toContain("default-src 'none'");
  });

  it.each(['a file', 'a server'])(
    'opened from %s: a conjecture is typed, refuted, shared, repaired, exported and replayed',
    async (from) => {
      const { page, troubles, context } = await open(from === 'a file' ? file : address);
      await type(page, CONJECTURE);
      await page.fill('#name', 'mine');
      expect(await check(page)).toContain('refuted');

      await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
      await page.click('#share');
      await page.waitForURL(/#d=/);
      const link = page.url();
      const second = await open(link);
      await second.page.waitForSelector('#claim-too_good', { state: 'attached' });
      expect(await check(second.page)).toContain('refuted');

      await page.click('.menu > summary');
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('#failures')]);
      const failure = join(folder, 'mine.failure.json');
      await download.saveAs(failure);
      await page.click('.menu > summary');
      const [saved] = await Promise.all([page.waitForEvent('download'), page.click('#download')]);
      await saved.saveAs(join(folder, 'mine.md'));
      const replay = lakatos(['replay', 'mine.failure.json', '--in', 'mine.md'], folder);
      expect(replay.stdout + replay.stderr).toContain('too_good');
      expect(replay.status).toBe(1);

      await type(page, CONJECTURE.replace('3/2', '2'));
      expect(await check(page)).toContain('proved');
      expect([...troubles, ...second.troubles]).toEqual([]);
      await context.close();
      await second.context.close();
    },
  );

  it.each([1366, 390])('is used by keyboard alone, at %d px', async (width) => {
    const { page, troubles, context } = await open(file, { viewport: { width, height: 800 } });
    const isPhone = await page.isVisible('#show-editor');
    if (isPhone) await onto(page, '#show-editor', 'Enter');
    await onto(page, '.cm-content');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(CONJECTURE);
    await page.waitForSelector('#claim-too_good', { state: 'attached' });
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.waitForSelector('#check:not([hidden])');
    expect(await page.textContent('#claim-too_good .badge')).toContain('refuted');
    if (isPhone) await onto(page, '#show-article', 'Enter');
    await onto(page, '#claim-too_good .trial > summary', 'Enter');
    await page.waitForSelector('#claim-too_good .side');
    const sides = () => page.locator('#claim-too_good .bar-row .number').allTextContents();
    const before = await sides();
    await onto(page, '#claim-too_good .number-row input[type=range]', 'ArrowRight');
    await expect.poll(sides).not.toEqual(before);
    await onto(page, '.menu > summary', 'Enter');

    // Every control that is shown is reached, has a name, and shows that it is reached.
    const reached: Focused[] = [];
    await page.evaluate(AT_THE_START);
    for (;;) {
      await page.keyboard.press('Tab');
      const focused = (await page.evaluate(FOCUSED)) as Focused | null;
      if (!focused) break;
      reached.push(focused);
      expect(reached.length).toBeLessThan(200);
    }
    expect(reached.filter(({ isMarked }) => !isMarked)).toEqual([]);
    expect(reached.filter(({ name }) => name === '')).toEqual([]);
    expect(await page.evaluate(UNREACHED)).toEqual([]);
    await page.evaluate(AT_THE_START);
    await onto(page, '#format', 'Enter');
    expect(troubles).toEqual([]);
    await context.close();
  });

  it('shows mistakes in place, and sliders that move both sides', async () => {
    const { page, context } = await open(file);
    await type(page, CONJECTURE);
    await check(page);
    await page.click('#claim-too_good .trial > summary');
    const sides = () => page.locator('#claim-too_good .bar-row .number').allTextContents();
    await page.waitForSelector('#claim-too_good .side');
    const before = await sides();
    await page.locator('#claim-too_good .number-row input[type=range]').first().fill('80');
    await expect.poll(async () => (await sides()).filter((text, i) => text !== before[i]).length).toBe(2);
    const curves = () =>
      page
        .locator('#claim-too_good .side .plot:not(.key) path.curve')
        .evaluateAll((paths) =>
          paths.map((path) => (path as { getAttribute(name: string): string | null }).getAttribute('d')),
        );
    const drawn = await curves();
    expect(drawn).toHaveLength(2);
    await page.locator('#claim-too_good .number-row input[type=range]').first().fill('-80');
    await expect.poll(async () => (await curves()).filter((path, i) => path !== drawn[i]).length).toBe(2);
    // The panes scroll, and never the page, whatever is brought into view.
    await page.evaluate('document.querySelector("#claim-too_good .trial").scrollIntoView()');
    expect(await page.evaluate('document.scrollingElement.scrollHeight - innerHeight')).toBe(0);
    expect(await page.locator('#verdict-list').textContent()).toBe('too_good: refuted');
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await page.locator('#claim-too_good .source > summary', { hasText: 'As LaTeX' }).click();
    await page.click('#claim-too_good button.copy');
    await expect.poll(() => page.textContent('#status')).toBe('The formula is copied.');
    await page.click('.cm-content');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(CONJECTURE.replace('sqrt(V[t])', 'sqrtt(V[t])'));
    await page.waitForSelector('.cm-lintRange-error');
    expect(await page.textContent('#status')).toContain('1 mistake');
    await context.close();
  });

  it.each([390, 1366])('has no violation of accessibility rules at %i px, light or dark', async (width) => {
    const { page, context } = await open(file, {
      colorScheme: 'light',
      viewport: { width, height: 800 },
      bypassCSP: true,
    });
    await type(page, CONJECTURE);
    await check(page);
    await page.click('#claim-too_good .trial > summary');
    await page.waitForSelector('#claim-too_good .side');
    await page.evaluate(AXE);
    const papers = new Set<unknown>();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      papers.add(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
      const violations = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map((n) => n.html).join(" | ")))',
      );
      expect(violations, colorScheme).toEqual([]);
    }
    expect(papers.size).toBe(2);
    await context.close();
  });
});
