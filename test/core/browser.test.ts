import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hunting, judgeAt, pointFromJson, type Report, resolveDocuments } from '../../src/core.js';
import { BROWSER, launch } from '../support/browser.js';

const DOCUMENT = 'docs/examples/three-halves.md';
const SOURCE = { path: DOCUMENT, text: readFileSync(DOCUMENT, 'utf8') };
/** More cases than the judge looks at one by one, so that generated code has something to do. */
const BUDGET = { seed: 1, cases: 3000, maxHorizon: 30 };

/** What the page does: hunts, tells how far it is, and makes the HTML report without any fonts. */
const SCRIPT = `
window.mayGenerate = (() => { try { return new Function('return true')(); } catch { return false; } })();
window.heard = { progress: 0, timers: 0 };
setInterval(() => { window.heard.timers += 1; }, 0);
(async () => {
  const { documents } = lakatos.resolveDocuments([${JSON.stringify(SOURCE)}], () => null);
  const assets = { formulaStyles: '', formulaFont: () => '', textFont: { upright: '', italic: '' } };
  for await (const event of lakatos.hunting(documents, ${JSON.stringify(BUDGET)})) {
    if (event.kind === 'progress') window.heard.progress += 1;
    if (event.kind === 'report') {
      window.html = await lakatos.htmlReport(event.report, documents, assets);
      window.report = event.report;
    }
  }
})().catch((error) => { window.failed = String(error.stack); });`;

const title =
  'reason' in BROWSER ? `the core in a browser (skipped: ${BROWSER.reason})` : 'the core in a browser';

describe.skipIf('reason' in BROWSER)(title, () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakatos-core-'));
  let bundle = '';
  let browser: Browser;

  beforeAll(async () => {
    bundle = await bundled();
    browser = await launch('path' in BROWSER ? BROWSER.path : '');
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  async function hunted(policy: string | null): Promise<{ page: Page; report: Report }> {
    const file = join(folder, `${policy === null ? 'free' : 'strict'}.html`);
    const meta = policy === null ? '' : `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
    writeFileSync(
      file,
      `<!doctype html><meta charset="utf-8">${meta}<script>${bundle}</script><script>${SCRIPT}</script>`,
    );
    const page = await (await browser.newContext()).newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error.stack)));
    await page.goto(`file://${file}`);
    while (!(await page.evaluate('!!(window.report || window.failed)')) && errors.length === 0)
      await new Promise((resume) => setTimeout(resume, 50));
    expect(errors).toEqual([]);
    expect(await page.evaluate('window.failed ?? null')).toBeNull();
    return { page, report: (await page.evaluate('window.report')) as Report };
  }

  it('hunts as Node does, up to the last digits of logarithms, and the page stays alive', async () => {
    const { page, report } = await hunted(null);
    expect(await page.evaluate('window.mayGenerate')).toBe(true);
    const here = await huntedHere();
    expect(withoutRatios(report)).toEqual(withoutRatios(here));
    for (const [i, ratios] of ratiosOf(report).entries()) {
      const [expected, own] = [ratiosOf(here)[i]!, ratios];
      expect(own.map(([horizon]) => horizon)).toEqual(expected.map(([horizon]) => horizon));
      for (const [j, [, ratio]] of own.entries()) expect(ratio).toBeCloseTo(expected[j]![1], 3);
    }
    const heard = (await page.evaluate('window.heard')) as { progress: number; timers: number };
    expect(heard.progress).toBeGreaterThan(20);
    expect(heard.timers).toBeGreaterThan(20);
    expect(await page.evaluate('window.html')).toContain('causal_costs_five_quarters');
  });

  it('hunts where code made from text is forbidden: the interpreter takes over', async () => {
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const { page, report } = await hunted(
      `default-src 'none'; script-src ${hash(bundle)} ${hash(SCRIPT)}; require-trusted-types-for 'script'`,
    );
    expect(await page.evaluate('window.mayGenerate')).toBe(false);
    const [holds, fails] = report.documents[0]!.claims;
    expect([holds!.verdict, fails!.verdict]).toEqual(['corroborated', 'refuted']);
    expect(holds!.cases).toBeGreaterThanOrEqual(1000);
    expect(await page.evaluate('window.html')).toContain('causal_costs_five_quarters');
    // The judge of this process says the same of the witness that was found there.
    const claim = resolveDocuments([SOURCE], () => null).documents[0]!.claims[1]!;
    const reading = pointFromJson(claim, fails!.links[0]!.counterexample!.at);
    if (reading.kind === 'problem') throw new Error(reading.problem.message);
    expect(judgeAt(claim, reading.point)).toMatchObject({ kind: 'judged', report: { verdict: 'refuted' } });
  });
});

/** `lakatos/core` as one classic script that makes `lakatos` global. */
async function bundled(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: resolve('src/core.ts'), formats: ['iife'], name: 'lakatos' },
    },
  });
  const [bundle] = [result].flat();
  if (!bundle || !('output' in bundle)) throw new Error('no bundle');
  const chunk = bundle.output.find(({ type }) => type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error('no chunk');
  const { code } = chunk;
  return code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}

/**
 * A report without the ratios at which climbs arrive, and where: two engines, whose logarithms differ in the last digit, arrive at other
 * points nearby.
 */
function withoutRatios(report: Report): unknown {
  const hidden = new Set(['tightest', 'tightestByHorizon']);
  return JSON.parse(JSON.stringify(report, (key, value) => (hidden.has(key) ? null : value)));
}

/** The tightest ratio of each link by horizon. */
function ratiosOf({ documents }: Report): (readonly [horizon: string, ratio: number])[][] {
  const links = documents.flatMap(({ claims }) => claims.flatMap((claim) => claim.links));
  return links.map(({ tightestByHorizon }) =>
    Object.entries(tightestByHorizon ?? {}).map(([horizon, ratio]) => [horizon, Number(ratio)] as const),
  );
}

async function huntedHere(): Promise<Report> {
  const { documents } = resolveDocuments([SOURCE], () => null);
  for await (const event of hunting(documents, BUDGET)) if (event.kind === 'report') return event.report;
  throw new Error('a hunt ends with a report');
}
