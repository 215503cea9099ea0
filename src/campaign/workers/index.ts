export { type PoolOptions, RoundPool } from './round-pool.js';
