import type { Claim, Expression, IndexRange, Relation, Statement } from '../../language/index.js';
import { subtrees } from '../../language/index.js';

/** A number of a point, by its given and its place there; -1 where there is no index. */
export interface Spot {
  readonly given: number;
  readonly outer: number;
  readonly inner: number;
}

/** What numbers are and how one computes with them: plain ones, or places on a tape. */
export interface Numbers<N> {
  compile(e: Expression): () => N;
  index(e: Expression): () => number;
  readonly environment: number[];
  value(n: N): number;
  constant(x: number): N;
  combined(operator: '+' | '-' | '*' | '/', a: N, b: N): N;
  root(a: N): N;
  /** `null` where there is no such number. */
  get(spot: Spot): N | null;
  set(spot: Spot, n: N): void;
  /** All numbers of a given, or of one of its rows. */
  spots(given: number, row: number | null): readonly Spot[];
  /** Whether a number lies in its domain. */
  fits(spot: Spot, n: N): boolean;
  /** A number has changed. */
  moved(): void;
  /** Work, in nodes of expressions. */
  spend(work: number): void;
}

/** Sides of a premise that are this close count as equal: the exact point is repaired before it is judged. */
const TOLERANCE = 1e-12;

/** Sides of a strict premise that are this close are taken for equal: no rounding to a decimal keeps them apart. */
const APART = 1e-9;

/** What a number is multiplied by where a strict premise wants more than equality: near enough for what fails next to it. */
const PAST_EQUALITY = [1 - 1e-6, 1 + 1e-6] as const;

/** A premise is solved for at most this number of the numbers that stand alone in it, the latest first. */
const MOST_TARGETS = 2;

interface Reference {
  readonly given: number;
  readonly indices: readonly (() => number)[];
}

/** A given whose numbers a premise adds up: all of them, or those of one row. */
interface Group {
  readonly given: number;
  readonly row: (() => number) | null;
}

interface CompiledPremise<N> {
  readonly relation: Relation;
  readonly ranges: readonly {
    readonly slot: number;
    readonly from: () => number;
    readonly to: () => number;
  }[];
  readonly left: () => N;
  readonly right: () => N;
  /** A given alone on a side, and the other side: which is its value. */
  readonly assignments: readonly { readonly target: Reference; readonly source: () => N }[];
  readonly targets: readonly Reference[];
  readonly groups: readonly Group[];
  /** The order of the indices, the one that met the premise last first: forwards, and from behind. */
  readonly ways: (1 | -1)[];
  /** An equation that fixes one number: later premises leave it alone. */
  readonly fixes: Reference | null;
  /** Whether a side has a kink, so that what is linear is so only nearby. */
  readonly hasKink: boolean;
}

/**
 * The `assume` lines of a claim in floating point: met where they can be, checked where not. As in repair.ts and solve.ts, a
 * premise that fails is met as an equation: a given alone on a side takes the value of the other; what is linear in a
 * number that is named one by one is solved for it, the latest first; the numbers that a sum adds up are multiplied by one
 * factor, or the last of them is solved for.
 */
export class Premises<N> {
  private readonly premises: readonly CompiledPremise<N>[];
  /** Numbers that premises so far have fixed. */
  private fixed: Spot[] = [];

  constructor(
    private readonly claim: Claim,
    private readonly numbers: Numbers<N>,
  ) {
    this.premises = claim.premises.map((premise) => this.compile(premise));
  }

  /** Whether the point is admissible, after moving it onto the premises. */
  meet(): boolean {
    this.fixed.length = 0;
    for (const premise of this.premises) {
      if (!this.meetAll(premise)) return false;
      const spot = premise.fixes && this.spot(premise.fixes);
      if (spot) this.fixed.push(spot);
    }
    const [first, second, ...others] = this.premises.filter(isFixedSum);
    if (!first || !second || others.length > 0 || this.holds(first)) return true;
    return this.meetBoth(first, second);
  }

