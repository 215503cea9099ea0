import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type CodeLens,
  createMessageConnection,
  type Diagnostic,
  type Hover,
  type Location,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { choicesOf } from '../../src/adversary/random.js';

const FOLDER = mkdtempSync(join(tmpdir(), 'lakatos-lsp-'));
const URI = pathToFileURL(join(FOLDER, 'a.md')).href;
const OTHER = '```bound twice(R)\ngiven R > 0\nvalue 2 * R\n```\n';
writeFileSync(join(FOLDER, 'other.md'), OTHER);
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const TEXT = `# A conjecture

\`\`\`claim harmonic
from other use twice
given R > 0
show R * sum(t in 1..T, 1 / t) <= twice(R) * sqrtt(T)
\`\`\`
`;

let server: ChildProcess;
let connection: MessageConnection;
let version = 1;
/** Told by the server; each is waited for. */
let published: Diagnostic[][] = [];
const waiting: (() => void)[] = [];

beforeEach(async () => {
  published = [];
  version = 1;
  server = spawn(process.execPath, [resolve('dist/command/main.js'), 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  connection = createMessageConnection(
    new StreamMessageReader(server.stdout!),
    new StreamMessageWriter(server.stdin!),
  );
  connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }) => {
    published.push(diagnostics);
    for (const go of waiting.splice(0)) go();
  });
  connection.listen();
  const answer = await connection.sendRequest<{ capabilities: object }>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  expect(answer.capabilities).toMatchObject({ hoverProvider: true, definitionProvider: true });
  await connection.sendNotification('initialized', {});
});

afterEach(async () => {
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  await new Promise((done) => server.once('exit', done));
});

async function diagnostics(): Promise<Diagnostic[]> {
  if (published.length === 0) await new Promise<void>((go) => waiting.push(go));
  return published.shift()!;
}

function open(text: string): Promise<void> {
  return connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: URI, languageId: 'markdown', version, text },
  });
}

function replace(text: string): Promise<void> {
  version += 1;
  return connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: URI, version },
    contentChanges: [{ text }],
  });
}

const positionOf = (text: string, piece: string) => {
  const before = text.slice(0, text.indexOf(piece)).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
};

async function verdict(): Promise<string> {
  for (;;) {
    const lenses = await connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: URI },
    });
    const title = lenses[0]?.command?.title ?? '';
    if (lenses.length > 0 && !/hunt(ing|ed)/.test(title)) return title;
    await new Promise((go) => setTimeout(go, 50));
  }
}

describe('a session with an editor', () => {
  it('opens a document, shows its problem, and after the repair the verdict', async () => {
    await open(TEXT);
    const [problem] = await diagnostics();
    expect(problem).toMatchObject({ source: 'lakatos', range: { start: positionOf(TEXT, 'sqrtt') } });
    expect(problem!.message).toContain('sqrt');

    const repaired = TEXT.replace('sqrtt', 'sqrt');
    await replace(repaired);
    expect(await diagnostics()).toEqual([]);
    expect(await verdict()).toMatch(/^corroborated/);

    await replace(repaired.replace('twice(R) *', ''));
    expect(await diagnostics()).toEqual([]);
    expect(await verdict()).toMatch(/^refuted: fails at T = 1/);
  });

  it('goes to a definition in another document, and says what it is', async () => {
    const text = TEXT.replace('sqrtt', 'sqrt');
    await open(text);
    await diagnostics();
    const at = { textDocument: { uri: URI }, position: positionOf(text, 'twice(R) *') };
    const found = await connection.sendRequest<Location>('textDocument/definition', at);
    expect(found).toMatchObject({
      uri: pathToFileURL(join(FOLDER, 'other.md')).href,
      range: { start: { line: 0, character: 9 } },
    });
    const hover = await connection.sendRequest<Hover>('textDocument/hover', at);
    expect(JSON.stringify(hover.contents)).toContain('value 2 * R');
  });

  it('completes and formats', async () => {
    const text = '```claim a\ngiven x>0\nshow x<=2*x\n```\n';
    await open(text);
    await diagnostics();
    const edits = await connection.sendRequest<{ newText: string }[]>('textDocument/formatting', {
      textDocument: { uri: URI },
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(edits.map(({ newText }) => newText)).toEqual(['given x > 0', 'show x <= 2 * x']);
    const items = await connection.sendRequest<{ label: string }[]>('textDocument/completion', {
      textDocument: { uri: URI },
      position: { line: 2, character: 5 },
    });
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['x', 'sum', 'sqrt']));
  });

  it.each([
    ['brackets', `show ${'('.repeat(1e4)}x${')'.repeat(1e4)} > 0`, /more than 100 brackets/],
    ['indices', `show ${'x['.repeat(1e4)}1${']'.repeat(1e4)} > 0`, /more than 100 brackets/],
    ['a number of a million digits', `show ${'9'.repeat(1e6)} > x`, /longer than 65536/],
    ['a number of 50,000 digits', `show ${'9'.repeat(5e4)} > x`, /digits/],
    ['a sum of a million terms', `show ${'1+'.repeat(1e6)}x > 0`, /longer than 65536/],
  ])('answers, whatever a document is made of: %s', async (_, line, limit) => {
    await open(`\`\`\`claim a\ngiven x > 0\n${line}\n\`\`\`\n`);
    const found = await diagnostics();
    expect(found).toHaveLength(1);
    expect(found[0]!.message).toMatch(limit);
    const at = { textDocument: { uri: URI }, position: { line: 2, character: 6 } };
    for (const request of ['hover', 'definition', 'completion'])
      await connection.sendRequest(`textDocument/${request}`, at);
    await connection.sendRequest('textDocument/formatting', {
      textDocument: { uri: URI },
      options: { tabSize: 2, insertSpaces: true },
    });
    await replace(TEXT.replace('sqrtt', 'sqrt'));
    expect(await diagnostics()).toEqual([]);
  });

  it('shows no sign that turns text around or steers, whatever a document has', async () => {
    for (const sign of ['\u202e', '\x1b[2J', '\u200b', '\u2066']) {
      await open(TEXT.replace('sqrtt', `${sign}x`));
      const found = await diagnostics();
      expect(found.length).toBeGreaterThan(0);
      for (const { message } of found) expect(message).not.toMatch(/[\p{Cf}]|[^\P{Cc}\n]/u);
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
      await diagnostics();
    }
  });

  it('survives 1,000 random edits (seed 1)', async () => {
    const choices = choicesOf(1, 'edits over the protocol');
    await open(TEXT);
    for (let i = 0; i < 1000; i += 1) {
      version += 1;
      const line = choices.integer(0, 7);
      const character = choices.integer(0, 20);
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: URI, version },
        contentChanges: [
          {
            range: {
              start: { line, character },
              end: { line, character: character + choices.integer(0, 3) },
            },
            text: ['x', '(', '\n', '```', ' <= ', ''][choices.integer(0, 5)]!,
          },
        ],
      });
    }
    await replace(TEXT.replace('sqrtt', 'sqrt'));
    expect(await verdict()).toMatch(/^corroborated/);
  });
});
