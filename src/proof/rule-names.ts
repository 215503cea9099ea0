import type { RuleName } from './certificate.js';

/** The rules of certificates. */
export const RULE_NAMES = [
  'combine',
  'integers',
  'domain',
  'shape',
  'premise',
  'recursion',
  'earlier',
  'lemma',
  'term by term',
  'linear',
  'split',
  'reindex',
  'telescope',
  'exchange',
  'member',
  'extreme',
  'cauchy-schwarz',
  'induction',
  'same index',
  'integer cases',
  'cases',
  'impossible',
  'law',
  'power',
] as const satisfies readonly RuleName[];
