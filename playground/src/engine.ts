import {
  assembleReport,
  type Claim,
  type ClaimReport,
  claimReport,
  claimsHash,
  displayFormula,
  explain,
  failingLink,
  failuresOf,
  hunt,
  jsonText,
  latexClaim,
  liveArticle,
  liveCard,
  outsideDomain,
  type PointJson,
  ProblemError,
  pointFromJson,
  printClaim,
  type Source,
  Workspace,
  wholeLink,
} from './lakatos.js';
import type { Answer, ClaimResult, Effort, ExportForm, PlacedProblem, Question, Sides } from './messages.js';

/** Statements that a reader wants to see move; more would be a wall. */
const MOST_SIDES = 40;

/**
 * Answers the page's questions. It runs in a worker, so that the page stays quick; a hunt is done in small steps, between which
 * other questions are answered.
 */
export class Engine {
  private readonly workspace: Workspace;
  private path = 'document.md';
  private readonly reports = new Map<string, ClaimReport>();
  private effort: Effort | null = null;
  private running = 0;

  constructor(
    private readonly version: string,
    library: ReadonlyMap<string, string>,
    private readonly say: (answer: Answer) => void,
    private readonly pause: (go: () => void) => void,
  ) {
    const read = (name: string): Source | null => {
      const text = library.get(name);
      return text === undefined ? null : { path: `${name}.md`, text };
    };
    this.workspace = new Workspace(read);
  }

  ask(question: Question): void {
    if (question.kind === 'stop') this.running += 1;
    else if (question.kind === 'check') this.check(question.id, question.effort, question.claim);
    else this.say(this.answer(question));
  }

  private answer(question: Exclude<Question, { kind: 'stop' | 'check' }>): Answer {
    const { id } = question;
    switch (question.kind) {
      case 'document':
        return this.document(id, question.path, question.text);
      case 'explain':
        return this.explain(id, question.claim, question.at);
      case 'complete':
        return this.complete(id, question.offset);
      case 'hover':
        return this.hover(id, question.offset);
      case 'format':
        return { kind: 'edits', id, edits: this.workspace.format(this.path) };
      case 'read failure':
        return readFailure(id, question.text);
      case 'export':
        return this.export(id, question.form);
    }
  }

  private document(id: number, path: string, text: string): Answer {
    if (path !== this.path) this.workspace.close(this.path);
    this.path = path;
    this.workspace.set(path, text);
    const analysis = this.workspace.analysis(path)!;
    return {
      kind: 'document',
      id,
      problems: analysis.problems.map(placed),
      claims: analysis.resolved.claims.map((claim) => ({
        name: claim.name,
        at: claim.place.start,
        latex: latexClaim(claim),
      })),
      article: liveArticle(analysis.resolved, (claim) => this.reportOf(claim)),
    };
  }

  private reportOf(claim: Claim): ClaimReport | null {
    return this.reports.get(keyOf(claim)) ?? null;
  }

  private claims(): readonly Claim[] {
    return this.workspace.claims(this.path);
  }

  private check(id: number, effort: Effort, only: string | null): void {
    const isOther = JSON.stringify(effort) !== JSON.stringify(this.effort);
    if (isOther) this.reports.clear();
    this.effort = effort;
    this.running += 1;
    const run = this.running;
    const queue = this.claims().filter((claim) => only === null || claim.name === only);
    const next = (): void => {
      const claim = queue.shift();
      if (!claim) {
        this.say({ kind: 'checked', id, end: 'done' });
        return;
      }
      const steps = hunt(claim, effort);
      const step = (): void => {
        if (run !== this.running) {
          this.say({ kind: 'checked', id, end: 'stopped' });
          return;
        }
        try {
          const { done, value } = steps.next();
          if (!done) {
            this.say({ kind: 'progress', id, claim: claim.name, share: value.cases / Math.max(1, value.of) });
            this.pause(step);
            return;
          }
          const report = claimReport(value);
          this.reports.set(keyOf(claim), report);
          this.say({ kind: 'claim', id, result: resultOf(claim, report) });
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error;
          this.say({ kind: 'nothing', id, reason: `${claim.name}: ${error.problem.message}` });
        }
        this.pause(next);
      };
      step();
    };
    next();
  }

