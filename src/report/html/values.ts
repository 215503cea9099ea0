import type { ExplainedStatement, Explanation, LinkReport } from '../../campaign/index.js';
import { enclosureText, sideTexts } from '../numbers.js';
import { openText } from '../open-text.js';
import { indicesText } from '../point-text.js';
import { differenceAndRatio } from './difference.js';
import { formula } from './formula.js';
import { element, escapeHtml } from './markup.js';

/** Instances of one quantified statement that are written out, the failing ones first. */
const SHOWN_INSTANCES = 3;
const RELATIONS = { '=': '=', '<=': '≤', '<': '<', '>=': '≥', '>': '>', '!=': '≠' } as const;

/** Both sides of every statement at a point, whether the relation holds between them, left − right and left / right. */
export function valuesTable({ links }: Explanation, reported: readonly LinkReport[]): string {
  const rows = statements(links).flatMap((instances) => rowsOf(instances, reported));
  return element(
    'div',
    { class: 'scroller' },
    '<table class="values"><thead><tr><th scope="col">statement</th><th scope="col">left</th>',
    '<th scope="col"><span class="unseen">relation</span></th><th scope="col">right</th>',
    '<th scope="col">difference <span class="aside">left − right</span></th><th scope="col">ratio <span class="aside">left / right</span></th><th scope="col">here</th>',
    `</tr></thead><tbody>${rows.join('')}</tbody></table>`,
  );
}

/** The instances of each statement, in order. */
function statements(links: readonly ExplainedStatement[]): ExplainedStatement[][] {
  const groups: ExplainedStatement[][] = [];
  for (const link of links) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (
      group &&
      first &&
      first.text === link.text &&
      first.kind === link.kind &&
      first.source === link.source
    )
      group.push(link);
    else groups.push([link]);
  }
  return groups;
}

const fails = ({ holds }: ExplainedStatement): boolean => holds === 'no' || holds === 'does not exist';

function rowsOf(instances: readonly ExplainedStatement[], reported: readonly LinkReport[]): string[] {
  const failing = instances.filter(fails);
  const shown = (failing.length > 0 ? failing : instances).slice(0, SHOWN_INSTANCES);
  const note =
    shown.length < instances.length ? ` <span class="aside">${share(instances, failing)}</span>` : '';
  return shown.map((statement, i) => {
    const name = title(statement, reported) + escapeHtml(indicesText(statement.indices));
    return row(statement, i === shown.length - 1 ? name + note : name);
  });
}

/** How many of all choices of a statement's indices fail, where not all of them are written out. */
function share(instances: readonly ExplainedStatement[], failing: readonly ExplainedStatement[]): string {
  const names = Object.keys(instances[0]!.indices).join(', ');
  const fail = failing.length > 0 ? `fails at ${failing.length} of` : 'no failure among';
  return `(${fail} ${instances.length} values of ${escapeHtml(names)})`;
}

/** `link 2`, or for a premise what it says. */
function title({ kind, source, text }: ExplainedStatement, reported: readonly LinkReport[]): string {
  if (kind === 'conclusion') return 'end to end';
  const position = reported.findIndex(
    (link) => link.kind === kind && link.text === text && link.source === source,
  );
  if (kind !== 'obligation')
    return reported.some((link) => link.kind === 'conclusion') ? `link ${position + 1}` : 'statement';
  const [says] = (reported[position]?.latex ?? '').split(' \\quad ');
  return says ? formula(says, 'inline') : escapeHtml(`premise of ${source}`);
}

function row(statement: ExplainedStatement, name: string): string {
  const { lhs, rhs, relation, holds, missing } = statement;
  const [left, right] =
    lhs && rhs && holds === 'no'
      ? sideTexts(lhs, rhs)
      : [lhs ? enclosureText(lhs) : 'does not exist', rhs ? enclosureText(rhs) : 'does not exist'];
  const [difference, ratio] = differenceAndRatio(statement);
  const why = missing ? `${missing.reason} in ${missing.subexpression}${indicesText(missing.indices)}` : '';
  return element(
    'tr',
    { class: fails(statement) ? 'fails' : null },
    `<th scope="row">${name}</th>`,
    `<td class="number">${escapeHtml(left)}</td><td class="relation">${escapeHtml(RELATIONS[relation])}</td>`,
    `<td class="number">${escapeHtml(right)}</td>`,
    `<td class="number derived">${named('difference', difference)}</td><td class="number derived">${named('ratio', ratio)}</td>`,
    `<td>${answer(statement)}${why && `: ${escapeHtml(why)}`}</td>`,
  );
}

/** On a phone the table has no head: its numbers say what they are. */
function named(name: string, text: string): string {
  return `<span class="narrow-only" aria-hidden="true">${name} </span>${escapeHtml(text)}`;
}

function answer({ holds, agreeingDigits, open }: ExplainedStatement): string {
  switch (holds) {
    case 'yes':
      return 'holds';
    case 'tie':
      return 'holds, equal';
    case 'no':
      return '<strong>fails</strong>';
    case 'does not exist':
      return '<strong>has no value</strong>';
    case 'unknown':
      if (open) return `open: ${escapeHtml(openText(open).why)}`;
      return agreeingDigits === null ? 'open' : `equal to ${agreeingDigits} digits`;
  }
}
