import { beforeAll, describe, expect, it } from 'vitest';
import { printClaim, printStatement } from '../../src/language/index.js';
import { loadSolver, type Solver } from '../../src/prover/index.js';
import { IS_WHOLE } from '../../test/support/sampled.js';
import { changeAt, type Place, places, provedBy, refutation, trueClaims } from './mutants.js';

/**
 * False statements made from true ones by one change. A statement counts as false only where the judge certifies a
 * counterexample of it. `npm run mutants` makes 10,000; the long suite a sample. A run that is divided, or that ended after
 * LAKATOS_MUTANTS_SECONDS, goes on with LAKATOS_MUTANTS_FROM, which it prints.
 */
const SEED = Number(process.env.LAKATOS_MUTANTS_SEED ?? 1);
const MANY = Number(process.env.LAKATOS_MUTANTS ?? (IS_WHOLE ? 150 : 60));
const FROM = Number(process.env.LAKATOS_MUTANTS_FROM ?? 0);
const SECONDS = Number(process.env.LAKATOS_MUTANTS_SECONDS ?? Number.POSITIVE_INFINITY);

/** Work of the prover for one false statement: most are given up at once, as they fail at a random point. */
const WORK = Number(process.env.LAKATOS_MUTANTS_WORK ?? 40_000);

/** Claims whose statements are changed, by their names. */
const ONLY = new RegExp(process.env.LAKATOS_MUTANTS_CLAIMS ?? '');

const PROGRESS = 250;

describe(`false statements (seed ${SEED}, from change ${FROM})`, () => {
  let order: readonly Place[];
  let solver: Solver;
  beforeAll(async () => {
    solver = await loadSolver();
    order = places(
      trueClaims().filter(({ claim }) => ONLY.test(claim.name)),
      SEED,
    );
  });

  it(`${MANY} of them are not proved`, () => {
    const until = performance.now() + 1000 * SECONDS;
    const kinds = new Map<string, number>();
    const proved: unknown[] = [];
    let at = FROM;
    let falseOnes = 0;
    const say = () =>
      process.stdout.write(
        `mutants: ${falseOnes} false of the changes ${FROM}..${at - 1} (seed ${SEED}), ${proved.length} proved; goes on with LAKATOS_MUTANTS_FROM=${at}\n`,
      );
    for (; at < order.length && falseOnes < MANY && performance.now() < until; at += 1) {
      const place = order[at]!;
      const { kind, to } = changeAt(place);
      const point = refutation(to, place.statement, at);
      if (!point) continue;
      falseOnes += 1;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      const ways = provedBy(place, to, { solver, work: WORK });
      if (ways.length > 0) {
        const horizon = point.horizon;
        const statement = printStatement(to.statements[place.statement]!);
        proved.push({ change: at, kind, ways, horizon, statement, claim: printClaim(to) });
        process.stdout.write(`${JSON.stringify(proved.at(-1))}\n`);
      }
      if (falseOnes % PROGRESS === 0) say();
    }
    say();
    const counts = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, n]) => `${kind} ${n}`);
    process.stdout.write(`  ${counts.join(', ')}\n`);
    expect(proved).toEqual([]);
    if (SECONDS === Number.POSITIVE_INFINITY && FROM === 0) expect(falseOnes).toBe(MANY);
  });
});
