import type { Block, FactRelation, Index, Step, Term } from '../proof/index.js';
import { type Algebra, type Poly, pkey } from './algebra.js';
import type { Form } from './form.js';

/** Writes a fact, and answers with its number. */
export type Proof = (w: Writer) => number;

interface Open {
  readonly steps: Step[];
  readonly known: Map<string, number>;
  readonly said: Map<number, Said>;
  count: number;
}

export interface Assumed {
  readonly key: string;
  readonly poly: Poly;
  readonly relation: FactRelation;
}

interface Said {
  readonly says: Term;
  readonly relation: FactRelation;
}

/** Writes the steps of one certificate: blocks, numbers of facts, the table of shared terms. */
export class Writer {
  readonly terms: Term[] = [];
  private readonly atomTerms = new Map<number, Term>();
  private readonly polyTerms = new Map<string, number>();
  private stack: Open[] = [];

  constructor(readonly algebra: Algebra) {}

  /** A whole block of its own. */
  root(write: Proof): Block {
    const saved = this.stack;
    this.stack = [{ steps: [], known: new Map(), said: new Map(), count: 0 }];
    try {
      const last = write(this);
      return this.ended(this.stack[0]!, last);
    } finally {
      this.stack = saved;
    }
  }

  /** A block inside the open one; `assumed`: the facts that it starts with. */
  block(write: Proof, assumed: readonly Assumed[] = []): Block {
    const outer = this.stack.at(-1)!;
    const open: Open = { steps: [], known: new Map(), said: new Map(), count: outer.count };
    for (const { key, poly, relation } of assumed) {
      open.known.set(key, open.count);
      open.said.set(open.count, { says: this.term(poly), relation });
      open.count += 1;
    }
    this.stack.push(open);
    try {
      return this.ended(open, write(this));
    } finally {
      this.stack.pop();
    }
  }

  /** The last step of a block is what it proves: an earlier fact is said again, as a sum of one fact. */
  private ended(open: Open, last: number): Block {
    if (last !== open.count - 1 || open.steps.length === 0) {
      const fact = this.said(last);
      open.steps.push(
        fact.relation === '='
          ? {
              ...fact,
              rule: 'combine',
              summands: [],
              equations: [{ fact: last, cofactor: '1' }],
              nonzero: [],
            }
          : {
              ...fact,
              rule: 'combine',
              summands: [{ coefficient: '1', factors: [last] }],
              equations: [],
              nonzero: [],
            },
      );
    }
    return open.steps;
  }

  private said(fact: number): Said {
    for (const open of this.stack) {
      const said = open.said.get(fact);
      if (said) return said;
    }
    throw new Error('a block ends with a fact that is not known');
  }

  /** Remembers what a fact says, so that a block may end with it. */
  remember(fact: number, poly: Poly, relation: FactRelation): number {
    this.stack.at(-1)!.said.set(fact, { says: this.term(poly), relation });
    return fact;
  }

  step(step: Step): number {
    const open = this.stack.at(-1)!;
    open.steps.push(step);
    open.count += 1;
    return open.count - 1;
  }

  /** A fact by a key, written once in each scope in which it is needed. */
  once(key: string, write: Proof): number {
    for (let i = this.stack.length - 1; i >= 0; i -= 1) {
      const known = this.stack[i]!.known.get(key);
      if (known !== undefined) return known;
    }
    const number = write(this);
    this.stack.at(-1)!.known.set(key, number);
    return number;
  }

  index(form: Form): Index {
    const names = Object.keys(form.v).sort();
    const parts = names.map((name): Index => {
      const extreme = this.algebra.extremes.get(name);
      const value: Index = extreme
        ? [extreme.kind, this.index(extreme.left), this.index(extreme.right)]
        : this.variable(name);
      const k = form.v[name]!;
      return k === 1 ? value : ['*', k, value];
    });
    if (form.c !== 0 || parts.length === 0) parts.push(form.c);
    return parts.length === 1 ? parts[0]! : ['+', ...parts];
  }

  /** Names of certificates have no `$` and `#`. */
  variable(name: string): string {
    return name.startsWith('$') ? `b_${name.slice(1)}` : name.startsWith('#') ? `f_${name.slice(1)}` : name;
  }

  /** A polynomial as a term; longer ones are shared. */
  term(p: Poly): Term {
    const monos = [...p.values()].map(([c, m]): Term => {
      const parts = m.map(([a, e]): Term => {
        const A = this.algebra.at(a);
        const base = A.kind === 'den' ? this.term(A.p) : this.atom(a);
        return e === 1 ? base : ['^', base, e];
      });
      if (parts.length === 0) return text(c);
      if (c.numerator === 1n && c.denominator === 1n) return parts.length === 1 ? parts[0]! : ['*', ...parts];
      return ['*', text(c), ...parts];
    });
    if (monos.length === 0) return '0';
    if (monos.length === 1) return monos[0]!;
    const key = pkey(p);
    let at = this.polyTerms.get(key);
    if (at === undefined) {
      at = this.terms.push(['+', ...monos]) - 1;
      this.polyTerms.set(key, at);
    }
    return at;
  }

  private atom(id: number): Term {
    const known = this.atomTerms.get(id);
    if (known !== undefined) return known;
    const written = this.writeAtom(id);
    const at = this.terms.push(written) - 1;
    this.atomTerms.set(id, at);
    return at;
  }

  private writeAtom(id: number): Term {
    const A = this.algebra.at(id);
    switch (A.kind) {
      case 'idx':
        return ['index', this.index({ c: 0, v: { [A.name]: 1 } })];
      case 'giv':
        return ['given', A.g, ...A.idx.map((i) => this.index(i))];
      case 'rec':
        return ['recursion', A.d, ...A.idx.map((i) => this.index(i))];
      case 'inv':
        return ['^', this.term(A.p), -1];
      case 'max':
      case 'min':
        return [A.kind, this.term(A.p), this.term(A.q)];
      case 'power':
        return ['power', this.term(A.p), this.index(A.e)];
      case 'sum':
      case 'prod':
      case 'maximum':
      case 'minimum':
        return [A.kind, this.variable(A.v), this.index(A.lo), this.index(A.hi), this.term(A.body)];
      case 'sqrt':
      case 'ln':
      case 'exp':
      case 'abs':
        return [A.kind, this.term(A.p)];
      default:
        throw new Error(`a ${A.kind} in a certificate`);
    }
  }
}

const text = (c: { numerator: bigint; denominator: bigint }): string =>
  c.denominator === 1n ? `${c.numerator}` : `${c.numerator}/${c.denominator}`;
