import { describeDocument } from '../src/vitest.js';

describeDocument('proofs');
