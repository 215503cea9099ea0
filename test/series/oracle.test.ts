import { readFileSync } from 'node:fs';
import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { type ExplainedStatement, explain } from '../../src/campaign/index.js';
import { loadDocuments } from '../../src/node/index.js';
import { pointOf } from '../support/point-of.js';

/** First and last member of a statement at a point, computed by make-oracle.py from the formulas alone. */
interface Entry {
  readonly claim: string;
  readonly at: Record<string, unknown>;
  readonly first: string | null | readonly (string | null)[];
  readonly last: string | null | readonly (string | null)[];
}

const ORACLE = JSON.parse(readFileSync('test/series/oracle.json', 'utf8')) as readonly Entry[];

/** The oracle's values have 50 digits; 40-digit enclosures lose a few in long sums. */
const Precise = Decimal.clone({ precision: 80 });
const TOLERANCE = new Precise('1e-33');

function expectEnclosed(side: ExplainedStatement['lhs'], value: string | null): void {
  if (value === null) {
    expect(side).toBeNull();
    return;
  }
  const truth = new Precise(value);
  const slack = truth.abs().plus(1).times(TOLERANCE);
  expect(side).not.toBeNull();
  expect(new Precise(side!.lower).lte(truth.plus(slack)), `${side!.lower} <= ${value}`).toBe(true);
  expect(new Precise(side!.upper).gte(truth.minus(slack)), `${side!.upper} >= ${value}`).toBe(true);
  expect(new Precise(side!.upper).minus(side!.lower).lte(slack), `width at ${value}`).toBe(true);
}

describe('the ends of every statement agree with values computed elsewhere', () => {
  const { documents, problems } = loadDocuments(['proofs']);
  const claims = new Map(documents.flatMap((d) => d.claims.map((claim) => [claim.name, claim] as const)));

  it('finds the documents in order', () => expect(problems).toEqual([]));

  it.each(ORACLE.map((entry) => [`${entry.claim} at ${JSON.stringify(entry.at)}`, entry] as const))(
    '%s',
    (_, entry) => {
      const claim = claims.get(entry.claim)!;
      const { links } = explain(claim, pointOf(claim, entry.at));
      const hasConclusion = links.some(({ kind }) => kind === 'conclusion');
      const whole = links.filter(({ kind }) => kind === (hasConclusion ? 'conclusion' : 'link'));
      const first = [entry.first].flat();
      const last = [entry.last].flat();
      expect(whole).toHaveLength(first.length);
      for (const [i, statement] of whole.entries()) {
        expectEnclosed(statement.lhs, first[i]!);
        expectEnclosed(statement.rhs, last[i]!);
      }
    },
  );
});
