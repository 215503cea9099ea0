import { mistake } from '../help/mistakes.js';
import { type Problem, ProblemError } from '../help/problem.js';
import { closestName } from '../help/spelling.js';
import type { Claim, Given, Statement } from '../term/claim.js';
import type { Place } from '../term/place.js';
import type { Block, GivenLine, Line, Variable } from '../term/syntax.js';
import type { SyntaxTree } from '../term/tree.js';
import { uncaptured } from '../term/uncaptured.js';
import { checkLines } from './block-checks.js';
import { chainStatements } from './chain-statements.js';
import { ClaimBuilder } from './claim-builder.js';
import { define } from './define.js';
import { inOrder } from './definition-order.js';
import { statementsOfGiven } from './given-statements.js';
import { instantiateBound } from './instantiate.js';
import { laterGivens } from './later-givens.js';
import { letEntries } from './let-entries.js';
import type { Opened } from './library.js';
import { checkMethod, methodLineOf, resolveMethodClaim } from './method/resolve-method.js';
import { openObligations, premisesOf, resolveStatement } from './obligations.js';
import { resolveExpression } from './resolve-expression.js';
import { resolveGiven } from './resolve-given.js';
import { bringSchedule, type ScheduleUse } from './schedule-use.js';
import { type LetEntry, Scope } from './scope.js';

type Lines<Kind extends Line['kind']> = Extract<Line, { kind: Kind }>[];

/** One pass over a block: gives its names their meaning and collects its mistakes, one for each line or more. */
class BlockResolver {
  readonly problems: Problem[] = [];
  private readonly builder: ClaimBuilder;
  private readonly scope: Scope;
  private readonly givens: { line: GivenLine; variable: Variable }[];
  private readonly entries: LetEntry[] = [];
  private readonly schedules: ScheduleUse[] = [];

  constructor(
    private readonly block: Block,
    private readonly opened: Opened,
    open: ClaimBuilder['open'],
  ) {
    this.builder = new ClaimBuilder(open, instantiateBound);
    this.scope = Scope.root(opened.imports);
    this.givens = this.lines('given').flatMap((line) =>
      line.variables.map((variable) => ({ line, variable })),
    );
  }

  run(): Claim | null {
    const { block, builder, problems } = this;
    problems.push(...this.opened.problems, ...checkLines(block));
    this.declare();
    const before = problems.length;
    this.bringSchedules();
    // Names are missing now: what they would cause below is no mistake of its own.
    if (this.opened.problems.length > 0 || problems.length > before) return null;
    this.resolveDefinitions();
    const givens = this.givens.flatMap(({ line, variable }): Given[] => {
      const given = this.attempt(() => resolveGiven(line, variable, this.scope, builder));
      return given ? [given] : [];
    });
    if (givens.length === this.givens.length) problems.push(...laterGivens(givens, builder.definitions));
    const premises = this.resolveChains('assume');
    const shown = this.resolveChains('show');
    this.resolveBesides();
    for (const { value } of this.lines('value'))
      this.attempt(() => resolveExpression(value, this.scope, builder));
    for (const { schedule, scope, place } of this.schedules)
      this.attempt(() => builder.obligations.push(...premisesOf(schedule, scope, builder, place)));
    if (problems.length > 0 || block.kind !== 'claim') return null;

    const obligations = this.attempt(() => openObligations(builder.obligations, this.said(premises)));
    if (!obligations) return null;
    const expectation = this.lines('expect')[0]?.expectation ?? null;
    return uncaptured({
      name: block.name.name,
      source: block.source,
      place: block.name.place,
      expectation,
      givens,
      definitions: builder.definitions,
      premises,
      statements: [...shown, ...obligations],
      lemmas: this.opened.lemmas,
      slots: builder.slots,
      text: block.text,
    });
  }

  private lines<Kind extends Line['kind']>(kind: Kind): Lines<Kind> {
    return this.block.lines.filter((line) => line.kind === kind) as Lines<Kind>;
  }

