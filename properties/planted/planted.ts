import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type ClaimReport, checkClaim } from '../../src/campaign/index.js';
import type { NumberJson } from '../../src/evaluation/index.js';
import { type Claim, renderProblem, resolveDocuments } from '../../src/language/index.js';

const FOLDER = 'properties/planted';

/** A claim with a planted fault (`expect refuted`), or a true and tight one. */
export interface Planted {
  /** Name of its document: the kind of fault. */
  readonly category: string;
  readonly claim: Claim;
  readonly isFalse: boolean;
}

/** How many admissible points a hunt judges one by one decides how far it climbs and sweeps, too. */
export interface Budget {
  readonly seed: number;
  readonly cases: number;
  readonly maxHorizon: number;
}

export interface Outcome {
  readonly planted: Planted;
  readonly report: ClaimReport;
  /** Of the whole hunt, the witness shrunk and certified: time of this process, for others may run beside it. */
  readonly milliseconds: number;
  /** Horizon, and numbers besides it, of the witness. */
  readonly witness: { readonly horizon: number; readonly numbers: number } | null;
}

export function plantedClaims(): Planted[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .flatMap((file) => {
      const path = join(FOLDER, file);
      const { documents, problems } = resolveDocuments(
        [{ path, text: readFileSync(path, 'utf8') }],
        () => null,
      );
      if (problems.length > 0) throw new Error(problems.map(renderProblem).join('\n'));
      return documents[0]!.claims.map((claim) => ({
        category: basename(file, '.md'),
        claim,
        isFalse: claim.expectation === 'refuted',
      }));
    });
}

export function hunted(planted: Planted, budget: Budget): Outcome {
  const before = process.cpuUsage();
  const report = checkClaim(planted.claim, budget);
  const { user, system } = process.cpuUsage(before);
  const milliseconds = (user + system) / 1000;
  const at = report.links.find(({ counterexample }) => counterexample !== null)?.counterexample?.at;
  const witness = at
    ? { horizon: Number(at.T), numbers: Object.values(at).reduce<number>((n, v) => n + count(v), -1) }
    : null;
  return { planted, report, milliseconds, witness };
}

function count(value: number | NumberJson): number {
  return Array.isArray(value) ? value.reduce<number>((n, entry: NumberJson) => n + count(entry), 0) : 1;
}
