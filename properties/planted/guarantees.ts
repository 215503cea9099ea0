/** Bounds with what they guarantee of methods, and false variants of them: the material of guarantees.test.ts. */

import { ALL_METHODS } from '../../test/support/methods.js';

/** 0 up to T = 2 and 1 from T = 3 on. */
const LATER = 'min(1, max(0, T-2))';

interface Bound {
  readonly rate: 'eta' | 'w';
  readonly shape: 'nonincreasing' | '';
  readonly value: string;
  readonly guarantees: string;
}

const SUM = 'sum(t in 1..T, eta[t])';
const BOUNDS: Record<string, Bound> = {
  average_bounded: {
    rate: 'eta',
    shape: 'nonincreasing',
    value: 'R^2 / (2*T*eta[T]) + sum(t in 1..T, eta[t] * G[t]^2) / (2*T)',
    guarantees: 'average(loss) of in_domain(R, G, eta)',
  },
  average_monotone: {
    rate: 'eta',
    shape: 'nonincreasing',
    value: 'R^2 / (2*T*eta[T]) + sum(t in 1..T, eta[t]^2 * G[t]^2) / (2*T*eta[T])',
    guarantees: 'average(loss) of subgradient(R, G, eta)',
  },
  average_weighted: {
    rate: 'eta',
    shape: '',
    value: `R^2 / (2 * ${SUM}) + sum(t in 1..T, eta[t]^2 * G[t]^2) / (2 * ${SUM})`,
    guarantees: 'weighted(eta)(loss) of subgradient(R, G, eta)',
  },
  last_monotone: {
    rate: 'eta',
    shape: 'nonincreasing',
    value: 'R^2 / (2*T*eta[T]) + sum(t in 1..T, eta[t]^2 * G[t]^2 / max(1, T-t)) / (2*eta[T])',
    guarantees: 'last(loss) of subgradient(R, G, eta)',
  },
  last_general: {
    rate: 'eta',
    shape: '',
    value: `R^2 / (2 * ${SUM}) + sum(t in 1..T, eta[t]^2 * G[t]^2 / sum(k in min(t+1, T)..T, eta[k])) / 2`,
    guarantees: 'last(loss) of subgradient(R, G, eta)',
  },
  last_top_down: {
    rate: 'w',
    shape: '',
    value: '(R^2 + sum(t in 1..T, w[t]^2 * G[t]^2)) / (2 * sum(t in 1..T, w[t]))',
    guarantees: 'last(loss) of top_down(R, G, w)',
  },
};

function boundText(name: string, { rate, shape, value, guarantees }: Bound): string {
  return `
\`\`\`bound ${name}(R, G, ${rate})
given R > 0
given G[t] > 0
given ${rate}[t] > 0 ${shape}
value ${value}
guarantees ${guarantees}
\`\`\`
`;
}

/** A guarantee, as a document of its own. */
export interface PlantedGuarantee {
  readonly name: string;
  readonly document: string;
  /** What is wrong with it; `null` for a true one. */
  readonly why: string | null;
  /** It holds for T = 1 and T = 2. */
  readonly holdsForTwo: boolean;
}

const variant = (
  of: string,
  name: string,
  why: string,
  change: Partial<Bound>,
  holdsForTwo = false,
): PlantedGuarantee => {
  const full = `${of}_${name}`;
  return {
    name: full,
    document: ALL_METHODS + boundText(full, { ...BOUNDS[of]!, ...change }),
    why,
    holdsForTwo,
  };
};

const claim = (
  name: string,
  method: string,
  show: string,
  why: string | null,
  holdsForTwo = false,
): PlantedGuarantee => ({
  name,
  document: `${ALL_METHODS}\n\`\`\`claim ${name}\nmethod ${method}\nshow ${show}\n\`\`\`\n`,
  why,
  holdsForTwo,
});

const percent = [
  ['tenth', '0.9', '10 %'],
  ['hundredth', '0.99', '1 %'],
  ['thousandth', '0.999', '0.1 %'],
] as const;

