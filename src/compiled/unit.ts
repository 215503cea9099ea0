import type { FormRange } from './index-bounds.js';
import { type IndexForm, indexVariable } from './index-form.js';
import type { KernelFunction, KernelNode, KernelRows } from './node.js';
import type { Reference } from './references.js';
import type { Target } from './target.js';

/** What is computed in one loop: the values of a function, a total, or the instances of a target. */
export type Unit = { references: readonly Reference[]; ring?: Ring } & (
  | {
      readonly kind: 'function';
      readonly of: KernelFunction;
      /** The range that it shares with other units. */
      main: FormRange;
      /** Every index at which a value may be needed. */
      hull: FormRange;
    }
  | {
      readonly kind: 'rows';
      readonly of: KernelRows;
      /** The rows that may be needed. */
      main: FormRange;
      /** In every row: the indices that may be needed, and the anchor. */
      columns: FormRange;
    }
  | {
      readonly kind: 'total';
      readonly total: Extract<KernelNode, { kind: 'reduction' }>;
      readonly main: FormRange;
    }
  | { readonly kind: 'target'; readonly target: Target; readonly main: FormRange }
);

export type RowsUnit = Extract<Unit, { kind: 'rows' }>;
export type FunctionUnit = Extract<Unit, { kind: 'function' }>;

const OWN_INDEX = indexVariable(0).key;

/** Whether a reference reads a function at the loop's own index. */
export function isOwnIndex(reference: Reference): boolean {
  return reference.kind === 'function' && reference.index.key === OWN_INDEX;
}

/**
 * Functions that go on from each other's values, at least one of them a recursion: they are computed together, index by index, in
 * one loop. Every value that one of them reads of another stands at an earlier index of the loop, or at the same
 * one and before it in `members`.
 */
export interface Ring {
  readonly members: readonly FunctionUnit[];
  readonly direction: 'up' | 'down';
  /** Where the recursions in it begin. */
  readonly starts: readonly IndexForm[];
}
