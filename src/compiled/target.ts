import type { Relation } from '../language/index.js';
import type { FormRange } from './index-bounds.js';
import type { KernelNode } from './node.js';

/** What a kernel is compiled for: a statement to decide, or bounds of an expression to write down. */
export type Target =
  | {
      readonly kind: 'statement';
      /** Where its outcome goes. */
      readonly position: number;
      readonly left: KernelNode;
      readonly relation: Relation;
      readonly right: KernelNode;
      /** The first is the outermost. */
      readonly ranges: readonly FormRange[];
    }
  | {
      readonly kind: 'bounds';
      readonly node: KernelNode;
      readonly ranges: readonly FormRange[];
    };

/** The expressions of a target. */
export function nodesOf(target: Target): readonly KernelNode[] {
  return target.kind === 'statement' ? [target.left, target.right] : [target.node];
}
