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
      'a step multiplies points and gradients by numbers, and adds them; projections and coordinates are not known',
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
  methodPremise: (place: Place, text: string) =>
    problem(
      'method-premise',
      place,
      `a method cannot assume \`${text}\``,
      'its premises are `norm(g[t]) <= G[t]`, `norm(theta[1] - theta_star) <= R`, `norm(theta[t] - theta_star) <= R` and `norm(theta[s] - theta[t]) <= R`',
    ),
  metricOutside: (place: Place, text: string) =>
    problem(
      'metric',
      place,
      `\`${text}\` stands where a run of a method is not bounded`,
      'it is the first member of `show`, followed by `<=` or `<`, in a claim with `method NAME(…)`',
    ),
  unknownMetric: (place: Place, text: string) =>
    problem(
      'metric',
      place,
      `\`${text}\` is no metric`,
      'metrics are `last(loss)`, `average(loss)`, `best(loss)` and `weighted(loss, w)`',
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
