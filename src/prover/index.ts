export { type OpenGoal, type ProveOptions, type ProveOutcome, proveClaim } from './prove-claim.js';
export { loadSolver, type Solver } from './solver.js';
