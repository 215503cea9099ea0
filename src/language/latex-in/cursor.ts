import { latexMistake } from '../help/latex-mistakes.js';
import { mistake } from '../help/mistakes.js';
import { type Problem, ProblemError } from '../help/problem.js';
import { MAX_NESTING } from '../term/limits.js';
import type { Locate, Place } from '../term/place.js';
import type { Draft } from './draft.js';
import type { KnownNames } from './known-names.js';
import type { Token } from './tokens.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** How formulas within formulas are read: what is read in brackets knows no more than this of the whole. */
export interface Rules {
  readonly expression: (cursor: Cursor) => Draft;
  readonly primary: (cursor: Cursor) => Draft;
}

/** Where the reading of a line of LaTeX stands. */
export class Cursor {
  private at = 0;
  private depth = 0;
  private scriptless = false;
  /** Variables that are bound where the reading stands, the innermost last. */
  readonly bound: string[] = [];
  /** Bars that are open, which the next of their kind closes. */
  readonly bars: string[] = [];

  constructor(
    private tokens: readonly Token[],
    readonly line: string,
    readonly names: KnownNames,
    private readonly locate: Locate,
    private readonly rules: Rules,
  ) {}

  expression(): Draft {
    return this.rules.expression(this);
  }

  /** One factor with its scripts. */
  primary(): Draft {
    return this.rules.primary(this);
  }

  peek(ahead = 0): Token | null {
    return this.tokens[this.at + ahead] ?? null;
  }

  is(...texts: readonly string[]): boolean {
    const token = this.peek();
    return token !== null && token.kind !== 'text' && texts.includes(token.text);
  }

  next(): Token {
    const token = this.peek();
    if (!token) throw this.unexpected('an expression');
    this.at += 1;
    return token;
  }

  /** The next token where it is this one. */
  take(...texts: readonly string[]): Token | null {
    return this.is(...texts) ? this.next() : null;
  }

  expect(text: string, opening: Token): Token {
    const token = this.take(text);
    if (token) return token;
    const found = this.peek();
    const place = found ? this.place(found) : this.place(opening);
    throw new ProblemError(latexMistake.unclosed(place, opening.text, text, found?.text ?? null));
  }

  /** As LaTeX takes the argument of a command without braces: one digit of a number. */
  splitNumber(): void {
    const token = this.peek();
    if (token?.kind !== 'number' || token.text.length === 1) return;
    const [first, rest] = [token.text.slice(0, 1), token.text.slice(1)];
    const middle = token.start + 1;
    this.tokens = [
      ...this.tokens.slice(0, this.at),
      { ...token, text: first, end: middle },
      { ...token, text: rest, start: middle, spaced: false },
      ...this.tokens.slice(this.at + 1),
    ];
  }

  /** Passes over an argument in braces. */
  skipBraces(opening: Token): void {
    if (!this.take('{')) {
      this.next();
      return;
    }
    for (let depth = 1; depth > 0; ) {
      if (this.isDone) throw new ProblemError(latexMistake.unclosed(this.place(opening), '{', '}', null));
      const { text } = this.next();
      depth += text === '{' ? 1 : text === '}' ? -1 : 0;
    }
  }

  /** What follows the brace that closes what is being read. */
  afterBraces(): Token | null {
    return this.afterClosing(this.at, 1);
  }

  /** What follows the group that opens `ahead` tokens from here. */
  groupEnd(ahead: number): Token | null {
    return this.afterClosing(this.at + ahead, 0);
  }

  private afterClosing(from: number, open: number): Token | null {
    let depth = open;
    for (let i = from; i < this.tokens.length; i += 1) {
      const { text, kind } = this.tokens[i]!;
      if (kind === 'text') continue;
      if ('{(['.includes(text)) depth += 1;
      else if ('})]'.includes(text)) depth -= 1;
      if (depth === 0) return this.tokens[i + 1] ?? null;
    }
    return null;
  }

  /** End of what was read last. */
  get end(): number {
    return this.tokens[this.at - 1]?.end ?? 0;
  }

  get start(): number {
    return this.peek()?.start ?? this.end;
  }

  get isDone(): boolean {
    return this.at >= this.tokens.length;
  }

  get position(): number {
    return this.at;
  }

  /** What comes next, taken away from this cursor. */
  rest(): readonly Token[] {
    return this.tokens.slice(this.at);
  }

  place({ start, end }: Span): Place {
    return this.locate(start, end);
  }

  latex({ start, end }: Span): string {
    return this.line.slice(start, end).replace(/\s+/g, ' ').trim();
  }

  /** Reads what is nested, no deeper than the language nests. */
  nested<Value>(read: () => Value): Value {
    this.depth += 1;
    if (this.depth > MAX_NESTING)
      throw new ProblemError(mistake.tooDeep(this.place({ start: this.start, end: this.start + 1 })));
    const value = read();
    this.depth -= 1;
    return value;
  }

  /** Whether what is read takes no scripts: `x^a_t` has two scripts of x. */
  get hasNoScripts(): boolean {
    return this.scriptless;
  }

  withoutScripts<Value>(read: () => Value): Value {
    return this.readWith(true, read);
  }

  withScripts<Value>(read: () => Value): Value {
    return this.readWith(false, read);
  }

  private readWith<Value>(scriptless: boolean, read: () => Value): Value {
    const before = this.scriptless;
    this.scriptless = scriptless;
    const value = read();
    this.scriptless = before;
    return value;
  }

  /** Reads what a variable is bound in. */
  within<Value>(variables: readonly string[], read: () => Value): Value {
    this.bound.push(...variables);
    const value = read();
    this.bound.length -= variables.length;
    return value;
  }

  unexpected(wanted: string): ProblemError {
    const token = this.peek();
    const place = token ? this.place(token) : this.place({ start: this.end, end: this.end });
    return new ProblemError(latexMistake.unexpected(place, token ? this.latex(token) : null, wanted));
  }

  unexpectedAt(span: Span, wanted: string): ProblemError {
    return new ProblemError(latexMistake.unexpected(this.place(span), this.latex(span), wanted));
  }

  /** Stops where a formula has several readings. */
  ambiguous(span: Span, readings: readonly string[], advice?: string): ProblemError {
    return this.fail(latexMistake.ambiguous(this.place(span), this.latex(span), readings, advice));
  }

  fail(problem: Problem): ProblemError {
    return new ProblemError(problem);
  }
}
