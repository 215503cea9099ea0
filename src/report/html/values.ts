import type { ExplainedStatement, Explanation } from '../../campaign/index.js';
import { enclosureText, sideTexts } from '../numbers.js';
import { indicesText } from '../point-text.js';
import { element, escapeHtml } from './markup.js';

/** Instances of one quantified statement that are written out, the failing ones first. */
const SHOWN_INSTANCES = 3;
const RELATIONS = { '=': '=', '<=': '≤', '<': '<', '>=': '≥', '>': '>' } as const;

/** Both sides of every statement at a point, and whether the relation holds between them. */
export function valuesTable({ links }: Explanation): string {
  const rows = statements(links).flatMap((instances, i) => rowsOf(instances, i, links));
  return element(
    'div',
    { class: 'scroller' },
    '<table class="values"><thead><tr><th scope="col">statement</th><th scope="col">left</th>',
    '<th scope="col"><span class="unseen">relation</span></th><th scope="col">right</th><th scope="col">here</th>',
    `</tr></thead><tbody>${rows.join('')}</tbody></table>`,
  );
}

/** The instances of each statement, in order. */
function statements(links: readonly ExplainedStatement[]): ExplainedStatement[][] {
  const groups: ExplainedStatement[][] = [];
  for (const link of links) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (group && first && first.text === link.text && first.kind === link.kind && first.source === link.source)
      group.push(link);
    else groups.push([link]);
  }
  return groups;
}

const fails = ({ holds }: ExplainedStatement): boolean => holds === 'no' || holds === 'does not exist';

function rowsOf(instances: readonly ExplainedStatement[], position: number, all: readonly ExplainedStatement[]): string[] {
  const failing = instances.filter(fails);
  const shown = (failing.length > 0 ? failing : instances).slice(0, SHOWN_INSTANCES);
  const hidden = instances.length - shown.length;
  return shown.map((statement, i) => {
    const rest =
      hidden > 0 && i === shown.length - 1
        ? ` <span class="aside">and ${hidden} more ${hidden === 1 ? 'choice' : 'choices'} of its indices</span>`
        : '';
    return row(statement, title(statement, position, all) + escapeHtml(indicesText(statement.indices)) + rest);
  });
}

function title({ kind, source }: ExplainedStatement, position: number, all: readonly ExplainedStatement[]): string {
  if (kind === 'obligation') return escapeHtml(`premise of ${source}`);
  if (kind === 'conclusion') return 'end to end';
  return all.filter((other) => other.kind === 'link').length === 1 ? 'statement' : `link ${position + 1}`;
}

function row(statement: ExplainedStatement, name: string): string {
  const { lhs, rhs, relation, holds, missing } = statement;
  const [left, right] =
    lhs && rhs && holds === 'no'
      ? sideTexts(lhs, rhs)
      : [lhs ? enclosureText(lhs) : 'does not exist', rhs ? enclosureText(rhs) : 'does not exist'];
  const why = missing ? `${missing.reason} in ${missing.subexpression}${indicesText(missing.indices)}` : '';
  return element(
    'tr',
    { class: fails(statement) ? 'fails' : null },
    `<th scope="row">${name}</th>`,
    `<td class="number">${escapeHtml(left)}</td><td class="relation">${escapeHtml(RELATIONS[relation])}</td>`,
    `<td class="number">${escapeHtml(right)}</td><td>${answer(statement)}${why && `: ${escapeHtml(why)}`}</td>`,
  );
}

function answer({ holds, agreeingDigits }: ExplainedStatement): string {
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
      return agreeingDigits === null ? 'open' : `equal to ${agreeingDigits} digits`;
  }
}
