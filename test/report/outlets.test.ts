import { describe, expect, it } from 'vitest';
import { assembleReport } from '../../src/campaign/assemble.js';
import { checkClaim, type DocumentReport, type Report } from '../../src/campaign/index.js';
import { guardStream } from '../../src/cli/output/gate.js';
import { ProgressLine } from '../../src/cli/output/progress.js';
import { renderProblem } from '../../src/language/index.js';
import { titleOf } from '../../src/report/html/contents.js';
import {
  COLOURED,
  githubProblem,
  githubText,
  harmlessLines,
  harmlessOutput,
  jsonText,
  junitProblems,
  junitText,
  PLAIN,
  refutationText,
  reportText,
} from '../../src/report/index.js';
import { claimOf } from '../support/claim-of.js';

/** What a stranger may call a file: it clears the screen, fakes a row, annotates a pull request, turns text around. */
const NAMES = [
  '\x1b[2J\x1b[1;1H.md',
  'a\n  ✓ false_claim  corroborated  1,000.md',
  '\n::warning::you have won.md',
  'a\r\x1b[Kb.md',
  '\u009b31mred.md',
  '\u202egnp.md',
  'a\x07\x00\x08.md',
];

const STEERS = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u;

function reportOf(path: string): Report {
  const claim = claimOf('given x > 0\nshow x <= 1');
  const report = checkClaim(claim, { seed: 1, cases: 20, maxHorizon: 3 });
  const documents: DocumentReport[] = [{ path, hash: '0'.repeat(16), claims: [report] }];
  const head = { version: '0', seed: 1, cases: 20, maxHorizon: 3, end: 'complete' as const };
  return assembleReport(head, documents);
}

function problemOf(path: string) {
  const source = { path, text: `::warning::x\x1b[2J\n  ::error::y` };
  return { code: 'x', message: `no ${path}`, advice: path, place: { source, start: 12, end: 25 } };
}

const OUTLETS: Record<string, (path: string) => string> = {
  table: (path) => harmlessOutput(reportText(reportOf(path), PLAIN)),
  'a refutation': (path) => {
    const report = reportOf(path);
    return harmlessOutput(refutationText(path, report.documents[0]!.claims[0]!, PLAIN));
  },
  errors: (path) => harmlessOutput(renderProblem(problemOf(path))),
  json: (path) => jsonText(reportOf(path)),
  github: (path) => githubText(reportOf(path)),
  'github problems': (path) => githubProblem(problemOf(path)),
  junit: (path) => harmlessOutput(junitText(reportOf(path))),
  'junit problems': (path) => harmlessOutput(junitProblems([problemOf(path)])),
};

describe.each(Object.entries(OUTLETS))('%s', (outlet, write) => {
  it.each(NAMES)('is not steered by a file called %j', (path) => {
    const text = write(path);
    expect(text).not.toMatch(STEERS);
    const lines = text.split('\n');
    const commands = lines.filter((line) => /^\s*::/.test(line) || line.includes('##['));
    if (outlet.startsWith('github')) for (const command of commands) expect(command).toMatch(/^::error /);
    else expect(commands).toEqual([]);
    expect(lines.filter((line) => /^\s*✓ false_claim/.test(line))).toEqual([]);
  });
});

describe('the line of progress', () => {
  it('is not steered by what it names', () => {
    const written: string[] = [];
    for (const claim of NAMES) {
      const stream = { isTTY: true, columns: 200, write: (text: string) => written.push(text) > 0 };
      guardStream(stream as never);
      new ProgressLine(undefined, stream as never).show({
        claim,
        claimIndex: 0,
        claims: 1,
        round: 0,
        rounds: 1,
        cases: 1,
        of: 2,
        roundsDone: 0,
        roundsInAll: 1,
        roundsHere: 0,
        casesHere: 1,
        waiting: false,
      });
    }
    expect(written).toHaveLength(NAMES.length);
    for (const text of written) expect(text.replaceAll('\r\x1b[K', '')).not.toMatch(/[^\P{Cc}\t]/u);
  });
});

describe('what an editor or a runner of tests shows', () => {
  it.each(NAMES)('is not steered by %j', (path) => {
    const text = harmlessLines(renderProblem(problemOf(path)));
    expect(text).not.toMatch(STEERS);
    expect(harmlessLines(`a\n\tb${path}`)).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

describe('the title of a document on a page', () => {
  it('steers nothing', () => {
    expect(titleOf({ path: 'a.md', text: '# A \u202etitle\x07\n' })).toBe('A \ufffdtitle\ufffd');
    for (const path of NAMES) expect(titleOf({ path, text: '' })).not.toMatch(STEERS);
  });
});

describe('the gate', () => {
  it('lets colours, the line of progress, tabs and line breaks through', () => {
    const own = `${COLOURED.red('a\tb')}\n\r\x1b[K${COLOURED.bold('c')}`;
    expect(harmlessOutput(own)).toBe(own);
  });

  it('breaks commands of continuous integration, wherever they stand', () => {
    expect(harmlessOutput('a\n  ::error::b\n\t::set-output')).not.toMatch(/^\s*::/m);
    expect(harmlessOutput('x ##[error]y')).not.toContain('##[');
    expect(harmlessOutput('a::b')).toBe('a::b');
  });
});
