import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkClaim, explain } from '../../src/campaign/index.js';
import { ProofSession } from '../../src/campaign/proofs/index.js';
import { pointFromJson } from '../../src/evaluation/index.js';
import { type Claim, ProblemError, resolveDocuments } from '../../src/language/index.js';
import { loadSolver, proveClaim } from '../../src/prover/index.js';
import { altered } from './alterations.js';
import { fault, interrupted, type Ran, run } from './commands.js';
import { Dice } from './dice.js';
import { anyCommand } from './options.js';
import { type Fraction, fraction, Oracle, type OraclePoint, OutOfReach, parsed } from './oracle.js';
import { claimText, type RationalClaim, rationalClaim } from './rational-claims.js';
import { wildDocument } from './wild-documents.js';

/** With `LAKATOS_ATTACK_SECONDS` it goes on for that time, from `LAKATOS_ATTACK_SEED` or a seed of the clock; else a short fixed sample. */
const SECONDS = Number(process.env.LAKATOS_ATTACK_SECONDS ?? 0);
const SEED = Number(process.env.LAKATOS_ATTACK_SEED ?? (SECONDS > 0 ? Date.now() % 2 ** 31 : 1));
const SAMPLE = 6;

interface Folder {
  readonly path: string;
  /** What was run in it, to repeat it by hand. */
  readonly log: Ran[];
}

/** The rounds of an attack, each with a seed of its own, which a failure prints with its document and its commands. */
async function attack(
  kind: string,
  sample: number,
  round: (dice: Dice, folder: Folder) => Promise<void> | void,
): Promise<void> {
  const started = performance.now();
  const goesOn = (i: number): boolean =>
    SECONDS > 0 ? performance.now() - started < (SECONDS * 1000) / KINDS : i < sample;
  let rounds = 0;
  for (; goesOn(rounds); rounds += 1) {
    const seed = (SEED + Math.imul(rounds, 7919)) | 0;
    const folder: Folder = { path: mkdtempSync(join(tmpdir(), 'lakatos-attack-')), log: [] };
    try {
      await round(new Dice(seed), folder);
    } catch (error) {
      throw new Error(
        `${kind}: LAKATOS_ATTACK_SEED=${seed} fails at once\n${story(folder)}\n${error instanceof Error ? error.stack : error}`,
      );
    }
    rmSync(folder.path, { recursive: true, force: true });
  }
  if (SECONDS > 0) process.stdout.write(`${kind}: ${rounds} rounds from seed ${SEED}\n`);
}

const KINDS = 4;

function story({ path, log }: Folder): string {
  const commands = log.map(
    ({ args, status, stderr }) =>
      `lakatos ${args.map((arg) => (/^[\w./-]+$/.test(arg) ? arg : `'${arg}'`)).join(' ')}   # status ${status}\n${stderr.slice(0, 1500)}`,
  );
  return `in ${path}\n${readFileSync(join(path, 'a.md'), 'utf8')}\n${commands.join('\n')}`;
}

function inFolder(folder: Folder, args: readonly string[]): Ran {
  const ran = run(args, folder.path);
  folder.log.push(ran);
  expect(fault(ran)).toBeNull();
  return ran;
}

const write = (folder: Folder, document: string): void => writeFileSync(join(folder.path, 'a.md'), document);

