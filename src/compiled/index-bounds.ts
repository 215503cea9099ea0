import {
  atomForm,
  combine,
  extreme,
  floorForm,
  type IndexAtom,
  type IndexForm,
  indexConstant,
} from './index-form.js';
import { Unsupported } from './unsupported.js';

/** The ends of a range as index forms. */
export interface FormRange {
  readonly from: IndexForm;
  readonly to: IndexForm;
}

export const rangeKey = ({ from, to }: FormRange): string => `${from.key}..${to.key}`;

/** Ends are `null` where the variable is a parameter. */
export interface LoopFacts {
  readonly from: IndexForm | null;
  readonly to: IndexForm | null;
  /** Bound of the variable's magnitude. */
  readonly magnitude: number;
}

/** What is known of the things that an index form is made of. */
export interface IndexFacts {
  /** The loop at each depth. */
  readonly loops: readonly LoopFacts[];
  /** Least value of an integer given, by position; -Infinity if it is not known. */
  readonly leastGiven: (given: number) => number;
  /** Bound of the magnitude of an integer given, by position; Infinity if none is known. */
  readonly magnitudeOfGiven: (given: number) => number;
}

/** Each minimum and maximum in a sum doubles the cases that are looked at: beyond this number nothing is found. */
const MOST_LOOKS = 2000;

/**
 * A number that the form is never below, wherever the loops run at all; -Infinity if none is found. A
 * variable with a positive coefficient is at least its range's lower end, with a negative one at most its
 * upper end; T >= 1.
 */
export function leastValue(e: IndexForm, facts: IndexFacts): number {
  return least(e, facts, { left: MOST_LOOKS });
}

function least(e: IndexForm, facts: IndexFacts, looks: { left: number }): number {
  looks.left -= 1;
  if (looks.left < 0) return -Infinity;
  const term = [...e.terms.values()].sort((a, b) => priority(b.atom) - priority(a.atom))[0];
  if (!term) return e.constant;
  const { atom, coefficient } = term;
  const rest = combine(e, atomForm(atom), -coefficient);
  const withAtom = (by: IndexForm): number => least(combine(rest, by, coefficient), facts, looks);
  switch (atom.kind) {
    case 'variable': {
      const end = facts.loops[atom.depth]?.[coefficient > 0 ? 'from' : 'to'];
      return end ? withAtom(end) : -Infinity;
    }
    case 'min':
    case 'max': {
      const values = atom.parts.map(withAtom);
      return (atom.kind === 'max') === coefficient > 0 ? Math.max(...values) : Math.min(...values);
    }
    case 'horizon':
      return coefficient > 0 ? least(rest, facts, looks) + coefficient : -Infinity;
    case 'given':
      return coefficient > 0
        ? least(rest, facts, looks) + coefficient * facts.leastGiven(atom.given)
        : -Infinity;
    case 'product': {
      const nonnegative = coefficient > 0 && atom.parts.every((part) => least(part, facts, looks) >= 0);
      return nonnegative ? least(rest, facts, looks) : -Infinity;
    }
    case 'floor': {
      if (coefficient < 0) return -Infinity;
      return (
        least(rest, facts, looks) +
        coefficient * Math.floor(least(atom.parts[0], facts, looks) / atom.divisor)
      );
    }
    case 'power':
      // Where it has a value at all it is at least 1.
      return coefficient > 0 ? least(rest, facts, looks) + coefficient : -Infinity;
    case 'floor of log2':
      return coefficient > 0 ? least(rest, facts, looks) : -Infinity;
  }
}

/** Horizons beyond this are not for kernels. */
export const MAX_HORIZON = 2 ** 21;

/**
 * What is assumed of the parameter of a definition: far beyond a horizon. Arguments of definitions and ends of
 * loops may go beyond what is assumed of the parameters in them by MAX_STEP (T - k + 1, where k is one). There are
 * fewer than 2^15 definitions in each other, so that no parameter is in fact beyond 2^24 + 2^15 2^22 < 2^38.
 */
const ASSUMED_PARAMETER = 2 ** 24;
const MAX_STEP = 2 ** 22;
export const MAX_ARGUMENT = ASSUMED_PARAMETER + MAX_STEP;

/**
 * A form of a smaller magnitude is exact: it has no product of two parameters, and with parameters 2^14 times as
 * large as assumed it would still be below 2^53.
 */
export const MAX_FORM = 2 ** 39;

/**
 * A bound of the form's magnitude, and of everything that is computed on the way to it, for T <= MAX_HORIZON and
 * parameters as assumed.
 */
