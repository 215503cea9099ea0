import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type CodeLens,
  CompletionItemKind,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  type InitializeResult,
  InsertTextFormat,
  type Location,
  MarkupKind,
  type Range,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Claim, Problem } from '../../language/index.js';
import { harmless, harmlessLines } from '../../report/harmless.js';
import { gist } from '../../report/html/index.js';
import { type Completion, Workspace } from '../../service/index.js';
import { documentsBeside, readSibling } from '../read-sources.js';
import { type HuntBudget, Verdicts } from './verdicts.js';

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  word: CompletionItemKind.Keyword,
  function: CompletionItemKind.Function,
  variable: CompletionItemKind.Variable,
  bound: CompletionItemKind.Interface,
  schedule: CompletionItemKind.Module,
  document: CompletionItemKind.File,
};

/** How long after the last key problems are looked for, in milliseconds. */
const PAUSE = 100;

/**
 * Answers an editor over `connection` (the Language Server Protocol): problems, hover, definitions, completion, form, and the
 * verdict above each claim. Reads documents beside an open one, writes nothing, and hunts in small steps between answers.
 */
export function serve(connection: Connection, version: string, budget: HuntBudget): void {
  const documents = new TextDocuments(TextDocument);
  const workspace = new Workspace((name, path) => readSibling(name, { path, text: '' }));
  const timers = new Map<string, NodeJS.Timeout>();
  let canRefreshLenses = false;
  const verdicts = new Verdicts(budget, () => {
    if (canRefreshLenses) void connection.sendRequest('workspace/codeLens/refresh').catch(() => {});
  });

  connection.onInitialize(({ capabilities }): InitializeResult => {
    canRefreshLenses = capabilities.workspace?.codeLens?.refreshSupport ?? false;
    return {
      serverInfo: { name: 'lakatos', version },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        definitionProvider: true,
        completionProvider: { triggerCharacters: ['[', ' '] },
        documentFormattingProvider: true,
        codeLensProvider: { resolveProvider: false },
      },
    };
  });

  documents.onDidChangeContent(({ document }) => {
    workspace.set(pathOf(document.uri), document.getText());
    clearTimeout(timers.get(document.uri));
    timers.set(
      document.uri,
      setTimeout(() => publish(document.uri), PAUSE),
    );
  });
  documents.onDidSave(({ document }) => verdicts.want(workspace.claims(pathOf(document.uri))));
  documents.onDidClose(({ document }) => {
    clearTimeout(timers.get(document.uri));
    workspace.close(pathOf(document.uri));
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  function publish(uri: string): void {
    const document = documents.get(uri);
    const analysis = workspace.analysis(pathOf(uri));
    if (!document || !analysis) return;
    // A Markdown file without blocks is prose: nothing is wrong with it.
    const problems = analysis.problems.filter(
      ({ code }) => code !== 'no-claims' && code !== 'empty-document',
    );
    void connection.sendDiagnostics({
      uri,
      diagnostics: problems.map((problem) => diagnostic(problem, document)),
    });
    verdicts.want(workspace.claims(pathOf(uri)));
  }

  connection.onHover(({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    const hover = document && workspace.hover(pathOf(textDocument.uri), document.offsetAt(position));
    if (!hover) return null;
    const formula = hover.latex === null ? '' : `\n\n$$\n${hover.latex}\n$$`;
    return {
      contents: { kind: MarkupKind.Markdown, value: `\`\`\`lakatos\n${hover.language}\n\`\`\`${formula}` },
    };
  });

  connection.onDefinition(({ textDocument, position }): Location | null => {
    const document = documents.get(textDocument.uri);
    const found = document && workspace.definition(pathOf(textDocument.uri), document.offsetAt(position));
    if (!found) return null;
    const { source, start, end } = found.place;
    const target = TextDocument.create('', 'markdown', 0, source.text);
    return { uri: uriOf(source.path, textDocument.uri), range: rangeOf(target, start, end) };
  });

  connection.onCompletion(({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    if (!document) return [];
    const path = pathOf(textDocument.uri);
    return workspace.completions(path, document.offsetAt(position), documentsBeside(path)).map((item) => ({
      label: item.label,
      kind: KINDS[item.kind],
      detail: item.detail,
      ...(item.snippet ? { insertText: item.snippet, insertTextFormat: InsertTextFormat.Snippet } : {}),
    }));
  });

  connection.onDocumentFormatting(({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    if (!document) return [];
    return workspace
      .format(pathOf(textDocument.uri))
      .map(({ start, end, text }) => ({ range: rangeOf(document, start, end), newText: text }));
  });

  connection.onCodeLens(({ textDocument }): CodeLens[] => {
    const document = documents.get(textDocument.uri);
    if (!document) return [];
    return workspace.claims(pathOf(textDocument.uri)).map((claim) => ({
      range: rangeOf(document, claim.place.start, claim.place.end),
      command: { title: lensText(claim), command: '' },
    }));
  });

  function lensText(claim: Claim): string {
    const state = verdicts.of(claim);
    if (!state) return 'not hunted yet';
    if (state.kind === 'hunting') return 'hunting …';
    if (state.kind === 'problem') return `cannot be judged: ${harmless(state.message)}`;
    const { report } = state;
    const expected = report.expected
      ? report.asExpected
        ? ', as expected'
        : `, expected ${report.expected}`
      : '';
    return `${report.verdict}${expected}: ${gist(report)}`;
  }

  connection.onShutdown(() => verdicts.stop());
  documents.listen(connection);
  connection.listen();
}

function rangeOf(document: TextDocument, start: number, end: number): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

function diagnostic(problem: Problem, document: TextDocument): Diagnostic {
  const advice = problem.advice ? `\n${problem.advice}` : '';
  return {
    severity: DiagnosticSeverity.Error,
    source: 'lakatos',
    code: problem.code,
    message: harmlessLines(problem.message + advice),
    range: rangeOf(document, problem.place?.start ?? 0, problem.place?.end ?? 0),
  };
}

/** The path of a document; a document that is no file keeps its address, beside which nothing can be read. */
function pathOf(uri: string): string {
  try {
    return fileURLToPath(uri);
  } catch {
    return uri;
  }
}

function uriOf(path: string, like: string): string {
  return like.startsWith('file:') ? pathToFileURL(path).href : path;
}
