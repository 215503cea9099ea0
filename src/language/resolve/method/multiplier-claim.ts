import { Rational } from '../../../arithmetic/index.js';
import { methodMistake } from '../../help/method-mistakes.js';
import { ProblemError } from '../../help/problem.js';
import type { Relation } from '../../term/claim.js';
import type { Place } from '../../term/place.js';
import { printExpression } from '../../term/print.js';
import { freeNames, subtrees } from '../../term/subtrees.js';
import type { Besides, ChainLine, SyntaxRange } from '../../term/syntax.js';
import type { BinaryOperator, SyntaxTree } from '../../term/tree.js';
import { mapTree } from './map-tree.js';
import type { MethodPremise } from './method-premise.js';
import type { StatedMetric } from './method-terms.js';
import type { IndexedMultiplier, PairMultiplier, StatedMultipliers } from './stated-multipliers.js';
import type { Averaged } from './walks.js';

/** What the multipliers of a guarantee are about. Trees are in the index t. */
export interface MultiplierProblem {
  readonly metric: StatedMetric;
  readonly multipliers: StatedMultipliers;
  /** Rates by the names of the sequences of points: point[t+1] = point[t] - rate * g[t]. */
  readonly rates: ReadonlyMap<string, SyntaxTree>;
  /** theta is no walk, and follows one in this way; else `null`. */
  readonly follows: Averaged | null;
  readonly limits: Readonly<Partial<Record<MethodPremise['about'], SyntaxTree>>>;
  /** theta[t+1] is the projection of theta[t] - rate * g[t] onto a convex set, and squares are those of theta. */
  readonly projects: boolean;
  /** |g[t]|^2 as it was met, for a method without limits of the norms. */
  readonly squaredNorm: (index: SyntaxTree) => SyntaxTree;
  readonly show: ChainLine;
  /** Names that no index may have. */
  readonly taken: ReadonlySet<string>;
  readonly place: Place;
}

/** What has to be shown of the multipliers: the chain that begins with the value that they prove, and what makes them prove it. */
export interface MultiplierClaim {
  readonly show: ChainLine;
  readonly besides: readonly Besides[];
}

/**
 * The guarantee as claims of the ordinary language. Write q_t = f(theta_t) - f(theta_star), u = theta_1 - theta_star, and
 * x_p = theta_1 - sum(j < p) rate_j g_j for the points. On every convex function
 *
 *     convex (k, t), k < t   q_t - q_k <= g_t.(theta_t - theta_k)        star (t)   q_t <= g_t.(theta_t - theta_star)
 *     minimum (t)            0 <= q_t                                    norm (t)   |g_t|^2 <= G_t^2
 *     distance (t)           |theta_t - theta_star|^2 <= R^2             square     0 <= |x_{T+1} - theta_star|^2, |x_{T+1} - x_k|^2
 *
 * Multiplied by numbers >= 0 and added up, these say `metric <= value` if what stands before each q_t, u.u, u.g_t, g_t.g_t and g_j.g_t is the
 * same on both sides. Those are identities between numbers: the obligations. The value is what stands before R^2 and G_t^2.
 *
 * With a projection onto a convex set that has theta_star and the iterates in it, each step keeps of its identity an inequality: for z = theta_star
 * and for z = theta_k with k <= t,
 *
 *     2 rate_t g_t.(theta_t - z) <= |theta_t - z|^2 - |theta_{t+1} - z|^2 + rate_t^2 |g_t|^2.
 *
 * Let e_t be the sum of the multipliers of distance (1), …, distance (t), and s_k the multiplier of the square against theta_k. The inequality of
 * step t is taken e_t times for theta_star and s_k times for theta_k, k <= t: all are >= 0. The sum over t telescopes to what the squares and
 * distances say, if the multiplier of star (t) is 2 rate_t e_t, that of convex (k, t) is 2 rate_t s_k, and that of norm (t) is rate_t^2 (e_t + sum(k <= t) s_k).
 * With u.u these are the identities above, but for g_j.g_t, where rate_j is a factor: its place takes that of convex (k, t).
 *
 * Where theta follows a walk psi, theta_{t+1} = a_t theta_t + b_t psi_{t+1}, only neighbours are compared: let c_t multiply convex (t-1, t), p_t star (t),
 * and s the square of psi_{T+1} - theta_star. Then g_t stands before (c_t + p_t) theta_t - c_t theta_{t-1} - p_t theta_star, which is
 * p_t (psi_t - theta_star) if (c_t + p_t) a_{t-1} = c_t and (c_t + p_t) b_{t-1} = p_t; at t = 1, c_1 = 0 and theta_1 = psi_1. With p_t = 2 s rate_t the sum
 * telescopes to s (|u|^2 - |psi_{T+1} - theta_star|^2 + sum rate_t^2 |g_t|^2): distance (1) has the multiplier s, norm (t) s rate_t^2.
 */
