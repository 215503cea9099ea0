export {
  type BoundsKernel,
  boundsKernel,
  type Compiled,
  compileBounds,
  compileKernel,
  type Kernel,
  type Run,
} from './compile.js';
export { OUTCOME } from './emit-target.js';
export { mayGenerate } from './generated.js';
export type {
  CallName,
  Evaluator,
  PlainAlgebra,
  PlainDefinition,
  PlainRecursion,
  PlainReduction,
} from './plain/algebra.js';
export { type CodeRecursion, PlainCode } from './plain/code.js';
export { ResidueCode } from './residue/code.js';
export {
  FUNCTION_ROUNDING,
  growth,
  ROUNDING,
  type RunningAlgebra,
  type RunningCall,
  type RunningRecursion,
  type RunningReduction,
  type SweptGivens,
  type Tracked,
} from './running/algebra.js';
export { RunningCode } from './running/code.js';
export { TapeCode } from './tape/code.js';
export { Unsupported } from './unsupported.js';
