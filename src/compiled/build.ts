import { freeSlots, type Reduction } from '../evaluation/index.js';
import {
  type Claim,
  type Expression,
  HORIZON_SLOT,
  type IndexRange,
  type Recursion,
} from '../language/index.js';
import {
  type FormRange,
  type IndexFacts,
  leastValue,
  loopFacts,
  MAX_ARGUMENT,
  MAX_FORM,
  magnitude,
} from './index-bounds.js';
import {
  atomForm,
  CLOSED,
  combine,
  extreme,
  floorForm,
  HORIZON_FORM,
  type IndexForm,
  indexConstant,
  indexGiven,
  indexVariable,
  multiply,
  sharesVariables,
} from './index-form.js';
import type { KernelFunction, KernelNode, Traits } from './node.js';
import { Nodes } from './nodes.js';
import { Unsupported } from './unsupported.js';

/** Where an expression stands: the forms of the index variables by slot, and the loops around it. */
export interface Scope {
  readonly variables: ReadonlyMap<number, IndexForm>;
  readonly loops: IndexFacts['loops'];
}

export const OUTSIDE: Scope = { variables: new Map([[HORIZON_SLOT, HORIZON_FORM]]), loops: [] };

/** Nested definitions of two indices are put in where they stand; a claim may not make that explode. */
const MAX_EXPRESSIONS = 20_000;

/** From the tree of a claim to nodes: definitions become functions, prefix and suffix sums become scans. */
export class Builder {
  readonly nodes = new Nodes();
  private functions: (KernelFunction | undefined)[] = [];
  private readonly givenSigns: (Traits['sign'] | undefined)[] = [];
  private expressions = 0;
  /** What is assumed of recursions while one is made, and those that are made then. */
  private assumed: { readonly sign: Traits['sign']; readonly made: KernelFunction[] } | null = null;

  constructor(private readonly claim: Claim) {}

  /** The scope inside a loop over `range`, and the range in normal form. */
  enter(range: IndexRange, scope: Scope): { readonly range: FormRange; readonly inner: Scope } {
    const from = this.index(range.from, scope, MAX_ARGUMENT);
    const to = this.index(range.to, scope, MAX_ARGUMENT);
    return { range: { from, to }, inner: this.entered(range.slot, from, to, scope) };
  }

  facts(scope: Scope): IndexFacts {
    return {
      loops: scope.loops,
      leastGiven: (given) => this.endsOfInteger(given).from,
      magnitudeOfGiven: (given) => {
        const { from, to } = this.endsOfInteger(given);
        return Math.max(Math.abs(from), Math.abs(to));
      },
    };
  }

  /** The node of an expression. */
  node(e: Expression, scope: Scope): KernelNode {
    this.expressions += 1;
    if (this.expressions > MAX_EXPRESSIONS) throw new Unsupported('a very large claim');
    const { nodes } = this;
    switch (e.kind) {
      case 'number':
        return nodes.number(e.value);
      case 'index':
        return this.indexNode(this.index(e, scope), scope);
      case 'given': {
        const indices = e.indices.map((index) => this.index(index, scope));
        return nodes.given(e.given, indices, this.givenSign(e.given));
      }
      case 'definition':
        return this.definition(e, scope);
      case 'negation':
        return this.integer(e, scope) ?? nodes.unary('negation', this.node(e.operand, scope));
      case 'binary':
        return (
          this.integer(e, scope) ??
          nodes.binary(e.operator, this.node(e.left, scope), this.node(e.right, scope))
        );
      case 'power':
        return e.exponentSort === 'integer'
          ? nodes.power(this.node(e.base, scope), this.index(e.exponent, scope))
          : nodes.binary('real power', this.node(e.base, scope), this.node(e.exponent, scope));
      case 'call': {
        if (e.function === 'pi') return nodes.constant('pi');
        const integer = this.integer(e, scope);
        if (integer) return integer;
        const parts = e.arguments.map((argument) => this.node(argument, scope));
        const { function: name } = e;
        if (name === 'mod') return nodes.binary(name, parts[0]!, parts[1]!);
        if (name === 'min' || name === 'max') return parts.reduce((a, b) => nodes.binary(name, a, b));
        return nodes.unary(name, parts[0]!);
      }
      case 'conditional':
        return nodes.choice(
          e.relation,
          this.node(e.left, scope),
          this.node(e.right, scope),
          this.node(e.whenTrue, scope),
          this.node(e.whenFalse, scope),
        );
      case 'reduction':
        return this.reduction(e, scope);
    }
  }

  /** An index expression in normal form. One that may be no exact binary64 number is for the interpreter. */
  index(e: Expression, scope: Scope, limit = MAX_FORM): IndexForm {
    const form = this.form(e, scope);
    if (!(magnitude(form, this.facts(scope)) < limit))
      throw new Unsupported('indices that may be very large');
    return form;
  }

