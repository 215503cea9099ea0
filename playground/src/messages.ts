import type { PointJson } from '../../src/core.js';

export type { PointJson };

/** A mistake in the document: offsets as CodeMirror counts them. */
export interface PlacedProblem {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

/** What stands at a place, for the list of completions. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: string;
  readonly detail: string;
  readonly snippet: string | null;
}

/** A claim as the page shows it while nothing is known of it but its text. */
export interface ClaimItem {
  readonly name: string;
  /** Offset of its heading. */
  readonly at: number;
  readonly latex: string;
}

export interface Effort {
  readonly seed: number;
  readonly cases: number;
  readonly maxHorizon: number;
}

/** What the page asks of its worker. `id`: an answer carries the number of its question. */
export type Question =
  | { readonly kind: 'document'; readonly id: number; readonly path: string; readonly text: string }
  | { readonly kind: 'check'; readonly id: number; readonly effort: Effort; readonly claim: string | null }
  | { readonly kind: 'stop' }
  | { readonly kind: 'explain'; readonly id: number; readonly claim: string; readonly at: PointJson }
  | { readonly kind: 'argument'; readonly id: number; readonly claim: string }
  | { readonly kind: 'complete'; readonly id: number; readonly offset: number }
  | { readonly kind: 'hover'; readonly id: number; readonly offset: number }
  | { readonly kind: 'format'; readonly id: number }
  | { readonly kind: 'read failure'; readonly id: number; readonly text: string }
  | { readonly kind: 'export'; readonly id: number; readonly form: ExportForm };

export type ExportForm = 'report' | 'failures' | 'proofs';

/** Both sides of one statement at one point, as numbers for a drawing and as text for a reader; of several choices of its indices, one that fails. */
export interface Sides {
  readonly text: string;
  /** `t = 3`: which of the choices of its indices is shown; empty where it has none. */
  readonly where: string;
  readonly relation: string;
  readonly left: string | null;
  readonly right: string | null;
  readonly holds: 'yes' | 'no' | 'tie' | 'unknown' | 'does not exist';
  /** Both sides against the index or the horizon, as markup; empty where that is no picture. */
  readonly figure: string;
}

/** A claim that has been hunted: its card as markup, and the point that is worth trying numbers at. */
export interface ClaimResult {
  readonly name: string;
  readonly verdict: string;
  readonly asExpected: boolean;
  readonly card: string;
  readonly point: PointJson | null;
  /** Whether a statement of it is proved: the proof is asked for by itself. */
  readonly hasProof: boolean;
}

/** The card of a claim, as markup. */
export interface Card {
  readonly name: string;
  readonly markup: string;
}

export type Answer =
  | {
      readonly kind: 'document';
      readonly id: number;
      readonly problems: readonly PlacedProblem[];
      readonly claims: readonly ClaimItem[];
      /** The article, with `<div data-card="NAME">` in the place of each card. */
      readonly article: string;
      /** The cards that are others than those that the page has. */
      readonly cards: readonly Card[];
    }
  | {
      readonly kind: 'progress';
      readonly id: number;
      readonly claim: string;
      readonly share: number;
      readonly step: 'hunting' | 'proving';
    }
  | { readonly kind: 'claim'; readonly id: number; readonly result: ClaimResult }
  | { readonly kind: 'checked'; readonly id: number; readonly end: 'done' | 'stopped' }
  | {
      readonly kind: 'explained';
      readonly id: number;
      readonly admissible: string | null;
      readonly sides: readonly Sides[];
    }
  /** Proofs, as markup. */
  | { readonly kind: 'argument'; readonly id: number; readonly markup: string }
  | { readonly kind: 'completions'; readonly id: number; readonly items: readonly CompletionItem[] }
  | { readonly kind: 'hover'; readonly id: number; readonly language: string; readonly formula: string }
  | {
      readonly kind: 'edits';
      readonly id: number;
      readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
    }
  | {
      readonly kind: 'failure';
      readonly id: number;
      readonly claim: string;
      readonly block: string;
      readonly at: PointJson;
    }
  | { readonly kind: 'exported'; readonly id: number; readonly texts: readonly string[] }
  | { readonly kind: 'nothing'; readonly id: number; readonly reason: string };

/** What the worker says of its own accord: the code of the solver is wanted. */
export interface SolverWanted {
  readonly kind: 'solver wanted';
}

/** What the worker is begun with, and the code that it asks for. */
export type Setup =
  | {
      readonly kind: 'start';
      readonly documents: readonly (readonly [string, string])[];
      /** Texts of certificate files, by the name of their document. */
      readonly certificates: readonly (readonly [string, string])[];
    }
  | { readonly kind: 'solver'; readonly code: ArrayBuffer };
