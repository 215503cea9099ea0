import { type BlockSummary, closestName, documentName, type Problem } from '../../language/index.js';
import type { OptionText } from '../fuzz/index.js';
import type { RateSource } from './schedule-claim.js';

/**
 * The value of a parameter that is not given: no warm-up, a cool-down of a fifth, and so on (proofs/schedules.md says
 * what each means). R and G are the ones of the run.
 */
export const DEFAULT_ARGUMENTS: Readonly<Record<string, string>> = {
  R: 'R',
  G: 'G',
  alpha: '1',
  warmup: '0',
  cooldown: '1/5',
  power: '2',
  final: '1/100',
  stages: '3',
  factor: '1/10',
};

export type ScheduleReading =
  | { readonly kind: 'read'; readonly rates: RateSource }
  | { readonly kind: 'problem'; readonly problem: Problem };

const NAME = /^\s*([\p{L}_][\p{L}\d_-]*)\s*(?:\((.*)\))?\s*$/su;

/**
 * `cosine`, `wsd(1/5, warmup = 0.05)`, or a formula for the rate of step t. Hyphens in names are underscores in documents. The
 * schedules that come first are preferred.
 */
export function readScheduleText(option: OptionText, schedules: readonly BlockSummary[]): ScheduleReading {
  const match = NAME.exec(option.text);
  const name = match?.[1]?.replaceAll('-', '_');
  const block = schedules.find((candidate) => candidate.name === name);
  if (block) return blockUse(block, match?.[2] ?? '', option);
  // One word is a name, but for the index and what is defined beside it.
  const isWord = match !== null && match[2] === undefined && name!.length > 1 && name !== 'alpha';
  if (!isWord) return { kind: 'read', rates: { kind: 'formula', formula: option } };
  const names = schedules.map((schedule) => schedule.name.replaceAll('_', '-'));
  const near = closestName(match[1]!, names);
  return problem(
    'unknown-schedule',
    `there is no schedule ${match[1]}`,
    near
      ? `did you mean ${near}?`
      : `there is ${names.join(', ')}; a formula is the rate of step t: '1/sqrt(t)'`,
    option,
  );
}

function blockUse(block: BlockSummary, text: string, option: OptionText): ScheduleReading {
  const given = new Map<string, string>();
  const parameters = block.parameters.map(({ name }) => name);
  const wrong = (message: string): ScheduleReading =>
    problem('wrong-argument', message, `it is ${callText(block)}`, option);
  for (const [i, argument] of argumentsIn(text).entries()) {
    const named = /^\s*([\p{L}_][\p{L}\d_]*)\s*=(?!=)(.*)$/su.exec(argument);
    const parameter = named ? named[1]! : parameters[i];
    if (parameter === undefined) return wrong(`${block.name} takes ${parameters.length} arguments`);
    if (!parameters.includes(parameter)) return wrong(`${block.name} has no parameter ${parameter}`);
    if (given.has(parameter)) return wrong(`${parameter} is given twice`);
    given.set(parameter, (named ? named[2]! : argument).trim());
  }
  const values: string[] = [];
  for (const parameter of parameters) {
    const fallback = Object.hasOwn(DEFAULT_ARGUMENTS, parameter) ? DEFAULT_ARGUMENTS[parameter] : undefined;
    const value = given.get(parameter) ?? fallback;
    if (value === undefined) return wrong(`${block.name} needs ${parameter}`);
    values.push(value.replace(/[\r\n]/g, ' '));
  }
  const use = parameters.length === 0 ? block.name : `${block.name}(${values.join(', ')})`;
  return { kind: 'read', rates: { kind: 'block', block, document: documentName(block.source.path), use } };
}

/** `wsd(cooldown = 1/5, warmup = 0)`: how a schedule is called, with the values of the parameters that are left out. */
export function callText({ name, parameters }: BlockSummary): string {
  const shown = parameters.map((parameter) => {
    const value = DEFAULT_ARGUMENTS[parameter.name];
    return value === undefined || value === parameter.name ? parameter.name : `${parameter.name} = ${value}`;
  });
  const called = name.replaceAll('_', '-');
  return shown.length === 0 ? called : `${called}(${shown.join(', ')})`;
}

/** The arguments between commas that stand in no brackets of their own. */
function argumentsIn(text: string): string[] {
  if (text.trim() === '') return [];
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

function problem(
  code: string,
  message: string,
  advice: string,
  { label, text }: OptionText,
): ScheduleReading {
  const place = { source: { path: label, text }, start: 0, end: text.length };
  return { kind: 'problem', problem: { code, message, advice, place } };
}
