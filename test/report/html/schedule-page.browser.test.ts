import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER, launch } from '../../support/browser.js';
import { lakatos } from '../../support/command.js';

const title =
  'reason' in BROWSER ? `a page about schedules (skipped: ${BROWSER.reason})` : 'a page about schedules';

describe.skipIf('reason' in BROWSER)(title, () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakatos-schedules-'));
  const file = join(folder, 'page.html');
  let browser: Browser;

  beforeAll(async () => {
    const log = 'docs/examples/run-cosine.csv';
    const { status, stderr } = lakatos([
      ...['schedule', '--gradients', log, '--schedule', 'cosine', '--schedule', 'wsd'],
      ...['--refine', join(folder, 'next.csv'), '--html', file],
    ]);
    expect([status, stderr]).toEqual([0, '']);
    browser = await launch('path' in BROWSER ? BROWSER.path : '');
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['light', 1366],
    ['dark', 1366],
    ['light', 390],
    ['dark', 390],
  ] as const)('is read by people and by screen readers: %s, %i px', async (colorScheme, width) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`file://${file}`);
    // The text has the width that a page of text has, and nothing is wider than the window.
    const text = await page.evaluate<number>('document.querySelector("main").getBoundingClientRect().width');
    expect(text).toBeGreaterThan(Math.min(800, width - 1));
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    // The refined schedule is drawn beside the others: its rates, its guarantee, and the medians that it is made from.
    const figures = page.locator('figure.curves');
    expect(await figures.count()).toBe(3);
    for (const [i, last] of [
      'refined schedule',
      'refined schedule',
      'medians, from which the refined schedule is made',
    ].entries()) {
      const legend = await figures.nth(i).locator('.legend li').last().innerText();
      expect(legend.trim()).toBe(last);
      expect(await figures.nth(i).locator('path.curve').count()).toBe(i < 2 ? 3 : 2);
    }
    await page.evaluate(axe.source);
    const results = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as AxeResults;
    expect(results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