export function multiplierClaim(problem: MultiplierProblem): MultiplierClaim {
  return new Builder(problem).claim();
}

class Builder {
  private readonly place: Place;
  private readonly letters: readonly string[];
  private readonly besides: Besides[] = [];

  constructor(private readonly problem: MultiplierProblem) {
    this.place = problem.place;
    this.letters = freshLetters(problem);
  }

  claim(): MultiplierClaim {
    this.signs();
    this.losses();
    if (this.problem.follows) this.following(this.problem.follows);
    else this.products();
    const { show } = this.problem;
    return { show: { ...show, first: this.value() }, besides: this.besides };
  }

  // Trees.

  private number(value: number): SyntaxTree {
    return { kind: 'number', value: Rational.of(value), place: this.place };
  }

  private name(name: string): SyntaxTree {
    return { kind: 'name', name, indices: [], place: this.place };
  }

  private binary(operator: BinaryOperator, left: SyntaxTree, right: SyntaxTree): SyntaxTree {
    return { kind: 'binary', operator, left, right, place: this.place };
  }

  private sum(terms: readonly (SyntaxTree | null)[]): SyntaxTree {
    const [first, ...rest] = terms.filter((term): term is SyntaxTree => term !== null);
    return first ? rest.reduce((a, b) => this.binary('+', a, b), first) : this.number(0);
  }

  private times(...factors: readonly SyntaxTree[]): SyntaxTree {
    return factors.reduce((a, b) => this.binary('*', a, b));
  }

  private squared(base: SyntaxTree): SyntaxTree {
    return { kind: 'power', base, exponent: this.number(2), exponentSort: 'unresolved', place: this.place };
  }

  private total(range: SyntaxRange, body: SyntaxTree): SyntaxTree {
    return { kind: 'reduction', operator: 'sum', range, body, place: this.place };
  }

  private range(variable: string, from: SyntaxTree, to: SyntaxTree): SyntaxRange {
    return { variable, slot: -1, from, to, place: this.place };
  }

  private get horizon(): SyntaxTree {
    return this.name('T');
  }

  private after(index: SyntaxTree): SyntaxTree {
    return this.binary('+', index, this.number(1));
  }

  private before(index: SyntaxTree): SyntaxTree {
    return this.binary('-', index, this.number(1));
  }

  private end({ short }: { readonly short: boolean }): SyntaxTree {
    return short ? this.before(this.horizon) : this.horizon;
  }

  /** A multiplier at an index; `null` where it is 0. At T it is 0 if it runs to T - 1. */
  private at(multiplier: IndexedMultiplier | null, index: SyntaxTree): SyntaxTree | null {
    if (!multiplier || (multiplier.short && isHorizon(index))) return null;
    return substitute(multiplier.factor, new Map([[multiplier.index, index]]));
  }

  private pairAt({ earlier, later, factor }: PairMultiplier, k: SyntaxTree, t: SyntaxTree): SyntaxTree {
    return substitute(
      factor,
      new Map([
        [earlier, k],
        [later, t],
      ]),
    );
  }

  private rate(state: string, index: SyntaxTree): SyntaxTree {
    return substitute(this.problem.rates.get(state)!, new Map([['t', index]]));
  }

  private limit(tree: SyntaxTree, index: SyntaxTree): SyntaxTree {
    return substitute(tree, new Map([['t', index]]));
  }

  /** Everything is said for t in 1..T-1 and for T: multipliers may end at T - 1. */
  private steps(): { readonly t: SyntaxTree; readonly isLast: boolean; readonly ranges: SyntaxRange[] }[] {
    const [t] = this.letters as [string];
    const inner = this.range(t, this.number(1), this.before(this.horizon));
    return [
      { t: this.name(t), isLast: false, ranges: [inner] },
      { t: this.horizon, isLast: true, ranges: [] },
    ];
  }

