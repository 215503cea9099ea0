import type { Expression } from '../../language/index.js';
import { Affine } from '../affine.js';
import { type ClaimTerms, REDUCTIONS, type Slots, withSlots } from '../claim-terms.js';
import { Polynomial } from '../polynomial.js';
import { exponentOf, unsupported } from './claim-text.js';
import type { Form, Forms } from './forms.js';

/** What a given of a claim is in a proof: itself, or what a lemma puts in for it. */
export type GivenForm = (given: number, indices: readonly Affine[]) => Form;

/** The sides of a claim as they stand in its propositions, with proofs that they equal their normal forms. */
export class ClaimForms {
  constructor(
    private readonly forms: Forms,
    private readonly terms: ClaimTerms,
    private readonly given: GivenForm,
    /** The name of a definition, as it is called outside of its module. */
    private readonly definition: (number: number) => string,
  ) {}

  real(e: Expression, slots: Slots): Form {
    const { forms, terms } = this;
    const at = (part: Expression) => this.real(part, slots);
    switch (e.kind) {
      case 'number':
        return forms.normal(Polynomial.constant(e.value));
      case 'index':
        return forms.index(terms.index(e, slots));
      case 'given':
        if (terms.claim.givens[e.given]!.domain.kind === 'integers')
          return forms.index(terms.index(e, slots));
        return this.given(e.given, terms.indices(e.indices, slots));
      case 'definition': {
        if (terms.claim.definitions[e.definition]!.recursion)
          return forms.recursion(e.definition, terms.indices(e.indices, slots));
        const body = this.real(terms.claim.definitions[e.definition]!.body, slotsInside(terms, e, slots));
        const script = `unfold ${this.definition(e.definition)}; cbv beta; ${forms.path(body)}`;
        return { ...body, script };
      }
      case 'negation':
        return forms.negation(at(e.operand));
      case 'binary':
        return e.operator === '/'
          ? forms.quotient(at(e.left), at(e.right))
          : forms.operation(e.operator, at(e.left), at(e.right));
      case 'power': {
        const power = (base: Form, n: number) =>
          n >= 0 ? forms.power(base, n) : forms.inversePower(base, -n);
        const exponent = exponentOf(e);
        switch (exponent.kind) {
          case 'whole':
            return power(at(e.base), exponent.n);
          case 'index':
            return forms.integerPower(at(e.base), terms.index(e.exponent, slots));
          case 'halves':
            return power(forms.unary('sqrt', at(e.base)), exponent.n);
          default: {
            const form = forms.realPower(at(e.base), at(e.exponent));
            // An exponent such as x/x + 1/2 - x/x has a number for its normal form.
            return form.poly.equals(terms.real(e, slots)) ? form : unsupported('such an exponent');
          }
        }
      }
      case 'call': {
        const [first, ...others] = e.arguments.map(at) as [Form, ...Form[]];
        switch (e.function) {
          case 'sqrt':
          case 'ln':
          case 'exp':
          case 'abs':
            return forms.unary(e.function, first);
          case 'min':
          case 'max': {
            const kind = e.function;
            return others.reduce((a, b) => forms.extreme(kind, a, b), first);
          }
          default:
            return unsupported(`the function ${e.function}`);
        }
      }
      case 'reduction': {
        const variable = forms.fresh();
        const body = this.real(e.body, new Map(slots).set(e.range.slot, Affine.variable(variable)));
        const [from, to] = [terms.index(e.range.from, slots), terms.index(e.range.to, slots)];
        return forms.range(REDUCTIONS[e.operator], variable, from, to, body);
      }
      default:
        return unsupported((e as Expression).kind);
    }
  }
}

/** The slots for the body of a definition at the indices of a reference to it. */
export function slotsInside(
  terms: ClaimTerms,
  { definition, indices }: Extract<Expression, { kind: 'definition' }>,
  slots: Slots,
): Slots {
  return withSlots(slots, terms.claim.definitions[definition]!.parameters, terms.indices(indices, slots));
}
