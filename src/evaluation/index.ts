export { CaseBudget } from './case-budget.js';
export { type IndexEnvironment, indexValue, newEnvironment } from './indices.js';
export { Interpreter } from './interpreter.js';
export {
  CaseSize,
  type Extent,
  isWellFormed,
  type Layout,
  layoutOf,
  lengthOf,
  type RowPlace,
  valueInRows,
} from './layout.js';
export { MAX_PRODUCTS, MAX_TERMS, MAX_WORK, tooLongRun, tooManyTerms, WORK_LIMIT_CODES } from './limits.js';
export { Missing, type Outcome } from './missing.js';
export type { Point, PointValue } from './point.js';
export {
  type NumberJson,
  type PointJson,
  type PointReading,
  pointFromJson,
  pointToJson,
} from './point-json.js';
export { freeSlots, type Reduction, type ScanKind, scansOf } from './scans.js';
export { holds, type Truth } from './truth.js';
