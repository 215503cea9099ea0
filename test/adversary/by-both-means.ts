import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/language/index.js';
import { loadDocuments } from '../../src/node/index.js';
import { claimOf } from '../support/claim-of.js';

/** What `numbers` says of every claim of the series, and of the examples, is the same by generated code and by closures. */
export function describeBothMeans(
  title: string,
  numbers: (claim: Claim, means: 'code' | 'closures') => readonly unknown[],
  examples: readonly string[],
): void {
  describe(title, () => {
    const { documents, problems } = loadDocuments(['proofs']);
    expect(problems).toEqual([]);

    // The points of a claim about a method are functions: nothing guides a climb there.
    it.each(documents.map((document) => [document.source.path, document.claims] as const))(
      '%s',
      (_, claims) => {
        for (const claim of claims.filter(({ method }) => !method))
          expect(numbers(claim, 'code'), claim.name).toEqual(numbers(claim, 'closures'));
      },
    );

    it.each(examples)('%s', (lines) => {
      const claim = claimOf(lines);
      const made = numbers(claim, 'code');
      expect(made.length).toBeGreaterThan(0);
      expect(made).toEqual(numbers(claim, 'closures'));
    });
  });
}
