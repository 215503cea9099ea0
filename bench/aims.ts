import type { TermCosts } from './long-case.js';
import type { LongestRound } from './longest-round.js';
import type { Memory } from './memory.js';
import type { Row, Variant } from './rows.js';
import type { StartUp } from './start-up.js';
import type { WorkerGain, WorkerGains } from './workers.js';

/** All that one run of the benchmark has measured. */
export interface Measured {
  readonly rows: readonly Row[];
  readonly costs: readonly TermCosts[];
  readonly memory: Memory;
  readonly gains: WorkerGains;
  readonly round: LongestRound;
  readonly start: StartUp;
}

/** Something that this tool promises of its speed, and what was measured. */
export interface Aim {
  readonly aim: string;
  readonly measured: string;
  readonly isMet: boolean;
}

/** A term may cost so many times what it costs at another horizon. */
const COST_FACTOR = 2;
/** Resident memory that is no growth: what the engine's collector leaves lying about. */
const MEMORY_SLACK = 1.1;

/** `kill -9` may take 10 s of work, 2 s of them the wait for a checkpoint (src/cli/checkpoint-writer.ts). */
const LONGEST_ROUND = 8000;

export function aimsOf({ rows, costs, memory, gains, round, start }: Measured): readonly Aim[] {
  const worst = (over: Variant, under: Variant): number => Math.min(...ratiosOf(rows, over, under));
  const atLeast = (aim: string, least: number, value: number): Aim => ({
    aim,
    measured: value >= 100 ? Math.round(value).toString() : value.toFixed(2),
    isMet: value >= least,
  });
  const below = (aim: string, most: number, milliseconds: number): Aim => ({
    aim,
    measured: `${milliseconds.toFixed(0)} ms`,
    isMet: milliseconds < most,
  });
  const spreads = costs.map((claim) => spreadOf(claim));
  const longest = Math.max(...costs.map((claim) => millisecondsOfLongest(claim)));
  return [
    atLeast('kernel at least 0.7 times the interval loop', 0.7, worst('kernel', 'interval-loop')),
    atLeast('pipeline at least 0.3 times the interval loop', 0.3, worst('pipeline', 'interval-loop')),
    atLeast(
      'pipeline at least 1,000 times fast-check with decimal.js',
      1000,
      worst('pipeline', 'fast-check-decimal'),
    ),
    {
      aim: 'a term costs the same from T = 10 to 10^6, within a factor of 2, where sums are scans',
      measured: `a factor of ${Math.max(...spreads).toFixed(2)}`,
      isMet: Math.max(...spreads) <= COST_FACTOR,
    },
    below('one certified case at T = 10^6 in less than 100 ms', 100, longest),
    atLeast('two workers at least 1.8 times one, on a claim', 1.8, gainOf(gains.claim)),
    atLeast('the same, on a document', 1.8, gainOf(gains.document)),
    {
      aim: 'memory does not grow over 10^8 cases',
      measured: `${memory.early.toFixed(0)} MB, then at most ${memory.most.toFixed(0)} MB`,
      isMet: memory.most <= MEMORY_SLACK * memory.early,
    },
    below('no round of the series longer than 8 s', LONGEST_ROUND, round.milliseconds),
    below('`lakatos --help` in less than 150 ms', 150, start.help.milliseconds),
    below('first verdict of `lakatos check` in less than 1 s', 1000, start.check.milliseconds),
  ];
}

export function gainOf({ oneMs, twoMs }: WorkerGain): number {
  return oneMs / twoMs;
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

function millisecondsOfLongest({ costs }: TermCosts): number {
  const { T, nanoseconds } = costs.at(-1)!;
  return (T * nanoseconds) / 1e6;
}
