import type { Expression, Relation, Statement } from '../../language/index.js';
import type { Evaluator, Guide } from '../guide/index.js';

/** Sides of a premise that are this close count as equal: the exact point is repaired before it is judged. */
const TOLERANCE = 1e-12;

/** A given that stands alone on a side of a premise takes the other side's value, as in repair.ts. */
interface Assignment {
  readonly given: number;
  readonly index: Evaluator | null;
  readonly source: Evaluator;
}

interface FloatPremise {
  readonly statement: Statement;
  readonly left: Evaluator;
  readonly right: Evaluator;
  readonly assignment: Assignment | null;
}

/** The `assume` lines of a claim in floating point: met where they can be, checked where not. */
export class Premises {
  private readonly premises: readonly FloatPremise[];

  constructor(private readonly guide: Guide) {
    this.premises = guide.claim.premises.map((statement) => ({
      statement,
      left: guide.compiler.compile(statement.left),
      right: guide.compiler.compile(statement.right),
      assignment:
        this.assignment(statement.left, statement.right) ?? this.assignment(statement.right, statement.left),
    }));
  }

  /** Whether the guide stands at an admissible point, after moving it onto premises that say what a given is. */
  meet(): boolean {
    for (const premise of this.premises) if (!this.meetOne(premise)) return false;
    return true;
  }

  private meetOne({ statement, left, right, assignment }: FloatPremise): boolean {
    let isMet = true;
    this.guide.each(statement, () => {
      if (!isMet) return;
      if (holdsNearly(statement.relation, left(), right())) return;
      if (assignment === null) {
        isMet = false;
        return;
      }
      this.assign(assignment);
      isMet = holdsNearly(statement.relation, left(), right());
    });
    return isMet;
  }

  private assign({ given, index, source }: Assignment): void {
    const { values, environment } = this.guide;
    const value = source();
    if (index === null) values.scalars[given] = value;
    else values.sequences[given]![index() - values.from[given]!] = value;
    this.guide.moved(environment[0]!);
  }

  private assignment(target: Expression, source: Expression): Assignment | null {
    if (target.kind !== 'given' || target.indices.length > 1) return null;
    const { compiler } = this.guide;
    const [index] = target.indices;
    return {
      given: target.given,
      index: index ? compiler.compile(index) : null,
      source: compiler.compile(source),
    };
  }
}

function holdsNearly(relation: Relation, left: number, right: number): boolean {
  const slack = TOLERANCE * (Math.abs(left) + Math.abs(right));
  switch (relation) {
    case '=':
      return Math.abs(left - right) <= slack;
    case '<=':
      return left <= right + slack;
    case '<':
      return left < right;
    case '>=':
      return left >= right - slack;
    case '>':
      return left > right;
    case '!=':
      return left !== right;
  }
}