  private ask(
    source: string,
    left: SyntaxTree,
    relation: Relation,
    right: SyntaxTree,
    ranges: readonly SyntaxRange[],
  ): void {
    const { place } = this;
    const line: ChainLine = {
      kind: 'show',
      first: left,
      steps: [{ relation, relationPlace: place, right, hints: [] }],
      ranges,
      place,
    };
    this.besides.push({ line, source });
  }

  // What is asked.

  /** Every multiplier is >= 0. */
  private signs(): void {
    const { convex, consecutive, star, minimum, norm, start, distance, squares } = this.problem.multipliers;
    const [t, k] = this.letters.map((letter) => this.name(letter)) as [SyntaxTree, SyntaxTree];
    const [letterT, letterK] = this.letters as [string, string];
    const one = this.number(1);
    const ask = (subject: string, factor: SyntaxTree, ranges: readonly SyntaxRange[]) =>
      this.ask(subject, factor, '>=', this.number(0), ranges);
    const subjectOf = ({ line }: { readonly line: { readonly subject: SyntaxTree } }) =>
      printExpression(line.subject);
    if (convex)
      ask(subjectOf(convex), this.pairAt(convex, k, t), [
        this.range(letterT, this.number(2), this.horizon),
        this.range(letterK, one, this.before(t)),
      ]);
    const ofIndex = (multiplier: IndexedMultiplier | null) => {
      if (!multiplier) return;
      const range = this.range(letterT, this.number(multiplier.from), this.end(multiplier));
      ask(subjectOf(multiplier), this.at(multiplier, t)!, [range]);
    };
    ofIndex(consecutive);
    ofIndex(star);
    ofIndex(minimum);
    if (start) ask(subjectOf(start), start.factor, []);
    ofIndex(distance);
    ofIndex(norm);
    for (const square of squares)
      if (square.against) ofIndex(square.against);
      else ask(subjectOf(square), square.factor, []);
  }

  /** What stands before each q_t: the metric's weight, and what the multipliers leave. */
  private losses(): void {
    const { convex, consecutive, star, minimum } = this.problem.multipliers;
    const [, k] = this.letters as [string, string];
    const one = this.number(1);
    // No iterate is before the first: the formula of its multiplier is asked to be 0 there, and stands for all t then.
    if (consecutive) this.ask('losses', this.at(consecutive, one)!, '=', this.number(0), []);
    for (const { t, isLast, ranges } of this.steps()) {
      const later =
        convex &&
        this.total(this.range(k, this.after(t), this.horizon), this.pairAt(convex, t, this.name(k)));
      const earlier =
        convex && this.total(this.range(k, one, this.before(t)), this.pairAt(convex, this.name(k), t));
      const next = isLast ? null : this.at(consecutive, this.after(t));
      const left = this.sum([this.weight(t, isLast), this.at(minimum, t), isLast ? null : later, next]);
      this.ask('losses', left, '=', this.sum([this.at(star, t), earlier, this.at(consecutive, t)]), ranges);
    }
  }

  /** The weight of q_t in the metric. */
  private weight(t: SyntaxTree, isLast: boolean): SyntaxTree | null {
    const { word, weights } = this.problem.metric;
    if (word === 'last') return isLast ? this.number(1) : null;
    if (word === 'average') return this.binary('/', this.number(1), this.horizon);
    if (word === 'best' || weights?.kind !== 'name')
      throw new ProblemError(methodMistake.multipliersOfBest(this.place));
    const [, k] = this.letters as [string, string];
    const at = (index: SyntaxTree): SyntaxTree => ({ ...weights, indices: [index] });
    const all = this.total(this.range(k, this.number(1), this.horizon), at(this.name(k)));
    return this.binary('/', at(t), all);
  }

