import { Rational } from '../../../arithmetic/index.js';
import { printExpression } from '../../term/print.js';
import type { StepLine } from '../../term/syntax.js';
import type { SyntaxTree } from '../../term/tree.js';
import { linearTerms, stepVariable } from './linear-step.js';

/** What stands before a vector: a sum of signed trees; `null` is 1. */
type Signed = { readonly sign: 1 | -1; readonly tree: SyntaxTree | null };

interface Combined {
  readonly gradient: readonly Signed[];
  readonly states: ReadonlyMap<number, readonly Signed[]>;
}

/**
 * The rates of the sequences of points that move by gradients alone: `rate[t]` such that point[t+1] = point[t] - rate[t] * g[t], in the
 * index t; `null` for a sequence that does more. A point that an earlier step has made is put in; what then stands before a
 * point has to cancel as it is written. `states` are the names in the order of `MethodUse.states`. Throws a `ProblemError` for a step that
 * is no sum of vectors.
 */
export function walks(steps: readonly StepLine[], states: readonly string[]): (SyntaxTree | null)[] {
  const rates: (SyntaxTree | null)[] = states.map(() => null);
  const combined = new Map<number, Combined>();
  const made = new Set<string>();
  for (const line of steps) {
    const name = stepVariable(line);
    const own = states.indexOf(name);
    const gradient: Signed[] = [];
    const sums = new Map<number, Signed[]>();
    const addState = (state: number, term: Signed) => sums.set(state, [...(sums.get(state) ?? []), term]);
    let known = true;
    for (const { vector, coefficient } of linearTerms(line.body, { states, made })) {
      const factor = signed(coefficient);
      if (vector.kind === 'gradient') gradient.push(factor);
      else if (vector.offset === 0) addState(vector.state, factor);
      else {
        const before = combined.get(vector.state);
        if (!before) {
          known = false;
          continue;
        }
        for (const term of before.gradient) gradient.push(product(factor, term));
        for (const [state, terms] of before.states)
          for (const term of terms) addState(state, product(factor, term));
      }
    }
    const rest = new Map([...sums].map(([state, terms]) => [state, withoutOpposites(terms)] as const));
    combined.set(own, { gradient, states: rest });
    made.add(name);
    const isWalk = [...rest].every(([state, terms]) =>
      state === own
        ? terms.length === 1 && terms[0]!.tree === null && terms[0]!.sign === 1
        : terms.length === 0,
    );
    if (known && isWalk && rest.has(own)) rates[own] = total(gradient.map(opposite), line.body);
  }
  return rates;
}

/** theta[t+1] = own * theta[t] + other * point[t+1], where the other point is made before theta is. Trees are in the index t. */
export interface Averaged {
  readonly state: string;
  readonly own: SyntaxTree;
  readonly other: SyntaxTree;
}

/** How theta follows another sequence of points, if it depends on that one and on itself alone; else `null`. Throws a `ProblemError` as `walks` does. */
export function averaged(steps: readonly StepLine[], states: readonly string[]): Averaged | null {
  const made = new Set<string>();
  for (const line of steps) {
    const name = stepVariable(line);
    if (name !== states[0]) {
      made.add(name);
      continue;
    }
    const own: Signed[] = [];
    const other: Signed[] = [];
    const followed = new Set<number>();
    for (const { vector, coefficient } of linearTerms(line.body, { states, made })) {
      if (vector.kind === 'gradient') return null;
      if (vector.state === 0) own.push(signed(coefficient));
      else if (vector.offset === 1) {
        followed.add(vector.state);
        other.push(signed(coefficient));
      } else return null;
    }
    const [state] = followed;
    if (state === undefined || followed.size > 1) return null;
    return { state: states[state]!, own: total(own, line.body), other: total(other, line.body) };
  }
  return null;
}

/** A coefficient with the signs of its factors apart. */
function signed(tree: SyntaxTree | null): Signed {
  if (tree?.kind === 'number' && tree.value.equals(Rational.ONE.neg())) return { sign: -1, tree: null };
  if (tree?.kind === 'negation') return opposite(signed(tree.operand));
  if (tree?.kind !== 'binary' || tree.operator !== '*') return { sign: 1, tree };
  const [left, right] = [signed(tree.left), signed(tree.right)];
  const sign = left.sign === right.sign ? 1 : -1;
  if (left.tree === null || right.tree === null) return { sign, tree: left.tree ?? right.tree };
  return { sign, tree: { ...tree, left: left.tree, right: right.tree } };
}

const opposite = ({ sign, tree }: Signed): Signed => ({ sign: sign === 1 ? -1 : 1, tree });

function product(a: Signed, b: Signed): Signed {
  const sign = a.sign === b.sign ? 1 : -1;
  if (a.tree === null || b.tree === null) return { sign, tree: a.tree ?? b.tree };
  const tree: SyntaxTree = {
    kind: 'binary',
    operator: '*',
    left: b.tree,
    right: a.tree,
    place: a.tree.place,
  };
  return { sign, tree };
}

/** The terms without pairs `x` and `-x`, as they are written: x - x is 0 wherever x exists. */
function withoutOpposites(terms: readonly Signed[]): Signed[] {
  const left: Signed[] = [];
  for (const term of terms) {
    const text = textOf(term);
    const partner = left.findIndex((other) => other.sign !== term.sign && textOf(other) === text);
    if (partner < 0) left.push(term);
    else left.splice(partner, 1);
  }
  return left;
}

const textOf = ({ tree }: Signed) => (tree === null ? '' : printExpression(tree));

function total(terms: readonly Signed[], { place }: SyntaxTree): SyntaxTree {
  const one: SyntaxTree = { kind: 'number', value: Rational.ONE, place };
  const [first, ...rest] = terms;
  if (!first) return { kind: 'number', value: Rational.ZERO, place };
  const head = first.tree ?? one;
  return rest.reduce<SyntaxTree>(
    (left, { sign, tree }) => ({
      kind: 'binary',
      operator: sign === 1 ? '+' : '-',
      left,
      right: tree ?? one,
      place,
    }),
    first.sign === 1 ? head : { kind: 'negation', operand: head, place },
  );
}