  /**
   * Two sums that are both fixed, as a mean and a mean of squares: the numbers are parted, and each part is multiplied by a factor of its own, found by
   * Newton's method. Its last step is taken with derivatives.
   */
  private meetBoth(first: CompiledPremise<N>, second: CompiledPremise<N>): boolean {
    const { numbers } = this;
    const shared = first.groups.find(({ given }) => second.groups.some((group) => group.given === given));
    if (!shared) return false;
    const spots = this.numbers.spots(shared.given, shared.row?.() ?? null);
    const old = spots.map((spot) => numbers.get(spot)!);
    const differences = (factors: readonly N[], part: (i: number) => number): [N, N] => {
      for (const [i, spot] of spots.entries())
        numbers.set(spot, numbers.combined('*', old[i]!, factors[part(i)]!));
      numbers.moved();
      return [this.difference(first), this.difference(second)];
    };
    for (const part of partsOf(old.map((n) => numbers.value(n)))) {
      numbers.spend(NEWTON_STEPS * 5 * spots.length);
      const at = (a: number, b: number): [N, N] =>
        differences([numbers.constant(a), numbers.constant(b)], part);
      const values = (a: number, b: number): [number, number] => {
        const [p, q] = at(a, b);
        return [numbers.value(p), numbers.value(q)];
      };
      let [a, b] = [1, 1];
      for (let step = 0; step < NEWTON_STEPS; step += 1) {
        const inverse = inverseSlopes(values, a, b);
        if (!inverse) break;
        const [p, q] = values(a, b);
        const moved: [number, number] = [
          a - inverse[0] * p - inverse[1] * q,
          b - inverse[2] * p - inverse[3] * q,
        ];
        const isDone = Math.abs(moved[0] - a) + Math.abs(moved[1] - b) < 1e-13 * (Math.abs(a) + Math.abs(b));
        [a, b] = moved;
        if (isDone || !Number.isFinite(a + b)) break;
      }
      const inverse = Number.isFinite(a + b) ? inverseSlopes(values, a, b) : null;
      if (!inverse) continue;
      const [p, q] = at(a, b);
      const times = (x: number, n: N): N => numbers.combined('*', numbers.constant(x), n);
      const factor = (x: number, k: 0 | 2): N =>
        numbers.combined(
          '-',
          numbers.constant(x),
          numbers.combined('+', times(inverse[k], p), times(inverse[(k + 1) as 1 | 3], q)),
        );
      differences([factor(a, 0), factor(b, 2)], part);
      const fits = spots.every((spot) => numbers.fits(spot, numbers.get(spot)!));
      if (fits && this.holds(first, this.size(first)) && this.holds(second, this.size(second))) return true;
    }
    for (const [i, spot] of spots.entries()) numbers.set(spot, old[i]!);
    numbers.moved();
    return false;
  }

  /** Meets a premise at one index after the other. One that was met may fail again when the next is: then from behind. */
  private meetAll(premise: CompiledPremise<N>): boolean {
    for (const way of premise.ways.slice()) {
      let isMoved = false;
      const isMet = this.each(premise, 0, way, () => {
        if (this.holds(premise)) return true;
        isMoved = true;
        return this.meetOne(premise, way);
      });
      if (isMet && (!isMoved || premise.ranges.length === 0)) return true;
      if (isMet && this.each(premise, 0, way, () => this.holds(premise, this.size(premise)))) {
        // The next point will ask for the same way; what an inequality is met by may depend on the way, and is always tried forwards first.
        if (way !== premise.ways[0] && premise.relation === '=') premise.ways.reverse();
        return true;
      }
      if (premise.ranges.length === 0) return false;
    }
    return false;
  }

  /** Whether `visit` says yes at all indices of a premise, asked in one order or the other. */
  private each(premise: CompiledPremise<N>, depth: number, way: 1 | -1, visit: () => boolean): boolean {
    const range = premise.ranges[depth];
    this.numbers.spend(1);
    if (!range) return visit();
    const [from, to] = [range.from(), range.to()];
    for (let k = from; k <= to; k += 1) {
      this.numbers.environment[range.slot] = way === 1 ? k : from + to - k;
      if (!this.each(premise, depth + 1, way, visit)) return false;
    }
    return true;
  }

  /** Size of the sides: rounding of numbers that were moved onto a premise is measured against it. */
  private size({ left, right }: CompiledPremise<N>): number {
    return Math.abs(this.numbers.value(left())) + Math.abs(this.numbers.value(right()));
  }

  private meetOne(premise: CompiledPremise<N>, way: 1 | -1): boolean {
    if (premise.relation === '!=') return false;
    for (const { target, source } of premise.assignments) {
      const spot = this.spot(target);
      if (spot && !this.isFixed(spot) && this.takes(premise, spot, source)) return true;
    }
    for (const spot of this.latest(premise.targets, way))
      if (premise.hasKink && this.takes(premise, spot, () => this.solvedNearby(premise, spot))) return true;
      else if (this.takes(premise, spot, () => this.solved(premise, spot))) return true;
    for (const { given, row } of premise.groups) {
      const group = this.numbers.spots(given, row?.() ?? null);
      if (this.scaled(premise, group)) return true;
      const last = group[group.length - 1];
      if (last && this.takes(premise, last, () => this.solved(premise, last))) return true;
    }
    return false;
  }

