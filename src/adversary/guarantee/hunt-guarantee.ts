import type { Point } from '../../evaluation/index.js';
import { type Finding, Judge, StatementTally } from '../../judgement/index.js';
import { type Claim, type MethodUse, methodMistake, ProblemError } from '../../language/index.js';
import { complete, looksAhead, seesNorms } from '../../method/index.js';
import type { HuntOptions, HuntProgress, HuntResult, StatementHunt, Witness } from '../hunt-result.js';
import { shrink } from '../shrink.js';
import { simplicityOrder } from '../simplicity.js';
import { shareOf } from '../work-share.js';
import { Choice } from './choice.js';
import { refitted } from './refitted.js';
import { climb, type Found, type Purse, weigh, workAt } from './worst-situation.js';

/** Horizons in the order in which they are tried: a function of few steps is the better picture. */
const HORIZONS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 14];

/** The longest horizon of a guarantee that is proved: the starts alone are looked at, which takes some hundredths of a second. */
export const GUARANTEE_CROSS_CHECK_HORIZON = 5;

/** How many of the starts of a horizon are climbed from, the worst first. */
const CLIMBS = 2;

/** A projection doubles the vectors of a run. */
const PROJECTED_HORIZONS = HORIZONS.filter((horizon) => horizon <= 8);

/** Where samples are drawn, every history has its own iterate: up to 14 pieces. */
function horizonsOf({ samples, layout }: MethodUse): readonly number[] {
  if (!samples) return layout.normal === null ? HORIZONS : PROJECTED_HORIZONS;
  return samples.probabilities.length === 2 ? [1, 2, 3] : [1, 2];
}

/** Work of a hunt for each case that is asked for, at least and at most, in steps of binary64: one to eight seconds. */
const WORK_PER_CASE = 12_000;
/** Times as much where the norms that are met are numbers to be chosen too. */
const WORK_WITH_NORMS = 4;
const WORK = { least: 3_000_000, most: 140_000_000 };

/** Work that shrinking a witness may take. */
const SHRINK_WORK = 12_000_000;
/** Work of one run of a method on a function, for each step, piece and dimension: exact, or in intervals. */
const RUN_WORK = { exact: 40, enclosed: 1000 };

/** Work of fitting offsets to slopes again, for each pair of steps. */
const REFIT_WORK = 3000;

/** A ratio above this is worth an exact look. */
const SUSPICIOUS = 1 + 1e-8;

/** Whether a point refutes its claim, found by running the method on its function: nothing here knows of any search. */
export function examineRun(
  claim: Claim,
  judge: Judge,
  point: Point,
): { readonly findings: readonly Finding[]; readonly completed: Point } | null {
  const completed = complete(claim, point);
  if (completed.kind === 'outside') return null;
  const { admissible, findings } = judge.examine(completed.point);
  return admissible === 'yes' ? { findings, completed: completed.point } : null;
}

/**
 * Hunts a function that breaks a guarantee: from short horizons up, it climbs in the rates, norms and distances for the largest ratio
 * of worst case to bound, from usual schedules and from the best of the horizon before. What it finds is run exactly. Of a guarantee that is
 * proved it looks at the worst function of each start, at a few short horizons, and climbs nowhere.
 */
export function* huntGuarantee(claim: Claim, options: HuntOptions): Generator<HuntProgress, HuntResult> {
  const judge = new Judge(claim.method!.inner);
  checkLooksBack(claim, judge);
  const tallies = claim.statements.map(() => new StatementTally(simplicityOrder()));
  const purse: Purse = {
    left: Math.min(
      WORK.most,
      shareOf('functions', options),
      Math.max(WORK.least, options.cases * WORK_PER_CASE * (seesNorms(claim.method!) ? WORK_WITH_NORMS : 1)),
    ),
  };
  const whole = purse.left;
  const { crossCheck = false } = options;
  const longest = crossCheck ? GUARANTEE_CROSS_CHECK_HORIZON : Number.POSITIVE_INFINITY;
  const all = horizonsOf(claim.method!).filter((horizon) => horizon <= longest);
  const horizons = all.filter((horizon) => horizon <= options.maxHorizon);
  let cases = 0;
  let before: { choice: Choice; found: Found } | null = null;
  let violated: Found | null = null;
  const look = (found: Found): boolean => {
    for (const point of found.question.points(found.gram)) {
      const examined = examineRun(claim, judge, point);
      if (!examined) continue;
      cases += 1;
      for (const [s, finding] of examined.findings.entries()) tallies[s]!.add(point, finding);
      return examined.findings.some(({ outcome }) => outcome === 'violated');
    }
    return false;
  };
  for (const [i, horizon] of horizons.entries()) {
    const choice = Choice.of(claim, horizon);
    if (!choice) break;
    const weights = horizons.slice(i).map((later) => Math.sqrt(workAt(claim.method!, later)));
    const part = weights[0]! / weights.reduce((sum, weight) => sum + weight, 0);
    const share: Purse = { left: Math.max(6 * workAt(claim.method!, horizon), purse.left * part) };
    const given = share.left;
    const warm: number[][] = before
      ? (['back', 'front'] as const).map((where) =>
          choice.extend(before!.found.logarithms, before!.choice, where),
        )
      : [];
    const best: Found | null = yield* worst(
      claim,
      judge,
      choice,
      [...warm, ...choice.starts()],
      crossCheck ? 0 : CLIMBS,
      share,
      () => {
        return { cases: Math.round((1 - purse.left / whole) * options.cases), of: options.cases };
      },
    );
    purse.left -= given - Math.max(0, share.left);
    if (!best) continue;
    if (look(best)) {
      violated = best;
      break;
    }
    before = { choice, found: best };
    if (purse.left <= 0) break;
  }
  const statements: StatementHunt[] = [];
  for (const [index, tally] of tallies.entries())
    statements.push({ tally, witness: witnessOf(claim, judge, index, tally, violated, options) });
  return {
    claim,
    attempts: cases,
    cases,
    maxHorizon: Math.min(options.maxHorizon, all.at(-1)!),
    admissibleHorizon: null,
    problem: null,
    statements,
  };
}