  private form(e: Expression, scope: Scope): IndexForm {
    switch (e.kind) {
      case 'number':
        return indexConstant(Number(e.value.numerator));
      case 'index':
        return scope.variables.get(e.slot)!;
      case 'given':
        return indexGiven(e.given);
      case 'negation':
        return combine(indexConstant(0), this.form(e.operand, scope), -1);
      case 'binary': {
        const left = this.form(e.left, scope);
        const right = this.form(e.right, scope);
        if (e.operator === '*') return multiply(left, right);
        return combine(left, right, e.operator === '+' ? 1 : -1);
      }
      case 'power': {
        const base = this.form(e.base, scope);
        if (base.terms.size > 0 || base.constant < 2) throw new Unsupported('a power with such a base');
        const exponent = this.form(e.exponent, scope);
        if (!(leastValue(exponent, this.facts(scope)) >= 0))
          throw new Unsupported('a power that may be none');
        return atomForm({ kind: 'power', base: base.constant, parts: [exponent] });
      }
      case 'call':
        return this.callForm(e, scope);
      default:
        throw new Unsupported(`an index that is a ${e.kind}`);
    }
  }

  private callForm(e: Extract<Expression, { kind: 'call' }>, scope: Scope): IndexForm {
    const [first, second] = e.arguments as [Expression, Expression | undefined];
    switch (e.function) {
      case 'min':
      case 'max':
        return extreme(
          e.function,
          e.arguments.map((argument) => this.form(argument, scope)),
        );
      case 'mod': {
        const dividend = this.form(first, scope);
        const divisor = this.form(second!, scope);
        if (divisor.terms.size > 0 || divisor.constant <= 0) throw new Unsupported('a remainder by an index');
        return combine(dividend, floorForm(dividend, divisor.constant), -divisor.constant);
      }
      case 'floor':
      case 'ceil': {
        const isFloor = e.function === 'floor';
        if (first.kind === 'call' && first.function === 'log2') {
          const part = this.form(first.arguments[0]!, scope);
          if (!isFloor) throw new Unsupported('the ceiling of a logarithm as an index');
          if (!(leastValue(part, this.facts(scope)) >= 1))
            throw new Unsupported('a logarithm that may not exist');
          return atomForm({ kind: 'floor of log2', parts: [part] });
        }
        const { form, divisor } = this.fraction(first, scope);
        if (isFloor) return floorForm(form, divisor);
        const minus = combine(indexConstant(0), form, -1);
        return combine(indexConstant(0), floorForm(minus, divisor), -1);
      }
      default:
        throw new Unsupported(`an index that is a ${e.function}`);
    }
  }

  /** form/divisor, the divisor an integer > 0. */
  private fraction(e: Expression, scope: Scope): { readonly form: IndexForm; readonly divisor: number } {
    switch (e.kind) {
      case 'number':
        return { form: indexConstant(Number(e.value.numerator)), divisor: Number(e.value.denominator) };
      case 'negation': {
        const { form, divisor } = this.fraction(e.operand, scope);
        return { form: combine(indexConstant(0), form, -1), divisor };
      }
      case 'binary': {
        const a = this.fraction(e.left, scope);
        const b = this.fraction(e.right, scope);
        if (e.operator === '*') return { form: multiply(a.form, b.form), divisor: a.divisor * b.divisor };
        if (e.operator === '/') {
          if (b.form.terms.size > 0 || b.form.constant === 0) throw new Unsupported('a quotient of indices');
          const { constant } = b.form;
          const form = combine(indexConstant(0), a.form, constant > 0 ? b.divisor : -b.divisor);
          return { form, divisor: a.divisor * Math.abs(constant) };
        }
        const left = combine(indexConstant(0), a.form, b.divisor);
        const form = combine(left, b.form, e.operator === '+' ? a.divisor : -a.divisor);
        return { form, divisor: a.divisor * b.divisor };
      }
      default:
        return { form: this.form(e, scope), divisor: 1 };
    }
  }

  /** `T - t + 1` and its like, made of integers alone: computed exactly, in one go. `null` for anything else. */
  private integer(e: Expression, scope: Scope): KernelNode | null {
    if (!this.isOfIntegers(e)) return null;
    const form = this.form(e, scope);
    const isExact = magnitude(form, this.facts(scope)) < MAX_FORM;
    return isExact && form.terms.size > 0 ? this.indexNode(form, scope) : null;
  }

