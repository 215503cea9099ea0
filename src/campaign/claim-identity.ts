import { type Claim, printClaim } from '../language/index.js';
import type { ClaimReport } from './report-data.js';

/**
 * What a claim says: its lines with every bound and schedule put in. What it expects of itself, and how its author
 * would prove it, is left out: a claim that is marked `expect refuted` still says the same.
 */
export function claimLines(claim: Claim): readonly string[] {
  return printClaim({
    ...claim,
    expectation: null,
    statements: claim.statements.map((s) => ({ ...s, hints: [] })),
  }).split('\n');
}

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const WORD = (1n << 64n) - 1n;

/** FNV-1a with 64 bits, 16 hexadecimal digits: tells texts apart that differ by accident, not by malice. */
export function textHash(text: string): string {
  let hash = OFFSET;
  for (let i = 0; i < text.length; i += 1) hash = ((hash ^ BigInt(text.charCodeAt(i))) * PRIME) & WORD;
  return hash.toString(16).padStart(16, '0');
}

/** The same for two claims exactly when they say the same (`claimLines`), whatever they are called. */
export function claimHash(claim: Claim): string {
  return textHash(claimLines(claim).join('\n'));
}

/** The same for two lists of claims exactly when they are called, say and expect the same, in the same order. */
export function claimsHash(claims: readonly Claim[]): string {
  return reportedHash(
    claims.map((claim) => ({ name: claim.name, expected: claim.expectation, says: claimLines(claim) })),
  );
}

/** `claimsHash` of the claims that these reports are about. */
export function reportedHash(reports: readonly Pick<ClaimReport, 'name' | 'expected' | 'says'>[]): string {
  return textHash(
    reports.map(({ name, expected, says }) => `${name} ${expected} ${textHash(says.join('\n'))}`).join('\n'),
  );
}