  /** Whether the sides relate as they should, up to rounding of numbers of size `size`. */
  private holds({ relation, left, right }: CompiledPremise<N>, size = 0): boolean {
    const { numbers } = this;
    return holdsNearly(relation, numbers.value(left()), numbers.value(right()), size);
  }

  private difference({ left, right }: CompiledPremise<N>): N {
    return this.numbers.combined('-', left(), right());
  }

  /** Whether a premise holds with another value of one number, within its domain; else it stays as it was. */
  private takes(premise: CompiledPremise<N>, spot: Spot, source: () => N | null): boolean {
    const { numbers } = this;
    const old = numbers.get(spot);
    if (old === null) return false;
    const value = source();
    if (value !== null && this.accepts(premise, spot, value)) return true;
    if (value !== null && (premise.relation === '<' || premise.relation === '>'))
      for (const factor of PAST_EQUALITY)
        if (this.accepts(premise, spot, numbers.combined('*', value, numbers.constant(factor)))) return true;
    numbers.set(spot, old);
    numbers.moved();
    return false;
  }

  private accepts(premise: CompiledPremise<N>, spot: Spot, value: N): boolean {
    const { numbers } = this;
    if (!Number.isFinite(numbers.value(value)) || !numbers.fits(spot, value)) return false;
    numbers.set(spot, value);
    numbers.moved();
    return this.holds(premise, Math.abs(numbers.value(value)));
  }

  /** The value of one number at which the sides are equal, where their difference is linear in it. */
  private solved(premise: CompiledPremise<N>, spot: Spot): N | null {
    const { numbers } = this;
    const old = numbers.get(spot)!;
    const at = (x: number): N => {
      numbers.set(spot, numbers.constant(x));
      numbers.moved();
      return this.difference(premise);
    };
    const one = at(1);
    const slope = numbers.combined('-', at(2), one);
    numbers.set(spot, old);
    numbers.moved();
    if (numbers.value(slope) === 0 || Number.isNaN(numbers.value(slope))) return null;
    return numbers.combined('-', numbers.constant(1), numbers.combined('/', one, slope));
  }

  /** The same where a side has a kink: along the line on which the number lies, beyond it. */
  private solvedNearby(premise: CompiledPremise<N>, spot: Spot): N | null {
    const { numbers } = this;
    const old = numbers.get(spot)!;
    const x = numbers.value(old);
    const size = Math.max(1, Math.abs(x));
    const here = this.difference(premise);
    for (const step of [size / 4, -size / 4]) {
      const at = (factor: number): N => {
        numbers.set(spot, numbers.constant(x + factor * step));
        numbers.moved();
        return this.difference(premise);
      };
      const [one, two] = [at(1), at(2)];
      numbers.set(spot, old);
      numbers.moved();
      const slope = numbers.combined('-', two, one);
      const first = numbers.value(one) - numbers.value(here);
      // Outwards, where the difference grows and stays on its line.
      if (Math.sign(first) !== Math.sign(numbers.value(here))) continue;
      if (Math.abs(numbers.value(slope) - first) > KINKED * Math.abs(first)) continue;
      const share = numbers.combined('/', one, slope);
      return numbers.combined(
        '-',
        numbers.constant(x + step),
        numbers.combined('*', share, numbers.constant(step)),
      );
    }
    return null;
  }

  /** Multiplies numbers by the factor that makes the sides equal, where their difference is a polynomial of degree 2 in it. */
  private scaled(premise: CompiledPremise<N>, spots: readonly Spot[]): boolean {
    const { numbers } = this;
    const old = spots.map((spot) => numbers.get(spot));
    if (old.length === 0 || old.some((n) => n === null)) return false;
    const multiply = (factor: N): void => {
      for (const [i, spot] of spots.entries()) numbers.set(spot, numbers.combined('*', old[i]!, factor));
      numbers.moved();
    };
    numbers.spend(3 * spots.length);
    const at = (factor: number): N => {
      multiply(numbers.constant(factor));
      return this.difference(premise);
    };
    for (const coarse of [false, true]) {
      const unit = coarse ? this.magnitude((factor) => numbers.value(at(factor))) : 1;
      if (unit === null) break;
      const root = this.positiveRoot(at(unit), at(2 * unit), at(3 * unit));
      const factor = root && numbers.combined('*', root, numbers.constant(unit));
      const value = factor === null ? Number.NaN : numbers.value(factor);
      if (!(value > 0 && Number.isFinite(value))) continue;
      multiply(factor!);
      if (spots.every((spot) => numbers.fits(spot, numbers.get(spot)!)) && this.holds(premise)) return true;
    }
    for (const [i, spot] of spots.entries()) numbers.set(spot, old[i]!);
    numbers.moved();
    return false;
  }

