import { Rational } from '../../arithmetic/index.js';
import { type Claim, type Expression, printStatement, type Statement } from '../../language/index.js';
import { coefficientOf } from './coefficient.js';

/** An inequality whose one side is a constant times an expression: it gets weaker as the constant grows. */
export interface Scaled {
  readonly claim: Claim;
  readonly statement: Statement;
  /** The constant that the claim has now. */
  readonly own: Rational;
  /** The inequality with `c` for its constant, in the language. */
  readonly form: string;
  /** The claim with another constant, and what its bounds and schedules ask for as statements of their own. */
  at(constant: Rational): Claim;
}

/**
 * The side that is the greater one where both are positive is the one with the constant; `null`: it has none, for the number in it is
 * not positive.
 */
export function scaled(claim: Claim, index: number, sign: 'positive' | 'negative'): Scaled | null {
  const statement = claim.statements[index]!;
  const { relation } = statement;
  const isAscending = relation === '<=' || relation === '<';
  const side = isAscending === (sign === 'positive') ? 'right' : 'left';
  const { factor, rest } = coefficientOf(statement[side]);
  if (factor.sign <= 0) return null;
  const { place } = statement;
  const times = (constant: Expression): Statement => ({
    ...statement,
    [side]: rest ? { kind: 'binary', operator: '*', left: constant, right: rest, place } : constant,
    kind: 'link',
    hints: [],
  });
  const obligations = claim.statements.filter(({ kind }) => kind === 'obligation');
  return {
    claim,
    statement,
    own: factor,
    form: printStatement(times({ kind: 'index', name: 'c', slot: -1, place })),
    at: (value) => ({
      ...claim,
      expectation: null,
      lemmas: [],
      statements: [times({ kind: 'number', value, place }), ...obligations],
    }),
  };
}

/** The largest number of five digits below `x`, which is positive: strictly below, so that what fails at `x` fails there. */
export function constantBelow(x: Rational): Rational | null {
  const magnitude = Math.floor(Math.log10(x.approximate()));
  const unit = Number.isFinite(magnitude) ? Rational.parse(`1e${magnitude - 4}`) : null;
  if (!unit) return null;
  const steps = x.div(unit);
  const whole = steps.numerator / steps.denominator;
  const below = whole * steps.denominator === steps.numerator ? whole - 1n : whole;
  return Rational.of(below).mul(unit);
}