describe('commands', () => {
  it('end with a status, whatever documents and options they are given', async () => {
    await attack('commands', SAMPLE, (dice, folder) => {
      const document = wildDocument(dice);
      write(folder, document);
      const names = [...document.matchAll(/^```claim (\w+)/gm)].map((match) => match[1]!);
      for (let i = 0; i < 3; i += 1) inFolder(folder, anyCommand(dice.pick(names), dice));
    });
  });
});

/** A point of a claim as `--at` takes it, and as the oracle does. */
function pointOf(claim: RationalClaim, dice: Dice): OraclePoint {
  const horizon = dice.integer(1, 4);
  const number = (domain: RationalClaim['givens'][number]['domain']): Fraction => {
    if (typeof domain !== 'string') return fraction(BigInt(dice.integer(domain.from, domain.to)), 1n);
    const n = BigInt(dice.integer(domain === 'any' ? -5 : 0, 6));
    return fraction(n, BigInt(dice.oneIn(3) ? dice.integer(1, 5) : 1));
  };
  const values = claim.givens.map(({ name, isSequence, domain }) => [
    name,
    isSequence ? Array.from({ length: horizon }, () => number(domain)) : number(domain),
  ]);
  return { horizon, values: Object.fromEntries(values) };
}

const textOf = ({ n, d }: Fraction): string => (d === 1n ? `${n}` : `${n}/${d}`);

function jsonOf({ horizon, values }: OraclePoint): string {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(textOf) : textOf(value as Fraction),
  ]);
  return JSON.stringify({ T: horizon, ...Object.fromEntries(entries) });
}

function pointFrom(at: Record<string, unknown>): OraclePoint {
  const { T, ...rest } = at;
  const values = Object.entries(rest).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map((each) => parsed(String(each))) : parsed(String(value)),
  ]);
  return { horizon: Number(T), values: Object.fromEntries(values) };
}

const saidAt = (claim: RationalClaim, at: Record<string, unknown>, link: number) =>
  said(claim, () => pointFrom(at), link);

/** What the oracle says of a link; `undefined`: it cannot tell. */
function said(
  claim: RationalClaim,
  point: OraclePoint | (() => OraclePoint),
  link: number,
): boolean | null | undefined {
  try {
    return new Oracle(claim, typeof point === 'function' ? point() : point).link(link);
  } catch (error) {
    if (error instanceof OutOfReach || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The claims of a document in this process: thousands of points in the time in which a command starts. */
function claimsOf(document: string): readonly Claim[] {
  const { documents, problems } = resolveDocuments([{ path: 'a.md', text: document }], () => null);
  expect(problems).toEqual([]);
  return documents[0]!.claims;
}

/** What happens in `use`, or `null` where the tool names a problem of the input. */
function unlessProblem<V>(use: () => V): V | null {
  try {
    return use();
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

const onlyLinks = <L extends { readonly kind: string }>(links: readonly L[]): L[] =>
  links.filter(({ kind }) => kind === 'link');

describe('an independent oracle', () => {
  it('agrees with what explain says at a point', async () => {
    await attack('explain', SAMPLE * 20, (dice, folder) => {
      const claim = rationalClaim('c', dice);
      write(folder, claimText(claim));
      const [resolved] = claimsOf(claimText(claim)) as [Claim];
      for (let i = 0; i < 6; i += 1) {
        const point = pointOf(claim, dice);
        const reading = pointFromJson(resolved, JSON.parse(jsonOf(point)));
        if (reading.kind === 'problem') throw new Error(`${jsonOf(point)}: ${reading.problem.message}`);
        const explained = unlessProblem(() => explain(resolved, reading.point));
        for (const [k, link] of onlyLinks(explained?.links ?? []).entries()) {
          const expected = said(claim, point, k);
          if (expected === undefined || (link.holds === 'unknown' && !link.missing)) continue;
          const isTie = link.holds === 'tie';
          // A tie is equality: it holds but for a strict relation.
          const holds = link.missing ? null : isTie ? claim.relations[k] !== '<' : link.holds === 'yes';
          expect({ at: jsonOf(point), link: k, holds }).toEqual({
            at: jsonOf(point),
            link: k,
            holds: expected,
          });
        }
      }
    });
  });

  it('contradicts no counterexample and no proof', async () => {
    const solver = await loadSolver();
    await attack('verdicts', SAMPLE * 4, (dice, folder) => {
      const claims = Array.from({ length: dice.integer(1, 4) }, (_, i) => rationalClaim(`c${i}`, dice));
      const document = claims.map(claimText).join('\n');
      write(folder, document);
      const provable = resolveDocuments([{ path: 'a.md', text: document }], () => null).documents;
      const session = new ProofSession(
        provable.map((each) => ({ document: each, certificates: new Map() })),
        (claim, lemmas) => ({ proof: proveClaim(claim, { solver, lemmas, work: 100_000 }).proof, open: [] }),
      );
      for (const [c, resolved] of provable[0]!.claims.entries()) {
        const claim = claims[c]!;
        const report = checkClaim(resolved, {
          seed: dice.integer(1, 99),
          cases: dice.pick([50, 400, 1200]),
          maxHorizon: dice.pick([2, 3, 12]),
          claims: dice.pick([1, 4, 500]),
        });
        expect(report.problem?.code).not.toBe('fault');
        for (const [k, { counterexample, text }] of onlyLinks(report.links).entries()) {
          const expected = counterexample && saidAt(claim, counterexample.at, k);
          if (counterexample && expected !== undefined)
            expect({ text, at: counterexample.at, holds: expected }).toMatchObject({
              holds: counterexample.missing ? null : false,
            });
        }
        const { statements } = session.proofsOf(resolved);
        for (const [k] of onlyLinks(resolved.statements).entries()) {
          if (!statements[k]) continue;
          for (let i = 0; i < 60; i += 1) {
            const point = pointOf(claim, dice);
            expect({
              at: jsonOf(point),
              link: k,
              holds: said(claim, point, k) ?? 'nothing',
            }).not.toMatchObject({ holds: false });
            if (said(claim, point, k) === null)
              throw new Error(`link ${k} is proved, and a side does not exist at ${jsonOf(point)}`);
          }
        }
      }
    });
  });
});

interface Report {
  readonly documents: readonly {
    readonly claims: readonly { readonly verdict: string }[];
  }[];
}

function readJson(folder: Folder, name: string): Report | null {
  try {
    return JSON.parse(readFileSync(join(folder.path, name), 'utf8'));
  } catch {
    return null;
  }
}

/** The files below a folder. */
function filesIn(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => statSync(file).size < 1 << 22);
  } catch {
    return [];
  }
}

describe('a campaign', () => {
  it('says the same after interruptions, and is not misled by files that were altered', async () => {
    await attack('campaigns', SAMPLE / 3, async (dice, folder) => {
      write(folder, Array.from({ length: 3 }, (_, i) => claimText(rationalClaim(`c${i}`, dice))).join('\n'));
      const args = [
        'check',
        'a.md',
        '--cases',
        '600',
        '--round-cases',
        '100',
        '--max-horizon',
        '8',
        '--no-failures',
        '--workers',
        `${dice.integer(1, 2)}`,
      ];
      const { status } = inFolder(folder, [...args, '--json', 'whole.json', '-q']);
      if (status === 2 && !readJson(folder, 'whole.json')) return;
      const whole = readFileSync(join(folder.path, 'whole.json'), 'utf8');
      const signal = dice.pick(['SIGINT', 'SIGKILL'] as const);
      folder.log.push(await interrupted(args, folder.path, signal, dice.integer(100, 2500)));
      const isAltered = dice.oneIn(2);
      if (isAltered)
        for (const file of filesIn(join(folder.path, '.lakatos')))
          writeFileSync(file, altered(readFileSync(file, 'utf8'), dice));
      const resumed = inFolder(folder, [...args, '--resume', '--json', 'resumed.json', '-q']);
      const again = readJson(folder, 'resumed.json');
      if (!isAltered) expect(readFileSync(join(folder.path, 'resumed.json'), 'utf8')).toBe(whole);
      // What was altered is refused with status 2, or changes no verdict.
      else if (again && resumed.status !== 2) {
        const verdicts = (report: Report) =>
          report.documents.map(({ claims }) => claims.map(({ verdict }) => verdict));
        expect(verdicts(again)).toEqual(verdicts(JSON.parse(whole)));
      }
      alterTheRest(dice, folder, args);
    });
  });
});

/** Failures, shards and certificates that were altered: commands that read them end with a status. */
function alterTheRest(dice: Dice, folder: Folder, args: readonly string[]): void {
  inFolder(folder, ['check', 'a.md', '--cases', '60', '-q']);
  const failures = filesIn(join(folder.path, '.lakatos', 'failures'));
  for (const file of failures) writeFileSync(file, altered(readFileSync(file, 'utf8'), dice));
  inFolder(folder, ['check', 'a.md', '--cases', '60', '-q']);
  if (failures[0]) inFolder(folder, [dice.pick(['replay', 'guard']), failures[0]]);
  mkdirSync(join(folder.path, 'shards'), { recursive: true });
  for (const shard of ['1', '2'])
    inFolder(folder, [...args, '--shard', `${shard}/2`, '--json', `shards/${shard}.json`, '-q']);
  const first = join(folder.path, 'shards', '1.json');
  try {
    writeFileSync(first, altered(readFileSync(first, 'utf8'), dice));
  } catch {
    return;
  }
  inFolder(folder, ['merge', 'shards/1.json', 'shards/2.json', '--documents', 'a.md', '-q']);
  inFolder(folder, ['prove', 'a.md']);
  for (const file of filesIn(folder.path).filter((path) => path.endsWith('.proofs.json'))) {
    writeFileSync(file, altered(readFileSync(file, 'utf8'), dice));
    inFolder(folder, ['verify', 'a.md']);
    inFolder(folder, ['check', 'a.md', '--cases', '10', '-q']);
  }
}
