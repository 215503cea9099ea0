import { assembleReport, type ClaimReport, campaign, claimHash, claimsHash } from '../campaign/index.js';
import { FolderWatch, loadDocuments } from '../files/index.js';
import { type Claim, lineAndColumn, ProblemError, renderProblem } from '../language/index.js';
import { reportText } from '../report/index.js';
import { EXIT_INTERRUPTED } from './exit.js';
import { knownFailures } from './known-failures.js';
import { exitWithProblems } from './mistakes.js';
import { columnsOf, paintFor } from './screen.js';
import { version } from './version.js';
import type { WatchOptions } from './watch.js';

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
  /** Reports of claims as they were, by everything that a report depends on. */
  private reports = new Map<string, ClaimReport>();
  private stale = true;
  private wake: () => void = () => {};

  constructor(
    private readonly paths: readonly string[],
    private readonly options: WatchOptions,
  ) {}

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
      const text = await this.check();
      if (text !== null) show(`${text}\n`);
    }
  }

  /** The report on the documents as they are; `null` when they have changed again meanwhile. */
  private async check(): Promise<string | null> {
    const started = Date.now();
    const { documents, problems } = loadDocuments(this.paths);
    const paint = paintFor(process.stdout);
    const footer = () =>
      paint.dim(`watching ${this.paths.join(', ')} (${Date.now() - started} ms); Ctrl-C ends`);
    if (problems.length > 0) return `${problems.map(renderProblem).join('\n\n')}\n\n${footer()}`;
    const reports = new Map<string, ClaimReport>();
    const list: { path: string; hash: string; claims: ClaimReport[] }[] = [];
    for (const { source, claims } of documents) {
      const document = { path: source.path, hash: claimsHash(claims), claims: [] as ClaimReport[] };
      list.push(document);
      for (const claim of claims) {
        const key = [source.path, claim.name, claim.expectation, claimHash(claim)].join('\n');
        const report = this.reports.get(key) ?? (await this.hunt(source.path, claim));
        if (report === null) return null;
        if (typeof report === 'string') return `${report}\n\n${footer()}`;
        reports.set(key, report);
        this.reports.set(key, report);
        document.claims.push({ ...report, line: lineAndColumn(claim.place).line });
      }
    }
    this.reports = reports;
    const report = assembleReport({ version, ...this.options, end: 'complete' }, list);
    const presentation = {
      columns: columnsOf(process.stdout),
      detail: 'normal',
      kept: () => null,
    } as const;
    return `${reportText(report, paint, presentation)}\n${footer()}`;
  }

  /** Hunts one claim, and looks between cases whether the documents have changed. A text is a mistake in the claim. */
  private async hunt(path: string, claim: Claim): Promise<ClaimReport | string | null> {
    const known = await knownFailures();
    const steps = campaign([{ path, claims: [claim] }], { ...this.options, version, known });
    try {
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) return step.value.documents[0]!.claims[0]!;
        await new Promise((resolve) => setImmediate(resolve));
        if (this.stale) return null;
      }
    } catch (error) {
      if (error instanceof ProblemError) return renderProblem(error.problem);
      throw error;
    }
  }
}

function show(text: string): void {
  process.stdout.write(process.stdout.isTTY ? CLEAR + text : text);
}
