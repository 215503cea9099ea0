export { type LogColumns, type LogReading, readLog } from './read-log.js';
