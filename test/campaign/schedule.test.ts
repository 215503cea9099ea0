import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exact, Rational, type Twofold, TwofoldSequence, twofold } from '../../src/arithmetic/index.js';
import {
  filled,
  type Guarantee,
  guarantees,
  irregularity,
  RUN_BOUNDS,
  readScheduleText,
  refine,
  ScheduleClaim,
  topDownWeights,
} from '../../src/campaign/schedule/index.js';
import { medianFilter } from '../../src/campaign/schedule/median-filter.js';
import { Interpreter, Missing, scansOf } from '../../src/evaluation/index.js';
import { resolveDocuments } from '../../src/language/index.js';
import { loadDocuments, readSibling } from '../../src/node/index.js';

/** The documents that have the bounds. */
const SERIES = loadDocuments([
  'proofs/part-1-average-loss.md',
  'proofs/part-2-unbounded-domain.md',
  'proofs/part-3-last-iterate.md',
  'proofs/part-4-linear-decay.md',
  'proofs/part-6-top-down.md',
]).documents;

const { documents } = loadDocuments(['proofs/schedules.md']);
const library = { sources: documents.map(({ source }) => source), read: readSibling };
const blocks = documents.flatMap(({ schedules }) => schedules);

function scheduleNamed(text: string, gradients = '1', tuned: readonly string[] = []): ScheduleClaim {
  const reading = readScheduleText({ label: '--schedule', text }, blocks);
  if (reading.kind === 'problem') throw new Error(reading.problem.message);
  const read = ScheduleClaim.read(
    {
      rates: reading.rates,
      norms: { kind: 'law', formula: { label: '--gradients', text: gradients } },
      distance: { label: '--R', text: '1' },
      lets: [],
      tuned: tuned.map((range) => ({ label: '--tune', text: range })),
    },
    library,
  );
  if ('problems' in read) throw new Error(read.problems[0]!.message);
  return read.schedule;
}

function guaranteeOf(found: readonly Guarantee[], bound: string): Extract<Guarantee, { kind: 'value' }> {
  const one = found.find((each) => each.bound === bound)!;
  if (one.kind !== 'value') throw new Error(one.reason);
  return one;
}

const rational = (text: string): Rational => Rational.parse(text)!;

interface Reference {
  readonly schedule: string;
  readonly T: number;
  readonly best_scale: string;
  readonly bound: string;
}

const REFERENCES: readonly Reference[] = JSON.parse(
  readFileSync('test/conformance/schedules/last_general.json', 'utf8'),
);

const NAMES: Readonly<Record<string, string>> = {
  constant: 'constant',
  linear: 'linear',
  sqrt: 'inverse-root',
  cosine: 'cosine',
  wsd20: 'wsd',
};