  private isOfIntegers(e: Expression): boolean {
    switch (e.kind) {
      case 'index':
        return true;
      case 'number':
        return e.value.isInteger;
      case 'given':
        return e.indices.length === 0 && this.claim.givens[e.given]!.domain.kind === 'integers';
      case 'negation':
        return this.isOfIntegers(e.operand);
      case 'binary':
        return e.operator !== '/' && this.isOfIntegers(e.left) && this.isOfIntegers(e.right);
      case 'call':
        switch (e.function) {
          case 'min':
          case 'max':
            return e.arguments.every((a) => this.isOfIntegers(a));
          case 'mod':
            return (
              this.isOfIntegers(e.arguments[0]!) && isDivisor(e.arguments[1]!) && isWhole(e.arguments[1]!)
            );
          case 'floor':
          case 'ceil':
            return this.isFraction(e.arguments[0]!);
          default:
            return false;
        }
      default:
        return false;
    }
  }

  /** A fraction of integers whose divisors are numbers other than 0. */
  private isFraction(e: Expression): boolean {
    switch (e.kind) {
      case 'number':
        return true;
      case 'negation':
        return this.isFraction(e.operand);
      case 'binary':
        if (e.operator === '/') return this.isFraction(e.left) && isDivisor(e.right);
        return this.isFraction(e.left) && this.isFraction(e.right);
      default:
        return this.isOfIntegers(e);
    }
  }

  private indexNode(form: IndexForm, scope: Scope): KernelNode {
    const nonnegative = leastValue(form, this.facts(scope)) >= 0;
    return this.nodes.index(form, nonnegative ? 'nonnegative' : 'any');
  }

  private definition(e: Extract<Expression, { kind: 'definition' }>, scope: Scope): KernelNode {
    const { parameters, body, recursion } = this.claim.definitions[e.definition]!;
    const indices = e.indices.map((index) => this.index(index, scope, MAX_ARGUMENT));
    if (recursion) return this.nodes.value(this.recursion(e, recursion), indices[0]!);
    if (parameters.length !== 1) {
      const variables = new Map(OUTSIDE.variables);
      for (const [i, parameter] of parameters.entries()) variables.set(parameter.slot, indices[i]!);
      return this.node(body, { variables, loops: scope.loops });
    }
    let known = this.functions[e.definition];
    if (!known) {
      const variables = new Map(OUTSIDE.variables).set(parameters[0]!.slot, indexVariable(0));
      known = this.nodes.map(
        this.node(body, { variables, loops: [loopFacts(null, null, this.facts(OUTSIDE))] }),
      );
      this.functions[e.definition] = known;
    }
    return this.nodes.value(known, indices[0]!);
  }

  /** One index runs; it is computed in a loop from its first value on, with those that go on from it (rings.ts). */
  private recursion(
    e: Extract<Expression, { kind: 'definition' }>,
    { direction, first }: Recursion,
  ): KernelFunction {
    const { parameters, body } = this.claim.definitions[e.definition]!;
    if (parameters.length !== 1) throw new Unsupported('a recursion with several indices');
    return (
      this.functions[e.definition] ??
      this.signed((sign) => {
        const isUp = direction === 'forward';
        const at = first.map(({ index }) => this.index(index, OUTSIDE, MAX_ARGUMENT));
        const start = extreme(isUp ? 'min' : 'max', at);
        const made = this.nodes.recursion(e.definition, isUp ? 'up' : 'down', start, sign);
        this.functions[e.definition] = made;
        const variables = new Map(OUTSIDE.variables).set(parameters[0]!.slot, indexVariable(0));
        made.body = this.node(body, { variables, loops: [loopFacts(null, null, this.facts(OUTSIDE))] });
        return made;
      })
    );
  }

  /**
   * A recursion is nonnegative if what it is made of is, given that it is nonnegative itself: each value comes of earlier ones, so that this is
   * an induction. Recursions that are met on the way are assumed with it, and all of them have to keep the promise; else nothing is assumed of any.
   */
  private signed(make: (sign: Traits['sign']) => KernelFunction): KernelFunction {
    if (this.assumed) {
      const inner = make(this.assumed.sign);
      this.assumed.made.push(inner);
      return inner;
    }
    const [functions, expressions] = [[...this.functions], this.expressions];
    const nonnegative = this.assuming('nonnegative', make);
    if (nonnegative.every(({ body }) => body.sign === 'nonnegative')) return nonnegative.at(-1)!;
    this.functions = functions;
    this.expressions = expressions;
    return this.assuming('any', make).at(-1)!;
  }

  /** The recursions that are made when one is, with a sign that is assumed of all; the one that was asked for comes last. */
  private assuming(
    sign: Traits['sign'],
    make: (sign: Traits['sign']) => KernelFunction,
  ): readonly KernelFunction[] {
    const made: KernelFunction[] = [];
    this.assumed = { sign, made };
    try {
      made.push(make(sign));
    } finally {
      this.assumed = null;
    }
    return made;
  }

