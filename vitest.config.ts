import { defineConfig } from 'vitest/config';

/**
 * Suites that hunt for long, or start the command, a browser or a package manager many times: `npm run test:long`, with
 * samples of their longest tables; `npm run test:whole` runs every row. What they cover has quick tests too; `npm test` stays
 * under a minute on two cores.
 */
const LONG = [
  'properties/arithmetic/forms.test.ts',
  'properties/arithmetic/intervals.test.ts',
  'properties/bulk-series.test.ts',
  'properties/falsifications.test.ts',
  'properties/hunt/growth-laws.test.ts',
  'properties/hunt/more-work.test.ts',
  'properties/kernel/decisions.test.ts',
  'properties/kernel/enclosures.test.ts',
  'properties/kernel/random-claims.test.ts',
  'properties/kernel/source.test.ts',
  'properties/language/latex-in.test.ts',
  'properties/language/print.test.ts',
  'properties/pasted.test.ts',
  'properties/planted/**/*.test.ts',
  'properties/proofs/**/*.test.ts',
  'properties/recheck.test.ts',
  'properties/ties.test.ts',
  'test/adversary/landscape/slopes.test.ts',
  'test/adversary/sweep-code.test.ts',
  'test/adversary/sweep.test.ts',
  'test/adversary/witnesses.test.ts',
  'test/bench/python-hunters.test.ts',
  'test/campaign/guarantee-sheet.test.ts',
  'test/campaign/honest-verdicts.test.ts',
  'test/campaign/schedule-long.test.ts',
  'test/campaign/schedule-sheets.test.ts',
  'test/campaign/sharpen-sentences.test.ts',
  'test/campaign/workers.test.ts',
  'test/cli/**/*.test.ts',
  'test/core/browser.test.ts',
  'test/docs/**/*.test.ts',
  'test/evaluation/long-recursions.test.ts',
  'test/judgement/work-limits.test.ts',
  'test/language/limits.test.ts',
  'test/language/words.test.ts',
  'test/lsp/**/*.test.ts',
  'test/method/oracle.test.ts',
  'test/method/published.test.ts',
  'test/method/projected-samples.test.ts',
  'test/method/samples.test.ts',
  'test/method/stated-multipliers.test.ts',
  'test/package.test.ts',
  'test/playground/browser.test.ts',
  'test/playground/engine.test.ts',
  'test/playground/grammar.test.ts',
  'test/playground/site.test.ts',
  'test/proof/coq-identity.test.ts',
  'test/proof/coq-rows.test.ts',
  'test/proof/coq.test.ts',
  'test/proof/series.test.ts',
  'test/report/html/browser.test.ts',
  'test/report/html/command.test.ts',
  'test/report/html/schedule-page.browser.test.ts',
];

/** Suites that `npm run test:whole` alone runs, or a script of their own; the long suite has smaller ones of the same kind. */
const WHOLE = ['properties/attack/attack.test.ts', 'properties/bulk-series-million.test.ts'];

const ALL = ['test/**/*.test.ts', 'properties/**/*.test.ts'];

/** What a mode runs, and what it leaves out. */
function suitesOf(mode: string): { readonly include: string[]; readonly exclude: string[] } {
  if (mode === 'long') return { include: LONG, exclude: [] };
  if (mode === 'whole' || mode === 'rates') return { include: [...LONG, ...WHOLE], exclude: [] };
  return { include: ALL, exclude: [...LONG, ...WHOLE] };
}

export default defineConfig(({ mode }) => ({
  test: {
    ...suitesOf(mode),
    // Hunts take as long as their budget of cases takes; a slow machine is no failure.
    testTimeout: 0,
    hookTimeout: 0,
    // Every core: the default leaves one idle, half of a small machine.
    maxWorkers: '100%',
    // No test changes what another sees: loading the modules once halves the time of the suite.
    isolate: false,
  },
}));
