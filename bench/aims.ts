import type { TermCosts } from './long-case.js';
import type { Job } from './main-job.js';
import type { Measured } from './measured.js';
import type { PartData, PartName } from './parts.js';
import type { Row, Variant } from './rows.js';
import type { WorkerGain } from './workers.js';

/** Something that this tool promises of its speed, and what was measured. */
export interface Aim {
  readonly aim: string;
  /** `null`: the part that measures it never ran. */
  readonly measured: string | null;
  readonly isMet: boolean;
}

/** A term may cost so many times what it costs at another horizon. */
const COST_FACTOR = 2;
/** A document may cost so many times what its claims cost. */
const DOCUMENT_FACTOR = 1.1;
/** Resident memory that is no growth: what the engine's collector leaves lying about. */
const MEMORY_SLACK = 1.1;

/** `kill -9` may take 10 s of work, 2 s of them the wait for a checkpoint (src/cli/checkpoint-writer.ts). */
const LONGEST_ROUND = 8;

/** What is said of a number that has to be small, or large. */
type Said = readonly [measured: string, isMet: boolean];

const atLeast = (least: number, value: number): Said => [
  value >= 100 ? Math.round(value).toString() : value.toFixed(2),
  value >= least,
];
const atMost = (most: number, seconds: number): Said => [
  seconds < 1 ? `${(1000 * seconds).toFixed(0)} ms` : `${seconds.toFixed(1)} s`,
  seconds <= most,
];

export function aimsOf(measured: Measured): readonly Aim[] {
  const aims: Aim[] = [];
  const add = <Name extends PartName>(
    part: Name,
    aim: string,
    said: (data: PartData[Name]) => Said,
  ): void => {
    const data = measured[part]?.data as PartData[Name] | undefined;
    const [text, isMet] = data === undefined ? [null, false] : said(data);
    aims.push({ aim, measured: text, isMet });
  };
  const addRatio = (over: Variant, least: number, times: string, under: Variant): void =>
    add('rates', `${over} at least ${times}`, (rows) =>
      atLeast(least, Math.min(...ratiosOf(rows, over, under))),
    );

  add('main-job', '`check proofs` in at most 12 s', (jobs) => atMost(12, jobOf(jobs, 'check').wall));
  add('main-job', '… with at most 22 s of CPU', (jobs) => atMost(22, jobOf(jobs, 'check').cpu));
  add('main-job', '… its first row within 0.7 s', (jobs) =>
    atMost(0.7, jobOf(jobs, 'check').firstRow ?? Number.POSITIVE_INFINITY),
  );
  add('full-hunt', '`check --no-prove proofs` with at most 35 s of CPU', (jobs) =>
    atMost(35, jobOf(jobs, '--no-prove').cpu),
  );
  add('full-hunt', '… of the 69 claims that there were when this aim was set', (jobs) =>
    atMost(35, jobOf(jobs, '--claim').cpu),
  );
  add('documents', 'a document of 100 claims at most 1.1 times what its claims cost one by one', (data) => {
    const times = data.together / data.apart;
    return [`${times.toFixed(2)} times`, times <= DOCUMENT_FACTOR];
  });
  add('start-up', '`lakatos --help` in at most 150 ms', ({ help }) => atMost(0.15, help.milliseconds / 1000));
  add('start-up', 'first row of `check` of a document in at most 1 s', ({ check }) =>
    atMost(1, check.milliseconds / 1000),
  );
  addRatio('kernel', 1.1, '1.1 times the interval loop', 'interval-loop');
  addRatio('pipeline', 0.6, '0.6 times the kernel alone', 'kernel');
  addRatio('pipeline', 0.6, '0.6 times the kernel alone on the cases that it makes', 'kernel-same-cases');
  addRatio('pipeline', 200, '200 times fast-check with decimal.js', 'fast-check-decimal');
  add(
    'long-cases',
    'a term costs the same from T = 10 to 10^6, within a factor of 2, where sums are scans',
    ({ costs }) => {
      const worst = Math.max(...costs.map(spreadOf));
      return [`a factor of ${worst.toFixed(2)}`, worst <= COST_FACTOR];
    },
  );
  add('long-cases', 'one certified case at T = 10^6 in at most 100 ms', ({ costs }) =>
    atMost(0.1, Math.max(...costs.map(secondsOfLongest))),
  );
  for (const of of ['claim', 'document'] as const)
    add(
      'workers',
      `two workers at least 1.8 times one, or as two processes with a half each, on a ${of}`,
      (gains) => {
        const [gain, halves] = [gainOf(gains[of]), gainOfShards(gains[of])];
        return [`${gain.toFixed(2)}; halves ${halves.toFixed(2)}`, gain >= Math.min(1.8, NOISE * halves)];
      },
    );
  add('memory', 'memory does not grow over 10^8 cases', ({ early, most }) => [
    `${early.toFixed(0)} MB, then at most ${most.toFixed(0)} MB`,
    most <= MEMORY_SLACK * early,
  ]);
  add('rounds', 'no round of the series longer than 8 s', ({ milliseconds }) =>
    atMost(LONGEST_ROUND, milliseconds / 1000),
  );
  return aims;
}

/** Runs of the same command differ by more than this. */
const NOISE = 0.98;

export function gainOf({ oneMs, twoMs }: WorkerGain): number {
  return oneMs / twoMs;
}

/** The same campaign as two shards. */
export function gainOfShards({ oneMs, shardsMs }: WorkerGain): number {
  return oneMs / shardsMs;
}

/** How many times as much two processes do that know nothing of each other. */
export function gainApart({ oneMs, apartMs }: WorkerGain): number {
  return (2 * oneMs) / apartMs;
}

function jobOf(jobs: readonly Job[], word: string): Job {
  return jobs.find(({ command }) => command.includes(word))!;
}

/** Of all claims and all horizons: an aim is met when its worst row meets it. */
function ratiosOf(rows: readonly Row[], over: Variant, under: Variant): readonly number[] {
  const rates = (variant: Variant) => rows.filter((row) => row.variant === variant);
  return rates(over).map(
    ({ claim, T, casesPerSecond }) =>
      casesPerSecond / rates(under).find((row) => row.claim === claim && row.T === T)!.casesPerSecond,
  );
}

function spreadOf({ costs }: TermCosts): number {
  const all = costs.map(({ nanoseconds }) => nanoseconds);
  return Math.max(...all) / Math.min(...all);
}

function secondsOfLongest({ costs }: TermCosts): number {
  const { T, nanoseconds } = costs.at(-1)!;
  return (T * nanoseconds) / 1e9;
}
