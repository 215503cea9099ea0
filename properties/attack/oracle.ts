import type { Definition, IndexTerm, RationalClaim, Term } from './rational-claims.js';

/** A fraction in lowest terms, its denominator above 0. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

/** A value that does not exist. */
export const MISSING = 'missing';
type Value = Fraction | typeof MISSING;

/** Nothing is to be learned from this point: an index leaves its sequence, or numbers grow too long. */
export class OutOfReach extends Error {}

/** A point: `T`, and for each given one fraction, or one for each index from 1. */
export interface OraclePoint {
  readonly horizon: number;
  readonly values: Readonly<Record<string, Fraction | readonly Fraction[]>>;
}

const MOST_DIGITS = 400;
const MOST_STEPS = 300_000;

export function fraction(n: bigint, d: bigint): Fraction {
  const sign = d < 0n ? -1n : 1n;
  let [a, b] = [n < 0n ? -n : n, d * sign];
  while (b !== 0n) [a, b] = [b, a % b];
  const divisor = a === 0n ? 1n : a;
  const reduced = { n: (n * sign) / divisor, d: (d * sign) / divisor };
  if (`${reduced.n}${reduced.d}`.length > MOST_DIGITS) throw new OutOfReach();
  return reduced;
}

/** `-3/4`, `2`, `0.25`, `1e-3`: exact numbers as files have them. */
export function parsed(text: string): Fraction {
  const [n, d = '1'] = text.split('/');
  const [a, b] = [decimal(n!), decimal(d)];
  return fraction(a.n * b.d, a.d * b.n);
}

function decimal(text: string): Fraction {
  const [digits, exponent = '0'] = text.split('e');
  const [whole, part = ''] = digits!.split('.');
  const shift = Number(exponent) - part.length;
  if (Math.abs(shift) > MOST_DIGITS) throw new OutOfReach();
  const value = BigInt(`${whole}${part}`);
  return shift < 0 ? fraction(value, 10n ** BigInt(-shift)) : fraction(value * 10n ** BigInt(shift), 1n);
}

function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function floor({ n, d }: Fraction): bigint {
  return n / d - (n % d !== 0n && n < 0n ? 1n : 0n);
}

/** Evaluates a claim of `rational-claims.ts` by the meaning of its operations, in integers. It shares nothing with the tool. */
export class Oracle {
  private steps = 0;
  private readonly known = new Map<string, Value>();

  constructor(
    private readonly claim: RationalClaim,
    private readonly point: OraclePoint,
  ) {}

  /** Whether link number `i` holds; `null` where a side does not exist. */
  link(i: number): boolean | null {
    const [left, right] = [this.side(i), this.side(i + 1)];
    if (left === MISSING || right === MISSING) return null;
    return holds(this.claim.relations[i]!, compare(left, right));
  }

  side(i: number): Value {
    return this.value(this.claim.sides[i]!, {});
  }

  private value(term: Term, scope: Readonly<Record<string, number>>): Value {
    this.steps += 1;
    if (this.steps > MOST_STEPS) throw new OutOfReach();
    switch (term.kind) {
      case 'number':
        return fraction(BigInt(term.numerator), BigInt(term.denominator));
      case 'index':
        return fraction(BigInt(this.index(term.at, scope)), 1n);
      case 'name':
        return this.named(term.name, term.at === null ? null : this.index(term.at, scope));
      case 'binary': {
        const [a, b] = [this.value(term.left, scope), this.value(term.right, scope)];
        if (a === MISSING || b === MISSING) return MISSING;
        switch (term.operator) {
          case '+':
            return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
          case '-':
            return fraction(a.n * b.d - b.n * a.d, a.d * b.d);
          case '*':
            return fraction(a.n * b.n, a.d * b.d);
          case '/':
            return b.n === 0n ? MISSING : fraction(a.n * b.d, a.d * b.n);
        }
        break;
      }
      case 'power': {
        const base = this.value(term.base, scope);
        if (base === MISSING) return MISSING;
        if (term.exponent < 0)
          return base.n === 0n ? MISSING : power({ n: base.d, d: base.n }, -term.exponent);
        return power(base, term.exponent);
      }
      case 'call':
        return this.call(
          term.name,
          term.of.map((part) => this.value(part, scope)),
        );
      case 'if': {
        const [a, b] = [this.value(term.left, scope), this.value(term.right, scope)];
        if (a === MISSING || b === MISSING) return MISSING;
        return this.value(holds(term.relation, compare(a, b)) ? term.yes : term.no, scope);
      }
      case 'reduction':
        return this.reduction(term, scope);
    }
    throw new OutOfReach();
  }