export function magnitude(e: IndexForm, facts: IndexFacts): number {
  let sum = Math.abs(e.constant);
  for (const { atom, coefficient } of e.terms.values())
    sum += Math.abs(coefficient) * atomMagnitude(atom, facts);
  return sum;
}

function atomMagnitude(atom: IndexAtom, facts: IndexFacts): number {
  switch (atom.kind) {
    case 'horizon':
      return MAX_HORIZON;
    case 'given':
      return facts.magnitudeOfGiven(atom.given);
    case 'variable':
      return facts.loops[atom.depth]!.magnitude;
    case 'product':
      return atom.parts.reduce((product, part) => product * magnitude(part, facts), 1);
    case 'floor':
      // The dividend has to be exact as well.
      return magnitude(atom.parts[0], facts);
    case 'power':
      return atom.base ** Math.min(magnitude(atom.parts[0], facts), 1024) * 2;
    case 'floor of log2':
      return magnitude(atom.parts[0], facts) < 2 ** 53
        ? Math.ceil(Math.log2(magnitude(atom.parts[0], facts) + 1))
        : Infinity;
    default:
      return Math.max(...atom.parts.map((part) => magnitude(part, facts)));
  }
}

/** The facts of a loop between such ends, inside the loops of `facts`. */
export function loopFacts(from: IndexForm | null, to: IndexForm | null, facts: IndexFacts): LoopFacts {
  const ends = [from, to].map((end) => (end ? magnitude(end, facts) : ASSUMED_PARAMETER));
  return { from, to, magnitude: Math.max(...ends) };
}

/** Minima and maxima first, then variables of inner loops, whose ranges mention outer ones; T and givens last. */
function priority(atom: IndexAtom): number {
  if (atom.kind === 'min' || atom.kind === 'max') return Infinity;
  return atom.kind === 'variable' ? 1 + atom.depth : 0;
}

/** The least and the greatest value of a form while the loops of `loops` run, as closed forms. */
export function hull(e: IndexForm, loops: readonly FormRange[]): FormRange {
  return { from: closedSide(e, loops, 'from'), to: closedSide(e, loops, 'to') };
}

function closedSide(e: IndexForm, loops: readonly FormRange[], end: 'from' | 'to'): IndexForm {
  let result = e;
  for (let depth = loops.length - 1; depth >= 0; depth -= 1) result = side(result, depth, loops[depth]!, end);
  return result;
}

function side(e: IndexForm, depth: number, range: FormRange, end: 'from' | 'to'): IndexForm {
  const other = end === 'from' ? 'to' : 'from';
  let result = indexConstant(e.constant);
  for (const { atom, coefficient } of e.terms.values())
    result = combine(result, atomSide(atom, depth, range, coefficient > 0 ? end : other), coefficient);
  return result;
}

function atomSide(atom: IndexAtom, depth: number, range: FormRange, end: 'from' | 'to'): IndexForm {
  switch (atom.kind) {
    case 'variable':
      return atom.depth === depth ? range[end] : atomForm(atom);
    case 'min':
    case 'max':
      return extreme(
        atom.kind,
        atom.parts.map((part) => side(part, depth, range, end)),
      );
    case 'product':
      if (atom.parts.some((part) => part.depth >= depth)) throw new Unsupported('a product of indices');
      return atomForm(atom);
    case 'floor':
      return floorForm(side(atom.parts[0], depth, range, end), atom.divisor);
    case 'power':
      return atomForm({ ...atom, parts: [side(atom.parts[0], depth, range, end)] });
    case 'floor of log2':
      return atomForm({ ...atom, parts: [side(atom.parts[0], depth, range, end)] });
    default:
      return atomForm(atom);
  }
}

/** The least (`min`) or greatest (`max`) of closed forms, without those that another is never above (below). */
export function outermost(kind: 'min' | 'max', forms: readonly IndexForm[], facts: IndexFacts): IndexForm {
  const kept: IndexForm[] = [];
  const beats = (a: IndexForm, b: IndexForm): boolean =>
    leastValue(kind === 'min' ? combine(b, a, -1) : combine(a, b, -1), facts) >= 0;
  for (const next of forms) {
    if (kept.some((other) => beats(other, next))) continue;
    for (let i = kept.length - 1; i >= 0; i -= 1) if (beats(next, kept[i]!)) kept.splice(i, 1);
    kept.push(next);
  }
  return extreme(kind, kept);
}
