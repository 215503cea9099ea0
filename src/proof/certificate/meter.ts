import type { Rational } from '../../arithmetic/index.js';
import { reject } from '../failure.js';
import type { Meter } from '../polynomial.js';

/** Work of one certificate, in products of two monomials; about two seconds. */
const MAX_WORK = 3_000_000;

/** Longer numbers cost more: a fraction in lowest terms takes time like the square of its length. The longest are refused. */
const LONG = [
  { from: 1n << 8_192n, work: Number.POSITIVE_INFINITY },
  { from: 1n << 2_048n, work: 1_000 },
  { from: 1n << 256n, work: 50 },
];

/** Ends the reading of a certificate that takes too much work. What the checker believes does not depend on it. */
export class WorkMeter implements Meter {
  private left = MAX_WORK;

  spend(work: number): void {
    this.left -= work;
    if (this.left < 0) reject('too-large', 'the proof takes more work than a certificate may');
  }

  spendNumber({ numerator, denominator }: Rational): void {
    const long = LONG.find(({ from }) => numerator > from || -numerator > from || denominator > from);
    if (long) this.spend(long.work);
  }
}
