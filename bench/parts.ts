import { adagradSum } from './claims/adagrad-sum.js';
import { adagradTelescope } from './claims/adagrad-telescope.js';
import { cauchySchwarz } from './claims/cauchy-schwarz.js';
import { cosineSchedule } from './claims/cosine-schedule.js';
import { distanceTelescope } from './claims/distance-telescope.js';
import { lastCausalRate } from './claims/last-causal-rate.js';
import { monotoneCausal } from './claims/monotone-causal.js';
import { movingAverage } from './claims/moving-average.js';
import { runningMaximum } from './claims/running-maximum.js';
import { type LongDocument, longDocument } from './documents.js';
import { type Comparison, compareHunters } from './hunters/hunters.js';
import { type LongCases, longCases } from './long-case.js';
import { type LongestRound, longestRound } from './longest-round.js';
import { type LostDigits, lostDigits } from './lost-digits.js';
import { fullHunt, type MainJob, mainJob } from './main-job.js';
import type { Effort } from './measure.js';
import { type Memory, memoryOfManyCases } from './memory.js';
import { type Row, rowsOf } from './rows.js';
import { type StartUp, startUp } from './start-up.js';
import { gainsOfTwoWorkers, type WorkerGains } from './workers.js';

export const CLAIMS = [
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

/** What each part of the benchmark measures. */
export interface PartData {
  readonly 'start-up': StartUp;
  readonly 'main-job': MainJob;
  readonly 'full-hunt': MainJob;
  readonly documents: LongDocument;
  readonly rates: readonly Row[];
  readonly 'long-cases': LongCases;
  readonly digits: readonly LostDigits[];
  readonly memory: Memory;
  readonly workers: WorkerGains;
  readonly rounds: LongestRound;
  readonly hunters: Comparison;
}

export type PartName = keyof PartData;

interface Part<Data> {
  /** What it is called on the page. */
  readonly title: string;
  /** Measured with `--all`, or when it is named, only. */
  readonly isLong: boolean;
  readonly measure: (effort: Effort, tell: (text: string) => void) => Data | Promise<Data>;
}

/** In the order in which they are measured: what a person waits for comes first. */
export const PARTS: { readonly [Name in PartName]: Part<PartData[Name]> } = {
  'start-up': { title: 'start-up', isLong: false, measure: () => startUp() },
  'main-job': { title: 'the main job', isLong: false, measure: (_, tell) => mainJob(tell) },
  'long-cases': { title: 'long cases', isLong: false, measure: () => longCases(SCANS) },
  digits: { title: "digits of a schedule's guarantee", isLong: false, measure: () => lostDigits() },
  rates: {
    title: 'cases per second, ratios',
    isLong: false,
    measure: (effort, tell) =>
      CLAIMS.flatMap((bench) => {
        tell(bench.name);
        return HORIZONS.flatMap((horizon) => rowsOf(bench, horizon, effort));
      }),
  },
  'full-hunt': { title: 'the main job without proofs', isLong: true, measure: () => fullHunt() },
  documents: { title: 'a document of many claims', isLong: false, measure: () => longDocument() },
  memory: { title: 'many cases', isLong: true, measure: () => memoryOfManyCases() },
  rounds: { title: 'rounds', isLong: true, measure: () => longestRound() },
  workers: { title: 'two workers', isLong: true, measure: () => gainsOfTwoWorkers() },
  hunters: {
    title: 'other hunters ([hunt.md](hunt.md#other-hunters-on-the-same-claims))',
    isLong: true,
    measure: (_, tell) =>
      compareHunters(({ claim, hunter, outcome: { seconds, foundAt } }) =>
        tell(
          `${claim}: ${hunter} ${foundAt === null ? 'finds nothing' : 'finds a point'}, ${seconds.toFixed(1)} s`,
        ),
      ),
  },
};

export const PART_NAMES = Object.keys(PARTS) as PartName[];
