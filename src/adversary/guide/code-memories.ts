import type { CodeRecursion } from '../../compiled/index.js';
import { IndexMemory, KeyedMemory, ScanMemory, type Stamp } from './memory.js';
import { RecursiveValues } from './recursive-values.js';

/** The memories that generated code asks for, by what it asks for. A recursion gets its functions later; `missing` as there. */
export function codeMemories(stamp: Stamp, environment: number[], missing?: () => number) {
  return {
    indexMemory: () => new IndexMemory(stamp),
    keyedMemory: () => new KeyedMemory(stamp),
    scanMemory: () => new ScanMemory(stamp),
    recursiveValues: (of: CodeRecursion) =>
      new RecursiveValues(Object.assign(of, { stamp, environment, ...(missing && { missing }) })),
  };
}
