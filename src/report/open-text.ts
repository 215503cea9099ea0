import type { OpenReason } from '../campaign/index.js';

/** What keeps a case open, and what can be done about it. */
export interface OpenText {
  readonly why: string;
  readonly advice: string;
}

const KNOWN_TIE = 'or say `expect undecided`';

/** Sentences without a full stop, for a terminal and a page. */
export function openText({ kind, part }: OpenReason): OpenText {
  const of = part ?? 'a side';
  switch (kind) {
    case 'logarithms':
      return {
        why: 'a tie: the sides agree to more than 100 digits, and no theorem says whether these logarithms and exponentials are equal',
        advice: `write both sides with the same logarithms and exponentials, as logarithms of products instead of sums, ${KNOWN_TIE}`,
      };
    case 'roots':
      return {
        why: `a tie: the sides agree to more than 100 digits, and ${of} is a root of a sum, which exact arithmetic does not have`,
        advice: `compare squares instead of roots, or put a given in the place of the root with its square as a premise, ${KNOWN_TIE}`,
      };
    case 'circle':
      return {
        why: `a tie: the sides agree to more than 100 digits, and ${of} is no number of exact arithmetic`,
        advice: `write the value of the cosine or sine at this place (1/2 for cos(pi/3)), ${KNOWN_TIE}`,
      };
    case 'comparison':
      return {
        why: `a tie: the sides agree to more than 100 digits, and which value ${of} has is a tie itself`,
        advice: `compare each of its values with the other side, in links of their own, ${KNOWN_TIE}`,
      };
    case 'size':
      return {
        why: `a tie: the sides agree to more than 100 digits, and ${of} outgrows the limits of exact arithmetic`,
        advice: `ask at shorter horizons (--max-horizon), or divide both sides by what they have in common, ${KNOWN_TIE}`,
      };
    case 'close':
      return {
        why: 'the sides are not equal, and nearer to each other than any precision that is tried',
        advice: 'subtract what both sides have in common by hand, and compare the rest',
      };
    case 'jump':
      return {
        why: `at a jump: 320 digits do not say on which side of it ${of} is`,
        advice: `use an index expression in it, which is exact (floor(T/2)), or show the claim for both values, ${KNOWN_TIE}`,
      };
    case 'existence':
      return {
        why: `whether ${of} exists is open: what it divides by, or takes a root or logarithm of, is 0 to 320 digits`,
        advice: 'add a premise that keeps it away from 0, or multiply the divisor out',
      };
    case 'digits':
      return {
        why: 'rounding errors have grown so far that 320 digits do not separate the sides',
        advice:
          'write the sides so that no large numbers are subtracted from each other, or ask at shorter horizons (--max-horizon)',
      };
    case 'work':
      return {
        why: 'a case takes too much work at the precision that could decide it',
        advice: 'ask at shorter horizons (--max-horizon), or at this claim alone (--claim)',
      };
  }
}
