import { atomForm, combine, extreme, type IndexAtom, type IndexForm, indexConstant } from './index-form.js';
import { Unsupported } from './unsupported.js';

/** The ends of a range as index forms. */
export interface FormRange {
  readonly from: IndexForm;
  readonly to: IndexForm;
}

/** What is known of the things that an index form is made of. */
export interface IndexFacts {
  /** The range of the loop at each depth; an end is `null` where the variable may be any integer. */
  readonly loops: readonly { readonly from: IndexForm | null; readonly to: IndexForm | null }[];
  /** Least value of an integer given, by position; -Infinity if it is not known. */
  readonly leastGiven: (given: number) => number;
}

/**
 * A number that the form is never below, wherever the loops run at all; -Infinity if none is found. A
 * variable with a positive coefficient is at least its range's lower end, with a negative one at most its
 * upper end; T >= 1.
 */
export function leastValue(e: IndexForm, facts: IndexFacts): number {
  const term = [...e.terms.values()].sort((a, b) => priority(b.atom) - priority(a.atom))[0];
  if (!term) return e.constant;
  const { atom, coefficient } = term;
  const rest = combine(e, atomForm(atom), -coefficient);
  const withAtom = (by: IndexForm): number => leastValue(combine(rest, by, coefficient), facts);
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
      return coefficient > 0 ? leastValue(rest, facts) + coefficient : -Infinity;
    case 'given':
      return coefficient > 0
        ? leastValue(rest, facts) + coefficient * facts.leastGiven(atom.given)
        : -Infinity;
    case 'product': {
      const nonnegative = coefficient > 0 && atom.parts.every((part) => leastValue(part, facts) >= 0);
      return nonnegative ? leastValue(rest, facts) : -Infinity;
    }
  }
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
