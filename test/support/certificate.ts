import { expect } from 'vitest';
import { type Claim, resolveDocuments } from '../../src/language/index.js';
import { type CheckOutcome, checkClaim, type ProvedStatement, type Step } from '../../src/proof/index.js';

/** The only claim of a document with these lines. */
export function claimOf(lines: readonly string[], name = 'test', path = 'test.md'): Claim {
  const text = `\`\`\`claim ${name}\n${lines.join('\n')}\n\`\`\`\n`;
  const { documents, problems } = resolveDocuments([{ path, text }]);
  expect(problems).toEqual([]);
  return documents[0]!.claims[0]!;
}

export function outcomeOf(
  claim: Claim,
  proof: readonly unknown[],
  exists: readonly unknown[] = [],
  lemmas: readonly ProvedStatement[] = [],
): CheckOutcome {
  const certificate = { text: '', terms: [], statements: [{ statement: 0, exists, proof }] };
  return checkClaim(claim, certificate, { lemmas });
}

/** Checks one block as the proof of the first statement of a claim: `proved`, or why not. */
export function check(
  lines: readonly string[],
  proof: readonly unknown[],
  exists: readonly unknown[] = [],
  lemmas: readonly ProvedStatement[] = [],
): string {
  const outcome = outcomeOf(claimOf(lines), proof, exists, lemmas);
  return outcome.proved[0] ? 'proved' : outcome.failures[0]!.detail;
}

// Steps and terms of certificates, short enough for tables.

export const step = (s: Step): Step => s;
export const G = (index: unknown) => ['given', 'G', index] as const;
export const real = (name: string) => ['given', name] as const;
export const minus = (a: unknown, b: unknown) => ['+', a, ['*', '-1', b]] as never;
export const index = (i: unknown) => ['index', i] as const;
export const domain = (given: string, ...at: unknown[]) =>
  ({ rule: 'domain', given, at, end: 'lower' }) as never;
export const combine = (
  says: unknown,
  relation: '=' | '>=' | '>',
  summands: unknown[] = [],
  equations: unknown[] = [],
  nonzero: number[] = [],
) => ({ rule: 'combine', says, relation, summands, equations, nonzero }) as never;
/** `coefficient * product of factors`. */
export const times = (coefficient: string, ...factors: unknown[]) => ({ coefficient, factors });
