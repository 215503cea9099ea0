import type { Claim, Expression } from '../../language/index.js';
import { type Compiler, conditional, type Evaluator, sizeOf, type Workspace } from './compile.js';
import { remembered } from './memory.js';

/**
 * How large the numbers are that an expression adds up, signs left out: |a| + |b| for a - b. Measured against it,
 * a difference that is the result of cancellation shows as small.
 */
export class Magnitudes {
  private readonly definitions = new Map<number, Evaluator>();

  constructor(
    private readonly claim: Claim,
    private readonly compiler: Compiler,
    private readonly space: Workspace,
  ) {}

  of(e: Expression): Evaluator {
    const { compiler } = this;
    const { environment, meter } = this.space;
    switch (e.kind) {
      case 'negation':
        return this.of(e.operand);
      case 'binary': {
        const left = this.of(e.left);
        const right = this.of(e.right);
        if (e.operator === '+' || e.operator === '-') return () => left() + right();
        if (e.operator === '*') return () => left() * right();
        const divisor = compiler.compile(e.right);
        return () => left() / Math.abs(divisor());
      }
      case 'definition': {
        const { parameters, recursion } = this.claim.definitions[e.definition]!;
        if (recursion) break;
        const whole = this.definition(e.definition);
        const indices = e.indices.map((index) => compiler.compile(index));
        return () => {
          const at = indices.map((index) => index());
          for (const [i, { slot }] of parameters.entries()) environment[slot] = at[i]!;
          return whole();
        };
      }
      case 'conditional':
        return conditional(
          e.relation,
          compiler.compile(e.left),
          compiler.compile(e.right),
          this.of(e.whenTrue),
          this.of(e.whenFalse),
        );
      case 'reduction': {
        if (e.operator !== 'sum') break;
        const from = compiler.compile(e.range.from);
        const to = compiler.compile(e.range.to);
        const body = this.of(e.body);
        const size = sizeOf(e.body);
        return () => {
          const end = to();
          let sum = 0;
          for (let k = from(); k <= end; k += 1) {
            meter.spend(size);
            environment[e.range.slot] = k;
            sum += body();
          }
          return sum;
        };
      }
      default:
        break;
    }
    const value = compiler.compile(e);
    return () => Math.abs(value());
  }

  /** The magnitude of a definition at its parameters; compiled once, and remembered where it has one parameter. */
  private definition(definition: number): Evaluator {
    let whole = this.definitions.get(definition);
    if (!whole) {
      const { body, parameters } = this.claim.definitions[definition]!;
      const { environment, meter, stamp } = this.space;
      const once = this.of(body);
      const size = sizeOf(body);
      const counted: Evaluator = () => {
        meter.spend(size);
        return once();
      };
      const [parameter] = parameters;
      const index = (): number => (parameter ? environment[parameter.slot]! : 0);
      whole = parameters.length > 1 ? counted : remembered(stamp, index, counted);
      this.definitions.set(definition, whole);
    }
    return whole;
  }
}