/** A method whose rates depend on gradients that it has not met is a mistake in the document. */
function checkLooksBack(claim: Claim, judge: Judge): void {
  const choice = Choice.of(claim, 3);
  const [start] = choice?.starts() ?? [];
  if (choice && start && looksAhead(claim, judge, choice.situation(start)))
    throw new ProblemError(methodMistake.ratesLookAhead(claim.place, claim.method!.name));
}

/** The largest ratio that climbs from the starts find; one that is above 1 by far ends the search. */
function* worst(
  claim: Claim,
  judge: Judge,
  choice: Choice,
  starts: readonly number[][],
  climbs: number,
  purse: Purse,
  progress: () => HuntProgress,
): Generator<HuntProgress, Found | null> {
  const ranked = starts
    .map((start) => {
      purse.left -= workAt(claim.method!, choice.horizon);
      return weigh(claim, judge, choice, start);
    })
    .filter((found): found is Found => found !== null)
    .sort((a, b) => b.ratio - a.ratio);
  let best = ranked[0] ?? null;
  const shares = ranked.slice(0, climbs);
  for (const [i, start] of shares.entries()) {
    const own: Purse = { left: purse.left / (shares.length - i) };
    const given = own.left;
    for (const found of climb(claim, judge, choice, start.logarithms, own)) {
      if (!best || found.ratio > best.ratio) best = found;
      yield progress();
      if (best.ratio > (claim.method!.samples ? CERTAIN_OF_SAMPLES : CERTAIN)) return best;
    }
    purse.left -= given - own.left;
    if (best && best.ratio > SUSPICIOUS * 1.0001) return best;
  }
  return best;
}

/** So far above 1 that a climb need not go on. */
const CERTAIN = 1.02;
/** Functions for several samples are many numbers: a larger violation leaves room for short ones. */
const CERTAIN_OF_SAMPLES = 1.5;

function witnessOf(
  claim: Claim,
  judge: Judge,
  index: number,
  tally: StatementTally,
  violated: Found | null,
  options: HuntOptions,
): Witness | null {
  const failure = tally.violation ?? tally.nonexistence;
  if (!failure) return tally.open && { ...tally.open, sides: null };
  const { outcome } = failure.finding;
  if (outcome === 'open') return { ...failure, sides: null };
  const purse: Purse = { left: Math.min(SHRINK_WORK, shareOf('shrinking', options)) };
  const fails = (point: Point) => {
    const work = point.horizon ** 3 * (seesNorms(claim.method!) ? RUN_WORK.enclosed : RUN_WORK.exact);
    purse.left -= work;
    const finding = examineRun(claim, judge, point)?.findings[index];
    return { fails: finding?.outcome === outcome, work };
  };
  const coarse = violated && outcome === 'violated' ? simplest(claim, judge, violated, fails, purse) : null;
  const refit = violated?.question.refit;
  const own = refit
    ? refitted((candidate) => {
        purse.left -= REFIT_WORK * candidate.horizon ** 2;
        return purse.left > 0 ? refit(candidate) : null;
      })
    : [];
  // Where no short function was found, shortening single numbers leads nowhere.
  const point = coarse ? shrink(claim, coarse, fails, Math.max(0, purse.left), own) : failure.point;
  const examined = examineRun(claim, judge, point)!;
  const finding = examined.findings[index]!;
  if (finding.outcome !== 'violated' && finding.outcome !== 'does not exist')
    throw new Error('a witness fails no more');
  const sides =
    finding.outcome === 'violated'
      ? judge.certificate(claim.statements[index]!, examined.completed, finding.indices)
      : null;
  return { point, finding, sides };
}

/** The situation in as few digits as still fail, with a function of as few dimensions and as short numbers. */
function simplest(
  claim: Claim,
  judge: Judge,
  violated: Found,
  fails: (point: Point) => { readonly fails: boolean },
  purse: Purse,
): Point | null {
  const choice = Choice.of(claim, violated.situation.horizon)!;
  for (const digits of [1, 2, 3, 4]) {
    const found = weigh(claim, judge, choice, violated.logarithms, { digits });
    if (!found || found.ratio <= SUSPICIOUS) continue;
    for (const point of found.question.simplerPoints(found.gram)) {
      if (purse.left <= SHRINK_WORK / 3) return null;
      if (fails(point).fails) return point;
    }
  }
  return null;
}
