import * as ohm from 'ohm-js';
import { once } from '../term/once.js';
import { RECIPE } from './grammar-recipe.js';

/**
 * The grammar of the language. It speaks about one line at a time: `logicalLines` has taken the comments out
 * and has joined what belongs together (a line goes on while its brackets are open, and a line that begins
 * with a relation or `by` continues the one above), so that here a line break is a space.
 */
export const GRAMMAR = `
Lakatos {
  // The info string of a fence:   claim NAME,   bound NAME(R, G, eta),   schedule NAME(alpha)
  Heading    = blockKind name Parameters?
  Parameters = "(" ListOf<name, ","> ")"
  blockKind  = ("claim" | "bound" | "schedule" | "method") ~nameRest

  // The lines of a block
  Line   = Given | Let | Assume | Show | Use | From | Value | Expect | Method | Convex | Move | Guarantees
         | Multiply | Samples
  Given  = given NonemptyListOf<Variable, ","> Domain? shape? For?
  Let    = let Defined "=" Expression
  Assume = assume Chain For?
  Show   = show Expression Step* For? By?
  Step   = relation Expression By?
  Use    = use name Arguments?
  From   = from document use NonemptyListOf<Cited, ",">
  Value  = value Expression
  Expect = expect expectation

  // Methods: docs/method.md. The words that begin these lines are words nowhere else.
  Method     = methodWord name Arguments?                   // method adagrad(R)
  Convex     = convexWord name                              // convex f
  Samples    = samplesWord NonemptyListOf<Expression, ","> // samples 1/2, 1/2
  Move       = stepWord name "[" Expression "]" "=" Expression // step theta[t+1] = theta[t] - eta[t] * g[t]
  Guarantees = guaranteesWord Metric ofWord name Arguments? // guarantees last(loss) of subgradient(R, G, eta)
  Metric     = name "(" ListOf<Expression, ","> ")" Curried? // last(loss)   weighted(eta)(loss)
  Curried    = "(" name ")"
  Multiply   = multiplyWord Subject by Expression Where?    // multiply convex(k, t) by eta[t] / tail[k+1] for k < t
  Subject    = name "(" ListOf<Expression, ","> ")"
  Where      = for name "<" name                  -- order
             | For                                -- ranges

  Cited     = name Arguments?                    // last_monotone   adagrad_norm(D, G)
  Defined   = name ("[" NonemptyListOf<Expression, ","> "]")?   // V[t]   a[1]   a[n+1]
  Variable  = name Indices?                      // R   G[t]   g[t, i]
  Indices   = "[" NonemptyListOf<name, ","> "]"
  Arguments = "(" ListOf<Expression, ","> ")"
  Chain     = Expression (relation Expression)*  // A = B <= C
  For       = for NonemptyListOf<Range, ",">     // for t in 1..T, i in 1..d
  Range     = name in Expression ".." Expression
  By        = by NonemptyListOf<Hint, ",">       // by rule termwise, causal_rate_sum

  Hint = rule plainRule                          -- rule
       | rule induction down? on indexName       -- induction      // rule induction down on k
       | rule cauchySchwarz "(" Between? Expression "," Expression ")" -- cauchySchwarz
       | name Values?                            -- lemma          // a claim   tails(v[k] = V[k], m = 2)
  Between = Range ","
  Values  = "(" NonemptyListOf<Put, ","> ")"
  Put     = Variable "=" Expression
  indexName (a name) = name | horizon

  Domain = order Expression                      -- side      // > 0
         | in ("[" | "(") Expression "," Expression ("]" | ")") -- interval  // in (a, b]
         | in Expression ".." Expression         -- integers  // in 1..4
         | in vectors "^" Exponent               -- vector    // in R^d

  // Expressions, from the loosest to the tightest. Signs and powers are written as repetitions, and not as
  // recursions, so that only brackets nest.
  Expression  = Conditional | Sum
  Conditional = if Expression relation Expression then Expression else Expression
  Sum         = Product (plusOrMinus Product)*
  Product    = Factor (timesOrOver Factor)*
  Factor     = minus* Power                      // -x^2 is -(x^2)
  Power      = Primary ("^" Exponent)*           // x^y^z is x^(y^z)
  Exponent   = minus* Primary                    // G[t]^-2

  Primary = "(" Expression ")"                              -- group
          | extreme "(" Range "," Expression ")"            -- extreme    // max(k in 1..t, v[k])
          | reduction "(" Range "," Expression ")"          -- reduction  // sum(k in 1..t, G[k]^2)
          | function "(" NonemptyListOf<Expression, ","> ")" -- call      // max(1, T-t)
          | name "(" ListOf<Expression, ","> ")"            -- boundUse   // last_monotone(R, G, eta)
          | name "[" NonemptyListOf<Expression, ","> "]"    -- element    // g[t, i]
          | name                                            -- scalar
          | horizon                                         -- horizon
          | number                                          -- number

  // Words and signs
  relation = "<=" | ">=" | "≤" | "≥" | "<" | ">" | "=" | "!=" | "≠"
  order    = "<=" | ">=" | "≤" | "≥" | "<" | ">"
  plusOrMinus = "+" | minus
  timesOrOver = "*" | "·" | "×" | "/"
  minus = "-" | "−"

  number (a number) = digit+ ("." digit+)? (("e" | "E") ("+" | "-")? digit+)?
  name (a name)     = ~reserved nameStart nameRest*
  document (the name of a document) = (documentLetter | digit | "-" | "_")+
  documentLetter = "a".."z" | "A".."Z"
  nameStart = "a".."z" | "A".."Z" | greek
  nameRest  = nameStart | digit | "_"
  greek     = "α".."ω" | "Α".."Ω" | "ϑ" | "ϕ" | "ϵ" | "ϱ" | "µ"

  horizon   = "T" ~nameRest
  reduction = ("sum" | "prod") ~nameRest
  extreme   = ("max" | "min") ~nameRest
  vectors   = "R" ~nameRest                   // only after "in" and before a power
  if        = "if" ~nameRest                  // no reserved words: names where they are no condition
  then      = "then" ~nameRest
  else      = "else" ~nameRest
  function  = ("sqrt" | "ln" | "exp" | "abs" | "min" | "max") ~nameRest
  shape (a shape) = ("nonincreasing" | "nondecreasing") ~nameRest
  expectation = ("refuted" | "ill-defined" | "proved" | "undecided") ~nameRest

  // Words that mean something only after a relation's side, where no name can stand
  by            = "by" ~nameRest
  rule          = "rule" ~nameRest
  plainRule (a rule) = ("termwise" | "exchange" | "telescoping") ~nameRest
  induction (a rule) = "induction" ~nameRest
  cauchySchwarz (a rule) = "cauchy_schwarz" ~nameRest
  down          = "down" ~nameRest
  on            = "on" ~nameRest

  methodWord     = "method" ~nameRest
  convexWord     = "convex" ~nameRest
  samplesWord    = "samples" ~nameRest
  stepWord       = "step" ~nameRest
  guaranteesWord = "guarantees" ~nameRest
  multiplyWord   = "multiply" ~nameRest
  ofWord         = "of" ~nameRest

  given  = "given" ~nameRest
  let    = "let" ~nameRest
  assume = "assume" ~nameRest
  show   = "show" ~nameRest
  use    = "use" ~nameRest
  expect = "expect" ~nameRest
  from   = "from" ~nameRest
  value  = "value" ~nameRest
  in     = "in" ~nameRest
  for    = "for" ~nameRest
  reserved = given | let | assume | show | use | expect | from | value | in | for | horizon | reduction | function
}
`;

