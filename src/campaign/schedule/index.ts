export type { Metric } from '../metric.js';
export { METRICS, metricOf } from '../metric.js';
export type { RunBound } from './bounds.js';
export { RUN_BOUNDS } from './bounds.js';
export {
  type BoundReport,
  type Evaluation,
  evaluate,
  type NamedSchedule,
  SCHEDULE_SCHEMA,
  type ScheduleComparison,
  type ScheduleReport,
  type TuneReport,
} from './comparison.js';
export { type Drawn, drawn } from './drawn.js';
export { enclosureText, type Guarantee, guarantees } from './guarantee.js';
export { type FilledLog, filled, irregularity, type Log, MAX_STEPS } from './log.js';
export { DEFAULT_SMOOTHING, type Refinement, type RefinementReport, refine } from './refine.js';
export type { Run } from './run.js';
export {
  type NormSource,
  type RateSource,
  ScheduleClaim,
  type ScheduleClaimOptions,
} from './schedule-claim.js';
export { callText, DEFAULT_ARGUMENTS, readScheduleText } from './schedule-text.js';
export { topDownWeights } from './top-down-weights.js';
export { tune } from './tune.js';
