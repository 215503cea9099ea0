import { claimProofData, isSearched, proofsData } from '../../campaign/proofs/index.js';
import { loadDocuments } from '../../node/index.js';
import { ProofsText } from '../../report/other/index.js';
import { EXIT_AS_EXPECTED, EXIT_UNEXPECTED } from '../exit.js';
import { exitWithProblems, reportingProblems } from '../mistakes.js';
import { columnsOf, paintFor } from '../output/screen.js';
import { writeData } from '../output/write-data.js';
import { proofSession, provable } from '../proofs.js';
import { version } from '../version.js';

/** The options of `verify`, as commander reads them. */
export interface VerifyOptions {
  readonly json?: string;
}

/** `lakatos verify`: sets the exit status. */
export function verify(paths: readonly string[], options: VerifyOptions): Promise<void> {
  return reportingProblems(async () => {
    const { documents, cited, problems } = loadDocuments(paths);
    if (problems.length > 0) exitWithProblems(problems);
    const list = await provable([...documents, ...cited]);
    const session = await proofSession(list, null);
    const text = new ProofsText(paintFor(process.stdout), columnsOf(process.stdout));
    let rejected = false;
    const data = list.slice(0, documents.length).map(({ document: { source, claims }, certificates }) => ({
      path: source.path,
      // A claim that is expected to fail needs no certificate, but one that is there has to be right.
      claims: claims
        .filter((claim) => isSearched(claim) || certificates.has(claim.name))
        .map((claim) => {
          const proofs = session.proofsOf(claim);
          if (proofs.state !== 'proved') rejected = true;
          text.add(source.path, proofs, null);
          return claimProofData(proofs, 'checked');
        }),
    }));
    const whole = proofsData(version, data);
    writeData(whole, options.json, () => text.finish(whole));
    process.exitCode = rejected ? EXIT_UNEXPECTED : EXIT_AS_EXPECTED;
  });
}
