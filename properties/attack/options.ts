import type { Dice } from './dice.js';

/** A command with options at random, on the document `a.md` that has the claim `claim`. */
export function anyCommand(claim: string, dice: Dice): string[] {
  const horizon = ['--max-horizon', `${dice.pick([1, 2, 3, 7, 16, 64])}`];
  const seed = dice.oneIn(2) ? ['--seed', `${dice.integer(0, 2 ** 31)}`] : [];
  const json = dice.oneIn(2) ? ['--json', dice.pick(['-', 'out.json'])] : [];
  switch (dice.pick(COMMANDS)) {
    case 'check': {
      const cases = dice.pick([1, 10, 300, 1000, '2e3']);
      return [
        'check',
        'a.md',
        '--cases',
        `${cases}`,
        ...horizon,
        ...seed,
        ...checkOptions(claim, Number(cases), dice),
      ];
    }
    case 'sharpen':
      return [
        'sharpen',
        claim,
        '--in',
        'a.md',
        ...horizon,
        ...seed,
        ...json,
        ...(dice.oneIn(3) ? ['--link', `${dice.integer(1, 3)}`] : []),
      ];
    case 'fuzz':
      return [
        'fuzz',
        '--schedule',
        dice.pick(RATES),
        ...fuzzOptions(dice),
        '--bounds',
        BOUNDS,
        '--max-horizon',
        dice.pick(['2', '4']),
        ...seed,
        ...json,
      ];
    case 'schedule':
      return [
        'schedule',
        '--schedule',
        dice.pick([...SCHEDULES, ...RATES]),
        '--T',
        `${dice.integer(1, 40)}`,
        '--gradients',
        dice.pick(['1', '1/sqrt(t)', 't', '2/3']),
        ...scheduleOptions(dice),
        ...json,
      ];
    case 'worst-case':
      return [
        'worst-case',
        '--T',
        `${dice.integer(1, 4)}`,
        '--eta',
        dice.pick(['1', '0.5', '"1/3"', '[1, 0.5]', '2e3']),
        ...(dice.oneIn(2) ? ['--metric', dice.pick(['last', 'average', 'best', 'weighted:[1, 2]'])] : []),
        ...(dice.oneIn(3) ? ['--G', dice.pick(['1', '[1, 2]', '0'])] : []),
        ...json,
      ];
    case 'explain':
      return [
        'explain',
        claim,
        '--in',
        'a.md',
        ...(dice.oneIn(2) ? ['--at', dice.pick(POINTS)] : []),
        ...(dice.oneIn(2) ? ['--json'] : []),
      ];
    case 'print':
      return [
        'print',
        'a.md',
        ...(dice.oneIn(2) ? ['--latex'] : []),
        ...(dice.oneIn(3) ? ['--claim', claim] : []),
      ];
    case 'prove':
      return ['prove', 'a.md', ...(dice.oneIn(2) ? ['--explain'] : []), ...json];
    case 'verify':
      return ['verify', 'a.md', ...json];
    default:
      return ['export', '--coq', 'coq', 'a.md'];
  }
}

const COMMANDS = [
  'check',
  'check',
  'check',
  'sharpen',
  'sharpen',
  'fuzz',
  'schedule',
  'worst-case',
  'explain',
  'print',
  'prove',
  'verify',
  'export',
] as const;
const BOUNDS = new URL('../../proofs/part-1-average-loss.md', import.meta.url).pathname;
const RATES = [
  'eta[t] = R / sqrt(sum(k in 1..t, G[k]^2))',
  'eta[t] = alpha',
  'eta[t] = alpha/sqrt(t)',
  '1/sqrt(t)',
  'eta[t] = alpha * (1 - b)^t',
  'eta[t] = 0',
];
const SCHEDULES = ['cosine', 'wsd(cooldown = 0.3)', 'linear', 'constant', 'no_such'];
const POINTS = [
  '{"T":1}',
  '{"T":2,"x":1,"y":1,"G":[1,2]}',
  '{"T":0}',
  '{}',
  '[]',
  '{"T":1,"x":"1/3","y":"0","G":["1"]}',
  '{"T":1000000000}',
  'nothing',
];

function checkOptions(claim: string, cases: number, dice: Dice): string[] {
  return dice
    .some([
      ['--json', 'out.json'],
      ['--html', 'out.html'],
      ['--format', dice.pick(['github', 'junit', 'table'])],
      [dice.pick(['-q', '-v'])],
      ['--workers', `${dice.integer(1, 3)}`],
      // A round is a hunt of its own, however few its cases: thousands of them are long by what was asked, and no fault.
      ['--round-cases', `${Math.max(dice.pick([1, 7, 100]), cases / 20)}`],
      ['--shard', dice.pick(['1/2', '2/2', '3/7'])],
      ['--no-prove'],
      ['--no-failures'],
      ['--claim', claim],
      ['--resume'],
    ])
    .flat();
}

function fuzzOptions(dice: Dice): string[] {
  return dice
    .some([
      ['--given', dice.pick(['b in [0, 1)', 'b in [0, 1]', 'b in [1, 2]', 'b in (-1, 1)', 'G > 0'])],
      ['--tune', dice.pick(['b in [0, 1]', 'alpha in (0, 1]'])],
      ['--assume', 'G[t] <= 2 * G[1]'],
      ['--against', dice.pick(['R / sqrt(T)', '1', '0'])],
      ['--target', dice.pick(['1', '2', '100'])],
      ['--metric', dice.pick(['average', 'last'])],
    ])
    .flat();
}

function scheduleOptions(dice: Dice): string[] {
  return dice
    .some([
      ['--R', dice.pick(['1', '2/3', '0'])],
      ['--base-rate', dice.pick(['1', '0.1'])],
      ['--metric', dice.pick(['last', 'average'])],
      ['--rates', 'rates.csv'],
      ['--csv', 'bounds.csv'],
      ['--html', 'schedule.html'],
    ])
    .flat();
}
