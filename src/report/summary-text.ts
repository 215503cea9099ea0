import { CROSS_CHECK_HORIZON } from '../adversary/index.js';
import { CROSS_CHECK_CASES, type Report, ROUND_CASES } from '../campaign/index.js';
import { durationText } from './duration.js';
import { countText } from './numbers.js';
import type { Paint } from './paint.js';

/** `3 claims: 2 as expected, 1 not (…)`. */
export function summaryText(report: Report, paint: Paint): string {
  const { claims, asExpected, unexpected } = report.summary;
  const failed = unexpected === 0 ? '' : `, ${paint.red(`${unexpected} not`)}`;
  const noun = claims === 1 ? 'claim' : 'claims';
  const stopped = report.interrupted ? `, ${paint.yellow('interrupted')}` : '';
  const effort = paint.dim(`(${effortWords(report).join(', ')})`);
  return `${claims} ${noun}: ${asExpected} as expected${failed}${stopped} ${effort}`;
}

/** What was tried: seed, cases or time, horizons. */
export function effortWords({ seed, options, shard, documents }: Report): string[] {
  const { cases, maxHorizon, seconds, roundCases = ROUND_CASES, proofs } = options;
  const words = [`seed ${seed}`];
  const claims = documents.flatMap((document) => document.claims);
  const sampled = claims.filter(({ proof }) => proof === null);
  if (seconds === undefined) words.push(`${countText(cases)} cases a claim`);
  else if (sampled.length > 0 || claims.length === 0) {
    // A campaign that was stopped in its first round has none.
    const rounds = sampled.map((claim) => claim.rounds);
    const most = Math.max(0, ...rounds);
    const [fewest, greatest] = [Math.min(most, ...rounds), most].map(countText);
    const range = fewest === greatest ? fewest : `${fewest} to ${greatest}`;
    words.push(
      `${range} ${most === 1 ? 'round' : 'rounds'} of up to ${countText(Math.min(cases, roundCases))} cases a claim in ${durationText(1000 * seconds)}`,
    );
  }
  words.push(`T up to ${countText(maxHorizon)}`);
  if (sampled.length < claims.length)
    words.push(
      `${countText(Math.min(cases, CROSS_CHECK_CASES))} cases up to T = ${Math.min(maxHorizon, CROSS_CHECK_HORIZON)} where it is proved`,
    );
  const noted = claims.filter(({ proofs }) => proofs === 'noted').length;
  if (noted > 0)
    words.push(
      `no new search for proofs of ${noted} ${noted === 1 ? 'claim' : 'claims'}, where none was found before`,
    );
  const longest = longestFailure(documents);
  if (longest > maxHorizon) words.push(`a failure at T = ${countText(longest)}`);
  if (proofs === 'off') words.push('without proofs');
  if (shard) words.push(`shard ${shard.index}/${shard.of}`);
  return words;
}

/** Sweeps and climbs go further than random cases: the longest horizon of a counterexample that is shown; 0 without one. */
function longestFailure(documents: Report['documents']): number {
  const links = documents.flatMap(({ claims }) => claims.flatMap((claim) => claim.links));
  return links.reduce(
    (longest, { counterexample }) => Math.max(longest, Number(counterexample?.at.T ?? 0)),
    0,
  );
}
