import type { ClaimReport, LinkReport } from '../../campaign/index.js';
import type { ArgumentStep, ClaimArgument } from '../../campaign/proofs/index.js';
import { countText, ratioCell } from '../numbers.js';
import { openText } from '../open-text.js';
import { indicesText, pointText } from '../point-text.js';
import { residueFacts } from '../residues.js';
import { argument } from './argument.js';
import { displayFormula } from './formula.js';
import { element, escapeHtml } from './markup.js';
import { badge } from './verdicts.js';

/** The statements of a claim as they were executed, each with what the hunt found out about it. */
export function chain({ links }: ClaimReport, whole: ClaimArgument | null = null): string {
  const proofs = new Map(links.map((link, i) => [link, whole?.[i] ?? []]));
  const steps = links.filter(({ kind }) => kind !== 'obligation');
  const obligations = links.filter(({ kind }) => kind === 'obligation');
  const single = steps.length === 1;
  const numbered = steps.map((link, i) => [
    link.kind === 'conclusion' ? 'From end to end' : single ? 'The statement' : `Link ${i + 1}`,
    link,
  ]) satisfies [string, LinkReport][];
  return (
    list('chain', numbered, proofs) +
    (obligations.length === 0
      ? ''
      : `<p class="label">What the bounds and schedules in it ask for</p>${list(
          'chain obligations',
          obligations.map((link) => [`Premise of ${link.source}`, link]),
          proofs,
        )}`)
  );
}

function list(
  kind: string,
  links: readonly (readonly [string, LinkReport])[],
  steps: ReadonlyMap<LinkReport, readonly ArgumentStep[]>,
): string {
  return element(
    'ol',
    { class: kind, role: 'list' },
    ...links.map(([title, link]) => item(title, link, steps.get(link) ?? [])),
  );
}

function item(title: string, link: LinkReport, steps: readonly ArgumentStep[]): string {
  return element(
    'li',
    { class: `link is-${link.verdict} ${link.kind}` },
    `<div class="link-head"><span class="link-title">${escapeHtml(title)}</span>${badge(link.verdict)}</div>`,
    displayFormula(link.latex),
    facts(link),
    openCase(link),
    link.proof && steps.length > 0 ? argument(link.proof, steps) : '',
  );
}

function facts(link: LinkReport): string {
  const all = [
    `${countText(link.cases)} ${link.cases === 1 ? 'case' : 'cases'}`,
    ...decidedBy(link),
    ...(link.open > 0 ? [`${countText(link.open)} open`] : []),
    ...residueFacts(link),
    ...agreement(link),
    ...ties(link),
    ...tightness(link),
  ];
  return `<ul class="facts" role="list">${all.map((fact) => `<li>${fact}</li>`).join('')}</ul>`;
}

/** Of an undecided statement: the simplest open case, what keeps it open, and what can be done. */
function openCase({ verdict, worst }: LinkReport): string {
  if (verdict !== 'undecided' || !worst) return '';
  const { why, advice } = openText(worst.why);
  const at = `${pointText(worst.at)}${indicesText(worst.indices)}`;
  return element(
    'div',
    { class: 'open-case' },
    `<p class="aside">Open at ${escapeHtml(at)}: ${escapeHtml(why)}.</p>`,
    `<p class="aside">What to do: ${escapeHtml(advice)}.</p>`,
  );
}

const MEANS = { binary64: 'in binary64', decimal: 'with decimals', rational: 'exactly' } as const;

function decidedBy({ decided, cases }: LinkReport): string[] {
  const used = (['binary64', 'decimal', 'rational'] as const).filter((by) => decided[by] > 0);
  if (used.length === 0) return [];
  const [only] = used;
  if (used.length === 1 && decided[only!] === cases) return [`all decided ${MEANS[only!]}`];
  return [`decided: ${used.map((by) => `${countText(decided[by])} ${MEANS[by]}`).join(', ')}`];
}

function agreement({ relation, agreeingDigits, verdict }: LinkReport): string[] {
  if (relation !== '=' || (verdict !== 'corroborated' && verdict !== 'proved')) return [];
  return agreeingDigits === null ? ['equal exactly'] : [`equal to at least ${agreeingDigits} digits`];
}

function ties({ ties: count, relation }: LinkReport): string[] {
  if (relation === '=' || count === 0) return [];
  return [`${countText(count)} with both sides equal`];
}

function tightness({ tightest }: LinkReport): string[] {
  if (!tightest) return [];
  const { ratio, at } = tightest;
  return [
    `tightest <span class="meter" aria-hidden="true" style="--ratio:${Number(ratio)}"></span> ${ratioCell(ratio)} at <i>T</i> = ${at.T}`,
  ];
}
