import { assembleReport, type ClaimReport, claimsHash } from '../../campaign/index.js';
import { lineAndColumn, type ResolvedDocument, renderProblem } from '../../language/index.js';
import { FolderWatch, loadDocuments } from '../../node/index.js';
import { harmless, reportText } from '../../report/index.js';
import { EXIT_INTERRUPTED } from '../exit.js';
import { exitWithProblems } from '../mistakes.js';
import { writeCommands } from '../output/gate.js';
import { columnsOf, paintFor } from '../output/screen.js';
import { version } from '../version.js';
import { claimsOf, WatchedReports, type WatchOptions } from '../watched-reports.js';

/** `lakatos watch`: until Ctrl-C. */
export async function watch(paths: readonly string[], options: WatchOptions): Promise<void> {
  process.once('SIGINT', () => process.exit(EXIT_INTERRUPTED));
  const session = new WatchSession(paths, options);
  const folders = new FolderWatch(paths, () => session.documentsChanged());
  if (folders.problem) exitWithProblems([folders.problem]);
  await session.run();
}

/** `ESC [2J ESC [3J ESC [H`: an empty window, and the beginning of it. */
const CLEAR = '\x1b[2J\x1b[3J\x1b[H';

class WatchSession {
  private readonly reports: WatchedReports;
  private stale = true;
  private wake: () => void = () => {};

  constructor(
    private readonly paths: readonly string[],
    private readonly options: WatchOptions,
  ) {
    this.reports = new WatchedReports(options, () => this.stale);
  }

  documentsChanged(): void {
    this.stale = true;
    this.wake();
  }

  async run(): Promise<never> {
    for (;;) {
      if (!this.stale)
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      this.stale = false;
      await this.check();
    }
  }

  /** Looks at the documents as they are: at once with few cases, then with all of them. */
  private async check(): Promise<void> {
    const started = Date.now();
    const { documents, problems } = loadDocuments(this.paths);
    const ended = () => `Ctrl-C ends (${Date.now() - started} ms)`;
    if (problems.length > 0) return this.show(problems.map(renderProblem).join('\n\n'), ended());
    const claims = claimsOf(documents);
    const looks = this.reports.looksAt(claims);
    for (const [i, cases] of looks.entries()) {
      const isFirst = i < looks.length - 1;
      const shown = isFirst ? new Map() : this.verdicts(documents, looks[0]!);
      for (const claim of claims) {
        const hunted = await this.reports.hunt(claim, cases);
        if (hunted.kind === 'stale') return;
        if (hunted.kind === 'mistake') return this.show(hunted.text, ended());
        const before = shown.get(claim.claim);
        // What the first look has missed is said as soon as it is known.
        if (before !== undefined && before !== hunted.report.verdict && claim !== claims.at(-1))
          this.show(this.text(documents, looks[0]!), 'still looking');
      }
      const done = isFirst ? `a first look (${Date.now() - started} ms), still looking` : ended();
      this.show(this.text(documents, cases), done);
    }
    this.reports.keepOnly(claims);
  }

  private verdicts(documents: readonly ResolvedDocument[], cases: number): Map<unknown, string> {
    return new Map(
      claimsOf(documents).flatMap((claim) => {
        const report = this.reports.known(claim, cases);
        return report ? [[claim.claim, report.verdict] as const] : [];
      }),
    );
  }

  /** What is known of the documents, with at least `cases` cases for each claim. */
  private text(documents: readonly ResolvedDocument[], cases: number): string {
    const list = documents.map(({ source: { path }, claims }) => ({
      path,
      hash: claimsHash(claims),
      claims: claims.flatMap((claim): ClaimReport[] => {
        const report = this.reports.known({ path, claim }, cases);
        return report ? [{ ...report, line: lineAndColumn(claim.place).line }] : [];
      }),
    }));
    const report = assembleReport({ version, ...this.options, cases, end: 'complete' }, list);
    const presentation = { columns: columnsOf(process.stdout), detail: 'normal', kept: () => null } as const;
    return reportText(report, paintFor(process.stdout), presentation).trimEnd();
  }

  private show(text: string, state: string): void {
    const paths = this.paths.map(harmless).join(', ');
    const footer = paintFor(process.stdout).dim(`watching ${paths}: ${state}`);
    if (process.stdout.isTTY) writeCommands(CLEAR);
    process.stdout.write(`${text}\n\n${footer}\n`);
  }
}
