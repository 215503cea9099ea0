import { describeDocument } from '../src/vitest.js';

// Few cases each: `lakatos check proofs` hunts for longer, and bulk-series.test.ts counts in millions.
describeDocument('proofs', { cases: 100, casesOf: { kingma_ba_10_4_stated: 200 } });
