import type { Affine } from '../affine.js';
import type { FactRelation, Index, Term } from '../certificate.js';
import type { Atom, Polynomial } from '../polynomial.js';
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

function atomOf({ kind, name, level, ...atom }: Atom): Term {
  const indices = atom.indices.map(indexOf);
  const parts = atom.parts.map(termOf);
  switch (kind) {
    case 'index':
      return ['index', indices[0]!];
    case 'given':
      return ['given', name, ...indices];
    case 'recursion':
      return ['recursion', Number(name), ...indices];
    case 'inverse':
      return ['^', parts[0]!, -1];
    case 'max':
    case 'min':
      return [kind, parts[0]!, parts[1]!];
    case 'power':
      return ['power', parts[0]!, indices[0]!];
    case 'sum':
    case 'prod':
    case 'maximum':
    case 'minimum':
      return [kind, `$${level}`, indices[0]!, indices[1]!, parts[0]!];
    default:
      return [kind, parts[0]!];
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
