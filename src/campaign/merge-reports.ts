import { contradictionIn } from './altered.js';
import { assembleReport } from './assemble.js';
import { reportedHash } from './claim-identity.js';
import { mergeClaimReports } from './merge-claims.js';
import type { ClaimReport, DocumentReport, Report } from './report-data.js';
import { CROSS_CHECK_CASES, ROUND_CASES, roundsInShard } from './rounds.js';
import { saysSame } from './same-claim.js';

/** The report of the whole campaign, or why the reports are not those of its shards. */
export type Merging =
  | { readonly kind: 'merged'; readonly report: Report }
  | { readonly kind: 'mismatch'; readonly message: string; readonly advice: string };

/** A report and what it is called, for messages. */
export interface NamedReport {
  readonly name: string;
  readonly report: Report;
}

/** Puts the shards of a campaign together, in whatever order they are given: the report of the undivided campaign. */
export function mergeReports(reports: readonly NamedReport[]): Merging {
  const problem = mismatch(reports);
  if (problem) return { kind: 'mismatch', ...problem };
  const ordered = [...reports].sort((a, b) => a.report.shard!.index - b.report.shard!.index);
  const [first, ...others] = ordered.map(({ report }) => report);
  const documents = first!.documents.map(
    (document, i): DocumentReport => ({
      path: document.path,
      hash: document.hash,
      claims: mergeLists([first!, ...others].map((report) => report.documents[i]!.claims)),
    }),
  );
  const unlike = incompleteIn(
    documents,
    ordered.map(({ report }) => report),
  );
  if (unlike)
    return { kind: 'mismatch', message: `the shards are not believed: ${unlike}`, advice: 'make them again' };
  const { version, seed, options } = first!;
  return {
    kind: 'merged',
    report: assembleReport({ version, seed, ...options, end: 'complete' }, documents),
  };
}

/** The claims of a document stand at distinct lines, in the order of which they are reported. */
function mergeLists(lists: readonly (readonly ClaimReport[])[]): ClaimReport[] {
  const claims = new Map<string, ClaimReport>();
  for (const claim of lists.flat()) {
    const before = claims.get(claim.name);
    claims.set(claim.name, before ? mergeClaimReports(before, claim) : claim);
  }
  return [...claims.values()].sort((a, b) => a.line - b.line);
}

interface Mismatch {
  readonly message: string;
  readonly advice: string;
}

function mismatch(reports: readonly NamedReport[]): Mismatch | null {
  const [first] = reports;
  const seen = new Map<number, string>();
  for (const { name, report } of reports) {
    if (!report.shard)
      return {
        message: `${name} is no shard`,
        advice: 'a shard is made with lakatos check --shard I/N --json FILE',
      };
    if (report.interrupted)
      return { message: `${name} was interrupted`, advice: 'finish it: the same command with --resume' };
    const altered = alteredIn(report);
    if (altered) return { message: `${name} is not believed: ${altered}`, advice: 'make the shard again' };
    const difference = differenceOf(first!.report, report);
    if (difference)
      return {
        message: `${first!.name} and ${name} are no shards of one campaign: ${difference}`,
        advice: 'every shard takes the same version, documents and options',
      };
    const twice = seen.get(report.shard.index);
    if (twice !== undefined)
      return {
        message: `${twice} and ${name} are both shard ${report.shard.index}/${report.shard.of}`,
        advice: 'give each shard once',
      };
    seen.set(report.shard.index, name);
  }
  const of = first!.report.shard!.of;
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((index) => !seen.has(index));
  if (missing.length === 0) return null;
  return {
    message: `shard ${missing[0]}/${of} is missing${missing.length > 1 ? `, and ${missing.length - 1} more` : ''}`,
    advice: 'give the reports of all shards',
  };
}

/**
 * What is missing, or too much, in the shards of one campaign; `null`: nothing. The claims are those that the hash of their document was made of,
 * and each shard has those rounds of each claim that are dealt to it.
 */
