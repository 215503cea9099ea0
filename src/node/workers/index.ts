export { type CrewOptions, WorkerCrew } from './worker-crew.js';
