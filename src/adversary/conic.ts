import { Absent, exact, Rational, rationalOf } from '../arithmetic/index.js';

/** a x^2 + b x + c. */
export interface Quadratic {
  readonly a: Rational;
  readonly b: Rational;
  readonly c: Rational;
}

const TWO = Rational.of(2);

/**
 * The polynomial of degree at most 2 that has the values of `f` at 1, 2, 3 and 4; `null` if there is none, or `f` has no value there. That
 * `f` is this polynomial everywhere is likely and not certain: whoever uses a root looks at it.
 */
export function quadraticThrough(f: (x: Rational) => Rational | null): Quadratic | null {
  const values: Rational[] = [];
  for (let x = 1; x <= 4; x += 1) {
    const value = f(Rational.of(x));
    if (!value) return null;
    values.push(value);
  }
  const [p, q, r, s] = values as [Rational, Rational, Rational, Rational];
  const first = q.sub(p);
  const second = r.sub(q).sub(first);
  if (!s.sub(r).sub(r.sub(q)).equals(second)) return null;
  const a = second.div(TWO);
  const b = first.sub(a.mul(Rational.of(3)));
  return { a, b, c: p.sub(a).sub(b) };
}

/** The rational roots, the greater one first; none of a constant. */
export function rationalRoots({ a, b, c }: Quadratic): Rational[] {
  if (a.sign === 0) return b.sign === 0 ? [] : [c.neg().div(b)];
  const discriminant = b.mul(b).sub(a.mul(c).mul(Rational.of(4)));
  const root = rationalRoot(discriminant);
  if (!root) return [];
  const roots = [b.neg().add(root), b.neg().sub(root)].map((n) => n.div(a.mul(TWO)));
  return roots.sort((x, y) => y.compare(x));
}

/** Digits of a number next to an irrational root, in units of its size. */
const NEAR_DIGITS = 9;

/** Numbers of few digits on both sides of the real roots that are not rational. */
export function* nearRoots({ a, b, c }: Quadratic): Generator<Rational> {
  if (a.sign === 0) return;
  const discriminant = b.mul(b).sub(a.mul(c).mul(Rational.of(4)));
  if (discriminant.sign <= 0 || rationalRoot(discriminant)) return;
  const root = Math.sqrt(discriminant.approximate());
  for (const sign of [1, -1]) {
    const x = (-b.approximate() + sign * root) / (2 * a.approximate());
    if (!Number.isFinite(x) || x === 0) continue;
    for (const side of [-1, 1]) {
      const near = Rational.parse((x * (1 + side * 10 ** -NEAR_DIGITS)).toPrecision(NEAR_DIGITS + 2));
      if (near) yield near;
    }
  }
}

function rationalRoot(q: Rational): Rational | null {
  const root = q.sign < 0 ? null : exact.sqrt(exact.rational(q));
  if (!root || root instanceof Absent) return null;
  return rationalOf(root);
}
