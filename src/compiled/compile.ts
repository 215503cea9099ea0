import type { Claim, Expression, IndexRange, Statement } from '../language/index.js';
import { Builder, OUTSIDE, type Scope } from './build.js';
import { Calls } from './calls.js';
import { GroupWriter, Values } from './emit-group.js';
import { NodeWriter } from './emit-nodes.js';
import { TargetWriter } from './emit-target.js';
import { GivenLayout } from './given-layout.js';
import { groupsOf } from './groups.js';
import { type FormRange, MAX_HORIZON } from './index-bounds.js';
import { HORIZON } from './index-form.js';
import { unitsOf } from './plan.js';
import { referencesOf } from './references.js';
import { nodesOf, type Target } from './target.js';
import { Unsupported } from './unsupported.js';

/**
 * Runs one case: horizon, values of all givens, position of the first value of each given. Returns 0 if a
 * premise does not hold for certain; 1, or 2 if something in the claim certainly does not exist.
 */
export type Run = (horizon: number, values: Float64Array, offsets: Int32Array) => 0 | 1 | 2;

/** What a run leaves behind. The arrays are the same for every run. */
export interface Findings {
  /** For each statement one of `OUTCOME`. */
  readonly outcomes: Uint8Array;
  /** For each inequality that holds a lower bound of the ratio of its sides, -1 if it has none. */
  readonly ratios: Float64Array;
  /** 1 where both sides of an inequality are one number. */
  readonly ties: Uint8Array;
  /** Operations done since the kernel was made. */
  readonly work: Float64Array;
}

export interface Kernel extends Findings {
  readonly run: Run;
  /** The generated source, for tests and the curious. */
  readonly source: string;
}

export type Compiled<K> =
  | { readonly kind: 'compiled'; readonly kernel: K }
  | { readonly kind: 'unsupported'; readonly reason: string };

function compiled<K>(compile: () => K): Compiled<K> {
  try {
    return { kind: 'compiled', kernel: compile() };
  } catch (error) {
    if (error instanceof Unsupported) return { kind: 'unsupported', reason: error.message };
    // A page whose policy forbids code made from text: the interpreter does everything there.
    if (error instanceof EvalError)
      return { kind: 'unsupported', reason: 'code must not be generated on this page' };
    throw error;
  }
}

/**
 * A kernel that decides the statements of a claim at admissible cases in one pass. `premises` are the domains
 * and shapes of the givens and the claim's `assume` lines: what has to hold for certain before a case counts.
 */
export function compileKernel(claim: Claim, premises: readonly Statement[]): Compiled<Kernel> {
  return compiled(() => {
    const builder = new Builder(claim);
    const statements = [...premises, ...claim.statements];
    const targets = statements.map((statement, position) => statementTarget(builder, statement, position));
    const source = kernelSource(claim, builder, targets, premises.length);
    const count = claim.statements.length;
    const findings: Findings = {
      outcomes: new Uint8Array(count),
      ratios: new Float64Array(count),
      ties: new Uint8Array(count),
      work: new Float64Array(1),
    };
    const { outcomes, ratios, ties, work } = findings;
    const run = runOf(source, outcomes, ratios, ties, work) as Run;
    return { run, source, ...findings };
  });
}

/** A kernel that encloses one expression at every choice of indices: `lower` and `upper`, the last index fastest. */
export interface BoundsKernel {
  readonly run: (
    horizon: number,
    values: Float64Array,
    offsets: Int32Array,
    lower: Float64Array,
    upper: Float64Array,
  ) => void;
  /** Operations done since the kernel was made. */
  readonly work: Float64Array;
  /** The generated source, for tests and the curious. */
  readonly source: string;
}

/** Encloses an expression that stands inside loops over `ranges`, wherever these lead. */
export function compileBounds(
  claim: Claim,
  ranges: readonly IndexRange[],
  e: Expression,
): Compiled<BoundsKernel> {
  return compiled(() => {
    const builder = new Builder(claim);
    const inside = entered(builder, ranges);
    const target: Target = { kind: 'bounds', node: builder.node(e, inside.scope), ranges: inside.ranges };
    return boundsKernel(kernelSource(claim, builder, [target], 0));
  });
}

