import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkClaim } from '../../src/campaign/index.js';
import { type Claim, renderProblem, resolveDocuments } from '../../src/language/index.js';
import { loadDocuments } from '../../src/node/index.js';
import { fastCheckHunt } from './fast-check-hunt.js';
import { Oracle } from './oracle.js';
import type { Outcome } from './outcome.js';
import { JAVASCRIPT, PYTHON, programOf } from './program.js';
import { type PythonHunter, pythonHunt, pythonVersions } from './python-hunt.js';

export const HUNTERS = ['lakatos', 'fast-check', 'hypothesis', 'evolution'] as const;
export type Hunter = (typeof HUNTERS)[number];

/** CPU that every hunter but this tool's has for a claim; that one has its default effort, which ends by itself. */
export const SECONDS = 10;
/** After that, CPU for making what it found simpler. */
export const SHRINKING = 2;
const SEED = 1;
const BUDGET = { seed: SEED, cases: 1000, maxHorizon: 100 };
/** A horizon is drawn up to one of these, each as likely; where nothing but the horizon is free, up to the last. */
const HORIZONS = [8, 24, 100];
const LONG_HORIZON = 1_000_000;
const FOLDER = 'properties/planted';
const HELD_BACK = 'bench/hunters/held-back.md';
/** Of each kind of planted faults, the first so many. */
const OF_A_KIND = 2;

/** A hunter on a claim. */
export interface Hunted {
  readonly kind: string;
  readonly claim: string;
  readonly hunter: Hunter;
  readonly outcome: Outcome;
  /** Characters of the smallest confirmed point, as JSON. */
  readonly size: number | null;
}

export interface Comparison {
  /** What was run in Python, or why it was not. */
  readonly python: ReturnType<typeof pythonVersions>;
  readonly hunted: readonly Hunted[];
}

interface Known {
  readonly kind: string;
  readonly claim: Claim;
}

/** False claims: planted faults of every kind, those of the series and the classics, and those on which nothing was tuned. */
export function falseClaims(): Known[] {
  const planted = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .flatMap((file) =>
      refutable(join(FOLDER, file))
        .slice(0, OF_A_KIND)
        .map((claim) => ({ kind: basename(file, '.md'), claim })),
    );
  const series = loadDocuments(['proofs']).documents.flatMap(({ claims }) => claims.filter(isFalse));
  return [
    ...planted,
    ...series.map((claim) => ({ kind: 'series and classics', claim })),
    ...refutable(HELD_BACK).map((claim) => ({ kind: 'held back', claim })),
  ];
}

const isFalse = (claim: Claim): boolean => claim.expectation === 'refuted' && !claim.method;

function refutable(path: string): Claim[] {
  const { documents, problems } = resolveDocuments([{ path, text: readFileSync(path, 'utf8') }], () => null);
  if (problems.length > 0) throw new Error(problems.map(renderProblem).join('\n'));
  return documents[0]!.claims.filter(isFalse);
}

/** Every hunter on every claim; `tell` hears of each. */
export async function compareHunters(
  tell: (hunted: Hunted) => void,
  wanted: (claim: Claim) => boolean = () => true,
): Promise<Comparison> {
  const python = pythonVersions();
  const hunted: Hunted[] = [];
  const add = (one: Hunted): void => {
    hunted.push(one);
    tell(one);
  };
  for (const known of falseClaims().filter(({ claim }) => wanted(claim))) {
    add(byThisTool(known));
    add(byFastCheck(known));
    // Two processes of their own, and two cores: what they cost is their CPU.
    if ('text' in python)
      for (const one of await Promise.all([byPython(known, 'hypothesis'), byPython(known, 'evolution')]))
        add(one);
  }
  return { python, hunted };
}

function byThisTool({ kind, claim }: Known): Hunted {
  const before = process.cpuUsage();
  const { links, attempts } = checkClaim(claim, BUDGET);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const at = links.find(({ counterexample }) => counterexample !== null)?.counterexample?.at ?? null;
  const outcome = { evaluations: attempts, asked: 0, seconds, foundAt: at && seconds, problem: null };
  return { kind, claim: claim.name, hunter: 'lakatos', outcome, size: at && JSON.stringify(at).length };
}

const horizonsOf = ({ givens }: Claim): readonly number[] => (givens.length > 0 ? HORIZONS : [LONG_HORIZON]);

function byFastCheck({ kind, claim }: Known): Hunted {
  const oracle = new Oracle(claim);
  const outcome = fastCheckHunt({
    program: programOf(claim, JAVASCRIPT),
    seconds: SECONDS,
    shrinking: SHRINKING,
    seed: SEED,
    horizons: horizonsOf(claim),
    isConfirmed: (point) => oracle.confirms(point),
  });
  return { kind, claim: claim.name, hunter: 'fast-check', outcome, size: oracle.witness?.length ?? null };
}

async function byPython({ kind, claim }: Known, hunter: PythonHunter): Promise<Hunted> {
  const oracle = new Oracle(claim);
  const outcome = await pythonHunt({
    hunter,
    program: programOf(claim, PYTHON),
    seconds: SECONDS,
    shrinking: SHRINKING,
    seed: SEED,
    horizons: horizonsOf(claim),
    isConfirmed: (point) => oracle.confirms(point),
  });
  return { kind, claim: claim.name, hunter, outcome, size: oracle.witness?.length ?? null };
}
