import { Rational } from '../../arithmetic/index.js';
import type { Claim } from '../../language/index.js';
import { Affine } from '../affine.js';
import { reject } from '../failure.js';
import type { Polynomial } from '../polynomial.js';
import type { Terms } from '../terms.js';

/** Deepest nesting of terms, indices and blocks as they are written. */
const MAX_DEPTH = 120;
const MAX_DIGITS = 2_000;

/** A name that a certificate may give to a variable: never `$1` or `#1`, which are the checker's own. */
const NAME = /^[\p{L}_][\p{L}\p{N}_']{0,63}$/u;

function variableName(json: unknown): string {
  return typeof json === 'string' && NAME.test(json) ? json : reject('malformed', 'a name of a variable');
}

/** Reads the JSON of a certificate: nothing in it is believed to have a form. */
export class Reader {
  private readonly entries: (Polynomial | undefined)[] = [];

  constructor(
    readonly terms: Terms,
    private readonly claim: Claim,
  ) {}

  useTable(table: readonly unknown[]): void {
    this.entries.length = 0;
    for (let i = 0; i < table.length; i += 1) this.entries.push(this.term(table[i], 0));
  }

  index(json: unknown, depth = 0): Affine {
    if (typeof json === 'number') return Affine.constant(integer(json, 'an index'));
    if (typeof json === 'string') return Affine.variable(variableName(json));
    if (depth > MAX_DEPTH) reject('too-large', 'an index of this depth');
    const [operator, ...parts] = list(json, 'an index');
    if (operator === '+')
      return parts.map((part) => this.index(part, depth + 1)).reduce((a, b) => a.plus(b), Affine.constant(0));
    if (operator === '*' && typeof parts[0] === 'number' && parts.length === 2)
      return this.index(parts[1], depth + 1).times(integer(parts[0], 'an index'));
    if ((operator === 'min' || operator === 'max') && parts.length === 2)
      return Affine.extreme(operator, this.index(parts[0], depth + 1), this.index(parts[1], depth + 1));
    return reject('malformed', 'an index');
  }

  term(json: unknown, depth = 0): Polynomial {
    if (typeof json === 'string') return this.terms.constant(rational(json));
    if (typeof json === 'number') {
      const entry = this.entries[json];
      return entry ?? reject('malformed', `no entry ${json} in the table of terms before this one`);
    }
    if (depth > MAX_DEPTH) reject('too-large', 'a term of this depth');
    this.terms.meter.spend(1);
    const [operator, ...parts] = list(json, 'a term');
    const { terms } = this;
    const at = (i: number) => this.term(parts[i], depth + 1);
    const count = (n: number) =>
      parts.length === n || reject('malformed', `\`${operator}\` with ${parts.length} parts`);
    switch (operator) {
      case '+':
        return parts.map((_, i) => at(i)).reduce((a, b) => a.plus(b), terms.constant(Rational.ZERO));
      case '*':
        return parts.map((_, i) => at(i)).reduce((a, b) => a.times(b), terms.constant(Rational.ONE));
      case '^':
        count(2);
        return terms.integerPower(at(0), integer(parts[1]));
      case 'power':
        count(2);
        return terms.power(at(0), this.index(parts[1]));
      case 'index':
        count(1);
        return terms.index(this.index(parts[0]));
      case 'given': {
        const name = text(parts[0]);
        if (
          !this.claim.givens.some((given) => given.name === name && given.ranges.length === parts.length - 1)
        )
          reject('malformed', 'no given of this name with such indices');
        return terms.given(
          name,
          parts.slice(1).map((part) => this.index(part)),
        );
      }
      case 'recursion': {
        const definition = integer(parts[0], 'a definition');
        const found = this.claim.definitions[definition];
        if (!found?.recursion || found.parameters.length !== parts.length - 1)
          reject('malformed', `no recursion ${definition} with such indices`);
        return terms.recursion(
          definition,
          parts.slice(1).map((part) => this.index(part)),
        );
      }
      case 'sqrt':
      case 'ln':
      case 'exp':
      case 'abs':
        count(1);
        return terms.apply(operator, at(0));
      case 'max':
      case 'min':
        count(2);
        return terms.apply(operator, at(0), at(1));
      case 'sum':
      case 'prod':
      case 'maximum':
      case 'minimum':
        count(4);
        return terms.reduction(
          operator,
          variableName(parts[0]),
          this.index(parts[1]),
          this.index(parts[2]),
          at(3),
        );
      default:
        return reject('malformed', 'a term');
    }
  }
}

/** The fields of one step. */
export class Fields {
  constructor(
    private readonly json: Readonly<Record<string, unknown>>,
    private readonly reader: Reader,
  ) {}

  static of(json: unknown, reader: Reader): Fields {
    return new Fields(record(json), reader);
  }

  /** The fields of something in this step. */
  inside(json: unknown): Fields {
    return Fields.of(json, this.reader);
  }

  raw(name: string): unknown {
    return Object.hasOwn(this.json, name) ? this.json[name] : undefined;
  }

  text(name: string): string {
    return text(this.raw(name), name);
  }

  variable(name: string): string {
    return variableName(this.raw(name));
  }

  variables(name: string): string[] {
    return this.list(name).map(variableName);
  }

  choice<T extends string>(name: string, choices: readonly T[]): T {
    const value = this.raw(name);
    const found = choices.find((choice) => choice === value);
    return found ?? reject('malformed', `\`${name}\` is none of ${choices.join(', ')}`);
  }

  integer(name: string): number {
    return integer(this.raw(name), name);
  }

  list(name: string): readonly unknown[] {
    return list(this.raw(name), name);
  }

  fields(name: string): Fields {
    return this.inside(this.raw(name));
  }

  each(name: string): Fields[] {
    return this.list(name).map((item) => this.inside(item));
  }

  index(name: string): Affine {
    return this.reader.index(this.raw(name));
  }

  indices(name: string): Affine[] {
    return this.list(name).map((item) => this.reader.index(item));
  }

  term(name: string): Polynomial {
    return this.reader.term(this.raw(name));
  }

  terms(name: string): Polynomial[] {
    return this.list(name).map((item) => this.reader.term(item));
  }

  rational(name: string): Rational {
    return rational(this.text(name));
  }
}

export function record(json: unknown): Readonly<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    reject('malformed', 'an object was expected');
  return json as Record<string, unknown>;
}

export function text(json: unknown, what = 'a text'): string {
  return typeof json === 'string' ? json : reject('malformed', `${what} is no text`);
}

export function integer(json: unknown, what = 'a number'): number {
  return Number.isSafeInteger(json) ? (json as number) : reject('malformed', `${what} is no integer`);
}

export function list(json: unknown, what = 'a list'): readonly unknown[] {
  return Array.isArray(json) ? json : reject('malformed', `${what} is no list`);
}

function rational(text: string): Rational {
  if (text.length > MAX_DIGITS) reject('too-large', 'a number of so many digits');
  if (/[eE]/.test(text)) reject('malformed', 'a number with an exponent');
  return Rational.parse(text) ?? reject('malformed', 'a text that is no number');
}