describe('guarantees of schedules', () => {
  for (const { schedule, T, best_scale, bound } of REFERENCES)
    it(`meet the values of an independent computation to 19 digits: ${schedule}, T = ${T}`, () => {
      const found = guaranteeOf(
        guarantees(scheduleNamed(NAMES[schedule]!).run(T, new Map()), null),
        'last_general',
      );
      for (const [own, reference] of [
        [found.baseRate, best_scale],
        [found.value, bound],
      ] as const) {
        const { lower, upper } = twofold.text(own);
        const tolerance = rational(reference).mul(rational('1e-19'));
        expect(rational(lower).sub(rational(reference)).abs().compare(tolerance)).toBeLessThan(0);
        expect(rational(upper).sub(rational(reference)).abs().compare(tolerance)).toBeLessThan(0);
      }
    });

  // Random rates and norms, exactly known: what the document says, term by term in exact arithmetic.
  const RATES = [7, 3, 9, 4, 4, 1, 12, 5].map((n) => Rational.of(n, 8));
  const NORMS = [2, 5, 1, 3, 8, 2, 7, 4].map((n) => Rational.of(n, 3));
  const falling = [...RATES].sort((a, b) => b.compare(a));
  const inBall = (numbers: readonly Rational[]): TwofoldSequence =>
    TwofoldSequence.from(numbers.map((x) => twofold.rational(x)));

  for (const bound of RUN_BOUNDS)
    it(`are what the document says: ${bound.name}`, () => {
      const { source, parameters } = SERIES.flatMap(({ bounds }) => bounds).find(
        ({ name }) => name === bound.name,
      )!;
      const document = source.path.replace(/^.*\//, '').replace(/\.md$/, '');
      const names = parameters.map(({ name }) => name);
      const text = `\`\`\`claim asked\nfrom ${document} use ${bound.name}\ngiven R > 0\ngiven G[t] > 0\ngiven ${names[2]}[t] > 0\nlet c = 3/7\nlet x[t] = c * ${names[2]}[t]\nshow ${bound.name}(R, G, x) >= 0\n\`\`\`\n`;
      const { documents: asked, problems } = resolveDocuments(
        [{ path: 'proofs/asked.md', text }, ...SERIES.map((each) => each.source)],
        readSibling,
      );
      expect(problems.map(({ message }) => message)).toEqual([]);
      const claim = asked[0]!.claims[0]!;
      const point = { horizon: RATES.length, values: [Rational.of(2), NORMS, falling] };
      const scans = scansOf([claim.statements[0]!.left, ...claim.definitions.map(({ body }) => body)]);
      const oracle = new Interpreter(claim, point, exact, scans).value(claim.statements[0]!.left, []);
      if (oracle instanceof Missing) throw new Error(oracle.reason);
      const run = {
        distance: twofold.integer(2),
        rates: inBall(falling),
        norms: inBall(NORMS),
        weights: inBall(falling),
      };
      const c = twofold.rational(Rational.of(3, 7));
      const own = twofold.text(guaranteeOf(guarantees(run, c, [bound]), bound.name).value);
      const { lower, upper } = exact.text(oracle);
      expect(lower).toBe(upper);
      expect(rational(own.lower).compare(rational(lower))).toBeLessThanOrEqual(0);
      expect(rational(own.upper).compare(rational(lower))).toBeGreaterThanOrEqual(0);
      expect(rational(own.upper).sub(rational(own.lower)).compare(rational('1e-25'))).toBeLessThan(0);
    });

  it('are least at the best base rate', () => {
    const run = scheduleNamed('linear', '1 + t/T').run(50, new Map());
    for (const found of guarantees(run, null)) {
      if (found.kind !== 'value') continue;
      for (const share of [0.9, 0.999, 1.001, 1.1]) {
        const other = guarantees(
          run,
          twofold.mul(found.baseRate, { high: share, low: 0, radius: 0 }) as Twofold,
        );
        const value = guaranteeOf(other, found.bound).value;
        expect(twofold.orderings(value, found.value)).toEqual({ less: false, equal: false, greater: true });
      }
    }
  });

  it('say nothing where a premise fails, and say where', () => {
    const run = scheduleNamed('constant(warmup = 1/2)').run(6, new Map());
    const reasons = guarantees(run, null).map((each) =>
      each.kind === 'none' ? `${each.bound}: ${each.reason}` : each.bound,
    );
    expect(reasons).toEqual([
      'average_bounded: eta[2] <= eta[1] fails',
      'average_monotone: eta[2] <= eta[1] fails',
      'average_weighted',
      'last_monotone: eta[2] <= eta[1] fails',
      'last_general',
      'last_top_down: no weights were found whose rates these are',
    ]);
    const zero = scheduleNamed('1 - t/T').run(4, new Map());
    const last = guarantees(zero, null).find(({ bound }) => bound === 'last_general');
    expect(last).toMatchObject({ kind: 'none', reason: 'eta[4] > 0 fails' });
  });

  it('know the first step at which stages of equal rates rise', () => {
    for (const [text, step] of [
      ['(11/10)^floor(3*t/T)', 100],
      ['1/3 + floor(t/200)/10^20', 200],
    ] as const) {
      const [found] = guarantees(scheduleNamed(text).run(300, new Map()), null);
      expect(found).toMatchObject({ kind: 'none', reason: `eta[${step}] <= eta[${step - 1}] fails` });
    }
  });

  it('know equal rates by exact arithmetic', () => {
    for (const text of ['(1/3)^min(t, 3) * 7/3', 'step(4, 1/3)', 'wsd(1/3)']) {
      const run = scheduleNamed(text).run(50, new Map());
      expect(guaranteeOf(guarantees(run, null), 'last_monotone').kind).toBe('value');
    }
  });
});

describe('weights of rates', () => {
  const shapes: readonly (readonly [string, string])[] = [
    ['linear', '1'],
    ['constant', '1 + t/T'],
    ['inverse-root', '2'],
    ['cosine', '1'],
    ['wsd-sqrt(0.3)', '1 + 1/t'],
    ['exponential(1/10, warmup = 1/10)', '1 + (T-t)/T'],
  ];
  for (const [name, norms] of shapes)
    it(`give the rates back: ${name}, G = ${norms}`, () => {
      const run = scheduleNamed(name, norms).run(200, new Map());
      const weights = topDownWeights(run)!;
      const high = [...weights.near()];
      const rates = run.rates.near();
      const whole = high.reduce((a, b) => a + b, 0);
      let tail = whole;
      high.forEach((weight, i) => {
        expect(weight).toBeGreaterThan(0);
        tail -= weight;
        if (i + 1 < high.length) expect((weight * tail) / whole / rates[i]!).toBeCloseTo(1, 6);
      });
      const [top] = guarantees(
        { ...run, weights },
        null,
        RUN_BOUNDS.filter(({ needs }) => needs === 'weights'),
      );
      const { value } = top as Extract<Guarantee, { kind: 'value' }>;
      expect(value.radius / value.high).toBeLessThan(1e-18);
      // Never below the optimum R / sqrt(Q[T]), and better than part 4.
      const optimum = 1 / Math.sqrt(run.norms.near().reduce((sum, norm) => sum + norm ** -2, 0));
      expect(value.high).toBeGreaterThanOrEqual(optimum * (1 - 1e-12));
      expect(value.high).toBeLessThan(guaranteeOf(guarantees(run, null), 'last_general').value.high);
    });
});

describe('logs', () => {
  const log = (steps: number[], values: number[]) => ({
    steps,
    values: values.map((x) => Rational.fromNumber(x)),
  });

  it('are filled by straight lines, and say so', () => {
    const { values, notes } = filled(log([2, 4, 6], [1, 3, 2]), 'norms');
    expect(values.map(String)).toEqual(['1', '1', '2', '3', '2.5', '2']);
    expect(notes).toEqual([
      'norms: steps 1 to 1 have the value of step 2, the first one that is logged',
      'norms: 3 steps are logged, every 2; the 2 between them, up to the last at T = 6, are on straight lines',
    ]);
  });

  it('that count from 0 are moved by one', () => {
    expect(filled(log([0, 1, 2], [5, 6, 7]), 'norms')).toEqual({
      values: [5, 6, 7].map((x) => Rational.of(x)),
      notes: ['norms: the log counts steps from 0; step s is taken as t = s + 1'],
    });
  });

  it('may end with a shorter gap, and with no other', () => {
    expect(irregularity(log([50, 100, 150, 160], [1, 1, 1, 1]))).toBeNull();
    expect(irregularity(log([50, 100, 120, 170], [1, 1, 1, 1]))).toEqual({ at: 2, every: 50 });
    expect(irregularity(log([50, 100, 180], [1, 1, 1]))).toEqual({ at: 2, every: 50 });
  });
});

describe('the median filter', () => {
  it('is the median of the window, first entry repeated, end mirrored', () => {
    const values = [5, 1, 4, 2, 8, 7, 3];
    const padded = [5, 5, ...values, 3, 7];
    const naive = values.map((_, i) => [...padded.slice(i, i + 5)].sort((a, b) => a - b)[2]!);
    expect(medianFilter(values, 5)).toEqual(naive);
    expect(medianFilter(values, 1)).toEqual(values);
    expect(medianFilter([2], 9)).toEqual([2]);
  });
});

describe('a refined schedule', () => {
  it('of constant norms is the linear decay 1 - t/T, and reaches the optimum', () => {
    const norms = TwofoldSequence.constant(40, twofold.integer(3));
    const { rates, report } = refine(norms, twofold.integer(2), 0.1, Rational.of(2));
    rates.forEach((rate, i) => {
      expect(rate).toBeCloseTo((40 - i - 1) / 39, 12);
    });
    expect(Number(report.value.lower)).toBeCloseTo(6 / Math.sqrt(40), 12);
    expect(Number(report.optimum.upper)).toBeCloseTo(6 / Math.sqrt(40), 12);
  });

  it('guarantees what it says for norms that differ by the factor', () => {
    const norms = Array.from({ length: 60 }, (_, i) => 1 + Math.sin(i) / 3);
    const ball = (x: number): Twofold => ({ high: x, low: 0, radius: 0 });
    const balls = (numbers: readonly number[]) => TwofoldSequence.from(numbers.map(ball));
    const { run, report } = refine(balls(norms), ball(1), 0.2, Rational.parse('1.5')!);
    const c = twofold.rational(rational(report.baseRate.lower));
    const top = RUN_BOUNDS.filter(({ needs }) => needs === 'weights');
    const worst = { ...run, norms: balls(norms.map((norm) => 1.5 * norm)) };
    const some = { ...run, norms: balls(norms.map((norm, i) => norm * (i % 2 === 0 ? 1.5 : 1 / 1.5))) };
    const at = (each: typeof run, rate: Twofold) =>
      (guarantees(each, rate, top)[0] as Extract<Guarantee, { kind: 'value' }>).value.high;
    expect(at(worst, c)).toBeCloseTo(Number(report.robust.sameRate.upper), 12);
    expect(at(some, c)).toBeLessThan(Number(report.robust.sameRate.upper));
    const safer = twofold.rational(rational(report.robust.saferBaseRate.lower));
    expect(at(worst, safer)).toBeCloseTo(Number(report.robust.saferRate.upper), 12);
  });
});
