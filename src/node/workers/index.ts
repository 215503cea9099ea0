export { readyThreads } from './thread.js';
export { type CrewOptions, WorkerCrew } from './worker-crew.js';
