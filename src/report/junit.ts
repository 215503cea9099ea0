import type { ClaimReport, DocumentReport, Report } from '../campaign/index.js';
import { lineAndColumn, type Problem, renderProblem } from '../language/index.js';
import { PLAIN } from './paint.js';
import { refutationText } from './refutation.js';

/**
 * JUnit XML, in the form that continuous integration reads: a suite for each document, a case for each claim, a
 * failure for each claim that is not as expected. Without times: the same seed gives the same bytes.
 */
export function junitText({ documents, summary }: Report): string {
  return suites(
    `tests="${summary.claims}" failures="${summary.unexpected}" errors="0"`,
    documents.filter(({ claims }) => claims.length > 0).flatMap(suiteLines),
  );
}

function suites(counts: string, lines: readonly string[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="lakatos" ${counts}>`,
    ...lines,
    '</testsuites>',
    '',
  ].join('\n');
}

/** The same where documents have mistakes, and nothing was checked: an error for each. */
export function junitProblems(problems: readonly Problem[]): string {
  const counts = `tests="${problems.length}" failures="0" errors="${problems.length}"`;
  return suites(counts, [
    `  <testsuite name="lakatos" ${counts} skipped="0">`,
    ...problems.flatMap((problem) => {
      const { code, message, place } = problem;
      const path = place?.source.path ?? problem.subject ?? '';
      const line = place ? ` line="${lineAndColumn(place).line}"` : '';
      return [
        `    <testcase name="${attribute(code)}" classname="${attribute(path)}" file="${attribute(path)}"${line}>`,
        `      <error type="${attribute(code)}" message="${attribute(message)}">${xml(renderProblem(problem))}</error>`,
        '    </testcase>',
      ];
    }),
    '  </testsuite>',
  ]);
}

function suiteLines({ path, claims }: DocumentReport): string[] {
  const failures = claims.filter(({ asExpected }) => !asExpected).length;
  return [
    `  <testsuite name="${attribute(path)}" tests="${claims.length}" failures="${failures}" errors="0" skipped="0">`,
    ...claims.flatMap((claim) => caseLines(path, claim)),
    '  </testsuite>',
  ];
}

function caseLines(path: string, claim: ClaimReport): string[] {
  const attributes = `name="${attribute(claim.name)}" classname="${attribute(path)}" file="${attribute(path)}" line="${claim.line}"`;
  if (claim.asExpected) return [`    <testcase ${attributes}/>`];
  const expected = claim.expected === null ? '' : `, expected ${claim.expected}`;
  return [
    `    <testcase ${attributes}>`,
    `      <failure type="${claim.verdict}" message="${claim.verdict}${expected}">${xml(refutationText(path, claim, PLAIN))}</failure>`,
    '    </testcase>',
  ];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML 1.0 has no control characters but tabs and line breaks, not even escaped ones. */
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

function xml(text: string): string {
  return text.replace(UNWRITABLE, '\ufffd').replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}

/** In an attribute: a line break would be read as a space, and begins a line of a log. */
function attribute(text: string): string {
  return xml(text).replace(/[\n\t\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
