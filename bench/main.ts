import { writeFileSync } from 'node:fs';
import { adagradSum } from './claims/adagrad-sum.js';
import { adagradTelescope } from './claims/adagrad-telescope.js';
import { cauchySchwarz } from './claims/cauchy-schwarz.js';
import { cosineSchedule } from './claims/cosine-schedule.js';
import { distanceTelescope } from './claims/distance-telescope.js';
import { lastCausalRate } from './claims/last-causal-rate.js';
import { monotoneCausal } from './claims/monotone-causal.js';
import { movingAverage } from './claims/moving-average.js';
import { runningMaximum } from './claims/running-maximum.js';
import { termCosts } from './long-case.js';
import { longestRound } from './longest-round.js';
import { lostDigits } from './lost-digits.js';
import { machineText } from './measure.js';
import { memoryOfManyCases } from './memory.js';
import { type Row, rowsOf } from './rows.js';
import { startUp } from './start-up.js';
import { performanceDocument } from './table.js';
import { gainsOfTwoWorkers } from './workers.js';

const CLAIMS = [
  adagradSum,
  adagradTelescope,
  cauchySchwarz,
  monotoneCausal,
  distanceTelescope,
  lastCausalRate,
  movingAverage,
  runningMaximum,
  cosineSchedule,
];
/** Those whose sums are scans. */
const SCANS = CLAIMS.filter((claim) => claim !== lastCausalRate);
const HORIZONS = [10, 100, 1000];
const TABLE = 'docs/performance.md';

const jsonAt = process.argv.indexOf('--json');
const jsonFile = jsonAt === -1 ? null : process.argv[jsonAt + 1];
if (jsonFile === undefined) {
  console.error('npm run bench -- --json FILE');
  process.exit(2);
}

console.error('start-up');
const start = await startUp();
const rows: Row[] = [];
for (const bench of CLAIMS)
  for (const horizon of HORIZONS) {
    console.error(`${bench.name}, T = ${horizon}`);
    rows.push(...rowsOf(bench, horizon));
  }
console.error('cases up to T = 10^6');
const costs = SCANS.map(termCosts);
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
console.error('digits of schedules');
const digits = lostDigits();
console.error('10^8 cases');
const memory = memoryOfManyCases();
console.error('two workers');
const gains = await gainsOfTwoWorkers();
console.error('rounds');
const round = longestRound();
const machine = machineText();
const text = performanceDocument({
  machine,
  claims: CLAIMS,
  rows,
  costs,
  peakMegabytes,
  memory,
  gains,
  round,
  start,
  digits,
});
console.log(text);
writeFileSync(TABLE, text);
if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
