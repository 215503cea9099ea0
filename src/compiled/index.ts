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
