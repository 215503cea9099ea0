import type { ProofReport } from '../campaign/index.js';
import type { RuleName } from '../proof/index.js';

/** What each rule does, in words; those that only prepare others have none. The first that occurs names the proof. */
const WORDS: readonly (readonly [RuleName, string])[] = [
  ['lemma', 'by an earlier claim'],
  ['cauchy-schwarz', 'by Cauchy-Schwarz'],
  ['exchange', 'by exchanging the order of summation'],
  ['induction', 'by induction'],
  ['extreme', 'by the greatest or least value of a range'],
  ['recursion', 'by the equations of a recursion'],
  ['telescope', 'by a telescoping sum'],
  ['term by term', 'term by term'],
  ['law', 'by laws of roots, logarithms and exponentials'],
  ['split', 'by splitting a range'],
  ['reindex', 'by counting the other way'],
  ['cases', 'by cases'],
  ['integer cases', 'by cases'],
  ['impossible', 'as the range is empty'],
];

/** A proof in a few words: `by induction, term by term, with laws …; 132 steps`. */
export function proofLine({ rules, nodes }: ProofReport): string {
  const used = new Set<RuleName>(rules);
  const words = WORDS.filter(([rule]) => used.has(rule)).map(([, text]) => text);
  const distinct = [...new Set(words)];
  const how = distinct.length === 0 ? 'an identity of its sides' : distinct.slice(0, 3).join(', ');
  return `${how}; ${nodes} ${nodes === 1 ? 'step' : 'steps'}`;
}

/** The rule of a step in the words of an argument. */
export const RULE_WORDS: Readonly<Record<RuleName, string>> = {
  combine: 'as a combination of what is above',
  integers: 'as the range of the indices says',
  domain: 'as it is given',
  shape: 'as the sequence is monotone',
  premise: 'as it is assumed',
  earlier: 'by an earlier statement of this claim',
  lemma: 'by another claim',
  'term by term': 'summing term by term',
  linear: 'as sums are linear',
  split: 'splitting the range of the sum',
  reindex: 'counting the terms in another way',
  telescope: 'as the sum telescopes',
  exchange: 'exchanging the order of summation',
  'cauchy-schwarz': 'by the inequality of Cauchy and Schwarz',
  induction: 'by induction',
  'same index': 'as the indices are equal',
  'integer cases': 'in both cases of the index',
  cases: 'in both cases of the sign',
  impossible: 'as there is no such index',
  law: 'by a law of the function',
  power: 'as powers multiply',
  recursion: 'by an equation of the recursion',
  member: 'as a value of the range',
  extreme: 'as it holds for every value of the range',
};
