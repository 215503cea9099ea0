import { type Claim, closestName, type ResolvedDocument } from '../language/index.js';
import { exitWithProblems, mistake } from './mistakes.js';

/** The one claim called `name` in the documents at a path, with its document; ends the command when there is none, or several. */
export function theClaimNamed(
  documents: readonly ResolvedDocument[],
  name: string,
  path: string,
): { document: ResolvedDocument; claim: Claim } {
  const [first, ...others] = claimsNamed(documents, name, path);
  if (others.length === 0) return first!;
  return exitWithProblems([
    mistake('ambiguous-claim', `several documents have a claim ${name}`, 'name one of them with --in'),
  ]);
}

/** The claims called `name`, with their documents; ends the command when there is none. */
export function claimsNamed(
  documents: readonly ResolvedDocument[],
  name: string,
  /** Where `--in` looked, for commands that have it. */
  path?: string,
): { document: ResolvedDocument; claim: Claim }[] {
  const found = documents.flatMap((document) =>
    document.claims.filter((claim) => claim.name === name).map((claim) => ({ document, claim })),
  );
  if (found.length > 0) return found;
  const names = documents.flatMap((document) => document.claims.map((claim) => claim.name));
  const near = closestName(name, names);
  const advice = near
    ? `did you mean ${near}?`
    : names.length > 0
      ? `there is ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}`
      : 'the documents have no claims';
  const elsewhere = path === undefined ? '' : '; other documents are named with --in PATH';
  const where = path === undefined ? 'these documents' : path === '.' ? 'the documents of this folder' : path;
  return exitWithProblems([
    mistake('unknown-claim', `there is no claim ${name} in ${where}`, `${advice}${elsewhere}`),
  ]);
}
