import { PRELUDE } from './prelude.js';

/** Words of Coq and of its standard library that a variable must not hide. */
const TAKEN: ReadonlySet<string> = new Set([
  ...'upto R Z N Prop Set Type SProp nat forall fun let in at as end match return then with using where if else for fix cofix'.split(
    ' ',
  ),
  ...'exists exists2 Sum Prod Max Min sqrt ln exp Rmax Rmin Rabs IZR Rplus Rminus Rmult Ropp Rinv Rdiv pow True False lia lra'.split(
    ' ',
  ),
  ...'f_equal f_equal2 proj1 proj2 conj Rlt_le up claim conclusion'.split(' '),
  ...[...PRELUDE.matchAll(/^(?:Lemma|Definition|Fixpoint|Ltac) (\w+)/gm)].map((match) => match[1]!),
]);

/** A name of a document as one of Coq. Distinct names stay distinct: what is written with other signs gets their codes. */
export function coqName(name: string): string {
  const ascii = name.replace(/[^\w']/gu, (sign) => `_u${sign.codePointAt(0)!.toString(16)}_`);
  // Names of facts and hypotheses are this writer's own.
  const own = /^(?:fact|block|H|K|E|given|link|premise|req|exists)_?\d*'*_*$/.test(ascii);
  return TAKEN.has(ascii) || own || /^\d/.test(ascii) || ascii.endsWith('_') ? `${ascii}_` : ascii;
}

/** `part_1_average_loss` of `proofs/part-1-average-loss.md`. */
export function moduleName(path: string): string {
  const base = path.replace(/^.*[\\/]/, '').replace(/\.md$/, '');
  return coqName(base.replace(/[^\w]/g, '_'));
}
