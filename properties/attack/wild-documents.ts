import type { Dice } from './dice.js';
import { claimText, rationalClaim } from './rational-claims.js';

const FUNCTIONS = ['sqrt', 'ln', 'exp', 'abs', 'cos', 'sin', 'log2', 'floor', 'ceil'] as const;
const DOMAINS = [
  '',
  '> 0',
  '>= 0',
  '< 0',
  'in [0, 1]',
  'in (0, 1]',
  'in [1, 2]',
  'in [-3, 2]',
  'in (-1, 1)',
  'in [0, x]',
  'in 1..4',
  'in -2..2',
] as const;

/** A document of all constructs of the language, most of it well-formed: nothing is known of what its claims say. */
export function wildDocument(dice: Dice): string {
  const blocks = Array.from({ length: dice.integer(1, 4) }, (_, i) =>
    dice.oneIn(4) ? claimText(rationalClaim(`r${i}`, dice)) : wildClaim(`w${i}`, dice),
  );
  if (dice.oneIn(3))
    blocks.unshift(
      '```bound mean(R, G)\ngiven R > 0\ngiven G[t] > 0\nvalue R * sum(t in 1..T, G[t]) / T\n```\n',
    );
  if (dice.oneIn(4))
    blocks.unshift(
      '```schedule own(R, G)\ngiven R > 0\ngiven G[t] > 0\nlet V[t] = sum(k in 1..t, G[k]^2)\nlet eta[t] = R / sqrt(V[t])\n```\n',
    );
  return `${blocks.join('\nWords between $x^2$ and *blocks*.\n\n')}\n`;
}

function wildClaim(name: string, dice: Dice): string {
  const lines = ['given x > 0', `given y ${dice.pick(DOMAINS)}`];
  lines.push(
    `given G[t] ${dice.pick(['> 0', '>= 0', 'in (0, 2]', '> 0 nonincreasing', '>= 0 nondecreasing', 'in 0..3'])}`,
  );
  if (dice.oneIn(3)) lines.push('given d in 1..3', 'given g[t] in R^d', 'given star in R^d');
  const isVector = lines.includes('given star in R^d');
  if (dice.oneIn(3))
    lines.push(
      `given m[t, i] ${dice.pick(['', '> 0', 'in [0, 1]'])} for t in 1..T, i in ${dice.pick(['1..t', '1..3', 't..T', '1..T-1'])}`,
    );
  lines.push('let V[t] = sum(k in 1..t, G[k]^2)');
  if (dice.oneIn(2))
    lines.push(
      'let a[1] = x',
      `let a[t+1] = ${dice.pick(['a[t] / 2 + G[t]', 'sqrt(a[t] + 1)', 'if a[t] > 1 then a[t] - 1 else 2 * a[t]', 'a[t] * (1 - y)'])}`,
    );
  const isRecursive = lines.some((line) => line.startsWith('let a[1]'));
  if (isVector) lines.push('let p[1] = 0', 'let p[t+1] = p[t] - x * g[t]');
  if (dice.oneIn(4))
    lines.push(
      `assume ${dice.pick(['y <= x', 'sum(t in 1..T, G[t]) = 1', 'y != 1', 'G[t] <= 2 * G[1] for t in 1..T', 'x + y <= T'])}`,
    );
  const extra = [
    ...(isRecursive ? ['a[T]', 'a[2]'] : []),
    ...(isVector ? ['norm(p[T+1] - star)^2', 'dot(star, g[1])'] : []),
  ];
  const sides = Array.from({ length: dice.integer(2, 4) }, () => side(dice, extra, 0));
  if (dice.oneIn(4)) sides[1] = `${sides[0]} + ${dice.pick(['0', '1', 'x^2'])}`;
  const relation = dice.pick(['<=', '<=', '<', '>=', '=']);
  lines.push(`show ${sides.join(` ${relation} `)}`);
  if (dice.oneIn(8)) lines.push(`expect ${dice.pick(['refuted', 'ill-defined', 'undecided', 'proved'])}`);
  return [`\`\`\`claim ${name}`, ...lines, '```', ''].join('\n');
}

function side(dice: Dice, extra: readonly string[], depth: number): string {
  const inner = (): string => side(dice, extra, depth + 1);
  const leaves = ['x', 'y', 'T', 'G[1]', 'G[T]', 'V[T]', '1', '2', '1/3', '0', 'pi', '1e10', ...extra];
  if (depth > 2 || dice.oneIn(4)) return dice.pick(leaves);
  switch (dice.integer(0, 8)) {
    case 0:
      return `(${inner()} + ${inner()})`;
    case 1:
      return `(${inner()} - ${inner()})`;
    case 2:
      return `(${inner()} * ${inner()})`;
    case 3:
      return `(${inner()} / ${inner()})`;
    case 4:
      return `${dice.pick(FUNCTIONS)}(${inner()})`;
    case 5:
      return `(${inner()})^${dice.pick(['2', '(1/2)', '3', '(-1)', '0', 'T', '(-1/2)', '10'])}`;
    case 6:
      return `${dice.pick(['sum', 'prod', 'max'])}(t in 1..T, ${dice.pick(['G[t]', 'sqrt(G[t])', 'G[t] / t', 'V[t]', 'G[t] * x', '1/(1 + G[t])', 'ln(1 + G[t])', 't^y'])})`;
    case 7:
      return `(if ${inner()} <= ${inner()} then ${inner()} else ${inner()})`;
    default:
      return `${dice.pick(['min', 'max'])}(${inner()}, ${inner()})`;
  }
}