  /** What stands before u.u, u.g_t, g_t.g_t and g_j.g_t: the premises' inequalities against the squares. */
  private products(): void {
    const { convex, consecutive, star, norm, start, distance, squares } = this.problem.multipliers;
    if (consecutive) throw new ProblemError(methodMistake.consecutiveOfWalk(consecutive.line.place));
    const [letterT, letterK, letterJ] = this.letters as [string, string, string];
    const [k, j] = [this.name(letterK), this.name(letterJ)];
    const [one, two] = [this.number(1), this.number(2)];
    const toStar = squares.filter(({ against }) => !against);
    const about = 'inner products';
    const distances = (from: SyntaxTree) =>
      distance && this.total(this.range(letterK, from, this.end(distance)), this.at(distance, k)!);
    const ask = (left: (SyntaxTree | null)[], right: (SyntaxTree | null)[], ranges: SyntaxRange[]) =>
      this.ask(about, this.sum(left), '=', this.sum(right), ranges);
    // u.u
    ask(
      [start?.factor ?? null, distances(two)],
      toStar.map(({ factor }) => factor),
      [],
    );
    for (const { t, isLast, ranges } of this.steps()) {
      const later = isLast ? null : distances(this.after(t));
      const rate = this.rate('theta', t);
      // u.g_t
      ask(
        [later && this.times(two, rate, later), this.at(star, t)],
        toStar.map(({ factor, state }) => this.times(two, factor, this.rate(state, t))),
        ranges,
      );
      // g_t.g_t
      ask(
        [later && this.times(this.squared(rate), later), this.at(norm, t)],
        squares.map(({ factor, state, against }) => {
          const square = this.squared(this.rate(state, t));
          if (!against) return this.times(factor, square);
          const to = isLast ? this.end(against) : t;
          return this.times(square, this.total(this.range(letterK, one, to), this.at(against, k)!));
        }),
        ranges,
      );
    }
    if (this.problem.projects) {
      this.pairs();
      return;
    }
    // g_j.g_t, j < t
    const t = this.name(letterT);
    const rate = this.rate('theta', j);
    const later = distances(this.after(t));
    const upToJ = this.range(letterK, one, j);
    const pulled = [this.starAt(star, t), convex && this.total(upToJ, this.pairAt(convex, k, t))];
    ask(
      [
        later && this.times(two, rate, this.rate('theta', t), later),
        pulled.some((term) => term) ? this.times(rate, this.sum(pulled)) : null,
      ],
      squares.map(({ factor, state, against }) => {
        const weight = against ? this.total(upToJ, this.at(against, k)!) : factor;
        return this.times(two, this.rate(state, j), this.rate(state, t), weight);
      }),
      [this.range(letterT, two, this.horizon), this.range(letterJ, one, this.before(t))],
    );
  }

  /** What stands before psi and theta, where theta follows psi. */
  private following({ state, own, other }: Averaged): void {
    const { convex, consecutive, star, norm, start, distance, squares } = this.problem.multipliers;
    const alien =
      convex ?? distance ?? squares.find((square) => square.against !== null || square.state !== state);
    if (alien) throw new ProblemError(methodMistake.multiplierOfAverage(alien.line.place, state));
    const about = 'inner products';
    const remaining = squares.map(({ factor }) => factor);
    // u.u
    this.ask(about, this.sum([start?.factor ?? null]), '=', this.sum(remaining), []);
    for (const { t, ranges } of this.steps()) {
      const rate = this.rate(state, t);
      const scaled = remaining.map((factor) => this.times(this.number(2), factor, rate));
      const squared = remaining.map((factor) => this.times(factor, this.squared(rate)));
      // g_t.(psi_t - theta_star), g_t.g_t
      this.ask(about, this.sum([this.at(star, t)]), '=', this.sum(scaled), ranges);
      this.ask(about, this.sum([this.at(norm, t)]), '=', this.sum(squared), ranges);
    }
    // g_{t+1}.theta_t, g_{t+1}.psi_{t+1}
    const [letter] = this.letters as [string];
    const t = this.name(letter);
    const ranges = [this.range(letter, this.number(1), this.before(this.horizon))];
    const next = this.after(t);
    const [before, toStar] = [this.at(consecutive, next), this.starAt(star, next)];
    const times = (tree: SyntaxTree) => {
      const factor = substitute(tree, new Map([['t', t]]));
      return before || toStar ? this.times(this.sum([before, toStar]), factor) : this.number(0);
    };
    this.ask(about, times(own), '=', this.sum([before]), ranges);
    this.ask(about, times(other), '=', this.sum([toStar]), ranges);
  }