/** The kernel of a source that `compileBounds` has generated. */
export function boundsKernel(source: string): BoundsKernel {
  const none = new Float64Array(1);
  const work = new Float64Array(1);
  return { run: runOf(source, none, none, none, work) as BoundsKernel['run'], work, source };
}

/**
 * The function that a source makes. A page or a process may forbid code made from text (a content security policy without
 * `unsafe-eval`; `node --disallow-code-generation-from-strings`): then no claim has a kernel, and the judge does all cases.
 */
function runOf(source: string, ...findings: readonly (Uint8Array | Float64Array)[]): unknown {
  let make: (...values: unknown[]) => unknown;
  try {
    make = new Function('calls', 'outcomes', 'ratios', 'ties', 'total', source) as typeof make;
  } catch (error) {
    if (error instanceof EvalError) throw new Unsupported('code made from text is forbidden here');
    throw error;
  }
  return make(new Calls(), ...findings);
}

function entered(builder: Builder, indexRanges: readonly IndexRange[]) {
  let scope: Scope = OUTSIDE;
  const ranges: FormRange[] = [];
  for (const range of indexRanges) {
    const { range: forms, inner } = builder.enter(range, scope);
    ranges.push(forms);
    scope = inner;
  }
  return { ranges, scope };
}

function statementTarget(builder: Builder, statement: Statement, position: number): Target {
  const { ranges, scope } = entered(builder, statement.ranges);
  const left = builder.node(statement.left, scope);
  const right = builder.node(statement.right, scope);
  return { kind: 'statement', position, left, relation: statement.relation, right, ranges };
}

/** The most entries that the arrays of a kernel have in all, about fifty megabytes: a claim that needs more has no kernel. */
const MAX_ENTRIES = 2 ** 23;

/** The body of a function that makes the kernel: it declares the arrays and returns the run. */
function kernelSource(claim: Claim, builder: Builder, targets: readonly Target[], premises: number): string {
  const layout = new GivenLayout(claim, builder);
  const units = unitsOf(targets, builder.facts(OUTSIDE));
  const groups = groupsOf(units);
  const scalars = targets.filter((target) => target.ranges.length === 0);
  const values = new Values(units, groups, referencesOf(scalars.flatMap(nodesOf)));
  const writer = new NodeWriter(claim, layout, values);
  const writesTargets = new TargetWriter(writer, premises);
  const { block } = writer.outside;
  for (const target of targets) writesTargets.declare(target, block);
  const groupWriter = new GroupWriter(writer, values, writesTargets);
  for (const group of groups) groupWriter.write(group);
  for (const target of scalars) writesTargets.write(target, writer.outside);
  for (const target of targets) writesTargets.conclude(target, block);
  const arrays = values.arrays();
  const most = Math.floor(MAX_ENTRIES / Math.max(1, arrays.length));
  const bounds = targets.some((target) => target.kind === 'bounds') ? ',lower,upper' : '';
  // Arrays are empty at first: an engine had better see soon that they may grow (bulk-hunt.ts, `exercise`).
  return [
    '"use strict";',
    ...arrays.map(({ name }) => `let A${name}=new Float64Array(0);`),
    `return function(${HORIZON},v,o${bounds}){`,
    `if(${HORIZON}>${MAX_HORIZON})return 0;`,
    'let work=0,admissible=1,missing=0;',
    layout.prelude(),
    ...writer.prelude,
    ...arrays.map(
      ({ name, length }) =>
        `{const n=${length};if(n>${most})return 0;if(A${name}.length<n)A${name}=new Float64Array(2*n);}const ${name}=A${name};`,
    ),
    block.text,
    `total[0]+=work+${block.operations};`,
    'return admissible===0?0:1+missing;',
    '};',
  ].join('\n');
}