function incompleteIn(documents: readonly DocumentReport[], shards: readonly Report[]): string | null {
  const { options } = shards[0]!;
  let index = 0;
  for (const [d, document] of documents.entries()) {
    if (reportedHash(document.claims) !== document.hash)
      return `${document.path} has not the claims of which its shards were made`;
    for (const claim of document.claims) {
      const counts = possibleRounds(claim, options);
      if (!counts.includes(claim.rounds)) return `rounds of ${claim.name} are missing, or too many`;
      for (const { shard, documents } of shards) {
        const own = documents[d]!.claims.find(({ name }) => name === claim.name)?.rounds ?? 0;
        if (own !== roundsInShard(index, claim.rounds, shard))
          return `shard ${shard!.index}/${shard!.of} has not its rounds of ${claim.name}`;
      }
      index += 1;
    }
  }
  return null;
}

/** In how many rounds a claim of this report is hunted: what is proved, or has few points, in one. */
function possibleRounds({ name, says, verdict }: ClaimReport, options: Report['options']): number[] {
  const { cases, casesOf = {}, roundCases = ROUND_CASES } = options;
  const wanted = Object.hasOwn(casesOf, name) ? casesOf[name]! : cases;
  const all = Math.ceil(wanted / roundCases);
  const givens = says.filter((line) => line.startsWith('given '));
  const isBounded = givens.every((line) => /^given [^[]* in [^[(]*\.\./.test(line));
  const isProved = verdict === 'proved' || verdict === 'contradiction';
  const crossCheck = Math.ceil(Math.min(wanted, CROSS_CHECK_CASES) / roundCases);
  return [all, ...(isBounded ? [1] : []), ...(isProved ? [crossCheck] : [])];
}

/** In what a report contradicts itself; `null`: in nothing. */
export function alteredIn({ documents, summary }: Report): string | null {
  for (const { path, claims } of documents) {
    const names = claims.map(({ name }) => name);
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) return `${path} has ${twice} twice`;
    for (const claim of claims) {
      const contradiction = contradictionIn(claim);
      if (contradiction) return contradiction;
    }
  }
  const all = documents.flatMap(({ claims }) => claims);
  const asExpected = all.filter((claim) => claim.asExpected).length;
  const adds =
    summary.claims === all.length &&
    summary.asExpected === asExpected &&
    summary.unexpected === all.length - asExpected;
  return adds ? null : 'its sum is not that of its claims';
}

/** In what two shards say different things of one claim; `null`: in nothing. */
function claimsDiffer(a: Report, b: Report): string | null {
  for (const [i, { claims }] of a.documents.entries())
    for (const claim of claims) {
      const other = b.documents[i]?.claims.find(({ name }) => name === claim.name);
      if (!other) continue;
      const text = ({ line, expected, links }: ClaimReport) =>
        JSON.stringify([line, expected, links.map(({ kind, text, source }) => [kind, text, source])]);
      if (text(other) !== text(claim) || !saysSame(other.says, claim.says))
        return `${claim.name} says something else`;
    }
  return null;
}

/** In what two reports that should be of one campaign differ; `null`: in nothing. */
function differenceOf(a: Report, b: Report): string | null {
  if (a.version !== b.version) return `versions ${a.version} and ${b.version}`;
  if (a.seed !== b.seed) return `seeds ${a.seed} and ${b.seed}`;
  if (a.shard!.of !== b.shard!.of) return `${a.shard!.of} and ${b.shard!.of} shards`;
  if (JSON.stringify(a.options) !== JSON.stringify(b.options))
    return `options ${JSON.stringify(a.options)} and ${JSON.stringify(b.options)}`;
  const paths = (report: Report) => report.documents.map(({ path }) => path).join(', ');
  if (paths(a) !== paths(b)) return `documents ${paths(a)} and ${paths(b)}`;
  const changed = a.documents.find(({ hash }, i) => hash !== b.documents[i]!.hash);
  return changed ? `${changed.path} had not the same claims` : claimsDiffer(a, b);
}
