import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkClaim } from '../src/campaign/index.js';
import { renderProblem, resolveDocuments } from '../src/language/index.js';
import { readSibling } from '../src/node/index.js';
import { sampled } from '../test/support/sampled.js';

/** One deliberate change of a claim's block that makes the claim false. */
interface Falsification {
  readonly claim: string;
  readonly document: string;
  readonly replace: string;
  readonly with: string;
  /** A point that a person can check by hand. */
  readonly witness: string;
}

const FALSIFICATIONS = ['falsifications.json', 'classics-falsifications.json'].flatMap(
  (file) => JSON.parse(readFileSync(`test/series/${file}`, 'utf8')) as readonly Falsification[],
);

const BUDGET = { seed: 1, cases: 200, maxHorizon: 20 };

/** The claim with the change made in its block, in the setting of its document. */
function falsified(change: Falsification) {
  const text = readFileSync(change.document, 'utf8');
  const fence = new RegExp(`\`\`\`claim ${change.claim}\\n[\\s\\S]*?\`\`\``);
  const block = fence.exec(text)?.[0];
  if (!block) throw new Error(`${change.document} has no claim ${change.claim}`);
  if (block.split(change.replace).length !== 2)
    throw new Error(`${change.claim}: "${change.replace}" must occur once in the block`);
  const path = join(dirname(change.document), 'falsified.md');
  const source = {
    path,
    text: text.replace(
      block,
      block.replace(change.replace, () => change.with),
    ),
  };
  const { documents, problems } = resolveDocuments([source], readSibling);
  if (problems.length > 0) throw new Error(problems.map(renderProblem).join('\n'));
  return documents[0]!.claims.find(({ name }) => name === change.claim)!;
}

describe(`deliberate falsifications are refuted (seed ${BUDGET.seed})`, () => {
  let refuted = 0;

  const rows = sampled(
    FALSIFICATIONS.map((change) => [change.claim, change] as const),
    4,
  );
  it.each(rows)('%s', (_, change) => {
    const report = checkClaim(falsified(change), BUDGET);
    expect(report.verdict).toBe('refuted');
    refuted += 1;
  });

  afterAll(() => {
    console.log(`falsifications: ${refuted} refuted of ${rows.length}`);
  });
});
