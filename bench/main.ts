import { writeFileSync } from 'node:fs';
import { adagradSum } from './claims/adagrad-sum.js';
import { adagradTelescope } from './claims/adagrad-telescope.js';
import { cauchySchwarz } from './claims/cauchy-schwarz.js';
import { distanceTelescope } from './claims/distance-telescope.js';
import { lastCausalRate } from './claims/last-causal-rate.js';
import { monotoneCausal } from './claims/monotone-causal.js';
import { longCase } from './long-case.js';
import { machineText } from './measure.js';
import { type Row, rowsOf } from './rows.js';
import { performanceDocument } from './table.js';
import { gainOfTwoWorkers } from './workers.js';

const CLAIMS = [
  adagradSum,
  adagradTelescope,
  cauchySchwarz,
  monotoneCausal,
  lastCausalRate,
  distanceTelescope,
];
const HORIZONS = [10, 100, 1000];
const TABLE = 'docs/performance.md';

const jsonAt = process.argv.indexOf('--json');
const jsonFile = jsonAt === -1 ? null : process.argv[jsonAt + 1];
if (jsonFile === undefined) {
  console.error('npm run bench -- --json FILE');
  process.exit(2);
}

const rows: Row[] = [];
for (const bench of CLAIMS)
  for (const horizon of HORIZONS) {
    console.error(`${bench.name}, T = ${horizon}`);
    rows.push(...rowsOf(bench, horizon));
  }
console.error('one case at T = 10^6');
const long = longCase();
console.error('two workers');
const gain = await gainOfTwoWorkers();
const machine = machineText();
const text = performanceDocument(machine, CLAIMS, rows, long, gain);
console.log(text);
writeFileSync(TABLE, text);
if (jsonFile) writeFileSync(jsonFile, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
