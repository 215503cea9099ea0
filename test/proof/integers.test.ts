import { describe, expect, it } from 'vitest';
import { Affine } from '../../src/proof/affine.js';
import { findRefutation } from '../../src/proof/certificate/find-refutation.js';
import { Context } from '../../src/proof/context.js';

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
