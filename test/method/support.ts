import { expect } from 'vitest';
import { Rational } from '../../src/arithmetic/index.js';
import { judgeAt } from '../../src/campaign/index.js';
import { type PointJson, pointFromJson } from '../../src/evaluation/index.js';
import { type Claim, resolveDocuments } from '../../src/language/index.js';
import { type Instance, lastMetric, type Metric, subgradientMoves } from '../../src/method/index.js';

export const q = (x: number | string) =>
  typeof x === 'string' ? Rational.parse(x)! : Rational.fromNumber(x);

/** An instance of SGD; R is 1 and the metric the last loss where nothing else is said. */
export function instanceOf(
  rates: readonly (number | string)[],
  norms: readonly (number | string)[],
  rest: { readonly distance?: number | string; readonly metric?: Metric } = {},
): Instance {
  const horizon = norms.length;
  return {
    distance: q(rest.distance ?? 1),
    norms: norms.map(q),
    moves: subgradientMoves(rates.map(q), horizon),
    metric: rest.metric ?? lastMetric(horizon),
  };
}

export const constant = <Value>(value: Value, length: number): Value[] =>
  new Array<Value>(length).fill(value);

/** The claims of documents that begin with these methods, by their names. */
export const claimsAbout =
  (methods: string) =>
  (name: string, block: string): Claim => {
    const { documents, problems } = resolveDocuments([{ path: 'm.md', text: methods + block }]);
    expect(problems).toEqual([]);
    return documents[0]!.claims.find((claim) => claim.name === name)!;
  };

/** A bound of R, G and eta with what it guarantees, as a block. */
export const boundBlock = (name: string, value: string, guarantees: string, more = ''): string =>
  `\`\`\`bound ${name}(R, G, eta)
given R > 0
given G[t] > 0
given eta[t] > 0
value ${value}
guarantees ${guarantees}
${more}
\`\`\`
`;

/** The bound of the average with the rates as weights. */
export const AVERAGE = '(R^2 + sum(t in 1..T, eta[t]^2 * G[t]^2)) / (2 * sum(t in 1..T, eta[t]))';

export function pointOf(claim: Claim, json: PointJson) {
  const reading = pointFromJson(claim, json);
  if (reading.kind !== 'point') throw new Error(reading.problem.message);
  return reading.point;
}

/** The verdict of the judge on a point, or why it says nothing about it. */
export function judged(claim: Claim, json: PointJson): string {
  const judgement = judgeAt(claim, pointOf(claim, json));
  return judgement.kind === 'judged' ? judgement.report.verdict : judgement.broken;
}

/** f(x) = |x| from its minimiser, with rates of 1. */
export const ABSOLUTE: PointJson = {
  T: 2,
  R: '1',
  G: ['1', '1'],
  eta: ['1', '1'],
  d: '1',
  start: ['0'],
  slope: [['1'], ['-1']],
  offset: ['0', '0'],
};

/** Both functions are |x|, from the minimiser: a step of 1 away, whatever is drawn. */
export const BOTH_ABSOLUTE: PointJson = {
  ...ABSOLUTE,
  star_slope: [['0'], ['0']],
  slope: [['1'], ['-1'], ['-1'], ['-1'], ['1'], ['1']],
  offset: ['0', '0', '0', '0', '0', '0'],
};
