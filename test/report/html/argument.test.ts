import { describe, expect, it } from 'vitest';
import type { ProofReport } from '../../../src/campaign/index.js';
import type { ArgumentStep } from '../../../src/campaign/proofs/index.js';
import { argument } from '../../../src/report/html/argument.js';

const PROOF: ProofReport = { rules: ['term by term'], nodes: 3, source: 'certificate' };

/** A goal as long as `terms` says, with goals within it. */
const step = (terms: number, inside: readonly ArgumentStep[] = []): ArgumentStep => ({
  rule: 'term by term',
  latex: `${Array.from({ length: terms }, (_, i) => `x_{${i}}`).join(' + ')} \\le y`,
  parts: inside.length === 0 ? [] : [{ title: 'base', steps: inside }],
});

const shown = (markup: string) => markup.split('class="formula scroller"').length - 1;
const left = (markup: string) => Number(/and (\d+) more steps?,/.exec(markup)?.[1] ?? 0);

describe('a proof on the page', () => {
  it('is shown whole where it is short', () => {
    const markup = argument(PROOF, [step(2, [step(2), step(2)])]);
    expect([shown(markup), left(markup)]).toEqual([3, 0]);
  });

  it('shows the outer goals first where there are more than 60', () => {
    const inner = Array.from({ length: 100 }, () => step(1));
    const markup = argument(PROOF, [step(3, inner)]);
    expect([shown(markup), left(markup)]).toEqual([60, 41]);
    expect(markup).toContain('At the first index');
  });

  it('shows fewer where formulas are long, and says how many are missing', () => {
    const inner = Array.from({ length: 50 }, () => step(60));
    const markup = argument(PROOF, [step(3, inner)]);
    expect(markup.length).toBeLessThan(150_000);
    expect(shown(markup)).toBeGreaterThan(1);
    expect(shown(markup) + left(markup)).toBe(51);
  });
});
