import { type Claim, type Hint, printClaim } from '../language/index.js';
import type { ClaimProof, ProvedStatement, StatementProof } from '../proof/index.js';
import { Algebra, Blowup, OutOfWork, pkey } from './algebra.js';
import { chain } from './known.js';
import { Lemmas } from './lemmas.js';
import { Unsupported } from './model.js';
import { opened, proveGoal, proveStatement } from './prove-statement.js';
import { type Open, Search } from './search.js';
import { Session } from './session.js';
import type { Solver } from './solver.js';
import { Writer } from './writer.js';

export interface ProveOptions {
  readonly solver: Solver;
  /** Theorems that may be used as lemmas. */
  readonly lemmas?: readonly ProvedStatement[];
  /** Work for one statement, in products of monomials: 1,500,000 is some ten seconds on an idle machine. */
  readonly work?: number;
  /** Work for all statements of the claim; without end if not given. */
  readonly claimWork?: number;
}

/** A statement without a proof, and the goals on which its search ended. */
export interface OpenGoal {
  readonly statement: number;
  /** Where in the proof it came up: `term by term, induction`; empty: the statement itself. */
  readonly node: string;
  readonly goal: string;
  readonly context: string;
  readonly reason: string;
}

export interface ProveOutcome {
  /** Statements that were proved; check it, because the prover is never believed. */
  readonly proof: ClaimProof;
  readonly open: readonly OpenGoal[];
  /** Work done. */
  readonly work: number;
  /** Whether the search of some statement ended because its work was done. */
  readonly outOfWork: boolean;
}

const DEFAULT_WORK = 1_500_000;

/** Searches for proofs of a claim's statements, one after the other. Deterministic; the budget is work, not time. */
export function proveClaim(claim: Claim, options: ProveOptions): ProveOutcome {
  const open: OpenGoal[] = [];
  const statements: StatementProof[] = [];
  const algebra = new Algebra();
  const writer = new Writer(algebra);
  let outOfWork = false;
  const end = algebra.work + (options.claimWork ?? Number.POSITIVE_INFINITY);
  const result = () => ({
    work: algebra.work,
    outOfWork,
    proof: { claim: claim.name, text: printClaim(claim), terms: writer.terms, statements },
    open,
  });
  let session: Session;
  try {
    session = new Session(claim, algebra);
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    return {
      ...result(),
      open: claim.statements.map((_, statement) => ({
        statement,
        node: '',
        goal: '',
        context: '',
        reason: error.message,
      })),
    };
  }
  const search = new Search(session, options.solver);
  const done = new Set<number>();
  const links = claim.statements.flatMap((statement, i) => (statement.kind === 'link' ? [i] : []));
  const lemmas = new Lemmas(session, algebra, options.lemmas ?? []);
  lemmas.prove = (poly, rel, ctx) =>
    proveGoal(search, { poly, rel }, ctx, [], true) ??
    proveGoal(search, { poly, rel }, ctx, lemmas.in(ctx), true);
  session.lemmasAbout = (ids, ctx) => lemmas.about(ids, ctx);
  const failedHints = (hints: readonly Hint[], statement: number) => {
    for (const hint of hints)
      open.push({ statement, node: '', goal: '', context: '', reason: lemmas.failed(hint) });
  };
  // Obligations first: they are premises of bounds, and links may use them.
  const order = claim.statements.map((_, i) => i);
  order.sort((a, b) => rank(claim, a) - rank(claim, b) || a - b);
  for (const number of order) {
    const statement = claim.statements[number]!;
    algebra.limit = Math.min(end, algebra.work + (options.work ?? DEFAULT_WORK));
    search.open.length = 0;
    try {
      lemmas.useHints(statement.hints, opened(session, statement).env);
      search.useHints(statement.hints);
      const found = proveStatement(
        search,
        writer,
        statement,
        number,
        (ctx) => lemmas.in(ctx),
        (_ctx, env) =>
          statement.kind === 'conclusion' && links.every((link) => done.has(link))
            ? chain(session, links, statement, env)
            : null,
      );
      if ('open' in found) {
        const goal = found.open;
        open.push({
          statement: number,
          node: '',
          goal: `${session.show(session.norm(goal.poly, goal.ctx))} ${goal.rel} 0`,
          context: goal.ctx.key,
          reason: 'open',
        });
        failedHints(statement.hints, number);
        for (const each of nearest(search.open))
          open.push({
            statement: number,
            node: nodeOf(each.trail),
            goal: `${session.show(each.E)} ${each.rel} 0`,
            context: each.ctx.key,
            reason: 'subgoal',
          });
      } else {
        statements.push(found);
        done.add(number);
      }
    } catch (error) {
      if (
        error instanceof Unsupported ||
        error instanceof OutOfWork ||
        error instanceof Blowup ||
        error instanceof Error
      ) {
        outOfWork ||= error instanceof OutOfWork;
        open.push({
          statement: number,
          node: '',
          goal: '',
          context: '',
          reason: (error as Error).stack ?? `${error}`,
        });
        failedHints(statement.hints, number);
      } else throw error;
    }
  }
  return result();
}

/** The rules of the search in words. A rule within another one follows it. */
const PLACES: Readonly<Record<string, string>> = {
  terms: 'term by term',
  induction: 'induction',
  down: 'downwards',
  exchange: 'exchange of sums',
  extend: 'longer sum',
  extreme: 'greatest or least value',
  first: 'T = 1 or T >= 2',
  max: 'maximum or minimum',
  order: 'order of two numbers',
  root: 'root',
  short: 'short sum',
  square: 'squares',
  logarithms: 'logarithms',
};

function nodeOf(trail: string): string {
  const places = trail.split('/').flatMap((part) => PLACES[part] ?? []);
  return places.filter((place, i) => place !== places[i - 1]).join(', ');
}

/** Goals that are shown for a statement that stays open. */
const MOST_SHOWN = 4;

/** The open goals that are nearest to a proof: the shortest, of those the ones that most rules led to. */
function nearest(goals: readonly Open[]): Open[] {
  const distinct = new Map(goals.map((goal) => [`${pkey(goal.E)} ${goal.rel}`, goal]));
  return [...distinct.values()]
    .filter(({ E }) => E.size > 0)
    .sort((a, b) => a.E.size - b.E.size || b.depth - a.depth)
    .slice(0, MOST_SHOWN);
}

function rank(claim: Claim, i: number): number {
  return { obligation: 0, link: 1, premise: 1, conclusion: 2 }[claim.statements[i]!.kind];
}
