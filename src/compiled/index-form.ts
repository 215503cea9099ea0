/**
 * An index expression in normal form: a sum of atoms with integer coefficients, so that `t + 1 - 1` and `t`
 * are one form with one key. `key` is also its JavaScript text.
 */
export interface IndexForm {
  readonly terms: ReadonlyMap<string, { readonly atom: IndexAtom; readonly coefficient: number }>;
  readonly constant: number;
  readonly key: string;
  /** The deepest loop variable in it, `CLOSED` if there is none. */
  readonly depth: number;
}

export type IndexAtom =
  | { readonly kind: 'horizon' }
  /** The variable of the loop at this depth. */
  | { readonly kind: 'variable'; readonly depth: number }
  /** An integer given that is a scalar. */
  | { readonly kind: 'given'; readonly given: number }
  | { readonly kind: 'min' | 'max'; readonly parts: readonly IndexForm[] }
  | { readonly kind: 'product'; readonly parts: readonly IndexForm[] }
  /** floor(part/divisor), for an integer divisor > 0. */
  | { readonly kind: 'floor'; readonly parts: readonly [IndexForm]; readonly divisor: number }
  /** base^part, for an integer base >= 2; NaN for a negative exponent. */
  | { readonly kind: 'power'; readonly base: number; readonly parts: readonly [IndexForm] }
  /** The greatest m with 2^m <= part; NaN for a part below 1. */
  | { readonly kind: 'floor of log2'; readonly parts: readonly [IndexForm] };

/** Name of the horizon in generated code. */
export const HORIZON = 'T';

/** Depth of what mentions no loop variable. */
export const CLOSED = -1;

function atomText(atom: IndexAtom): string {
  switch (atom.kind) {
    case 'horizon':
      return HORIZON;
    case 'variable':
      return `x${atom.depth}`;
    case 'given':
      return `n${atom.given}`;
    case 'min':
    case 'max':
      return `Math.${atom.kind}(${atom.parts.map((part) => part.key).join(',')})`;
    case 'product':
      return atom.parts.map((part) => `(${part.key})`).join('*');
    case 'floor':
      // Of integers below 2^53: fl(a/b) is below the next integer if a/b is (guarantee.md).
      return `Math.floor((${atom.parts[0].key})/${atom.divisor})`;
    case 'power':
      return `calls.wholePower(${atom.base},${atom.parts[0].key})`;
    case 'floor of log2':
      return `calls.floorOfLog2(${atom.parts[0].key})`;
  }
}

type Terms = Map<string, { readonly atom: IndexAtom; readonly coefficient: number }>;

function form(terms: Terms, constant: number): IndexForm {
  const sorted = [...terms].filter(([, term]) => term.coefficient !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const pieces = sorted.map(([text, { coefficient }]) =>
    coefficient === 1 ? text : `${coefficient < 0 ? `(${coefficient})` : coefficient}*${text}`,
  );
  if (constant !== 0 || pieces.length === 0) pieces.push(constant < 0 ? `(${constant})` : `${constant}`);
  const atoms = sorted.map(([, term]) => term.atom);
  return {
    terms: new Map(sorted),
    constant,
    key: pieces.join('+'),
    depth: Math.max(CLOSED, ...atoms.map(atomDepth)),
  };
}

function atomDepth(atom: IndexAtom): number {
  if (atom.kind === 'variable') return atom.depth;
  return 'parts' in atom ? Math.max(CLOSED, ...atom.parts.map((part) => part.depth)) : CLOSED;
}

/** The form that is this atom and nothing else. */
export function atomForm(atom: IndexAtom): IndexForm {
  return form(new Map([[atomText(atom), { atom, coefficient: 1 }]]), 0);
}

export const indexConstant = (n: number): IndexForm => form(new Map(), n);
export const indexVariable = (depth: number): IndexForm => atomForm({ kind: 'variable', depth });
export const indexGiven = (given: number): IndexForm => atomForm({ kind: 'given', given });
export const HORIZON_FORM: IndexForm = atomForm({ kind: 'horizon' });

/** a + factor * b. */
export function combine(a: IndexForm, b: IndexForm, factor: number): IndexForm {
  const terms: Terms = new Map(a.terms);
  for (const [text, { atom, coefficient }] of b.terms)
    terms.set(text, { atom, coefficient: (terms.get(text)?.coefficient ?? 0) + factor * coefficient });
  return form(terms, a.constant + factor * b.constant);
}

export function multiply(a: IndexForm, b: IndexForm): IndexForm {
  if (a.terms.size === 0) return combine(indexConstant(0), b, a.constant);
  if (b.terms.size === 0) return combine(indexConstant(0), a, b.constant);
  return atomForm({ kind: 'product', parts: a.key < b.key ? [a, b] : [b, a] });
}

export function extreme(kind: 'min' | 'max', parts: readonly IndexForm[]): IndexForm {
  const distinct = [...new Map(parts.map((part) => [part.key, part])).values()];
  return distinct.length === 1 ? distinct[0]! : atomForm({ kind, parts: distinct });
}

/** floor(part/divisor), without the whole multiples that part holds: floor((2 t + 1)/2) = t + floor(1/2). */
export function floorForm(part: IndexForm, divisor: number): IndexForm {
  let whole = indexConstant(0);
  let rest = part;
  for (const { atom, coefficient } of part.terms.values()) {
    if (coefficient % divisor !== 0) continue;
    const times = coefficient / divisor;
    whole = combine(whole, atomForm(atom), times);
    rest = combine(rest, atomForm(atom), -coefficient);
  }
  const constant = Math.floor(rest.constant / divisor);
  whole = combine(whole, indexConstant(constant), 1);
  rest = combine(rest, indexConstant(constant * divisor), -1);
  if (rest.terms.size === 0) return whole;
  return combine(whole, atomForm({ kind: 'floor', parts: [rest], divisor }), 1);
}

/** Whether two forms mention a loop variable in common. */
export function sharesVariables(a: IndexForm, b: IndexForm): boolean {
  const depths = variableDepths(a);
  return [...variableDepths(b)].some((depth) => depths.has(depth));
}

function variableDepths(e: IndexForm): ReadonlySet<number> {
  const atoms = [...e.terms.values()].map(({ atom }) => atom);
  return new Set(
    atoms.flatMap((atom) => {
      if (atom.kind === 'variable') return [atom.depth];
      return 'parts' in atom ? atom.parts.flatMap((part) => [...variableDepths(part)]) : [];
    }),
  );
}

/** Whether a form has a part that does not exist at some indices: a power with a negative exponent, a logarithm of less than 1. */
export function mayHaveNoValue(e: IndexForm): boolean {
  return [...e.terms.values()].some(
    ({ atom }) =>
      atom.kind === 'power' ||
      atom.kind === 'floor of log2' ||
      ('parts' in atom && atom.parts.some(mayHaveNoValue)),
  );
}
