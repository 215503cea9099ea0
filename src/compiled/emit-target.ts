import { type Bound, finiteText } from './code.js';
import { type NodeWriter, type Place, writeLoop } from './emit-nodes.js';
import type { FormRange } from './index-bounds.js';
import { holdsText, violatedText } from './relation-text.js';
import { DOWN } from './rounding.js';
import type { Target } from './target.js';

/** What a kernel says of a statement, over all its indices: the greatest of the outcomes at each. */
export const OUTCOME = { empty: 0, holds: 1, open: 2, violated: 3 } as const;

type StatementTarget = Extract<Target, { kind: 'statement' }>;

/** Writes what a kernel finds out about its targets. */
export class TargetWriter {
  constructor(
    private readonly writer: NodeWriter,
    /** Positions of statements before this one are premises: a case counts only if they hold. */
    private readonly premises: number,
  ) {}

  /** Declarations of what `conclude` hands out. */
  declare(target: Target, block: Place['block']): void {
    if (target.kind === 'bounds') {
      block.add('let filled=0;');
      return;
    }
    const i = target.position;
    if (i >= this.premises) block.add(`let c${i}=0,w${i}=-1,e${i}=0;`);
  }

  /** Writes one instance of a target at `place`, with the loops over its inner ranges. */
  write(target: Target, place: Place): void {
    this.nested(target, place, place.depth + 1);
  }

  private nested(target: Target, place: Place, depth: number): void {
    const range: FormRange | undefined = target.ranges[depth];
    if (!range) {
      if (target.kind === 'bounds') this.instanceOfBounds(target, place);
      else if (target.position < this.premises) this.premise(target, place);
      else this.statement(target, place);
      return;
    }
    const inside = this.writer.within(range, (inner) => this.nested(target, inner, depth + 1));
    writeLoop(place.block, inside, `x${depth}`, range, 'up');
  }

  private instanceOfBounds(target: Extract<Target, { kind: 'bounds' }>, { block }: Place): void {
    const { l, h } = this.writer.bounds(target.node);
    block.add(`lower[filled]=${l};upper[filled]=${h};filled++;`);
  }

  private premise(target: StatementTarget, { block }: Place): void {
    const left = this.writer.bounds(target.left);
    const right = this.writer.bounds(target.right);
    block.operations += 1;
    block.add(`if(!(${conditions(holdsText(target.relation, left, right), left, right)}))admissible=0;`);
  }

  private statement(target: StatementTarget, { block }: Place): void {
    const left = this.writer.bounds(target.left);
    const right = this.writer.bounds(target.right);
    const { relation, position: i } = target;
    block.operations += 2;
    const raise = (outcome: number): string => `if(c${i}<${outcome})c${i}=${outcome};`;
    if (target.left === target.right && relation !== '<' && relation !== '>' && relation !== '!=') {
      // One and the same expression: where it exists, the sides are equal.
      const tie = relation === '=' ? '' : `e${i}=1;if(${left.l}>0||${left.h}<0)w${i}=1;`;
      block.add(
        `if(${finiteText(left) ?? `${left.l}===${left.l}`}){${raise(OUTCOME.holds)}${tie}}else{${raise(OUTCOME.open)}}`,
      );
      return;
    }
    const violated = conditions(violatedText(relation, left, right), left, right);
    if (relation === '=') {
      // Enclosures that overlap are no decision: `holds` says here that the equality is not refuted.
      block.add(`if(${violated}){${raise(OUTCOME.violated)}}`);
      const overlap = conditions(`${left.l}<=${right.h}&&${right.l}<=${left.h}`, left, right);
      block.add(`else if(${overlap}){${raise(OUTCOME.holds)}}else{${raise(OUTCOME.open)}}`);
      return;
    }
    const ascending = relation === '<=' || relation === '<';
    const [lesser, greater] = ascending ? [left, right] : [right, left];
    block.add(`if(${conditions(holdsText(relation, left, right), left, right)}){${raise(OUTCOME.holds)}`);
    block.add(tightnessText(i, lesser, greater));
    block.add(`}else if(${violated}){${raise(OUTCOME.violated)}}else{${raise(OUTCOME.open)}}`);
  }

  /** Hands out the outcomes of a statement. */
  conclude(target: Target, block: Place['block']): void {
    if (target.kind === 'bounds') return;
    const i = target.position;
    if (i < this.premises) return;
    const k = i - this.premises;
    block.add(`outcomes[${k}]=c${i};ratios[${k}]=w${i};ties[${k}]=e${i};`);
  }
}

function conditions(condition: string, left: Bound, right: Bound): string {
  const finite = finiteText(left, right);
  return finite ? `${condition}&&${finite}` : condition;
}

/**
 * Keeps the largest lower bound of the smaller over the larger side, both of one sign, as in the judge's
 * tightness; sides that are the same number are a tie, and no ratio where that is 0. Among subnormal numbers "times DOWN" rounds back:
 * the least of them is taken off, which changes no other.
 */
function tightnessText(i: number, lesser: Bound, greater: Bound): string {
  const ratio = `(${lesser.l}>0?${lesser.l}/${greater.h}:${greater.h}<0?${greater.h}/${lesser.l}:-1)*${DOWN}-5e-324`;
  return `const q=${ratio};if(q>w${i})w${i}=q;if(${lesser.l}===${greater.h}){e${i}=1;if(${lesser.l}!==0)w${i}=1;}`;
}
