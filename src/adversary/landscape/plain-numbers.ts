import type { DomainEnd, Expression } from '../../language/index.js';
import type { Evaluator, Guide } from '../guide/index.js';
import type { Numbers, Spot } from './premises.js';

/** How far outside of its domain rounding may carry a number that was moved onto a premise. */
const OUTSIDE = 1e-12;

interface Ends<N> {
  readonly slots: readonly number[];
  readonly lower: (() => N) | null;
  readonly upper: (() => N) | null;
  readonly isOpen: boolean;
}

/** The ends of the domain of each given, for numbers of any kind. */
export function endsOf<N>(guide: Guide, compile: (e: Expression) => () => N): Ends<N>[] {
  const end = (e: DomainEnd | null): (() => N) | null => e && compile(e.value);
  return guide.claim.givens.map(({ domain, ranges }) => {
    const slots = ranges.map(({ slot }) => slot);
    if (domain.kind === 'integers')
      return { slots, lower: compile(domain.from), upper: compile(domain.to), isOpen: false };
    return {
      slots,
      lower: end(domain.lower),
      upper: end(domain.upper),
      isOpen: domain.lower?.kind === 'open',
    };
  });
}

/** Whether a number at a place is in its domain, nearly; the index variables are as before afterwards. */
export function liesWithin<N>(
  ends: Ends<N>,
  { outer, inner }: Spot,
  x: number,
  value: (n: N) => number,
  environment: number[],
): boolean {
  const { slots, lower, upper, isOpen } = ends;
  if (!lower && !upper) return true;
  const saved = slots.map((slot) => environment[slot]!);
  for (const [i, slot] of slots.entries()) environment[slot] = i === 0 ? outer : inner;
  const [from, to] = [
    lower ? value(lower()) : Number.NEGATIVE_INFINITY,
    upper ? value(upper()) : Number.POSITIVE_INFINITY,
  ];
  for (const [i, slot] of slots.entries()) environment[slot] = saved[i]!;
  const slack = OUTSIDE * Math.max(1, Math.abs(x));
  return (isOpen ? x > from : x >= from - slack) && x <= to + slack;
}

/** Premises on plain numbers: those of the guide. */
export class PlainNumbers implements Numbers<number> {
  private readonly ends: Ends<number>[];

  constructor(private readonly guide: Guide) {
    this.ends = endsOf(guide, (e) => this.compile(e));
  }

  get environment(): number[] {
    return this.guide.environment;
  }

  compile(e: Expression): Evaluator {
    return this.guide.compiler.compile(e);
  }

  index(e: Expression): Evaluator {
    return this.guide.compiler.compile(e);
  }

  value(n: number): number {
    return n;
  }

  constant(x: number): number {
    return x;
  }

  combined(operator: '+' | '-' | '*' | '/', a: number, b: number): number {
    if (operator === '+') return a + b;
    if (operator === '-') return a - b;
    return operator === '*' ? a * b : a / b;
  }

  root(a: number): number {
    return Math.sqrt(a);
  }

  get({ given, outer, inner }: Spot): number | null {
    const { scalars, sequences, rows, from, rowFrom } = this.guide.values;
    const { ranges } = this.guide.claim.givens[given]!;
    if (ranges.length === 0) return scalars[given]!;
    const i = outer - from[given]!;
    if (ranges.length === 1) return sequences[given]![i] ?? null;
    return rows[given]![i]?.[inner - rowFrom[given]![i]!] ?? null;
  }

  set({ given, outer, inner }: Spot, n: number): void {
    const { scalars, sequences, rows, from, rowFrom } = this.guide.values;
    const { ranges } = this.guide.claim.givens[given]!;
    if (ranges.length === 0) scalars[given] = n;
    else if (ranges.length === 1) sequences[given]![outer - from[given]!] = n;
    else rows[given]![outer - from[given]!]![inner - rowFrom[given]![outer - from[given]!]!] = n;
  }

  spots(given: number, row: number | null): readonly Spot[] {
    return spotsOf(
      this.guide,
      given,
      row,
      this.guide.values.sequences[given]!.length,
      this.guide.values.rows[given]!,
    );
  }

  fits(spot: Spot, n: number): boolean {
    return liesWithin(this.ends[spot.given]!, spot, n, (x) => x, this.environment);
  }

  moved(): void {
    this.guide.moved(this.environment[0]!);
  }

  spend(work: number): void {
    this.guide.meter.spend(work);
  }
}

/** The places of all numbers of a given, or of one of its rows. */
export function spotsOf(
  { claim, values }: Guide,
  given: number,
  row: number | null,
  length: number,
  rows: readonly { readonly length: number }[],
): readonly Spot[] {
  const { ranges } = claim.givens[given]!;
  const from = values.from[given]!;
  if (ranges.length === 0) return [{ given, outer: -1, inner: -1 }];
  if (ranges.length === 1) return Array.from({ length }, (_, i) => ({ given, outer: from + i, inner: -1 }));
  return rows.flatMap((entries, i) =>
    row !== null && from + i !== row
      ? []
      : Array.from({ length: entries.length }, (_, j) => ({
          given,
          outer: from + i,
          inner: values.rowFrom[given]![i]! + j,
        })),
  );
}
