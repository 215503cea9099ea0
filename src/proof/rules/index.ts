import type { Rules } from '../scope.js';
import { CASES } from './cases.js';
import { COMBINE } from './combine.js';
import { EXTREMES } from './extremes.js';
import { HYPOTHESES } from './hypotheses.js';
import { LAWS } from './laws.js';
import { LEMMA } from './lemma.js';
import { SUMS } from './sums.js';

/** Every rule of the checker. */
export const RULES: Rules = { ...CASES, ...COMBINE, ...EXTREMES, ...HYPOTHESES, ...LAWS, ...LEMMA, ...SUMS };
