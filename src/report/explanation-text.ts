import type { ExplainedStatement, Explanation } from '../campaign/index.js';
import { enclosureText, sideTexts } from './numbers.js';
import { openText } from './open-text.js';
import type { Paint } from './paint.js';
import { indicesText, pointText } from './point-text.js';

/** Definitions beyond this many are left to `--json`. */
const SHOWN_DEFINITIONS = 60;

/** One claim at one point, for a terminal. */
export function explanationText(explanation: Explanation, paint: Paint): string {
  const { claim, at, definitions, links, assumptions } = explanation;
  const parts = [`${paint.bold(claim)} at ${pointText(at)}`];
  const broken = assumptions.filter(({ holds }) => holds !== 'yes' && holds !== 'tie');
  if (broken.length > 0)
    parts.push(
      section(
        'premises that do not hold here',
        broken.map((s) => statementText(s, paint)),
      ),
    );
  const entries = Object.entries(definitions);
  if (entries.length > 0) {
    const shown = entries.slice(0, SHOWN_DEFINITIONS).map(([name, e]) => `  ${name} = ${enclosureText(e)}`);
    if (entries.length > SHOWN_DEFINITIONS)
      shown.push(`  … ${entries.length - SHOWN_DEFINITIONS} more with --json`);
    parts.push(section('definitions', shown));
  }
  parts.push(
    section(
      'statements',
      links.map((s) => statementText(s, paint)),
    ),
  );
  return `${parts.join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return [title, ...(lines.length > 0 ? lines : ['  (none: every range is empty here)'])].join('\n');
}

function statementText(statement: ExplainedStatement, paint: Paint): string {
  const { kind, text, source, lhs, rhs, indices, missing } = statement;
  const label = kind === 'obligation' ? `premise of ${source}` : kind;
  const lines = [`  ${label}: ${text}${indicesText(indices)}`];
  if (missing)
    lines.push(`    the ${missing.side} side does not exist: ${missing.reason} in ${missing.subexpression}`);
  if (lhs && rhs) {
    const [left, right] =
      statement.holds === 'no' ? sideTexts(lhs, rhs) : [enclosureText(lhs), enclosureText(rhs)];
    lines.push(`    left ${left}   right ${right}`);
  }
  lines.push(`    ${answerText(statement, paint)}`);
  return lines.join('\n');
}

function answerText({ holds, agreeingDigits, open }: ExplainedStatement, paint: Paint): string {
  switch (holds) {
    case 'yes':
      return paint.green('holds');
    case 'tie':
      return paint.green('holds: both sides are equal');
    case 'no':
      return paint.red('does not hold');
    case 'does not exist':
      return paint.yellow('does not exist');
    case 'unknown':
      if (open) return `${paint.yellow('undecided')}: ${openText(open).why}`;
      return agreeingDigits === null
        ? paint.yellow('undecided at 320 digits')
        : `both sides agree to ${agreeingDigits} digits; no exact arithmetic decides`;
  }
}