  private explain(id: number, name: string, at: PointJson): Answer {
    const claim = this.claims().find((candidate) => candidate.name === name);
    if (!claim) return nothing(id, `there is no claim ${name}`);
    const reading = pointFromJson(claim, at);
    if (reading.kind === 'problem') return nothing(id, reading.problem.message);
    try {
      const { links } = explain(claim, reading.point);
      const sides = links.slice(0, MOST_SIDES).map(
        ({ text, relation, lhs, rhs, holds }): Sides => ({
          text,
          relation,
          left: lhs?.lower ?? null,
          right: rhs?.lower ?? null,
          holds,
        }),
      );
      return { kind: 'explained', id, admissible: outsideDomain(claim, reading.point), sides };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return nothing(id, error.problem.message);
    }
  }

  private complete(id: number, offset: number): Answer {
    const items = this.workspace.completions(this.path, offset).map((item) => ({
      label: item.label,
      kind: item.kind,
      detail: item.detail,
      snippet: item.snippet ?? null,
    }));
    return { kind: 'completions', id, items };
  }

  private hover(id: number, offset: number): Answer {
    const hover = this.workspace.hover(this.path, offset);
    if (!hover) return nothing(id, '');
    const formula = hover.latex === null ? '' : displayFormula(hover.latex);
    return { kind: 'hover', id, language: hover.language, formula };
  }

  private export(id: number, form: ExportForm): Answer {
    const effort = this.effort;
    const claims = this.claims();
    if (!effort) return nothing(id, 'check the document first');
    if (form === 'failures') {
      const found = { seed: effort.seed, cases: effort.cases, maxHorizon: effort.maxHorizon };
      const failures = claims.flatMap((claim) => {
        const report = this.reportOf(claim);
        return report ? failuresOf(claim, report, { version: this.version, document: this.path, found }) : [];
      });
      if (failures.length === 0) return nothing(id, 'no claim fails');
      return { kind: 'exported', id, texts: failures.map(jsonText) };
    }
    const reports = claims.flatMap((claim) => this.reportOf(claim) ?? []);
    const end = reports.length === claims.length ? 'complete' : 'interrupted';
    const report = assembleReport({ ...effort, version: this.version, end }, [
      { path: this.path, hash: claimsHash(claims), claims: reports },
    ]);
    return { kind: 'exported', id, texts: [jsonText(report)] };
  }
}

/** What a claim says and expects: a report belongs to the text, wherever it stands. */
function keyOf(claim: Claim): string {
  return `${claim.name}\n${claim.expectation}\n${printClaim(claim)}`;
}

function placed(problem: {
  readonly message: string;
  readonly advice?: string;
  readonly place: { readonly start: number; readonly end: number } | null;
}): PlacedProblem {
  const advice = problem.advice ? `\n${problem.advice}` : '';
  return {
    from: problem.place?.start ?? 0,
    to: problem.place?.end ?? 0,
    message: problem.message + advice,
  };
}

function resultOf(claim: Claim, report: ClaimReport): ClaimResult {
  const point = failingLink(report)?.counterexample?.at ?? wholeLink(report)?.tightest?.at ?? null;
  return {
    name: claim.name,
    verdict: report.verdict,
    asExpected: report.asExpected,
    card: liveCard(claim, report),
    point,
  };
}

function nothing(id: number, reason: string): Answer {
  return { kind: 'nothing', id, reason };
}

/** A failure file that the command line has written: its block and its point. Nothing else of it is believed. */
function readFailure(id: number, text: string): Answer {
  try {
    const { claim, block, at } = JSON.parse(text) as Record<string, unknown>;
    const isText = Array.isArray(block) && block.every((line) => typeof line === 'string');
    if (typeof claim !== 'string' || !/^[A-Za-z]\w*$/.test(claim) || !isText || typeof at !== 'object' || !at)
      return nothing(id, 'this is no failure file');
    return {
      kind: 'failure',
      id,
      claim,
      block: `\`\`\`claim ${claim}\n${block.join('\n')}\n\`\`\`\n`,
      at: at as PointJson,
    };
  } catch {
    return nothing(id, 'this is no failure file');
  }
}
