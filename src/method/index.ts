export { type CertificateFailure, type Certified, certify, type Multipliers } from './check/certificate.js';
export { type Completed, complete, witnessAt } from './check/complete.js';
export { chanceOf, piecesOf, sampleOf, samplesOn } from './check/histories.js';
export { runMethod, type Trajectory, type TrajectoryFailure } from './check/trajectory.js';
export { averageMetric, type Instance, lastMetric, type Metric, subgradientMoves } from './instance.js';
export { decimalAbove, decimalBelow } from './outward.js';
export { ask } from './search/ask.js';
export { formulate } from './search/formulate.js';
export { type Effort, solve } from './search/interior-point.js';
export type { Question } from './search/question.js';
export { looksAhead, seesNorms } from './search/situation.js';
export type { Situation } from './search/situation-data.js';
export type { Piece, Witness } from './witness.js';
export { attained, type WorstCase, worstCase } from './worst-case.js';
export {
  type MultipliersJson,
  type WitnessJson,
  type WorstCaseJson,
  witnessToJson,
  worstCaseToJson,
} from './worst-case-data.js';
