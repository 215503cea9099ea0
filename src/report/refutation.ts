import type { ClaimReport, Counterexample, LinkReport } from '../campaign/index.js';
import { sideTexts } from './numbers.js';
import type { Paint } from './paint.js';
import { indicesText, pointText } from './point-text.js';

/** What a colleague would write about a claim that fails: the witness, the link, both sides, how to see it again. */
export function refutationText(path: string, claim: ClaimReport, paint: Paint): string {
  const failing = claim.links.filter((link) => link.counterexample !== null || link.verdict === 'undecided');
  const head = `${paint.bold(claim.name)}  ${paint.dim(`${path}:${claim.line}`)}`;
  return [head, ...failing.map((link) => linkText(path, claim, link, paint))].join('\n\n');
}

function linkText(path: string, claim: ClaimReport, link: LinkReport, paint: Paint): string {
  const what = `  ${verdictText(link, paint)} ${kindText(link)}: ${link.text}`;
  if (link.counterexample) return [what, ...failureLines(path, claim, link.counterexample)].join('\n');
  if (!link.worst) return what;
  const agreeing = link.agreeingDigits === null ? '' : ` (the sides agree to ${link.agreeingDigits} digits)`;
  return [
    what,
    `    open at ${pointText(link.worst.at)}${indicesText(link.worst.indices)}${agreeing}`,
    `    ${link.open} of ${link.cases} cases stay open at 320 digits`,
  ].join('\n');
}

function verdictText(link: LinkReport, paint: Paint): string {
  return link.verdict === 'refuted' ? paint.red('refuted') : paint.yellow(link.verdict);
}

function kindText(link: LinkReport): string {
  return link.kind === 'obligation' ? `premise of ${link.source}` : link.kind;
}

function failureLines(path: string, claim: ClaimReport, c: Counterexample): string[] {
  const lines = [`    at ${pointText(c.at)}${indicesText(c.indices)}`];
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
  lines.push(
    `    see it: lakatos explain ${claim.name} --in ${shellWord(path)} --at '${JSON.stringify(c.at)}'`,
  );
  return lines;
}

/** Quotes a path for a POSIX shell where it needs it. */
function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