  private reduction(e: Reduction, scope: Scope): KernelNode {
    const { operator } = e;
    const { range, inner } = this.enter(e.range, scope);
    const free = freeSlots(e.body);
    free.delete(e.range.slot);
    const mentionsLoops = [...free].some((slot) => scope.variables.get(slot)!.depth !== CLOSED);
    const { from, to } = range;
    const anchoredBelow = from.depth === CLOSED;
    if (mentionsLoops || (!anchoredBelow && to.depth !== CLOSED)) {
      const rowValue = this.rowValue(e, from, to, free, scope);
      if (rowValue) return rowValue;
      const body = this.node(e.body, inner);
      const depth = Math.max(
        from.depth,
        to.depth,
        ...[...free].map((slot) => scope.variables.get(slot)!.depth),
      );
      return this.nodes.reduction(operator, scope.loops.length, range, body, depth);
    }
    // The body mentions no loop around it: it is a function of the reduction's own variable.
    const outside: Scope = { variables: closedVariables(scope), loops: [] };
    const isTotal = anchoredBelow && to.depth === CLOSED;
    const [lower, upper] = [isTotal || anchoredBelow ? from : null, isTotal || !anchoredBelow ? to : null];
    const body = this.node(e.body, this.entered(e.range.slot, lower, upper, outside));
    if (isTotal) return this.nodes.reduction(operator, 0, range, body, CLOSED);
    return anchoredBelow
      ? this.nodes.value(this.nodes.scan('up', operator, from, body), to)
      : this.nodes.value(this.nodes.scan('down', operator, to, body), from);
  }

  /**
   * A reduction whose body mentions one index from outside, in which it is a scan: its values at all rows. `null` if
   * it is none, or if row and length go hand in hand, so that most of the values would be for nothing.
   */
  private rowValue(
    e: Reduction,
    from: IndexForm,
    to: IndexForm,
    free: ReadonlySet<number>,
    scope: Scope,
  ): KernelNode | null {
    const slots = [...free].filter((slot) => scope.variables.get(slot)!.depth !== CLOSED);
    const anchoredBelow = from.depth === CLOSED;
    if (slots.length !== 1 || (!anchoredBelow && to.depth !== CLOSED)) return null;
    const row = scope.variables.get(slots[0]!)!;
    const [anchor, index] = anchoredBelow ? [from, to] : [to, from];
    if (sharesVariables(row, index)) return null;
    // Both ends are fixed: worth all its values only where these are known anyway.
    const isClosed = index.depth === CLOSED;
    if (isClosed && !this.nodes.hasRows) return null;
    const variables = new Map(closedVariables(scope)).set(slots[0]!, indexVariable(0));
    const outside: Scope = { variables, loops: [loopFacts(null, null, this.facts(OUTSIDE))] };
    const [lower, upper] = anchoredBelow ? [anchor, null] : [null, anchor];
    const body = this.node(e.body, this.entered(e.range.slot, lower, upper, outside));
    const direction = anchoredBelow ? 'up' : 'down';
    const rows = this.nodes.rows(direction, e.operator, anchor, body, isClosed ? 'if known' : 'always');
    return rows && this.nodes.rowValue(rows, row, index);
  }

  private entered(slot: number, from: IndexForm | null, to: IndexForm | null, scope: Scope): Scope {
    const variables = new Map(scope.variables).set(slot, indexVariable(scope.loops.length));
    return { variables, loops: [...scope.loops, loopFacts(from, to, this.facts(scope))] };
  }

  private givenSign(index: number): Traits['sign'] {
    let sign = this.givenSigns[index];
    if (!sign) {
      sign = this.leastGivenSign(index);
      this.givenSigns[index] = sign;
    }
    return sign;
  }

  private leastGivenSign(index: number): Traits['sign'] {
    const { domain, ranges } = this.claim.givens[index]!;
    const lower = domain.kind === 'integers' ? domain.from : domain.lower?.value;
    if (!lower) return 'any';
    let scope = OUTSIDE;
    for (const range of ranges) scope = this.enter(range, scope).inner;
    return this.node(lower, scope).sign;
  }

  /** The ends of an integer given, where they are numbers. */
  private endsOfInteger(index: number): { readonly from: number; readonly to: number } {
    const { domain } = this.claim.givens[index]!;
    const numberOf = (e: Expression, otherwise: number): number =>
      e.kind === 'number' ? Number(e.value.numerator) : otherwise;
    return domain.kind === 'integers'
      ? { from: numberOf(domain.from, -Infinity), to: numberOf(domain.to, Infinity) }
      : { from: -Infinity, to: Infinity };
  }
}

const isWhole = (e: Expression): boolean => e.kind === 'number' && e.value.isInteger;
const isDivisor = (e: Expression): boolean => e.kind === 'number' && e.value.sign > 0;

function closedVariables(scope: Scope): ReadonlyMap<number, IndexForm> {
  return new Map([...scope.variables].filter(([, form]) => form.depth === CLOSED));
}
