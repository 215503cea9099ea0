import { explain, outsideDomain } from '../../campaign/index.js';
import { type Point, pointFromJson } from '../../evaluation/index.js';
import type { Claim } from '../../language/index.js';
import { loadDocuments } from '../../node/index.js';
import { jsonText } from '../../report/index.js';
import { explanationText } from '../../report/other/index.js';
import { claimsNamed } from '../claims.js';
import { exitWithProblems, mistake, reportingProblems } from '../mistakes.js';
import { paintFor } from '../output/screen.js';

/** The options of `explain`, as commander reads them. */
export interface ExplainOptions {
  readonly at: string;
  readonly in: string;
  readonly json?: true;
}

/** `lakatos explain`. */
export function explainAt(name: string, options: ExplainOptions): Promise<void> {
  return reportingProblems(() => explainClaim(name, options));
}

function explainClaim(name: string, options: ExplainOptions): void {
  const { documents, problems } = loadDocuments([options.in]);
  if (problems.length > 0) exitWithProblems(problems);
  const [first, ...others] = claimsNamed(documents, name);
  if (others.length > 0)
    exitWithProblems([
      mistake('ambiguous-claim', `several documents have a claim ${name}`, 'name one of them with --in'),
    ]);
  const claim = first!.claim;
  const point = readPoint(claim, options.at);
  rejectOutsideDomain(claim, point);
  const explanation = explain(claim, point);

  process.stdout.write(
    options.json ? jsonText(explanation) : explanationText(explanation, paintFor(process.stdout)),
  );
}

function readPoint(claim: Claim, text: string): Point {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    exitWithProblems([
      mistake('bad-json', '--at is not JSON', `write for example --at '{"T":3,"R":"1","G":["10","1","1"]}'`),
    ]);
  }
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