  /** A power of 4 next to which a difference of sides changes its sign. */
  private magnitude(difference: (factor: number) => number): number | null {
    const sign = Math.sign(difference(1));
    for (let exponent = 1; exponent <= MOST_DOUBLINGS; exponent += 1)
      for (const factor of [4 ** exponent, 4 ** -exponent])
        if (Math.sign(difference(factor)) === -sign) return factor;
    return null;
  }

  /** A root above 0 of the polynomial of degree 2 with these values at 1, 2 and 3. */
  private positiveRoot(one: N, two: N, three: N): N | null {
    const { numbers } = this;
    const { combined, constant, value } = {
      combined: numbers.combined.bind(numbers),
      constant: numbers.constant.bind(numbers),
      value: numbers.value.bind(numbers),
    };
    const first = combined('-', two, one);
    const a = combined('/', combined('-', combined('-', three, two), first), constant(2));
    const b = combined('-', first, combined('*', a, constant(3)));
    const c = combined('-', combined('-', one, a), b);
    const size = Math.abs(value(one)) + Math.abs(value(two)) + Math.abs(value(three));
    if (!(Math.abs(value(a)) > FLAT * size))
      return Math.abs(value(b)) > FLAT * size ? combined('/', combined('-', constant(0), c), b) : null;
    const square = combined('-', combined('*', b, b), combined('*', constant(4), combined('*', a, c)));
    if (!(value(square) >= 0)) return null;
    const root = numbers.root(square);
    for (const sign of [1, -1]) {
      const top = combined('-', combined('*', constant(sign), root), b);
      const found = combined('/', top, combined('*', constant(2), a));
      if (value(found) > 0) return found;
    }
    return null;
  }

  private isFixed({ given, outer, inner }: Spot): boolean {
    return this.fixed.some((spot) => spot.given === given && spot.outer === outer && spot.inner === inner);
  }

  /** The numbers that references mean and that are not fixed, each once; those of the latest index first, or of the earliest. */
  private latest(targets: readonly Reference[], way: 1 | -1): Spot[] {
    const spots: Spot[] = [];
    for (const target of targets) {
      const spot = this.spot(target);
      const isKnown = spots.some(
        ({ given, outer, inner }) => given === spot?.given && outer === spot.outer && inner === spot.inner,
      );
      if (spot && !isKnown && !this.isFixed(spot)) spots.push(spot);
    }
    return spots.sort((a, b) => way * (b.outer - a.outer)).slice(0, MOST_TARGETS);
  }

  private spot({ given, indices }: Reference): Spot | null {
    const spot = { given, outer: indices[0]?.() ?? -1, inner: indices[1]?.() ?? -1 };
    return this.numbers.get(spot) === null ? null : spot;
  }

  private compile(premise: Statement): CompiledPremise<N> {
    const { numbers } = this;
    const { left, right } = premise;
    const [compiledLeft, compiledRight] = [numbers.compile(left), numbers.compile(right)];
    const assignments = [];
    for (const [side, source] of [
      [left, compiledRight],
      [right, compiledLeft],
    ] as const)
      if (side.kind === 'given') assignments.push({ target: this.reference(side), source });
    return {
      relation: premise.relation,
      ranges: premise.ranges.map((range) => this.range(range)),
      left: compiledLeft,
      right: compiledRight,
      assignments,
      targets: this.standingAlone(premise),
      groups: this.together(premise),
      ways: [1, -1],
      fixes:
        premise.relation === '=' && premise.ranges.length === 0 ? (assignments[0]?.target ?? null) : null,
      hasKink: hasKink(left) || hasKink(right),
    };
  }

  private range({ slot, from, to }: IndexRange) {
    return { slot, from: this.numbers.index(from), to: this.numbers.index(to) };
  }

  private reference(e: Extract<Expression, { kind: 'given' }>): Reference {
    return { given: e.given, indices: e.indices.map((index) => this.numbers.index(index)) };
  }

  private isReal(given: number): boolean {
    return this.claim.givens[given]!.domain.kind === 'reals';
  }

