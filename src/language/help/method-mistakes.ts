import type { Place } from '../term/place.js';
import type { Problem } from './problem.js';

function problem(code: string, place: Place, message: string, advice: string): Problem {
  return { code, message, place, advice };
}

/** What can be wrong with methods, and with what is claimed about them. */
export const methodMistake = {
  unknownMethod: (place: Place, name: string, known: readonly string[]) =>
    problem(
      'unknown-method',
      place,
      `there is no method \`${name}\` here`,
      known.length > 0
        ? `there is ${known.map((other) => `\`${other}\``).join(', ')}`
        : `a method is a fenced block \`\`\`method ${name}(R, G, eta), or comes with \`from DOCUMENT use ${name}\``,
    ),
  methodArguments: (place: Place, name: string, given: number, parameters: readonly string[]) =>
    problem(
      'wrong-argument-count',
      place,
      `\`${name}\` takes ${parameters.length} arguments, not ${given}`,
      `write \`${name}(${parameters.join(', ')})\``,
    ),
  methodArgument: (place: Place, text: string) =>
    problem(
      'wrong-argument',
      place,
      `\`${text}\` is no argument of a method: steps count with \`t\` there, and premises with \`s\` and \`t\``,
      'a method takes numbers and the names of sequences: `subgradient(R, G, eta)`',
    ),
  missingConvex: (place: Place, name: string) =>
    problem('no-function', place, `the method \`${name}\` does not say what it runs on`, 'add `convex f`'),
  missingStep: (place: Place, name: string) =>
    problem(
      'no-step',
      place,
      `the method \`${name}\` has no step for \`theta\``,
      'add `step theta[t+1] = theta[t] - eta[t] * g[t]`',
    ),
  repeatedStep: (place: Place, name: string) =>
    problem('repeated-step', place, `\`${name}\` has two steps`, 'one step says all of what moves it'),
  stepIndex: (place: Place, name: string) =>
    problem('step-index', place, 'a step says what the next point is', `write \`step ${name}[t+1] = …\``),
  notAVector: (place: Place, text: string) =>
    problem(
      'not-a-vector',
      place,
      `\`${text}\` is a number where a point or a gradient is expected`,
      'a step is a sum of points and gradients with numbers before them: `theta[t] - eta[t] * g[t]`',
    ),
  notLinear: (place: Place, text: string) =>
    problem(
      'not-linear',
      place,
      `\`${text}\` is no sum of points and gradients`,
      'a step multiplies points and gradients by numbers, and adds them; coordinates are not known',
    ),
  projectionWithin: (place: Place, text: string) =>
    problem(
      'projection',
      place,
      `\`${text}\` is no projection that ends a step`,
      'a step projects one point, and last: `step theta[t+1] = project(theta[t] - eta[t] * g[t])`',
    ),
  projectionOf: (place: Place, state: string) =>
    problem(
      'projection',
      place,
      `the step of \`${state}\` projects`,
      'only the step of `theta` can: the losses are those of its points, which are in the set then',
    ),
  vectorIndex: (place: Place, text: string, form: string) =>
    problem(
      'vector-index',
      place,
      `a step cannot use \`${text}\``,
      `it uses \`${form}\`; what is older is kept in a sequence of its own: \`step m[t+1] = …\``,
    ),
  looksAhead: (place: Place, text: string) =>
    problem(
      'looks-ahead',
      place,
      `\`${text}\` does not exist yet when this step is made`,
      'write the step that makes it above this one',
    ),
  ratesLookAhead: (place: Place, name: string) =>
    problem(
      'looks-ahead',
      place,
      `the step of \`${name}\` depends on norms of gradients that come later`,
      'a step t may depend on `norm(g[1])`, …, `norm(g[t])`',
    ),
  noProbability: (place: Place, text: string) =>
    problem(
      'samples',
      place,
      `\`${text}\` is no probability`,
      'probabilities are positive numbers that are written out: `samples 1/2, 1/2`',
    ),
  sampleCount: (place: Place, count: number, most: number) =>
    problem(
      'samples',
      place,
      count === 1 ? 'one sample is no choice' : `these are ${count} samples`,
      count === 1
        ? 'without `samples` every step sees the function itself'
        : `a method has at most ${most} samples: a run of T steps has a path for each sequence of them`,
    ),
  probabilitiesSum: (place: Place, sum: string) =>
    problem(
      'samples',
      place,
      `these probabilities add up to ${sum}, not to 1`,
      'one of the samples is drawn at each step: `samples 1/3, 2/3`',
    ),
  expectationWithoutSamples: (place: Place, text: string) =>
    problem(
      'expectation',
      place,
      `\`${text}\`: the method draws nothing`,
      'add `samples 1/2, 1/2` to the method, or leave out `E`',
    ),
  expectationWithin: (place: Place) =>
    problem(
      'expectation',
      place,
      'an expectation stands in what depends on the samples itself',
      'take the expectation of all of it: `E(…)` stands in statements and premises, over what a run gives',
    ),
  metricOfSamples: (place: Place, text: string) =>
    problem(
      'expectation',
      place,
      `\`${text}\` depends on the samples that are drawn`,
      `write \`E(${text})\``,
    ),
  sampleOutside: (place: Place, text: string) =>
    problem(
      'expectation',
      place,
      `\`${text}\` depends on the samples that are drawn`,
      'of what depends on them, a statement sees the expectation: `E(…)`',
    ),
  sampleArgument: (place: Place, text: string) =>
    problem(
      'expectation',
      place,
      `in \`${text}\` a sequence depends on the samples that are drawn`,
      'a bound takes sequences of numbers: write its formula out, within `E(…)`',
    ),
  multipliersOfSamples: (place: Place) =>
    problem(
      'multiplier',
      place,
      'rates or bounds depend on the samples here, and so would multipliers',
      'a proof for gradients of samples has rates that do not depend on them',
    ),
  methodPremise: (place: Place, text: string) =>
    problem(
      'method-premise',
      place,
      `a method cannot assume \`${text}\``,
      'its premises are `norm(g[t]) <= G[t]`, `E(norm(g[t])^2) <= G[t]^2`, `norm(theta[1] - theta_star) <= R`, `norm(theta[t] - theta_star) <= R` and `norm(theta[s] - theta[t]) <= R`, each for every step',
    ),
  metricOutside: (place: Place, text: string) =>
    problem(
      'metric',
      place,
      `\`${text}\` stands where a run of a method is not bounded`,
      'it is the first member of `show`, followed by `<=` or `<`, in a claim with `method NAME(…)`',
    ),
  givenTwice: (place: Place, name: string) =>
    problem(
      'method-premise',
      place,
      `\`${name}\` has a domain here, and where the method is cited it is a number already`,
      `write what the method asks of it as a premise: \`assume ${name} <= …\``,
    ),
  lossOutside: (place: Place, text: string) =>
    problem(
      'metric',
      place,
      `\`${text}\`: losses of a run stand in its metric alone`,
      'steps, premises and bounds see the norms of the gradients, `norm(g[t])`; steps that depend on values of the function cannot be stated',
    ),
  repeatedPremise: (place: Place, text: string) =>
    problem(
      'method-premise',
      place,
      `the method has a premise like \`${text}\` already`,
      'keep the stricter one, or write `min(…)` of both limits',
    ),
  unknownMetric: (place: Place, text: string) =>
    problem(
      'metric',
      place,
      `\`${text}\` is no metric`,
      'metrics are `last(loss)`, `average(loss)`, `best(loss)` and `weighted(loss, w)`',
    ),
  multiplierSubject: (place: Place) =>
    problem(
      'multiplier',
      place,
      'this is nothing that a proof multiplies',
      'it multiplies `convex(k, t)`, `convex(t-1, t)`, `convex(star, t)`, `minimum(t)`, `distance(1)`, `distance(t)`, `norm(t)` and `square(theta[T+1] - theta_star)`',
    ),
  multiplierRange: (place: Place, index: string) =>
    problem(
      'multiplier',
      place,
      `\`${index}\` does not run where it has to`,
      'a multiplier with one index runs over 1..T, or over 1..T-1 and is 0 at T: `for t in 1..T-1`; `convex(star, t)` and `distance(1)` say no more',
    ),
  multiplierOrder: (place: Place, k: string, t: string) =>
    problem(
      'multiplier',
      place,
      `\`convex(${k}, ${t})\` compares an earlier iterate with a later one, whose gradient it uses`,
      `add \`for ${k} < ${t}\`: such a proof holds for gradients of samples too`,
    ),
  multiplierSquare: (place: Place, states: readonly string[]) =>
    problem(
      'multiplier',
      place,
      'this is no square that can be left over',
      `write \`square(${states.at(-1)}[T+1] - theta_star)\`, or \`square(${states[0]}[T+1] - ${states[0]}[k]) … for k in 1..T-1\``,
    ),
  distanceRange: (place: Place, index: string) =>
    problem(
      'multiplier',
      place,
      'the first distance has a line of its own',
      `write \`multiply distance(1) by …\`, and \`multiply distance(${index}) by … for ${index} in 2..T\``,
    ),
  consecutiveRange: (place: Place, index: string) =>
    problem(
      'multiplier',
      place,
      `\`convex(${index} - 1, ${index})\` compares every iterate but the first with the one before it`,
      `add \`for ${index} in 2..T\``,
    ),
  consecutiveOfWalk: (place: Place) =>
    problem(
      'multiplier',
      place,
      'the iterates of this method are no averages',
      'neighbours alone are compared where `theta` follows another sequence: `step theta[t+1] = (1 - c[t]) * theta[t] + c[t] * psi[t+1]`; else write `convex(k, t) … for k < t`',
    ),
  multiplierOfAverage: (place: Place, state: string) =>
    problem(
      'multiplier',
      place,
      `\`theta\` follows \`${state}\`, and a proof for it does not multiply this`,
      `it multiplies \`convex(t-1, t) … for t in 2..T\`, \`convex(star, t)\`, \`minimum(t)\`, \`distance(1)\`, \`norm(t)\` and \`square(${state}[T+1] - theta_star)\``,
    ),
  repeatedMultiplier: (place: Place) =>
    problem('multiplier', place, 'this has a multiplier already', 'add the two'),
  multipliersOfBest: (place: Place) =>
    problem(
      'multiplier',
      place,
      'multipliers prove `last(loss)`, `average(loss)` and `weighted(loss, w)`',
      'prove the average: the best loss is at most as large',
    ),
  multiplierOfNoPremise: (place: Place) =>
    problem(
      'multiplier',
      place,
      'the method does not assume this distance',
      'its premises are `norm(theta[1] - theta_star) <= R`, for `distance(1)`, and `norm(theta[t] - theta_star) <= R` for all',
    ),
  multipliersOfNoWalk: (place: Place, state: string) =>
    problem(
      'multiplier',
      place,
      `\`${state}\` does not move by gradients alone`,
      'multipliers need `step theta[t+1] = theta[t] - (a rate) * g[t]`, for `theta` and for what stands in a `square`',
    ),
  projectedSquare: (place: Place, state: string) =>
    problem(
      'multiplier',
      place,
      `\`${state}\` is not what the method projects`,
      'where `theta` is projected, the squares are those of `theta`',
    ),
  multipliersAlone: (place: Place) =>
    problem(
      'multiplier',
      place,
      'there is no guarantee here that these multipliers prove',
      'they stand in a bound with a `guarantees` line, or in a claim with a `method`',
    ),
  multipliersName: (place: Place, name: string) =>
    problem(
      'duplicate-name',
      place,
      `the claim about these multipliers is called \`${name}\`, and so is a block`,
      'call the block by another name',
    ),
  noMetric: (place: Place) =>
    problem(
      'metric',
      place,
      'the claim has a method and says nothing about its losses',
      'begin with a metric: `show last(loss) <= …`',
    ),
  innerVector: (place: Place, text: string) =>
    problem(
      'method-term',
      place,
      `\`${text}\` cannot be used here`,
      'of a run, formulas see the norms of the gradients, `norm(g[t])`, and the losses in a metric',
    ),
};
