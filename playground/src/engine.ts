import {
  assembleReport,
  type Claim,
  type ClaimProofs,
  type ClaimReport,
  claimsHash,
  displayFormula,
  type ExplainedStatement,
  type Explanation,
  explain,
  failingLink,
  failuresOf,
  hunting,
  jsonText,
  latexClaim,
  liveArguments,
  liveArticle,
  liveCard,
  loadSolver,
  observe,
  outsideDomain,
  type PointJson,
  ProblemError,
  ProofSession,
  pointFromJson,
  printClaim,
  printStatement,
  proofFileText,
  proveClaim,
  type Search,
  type Source,
  sidesFigure,
  VERSION,
  Workspace,
  wholeLink,
} from '../../src/core.js';
import type {
  Answer,
  Card,
  ClaimResult,
  Effort,
  ExportForm,
  PlacedProblem,
  Question,
  Sides,
} from './messages.js';

/** Work of a search for the proof of one statement, as that of `lakatos check`: some tenths of a second. */
const PROVE_WORK = 100_000;

/** Documents by name that others may bring blocks of, and the certificates of their claims. */
export interface Library {
  readonly documents: ReadonlyMap<string, string>;
  readonly certificates: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
}

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
  private readonly proofs = new Map<string, ClaimProofs>();
  /** The proofs as markup, made when somebody asks. */
  private readonly arguments = new Map<string, () => string>();
  /** What the page has of each claim of the document, by name: a card is typeset, and sent, when it is another. */
  private sent = new Map<string, { readonly key: string; readonly report: ClaimReport | null }>();
  private effort: Effort | null = null;
  private running = new AbortController();
  private search: Promise<Search> | null = null;

  constructor(
    private readonly library: Library,
    private readonly say: (answer: Answer) => void,
    /** The code of the solver of linear programs: megabytes, which are asked for with the first proof. */
    private readonly solverCode: () => Promise<ArrayBuffer>,
  ) {
    this.workspace = new Workspace((name): Source | null => {
      const text = library.documents.get(name);
      return text === undefined ? null : { path: `${name}.md`, text };
    });
  }

  ask(question: Question): void {
    if (question.kind === 'stop') this.running.abort();
    else if (question.kind === 'check') void this.check(question.id, question.effort, question.claim);
    else this.say(this.answer(question));
  }

  private answer(question: Exclude<Question, { kind: 'stop' | 'check' }>): Answer {
    const { id } = question;
    switch (question.kind) {
      case 'document':
        return this.document(id, question.path, question.text);
      case 'explain':
        return this.explain(id, question.claim, question.at);
      case 'argument': {
        const claim = this.claims().find(({ name }) => name === question.claim);
        const markup = claim && this.arguments.get(keyOf(claim));
        return markup ? { kind: 'argument', id, markup: markup() } : nothing(id, 'there is no proof');
      }
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
      article: liveArticle(analysis.resolved, ({ name }) => `<div data-card="${name}"></div>`),
      cards: this.changedCards(analysis.resolved.claims),
    };
  }

  private changedCards(claims: readonly Claim[]): Card[] {
    const before = this.sent;
    this.sent = new Map();
    return claims.flatMap((claim) => {
      const now = { key: this.cardKey(claim), report: this.reportOf(claim) };
      this.sent.set(claim.name, now);
      const known = before.get(claim.name);
      if (known?.key === now.key && known.report === now.report) return [];
      return [{ name: claim.name, markup: liveCard(claim, now.report) }];
    });
  }

  /** All that a card shows besides the report. */
  private cardKey(claim: Claim): string {
    return `${this.path}\n${keyOf(claim)}\n${claim.text}`;
  }

  private reportOf(claim: Claim): ClaimReport | null {
    return this.reports.get(keyOf(claim)) ?? null;
  }

  private claims(): readonly Claim[] {
    return this.workspace.claims(this.path);
  }

  private async check(id: number, effort: Effort, only: string | null): Promise<void> {
    const isOther = JSON.stringify(effort) !== JSON.stringify(this.effort);
    if (isOther) this.reports.clear();
    this.effort = effort;
    this.running.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    const analysis = this.workspace.analysis(this.path);
    const claims = this.claims().filter((claim) => only === null || claim.name === only);
    if (!analysis) return;
    const certificates = this.library.certificates.get(this.path.replace(/\.md$/, '')) ?? new Map();
    const documents = [
      { document: analysis.resolved, certificates },
      ...analysis.cited.map((document) => ({
        document,
        certificates:
          this.library.certificates.get(document.source.path.replace(/\.md$/, '')) ??
          new Map<string, unknown>(),
      })),
    ];
    const checked = new ProofSession(documents, null);
    let searching: ProofSession | null = null;
    for (const claim of claims) {
      if (signal.aborted) break;
      try {
        let session = checked;
        let proofs = session.proofsOf(claim);
        let report = await this.hunted(id, claim, effort, proofs, signal);
        if (report?.verdict === 'corroborated' && proofs.state !== 'proved' && !signal.aborted) {
          this.say({ kind: 'progress', id, claim: claim.name, share: 1, step: 'proving' });
          // A message of the page gets through before the search, which takes a second or so.
          await new Promise((go) => setTimeout(go));
          this.search ??= this.searchWith();
          searching ??= new ProofSession(documents, await this.search);
          session = searching;
          proofs = session.proofsOf(claim);
          if (proofs.statements.some((proof) => proof !== null))
            report = await this.hunted(id, claim, effort, proofs, signal);
        }
        if (!report || signal.aborted) break;
        this.proofs.set(keyOf(claim), proofs);
        this.reports.set(keyOf(claim), report);
        const [found, shown] = [session, report];
        this.arguments.set(keyOf(claim), () => liveArguments(shown, found.argumentOf(claim)));
        this.sent.set(claim.name, { key: this.cardKey(claim), report });
        this.say({ kind: 'claim', id, result: resultOf(claim, report) });
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        this.say({ kind: 'nothing', id, reason: `${claim.name}: ${error.problem.message}` });
      }
    }
    this.say({ kind: 'checked', id, end: signal.aborted ? 'stopped' : 'done' });
  }

  /** The report of one claim; `null` where the hunt was stopped. */
  private async hunted(
    id: number,
    claim: Claim,
    effort: Effort,
    { statements }: ClaimProofs,
    signal: AbortSignal,
  ): Promise<ClaimReport | null> {
    const document = { source: claim.source, claims: [claim] };
    for await (const event of hunting([document], {
      ...effort,
      signal,
      campaign: { proofs: [statements] },
    })) {
      if (event.kind === 'claim') return event.report;
      if (event.kind === 'progress') {
        const { cases, of } = event.progress;
        this.say({
          kind: 'progress',
          id,
          claim: claim.name,
          share: cases / Math.max(1, of),
          step: 'hunting',
        });
      }
    }
    return null;
  }

  private async searchWith(): Promise<Search> {
    const solver = await loadSolver({ instantiateWasm: instantiating(await this.solverCode()) });
    return (claim, lemmas) => {
      const { proof, open } = proveClaim(claim, { solver, lemmas, work: PROVE_WORK });
      return {
        proof,
        open: open.map(({ statement, goal, reason }) => ({ statement, node: '', goal, reason })),
      };
    };
  }

  private explain(id: number, name: string, at: PointJson): Answer {
    const claim = this.claims().find((candidate) => candidate.name === name);
    if (!claim) return nothing(id, `there is no claim ${name}`);
    const reading = pointFromJson(claim, at);
    if (reading.kind === 'problem') return nothing(id, reading.problem.message);
    try {
      const explanation = explain(claim, reading.point);
      const seen = observe(claim, at);
      const sides = statementsOf(explanation).map((instances): Sides => {
        const shown =
          instances.find(({ holds }) => holds === 'no' || holds === 'does not exist') ?? instances.at(-1)!;
        const { text, kind, source, relation, lhs, rhs, holds, indices } = shown;
        const statement = claim.statements.find((of) => of.kind === kind && printStatement(of) === text);
        return {
          text,
          where: Object.entries(indices)
            .map(([index, value]) => `${index} = ${value}`)
            .join(', '),
          relation,
          left: lhs?.lower ?? null,
          right: rhs?.lower ?? null,
          holds,
          figure: seen
            ? sidesFigure(seen, { kind, text, source }, statement, holds === 'no' ? indices : null)
            : '',
        };
      });
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
        return report ? failuresOf(claim, report, { version: VERSION, document: this.path, found }) : [];
      });
      if (failures.length === 0) return nothing(id, 'no claim fails');
      return { kind: 'exported', id, texts: failures.map(jsonText) };
    }
    const reports = claims.flatMap((claim) => this.reportOf(claim) ?? []);
    const end = reports.length === claims.length ? 'complete' : 'interrupted';
    if (form === 'proofs') {
      const certificates = claims.flatMap((claim) => this.proofs.get(keyOf(claim))?.certificate ?? []);
      if (certificates.length === 0) return nothing(id, 'nothing is proved');
      return { kind: 'exported', id, texts: [proofFileText(certificates)] };
    }
    const report = assembleReport({ ...effort, version: VERSION, proofs: 'used', end }, [
      { path: this.path, hash: claimsHash(claims), claims: reports },
    ]);
    return { kind: 'exported', id, texts: [jsonText(report)] };
  }
}

/** Statements at a point, each with all choices of its indices. */
function statementsOf({ links }: Explanation): (readonly ExplainedStatement[])[] {
  const groups = new Map<string, ExplainedStatement[]>();
  for (const link of links) {
    const key = `${link.kind} ${link.source} ${link.text}`;
    groups.set(key, [...(groups.get(key) ?? []), link]);
  }
  return [...groups.values()].slice(0, MOST_SIDES);
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
    hasProof: report.links.some(({ proof }) => proof !== null),
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

/** What the solver's package calls in the place of reading a file. (Its documented option `wasmBinary` has no effect in version 1.15.) */
function instantiating(code: ArrayBuffer) {
  return (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object => {
    void WebAssembly.instantiate(code, imports).then(({ instance }) => done(instance));
    return {};
  };
}