  private standingAlone(premise: Statement): Reference[] {
    const found: Reference[] = [];
    const visit = (e: Expression): void => {
      if (e.kind === 'reduction') return;
      if (e.kind === 'given' && this.isReal(e.given)) found.push(this.reference(e));
      for (const part of subtrees(e)) visit(part as Expression);
    };
    visit(premise.left);
    visit(premise.right);
    return found;
  }

  private together(premise: Statement): Group[] {
    const fixed = new Set([0, ...premise.ranges.map(({ slot }) => slot)]);
    const groups = new Map<string, Group>();
    const visited = new Set<number>();
    const visit = (e: Expression, isSummed: boolean): void => {
      if (e.kind === 'given' && isSummed && this.isReal(e.given) && e.indices.length > 0) {
        const [first, second] = e.indices;
        const row = second && usesOnly(first!, fixed) ? this.numbers.index(first!) : null;
        groups.set(`${e.given} ${row !== null}`, { given: e.given, row });
      }
      if (e.kind === 'definition' && !visited.has(e.definition)) {
        visited.add(e.definition);
        visit(this.claim.definitions[e.definition]!.body, true);
      }
      const isSum = isSummed || e.kind === 'reduction';
      for (const part of subtrees(e)) visit(part as Expression, isSum);
    };
    visit(premise.left, false);
    visit(premise.right, false);
    return [...groups.values()];
  }
}

/** Newton's method for two factors ends after so many steps. */
const NEWTON_STEPS = 20;

/** An equation without indices that adds numbers up. */
function isFixedSum<N>({ relation, ranges, groups }: CompiledPremise<N>): boolean {
  return relation === '=' && ranges.length === 0 && groups.length > 0;
}

/** Ways to part numbers in two: by their signs, where they differ; the first half and the second; in turn. */
function partsOf(values: readonly number[]): ((i: number) => 0 | 1)[] {
  const middle = values.length / 2;
  const ways: ((i: number) => 0 | 1)[] = [(i) => (i < middle ? 0 : 1), (i) => (i % 2 === 0 ? 0 : 1)];
  if (values.some((x) => x < 0) && values.some((x) => x > 0)) ways.unshift((i) => (values[i]! < 0 ? 0 : 1));
  return ways;
}

/** The inverse of the derivatives of two values by two factors, row by row; `null` where there is none. Differences are exact up to degree 2. */
function inverseSlopes(
  values: (a: number, b: number) => [number, number],
  a: number,
  b: number,
): readonly [number, number, number, number] | null {
  const [high, low] = [values(1.5 * a, b), values(0.5 * a, b)];
  const [up, down] = [values(a, 1.5 * b), values(a, 0.5 * b)];
  const [pa, qa] = [(high[0] - low[0]) / a, (high[1] - low[1]) / a];
  const [pb, qb] = [(up[0] - down[0]) / b, (up[1] - down[1]) / b];
  const determinant = pa * qb - pb * qa;
  if (
    !Number.isFinite(determinant) ||
    Math.abs(determinant) <= 1e-12 * (Math.abs(pa * qb) + Math.abs(pb * qa))
  )
    return null;
  return [qb / determinant, -pb / determinant, -qa / determinant, pa / determinant];
}

/** Slopes that differ by more than this share belong to two lines. */
const KINKED = 1e-6;

function hasKink(e: Expression): boolean {
  const isKink = e.kind === 'call' && (e.function === 'abs' || e.function === 'min' || e.function === 'max');
  return isKink || subtrees(e).some((part) => hasKink(part as Expression));
}

/** Factors from 10^-24 to 10^24 are tried where a sum is far from what it is to be. */
const MOST_DOUBLINGS = 40;

/** A coefficient that is smaller than this, beside the values, is that of rounding. */
const FLAT = 1e-13;

function usesOnly(e: Expression, slots: ReadonlySet<number>): boolean {
  if (e.kind === 'index') return slots.has(e.slot);
  return [...subtrees(e)].every((part) => usesOnly(part as Expression, slots));
}

function holdsNearly(relation: Relation, left: number, right: number, size: number): boolean {
  const slack = TOLERANCE * (Math.abs(left) + Math.abs(right) + size);
  const apart = APART * (Math.abs(left) + Math.abs(right));
  switch (relation) {
    case '=':
      return Math.abs(left - right) <= slack;
    case '<=':
      return left <= right + slack;
    case '<':
      return left + apart < right;
    case '>=':
      return left >= right - slack;
    case '>':
      return left > right + apart;
    case '!=':
      return Math.abs(left - right) > apart;
  }
}
