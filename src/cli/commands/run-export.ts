import { join } from 'node:path';
import { renderProblem } from '../../language/index.js';
import { loadDocuments, writeWhole } from '../../node/index.js';
import { exportCoq } from '../../proof/coq/index.js';
import { EXIT_AS_EXPECTED, EXIT_UNEXPECTED } from '../exit.js';
import { exitWithProblems, mistake, reportingProblems } from '../mistakes.js';
import { proofSession, provable } from '../proofs.js';

/** The options of `export`, as commander reads them. */
export interface ExportOptions {
  readonly coq: string;
}

/** `lakatos export`: sets the exit status. */
export function exportDocuments(paths: readonly string[], options: ExportOptions): Promise<void> {
  return reportingProblems(async () => {
    const { documents, cited, problems } = loadDocuments(paths);
    if (problems.length > 0) exitWithProblems(problems);
    const list = await provable([...documents, ...cited]);
    const session = await proofSession(list, null);
    const claims = list.flatMap(({ document }) => document.claims);
    for (const claim of claims) session.proofsOf(claim);
    const { files, omitted } = exportCoq(session.inOrder());
    const names = files.map(({ name }) => name);
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined)
      exitWithProblems([
        mistake('name-clash', `two documents would be ${twice}`, 'export them into two folders'),
      ]);
    for (const { name, text } of files) {
      const problem = writeWhole(join(options.coq, name), text, 'are made');
      if (problem) exitWithProblems([problem]);
    }
    const proved = session.inOrder().filter(({ theorems }) => theorems.length > 0).length;
    process.stdout.write(
      `${options.coq}: ${claims.length} claims stated, ${proved} with proofs, in ${files.length} files\n`,
    );
    for (const { claim, reason } of omitted)
      process.stderr.write(
        `${renderProblem({ code: 'not-exported', message: `${claim.name} is left out: ${reason} has no counterpart in the export`, place: claim.place })}\n\n`,
      );
    process.exitCode = omitted.length > 0 ? EXIT_UNEXPECTED : EXIT_AS_EXPECTED;
  });
}
