import type { RuleName, Step } from '../certificate.js';
import type { Checked, Rule } from '../scope.js';
import { cases, impossible, induction, integerCases, sameIndex } from './cases.js';
import { combine } from './combine.js';
import { extreme, member } from './extremes.js';
import { domain, earlier, integers, premise, shape } from './hypotheses.js';
import { lawAt, power } from './laws.js';
import { lemma } from './lemma.js';
import { recursion } from './recursion.js';
import { cauchySchwarz, exchange, linear, reindex, split, telescope, termByTerm } from './sums.js';

/** Every rule of a certificate. */
export const RULES: { readonly [Name in RuleName]: Rule<Extract<Step<Checked>, { rule: Name }>> } = {
  combine,
  integers,
  domain,
  shape,
  premise,
  recursion,
  earlier,
  lemma,
  'term by term': termByTerm,
  linear,
  split,
  reindex,
  telescope,
  exchange,
  member,
  extreme,
  'cauchy-schwarz': cauchySchwarz,
  induction,
  'same index': sameIndex,
  'integer cases': integerCases,
  cases,
  impossible,
  law: lawAt,
  power,
};

/** Their names, in the order of the table. */
export const RULE_NAMES = Object.keys(RULES) as [RuleName, ...RuleName[]];
