import type { Report } from '../campaign/index.js';
import { lineAndColumn, type Problem } from '../language/index.js';
import { PLAIN } from './paint.js';
import { refutationText } from './refutation.js';
import { summaryText } from './summary-text.js';

/** Workflow commands of GitHub Actions: an annotation at the line of each claim that is not as expected, then the sum. */
export function githubText(report: Report): string {
  const annotations = report.documents.flatMap(({ path, claims }) =>
    claims
      .filter(({ asExpected }) => !asExpected)
      .map((claim) => {
        const expected = claim.expected === null ? '' : `, expected ${claim.expected}`;
        const title = `${claim.name}: ${claim.verdict}${expected}`;
        return annotation({ file: path, line: claim.line, title }, refutationText(path, claim, PLAIN));
      }),
  );
  return `${[...annotations, summaryText(report, PLAIN)].join('\n')}\n`;
}

/** An annotation for a mistake in a document. */
export function githubProblem({ code, message, advice, place }: Problem): string {
  const text = advice === undefined ? message : `${message}\nhelp: ${advice}`;
  const at = place ? { file: place.source.path, ...lineAndColumn(place) } : {};
  const { column, ...rest } = { column: undefined, ...at };
  return annotation({ ...rest, ...(column === undefined ? {} : { col: column }), title: code }, text);
}

function annotation(properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::error ${list.join(',')}::${escapeData(message)}`;
}

// How the runner reads commands back: actions/toolkit, packages/core/src/command.ts.
function escapeData(text: string): string {
  return text
    .replace(/[^\P{Cc}\n\t\r]|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