  /** With a projection: convex (k, t) is the inequality of step t for theta_k, as often as the square against theta_k asks. */
  private pairs(): void {
    const { convex, squares } = this.problem.multipliers;
    const [letterT, letterK] = this.letters as [string, string, string];
    const [t, k] = [this.name(letterT), this.name(letterK)];
    const asked = squares.flatMap(({ against }) => (against ? [this.at(against, k)!] : []));
    if (!convex && asked.length === 0) return;
    const left = this.sum([convex && this.pairAt(convex, k, t)]);
    const right =
      asked.length === 0
        ? this.number(0)
        : this.times(this.number(2), this.rate('theta', t), this.sum(asked));
    const ranges = [
      this.range(letterT, this.number(2), this.horizon),
      this.range(letterK, this.number(1), this.before(t)),
    ];
    this.ask('projection', left, '=', right, ranges);
  }

  /** Within a range that goes up to T a multiplier has to do so too. */
  private starAt(star: IndexedMultiplier | null, t: SyntaxTree): SyntaxTree | null {
    if (star?.short) throw new ProblemError(methodMistake.multiplierRange(star.line.place, star.index));
    return this.at(star, t);
  }

  /** What the multipliers prove: distances times R^2, norms times G_t^2. */
  private value(): SyntaxTree {
    const { multipliers, limits, squaredNorm } = this.problem;
    const { start, distance, norm } = multipliers;
    const [letter] = this.letters as [string];
    const t = this.name(letter);
    const one = this.number(1);
    const near = limits.ball ?? limits.diameter ?? null;
    const first = limits.distance ?? near;
    if (start && !first) throw new ProblemError(methodMistake.multiplierOfNoPremise(start.line.place));
    if (distance && !near) throw new ProblemError(methodMistake.multiplierOfNoPremise(distance.line.place));
    const ofNorm = (index: SyntaxTree) =>
      limits.norm ? this.squared(this.limit(limits.norm, index)) : squaredNorm(index);
    return this.sum([
      start && this.times(start.factor, this.squared(this.limit(first!, one))),
      distance &&
        this.total(
          this.range(letter, this.number(2), this.end(distance)),
          this.times(this.at(distance, t)!, this.squared(this.limit(near!, t))),
        ),
      norm &&
        this.total(
          this.range(letter, this.number(norm.from), this.end(norm)),
          this.times(this.at(norm, t)!, ofNorm(t)),
        ),
    ]);
  }
}

const isHorizon = (tree: SyntaxTree): boolean =>
  tree.kind === 'name' && tree.name === 'T' && tree.indices.length === 0;

/** Indices by trees, all at once. No name within these trees is bound by the tree: `freshLetters` sees to that. */
function substitute(tree: SyntaxTree, by: ReadonlyMap<string, SyntaxTree>): SyntaxTree {
  return mapTree(tree, (part) =>
    part.kind === 'name' && part.indices.length === 0 ? (by.get(part.name) ?? null) : null,
  );
}

/** Variables of sums within a tree. */
function boundNames(tree: SyntaxTree, into: Set<string>): void {
  if (tree.kind === 'reduction') into.add(tree.range.variable);
  for (const part of subtrees(tree)) boundNames(part, into);
}

/** Three letters that nothing else is called, within what they are put into. */
function freshLetters({ multipliers, rates, follows, limits, taken, show }: MultiplierProblem): string[] {
  const used = new Set(taken);
  const note = (tree: SyntaxTree, own: readonly string[]) => {
    const names = freeNames(tree);
    for (const name of own) names.delete(name);
    for (const name of names) used.add(name);
    boundNames(tree, used);
  };
  const { convex, consecutive, star, minimum, norm, start, distance, squares } = multipliers;
  if (convex) note(convex.factor, [convex.earlier, convex.later]);
  for (const multiplier of [
    consecutive,
    star,
    minimum,
    norm,
    distance,
    ...squares.map(({ against }) => against),
  ])
    if (multiplier) note(multiplier.factor, [multiplier.index]);
  if (start) note(start.factor, []);
  for (const { factor, against } of squares) if (!against) note(factor, []);
  for (const rate of rates.values()) note(rate, ['t']);
  if (follows) for (const tree of [follows.own, follows.other]) note(tree, ['t']);
  for (const limit of Object.values(limits)) note(limit, ['t']);
  for (const tree of [show.first, ...show.steps.map(({ right }) => right)]) note(tree, ['t']);
  const letters = ['t', 'k', 'j', 's', 'i', 'n', 'm', 'a', 'b', 'c', 'l', 'p', 'q', 'r'];
  const free = letters.filter((letter) => !used.has(letter));
  for (let i = 1; free.length < 3; i += 1) if (!used.has(`t${i}`)) free.push(`t${i}`);
  return free.slice(0, 3);
}
