import { Affine } from './affine.js';
import { reject } from './failure.js';
import { type FindRefutation, refutes } from './integers.js';
import { show } from './show-index.js';

/** `from <= variable <= to`, as forms >= 0. */
export const withinRange = (variable: string, from: Affine, to: Affine): readonly [Affine, Affine] => {
  const index = Affine.variable(variable);
  return [index.plus(from, -1), to.plus(index, -1)];
};

/** The index variables that are open, and what is assumed of them: every hypothesis is a form >= 0. Immutable. */
export class Context {
  private readonly answers = new Map<string, boolean>();

  private constructor(
    private readonly find: FindRefutation,
    readonly variables: ReadonlySet<string>,
    readonly hypotheses: readonly Affine[],
  ) {}

  /** Where nothing is open; `find` looks for the reasons, which are checked. */
  static empty(find: FindRefutation): Context {
    return new Context(find, new Set(), []);
  }

  /** One text for the open variables and hypotheses. */
  get key(): string {
    return `${[...this.variables].join()} | ${this.hypotheses.map((h) => h.key).join()}`;
  }

  /** With a new variable, about which nothing is known yet. */
  open(variable: string): Context {
    if (this.variables.has(variable)) reject('variable-taken', `\`${variable}\` is open already`);
    return new Context(this.find, new Set([...this.variables, variable]), this.hypotheses);
  }

  /** Under more hypotheses, about what is open: what one said about another name would be believed of a variable that takes this name later. */
  assume(...hypotheses: readonly Affine[]): Context {
    this.demandOpen(...hypotheses);
    return new Context(this.find, this.variables, [...this.hypotheses, ...hypotheses]);
  }

  /** With a new variable of this range. */
  openRange(variable: string, from: Affine, to: Affine): Context {
    return this.open(variable).assume(...withinRange(variable, from, to));
  }

  demandOpen(...parts: readonly { readonly variables: Iterable<string> }[]): void {
    for (const { variables } of parts)
      for (const variable of variables)
        if (!this.variables.has(variable)) reject('malformed', `\`${variable}\` is not open`);
  }

  /** Whether `form >= 0` for certain: no integers satisfy the hypotheses and `form <= -1`. */
  nonnegative(form: Affine): boolean {
    if (form.parts.length === 0 && form.constant >= 0) return true;
    let answer = this.answers.get(form.key);
    if (answer === undefined) {
      const forms = [...this.hypotheses, form.times(-1).add(-1)];
      const refutation = this.find(forms);
      answer = refutation !== null && refutes(refutation, forms);
      this.answers.set(form.key, answer);
    }
    return answer;
  }

  /** Whether `a <= b` for certain. */
  ordered(a: Affine, b: Affine): boolean {
    return this.nonnegative(b.plus(a, -1));
  }

  demandOrdered(a: Affine, b: Affine, what: string): void {
    if (!this.ordered(a, b)) reject('range-unknown', `${what}: ${show(a)} <= ${show(b)} is not certain`);
  }

  demandWithin(index: Affine, from: Affine, to: Affine, what: string): void {
    this.demandOrdered(from, index, what);
    this.demandOrdered(index, to, what);
  }

  /** The variable's name with as many primes as make it new. */
  fresh(name: string): string {
    let result = name;
    while (this.variables.has(result)) result += "'";
    return result;
  }
}
