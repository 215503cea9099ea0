export { exactPoint, positionOf } from '../landscape/exact-point.js';
export type { Frame, Position } from '../landscape/position.js';
export type { BestPosition, BestPositions } from './best-positions.js';
export { type ClimbOptions, climb } from './climb.js';
export { Climber, type Strategy } from './climber.js';
export { type JudgedPoint, judgeIfAffordable, nominate, roundedPoint } from './nominate.js';
export { dependsOnHorizon, strategiesFor } from './plan.js';