/** What the bundles of ohm's own tools call: ohm exports it, and its types do not mention it. */
const { makeRecipe } = ohm as unknown as { readonly makeRecipe: (recipe: unknown) => ohm.Grammar };

/** The grammar, from its recipe: to read the text above takes ohm a tenth of a second, at every start. A test holds the recipe to the text. */
export const language = once(() => makeRecipe(JSON.parse(RECIPE)));

/** The words that begin a line. */
export const LINE_WORDS = ['given', 'let', 'assume', 'show', 'use', 'from', 'value', 'expect'] as const;
export type LineWord = (typeof LINE_WORDS)[number];

/** The words that begin the lines about methods, and the rules of those lines. Names may be called so. */
export const METHOD_RULES: ReadonlyMap<string, string> = new Map([
  ['method', 'Method'],
  ['convex', 'Convex'],
  ['samples', 'Samples'],
  ['step', 'Move'],
  ['guarantees', 'Guarantees'],
  ['multiply', 'Multiply'],
]);

/** The words that stand before brackets. */
export const FUNCTION_WORDS = ['sum', 'prod', 'sqrt', 'ln', 'exp', 'abs', 'min', 'max'] as const;

/** Words within a line. */
export const CONTEXT_WORDS = [
  'in',
  'for',
  'T',
  'nonincreasing',
  'nondecreasing',
  'refuted',
  'ill-defined',
] as const;

/** The words of the language, which no name may be. */
export const RESERVED: ReadonlySet<string> = new Set([...LINE_WORDS, ...FUNCTION_WORDS, 'in', 'for', 'T']);
