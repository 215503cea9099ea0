export { BulkBudget, type BulkOptions } from './budget.js';
export { BulkHunt, type BulkHuntOf, bulkHunt, bulkKernel, residueWork } from './bulk-hunt.js';
export { type BulkOutcome, type BulkStatement, emptyOutcome, mergeOutcome } from './bulk-outcome.js';
export { type BulkGenerator, bulkGenerator } from './generator.js';