const constants = Object.keys(BOUNDS).flatMap((of) =>
  percent.map(([name, factor, size]) =>
    variant(of, `less_a_${name}`, `the constant is ${size} too small`, {
      value: `${factor} * (${BOUNDS[of]!.value})`,
    }),
  ),
);

/** How much less than the bound is still too little from T = 3 on: bounds of the last loss are not quite attained there. */
const laterConstants = [
  ...['average_bounded', 'average_monotone', 'average_weighted', 'last_top_down'].flatMap((of) =>
    [
      ['thousandth', '0.001'],
      ['hundredth', '0.01'],
    ].map(([name, less]) => [of, name!, less!] as const),
  ),
  ['last_general', 'twentieth', '0.05'] as const,
  ['last_general', 'tenth', '0.1'] as const,
  ['last_monotone', 'twentieth', '0.05'] as const,
  ['last_monotone', 'tenth', '0.1'] as const,
].map(([of, name, less]) =>
  variant(
    of,
    `later_less_a_${name}`,
    `from T = 3 on the constant is ${less} too small`,
    { value: `(1 - ${less} * ${LATER}) * (${BOUNDS[of]!.value})` },
    true,
  ),
);

const shifts = [
  variant('average_monotone', 'first_rate', 'the first rate in the place of the last', {
    value: BOUNDS.average_monotone!.value.replaceAll('eta[T]', 'eta[1]'),
  }),
  variant('average_weighted', 'from_second', 'the sum of squares begins at 2', {
    value: `R^2 / (2 * ${SUM}) + sum(t in 2..T, eta[t]^2 * G[t]^2) / (2 * ${SUM})`,
  }),
  variant('last_monotone', 'longer_tail', 'T - t + 1 in the place of T - t', {
    value: 'R^2 / (2*T*eta[T]) + sum(t in 1..T, eta[t]^2 * G[t]^2 / (T-t+1)) / (2*eta[T])',
  }),
  variant('last_general', 'tail_from_t', 'the tail begins at t', {
    value: `R^2 / (2 * ${SUM}) + sum(t in 1..T, eta[t]^2 * G[t]^2 / sum(k in t..T, eta[k])) / 2`,
  }),
  variant(
    'last_general',
    'tail_from_second',
    'no tail begins after 2',
    {
      value: `R^2 / (2 * ${SUM}) + sum(t in 1..T, eta[t]^2 * G[t]^2 / sum(k in min(t+1, min(2, T))..T, eta[k])) / 2`,
    },
    true,
  ),
  variant('last_top_down', 'without_last', 'the last square is left out', {
    value: '(R^2 + sum(t in 1..T-1, w[t]^2 * G[t]^2)) / (2 * sum(t in 1..T, w[t]))',
  }),
];

const premises = [
  variant('average_bounded', 'any_rates', 'rates may grow', { shape: '' }),
  variant('average_monotone', 'any_rates', 'rates may grow', { shape: '' }),
  variant('last_monotone', 'any_rates', 'rates may grow', { shape: '' }),
  variant('average_bounded', 'anywhere', 'the domain is not bounded', {
    guarantees: 'average(loss) of subgradient(R, G, eta)',
  }),
];

const metrics = [
  variant('average_monotone', 'of_last', 'the bound of an average for the last loss', {
    guarantees: 'last(loss) of subgradient(R, G, eta)',
  }),
  variant('average_weighted', 'of_last', 'the bound of an average for the last loss', {
    guarantees: 'last(loss) of subgradient(R, G, eta)',
  }),
  variant('average_weighted', 'of_average', 'the bound of a weighted average for the plain one', {
    guarantees: 'average(loss) of subgradient(R, G, eta)',
  }),
  variant('last_top_down', 'of_constant', 'the weights as rates', {
    guarantees: 'last(loss) of subgradient(R, G, w)',
  }),
];

