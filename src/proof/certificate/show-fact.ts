import type { Affine } from '../affine.js';
import type { FactRelation, Index, Term } from '../certificate.js';
import type { Polynomial } from '../polynomial.js';
import type { Fact } from '../scope.js';

/** A fact as data: for pages and exports. Nothing is proved from it. */
export interface FactAsData {
  readonly term: Term;
  readonly relation: FactRelation;
}

/** What a fact says, in the form of certificates: a sum of monomials, bound variables as `$1`, `$2`, … by depth. */
export function factAsData({ term, relation }: Fact): FactAsData {
  return { term: termOf(term), relation };
}

function termOf(p: Polynomial): Term {
  const monomials = [...p.terms.values()].map(([coefficient, factors]): Term => {
    const parts = factors.map(([atom, exponent]): Term => {
      const value = atomOf(atom);
      return exponent === 1 ? value : ['^', value, exponent];
    });
    const number = coefficient.toString();
    if (parts.length === 0) return number;
    if (number === '1') return parts.length === 1 ? parts[0]! : ['*', ...parts];
    return ['*', number, ...parts];
  });
  return monomials.length === 1 ? monomials[0]! : monomials.length === 0 ? '0' : ['+', ...monomials];
}

function atomOf(atom: Polynomial['atoms'] extends Set<infer A> ? A : never): Term {
  switch (atom.kind) {
    case 'index':
      return ['index', indexOf(atom.index)];
    case 'given':
      return ['given', atom.name, ...atom.indices.map(indexOf)];
    case 'recursion':
      return ['recursion', atom.definition, ...atom.indices.map(indexOf)];
    case 'inverse':
      return ['^', termOf(atom.argument), -1];
    case 'max':
    case 'min':
      return [atom.kind, termOf(atom.left), termOf(atom.right)];
    case 'power':
      return ['power', termOf(atom.base), indexOf(atom.exponent)];
    case 'sum':
    case 'prod':
    case 'maximum':
    case 'minimum':
      return [atom.kind, `$${atom.level}`, indexOf(atom.from), indexOf(atom.to), termOf(atom.body)];
    default:
      return [atom.kind, termOf(atom.argument)];
  }
}

function indexOf(form: Affine): Index {
  const parts = form.parts.map(({ atom, coefficient }): Index => {
    const value: Index =
      atom.kind === 'variable' ? atom.key : [atom.kind, indexOf(atom.left), indexOf(atom.right)];
    return coefficient === 1 ? value : ['*', coefficient, value];
  });
  if (form.constant !== 0 || parts.length === 0) parts.push(form.constant);
  return parts.length === 1 ? parts[0]! : ['+', ...parts];
}
