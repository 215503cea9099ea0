import { type Sharpening, sharpen } from '../../campaign/sharpen/index.js';
import type { Claim } from '../../language/index.js';
import { loadDocuments } from '../../node/index.js';
import { sharpeningText } from '../../report/other/index.js';
import { theClaimNamed } from '../claims.js';
import { CONSTANT_PROVE_WORK } from '../defaults.js';
import { demandFree, keepClaims, keptPath } from '../keep-claims.js';
import { exitWithProblems, mistake, reportingProblems } from '../mistakes.js';
import { columnsOf, paintFor } from '../output/screen.js';
import { writeData } from '../output/write-data.js';
import { searchEach } from '../search.js';
import { usualDocuments } from '../usual-documents.js';
import { version } from '../version.js';

/** The options of `sharpen`, as commander reads them. */
export interface SharpenCommandOptions {
  readonly link?: number;
  readonly in?: string;
  readonly maxHorizon: number;
  readonly seed: number;
  readonly prove?: true;
  readonly keep?: string;
  readonly json?: string;
}

/** `lakatos sharpen`. */
export function sharpenClaim(name: string, options: SharpenCommandOptions): Promise<void> {
  return reportingProblems(() => sharpenNamed(name, options));
}

async function sharpenNamed(name: string, options: SharpenCommandOptions): Promise<void> {
  if (options.keep !== undefined && !options.prove)
    exitWithProblems([
      mistake('nothing-to-keep', '--keep is for what --prove finds', 'add --prove, or leave out --keep'),
    ]);
  const path = usualDocuments(options.in);
  const { documents, problems } = loadDocuments([path]);
  if (problems.length > 0) exitWithProblems(problems);
  const { claim, document } = theClaimNamed(documents, name, path);
  if (claim.method)
    exitWithProblems([
      mistake(
        'no-sides',
        `${claim.name} is about a method: its tightness is the worst case over the bound`,
        '`lakatos check` says it by horizon: see tightestByHorizon in --json',
      ),
    ]);
  const index = statementIndex(claim, options.link);
  const { seed, maxHorizon } = options;
  demandFree(options.keep, [claim.name]);
  const steps = sharpen(claim, index, {
    seed,
    maxHorizon,
    version,
    document: document.source.path,
    search: options.prove ? await searchEach(CONSTANT_PROVE_WORK) : null,
    keptPath: keptPath(options.keep, claim.name),
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  write(step.value, options);
}

/** The link that is asked for, else what the chain says from end to end; it has to be an inequality. */
function statementIndex(claim: Claim, link: number | undefined): number {
  const links = claim.statements.filter(({ kind }) => kind === 'link').length;
  if (link !== undefined && link > links)
    exitWithProblems([
      mistake(
        'unknown-link',
        `${claim.name} has ${links === 1 ? 'one link' : `${links} links`}, not ${link}`,
        `--link takes a number from 1 to ${links}`,
      ),
    ]);
  const conclusion = claim.statements.findIndex(({ kind }) => kind === 'conclusion');
  const index = link === undefined ? Math.max(0, conclusion) : link - 1;
  if (claim.statements[index]!.relation !== '=') return index;
  const inequalities = claim.statements.flatMap(({ kind, relation }, i) =>
    kind === 'link' && relation !== '=' ? [i + 1] : [],
  );
  return exitWithProblems([
    mistake(
      'no-inequality',
      `an equality has no tightness: ${claim.name}${link === undefined ? '' : `, link ${link}`}`,
      inequalities.length > 0
        ? `its inequalities are ${inequalities.map((k) => `--link ${k}`).join(', ')}`
        : 'this claim has no inequality',
    ),
  ]);
}

function write(sharpening: Sharpening, { json, keep }: SharpenCommandOptions): void {
  const files = keep === undefined ? [] : kept(sharpening, keep);
  const text = () => sharpeningText(sharpening, paintFor(process.stdout), columnsOf(process.stdout), files);
  writeData(sharpening, json, text);
}

/** Writes the claims with the two constants, and what shows that one holds and the other fails. */
function kept({ claim, constants }: Sharpening, folder: string): string[] {
  const { proved, refuted } = constants ?? {};
  if (!proved && !refuted) return [];
  const texts = [proved, refuted].flatMap((each) => each?.text ?? []);
  return keepClaims(folder, {
    name: claim,
    text: texts.join('\n'),
    certificates: proved?.certificates ?? [],
    failures: refuted ? [refuted.failure] : [],
  });
}