const observed = [
  claim(
    'adagrad_observed',
    'adagrad(R)',
    'average(loss) <= 3*R/(2*T) * sqrt(V[T])',
    'iterates may leave the ball',
    true,
  ),
  claim(
    'adagrad_optimum',
    'adagrad(R)',
    'average(loss) <= R/T * sqrt(V[T])',
    'the rate of the best constant',
  ),
  claim('adagrad_last', 'adagrad(R)', 'last(loss) <= 3*R/(2*T) * sqrt(V[T])', 'the last loss'),
  claim(
    'normalised_average',
    'normalised(R, eta)',
    `average(loss) <= R^2 / (2*${SUM}) * norm(g[1]) + sum(t in 1..T, eta[t]^2) / (2*${SUM}) * norm(g[1])`,
    'the first norm in the place of all',
  ),
];

const projections = [
  variant('average_bounded', 'projected_less_a_hundredth', 'the constant is 1 % too small', {
    value: `0.99 * (${BOUNDS.average_bounded!.value})`,
    guarantees: 'average(loss) of projected_in_domain(R, G, eta)',
  }),
  variant('average_weighted', 'of_last_projected', 'the bound of an average for the last loss', {
    guarantees: 'last(loss) of projected(R, G, eta)',
  }),
  claim(
    'long_steps_projected_best',
    'long_steps_projected(R, G)',
    'best(loss) <= R * G * (0.4 + 1 / T^2)',
    'true without the projection',
  ),
];

const samples = [
  variant('average_weighted', 'of_last_of_samples', 'the bound of an average for the last loss', {
    guarantees: 'E(last(loss)) of sampled(R, G, eta)',
  }),
  ...['average_weighted', 'last_general'].map((of) =>
    variant(of, 'of_samples_less_a_tenth', 'the constant is 10 % too small', {
      value: `0.9 * (${BOUNDS[of]!.value})`,
      guarantees: `E(${of === 'last_general' ? 'last(loss)' : 'weighted(loss, eta)'}) of sampled(R, G, eta)`,
    }),
  ),
  claim(
    'normalised_last_of_samples',
    'sampled_normalised(R, c)',
    `E(last(loss)) <= E(R^2 / (2 * ${SUM}) + sum(t in 1..T, eta[t]^2 * norm(g[t])^2 / sum(k in min(t+1, T)..T, eta[k])) / 2)`,
    'rates that depend on the samples',
  ),
];

export const FALSE_GUARANTEES: readonly PlantedGuarantee[] = [
  ...constants,
  ...laterConstants,
  ...shifts,
  ...premises,
  ...metrics,
  ...observed,
  ...projections,
  ...samples,
];

const trueVariant = (of: string, name: string, change: Partial<Bound>): PlantedGuarantee => ({
  ...variant(of, name, '', change),
  why: null,
});

export const TRUE_GUARANTEES: readonly PlantedGuarantee[] = [
  ...Object.keys(BOUNDS).map((of) => trueVariant(of, 'true', {})),
  trueVariant('average_weighted', 'of_best', { guarantees: 'best(loss) of subgradient(R, G, eta)' }),
  trueVariant('average_monotone', 'of_best', { guarantees: 'best(loss) of subgradient(R, G, eta)' }),
  trueVariant('last_general', 'falling', { shape: 'nonincreasing' }),
  trueVariant('average_bounded', 'projected', {
    guarantees: 'average(loss) of projected_in_domain(R, G, eta)',
  }),
  trueVariant('last_general', 'projected', { guarantees: 'last(loss) of projected(R, G, eta)' }),
  claim('long_steps_best', 'long_steps(R, G)', 'best(loss) <= R * G * (0.4 + 1 / T^2)', null),
  trueVariant('average_weighted', 'of_samples', {
    guarantees: 'E(weighted(loss, eta)) of sampled(R, G, eta)',
  }),
  trueVariant('last_general', 'of_samples', { guarantees: 'E(last(loss)) of sampled(R, G, eta)' }),
  claim('adagrad_in_ball_true', 'adagrad_in_ball(R)', 'average(loss) <= 3*R/(2*T) * sqrt(V[T])', null),
];
