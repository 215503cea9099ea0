import type { Block, LetLine } from '../term/syntax.js';
import type { SyntaxTree } from '../term/tree.js';

/** The lines of a recursion. */
export interface RecursionLines {
  readonly step: LetLine;
  readonly first: readonly LetLine[];
  /** Position of the index that runs. */
  readonly position: number;
  /** 1 where the step is written for n + 1. */
  readonly offset: number;
  readonly direction: 'forward' | 'backward';
}

/** A definition on its way into a claim. */
export interface LetEntry {
  /** As the claim calls it. */
  readonly name: string;
  /** Of a recursion, its step. */
  readonly line: LetLine;
  readonly recursion: RecursionLines | null;
  /** What its body's names mean. */
  readonly scope: Scope;
  /** Its position in `Claim.definitions`, -1 before it stands there. */
  position: number;
}

/** What a name means. */
export type Binding =
  | { readonly kind: 'index'; readonly slot: number }
  | { readonly kind: 'given'; readonly name: string; readonly position: number; readonly arity: number }
  | { readonly kind: 'let'; readonly entry: LetEntry }
  /** A parameter of a bound that stands for an expression; with indices, for the constant sequence. */
  | { readonly kind: 'argument'; readonly tree: SyntaxTree; readonly scope: Scope; readonly arity: number };

export function arityOf(binding: Binding): number {
  if (binding.kind === 'index') return 0;
  return binding.kind === 'let' ? binding.entry.line.variable.indices.length : binding.arity;
}

/** The bounds and schedules that a block can use: those of its document, and those that it imports. */
export interface Imports {
  readonly bounds: ReadonlyMap<string, Block>;
  readonly schedules: ReadonlyMap<string, Block>;
  readonly methods: ReadonlyMap<string, Block>;
  /** Claims that a proof can use; `document`: the name by which another document was cited. */
  readonly claims: ReadonlyMap<string, { readonly document: string | null }>;
  /** The name of the block itself. */
  readonly own: string;
  /** The line that would bring a bound or schedule of nearly this name from another document. */
  readonly elsewhere: (name: string, kind: 'bound' | 'schedule') => string | null;
}

/** Names and what they mean, within a scope that surrounds it. */
export class Scope {
  private readonly bindings = new Map<string, Binding>();

  private constructor(
    private readonly parent: Scope | null,
    readonly imports: Imports,
  ) {}

  static root(imports: Imports): Scope {
    return new Scope(null, imports);
  }

  inner(): Scope {
    return new Scope(this, this.imports);
  }

  get bounds(): ReadonlyMap<string, Block> {
    return this.imports.bounds;
  }

  get schedules(): ReadonlyMap<string, Block> {
    return this.imports.schedules;
  }

  define(name: string, binding: Binding): void {
    this.bindings.set(name, binding);
  }

  lookup(name: string): Binding | null {
    return this.bindings.get(name) ?? this.parent?.lookup(name) ?? null;
  }

  *names(): Generator<string> {
    yield* this.bindings.keys();
    if (this.parent) yield* this.parent.names();
  }
}

const LETTERS = ['k', 's', 'j', 'i', 't', 'n', 'm', 'l', 'r', 'p', 'q', 'u', 'v'];

/** A letter that means nothing yet. */
export function freeLetter(scope: Scope): string {
  return LETTERS.find((letter) => !scope.lookup(letter)) ?? 'k1';
}
