export { type Problem, ProblemError } from './problem.js';
export { renderProblem } from './render-problem.js';
