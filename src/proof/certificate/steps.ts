import { Affine } from '../affine.js';
import type { FactRelation, LawName, Step } from '../certificate.js';
import { reject } from '../failure.js';
import { Polynomial } from '../polynomial.js';
import { RULE_NAMES } from '../rule-names.js';
import type { Build, Checked, Fact } from '../scope.js';
import type { ProvedStatement } from '../theorem.js';
import type { Fields } from './fields.js';

/** What the parts of a step are, where it stands. */
export interface Around {
  fact(number: unknown): Fact;
  block(json: unknown, name: string): Build;
  /** A theorem that this claim has brought: a statement of another claim, or one of its own. */
  lemma(document: string | null, claim: string, statement: number): ProvedStatement | null;
  earlier(statement: number): ProvedStatement | null;
}

const RELATIONS: readonly FactRelation[] = ['=', '>=', '>'];
const EXTREMES = ['maximum', 'minimum'] as const;

/** A step as it is written, in the form in which the checker takes it. */
export function readStep(step: Fields, around: Around): Step<Checked> {
  const relation = () => step.choice('relation', RELATIONS);
  const says = () => ({ says: step.term('says'), relation: relation() });
  const ends = (fields: Fields) => ({ from: fields.index('from'), to: fields.index('to') });
  const sum = (fields = step) => ({ variable: fields.variable('variable'), ...ends(fields) });
  const block = (name: string) => around.block(step.raw(name), name);
  const facts = (name: string) => step.list(name).map((number) => around.fact(number));
  const rule = step.choice('rule', RULE_NAMES);
  switch (rule) {
    case 'combine': {
      const nonzero = facts('nonzero');
      const summands = step.each('summands').map((summand) => ({
        coefficient: summand.rational('coefficient'),
        factors: summand
          .list('factors')
          .map((factor) =>
            typeof factor === 'number'
              ? around.fact(factor)
              : { square: summand.inside(factor).term('square') },
          ),
      }));
      const equations = step
        .each('equations')
        .map((part) => ({ fact: around.fact(part.raw('fact')), cofactor: part.term('cofactor') }));
      return { rule, ...says(), summands, equations, nonzero };
    }
    case 'integers':
      return { rule, index: step.index('index'), relation: relation() };
    case 'domain':
      return {
        rule,
        given: step.text('given'),
        at: step.indices('at'),
        end: step.choice('end', ['lower', 'upper']),
      };
    case 'shape':
      return { rule, given: step.text('given'), ...ends(step) };
    case 'premise':
      return { rule, premise: step.integer('premise'), at: step.indices('at') };
    case 'recursion': {
      const first = step.raw('first') === null ? null : step.integer('first');
      return { rule, definition: step.integer('definition'), at: step.indices('at'), first };
    }
    case 'earlier': {
      const theorem =
        around.earlier(step.integer('statement')) ??
        reject('unknown-lemma', 'that statement is not proved yet');
      return { rule, theorem, at: step.indices('at') };
    }
    case 'lemma': {
      const document = step.raw('document') === null ? null : step.text('document');
      const theorem =
        around.lemma(document, step.text('claim'), step.integer('statement')) ??
        reject('unknown-lemma', 'no such theorem has been proved before this claim');
      const givens = step
        .each('givens')
        .map((value, i) => putInFor(value, theorem.claim.givens[i]?.domain.kind === 'integers'));
      const requirements = step.list('requirements').map((json, i) => around.block(json, `requirement ${i}`));
      return {
        rule,
        theorem,
        horizon: step.index('horizon'),
        givens,
        requirements,
        at: step.indices('at'),
      };
    }
    case 'term by term':
      return { rule, ...sum(), block: block('block') };
    case 'linear': {
      const parts = step
        .each('parts')
        .map((part) => ({ factor: part.term('factor'), body: part.term('body') }));
      return { rule, ...sum(), parts };
    }
    case 'split': {
      const operator = step.choice('operator', ['sum', 'prod']);
      return { rule, operator, ...sum(), body: step.term('body'), cuts: step.indices('cuts') };
    }
    case 'reindex': {
      const direction = step.choice('direction', ['shift', 'reverse']);
      return { rule, ...sum(), direction, by: step.index('by'), body: step.term('body') };
    }
    case 'telescope':
      return { rule, ...sum(), primitive: step.term('primitive') };
    case 'exchange': {
      const [inner, outer, swapped] = [
        sum(step.fields('inner')),
        step.fields('outer'),
        step.fields('swapped'),
      ];
      return {
        rule,
        ...sum(),
        inner,
        outer: ends(outer),
        swapped: ends(swapped),
        body: step.term('body'),
      };
    }
    case 'member': {
      const operator = step.choice('operator', EXTREMES);
      return { rule, operator, ...sum(), body: step.term('body'), at: step.index('at') };
    }
    case 'extreme':
      return {
        rule,
        operator: step.choice('operator', EXTREMES),
        relation: step.choice('relation', ['>=', '>']),
        ...sum(),
        body: step.term('body'),
        bound: step.term('bound'),
        block: block('block'),
      };
    case 'cauchy-schwarz':
      return { rule, ...sum(), u: step.term('u'), w: step.term('w') };
    case 'induction': {
      const direction = step.choice('direction', ['up', 'down']);
      return { rule, ...sum(), ...says(), direction, base: block('base'), step: block('step') };
    }
    case 'same index':
      return { rule, ...sum(), ...says(), fact: around.fact(step.raw('fact')) };
    case 'integer cases':
      return { rule, index: step.index('index'), blocks: twoBlocks(step, around) };
    case 'cases':
      return { rule, term: step.term('term'), blocks: twoBlocks(step, around) };
    case 'impossible':
      return { rule, ...says() };
    case 'law': {
      // The checker refuses names that are none.
      const law = step.text('law') as LawName;
      return { rule, law, arguments: step.terms('arguments'), premises: facts('premises') };
    }
    case 'power': {
      const law = step.choice('law', ['step', 'zero']);
      return { rule, law, base: step.term('base'), exponent: step.index('exponent') };
    }
  }
}

function twoBlocks(step: Fields, around: Around): readonly [Build, Build] {
  const [first, second, ...more] = step.list('blocks');
  if (first === undefined || second === undefined || more.length > 0) reject('malformed', 'two blocks');
  return [around.block(first, 'case 0'), around.block(second, 'case 1')];
}

/** What is put in for a given of a lemma: of its two forms the other one is not used. */
function putInFor(value: Fields, integer: boolean): Checked['value'] {
  const none = { index: Affine.constant(0), parameters: [], term: Polynomial.ZERO };
  if (integer !== (value.raw('index') !== undefined))
    return reject('malformed', integer ? 'an index for an integer given' : 'a term for a real given');
  return integer
    ? { ...none, index: value.index('index') }
    : { ...none, parameters: value.variables('parameters'), term: value.term('term') };
}
