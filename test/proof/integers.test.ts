import { describe, expect, it } from 'vitest';
import { Affine } from '../../src/proof/affine.js';
import { findRefutation } from '../../src/proof/certificate/find-refutation.js';
import { Context } from '../../src/proof/context.js';
import { type Refutation, refutes } from '../../src/proof/integers.js';

const form = (constant: number, parts: Readonly<Record<string, number>>): Affine =>
  Object.entries(parts).reduce(
    (sum, [name, n]) => sum.plus(Affine.variable(name), n),
    Affine.constant(constant),
  );

const variables = ['x', 'y'];
const given = (hypotheses: readonly Affine[]): Context =>
  variables
    .reduce((context, name) => context.open(name), Context.empty(findRefutation))
    .assume(...hypotheses);
const contradictory = (forms: readonly Affine[]) => given(forms).nonnegative(Affine.constant(-1));
const follows = (hypotheses: readonly Affine[], goal: Affine) => given(hypotheses).nonnegative(goal);

describe('a reason why no integers satisfy some inequalities', () => {
  const [x, y] = [Affine.variable('x'), Affine.variable('y')];
  // max(x, y) >= 1 and x <= 0: y = 1 satisfies them.
  const forms = [Affine.extreme('max', x, y).add(-1), x.times(-1)];
  const extreme = { kind: 'max', left: x, right: y } as const;
  // In the first case max(x, y) = x: the forms after those two are x - y, max - x and x - max.
  const first: Refutation = {
    sums: [
      {
        divisor: 1,
        of: [
          [1, 0],
          [1, 1],
          [1, 4],
        ],
      },
    ],
  };
  const none: Refutation = { sums: [] };

  it('is one for both cases of a maximum', () => {
    expect(refutes({ extreme, cases: [first, none] }, forms)).toBe(false);
    expect(refutes({ extreme, cases: [first, first] }, forms)).toBe(false);
    expect(refutes({ extreme, cases: [none, first] }, forms)).toBe(false);
    // With y <= 0 as well there is one, which is found.
    const more = [...forms, y.times(-1)];
    expect(refutes(findRefutation(more)!, more)).toBe(true);
    expect(findRefutation(forms)).toBeNull();
  });

  it('takes the case of a minimum the other way round', () => {
    // min(x, y) <= -1 and x >= 0: y = -1 satisfies them.
    const below = [Affine.extreme('min', x, y).times(-1).add(-1), x];
    const sums = [0, 1, 2, 3, 4, 5].map((form) => ({
      divisor: 1,
      of: [[1, 0] as const, [1, form] as const],
    }));
    const reason: Refutation = { extreme: { ...extreme, kind: 'min' }, cases: [{ sums }, { sums }] };
    expect(refutes(reason, below)).toBe(false);
    expect(findRefutation(below)).toBeNull();
  });

  it('has no cases of anything else', () => {
    const foreign = { ...extreme, kind: 'mean' as 'min' };
    const reason: Refutation = { extreme: foreign, cases: [first, first] };
    expect(() => refutes(reason, forms)).toThrow(/neither a maximum nor a minimum/);
  });

  it('is a number < 0, not 0', () => {
    expect(refutes({ sums: [{ divisor: 1, of: [] }] }, [])).toBe(false);
    expect(refutes(none, [Affine.constant(0), x])).toBe(false);
    expect(refutes(none, [Affine.constant(-1)])).toBe(true);
  });

  it('rounds constants down when it divides', () => {
    expect(x.times(2).add(-1).divided(2).key).toBe(x.add(-1).key);
    expect(x.times(2).add(1).divided(2).key).toBe(x.key);
    expect(() => x.times(3).divided(2)).toThrow(/such coefficients/);
  });
});

describe('inequalities of integers', () => {
  it('are never rounded: a system that x = 197, y = 22 satisfies has no contradiction', () => {
    // Both are 0 there. Beyond 2^53 their combination, rounded, says y >= 23.
    const [x, y] = [197, 22];
    const [a, b, k, m] = [604351868, 25516347, 4, 4];
    const first = form(-(a * x + k * y), { x: a, y: k });
    const second = form(b * x - m * y, { x: -b, y: m });
    expect(contradictory([first, second, form(y, { y: -1 })])).toBe(false);
  });

  it('round towards what integers allow', () => {
    expect(follows([form(-1, { x: 2 })], form(-1, { x: 1 }))).toBe(true); // 2 x >= 1: x >= 1
    expect(follows([form(-1, { x: 2 })], form(-2, { x: 1 }))).toBe(false);
    expect(follows([form(1, { x: -2 }), form(1, { x: 2 })], form(0, { x: 1 }))).toBe(true); // x = 0
    expect(contradictory([form(-1, { x: 2, y: -2 }), form(1, { x: -2, y: 2 })])).toBe(true); // 2 (x - y) = 1
  });

  it('split minima and maxima into both cases', () => {
    const [x, y] = [Affine.variable('x'), Affine.variable('y')];
    const least = Affine.extreme('min', x, y);
    expect(follows([least], x)).toBe(true);
    expect(follows([x, y], least)).toBe(true);
    expect(follows([x], least)).toBe(false);
    expect(follows([x], Affine.extreme('max', x, y))).toBe(true);
    expect(follows([Affine.extreme('max', x, y)], x)).toBe(false);
  });
});
