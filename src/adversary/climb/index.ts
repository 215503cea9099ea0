export { type ClimbOptions, climb } from './climb.js';
export { Climber, type Strategy } from './climber.js';
export type { Elite, Elites } from './elites.js';
export { exactPoint, positionOf } from './exact-point.js';
export { type JudgedPoint, judgeIfAffordable, nominate, roundedPoint } from './nominate.js';
export { dependsOnHorizon, strategiesFor } from './plan.js';
export type { Frame, Position } from './position.js';
