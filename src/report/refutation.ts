import type { ClaimReport, Counterexample, LinkReport } from '../campaign/index.js';
import { harmless } from './harmless.js';
import { sideTexts } from './numbers.js';
import { openText } from './open-text.js';
import type { Paint } from './paint.js';
import { indicesText, pointText } from './point-text.js';
import { PLAIN_PRESENTATION, type Presentation } from './presentation.js';
import { recheckText } from './recheck-text.js';
import { sparklines } from './sparkline.js';
import { surpriseSentences } from './surprise.js';
import { wrap } from './wrap.js';

/** What a colleague would write about a claim that fails: the witness, the link, both sides, how to see it again. */
export function refutationText(
  path: string,
  claim: ClaimReport,
  paint: Paint,
  presentation: Presentation = PLAIN_PRESENTATION,
): string {
  const failing = claim.links.filter((link) => link.counterexample !== null || link.verdict === 'undecided');
  const head = `${paint.bold(claim.name)}  ${paint.dim(`${harmless(path)}:${claim.line}`)}`;
  const surprises = surpriseSentences(claim).map((line) => wrap(`  ${line}`, presentation.columns, 4));
  return [
    head,
    ...surprises,
    ...failing.map((link) => linkText(path, claim, link, paint, presentation)),
  ].join('\n\n');
}

/** Further lines of a statement, and of what is said about it, stand further right. */
const HANG = { statement: 6, detail: 7 } as const;

/** What stands against a counterexample. */
function proofLines({ verdict, proof }: LinkReport): string[] {
  if (verdict !== 'contradiction' || !proof) return [];
  const from = proof.source === 'certificate' ? 'by the certificate beside the document' : 'in this run';
  return [`    proved ${from}, in ${proof.nodes} steps: ${proof.rules.join(', ')}`];
}

function linkText(
  path: string,
  claim: ClaimReport,
  link: LinkReport,
  paint: Paint,
  presentation: Presentation,
): string {
  const { columns } = presentation;
  const what = wrap(`  ${verdictText(link, paint)} ${kindText(link)}: ${link.text}`, columns, HANG.statement);
  const details = (lines: readonly string[]) => lines.map((line) => wrap(line, columns, HANG.detail));
  if (link.counterexample)
    return [
      what,
      ...details(proofLines(link)),
      ...details(failureLines(link.counterexample, columns)),
      ...commandLines(path, claim, link.counterexample, presentation),
    ].join('\n');
  if (!link.worst) return what;
  const agreeing = link.agreeingDigits === null ? '' : ` (the sides agree to ${link.agreeingDigits} digits)`;
  const { why, advice } = openText(link.worst.why);
  return [
    what,
    ...details([
      `    open at ${pointText(link.worst.at)}${indicesText(link.worst.indices)}${agreeing}`,
      `    ${why}`,
      `    ${link.open} of ${link.cases} cases stay open`,
      `    what to do: ${advice}`,
    ]),
  ].join('\n');
}

export function verdictText(link: LinkReport, paint: Paint): string {
  const { verdict } = link;
  return verdict === 'refuted' || verdict === 'contradiction' ? paint.red(verdict) : paint.yellow(verdict);
}

/** `link`, `conclusion`, `premise of last_monotone`. */
export function kindText(link: LinkReport): string {
  return link.kind === 'obligation' ? `premise of ${link.source}` : link.kind;
}

function failureLines(c: Counterexample, columns: number): string[] {
  const lines = [`    at ${pointText(c.at)}${indicesText(c.indices)}`];
  const hang = ' '.repeat(HANG.detail);
  for (const plot of sparklines(c.at, columns - HANG.detail)) lines.push(hang + plot);
  if (c.missing) {
    const { side, subexpression, reason, indices, line, column } = c.missing;
    lines.push(`    the ${side} side does not exist: ${reason} in ${subexpression}${indicesText(indices)}`);
    lines.push(`    at line ${line}, column ${column}`);
  } else if (c.lhs && c.rhs) {
    const [left, right] = sideTexts(c.lhs, c.rhs);
    lines.push(`    left   ${left}`, `    right  ${right}`);
    lines.push(
      c.digits === 'exact'
        ? '    certified by exact arithmetic'
        : `    certified with directed rounding at ${c.digits} digits`,
    );
  }
  const unchecked = recheckText(c);
  if (unchecked) lines.push(`    ${unchecked}`);
  return lines;
}

/** Commands are never broken: they are there to be copied. */
function commandLines(path: string, claim: ClaimReport, c: Counterexample, { kept }: Presentation): string[] {
  const file = kept(path, claim.name, c.at);
  return [
    `    see it: npx lakatos explain ${claim.name} --in ${shellWord(path)} --at '${JSON.stringify(c.at)}'`,
    ...(file === null ? [] : [`    replay: npx lakatos replay ${shellWord(file)}`]),
  ];
}

/** Quotes a path for a POSIX shell where it needs it. */
export function shellWord(text: string): string {
  if (/\p{Cc}/u.test(text)) return ansiWord(text);
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Control characters by number, as bash, zsh and ksh read them between `$'` and `'`. */
function ansiWord(text: string): string {
  const escaped = text
    .replace(/[\\']/g, (sign) => `\\${sign}`)
    .replace(/\p{Cc}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `$'${escaped}'`;
}
