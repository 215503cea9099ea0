import { type Claim, closestName, type ResolvedDocument } from '../language/index.js';
import { exitWithProblems, mistake } from './mistakes.js';

/** The claims called `name`, with their documents; ends the command when there is none. */
export function claimsNamed(
  documents: readonly ResolvedDocument[],
  name: string,
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
  return exitWithProblems([mistake('unknown-claim', `there is no claim ${name} in these documents`, advice)]);
}