  private call(name: string, values: readonly Value[]): Value {
    const [a, b] = values;
    if (a === undefined || a === MISSING || b === MISSING) return MISSING;
    switch (name) {
      case 'abs':
        return a.n < 0n ? { n: -a.n, d: a.d } : a;
      case 'floor':
        return fraction(floor(a), 1n);
      case 'ceil':
        return fraction(-floor({ n: -a.n, d: a.d }), 1n);
      case 'min':
        return compare(a, b!) <= 0 ? a : b!;
      case 'max':
        return compare(a, b!) >= 0 ? a : b!;
      default: {
        // mod(x, y) = x - y floor(x/y)
        if (b!.n === 0n) return MISSING;
        const times = floor(fraction(a.n * b!.d, a.d * b!.n));
        return fraction(a.n * b!.d - times * b!.n * a.d, a.d * b!.d);
      }
    }
  }

  private reduction(
    term: Extract<Term, { kind: 'reduction' }>,
    scope: Readonly<Record<string, number>>,
  ): Value {
    const [from, to] = [this.index(term.from, scope), this.index(term.to, scope)];
    const values: Value[] = [];
    for (let i = from; i <= to; i += 1) values.push(this.value(term.body, { ...scope, [term.variable]: i }));
    if (values.includes(MISSING)) return MISSING;
    const numbers = values as Fraction[];
    if (term.operator === 'sum')
      return numbers.reduce((a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d), fraction(0n, 1n));
    if (term.operator === 'prod')
      return numbers.reduce((a, b) => fraction(a.n * b.n, a.d * b.d), fraction(1n, 1n));
    if (numbers.length === 0) return MISSING;
    const sign = term.operator === 'max' ? 1 : -1;
    return numbers.reduce((a, b) => (compare(a, b) * sign >= 0 ? a : b));
  }

  private named(name: string, index: number | null): Value {
    const key = `${name}[${index}]`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const value = this.fresh(name, index);
    this.known.set(key, value);
    return value;
  }

  private fresh(name: string, index: number | null): Value {
    const definition = this.claim.definitions.find((each) => each.name === name);
    if (definition) return this.defined(definition, index);
    const value = this.point.values[name]!;
    if (index === null) return value as Fraction;
    return (value as readonly Fraction[])[index - 1] ?? outOfReach();
  }

  private defined(definition: Definition, index: number | null): Value {
    switch (definition.kind) {
      case 'number':
        return this.value(definition.body, {});
      case 'sequence':
        return this.value(definition.body, { t: index! });
      case 'recursion':
        if (index! < 1) return outOfReach();
        return index === 1
          ? this.value(definition.first, {})
          : this.value(definition.next, { t: index! - 1 });
    }
  }

  private index({ variable, plus }: IndexTerm, scope: Readonly<Record<string, number>>): number {
    const value = variable === null ? 0 : variable === 'T' ? this.point.horizon : scope[variable]!;
    return value + plus;
  }
}

function outOfReach(): never {
  throw new OutOfReach();
}

function power(base: Fraction, exponent: number): Fraction {
  return fraction(base.n ** BigInt(exponent), base.d ** BigInt(exponent));
}

function holds(relation: string, order: -1 | 0 | 1): boolean {
  switch (relation) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}