  /** The result, or `undefined` and a problem more. */
  private attempt<Result>(action: () => Result): Result | undefined {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.problems.push(error.problem);
      return undefined;
    }
  }

  private declare(): void {
    this.givens.forEach(({ line, variable }, position) => {
      const { name, indices } = variable;
      this.scope.define(name, { kind: 'given', name, position, arity: indices.length });
      if (line.domain?.kind === 'integers') this.builder.integers.add(position);
    });
    for (const entry of letEntries(this.lines('let'), this.scope)) {
      if (this.scope.lookup(entry.name)) continue; // a duplicate, which is reported
      this.entries.push(entry);
      this.scope.define(entry.name, { kind: 'let', entry });
    }
  }

  private bringSchedules(): void {
    const { block, scope, builder } = this;
    const bring = (schedule: Block, given: readonly SyntaxTree[] | null, place: Place) =>
      this.attempt(() => this.schedules.push(bringSchedule(schedule, given, place, scope, builder)));
    const used = new Set(this.lines('use').map((line) => line.name.name));
    for (const { schedule, arguments: given, line } of this.opened.scheduleImports) {
      // A `use` line of its own gives the parameters their values.
      if (block.kind === 'claim' && !given && used.has(schedule.name.name)) continue;
      if (block.kind === 'claim') bring(schedule, given, line.place);
      else this.problems.push(mistake.scheduleInBound(line.place));
    }
    if (block.kind !== 'claim') return;
    for (const line of this.lines('use')) {
      const { name, place } = line.name;
      const schedule = this.opened.imports.schedules.get(name);
      if (schedule) bring(schedule, line.arguments, line.place);
      else this.problems.push(mistake.unknownSchedule(place, name, this.scheduleAdvice(name)));
    }
    for (const schedule of this.schedules) this.entries.push(...schedule.entries);
  }

  private scheduleAdvice(name: string): string | null {
    const { bounds, schedules } = this.opened.imports;
    if (bounds.has(name)) return `\`${name}\` is a bound, and stands in an expression: \`${name}(…)\``;
    const meant = closestName(name, schedules.keys());
    if (meant) return `did you mean \`${meant}\`?`;
    return `import it with \`${this.opened.imports.elsewhere(name, 'schedule') ?? `from DOCUMENT use ${name}`}\``;
  }

  private resolveDefinitions(): void {
    const { order, circles } = inOrder(this.entries);
    for (const circle of circles) {
      // A recursion with a mistake is reported already.
      if (circle.some(({ line }) => line.head !== null)) continue;
      const names = circle.map((entry) => entry.name);
      this.problems.push(mistake.circularDefinition(circle[0]!.line.variable.place, names));
    }
    for (const group of order) this.attempt(() => define(group, this.builder));
  }

  private resolveChains(kind: 'assume' | 'show'): Statement[] {
    return this.lines(kind).flatMap(
      (line) => this.attempt(() => chainStatements(line, this.scope, this.builder)) ?? [],
    );
  }

  private resolveBesides(): void {
    for (const { line, source } of this.block.besides ?? [])
      this.attempt(() => {
        for (const statement of chainStatements(line, this.scope, this.builder))
          this.builder.obligations.push({ ...statement, kind: 'obligation', source, place: line.place });
      });
  }

  /** What the claim's own givens and premises say. */
  private said(premises: readonly Statement[]) {
    const ofGivens = this.givens.flatMap(({ line, variable }) =>
      statementsOfGiven(line, variable).map((statement) =>
        resolveStatement(statement, this.scope, this.builder),
      ),
    );
    return [...ofGivens, ...premises];
  }
}

/**
 * Resolves a block: a claim becomes a `Claim`; a bound or schedule is checked, and gives `null`. So does a block
 * with a mistake. `open` checks the bounds and schedules that it uses.
 */
export function resolveBlock(
  block: Block,
  opened: Opened,
  open: ClaimBuilder['open'],
): { claim: Claim | null; problems: Problem[] } {
  if (block.faulty) return { claim: null, problems: [] }; // its mistakes are the parser's
  if (block.kind === 'method') {
    const problems = [...opened.problems, ...checkLines(block)];
    return {
      claim: null,
      problems: problems.length > 0 ? problems : checkMethod(block, opened, open, resolveOrdinary),
    };
  }
  return methodLineOf(block)
    ? resolveMethodClaim(block, opened, open, resolveOrdinary)
    : resolveOrdinary(block, opened, open);
}

/** The claim that a bound makes about a method, with its `guarantees` line. */
export function resolveGuarantee(
  block: Block,
  opened: Opened,
  open: ClaimBuilder['open'],
): { claim: Claim | null; problems: Problem[] } {
  return resolveMethodClaim(block, opened, open, resolveOrdinary);
}

function resolveOrdinary(
  block: Block,
  opened: Opened,
  open: ClaimBuilder['open'],
): { claim: Claim | null; problems: Problem[] } {
  const resolver = new BlockResolver(block, opened, open);
  try {
    return { claim: resolver.run(), problems: resolver.problems };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { claim: null, problems: [mistake.internal(block.name.place)] }; // the machine's stack is full
  }
}
