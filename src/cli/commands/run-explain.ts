import {
  checkClaim,
  type Explanation,
  explain,
  type KeptFailure,
  outsideDomain,
} from '../../campaign/index.js';
import { type Point, pointFromJson } from '../../evaluation/index.js';
import { type Claim, renderProblem } from '../../language/index.js';
import { failurePath, loadDocuments, readFailure, readKeptFailures } from '../../node/index.js';
import { countText, harmless, jsonText } from '../../report/index.js';
import { explanationText } from '../../report/other/index.js';
import { theClaimNamed } from '../claims.js';
import { DEFAULT_CASES, DEFAULT_MAX_HORIZON, DEFAULT_SEED } from '../defaults.js';
import { EXIT_UNEXPECTED } from '../exit.js';
import { isFailureOf } from '../failed-claims.js';
import { exitWithProblems, mistake, reportingProblems } from '../mistakes.js';
import { paintFor } from '../output/screen.js';
import { usualDocuments } from '../usual-documents.js';

/** The options of `explain`, as commander reads them. */
export interface ExplainOptions {
  readonly at?: string;
  readonly failure?: string;
  readonly in?: string;
  readonly json?: true;
}

/** `lakatos explain`: sets the exit status. */
export function explainAt(name: string, options: ExplainOptions): Promise<void> {
  return reportingProblems(() => explainClaim(name, options));
}

async function explainClaim(name: string, options: ExplainOptions): Promise<void> {
  const path = usualDocuments(options.in);
  const { documents, problems } = loadDocuments([path]);
  if (problems.length > 0) exitWithProblems(problems);
  const { claim, document } = theClaimNamed(documents, name, path);
  const point = await pointOf(claim, document.source.path, options);
  rejectOutsideDomain(claim, point);
  const explanation = explain(claim, point);
  process.stdout.write(
    options.json ? jsonText(explanation) : explanationText(explanation, paintFor(process.stdout)),
  );
  if (failsAt(explanation)) process.exitCode = EXIT_UNEXPECTED;
}

/** Whether the point satisfies every premise and some statement fails there, or has a side that does not exist. */
function failsAt({ links, assumptions }: Explanation): boolean {
  return (
    assumptions.every(({ holds }) => holds === 'yes' || holds === 'tie') &&
    links.some(({ holds }) => holds === 'no' || holds === 'does not exist')
  );
}

async function pointOf(claim: Claim, path: string, { at, failure }: ExplainOptions): Promise<Point> {
  if (at !== undefined) return readPoint(claim, parsed(at));
  if (failure === undefined) return (await keptPoint(claim, path)) ?? huntedPoint(claim);
  const reading = await readFailure(failure);
  if (reading.kind === 'problem') return exitWithProblems([reading.problem]);
  if (!isFailureOf(reading.value, path, claim) && reading.value.claim !== claim.name)
    return exitWithProblems([
      mistake(
        'other-claim',
        `the failure is of ${reading.value.claim}, not of ${claim.name}`,
        `lakatos explain ${reading.value.claim} --failure ${failure}`,
      ),
    ]);
  return readPoint(claim, reading.value.at);
}

/** The point of the first kept failure of the claim that still fits it. */
async function keptPoint(claim: Claim, path: string): Promise<Point | null> {
  const { failures, problems } = await readKeptFailures();
  for (const problem of problems) process.stderr.write(`${renderProblem(problem)}\n(it is passed over)\n\n`);
  const fits = (failure: KeptFailure): Point | null => {
    const reading = pointFromJson(claim, failure.at);
    return reading.kind === 'point' && !outsideDomain(claim, reading.point) ? reading.point : null;
  };
  for (const failure of failures.filter((each) => isFailureOf(each, path, claim))) {
    const point = fits(failure);
    if (!point) continue;
    process.stderr.write(`at the failure that was kept in ${harmless(failurePath(failure))}\n`);
    return point;
  }
  return null;
}

/** Where a hunt with the usual budget finds that the claim fails, else where it is tightest. */
function huntedPoint(claim: Claim): Point {
  const budget = { seed: DEFAULT_SEED, cases: DEFAULT_CASES, maxHorizon: DEFAULT_MAX_HORIZON };
  const { links } = checkClaim(claim, budget);
  const failing = links.find(({ counterexample }) => counterexample !== null)?.counterexample;
  // The conclusion is what the chain says; a single link is its own.
  const tightest = [...links]
    .sort((a, b) => rank(a.kind) - rank(b.kind))
    .find((link) => link.tightest)?.tightest;
  const reading = (failing ?? tightest) ? pointFromJson(claim, (failing ?? tightest)!.at) : null;
  if (reading?.kind !== 'point')
    return exitWithProblems([
      mistake(
        'no-point',
        `no hunt has found a point to explain ${claim.name} at`,
        `name one: --at '{"T":3,"R":"1","G":["10","1","1"]}'`,
      ),
    ]);
  const where = failing ? 'at a point where it fails' : 'at the tightest point';
  process.stderr.write(`${where}, found by a hunt (seed ${budget.seed}, ${countText(budget.cases)} cases)\n`);
  return reading.point;
}

function rank(kind: string): number {
  return kind === 'conclusion' ? 0 : 1;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return exitWithProblems([
      mistake('bad-json', '--at is not JSON', `write for example --at '{"T":3,"R":"1","G":["10","1","1"]}'`),
    ]);
  }
}

function readPoint(claim: Claim, json: unknown): Point {
  const reading = pointFromJson(claim, json);
  if (reading.kind === 'problem') exitWithProblems([reading.problem]);
  return reading.point;
}

/** A value outside its domain is a mistake in the point; a failing `assume` is something to look at. */
function rejectOutsideDomain(claim: Claim, point: Point): void {
  const outside = outsideDomain(claim, point);
  if (outside)
    exitWithProblems([
      mistake(
        'outside-domain',
        `the point is outside the domain: ${outside}`,
        'change the value, or the claim',
      ),
    ]);
}
